/* The first reading (survey.h).
 *
 * Whether an object that holds "releases" is a package or a record is known only when its last name was read (a record has an ocid or a
 * compiledRelease), and then its releases are long gone by: hence two readings, and one byte kept for each object. */
#include "survey.h"

#include <string.h>

enum { HAS_OCID = 1, HAS_RELEASES = 2, RELEASES_ARE_LIST = 4, HAS_RECORDS = 8, RECORDS_ARE_LIST = 16, HAS_COMPILED = 32, COMPILED_IS_OBJECT = 64, HAS_VERSIONED = 128 };

struct look {
	struct feed feed;
	struct survey *out;
	struct ocds_info *info;
	int arrays, depth;             /* arrays around the objects; depth within one */
	unsigned has;
	char key[20];                  /* the name at depth 1 */
	int64_t values, on_line, lines, bad;
	bool own_lines, any_object, all_scalar;      /* own_lines: no value crosses a line, no line has two */
	size_t line_began;             /* docs before this line */
	bool object_on_line;
};

static void push(struct survey *s, enum doc d)
{
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->doc = mem_resize(s->doc, s->cap);
	}
	s->doc[s->n++] = (unsigned char)d;
}

static enum doc classify(unsigned has)
{
	if ((has & COMPILED_IS_OBJECT) && !(has & (HAS_OCID | HAS_RECORDS)))
		return DOC_BARE_RECORD;
	if ((has & HAS_RELEASES) && !(has & HAS_OCID))
		return has & RELEASES_ARE_LIST ? DOC_RELEASES : DOC_RELEASES_WRONG;
	if ((has & HAS_RECORDS) && !(has & HAS_OCID))
		return has & RECORDS_ARE_LIST ? DOC_RECORDS : DOC_RECORDS_WRONG;
	if (!(has & HAS_OCID))
		return DOC_OTHER;
	return has & (HAS_COMPILED | HAS_VERSIONED | RELEASES_ARE_LIST) ? DOC_RECORD : DOC_RELEASE;
}

/* A value begins at depth 1 under the name last seen. */
static void note_member(struct look *l, enum event e)
{
	if (strcmp(l->key, "ocid") == 0)
		l->has |= HAS_OCID;
	else if (strcmp(l->key, "releases") == 0)
		l->has |= HAS_RELEASES | (e == EV_ARRAY ? RELEASES_ARE_LIST : 0);
	else if (strcmp(l->key, "records") == 0)
		l->has |= HAS_RECORDS | (e == EV_ARRAY ? RECORDS_ARE_LIST : 0);
	else if (strcmp(l->key, "compiledRelease") == 0)
		l->has |= HAS_COMPILED | (e == EV_OBJECT ? COMPILED_IS_OBJECT : 0);
	else if (strcmp(l->key, "versionedRelease") == 0)
		l->has |= HAS_VERSIONED;
}

static void note_key(struct look *l, const char *p, size_t n)
{
	l->key[0] = 0;
	if (n < sizeof(l->key)) {
		memcpy(l->key, p, n);
		l->key[n] = 0;
	}
}

static bool fail_depth(struct look *l)
{
	l->feed.rc = fail(l->feed.why, RC_INVALID, N_("Line {1}: lists are nested deeper than {2} levels."), NUM(l->feed.line), NUM(TREE_DEPTH_MAX));
	return false;
}

/* At the outermost level, or in arrays there. */
static bool outer_event(struct look *l, enum event e)
{
	if (e == EV_ARRAY_END) {
		l->arrays--;
		return true;
	}
	if (l->arrays == 0) {
		l->values++;
		l->on_line++;
		l->object_on_line = l->object_on_line || e == EV_OBJECT;
	}
	l->all_scalar = l->all_scalar && e != EV_OBJECT && e != EV_ARRAY;
	if (e == EV_ARRAY) {
		push(l->out, DOC_ARRAY);
		return l->arrays++ < TREE_DEPTH_MAX || fail_depth(l);
	}
	push(l->out, e == EV_OBJECT ? DOC_OTHER : DOC_SCALAR);
	if (e == EV_OBJECT) {
		l->depth = 1;
		l->has = 0;
	}
	return true;
}

static bool on_event(void *ctx, enum event e, const char *p, size_t n)
{
	struct look *l = ctx;

	if (l->depth == 0)
		return outer_event(l, e);
	if (e == EV_KEY) {
		if (l->depth == 1)
			note_key(l, p, n);
		return true;
	}
	if (e == EV_OBJECT_END || e == EV_ARRAY_END) {
		if (--l->depth == 0)
			l->out->doc[l->out->n - 1] = (unsigned char)classify(l->has);
		return true;
	}
	if (l->depth == 1)
		note_member(l, e);
	l->depth += e == EV_OBJECT || e == EV_ARRAY;
	return true;
}

