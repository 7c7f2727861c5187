/* Forms in a test terminal: fields, faults under their field, what Esc and Ctrl-S do, pickers, binding questions. */
#include "tui_toy.h"
#include "widgets/dialog.h"
#include "widgets/form.h"

static const struct form_choice verdicts[] = { { "keep", "mantener", NULL }, { "modify", "modificar", NULL }, { "drop", "eliminar", NULL } };
static const struct form_choice people[] = { { "p.rojas", "Pedro Rojas", "Compras" }, { "m.soto", "María Soto", "Aseo" }, { "j.perez", "Juan Pérez", "Jurídica" } };
static const struct form_field fields[] = {
	{ "Clause", "Cláusula", "Como está en las bases", WIDGET_LINE, true, "", NULL, 0 },
	{ "Verdict", "Propuesta", "¿Qué hacer con ella?", WIDGET_CHOICE, true, "", verdicts, 3 },
	{ "Reason", "Fundamento", "¿Por qué?", WIDGET_PROSE, true, "", NULL, 0 },
	{ "Owner", "Quién", "Quién responde", WIDGET_PICK, false, "", people, 3 },
	{ "Present", "Presentes", "Quiénes estaban", WIDGET_PICK_MANY, false, "", people, 3 },
	{ "Due", "Fecha", "27-11, +7", WIDGET_DATE, false, "", NULL, 0 },
};

static void note(const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", getenv("HOME"), name);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
}

static enum rc check(void *ctx, size_t field, const char *value, struct buf *shown, struct why *why)
{
	(void)ctx;
	if (strcmp(fields[field].name, "Due") != 0)
		return RC_OK;
	if (strcmp(value, "27-11") != 0)
		return fail_field(why, RC_INVALID, "Due", "{1} is no date; write 27-11 or +7", value);
	buf_puts(shown, "martes 27-11-2018");
	return RC_OK;
}

static void journal(void *ctx, size_t field, const char *value)
{
	(void)ctx;
	note(fields[field].name, value);
}

static unsigned accept(struct ui *ui, void *ctx, struct form *f)
{
	struct buf b = { 0 };

	(void)ctx;
	for (size_t i = 0; i < form_count(f); i++)
		buf_printf(&b, "%s=%s;", form_name(f, i), form_value(f, i));
	note("accepted", buf_str(&b));
	ui_say(ui, SAY_DONE, "recorded");
	buf_free(&b);
	return UI_POP | UI_RELOAD;
}

static const struct form_ops ops = { .check = check, .accept = accept, .journal = journal };

static void open_form(struct ui *ui)
{
	form_open(ui, &(struct form_setup){ .title = "Requisito R-05", .button = "Registrar", .fields = fields, .n = 6, .ops = &ops });
}

/* What the child wrote, or "" */
static const char *noted(struct term *t, const char *name)
{
	static char text[4096];
	char path[512];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", term_home(t), name);
	if ((f = fopen(path, "r"))) {
		n = fread(text, 1, sizeof(text) - 1, f);
		fclose(f);
	}
	text[n] = '\0';
	return text;
}

static bool noted_is(struct term *t, const char *name, const char *want)
{
	const char *have = noted(t, name);

	if (tap_ok(!strcmp(have, want), "what was written as %s is right", name))
		return true;
	printf("# it is \"%s\", not \"%s\"\n", have, want);
	term_dump(t, "it shows");
	return false;
}

