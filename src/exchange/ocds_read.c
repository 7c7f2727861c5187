/* The second reading of an OCDS file: release by release to the visitor (ocds.h). */
#include "ocds_release.h"
#include "survey.h"
#include "tree_build.h"

#include <string.h>

struct taker {
	struct feed feed;
	const struct survey *survey;
	size_t at;                     /* the next of the survey's objects */
	size_t bad_at;
	struct ocds_info *info;
	const struct ocds_visitor *visitor;
	struct builder builder;
	enum doc doc;
	int depth;                     /* within a package; what the builder takes is not counted */
	bool items, in_items;          /* the next value is the list of releases or records; we are in it */
	bool version, version_seen;
	bool whole;                    /* the builder holds the object of the outermost level, not an item */
};

static bool stop(struct taker *t)
{
	t->feed.rc = fail(t->feed.why, RC_NONE, N_("The reading was stopped; nothing was kept."));
	return false;
}

static bool emit(struct taker *t, const struct node *tree, enum ocds_role role, bool counts)
{
	struct ocds_release r;

	ocds_release_of(&r, tree);
	r.role = role;
	r.counts = counts;
	r.line = t->feed.line;
	return t->visitor->release(t->visitor->ctx, &r) || stop(t);
}

/* Embedded releases, then the compiled one: whoever counts takes those with `counts`. */
static bool emit_record(struct taker *t, const struct node *tree)
{
	const struct node *list = node_get_type(tree, "releases", NODE_ARRAY), *compiled = node_get_type(tree, "compiledRelease", NODE_OBJECT);
	struct ocds_record record = { .ocid = node_string(tree, "ocid"), .compiled = compiled != NULL };

	record.versioned = node_get_type(tree, "versionedRelease", NODE_OBJECT) != NULL;
	if (!record.ocid)
		record.ocid = node_string(compiled, "ocid");
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		if (n->type != NODE_OBJECT)
			continue;
		if (node_get(n, "url") && !node_get(n, "ocid")) {
			record.linked++;
			continue;
		}
		record.embedded++;
		if (!emit(t, n, OCDS_EMBEDDED, !compiled))
			return false;
	}
	if (compiled && !emit(t, compiled, OCDS_COMPILED, true))
		return false;
	t->info->versioned += record.versioned;
	return !t->visitor->record || t->visitor->record(t->visitor->ctx, &record) || stop(t);
}

static bool emit_release(struct taker *t, const struct node *tree)
{
	if (t->whole && ocds_is_versioned(tree)) {
		t->info->versioned++;
		counter_count(&t->info->kinds, "versioned release", 1);
		return true;
	}
	if (t->whole)
		counter_count(&t->info->kinds, "release", 1);
	return emit(t, tree, OCDS_PLAIN, true);
}

static bool built(struct taker *t)
{
	if (t->doc == DOC_RELEASE || t->doc == DOC_RELEASES)
		return emit_release(t, t->builder.root);
	return emit_record(t, t->builder.root);
}

static bool fail_built(struct taker *t)
{
	if (t->builder.too_deep)
		t->feed.rc = fail(t->feed.why, RC_INVALID, N_("Line {1}: the release is nested deeper than {2} levels. Nothing was imported."),
			NUM(t->feed.line), NUM(TREE_DEPTH_MAX));
	else
		t->feed.rc = fail(t->feed.why, RC_INVALID, N_("Line {1}: one release or record is larger than 64 MiB. Nothing was imported."), NUM(t->feed.line));
	return false;
}

static bool build(struct taker *t, enum event e, const char *p, size_t n)
{
	struct builder *b = &t->builder;
	bool ok = false;

	switch (e) {
	case EV_NULL: ok = builder_scalar(b, NODE_NULL, false, p, n); break;
	case EV_FALSE:
	case EV_TRUE: ok = builder_scalar(b, NODE_BOOL, e == EV_TRUE, p, n); break;
	case EV_NUMBER: ok = builder_scalar(b, NODE_NUMBER, false, p, n); break;
	case EV_STRING: ok = builder_scalar(b, NODE_STRING, false, p, n); break;
	case EV_OBJECT: ok = builder_open(b, NODE_OBJECT); break;
	case EV_ARRAY: ok = builder_open(b, NODE_ARRAY); break;
	case EV_KEY: ok = builder_key(b, p, n); break;
	case EV_OBJECT_END:
	case EV_ARRAY_END: ok = builder_close(b); break;
	}
	if (!ok)
		return fail_built(t);
	return b->active || built(t);
}

static bool begin_build(struct taker *t, bool whole)
{
	t->whole = whole;
	builder_begin(&t->builder);
	return build(t, EV_OBJECT, "", 0);
}

static bool outer_event(struct taker *t, enum event e)
{
	if (e == EV_ARRAY_END)
		return true;
	if (t->at >= t->survey->n) {
		t->feed.rc = fail(t->feed.why, RC_INVALID, N_("The file changed while it was read. Nothing was imported."));
		return false;
	}
	t->doc = t->survey->doc[t->at++];
	if (e != EV_OBJECT)
		return true;
	if (t->doc == DOC_RELEASE || t->doc == DOC_RECORD || t->doc == DOC_BARE_RECORD)
		return begin_build(t, true);
	t->depth = 1;
	t->items = t->in_items = t->version = t->version_seen = false;
	return true;
}

