/* The inside of the minutes. */
#ifndef EXCHANGE_MINUTES_ROOM_H
#define EXCHANGE_MINUTES_ROOM_H

#include "procure/exchange/minutes.h"

enum { MINUTES_COLUMNS = 78 };

struct minutes {
	struct buf *out;
	struct service *s;
	struct arena *a;
	const struct record *meeting;
	int64_t at;
	const char *receipt;             /* of the last act */
};

/* Wrapped text; with a label its further lines stand under the first. Nothing where there is no text. */
void minutes_line(struct minutes *m, const char *label, const char *text);
void minutes_chapter(struct minutes *m, const char *title);
const char *minutes_person(struct minutes *m, const char *id);
const char *minutes_people(struct minutes *m, const char *ids);
const char *minutes_shown(struct minutes *m, const struct record *r, const char *field);

/* minutes_acts.c */
enum rc minutes_acts(struct minutes *m, struct why *why);
void minutes_end(struct minutes *m);

#endif
