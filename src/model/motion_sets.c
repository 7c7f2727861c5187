/* The frozen text of a motion, written and read. */
#include <string.h>

#include "procure/model/motion.h"

static bool dots_only(const char *line, size_t n)
{
	return n > 0 && strspn(line, ".") >= n;
}

void motion_sets_add(struct buf *out, const char *field, const char *value)
{
	buf_printf(out, "%s%s: ", out->len ? "\n" : "", field);
	for (const char *line = value; ; line++) {
		size_t n = strcspn(line, "\n");
		bool further = line != value;

		if (further)
			buf_puts(out, n == 0 || dots_only(line, n) ? "\n ." : "\n ");
		buf_add(out, line, n);
		line += n;
		if (!*line)
			return;
	}
}

size_t motion_sets_read(const char *sets, const char ***names, const char ***values, struct arena *a)
{
	size_t n = 0, most = 1;

	for (const char *c = sets; *c; c++)
		most += *c == '\n';
	*names = arena_alloc(a, (most + 1) * sizeof(const char *));
	*values = arena_alloc(a, (most + 1) * sizeof(const char *));
	for (const char *line = sets; *line;) {
		size_t len = strcspn(line, "\n"), colon = strcspn(line, ":");

		if (*line == ' ' && n) {
			size_t skip = dots_only(line + 1, len - 1) ? 2 : 1;

			(*values)[n - 1] = arena_printf(a, "%s\n%.*s", (*values)[n - 1], (int)(len - skip), line + skip);
		} else if (colon + 2 <= len) {
			(*names)[n] = arena_strndup(a, line, colon);
			(*values)[n++] = arena_strndup(a, line + colon + 2, len - colon - 2);
		}
		line += len + (line[len] == '\n');
	}
	return n;
}
