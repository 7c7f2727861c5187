/* Reading every object of a repository that may be damaged on purpose: in a child, because libgit2 1.5.1 may hang or crash on it
 * (a truncated loose object, #7342; a wrong length, #7177). */
#include "inspect.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TOLD_MOST = 100 };

struct looker {
	const struct inspect *x;
	git_odb *odb;
	struct progress *p;
	enum phase phase;
	int out;
	struct ids all;                 /* the objects of the phase */
	struct todo { git_oid id; git_object_t type; } *todo;   /* a stack: what is to be followed, and what it must be */
	size_t n_todo, cap_todo;
	git_oid *seen;                  /* open addressing; zero: free */
	size_t slots, n_seen;
	bool again;
};

static void say(struct looker *k, const char *code, const git_oid *id, const char *what)
{
	char line[256];
	int n;

	if (++k->p->told > TOLD_MOST && k->phase == PHASE_PACKED)   /* a whole pack is damaged: the first hundred say it */
		return;
	n = snprintf(line, sizeof(line), "%s\t%s%s%s\n", code, git_oid_tostr_s(id), *what ? " " : "", what);

	if (write(k->out, line, (size_t)n) != n)
		_exit(1);
}

static git_odb *open_odb(const char *dir, bool packed, bool loose)
{
	git_odb_backend *b = NULL;
	git_odb *odb = NULL;
	struct buf path = { 0 };
	int err = git_odb_new(&odb);

	buf_printf(&path, "%s/objects", dir);
	if (err == 0 && packed && (err = git_odb_backend_pack(&b, path.p)) == 0)
		err = git_odb_add_backend(odb, b, 2);
	if (err == 0 && loose && (err = git_odb_backend_loose(&b, path.p, -1, 0, 0, 0)) == 0)
		err = git_odb_add_backend(odb, b, 1);
	buf_free(&path);
	return err == 0 ? odb : NULL;
}

static bool is_bad(const struct looker *k, const git_oid *id)
{
	for (size_t i = 0; i < k->x->bad.n; i++)
		if (git_oid_cmp(&k->x->bad.v[i], id) == 0)
			return true;
	return false;
}

static int gather(const git_oid *id, void *ctx)
{
	ids_add(&((struct looker *)ctx)->all, id);
	return 0;
}

/* The order and names that git's fsck asks for; modes are judged by the rules of the ledger. */
static bool tree_sound(const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n, *mode = p;
	struct tree_item it, last = { 0 };
	bool bad = false;

	while (tree_next(&p, end, &it, &bad)) {
		if (*mode == '0' || strchr(it.name, '/') || strcmp(it.name, ".") == 0 || strcmp(it.name, "..") == 0 ||
		    strcasecmp(it.name, ".git") == 0)
			return false;
		if (last.name && (strcmp(last.name, it.name) == 0 ||
				  tree_order(last.name, mode_is_dir(last.mode), it.name, mode_is_dir(it.mode)) >= 0))
			return false;
		last = it;
		mode = p;
	}
	return !bad;
}

static bool commit_sound(const char *p, size_t n)
{
	git_oid tree, parent;

	return memchr(p, '\0', n) == NULL && commit_links(p, n, &tree, &parent) && memmem(p, n, "\n\n", 2) != NULL;
}

static bool sound(git_odb_object *o)
{
	const void *p = git_odb_object_data(o);
	size_t n = git_odb_object_size(o);

	switch (git_odb_object_type(o)) {
	case GIT_OBJECT_TREE:
		return tree_sound(p, n);
	case GIT_OBJECT_COMMIT:
		return commit_sound(p, n);
	default:
		return true;
	}
}

/* Hash and form. libgit2 hashes what it read (strict hash verification is on by default). */
static void look(struct looker *k, const git_oid *id)
{
	git_odb_object *o = NULL;
	git_object_t type;
	size_t len;
	int err = git_odb_read_header(&len, &type, k->odb, id);

	if (err == 0 && len > OBJECT_MOST) {
		say(k, "object-damaged", id, "larger than any record may be");
		return;
	}
	if (err < 0 || git_odb_read(&o, k->odb, id) < 0) {
		say(k, "object-damaged", id, "");
		k->again = k->phase != PHASE_PACKED;     /* what read it may have written past its memory */
		return;
	}
	if (!sound(o))
		say(k, "object-damaged", id, "malformed");
	if (type == GIT_OBJECT_COMMIT)
		k->p->commits++;
	git_odb_object_free(o);
}

static int look_at_all(struct looker *k, uint64_t from)
{
	if (k->phase == PHASE_GIVEN)
		k->all = *k->x->given;
	else
		git_odb_foreach(k->odb, gather, k);
	for (uint64_t i = from; i < k->all.n && !k->again; i++) {
		memcpy(k->p->id, k->all.v[i].id, ID_RAW);
		k->p->at = i + 1;
		if (!is_bad(k, &k->all.v[i]))
			look(k, &k->all.v[i]);
	}
	return k->again ? CHILD_AGAIN : CHILD_DONE;
}

/* --- does everything that is named exist? --- */

static bool first_time(struct looker *k, const git_oid *id)
{
	size_t h;

	if (2 * k->n_seen >= k->slots) {
		git_oid *old = k->seen;
		size_t n = k->slots;

		k->slots = n ? 2 * n : 1024;
		k->seen = mem_alloc(k->slots * sizeof(*k->seen));
		k->n_seen = 0;
		for (size_t i = 0; i < n; i++)
			if (!git_oid_is_zero(&old[i]))
				first_time(k, &old[i]);
		mem_free(old);
	}
	memcpy(&h, id->id, sizeof(h));
	for (h &= k->slots - 1; !git_oid_is_zero(&k->seen[h]); h = (h + 1) & (k->slots - 1))
		if (git_oid_cmp(&k->seen[h], id) == 0)
			return false;
	k->seen[h] = *id;
	k->n_seen++;
	return true;
}

