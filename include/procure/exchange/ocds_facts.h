/* What stands in a file of releases, counted: for the preview of an import, and for tests against facts computed elsewhere.
 *
 * Sums are exact. `latest` takes of each process only the release with the latest date that states a tender value: the figure that a portfolio
 * shows. Memory: what one process and one release id need, about 150 bytes each. */
#ifndef PROCURE_EXCHANGE_OCDS_FACTS_H
#define PROCURE_EXCHANGE_OCDS_FACTS_H

#include "procure/exchange/ocds.h"

struct ocds_sums {
	struct counter by_currency;
	int64_t wrong;                 /* amounts that are no numbers */
};

struct ocds_facts {
	int64_t releases, ocids, without_ocid, repeated;       /* repeated: same ocid and id as an earlier one */
	int64_t with_planning, with_tender, with_awards, with_contracts, with_implementation;
	struct ocds_counts n;                                  /* sums of the counts; its bools mean nothing */
	struct counter milestones_by_section, milestones_by_status, tags;
	struct ocds_sums tender, award, contract;
	struct counter latest;                                   /* tender value of the latest release of each process, by currency */
	bool dated;
	int64_t first, last;
	char *first_written, *last_written;
	int64_t undated;
	struct ocds_facts_private *own;
};

struct ocds_totals {
	struct ocds_facts of[OCDS_ROLES];
	int64_t records, record_ocids, embedded, linked, compiled, versioned;
	struct counter ocids;                                    /* of records */
};

void ocds_totals_init(struct ocds_totals *t, struct arena *a);
void ocds_totals_release(struct ocds_totals *t, const struct ocds_release *r);
void ocds_totals_record(struct ocds_totals *t, const struct ocds_record *r);
void ocds_totals_finish(struct ocds_totals *t);            /* sorts tallies, works out `latest` and the numbers of ocids */
void ocds_totals_free(struct ocds_totals *t);

#endif