static void fill(void)
{
	struct toy toy = { .start = open_form };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_expect(t, "▶ Cláusula *");
	term_expect(t, "Como está en las bases");
	tap_ok(term_cursor_visible(t), "the cursor is shown where text is typed");
	term_keys(t, "Depósito en la comuna");
	noted_is(t, "Clause", "Depósito en la comuna");
	term_keys(t, "<C-s>");
	term_expect(t, "Propuesta is needed.");
	term_expect(t, "▶ Propuesta");
	term_keys(t, "<Right><Right><Right>");
	noted_is(t, "Verdict", "drop");
	term_keys(t, "<Tab>uno<Enter><Enter>qdd?:");
	noted_is(t, "Reason", "uno\n\nqdd?:");
	term_keys(t, "<C-z>");
	noted_is(t, "Reason", "uno\n\n");
	term_keys(t, "<Tab><Enter>perez<Enter>");
	noted_is(t, "Owner", "j.perez");
	term_keys(t, "<Tab><Enter><Space><Space><Enter>");
	noted_is(t, "Present", "p.rojas m.soto");
	term_expect(t, "Pedro Rojas, María Soto");
	term_keys(t, "<Tab>32-13<S-Tab>");
	term_expect(t, "32-13 is no date");
	term_keys(t, "<Tab><C-u>27-11<Tab>");
	term_expect(t, "martes 27-11-2018");
	term_expect_not(t, "is no date");
	term_expect(t, "▶ [ Registrar ]");
	term_keys(t, "<Enter>");
	noted_is(t, "accepted", "Clause=Depósito en la comuna;Verdict=drop;Reason=uno\n\n;Owner=j.perez;Present=p.rojas m.soto;Due=27-11;");
	term_expect(t, "recorded");
	term_expect(t, "Aseo Vega Poniente");
	term_free(t);
}

static void leave(void)
{
	struct toy toy = { .start = open_form };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_keys(t, "texto<Esc>");
	term_expect(t, "What you typed is kept as a draft.");
	term_expect(t, "Aseo Vega Poniente");
	noted_is(t, "Clause", "texto");
	noted_is(t, "accepted", "");
	term_paste(t, "dd\ny\nq");
	term_expect(t, "Pasted text ignored");
	tap_ok(term_running(t), "the paste was no keys");
	term_free(t);
}

static void paste(void)
{
	struct toy toy = { .start = open_form };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	char far[4200];

	term_paste(t, "dd\ny\nq");
	noted_is(t, "Clause", "dd y q");
	term_keys(t, "<Tab><Tab>");
	term_paste(t, "dd\r\ny\r\nq\033[31m \xe2\x80\xae" "fin");
	noted_is(t, "Reason", "dd\ny\nq[31m fin");
	memset(far, 'a', sizeof(far) - 1);
	far[sizeof(far) - 1] = '\0';
	term_keys(t, "<Tab><Tab>");
	term_paste(t, far);
	term_expect(t, "Pasted text ignored");
	term_free(t);
}

static unsigned done(struct ui *ui, void *ctx)
{
	(void)ctx;
	note("done", "yes");
	ui_say(ui, SAY_DONE, "it was done");
	return UI_NOTHING;
}

static void open_binding(struct ui *ui)
{
	dialog_confirm(ui, &(struct confirm){ .title = "Registrar acuerdo", .text = "Se escribirá CCE-2018-07.", .yes = "Registrar", .word = "ESC-001", .done = done });
}

static void open_question(struct ui *ui)
{
	dialog_confirm(ui, &(struct confirm){ .title = "¿Seguir?", .text = "Nada se borra.", .yes = "Seguir", .done = done });
}

static void binding(void)
{
	static const char *const hasty[] = { "<Enter><Enter>", "dd", "ss", "yyyyyyyy<Enter>", "ESC-00<Enter>", "<Tab><Enter>" };

	for (size_t i = 0; i < sizeof(hasty) / sizeof(hasty[0]); i++) {
		struct toy toy = { .start = open_binding };
		struct term *t = toy_start(&toy, (struct term_opts){ 0 });

		term_keys(t, hasty[i]);
		noted_is(t, "done", "");
		term_free(t);
	}
	struct toy toy = { .start = open_binding };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_expect(t, "▶[ Back ]");
	term_keys(t, "esc-001<Enter>");
	noted_is(t, "done", "yes");
	term_expect(t, "it was done");
	term_free(t);
}

static void question(void)
{
	static const struct { const char *keys, *done; } cases[] = { { "s", "yes" }, { "y", "yes" }, { "n", "" }, { "<Esc>", "" }, { "<Enter>", "" },
		{ "<Tab><Enter>", "yes" } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct toy toy = { .start = open_question };
		struct term *t = toy_start(&toy, (struct term_opts){ 0 });

		term_keys(t, cases[i].keys);
		noted_is(t, "done", cases[i].done);
		term_expect_not(t, "¿Seguir?");
		term_free(t);
	}
}

int main(void)
{
	fill();
	leave();
	paste();
	binding();
	question();
	return tap_done();
}