static bool add_bad_line(struct look *l)
{
	struct ocds_info *info = l->info;

	if (info->bad_lines == OCDS_BAD_LINES_MAX) {
		l->feed.rc = fail(l->feed.why, RC_INVALID, N_("More than {1} lines are no JSON. Nothing was imported."), NUM(OCDS_BAD_LINES_MAX));
		return false;
	}
	if ((info->bad_lines & (info->bad_lines - 1)) == 0)
		info->bad_line = mem_resize(info->bad_line, (info->bad_lines ? info->bad_lines * 2 : 1) * sizeof(*info->bad_line));
	info->bad_line[info->bad_lines++] = l->feed.line;
	return true;
}

static bool on_line_end(void *ctx, bool blank, bool bad)
{
	struct look *l = ctx;

	l->lines += !blank;
	if (bad) {
		l->bad++;
		l->out->n = l->line_began;
		l->depth = l->arrays = 0;
		if (!add_bad_line(l))
			return false;
	} else {
		l->any_object = l->any_object || l->object_on_line;
	}
	l->own_lines = l->own_lines && l->depth == 0 && l->arrays == 0 && l->on_line <= 1;
	l->on_line = 0;
	l->object_on_line = false;
	l->line_began = l->out->n;
	return true;
}

static void look_begin(struct look *l, struct survey *s, bool each_line, struct why *why)
{
	s->n = 0;
	l->feed.each_line = each_line;
	l->feed.why = why;
	l->feed.rc = RC_OK;
	l->feed.nul_bytes = 0;
	l->feed.begun = l->feed.bad = false;
	l->arrays = l->depth = 0;
	l->values = l->on_line = l->lines = l->bad = 0;
	l->own_lines = l->all_scalar = true;
	l->any_object = l->object_on_line = false;
	l->line_began = 0;
}

/* The file as a whole is no JSON. Is it JSON Lines with a few lines broken? Then they are named and left out. */
static enum rc look_by_line(struct look *l, struct survey *s, struct bytes *b, const struct why *first)
{
	struct why why = { 0 };
	enum rc rc;

	look_begin(l, s, true, &why);
	rc = feed_all(&l->feed, b);
	if (rc == RC_NONE)
		return rc;
	if (rc != RC_OK || l->lines < 2 || !l->any_object || l->bad * 2 >= l->lines) {
		l->info->bad_lines = 0;
		return first->rc;
	}
	s->each_line = true;
	return RC_OK;
}

static void tell_kinds(struct ocds_info *info, const struct survey *s)
{
	static const char *const names[] = {
		"not an object", "array", "other object", "release package", "release package", "record package", "record package", "record", "record without ocid", NULL,
	};

	for (size_t i = 0; i < s->n; i++) {
		if (names[s->doc[i]])
			counter_count(&info->kinds, names[s->doc[i]], 1);
		if (s->doc[i] == DOC_RELEASES_WRONG)
			counter_count(&info->kinds, "releases is not an array", 1);
		if (s->doc[i] == DOC_RECORDS_WRONG)
			counter_count(&info->kinds, "records is not an array", 1);
	}
}

enum rc survey_read(struct survey *s, struct ocds_info *info, struct bytes *b, enum encoding encoding, const struct ocds_visitor *v, struct why *why)
{
	struct look l = { .out = s, .info = info };
	enum rc rc;

	memset(s, 0, sizeof(*s));
	l.feed.ctx = &l;
	l.feed.event = on_event;
	l.feed.line_end = on_line_end;
	l.feed.visitor = v;
	l.feed.encoding = encoding;
	look_begin(&l, s, false, why);
	rc = feed_all(&l.feed, b);
	if (rc == RC_INVALID)
		rc = look_by_line(&l, s, b, why);
	else if (rc == RC_OK && l.values == 0)
		rc = fail(why, RC_INVALID, N_("The file is empty: there is nothing to import."));
	if (rc != RC_OK)
		return rc;
	info->nul_bytes = l.feed.nul_bytes;
	info->layout = l.values < 2 && !s->each_line ? OCDS_JSON : l.own_lines || s->each_line ? OCDS_JSONL : OCDS_CONCATENATED;
	tell_kinds(info, s);
	return RC_OK;
}

void survey_free(struct survey *s)
{
	mem_free(s->doc);
	memset(s, 0, sizeof(*s));
}
