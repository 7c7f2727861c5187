/* Kinds, fields, types: the tables that drive the program.
 *
 * A field is a row: storage, index column, form line, validation, list column, export and manual all read it. A type is a row of functions.
 * Add a field here and every screen, the command line, the index and the manual have it. Source of kinds and fields: domain.md 2 to 6. */
#ifndef PROCURE_MODEL_SCHEMA_H
#define PROCURE_MODEL_SCHEMA_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct field;

/* How a form asks for a value, and how a list aligns it. */
enum widget { WIDGET_LINE, WIDGET_PROSE, WIDGET_CHOICE, WIDGET_PICK, WIDGET_PICK_MANY, WIDGET_DATE, WIDGET_NUMBER, WIDGET_TABLE };

struct type {
	const char *name;                        /* also what a table's column says: "seat:id" */
	enum widget widget;
	bool lines;                              /* may hold several lines */
	bool right;                              /* aligned right in lists */
	/* Is `text` the one stored spelling of a value of this field? */
	enum rc (*check)(const struct field *f, const char *text, struct why *why);
	/* What a person typed (already text_clean'ed), appended in the stored spelling; refuses what cannot be. "" appends nothing. */
	enum rc (*entry)(const struct field *f, const char *typed, struct buf *out, struct why *why);
	/* For people, in the session's language: `26-11-2018`, `2.160.000.000`, "eliminar". */
	void (*show)(const struct field *f, const char *text, struct buf *out);
};

enum field_flag {
	F_REQUIRED = 1 << 0,
	F_SEALED   = 1 << 1,   /* enters the ledger as sealed:<hash> (design.md 3.5) */
	F_LIST     = 1 << 2,   /* a column of the list of its kind */
	F_DERIVED  = 1 << 3,   /* set only by state_apply, never by a person */
	F_ILLUSTRATIVE = 1 << 4,
};

struct field {
	const char *name;                        /* as in the record: "No-Evidence" */
	const struct type *type;
	/* choice: codes "keep modify drop new"; ids: codes, where only some are allowed; ref/refs: kinds "evidence" or "scheme payment"; int: "1..5";
	 * table: columns "seat:id role:choice=chair,other person:ref=person from:date?" (a trailing ? = the cell may be empty, written "-"); else NULL */
	const char *spec;
	unsigned flags;
	const char *label;                       /* msgid, as on a form */
	const char *help;                        /* msgid, one line; a question to the person where that helps */
	int width;                               /* columns in a list, 0 = what is left */
};

/* Where the records of a kind lie (design.md 3.1). */
enum place { PLACE_ROOT, PLACE_DIR, PLACE_PORTFOLIO, PLACE_CONTRACT, PLACE_IN_CONTRACT, PLACE_BODY, PLACE_MEETING, PLACE_YEAR };

struct kind {
	const char *name;                        /* "requirement" */
	enum place place;
	const char *dir;                         /* "requirements" */
	const char *prefix;                      /* next free id: prefix + number of at least `digits`; "" = ids are given */
	int digits;
	const char *label, *plural;              /* msgids: N_("requirement"), N_("requirements") */
	const char *title_field;                 /* the field that names a record in one line */
	const char *reason_field;                /* the field whose text becomes the body of an act, or NULL */
	const char *state_field;                 /* the field that holds its state, or NULL */
	const char *due_field;
	const struct field *fields;              /* order = order in the record; Kind and Id come first and are not in here */
	size_t n_fields;
};

enum { KIND_FIELDS_MAX = 56 };

extern const struct type type_line, type_prose, type_id, type_ref, type_refs, type_ids, type_choice, type_date, type_instant, type_month, type_int,
	type_money, type_percent, type_decimal, type_yesno, type_sha256, type_table, type_fraction, type_mail;

const struct kind *kind_by_name(const char *name);      /* NULL if none */
const struct kind *kind_at(size_t i);                   /* in the order of the manual; NULL past the last */
int kind_field(const struct kind *k, const char *name); /* index, or -1 */
/* Fingerprint of all kinds and fields: part of the index's stamp. */
uint32_t schema_fingerprint(void);

/* Cells of a table value: lines, cells parted by " | ", "-" for an empty cell. */
struct row { const char **cell; size_t n; };
struct column { char name[32]; const struct type *type; char spec[256]; bool optional; };    /* spec as a field's: codes or kinds parted by blanks */
enum { TABLE_COLUMNS_MAX = 16 };
size_t table_columns(const struct field *f, struct column out[TABLE_COLUMNS_MAX]);
size_t table_rows(const char *text, struct row **rows, struct arena *a);        /* cells as stored: an empty one is "-" */
int table_column(const struct field *f, const char *column);            /* index of a column in the field's spec, or -1 */
const char *table_cell(const struct field *f, const struct row *r, const char *column);      /* "" where empty or no such column */
void table_print(struct buf *out, const struct row *rows, size_t n);    /* the stored spelling; "" and NULL become "-" */
const char *column_label(const char *column);                           /* translated; the name itself where it has none */

/* Choices are stored as neutral codes; the label is translated ("drop" -> "eliminar"). */
const char *choice_label(const struct field *f, const char *code);      /* already translated; the code itself where it has none */
bool choice_known(const char *code);                                    /* has a label of its own */
void field_choices(struct strs *out, struct arena *a, const struct field *f);   /* the codes of a choice, yes/no or ids field, in order */

/* A fraction of a body: `1/2` = at least half, `>1/2` = more than half; lowest terms, at most 1/1. */
struct fraction { int64_t num, den; bool more; };
bool fraction_parse(const char *s, struct fraction *out);
bool fraction_met(struct fraction f, int64_t count, int64_t of);        /* is count enough out of `of`? never when `of` is 0 */

/* A sealed value as it stands in the ledger: `sealed:` and 64 hex digits. */
bool value_sealed(const char *text);

/* Paths: a pure function of kind and id (and the contract it lies in, where its place is in a contract; a working group's body and its
 * meetings say their contract in the id). NULL where no such record may be: bad id, no year in it, no contract. */
char *record_path(struct arena *a, const struct kind *k, const char *contract, const char *id);
/* The reverse: RC_INVALID where no record may lie at `path`. *contract is "" where it belongs to none. */
enum rc path_parse(const char *path, const struct kind **k, const char **contract, const char **id, struct arena *a, struct why *why);
/* The table of numbers that lies beside a series (data/DS-01.csv, the File: of an act); the path of its record goes to *series. */
bool path_is_file(const char *path, const char **series, struct arena *a);
/* `SC-2018-P01/R-05`, `p.rojas`: how a record is named to people and in subjects. */
char *record_name(struct arena *a, const char *path);
/* Where a name written in a ref field may point to: one path for each kind of its spec; a short name means the same contract. */
void ref_paths(struct strs *out, struct arena *a, const struct field *f, const char *contract, const char *name);
/* The next free id: prefix + (greatest number in `names` with this prefix, + 1) of at least `digits`. NULL past 999. */
char *id_next(struct arena *a, const char *prefix, int digits, const struct strs *names);

#endif
