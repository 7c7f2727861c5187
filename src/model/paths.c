/* Paths: a pure function of kind and id (design.md 3.1), and the way back. What comes back is printed again and compared, so there is
 * exactly one path for a record and no path that steps outside. */
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"
#include "procure/base/when.h"

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The first group of exactly four digits. */
static bool year_of(const char *id, char out[5])
{
	for (const char *p = id; *p;) {
		size_t n = strspn(p, "0123456789");

		if (n == 4) {
			memcpy(out, p, 4);
			out[4] = '\0';
			return true;
		}
		p += n ? n : 1;
	}
	return false;
}

/* The last number / 100, two digits; beyond 9999 there is no place. */
static bool hundred_of(const char *id, char out[3])
{
	const char *end = id + strlen(id), *from;
	long n;

	while (end > id && !digit(end[-1]))
		end--;
	for (from = end; from > id && digit(from[-1]);)
		from--;
	if (from == end || end - from > 9)
		return false;
	n = strtol(from, NULL, 10);
	if (n > 9999)
		return false;
	out[0] = (char)('0' + n / 1000);
	out[1] = (char)('0' + n / 100 % 10);
	out[2] = '\0';
	return true;
}

/* `contracts/2018/00/SC-2018-P01`, or NULL. */
static char *contract_dir(struct arena *a, const char *top, const char *contract)
{
	char year[5], hundred[3];

	if (!contract || !id_valid(contract) || !year_of(contract, year) || !hundred_of(contract, hundred))
		return NULL;
	return arena_printf(a, "%s/%s/%s/%s", top, year, hundred, contract);
}

static char *path_in_contract(struct arena *a, const char *contract, const char *dir, const char *id)
{
	char *at = contract_dir(a, "contracts", contract);

	return at ? arena_printf(a, "%s/%s/%s", at, dir, id) : NULL;
}

/* A working group is called GT-<contract>. */
static char *path_of_body(struct arena *a, const char *dir, const char *id)
{
	char *at;

	if (strncmp(id, "GT-", 3) != 0)
		return arena_printf(a, "%s/%s", dir, id);
	at = contract_dir(a, "contracts", id + 3);
	return at ? arena_printf(a, "%s/body", at) : NULL;
}

/* A meeting of a working group is called GT-<contract>-<number>; any other lies in the sessions of its year. */
static char *path_of_meeting(struct arena *a, const char *dir, const char *id)
{
	const char *last = strrchr(id, '-');
	char year[5];

	if (strncmp(id, "GT-", 3) == 0)
		return last > id + 3 && last[1] ? path_in_contract(a, arena_strndup(a, id + 3, (size_t)(last - id - 3)), dir, id) : NULL;
	return year_of(id, year) ? arena_printf(a, "sessions/%s/%s", year, id) : NULL;
}

/* Rules are called by their date and a number without leading zero: 2018-08-06-1. */
static bool rules_id_valid(const char *id)
{
	char day[DATE_SIZE];
	int64_t days;

	if (strlen(id) < 12 || id[10] != '-' || id[11] == '0' || strspn(id + 11, "0123456789") != strlen(id + 11))
		return false;
	snprintf(day, sizeof(day), "%.10s", id);
	return date_parse(day, &days);
}

/* The file of numbers beside a series has a record's name and a dot more: no record may take it. A meeting's id becomes the name of a
 * tag, acta/<meeting>, and git refuses two points in a row there. */
static bool id_fits(const struct kind *k, const char *id)
{
	size_t n = strlen(id);

	if (strcmp(k->dir, "data") == 0 && n > 4 && strcmp(id + n - 4, ".csv") == 0)
		return false;
	if (k->place == PLACE_MEETING && strstr(id, ".."))
		return false;
	return strcmp(k->dir, "rules") != 0 || rules_id_valid(id);
}

char *record_path(struct arena *a, const struct kind *k, const char *contract, const char *id)
{
	char year[5];

	if (!id || !id_valid(id) || !id_fits(k, id))
		return NULL;
	switch (k->place) {
	case PLACE_ROOT:
		return strcmp(id, "LEDGER") == 0 ? arena_strdup(a, id) : NULL;
	case PLACE_DIR:
		return arena_printf(a, "%s/%s", k->dir, id);
	case PLACE_PORTFOLIO:
		return contract_dir(a, k->dir, id);
	case PLACE_CONTRACT:
		return contract_dir(a, k->dir, id) ? arena_printf(a, "%s/contract", contract_dir(a, k->dir, id)) : NULL;
	case PLACE_IN_CONTRACT:
		return path_in_contract(a, contract, k->dir, id);
	case PLACE_BODY:
		return path_of_body(a, k->dir, id);
	case PLACE_MEETING:
		return path_of_meeting(a, k->dir, id);
	case PLACE_YEAR:
		return year_of(id, year) ? arena_printf(a, "%s/%s/%s", k->dir, year, id) : NULL;
	}
	return NULL;
}

/* The parts of a path, by what their places say; whether they are right is told by printing the path again. */
struct parts {
	struct strs p;
	const char *kind, *contract, *id;
};

