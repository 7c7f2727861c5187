/* Words of the papers: sentences, names as they were on the day, values as people read them. */
#include <string.h>

#include "minutes_room.h"
#include "procure/base/text.h"

const char *minutes_say(struct minutes *m, const char *msgid, const char *a, const char *b, const char *c)
{
	const char *arg[] = { a, b, c };
	struct buf out = { 0 };
	const char *kept;

	for (const char *p = _(msgid); *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}') {
			buf_puts(&out, arg[p[1] - '1'] ? arg[p[1] - '1'] : "");
			p += 2;
		} else
			buf_putc(&out, *p);
	}
	kept = arena_strdup(m->a, buf_str(&out));
	buf_free(&out);
	return kept;
}

/* --- records as they were ------------------------------------------------------------------------------------------------------------------------ */

static struct past *past_of(struct minutes *m, const char *path)
{
	struct past *p;
	struct why why = { 0 };

	for (p = m->past; p; p = p->next)
		if (strcmp(p->path, path) == 0)
			return p;
	p = arena_alloc(m->a, sizeof *p);
	p->path = arena_strdup(m->a, path);
	if (service_history(m->s, path, &p->v, &p->n, m->a, &why) != RC_OK)
		p->n = 0;
	p->next = m->past;
	m->past = p;
	return p;
}

const struct record *minutes_then(struct minutes *m, const char *path, int64_t seq)
{
	const struct past *p = path ? past_of(m, path) : NULL;
	const struct record *r = NULL;

	if (!seq)
		seq = m->at;
	for (size_t i = 0; p && i < p->n; i++)
		if (!seq || p->v[i].from <= seq)
			r = p->v[i].record;
	return r;
}

int64_t minutes_first(struct minutes *m, const char *path)
{
	const struct past *p = past_of(m, path);

	return p->n ? p->v[0].from : 0;
}

const char *minutes_person(struct minutes *m, const char *id, int64_t seq)
{
	const struct record *r = id_valid(id) ? minutes_then(m, record_path(m->a, kind_by_name("person"), "", id), seq) : NULL;

	return r && *record_get(r, "Name") ? record_get(r, "Name") : id;
}

const char *minutes_names(struct minutes *m, const char *ids)
{
	struct strs l = { 0 };

	strs_split(&l, m->a, ids);
	return strs_join(&l, m->a, ", ");
}

const char *minutes_people(struct minutes *m, const char *ids, int64_t seq)
{
	struct strs l = { 0 }, names = { 0 };

	strs_split(&l, m->a, ids);
	for (size_t i = 0; i < l.n; i++)
		strs_add(&names, m->a, minutes_person(m, l.v[i], seq));
	return strs_join(&names, m->a, ", ");
}

const struct record *minutes_body(struct minutes *m, int64_t seq)
{
	const char *id = record_get(m->meeting, "Body");

	return minutes_then(m, record_path(m->a, kind_by_name("body"), "", id), seq);
}

/* --- values -------------------------------------------------------------------------------------------------------------------------------------- */

const struct field *minutes_table(const struct record *r, const char *field)
{
	return &r->kind->fields[kind_field(r->kind, field)];
}

/* One cell, as the type of its column shows it; persons by their names. */
static void cell(struct minutes *m, struct buf *out, const struct column *c, const char *text, int64_t seq)
{
	struct field f = { .name = "", .type = c->type, .spec = c->spec, .label = "", .help = "" };
	bool person = strcmp(c->name, "owner") == 0 || strcmp(c->name, "person") == 0 || strcmp(c->name, "holder") == 0 || strcmp(c->name, "deputy") == 0 ||
		      strcmp(c->name, "by") == 0;

	if (person)
		buf_puts(out, minutes_person(m, text, seq));
	else
		c->type->show(&f, text, out);
}

static void rows_shown(struct minutes *m, struct buf *out, const struct field *f, const char *text, int64_t seq)
{
	struct column *c = arena_alloc(m->a, TABLE_COLUMNS_MAX * sizeof *c);
	size_t columns = table_columns(f, c), n;
	struct row *rows;

	n = table_rows(text, &rows, m->a);
	for (size_t i = 0; i < n; i++) {
		bool first = true;

		buf_puts(out, i ? "\n" : "");
		for (size_t k = 0; k < columns; k++) {
			const char *value = table_cell(f, &rows[i], c[k].name);

			if (!*value)
				continue;
			buf_puts(out, first ? "" : " \302\267 ");
			cell(m, out, &c[k], value, seq);
			first = false;
		}
	}
}

const char *minutes_shown(struct minutes *m, const struct record *r, const char *field, int64_t seq)
{
	const struct field *f = minutes_table(r, field);
	const char *value = record_get(r, field), *kept;
	struct buf text = { 0 };

	if (!*value || f->flags & F_SEALED || value_sealed(value))
		return "";
	if ((f->type == &type_ref || f->type == &type_refs) && f->spec && strcmp(f->spec, "person") == 0)
		return minutes_people(m, value, seq);
	if (f->type == &type_table)
		rows_shown(m, &text, f, value, seq);
	else
		f->type->show(f, value, &text);
	kept = arena_strdup(m->a, buf_str(&text));
	buf_free(&text);
	return kept;
}

const char *minutes_clock(struct minutes *m, struct instant t)
{
	char shown[INSTANT_SIZE];

	instant_show(shown, t);
	return strlen(shown) > 11 ? arena_strdup(m->a, shown + 11) : arena_strdup(m->a, shown);
}

const char *minutes_stored_clock(struct minutes *m, const char *stored)
{
	struct instant t;

	return instant_parse(stored, &t) ? minutes_clock(m, t) : "";
}

const char *minutes_moment(struct minutes *m, struct instant t)
{
	char shown[INSTANT_SIZE];

	instant_show(shown, t);
	return arena_strdup(m->a, shown);
}

const char *minutes_label(const char *code)
{
	struct field choice = { .type = &type_choice };

	return *code ? choice_label(&choice, code) : "";
}

/* In a demonstration all is invented, and the paper's head says so. */
const char *minutes_titled(struct minutes *m, const struct record *r)
{
	int mark = kind_field(r->kind, "Illustrative");
	bool invented = mark >= 0 && r->value[mark] && strcmp(r->value[mark], "yes") == 0 && !service_demo(m->s) &&
			!(m->meeting && record_is(m->meeting, "Illustrative", "yes"));
	const char *title = r->kind->title_field ? minutes_shown(m, r, r->kind->title_field, 0) : "";

	return arena_printf(m->a, "%s%s%s%s%s", r->path ? record_name(m->a, r->path) : r->id, *title ? ": " : "", title, invented ? " " : "", invented ? _("[ILLUSTRATIVE]") : "");
}

const char *minutes_number(struct minutes *m, int64_t n)
{
	return arena_printf(m->a, "%lld", (long long)n);
}
