/* Batches: acts from stanzas, in groups that become durable together. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli.h"
#include "procure/exchange/stanza.h"

/* What was recorded, in little: a batch may hold very many. */
struct batch_act { int64_t seq; char commit[41], receipt[RECEIPT_SIZE], path[256]; };

struct batch {
	struct service *service;
	struct stanza_reader *reader;
	const char *dir;                 /* where relative File: paths begin; NULL = here */
	size_t group;                    /* acts that become durable together; 0: all, or none where one is refused */
	/* Called before each act, with the stanza that asks for it; may be NULL. */
	void (*before)(void *ctx, const struct stanza *st);
	/* Called for each act of a group once the group is durable (or not surely); may be NULL. */
	void (*acted)(void *ctx, const struct batch_act *r, bool sure);
	/* Called at once for what an act was warned of; may be NULL. */
	void (*warned)(void *ctx, const struct recorded *r);
	void *ctx;
	/* what came of it */
	int64_t acts;                    /* durable */
	int64_t number, line;            /* of the stanza that was refused */
};

/* To the end, or to the first stanza that is refused: what was said before it stands, unless group is 0. */
enum rc batch_run(struct batch *b, struct why *why);
/* procure do --batch */
enum rc batch_file(struct cli *c, const char *file, bool atomic, struct why *why);

#endif
