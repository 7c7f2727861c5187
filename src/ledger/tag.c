/* Annotated tags: minutes that were approved. */
#include "room.h"
#include "packfile.h"

#include <string.h>

void ledger_tag_form(struct buf *out, const char *name, const struct ledger_id *at, const struct ledger_who *who, const char *text)
{
	buf_printf(out, "object %s\ntype commit\ntag %s\n", at->hex, name);
	ledger_who_line(out, "tagger", who);
	buf_printf(out, "\n\n%s", text);
	if (out->p[out->len - 1] != '\n')
		buf_putc(out, '\n');
}

static enum rc check_name(const char *name, struct why *why)
{
	int valid = 0;
	struct buf ref = { 0 };

	buf_printf(&ref, "refs/tags/%s", name);
	if (git_reference_name_is_valid(&valid, ref.p) < 0)
		valid = 0;
	buf_free(&ref);
	return valid ? RC_OK : fail(why, RC_INVALID, N_("“{1}” cannot be the name of a tag."), name);
}

/* RC_OK: the same tag is there. RC_NONE: none is there. */
static enum rc already(struct ledger *l, const char *ref, const git_oid *want, struct why *why)
{
	git_reference *r = NULL;
	int err = git_reference_lookup(&r, l->repo, ref);
	bool same;

	if (err == GIT_ENOTFOUND)
		return RC_NONE;
	if (err < 0)
		return fail_git(why, RC_DAMAGED, N_("The tag {1} cannot be read: {2}."), ref);
	same = git_reference_type(r) == GIT_REFERENCE_DIRECT && git_oid_cmp(git_reference_target(r), want) == 0;
	git_reference_free(r);
	return same ? RC_OK : fail(why, RC_DAMAGED, N_("The tag {1} is there already and says something else."), ref);
}

static enum rc put_tag(struct ledger *l, const char *ref, const git_oid *id, const struct buf *text, struct why *why)
{
	struct pack p;
	char name[48];
	enum rc rc;
	int err;

	pack_start(&p);
	pack_add(&p, id->id, PACK_TAG, text->p, text->len);
	rc = disk_put_pack(l, &p, name, why);
	pack_free(&p);
	if (rc != RC_OK)
		return rc;
	git_odb_refresh(l->odb);
	err = ref_move(l, ref, id, NULL);
	if (err == 0)
		return RC_OK;
	if (already(l, ref, id, why) == RC_OK)
		return fail(why, RC_UNSURE, N_("The tag {1} was made, but the disk reported an error."), ref);
	return fail(why, RC_IO, N_("The tag {1} could not be made: the disk refused it, or another program holds it. It is made again at the next start."), ref);
}

enum rc ledger_tag(struct ledger *l, const char *name, const struct ledger_id *at, const struct ledger_who *tagger, const char *text, struct why *why)
{
	struct buf ref = { 0 }, bytes = { 0 };
	git_oid commit, id;
	enum rc rc;

	if (!l->locked)
		return fail(why, RC_DENIED, N_("The ledger is not locked for writing; nothing was recorded."));
	if ((rc = check_name(name, why)) != RC_OK || (rc = id_parse(&commit, at, why)) != RC_OK)
		return rc;
	buf_printf(&ref, "refs/tags/%s", name);
	ledger_tag_form(&bytes, name, at, tagger, text);
	if (git_odb_hash(&id, bytes.p, bytes.len, GIT_OBJECT_TAG) < 0)
		rc = fail_git(why, RC_IO, N_("The tag {1} could not be made: {2}."), ref.p);
	else if ((rc = already(l, ref.p, &id, why)) == RC_NONE)
		rc = put_tag(l, ref.p, &id, &bytes, why);
	buf_free(&bytes);
	buf_free(&ref);
	return rc;
}

enum rc ledger_tag_read(struct ledger *l, const char *name, struct buf *out, struct why *why)
{
	struct buf ref = { 0 };
	git_oid id;
	git_odb_object *object = NULL;
	enum rc rc = check_name(name, why);
	int err = 0;

	if (rc != RC_OK)
		return rc;
	buf_printf(&ref, "refs/tags/%s", name);
	err = git_reference_name_to_id(&id, l->repo, ref.p);
	if (err == GIT_ENOTFOUND)
		rc = RC_NONE;
	else if (err < 0 || git_odb_read(&object, l->odb, &id) < 0)
		rc = fail_git(why, RC_DAMAGED, N_("The tag {1} cannot be read: {2}."), ref.p);
	else
		buf_add(out, git_odb_object_data(object), git_odb_object_size(object));
	git_odb_object_free(object);
	buf_free(&ref);
	return rc;
}

enum rc ledger_tags(struct ledger *l, struct strs *out, struct arena *a, struct why *why)
{
	git_strarray names = { 0 };

	if (git_tag_list(&names, l->repo) < 0)
		return fail_git(why, RC_DAMAGED, N_("The tag {1} cannot be read: {2}."), "*");
	for (size_t i = 0; i < names.count; i++)
		strs_add(out, a, names.strings[i]);
	git_strarray_dispose(&names);
	strs_sort(out);
	return RC_OK;
}
