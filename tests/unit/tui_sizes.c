/* Sizes, colours, glyphs and noise: resize storms inside every dialog, hints whole at every width, tiers, unknown sequences. */
#include "tui_toy.h"
#include "widgets/dialog.h"
#include "widgets/form.h"

static const struct form_field fields[] = {
	{ "A", "Cláusula", "Como está en las bases", WIDGET_LINE, true, "año", NULL, 0 },
	{ "B", "Fundamento", "¿Por qué? Una frase que la sala entienda, con la evidencia que la apoya.", WIDGET_PROSE, true, "uno\n\ndos", NULL, 0 },
};

static unsigned accept(struct ui *ui, void *ctx, struct form *f)
{
	(void)ui, (void)ctx, (void)f;
	return UI_POP;
}

static const struct form_ops ops = { .accept = accept };

static void open_form(struct ui *ui)
{
	form_open(ui, &(struct form_setup){ .title = "Requisito", .button = "Registrar", .fields = fields, .n = 2, .ops = &ops });
}

static unsigned done(struct ui *ui, void *ctx)
{
	(void)ui, (void)ctx;
	return UI_NOTHING;
}

static void open_question(struct ui *ui)
{
	dialog_confirm(ui, &(struct confirm){ .title = "¿Registrar?", .text = "Una línea\ny otra más larga que la caja, para que se envuelva en dos o en tres según el ancho.",
		.yes = "Sí", .word = "ESC-001", .done = done });
}

static void open_error(struct ui *ui)
{
	ui_say(ui, SAY_ERROR, "Una frase larga que dice qué pasó, por qué, y qué se puede hacer, de modo que no cabe en una sola línea de ochenta columnas.");
}

static void nothing(struct ui *ui) { (void)ui; }

/* Each dialog at every size, and back: the same picture as at first (R7, R24). */
static void storm(const char *name, void (*start)(struct ui *), const char *keys)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 2 }, { 24, 10 }, { 5, 200 }, { 16, 60 }, { 15, 60 }, { 16, 59 }, { 24, 80 }, { 60, 200 }, { 300, 300 },
		{ 17, 61 }, { 100, 30 }, { 24, 79 }, { 25, 81 }, { 3, 300 } };
	struct toy toy = { .start = start };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	bool same = true;
	char *before[24];

	term_keys(t, keys);
	for (int y = 0; y < 24; y++)
		before[y] = strdup(term_row(t, y));
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
			if (!term_resize(t, sizes[i][0], sizes[i][1]))
				tap_ok(false, "%s at %d x %d", name, sizes[i][0], sizes[i][1]);
	term_resize(t, 24, 80);
	for (int y = 0; y < 24; y++) {
		same = same && !strcmp(before[y], term_row(t, y));
		free(before[y]);
	}
	tap_ok(same, "%s: after a storm of sizes the picture is the same", name);
	if (!same)
		term_dump(t, name);
	term_free(t);
}

static void small(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ .rows = 12, .cols = 50 });

	term_expect(t, "Screen 50 x 12; procure needs 60 x 16.");
	term_keys(t, "jjad");
	term_resize(t, 24, 80);
	term_expect(t, "▶ 2018-0142");
	term_resize(t, 10, 40);
	term_keys(t, "q");
	tap_ok(term_wait_exit(t, 5) == 0, "q works on a screen that is too small");
	term_expect_restored(t);
	term_free(t);
}

/* R1: the last line holds whole hints, always with ? and the way back. */
static void hints(const char *name, void (*start)(struct ui *), const char *keys, const char *const *words, const char *back)
{
	struct toy toy = { .start = start };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	bool good = true;

	term_keys(t, keys);
	for (int cols = 60; cols <= 200 && good; cols += 1 + (cols > 100) * 6) {
		char line[1024];

		term_resize(t, 24, cols);
		snprintf(line, sizeof(line), "%s", term_row(t, -1));
		good = strstr(line, "? Help") && strstr(line, back) && !strstr(line, "…");
		for (size_t i = 0; words[i] && good; i++) {
			const char *key = strchr(words[i], ' ');
			char head[32];

			snprintf(head, sizeof(head), " %.*s ", (int)(key - words[i]), words[i]);
			good = !strstr(line, head) || strstr(line, words[i]);
		}
		if (!good)
			term_dump(t, name);
	}
	tap_ok(good, "%s: hints are whole from 60 to 200 columns", name);
	term_free(t);
}

