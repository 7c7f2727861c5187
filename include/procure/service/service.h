/* The service: the one door through which anything changes or is asked.
 *
 * Opens a place (ledger, index, desk, vault beside each other), knows who is at the keyboard (the person of the login), and does verbs:
 * record checked by the pure rules -> ledger commit, durable -> index -> answer. Screens and the command line call only this room.
 * Memory that a query hands out belongs to the arena given; handles belong to the service. One thread. */
#ifndef PROCURE_SERVICE_SERVICE_H
#define PROCURE_SERVICE_SERVICE_H

#include "procure/model/act.h"
#include "procure/model/rules.h"
#include "procure/model/seal.h"

struct service;

struct service_options {
	bool read_only;
	const char *person;      /* --person: act for another (NULL: the person of the login) */
	const char *login;       /* NULL: of the process' real user */
	bool no_index;           /* verify and restore need none */
};
/* `place` is DIR with ledger.git in it, or any bare repository (read-only then; the index lies in the cache). RC_NOTFOUND: no ledger there. Catches
 * the index up; `progress` (may be NULL) is called while a long rebuild runs, with acts done and in all. */
enum rc service_open(struct service **out, const char *place, const struct service_options *o,
		     void (*progress)(int64_t done, int64_t all), struct why *why);
void service_close(struct service *s);
/* Has another process recorded acts since? Catches up; true when something changed. Cheap (one file read) when not. */
bool service_refresh(struct service *s);

const char *service_place(const struct service *s);
const char *service_person(const struct service *s);     /* id of the login's person, "" if unknown: read-only */
const char *service_moving(const struct service *s);     /* for whom: differs only for a recorder with --person */
bool service_writable(const struct service *s, struct why *why);         /* false: *why says in a sentence why this session only reads */
bool service_demo(const struct service *s);              /* LEDGER says Demo: yes */
int64_t service_tip(const struct service *s);            /* sequence of the last act, 0 = none */
const char *service_ledger_name(struct service *s);      /* the municipality */
/* The state of the tip for pure rules; valid until the next service_do or service_refresh. */
struct scope *service_scope(struct service *s);

/* --- doing ------------------------------------------------------------------------------------------------------------------------------ */
/* What was recorded. */
struct recorded {
	int64_t seq;
	char commit[41], receipt[RECEIPT_SIZE];
	char path[256];                  /* the leading record */
	struct why warning[ACT_WARNINGS_MAX];
	size_t n_warnings;
};
/* Loads, checks and writes under the lock (waits up to 5 s). `person`, `on_behalf` and `recorded` of the request are filled in here. `expect` > 0 refuses
 * (RC_MOVED) if a record it writes or names has changed after that act. RC_OK and RC_UNSURE: recorded and durable (or not surely). */
enum rc service_do(struct service *s, struct request *r, int64_t expect, struct recorded *out, struct why *why);
/* The same without writing: what would be refused, what would be written. `message` (may be NULL) gets the act as git will hold it. */
enum rc service_try(struct service *s, struct request *r, struct buf *message, struct recorded *out, struct why *why);
/* Could this verb be done on this record now (role, state, open meeting, quorum)? The sentence for the one need that is missing. */
enum rc service_ready(struct service *s, const char *verb, const char *record, const char *meeting, struct why *why);

/* Many acts as one durable group: begin takes the lock, do adds, end writes them all (or drops them). Receipts are final only after end says so. */
enum rc service_batch_begin(struct service *s, struct why *why);
enum rc service_batch_do(struct service *s, struct request *r, struct recorded *out, struct why *why);
enum rc service_batch_end(struct service *s, bool keep, struct why *why);

/* --- asking ----------------------------------------------------------------------------------------------------------------------------- */
/* An instant of the ledger: `SEQ`, `2018-11-26` (end of that day; by recording, or by decision where nothing was recorded by then), a commit's hash. 0 = now. */
enum rc service_at(struct service *s, const char *text, int64_t *seq, struct why *why);
/* A record by its name (full, or short where unique; with `contract` as context), as it stood at `at`. RC_NOTFOUND; RC_INVALID where it fits two (both named). */
enum rc service_record(struct service *s, const char *name, const char *contract, int64_t at, struct record **out, struct arena *a, struct why *why);
/* Records of a kind (contract NULL = all), by path. */
enum rc service_list(struct service *s, const char *kind, const char *contract, int64_t at, struct record ***out, size_t *n, struct arena *a, struct why *why);

/* The file that lies in the ledger beside a record (the rows of a data series: its record's path and ".csv"), byte for byte as it stood at `at`. It is
 * part of the ledger, so it can be read in an auditor's clone too. RC_NOTFOUND: there was none. */
enum rc service_file(struct service *s, const char *path, int64_t at, struct buf *out, struct why *why);

struct act_line {
	int64_t seq;
	const char *commit, *receipt, *subject, *verb, *record, *contract, *meeting, *body, *mode, *result, *agreement, *late, *person;
	struct instant decided, recorded;
	int64_t replaces;                /* the act that it corrects; 0 = none */
	const char *message;             /* all of it */
};
struct log_query {
	const char *record, *contract, *person, *verb, *meeting, *body;
	int64_t before, from;            /* paging: acts before this sequence; not before that one */
	int64_t replaces;                /* acts that correct this one */
	bool late_only, oldest_first;
	int limit;                       /* 0 = all */
};
/* The act that replaced this one (the last, if it happened twice); 0 = none. */
int64_t service_replaced_by(struct service *s, int64_t seq);
enum rc service_log(struct service *s, const struct log_query *q, struct act_line **out, size_t *n, struct arena *a, struct why *why);

struct act_full {
	struct act_line line;
	struct trailers t;
	const char *reason;              /* the body of the message */
	struct change *changes;          /* every record it wrote, before and after */
	size_t n_changes;
};
enum rc service_act(struct service *s, int64_t seq, struct act_full *out, struct arena *a, struct why *why);

/* Versions of a record, oldest first, each with the act that wrote it. */
struct version { struct record *record; int64_t from, to; struct act_line act; };
enum rc service_history(struct service *s, const char *path, struct version **out, size_t *n, struct arena *a, struct why *why);
/* Why does this stand: the act that last changed the field (NULL: the record), and what it rests on. */
struct reason { struct act_full act; const char *field, *before, *after; struct record **evidence; size_t n_evidence; };
enum rc service_why(struct service *s, const char *path, const char *field, int64_t at, struct reason *out, struct arena *a, struct why *why);

struct hit { bool is_act; int64_t seq; const char *path, *title, *snippet; };
enum rc service_search(struct service *s, const char *words, int limit, struct hit **out, size_t *n, struct arena *a, struct why *why);
/* The value of a sealed field, for who may see it (a recorder or holder of a seat, in person); RC_NONE where it is not in this vault. */
enum rc service_reveal(struct service *s, const char *path, const char *field, struct buf *out, struct why *why);
void service_count(struct service *s, int64_t *acts, int64_t *records);

#endif
