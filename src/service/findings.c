/* What verify can find: a row each, with its code, severity and sentence. {1} = where, {2} = detail. */
#include <string.h>

#include "procure/service/audit.h"

static const struct finding_row rows[] = {
	/* The repository as a thing on disk */
	{ "object-damaged", BROKEN, N_("An object of the repository is damaged: {1} {2}") },
	{ "object-hangs", BROKEN, N_("An object of the repository cannot be read without hanging or crashing: {1}") },
	{ "ref-missing", BROKEN, N_("The branch of the ledger is missing or names nothing: {1}") },
	{ "ref-foreign", BROKEN, N_("There is a branch or tag that no act made: {1}") },
	{ "replace-refs", BROKEN, N_("Objects are replaced by others (git replace): {1}") },
	{ "grafts", BROKEN, N_("The history is grafted: {1}") },
	{ "shallow", BROKEN, N_("The history is cut off (shallow): {1}") },
	{ "alternates", BROKEN, N_("Objects are borrowed from another repository: {1}") },
	{ "link-in-repository", BROKEN, N_("The repository holds a link where a file belongs: {1}") },
	{ "commit-graph-foreign", BROKEN, N_("A commit-graph file can hide acts from plain git: {1}") },
	{ "hook-present", DOUBTFUL, N_("A hook would run when somebody works on the repository with git: {1}") },
	{ "config-foreign", BROKEN, N_("The repository's configuration holds a setting that procure does not write: {1}") },
	{ "head-detached", BROKEN, N_("HEAD does not name the branch of the ledger: {1}") },
	{ "file-foreign", DOUBTFUL, N_("The repository holds a file that does not belong there: {1}") },
	/* The line of acts */
	{ "no-acts", BROKEN, N_("The ledger holds no act.") },
	{ "not-linear", BROKEN, N_("An act does not follow exactly one other: {1} {2}") },
	{ "odd-header", BROKEN, N_("A commit has a header that no act has: {1} ({2})") },
	{ "message-form", BROKEN, N_("A commit's message is not that of an act: {1}. {2}") },
	{ "sequence-gap", BROKEN, N_("The numbering of acts is broken at {1}: {2}") },
	{ "seal-wrong", BROKEN, N_("The seal of {1} does not fit what it seals.") },
	{ "author-foreign", BROKEN, N_("The author of {1} is not who recorded it: {2}") },
	{ "clock-back", BROKEN, N_("{1} is dated before the act it follows.") },
	{ "decided-later", BROKEN, N_("{1} was decided after it was recorded.") },
	{ "verb-unknown", BROKEN, N_("The verb of {1} is unknown to this program: {2}") },
	{ "format-unknown", BROKEN, N_("The ledger has a format that this program does not know: {2}") },
	/* What an act wrote */
	{ "path-foreign", BROKEN, N_("{1} changed a path that it does not name: {2}") },
	{ "path-unwritten", BROKEN, N_("{1} names a path that it did not write: {2}") },
	{ "path-removed", BROKEN, N_("{1} removed something: {2}") },
	{ "mode-wrong", BROKEN, N_("{1} wrote something that is no plain file: {2}") },
	{ "record-spelling", BROKEN, N_("A record is not written the one way it may be: {1}. {2}") },
	{ "file-hash", BROKEN, N_("A data file does not have the SHA-256 that its record gives: {1} {2}") },
	{ "record-derived", BROKEN, N_("{1} left a record otherwise than the rules derive it: {2}") },
	{ "message-derived", BROKEN, N_("The message of {1} is not the one that follows from its records.") },
	{ "rule-broken", BROKEN, N_("{1} was not allowed by the rules then in force: {2}") },
	{ "replaces-wrong", DOUBTFUL, N_("{1} says that it corrects an act that it cannot: {2}") },
	/* Tags */
	{ "tag-missing", DOUBTFUL, N_("The minutes approved by {1} have no tag {2}; procure makes it when it next opens the ledger for writing.") },
	{ "tag-wrong", BROKEN, N_("The tag {2} is not the one that {1} made: it names another act, tagger, time or text.") },
	{ "tag-foreign", BROKEN, N_("There is a tag of minutes that no act approved: {1}") },
	{ "late", NOTE, N_("{1} acts were recorded later than they were decided; each says why.") },
};

const struct finding_row *finding_at(size_t i)
{
	return i < sizeof rows / sizeof rows[0] ? &rows[i] : NULL;
}

const struct finding_row *finding_by_code(const char *code)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].code, code) == 0)
			return &rows[i];
	return NULL;
}
