/* The settings of a repository: which keys stand in its config. Read by own code, letter by letter as git does (gitconfig(5)), because
 * libgit2 follows `include`. Settings that run programs or point at lists of keys make git lie to an auditor. */
#include "inspect.h"

#include "procure/base/file.h"

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>

static const char *const allowed[] = {
	"core.repositoryformatversion", "core.filemode", "core.bare", "core.fsync", "core.fsyncmethod", "core.logallrefupdates",
	"core.sharedrepository", "core.ignorecase", "core.precomposeunicode", "core.symlinks", "core.compression", "core.commitgraph",
	"extensions.preciousobjects", "gc.*", "pack.*", "repack.*", "maintenance.*", "transfer.fsckobjects", "fetch.fsckobjects",
	"receive.fsckobjects", "receive.denynonfastforwards", "receive.denydeletes", "remote.*.url", "remote.*.pushurl",
	"remote.*.fetch", "remote.*.mirror", "remote.*.tagopt", "branch.*.remote", "branch.*.merge",
};

struct config {
	const char *p;
	struct buf section, key, value;
};

static bool is_allowed(const char *key, const char *value)
{
	/* A remote may not be a command (ext::) nor an option. */
	if (fnmatch("remote.*url", key, 0) == 0 && (strstr(value, "::") || *value == '-'))
		return false;
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (fnmatch(allowed[i], key, 0) == 0)
			return true;
	return false;
}

/* `[section]`, `[section "sub"]`, `[section.sub]`. */
static bool read_section(struct config *c)
{
	bool quoted = false;

	buf_reset(&c->section);
	for (c->p++; *c->p && *c->p != '\n' && (quoted || *c->p != ']'); c->p++) {
		if (*c->p == '"') {
			quoted = !quoted;
		} else if (quoted) {
			if (*c->p == '\\' && c->p[1])
				c->p++;
			buf_putc(&c->section, *c->p);
		} else if (*c->p == ' ' || *c->p == '\t') {
			buf_putc(&c->section, '.');
		} else {
			buf_putc(&c->section, (char)tolower((unsigned char)*c->p));
		}
	}
	return *c->p++ == ']' && c->section.len > 0;
}

/* To the end of the line, with quotes, escapes, comments and lines that go on. */
static void read_value(struct config *c)
{
	bool quoted = false;

	buf_reset(&c->value);
	for (; *c->p && *c->p != '\n'; c->p++) {
		if (!quoted && (*c->p == '#' || *c->p == ';')) {
			c->p += strcspn(c->p, "\n");
			return;
		}
		if (*c->p == '"')
			quoted = !quoted;
		else if (*c->p == '\\' && c->p[1])
			buf_putc(&c->value, *++c->p == '\n' ? ' ' : *c->p);
		else if (quoted || c->value.len > 0 || !isspace((unsigned char)*c->p))
			buf_putc(&c->value, *c->p);
	}
}

static bool read_key(struct config *c)
{
	buf_reset(&c->key);
	buf_reset(&c->value);
	buf_printf(&c->key, "%s.", buf_str(&c->section));
	if (c->section.len == 0 || !isalpha((unsigned char)*c->p))
		return false;
	for (; isalnum((unsigned char)*c->p) || *c->p == '-'; c->p++)
		buf_putc(&c->key, (char)tolower((unsigned char)*c->p));
	c->p += strspn(c->p, " \t");
	if (*c->p == '=') {
		c->p++;
		read_value(c);
	}
	return !*c->p || *c->p == '\n' || *c->p == '\r' || *c->p == '#' || *c->p == ';';
}

static void read_all(struct inspect *x, struct config *c)
{
	while (*c->p) {
		if (isspace((unsigned char)*c->p)) {
			c->p++;
		} else if (*c->p == '#' || *c->p == ';') {
			c->p += strcspn(c->p, "\n");
		} else if (*c->p == '[') {
			if (!read_section(c)) {
				x->each(x->ctx, "config-foreign", "config");
				return;
			}
		} else if (!read_key(c)) {
			x->each(x->ctx, "config-foreign", buf_str(&c->key));
			return;
		} else if (!is_allowed(buf_str(&c->key), buf_str(&c->value))) {
			x->each(x->ctx, "config-foreign", buf_str(&c->key));
		}
	}
}

enum rc inspect_config(struct inspect *x, struct why *why)
{
	struct config c = { 0 };
	struct buf path = { 0 }, text = { 0 };
	struct why quiet;

	(void)why;
	buf_printf(&path, "%s/config", x->dir);
	if (file_read(&text, path.p, 1 << 20, false, &quiet) != RC_OK || strlen(buf_str(&text)) != text.len) {
		x->each(x->ctx, "config-foreign", "config");
	} else {
		c.p = buf_str(&text);
		read_all(x, &c);
	}
	buf_free(&c.section);
	buf_free(&c.key);
	buf_free(&c.value);
	buf_free(&text);
	buf_free(&path);
	return RC_OK;
}
