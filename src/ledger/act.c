/* A commit made in memory, on the last staged one or on the tip. */
#include "room.h"
#include "packfile.h"

#include <string.h>

void ledger_who_line(struct buf *out, const char *header, const struct ledger_who *who)
{
	int off = who->when.offset < 0 ? -who->when.offset : who->when.offset;

	buf_printf(out, "%s %s <%s> %lld %c%02d%02d", header, who->name, who->mail, (long long)who->when.at,
		   who->when.offset < 0 ? '-' : '+', off / 60, off % 60);
}

static enum rc check_who(const struct ledger_who *w, struct why *why)
{
	const char *bad = "<>\n";

	if (!*w->name || strpbrk(w->name, bad) || w->name[0] == ' ' || w->name[strlen(w->name) - 1] == ' ')
		return fail(why, RC_INVALID, N_("“{1}” cannot stand as the name of who records."), w->name);
	if (!*w->mail || strpbrk(w->mail, bad) || strchr(w->mail, ' '))
		return fail(why, RC_INVALID, N_("“{1}” cannot stand as the address of who records."), w->mail);
	if (w->when.at < 0 || w->when.offset < -14 * 60 || w->when.offset > 14 * 60)
		return fail(why, RC_INVALID, N_("The instant of an act cannot lie before 1970."));
	return RC_OK;
}

static enum rc check_act(struct ledger *l, const struct ledger_commit *c, struct why *why)
{
	size_t n = strlen(c->message), bytes = 0;
	enum rc rc;

	if (!l->locked)
		return fail(why, RC_DENIED, N_("The ledger is not locked for writing; nothing was recorded."));
	if (n < 2 || c->message[n - 1] != '\n')
		return fail(why, RC_INVALID, N_("An act needs a message that ends its last line."));
	for (size_t i = 0; i < c->n_files; i++)
		bytes += c->files[i].len;
	if (bytes > OBJECT_MOST || l->stage->bytes + bytes > PACK_MOST / 2)
		return fail(why, RC_INVALID, N_("This is more than can be recorded at once."));
	if ((rc = check_who(&c->author, why)) != RC_OK)
		return rc;
	return check_who(&c->committer, why);
}

/* Where nothing is staged: on the tip, as it is now. */
static enum rc find_base(struct ledger *l, struct why *why)
{
	git_oid tree;
	enum rc rc = RC_OK;

	if (l->staged == 0) {
		memset(&l->base, 0, sizeof(l->base));
		rc = ref_read(l, &l->base, why);
		if (rc != RC_OK && rc != RC_NONE)
			return rc;
		l->top = l->base;
	}
	if (git_oid_is_zero(&l->top)) {
		dirs_at(l->dirs, NULL);
		return RC_OK;
	}
	if ((rc = root_of(l, &l->top, &tree, why)) == RC_OK)
		dirs_at(l->dirs, &tree);
	return rc;
}

static enum rc put_files(struct ledger *l, const struct ledger_commit *c, git_oid *tree, struct why *why)
{
	git_oid blob;
	enum rc rc;

	for (size_t i = 0; i < c->n_files; i++) {
		const struct ledger_file *f = &c->files[i];

		if ((rc = stage_put(l->stage, GIT_OBJECT_BLOB, f->data, f->len, NULL, &blob, why)) != RC_OK ||
		    (rc = dirs_put(l, f->path, &blob, why)) != RC_OK)
			return rc;
	}
	return dirs_write(l, tree, why);
}

/* The signature stands after the committer; each of its lines but the first is led by a blank (reliability: git's own form). */
static enum rc add_signature(struct buf *text, size_t headers, const struct ledger_commit *c, struct why *why)
{
	struct buf sig = { 0 }, out = { 0 };
	enum rc rc = c->sign(c->sign_ctx, text, &sig, why);

	if (rc == RC_OK) {
		while (sig.len > 0 && sig.p[sig.len - 1] == '\n')
			sig.p[--sig.len] = '\0';
		buf_add(&out, text->p, headers);
		buf_puts(&out, "gpgsig ");
		for (size_t i = 0; i < sig.len; i++) {
			buf_putc(&out, sig.p[i]);
			if (sig.p[i] == '\n')
				buf_putc(&out, ' ');
		}
		buf_putc(&out, '\n');
		buf_add(&out, text->p + headers, text->len - headers);
		buf_reset(text);
		buf_add(text, out.p, out.len);
	}
	buf_free(&out);
	buf_free(&sig);
	return rc;
}

static enum rc put_commit(struct ledger *l, const struct ledger_commit *c, const git_oid *tree, git_oid *id, struct why *why)
{
	struct buf text = { 0 };
	size_t headers;
	enum rc rc = RC_OK;

	buf_printf(&text, "tree %s\n", git_oid_tostr_s(tree));
	if (!git_oid_is_zero(&l->top))
		buf_printf(&text, "parent %s\n", git_oid_tostr_s(&l->top));
	ledger_who_line(&text, "author", &c->author);
	buf_putc(&text, '\n');
	ledger_who_line(&text, "committer", &c->committer);
	buf_putc(&text, '\n');
	headers = text.len;
	buf_putc(&text, '\n');
	buf_puts(&text, c->message);
	if (c->sign)
		rc = add_signature(&text, headers, c, why);
	if (rc == RC_OK)
		rc = stage_put(l->stage, GIT_OBJECT_COMMIT, text.p, text.len, NULL, id, why);
	buf_free(&text);
	return rc;
}

enum rc ledger_stage(struct ledger *l, const struct ledger_commit *c, struct ledger_id *out, struct why *why)
{
	size_t before = l->stage->n;
	git_oid tree, id;
	enum rc rc;

	*out->hex = '\0';
	if ((rc = check_act(l, c, why)) != RC_OK || (rc = find_base(l, why)) != RC_OK)
		return rc;
	if ((rc = put_files(l, c, &tree, why)) != RC_OK || (rc = put_commit(l, c, &tree, &id, why)) != RC_OK) {
		stage_cut(l->stage, before);    /* what was refused must not reach the disk with the next act */
		return rc;
	}
	root_keep(l, &id, &tree);
	l->top = id;
	l->staged++;
	id_print(out, &id);
	return RC_OK;
}

void ledger_drop(struct ledger *l)
{
	if (l->stage && l->stage->n > 0)
		stage_reset(l->stage);
	l->staged = 0;
}
