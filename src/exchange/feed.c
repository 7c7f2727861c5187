/* yajl over a file, line by line (feed.h). */
#include "feed.h"

#include "procure/exchange/tree.h"

#include <string.h>
#include <yajl/yajl_parse.h>

static int tell(struct feed *f, enum event e, const char *p, size_t n)
{
	f->events++;
	return f->event(f->ctx, e, p, n);
}

static int on_null(void *ctx)
{
	return tell(ctx, EV_NULL, "", 0);
}

static int on_bool(void *ctx, int yes)
{
	return tell(ctx, yes ? EV_TRUE : EV_FALSE, "", 0);
}

static int on_number(void *ctx, const char *p, size_t n)
{
	return tell(ctx, EV_NUMBER, p, n);
}

static int on_string(void *ctx, const unsigned char *p, size_t n)
{
	return tell(ctx, EV_STRING, (const char *)p, n);
}

static int on_map(void *ctx)
{
	return tell(ctx, EV_OBJECT, "", 0);
}

static int on_key(void *ctx, const unsigned char *p, size_t n)
{
	return tell(ctx, EV_KEY, (const char *)p, n);
}

static int on_map_end(void *ctx)
{
	return tell(ctx, EV_OBJECT_END, "", 0);
}

static int on_array(void *ctx)
{
	return tell(ctx, EV_ARRAY, "", 0);
}

static int on_array_end(void *ctx)
{
	return tell(ctx, EV_ARRAY_END, "", 0);
}

static const yajl_callbacks callbacks = {
	.yajl_null = on_null, .yajl_boolean = on_bool, .yajl_number = on_number, .yajl_string = on_string, .yajl_start_map = on_map,
	.yajl_map_key = on_key, .yajl_end_map = on_map_end, .yajl_start_array = on_array, .yajl_end_array = on_array_end,
};

static void parser_open(struct feed *f)
{
	f->yajl = yajl_alloc(&callbacks, NULL, f);
	if (!f->each_line)
		yajl_config(f->yajl, yajl_allow_multiple_values, 1);
}

static void parser_close(struct feed *f)
{
	if (f->yajl)
		yajl_free(f->yajl);
	f->yajl = NULL;
}

static bool is_blank(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strchr(" \t\r\n", p[i]) || p[i] == 0)
			return false;
	return true;
}

/* A text of 64 MiB without any event is one string or number that yajl keeps whole. */
static bool too_quiet(struct feed *f, size_t n)
{
	f->quiet = f->events == f->events_before ? f->quiet + n : n;
	f->events_before = f->events;
	return f->quiet > TREE_BYTES_MAX;
}

/* Part of a line, or all of it. False where the JSON ends being JSON. */
static bool parse_part(struct feed *f, const char *p, size_t n)
{
	if (!f->yajl)
		parser_open(f);
	f->blank = f->blank && is_blank(p, n);
	if (f->each_line && f->blank)
		return true;
	return yajl_parse(f->yajl, (const unsigned char *)p, n) == yajl_status_ok;
}

static enum rc fail_part(struct feed *f, size_t n)
{
	size_t at = yajl_get_bytes_consumed(f->yajl);

	if (f->rc != RC_OK)
		return f->rc;
	return fail(f->why, RC_INVALID, N_("Line {1}, near byte {2} of it: this is not JSON. Nothing was imported."), NUM(f->line), NUM(at > n ? n : at));
}

static enum rc end_line(struct feed *f)
{
	if (f->each_line) {
		f->bad = f->bad || (!f->blank && !f->skipped && yajl_complete_parse(f->yajl) != yajl_status_ok);
		parser_close(f);
		if (f->rc != RC_OK)
			return f->rc;
	}
	if (!f->line_end(f->ctx, f->blank, f->bad))
		return f->rc;
	f->line++;
	f->blank = true;
	f->bad = f->begun = f->skipped = false;
	return RC_OK;
}

static enum rc feed_part(struct feed *f, const char *p, size_t n)
{
	if (!f->begun)
		f->skipped = f->skip && f->skip(f->ctx, f->line);
	f->begun = true;
	if (f->skipped || f->bad)
		return RC_OK;
	if (too_quiet(f, n))
		return fail(f->why, RC_INVALID, N_("Line {1}: one text is longer than 64 MiB. Nothing was imported."), NUM(f->line));
	if (parse_part(f, p, n))
		return RC_OK;
	if (!f->each_line || f->rc != RC_OK)
		return fail_part(f, n);
	f->bad = true;
	return RC_OK;
}

static enum rc feed_piece(struct feed *f, const char *p, size_t n)
{
	enum rc rc = RC_OK;

	while (n > 0 && rc == RC_OK) {
		const char *end = memchr(p, '\n', n);
		size_t len = end ? (size_t)(end - p) + 1 : n;

		rc = feed_part(f, p, len);
		if (rc == RC_OK && end)
			rc = end_line(f);
		p += len;
		n -= len;
	}
	return rc;
}

/* Publishers' servers add NUL bytes at ends and between; they are left out. */
static void drop_nul(struct feed *f, struct buf *out, const char **p, size_t *n)
{
	if (!memchr(*p, 0, *n))
		return;
	buf_reset(out);
	for (size_t i = 0; i < *n; i++) {
		if ((*p)[i])
			buf_putc(out, (*p)[i]);
		else
			f->nul_bytes++;
	}
	*p = buf_str(out);
	*n = out->len;
}

static enum rc finish(struct feed *f)
{
	enum rc rc = f->begun ? end_line(f) : RC_OK;

	if (rc == RC_OK && !f->each_line && f->yajl && yajl_complete_parse(f->yajl) != yajl_status_ok)
		rc = f->rc != RC_OK ? f->rc : fail(f->why, RC_INVALID, N_("The file ends on line {1} in the middle of a JSON value: it was cut off. Nothing was imported."),
			NUM(f->line > 1 ? f->line - 1 : 1));
	return rc;
}

enum rc feed_all(struct feed *f, struct bytes *b)
{
	struct decoder decoder;
	struct buf clean = { 0 };
	const char *p = NULL;
	size_t n;
	enum rc rc = bytes_rewind(b, f->why);

	decoder_init(&decoder, f->encoding);
	f->line = 1;
	f->blank = true;
	while (rc == RC_OK && (rc = bytes_next(b, &p, &n, f->why)) == RC_OK && n > 0) {
		if (f->visitor->cancel && f->visitor->cancel(f->visitor->ctx, b->at, b->size)) {
			rc = fail(f->why, RC_NONE, N_("The reading was stopped; nothing was kept."));
			break;
		}
		decoder_feed(&decoder, &p, &n);
		drop_nul(f, &clean, &p, &n);
		rc = feed_piece(f, p, n);
	}
	decoder_end(&decoder, &p, &n);
	if (rc == RC_OK && n > 0)
		rc = feed_piece(f, p, n);
	if (rc == RC_OK)
		rc = finish(f);
	parser_close(f);
	decoder_free(&decoder);
	buf_free(&clean);
	return rc;
}
