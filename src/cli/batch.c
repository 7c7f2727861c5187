/* procure do --batch: stanzas in groups; a group's acts are printed when it is durable. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch.h"
#include "out.h"

enum { GROUP = 1000 };

/* What is staged and not yet acknowledged. */
struct staged { struct batch_act *v; size_t n, cap; };

static struct batch_act *more(struct staged *g)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? g->cap * 2 : 16;
		g->v = mem_resize(g->v, g->cap * sizeof *g->v);
	}
	return &g->v[g->n++];
}

static enum rc one(struct batch *b, struct stanza *st, struct staged *g, struct arena *a, struct why *why)
{
	struct recorded r;
	struct batch_act *act;
	enum rc rc;

	if (b->before)
		b->before(b->ctx, st);
	if ((rc = stanza_attach(st, b->service, b->dir, a, why)) != RC_OK || (rc = service_batch_do(b->service, &st->request, &r, why)) != RC_OK)
		return rc;
	act = more(g);
	act->seq = r.seq;
	memcpy(act->commit, r.commit, sizeof act->commit);
	memcpy(act->receipt, r.receipt, sizeof act->receipt);
	memcpy(act->path, r.path, sizeof act->path);
	if (r.n_warnings && b->warned)
		b->warned(b->ctx, &r);
	return RC_OK;
}

/* Stanzas until the group is full, nothing more comes, or one is refused. The lock is taken only when there is something to do, and never held
 * while somebody is still typing. */
static enum rc fill(struct batch *b, struct staged *g, struct arena *a, bool *begun, struct why *why)
{
	struct stanza st;
	enum rc rc = RC_OK;

	while (rc == RC_OK && (!b->group || g->n < b->group)) {
		if (b->group && g->n && stanza_waits(b->reader))
			break;
		arena_reset(a);
		rc = stanza_next(b->reader, &st, a, why);
		b->number = st.number;
		b->line = st.line;
		if (rc == RC_OK && !*begun)
			*begun = (rc = service_batch_begin(b->service, why)) == RC_OK;
		if (rc == RC_OK)
			rc = one(b, &st, g, a, why);
	}
	return rc;
}

/* Durable, then acknowledged. */
static enum rc end(struct batch *b, struct staged *g, bool keep, struct why *why)
{
	enum rc rc = service_batch_end(b->service, keep && g->n, why);

	if (!keep || (rc != RC_OK && rc != RC_UNSURE))
		return rc;
	b->acts += (int64_t)g->n;
	for (size_t i = 0; i < g->n && b->acted; i++)
		b->acted(b->ctx, &g->v[i], rc == RC_OK);
	return rc;
}

static enum rc group(struct batch *b, struct staged *g, struct arena *a, struct why *why)
{
	bool begun = false;
	struct why at_end = { 0 };
	enum rc rc = fill(b, g, a, &begun, why), ended = RC_OK;

	if (begun)
		ended = end(b, g, b->group || rc == RC_OK || rc == RC_NONE, &at_end);
	if (ended != RC_OK && (rc == RC_OK || rc == RC_NONE)) {
		*why = at_end;
		b->number = 0;
		return ended;
	}
	return rc;
}

enum rc batch_run(struct batch *b, struct why *why)
{
	struct arena *a = arena_new();
	struct staged g = { 0 };
	enum rc rc;

	do {
		g.n = 0;
		rc = group(b, &g, a, why);
	} while (rc == RC_OK);
	mem_free(g.v);
	arena_free(a);
	return rc == RC_NONE ? RC_OK : rc;
}

/* --- from the command line -------------------------------------------------------------------------------------------------------------------- */

struct printing { struct cli *c; struct json *j; };

static void warn(void *ctx, const struct recorded *r)
{
	struct printing *p = ctx;

	out_warnings(r, arena_printf(p->c->arena, "%lld: ", (long long)r->seq));
}

static void print(void *ctx, const struct batch_act *r, bool sure)
{
	struct printing *p = ctx;

	p->c->wrote = true;
	if (!p->j) {
		printf("%s %lld %s %s\n", sure ? "act" : "unsure", (long long)r->seq, r->commit, r->receipt);
		fflush(stdout);
		return;
	}
	json_object(p->j, NULL);
	json_bool(p->j, "durable", sure);
	json_int(p->j, "seq", r->seq);
	json_string(p->j, "commit", r->commit);
	json_string(p->j, "receipt", r->receipt);
	json_string(p->j, "record", record_name(p->c->arena, r->path));
	json_object_end(p->j);
}

/* The folder of the file; relative paths in it begin there. */
static const char *folder(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/');

	return slash ? arena_strndup(a, file, slash == file ? 1 : (size_t)(slash - file)) : NULL;
}

static enum rc open_input(const char *file, int *fd, struct why *why)
{
	struct stat st;

	*fd = strcmp(file, "-") == 0 ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	if (*fd < 0 && errno == ENOENT)
		return fail(why, RC_INVALID, N_("There is no file {1}."), file);
	if (*fd < 0)
		return fail_errno(why, N_("{1} cannot be read: {2}"), file);
	if (fstat(*fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(*fd);
		return fail(why, RC_INVALID, N_("{1} is a directory, not a batch."), file);
	}
	return RC_OK;
}

enum rc batch_file(struct cli *c, const char *file, bool atomic, struct why *why)
{
	struct printing p = { c, NULL };
	struct batch b = { .service = c->service, .dir = folder(file, c->arena), .acted = print, .warned = warn, .ctx = &p };
	struct why ignored = { 0 };
	int fd;
	enum rc rc;

	if (!service_writable(c->service, why))
		return why->rc;
	if ((rc = open_input(file, &fd, why)) != RC_OK)
		return rc;
	b.group = atomic ? 0 : isatty(fd) ? 1 : GROUP;
	b.reader = stanza_reader_fd(fd);
	if (c->json) {
		p.j = out_json(c);
		json_array(p.j, "acts");
	}
	rc = batch_run(&b, why);
	if (p.j) {
		json_array_end(p.j);
		out_json_end(p.j, &ignored);
	}
	if (rc != RC_OK && b.number) {
		out_error(arena_printf(c->arena, _("stanza %lld, line %lld: "), (long long)b.number, (long long)b.line), why);
		why_clear(why);
	}
	stanza_reader_free(b.reader);
	if (fd != STDIN_FILENO)
		close(fd);
	return rc;
}