static bool is_package(enum doc d)
{
	return d == DOC_RELEASES || d == DOC_RELEASES_WRONG || d == DOC_RECORDS || d == DOC_RECORDS_WRONG;
}

static bool same(const char *p, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(p, word, n) == 0;
}

static void note_key(struct taker *t, const char *p, size_t n)
{
	if (t->depth != 1)
		return;
	t->items = (t->doc == DOC_RELEASES && same(p, n, "releases")) || (t->doc == DOC_RECORDS && same(p, n, "records"));
	t->version = is_package(t->doc) && same(p, n, "version");
}

static void note_version(struct taker *t, enum event e, const char *p, size_t n)
{
	char text[64];

	if (n >= sizeof(text))
		n = sizeof(text) - 1;
	memcpy(text, p, n);
	text[n] = 0;
	counter_count(&t->info->versions, e == EV_NULL ? "None" : e == EV_TRUE ? "True" : e == EV_FALSE ? "False" : text, 1);
	t->version_seen = true;
}

static void note_wrong_item(struct taker *t)
{
	counter_count(&t->info->kinds, t->doc == DOC_RELEASES ? "release that is not an object" : "record that is not an object", 1);
}

static bool open_in_package(struct taker *t, enum event e)
{
	if (t->depth == 2 && t->in_items && e == EV_OBJECT)
		return begin_build(t, false);
	if (t->depth == 2 && t->in_items)
		note_wrong_item(t);
	if (t->depth == 1)
		t->in_items = t->items && e == EV_ARRAY;
	t->depth++;
	return true;
}

static void close_in_package(struct taker *t)
{
	t->depth--;
	if (t->depth == 1)
		t->in_items = false;
	if (t->depth == 0 && is_package(t->doc) && !t->version_seen)
		counter_count(&t->info->versions, "(none = 1.0)", 1);
}

static bool on_event(void *ctx, enum event e, const char *p, size_t n)
{
	struct taker *t = ctx;

	if (t->builder.active)
		return build(t, e, p, n);
	if (t->depth == 0)
		return outer_event(t, e);
	switch (e) {
	case EV_KEY:
		note_key(t, p, n);
		return true;
	case EV_OBJECT:
	case EV_ARRAY:
		return open_in_package(t, e);
	case EV_OBJECT_END:
	case EV_ARRAY_END:
		close_in_package(t);
		return true;
	default:
		if (t->depth == 1 && t->version)
			note_version(t, e, p, n);
		if (t->depth == 2 && t->in_items)
			note_wrong_item(t);
		return true;
	}
}

static bool on_line_end(void *ctx, bool blank, bool bad)
{
	(void)ctx;
	(void)blank;
	(void)bad;
	return true;
}

static bool skip_line(void *ctx, int64_t line)
{
	struct taker *t = ctx;

	if (t->bad_at == t->info->bad_lines || t->info->bad_line[t->bad_at] != line)
		return false;
	t->bad_at++;
	return true;
}

static enum rc take_all(struct ocds_info *info, struct survey *survey, struct bytes *b, enum encoding encoding, const struct ocds_visitor *v, struct why *why)
{
	struct taker t = { .survey = survey, .info = info, .visitor = v, .builder.arena = arena_new() };
	enum rc rc;

	t.feed.ctx = &t;
	t.feed.event = on_event;
	t.feed.line_end = on_line_end;
	t.feed.skip = survey->each_line ? skip_line : NULL;
	t.feed.each_line = survey->each_line;
	t.feed.visitor = v;
	t.feed.encoding = encoding;
	t.feed.why = why;
	rc = feed_all(&t.feed, b);
	arena_free(t.builder.arena);
	return rc;
}

static enum rc read_bytes(struct ocds_info *info, struct arena *a, struct bytes *b, const struct ocds_visitor *v, struct why *why)
{
	struct survey survey = { 0 };
	enum encoding encoding;
	enum rc rc;

	memset(info, 0, sizeof(*info));
	counter_init(&info->kinds, a);
	counter_init(&info->versions, a);
	info->bytes = b->size;
	rc = bytes_encoding(b, &encoding, &info->ascii, why);
	if (rc == RC_OK) {
		info->mixed = encoding == ENCODING_MIXED;
		info->windows_1252 = info->mixed || encoding == ENCODING_WINDOWS_1252;
		info->bom = encoding == ENCODING_UTF8_BOM;
		rc = survey_read(&survey, info, b, encoding, v, why);
	}
	if (rc == RC_OK)
		rc = take_all(info, &survey, b, encoding, v, why);
	survey_free(&survey);
	counter_sort(&info->kinds);
	counter_sort(&info->versions);
	return rc;
}

enum rc ocds_read(struct ocds_info *info, struct arena *a, const char *path, const struct ocds_visitor *v, struct why *why)
{
	struct bytes b;
	enum rc rc = bytes_open(&b, path, why);

	memset(info, 0, sizeof(*info));
	if (rc == RC_OK)
		rc = read_bytes(info, a, &b, v, why);
	bytes_close(&b);
	return rc;
}

enum rc ocds_read_text(struct ocds_info *info, struct arena *a, const char *p, size_t n, const struct ocds_visitor *v, struct why *why)
{
	struct bytes b;

	bytes_of(&b, p, n);
	return read_bytes(info, a, &b, v, why);
}

void ocds_info_free(struct ocds_info *info)
{
	counter_free(&info->kinds);
	counter_free(&info->versions);
	mem_free(info->bad_line);
	info->bad_line = NULL;
}
