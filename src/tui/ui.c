/* The stack of views, their lives, and the loop. */
#include "ui_room.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- views ---- */

struct view *ui_push(struct ui *ui, const struct view_ops *ops, size_t state_size)
{
	struct view *v = mem_alloc(sizeof(*v));

	v->ops = ops;
	v->ui = ui;
	v->arena = arena_new();
	v->data = arena_new();
	v->state = arena_alloc(v->arena, state_size ? state_size : 1);
	v->map = ops->map;
	v->stale = true;
	v->below = ui->top;
	ui->top = v;
	return v;
}

struct view *ui_top(struct ui *ui)
{
	return ui->top;
}

struct arena *ui_keep(struct ui *ui)
{
	struct view *v = ui->top;

	while (v->below && (v->gone || v->ops->overlay))
		v = v->below;
	return v->arena;
}

void ui_close(struct view *v)
{
	v->gone = true;
}

void ui_home(struct ui *ui)
{
	for (struct view *v = ui->top; v && v->below; v = v->below)
		v->gone = true;
}

static void view_free(struct view *v)
{
	if (v->ops->leave)
		v->ops->leave(v);
	arena_free(v->data);
	arena_free(v->arena);
	mem_free(v);
}

/* Takes away what is marked, from the top down, when no handler runs any more. */
static void sweep(struct ui *ui)
{
	for (struct view **at = &ui->top; *at;) {
		struct view *v = *at;

		if (!v->gone) {
			at = &v->below;
			continue;
		}
		*at = v->below;
		view_free(v);
	}
}

static void load_stale(struct ui *ui)
{
	for (struct view *v = ui->top; v; v = v->below) {
		struct why why;

		if (!v->stale)
			continue;
		v->stale = false;
		arena_reset(v->data);
		why_clear(&why);
		if (v->ops->load && v->ops->load(v, &why) != RC_OK)
			ui_fail(ui, &why);
		if (!v->ops->overlay)
			break;                           /* those below load when they are seen again */
	}
}

void ui_settle(struct ui *ui, struct view *v, unsigned want)
{
	if (want & UI_POP)
		v->gone = true;
	if (want & UI_RELOAD)
		for (struct view *each = ui->top; each; each = each->below)
			each->stale = true;
	if (want & UI_QUIT)
		ui->quit = true;
	sweep(ui);
}

/* ---- making ---- */

struct ui *ui_new(const struct ui_setup *setup)
{
	struct ui *ui = mem_alloc(sizeof(*ui));
	int rows, cols;

	ui->set = *setup;
	ui->watch_fd = -1;
	ui->arena = arena_new();
	terminal_size(setup->terminal, &rows, &cols);
	canvas_resize(&ui->canvas, rows, cols);
	ui->canvas.ascii = terminal_ascii(setup->terminal);
	ui->canvas.eighths = terminal_eighths(setup->terminal);
	terminal_theme(setup->terminal, setup->theme);
	return ui;
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	for (struct view *v = ui->top; v; v = v->below)
		v->gone = true;
	sweep(ui);
	messages_free(ui);
	canvas_free(&ui->canvas);
	arena_free(ui->arena);
	mem_free(ui->next);
	mem_free(ui);
}

void *ui_ctx(const struct ui *ui) { return ui->set.app.ctx; }
bool ui_english(const struct ui *ui) { return ui->set.english; }
bool ui_accessible(const struct ui *ui) { return ui->set.accessible; }
struct terminal *ui_terminal(struct ui *ui) { return ui->set.terminal; }

void ui_theme(struct ui *ui, const struct theme *theme)
{
	ui->set.theme = theme;
	terminal_theme(ui->set.terminal, theme);
}

void ui_size(const struct ui *ui, int *rows, int *cols)
{
	*rows = ui->canvas.rows;
	*cols = ui->canvas.cols;
}

void ui_watch(struct ui *ui, int fd, unsigned (*what)(struct ui *ui))
{
	ui->watch_fd = fd;
	ui->watch = what;
}

void ui_do(struct ui *ui, const char *verb)
{
	char *next = mem_strdup(verb);

	mem_free(ui->next);
	ui->next = next;
}

/* ---- time ---- */

