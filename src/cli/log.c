/* Asking for acts: log, search, diff, receipt. */
#include <string.h>

#include "out.h"
#include "procure/base/num.h"
#include "procure/base/text.h"
#include "procure/service/audit.h"

/* --- log ------------------------------------------------------------------------------------------------------------------------------------- */

/* A ledger may hold very many acts: they are asked for and printed page by page, with the memory of one page. */
enum { PAGE = 1000 };

static const char *outcome(const struct act_line *a, struct arena *page)
{
	const char *late = *a->late ? arena_printf(page, "%s %s", _("late:"), a->late) : "";

	return arena_printf(page, "%s%s%s", a->result, *a->result && *late ? ", " : "", late);
}

static void print_page(const struct act_line *v, size_t n, bool first, struct arena *page)
{
	struct out_table *t = out_table(page, 5);
	char when[INSTANT_SIZE];

	out_head(t, _("Act"), 0, true);
	out_head(t, _("Decided"), 16, false);
	out_head(t, _("Person"), 14, false);
	out_head(t, _("Result"), 16, false);
	out_head(t, _("Subject"), 0, false);
	for (size_t i = 0; i < n; i++) {
		instant_show(when, v[i].decided);
		out_cell(t, num_text((char[24]){ 0 }, v[i].seq));
		out_cell(t, when);
		out_cell(t, v[i].person);
		out_cell(t, outcome(&v[i], page));
		out_cell(t, v[i].subject);
	}
	out_table_print(stdout, t, first);
}

/* Where the next page begins. */
static void turn(struct log_query *q, const struct act_line *last)
{
	if (q->oldest_first)
		q->from = last->seq + 1;
	else
		q->before = last->seq;
}

static enum rc pages(struct cli *c, struct log_query *q, int64_t limit, struct json *j, int64_t *shown, struct why *why)
{
	struct arena *page = arena_new();
	struct act_line *v;
	size_t n = PAGE;
	enum rc rc = RC_OK;

	while (rc == RC_OK && n == PAGE && (!limit || *shown < limit) && !ferror(stdout)) {
		arena_reset(page);
		q->limit = limit && limit - *shown < PAGE ? (int)(limit - *shown) : PAGE;
		if ((rc = service_log(c->service, q, &v, &n, page, why)) != RC_OK || n == 0)
			break;
		for (size_t i = 0; i < n && j; i++)
			out_json_act(j, NULL, &v[i]);
		if (!j)
			print_page(v, n, *shown == 0, page);
		*shown += (int64_t)n;
		turn(q, &v[n - 1]);
	}
	arena_free(page);
	return rc;
}

/* The log asks by path; people give names. */
static enum rc record_asked(struct cli *c, struct log_query *q, struct why *why)
{
	const char *name = args_option(c, "record");
	struct record *r;
	enum rc rc;

	if (!name)
		return RC_OK;
	if ((rc = session_record(c, name, &r, why)) == RC_OK)
		q->record = r->path;
	return rc;
}

enum rc cmd_log(struct cli *c, struct why *why)
{
	struct log_query q = {
		.contract = args_option(c, "contract"), .person = args_option(c, "by"), .verb = args_option(c, "verb"),
		.meeting = args_option(c, "meeting"), .body = args_option(c, "body"), .before = c->at ? c->at + 1 : 0,
		.late_only = args_option(c, "late"), .oldest_first = args_option(c, "oldest-first"),
	};
	struct json *j = NULL;
	struct why ended = { 0 };
	int64_t limit, shown = 0;
	enum rc rc;

	if ((rc = args_number(c, "limit", 0, &limit, why)) != RC_OK || (rc = record_asked(c, &q, why)) != RC_OK)
		return rc;
	if (c->json) {
		j = out_json(c);
		json_array(j, "acts");
	}
	rc = pages(c, &q, limit, j, &shown, why);
	if (j) {
		json_array_end(j);
		out_json_end(j, &ended);
	}
	return rc == RC_OK && shown == 0 ? RC_NONE : rc;
}

/* --- search ---------------------------------------------------------------------------------------------------------------------------------- */

struct hits { struct cli *c; struct json *j; int64_t n, limit; };

