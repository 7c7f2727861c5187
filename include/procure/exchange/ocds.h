/* Open Contracting Data Standard 1.0 and 1.1: a streaming reader for what publishers really write.
 *
 * Release packages, record packages, single releases and records, arrays of them, JSON Lines, concatenated JSON; wrong types anywhere.
 * The file is read twice: first to see that it is JSON to its end and what each object in it is (nothing is handed over from a file that turns out
 * broken), then release by release. Memory is bounded by one release or record (64 MiB) and one byte for each object of the outermost level.
 *
 * UTF-8 is expected. A file that is not is read as Windows-1252, or only the bytes that do not fit (`mixed`), and `windows_1252` says so. NUL bytes are left out and counted. In JSON Lines
 * single bad lines are left out and named, where they are fewer than half. All else that is no JSON is refused with line and byte.
 *
 * A record holds the same process up to three times (embedded releases, compiled, versioned): `counts` is true for exactly one reading of it. */
#ifndef PROCURE_EXCHANGE_OCDS_H
#define PROCURE_EXCHANGE_OCDS_H

#include "procure/exchange/sum.h"
#include "procure/exchange/tree.h"

enum ocds_layout { OCDS_JSON, OCDS_JSONL, OCDS_CONCATENATED };
enum ocds_role { OCDS_PLAIN, OCDS_EMBEDDED, OCDS_COMPILED };     /* a release by itself or in a package; in a record; a record's compiledRelease */
enum { OCDS_ROLES = 3, OCDS_BAD_LINES_MAX = 10000 };

/* An amount of money as published. */
struct ocds_value {
	bool stated, wrong;            /* a number stands there; something stands there that is none */
	struct decimal amount;
	const char *currency;          /* "(none)" where it is not said */
	bool whole_pesos;              /* CLP without a fraction: `pesos` holds it */
	int64_t pesos;
};

struct ocds_counts {
	int64_t awards, contracts, parties, tender_items, transactions, documents, bids, metrics, performance_failures;
	int64_t milestones[4];         /* planning, tender, contracts, implementation */
	bool planning, tender, implementation;       /* is there such a section that is not empty */
	bool has_awards, has_contracts;              /* arrays that are not empty, whatever is in them */
};

/* One release. All texts as published (clean them before use), NULL where not stated or of a wrong type; they live until the callback returns. */
struct ocds_release {
	enum ocds_role role;
	bool counts;                   /* to be counted in a portfolio: each process once */
	int64_t line;                  /* of the file, on which it ends */
	const char *ocid, *id, *date;
	bool dated;
	int64_t at;                    /* date in seconds UTC, where `dated` */
	const char *title, *description;             /* tender's, else the release's own or the planning project's */
	const char *buyer, *entity;                  /* buyer's name; procuring entity's, else that of the party with this role */
	const char *tender_id, *status, *method, *method_details, *category;
	const char *tender_start, *tender_end, *contract_start, *contract_end;
	const char *rationale, *budget_id, *prior;   /* prior: identifier of the related process that this one renews */
	struct ocds_value value, budget;
	struct ocds_counts n;
	const struct node *tree;       /* all of it */
};

struct ocds_record {
	const char *ocid;              /* its own, else its compiled release's; NULL if none */
	int64_t embedded, linked;
	bool compiled, versioned;
};

struct ocds_visitor {
	bool (*release)(void *ctx, const struct ocds_release *r);       /* false stops; a record's embedded releases come before its compiled one */
	bool (*record)(void *ctx, const struct ocds_record *r);         /* after its releases; may be NULL */
	bool (*cancel)(void *ctx, int64_t done, int64_t total);         /* about every 64 KiB of both readings; true stops; may be NULL */
	void *ctx;
};

/* What the file is. Memory is the arena's but for ocds_info_free. */
struct ocds_info {
	int64_t bytes, nul_bytes;
	bool ascii, bom;
	bool windows_1252, mixed;      /* it is not UTF-8; but for a few bytes it is */
	enum ocds_layout layout;
	struct counter kinds;            /* "release package", "record", "release", "array", "other object", "not an object" … */
	struct counter versions;         /* of packages, as written; "(none = 1.0)" */
	int64_t versioned;             /* versioned releases, alone or in records: not handed over */
	int64_t *bad_line;             /* JSON Lines that are no JSON */
	size_t bad_lines;
};

enum rc ocds_read(struct ocds_info *info, struct arena *a, const char *path, const struct ocds_visitor *v, struct why *why);
enum rc ocds_read_text(struct ocds_info *info, struct arena *a, const char *p, size_t n, const struct ocds_visitor *v, struct why *why);
void ocds_info_free(struct ocds_info *info);

/* `2018-11-26`, `2018-11-26T10:00:00Z`, with offset, without seconds, with a blank for the T. A date alone is midnight UTC. */
bool ocds_date(const char *s, int64_t *at);

#endif
