/* The clock of a meeting. First the arithmetic on instants; then where the instants come from: acts for what happened, the desk for pauses and minutes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/service/meeting.h"
#include "inside.h"

/* --- the arithmetic ------------------------------------------------------------------------------------------------------------------------------- */

static int64_t end_of(const struct span *s, int64_t now)
{
	return s->to && s->to < now ? s->to : now;
}

static int64_t overlap(int64_t from, int64_t to, const struct span *with, int64_t now)
{
	int64_t end = end_of(with, now);

	if (with->from > from)
		from = with->from;
	if (end < to)
		to = end;
	return to > from ? to - from : 0;
}

int64_t span_seconds(const struct spans *of, const struct spans *held, const struct spans *less, int64_t now)
{
	int64_t sum = 0;

	for (size_t i = 0; i < of->n; i++)
		for (size_t h = 0; h < held->n; h++) {
			int64_t from = of->v[i].from > held->v[h].from ? of->v[i].from : held->v[h].from;
			int64_t to = end_of(&of->v[i], now), end = end_of(&held->v[h], now);

			if (end < to)
				to = end;
			if (to <= from)
				continue;
			sum += to - from;
			for (size_t p = 0; less && p < less->n; p++)
				sum -= overlap(from, to, &less->v[p], now);
		}
	return sum;
}

static int64_t allotted(const struct clock_item *it)
{
	int minutes = it->planned + it->given;

	return minutes > 0 ? (int64_t)minutes * 60 : 0;
}

/* From the first opening to the last, without what was held: a suspension moves the planned end. */
static int64_t suspended(const struct meeting_clock *c)
{
	int64_t sum = 0;

	for (size_t i = 1; i < c->held.n; i++)
		if (c->held.v[i - 1].to)
			sum += c->held.v[i].from - c->held.v[i - 1].to;
	return sum;
}

/* Each pending item that alone would bring the session back; where none would, all of them. */
static void mark_cuts(struct meeting_clock *c)
{
	bool one = false;

	for (size_t i = 0; i < c->n; i++)
		one |= c->item[i].state == ITEM_PENDING && allotted(&c->item[i]) >= c->late;
	for (size_t i = 0; i < c->n; i++)
		c->item[i].cut = c->late > 0 && c->item[i].state == ITEM_PENDING && (!one || allotted(&c->item[i]) >= c->late);
}

void clock_count(struct meeting_clock *c)
{
	int64_t ahead = 0;

	c->current = -1;
	c->planned = 0;
	c->left = c->planned_end = c->expected_end = c->late = 0;
	c->runs = c->held.n && !c->held.v[c->held.n - 1].to;
	c->pausing = c->runs && c->paused.n && !c->paused.v[c->paused.n - 1].to;
	c->session = span_seconds(&c->held, &c->held, NULL, c->now);
	for (size_t i = 0; i < c->n; i++) {
		struct clock_item *it = &c->item[i];

		it->real = span_seconds(&it->open, &c->held, &c->paused, c->now);
		it->cut = false;
		c->planned += it->planned;
		if (it->state == ITEM_OPEN) {
			c->current = (int)i;
			c->left = allotted(it) - it->real;
			ahead += c->left > 0 ? c->left : 0;
		} else if (it->state == ITEM_PENDING) {
			ahead += allotted(it);
		}
	}
	if (!c->runs)
		return;
	c->planned_end = c->held.v[0].from + suspended(c) + (int64_t)c->planned * 60;
	c->expected_end = c->now + ahead;
	c->late = c->expected_end - c->planned_end;
	mark_cuts(c);
}

/* --- the desk ------------------------------------------------------------------------------------------------------------------------------------- */

/* The clock is the room's: whoever sits at whichever keyboard of this place sees the same. */
#define ROOM "*"

static const char *place_of(const char *meeting, struct arena *a)
{
	return arena_printf(a, "clock/%s", meeting);
}

static char *desk_text(struct service *s, const char *meeting, const char *key, struct arena *a)
{
	struct buf text = { 0 };
	struct why ignored = { 0 };
	char *out = NULL;

	if (s->desk && desk_get(s->desk, ROOM, place_of(meeting, a), key, &text, &ignored) == RC_OK)
		out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out ? out : arena_strdup(a, "");
}

