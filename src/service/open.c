/* Opening a place, and who is at the keyboard. */
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "inside.h"

static const char *login_of_process(struct arena *a)
{
	struct passwd *p = getpwuid(getuid());

	return p && p->pw_name ? arena_strdup(a, p->pw_name) : arena_printf(a, "uid-%lu", (unsigned long)getuid());
}

/* Where an auditor's clone keeps its index: $XDG_CACHE_HOME/procure/<ledger id>/, the id being the seal of the first act. */
static enum rc cache_path(struct service *s, struct why *why)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	struct ledger_id tip, *ids;
	size_t n = 0;
	const char *dir;
	enum rc rc;

	if ((rc = ledger_tip(s->ledger, &tip, why)) != RC_OK || (rc = ledger_line(s->ledger, &tip, NULL, &ids, &n, s->arena, why)) != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	if (cache && cache[0] == '/')
		dir = arena_printf(s->arena, "%s/procure/%s", cache, ids[0].hex);
	else if (home && home[0] == '/')
		dir = arena_printf(s->arena, "%s/.cache/procure/%s", home, ids[0].hex);
	else
		return fail(why, RC_IO, N_("There is no place for the index of this read-only ledger: set XDG_CACHE_HOME."));
	s->index_path = arena_printf(s->arena, "%s/index.db", dir);
	return dir_make(dir, 0700, why);
}

static void places(struct service *s, const char *place)
{
	size_t n = strlen(place);

	while (n > 1 && place[n - 1] == '/')
		n--;
	s->place = arena_strndup(s->arena, place, n);
	s->gitdir = arena_printf(s->arena, "%s/ledger.git", s->place);
	s->bare = !dir_exists(s->gitdir) && file_exists(arena_printf(s->arena, "%s/HEAD", s->place));
	if (s->bare)
		s->gitdir = s->place;
	s->index_path = arena_printf(s->arena, "%s/index.db", s->place);
	s->desk_path = arena_printf(s->arena, "%s/desk.db", s->place);
	s->vault_path = arena_printf(s->arena, "%s/vault.db", s->place);
	s->files_path = arena_printf(s->arena, "%s/files", s->place);
	s->lock_path = arena_printf(s->arena, "%s/lock", s->place);
}

/* A directory that everybody may write to (as /tmp) is nobody's: it says nothing of a group. */
bool share_with_group(const char *place)
{
	char *dir = mem_strdup(place), *slash;
	struct stat st;
	bool shared;
	int found;

	while ((found = stat(*dir ? dir : ".", &st)) != 0 && errno == ENOENT && (slash = strrchr(dir, '/')) != NULL && slash != dir)
		*slash = '\0';
	if (found != 0 && errno == ENOENT)
		found = stat(*dir == '/' ? "/" : ".", &st);
	shared = found == 0 && (st.st_mode & (S_IWGRP | S_IWOTH)) == S_IWGRP;
	umask(shared ? 007 : 027);
	mem_free(dir);
	return shared;
}

static void read_only(struct service *s, const char *msg, const char *arg)
{
	if (s->read_only.rc == RC_OK)
		fail(&s->read_only, RC_DENIED, msg, arg ? arg : "");
}

static enum rc open_ledger(struct service *s, const struct service_options *o, struct why *why)
{
	struct stat st;
	enum rc rc;

	if (stat(s->gitdir, &st) != 0 && errno == EACCES)
		return fail(why, RC_DENIED, N_("You are not allowed to look at {1}, so it cannot be said whether a ledger is there."), s->place);
	if (!dir_exists(s->gitdir))
		return fail(why, RC_NOTFOUND, N_("There is no ledger in {1}. `procure init` makes one, `procure demo` shows the pilot."), s->place);
	if (o->read_only || o->no_index)        /* without index a session does not know on which act the next one follows */
		read_only(s, N_("This session was opened to read only."), NULL);
	if (s->bare)
		read_only(s, N_("This is a copy of a ledger: it can be read and verified, not written."), NULL);
	else if (access(s->place, W_OK) != 0)
		read_only(s, N_("You may read {1}, not write to it."), s->place);
	rc = ledger_open(&s->ledger, s->gitdir, s->read_only.rc == RC_OK ? s->lock_path : NULL, why);
	if (rc == RC_OK && !ledger_writable(s->ledger))
		read_only(s, N_("You may read {1}, not write to it."), s->place);
	return rc;
}

static enum rc open_databases(struct service *s, const struct service_options *o, struct why *why)
{
	bool writable = s->read_only.rc == RC_OK || (!s->bare && access(s->place, W_OK) == 0);
	struct why ignored = { 0 };
	enum rc rc = RC_OK;

	if (o->no_index)
		return RC_OK;
	if (s->bare && (rc = cache_path(s, why)) != RC_OK)
		return rc;
	rc = index_open(&s->index, s->index_path, index_shape(), s->bare || writable ? 0 : INDEX_READONLY, why);
	if (rc != RC_OK && !writable)           /* beside a ledger on read-only media the index lies in the cache */
		if ((rc = cache_path(s, why)) == RC_OK)
			rc = index_open(&s->index, s->index_path, index_shape(), 0, why);
	if (rc == RC_OK && !s->bare && writable)
		rc = desk_open(&s->desk, s->desk_path, why);
	/* Only who may open the vault sees what is sealed; nobody else is stopped by it. */
	if (rc == RC_OK && !s->bare && access(s->vault_path, R_OK) == 0)
		vault_open(&s->vault, s->vault_path, false, &ignored);
	return rc;
}