static void hit(struct hits *h, bool is_act, int64_t seq, const char *path, const char *title, const char *snippet)
{
	const char *name = is_act ? arena_printf(h->c->arena, "%s %lld", _("act"), (long long)seq) : record_name(h->c->arena, path);

	if (h->limit && h->n++ >= h->limit)
		return;
	if (!h->j) {
		out_flat(stdout, name);
		fputs("  ", stdout);
		out_flat(stdout, title);
		if (*snippet && strcmp(snippet, title) != 0) {
			fputs("\n    ", stdout);
			out_flat(stdout, snippet);
		}
		fputc('\n', stdout);
		return;
	}
	json_object(h->j, NULL);
	json_string(h->j, "is", is_act ? "act" : "record");
	json_int(h->j, "seq", seq);
	out_json_word(h->j, "name", is_act ? "" : name);
	out_json_word(h->j, "path", path);
	json_string(h->j, "title", title);
	json_string(h->j, "snippet", snippet);
	json_object_end(h->j);
}

static enum rc search_now(struct hits *h, const char *words, struct why *why)
{
	struct hit *v;
	size_t n;
	enum rc rc = service_search(h->c->service, words, (int)h->limit, &v, &n, h->c->arena, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++)
		hit(h, v[i].is_act, v[i].seq, v[i].path, v[i].title, v[i].snippet);
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc search_acts_then(struct hits *h, const char *words, struct why *why)
{
	struct log_query q = { .before = h->c->at + 1 };
	struct act_line *v;
	size_t n;
	enum rc rc = service_log(h->c->service, &q, &v, &n, h->c->arena, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++)
		if (text_match(v[i].message, words))
			hit(h, true, v[i].seq, v[i].record, v[i].subject, "");
	return rc;
}

/* The index of words knows the present only: as of --at the texts themselves are read. */
static enum rc search_then(struct hits *h, const char *words, struct why *why)
{
	const struct kind *k;
	struct record **v;
	struct buf text = { 0 };
	size_t n;
	enum rc rc = search_acts_then(h, words, why);

	for (size_t i = 0; (k = kind_at(i)) != NULL && rc == RC_OK; i++) {
		rc = service_list(h->c->service, k->name, NULL, h->c->at, &v, &n, h->c->arena, why);
		for (size_t r = 0; r < n && rc == RC_OK; r++) {
			buf_reset(&text);
			record_print(&text, v[r]);
			if (text_match(buf_str(&text), words))
				hit(h, false, h->c->at, v[r]->path, record_title(v[r]), "");
		}
	}
	buf_free(&text);
	return rc;
}

enum rc cmd_search(struct cli *c, struct why *why)
{
	struct hits h = { .c = c };
	struct buf words = { 0 };
	enum rc rc = args_number(c, "limit", 50, &h.limit, why);

	if (rc != RC_OK)
		return rc;
	h.limit = h.limit > INT32_MAX ? INT32_MAX : h.limit;
	for (int i = 0; i < c->args; i++)
		buf_printf(&words, "%s%s", i ? " " : "", c->arg[i]);
	if (c->json) {
		h.j = out_json(c);
		json_array(h.j, "hits");
	}
	rc = c->at ? search_then(&h, buf_str(&words), why) : search_now(&h, buf_str(&words), why);
	buf_free(&words);
	if (h.j) {
		struct why ended = { 0 };

		json_array_end(h.j);
		out_json_end(h.j, &ended);
	}
	return rc == RC_OK && h.n == 0 ? RC_NONE : rc;
}

/* --- receipt --------------------------------------------------------------------------------------------------------------------------------- */

enum rc cmd_receipt(struct cli *c, struct why *why)
{
	int64_t seq = c->at ? c->at : service_tip(c->service);
	char receipt[RECEIPT_SIZE];
	struct json *j;
	enum rc rc;

	if (c->args && (!num_parse(c->arg[0], &seq) || seq < 1))
		return fail(why, RC_INVALID, N_("{1} is not the number of an act."), c->arg[0]);
	if ((rc = service_receipt(c->service, seq, receipt, why)) != RC_OK)
		return rc;
	if (!c->json) {
		printf("%s\n", receipt);
		return RC_OK;
	}
	j = out_json(c);
	json_int(j, "seq", seq);
	json_string(j, "receipt", receipt);
	return out_json_end(j, why);
}
