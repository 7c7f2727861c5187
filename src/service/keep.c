/* Founding a ledger, and the attachment store. */
#include <ctype.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "procure/conf/templates.h"
#include "procure/service/keep.h"
#include "inside.h"

/* --- founding ------------------------------------------------------------------------------------------------------------------------------- */

enum rc service_default_rules(struct record **out, struct arena *a, const char *date, const char *registrar, struct why *why)
{
	struct record *r = record_new(a, kind_by_name("rules"), arena_printf(a, "%s-1", date));
	const struct ruleset *set;
	struct presets p;
	enum rc rc = presets_load(&p, a, why);

	if (rc != RC_OK)
		return rc;
	if (!(set = ruleset_find(&p, "default")))
		return fail(why, RC_INVALID, N_("data/rules/rulesets.ini has no set of rules named default."));
	for (size_t i = 0; i < set->n_values; i++)
		record_set(r, set->values[i].field, set->values[i].value);
	record_set(r, "Date", date);
	record_set(r, "Recorders", registrar);
	record_set(r, "Minutes-By", registrar);
	r->path = record_path(a, r->kind, "", r->id);
	*out = r;
	return RC_OK;
}

/* An id from a login: letters, digits, points; never empty. */
static const char *id_of_login(const char *login, struct arena *a)
{
	char *id = arena_strdup(a, login);
	size_t n = 0;

	for (const char *p = login; *p; p++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-", *p) && (n || isalnum((unsigned char)*p)))
			id[n++] = *p;
	id[n] = '\0';
	return id_valid(id) ? id : "registrar";
}

static const char *login_or_own(const char *login, struct arena *a)
{
	struct passwd *p = login ? NULL : getpwuid(getuid());

	if (login)
		return login;
	return p && p->pw_name ? arena_strdup(a, p->pw_name) : arena_printf(a, "uid-%lu", (unsigned long)getuid());
}

static struct record *first_person(struct arena *a, const char *id, const char *name, const char *login)
{
	struct record *r = record_new(a, kind_by_name("person"), id);

	record_set(r, "Name", name);
	record_set(r, "Logins", login);
	record_set(r, "Roles", "registrar recorder");
	r->path = record_path(a, r->kind, "", id);
	return r;
}

static bool among(const struct founding *f, const char *kind)
{
	for (size_t i = 0; i < f->n_with; i++)
		if (strcmp(f->with[i]->kind->name, kind) == 0)
			return true;
	return false;
}

static bool with_registrar(const struct founding *f, const char *id)
{
	for (size_t i = 0; i < f->n_with; i++)
		if (strcmp(f->with[i]->kind->name, "person") == 0 && strcmp(f->with[i]->id, id) == 0)
			return true;
	return false;
}

/* What a demonstration invents says so. */
static struct record *marked(struct record *r, const struct founding *f)
{
	if (f->demo)
		record_set(r, "Illustrative", "yes");
	return r;
}

/* What act 1 writes beside LEDGER: what the caller brings, and defaults for what is missing. */
static enum rc with_defaults(const struct record *const **out, size_t *n, struct arena *a, const struct founding *f, const char *id, const char *name,
			     const char *login, struct why *why)
{
	const struct record **v = arena_alloc(a, (f->n_with + 3) * sizeof *v);
	char today[DATE_SIZE];
	struct record *rules;
	struct instant now;
	enum rc rc = RC_OK;

	*n = 0;
	*out = v;
	for (size_t i = 0; i < f->n_with; i++)
		v[(*n)++] = f->with[i];
	if (!with_registrar(f, id))
		v[(*n)++] = marked(first_person(a, id, name, login), f);
	if (among(f, "rules"))
		return RC_OK;
	if ((rc = instant_now(&now, why)) != RC_OK)
		return rc;
	date_print(today, date_of(now));
	if ((rc = service_default_rules(&rules, a, today, id, why)) == RC_OK)
		v[(*n)++] = marked(rules, f);
	return rc;
}

static enum rc first_act(struct service *s, const struct founding *f, struct recorded *out, struct arena *a, struct why *why)
{
	const char *login = login_or_own(f->login, a), *id = f->person ? f->person : id_of_login(login, a);
	const char *names[9], *values[9];
	char nonce[33];
	struct request r = { .verb = "ledger.found", .names = names, .values = values, .person = id, .on_behalf = id };
	enum rc rc = random_hex(nonce, 16, why);
	size_t n = 0;

	names[n] = "Format", values[n++] = "1";
	names[n] = "Name", values[n++] = f->name;
	names[n] = "Letterhead", values[n++] = f->letterhead ? f->letterhead : "";
	names[n] = "Language", values[n++] = f->language ? f->language : "es";
	names[n] = "Mail-Domain", values[n++] = f->mail_domain ? f->mail_domain : "procure.invalid";
	names[n] = "Nonce", values[n++] = nonce;
	names[n] = "Legal-Act", values[n++] = f->legal_act ? f->legal_act : "";
	names[n] = "Demo", values[n++] = f->demo ? "yes" : "";
	r.n_fields = n;
	if (rc == RC_OK && !id_valid(id))
		rc = fail(why, RC_INVALID, N_("{1} cannot be a person's id: use letters, digits, points and hyphens."), id);
	if (f->demo)
		names[r.n_fields] = "Illustrative", values[r.n_fields++] = "yes";
	if (rc == RC_OK)
		rc = with_defaults(&r.with, &r.n_with, a, f, id, f->person_name ? f->person_name : id, login, why);
	return rc == RC_OK ? service_do(s, &r, 0, out, why) : rc;
}

/* DIR may be absent, empty, or what a founding left behind that was cut short before its first act. */
static enum rc check_place(const char *dir, bool *begun, struct why *why)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	enum rc rc = dir_list(&names, a, dir, why);

	*begun = strs_has(&names, "ledger.git");
	if (rc == RC_OK && file_exists(dir) && !dir_exists(dir))
		rc = fail(why, RC_INVALID, N_("{1} is a file; a ledger needs a directory."), dir);
	for (size_t i = 0; i < names.n && rc == RC_OK && !*begun; i++)
		if (strcmp(names.v[i], "files") != 0 && strcmp(names.v[i], "lock") != 0 && strncmp(names.v[i], "ledger.git", 10) != 0)
			rc = fail(why, RC_INVALID, N_("{1} is not empty (it holds {2}): choose a new directory."), dir, names.v[i]);
	arena_free(a);
	return rc;
}

