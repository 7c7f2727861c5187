/* Doctor: what this machine and this place offer, a line each, so that a facilitator can read it to somebody on the telephone. */
#include <langinfo.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "procure/base/num.h"
#include "procure/service/audit.h"
#include "procure/service/keep.h"
#include "inside.h"

enum { LINES_MAX = 16, NFS = 0x6969, SMB = 0x517B, MEGABYTE = 1 << 20, FEW_MEGABYTES = 100 };

struct lines_of { struct check_line *v; size_t n; struct arena *a; };

static void line(struct lines_of *l, const char *name, bool good, const char *msg, const char *arg)
{
	struct why w = { 0 };
	struct buf text = { 0 };

	fail(&w, RC_NONE, msg, arg ? arg : "");
	why_sentence(&text, &w);
	if (l->n < LINES_MAX)
		l->v[l->n++] = (struct check_line){ name, good, arena_strdup(l->a, buf_str(&text)) };
	buf_free(&text);
}

static void check_disk(struct lines_of *l, const char *place)
{
	struct statvfs v;
	struct statfs f;

	if (statvfs(place, &v) == 0) {
		int64_t free = (int64_t)v.f_bavail * (int64_t)v.f_frsize / MEGABYTE;

		line(l, N_("disk"), free > FEW_MEGABYTES, free > FEW_MEGABYTES ? N_("{1} MB are free.") : N_("Only {1} MB are free: make room before the next meeting."), NUM(free));
	}
	if (statfs(place, &f) == 0 && (f.f_type == NFS || f.f_type == SMB || (uint32_t)f.f_type == UINT32_C(0xFF534D42)))
		line(l, N_("disk"), false, N_("The ledger lies on a network drive: several people at once need a disk of the server itself."), NULL);
}

static void check_vault(struct lines_of *l, const char *place)
{
	struct stat st, dir;
	bool shared = stat(place, &dir) == 0 && (dir.st_mode & (S_IWGRP | S_IWOTH)) == S_IWGRP;
	const char *path = arena_printf(l->a, "%s/vault.db", place);

	if (stat(path, &st) != 0)
		line(l, N_("vault"), true, N_("Nothing was sealed here yet."), NULL);
	else if (shared && (st.st_mode & 07))
		line(l, N_("vault"), false, N_("Others may read {1}: it holds what was sealed; its owner must run: chmod o= {1}"), path);
	else if (shared && (st.st_mode & 070))
		line(l, N_("vault"), true, N_("What was sealed can be read by the group of this place, and by nobody else."), NULL);
	else if (st.st_mode & 077)
		line(l, N_("vault"), false, N_("Others may read {1}: it holds what was sealed; take their rights away (chmod 600)."), path);
	else
		line(l, N_("vault"), true, N_("What was sealed can be read by its owner alone."), NULL);
}

static void not_shared(struct lines_of *l, const char *place, const struct stat *st)
{
	struct passwd *p = getpwuid(st->st_uid);
	struct why w = { 0 };
	struct buf text = { 0 };

	fail(&w, RC_NONE, N_("{1} is of {2} alone. To work in it together, {2} or the administrator runs, with the name of your group: "
			     "chgrp -R GROUP {1} && chmod -R g+rwX,o= {1} && find {1} -type d -exec chmod g+s '{}' +"),
	     place, p && p->pw_name ? p->pw_name : NUM(st->st_uid));
	why_sentence(&text, &w);
	if (l->n < LINES_MAX)           /* not by line(): a command must not be cut short */
		l->v[l->n++] = (struct check_line){ N_("group"), false, arena_strdup(l->a, buf_str(&text)) };
	buf_free(&text);
}

/* What is another's, and closed to its group, cannot be written to together. */
static void check_group(struct lines_of *l, const char *place)
{
	static const char *const parts[] = { "", "/ledger.git", "/ledger.git/refs/heads", "/ledger.git/objects/pack", "/lock", "/desk.db", "/index.db", "/vault.db" };
	struct stat st;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *path = arena_printf(l->a, "%s%s", place, parts[i]);

		if (stat(path, &st) == 0 && st.st_uid != geteuid() && !(st.st_mode & S_IWGRP) && access(path, W_OK) != 0) {
			not_shared(l, place, &st);
			return;
		}
	}
}

static void check_terminal(struct lines_of *l)
{
	const char *term = getenv("TERM"), *set = nl_langinfo(CODESET);

	line(l, N_("terminal"), term && *term, term && *term ? N_("TERM is {1}.") : N_("TERM is not set: the full screen needs a terminal."), term);
	line(l, N_("characters"), strcmp(set, "UTF-8") == 0, strcmp(set, "UTF-8") == 0 ? N_("UTF-8: accents and ñ are right.") :
	     N_("This session uses {1}: choose UTF-8 (in PuTTY: Window, Translation)."), strcmp(set, "UTF-8") == 0 ? NULL : set);
}

static void check_service(struct lines_of *l, const char *place)
{
	struct service_options o = { 0 };
	struct service *s;
	struct why why = { 0 };
	struct instant when;
	const char *where = "";
	char shown[INSTANT_SIZE];
	struct buf text = { 0 };

	if (service_open(&s, place, &o, NULL, &why) != RC_OK) {
		why_sentence(&text, &why);
		line(l, N_("ledger"), false, N_("It cannot be opened: {1}"), buf_str(&text));
		buf_free(&text);
		return;
	}
	line(l, N_("ledger"), true, N_("{1} acts are recorded."), NUM(service_tip(s)));
	if (service_writable(s, &why))
		line(l, N_("you"), true, N_("You record as {1}."), service_person(s));
	else {
		why_sentence(&text, &why);
		line(l, N_("you"), false, N_("{1}"), buf_str(&text));
	}
	if (service_last_backup(s, &when, &where, l->a, &why) == RC_OK) {
		instant_show(shown, when);
		line(l, N_("copy"), true, N_("The last copy was made on {1}."), shown);
	} else {
		line(l, N_("copy"), false, N_("No copy was ever made: `procure backup DIR`, best onto another disk."), NULL);
	}
	buf_free(&text);
	service_close(s);
}

size_t service_doctor(const char *place, struct check_line **out, struct arena *a)
{
	struct lines_of l = { arena_alloc(a, LINES_MAX * sizeof *l.v), 0, a };

	check_terminal(&l);
	line(&l, N_("git"), file_exists("/usr/bin/git"), file_exists("/usr/bin/git") ? N_("Plain git is here: an auditor can read the ledger without procure.") :
	     N_("Plain git is not here; procure does not need it, an auditor will."), NULL);
	if (place && *place) {
		check_service(&l, place);
		check_group(&l, place);
		check_vault(&l, place);
		check_disk(&l, place);
	}
	*out = l.v;
	return l.n;
}
