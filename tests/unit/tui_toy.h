/* A toy program on the toolkit, in a test terminal: a list of contracts and what the tests push on top. */
#ifndef TUI_TOY_H
#define TUI_TOY_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/conf/keys.h"
#include "term.h"
#include "terminal.h"
#include "ui.h"
#include "widgets/list.h"

struct toy {
	void (*start)(struct ui *ui);        /* NULL: the list alone */
	struct ui_app app;
	const char *glyphs;
	bool mouse;
};

/* ---- the first screen ---- */

static const char *const toy_names[][3] = {
	{ "2018-0142", "Aseo Vega Poniente", "1.440" }, { "2018-0155", "Mantención áreas verdes norte", "1.105" },
	{ "2018-0161", "Alumbrado público, etapa II", "987" }, { "2018-0170", "Alimentación jardines infantiles", "864" },
	{ "2018-0173", "Arriendo de camiones tolva", "640" }, { "2018-0180", "Seguridad de edificios", "612" },
	{ "2018-0188", "Año del niño \033[31m\xe2\x80\xae mal", "410" },
};
enum { TOY_ROWS = sizeof(toy_names) / sizeof(toy_names[0]) };

static size_t toy_count(void *ctx)
{
	(void)ctx;
	return TOY_ROWS;
}

static void toy_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	(void)ctx;
	buf_puts(out, toy_names[row][col]);
}

static const char *toy_key(void *ctx, size_t row)
{
	(void)ctx;
	return toy_names[row][0];
}

static const struct list_column toy_columns[] = { { "Código", 9, false, 0 }, { "Contrato", 0, false, 0 }, { "MM$/año", 8, true, 2 } };
static const struct list_ops toy_rows = { .count = toy_count, .cell = toy_cell, .key = toy_key, .empty = "Nothing yet; a adds one." };

static enum rc toy_load(struct view *v, struct why *why)
{
	struct list *l = v->state;

	(void)why;
	if (!l->ops)
		list_init(l, &toy_rows, NULL, toy_columns, 3);
	list_refresh(l);
	return RC_OK;
}

static void toy_draw(struct view *v, struct pane p)
{
	list_boxed(v->state, p, "Cartera", true);
}

static unsigned toy_request(struct view *v, const char *verb)
{
	size_t row;

	if (!strcmp(verb, "open") && list_row(v->state, &row)) {
		ui_sayf(v->ui, SAY_DONE, "opened %s", toy_names[row][0]);
		return UI_REDRAW;
	}
	if (!strcmp(verb, "vote")) {
		ui_say(v->ui, SAY_ERROR, "the vote broke");
		return UI_REDRAW;
	}
	return list_request(v->state, verb);
}

static unsigned toy_press(struct view *v, const struct key *k) { return list_key(v->state, k); }
static bool toy_typing(struct view *v) { return ((struct list *)v->state)->typing; }
static void toy_leave(struct view *v) { list_free(v->state); }
static void toy_title(struct view *v, struct buf *out) { (void)v; buf_puts(out, "Cartera"); }

static bool toy_ready(struct view *v, const char *verb, struct buf *why_not)
{
	(void)v;
	if (strcmp(verb, "decide") != 0)
		return true;
	buf_puts(why_not, "there is no quorum yet");
	return false;
}

static const struct action toy_actions[] = {
	{ "open", "Abrir", "Abre el contrato", "ver open" }, { "add", "Agregar", "Agrega un contrato", "nuevo new add" },
	{ "filter", "Filtrar", "Muestra solo lo que calza", "buscar search" }, { "order", "Ordenar", "Ordena la lista", "sort" },
	{ "vote", "Votar", "Abre la votación", "votacion ballot" }, { "decide", "Decidir", "Decide sobre el contrato", "resolver rule" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops toy_ops = { .name = "toy", .map = "portfolio", .actions = toy_actions, .about = "The list of contracts.", .load = toy_load,
	.draw = toy_draw, .request = toy_request, .key = toy_press, .typing = toy_typing, .title = toy_title, .ready = toy_ready, .leave = toy_leave };

/* ---- the program ---- */

static void toy_mark_saved(struct ui *ui)
{
	const char *home = getenv("HOME");
	char path[512];
	FILE *f;

	(void)ui;
	snprintf(path, sizeof(path), "%s/saved", home);
	if ((f = fopen(path, "w")))
		fclose(f);
}

static int toy_main(void *ctx)
{
	const struct toy *toy = ctx;
	struct terminal_opts o = { .mouse = toy->mouse, .color = !getenv("NO_COLOR"), .glyphs = toy->glyphs, .escape_ms = 25 };
	static struct theme theme;
	struct ui_setup set = { .theme = &theme, .app = toy->app };
	struct arena *a = arena_new();
	struct keys *keys;
	struct ui *ui;
	struct why why;
	enum rc rc;

	setlocale(LC_CTYPE, "C.UTF-8");
	why_clear(&why);
	theme_default(&theme);
	if (!set.app.save)
		set.app.save = toy_mark_saved;
	if (keys_load(&keys, a, NULL, &why) != RC_OK || terminal_open(&set.terminal, &o, &why) != RC_OK) {
		struct buf b = { 0 };

		why_sentence(&b, &why);
		fprintf(stderr, "toy: %s\n", buf_str(&b));
		_exit(70);                               /* no leak check: newterm() leaves 1,624 bytes when it fails */
	}
	set.keys = keys;
	ui = ui_new(&set);
	ui_push(ui, &toy_ops, sizeof(struct list));
	if (toy->start)
		toy->start(ui);
	rc = ui_run(ui);
	ui_free(ui);
	terminal_close(set.terminal);
	arena_free(a);
	return (int)rc;
}

static struct term *toy_start(struct toy *toy, struct term_opts o)
{
	char *data = getenv("PROCURE_DATA");
	char root[600];
	const char *env[16] = { 0 };
	int n = 0;

	snprintf(root, sizeof(root), "PROCURE_DATA=%s", data ? data : "");
	if (data)
		env[n++] = root;
	for (int i = 0; o.env && o.env[i] && n < 15; i++)
		env[n++] = o.env[i];
	o.env = env;
	o.child = toy_main;
	o.ctx = toy;
	return term_start(&o, NULL);
}

static inline bool toy_saved(struct term *t)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/saved", term_home(t));
	f = fopen(path, "r");
	if (f)
		fclose(f);
	return f != NULL;
}

#endif
