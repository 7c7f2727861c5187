/* The three backings of the scope interface (the tip's tree, the index as of an act, the audit's running map) give the same answers for every act of a
 * ledger (design.md 2): every record, every directory. */
#include "service_fixture.h"

#include "inside.h"

enum { PATHS_MAX = 256 };
static const char *map_path[PATHS_MAX];
static char *map_text[PATHS_MAX];
static size_t map_n;

static void map_put(struct arena *a, const char *path, const char *text)
{
	size_t i = 0;

	while (i < map_n && strcmp(map_path[i], path) != 0)
		i++;
	assert_true(i < PATHS_MAX);
	if (i == map_n)
		map_path[map_n++] = arena_strdup(a, path);
	map_text[i] = arena_strdup(a, text);
}

static enum rc map_read(void *ctx, const char *path, struct buf *out, struct why *why)
{
	(void)ctx;
	(void)why;
	for (size_t i = 0; i < map_n; i++)
		if (strcmp(map_path[i], path) == 0) {
			buf_puts(out, map_text[i]);
			return RC_OK;
		}
	return RC_NOTFOUND;
}

static enum rc map_list(void *ctx, const char *dir, struct strs *out, struct arena *a, struct why *why)
{
	size_t n = strlen(dir);

	(void)ctx;
	(void)why;
	for (size_t i = 0; i < map_n; i++)
		if (strncmp(map_path[i], dir, n) == 0 && map_path[i][n] == '/') {
			const char *rest = map_path[i] + n + 1, *slash = strchr(rest, '/');
			char *name = slash ? arena_strndup(a, rest, (size_t)(slash - rest) + 1) : arena_strdup(a, rest);

			if (!strs_has(out, name))
				strs_add(out, a, name);
		}
	strs_sort(out);
	return RC_OK;
}

static const char *read_one(struct scope_backing b, const char *path, struct arena *a)
{
	struct buf text = { 0 };
	struct why why = { 0 };
	enum rc rc = b.read(b.ctx, path, &text, &why);
	char *out = arena_strdup(a, rc == RC_OK ? buf_str(&text) : rc == RC_NOTFOUND ? "(nothing)" : "(trouble)");

	buf_free(&text);
	return out;
}

static const char *list_one(struct scope_backing b, const char *dir, struct arena *a)
{
	struct strs names = { 0 };
	struct why why = { 0 };

	assert_int_equal(b.list(b.ctx, dir, &names, a, &why), RC_OK);
	return strs_join(&names, a, " ");
}

static const char *dir_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_strndup(a, path, (size_t)(slash - path)) : path;
}

static void compare(struct scope_backing tree, struct scope_backing index, struct scope_backing map, struct arena *a)
{
	for (size_t i = 0; i < map_n; i++) {
		const char *expected = read_one(map, map_path[i], a), *dir = dir_of(a, map_path[i]);

		assert_string_equal(read_one(tree, map_path[i], a), expected);
		assert_string_equal(read_one(index, map_path[i], a), expected);
		assert_string_equal(list_one(tree, dir, a), list_one(map, dir, a));
		assert_string_equal(list_one(index, dir, a), list_one(map, dir, a));
	}
	assert_string_equal(read_one(tree, "people/nobody", a), "(nothing)");
	assert_string_equal(read_one(index, "people/nobody", a), "(nothing)");
	assert_string_equal(list_one(tree, "agreements/1999", a), "");
	assert_string_equal(list_one(index, "agreements/1999", a), "");
}

static void the_three_agree(void **state)
{
	struct arena *a = arena_new(), *each = arena_new();
	struct ledger_id *ids, now;
	struct why why = { 0 };
	size_t n;

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(ledger_line(svc->ledger, &svc->tip, NULL, &ids, &n, a, &why), RC_OK);
	assert_true(n > 20);
	for (size_t i = 0; i < n; i++) {
		struct act_full act;
		struct index_at at = { svc->index, (int64_t)i + 1 };
		struct scope_backing tree, map = { map_read, map_list, NULL, NULL };

		now = ids[i];
		tree = backing_of_tree(svc->ledger, &now);
		assert_int_equal(service_act(svc, (int64_t)i + 1, &act, each, &why), RC_OK);
		for (size_t k = 0; k < act.n_changes; k++) {
			struct buf text = { 0 };

			record_print(&text, act.changes[k].after);
			map_put(a, act.changes[k].after->path, buf_str(&text));
			buf_free(&text);
		}
		compare(tree, backing_of_index(&at), map, each);
		tree.free(tree.ctx);
		arena_reset(each);
	}
	arena_free(each);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(the_three_agree, start, stop) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
