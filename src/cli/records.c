/* Asking for records: list, show, why, reveal. */
#include <string.h>

#include "out.h"

/* --- list ------------------------------------------------------------------------------------------------------------------------------------ */

static bool wanted(const struct cli *c, const struct record *r)
{
	const char *state = args_option(c, "state");

	return !state || (r->kind->state_field && record_is(r, r->kind->state_field, state));
}

/* Name, the kind's list columns but the one that names the record, its state, and last what names it. */
static bool is_column(const struct kind *k, const struct field *f)
{
	if (k->title_field && strcmp(f->name, k->title_field) == 0)
		return false;
	return f->flags & F_LIST || (k->state_field && strcmp(f->name, k->state_field) == 0);
}

static size_t columns_of(const struct kind *k)
{
	size_t n = 2;

	for (size_t i = 0; i < k->n_fields; i++)
		n += is_column(k, &k->fields[i]);
	return n;
}

static void print_list(struct cli *c, const struct kind *k, struct record *const *v, size_t n)
{
	struct out_table *t = out_table(c->arena, columns_of(k));

	out_head(t, _(k->label), 0, false);
	for (size_t f = 0; f < k->n_fields; f++)
		if (is_column(k, &k->fields[f]))
			out_head(t, _(k->fields[f].label), k->fields[f].width, k->fields[f].type->right);
	out_head(t, k->title_field ? _(k->fields[kind_field(k, k->title_field)].label) : "", 0, false);
	for (size_t i = 0; i < n; i++) {
		if (!wanted(c, v[i]))
			continue;
		out_cell(t, record_name(c->arena, v[i]->path));
		for (size_t f = 0; f < k->n_fields; f++)
			if (is_column(k, &k->fields[f]))
				out_cell(t, out_value(c->arena, &k->fields[f], record_get(v[i], k->fields[f].name)));
		out_cell(t, record_title(v[i]));
	}
	out_table_print(stdout, t, true);
}

enum rc cmd_list(struct cli *c, struct why *why)
{
	const struct kind *k = kind_by_name(c->arg[0]);
	struct record **v;
	struct json *j;
	size_t n, shown = 0;
	enum rc rc;

	if (!k)
		return fail(why, RC_INVALID, N_("{1} is no kind; `procure kinds` lists them."), c->arg[0]);
	if ((rc = service_list(c->service, k->name, args_option(c, "contract"), c->at, &v, &n, c->arena, why)) != RC_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		shown += wanted(c, v[i]);
	if (!c->json) {
		print_list(c, k, v, n);
		return shown ? RC_OK : RC_NONE;
	}
	j = out_json(c);
	json_string(j, "kind", k->name);
	json_array(j, "records");
	for (size_t i = 0; i < n; i++)
		if (wanted(c, v[i]))
			out_json_record(j, NULL, v[i]);
	json_array_end(j);
	rc = out_json_end(j, why);
	return rc == RC_OK && !shown ? RC_NONE : rc;
}

/* --- show ------------------------------------------------------------------------------------------------------------------------------------ */

static void print_record(struct cli *c, const struct record *r)
{
	int width = 0;

	for (size_t i = 0; i < r->kind->n_fields; i++)
		if (r->value[i])
			width = out_width(_(r->kind->fields[i].label), width);
	printf("%s  (%s)\n", record_name(c->arena, r->path), _(r->kind->label));
	for (size_t i = 0; i < r->kind->n_fields; i++)
		if (r->value[i])
			out_pair(stdout, width, _(r->kind->fields[i].label), out_value(c->arena, &r->kind->fields[i], r->value[i]));
}

enum rc cmd_show(struct cli *c, struct why *why)
{
	struct record *r;
	struct json *j;
	struct buf raw = { 0 };
	enum rc rc = session_record(c, c->arg[0], &r, why);

