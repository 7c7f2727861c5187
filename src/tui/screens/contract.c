/* A contract: its four stages and what each lacks, who works on it, what was done last and what comes next. Stages guide, none is locked. */
#include <stdio.h>
#include <string.h>

#include "screens/contract.h"

/* --- loading --------------------------------------------------------------------------------------------------------------------------------------------- */

static void add_work(struct contract *s, struct work w)
{
	s->work[s->n_work++] = w;
}

static void add_lacks(struct contract *s, const struct stage *st, struct arena *a)
{
	if (s->app->at) {
		add_work(s, (struct work){ .lack = _("You look at the past: what lacked then is not worked out."), .good = true });
		return;
	}
	for (size_t i = 0; i < st->n_lacks; i++) {
		struct buf text = { 0 };

		why_sentence(&text, &st->lacks[i]);
		add_work(s, (struct work){ .lack = arena_strdup(a, buf_str(&text)) });
		buf_free(&text);
	}
	if (!st->n_lacks)
		add_work(s, (struct work){ .lack = st->complete ? _("The group declared this stage complete.") : _("Nothing lacks: d declares the stage complete."), .good = true });
}

/* Those of the stage, and those of none. */
static void add_tasks(struct contract *s, const struct stage *st)
{
	bool any = false;

	for (size_t i = 0; i < s->tasks.n; i++) {
		const struct record *t = s->tasks.v[i];

		if (*record_get(t, "Stage") && !record_is(t, "Stage", st->code))
			continue;
		if (!any)
			add_work(s, (struct work){ .heading = _("Tasks") });
		any = true;
		add_work(s, (struct work){ .task = t });
	}
}

static void fill_work(struct contract *s, struct arena *a)
{
	const struct stage *st = &s->stage[s->at];

	s->work = arena_alloc(a, (st->n_lacks + s->tasks.n + 4) * sizeof *s->work);
	s->n_work = 0;
	add_lacks(s, st, a);
	add_tasks(s, st);
	list_refresh(&s->work_list);
}

/* The first that is not complete; a person's own choice stays. */
static void choose_stage(struct contract *s)
{
	if (s->seen)
		return;
	for (s->at = 0; s->at + 1 < (int)s->n_stages && s->stage[s->at].complete; s->at++)
		;
}

