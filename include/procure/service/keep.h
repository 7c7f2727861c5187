/* Founding a ledger, keeping it: attachments, backup, restore, reindex, doctor. */
#ifndef PROCURE_SERVICE_KEEP_H
#define PROCURE_SERVICE_KEEP_H

#include "procure/service/service.h"

struct founding {
	const char *name, *letterhead, *language, *legal_act, *mail_domain;
	const char *person, *person_name;        /* the registrar; NULL: made from the login */
	const char *login;                       /* NULL: of the process' user */
	bool demo;
	const struct record *const *with;        /* further people, bodies, rules, complete with path; may replace the default rules */
	size_t n_with;
};
/* Makes DIR (absent or empty) with ledger, desk, vault, files; writes act 1. A founding that was cut short is finished or begun anew by the next call. */
enum rc service_found(const char *dir, const struct founding *f, struct recorded *out, struct why *why);
/* The rules a new ledger starts with (ruleset "default" of data/rules/): complete record, id <date>-1. */
enum rc service_default_rules(struct record **out, struct arena *a, const char *date, const char *registrar, struct why *why);

/* Copies a file into the attachment store (files/<sha256>), durable; size and hash go into a record by the caller. */
enum rc service_attach(struct service *s, const char *file, char sha256[65], int64_t *size, struct why *why);
char *service_attachment(struct service *s, const char *sha256, struct arena *a);        /* its path, or NULL where it is not here */

/* Copies ledger, vault, attachments and desk into DIR, consistent while in use, durable; DIR/procure-backup says when and how far. */
enum rc service_backup(struct service *s, const char *dir, struct why *why);
/* Makes `to` (absent or empty) from a backup; verified before it says done. */
enum rc service_restore(const char *from, const char *to, struct why *why);
/* When the last copy was made; RC_NONE never. */
enum rc service_last_backup(struct service *s, struct instant *when, const char **where, struct arena *a, struct why *why);

enum rc service_reindex(struct service *s, void (*progress)(int64_t done, int64_t all), struct why *why);
/* Hash of the index' canonical dump. */
enum rc service_index_hash(struct service *s, char hex[65], struct why *why);

#endif
