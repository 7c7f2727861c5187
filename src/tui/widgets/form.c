/* A form: its life and its keys; see form.h. Drawing is in form_draw.c, checking in form_check.c, choosing in picker.c. */
#include "widgets/form_room.h"

#include <string.h>

/* ---- values ---- */

bool item_is_text(const struct item *it)
{
	switch (it->field.widget) {
	case WIDGET_CHOICE: case WIDGET_PICK: case WIDGET_PICK_MANY: return false;
	default: return true;
	}
}

static bool is_prose(enum widget w)
{
	return w == WIDGET_PROSE || w == WIDGET_TABLE;
}

size_t form_count(const struct form *f)
{
	return f->n;
}

const char *form_name(const struct form *f, size_t field)
{
	return f->items[field].field.name;
}

const char *form_value(const struct form *f, size_t field)
{
	return edit_text(&f->items[field].edit);
}

const char *form_value_of(const struct form *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (!strcmp(f->items[i].field.name, name))
			return form_value(f, i);
	return "";
}

void form_set(struct form *f, size_t field, const char *value)
{
	edit_set(&f->items[field].edit, value);
	item_check(&f->items[field], false);
}

static void item_changed(void *ctx)
{
	struct item *it = ctx;
	struct form *f = it->form;

	it->touched = f->changed = true;
	if (f->set.ops->journal)
		f->set.ops->journal(f->set.ctx, (size_t)(it - f->items), edit_text(&it->edit));
}

static void fault_set(struct form *f, const char *sentence)
{
	char *fault = sentence ? mem_strdup(sentence) : NULL;

	mem_free(f->fault);
	f->fault = fault;
}

bool form_asked(const struct form *f, size_t field)
{
	return field >= f->n || !f->more.asked || f->more.asked(f->set.ctx, field, f);
}

unsigned form_fail(struct form *f, const struct why *why)
{
	struct buf b = { 0 };
	size_t at = f->n;

	why_sentence(&b, why);
	for (size_t i = 0; i < f->n; i++)
		if (*why->field && !strcmp(f->items[i].field.name, why->field) && form_asked(f, i))
			at = i;
	if (at < f->n) {
		item_fault(&f->items[at], buf_str(&b));
		f->at = at;
		f->view->map = item_is_text(&f->items[at]) ? "text" : "form";
	} else {
		fault_set(f, buf_str(&b));
	}
	buf_free(&b);
	return ui_fail(f->view->ui, why);
}

/* ---- moving ---- */

static void go_to(struct form *f, size_t to)
{
	if (f->at < f->n && f->items[f->at].touched)    /* NOLINT(clang-analyzer-core.NullDereference): n counts the items that are there */
		item_check(&f->items[f->at], false);
	f->at = to > f->n ? f->n : to;
	f->view->map = f->at < f->n && item_is_text(&f->items[f->at]) ? "text" : "form";
}

static unsigned accept(struct form *f)
{
	size_t bad = f->n;
	unsigned did;

	fault_set(f, NULL);
	for (size_t i = f->n; i-- > 0;)
		if (form_asked(f, i) && !item_check(&f->items[i], true))
			bad = i;
	if (bad < f->n) {
		go_to(f, bad);
		ui_say(f->view->ui, SAY_ERROR, f->items[bad].fault);
		return UI_REDRAW;
	}
	did = f->set.ops->accept(f->view->ui, f->set.ctx, f);
	f->accepted |= (did & UI_POP) != 0;      /* form_done may have said so already */
	return did | UI_REDRAW;
}

void form_done(struct form *f)
{
	f->accepted = true;
	ui_close(f->view);
}

/* The next one that is asked, in this direction; round the button. */
static size_t neighbour(const struct form *f, int step)
{
	size_t at = f->at;

	do
		at = (at + f->n + 1 + (size_t)(step > 0 ? 1 : f->n)) % (f->n + 1);
	while (!form_asked(f, at));
	return at;
}

/* ---- choices ---- */

static size_t choice_at(const struct item *it)
{
	for (size_t i = 0; i < it->field.n_choices; i++)
		if (!strcmp(it->field.choices[i].code, edit_text(&it->edit)))
			return i;
	return it->field.n_choices;
}

static unsigned choice_step(struct item *it, int step)
{
	size_t n = it->field.n_choices, at = choice_at(it);

	if (it->field.widget != WIDGET_CHOICE || n == 0)
		return UI_PASS;
	at = at == n ? (step > 0 ? 0 : n - 1) : (at + n + (size_t)(step > 0 ? 1 : n - 1)) % n;
	edit_set(&it->edit, it->field.choices[at].code);
	return UI_REDRAW;
}

