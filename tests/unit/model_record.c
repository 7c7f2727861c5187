/* Records: every kind with generated values comes back from its text as it went in, and every other spelling is refused. */
#include "procure/base/hash.h"
#include "procure/model/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Generated values: a small generator of its own, so that a failing case is the same on every machine. */
static uint32_t seed = 2018;

static uint32_t roll(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static const char *any_of(const char *const *words, size_t n)
{
	return words[roll((uint32_t)n)];
}

static void make_text(struct buf *out, bool lines)
{
	static const char *const words[] = { "aseo", "Ñuñoa", "cláusula", "38", "a.b", "...", "..", ".", "—", "m³", "a: b", "x,y", "#", "-", "|", "日本", "👩‍🔧" };
	size_t n = 1 + roll(6);

	for (size_t i = 0; i < n; i++) {
		if (lines && i)
			buf_puts(out, any_of((const char *const[]){ "\n", "\n\n", "\n  ", " ", "\n.\n" }, 5));
		else
			buf_puts(out, i ? " " : "");
		buf_puts(out, any_of(words, sizeof(words) / sizeof(words[0])));
	}
}

static void make_word(struct buf *out, const char *spec)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	strs_split(&codes, a, spec);
	buf_puts(out, codes.v[roll((uint32_t)codes.n)]);
	arena_free(a);
}

static void make_list(struct buf *out, const char *spec, bool slash)
{
	size_t n = 1 + roll(4);

	if (spec && !slash) {
		make_word(out, spec);
		return;
	}
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%sEV-%03u", i ? " " : "", slash && roll(2) ? "SC-2018-P01/" : "", (unsigned)(100 * i + roll(100)));
}

static void make_value(struct buf *out, const struct type *t, const char *spec);

static void make_table(struct buf *out, const char *spec)
{
	struct field f = { .name = "T", .type = &type_table, .spec = spec };
	struct column c[TABLE_COLUMNS_MAX];
	size_t n = table_columns(&f, c), rows = 1 + roll(3);

	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < n; j++) {
			buf_puts(out, j ? " | " : i ? "\n" : "");
			if (c[j].optional && roll(2))
				buf_putc(out, '-');
			else if (c[j].type == &type_line)
				buf_puts(out, any_of((const char *const[]){ "Zona A, 18 cuadras", "...", "barrido", "a-b" }, 4));
			else
				make_value(out, c[j].type, *c[j].spec ? c[j].spec : NULL);
		}
}

static void make_number(struct buf *out, const struct type *t, const char *spec)
{
	if (t == &type_int && spec)
		buf_printf(out, "%u", (unsigned)(1 + roll(5)));
	else if (t == &type_int || t == &type_money)
		buf_printf(out, "%u", (unsigned)roll(1u << 24) * 90u);
	else if (t == &type_percent)
		buf_printf(out, "%u.%02u", (unsigned)roll(100), (unsigned)roll(100));
	else
		buf_printf(out, "%s%u.%02u", roll(2) ? "-" : "", (unsigned)(1 + roll(9000)), (unsigned)roll(100));
}

static void make_value(struct buf *out, const struct type *t, const char *spec)
{
	if (t == &type_line || t == &type_prose)
		make_text(out, t->lines);
	else if (t == &type_id || t == &type_ref)
		buf_puts(out, any_of((const char *const[]){ "p.rojas", "EV-001", "GT-SC-2018-P01", "CCE-2019-G03" }, 4));
	else if (t == &type_ids || t == &type_refs)
		make_list(out, spec, t == &type_refs);
	else if (t == &type_choice)
		make_word(out, spec);
	else if (t == &type_yesno)
		make_word(out, "yes no");
	else if (t == &type_date)
		buf_printf(out, "20%02u-%02u-%02u", (unsigned)roll(100), 1 + (unsigned)roll(12), 1 + (unsigned)roll(28));
	else if (t == &type_month)
		buf_printf(out, "20%02u-%02u", (unsigned)roll(100), 1 + (unsigned)roll(12));
	else if (t == &type_instant)
		buf_printf(out, "2018-11-%02uT%02u:00:00-03:00", 1 + (unsigned)roll(28), (unsigned)roll(24));
	else if (t == &type_sha256)
		buf_printf(out, "%064x", (unsigned)roll(1u << 24));
	else if (t == &type_fraction)
		make_word(out, ">1/2 1/2 2/3 1/1 >1/3");
	else if (t == &type_mail)
		buf_puts(out, "p.rojas@muni.example");
	else if (t == &type_table)
		make_table(out, spec);
	else
		make_number(out, t, spec);
}

