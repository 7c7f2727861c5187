/* Rows out of statements. */
#include "rows.h"

void row_record(struct index_record *out, sqlite3_stmt *st)
{
	const char **const texts[] = { &out->path, &out->kind, &out->id, &out->contract, &out->title, &out->state, &out->due, &out->text };

	for (int i = 0; i < 8; i++)
		*texts[i] = db_text(st, i);
	out->from = sqlite3_column_int64(st, 8);
	out->to = sqlite3_column_int64(st, 9);
	if (out->to == ROWS_STILL)
		out->to = 0;
}

void row_act(struct index_act *out, sqlite3_stmt *st)
{
	const char **const texts[] = { &out->commit, &out->seal, &out->verb, &out->record, &out->contract, &out->meeting, &out->body, &out->mode,
		&out->result, &out->agreement, &out->late, &out->person, &out->recorded_by };

	out->seq = sqlite3_column_int64(st, 0);
	for (int i = 0; i < 13; i++)
		*texts[i] = db_text(st, 1 + i);
	out->decided = sqlite3_column_int64(st, 14);
	out->recorded = sqlite3_column_int64(st, 15);
	out->decided_offset = sqlite3_column_int(st, 16);
	out->recorded_offset = sqlite3_column_int(st, 17);
	out->subject = db_text(st, 18);
	out->message = db_text(st, 19);
	out->replaces = sqlite3_column_int64(st, 20);
}

enum rc rows_records(struct index *ix, sqlite3_stmt *st, index_record_each *each, void *ctx, struct why *why)
{
	bool any = false, more = true;
	enum rc rc = RC_OK;

	while (more && (rc = db_step(&ix->db, st, why)) == RC_OK) {
		struct index_record r;

		row_record(&r, st);
		any = true;
		more = each(ctx, &r);
	}
	db_give(&ix->db, st);
	return rc == RC_NONE && any ? RC_OK : index_met(ix, rc);
}

enum rc rows_acts(struct index *ix, sqlite3_stmt *st, index_act_each *each, void *ctx, struct why *why)
{
	bool any = false, more = true;
	enum rc rc = RC_OK;

	while (more && (rc = db_step(&ix->db, st, why)) == RC_OK) {
		struct index_act a;

		row_act(&a, st);
		any = true;
		more = each(ctx, &a);
	}
	db_give(&ix->db, st);
	return rc == RC_NONE && any ? RC_OK : index_met(ix, rc);
}
