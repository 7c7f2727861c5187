/* The command line: options of the program (the table of options), of the command (its row), of acts (the table of trailers), in any order. */
#include <string.h>

#include "cli.h"
#include "procure/base/num.h"

/* What stands on the line after the program's name. */
struct line { char *const *v; int n, i; };

static const char *const no = "no-";

static int own_option(const struct command *k, const char *name)
{
	for (int i = 0; k && k->options && k->options[i].name; i++)
		if (strcmp(k->options[i].name, name) == 0)
			return i;
	return -1;
}

const char *args_option(const struct cli *c, const char *name)
{
	int i = own_option(c->command, name);

	return i < 0 ? NULL : c->option[i];
}

enum rc args_number(const struct cli *c, const char *name, int64_t preset, int64_t *out, struct why *why)
{
	const char *said = args_option(c, name);

	*out = preset;
	if (!said || (num_parse(said, out) && *out >= 0))
		return RC_OK;
	return fail(why, RC_INVALID, N_("--{1} takes a whole number, not {2}."), name, said);
}

static enum rc take_value(struct line *l, const char *name, const char *joined, const char **at, struct why *why)
{
	if (*at)
		return fail(why, RC_INVALID, N_("--{1} stands twice."), name);
	if (!joined && l->i == l->n)
		return fail(why, RC_INVALID, N_("--{1} needs a value."), name);
	*at = joined ? joined : l->v[l->i++];
	return RC_OK;
}

static enum rc take_switch(const char *name, const char *joined, struct why *why)
{
	return joined ? fail(why, RC_INVALID, N_("--{1} takes no value."), name) : RC_OK;
}

/* Switches that are not options of procure.ini. */
static bool *plain_switch(struct cli *c, const char *name)
{
	if (strcmp(name, "json") == 0)
		return &c->json;
	if (strcmp(name, "help") == 0)
		return &c->help;
	return strcmp(name, "version") == 0 ? &c->version : NULL;
}

/* An option of procure.ini; a yes/no one is `--name` or `--no-name`; --lang is short for --language. */
static enum rc program_option(struct cli *c, struct line *l, const char *name, const char *joined, bool *known, struct why *why)
{
	int i = option_find(strcmp(name, "lang") == 0 ? "language" : name);
	bool off = i < 0 && strncmp(name, no, strlen(no)) == 0;

	if (off)
		i = option_find(name + strlen(no));
	*known = i >= 0 && (!off || option_row((enum option)i)->type == OPTION_YESNO);
	if (!*known)
		return RC_OK;
	if (option_row((enum option)i)->type != OPTION_YESNO)
		return take_value(l, name, joined, &c->given.value[i], why);
	c->given.value[i] = off ? "no" : "yes";
	return take_switch(name, joined, why);
}

static enum rc command_option(struct cli *c, struct line *l, const char *name, const char *joined, struct why *why)
{
	int i = own_option(c->command, name), trailer = trailer_by_option(name);

	if (i >= 0 && c->command->options[i].holder)
		return take_value(l, name, joined, &c->option[i], why);
	if (i >= 0) {
		c->option[i] = "";
		return take_switch(name, joined, why);
	}
	if (trailer >= 0 && c->command && c->command->flags & CMD_TRAILERS)
		return take_value(l, name, joined, &c->trailer[trailer], why);
	if (!c->command)
		return fail(why, RC_INVALID, N_("There is no option --{1} before the command."), name);
	return fail(why, RC_INVALID, N_("{1} has no option --{2}."), c->command->name, name);
}

static enum rc take_option(struct cli *c, struct line *l, const char *word, struct why *why)
{
	const char *equals = strchr(word, '='), *joined = equals ? equals + 1 : NULL;
	const char *name = equals ? arena_strndup(c->arena, word, (size_t)(equals - word)) : word;
	bool *plain = plain_switch(c, name), known = true;
	enum rc rc;

	if (own_option(c->command, name) >= 0)
		return command_option(c, l, name, joined, why);
	if (plain) {
		*plain = true;
		return take_switch(name, joined, why);
	}
	if (strcmp(name, "config") == 0)
		return take_value(l, name, joined, &c->config, why);
	if (strcmp(name, "at") == 0)
		return take_value(l, name, joined, &c->at_text, why);
	rc = program_option(c, l, name, joined, &known, why);
	return rc != RC_OK || known ? rc : command_option(c, l, name, joined, why);
}

static enum rc take_word(struct cli *c, const char *word, struct why *why)
{
	if (c->command) {
		c->arg[c->args++] = word;
		return RC_OK;
	}
	c->command = command_by_name(word);
	return c->command ? RC_OK : fail(why, RC_INVALID, N_("There is no command {1}; `procure --help` lists them."), word);
}

/* What the command cannot do with what was said. */
static enum rc check(const struct cli *c, struct why *why)
{
	const struct command *k = c->command;

	if (c->help || c->version)
		return RC_OK;
	if (c->args < k->args_min)
		return fail(why, RC_INVALID, N_("{1} needs more: `procure {1} {2}`."), k->name, k->usage);
	if (k->args_max >= 0 && c->args > k->args_max)
		return fail(why, RC_INVALID, N_("{1} is too much for {2}: `procure {2} {3}`."), c->arg[k->args_max], k->name, k->usage);
	if (c->at_text && !(k->flags & CMD_AT))
		return fail(why, RC_INVALID, N_("{1} has no option --{2}."), k->name, "at");
	if (c->json && !(k->flags & CMD_JSON))
		return fail(why, RC_INVALID, N_("{1} has no option --{2}."), k->name, "json");
	return RC_OK;
}

enum rc args_parse(struct cli *c, int argc, char *const argv[], struct why *why)
{
	struct line l = { argv, argc, 1 };
	bool words = false;              /* after -- */
	enum rc rc = RC_OK;

	c->arg = arena_alloc(c->arena, ((size_t)argc + 1) * sizeof *c->arg);
	while (l.i < l.n && rc == RC_OK) {
		const char *word = l.v[l.i++];

		if (!words && strcmp(word, "--") == 0)
			words = true;
		else if (!words && strcmp(word, "-h") == 0)
			c->help = true;
		else if (!words && strncmp(word, "--", 2) == 0)
			rc = take_option(c, &l, word + 2, why);
		else if (!words && word[0] == '-' && word[1])
			rc = fail(why, RC_INVALID, N_("There is no option {1}: options are words, as in --help."), word);
		else
			rc = take_word(c, word, why);
	}
	if (rc == RC_OK && !c->command && !c->help && !c->version)
		c->command = command_by_name("open");
	return rc == RC_OK ? check(c, why) : rc;
}
