/* Verbs: each thing a person can do is a row. Keys, palette, command line, batch, help and tests go through this table. */
#ifndef PROCURE_MODEL_VERB_H
#define PROCURE_MODEL_VERB_H

#include "procure/model/schema.h"

struct act;
struct scope;

enum verb_flag {
	V_NEW     = 1 << 0,    /* makes its record; without it the record must be there */
	V_DECIDE  = 1 << 1,    /* a body decides: Mode, quorum, votes, an open meeting */
	V_REASON  = 1 << 2,    /* a reason is needed */
	V_NUMBER  = 1 << 3,    /* takes the next agreement number of its body and year */
	V_MEETING = 1 << 4,    /* happens in the meeting that its record is */
	V_FOUND   = 1 << 5,    /* only the first act */
	V_BINDING = 1 << 6,    /* a screen asks for the record's name to be typed before */
	V_NUMBERED = 1 << 7,   /* its record's id is given by the program from body and year (guidance, validation) */
};

/* Who may: design.md 3.6. */
enum verb_who { WHO_ANYONE, WHO_REGISTRAR, WHO_GROUP, WHO_COMMITTEE };

struct verb {
	const char *name;                        /* requirement.decide */
	const char *word;                        /* of the subject; "=Verdict" takes the value of that field */
	const char *kind;                        /* the record it writes */
	const char *about;                       /* kinds that its RECORD argument names instead, or NULL (a ruling is about an escalation) */
	unsigned flags;
	enum verb_who who;
	const char *fields;                      /* names of the fields it may set; "*" = all that are not derived */
	/* Rules of this verb alone, beside the guards; may refuse, never changes. NULL = none. */
	enum rc (*check)(struct scope *s, const struct act *a, struct why *why);
	/* Consequences: derived fields and other records; never refuses. NULL = none. */
	void (*apply)(struct scope *s, struct act *a);
	const char *label;                       /* msgid: what a menu says */
	const char *help;                        /* msgid: one sentence */
	const char *words;                       /* synonyms for the palette, Spanish and English, blanks between */
	const char *letter;                      /* of the number that its record gets: "G" as in CCE-2019-G03, "" as in CCE-2019-07; else NULL */
};

const struct verb *verb_by_name(const char *name);      /* NULL if none */
const struct verb *verb_at(size_t i);                   /* NULL past the last */
bool verb_may_set(const struct verb *v, const struct kind *k, int field);

#endif
