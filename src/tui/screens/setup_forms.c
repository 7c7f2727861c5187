/* Questions that are plain forms: the municipality, the language, the legal act, who keeps the records. */
#include <string.h>

#include "screens/found.h"

struct step {
	struct setup *s;
	struct arena *arena;
	int question;
	enum answer answer[8];
	struct form_field field[8];
	size_t n;
};

static void ask(struct step *st, enum answer which, const char *label, const char *help, enum widget widget, bool required)
{
	st->answer[st->n] = which;
	st->field[st->n++] = (struct form_field){ .name = label, .label = _(label), .help = _(help), .widget = widget, .required = required,
						  .value = setup_get(st->s, which) };
}

static void choices(struct step *st, const struct form_choice *v, size_t n)
{
	struct form_choice *out = arena_alloc(st->arena, n * sizeof *out);

	for (size_t i = 0; i < n; i++)
		out[i] = (struct form_choice){ v[i].code, _(v[i].label), v[i].help ? _(v[i].help) : NULL };
	st->field[st->n - 1].choices = out;
	st->field[st->n - 1].n_choices = n;
}

static void journal(void *ctx, size_t i, const char *value)
{
	struct step *st = ctx;

	setup_set(st->s, st->answer[i], value);
}

static void closed(void *ctx, bool accepted)
{
	struct step *st = ctx;
	struct setup *s = st->s;

	(void)accepted;
	s->form[st->question] = NULL;
	arena_free(st->arena);
	setup_drop(s);
}

/* Is the value one of the field of this name in the record of LEDGER? */
static enum rc check_ledger(const char *field, const char *value, struct why *why)
{
	const struct kind *k = kind_by_name("ledger");
	const struct field *f = &k->fields[kind_field(k, field)];
	struct buf clean = { 0 }, stored = { 0 };
	enum rc rc;

	text_clean(&clean, value, strlen(value), f->type->lines);
	rc = f->type->entry(f, buf_str(&clean), &stored, why);
	buf_free(&clean);
	buf_free(&stored);
	return rc;
}

static enum rc check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	struct step *st = ctx;
	enum answer which = st->answer[i];

	(void)shown;
	if (which == ANSWER_MAIL)
		return check_ledger("Mail-Domain", value, why);
	if (which == ANSWER_ACT)
		return check_ledger("Legal-Act", value, why);
	if (which == ANSWER_NAME && (strcmp(value, "Municipalidad de ") == 0 || strcmp(value, "Municipality of ") == 0))
		return fail(why, RC_INVALID, N_("Write the name to its end, as in Municipalidad de Vega Poniente."));
	return RC_OK;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct step *st = ctx;
	struct why why = { 0 };

	(void)ui;
	for (size_t i = 0; i < st->n; i++)
		setup_set(st->s, st->answer[i], form_value(form, i));
	st->s->form[st->question] = form;
	if (st->question == 3 && strcmp(setup_get(st->s, ANSWER_ACT_KIND), "act") == 0 && !*setup_get(st->s, ANSWER_ACT)) {
		fail_field(&why, RC_INVALID, st->field[1].name, N_("Name the act: what it is, its number and its date. Or choose “provisional”."), NULL);
		return form_fail(form, &why);
	}
	return setup_next(st->s, st->question);
}

static const struct form_ops ops = { .check = check, .accept = accept, .journal = journal, .closed = closed };

static struct step *step_new(struct setup *s, int question)
{
	struct arena *a = arena_new();
	struct step *st = arena_alloc(a, sizeof *st);

	st->s = s;
	st->arena = a;
	st->question = question;
	setup_hold(s);
	return st;
}

static unsigned step_open(struct step *st, const char *intro)
{
	struct form_setup setup = { .title = setup_title(st->arena, st->question), .button = _("Next question"), .intro = intro, .fields = st->field,
				    .n = st->n, .ops = &ops, .ctx = st };

	return form_open(st->s->app->ui, &setup);
}

unsigned setup_name(struct setup *s)
{
	struct step *st = step_new(s, 1);

	ask(st, ANSWER_NAME, N_("Name"), N_("As it stands on papers: Municipalidad de Vega Poniente"), WIDGET_LINE, true);
	ask(st, ANSWER_LETTERHEAD, N_("Letterhead"), N_("What stands at the head of minutes and reports: unit, address. May stay empty"), WIDGET_PROSE, false);
	ask(st, ANSWER_MAIL, N_("Mail domain"), N_("What follows the @ in your addresses, as in vegaponiente.cl. May stay empty"), WIDGET_LINE, false);
	return step_open(st, _("Seven questions. Everything you type is kept at once; Esc goes back. Nothing is recorded before you have seen all of it."));
}

unsigned setup_language(struct setup *s)
{
	static const struct form_choice languages[] = { { "es", N_("Spanish"), NULL }, { "en", N_("English"), NULL } };
	struct step *st = step_new(s, 2);

	ask(st, ANSWER_LANGUAGE, N_("Language"), N_("← → choose"), WIDGET_CHOICE, true);
	choices(st, languages, 2);
	return step_open(st, _("In which language are reasons, agreements and minutes written? Each person may still use the screens in their own."));
}

unsigned setup_act(struct setup *s)
{
	static const struct form_choice kinds[] = {
		{ "provisional", N_("Provisional: no act yet"), NULL }, { "act", N_("There is an act"), NULL },
	};
	struct step *st = step_new(s, 3);

	ask(st, ANSWER_ACT_KIND, N_("Created by"), N_("← → choose. “Provisional” is an honest answer: it is recorded and shown until there is an act"), WIDGET_CHOICE, true);
	choices(st, kinds, 2);
	ask(st, ANSWER_ACT, N_("Which act"), N_("Kind, number, date: Decreto Alcaldicio N.º 1234 of 02-01-2018"), WIDGET_LINE, false);
	return step_open(st, _("Which act creates the Strategic Contracts Committee? Without one, its agreements advise; with one, an auditor can find who gave it its task."));
}

unsigned setup_recorder(struct setup *s)
{
	struct step *st = step_new(s, 7);
	struct form_choice *people;
	struct roster r;
	size_t n;
	const struct roster_person *me;

	roster_read(&r, st->arena, setup_get(s, ANSWER_PEOPLE));
	n = roster_choices(&people, st->arena, &r);
	me = roster_of_login(&r, s->login);
	if (me && !roster_by_id(&r, setup_get(s, ANSWER_MINUTES)))
		setup_set(s, ANSWER_MINUTES, me->id);
	if (me && !*setup_get(s, ANSWER_RECORDERS))
		setup_set(s, ANSWER_RECORDERS, me->id);
	ask(st, ANSWER_MINUTES, N_("Keeps the minutes"), N_("Who writes and certifies the minutes? Enter shows the people"), WIDGET_PICK, true);
	st->field[0].choices = people;
	st->field[0].n_choices = n;
	ask(st, ANSWER_RECORDERS, N_("May record for others"), N_("Who records what others decide, in the meeting or from paper? Their name stands in each act. Space marks"), WIDGET_PICK_MANY, true);
	st->field[1].choices = people;
	st->field[1].n_choices = n;
	return step_open(st, _("Acts are recorded by the person at the keyboard. Somebody may record for another only if they are named here, and it always shows."));
}