static struct record *make_record(struct arena *a, const struct kind *k, bool full)
{
	struct record *r = record_new(a, k, "EV-001");

	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];
		struct buf value = { 0 };

		if (f->flags & F_SEALED)
			buf_printf(&value, "sealed:%064x", (unsigned)roll(1u << 24));
		else
			make_value(&value, f->type, f->spec);
		if (full || f->flags & F_REQUIRED || roll(2))
			record_set(r, f->name, value.p);
		buf_free(&value);
	}
	return r;
}

static void say(const struct why *why)
{
	struct buf text = { 0 };

	why_sentence(&text, why);
	print_message("# %s [%s]\n", buf_str(&text), why->field);
	buf_free(&text);
}

static void one_round(const struct kind *k, bool full)
{
	struct arena *a = arena_new();
	struct record *r = make_record(a, k, full), *back;
	struct buf text = { 0 }, again = { 0 };
	struct why why = { 0 };

	if (record_check(r, &why) != RC_OK)
		say(&why);
	assert_int_equal(record_check(r, &why), RC_OK);
	record_print(&text, r);
	if (record_parse(&back, a, text.p, text.len, &why) != RC_OK) {
		say(&why);
		fail_msg("%s does not come back:\n%s", k->name, text.p);
	}
	assert_ptr_equal(back->kind, k);
	assert_string_equal(back->id, "EV-001");
	for (size_t i = 0; i < k->n_fields; i++)
		assert_string_equal(back->value[i] ? back->value[i] : "", r->value[i] ? r->value[i] : "");
	record_print(&again, back);
	assert_string_equal(again.p, text.p);
	buf_free(&text);
	buf_free(&again);
	arena_free(a);
}

static void every_kind_comes_back(void **state)
{
	const struct kind *k;

	(void)state;
	for (size_t i = 0; (k = kind_at(i)); i++) {
		one_round(k, true);
		for (int j = 0; j < 40; j++)
			one_round(k, false);
	}
}

/* The example of design.md 3.2, byte by byte, with lines and dots. */
static const char example[] =
	"Kind: requirement\n"
	"Id: R-05\n"
	"Clause: Depósito dentro de la comuna\n"
	"Old-Text: Artículo 12.\n"
	" El oferente tendrá depósito.\n"
	" .\n"
	" ..\n"
	" ...\n"
	"   con sangría\n"
	"Type: input\n"
	"Cost-Share: 3.00\n"
	"Verdict: drop\n"
	"Evidence: EV-001 SC-2018-P01/EV-004\n"
	"Reason: ...\n";

static void the_example_reads_as_it_says(void **state)
{
	struct arena *a = arena_new();
	struct record *r;
	struct buf text = { 0 };
	struct why why = { 0 };

	(void)state;
	assert_int_equal(record_parse(&r, a, example, strlen(example), &why), RC_OK);
	assert_string_equal(record_get(r, "Old-Text"), "Artículo 12.\nEl oferente tendrá depósito.\n\n.\n..\n  con sangría");
	assert_string_equal(record_get(r, "Reason"), "...");
	assert_string_equal(record_get(r, "New-Text"), "");
	assert_true(record_is(r, "Verdict", "drop"));
	assert_string_equal(record_title(r), "Depósito dentro de la comuna");
	record_print(&text, r);
	assert_string_equal(text.p, example);
	buf_free(&text);
	arena_free(a);
}

