/* Finding the program's own files, from where the running binary lies. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "procure/conf/places.h"

/* What makes a folder our root: both must be there, so that no stray data/ of another program is taken. */
static const char *const marks[] = { "/data/keys.ini", "/themes/dark.ini" };

static bool is_root(const char *dir)
{
	struct buf path = { 0 };
	bool all = *dir == '/';

	for (size_t i = 0; all && i < sizeof(marks) / sizeof(marks[0]); i++) {
		buf_reset(&path);
		buf_puts(&path, dir);
		buf_puts(&path, marks[i]);
		all = file_exists(buf_str(&path));
	}
	buf_free(&path);
	return all;
}

static void set(struct buf *out, const char *dir, const char *rest)
{
	struct buf made = { 0 };

	buf_puts(&made, dir);
	while (made.len > 1 && made.p[made.len - 1] == '/')
		made.p[--made.len] = '\0';
	buf_puts(&made, rest);
	buf_free(out);
	*out = made;
}

/* The folder of the running binary, without a slash at its end; false where /proc is not mounted. */
static bool own_dir(char dir[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", dir, PATH_MAX - 1);
	char *slash;

	if (n <= 0)
		return false;
	dir[n] = '\0';
	slash = strrchr(dir, '/');
	if (!slash || slash == dir)
		return false;
	*slash = '\0';
	return true;
}

static bool parent(char *dir)
{
	char *slash = strrchr(dir, '/');

	if (!slash || slash == dir)
		return false;
	*slash = '\0';
	return true;
}

/* TREE/build/procure, TREE/build/unit/test, TREE/build/asan/unit/test. */
static bool above_binary(struct buf *out)
{
	char dir[PATH_MAX];

	if (!own_dir(dir))
		return false;
	for (int up = 0; up < 3 && parent(dir); up++) {
		if (is_root(dir)) {
			set(out, dir, "");
			return true;
		}
	}
	return false;
}

/* PREFIX/bin/procure, wherever PREFIX was moved to. */
static bool beside_bin(struct buf *out)
{
	char dir[PATH_MAX];

	if (!own_dir(dir) || !parent(dir))
		return false;
	set(out, dir, "/share/procure");
	return is_root(buf_str(out));
}

static bool in_prefix(struct buf *out)
{
	set(out, PROCURE_PREFIX, "/share/procure");
	return is_root(buf_str(out));
}

enum rc conf_root_dir(struct buf *out, struct why *why)
{
	const char *given = getenv("PROCURE_DATA");

	if (given && *given) {
		set(out, given, "");
		return is_root(buf_str(out)) ? RC_OK
			: fail(why, RC_NOTFOUND, N_("$PROCURE_DATA is {1}, but the data of procure (data/, themes/) does not lie there"), given);
	}
	if (above_binary(out) || beside_bin(out) || in_prefix(out))
		return RC_OK;
	return fail(why, RC_NOTFOUND, N_("The data of procure (data/, themes/) lies neither beside the program nor in {1}; install it again"),
		    PROCURE_PREFIX "/share/procure");
}

enum rc conf_path(struct buf *out, const char *relative, struct why *why)
{
	enum rc rc = conf_root_dir(out, why);

	if (rc != RC_OK)
		return rc;
	buf_putc(out, '/');
	buf_puts(out, relative);
	return RC_OK;
}

enum rc conf_data_dir(struct buf *out, struct why *why)
{
	return conf_path(out, "data", why);
}

enum rc conf_themes_dir(struct buf *out, struct why *why)
{
	return conf_path(out, "themes", why);
}

enum rc conf_locale_dir(struct buf *out, struct why *why)
{
	char dir[PATH_MAX];

	if (own_dir(dir)) {
		set(out, dir, "/locale");
		if (dir_exists(buf_str(out)))
			return RC_OK;
		if (parent(dir)) {
			set(out, dir, "/share/locale");
			if (dir_exists(buf_str(out)))
				return RC_OK;
		}
	}
	set(out, PROCURE_PREFIX, "/share/locale");
	return dir_exists(buf_str(out)) ? RC_OK : fail(why, RC_NOTFOUND, N_("No translations are installed in {1}"), buf_str(out));
}

enum rc conf_user_file(struct buf *out, struct why *why)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (xdg && *xdg == '/')
		set(out, xdg, "/procure/procure.ini");
	else if (home && *home == '/')
		set(out, home, "/.config/procure/procure.ini");
	else
		return fail(why, RC_NOTFOUND, N_("Neither XDG_CONFIG_HOME nor HOME names a folder, so there is no file of your own settings"));
	return RC_OK;
}
