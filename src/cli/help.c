/* --help: made from the tables of commands, options and trailers, at 80 columns. */
#include <string.h>

#include "out.h"
#include "procure/base/text.h"

enum { COLUMNS = 80, INDENT = 26 };

struct at { FILE *f; const char *text; int indent; bool further; };

static void wrapped_line(void *ctx, size_t from, size_t to)
{
	struct at *p = ctx;

	fprintf(p->f, "%*s%.*s\n", p->further ? p->indent : 0, "", (int)(to - from), p->text + from);
	p->further = true;
}

/* The text begins at the column where the cursor stands. */
static void wrapped(FILE *f, const char *text, int indent)
{
	struct at p = { f, text, indent, false };

	text_wrap(text, strlen(text), COLUMNS - indent, wrapped_line, &p);
}

static void row(FILE *f, const char *left, const char *help)
{
	if (text_width(left) > INDENT - 4)
		fprintf(f, "  %s\n%*s", left, INDENT, "");
	else
		fprintf(f, "  %s%*s", left, INDENT - 2 - text_width(left), "");
	wrapped(f, help, INDENT);
}

static void option(FILE *f, const char *name, const char *holder, const char *help)
{
	struct buf left = { 0 };

	buf_printf(&left, "--%s%s%s", name, holder ? " " : "", holder ? holder : "");
	row(f, buf_str(&left), help);
	buf_free(&left);
}

/* "auto es en" as "auto|es|en". */
static void choices(struct buf *out, const char *range)
{
	for (const char *p = range; *p; p++)
		buf_putc(out, *p == ' ' ? '|' : *p);
}

static void program_option(FILE *f, enum option which)
{
	const struct option_row *o = option_row(which);
	bool off = o->type == OPTION_YESNO && strcmp(o->preset, "yes") == 0;
	struct buf name = { 0 }, holder = { 0 }, help = { 0 };

	buf_printf(&name, "%s%s", off ? "no-" : "", which == OPTION_LANGUAGE ? "lang" : o->name);
	if (o->type == OPTION_CHOICE)
		choices(&holder, which == OPTION_LANGUAGE ? strchr(o->range, ' ') + 1 : o->range);
	else if (o->type != OPTION_YESNO)
		buf_puts(&holder, _("VALUE"));
	buf_printf(&help, "%s%s", off ? _("Turn off: ") : "", _(o->help));
	option(f, buf_str(&name), holder.len ? buf_str(&holder) : NULL, buf_str(&help));
	buf_free(&name);
	buf_free(&holder);
	buf_free(&help);
}

static void everywhere(FILE *f)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		program_option(f, (enum option)i);
	option(f, "config", _("FILE"), _("Read this file instead of your own procure.ini"));
	option(f, "at", "SEQ|DATE|HASH", _("Answer as it stood after that act, or at the end of that day"));
	option(f, "json", NULL, _("Answer as one JSON object"));
	option(f, "help", NULL, _("This help; after a command, the help of that command"));
	option(f, "version", NULL, _("Which version this is"));
}

void help_program(FILE *f)
{
	const struct command *k;

	wrapped(f, _("procure: the record of decisions of the Strategic Contracts Committee and its working groups"), 0);
	fprintf(f, "\n  procure [%s] %s\n\n%s\n", _("OPTIONS"), _("[COMMAND …]"), _("Commands"));
	for (size_t i = 0; (k = command_at(i)) != NULL; i++)
		row(f, k->name, _(k->help));
	fprintf(f, "\n%s\n", _("Options of every command"));
	everywhere(f);
	fprintf(f, "\n%s\n", _("Exit status"));
	row(f, "0", _("done"));
	row(f, "1", _("findings, or nothing matches"));
	row(f, "2", _("wrong usage, or input that cannot be accepted"));
	row(f, "3", _("a rule or a role does not allow it"));
	row(f, "4", _("not written: the ledger moved under --expect, or is locked"));
	row(f, "5", _("no such record"));
	row(f, "6", _("damage met"));
	row(f, "7", _("input or output failed, nothing written"));
	row(f, "8", _("written, but the disk reported an error"));
	fprintf(f, "\n%s\n", _("`procure COMMAND --help` says more about a command."));
}

void help_command(FILE *f, const struct command *k)
{
	fprintf(f, "procure %s%s%s\n\n", k->name, *k->usage ? " " : "", k->usage);
	wrapped(f, _(k->help), 0);
	if (k->more) {
		fputc('\n', f);
		wrapped(f, _(k->more), 0);
	}
	if (k->options || k->flags & (CMD_TRAILERS | CMD_AT | CMD_JSON))
		fprintf(f, "\n%s\n", _("Options"));
	for (int i = 0; k->options && k->options[i].name; i++)
		option(f, k->options[i].name, k->options[i].holder, _(k->options[i].help));
	for (int i = 0; k->flags & CMD_TRAILERS && i < TRAILER_COUNT; i++)
		if (trailer_rows[i].option)
			option(f, trailer_rows[i].option, trailer_rows[i].holder, _(trailer_rows[i].help));
	if (k->flags & CMD_AT)
		option(f, "at", "SEQ|DATE|HASH", _("Answer as it stood after that act, or at the end of that day"));
	if (k->flags & CMD_JSON)
		option(f, "json", NULL, _("Answer as one JSON object"));
	fprintf(f, "\n%s\n%s", _("Examples"), k->examples);
	fprintf(f, "\n%s\n", _("`procure --help` lists the options of every command and the exit status."));
}