char item_letter(const struct item *it, size_t choice)
{
	char c = it->field.choices[choice].code[0];

	if (it->field.widget != WIDGET_CHOICE || it->field.n_choices > LETTERS_MAX)
		return ' ';
	for (size_t i = 0; i < choice; i++)
		if (it->field.choices[i].code[0] == c)
			return ' ';
	return c;
}

/* In a roll call: the next field to choose in, past those that have only one answer. */
static void go_on(struct form *f)
{
	size_t to = f->at + 1;

	while (to < f->n && (!form_asked(f, to) || (f->items[to].field.widget == WIDGET_CHOICE && f->items[to].field.n_choices == 1)))
		to++;
	if (to < f->n && f->items[to].field.widget == WIDGET_CHOICE)
		go_to(f, to);
}

/* A letter chooses; where the next field is one to choose in too, it goes on to it. */
static unsigned choice_letter(struct form *f, struct item *it, const struct key *k)
{
	for (size_t i = 0; i < it->field.n_choices; i++) {
		char letter = item_letter(it, i);

		if (letter == ' ' || key_char(k) != (uint32_t)(unsigned char)letter)
			continue;
		edit_set(&it->edit, it->field.choices[i].code);
		go_on(f);
		return UI_REDRAW;
	}
	return UI_PASS;
}

/* Arrows and Space change a choice, its letter chooses; Enter opens the list of the others. */
static unsigned choice_key(struct form *f, struct item *it, const struct key *k)
{
	if (key_is(k, KEYNAME_RIGHT) || key_is(k, KEYNAME_SPACE))
		return it->field.widget == WIDGET_CHOICE ? choice_step(it, 1) : picker_open(f->view->ui, it);
	if (key_is(k, KEYNAME_LEFT))
		return choice_step(it, -1);
	if (key_is(k, KEYNAME_ENTER) && it->field.widget != WIDGET_CHOICE)
		return picker_open(f->view->ui, it);
	if (key_is(k, KEYNAME_BACKSPACE) || key_is(k, KEYNAME_DELETE)) {
		edit_set(&it->edit, "");
		return UI_REDRAW;
	}
	if (key_char(k) == '/')
		return picker_open(f->view->ui, it);
	return key_char(k) ? choice_letter(f, it, k) : UI_PASS;
}

/* ---- keys ---- */

static unsigned form_click(struct form *f, const struct key *k)
{
	for (size_t i = 0; i < f->n; i++)
		if (pane_holds(f->items[i].last, k->row, k->col)) {
			go_to(f, i);
			return UI_REDRAW;
		}
	if (pane_holds(f->button, k->row, k->col)) {
		go_to(f, f->n);
		return accept(f);
	}
	return UI_NOTHING;
}

static unsigned arrows(struct form *f, const struct key *k)
{
	if (key_is(k, KEYNAME_UP) && neighbour(f, -1) < f->at)
		go_to(f, neighbour(f, -1));
	else if (key_is(k, KEYNAME_DOWN) && f->at < f->n)
		go_to(f, neighbour(f, 1));
	else
		return UI_PASS;
	return UI_REDRAW;
}

static unsigned form_key(struct view *v, const struct key *k)
{
	struct form *f = v->state;
	struct item *it = f->at < f->n ? &f->items[f->at] : NULL;
	unsigned did = UI_PASS;

	if (k->kind == KEY_CLICK)
		return form_click(f, k);
	if (it && item_is_text(it))
		did = edit_key(&it->edit, v->ui, k);
	else if (it && k->kind == KEY_STROKE)
		did = choice_key(f, it, k);
	return did & UI_PASS ? arrows(f, k) : did;
}

static unsigned form_request(struct view *v, const char *verb)
{
	struct form *f = v->state;

	if (!strcmp(verb, "save"))
		return accept(f);
	if (!strcmp(verb, "accept")) {
		if (f->at == f->n)
			return accept(f);
		go_to(f, neighbour(f, 1));
	} else if (!strcmp(verb, "next-field"))
		go_to(f, neighbour(f, 1));
	else if (!strcmp(verb, "previous-field"))
		go_to(f, neighbour(f, -1));
	else if (!strcmp(verb, "afresh") && f->more.afresh)
		return f->more.afresh(f->view->ui, f->set.ctx, f);
	else if (!strcmp(verb, "editor") && f->at < f->n && is_prose(f->items[f->at].field.widget))
		return edit_outside(&f->items[f->at].edit, v->ui);
	else
		return UI_PASS;
	return UI_REDRAW;
}

