/* Checking: verify, doctor, lint. */
#include <string.h>

#include "out.h"
#include "procure/service/audit.h"

static const char *severity(enum severity s)
{
	static const char *const words[] = { [NOTE] = N_("note"), [DOUBTFUL] = N_("doubtful"), [BROKEN] = N_("broken") };

	return words[s];
}

/* --- verify ---------------------------------------------------------------------------------------------------------------------------------- */

struct findings { struct cli *c; struct json *j; };

static void finding(void *ctx, const struct finding *f)
{
	struct findings *all = ctx;
	struct why w = { 0 };

	fail(&w, RC_NONE, f->row->text, f->where, f->detail);
	if (!all->j) {
		printf("%s  %s  ", _(severity(f->row->severity)), f->row->code);
		out_why(stdout, &w);
		return;
	}
	json_object(all->j, NULL);
	json_string(all->j, "code", f->row->code);
	json_string(all->j, "severity", severity(f->row->severity));
	json_int(all->j, "seq", f->seq);
	out_json_word(all->j, "commit", f->commit);
	out_json_word(all->j, "where", f->where);
	out_json_word(all->j, "detail", f->detail);
	json_object_end(all->j);
}

/* What was checked and what that proves; nothing checked is never well. */
static void print_report(const struct verify_report *r, enum rc rc)
{
	OUT(stdout, N_("{1} acts and {2} objects checked: {3} broken, {4} doubtful."), NUM(r->acts), NUM(r->objects_checked), NUM(r->broken), NUM(r->doubtful));
	if (r->acts)
		OUT(stdout, N_("Receipt of the last act: {1}"), r->receipt);
	if (rc == RC_OK && r->acts)
		OUT(stdout, N_("Every act follows from the one before, says what it changed, and was allowed by the rules then in force."));
	if (r->unsigned_acts)
		OUT(stdout, N_("Unsigned: authorship not proven."));
}

static void json_report(struct json *j, const struct verify_report *r)
{
	json_int(j, "acts", r->acts);
	json_int(j, "objects", r->objects_checked);
	json_int(j, "broken", r->broken);
	json_int(j, "doubtful", r->doubtful);
	json_int(j, "notes", r->notes);
	out_json_word(j, "ledger", r->ledger_id);
	out_json_word(j, "tip", r->tip);
	out_json_word(j, "receipt", r->receipt);
	json_bool(j, "unsigned", r->unsigned_acts);
}

static enum rc verify_all(struct cli *c, const char *place, struct why *why)
{
	struct findings all = { c, NULL };
	struct verify_report report = { 0 };
	struct why ended = { 0 };
	enum rc rc;

	if (c->json) {
		all.j = out_json(c);
		json_array(all.j, "findings");
	}
	rc = service_verify(place, finding, &all, session_progress, &report, why);
	if (rc == RC_OK && report.acts == 0)
		rc = fail(why, RC_NONE, N_("Nothing could be checked: there is no act."));
	if (all.j) {
		json_array_end(all.j);
		json_report(all.j, &report);
		out_json_end(all.j, &ended);
	} else if (report.acts || rc == RC_OK) {
		print_report(&report, rc);
	}
	return rc;
}

/* The four answers, and what a script hears of them. */
static enum rc verify_receipt(struct cli *c, const char *place, const char *typed, struct why *why)
{
	static const enum rc heard[] = {
		[RECEIPT_HOLDS] = RC_OK, [RECEIPT_TYPO] = RC_INVALID, [RECEIPT_OTHER_LEDGER] = RC_NONE, [RECEIPT_GONE] = RC_DAMAGED,
	};
	static const char *const codes[] = {
		[RECEIPT_HOLDS] = "holds", [RECEIPT_TYPO] = "typing-error", [RECEIPT_OTHER_LEDGER] = "other-ledger", [RECEIPT_GONE] = "gone",
	};
	enum receipt_answer answer = RECEIPT_TYPO;
	int64_t seq = 0;
	struct json *j;
	enum rc rc = service_receipt_check(place, typed, &answer, &seq, why);

	if (rc != RC_OK)
		return rc;
	if (!c->json) {
		printf("%s\n", _(receipt_sentence(answer)));
		return heard[answer];
	}
	j = out_json(c);
	json_string(j, "receipt", typed);
	json_string(j, "answer", codes[answer]);
	json_int(j, "seq", seq);
	rc = out_json_end(j, why);
	return rc == RC_OK ? heard[answer] : rc;
}

enum rc cmd_verify(struct cli *c, struct why *why)
{
	const char *place, *receipt = args_option(c, "receipt");
	enum rc rc = session_place(c, &place, why);

	if (rc != RC_OK)
		return rc;
	return receipt ? verify_receipt(c, place, receipt, why) : verify_all(c, place, why);
}

/* --- doctor ---------------------------------------------------------------------------------------------------------------------------------- */

enum rc cmd_doctor(struct cli *c, struct why *why)
{
	struct check_line *v;
	size_t n = service_doctor(options_text(c->options, OPTION_LEDGER), &v, c->arena);
	bool good = true;
	struct json *j = c->json ? out_json(c) : NULL;
	enum rc rc = RC_OK;

	if (j)
		json_array(j, "checks");
	for (size_t i = 0; i < n; i++) {
		good = good && v[i].good;
		if (!j) {
			printf("%-8s", v[i].good ? _("good") : _("BAD"));
			out_pair(stdout, 12, _(v[i].name), v[i].text);
			continue;
		}
		json_object(j, NULL);
		json_string(j, "name", v[i].name);
		json_bool(j, "good", v[i].good);
		json_string(j, "text", v[i].text);
		json_object_end(j);
	}
	if (j) {
		json_array_end(j);
		rc = out_json_end(j, why);
	}
	return rc == RC_OK && !good ? RC_NONE : rc;
}