static const char *what_next(struct contract *s, struct arena *a)
{
	struct buf text = { 0 };
	char *out;

	if (s->app->at)
		return _("You look at the past; g d comes back to today.");
	room_next(s->app->svc, s->id, &text);
	out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

static enum rc load(struct view *v, struct why *why)
{
	struct contract *s = v->state;
	struct log_query q = { .contract = s->id, .limit = ACTS_SHOWN, .before = s->app->at ? s->app->at + 1 : 0 };
	struct instant now;
	enum rc rc;

	snprintf(s->app->contract, sizeof s->app->contract, "%s", s->id);
	s->r = NULL;
	s->n_work = s->n_acts = s->n_stages = 0;
	if ((rc = service_record(s->app->svc, s->id, NULL, s->app->at, &s->r, v->data, why)) != RC_OK || (rc = instant_now(&now, why)) != RC_OK ||
	    (rc = records_read(&s->tasks, s->app, "task", s->id, v->data, why)) != RC_OK)
		return rc;
	s->today = date_of(now);
	s->n_stages = stages_read(s->app, s->id, &s->stage, v->data);
	choose_stage(s);
	fill_work(s, v->data);
	s->next = what_next(s, v->data);
	s->meeting = contract_meeting(s, v->data);
	contract_group(s, v->data);
	rc = service_log(s->app->svc, &q, &s->act, &s->n_acts, v->data, why);
	list_refresh(&s->acts_list);
	return rc == RC_NONE ? RC_OK : rc;
}

static void draw(struct view *v, struct pane p)
{
	contract_draw(v->state, p);
}

/* --- the file: everything else that belongs to the contract --------------------------------------------------------------------------------------------------- */

static const char *const file_kinds[] = { "goal", "task", "request", "document", "sounding", "clearance", "declaration", "recommendation", "lesson" };
enum { FILE_KINDS = sizeof file_kinds / sizeof file_kinds[0] };

static unsigned file_chosen(struct ui *ui, void *ctx, size_t which)
{
	struct contract *s = ctx;

	(void)ui;
	return kind_screen(s->app, file_kinds[which], s->id);
}

static unsigned file_open(struct contract *s)
{
	struct choose_item items[FILE_KINDS];
	struct arena *a = arena_new();
	struct why ignored = { 0 };
	unsigned did;

	for (size_t i = 0; i < FILE_KINDS; i++) {
		struct records all = { NULL, 0 };

		records_read(&all, s->app, file_kinds[i], s->id, a, &ignored);
		items[i] = (struct choose_item){ arena_printf(a, "%s (%zu)", _(kind_by_name(file_kinds[i])->plural), all.n), NULL };
	}
	did = dialog_choose(s->app->ui, &(struct choose){ _("What else belongs to this contract"), items, FILE_KINDS, 0, file_chosen, s });
	arena_free(a);
	return did;
}

/* --- what can be done ----------------------------------------------------------------------------------------------------------------------------------------- */

static const struct record *task(const struct contract *s)
{
	size_t row;

	return s->focus.at == FOCUS_WORK && list_row(&s->work_list, &row) ? s->work[row].task : NULL;
}

static const struct act_line *act(const struct contract *s)
{
	size_t row;

	return s->focus.at == FOCUS_ACTS && list_row(&s->acts_list, &row) ? &s->act[row] : NULL;
}

static const char *verb_of(const struct contract *s, const char *action)
{
	if (strcmp(action, "add") == 0)
		return "task.add";
	if (strcmp(action, "mark") == 0)
		return task(s) ? "task.done" : NULL;
	if (strcmp(action, "edit") == 0)
		return task(s) ? "task.change" : "contract.change";
	return strcmp(action, "decide") == 0 ? "contract.stage" : NULL;
}

static unsigned do_verb(struct contract *s, const char *verb)
{
	const char *stage = s->n_stages ? s->stage[s->at].code : "";
	const struct preset_value_of declared[] = { { "Stage-Declared", stage }, { NULL, NULL } }, of_stage[] = { { "Stage", stage }, { NULL, NULL } };

	if (strcmp(verb, "contract.stage") == 0)
		return act_form(s->app, verb, s->id, declared, "Reason");
	if (strcmp(verb, "contract.change") == 0)
		return act_form(s->app, verb, s->id, NULL, NULL);
	return deed_do(s->app, verb, s->id, task(s), strcmp(verb, "task.add") == 0 ? of_stage : NULL, NULL);
}

static unsigned open_selected(struct view *v, struct contract *s)
{
	char stage[] = "stage-1";

	(void)v;
	if (act(s))
		return act_screen(s->app, act(s)->seq);
	if (s->focus.at == FOCUS_GROUP)
		return bodies_screen(s->app);
	if (task(s))
		return record_screen(s->app, task(s)->path);
	stage[6] = (char)('1' + s->at);
	return stage_go(s->app, NULL, s->id, stage);
}

static unsigned why_selected(struct contract *s)
{
	if (act(s))
		return act_screen(s->app, act(s)->seq);
	return why_screen(s->app, task(s) ? task(s)->path : s->r->path, NULL);
}

static unsigned other_stage(struct view *v, struct contract *s, int step)
{
	s->at = (s->at + step + STAGES) % STAGES;
	s->seen = true;
	fill_work(s, v->data);
	return UI_REDRAW;
}

static unsigned look(struct view *v, struct contract *s, const char *action)
{
	if (!s->r)
		return UI_PASS;
	if (strcmp(action, "move-right") == 0 || strcmp(action, "move-left") == 0)
		return other_stage(v, s, action[5] == 'r' ? 1 : -1);
	if (strcmp(action, "open") == 0)
		return open_selected(v, s);
	if (strcmp(action, "why") == 0)
		return why_selected(s);
	if (strcmp(action, "meeting") == 0)
		return meetings_screen(s->app, s->id);
	if (strcmp(action, "file") == 0)
		return file_open(s);
	if (strcmp(action, "details") == 0)
		return record_screen(s->app, s->r->path);
	return UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct contract *s = v->state;
	const char *verb;
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS || (did = stage_go(s->app, NULL, s->id, action)) != UI_PASS ||
	    (did = look(v, s, action)) != UI_PASS)
		return did;
	if ((verb = verb_of(s, action)) != NULL)
		return do_verb(s, verb);
	if (s->focus.at == FOCUS_GROUP)
		return doc_request(&s->group, action);
	return list_request(s->focus.at == FOCUS_ACTS ? &s->acts_list : &s->work_list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct contract *s = v->state;
	const char *verb = verb_of(s, action);

	if (strcmp(action, "mark") == 0 && !task(s)) {
		buf_puts(why_not, _("Select a task first."));
		return false;
	}
	if (!verb)
		return true;
	return strncmp(verb, "contract.", 9) == 0 ? act_ready(s->app, verb, s->id, why_not) : deed_ready(s->app, verb, s->id, task(s), why_not);
}

static struct list *list_at(struct contract *s)
{
	return s->focus.at == FOCUS_ACTS ? &s->acts_list : &s->work_list;
}

static unsigned key(struct view *v, const struct key *k)
{
	struct contract *s = v->state;

	return s->focus.at == FOCUS_GROUP ? UI_PASS : list_key(list_at(s), k);
}

static bool typing(struct view *v)
{
	return list_at(v->state)->typing;
}

static void title(struct view *v, struct buf *out)
{
	struct contract *s = v->state;

	buf_puts(out, s->id);
	if (s->r && v->ui && ui_top(v->ui) == v)
		buf_printf(out, " %s", record_title(s->r));
}

static void leave(struct view *v)
{
	struct contract *s = v->state;

	list_free(&s->work_list);
	list_free(&s->acts_list);
	doc_free(&s->group);
	s->app->contract[0] = '\0';
}

static const struct action actions[] = {
	{ "stage-1", N_("to 4: stage"), N_("Stage 1: what we paid for and what we got"), "evidencia hallazgos etapa" },
	{ "stage-2", NULL, N_("Stage 2: keep, modify or drop each clause"), "requisitos clausulas etapa" },
	{ "stage-3", NULL, N_("Stage 3: metrics, standards and payment"), "pagos metricas etapa" },
	{ "stage-4", NULL, N_("Stage 4: questions to the committee, and its answers"), "escalamiento elevar comite etapa" },
	{ "open", N_("Open"), N_("Opens the stage, the task or the act that is selected"), "abrir ver" },
	{ "meeting", N_("Meetings"), N_("The meetings of the working group: convene, open, close"), "reunion sesion convocar" },
	{ "file", N_("File"), N_("Goals, tasks, documents, clearances, soundings, requests, lessons"), "expediente objetivos tareas documentos informes sondeos solicitudes lecciones goals tasks" },
	{ "add", N_("Task"), N_("Adds a task to this stage: who does what by when"), "agregar tarea" },
	{ "decide", N_("Complete"), N_("The group declares the selected stage complete; refused while something lacks"), "declarar completa etapa terminar" },
	{ "mark", NULL, N_("Closes the selected task with its result"), "tarea lista hecha done" },
	{ "edit", NULL, N_("Changes the selected task, or the contract's data"), "editar problema datos" },
	{ "details", NULL, N_("The contract with all its fields"), "detalle ficha" },
	{ "why", NULL, N_("Why does this stand: act, votes, people"), "por que" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "contract", .map = "contract", .actions = actions,
	.about = N_("One contract. Above, the four stages: 1 to 4 open them, ← → look at what each lacks. Tab goes to the group and to the last acts."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .ready = ready, .typing = typing, .leave = leave };

unsigned contract_screen(struct app *app, const char *contract)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct contract));
	struct contract *s = v->state;

	s->app = app;
	s->focus.n = FOCUSES;
	snprintf(s->id, sizeof s->id, "%s", contract);
	snprintf(app->contract, sizeof app->contract, "%s", contract);
	contract_lists(s);
	return UI_REDRAW;
}