/* `INSTANT` then a blank and the rest of the line; NULL where the line is none of ours (the desk is only a help: it is never trusted). */
static const char *instant_first(const char *line, int64_t *at)
{
	size_t n = strcspn(line, " \n");
	char text[INSTANT_SIZE];
	struct instant t;

	if (n >= sizeof text)
		return NULL;
	memcpy(text, line, n);
	text[n] = '\0';
	if (!instant_parse(text, &t))
		return NULL;
	*at = t.at;
	return line + n + strspn(line + n, " ");
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

static size_t lines_of(const char *text)
{
	size_t n = 0;

	for (; *text; text = next_line(text))
		n++;
	return n;
}

/* One pause a line: from, and to where it is over. */
static struct spans read_pauses(const char *text, struct arena *a)
{
	struct spans out = { arena_alloc(a, (lines_of(text) + 1) * sizeof *out.v), 0 };

	for (; *text; text = next_line(text)) {
		struct span p = { 0, 0 };
		const char *rest = instant_first(text, &p.from);

		if (rest && *rest && *rest != '\n' && !instant_first(rest, &p.to))
			rest = NULL;
		if (rest)
			out.v[out.n++] = p;
	}
	return out;
}

/* One gift a line: when, which item, how many minutes. */
static int read_given(const char *text, const char *item)
{
	int sum = 0;

	for (; *text; text = next_line(text)) {
		int64_t at;
		const char *rest = instant_first(text, &at);
		size_t n = rest ? strcspn(rest, " \n") : 0;

		if (rest && n == strlen(item) && strncmp(rest, item, n) == 0 && rest[n] == ' ')
			sum += (int)strtol(rest + n + 1, NULL, 10);
	}
	return sum;
}

static enum rc desk_line(struct service *s, const char *meeting, const char *key, const char *text, struct instant now, struct arena *a, struct why *why)
{
	if (!s->desk)
		return fail(why, RC_DENIED, N_("This session only reads: the clock is moved by who runs the meeting."));
	return desk_put(s->desk, ROOM, place_of(meeting, a), key, text, now.at, why);
}

enum rc clock_pause(struct service *s, const char *meeting, bool on, struct why *why)
{
	struct arena *a = arena_new();
	const char *text = desk_text(s, meeting, "pauses", a);
	struct spans p = read_pauses(text, a);
	bool is_on = p.n && !p.v[p.n - 1].to;
	char when[INSTANT_SIZE];
	struct instant now;
	enum rc rc = instant_now(&now, why);

	if (rc == RC_OK && is_on != on) {
		instant_print(when, now);
		rc = desk_line(s, meeting, "pauses", on ? arena_printf(a, "%s%s%s", text, *text ? "\n" : "", when) : arena_printf(a, "%s %s", text, when), now, a, why);
	}
	arena_free(a);
	return rc;
}

enum rc clock_give(struct service *s, const char *meeting, const char *item, int minutes, struct why *why)
{
	struct arena *a = arena_new();
	const char *text = desk_text(s, meeting, "given", a);
	char when[INSTANT_SIZE];
	struct instant now;
	enum rc rc = instant_now(&now, why);

	if (rc == RC_OK) {
		instant_print(when, now);
		rc = desk_line(s, meeting, "given", arena_printf(a, "%s%s%s %s %+d", text, *text ? "\n" : "", when, item, minutes), now, a, why);
	}
	arena_free(a);
	return rc;
}

/* --- the acts ------------------------------------------------------------------------------------------------------------------------------------- */

static const char *cell_of(const struct record *r, const char *field, const struct row *row, const char *column)
{
	return table_cell(&r->kind->fields[kind_field(r->kind, field)], row, column);
}

static int64_t at_of(const char *instant)
{
	struct instant t;

	return instant_parse(instant, &t) ? t.at : 0;
}

static enum item_state state_of(const struct record *m, const char *item, const char *state)
{
	if (record_is(m, "Current-Item", item) && !record_is(m, "State", "closed"))
		return ITEM_OPEN;
	if (strcmp(state, "deferred") == 0 || strcmp(state, "withdrawn") == 0)
		return ITEM_PUT_OFF;
	return strcmp(state, "done") == 0 || strcmp(state, "open") == 0 ? ITEM_DONE : ITEM_PENDING;
}

static void read_tabla(const struct record *m, struct meeting_clock *c, struct arena *a)
{
	struct row *rows;

	c->n = table_rows(record_get(m, "Tabla"), &rows, a);
	c->item = arena_alloc(a, (c->n + 1) * sizeof *c->item);
	for (size_t i = 0; i < c->n; i++) {
		struct clock_item *it = &c->item[i];

		it->item = cell_of(m, "Tabla", &rows[i], "item");
		it->title = cell_of(m, "Tabla", &rows[i], "title");
		it->record = cell_of(m, "Tabla", &rows[i], "record");
		it->planned = (int)strtol(cell_of(m, "Tabla", &rows[i], "minutes"), NULL, 10);
		it->state = state_of(m, it->item, cell_of(m, "Tabla", &rows[i], "state"));
	}
}

static void add_span(struct clock_item *it, struct span s, struct arena *a)
{
	struct span *v = arena_alloc(a, (it->open.n + 1) * sizeof *v);

	if (it->open.n)
		memcpy(v, it->open.v, it->open.n * sizeof *v);
	v[it->open.n++] = s;
	it->open.v = v;
}

static struct clock_item *item_named(struct meeting_clock *c, const char *item)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->item[i].item, item) == 0)
			return &c->item[i];
	return NULL;
}

