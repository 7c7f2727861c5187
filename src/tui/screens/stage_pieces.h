/* What the screens of a contract's four stages share: the way between them, letters that stand for verbs, records of a contract, lines of a detail. */
#ifndef TUI_STAGE_PIECES_H
#define TUI_STAGE_PIECES_H

#include "app.h"

/* From BESIDE columns on a detail stands beside its list, below that under it: sentences need width. */
enum { STAGES = 4, WIDE = 100, BESIDE = 132, LABEL_COLS = 20 };

/* "evidence" …; NULL past the last. And its word: "Evidence". */
const char *stage_code(size_t i);
const char *stage_word(const char *code);
/* "stage-1" … "stage-4": goes to that stage in place of `from` (NULL: on top of it). UI_PASS: another action. */
unsigned stage_go(struct app *app, struct view *from, const char *contract, const char *action);

/* The four stages as the program stands: now with what lacks; in the past counts and declarations only. */
size_t stages_read(struct app *app, const char *contract, struct stage **out, struct arena *a);

/* Records of a kind in a contract, as of app->at. What goes wrong is said as the reason of load(). */
struct records { struct record **v; size_t n; };
enum rc records_read(struct records *out, struct app *app, const char *kind, const char *contract, struct arena *a, struct why *why);
const struct record *records_find(const struct records *r, const char *id);
size_t records_count(const struct records *r, const char *states);       /* how many are in one of these states */

/* A letter of the screen and the verb it stands for. */
struct deed { const char *action, *verb; };
const char *deed_verb(const struct deed *d, const char *action);         /* NULL: none; the table ends with { NULL } */
/* Can it be done? A verb that makes a record is about the contract, any other about `r`. */
bool deed_ready(struct app *app, const char *verb, const char *contract, const struct record *r, struct buf *why_not);
unsigned deed_do(struct app *app, const char *verb, const char *contract, const struct record *r, const struct preset_value_of *preset, const char *at);

/* "keep" -> "= Keep"; signs that tell verdicts apart without colour. "" for none. */
const char *verdict_sign(const char *code);
void verdict_text(struct buf *out, const struct record *r, const char *field);

/* A field as label and value, if it has one. */
void detail_field(struct doc *d, const struct record *r, const char *field, const char *label, enum role role);
/* The title of a record over its detail, with its state, and the mark of what is invented. */
void detail_head(struct doc *d, const struct record *r);
/* Findings that a record cites, each with its title; what was withdrawn, is stale or not yet accepted is said. */
void detail_evidence(struct doc *d, struct app *app, const struct record *r, const struct records *evidence);
/* The same sentence wherever a finding is cited; nothing where it stands. */
void detail_standing(struct doc *d, struct app *app, const struct record *finding);
/* "recorded later (paper)" where the last act of the record was. */
void detail_late(struct doc *d, struct app *app, const struct record *r, struct arena *a);
/* The guiding questions of a topic; answers may be NULL. */
size_t detail_questions(struct doc *d, struct app *app, const char *topic);

/* "3,50 %" from stored hundredths. */
void percent_text(struct buf *out, struct app *app, int64_t hundredths);
int64_t hundredths_of(const struct record *r, const char *field);        /* 0 where empty */
void percent_cell(struct buf *out, struct app *app, const struct record *r, const char *field);         /* without the sign; "" where empty */

/* A data series in charts, or its rows; from series.c. */
unsigned series_screen(struct app *app, const char *path);
unsigned series_rows_screen(struct app *app, const char *path);

#endif
