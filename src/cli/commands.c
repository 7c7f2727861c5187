/* The table of commands. A new command is a row here and a function; help, options and checks follow from the row. */
#include <string.h>

#include "cli.h"

static const struct cli_option open_options[] = { { NULL, NULL, NULL } };

static const struct cli_option demo_options[] = {
	{ "no-open", NULL, N_("Build it, but do not open it") },
	{ NULL, NULL, NULL },
};

static const struct cli_option init_options[] = {
	{ "name", "NAME", N_("Name of the municipality") },
	{ "language", "es|en", N_("Language in which acts and minutes are written (es)") },
	{ "person", "ID", N_("Short name of the first person, the registrar (made from the login)") },
	{ "person-name", "NAME", N_("Name of that person") },
	{ "legal-act", "TEXT", N_("Act or instruction that created the committee") },
	{ "letterhead", "TEXT", N_("What stands at the head of minutes and reports") },
	{ "mail-domain", "DOMAIN", N_("What comes after the @ in people's addresses") },
	{ NULL, NULL, NULL },
};

static const struct cli_option do_options[] = {
	{ "because", "TEXT", N_("The reason") },
	{ "decided", "INSTANT", N_("When it was decided, if not now: 26-11-2018 10:00") },
	{ "expect", "SEQ", N_("Refuse if the record was changed after this act") },
	{ "file", "FILE", N_("Attach this file (documents and data series)") },
	{ "batch", "FILE|-", N_("Do the stanzas of this file, or of the standard input") },
	{ "atomic", NULL, N_("All stanzas of the batch or none") },
	{ NULL, NULL, NULL },
};

static const struct cli_option contract_options[] = {
	{ "contract", "CONTRACT", N_("Of this contract only") },
	{ NULL, NULL, NULL },
};

static const struct cli_option list_options[] = {
	{ "contract", "CONTRACT", N_("Of this contract only") },
	{ "state", "STATE", N_("In this state only") },
	{ NULL, NULL, NULL },
};

static const struct cli_option show_options[] = {
	{ "contract", "CONTRACT", N_("Where the record's name is a short one") },
	{ "raw", NULL, N_("The record as it stands in the ledger") },
	{ NULL, NULL, NULL },
};

static const struct cli_option log_options[] = {
	{ "record", "RECORD", N_("Acts that wrote this record") },
	{ "contract", "CONTRACT", N_("Of this contract only") },
	{ "by", "PERSON", N_("Acts of this person") },
	{ "verb", "VERB", N_("Acts of this verb, or of all that begin with `requirement.`") },
	{ "meeting", "MEETING", N_("Acts of this meeting") },
	{ "body", "BODY", N_("Acts of this body") },
	{ "late", NULL, N_("Only acts that were recorded late") },
	{ "oldest-first", NULL, N_("The first act first") },
	{ "limit", "N", N_("At most so many") },
	{ NULL, NULL, NULL },
};

static const struct cli_option search_options[] = {
	{ "limit", "N", N_("At most so many (50)") },
	{ NULL, NULL, NULL },
};

static const struct cli_option verify_options[] = {
	{ "receipt", "RECEIPT", N_("Only answer whether the ledger holds the act of this receipt") },
	{ NULL, NULL, NULL },
};

static const struct cli_option reindex_options[] = {
	{ "hash", NULL, N_("Print the fingerprint of the index before and after") },
	{ NULL, NULL, NULL },
};

static const struct cli_option import_options[] = {
	{ "as", "KIND", N_("What the file holds, where it cannot be guessed: candidate, requirement, series") },
	{ "contract", "CONTRACT", N_("For requirements and series: the contract they belong to") },
	{ "year", "YEAR", N_("For candidates: the year of their ids (this year)") },
	{ "title", "TITLE", N_("For a series: its title (the file's name)") },
	{ "match", "WORDS", N_("Only what holds these words") },
	{ "map", "FIELD=COLUMN,…", N_("Which column is which field") },
	{ "persons", "leave-out|seal|keep", N_("Columns that look like persons (RUT, names, mail, telephone, address): left out, unless you say otherwise") },
	{ "because", "TEXT", N_("The reason") },
	{ "dry-run", NULL, N_("Show what would be recorded, record nothing") },
	{ NULL, NULL, NULL },
};