/* The hash is that of the text: sha256sum of "Kind: goal\nId: G1\nTitle: x\n". */
static void the_hash_is_that_of_the_text(void **state)
{
	struct arena *a = arena_new();
	struct record *r = record_new(a, kind_by_name("goal"), "G1");
	char hex[65];

	(void)state;
	record_set(r, "Title", "x");
	record_hash(r, hex);
	assert_string_equal(hex, "d8eb081c5fd2f6f260ce7bb351470b3d2647be8e76dd97aead97c93b5ba865ec");
	arena_free(a);
}

#define HEAD "Kind: requirement\nId: R-05\nClause: x\n"

static const struct { const char *what, *text, *field; size_t line; } refused[] = {
	{ "nothing", "", "", 0 },
	{ "no LF at the end", "Kind: goal\nId: G1\nTitle: x", "", 0 },
	{ "only an LF", "\n", "", 1 },
	{ "no Id", "Kind: goal\n", "Id", 2 },
	{ "Id first", "Id: G1\nKind: goal\n", "Kind", 1 },
	{ "no Kind", "Title: x\n", "Kind", 1 },
	{ "unknown kind", "Kind: decree\nId: D1\n", "Kind", 1 },
	{ "capital kind", "Kind: Goal\nId: G1\n", "Kind", 1 },
	{ "bad id", "Kind: goal\nId: a/b\n", "Id", 2 },
	{ "id with a step up", "Kind: goal\nId: ..\n", "Id", 2 },
	{ "two blanks", "Kind:  goal\nId: G1\n", "Kind", 1 },
	{ "two blanks in a field", HEAD "Type:  input\n", "Type", 4 },
	{ "two blanks before a line", HEAD "Source:  art. 12\n", "Source", 4 },
	{ "two blanks before prose", HEAD "Old-Text:  a\n b\n", "Old-Text", 4 },
	{ "no blank", HEAD "Type:input\n", "Type", 4 },
	{ "a tab", HEAD "Type:\tinput\n", "", 4 },
	{ "blank before the colon", HEAD "Type : input\n", "Type ", 4 },
	{ "trailing blank", HEAD "Source: art. 12 \n", "", 4 },
	{ "trailing blank in a further line", HEAD "Old-Text: a\n b \n c\n", "", 5 },
	{ "line of one blank", HEAD "Old-Text: a\n \n b\n", "", 5 },
	{ "empty field", HEAD "Type:\n", "Type", 4 },
	{ "empty field with blank", HEAD "Type: \n", "", 4 },
	{ "order", HEAD "Type: input\nSource: x\n", "Source", 5 },
	{ "doubled", HEAD "Type: input\nType: input\n", "Type", 5 },
	{ "doubled head", HEAD "Id: R-05\n", "Id", 4 },
	{ "unknown field", HEAD "Colour: red\n", "Colour", 4 },
	{ "lower-case field", HEAD "type: input\n", "type", 4 },
	{ "no field", HEAD "just words\n", "", 4 },
	{ "colon first", HEAD ": x\n", "", 4 },
	{ "empty line at the end", HEAD "\n", "", 4 },
	{ "empty line inside", "Kind: goal\n\nId: G1\nTitle: x\n", "", 2 },
	{ "further line of a head", "Kind: goal\n x\nId: G1\n", "", 2 },
	{ "further line of a line", HEAD "Source: a\n b\n", "Source", 5 },
	{ "value that ends empty", HEAD "Old-Text: a\n .\n", "Old-Text", 5 },
	{ "CR", "Kind: goal\r\nId: G1\r\nTitle: x\r\n", "", 1 },
	{ "BOM", "\xEF\xBB\xBFKind: goal\nId: G1\nTitle: x\n", "", 1 },
	{ "decomposed", "Kind: goal\nId: G1\nTitle: an\xCC\x83o\n", "", 3 },
	{ "no UTF-8", "Kind: goal\nId: G1\nTitle: a\xF1o\n", "", 3 },
	{ "zero-width", "Kind: goal\nId: G1\nTitle: a\xE2\x80\x8B" "b\n", "", 3 },
	{ "bidi", "Kind: goal\nId: G1\nTitle: a\xE2\x80\xAE" "b\n", "", 3 },
	{ "C1", "Kind: goal\nId: G1\nTitle: a\xC2\x9B" "b\n", "", 3 },
	{ "DEL", "Kind: goal\nId: G1\nTitle: a\x7F" "b\n", "", 3 },
	{ "number in another spelling", HEAD "Cost-Share: 3\n", "Cost-Share", 4 },
	{ "share over 100", HEAD "Cost-Share: 100.01\n", "Cost-Share", 4 },
	{ "code that is none", HEAD "Verdict: maybe\n", "Verdict", 4 },
	{ "two codes", HEAD "Verdict: keep drop\n", "Verdict", 4 },
	{ "list with two blanks", HEAD "Evidence: EV-001  EV-002\n", "Evidence", 4 },
	{ "list with a comma", HEAD "Evidence: EV-001,EV-002\n", "Evidence", 4 },
	{ "name twice in a list", HEAD "Evidence: EV-001 EV-001\n", "Evidence", 4 },
	{ "date in another spelling", HEAD "Instruction-Due: 26-11-2018\n", "Instruction-Due", 4 },
	{ "table with a cell too few", HEAD "Red-Flags: R006 | accepted\n", "Red-Flags", 4 },
	{ "table with a narrow bar", HEAD "Red-Flags: R006| accepted | ok\n", "Red-Flags", 4 },
	{ "open grounds", "Kind: declaration\nId: DE-01\nPerson: p.rojas\nType: interest\nGrounds: my cousin\n", "Grounds", 5 },
};

