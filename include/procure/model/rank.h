/* The ranking of a year's portfolio, and how firm it is: advice to the committee, which chooses and says why (domain.md 2.8, 7).
 *
 * A candidate has points on three axes. Its score is the sum of points times weight; what is compared is that exact sum, never its rounded
 * print. The set is the k best by score, ties by id in byte order. Pure integers, no state. */
#ifndef PROCURE_MODEL_RANK_H
#define PROCURE_MODEL_RANK_H

#include "procure/model/record.h"

enum rank_axis { RANK_VALUE, RANK_POLICY, RANK_OPPORTUNITY, RANK_AXES };

struct rank_weights { int64_t part[RANK_AXES]; };        /* hundredths of a percent: 3500 3500 3000 */
struct rank_row { const char *id; int64_t points[RANK_AXES]; };

/* The weights that these rules set; where they say nothing (or NULL) the field's 35, 35, 30. */
struct rank_weights rank_weights_of(const struct record *rules);
/* False while one of the three is missing: such a candidate is not ranked. */
bool rank_points_of(const struct record *candidate, int64_t points[RANK_AXES]);
int64_t rank_sum(const struct rank_row *r, const struct rank_weights *w);        /* points x hundredths of a percent; 10000 = one point */
/* Indices of the rows, the best first. Memory from `a`. */
size_t *rank_order(const struct rank_row *v, size_t n, const struct rank_weights *w, struct arena *a);

/* One weighting under which the set would be another. */
struct rank_shift {
	struct rank_weights weights;             /* whole percents */
	size_t *enters, *leaves, n;              /* as many enter as leave; rows by index, in the order of their ids */
};
/* The certificate: how much the weights could change before the set does. Of all weightings in whole percents that sum to 100, those nearest
 * to the present one (distance = sum of the absolute differences) with another set. */
struct rank_certificate {
	int64_t distance;                        /* hundredths of a percent; 0: no weighting at all gives another set */
	struct rank_shift *shift;                /* all that are so near, by weight of value, then of policy */
	size_t n;
};
/* RC_INVALID where the weights do not sum to 100 or k is above n. Exact; cost: one pass over the rows for each of the 5,151 weightings. */
enum rc rank_certify(const struct rank_row *v, size_t n, size_t k, const struct rank_weights *w, struct rank_certificate *out, struct arena *a, struct why *why);

#endif
