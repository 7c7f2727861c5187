/* What a rule may look at: records by path and names in a directory, nothing else.
 *
 * Three backings answer through this one interface: the tip's tree, the index while its stamp equals the tip, the running map of the
 * audit (design.md 2). A test runs all three on every act of every test ledger and compares the answers. */
#ifndef PROCURE_MODEL_SCOPE_H
#define PROCURE_MODEL_SCOPE_H

#include "procure/model/record.h"

struct scope_backing {
	/* RC_NOTFOUND where nothing stands at the path. */
	enum rc (*read)(void *ctx, const char *path, struct buf *out, struct why *why);
	/* Names in a directory, byte order; absent = empty. Sub-directories end in '/'. */
	enum rc (*list)(void *ctx, const char *dir, struct strs *out, struct arena *a, struct why *why);
	void *ctx;
	void (*free)(void *ctx);                 /* by scope_free; NULL: ctx belongs to the caller */
};

/* Reads through a backing and remembers parsed records until scope_reset. Belongs to one thread. */
struct scope;
struct scope *scope_new(struct scope_backing backing);
void scope_free(struct scope *s);
void scope_reset(struct scope *s);                       /* the backing moved on: forget everything */
/* What an act wrote, so that the next rule sees it without asking the backing. */
void scope_put(struct scope *s, const struct record *after);

/* NULL where nothing stands there. A record that cannot be read is damage: it is remembered (scope_trouble) and NULL returned. */
const struct record *scope_read(struct scope *s, const char *path);
const struct record *scope_get(struct scope *s, const char *kind, const char *contract, const char *id);
/* All records in a directory that are of `kind`, by id in byte order. The array lives until scope_reset. */
size_t scope_list(struct scope *s, const char *dir, const char *kind, const struct record *const **out);
/* The names alone, in byte order, some perhaps twice; nothing is read. Memory from `a`. */
void scope_names(struct scope *s, const char *dir, struct strs *out, struct arena *a);
/* All records of a kind beside a contract, e.g. its requirements. */
size_t scope_all(struct scope *s, const char *kind, const char *contract, const struct record *const **out);
/* The first thing that went wrong while reading; RC_OK if nothing did. */
enum rc scope_trouble(const struct scope *s, struct why *why);

/* Well-known places. */
const struct record *scope_ledger(struct scope *s);      /* LEDGER */
const struct record *scope_rules(struct scope *s);       /* the rules in force: the record with the greatest number */
const struct record *scope_person(struct scope *s, const char *id);
const struct record *scope_body(struct scope *s, const char *id);
const struct record *scope_meeting(struct scope *s, const char *id);
const struct record *scope_contract(struct scope *s, const char *id);
/* A record named by its full name (`SC-2018-P01/R-05`), or by a short one within `contract`. */
const struct record *scope_named(struct scope *s, const char *kind, const char *contract, const char *name);
/* The committee: the body of type committee (the first by id). NULL if none. */
const struct record *scope_committee(struct scope *s);

#endif
