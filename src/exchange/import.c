/* Proposals from files: what the file is, who reads it, and how the proposal is shown (import.h). */
#include "import_build.h"

#include "bytes.h"
#include "procure/base/hash.h"
#include "procure/base/text.h"
#include "procure/exchange/convert.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *const kind_names[] = { "", "candidate", "requirement", "series" };

/* The first byte that says anything: JSON begins with a bracket. */
static enum rc looks_like_json(bool *json, const char *path, struct why *why)
{
	struct bytes b;
	const char *p = NULL;
	size_t n = 0;
	enum rc rc = bytes_open(&b, path, why);

	*json = false;
	if (rc == RC_OK)
		rc = bytes_next(&b, &p, &n, why);
	if (rc == RC_OK) {
		size_t i = n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

		while (i < n && strchr(" \t\r\n", p[i]))
			i++;
		*json = i < n && (p[i] == '{' || p[i] == '[');
	}
	bytes_close(&b);
	return rc;
}

struct names {
	struct arena *arena;
	struct strs list;
};

static bool take_names(void *ctx, const struct csv_row *row)
{
	struct names *names = ctx;

	if (row->kind == CSV_HEADER)
		for (size_t i = 0; i < row->n; i++)
			strs_add(&names->list, names->arena, row->cell[i]);
	return row->kind != CSV_DATA;
}

static size_t count_fields(enum import_as as, const struct strs *names, const char *one, const char *other)
{
	size_t n = 0;

	for (size_t i = 0; i < names->n; i++) {
		const char *field = import_field_of(as, names->v[i]);

		n += field && (!one || strcmp(field, one) == 0 || (other && strcmp(field, other) == 0));
	}
	return n;
}

/* Has the table a column of clauses, or only one column of text? Then plain lines are read as clauses and commas in them mean nothing. */
static bool has_clause_column(const struct strs *names)
{
	return count_fields(IMPORT_REQUIREMENTS, names, "Clause", "Old-Text") > 0;
}

static enum rc guess(struct import *out, struct arena *a, const char *path, const struct strs *names, struct why *why)
{
	struct csv_facts facts;
	enum rc rc;
	bool series;

	if (has_clause_column(names) && count_fields(IMPORT_REQUIREMENTS, names, "Clause", NULL) > 0) {
		out->as = IMPORT_REQUIREMENTS;
		return RC_OK;
	}
	rc = csv_facts_read(&facts, a, path, &out->dialect, NULL, NULL, why);
	if (rc != RC_OK)
		return rc;
	series = import_is_series(&facts);
	csv_facts_free(&facts);
	if (series)
		out->as = IMPORT_SERIES;
	else if (count_fields(IMPORT_CANDIDATES, names, "Name", NULL) && count_fields(IMPORT_CANDIDATES, names, NULL, NULL) >= 2)
		out->as = IMPORT_CANDIDATES;
	else
		return fail(why, RC_INVALID, N_("The file does not show what it holds: say it with --as candidate, requirement or series."));
	return RC_OK;
}

static const char *file_name(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf clean = { 0 };
	const char *name;

	text_clean(&clean, slash ? slash + 1 : path, strlen(slash ? slash + 1 : path), false);
	name = arena_strdup(a, buf_str(&clean));
	buf_free(&clean);
	return name;
}

static enum rc check_want(const struct import *out, const struct import_want *want, struct why *why)
{
	if (out->as == IMPORT_CANDIDATES && (want->year < 1990 || want->year > 2200))
		return fail(why, RC_INVALID, N_("Say for which year the candidates are proposed, as in 2019."));
	if (out->as != IMPORT_CANDIDATES && (!want->contract || !id_valid(want->contract)))
		return fail(why, RC_INVALID, N_("Say to which contract this belongs, as in --contract SC-2018-P01."));
	return RC_OK;
}

static enum rc find_kind(struct import *out, struct arena *a, const char *path, const struct import_want *want, struct strs *names, struct why *why)
{
	struct names found = { .arena = a };
	struct csv_visitor v = { .row = take_names, .ctx = &found };
	struct why stopped = { 0 };
	enum rc rc;

