/* One release, from its tree. Private to the room. */
#ifndef EXCHANGE_OCDS_RELEASE_H
#define EXCHANGE_OCDS_RELEASE_H

#include "procure/exchange/ocds.h"

void ocds_release_of(struct ocds_release *out, const struct node *tree);
/* Plain fields hold [{releaseID, releaseDate, releaseTag, value}, …]: every value with its history, and no release to count. */
bool ocds_is_versioned(const struct node *tree);
struct ocds_value ocds_value_of(const struct node *value);
/* The first object in an array member, and the next one; anything else in it is passed over. */
const struct node *ocds_first(const struct node *object, const char *key);
const struct node *ocds_next(const struct node *n);

#endif
