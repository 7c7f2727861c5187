/* Forms and lists at work: drafts, the person's own editor, the mouse, long work that can be cancelled, ten thousand rows, and random bytes. */
#include "tui_toy.h"
#include "widgets/dialog.h"
#include "widgets/form.h"

#include <sys/stat.h>
#include <time.h>

static void note(const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", getenv("HOME"), name);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
}

static bool noted(struct term *t, const char *name, const char *want)
{
	char path[512], text[4096];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", term_home(t), name);
	if ((f = fopen(path, "r"))) {
		n = fread(text, 1, sizeof(text) - 1, f);
		fclose(f);
	}
	text[n] = '\0';
	if (strcmp(text, want) != 0)
		printf("# %s is \"%s\"\n", name, text);
	return !strcmp(text, want);
}

/* ---- the person's own editor ---- */

static const struct form_field fields[] = { { "Reason", "Fundamento", "¿Por qué?", WIDGET_PROSE, true, "uno", NULL, 0 },
	{ "Name", "Nombre", "", WIDGET_LINE, false, "", NULL, 0 } };

static unsigned accept(struct ui *ui, void *ctx, struct form *f)
{
	(void)ui, (void)ctx, (void)f;
	note("accepted", "yes");
	return UI_POP;
}

static void journal(void *ctx, size_t field, const char *value)
{
	(void)ctx;
	note(fields[field].name, value);
}

static const struct form_ops ops = { .accept = accept, .journal = journal };

static void open_form(struct ui *ui)
{
	form_open(ui, &(struct form_setup){ .title = "Requisito", .button = "Registrar", .fields = fields, .n = 2, .ops = &ops });
}

static void outside(void)
{
	static const char *const good[] = { "EDITOR=sh -c 'printf \"uno\\r\\n\\r\\ndos\\033[31m \\n\" > \"$0\"'", NULL };
	static const char *const bad[] = { "EDITOR=false", NULL };
	struct toy toy = { .start = open_form, .mouse = true };
	struct term *t = toy_start(&toy, (struct term_opts){ .env = good });

	term_keys(t, "<C-g>");
	tap_ok(noted(t, "Reason", "uno\n\ndos[31m"), "what the editor wrote comes back cleaned");
	term_expect(t, "dos[31m");
	tap_ok(term_alt(t) && term_mouse(t), "the screen is back after the editor");
	term_keys(t, "<C-z>");
	tap_ok(noted(t, "Reason", "uno"), "and undo takes it back");
	term_free(t);
	t = toy_start(&toy, (struct term_opts){ .env = bad });
	term_keys(t, "<C-g>");
	term_expect(t, "did not end well");
	term_expect(t, "uno");
	term_keys(t, "<Tab><C-g>");
	term_expect(t, "Only long texts");
	term_free(t);
}

/* ---- the mouse ---- */

static void mouse(void)
{
	struct toy toy = { .mouse = true };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	int y = 0, x = 0;

	term_find(t, "2018-0170", &y, &x);
	term_click(t, y, x + 3);
	term_expect(t, "▶ 2018-0170");
	term_bytes(t, "\033[<64;5;5M", 10);
	term_expect(t, "▶ 2018-0142");
	term_find(t, "v Votar", &y, &x);
	term_click(t, y, x + 2);
	term_expect(t, "the vote broke");
	term_click(t, 23, 79);
	term_click(t, 0, 0);
	tap_ok(term_running(t), "clicks beside everything do nothing");
	term_free(t);
	toy.mouse = false;
	t = toy_start(&toy, (struct term_opts){ 0 });
	tap_ok(!term_mouse(t), "without the mouse the terminal keeps its clicks");
	term_free(t);
}

/* ---- long work ---- */

static unsigned work(struct ui *ui, struct view *v, const char *verb)
{
	struct timespec nap = { .tv_nsec = 2000000 };
	int done = 0;

	(void)v;
	if (strcmp(verb, "verify") != 0)
		return UI_PASS;
	while (done < 100000 && ui_progress(ui, "Revisando los actos", done, 100000)) {
		nanosleep(&nap, NULL);
		done++;
	}
	ui_say(ui, SAY_INFO, done < 100000 ? "it was cancelled" : "it was done");
	return UI_REDRAW;
}