/* The repository appears complete or not at all. */
static enum rc make_repository(const char *dir, struct arena *a, struct why *why)
{
	const char *fresh = arena_printf(a, "%s/ledger.git.new-%ld", dir, (long)getpid()), *final = arena_printf(a, "%s/ledger.git", dir);
	enum rc rc = ledger_create(fresh, why);

	if (rc != RC_OK)
		return rc;
	if (rename(fresh, final) != 0)
		return fail_errno(why, N_("{1} cannot be made: {2}"), final);
	return dir_sync(dir, why);
}

enum rc service_found(const char *dir, const struct founding *f, struct recorded *out, struct why *why)
{
	struct arena *a = arena_new();
	struct service *s = NULL;
	struct service_options o = { .login = f->login };
	bool begun;
	enum rc rc;

	if (!f->name || !*f->name) {
		rc = fail_field(why, RC_INVALID, "Name", N_("Give the name of the municipality."), NULL);
		goto done;
	}
	share_with_group(dir);
	if ((rc = check_place(dir, &begun, why)) != RC_OK || (rc = dir_make(dir, 0770, why)) != RC_OK ||
	    (rc = dir_make(arena_printf(a, "%s/files", dir), 0770, why)) != RC_OK || (rc = ledger_start(why)) != RC_OK)
		goto done;
	if (!begun && (rc = make_repository(dir, a, why)) != RC_OK)
		goto done;
	if ((rc = service_open(&s, dir, &o, NULL, why)) != RC_OK)
		goto done;
	if (service_tip(s) > 0)
		rc = fail(why, RC_DENIED, N_("{1} holds a ledger already."), dir);
	else
		rc = first_act(s, f, out, a, why);
done:
	service_close(s);
	arena_free(a);
	return rc;
}

/* --- attachments ----------------------------------------------------------------------------------------------------------------------------- */

enum rc service_attach(struct service *s, const char *file, char sha256[65], int64_t *size, struct why *why)
{
	struct arena *a = arena_new();
	const char *to;
	enum rc rc;

	if (!service_writable(s, why))
		rc = why->rc;
	else if ((rc = sha256_file(sha256, size, file, why)) == RC_OK && (rc = dir_make(s->files_path, 0770, why)) == RC_OK) {
		to = arena_printf(a, "%s/%s", s->files_path, sha256);
		if (!file_exists(to))
			rc = file_copy(file, to, 0440, why);
	}
	arena_free(a);
	return rc;
}

char *service_attachment(struct service *s, const char *sha256, struct arena *a)
{
	char *path = arena_printf(a, "%s/%s", s->files_path, sha256);

	return sha256_valid(sha256) && file_exists(path) ? path : NULL;
}

enum rc service_reindex(struct service *s, void (*progress)(int64_t done, int64_t all), struct why *why)
{
	enum rc rc;

	if (!s->index)
		return fail(why, RC_IO, N_("This session was opened without an index."));
	if ((rc = index_clear(s->index, why)) != RC_OK)
		return rc;
	rc = catch_up(s, progress, why);
	service_scope_at(s, &s->tip);
	return rc;
}

enum rc service_index_hash(struct service *s, char hex[65], struct why *why)
{
	return s->index ? index_dump_hash(s->index, hex, why) : fail(why, RC_IO, N_("This session was opened without an index."));
}