	if (rc != RC_OK)
		return rc;
	if (c->json) {
		j = out_json(c);
		out_json_record(j, "record", r);
		return out_json_end(j, why);
	}
	if (args_option(c, "raw")) {
		record_print(&raw, r);
		out_text(stdout, buf_str(&raw));
		buf_free(&raw);
	} else {
		print_record(c, r);
	}
	return RC_OK;
}

/* --- why ------------------------------------------------------------------------------------------------------------------------------------- */

/* RECORD:FIELD; a record's name holds no colon. */
static void split(struct cli *c, const char *word, const char **record, const char **field)
{
	const char *colon = strchr(word, ':');

	*record = colon ? arena_strndup(c->arena, word, (size_t)(colon - word)) : word;
	*field = colon ? colon + 1 : NULL;
}

/* The name of a trailer for people; most are their own. */
static const char *trailer_label(struct cli *c, int which)
{
	char *label = arena_strdup(c->arena, trailer_rows[which].name);

	if (which == TRAILER_MODE)
		return _("Decided by");
	if (which == TRAILER_CASTING)
		return _("Casting vote");
	if (which == TRAILER_FREEZES)
		return _("Frozen versions");
	for (char *p = label; *p; p++)
		*p = *p == '-' ? ' ' : *p;
	return _(label);
}

static const char *trailer_value(struct cli *c, int which, const char *value)
{
	const struct field code = { .type = &type_choice };
	struct strs ids = { 0 }, names = { 0 };

	if (trailer_rows[which].type == TRAILER_IS_CODE)
		return choice_label(&code, value);
	if (which != TRAILER_MOVED_BY && which != TRAILER_CASTING && which != TRAILER_RECORDED_BY && trailer_rows[which].type != TRAILER_IS_VOTERS)
		return value;
	strs_split(&ids, c->arena, value);
	for (size_t i = 0; i < ids.n; i++)
		strs_add(&names, c->arena, out_person(c, ids.v[i]));
	return strs_join(&names, c->arena, ", ");
}

static void print_reason(struct cli *c, const struct record *r, const struct reason *why)
{
	char decided[INSTANT_SIZE], recorded[INSTANT_SIZE];
	const struct field *f = why->field ? &r->kind->fields[kind_field(r->kind, why->field)] : NULL;
	int width = 14;

	instant_show(decided, why->act.line.decided);
	instant_show(recorded, why->act.line.recorded);
	for (int i = TRAILER_CONTRACT; i < TRAILER_SEQUENCE; i++)
		if (why->act.t.one[i])
			width = out_width(trailer_label(c, i), width);
	out_pair(stdout, width, _("Record"), record_name(c->arena, r->path));
	if (f) {
		out_pair(stdout, width, _(f->label), out_value(c->arena, f, why->after));
		if (*why->before)
			out_pair(stdout, width, _("Before"), out_value(c->arena, f, why->before));
	}
	out_pair(stdout, width, _("Act"), arena_printf(c->arena, "%lld  %s", (long long)why->act.line.seq, why->act.line.subject));
	out_pair(stdout, width, _("Decided"), decided);
	out_pair(stdout, width, _("Recorded"), recorded);
	if (why->act.reason && *why->act.reason)
		out_pair(stdout, width, _("Reason"), why->act.reason);
	for (int i = TRAILER_CONTRACT; i < TRAILER_SEQUENCE; i++)
		if (why->act.t.one[i])
			out_pair(stdout, width, trailer_label(c, i), trailer_value(c, i, why->act.t.one[i]));
	for (size_t i = 0; i < why->n_evidence; i++)
		out_pair(stdout, width, _("Evidence"), arena_printf(c->arena, "%s: %s", record_name(c->arena, why->evidence[i]->path), record_title(why->evidence[i])));
	out_pair(stdout, width, _("Receipt"), why->act.line.receipt);
}

static enum rc json_reason(struct cli *c, const struct record *r, const struct reason *reason, struct why *why)
{
	struct json *j = out_json(c);

	json_string(j, "record", record_name(c->arena, r->path));
	out_json_word(j, "field", reason->field);
	out_json_word(j, "before", reason->before);
	out_json_word(j, "after", reason->after);
	out_json_act(j, "act", &reason->act.line);
	out_json_word(j, "reason", reason->act.reason);
	json_object(j, "trailers");
	for (int i = 0; i < TRAILER_COUNT; i++)
		if (reason->act.t.one[i])
			json_string(j, trailer_rows[i].name, reason->act.t.one[i]);
	json_object_end(j);
	json_array(j, "evidence");
	for (size_t i = 0; i < reason->n_evidence; i++)
		out_json_record(j, NULL, reason->evidence[i]);
	json_array_end(j);
	return out_json_end(j, why);
}

enum rc cmd_why(struct cli *c, struct why *why)
{
	const char *name, *field;
	struct record *r;
	struct reason reason;
	enum rc rc;

	split(c, c->arg[0], &name, &field);
	if ((rc = session_record(c, name, &r, why)) != RC_OK || (rc = service_why(c->service, r->path, field, c->at, &reason, c->arena, why)) != RC_OK)
		return rc;
	if (c->json)
		return json_reason(c, r, &reason, why);
	print_reason(c, r, &reason);
	return RC_OK;
}

enum rc cmd_reveal(struct cli *c, struct why *why)
{
	const char *name, *field;
	struct record *r;
	struct buf value = { 0 };
	enum rc rc;

	split(c, c->arg[0], &name, &field);
	if (!field)
		return fail(why, RC_INVALID, N_("Say which field: RECORD:FIELD."));
	if ((rc = session_record(c, name, &r, why)) == RC_OK && (rc = service_reveal(c->service, r->path, field, &value, why)) == RC_OK) {
		out_text(stdout, buf_str(&value));
		fputc('\n', stdout);
	}
	buf_free(&value);
	return rc;
}