static void progress(void)
{
	struct toy toy = { .app.request = work };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_send(t, "V", 1);
	tap_ok(term_wait_text(t, "Revisando los actos", 10), "long work says what it does");
	term_expect(t, "Esc cancels");
	term_keys(t, "<Esc>");
	term_expect(t, "it was cancelled");
	term_keys(t, "j");
	term_expect(t, "▶ 2018-0155");
	term_free(t);
}

/* ---- ten thousand rows ---- */

static size_t many_count(void *ctx) { (void)ctx; return 10000; }

static void many_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	(void)ctx;
	buf_printf(out, col == 0 ? "2018-%05zu" : "Contrato de aseo y mantención número %zu", row);
}

static const struct list_ops many_rows = { .count = many_count, .cell = many_cell };

static enum rc many_load(struct view *v, struct why *why)
{
	struct list *l = v->state;

	(void)why;
	if (!l->ops)
		list_init(l, &many_rows, NULL, toy_columns, 2);
	list_refresh(l);
	return RC_OK;
}

static const struct view_ops many_ops = { .name = "many", .map = "list", .load = many_load, .draw = toy_draw, .request = toy_request, .key = toy_press,
	.typing = toy_typing, .leave = toy_leave };

static void open_many(struct ui *ui)
{
	ui_push(ui, &many_ops, sizeof(struct list));
}

/* Times are told, not asserted: the machine is shared. */
static void many(void)
{
	struct toy toy = { .start = open_many };
	struct term *t = toy_start(&toy, (struct term_opts){ .rows = 100, .cols = 300 });
	struct timespec a, b;
	long worst = 0, sum = 0;

	for (int i = 0; i < 300; i++) {
		long us;

		clock_gettime(CLOCK_MONOTONIC, &a);
		term_keys(t, i % 3 == 2 ? "<PgDn>" : "j");
		clock_gettime(CLOCK_MONOTONIC, &b);
		us = (b.tv_sec - a.tv_sec) * 1000000L + (b.tv_nsec - a.tv_nsec) / 1000;
		sum += us;
		worst = us > worst ? us : worst;
	}
	printf("# 10,000 rows at 300 x 100: %ld us a key with the test's own drawing, worst %ld us\n", sum / 300, worst);
	term_keys(t, "<End>");
	term_expect(t, "▶ 2018-099…  Contrato de aseo y mantención número 9999");
	term_keys(t, "/9998<Enter>");
	term_expect(t, "número 9998");
	term_free(t);
}

/* ---- random bytes ---- */

static unsigned dice(unsigned *r)
{
	*r = *r * 1103515245u + 12345u;
	return *r >> 16;
}

/* Neither a crash nor an act: Ctrl-S never comes, and nothing else may accept the form. */
static void noise(void)
{
	static const char *const env[] = { "EDITOR=true", NULL };        /* Ctrl-G is among the bytes */

	for (unsigned seed = 1; seed <= 12; seed++) {
		struct toy toy = { .start = open_form, .mouse = true };
		struct term *t = toy_start(&toy, (struct term_opts){ .env = env });
		unsigned r = seed;

		for (int i = 0; i < 60 && term_running(t); i++) {
			char bytes[64];
			size_t n = 1 + dice(&r) % sizeof(bytes);

			for (size_t k = 0; k < n; k++) {
				bytes[k] = (char)dice(&r);
				if (bytes[k] == 0x13 || bytes[k] == 3 || bytes[k] == 26 || bytes[k] == 'q' || bytes[k] == '\r' || bytes[k] == '\n')
					bytes[k] = '\033';
			}
			if (!term_bytes(t, bytes, n))
				break;
			if (i % 7 == 0)
				term_resize(t, 1 + (int)(dice(&r) % 40), 1 + (int)(dice(&r) % 120));
		}
		tap_ok(term_running(t), "random bytes, seed %u: the program lives", seed);
		tap_ok(noted(t, "accepted", ""), "random bytes, seed %u: nothing was accepted", seed);
		term_free(t);
	}
}

int main(void)
{
	outside();
	mouse();
	progress();
	many();
	noise();
	return tap_done();
}
