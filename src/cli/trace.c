/* procure trace: what a record rests on, and what rests on it, as far as the references go; of a contract, every reference in it. */
#include <string.h>

#include "out.h"
#include "procure/service/trace.h"

enum { USUAL_DEPTH = 2, DEEPEST = 40 };          /* finding -> requirement -> metric is what people ask for first */

struct tracing { struct cli *c; const struct trace *t; struct json *j; bool *seen; bool back; int64_t depth; };

static const char *named(const struct tracing *x, size_t node)
{
	return record_name(x->c->arena, x->t->node[node]->path);
}

static const char *label_of(const struct trace_link *l, const struct trace *t)
{
	const struct kind *k = t->node[l->from]->kind;

	return _(k->fields[kind_field(k, l->field)].label);
}

/* One step and those behind it; a node is shown in full once. */
static void step(struct tracing *x, const struct trace_link *l, int depth);

static void steps(struct tracing *x, size_t node, int depth)
{
	for (size_t i = 0; i < x->t->n_links; i++)
		if ((x->back ? x->t->link[i].to : x->t->link[i].from) == node)
			step(x, &x->t->link[i], depth);
}

static void step(struct tracing *x, const struct trace_link *l, int depth)
{
	size_t node = x->back ? l->from : l->to;
	const struct record *r = x->t->node[node];
	bool again = x->seen[node];

	x->seen[node] = true;
	if (x->j) {
		json_object(x->j, NULL);
		json_string(x->j, "record", named(x, node));
		json_string(x->j, "kind", r->kind->name);
		json_string(x->j, "field", l->field);
		json_array(x->j, x->back ? "named_by" : "names");
	} else {
		printf("%*s%s %s  %s: ", depth * 3, "", x->back ? "<-" : "->", named(x, node), label_of(l, x->t));
		out_flat(stdout, record_title(r));
		printf("%s\n", again ? _("  (shown above)") : "");
	}
	if (!again && depth < x->depth)
		steps(x, node, depth + 1);
	if (x->j) {
		json_array_end(x->j);
		json_object_end(x->j);
	}
}

static void both_ways(struct tracing *x, size_t node)
{
	for (int back = 0; back < 2; back++) {
		memset(x->seen, 0, x->t->n * sizeof *x->seen);
		x->seen[node] = true;
		x->back = back;
		if (x->j)
			json_array(x->j, back ? "named_by" : "names");
		steps(x, node, 1);
		if (x->j)
			json_array_end(x->j);
	}
}

static void every_link(struct tracing *x)
{
	if (x->j)
		json_array(x->j, "links");
	for (size_t i = 0; i < x->t->n_links; i++) {
		const struct trace_link *l = &x->t->link[i];

		if (x->j) {
			json_object(x->j, NULL);
			json_string(x->j, "from", named(x, l->from));
			json_string(x->j, "field", l->field);
			json_string(x->j, "to", named(x, l->to));
			json_object_end(x->j);
		} else {
			printf("%s  %s  %s\n", named(x, l->from), label_of(l, x->t), named(x, l->to));
		}
	}
	if (x->j)
		json_array_end(x->j);
}

enum rc cmd_trace(struct cli *c, struct why *why)
{
	struct trace t;
	struct tracing x = { .c = c, .t = &t };
	const struct kind *k;
	const char *contract, *id;
	struct record *r;
	enum rc rc = args_number(c, "depth", USUAL_DEPTH, &x.depth, why);

	if (rc == RC_OK && (x.depth < 1 || x.depth > DEEPEST))
		rc = fail(why, RC_INVALID, N_("--depth takes a number from 1 to {1}."), NUM(DEEPEST));
	if (rc == RC_OK)
		rc = session_record(c, c->arg[0], &r, why);
	if (rc == RC_OK)
		rc = path_parse(r->path, &k, &contract, &id, c->arena, why);
	if (rc == RC_OK && !*contract)
		rc = fail(why, RC_INVALID, N_("{1} belongs to no contract: name a contract, or something in one."), c->arg[0]);
	if (rc == RC_OK)
		rc = service_trace(c->service, contract, c->at, &t, c->arena, why);
	if (rc != RC_OK)
		return rc;
	x.seen = arena_alloc(c->arena, (t.n + 1) * sizeof *x.seen);
	x.j = c->json ? out_json(c) : NULL;
	if (x.j)
		json_string(x.j, "record", record_name(c->arena, r->path));
	else if (k->place != PLACE_CONTRACT)
		printf("%s  %s\n", record_name(c->arena, r->path), record_title(r));
	if (k->place == PLACE_CONTRACT)
		every_link(&x);
	else
		both_ways(&x, trace_find(&t, r->path));
	return x.j ? out_json_end(x.j, why) : RC_OK;
}
