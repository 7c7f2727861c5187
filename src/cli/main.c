/* procure: where the process begins and ends. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out.h"

#define VERSION "1.0"

extern char **environ;

/* Descriptors 0 to 2 are there, so that no file of ours takes their place and is written to as if it were the terminal. */
static void open_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* What would turn git or the terminal library elsewhere. */
static bool unwanted(const char *variable)
{
	static const char *const starts[] = { "GIT_", "TERMINFO", "TERMCAP=", "LINES=", "COLUMNS=" };

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (strncmp(variable, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static void clean_environment(void)
{
	for (char **at = environ; at && *at;) {
		char name[256];
		size_t n = strcspn(*at, "=");

		if (!unwanted(*at) || n >= sizeof name) {
			at++;
			continue;
		}
		memcpy(name, *at, n);
		name[n] = '\0';
		unsetenv(name);
		at = environ;
	}
}

static void memory_exhausted(void)
{
	static const char said[] = "procure: memory is exhausted. What was acknowledged is on disk.\n";

	(void)!write(STDERR_FILENO, said, sizeof said - 1);
	_exit(RC_IO);
}

/* reliability.md 3.6, "start". */
static void start(void)
{
	open_standard_files();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	umask(027);
	clean_environment();
	mem_on_exhausted(memory_exhausted);
	language_start();
}

static void show_faults(const struct options *o)
{
	const struct why *w;

	for (size_t i = 0; (w = options_fault(o, i)) != NULL; i++)
		out_error(NULL, w);
}

static enum rc run(struct cli *c, struct why *why)
{
	enum rc rc;

	if (c->help) {
		if (c->command)
			help_command(stdout, c->command);
		else
			help_program(stdout);
		return RC_OK;
	}
	if (c->version) {
		printf("procure %s\n", VERSION);
		return RC_OK;
	}
	if ((rc = options_load(&c->options, c->arena, &c->given, c->config, why)) != RC_OK)
		return rc == RC_NOTFOUND ? RC_INVALID : rc;     /* 5 speaks of records */
	language_choose(options_text(c->options, OPTION_LANGUAGE));
	show_faults(c->options);
	if (c->command->flags & CMD_LEDGER && (rc = session_open(c, why)) != RC_OK)
		return rc;
	return c->command->run(c, why);
}

/* Did the answer reach whom it was for? A reader that went away (a pager) is no fault; an act stands whatever becomes of the answer. */
static enum rc flush(const struct cli *c, enum rc rc)
{
	struct why why = { 0 };
	int error = 0;

	errno = 0;
	if (fflush(stdout) != 0 || ferror(stdout))
		error = errno ? errno : EIO;
	if (!error || (error == EPIPE && !c->wrote))
		return rc;
	if (c->wrote)
		fail(&why, RC_UNSURE, N_("It is recorded, but the answer could not be printed."));
	else
		fail(&why, RC_IO, N_("The answer could not be printed."));
	out_error(NULL, &why);
	return why.rc;
}

int main(int argc, char *argv[])
{
	struct cli c = { .arena = arena_new() };
	struct why why = { 0 };
	enum rc rc;

	start();
	rc = args_parse(&c, argc, argv, &why);
	language_choose(c.given.value[OPTION_LANGUAGE]);
	if (rc != RC_OK)
		out_usage(c.command, &why);
	else if ((rc = run(&c, &why)) != RC_OK)
		out_error(NULL, &why);
	service_close(c.service);
	rc = flush(&c, rc);
	arena_free(c.arena);
	return (int)rc;
}