static void other_spellings_are_refused(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct record *r = (struct record *)&seed;
		struct buf said = { 0 };
		struct why why = { 0 };
		char line[24];

		if (record_parse(&r, a, refused[i].text, strlen(refused[i].text), &why) != RC_INVALID)
			fail_msg("accepted: %s", refused[i].what);
		assert_null(r);
		if (strcmp(why.field, refused[i].field) != 0)
			fail_msg("%s: field %s", refused[i].what, why.field);
		why_sentence(&said, &why);
		snprintf(line, sizeof(line), "Line %zu", refused[i].line);
		if (refused[i].line && !strstr(said.p, line))
			fail_msg("%s: %s", refused[i].what, said.p);
		assert_true(said.len > 0);
		buf_free(&said);
	}
	arena_free(a);
}

static void what_is_newer_says_so(void **state)
{
	struct arena *a = arena_new();
	struct record *r;
	struct why why = { 0 };
	const char *kind = "Kind: decree\nId: D1\n", *field = HEAD "Colour: red\n", *order = HEAD "Type: input\nSource: x\n";

	(void)state;
	assert_int_equal(record_parse(&r, a, kind, strlen(kind), &why), RC_INVALID);
	assert_string_equal(why.guard, "format.newer");
	assert_int_equal(record_parse(&r, a, field, strlen(field), &why), RC_INVALID);
	assert_string_equal(why.guard, "format.newer");
	assert_int_equal(record_parse(&r, a, order, strlen(order), &why), RC_INVALID);
	assert_null(why.guard);
	arena_free(a);
}

