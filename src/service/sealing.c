/* Seals: of the act as a whole, and of the fields that must be able to be forgotten. */
#include <string.h>

#include "inside.h"

static enum rc seal_one(struct service *s, struct record *r, const struct field *f, bool keep, struct why *why)
{
	char salt[2 * SALT_BYTES + 1], sealed[SEALED_SIZE];
	const char *value = record_get(r, f->name);
	enum rc rc = random_hex(salt, SALT_BYTES, why);

	if (rc != RC_OK)
		return rc;
	sealed_make(sealed, salt, r->path, f->name, value);
	if (keep) {
		if (!s->vault && (rc = vault_open(&s->vault, s->vault_path, true, why)) != RC_OK)
			return rc;
		if ((rc = vault_put(s->vault, sealed + strlen("sealed:"), r->path, f->name, salt, value, why)) != RC_OK)
			return rc;
	}
	record_set(r, f->name, sealed);
	return RC_OK;
}

static enum rc seal_record(struct service *s, const struct record *before, struct record *r, bool keep, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < r->kind->n_fields && rc == RC_OK; i++) {
		const struct field *f = &r->kind->fields[i];
		const char *value = record_get(r, f->name);

		/* What stands sealed already stays as it is; a person cannot type a seal: what looks like one is sealed as the text that it is. */
		if (!(f->flags & F_SEALED) || !*value || (before && strcmp(record_get(before, f->name), value) == 0))
			continue;
		rc = seal_one(s, r, f, keep, why);
	}
	return rc;
}

enum rc seal_fields(struct service *s, struct act *a, bool keep, struct why *why)
{
	enum rc rc = seal_record(s, a->lead.before, a->lead.after, keep, why);

	for (size_t i = 0; i < a->n_more && rc == RC_OK; i++)
		rc = seal_record(s, a->more[i].before, a->more[i].after, keep, why);
	return rc;
}

void seal_message(struct buf *message, char seal[65], const char *parent_seal, const struct ledger_who *author, const struct ledger_who *committer,
		  const struct act *a)
{
	const struct record **records;
	size_t n = act_records(a, &records);
	struct seal_part *parts = arena_alloc(a->arena, (n + a->n_files + 1) * sizeof *parts);
	struct buf author_line = { 0 }, committer_line = { 0 };
	struct seal_input in = { .parent = parent_seal, .parts = parts, .n_parts = n + a->n_files };

	for (size_t i = 0; i < n + a->n_files; i++) {
		char *hex = arena_alloc(a->arena, SHA256_HEX);

		if (i < n)
			record_hash(records[i], hex);
		else
			sha256_hex(hex, a->files[i - n].data, a->files[i - n].len);
		parts[i].sha256 = hex;
		parts[i].path = i < n ? records[i]->path : a->files[i - n].path;
	}
	ledger_who_line(&author_line, "author", author);
	ledger_who_line(&committer_line, "committer", committer);
	in.author_line = buf_str(&author_line);
	in.committer_line = buf_str(&committer_line);
	in.message = buf_str(message);
	in.message_len = message->len;
	seal_make(seal, &in);
	buf_printf(message, "Seal: %s\n", seal);
	buf_free(&author_line);
	buf_free(&committer_line);
}
