/* Private to contract.c, contract_draw.c and contract_people.c: what the contract's screen holds. */
#ifndef TUI_CONTRACT_H
#define TUI_CONTRACT_H

#include "screens/stage_pieces.h"

enum { FOCUS_WORK, FOCUS_GROUP, FOCUS_ACTS, FOCUSES };
enum { ACTS_SHOWN = 60 };

/* A row of the work of a stage: a heading, what lacks, a task, or that nothing lacks. */
struct work { const char *heading, *lack; const struct record *task; bool good; };

struct contract {
	struct app *app;
	char id[80];
	struct record *r;                        /* NULL: it was not there yet */
	struct stage *stage;
	size_t n_stages;
	int at;                                  /* the stage that is looked at */
	struct records tasks;
	struct work *work;
	size_t n_work;
	struct act_line *act;
	size_t n_acts;
	struct list work_list, acts_list;
	struct doc group;
	const char *next, *meeting;              /* one sentence each */
	int64_t today;
	struct focus focus;
	bool seen;                               /* a stage was chosen */
};

/* Who is in the group, what waits, what the contract is: the pane at the side. */
void contract_group(struct contract *s, struct arena *a);
/* The next meeting, or the one that is open, in one sentence. */
const char *contract_meeting(struct contract *s, struct arena *a);
void contract_draw(struct contract *s, struct pane p);
void contract_lists(struct contract *s);         /* gets the two lists going */

#endif
