#include "procure/model/seal.h"

#include "procure/base/num.h"
#include "procure/base/rc.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LEDGER_DIGITS = 4, SEAL_DIGITS = 36, CHECK_DIGITS = 4, GROUP = 5 };

static void line_add(struct sha256 *h, const char *text)
{
	sha256_add(h, text, strlen(text));
	sha256_add(h, "\n", 1);
}

static void pair_add(struct sha256 *h, const char *first, const char *second)
{
	sha256_add(h, first, strlen(first));
	sha256_add(h, " ", 1);
	line_add(h, second);
}

size_t seal_message_end(const char *message, size_t n)
{
	size_t line = n > 0 && message[n - 1] == '\n' ? n - 1 : n;

	while (line > 0 && message[line - 1] != '\n')
		line--;
	return n - line > 6 && memcmp(message + line, "Seal: ", 6) == 0 ? line : n;
}

void seal_make(char hex[SHA256_HEX], const struct seal_input *in)
{
	struct sha256 *h = sha256_new();

	line_add(h, "procure-seal-1");
	if (in->parent && *in->parent)
		pair_add(h, "parent", in->parent);
	line_add(h, in->author_line);
	line_add(h, in->committer_line);
	for (size_t i = 0; i < in->n_parts; i++)
		pair_add(h, in->parts[i].sha256, in->parts[i].path);
	line_add(h, "message");
	sha256_add(h, in->message, seal_message_end(in->message, in->message_len));
	sha256_end(h, hex);
}

/* Receipts. `plain` is the receipt without hyphens, up to its check digits. */

static void check_digits(char out[CHECK_DIGITS + 1], const char *plain, size_t n)
{
	char hex[SHA256_HEX];

	sha256_hex(hex, plain, n);
	memcpy(out, hex, CHECK_DIGITS);
	out[CHECK_DIGITS] = '\0';
}

void receipt_make(char out[RECEIPT_SIZE], const char *first_seal, int64_t sequence, const char *seal)
{
	char plain[RECEIPT_SIZE], check[CHECK_DIGITS + 1], digits[SEAL_DIGITS + CHECK_DIGITS + 1];
	int n = snprintf(plain, sizeof plain, "%.4s.%" PRId64 ".%.36s", first_seal, sequence, seal);
	int at;

	check_digits(check, plain, (size_t)n);
	snprintf(digits, sizeof digits, "%.36s%s", seal, check);
	at = snprintf(out, RECEIPT_SIZE, "%.4s.%" PRId64 ".", first_seal, sequence);
	for (size_t i = 0; digits[i]; i++) {
		if (i > 0 && i % GROUP == 0)
			out[at++] = '-';
		out[at++] = digits[i];
	}
	out[at] = '\0';
}

/* Lower case, without hyphens and blanks; false where something else than digits, letters and points is in it, or too much. */
static bool receipt_plain(char plain[RECEIPT_SIZE], const char *typed)
{
	size_t n = 0;

	memset(plain, 0, RECEIPT_SIZE);
	for (; *typed; typed++) {
		char c = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed - 'A' + 'a') : *typed;

		if (strchr("- \t\n", c))
			continue;
		if (!strchr("0123456789abcdef.", c) || n + 1 >= RECEIPT_SIZE)
			return false;
		plain[n++] = c;
	}
	plain[n] = '\0';
	return true;
}

bool receipt_parse(const char *typed, struct receipt *out)
{
	char plain[RECEIPT_SIZE], check[CHECK_DIGITS + 1], number[24];
	char *dot, *digits;

	if (!receipt_plain(plain, typed) || strcspn(plain, ".") != LEDGER_DIGITS || plain[LEDGER_DIGITS] != '.')
		return false;
	if (!(dot = strchr(plain + LEDGER_DIGITS + 1, '.')) || strlen(dot + 1) != SEAL_DIGITS + CHECK_DIGITS || strchr(dot + 1, '.'))
		return false;
	digits = dot + 1;
	check_digits(check, plain, (size_t)(digits + SEAL_DIGITS - plain));
	if (strcmp(check, digits + SEAL_DIGITS) != 0)
		return false;
	snprintf(number, sizeof number, "%.*s", (int)(dot - plain) - LEDGER_DIGITS - 1, plain + LEDGER_DIGITS + 1);
	if (!num_parse(number, &out->sequence) || out->sequence < 1)
		return false;
	snprintf(out->ledger, sizeof out->ledger, "%.4s", plain);
	snprintf(out->seal, sizeof out->seal, "%.36s", digits);
	return true;
}

enum receipt_answer receipt_judge(const struct receipt *r, const char *first_seal, const char *seal)
{
	if (strncmp(r->ledger, first_seal, LEDGER_DIGITS) != 0)
		return RECEIPT_OTHER_LEDGER;
	return seal && strncmp(r->seal, seal, SEAL_DIGITS) == 0 ? RECEIPT_HOLDS : RECEIPT_GONE;
}

const char *receipt_sentence(enum receipt_answer answer)
{
	switch (answer) {
	case RECEIPT_HOLDS:        return N_("The act of this receipt is in this ledger, unchanged, and with it every act before it.");
	case RECEIPT_TYPO:         return N_("This is not a receipt as it was printed: look for a typing error.");
	case RECEIPT_OTHER_LEDGER: return N_("This receipt belongs to another ledger.");
	case RECEIPT_GONE:         return N_("This ledger no longer holds the act of this receipt: it was changed or removed after the receipt was given.");
	}
	return "";
}

/* Sealed fields */

void sealed_make(char out[SEALED_SIZE], const char *salt, const char *path, const char *field, const char *value)
{
	struct sha256 *h = sha256_new();

	line_add(h, "procure-sealed-1");
	line_add(h, salt);
	line_add(h, path);
	line_add(h, field);
	line_add(h, value);
	memcpy(out, "sealed:", 8);
	sha256_end(h, out + 7);
}

bool sealed_matches(const char *sealed, const char *salt, const char *path, const char *field, const char *value)
{
	char made[SEALED_SIZE];

	sealed_make(made, salt, path, field, value);
	return strcmp(made, sealed) == 0;
}
