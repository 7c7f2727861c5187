/* Seals, receipts, sealed fields. The expected digests were computed by sha256sum from printf in a shell; tests/cli/verify_sh.sh computes more. */
#include "procure/model/seal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define AUTHOR "author Fernanda Lagos <f.lagos@example.cl> 1543237200 -0300"
#define COMMITTER "committer Fernanda Lagos <f.lagos@example.cl> 1543237260 -0300"

/* printf 'Format: 1\n', 'Verdict: drop\n', 'a;b\n1;2\n' | sha256sum */
#define BLOB_1 "dbd120ac51332c3d34fed447021fdf8467dc9b6f6fc8478b1135a486b1bd437a"
#define BLOB_2 "3399b25aca5621e3ce2c0bf995dd0195c566d2e8ab22a988ddcf4d23dcfd7da1"
#define BLOB_3 "403bea5152c251c5bc7ef420d824d191605723f99392e83a0549ad58c6d46291"
/* { printf 'procure-seal-1\n%s\n%s\n%s LEDGER\nmessage\n' … ; printf MESSAGE_1; } | sha256sum, and with `parent` for the second */
#define SEAL_1 "c941674bfe28616027468e20f6ad7c5c95df54baecabdd26f781deccb2ccc694"
#define SEAL_2 "c83d56d6f37372682bfd04e818e5c0a51e8b00d333a5432c2f136e3cad67648d"
#define RECEIPT_2 "c941.2.c83d5-6d6f3-73726-82bfd-04e81-8e5c0-a51e8-b7b94"

static const char message_1[] = "init(LEDGER): Libro de prueba\n\nVerb: ledger.init\nRecord: LEDGER\nRecorded-by: f.lagos\nSequence: 1\n";
static const char message_2[] = "drop(R-05): Depósito\n\nNo sirve.\n\nVerb: requirement.decide\nRecord: a/R-05\nFile: a/DS-01.csv\n"
				"Recorded-by: f.lagos\nSequence: 2\n";

static void seals(void **state)
{
	static const struct seal_part one[] = { { BLOB_1, "LEDGER" } }, two[] = { { BLOB_2, "a/R-05" }, { BLOB_3, "a/DS-01.csv" } };
	struct seal_input in = { NULL, AUTHOR, COMMITTER, one, 1, message_1, strlen(message_1) };
	char hex[SHA256_HEX], whole[1024];

	(void)state;
	seal_make(hex, &in);
	assert_string_equal(hex, SEAL_1);
	in = (struct seal_input){ SEAL_1, AUTHOR, COMMITTER, two, 2, message_2, strlen(message_2) };
	seal_make(hex, &in);
	assert_string_equal(hex, SEAL_2);
	snprintf(whole, sizeof whole, "%sSeal: %s\n", message_2, SEAL_2);       /* its own Seal line makes no difference */
	in.message = whole;
	in.message_len = strlen(whole);
	seal_make(hex, &in);
	assert_string_equal(hex, SEAL_2);
}

static void seal_line_is_the_last(void **state)
{
	(void)state;
	assert_int_equal(seal_message_end("a\nSeal: 1\n", 10), 2);
	assert_int_equal(seal_message_end("a\nSeal: 1", 9), 2);
	assert_int_equal(seal_message_end("Seal: 1\nb\n", 10), 10);
	assert_int_equal(seal_message_end("a\nUnSeal: 1\n", 12), 12);
	assert_int_equal(seal_message_end("", 0), 0);
}

