/* The draft of a form: where it lies, the line that says that it was taken up again, and the form without it.
 *
 * A draft belongs to one verb, one record, and to what the caller says the act is about (a person, an item of the tabla, an act that is replaced): half a
 * recusal of one person never turns up in that of another, and is there again when it is taken up. Within that the draft wins over what the caller fills in:
 * it was typed. */
#include <string.h>

#include "act_form_room.h"

const char *preset_of(const struct preset_value_of *p, const char *name)
{
	for (; p && p->name; p++)
		if (strcmp(p->name, name) == 0)
			return p->value;
	return NULL;
}

/* The caller's presets may stand on its stack; the form may be made again from them. */
const struct preset_value_of *presets_kept(struct arena *a, const struct preset_value_of *p)
{
	struct preset_value_of *out;
	size_t n = 0;

	while (p && p[n].name)
		n++;
	out = arena_alloc(a, (n + 1) * sizeof *out);
	for (size_t i = 0; i < n; i++)
		out[i] = (struct preset_value_of){ arena_strdup(a, p[i].name), arena_strdup(a, p[i].value) };
	out[n] = (struct preset_value_of){ NULL, NULL };
	return out;
}

static const char *const about[] = { "about", "Person", "Seat", "Item", "Series", "Escalation" };

const char *draft_place(const struct act_form *f)
{
	const char *place = arena_printf(f->arena, "%s/%s/%s%s", f->motion ? "motion" : *f->replaces ? "rectify" : "form", f->verb->name, f->record, f->replaces);

	for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
		const char *value = preset_of(f->preset, about[i]);

		if (value && *value && (i == 0 || f->verb->flags & (V_NEW | V_MEETING)))
			place = arena_printf(f->arena, "%s/%s", place, value);
	}
	return place;
}

const char *draft_note(const struct act_form *f)
{
	struct draft *v;
	size_t n = f->drafted ? draft_list(f->app->svc, f->place, &v, f->arena) : 0;
	struct instant last = { 0 }, now;
	char when[INSTANT_SIZE], today[INSTANT_SIZE] = "";

	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].place, f->place) == 0 && v[i].at.at > last.at)
			last = v[i].at;
	if (!last.at)
		return NULL;
	instant_show(when, last);
	if (instant_now(&now, &(struct why){ 0 }) == RC_OK)
		instant_show(today, now);
	return arena_printf(f->arena, _("Draft of %s taken up again; Ctrl-N starts afresh."), strncmp(when, today, 11) == 0 ? when + 11 : when);
}

unsigned draft_afresh(struct ui *ui, void *ctx, struct form *form)
{
	struct act_form *f = ctx;
	struct why why = { 0 };
	unsigned out;

	if (!f->drafted && !draft_list(f->app->svc, f->place, &(struct draft *){ NULL }, f->arena)) {
		ui_say(ui, SAY_INFO, _("No draft was taken up here."));
		return UI_REDRAW;
	}
	if (draft_drop(f->app->svc, f->place, &why) != RC_OK)
		return ui_fail(ui, &why);
	out = act_form_open(f->app, f->verb->name, *f->record ? f->record : NULL, f->preset, f->at, f->motion ? f->meeting : NULL);
	form_done(form);
	return out;
}
