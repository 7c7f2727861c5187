/* People from a table that was typed or pasted. Pure: text in, rows and sentences out. */
#include <stdlib.h>
#include <string.h>

#include "screens/found.h"

enum { CELLS = 5, CELL_NAME = 0, CELL_ID, CELL_TITLE, CELL_UNIT, CELL_LOGIN };

/* --- ids ------------------------------------------------------------------------------------------------------------------------------------- */

static bool particle(const char *word, size_t n)
{
	static const char *const words[] = { "de", "del", "la", "las", "los", "y", "da", "do", "di", "van", "von", "der" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i]) == n && strncmp(words[i], word, n) == 0)
			return true;
	return false;
}

/* Folded, ñ as n; what is neither letter nor digit parts words. */
static void plain(struct buf *out, const char *name)
{
	struct buf folded = { 0 };

	text_fold(&folded, name, strlen(name));
	for (size_t i = 0; i < folded.len;) {
		uint32_t cp = 0;
		size_t n = utf8_decode(folded.p + i, folded.len - i, &cp);

		if (cp == 0xf1)
			buf_putc(out, 'n');
		else if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
			buf_putc(out, (char)cp);
		else if (cp < 0x80 && cp != '\'')
			buf_putc(out, ' ');
		i += n ? n : 1;
	}
	buf_free(&folded);
}

void roster_id(struct buf *out, const char *name)
{
	struct arena *a = arena_new();
	struct strs words = { 0 }, all = { 0 };
	struct buf text = { 0 };

	plain(&text, name);
	strs_split(&all, a, buf_str(&text));
	for (size_t i = 0; i < all.n; i++)
		if (!particle(all.v[i], strlen(all.v[i])))
			strs_add(&words, a, all.v[i]);
	/* Ana Núñez, Ana Núñez Soto, Ana María Núñez Soto: the first surname. */
	if (words.n == 1)
		buf_puts(out, words.v[0]);
	else if (words.n > 1)
		buf_printf(out, "%c.%s", words.v[0][0], words.v[words.n > 3 ? words.n - 2 : 1]);
	buf_free(&text);
	arena_free(a);
}

/* --- lines ------------------------------------------------------------------------------------------------------------------------------------ */

static char separator(const char *line)
{
	for (const char *s = "\t;|,"; *s; s++)
		if (strchr(line, *s))
			return *s;
	return '\0';
}

static const char *cell_clean(struct arena *a, const char *p, size_t n)
{
	struct buf out = { 0 };
	const char *text;

	if (n >= 2 && p[0] == '"' && p[n - 1] == '"') {
		p++;
		n -= 2;
	}
	text_clean(&out, p, n, false);
	text = arena_strdup(a, strcmp(buf_str(&out), "-") == 0 ? "" : buf_str(&out));
	buf_free(&out);
	return text;
}

/* Returns how many cells the line has. */
static size_t cells_of(struct arena *a, const char *line, const char *cell[CELLS])
{
	char parts = separator(line);
	size_t n = 0;

	for (size_t i = 0; i < CELLS; i++)
		cell[i] = "";
	for (const char *at = line;; at++) {
		const char *end = parts ? strchr(at, parts) : NULL;
		size_t len = end ? (size_t)(end - at) : strlen(at);

		while (len && *at == ' ')
			at++, len--;
		while (len && at[len - 1] == ' ')
			len--;
		if (n < CELLS)
			cell[n] = cell_clean(a, at, len);
		n += n < CELLS || len > 0;
		if (!end)
			return n;
		at = end;
	}
}

/* The first line of a table that was pasted with its titles. */
static bool is_title(const char *cell)
{
	struct buf folded = { 0 };
	bool title;

	text_fold(&folded, cell, strlen(cell));
	title = *cell && list_has("nombre nombres name names persona person", buf_str(&folded));
	buf_free(&folded);
	return title;
}

static void fault(struct roster *r, int line, const char *msg, const char *what, int other)
{
	char mine[24], theirs[24];

	fail(&r->fault[r->n_faults++], RC_INVALID, msg, num_text(mine, line), what, num_text(theirs, other));
}

static const struct roster_person *same_name(const struct roster *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++) {
		struct buf x = { 0 }, y = { 0 };
		bool same;

		text_fold(&x, r->v[i].name, strlen(r->v[i].name));
		text_fold(&y, name, strlen(name));
		same = strcmp(buf_str(&x), buf_str(&y)) == 0;
		buf_free(&x);
		buf_free(&y);
		if (same)
			return &r->v[i];
	}
	return NULL;
}