/* R10: 3,000 unknown sequences of all kinds; the toy is where it was. */
static void fuzz(void)
{
	static const char finals[] = "@GIJKLMNOTUVWXYacdefghijklmnopqrstuvwxyz";
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	unsigned r = 7;

	term_keys(t, "jj");
	for (int i = 0; i < 300; i++) {
		char bytes[512];
		size_t n = 0;

		for (int k = 0; k < 10; k++) {
			r = r * 1103515245u + 12345u;
			switch (r >> 16 & 3) {
			case 0: n += (size_t)sprintf(bytes + n, "\033[%u;%uz", r >> 20 & 511, r >> 8 & 255); break;
			case 1: n += (size_t)sprintf(bytes + n, "\033[?%u%c", r >> 20 & 4095, finals[(r >> 18) % (sizeof(finals) - 1)]); break;
			case 2: n += (size_t)sprintf(bytes + n, "\033]%u;dd q\n%c", r >> 24, '\a'); break;
			default: n += (size_t)sprintf(bytes + n, "\033P%uqdq\033\\", r >> 24); break;
			}
		}
		if (!term_bytes(t, bytes, n))
			break;
	}
	term_expect(t, "▶ 2018-0161");
	term_expect_row(t, -1, "Abrir");
	term_expect_not(t, "no use here");
	term_free(t);
}

/* Whether any cell of the row has a colour. */
static bool coloured(struct term *t)
{
	for (int y = 0; y < term_rows(t); y++)
		for (int x = 0; x < term_cols(t); x++) {
			struct term_cell c = term_cell_at(t, y, x);

			if (c.fg != -1 || c.bg != -1)
				return true;
		}
	return false;
}

static void tiers(void)
{
	static const char *const no_color[] = { "NO_COLOR=1", NULL };
	static const struct { const char *name, *term; const char *const *env; bool colour; int most; } cases[] = {
		{ "256 colours", "xterm-256color", NULL, true, 255 }, { "8 colours", "xterm", NULL, true, 7 }, { "no colour", "vt220", NULL, false, -1 },
		{ "NO_COLOR", "xterm-256color", no_color, false, -1 }, { "the console", "linux", NULL, true, 7 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct toy toy = { 0 };
		struct term *t = toy_start(&toy, (struct term_opts){ .term = cases[i].term, .env = cases[i].env });
		int y = 0, x = 0, most = -1;
		struct term_cell sel;

		term_find(t, "▶ 2018-0142", &y, &x);
		sel = term_cell_at(t, y, x);
		tap_ok(coloured(t) == cases[i].colour, "%s: colours as the terminal has them", cases[i].name);
		for (int c = 0; c < 80; c++) {
			struct term_cell cell = term_cell_at(t, y, c);

			most = cell.fg > most ? cell.fg : most;
		}
		tap_ok(most <= cases[i].most, "%s: no colour beyond %d (%d)", cases[i].name, cases[i].most, most);
		tap_ok(sel.reverse || sel.bg >= 0, "%s: the selection is seen", cases[i].name);
		term_keys(t, "j<Enter>");
		term_expect(t, "opened 2018-0155");
		term_free(t);
	}
}

/* With glyphs = ascii nothing but letters draws boxes; text keeps its accents. */
static void ascii(void)
{
	struct toy toy = { .glyphs = "ascii" };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_expect(t, "> 2018-0142");
	term_expect(t, "Mantención áreas");
	term_expect_row(t, 1, "+-> Cartera -");
	term_expect_not(t, "─");
	term_free(t);
}

static void injection(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	size_t n;
	const char *raw = term_raw(t, &n);

	tap_ok(strstr(raw, "\xe2\x80\xae") == NULL && strstr(raw, "niño \033[31m") == NULL, "control and bidi bytes of data do not reach the terminal");
	term_free(t);
}

int main(void)
{
	static const char *const list_words[] = { "Enter Abrir", "a Agregar", "/ Filtrar", "o Ordenar", "v Votar", ": Commands", "g Go to", "q Leave", NULL };
	static const char *const form_words[] = { "Ctrl-S Accept", "Tab Next field", "Ctrl-G Editor", "Esc Back", NULL };
	static const char *const help_words[] = { "Enter Do it", "↓ Choose", NULL };
	static const char *const question_words[] = { "Enter Do what is marked", "Tab Other button", NULL };

	storm("list", nothing, "jj");
	storm("filter", nothing, "/o");
	storm("help", nothing, "?");
	storm("palette", nothing, ":a");
	storm("go", nothing, "g");
	storm("form", open_form, "<Tab>x");
	storm("question", open_question, "ESC");
	storm("error", open_error, "j");
	storm("messages", open_error, "gm");
	small();
	hints("list", nothing, "", list_words, "q Leave");
	hints("form", open_form, "", form_words, "Esc Back");
	hints("filter", nothing, "/", list_words, "Esc ");
	hints("help", nothing, "?", help_words, "Esc Back");
	hints("question", open_question, "", question_words, "Esc Back");
	fuzz();
	tiers();
	ascii();
	injection();
	return tap_done();
}
