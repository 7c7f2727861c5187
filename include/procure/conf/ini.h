/* INI files, read safely (iniparser lives only in this room, and only behind this header).
 *
 * iniparser 4.1 cuts values at ; and #, joins lines at a backslash, lets the last of two equal keys win, takes a directory for an empty file
 * and hangs on a FIFO (reliability.md 2.3). So the raw bytes are scanned first and only the plain subset below is let through; iniparser then reads
 * exactly the bytes that were scanned, and a value that it understood otherwise than the scan is refused. What is read are strings; numbers and
 * yes/no are parsed here, never by iniparser. Nothing is ever written with it.
 *
 *     # a comment has a line of its own, as has ; one
 *     [section.name]                       a-z 0-9 . _ -   (lower case, each once)
 *     key-name = value until the end of the line
 *     other = "a value with ; # or ' in it"
 *
 * Every fault names file and line. Memory of all strings is the arena's. */
#ifndef PROCURE_CONF_INI_H
#define PROCURE_CONF_INI_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum { INI_CONFIG_MAX = 64 * 1024, INI_DATA_MAX = 512 * 1024, INI_LINE_MAX = 1000 };

/* A person's file: owned by the user or root, writable by no other. Shipped data is not asked (it may lie in anybody's checkout). */
enum ini_flag { INI_OWNED = 1 << 0 };

/* What may stand in a file: rows ended by { NULL, NULL }. A section or key ending in '*' fits every name that begins so ("*" = any). */
struct ini_known { const char *section, *key; };

struct ini_entry {
	const char *section, *key, *value;       /* value "" where nothing follows the = */
	int line;
};

struct ini;
/* RC_NOTFOUND: no such file. RC_INVALID: anything in it, or about it, that cannot be accepted. At most `max` bytes. */
enum rc ini_read(struct ini **out, struct arena *a, const char *path, const struct ini_known *known, size_t max, unsigned flags, struct why *why);
/* The same from memory; `name` stands for the file in messages. */
enum rc ini_parse(struct ini **out, struct arena *a, const char *name, const char *text, size_t n, const struct ini_known *known, struct why *why);

const char *ini_name(const struct ini *i);
/* Sections and entries in the order of the file. A section without entries is a section all the same. */
size_t ini_sections(const struct ini *i);
const char *ini_section(const struct ini *i, size_t n);
size_t ini_entries(const struct ini *i);
const struct ini_entry *ini_entry_at(const struct ini *i, size_t n);
/* NULL where it is not there. */
const struct ini_entry *ini_find(const struct ini *i, const char *section, const char *key);

/* Typed getters. Absent: *out = fallback and RC_OK. Present but wrong: RC_INVALID with file, line and key. */
const char *ini_text(const struct ini *i, const char *section, const char *key, const char *fallback);
enum rc ini_int(const struct ini *i, const char *section, const char *key, int64_t min, int64_t max, int64_t fallback, int64_t *out, struct why *why);
enum rc ini_bool(const struct ini *i, const char *section, const char *key, bool fallback, bool *out, struct why *why);
enum rc ini_date(const struct ini *i, const char *section, const char *key, int64_t fallback, int64_t *days, struct why *why);
/* `choices` is "auto ascii basic full"; *out points into the file's value. */
enum rc ini_choice(const struct ini *i, const char *section, const char *key, const char *choices, const char *fallback, const char **out, struct why *why);
/* Words parted by blanks or commas; an absent key is an empty list. */
void ini_list(const struct ini *i, struct arena *a, const char *section, const char *key, struct strs *out);
/* Must be there and not empty. */
enum rc ini_required(const struct ini *i, const char *section, const char *key, const char **out, struct why *why);

/* si, sí, yes, true, on, 1, no, false, off, 0, in any case. */
bool ini_parse_bool(const char *text, bool *out);

/* Fills *why with "FILE, line N: KEY: PROBLEM" (problem: a msgid without arguments) and returns RC_INVALID. For the loaders of this room. */
enum rc ini_wrong(const struct ini *i, const struct ini_entry *e, const char *problem, struct why *why);

#endif