static void push(struct looker *k, const git_oid *id, git_object_t type)
{
	if (!first_time(k, id))
		return;
	if (k->n_todo == k->cap_todo) {
		k->cap_todo = k->cap_todo ? 2 * k->cap_todo : 256;
		k->todo = mem_resize(k->todo, k->cap_todo * sizeof(*k->todo));
	}
	k->todo[k->n_todo++] = (struct todo){ *id, type };
}

static void need_blob(struct looker *k, const git_oid *id)
{
	git_object_t type;
	size_t len;

	if (!first_time(k, id) || is_bad(k, id))
		return;
	if (git_odb_read_header(&len, &type, k->odb, id) < 0)
		say(k, "object-damaged", id, "missing");
	else if (type != GIT_OBJECT_BLOB)
		say(k, "object-damaged", id, "not what it should be");
}

static void links_of_tree(struct looker *k, const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n;
	struct tree_item it;
	bool bad = false;

	while (tree_next(&p, end, &it, &bad)) {
		if (mode_is_dir(it.mode))
			push(k, &it.id, GIT_OBJECT_TREE);
		else if ((it.mode & 0170000) != 0160000)
			need_blob(k, &it.id);
	}
}

/* tree, parents, the object of a tag (an act): every header line that is an id. */
static void links_of_text(struct looker *k, const char *p, size_t n)
{
	const char *end = p + n;

	while (p < end && *p != '\n') {
		const char *lf = memchr(p, '\n', (size_t)(end - p)), *blank = memchr(p, ' ', (size_t)(end - p));
		git_oid id;

		if (lf && blank && lf == blank + 1 + ID_HEX && git_oid_fromstrn(&id, blank + 1, ID_HEX) == 0)
			push(k, &id, *p == 't' ? GIT_OBJECT_TREE : GIT_OBJECT_COMMIT);
		if (!lf)
			return;
		p = lf + 1;
	}
}

static void follow(struct looker *k, const git_oid *id, git_object_t type)
{
	git_odb_object *o = NULL;

	if (is_bad(k, id))
		return;
	if (git_odb_read(&o, k->odb, id) < 0)
		say(k, "object-damaged", id, "missing");
	else if (type != GIT_OBJECT_ANY && git_odb_object_type(o) != type)
		say(k, "object-damaged", id, "not what it should be");
	else if (git_odb_object_type(o) == GIT_OBJECT_TREE)
		links_of_tree(k, git_odb_object_data(o), git_odb_object_size(o));
	else if (git_odb_object_type(o) != GIT_OBJECT_BLOB)
		links_of_text(k, git_odb_object_data(o), git_odb_object_size(o));
	git_odb_object_free(o);
}

/* Does `id` lie on the line of parents that ends in `tip`? */
static bool on_line(struct looker *k, git_oid at, const git_oid *id)
{
	while (!git_oid_is_zero(&at) && git_oid_cmp(&at, id) != 0 && !is_bad(k, &at)) {
		git_odb_object *o = NULL;
		git_oid tree, parent = { { 0 } };

		if (git_odb_read(&o, k->odb, &at) == 0)
			commit_links(git_odb_object_data(o), git_odb_object_size(o), &tree, &parent);
		git_odb_object_free(o);
		k->p->at++;
		at = parent;
	}
	return !git_oid_is_zero(&at);
}

static void look_at_main(struct looker *k, const git_oid *tip)
{
	git_object_t type;
	size_t len;

	if (is_bad(k, tip))
		return;
	if (git_odb_read_header(&len, &type, k->odb, tip) < 0 || type != GIT_OBJECT_COMMIT)
		say(k, "ref-missing", tip, MAIN_REF);
}

static int look_at_links(struct looker *k)
{
	const git_oid *loose = &k->x->loose_main, *packed = &k->x->packed_main;
	const git_oid *tip = git_oid_is_zero(loose) ? packed : loose;

	if (!git_oid_is_zero(tip)) {
		look_at_main(k, tip);
		push(k, tip, GIT_OBJECT_ANY);
	}
	for (size_t i = 0; i < k->x->tags.n; i++)
		push(k, &k->x->tags.v[i], GIT_OBJECT_ANY);
	while (k->n_todo > 0) {
		const struct todo next = k->todo[--k->n_todo];

		memcpy(k->p->id, next.id.id, ID_RAW);
		k->p->at++;
		follow(k, &next.id, next.type);
	}
	/* A loose ref that is older than the packed one hides acts. */
	if (!git_oid_is_zero(loose) && !git_oid_is_zero(packed) && !on_line(k, *loose, packed))
		say(k, "ref-foreign", packed, "packed-refs");
	return CHILD_DONE;
}

int inspect_phase(const struct inspect *x, enum phase phase, uint64_t from, struct progress *p, int out)
{
	struct looker k = { .x = x, .p = p, .phase = phase, .out = out };

	if (phase == PHASE_LINKS)       /* hashed by the other child */
		git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	k.odb = open_odb(x->dir, phase == PHASE_PACKED || phase == PHASE_LINKS, phase != PHASE_PACKED);
	if (!k.odb) {
		git_oid none = { { 0 } };

		say(&k, "object-damaged", &none, "objects");
		return CHILD_DONE;
	}
	return phase == PHASE_LINKS ? look_at_links(&k) : look_at_all(&k, from);
}