static const struct cli_option minutes_options[] = {
	{ "format", "text|md|html|pdf", N_("How it is printed; without it, as the name of --out ends, else text") },
	{ "out", "FILE", N_("Into this file, whole or not at all") },
	{ "convocation", NULL, N_("The convocation: when, where, who, the tabla") },
	{ "blank", NULL, N_("The sheet on which the meeting goes on when the power fails") },
	{ "kickoff", "CONTRACT", N_("The papers of a kick-off: charter, declarations, data requests") },
	{ "certificate", "AGREEMENT", N_("One agreement, guidance or validation on one page") },
	{ "signed", "FILE", N_("File the signed paper with the minutes: a copy, its fingerprint in the ledger") },
	{ NULL, NULL, NULL },
};

static const struct cli_option trace_options[] = {
	{ "contract", "CONTRACT", N_("Where the short name is to be looked for") },
	{ "depth", "N", N_("How many steps each way (2)") },
	{ NULL, NULL, NULL },
};

static const struct cli_option rank_options[] = {
	{ "best", "K", N_("How many make the set (as many as were chosen, else 7)") },
	{ NULL, NULL, NULL },
};

static const struct cli_option analyse_options[] = {
	{ "column", "MEASURE,…", N_("Tell all about these: a column, one in percent of another (A%B), one by another (A/B), by units and days (A%64d)") },
	{ "against", "MEASURE", N_("Do they move together? Pearson's r, with n") },
	{ "lag", "N", N_("With --against: the other one N steps (months) later") },
	{ NULL, NULL, NULL },
};

