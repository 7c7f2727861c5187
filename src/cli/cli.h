/* The inside of the command line: a row for each command, what was said on the line, and how answers are printed.
 *
 * Machine output goes to stdout, talk to stderr, the exit status is the enum rc that the command returned. Commands return; only main.c ends
 * the process. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "procure/conf/options.h"
#include "procure/model/trailers.h"
#include "procure/service/service.h"

struct cli;

struct cli_option {
	const char *name;                        /* "limit", as in --limit N */
	const char *holder;                      /* "N"; NULL: a switch */
	const char *help;                        /* msgid */
};

enum command_flag {
	CMD_LEDGER = 1 << 0,                     /* opens the ledger before it runs */
	CMD_WRITES = 1 << 1,                     /* for writing; else it only asks */
	CMD_AT = 1 << 2,                         /* knows --at */
	CMD_JSON = 1 << 3,                       /* knows --json */
	CMD_TRAILERS = 1 << 4,                   /* takes the options of the table of trailers */
	CMD_WRITES_SIGNED = 1 << 5,              /* for writing only where --signed is said */
};

struct command {
	const char *name, *usage;                /* usage: what follows the name */
	const char *help;                        /* msgid, one sentence */
	const char *more;                        /* msgid, what else there is to know, or NULL */
	const char *examples;                    /* lines, not translated */
	const struct cli_option *options;        /* ended by a row without name; NULL: none */
	unsigned flags;
	int args_min, args_max;                  /* -1: any number */
	enum rc (*run)(struct cli *c, struct why *why);
};

enum { CLI_OPTIONS_MAX = 16 };

struct cli {
	struct arena *arena;
	const struct command *command;
	/* said on the line */
	const char **arg;
	int args;
	const char *option[CLI_OPTIONS_MAX];     /* by row of command->options; "" for a switch that was set */
	const char *trailer[TRAILER_COUNT];
	struct option_given given;
	const char *config, *at_text;
	bool json, help, version;
	/* from there */
	struct options *options;
	struct service *service;
	int64_t at;                              /* of --at; 0 = now */
	bool wrote;                              /* something durable was recorded: a failure of stdout is no failure of the act */
};

/* commands.c */
const struct command *command_at(size_t i);      /* NULL past the last */
const struct command *command_by_name(const char *name);

/* args.c */
enum rc args_parse(struct cli *c, int argc, char *const argv[], struct why *why);
/* Value of an option of the command; "" for a switch; NULL: not said. */
const char *args_option(const struct cli *c, const char *name);
enum rc args_number(const struct cli *c, const char *name, int64_t preset, int64_t *out, struct why *why);

/* help.c */
void help_program(FILE *f);
void help_command(FILE *f, const struct command *k);

/* language.c */
void language_start(void);
/* Of --lang or procure.ini (NULL and "auto" say nothing), else of the environment; false where neither says a language. */
bool language_choose(const char *option);
void language_of_ledger(struct service *s);
bool language_english(void);

/* session.c */
/* Which ledger: --ledger, $PROCURE_LEDGER, procure.ini. */
enum rc session_place(const struct cli *c, const char **place, struct why *why);
enum rc session_open(struct cli *c, struct why *why);
void session_progress(int64_t done, int64_t all);
/* A record by its name, as of --at. */
enum rc session_record(struct cli *c, const char *name, struct record **out, struct why *why);

/* One function a command. */
enum rc cmd_open(struct cli *c, struct why *why);
enum rc cmd_demo(struct cli *c, struct why *why);
enum rc cmd_init(struct cli *c, struct why *why);
enum rc cmd_do(struct cli *c, struct why *why);
enum rc cmd_list(struct cli *c, struct why *why);
enum rc cmd_show(struct cli *c, struct why *why);
enum rc cmd_history(struct cli *c, struct why *why);
enum rc cmd_why(struct cli *c, struct why *why);
enum rc cmd_reveal(struct cli *c, struct why *why);
enum rc cmd_log(struct cli *c, struct why *why);
enum rc cmd_search(struct cli *c, struct why *why);
enum rc cmd_diff(struct cli *c, struct why *why);
enum rc cmd_verbs(struct cli *c, struct why *why);
enum rc cmd_kinds(struct cli *c, struct why *why);
enum rc cmd_verify(struct cli *c, struct why *why);
enum rc cmd_receipt(struct cli *c, struct why *why);
enum rc cmd_doctor(struct cli *c, struct why *why);
enum rc cmd_analyse(struct cli *c, struct why *why);
enum rc cmd_lint(struct cli *c, struct why *why);
enum rc cmd_trace(struct cli *c, struct why *why);
enum rc cmd_rank(struct cli *c, struct why *why);
enum rc cmd_reindex(struct cli *c, struct why *why);
enum rc cmd_backup(struct cli *c, struct why *why);
enum rc cmd_restore(struct cli *c, struct why *why);
enum rc cmd_stats(struct cli *c, struct why *why);
enum rc cmd_import(struct cli *c, struct why *why);
enum rc cmd_minutes(struct cli *c, struct why *why);

#endif