void service_scope_at(struct service *s, const struct ledger_id *head)
{
	s->head = *head;
	if (!s->scope)
		s->scope = scope_new(backing_of_tree(s->ledger, &s->head));
	else
		scope_reset(s->scope);
}

/* The person whose record carries the login, and who has not left. */
static const char *person_of_login(struct service *s)
{
	struct arena *a = arena_new();
	struct record **v;
	struct instant now = { 0, 0 };
	struct why ignored = { 0 };
	const char *found = "";
	char today[DATE_SIZE];
	size_t n = 0;

	instant_now(&now, &ignored);
	date_print(today, date_of(now));
	if (service_list(s, "person", NULL, 0, &v, &n, a, &ignored) != RC_OK)
		n = 0;
	for (size_t i = 0; i < n && !*found; i++)
		if (list_has(record_get(v[i], "Logins"), s->login) && (!*record_get(v[i], "To") || strcmp(today, record_get(v[i], "To")) <= 0))
			found = arena_strdup(s->arena, v[i]->id);
	arena_free(a);
	return found;
}

/* A ledger of a later program is read, never written: what this one does not know it could not keep. */
static void check_format(struct service *s)
{
	const struct record *l = s->tip.hex[0] ? scope_ledger(s->scope) : NULL;

	if (s->tip.hex[0] && (!l || !record_is(l, "Format", "1")))
		read_only(s, N_("This ledger was written by a later version of procure (format {1}): it can be read here; to write, install that version."),
			  l ? record_get(l, "Format") : "?");
}

static void who_am_i(struct service *s, const struct service_options *o)
{
	s->person = person_of_login(s);
	s->moving = o->person && *o->person ? arena_strdup(s->arena, o->person) : s->person;
	if (!*s->person && s->tip.hex[0])
		read_only(s, N_("The login {1} belongs to nobody on the roster, so this session only reads; the registrar can add it (person.change)."), s->login);
	else if (*s->person && scope_person(s->scope, s->person) && record_is(scope_person(s->scope, s->person), "Roles", "reader"))
		read_only(s, N_("{1} is a reader: this session only reads."), s->person);
}

enum rc service_open(struct service **out, const char *place, const struct service_options *o,
		     void (*progress)(int64_t done, int64_t all), struct why *why)
{
	struct service *s = mem_alloc(sizeof *s);
	enum rc rc;

	s->arena = arena_new();
	s->batch_arena = arena_new();
	s->login = o->login ? arena_strdup(s->arena, o->login) : login_of_process(s->arena);
	places(s, place);
	share_with_group(s->place);
	if ((rc = ledger_start(why)) != RC_OK || (rc = open_ledger(s, o, why)) != RC_OK || (rc = open_databases(s, o, why)) != RC_OK ||
	    (rc = catch_up(s, progress, why)) != RC_OK) {
		service_close(s);
		*out = NULL;
		return rc;
	}
	service_scope_at(s, &s->tip);
	check_format(s);
	who_am_i(s, o);
	if (s->read_only.rc == RC_OK && tags_wanted(s) && lock(s, why) == RC_OK) {       /* a crash left one out */
		tags_follow(s);
		unlock(s);
	}
	*out = s;
	return RC_OK;
}

void service_close(struct service *s)
{
	if (!s)
		return;
	unlock(s);
	scope_free(s->scope);
	index_close(s->index);
	desk_close(s->desk);
	vault_close(s->vault);
	ledger_close(s->ledger);
	arena_free(s->batch_arena);
	arena_free(s->arena);
	mem_free(s);
}

bool service_refresh(struct service *s)
{
	struct ledger_id tip = { "" };
	struct why why = { 0 };

	if (s->in_batch || ledger_tip(s->ledger, &tip, &why) != RC_OK || strcmp(tip.hex, s->tip.hex) == 0)
		return false;
	if (catch_up(s, NULL, &why) != RC_OK)
		return false;
	service_scope_at(s, &s->tip);
	return true;
}

const char *service_place(const struct service *s) { return s->place; }
const char *service_person(const struct service *s) { return s->person; }
const char *service_moving(const struct service *s) { return s->moving; }
int64_t service_tip(const struct service *s) { return s->seq; }
struct scope *service_scope(struct service *s) { return s->scope; }

bool service_writable(const struct service *s, struct why *why)
{
	if (s->read_only.rc == RC_OK)
		return true;
	*why = s->read_only;
	return false;
}

bool service_demo(const struct service *s)
{
	const struct record *l = scope_ledger(s->scope);

	return l && record_is(l, "Demo", "yes");
}

const char *service_ledger_name(struct service *s)
{
	const struct record *l = scope_ledger(s->scope);

	return l ? record_get(l, "Name") : "";
}

void service_count(struct service *s, int64_t *acts, int64_t *records)
{
	struct why why = { 0 };

	*acts = *records = 0;
	if (s->index)
		index_count(s->index, acts, records, &why);
}
