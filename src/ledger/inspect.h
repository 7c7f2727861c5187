/* The parts of ledger_inspect: files and settings (inspect_files.c), objects in a child (inspect_child.c). */
#ifndef LEDGER_INSPECT_H
#define LEDGER_INSPECT_H

#include "ids.h"
#include "room.h"

struct inspect {
	const char *dir;
	ledger_found *each;
	void *ctx;
	git_oid loose_main, packed_main;        /* zero: not there */
	bool main_bad;                          /* its file is there and names no object */
	struct ids tags;                        /* what the tags of minutes name */
	const struct ids *given;                /* PHASE_GIVEN: the objects to be looked at */
	struct ids bad;                         /* objects that must not be read again */
	size_t commits;
	int64_t objects;                        /* read and re-hashed */
};
enum rc inspect_files(struct inspect *x, struct why *why);
enum rc inspect_config(struct inspect *x, struct why *why);
enum rc inspect_objects(struct inspect *x, struct why *why);
/* Looks at these single objects; what is damaged is added to `bad`. False: it could not be done. */
bool inspect_given(const char *dir, const struct ids *given, struct ids *bad);

/* --- in the child --- */
struct progress {                       /* shared with the parent */
	volatile uint64_t at;           /* number of the object being read, from 1 */
	volatile size_t commits, told;
	unsigned char id[ID_RAW];
};
enum phase { PHASE_PACKED, PHASE_LOOSE, PHASE_LINKS, PHASES, PHASE_GIVEN };
enum { CHILD_DONE = 0, CHILD_AGAIN = 3 };
/* Does the phase from object `from` on, says "<code>\t<where>\n" to `out`. Returns CHILD_DONE; or CHILD_AGAIN after an object
 * that may have harmed the heap: a new child goes on behind it. */
int inspect_phase(const struct inspect *x, enum phase phase, uint64_t from, struct progress *p, int out);

#endif
