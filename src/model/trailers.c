#include "procure/model/trailers.h"

#include "procure/base/hash.h"
#include "procure/base/num.h"
#include "procure/base/text.h"

#include <string.h>

const struct trailer_row trailer_rows[TRAILER_COUNT] = {
#define X(id, name, type, flags, option, holder, help) [TRAILER_##id] = { name, TRAILER_IS_##type, flags, option, holder, help },
	TRAILER_LIST(X)
#undef X
};

static const enum trailer voters[] = { TRAILER_FOR, TRAILER_AGAINST, TRAILER_ABSTAINED, TRAILER_RECUSED, TRAILER_ABSENT };
enum { N_VOTERS = sizeof voters / sizeof voters[0], CODE_MAX = 64 };

int trailer_by_name(const char *name)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		if (strcmp(trailer_rows[i].name, name) == 0)
			return i;
	return -1;
}

int trailer_by_option(const char *option)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		if (trailer_rows[i].option && strcmp(trailer_rows[i].option, option) == 0)
			return i;
	return -1;
}

static struct strs *list_of(struct trailers *t, int which)
{
	return which == TRAILER_RECORD ? &t->record : which == TRAILER_FILE ? &t->file : NULL;
}

/* One type, one small function: is this the one spelling of a value? */

static bool code_valid(const char *s)
{
	bool inner = false;

	if (strlen(s) > CODE_MAX || *s < 'a' || *s > 'z')
		return false;
	for (; *s; s++) {
		bool joint = *s == '.' || *s == '-';

		if (!joint && !(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9'))
			return false;
		if (joint && !inner)
			return false;
		inner = !joint;
	}
	return inner;
}

/* Does `ok` hold for every piece between two `by`? An empty piece is none. */
static bool pieces_valid(const char *s, char by, bool (*ok)(const char *))
{
	char piece[160];

	for (;;) {
		const char *end = strchrnul(s, by);
		size_t n = (size_t)(end - s);

		if (n == 0 || n >= sizeof piece)
			return false;
		memcpy(piece, s, n);
		piece[n] = '\0';
		if (!ok(piece))
			return false;
		if (!*end)
			return true;
		s = end + 1;
	}
}

static bool path_valid(const char *s)
{
	return pieces_valid(s, '/', id_valid);
}

/* `R-05` or `SC-2018-P01/R-05` */
static bool name_valid(const char *s)
{
	const char *slash = strchr(s, '/');

	return path_valid(s) && (!slash || !strchr(slash + 1, '/'));
}

static bool number_valid(const char *s)
{
	int64_t n;

	return num_parse(s, &n) && n >= 1;
}

static bool digits_valid(const char *s)
{
	int64_t n;

	return num_parse(s, &n) && n >= 0;
}

static bool count_valid(const char *s)
{
	const char *slash = strchr(s, '/');

	return slash && !strchr(slash + 1, '/') && pieces_valid(s, '/', digits_valid);
}

/* Each once, and, where `sorted`, in byte order. */
static bool list_valid(const char *s, bool sorted, bool (*ok)(const char *))
{
	struct arena *a;
	struct strs l = { 0 };
	bool good = true;

	if (!pieces_valid(s, ' ', ok))
		return false;
	a = arena_new();
	strs_split(&l, a, s);
	for (size_t i = 1; i < l.n && good; i++)
		good = strs_find(&l, l.v[i]) == i && (!sorted || strcmp(l.v[i - 1], l.v[i]) < 0);
	arena_free(a);
	return good;
}

static bool value_valid(enum trailer_type type, const char *s)
{
	switch (type) {
	case TRAILER_IS_CODE:   return code_valid(s);
	case TRAILER_IS_ID:     return id_valid(s);
	case TRAILER_IS_VOTERS: return list_valid(s, false, id_valid);
	case TRAILER_IS_NAMES:  return list_valid(s, true, name_valid);
	case TRAILER_IS_NUMBER: return number_valid(s);
	case TRAILER_IS_PATH:   return path_valid(s);
	case TRAILER_IS_COUNT:  return count_valid(s);
	case TRAILER_IS_SHA256: return sha256_valid(s);
	}
	return false;
}

static enum rc value_refused(int which, const char *value, struct why *why)
{
	const char *name = trailer_rows[which].name;

	switch (trailer_rows[which].type) {
	case TRAILER_IS_VOTERS:
		return fail(why, RC_INVALID, N_("{1}: {2} is not a list of persons, each named once by its id."), name, value);
	case TRAILER_IS_NAMES:
		return fail(why, RC_INVALID, N_("{1}: {2} is not a list of records in alphabetical order, each named once."), name, value);
	case TRAILER_IS_NUMBER:
		return fail(why, RC_INVALID, N_("{1}: {2} is not a whole number from 1."), name, value);
	case TRAILER_IS_COUNT:
		return fail(why, RC_INVALID, N_("{1}: {2} does not say how many of how many, as in 3/4."), name, value);
	default:
		return fail(why, RC_INVALID, N_("{1}: {2} cannot stand there; use letters without accents, digits, points and hyphens."), name, value);
	}
}

static enum rc value_check(int which, const char *value, struct why *why)
{
	return value_valid(trailer_rows[which].type, value) ? RC_OK : value_refused(which, value, why);
}

/* A path stands once, among records and files together. */
static enum rc paths_check(const struct trailers *t, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < t->record.n && rc == RC_OK; i++) {
		rc = value_check(TRAILER_RECORD, t->record.v[i], why);
		if (rc == RC_OK && strs_find(&t->record, t->record.v[i]) != i)
			rc = fail(why, RC_INVALID, N_("{1} is named twice among what the act wrote."), t->record.v[i]);
	}
	for (size_t i = 0; i < t->file.n && rc == RC_OK; i++) {
		rc = value_check(TRAILER_FILE, t->file.v[i], why);
		if (rc == RC_OK && (strs_find(&t->file, t->file.v[i]) != i || strs_has(&t->record, t->file.v[i])))
			rc = fail(why, RC_INVALID, N_("{1} is named twice among what the act wrote."), t->file.v[i]);
	}
	return rc;
}

/* Nobody is in two of For, Against, Abstained, Recused, Absent. */
static enum rc voters_check(const struct trailers *t, struct why *why)
{
	struct arena *a = arena_new();
	struct strs all = { 0 };
	enum rc rc = RC_OK;

	for (size_t i = 0; i < N_VOTERS; i++)
		if (t->one[voters[i]])
			strs_split(&all, a, t->one[voters[i]]);
	for (size_t i = 0; i < all.n && rc == RC_OK; i++)
		if (strs_find(&all, all.v[i]) != i)
			rc = fail(why, RC_INVALID, N_("{1} is counted twice: one person has one vote."), all.v[i]);
	arena_free(a);
	return rc;
}

enum rc trailers_check(const struct trailers *t, struct why *why)
{
	enum rc rc;

	for (int i = 0; i < TRAILER_COUNT; i++)
		if (t->one[i] && (rc = value_check(i, t->one[i], why)) != RC_OK)
			return rc;
	if ((rc = paths_check(t, why)) != RC_OK)
		return rc;
	return voters_check(t, why);
}

enum rc trailers_give(struct trailers *t, struct arena *a, enum trailer which, const char *typed, struct why *why)
{
	enum trailer_type type = trailer_rows[which].type;
	struct strs *list = list_of(t, which);
	struct strs l = { 0 };
	const char *value;

	strs_split(&l, a, typed);
	if (type == TRAILER_IS_NAMES)
		strs_sort(&l);
	value = strs_join(&l, a, " ");
	if (l.n == 0 && list)
		*list = (struct strs){ 0 };
	if (l.n == 0) {
		t->one[which] = NULL;    /* NOLINT(clang-analyzer-core.NullDereference): a list that is none does not mean that t is none */
		return RC_OK;
	}
	if (!value_valid(type, value))
		return value_refused(which, value, why);
	if (list)
		strs_add(list, a, value);
	else
		t->one[which] = value;   /* NOLINT(clang-analyzer-core.NullDereference): as above */
	return RC_OK;
}

static void line_print(struct buf *out, int which, const char *value)
{
	buf_printf(out, "%s: %s\n", trailer_rows[which].name, value);
}

void trailers_print(struct buf *out, const struct trailers *t)
{
	for (int i = 0; i < TRAILER_COUNT; i++) {
		const struct strs *list = i == TRAILER_RECORD ? &t->record : i == TRAILER_FILE ? &t->file : NULL;

		if (t->one[i])
			line_print(out, i, t->one[i]);
		for (size_t k = 0; list && k < list->n; k++)
			line_print(out, i, list->v[k]);
	}
}

/* Where the last paragraph begins: after the last empty line, of which there is just one. 0 = there is none. */
static size_t block_start(const char *m, size_t n)
{
	if (n < 2 || m[n - 1] != '\n' || m[n - 2] == '\n' || m[0] == '\n')
		return 0;
	for (size_t i = n - 1; i >= 2; i--)
		if (m[i - 1] == '\n' && m[i - 2] == '\n')
			return i >= 3 && m[i - 3] == '\n' ? 0 : i;
	return 0;
}

/* `Name: value` -> *which, *value. Order and repetition are judged against *last. */
static enum rc line_parse(char *line, int *last, int *which, const char **value, struct why *why)
{
	char *colon = strstr(line, ": ");

	if (!colon || !colon[2])
		return fail(why, RC_INVALID, N_("The line \"{1}\" at the end of the act's message is none of its lines of facts."), line);
	*colon = '\0';
	*value = colon + 2;
	if ((*which = trailer_by_name(line)) < 0)
		return fail(why, RC_INVALID, N_("{1} is unknown among the lines of facts of an act. A newer program may have written it."), line);
	if (*which == *last && !(trailer_rows[*which].flags & TRAILER_REPEATS))
		return fail(why, RC_INVALID, N_("{1} stands twice among the lines of facts of the act."), line);
	if (*which < *last)
		return fail(why, RC_INVALID, N_("{1} stands in the wrong place: it belongs before {2}."), line, trailer_rows[*last].name);
	*last = *which;
	return RC_OK;
}

static enum rc missing_check(const struct trailers *t, struct why *why)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		if ((trailer_rows[i].flags & TRAILER_MUST) && !(i == TRAILER_RECORD ? t->record.n > 0 : t->one[i] != NULL))
			return fail(why, RC_INVALID, N_("{1} is missing among the lines of facts of the act."), trailer_rows[i].name);
	return RC_OK;
}

enum rc trailers_parse(struct trailers *t, struct arena *a, const char *message, size_t n, size_t *body, struct why *why)
{
	size_t start = block_start(message, n);
	int last = -1, which = 0;
	const char *value = NULL;
	char *line, *rest;
	enum rc rc;

	*t = (struct trailers){ 0 };
	*body = 0;
	if (start == 0 || memchr(message, '\0', n))
		return fail(why, RC_INVALID, N_("The act's message does not end in its lines of facts."));
	*body = start - 1;
	rest = arena_strndup(a, message + start, n - start);
	while ((line = strsep(&rest, "\n")) && rest) {
		if ((rc = line_parse(line, &last, &which, &value, why)) != RC_OK)
			return rc;
		if (list_of(t, which))
			strs_add(list_of(t, which), a, value);
		else
			t->one[which] = value;
	}
	if ((rc = missing_check(t, why)) != RC_OK)
		return rc;
	return trailers_check(t, why);
}
