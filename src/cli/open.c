/* procure open: the full screen. */
#include <unistd.h>

#include "demo.h"
#include "out.h"
#include "plain.h"
#include "procure/tui/tui.h"

/* The screens speak the ledger's language where neither the line nor the environment names one. */
static void choose_language(const struct options *o)
{
	struct service_options quick = { .read_only = true, .no_index = true };
	struct service *s = NULL;
	struct why ignored = { 0 };

	if (language_choose(options_text(o, OPTION_LANGUAGE)) || !*options_text(o, OPTION_LEDGER))
		return;
	if (service_open(&s, options_text(o, OPTION_LEDGER), &quick, NULL, &ignored) == RC_OK)
		language_of_ledger(s);
	service_close(s);
}

enum rc open_screen(struct cli *c, const char *ledger, struct why *why)
{
	const char *person = options_text(c->options, OPTION_PERSON);
	struct why ignored = { 0 };
	struct tui_start start = {
		.options = c->options, .ledger = ledger, .person = *person ? person : NULL,
		.read_only = options_yes(c->options, OPTION_READ_ONLY), .at = c->at_text, .make_demo = demo_make,
	};

	choose_language(c->options);
	if (options_yes(c->options, OPTION_PLAIN))
		return plain_home(ledger, start.read_only, start.person, why);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return fail(why, RC_INVALID, N_("The full screen needs a terminal; `procure --help` lists the commands that do not."));
	if (demo_place(&start.demo, c->arena, &ignored) != RC_OK)
		start.demo = NULL;
	return tui_run(&start, why);
}

enum rc cmd_open(struct cli *c, struct why *why)
{
	return open_screen(c, options_text(c->options, OPTION_LEDGER), why);
}