static void nul_bytes_and_size(void **state)
{
	static const char nul[] = "Kind: goal\nId: G1\nTitle: a\0b\n";
	struct arena *a = arena_new();
	struct buf text = { 0 };
	struct record *r;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(record_parse(&r, a, nul, sizeof(nul) - 1, &why), RC_INVALID);
	buf_puts(&text, "Kind: goal\nId: G1\nTitle: x\nDetail: ");
	while (text.len < RECORD_MAX - 1)
		buf_putc(&text, 'a');
	buf_putc(&text, '\n');
	assert_int_equal(text.len, RECORD_MAX);
	assert_int_equal(record_parse(&r, a, text.p, text.len, &why), RC_OK);
	assert_int_equal(record_check(r, &why), RC_OK);
	record_set(r, "Measure", "b");
	assert_int_equal(record_check(r, &why), RC_INVALID);
	text.p[text.len - 1] = 'a';
	buf_putc(&text, '\n');
	assert_int_equal(record_parse(&r, a, text.p, text.len, &why), RC_INVALID);
	buf_free(&text);
	arena_free(a);
}

static void check_names_the_field(void **state)
{
	struct arena *a = arena_new();
	struct record *r = record_new(a, kind_by_name("declaration"), "DE-01");
	struct why why = { 0 };

	(void)state;
	assert_int_equal(record_check(r, &why), RC_INVALID);
	assert_string_equal(why.field, "Person");
	record_set(r, "Person", "p.rojas");
	record_set(r, "Type", "interest");
	assert_int_equal(record_check(r, &why), RC_OK);
	record_set(r, "Grounds", "A cousin owns the yard.");          /* plain, before the act layer seals it */
	assert_int_equal(record_check(r, &why), RC_OK);
	record_set(r, "Grounds", " A cousin");
	assert_int_equal(record_check(r, &why), RC_INVALID);
	assert_string_equal(why.field, "Grounds");
	record_set(r, "Grounds", "sealed:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	assert_int_equal(record_check(r, &why), RC_OK);
	record_set(r, "Recused", "si");
	assert_int_equal(record_check(r, &why), RC_INVALID);
	assert_string_equal(why.field, "Recused");
	record_set(r, "Recused", "");
	assert_int_equal(record_check(r, &why), RC_OK);
	r->id = "DE/01";
	assert_int_equal(record_check(r, &why), RC_INVALID);
	arena_free(a);
}

static void a_copy_is_its_own(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	struct record *r = record_new(a, kind_by_name("goal"), "G1"), *copy;

	(void)state;
	record_set(r, "Title", "Calles limpias");
	r->path = "contracts/2018/00/SC-2018-P01/goals/G1";
	copy = record_copy(b, r);
	record_set(r, "Title", "otra");
	arena_free(a);
	assert_string_equal(record_get(copy, "Title"), "Calles limpias");
	assert_string_equal(copy->path, "contracts/2018/00/SC-2018-P01/goals/G1");
	record_set(copy, "Title", NULL);
	assert_string_equal(record_title(copy), "");
	arena_free(b);
}

/* Any single byte changed, dropped or doubled in the example: refused, or it prints as it was read. */
static void one_spelling_under_damage(void **state)
{
	size_t n = strlen(example), read = 0;

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (int how = 0; how < 12; how++) {
			static const char put[] = " \n.:-|aA0\x80";
			struct arena *a = arena_new();
			struct buf text = { 0 }, again = { 0 };
			struct record *r;
			struct why why = { 0 };

			buf_add(&text, example, i);
			if (how < 10)
				buf_putc(&text, put[how]);
			else if (how == 10)
				buf_add(&text, (const char[]){ example[i], example[i] }, 2);
			buf_add(&text, example + i + 1, n - i - 1);
			if (record_parse(&r, a, text.p, text.len, &why) == RC_OK) {
				record_print(&again, r);
				assert_string_equal(again.p, text.p);
				read++;
			}
			buf_free(&text);
			buf_free(&again);
			arena_free(a);
		}
	assert_true(read > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_comes_back), cmocka_unit_test(the_example_reads_as_it_says),
		cmocka_unit_test(the_hash_is_that_of_the_text), cmocka_unit_test(other_spellings_are_refused),
		cmocka_unit_test(what_is_newer_says_so), cmocka_unit_test(nul_bytes_and_size),
		cmocka_unit_test(check_names_the_field), cmocka_unit_test(a_copy_is_its_own), cmocka_unit_test(one_spelling_under_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