static enum rc instants_of(struct service *s, const char *meeting, const char *verb, int64_t at, struct act_line **v, size_t *n, struct arena *a, struct why *why)
{
	struct log_query q = { .meeting = meeting, .verb = verb, .oldest_first = true, .before = at ? at + 1 : 0 };

	return service_log(s, &q, v, n, a, why);
}

struct turn { int64_t seq, at; };

static int by_seq(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* Acts that may open another item or none. Few, however long the meeting is. */
static enum rc turns_of(struct service *s, const char *meeting, int64_t at, struct turn **out, size_t *n, struct arena *a, struct why *why)
{
	static const char *const verbs[] = { "meeting.item", "meeting.putoff" };
	struct act_line *v[2];
	size_t count[2] = { 0 };

	for (size_t i = 0; i < 2; i++)
		if (instants_of(s, meeting, verbs[i], at, &v[i], &count[i], a, why) != RC_OK)
			return why->rc;
	*out = arena_alloc(a, (count[0] + count[1] + 1) * sizeof **out);
	*n = 0;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < count[i]; k++)
			(*out)[(*n)++] = (struct turn){ v[i][k].seq, v[i][k].decided.at };
	qsort(*out, *n, sizeof **out, by_seq);
	return RC_OK;
}

/* When which item was open: the record as each of these acts left it says which one is; closing ends it with the session. */
static enum rc read_times(struct service *s, const struct record *m, int64_t at, struct meeting_clock *c, struct arena *a, struct why *why)
{
	struct turn *turn = NULL;
	size_t n = 0;
	enum rc rc = turns_of(s, m->id, at, &turn, &n, a, why);
	const char *open = "";
	int64_t from = 0;

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct record *r;

		if ((rc = service_record(s, m->id, NULL, turn[i].seq, &r, a, why)) != RC_OK || record_is(r, "Current-Item", open))
			continue;
		if (*open && item_named(c, open))
			add_span(item_named(c, open), (struct span){ from, turn[i].at }, a);
		open = record_get(r, "Current-Item");
		from = turn[i].at;
	}
	if (rc == RC_OK && *open && item_named(c, open))
		add_span(item_named(c, open), (struct span){ from, 0 }, a);
	return rc;
}

/* From opening to the first suspension, from each resumption to the next one, to the end. */
static enum rc read_held(struct service *s, const struct record *m, int64_t at, struct meeting_clock *c, struct arena *a, struct why *why)
{
	struct act_line *off, *on;
	size_t n_off = 0, n_on = 0;
	enum rc rc;

	if (!*record_get(m, "Opened"))
		return RC_OK;
	if ((rc = instants_of(s, m->id, "meeting.suspend", at, &off, &n_off, a, why)) != RC_OK ||
	    (rc = instants_of(s, m->id, "meeting.resume", at, &on, &n_on, a, why)) != RC_OK)
		return rc;
	c->held.v = arena_alloc(a, (n_on + 1) * sizeof *c->held.v);
	c->held.v[c->held.n++].from = at_of(record_get(m, "Opened"));
	for (size_t i = 0; i < n_off; i++) {
		c->held.v[c->held.n - 1].to = off[i].decided.at;
		if (i < n_on)
			c->held.v[c->held.n++].from = on[i].decided.at;
	}
	if (record_is(m, "State", "closed") && !c->held.v[c->held.n - 1].to)
		c->held.v[c->held.n - 1].to = at_of(record_get(m, "Closed"));
	return RC_OK;
}

static enum rc time_of(struct service *s, int64_t at, int64_t *now, struct arena *a, struct why *why)
{
	struct act_full act;
	struct instant t;
	enum rc rc;

	if (!at) {
		if ((rc = instant_now(&t, why)) == RC_OK)
			*now = t.at;
		return rc;
	}
	if ((rc = service_act(s, at, &act, a, why)) == RC_OK)
		*now = act.line.decided.at;
	return rc;
}

enum rc clock_again(struct service *s, const char *meeting, int64_t at, struct meeting_clock *c, struct arena *a, struct why *why)
{
	const char *given = desk_text(s, meeting, "given", a);
	enum rc rc = time_of(s, at, &c->now, a, why);

	for (size_t i = 0; i < c->n; i++)
		c->item[i].given = read_given(given, c->item[i].item);
	c->paused = read_pauses(desk_text(s, meeting, "pauses", a), a);
	clock_count(c);
	return rc;
}

enum rc meeting_clock(struct service *s, const struct record *meeting, int64_t at, struct meeting_clock *out, struct arena *a, struct why *why)
{
	enum rc rc;

	memset(out, 0, sizeof *out);
	if ((rc = read_held(s, meeting, at, out, a, why)) != RC_OK)
		return rc;
	read_tabla(meeting, out, a);
	if (out->held.n && (rc = read_times(s, meeting, at, out, a, why)) != RC_OK)
		return rc;
	return clock_again(s, meeting->id, at, out, a, why);
}