int64_t ui_steady(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_BOOTTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t ui_clock(void)
{
	const char *fixed = getenv("PROCURE_NOW");

	return fixed && *fixed ? 0 : ui_steady();
}

/* Milliseconds until the picture may change by itself: a ticking view each second, else the clock at the minute. -1: never. */
static int until_tick(struct ui *ui)
{
	struct timespec ts;

	if (ui->set.accessible || ui_clock() == 0 || frame_small(ui))
		return -1;
	clock_gettime(CLOCK_REALTIME, &ts);
	if (ui->top->ops->tick)
		return 1000 - (int)(ts.tv_nsec / 1000000);
	return (60 - (int)(ts.tv_sec % 60)) * 1000 - (int)(ts.tv_nsec / 1000000) + 1;
}

/* ---- the loop ---- */

static void show(struct ui *ui)
{
	load_stale(ui);
	if (!ui->top)
		return;
	frame_draw(ui);
	terminal_show(ui->set.terminal, &ui->canvas);
}

static void lay_out(struct ui *ui)
{
	int rows, cols;

	terminal_size(ui->set.terminal, &rows, &cols);
	canvas_resize(&ui->canvas, rows, cols);
}

static void run_next(struct ui *ui)
{
	while (ui->next && ui->top) {
		char *verb = ui->next;
		struct view *v = ui->top;

		ui->next = NULL;
		ui_settle(ui, v, dispatch_verb(ui, v, verb));
		mem_free(verb);
	}
}

/* All keys that are there; one frame comes after them. */
static void take_keys(struct ui *ui, bool final)
{
	for (;;) {
		struct key k = input_next(terminal_input(ui->set.terminal), final);
		struct view *v = ui->top;

		if (k.kind == KEY_NOTHING || !v || ui->quit)
			return;
		messages_key(ui, &k);
		ui_settle(ui, v, dispatch_key(ui, &k));
		run_next(ui);
		if (ui->top && ui->top->stale)
			load_stale(ui);                  /* what the next key means may hang on it */
	}
}

static void save_all(struct ui *ui)
{
	if (ui->set.app.save)
		ui->set.app.save(ui);
}

static void wake(struct ui *ui, unsigned woke)
{
	if (woke & WAKE_END)
		ui->lost = true;
	if (woke & WAKE_STOP) {
		save_all(ui);
		terminal_stop(ui->set.terminal);
		lay_out(ui);
	}
	if (woke & WAKE_SIZE)
		lay_out(ui);
	if ((woke & WAKE_OTHER) && ui->watch)
		ui_settle(ui, ui->top, ui->watch(ui));
	if ((woke & WAKE_TIME) && ui->top && ui->top->ops->tick && ui_clock() != 0)
		ui_settle(ui, ui->top, ui->top->ops->tick(ui->top));
	if (woke & WAKE_INPUT)
		take_keys(ui, false);
}

/* Half an escape sequence waits a little for its rest. */
static unsigned await(struct ui *ui)
{
	struct terminal *t = ui->set.terminal;
	unsigned woke;

	if (!input_waiting(terminal_input(t)))
		return terminal_wait(t, until_tick(ui), ui->watch_fd);
	woke = terminal_wait(t, terminal_escape_ms(t), ui->watch_fd);
	if (!(woke & WAKE_TIME))
		return woke;
	take_keys(ui, true);
	return woke & ~(unsigned)WAKE_TIME;
}

enum rc ui_run(struct ui *ui)
{
	bool changed = true;

	while (ui->top && !ui->quit && !ui->lost) {
		unsigned woke;

		if (changed)
			show(ui);
		changed = true;
		if (!input_waiting(terminal_input(ui->set.terminal)))
			terminal_idle(ui->set.terminal);
		woke = await(ui);
		if (ui->top && !ui->quit)
			wake(ui, woke);
	}
	save_all(ui);
	return ui->lost ? RC_IO : RC_OK;
}

/* ---- long work ---- */

/* Keys wait in the queue but Esc and Ctrl-C, which cancel. */
static bool cancel_pressed(struct ui *ui)
{
	struct input *in = terminal_input(ui->set.terminal);
	unsigned woke = terminal_wait(ui->set.terminal, 0, -1);

	if (woke & WAKE_END)
		ui->lost = true;
	return ui->lost || (in->in.len > 0 && (in->in.p[in->in.len - 1] == '\033' || in->in.p[in->in.len - 1] == 3));
}

bool ui_progress(struct ui *ui, const char *label, int64_t done, int64_t all)
{
	int64_t now = ui_steady();
	struct pane line = pane_sub(pane_all(&ui->canvas), ui->canvas.rows - 2, 0, 1, ui->canvas.cols);

	if (now - ui->busy_shown > 2000)
		ui->busy_since = now;                    /* another piece of work */
	ui->busy_shown = now > ui->busy_shown ? now : ui->busy_shown;
	if (now - ui->busy_since < 150 || frame_small(ui))
		return true;
	if (cancel_pressed(ui)) {
		buf_reset(&terminal_input(ui->set.terminal)->in);
		return false;
	}
	pane_clear(line, ROLE_MESSAGE);
	pane_cell(line, 0, 1, line.w - 36, ROLE_MESSAGE, label, false);
	if (all > 0)
		pane_bar(line, 0, line.w - 34, 20, done, all);
	pane_end(line, 0, ROLE_HINT, _("Esc cancels"));
	terminal_show(ui->set.terminal, &ui->canvas);
	return true;
}