static void receipts(void **state)
{
	char out[RECEIPT_SIZE];
	struct receipt r;

	(void)state;
	receipt_make(out, SEAL_1, 2, SEAL_2);
	assert_string_equal(out, RECEIPT_2);
	assert_true(strlen(out) <= 60);
	assert_true(receipt_parse(RECEIPT_2, &r));
	assert_string_equal(r.ledger, "c941");
	assert_int_equal(r.sequence, 2);
	assert_memory_equal(r.seal, SEAL_2, 36);
	assert_true(receipt_parse("C941.2.C83D56D6F3-7372682BFD04E818E5C0A51E8B7B94", &r));
	assert_true(receipt_parse(" c941.2.c83d5-6d6f3-73726-82bfd-\n04e81-8e5c0-a51e8-b7b94\n", &r));
	assert_int_equal(receipt_judge(&r, SEAL_1, SEAL_2), RECEIPT_HOLDS);
	assert_int_equal(receipt_judge(&r, SEAL_1, SEAL_1), RECEIPT_GONE);
	assert_int_equal(receipt_judge(&r, SEAL_1, NULL), RECEIPT_GONE);
	assert_int_equal(receipt_judge(&r, SEAL_2, SEAL_2), RECEIPT_OTHER_LEDGER);
	receipt_make(out, SEAL_1, 9999999, SEAL_2);
	assert_int_equal(strlen(out), 60);
	assert_true(receipt_parse(out, &r));
	assert_int_equal(r.sequence, 9999999);
}

/* Any one character typed wrong, left out, doubled or swapped with the next. */
static void typing_errors(void **state)
{
	char typed[2 * RECEIPT_SIZE];
	struct receipt r;
	size_t n = strlen(RECEIPT_2);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		if (RECEIPT_2[i] == '-')
			continue;
		snprintf(typed, sizeof typed, "%.*s%s", (int)i, RECEIPT_2, RECEIPT_2 + i + 1);
		assert_false(receipt_parse(typed, &r));
		snprintf(typed, sizeof typed, "%.*s%c%s", (int)i + 1, RECEIPT_2, RECEIPT_2[i], RECEIPT_2 + i + 1);
		assert_false(receipt_parse(typed, &r));
		for (const char *c = "0123456789abcdef.oOlI"; *c; c++) {
			strcpy(typed, RECEIPT_2);
			typed[i] = *c;
			assert_int_equal(receipt_parse(typed, &r), *c == RECEIPT_2[i]);
		}
		strcpy(typed, RECEIPT_2);
		typed[i] = RECEIPT_2[i + 1];
		typed[i + 1] = RECEIPT_2[i];
		if (RECEIPT_2[i + 1] && RECEIPT_2[i + 1] != '-' && typed[i] != typed[i + 1])
			assert_false(receipt_parse(typed, &r));
	}
	assert_false(receipt_parse("", &r));
	assert_false(receipt_parse("c941", &r));
	assert_false(receipt_parse("c941..c83d5-6d6f3-73726-82bfd-04e81-8e5c0-a51e8-b7b94", &r));
}

/* printf 'procure-sealed-1\n%s\n%s\n%s\n%s\n' SALT a/DE-01 Grounds VALUE | sha256sum */
static void sealed_fields(void **state)
{
	static const char salt[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	char out[SEALED_SIZE];

	(void)state;
	sealed_make(out, salt, "a/DE-01", "Grounds", "Es prima del oferente.");
	assert_string_equal(out, "sealed:f497980818c2fdf0b0dba8ead47f95ca7cbfbc60db497c8340335d1e0bbe24fc");
	assert_true(sealed_matches(out, salt, "a/DE-01", "Grounds", "Es prima del oferente."));
	assert_false(sealed_matches(out, salt, "a/DE-01", "Grounds", "Es primo del oferente."));
	assert_false(sealed_matches(out, salt, "a/DE-02", "Grounds", "Es prima del oferente."));
	sealed_make(out, salt, "a/DE-01", "Grounds", "uno\ndos");
	assert_string_equal(out, "sealed:b02b8258bd1213cc5faa79f53086190d4d9ef420f1a3c30a0aabdbc55ecf3e75");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seals),
		cmocka_unit_test(seal_line_is_the_last),
		cmocka_unit_test(receipts),
		cmocka_unit_test(typing_errors),
		cmocka_unit_test(sealed_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