static const struct command commands[] = {
	{ "open", "", N_("Open the ledger on the full screen; also without a command"), NULL,
	  "  procure --ledger ~/cce\n  procure --ledger ~/cce --theme light --lang en\n", open_options, CMD_AT, 0, 0, cmd_open },
	{ "demo", "[DIR] [--no-open]", N_("Build the Vega Poniente pilot (invented data) act by act, and open it"),
	  N_("Without DIR it lies in $XDG_DATA_HOME/procure/demo. What is there already is opened, never written over."),
	  "  procure demo\n  procure demo /tmp/pilot --no-open\n", demo_options, CMD_WRITES, 0, 1, cmd_demo },
	{ "init", "DIR --name NAME", N_("Found a ledger in a new directory"),
	  N_("Writes the first act: the municipality, the first rules, and the first person as registrar, whose login is yours."),
	  "  procure init ~/cce --name \"Municipalidad de Santiago\"\n  procure init ~/cce --name Santiago --person f.lagos \\\n    --person-name \"Francisca Lagos\"\n",
	  init_options, CMD_WRITES | CMD_JSON, 1, 1, cmd_init },
	{ "do", "VERB [RECORD] [FIELD=VALUE …]", N_("Record an act"),
	  N_("Prints `act SEQ HASH RECEIPT` when the act is durable, `unsure SEQ HASH RECEIPT` (exit 8) when the disk reported an error after writing it. "
	     "A new record in a contract is named by the contract alone or by CONTRACT/ID; a record that is there also by its short name. "
	     "`procure verbs` and `procure kinds` list verbs and fields. A batch is stanzas parted by one empty line, each line `Name: value`, further "
	     "lines of a value after one space: Verb first, then Record, Decided, Person, Because, File, trailers and fields."),
	  "  procure do evidence.add SC-2018-P01 Title=\"Nobody measured it\" Strength=strong\n"
	  "  procure do requirement.decide R-05 Verdict=drop Evidence=EV-001 \\\n"
	  "    --because \"No goal is served\" --meeting GT-SC-2018-P01-R04 \\\n"
	  "    --mode roll-call --for p.rojas,m.soto --against j.perez\n"
	  "  procure do --batch pilot.acts --atomic\n",
	  do_options, CMD_LEDGER | CMD_WRITES | CMD_JSON | CMD_TRAILERS, 0, -1, cmd_do },
	{ "list", "KIND", N_("List the records of a kind"), NULL, "  procure list contract\n  procure list requirement --contract SC-2018-P01 --state proposed\n"
	  "  procure list requirement --at 2018-12-31 --json\n", list_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, 1, cmd_list },
	{ "show", "RECORD", N_("Show a record"), N_("A short name will do where only one record has it."),
	  "  procure show SC-2018-P01/R-05\n  procure show R-05 --at 128\n  procure show R-05 --raw\n", show_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, 1, cmd_show },
	{ "history", "RECORD", N_("Show what each act changed in a record"), NULL, "  procure history SC-2018-P01/R-05\n", contract_options,
	  CMD_LEDGER | CMD_AT | CMD_JSON, 1, 1, cmd_history },
	{ "why", "RECORD[:FIELD]", N_("Why does this stand: the act, its votes and its evidence"), NULL,
	  "  procure why SC-2018-P01/R-05\n  procure why R-05:Verdict\n", contract_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, 1, cmd_why },
	{ "log", "", N_("List the acts, the last one first"), N_("On a terminal the lines are cut to its width."),
	  "  procure log --limit 20\n  procure log --contract SC-2018-P01 --verb requirement. --json\n  procure log --late\n", log_options,
	  CMD_LEDGER | CMD_AT | CMD_JSON, 0, 0, cmd_log },
	{ "search", "WORDS", N_("Find acts and records by their words"), N_("All words must occur; accents do not matter, but ñ is ñ."),
	  "  procure search deposito comuna\n", search_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, -1, cmd_search },
	{ "diff", "A B", N_("Show what changed between two acts or dates"), NULL, "  procure diff 120 140\n  procure diff 2018-11-30 2018-12-31\n", contract_options,
	  CMD_LEDGER | CMD_JSON, 2, 2, cmd_diff },
	{ "minutes", "[MEETING] [--out FILE]", N_("Print the minutes of a meeting, from its acts, and its other papers"),
	  N_("In the language of --lang, else of the ledger. With --json, the lines and the act that says each of them."),
	  "  procure minutes GT-SC-2018-P01-R04\n  procure minutes GT-SC-2018-P01-R04 --out acta.pdf\n  procure minutes GT-SC-2018-P01-R05 --convocation --format html > citacion.html\n"
	  "  procure minutes --certificate CCE-2018-02 --out certificado.pdf\n  procure minutes --kickoff SC-2018-P01 --out constitucion.pdf\n"
	  "  procure minutes GT-SC-2018-P01-R04 --signed acta-suscrita.pdf\n",
	  minutes_options, CMD_LEDGER | CMD_AT | CMD_JSON | CMD_WRITES_SIGNED, 0, 1, cmd_minutes },
	{ "reveal", "RECORD:FIELD", N_("Print the value of a sealed field, for those who may see it"), NULL, "  procure reveal SC-2018-P01/DE-01:Grounds\n", NULL,
	  CMD_LEDGER, 1, 1, cmd_reveal },
	{ "verbs", "[VERB]", N_("List what can be done: every verb with its fields"), NULL, "  procure verbs\n  procure verbs requirement.decide\n  procure verbs --json\n",
	  NULL, CMD_JSON, 0, 1, cmd_verbs },
	{ "kinds", "[KIND]", N_("List what is recorded: every kind with its fields"), NULL, "  procure kinds\n  procure kinds requirement\n  procure kinds --json\n", NULL,
	  CMD_JSON, 0, 1, cmd_kinds },
	{ "verify", "[--receipt RECEIPT]", N_("Replay the whole ledger and check everything"),
	  N_("Exit 0: nothing found; 1: doubtful findings; 6: damage. It needs no index and writes nothing."),
	  "  procure verify\n  procure verify --receipt 4a1c.128.09f3d-…\n", verify_options, CMD_JSON, 0, 0, cmd_verify },
	{ "receipt", "[SEQ]", N_("Print the receipt of an act, or of the last one"), NULL, "  procure receipt\n  procure receipt 128\n", NULL,
	  CMD_LEDGER | CMD_AT | CMD_JSON, 0, 1, cmd_receipt },
	{ "import", "FILE", N_("Record candidates, requirements or a data series from a table or an OCDS file"),
	  N_("All of it is recorded or nothing. --dry-run shows the acts and what cannot be used, line by line."),
	  "  procure import cartera.csv --as candidate --year 2019 --dry-run\n  procure import bases.txt --as requirement --contract SC-2018-P01\n", import_options,
	  CMD_LEDGER | CMD_WRITES, 1, 1, cmd_import },
	{ "trace", "RECORD", N_("Show what a record rests on, and what rests on it"), N_("Of a contract: every reference between its records."),
	  "  procure trace SC-2018-P01/R-05\n  procure trace SC-2018-P01 --json\n", trace_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, 1, cmd_trace },
	{ "analyse", "CONTRACT [SERIES]", N_("Look at the data series of a contract: sums, rates, medians, years, seasons, spread, correlation"),
	  N_("Rates are pooled: the sum of the one by the sum of the other, of the rows that have both. A missing value is counted and never zero. Figures are exact and "
	     "rounded half up when printed; r comes from whole-number sums. Moving together is no proof of a cause."),
	  "  procure analyse SC-2018-P01\n  procure analyse SC-2018-P01 DS-01 --column insp_ok%insp_n,complaints --json\n"
	  "  procure analyse SC-2018-P01 DS-01 --column fines_n \\\n    --against insp_ok%insp_n --lag 1\n",
	  analyse_options, CMD_LEDGER | CMD_AT | CMD_JSON, 1, 2, cmd_analyse },
	{ "lint", "[CONTRACT]", N_("Say what the contracts still lack, stage by stage, and what hangs in the air between their records"),
	  N_("Exit 1 where anything is missing; advice alone does not count."), "  procure lint\n  procure lint SC-2018-P01\n",
	  NULL, CMD_LEDGER | CMD_JSON, 0, 1, cmd_lint },
	{ "rank", "[YEAR]", N_("Rank the portfolio of a year, and say how firm the ranking is"),
	  N_("The certificate names the smallest change of weights, in whole percents, that would give another set of the best. It is advice: the committee chooses."),
	  "  procure rank 2019\n  procure rank 2019 --best 5 --json\n", rank_options, CMD_LEDGER | CMD_AT | CMD_JSON, 0, 1, cmd_rank },
	{ "stats", "", N_("Count acts and records"), NULL, "  procure stats\n", NULL, CMD_LEDGER | CMD_AT | CMD_JSON, 0, 0, cmd_stats },
	{ "doctor", "", N_("Check this machine, the ledger's place and the terminal"), NULL, "  procure doctor\n", NULL, CMD_JSON, 0, 0, cmd_doctor },
	{ "reindex", "[--hash]", N_("Make the index anew from the ledger"), NULL, "  procure reindex\n", reindex_options, CMD_LEDGER, 0, 0, cmd_reindex },
	{ "backup", "DIR", N_("Copy ledger, attachments, vault and drafts"),
	  N_("Each copy is a new folder in DIR, named by time and act; its name is printed. It may be made while others work."), "  procure backup /media/usb/cce\n", NULL,
	  CMD_LEDGER | CMD_WRITES, 1, 1, cmd_backup },
	{ "restore", "FROM DIR", N_("Make a ledger from a backup, and verify it"), N_("FROM is one copy, or a folder of copies: then the newest."),
	  "  procure restore /media/usb/cce ~/cce\n", NULL, CMD_WRITES, 2, 2,
	  cmd_restore },
};

const struct command *command_at(size_t i)
{
	return i < sizeof commands / sizeof commands[0] ? &commands[i] : NULL;
}

const struct command *command_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}
