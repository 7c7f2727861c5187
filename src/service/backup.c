/* Copies of the whole place, consistent while others work in it: the ledger under its lock, then what the ledger may name (vault and attachments are
 * always written before the act that names them), then the desk. Each copy is a directory of its own that appears complete or not at all. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "procure/service/audit.h"
#include "procure/service/keep.h"
#include "inside.h"

static const char stamp_name[] = "procure-backup";

static bool never_copied(const char *name)
{
	return strncmp(name, "tmp_", 4) == 0 || (strlen(name) > 5 && strcmp(name + strlen(name) - 5, ".lock") == 0);
}

/* Copies a tree of plain files; whatever else lies in it (links, pipes) is refused by file_copy. */
static enum rc copy_tree(const char *from, const char *to, unsigned mode, struct why *why)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	enum rc rc = dir_make(to, mode & S_IWGRP ? 0770 : 0750, why);

	if (rc == RC_OK)
		rc = dir_list(&names, a, from, why);
	for (size_t i = 0; i < names.n && rc == RC_OK; i++) {
		const char *src = arena_printf(a, "%s/%s", from, names.v[i]), *dst = arena_printf(a, "%s/%s", to, names.v[i]);

		if (never_copied(names.v[i]))
			continue;
		if (dir_exists(src))
			rc = copy_tree(src, dst, mode, why);
		else if (!file_exists(dst))
			rc = file_copy(src, dst, mode, why);
	}
	arena_free(a);
	return rc;
}

/* A copy is its maker's, also where the place is a group's: `mask` is what it takes from the rights of the original. */
static enum rc copy_database(const char *from, const char *to, mode_t mask, struct why *why)
{
	mode_t before = umask(mask);
	enum rc rc = file_exists(from) ? desk_copy(from, to, why) : RC_OK;

	umask(before);
	return rc;
}

static enum rc copy_place(struct service *s, const char *to, struct arena *a, struct why *why)
{
	enum rc rc = lock(s, why);

	if (rc != RC_OK)
		return rc;
	rc = copy_tree(s->gitdir, arena_printf(a, "%s/ledger.git", to), 0640, why);
	unlock(s);
	if (rc == RC_OK && dir_exists(s->files_path))
		rc = copy_tree(s->files_path, arena_printf(a, "%s/files", to), 0440, why);
	if (rc == RC_OK)
		rc = copy_database(s->vault_path, arena_printf(a, "%s/vault.db", to), 077, why);
	return rc == RC_OK ? copy_database(s->desk_path, arena_printf(a, "%s/desk.db", to), 027, why) : rc;
}

static enum rc write_stamp(struct service *s, const char *to, struct instant now, struct arena *a, struct why *why)
{
	char when[INSTANT_SIZE], receipt[RECEIPT_SIZE] = "";
	struct why ignored = { 0 };
	char *text;

	instant_print(when, now);
	service_receipt(s, 0, receipt, &ignored);
	text = arena_printf(a, "Made: %s\nActs: %lld\nReceipt: %s\n", when, (long long)s->seq, receipt);
	return file_write(arena_printf(a, "%s/%s", to, stamp_name), text, strlen(text), 0640, why);
}

/* 2018-11-26T100000-123: sorts by time, and by act within a second. */
static const char *copy_name(struct service *s, struct instant now, struct arena *a)
{
	char when[INSTANT_SIZE];
	char *name;
	size_t n = 0;

	instant_print(when, now);
	when[19] = '\0';
	name = arena_strdup(a, when);
	for (const char *p = when; *p; p++)
		if (*p != ':')
			name[n++] = *p;
	name[n] = '\0';
	return arena_printf(a, "%s-%lld", name, (long long)s->seq);
}

enum rc service_backup(struct service *s, const char *dir, struct why *why)
{
	struct arena *a = arena_new();
	struct instant now;
	const char *name, *part, *final;
	char when[INSTANT_SIZE];
	enum rc rc;

	if ((rc = instant_now(&now, why)) != RC_OK || (rc = dir_make(dir, 0750, why)) != RC_OK)
		goto done;
	name = copy_name(s, now, a);
	final = arena_printf(a, "%s/%s", dir, name);
	part = arena_printf(a, "%s.part-%ld", final, (long)getpid());
	if (dir_exists(final)) {
		rc = fail(why, RC_INVALID, N_("{1} is there already."), final);
		goto done;
	}
	if ((rc = copy_place(s, part, a, why)) != RC_OK || (rc = write_stamp(s, part, now, a, why)) != RC_OK)
		goto done;
	if (rename(part, final) != 0)
		rc = fail_errno(why, N_("{1} cannot be made: {2}"), final);
	else if ((rc = dir_sync(dir, why)) == RC_OK && s->desk) {
		instant_print(when, now);
		rc = desk_put(s->desk, "-", "backup", "last", when, now.at, why);
		if (rc == RC_OK)
			rc = desk_put(s->desk, "-", "backup", "where", final, now.at, why);
	}
done:
	arena_free(a);
	return rc;
}