	out->as = want->as;
	if (out->ocds) {
		out->as = IMPORT_CANDIDATES;
		return want->as == IMPORT_GUESS || want->as == IMPORT_CANDIDATES ? RC_OK :
			fail(why, RC_INVALID, N_("From OCDS only candidates can be proposed; the figures of its contracts are exported as a table elsewhere."));
	}
	rc = want->dialect ? RC_OK : csv_detect(&out->dialect, path, why);
	if (want->dialect)
		out->dialect = *want->dialect;
	if (rc != RC_OK)
		return rc;
	rc = csv_read(path, &out->dialect, &v, &stopped);
	*names = found.list;
	/* What is no table may still be a list of clauses: their reader judges it. */
	if (rc != RC_OK && rc != RC_NONE && want->as != IMPORT_REQUIREMENTS) {
		*why = stopped;
		return rc;
	}
	return want->as == IMPORT_GUESS ? guess(out, a, path, names, why) : RC_OK;
}

static enum rc read_as(struct proposal *p, const char *path, const struct strs *names, struct why *why)
{
	if (p->out->ocds)
		return import_processes(p, path, why);
	if (p->out->as == IMPORT_SERIES)
		return import_series(p, path, why);
	if (p->out->as == IMPORT_REQUIREMENTS && !has_clause_column(names) && p->want->n_map == 0)
		return import_clauses(p, path, why);
	return import_table(p, path, why);
}

/* What the readers read, in memory: they take a path, so it gets one that goes when it is closed. */
static int in_memory(const struct buf *text, struct why *why)
{
	int fd = memfd_create("procure-import", MFD_CLOEXEC);
	size_t done = 0;

	while (fd >= 0 && done < text->len) {
		ssize_t n = write(fd, text->p + done, text->len - done);

		if (n <= 0) {
			close(fd);
			fd = -1;
		} else {
			done += (size_t)n;
		}
	}
	if (fd < 0)
		(void)fail_errno(why, N_("{1} cannot be kept in memory"), "import");
	return fd;
}

/* An office paper or a PDF is read through its converter: its text, or its first sheet. *fd stays -1 where nothing is to be converted. */
static enum rc converted(struct import *out, struct arena *a, const char *path, struct import_want *want, int *fd, struct why *why)
{
	struct buf text = { 0 };
	enum paper_kind kind;
	enum rc rc = convert_kind(path, &kind, why);

	if (rc != RC_OK || kind == PAPER_PLAIN)
		return rc;
	rc = convert_read(path, kind, &text, &out->converter, why);
	out->converter = arena_strdup(a, out->converter ? out->converter : "");
	if (rc == RC_NONE)
		rc = why->rc = RC_INVALID;       /* a scan proposes nothing */
	if (rc == RC_OK && (*fd = in_memory(&text, why)) < 0)
		rc = RC_IO;
	if (!convert_is_table(kind) && want->as == IMPORT_GUESS)
		want->as = IMPORT_REQUIREMENTS;
	buf_free(&text);
	return rc;
}

static enum rc propose_from(struct import *out, struct arena *a, const char *path, const struct import_want *want, struct why *why)
{
	struct strs names = { 0 };
	struct proposal p;
	enum rc rc = find_kind(out, a, path, want, &names, why);

	if (rc == RC_OK)
		rc = check_want(out, want, why);
	if (rc != RC_OK)
		return rc;
	proposal_init(&p, out, a, want, kind_names[out->as]);
	rc = read_as(&p, path, &names, why);
	proposal_free(&p);
	if (rc == RC_OK && out->n == 0)
		rc = fail(why, RC_INVALID, N_("Nothing in {1} can be proposed: {2} lines were seen."), out->name, NUM(out->rows));
	if (rc != RC_OK)
		out->n = 0;
	return rc;
}

enum rc import_propose(struct import *out, struct arena *a, const char *path, const struct import_want *want, struct why *why)
{
	struct import_want as = *want;
	const char *from;
	int fd = -1;
	enum rc rc;

	memset(out, 0, sizeof(*out));
	out->name = file_name(a, path);
	rc = looks_like_json(&out->ocds, path, why);
	if (rc == RC_OK)
		rc = sha256_file(out->sha256, &out->size, path, why);
	if (rc == RC_OK)
		rc = converted(out, a, path, &as, &fd, why);
	from = fd < 0 ? path : arena_printf(a, "/proc/self/fd/%d", fd);
	if (rc == RC_OK && (rc = propose_from(out, a, from, &as, why)) != RC_OK && fd >= 0)
		for (int i = 0; i < WHY_ARGS; i++)      /* people know the file by its own name */
			if (strcmp(why->arg[i], from) == 0)
				snprintf(why->arg[i], sizeof why->arg[i], "%s", out->name);
	if (fd >= 0)
		close(fd);
	return rc;
}

