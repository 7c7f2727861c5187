/* Columns that name persons. */
#include "persons.h"

#include <ctype.h>
#include <string.h>

#include "import_build.h"

/* --- one cell ---------------------------------------------------------------------------------------------------------------------------------- */

/* -1: no RUT, or a wrong check digit. */
static int64_t rut_number(const char *cell)
{
	int digit[9], n = 0, sum = 0, check;
	int64_t number = 0;
	const char *s = cell + strspn(cell, " ");
	char given;

	for (; isdigit((unsigned char)*s) || (*s == '.' && isdigit((unsigned char)s[1])); s++)
		if (*s != '.') {
			if (n == 9)
				return -1;
			digit[n++] = *s - '0';
			number = number * 10 + *s - '0';
		}
	if (*s++ != '-' || n < 6)
		return -1;
	given = (char)toupper((unsigned char)*s);
	if (!given || strspn(s + 1, " ") != strlen(s + 1))
		return -1;
	for (int i = 0; i < n; i++)
		sum += digit[n - 1 - i] * (2 + i % 6);
	check = 11 - sum % 11;
	return given == (check == 11 ? '0' : check == 10 ? 'K' : (char)('0' + check)) ? number : -1;
}

/* Firms and public bodies have numbers from 50 million on. */
enum { FIRMS_FROM = 50000000 };

bool persons_rut(const char *cell)
{
	int64_t n = rut_number(cell);

	return n >= 0 && n < FIRMS_FROM;
}

static bool is_mail(const char *cell)
{
	const char *at = strchr(cell, '@');

	return at && at > cell && strchr(at, '.') && !strchr(at + 1, '@') && !strchr(cell, ' ');
}

/* +56 9 1234 5678, (2) 2345 6789: eight to twelve digits and a mark that figures do not bear. */
static bool is_phone(const char *cell)
{
	size_t digits = 0, marks = 0;

	for (; *cell; cell++) {
		if (isdigit((unsigned char)*cell))
			digits++;
		else if (strchr("+()", *cell))
			marks++;
		else if (!strchr(" -", *cell))
			return false;
	}
	return marks && digits >= 8 && digits <= 12;
}

/* --- a column ---------------------------------------------------------------------------------------------------------------------------------- */

/* Words in the name of a column, folded to plain words. What a firm or a service is called is none of it. */
static bool named_so(const char *plain)
{
	static const char *const words[] = { "rut", "run", "dni", "cedula", "nombre", "nombres", "apellido", "apellidos", "correo", "email", "mail", "telefono", "fono",
					     "celular", "movil", "direccion", "domicilio", "reclamante", "denunciante", "vecino", "trabajador", "funcionario", "paciente",
					     "beneficiario", "firstname", "surname", "phone", "address", "complainant" };
	static const char *const things[] = { "servicio", "empresa", "contrato", "proveedor", "comuna", "producto", "calle", "unidad", "organismo", "archivo", "ip" };
	const char *s = plain;
	bool person = false;

	while (*s) {
		size_t n = strcspn(s, " ");

		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			person |= strlen(words[i]) == n && strncmp(s, words[i], n) == 0;
		for (size_t i = 0; i < sizeof things / sizeof things[0]; i++)
			if (strlen(things[i]) == n && strncmp(s, things[i], n) == 0)
				return false;
		s += n + (s[n] == ' ');
	}
	return person;
}

struct looking { int64_t *filled, *persons, *firms; size_t columns; };

static bool look(void *ctx, const struct csv_row *row)
{
	struct looking *l = ctx;

	for (size_t i = 0; row->kind == CSV_DATA && i < row->n && i < l->columns; i++) {
		const char *cell = row->cell[i];

		if (!cell[strspn(cell, " \t")])
			continue;
		l->filled[i]++;
		l->firms[i] += rut_number(cell) >= FIRMS_FROM;
		l->persons[i] += persons_rut(cell) || is_mail(cell) || is_phone(cell);
	}
	return true;
}

enum rc persons_mark(bool *marked, const char *path, const struct csv_facts *f, struct arena *a, struct why *why)
{
	int64_t *counts = arena_alloc(a, (3 * f->columns + 1) * sizeof *counts);
	struct looking l = { counts, counts + f->columns, counts + 2 * f->columns, f->columns };
	struct csv_visitor v = { .row = look, .ctx = &l };
	enum rc rc;

	memset(counts, 0, 3 * f->columns * sizeof *counts);
	rc = csv_read(path, &f->dialect, &v, why);
	for (size_t i = 0; i < f->columns; i++) {
		const struct csv_column *c = &f->column[i];

		marked[i] = (named_so(columns_plain(a, c->name)) && c->numbers * 2 <= c->filled && l.firms[i] * 2 <= l.filled[i]) ||
			    (l.persons[i] && l.persons[i] * 2 >= l.filled[i]);
	}
	return rc;
}