enum rc service_last_backup(struct service *s, struct instant *when, const char **where, struct arena *a, struct why *why)
{
	struct buf text = { 0 }, place = { 0 };
	enum rc rc = s->desk ? desk_get(s->desk, "-", "backup", "last", &text, why) : RC_NONE;

	if (rc == RC_OK && !instant_parse(buf_str(&text), when))
		rc = RC_NONE;
	if (rc == RC_OK && desk_get(s->desk, "-", "backup", "where", &place, why) == RC_OK)
		*where = arena_strdup(a, buf_str(&place));
	buf_free(&text);
	buf_free(&place);
	return rc;
}

/* --- restore --------------------------------------------------------------------------------------------------------------------------------- */

/* The directory of a copy, or the newest copy in a directory of copies. */
static const char *newest(const char *from, struct arena *a, struct why *why)
{
	struct strs names = { 0 };
	const char *best = NULL;

	if (file_exists(arena_printf(a, "%s/%s", from, stamp_name)))
		return from;
	if (dir_list(&names, a, from, why) != RC_OK)
		return NULL;
	for (size_t i = 0; i < names.n; i++)
		if (file_exists(arena_printf(a, "%s/%s/%s", from, names.v[i], stamp_name)) && !strstr(names.v[i], ".part-"))
			best = arena_printf(a, "%s/%s", from, names.v[i]);
	if (!best)
		fail(why, RC_NOTFOUND, N_("{1} holds no copy made by `procure backup`."), from);
	return best;
}

/* An attachment is called by its SHA-256: a copy that is not what its name says is damaged. */
static enum rc check_attachments(const char *files, struct arena *a, struct why *why)
{
	struct strs names = { 0 };
	enum rc rc = dir_exists(files) ? dir_list(&names, a, files, why) : RC_OK;

	for (size_t i = 0; i < names.n && rc == RC_OK; i++) {
		char hex[SHA256_HEX];
		int64_t size;

		rc = sha256_file(hex, &size, arena_printf(a, "%s/%s", files, names.v[i]), why);
		if (rc == RC_OK && sha256_valid(names.v[i]) && strcmp(hex, names.v[i]) != 0)
			rc = RC_DAMAGED;
	}
	return rc;
}

enum rc service_restore(const char *from, const char *to, struct why *why)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	struct verify_report report;
	const char *copy = newest(from, a, why), *part = arena_printf(a, "%s.part-%ld", to, (long)getpid());
	bool shared = share_with_group(to);
	enum rc rc = copy ? RC_OK : why->rc != RC_OK ? why->rc : RC_NOTFOUND;

	if (rc == RC_OK && (rc = dir_list(&names, a, to, why)) == RC_OK && names.n)
		rc = fail(why, RC_INVALID, N_("{1} is not empty: choose a new directory."), to);
	if (rc == RC_OK)
		rc = copy_tree(copy, part, 0660, why);
	if (rc == RC_OK && dir_exists(to) && rmdir(to) != 0)
		rc = fail_errno(why, N_("{1} cannot be used: {2}"), to);
	if (rc == RC_OK && file_exists(arena_printf(a, "%s/vault.db", part)) && chmod(arena_printf(a, "%s/vault.db", part), shared ? 0660 : 0600) != 0)
		rc = fail_errno(why, N_("{1} cannot be used: {2}"), part);
	if (rc == RC_OK) {
		rc = service_verify(part, NULL, NULL, NULL, &report, why);
		if (rc == RC_OK || rc == RC_NONE)
			rc = check_attachments(arena_printf(a, "%s/files", part), a, why);
		if (rc == RC_DAMAGED)
			fail(why, RC_DAMAGED, N_("The copy in {1} is damaged; it was left in {2} and not put in place."), copy, part);
	}
	if (rc == RC_OK && rename(part, to) != 0)
		rc = fail_errno(why, N_("{1} cannot be made: {2}"), to);
	arena_free(a);
	return rc;
}
