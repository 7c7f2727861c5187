/* What the vote and the projector show alike. */
#ifndef SCREENS_VOTE_H
#define SCREENS_VOTE_H

#include "app.h"

/* "● for", "· to vote": translated, with a sign beside the word. */
const char *vote_word(const struct vote_seat *seat, const struct vote_rule *rule);
enum role vote_role(const struct vote_seat *seat);

#endif