/* ---- for people ---- */

static void show_columns(struct buf *out, const struct import *imp)
{
	for (size_t i = 0; i < imp->columns; i++) {
		if (!imp->column[i].column[0])
			continue;
		buf_puts(out, "  ");
		text_show(out, imp->column[i].column, strlen(imp->column[i].column));
		if (imp->as != IMPORT_SERIES)
			buf_printf(out, " -> %s", imp->column[i].field[0] ? imp->column[i].field : "-");
		if (imp->column[i].person)
			buf_printf(out, "  %s", imp->column[i].field[0] ? _("(names persons: kept in the open)") : _("(names persons: left out or sealed)"));
		buf_putc(out, '\n');
	}
}

static bool sealed(const struct import_stanza *s, const char *name)
{
	const struct kind *k = kind_by_name(verb_by_name(s->verb)->kind);
	int f = kind_field(k, name);

	return f >= 0 && k->fields[f].flags & F_SEALED;
}

static void show_stanza(struct buf *out, const struct import_stanza *s)
{
	buf_printf(out, "%s %s\n", s->verb, s->record);
	for (size_t i = 0; i < s->n; i++) {
		buf_printf(out, "  %s: ", s->name[i]);
		for (const char *c = sealed(s, s->name[i]) ? _("(sealed)") : s->value[i]; *c; c++) {
			buf_putc(out, *c);
			if (*c == '\n')
				buf_puts(out, "    ");
		}
		buf_putc(out, '\n');
	}
	if (s->file)
		buf_printf(out, "  + %s (%zu)\n", s->file->path, s->file->len);
}

static void show_problem(struct buf *out, const struct import_problem *p)
{
	struct buf text = { 0 };

	if (p->line)
		buf_printf(out, "%s %lld", _("line"), (long long)p->line);
	else
		buf_puts(out, _("file"));
	if (p->field[0])
		buf_printf(out, ", %s", p->field);
	why_sentence(&text, &p->why);
	buf_printf(out, ": %s%s\n", p->left_out ? _("[left out] ") : "", buf_str(&text));
	buf_free(&text);
}

static void say(struct buf *out, const char *msg, const char *a, const char *b)
{
	struct why why = { 0 };

	(void)why_set(&why, RC_OK, msg, a, b, (const char *)NULL);
	why_sentence(out, &why);
	buf_putc(out, '\n');
}

void import_show(struct buf *out, const struct import *imp)
{
	if (!imp->name)
		return;         /* nothing was read */
	say(out, N_("{1}: SHA-256 {2}"), imp->name, imp->sha256);
	show_columns(out, imp);
	for (size_t i = 0; i < imp->n; i++)
		show_stanza(out, &imp->stanza[i]);
	say(out, N_("{1} records would be recorded, from {2} lines or processes."), NUM(imp->n), NUM(imp->rows));
	if (imp->problems)
		say(out, N_("{1} remarks; {2} lines or processes are not proposed:"), NUM(imp->problems), NUM(imp->unused));
	for (size_t i = 0; i < imp->listed; i++)
		show_problem(out, &imp->problem[i]);
	if ((int64_t)imp->listed < imp->problems)
		say(out, N_("… and {1} more."), NUM(imp->problems - (int64_t)imp->listed), "");
}

void import_batch(struct buf *out, const struct import *imp)
{
	for (size_t i = 0; i < imp->n; i++) {
		const struct import_stanza *s = &imp->stanza[i];

		buf_printf(out, "%sVerb: %s\nRecord: %s\n", i ? "\n" : "", s->verb, s->record);
		for (size_t k = 0; k < s->n; k++) {
			buf_printf(out, "%s: ", s->name[k]);
			for (const char *c = s->value[k]; *c; c++) {
				buf_putc(out, *c);
				if (*c == '\n')
					buf_puts(out, c[1] == '\n' ? " ." : " ");
			}
			buf_putc(out, '\n');
		}
	}
}
