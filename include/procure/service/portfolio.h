/* The portfolio of a year as the committee asks for it: the ranking, what was chosen, and how firm the best k are. */
#ifndef PROCURE_SERVICE_PORTFOLIO_H
#define PROCURE_SERVICE_PORTFOLIO_H

#include "procure/model/rank.h"
#include "procure/service/service.h"

struct ranking {
	const char *year;
	struct rank_weights weights;             /* of the rules in force */
	struct record **record;                  /* the ranked candidates, the best first; row[i] is its points */
	struct rank_row *row;
	size_t n;
	struct record **unranked;                /* points are missing */
	size_t n_unranked;
	size_t k;                                /* how many the certificate is about */
	size_t chosen;                           /* how many of the year's candidates are selected */
	struct rank_certificate certificate;     /* rows by index into `row` */
};
/* `year` "" : the last year that has candidates. k 0: as many as were chosen; where none was, 7 or all there are. RC_NONE: no candidates. */
enum rc service_ranking(struct service *s, const char *year, size_t k, int64_t at, struct ranking *out, struct arena *a, struct why *why);
/* Stands the candidate at place i among as many of the best as were chosen, and was not; or was it chosen from below? Such a choice needs its reason. */
bool ranking_departs(const struct ranking *r, size_t i);

#endif
