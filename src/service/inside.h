/* The inside of the service, for its own files. */
#ifndef SERVICE_INSIDE_H
#define SERVICE_INSIDE_H

#include "procure/base/text.h"
#include "procure/index/desk.h"
#include "procure/index/index.h"
#include "procure/ledger/ledger.h"
#include "procure/service/service.h"

/* Acts that went by in a batch or in the audit, in their order: what each did, and which act it corrects (0: none). verb NULL: it could not be read. */
struct passed_act { const struct verb *verb; int64_t replaces; };
struct passed { int64_t first; struct passed_act *v; size_t n, cap; };

struct service {
	struct arena *arena;
	const char *place, *gitdir;              /* DIR, DIR/ledger.git (or the bare repository itself) */
	const char *index_path, *desk_path, *vault_path, *files_path, *lock_path;
	bool bare;                               /* an auditor's clone: read only, index in the cache */
	struct ledger *ledger;
	struct index *index;                     /* NULL with no_index */
	struct desk *desk;                       /* NULL where read-only without one */
	struct vault *vault;
	struct ledger_id tip;                    /* what index and scope stand at */
	int64_t seq;
	char seal[65], first_seal[65];           /* of the tip and of act 1; "" = none */
	struct scope *scope;                     /* state at `head` */
	struct ledger_id head;                   /* tip, or the last staged act of a batch */
	const char *login, *person, *moving;
	struct why read_only;                    /* rc != RC_OK: why this session only reads */
	bool locked, in_batch, batch_approves;   /* batch_approves: minutes, which get their tag when the batch is durable */
	struct arena *batch_arena;
	struct passed batch;
};

/* scopes.c: the backings of the scope interface. */
struct scope_backing backing_of_tree(struct ledger *l, const struct ledger_id *at);     /* *at is read at each call */
struct index_at { struct index *ix; int64_t at; };
struct scope_backing backing_of_index(struct index_at *at);

/* catchup.c: from commits to rows. */
enum rc catch_up(struct service *s, void (*progress)(int64_t done, int64_t all), struct why *why);
/* The rows of one act; memory from `a`. `scope` gives the records as the act left them. */
void rows_of_act(struct index_act *out, struct index_record **records, size_t *n, const struct ledger_entry *e, const struct trailers *t,
		 const char *const *texts, struct arena *a);
enum rc person_of_mail(const char *mail, struct arena *a, const char **person, struct why *why);
uint32_t index_shape(void);

/* doing.c */
enum rc lock(struct service *s, struct why *why);
void unlock(struct service *s);

/* replaces.c: may the act correct the one that it names? */
enum rc check_replaced(struct service *s, const struct act *act, struct arena *a, struct why *why);
enum rc passed_check(const struct passed *p, const struct act *a, struct why *why);      /* among those that went by */
void passed_add(struct passed *p, int64_t seq, const struct act *a);          /* later than all before */
void passed_forget(struct passed *p);

/* tags.c: the tag of approved minutes */
char *tag_of_meeting(struct arena *a, const char *meeting);
/* The tag object that an approval must have. */
void tag_expected(struct buf *out, const char *meeting, const struct ledger_entry *e, const char *receipt, struct arena *a);
bool tags_wanted(struct service *s);             /* is one missing? */
void tags_follow(struct service *s);             /* makes them, under the lock */

/* sealing.c: sealed fields of an act become commitments; the vault row is durable before the act is. */
enum rc seal_fields(struct service *s, struct act *a, bool keep, struct why *why);
/* The seal of an act about to be committed, appended to the message as its last trailer. */
void seal_message(struct buf *message, char seal[65], const char *parent_seal, const struct ledger_who *author, const struct ledger_who *committer,
		  const struct act *a);

/* asking.c */
void line_of(struct act_line *out, const struct index_act *r, const char *first_seal, struct arena *arena);
enum rc resolve(struct service *s, const char *name, const char *contract, struct index_record *out, struct arena *a, struct why *why);

/* audit.c */
const char *gitdir_of(const char *place, struct arena *a);

/* open.c */
/* Whether all that is made in `place` is the group's too, and not the world's: its own rights say so, or, where it is yet to be made, those of the nearest
 * directory above. Sets the umask accordingly, for this process. */
bool share_with_group(const char *place);
void service_scope_at(struct service *s, const struct ledger_id *head);

#endif
