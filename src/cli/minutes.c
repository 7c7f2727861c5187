/* procure minutes: the papers of a meeting, as they follow from its acts; and the signed paper that comes back. */
#include <string.h>
#include <unistd.h>

#include "out.h"
#include "procure/base/file.h"
#include "procure/exchange/minutes.h"
#include "procure/service/keep.h"

/* --- which paper ------------------------------------------------------------------------------------------------------------------------------ */

struct sort { const char *option; enum rc (*make)(struct paper *, struct service *, const char *, int64_t, struct why *); };

/* What stands without a value is about MEETING, what has one names what it is about. The first is the one without an option. */
static const struct sort sorts[] = {
	{ NULL, minutes_paper }, { "convocation", convocation_paper }, { "blank", blank_paper }, { "kickoff", kickoff_paper }, { "certificate", certificate_paper },
};

/* One paper at a time, about one thing. */
static enum rc asked(const struct cli *c, const struct sort **sort, const char **about, struct why *why)
{
	*sort = &sorts[0];
	*about = c->args ? c->arg[0] : NULL;
	for (size_t i = 1; i < sizeof sorts / sizeof sorts[0]; i++) {
		const char *said = args_option(c, sorts[i].option);

		if (!said)
			continue;
		if (*sort != &sorts[0])
			return fail(why, RC_INVALID, N_("--{1} and --{2} are two papers: ask for one at a time."), (*sort)->option, sorts[i].option);
		if (*said && c->args)
			return fail(why, RC_INVALID, N_("--{1} says what it is about: leave out {2}."), sorts[i].option, c->arg[0]);
		*sort = &sorts[i];
		*about = *said ? said : *about;
	}
	return *about ? RC_OK : fail(why, RC_INVALID, N_("Say which meeting: `procure list meeting` lists them."));
}

static enum rc format_asked(const struct cli *c, enum paper_format *out, struct why *why)
{
	const char *said = args_option(c, "format"), *file = args_option(c, "out"), *dot = file ? strrchr(file, '.') : NULL;

	*out = PAPER_PLAIN;
	if (said)
		return paper_format(said, out) ? RC_OK : fail(why, RC_INVALID, N_("{1} is no format: text, md, html or pdf."), said);
	for (int f = PAPER_PLAIN; dot && f <= PAPER_PDF; f++)
		if (strcmp(dot + 1, paper_suffix((enum paper_format)f)) == 0)
			*out = (enum paper_format)f;
	return RC_OK;
}

/* --- printing --------------------------------------------------------------------------------------------------------------------------------- */

static void json_line(struct json *j, const struct paper_line *l)
{
	json_object(j, NULL);
	json_string(j, "kind", paper_code(l->kind));
	if (l->act)
		json_int(j, "act", l->act);
	else
		json_null(j, "act");
	if (l->n_cells) {
		json_array(j, "cells");
		for (size_t i = 0; i < l->n_cells; i++)
			json_string(j, NULL, l->cell[i]);
		json_array_end(j);
	} else {
		out_json_word(j, "label", l->label);
		out_json_word(j, "text", l->text);
	}
	json_bool(j, "replaced", l->struck);
	json_object_end(j);
}

static enum rc print_json(const struct cli *c, const struct paper *p, struct why *why)
{
	struct json *j = out_json(c);

	json_string(j, "title", p->title);
	json_string(j, "language", p->language);
	json_array(j, "lines");
	for (size_t i = 0; i < p->n; i++)
		json_line(j, &p->v[i]);
	json_array_end(j);
	return out_json_end(j, why);
}

/* Into a file whole or not at all; a PDF is nothing for a terminal. */
static enum rc print(const struct cli *c, const struct paper *p, enum paper_format format, struct why *why)
{
	const char *file = args_option(c, "out");
	struct buf text = { 0 };
	enum rc rc;

	if (format == PAPER_PDF && !file && isatty(STDOUT_FILENO))
		return fail(why, RC_INVALID, N_("A PDF is no text for a terminal: say --out FILE, or send the output into a file."));
	rc = paper_print(&text, p, format, why);
	if (rc == RC_OK && file)
		rc = file_write(file, buf_str(&text), text.len, 0666, why);
	else if (rc == RC_OK)
		fwrite(buf_str(&text), 1, text.len, stdout);
	buf_free(&text);
	return rc;
}

/* --- the signed paper --------------------------------------------------------------------------------------------------------------------------- */

static enum rc file_signed(struct cli *c, const char *meeting, struct why *why)
{
	const char *file = args_option(c, "signed"), *slash = strrchr(file, '/');
	const char *names[] = { "Signed-Copy", "Signed-Name" };
	char sha[65];
	const char *values[] = { sha, slash ? slash + 1 : file };
	struct request r = { .verb = "meeting.signed", .record = meeting, .names = names, .values = values, .n_fields = 2 };
	struct recorded *done = arena_alloc(c->arena, sizeof *done);
	int64_t size;
	enum rc rc;

	if ((rc = service_ready(c->service, r.verb, meeting, NULL, why)) != RC_OK || (rc = service_attach(c->service, file, sha, &size, why)) != RC_OK)
		return rc;
	rc = service_do(c->service, &r, 0, done, why);
	if (rc != RC_OK && rc != RC_UNSURE)
		return rc;
	c->wrote = true;
	out_warnings(done, NULL);
	printf("%s %lld %s %s\n", rc == RC_OK ? "act" : "unsure", (long long)done->seq, done->commit, done->receipt);
	return rc;
}

/* A paper is written in the language of the ledger, whoever prints it where, unless --lang says another. */
static const char *paper_language(const struct cli *c)
{
	const char *said = c->given.value[OPTION_LANGUAGE];

	if (!said || strcmp(said, "auto") == 0)
		language_of_ledger(c->service);
	return language_english() ? "en" : "es";
}

enum rc cmd_minutes(struct cli *c, struct why *why)
{
	const struct sort *sort;
	enum paper_format format;
	const char *about;
	struct paper p;
	enum rc rc;

	if ((rc = asked(c, &sort, &about, why)) != RC_OK || (rc = format_asked(c, &format, why)) != RC_OK)
		return rc;
	if (args_option(c, "signed"))
		return sort == &sorts[0] ? file_signed(c, about, why) : fail(why, RC_INVALID, N_("The signed paper belongs to the minutes: say the meeting alone."));
	paper_init(&p, c->arena, paper_language(c));
	if ((rc = sort->make(&p, c->service, about, c->at, why)) != RC_OK)
		return rc;
	return c->json ? print_json(c, &p, why) : print(c, &p, format, why);
}
