/* Which language, and the locale: characters, messages, times and order; numbers stay as C has them, never otherwise (tui.md 1.3, 1.4). */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "procure/conf/places.h"

#define FALLBACK "C.UTF-8"

/* A machine may lack the locale that the environment names: then UTF-8 all the same. */
static void category(int which)
{
	const char *got = setlocale(which, "");
	bool plain = !got || strcmp(got, "C") == 0 || strcmp(got, "POSIX") == 0;

	if (plain || (which == LC_CTYPE && strcmp(nl_langinfo(CODESET), "UTF-8") != 0))
		setlocale(which, FALLBACK);
}

void language_start(void)
{
	struct buf dir = { 0 };
	struct why ignored = { 0 };

	category(LC_CTYPE);
	category(LC_MESSAGES);
	category(LC_TIME);
	category(LC_COLLATE);
	if (conf_locale_dir(&dir, &ignored) == RC_OK)
		bindtextdomain("procure", buf_str(&dir));
	bind_textdomain_codeset("procure", "UTF-8");
	textdomain("procure");
	buf_free(&dir);
}

/* gettext follows $LANGUAGE under any locale but plain C; setting the locale again makes it look. */
static void use(const char *language)
{
	setenv("LANGUAGE", language, 1);
	category(LC_MESSAGES);
}

/* The two letters of a language that we speak, or NULL: `es_CL.UTF-8` -> "es"; C and POSIX say nothing. */
static const char *spoken(const char *locale)
{
	static const char *const ours[] = { "es", "en" };

	for (size_t i = 0; locale && i < sizeof ours / sizeof ours[0]; i++)
		if (strncmp(locale, ours[i], 2) == 0 && !strchr("abcdefghijklmnopqrstuvwxyz", locale[2] ? locale[2] : '_'))
			return ours[i];
	return NULL;
}

static const char *of_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };         /* read, never set */
	const char *said = getenv("LANGUAGE");

	for (size_t i = 0; !(said && *said) && i < sizeof names / sizeof names[0]; i++)
		said = getenv(names[i]);
	return spoken(said);
}

bool language_choose(const char *option)
{
	const char *said = spoken(option);

	if (!said)
		said = of_environment();
	if (said)
		use(said);
	return said != NULL;
}

void language_of_ledger(struct service *s)
{
	const struct record *l = scope_ledger(service_scope(s));
	const char *said = l ? spoken(record_get(l, "Language")) : NULL;

	if (said)
		use(said);
}

bool language_english(void)
{
	const char *said = getenv("LANGUAGE");

	return !said || strcmp(said, "es") != 0;
}