static bool form_typing(struct view *v)
{
	struct form *f = v->state;

	return f->at < f->n && item_is_text(&f->items[f->at]);
}

static bool form_ready(struct view *v, const char *verb, struct buf *why_not)
{
	struct form *f = v->state;

	if (!strcmp(verb, "afresh") && !f->more.afresh) {
		buf_puts(why_not, _("No draft was taken up here."));
		return false;
	}
	if (strcmp(verb, "editor") != 0 || (f->at < f->n && is_prose(f->items[f->at].field.widget)))
		return true;
	buf_puts(why_not, _("Only long texts open in the other editor."));
	return false;
}

static void form_title(struct view *v, struct buf *out)
{
	buf_puts(out, ((struct form *)v->state)->set.title);
}

static void form_leave(struct view *v)
{
	struct form *f = v->state;

	if (f->changed && !f->accepted && f->set.ops->journal)
		ui_say(v->ui, SAY_INFO, _("What you typed is kept as a draft."));
	if (f->set.ops->closed)
		f->set.ops->closed(f->set.ctx, f->accepted);
	for (size_t i = 0; i < f->n; i++) {
		edit_free(&f->items[i].edit);
		buf_free(&f->items[i].shown);
		mem_free(f->items[i].fault);
	}
	mem_free(f->fault);
}

static const struct action form_actions[] = {
	{ "save", N_("Accept"), N_("Takes the form as it stands"), "aceptar guardar registrar accept save" },
	{ "next-field", N_("Next field"), N_("Goes to the next field"), "siguiente campo next field" },
	{ "editor", N_("Editor"), N_("Opens this text in your own editor"), "editor externo external" },
	{ "afresh", NULL, N_("Drops the draft that was taken up, and begins the form anew"), "de nuevo desde cero borrador afresh draft" },
	{ "back", N_("Leave"), N_("Leaves the form; what was typed is kept"), "volver dejar leave" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops form_ops = { .name = "form", .map = "form", .actions = form_actions,
	.about = N_("Fill in the fields. Tab goes on, Ctrl-S accepts, Esc leaves and keeps what you typed."), .draw = form_draw, .request = form_request,
	.key = form_key, .typing = form_typing, .ready = form_ready, .title = form_title, .leave = form_leave };

/* ---- making ---- */

static const struct form_choice *choices_copy(struct arena *a, const struct form_choice *from, size_t n)
{
	struct form_choice *to = arena_alloc(a, (n + 1) * sizeof(*to));

	for (size_t i = 0; i < n; i++)
		to[i] = (struct form_choice){ arena_strdup(a, from[i].code), arena_strdup(a, from[i].label), arena_strdup(a, from[i].help) };
	return to;
}

static void item_init(struct form *f, struct item *it, const struct form_field *from)
{
	struct arena *a = f->view->arena;

	it->form = f;
	it->field = *from;
	it->field.name = arena_strdup(a, from->name);
	it->field.label = arena_strdup(a, from->label);
	it->field.help = arena_strdup(a, from->help);
	it->field.choices = choices_copy(a, from->choices, from->n_choices);
	edit_init(&it->edit, is_prose(from->widget), from->value);
	it->edit.changed = item_changed;
	it->edit.ctx = it;
}

unsigned form_open_with(struct ui *ui, const struct form_setup *s, const struct form_more *more)
{
	struct view *v = ui_push(ui, &form_ops, sizeof(struct form));
	struct form *f = v->state;

	f->view = v;
	f->set = *s;
	f->set.title = arena_strdup(v->arena, s->title);
	f->set.button = arena_strdup(v->arena, s->button);
	f->set.intro = arena_strdup(v->arena, s->intro);
	f->set.fields = NULL;
	f->more = *more;
	f->more.note = arena_strdup(v->arena, more->note);
	f->n = s->n;
	f->items = arena_alloc(v->arena, (s->n + 1) * sizeof(*f->items));
	for (size_t i = 0; i < s->n; i++) {
		item_init(f, &f->items[i], &s->fields[i]);
		if (s->at && !strcmp(s->at, s->fields[i].name))
			f->at = i;
	}
	if (!form_asked(f, f->at))
		f->at = neighbour(f, 1);
	go_to(f, f->at);
	return UI_REDRAW;
}

unsigned form_open(struct ui *ui, const struct form_setup *s)
{
	return form_open_with(ui, s, &(struct form_more){ NULL, NULL, NULL });
}