const struct roster_person *roster_by_id(const struct roster *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->v[i].id, id) == 0)
			return &r->v[i];
	return NULL;
}

const struct roster_person *roster_of_login(const struct roster *r, const char *login)
{
	for (size_t i = 0; *login && i < r->n; i++)
		if (strcmp(r->v[i].login, login) == 0)
			return &r->v[i];
	return NULL;
}

/* a.nunez, a.nunez2, a.nunez3 … */
static const char *free_id(const struct roster *r, struct arena *a, const char *name)
{
	struct buf id = { 0 };
	const char *out;

	roster_id(&id, name);
	out = arena_strdup(a, id.len ? buf_str(&id) : "persona");
	for (int i = 2; roster_by_id(r, out); i++)
		out = arena_printf(a, "%s%d", id.len ? buf_str(&id) : "persona", i);
	buf_free(&id);
	return out;
}

static void check_person(struct roster *r, const struct roster_person *p, size_t cells)
{
	const struct roster_person *twin;

	if (!*p->name)
		fault(r, p->line, N_("Line {1} has no name: it comes first."), "", 0);
	else if ((twin = same_name(r, p->name)) != NULL)
		fault(r, p->line, N_("Line {1}: {2} stands on line {3} already."), p->name, twin->line);
	if (!id_valid(p->id))
		fault(r, p->line, N_("Line {1}: “{2}” cannot be an id: letters without accents, digits, points and hyphens."), p->id, 0);
	else if ((twin = roster_by_id(r, p->id)) != NULL)
		fault(r, p->line, N_("Line {1}: the id {2} is that of line {3}."), p->id, twin->line);
	if (*p->login && !id_valid(p->login))
		fault(r, p->line, N_("Line {1}: “{2}” cannot be a login: letters without accents, digits, points and hyphens."), p->login, 0);
	else if ((twin = roster_of_login(r, p->login)) != NULL)
		fault(r, p->line, N_("Line {1}: the login {2} is that of line {3}."), p->login, twin->line);
	if (cells > CELLS)
		fault(r, p->line, N_("Line {1} has more than five cells: name; id; post; unit; login."), "", 0);
}

void roster_read(struct roster *out, struct arena *a, const char *text)
{
	size_t lines = 1;
	int number = 0;

	for (const char *p = text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	*out = (struct roster){ .v = arena_alloc(a, lines * sizeof *out->v), .fault = arena_alloc(a, lines * 4 * sizeof *out->fault) };
	while (lines--) {
		size_t len = strcspn(text, "\n"), cells;
		const char *line = arena_strndup(a, text, len), *cell[CELLS];
		struct roster_person p = { .line = ++number };

		text += len + (text[len] == '\n');
		if (!line[strspn(line, " ;|,\t")])
			continue;
		cells = cells_of(a, line, cell);
		if (out->n == 0 && is_title(cell[CELL_NAME]))
			continue;
		p.name = cell[CELL_NAME];
		p.title = cell[CELL_TITLE];
		p.unit = cell[CELL_UNIT];
		p.login = cell[CELL_LOGIN];
		p.proposed = !*cell[CELL_ID];
		p.id = p.proposed ? free_id(out, a, p.name) : cell[CELL_ID];
		check_person(out, &p, cells);
		out->v[out->n++] = p;
	}
}

char *roster_with_login(struct arena *a, const struct roster *r, size_t person, const char *login)
{
	char *out = arena_strdup(a, "");

	for (size_t i = 0; i < r->n; i++)
		out = arena_printf(a, "%s%s; %s; %s; %s; %s\n", out, r->v[i].name, r->v[i].id, r->v[i].title, r->v[i].unit, i == person ? login : r->v[i].login);
	return out;
}

size_t roster_choices(struct form_choice **out, struct arena *a, const struct roster *r)
{
	*out = arena_alloc(a, (r->n + 1) * sizeof **out);
	for (size_t i = 0; i < r->n; i++)
		(*out)[i] = (struct form_choice){ r->v[i].id, *r->v[i].title ? arena_printf(a, "%s · %s", r->v[i].name, r->v[i].title) : r->v[i].name, NULL };
	return r->n;
}