static const char *kind_with_dir(const char *dir, enum place place)
{
	const struct kind *k;

	for (size_t i = 0; (k = kind_at(i)); i++)
		if (k->place == place && strcmp(k->dir, dir) == 0)
			return k->name;
	return NULL;
}

static void parts_in_contract(struct parts *at, struct arena *a)
{
	const char *const *p = at->p.v;

	at->contract = p[3];
	at->id = p[at->p.n - 1];
	if (at->p.n == 6) {
		at->kind = kind_with_dir(p[4], PLACE_IN_CONTRACT);
		if (!at->kind)
			at->kind = kind_with_dir(p[4], PLACE_MEETING);
	} else if (strcmp(p[4], "contract") == 0) {
		at->kind = "contract";
		at->id = p[3];
	} else if (strcmp(p[4], "body") == 0) {
		at->kind = "body";
		at->id = arena_printf(a, "GT-%s", p[3]);
	}
}

static void parts_outside(struct parts *at)
{
	const char *const *p = at->p.v;

	at->id = p[at->p.n - 1];
	if (at->p.n == 1)
		at->kind = strcmp(p[0], "LEDGER") == 0 ? "ledger" : NULL;
	else if (at->p.n == 2 && strcmp(p[0], "bodies") == 0)
		at->kind = "body";
	else if (at->p.n == 2)
		at->kind = kind_with_dir(p[0], PLACE_DIR);
	else if (at->p.n == 3 && strcmp(p[0], "sessions") == 0)
		at->kind = "meeting";
	else if (at->p.n == 3)
		at->kind = kind_with_dir(p[0], PLACE_YEAR);
	else if (at->p.n == 4 && strcmp(p[0], "portfolio") == 0)
		at->kind = "candidate";
}

static struct parts path_parts(const char *path, struct arena *a)
{
	struct parts at = { .contract = "" };

	for (const char *slash; (slash = strchr(path, '/')); path = slash + 1)
		strs_add(&at.p, a, arena_strndup(a, path, (size_t)(slash - path)));
	strs_add(&at.p, a, path);
	if ((at.p.n == 5 || at.p.n == 6) && strcmp(at.p.v[0], "contracts") == 0)
		parts_in_contract(&at, a);
	else
		parts_outside(&at);
	return at;
}

enum rc path_parse(const char *path, const struct kind **k, const char **contract, const char **id, struct arena *a, struct why *why)
{
	struct parts at = { 0 };
	const char *again = NULL;

	if (strlen(path) < 1024)
		at = path_parts(path, a);
	*k = at.kind ? kind_by_name(at.kind) : NULL;
	*contract = at.contract;
	*id = at.id;
	if (*k)
		again = record_path(a, *k, at.contract, at.id);
	if (!again || strcmp(again, path) != 0)
		return fail(why, RC_INVALID, N_("No record may lie at “{1}”."), path);
	return RC_OK;
}

bool path_is_file(const char *path, const char **series, struct arena *a)
{
	const char *contract, *id;
	const struct kind *k;
	size_t n = strlen(path);
	struct why why;

	if (n < 5 || strcmp(path + n - 4, ".csv") != 0)
		return false;
	*series = arena_strndup(a, path, n - 4);
	return path_parse(*series, &k, &contract, &id, a, &why) == RC_OK && strcmp(k->name, "series") == 0;
}

char *record_name(struct arena *a, const char *path)
{
	const char *contract, *id;
	const struct kind *k;
	struct why why;

	if (path_parse(path, &k, &contract, &id, a, &why) != RC_OK)
		return arena_strdup(a, path);
	if (k->place == PLACE_IN_CONTRACT)
		return arena_printf(a, "%s/%s", contract, id);
	return arena_strdup(a, id);
}

void ref_paths(struct strs *out, struct arena *a, const struct field *f, const char *contract, const char *name)
{
	const char *slash = strchr(name, '/');
	struct strs kinds = { 0 };

	if (slash) {
		contract = arena_strndup(a, name, (size_t)(slash - name));
		name = slash + 1;
	}
	strs_split(&kinds, a, f->spec ? f->spec : "");
	for (size_t i = 0; i < kinds.n; i++) {
		const struct kind *k = kind_by_name(kinds.v[i]);
		const char *path = k && (!slash || k->place == PLACE_IN_CONTRACT) ? record_path(a, k, contract, name) : NULL;

		if (path)
			strs_add(out, a, path);
	}
}

char *id_next(struct arena *a, const char *prefix, int digits, const struct strs *names)
{
	size_t n = strlen(prefix);
	long greatest = 0;

	for (size_t i = 0; i < names->n; i++) {
		const char *rest = names->v[i] + n;

		if (strncmp(names->v[i], prefix, n) == 0 && digit(*rest) && strspn(rest, "0123456789") < 4) {
			long number = strtol(rest, NULL, 10);

			greatest = number > greatest ? number : greatest;
		}
	}
	return greatest >= 999 ? NULL : arena_printf(a, "%s%0*ld", prefix, digits, greatest + 1);
}
