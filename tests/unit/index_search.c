/* Full text: accents, prefixes, whatever people type, only what stands. */
#include "index_fixture.h"

static struct index *ix;
static struct buf found;

static void record(int64_t seq, const char *path, const char *subject, const char *message, const char *text)
{
	struct index_act act = an_act(seq, subject);
	struct index_record r = a_record(path, path, "title", text);

	act.message = message;
	act.record = path;
	ok(index_add(ix, &act, &r, 1, &why));
}

static int story_tell(void **state)
{
	(void)state;
	ix = index_at(":memory:");
	record(1, "a", "add(C1/A): Depósito dentro de la comuna", "add(C1/A): Depósito dentro de la comuna\n\nPara la recolección del año.\n\nVerb: requirement.write\nFor: p.rojas m.soto\n"
		"Seal: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
		"Kind: requirement\nId: A\nClause: Depósito dentro de la comuna\nReason: La vega está lejos\n y el camión tarda.\n"
		"Grounds: sealed:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
	record(2, "b", "add(C1/B): Second", "add(C1/B): Second\n", "Kind: evidence\nTitle: Camiones NOT near \"AND\" (ano)\n");
	record(3, "a", "drop(C1/A): Depósito", "drop(C1/A): Depósito\n", "Kind: requirement\nId: A\nClause: Depósito libre\n");
	return 0;
}

static int story_end(void **state)
{
	(void)state;
	index_close(ix);
	buf_free(&found);
	found = (struct buf){ 0 };
	return 0;
}

static void hits_are(const char *typed, const char *expected)
{
	ok(index_search(ix, typed, 0, note_hit, &found, &why));
	if (strcmp(buf_str(&found), expected) != 0)
		print_error("searching %s\n", typed);
	found_is(found, expected);
}

static void accents_and_case_do_not_matter(void **state)
{
	(void)state;
	hits_are("deposito", "a3 act:3 act:1");
	hits_are("DEPÓSITO", "a3 act:3 act:1");
	hits_are("Depo\xcc\x81sito", "a3 act:3 act:1");          /* o and a combining acute */
	hits_are("Dep\xf3sito", "a3 act:3 act:1");                /* as an old file has it: Windows-1252 */
}

static void all_words_are_wanted_the_last_may_be_begun(void **state)
{
	(void)state;
	hits_are("deposito comuna", "act:1");
	hits_are("comuna deposito", "act:1");
	hits_are("deposito com", "act:1");
	hits_are("d", "a3 act:3 act:1");
	hits_are("lib", "a3");
	hits_are("depo libre", "");
	hits_are("nothing", "");
}

static void replaced_versions_are_not_found(void **state)
{
	(void)state;
	hits_are("vega", "");
	hits_are("camion", "b2");
}

static void names_are_phrases(void **state)
{
	(void)state;
	hits_are("C1/A", "act:3 act:1");
	hits_are("A/C1", "");
	hits_are("p.rojas", "act:1");
	hits_are("drop(C1/A): Depósito", "act:3");
}

static void an_n_with_tilde_is_a_letter_of_its_own(void **state)
{
	(void)state;
	hits_are("ano", "b2 act:1");
	hits_are("año", "act:1");
	hits_are("AÑO", "act:1");
	hits_are("an\xcc\x83o", "act:1");
}

static void names_of_fields_and_seals_are_no_words(void **state)
{
	(void)state;
	hits_are("clause", "");
	hits_are("seal", "");
	hits_are("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "");
	hits_are("00112233445566778899aabbccddeeff", "");
	hits_are("requirement", "a3");
	hits_are("evidence", "b2");
}

static void whatever_is_typed_is_a_query(void **state)
{
	static const char *const typed[] = { "", " ", "*", "\"", "\"\"", "(", ")", "AND OR NEAR( * \"", "text : x", "^x", "a AND", "NEAR(a b)", "-", "- x", "+", "\\", "'",
		"{a b} : c", "\xff\xfe", "\x01\x1b[31m", "—", "“x”", "a\"b", "\"a b", "; DROP TABLE act", "%", "_", "\n\t", "🚒" };
	char longest[20001];

	(void)state;
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		ok(index_search(ix, typed[i], 0, note_hit, &found, &why));
	buf_free(&found);
	found = (struct buf){ 0 };
	for (size_t i = 0; i < 20000; i++)
		longest[i] = i % 2 ? ' ' : 'x';
	longest[20000] = '\0';
	ok(index_search(ix, longest, 0, note_hit, &found, &why));
	hits_are("NOT near \"AND\"", "b2");
	hits_are("\"dentro de\"", "act:1");
	hits_are("(deposito)", "a3 act:3 act:1");
	hits_are("— deposito *", "a3 act:3 act:1");
}

static bool note_snippet(void *ctx, const struct index_hit *h)
{
	buf_puts(ctx, h->snippet);
	return false;
}

static void snippet_is(const char *typed, const char *expected)
{
	ok(index_search(ix, typed, 1, note_snippet, &found, &why));
	found_is(found, expected);
}

static void the_snippet_is_one_plain_line(void **state)
{
	(void)state;
	snippet_is("recoleccion", "Para la recolección del año.");
	snippet_is("libre", "Depósito libre");
	record(4, "c", "add(C1/C): x", "x\n", "Kind: evidence\nTitle: t\nText: primera\n "
		"Una línea larga que lleva muchas palabras antes de la que se busca, la zymurgia, y otras muchas después de ella para cortar.\n");
	snippet_is("zymurgia", "…antes de la que se busca, la zymurgia, y otras muchas después de ella para cortar.");
	record(5, "d", "add(C1/D): x", "x\n", "Kind: evidence\nTitle: \x1b[31mrojo \xe2\x80\xae" "derecha\n");
	snippet_is("derecha", "<U+001B>[31mrojo <U+202E>derecha");
}

static void no_more_hits_than_wanted(void **state)
{
	(void)state;
	ok(index_search(ix, "deposito", 2, note_hit, &found, &why));
	found_is(found, "a3 act:3");
	ok(index_search(ix, "dep", 2, note_hit, &found, &why));
	found_is(found, "a3 act:3");
	record(4, "c", "add(C1/C): x", "x\n", "Kind: evidence\nTitle: depositos\n");
	ok(index_search(ix, "deposito", 3, note_hit, &found, &why));     /* three have it whole */
	found_is(found, "a3 act:3 act:1");
	ok(index_search(ix, "deposito", 4, note_hit, &found, &why));     /* a fourth goes on */
	found_is(found, "c4 a3 act:3 act:1");
}

static void a_cleared_index_finds_nothing(void **state)
{
	(void)state;
	ok(index_clear(ix, &why));
	hits_are("deposito", "");
	record(1, "a", "add(C1/A): Depósito", "add(C1/A): Depósito\n", "Kind: requirement\nClause: Otra\n");
	hits_are("deposito", "act:1");
}

#define told(test) cmocka_unit_test_setup_teardown(test, story_tell, story_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		told(accents_and_case_do_not_matter),
		told(all_words_are_wanted_the_last_may_be_begun),
		told(replaced_versions_are_not_found),
		told(names_are_phrases),
		told(an_n_with_tilde_is_a_letter_of_its_own),
		told(names_of_fields_and_seals_are_no_words),
		told(whatever_is_typed_is_a_query),
		told(the_snippet_is_one_plain_line),
		told(no_more_hits_than_wanted),
		told(a_cleared_index_finds_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
