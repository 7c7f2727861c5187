/* The tag that approved minutes carry: acta/<meeting> on the act that approved them, tagger and time those of its committer, text its receipt. */
#include <string.h>

#include "procure/model/seal.h"
#include "inside.h"

char *tag_of_meeting(struct arena *a, const char *meeting)
{
	return arena_printf(a, "acta/%s", meeting);
}

static struct ledger_who committer(const struct ledger_entry *e)
{
	return (struct ledger_who){ e->committer_name, e->committer_mail, e->committed };
}

void tag_expected(struct buf *out, const char *meeting, const struct ledger_entry *e, const char *receipt, struct arena *a)
{
	struct ledger_who who = committer(e);

	ledger_tag_form(out, tag_of_meeting(a, meeting), &e->id, &who, receipt);
}

/* The id of the meeting in the path of its record. */
static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum rc tag_one(struct service *s, const struct act_line *line, struct arena *a, struct why *why)
{
	struct ledger_id id;
	struct ledger_entry e;
	struct ledger_who who;
	enum rc rc = ledger_find(s->ledger, line->commit, &id, why);

	if (rc != RC_OK || (rc = ledger_entry(s->ledger, &id, &e, a, why)) != RC_OK)
		return rc;
	who = committer(&e);
	return ledger_tag(s->ledger, tag_of_meeting(a, last_part(line->record)), &id, &who, line->receipt, why);
}

static bool tagged(struct service *s, const struct act_line *line, struct arena *a)
{
	struct buf object = { 0 };
	struct why ignored = { 0 };
	enum rc rc = ledger_tag_read(s->ledger, tag_of_meeting(a, last_part(line->record)), &object, &ignored);

	buf_free(&object);
	return rc != RC_NONE;
}

/* The newest approvals without tag: a crash can only have left out those after the last one that has it. */
static size_t untagged(struct service *s, struct act_line **v, struct arena *a)
{
	struct log_query q = { .verb = "meeting.approve" };
	struct why ignored = { 0 };
	size_t n = 0, missing = 0;

	if (!s->index || service_log(s, &q, v, &n, a, &ignored) != RC_OK)
		return 0;
	for (size_t i = 0; i < n && (strcmp((*v)[i].result, "adopted") != 0 || !tagged(s, &(*v)[i], a)); i++)
		if (strcmp((*v)[i].result, "adopted") == 0)
			(*v)[missing++] = (*v)[i];
	return missing;
}

/* Under the lock. What fails is made at the next open. */
void tags_follow(struct service *s)
{
	struct arena *a = arena_new();
	struct act_line *v;
	struct why ignored = { 0 };

	for (size_t n = untagged(s, &v, a); n > 0; n--)
		(void)tag_one(s, &v[n - 1], a, &ignored);
	arena_free(a);
}

bool tags_wanted(struct service *s)
{
	struct arena *a = arena_new();
	struct act_line *v;
	bool wanted = untagged(s, &v, a) > 0;

	arena_free(a);
	return wanted;
}
