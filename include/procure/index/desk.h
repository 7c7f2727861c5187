/* The desk: this machine's unfinished work (half-typed forms, timers, focus), a row per person; and the vault: values and salts of sealed
 * fields. Both SQLite, WAL with synchronous=FULL: what these calls reported as done survives a power cut (reliability.md 2.2). */
#ifndef PROCURE_INDEX_DESK_H
#define PROCURE_INDEX_DESK_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct desk;
/* RC_DAMAGED: the file is kept as it is; a person must move it away. */
enum rc desk_open(struct desk **out, const char *path, struct why *why);
void desk_close(struct desk *d);
/* A small store: person, place ("form/requirement.decide/SC-2018-P01/R-05"), key ("Reason") -> text. Empty value = row removed. */
enum rc desk_put(struct desk *d, const char *person, const char *place, const char *key, const char *value, int64_t now, struct why *why);
enum rc desk_get(struct desk *d, const char *person, const char *place, const char *key, struct buf *out, struct why *why);     /* RC_NONE */
typedef bool desk_each(void *ctx, const char *place, const char *key, const char *value, int64_t at);
enum rc desk_list(struct desk *d, const char *person, const char *place_prefix, desk_each *each, void *ctx, struct why *why);
enum rc desk_drop(struct desk *d, const char *person, const char *place, struct why *why);      /* all keys of the place */
/* A consistent copy while in use (SQLite's backup), checked, durable, with the rights of `from`; for index, desk and vault alike. Replaces `to`.
 * RC_NOTFOUND: no `from`. Readable for its group at most: a copy of the vault is as closed as the vault. */
enum rc desk_copy(const char *from, const char *to, struct why *why);

struct vault;
enum rc vault_open(struct vault **out, const char *path, bool make, struct why *why);   /* 0600, in a group's folder 0660; RC_NONE where absent and !make */
void vault_close(struct vault *v);
/* Durable when it returns. `commitment` is the 64 hex digits that stand in the ledger. The same again is fine; another value under it is RC_DENIED. */
enum rc vault_put(struct vault *v, const char *commitment, const char *path, const char *field, const char *salt, const char *value, struct why *why);
/* The value that opens a commitment: RC_NONE where it is not here or was forgotten. */
enum rc vault_get(struct vault *v, const char *commitment, struct buf *value, struct buf *salt, struct why *why);
/* What is in it, by path and field; no values. */
typedef bool vault_each(void *ctx, const char *commitment, const char *path, const char *field);
enum rc vault_list(struct vault *v, vault_each *each, void *ctx, struct why *why);
/* Destroys value and salt, in the file and in its journal. RC_NONE: not here. RC_UNSURE: forgotten, but another program holds the journal open.
 * Copies made by desk_copy are not reached: who forgets must say so. */
enum rc vault_forget(struct vault *v, const char *commitment, struct why *why);

#endif
