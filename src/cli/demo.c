/* procure demo: the pilot, built act by act through the same verbs and the same batch reader as everything else.
 *
 * Invariants: 1. what lies at the place is complete and verified, or is not there; 2. a pilot that is there is opened and never written over;
 * 3. it was decided in 2018 and is recorded when it is built: every act says so (Late), and none is dated back. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch.h"
#include "demo.h"
#include "out.h"
#include "procure/base/file.h"
#include "procure/conf/places.h"
#include "procure/service/audit.h"
#include "procure/service/keep.h"

enum { PILOT_MAX = 8 << 20 };

enum rc demo_place(const char **place, struct arena *a, struct why *why)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && data[0] == '/')
		*place = arena_printf(a, "%s/procure/demo", data);
	else if (home && home[0] == '/')
		*place = arena_printf(a, "%s/.local/share/procure/demo", home);
	else
		return fail(why, RC_INVALID, N_("There is no home directory for the demonstration: name one, as in `procure demo DIR`."));
	return RC_OK;
}

/* --- the script ------------------------------------------------------------------------------------------------------------------------------ */

static const char *login(struct arena *a)
{
	struct passwd *p = getpwuid(getuid());

	return p && p->pw_name ? arena_strdup(a, p->pw_name) : arena_printf(a, "uid-%lu", (unsigned long)getuid());
}

static void replace(struct buf *text, const char *mark, const char *value)
{
	struct buf out = { 0 };
	const char *at = buf_str(text), *hit;

	while ((hit = strstr(at, mark)) != NULL) {
		buf_add(&out, at, (size_t)(hit - at));
		buf_puts(&out, value);
		at = hit + strlen(mark);
	}
	buf_puts(&out, at);
	buf_free(text);
	*text = out;
}

/* The pilot's acts with the login of whoever builds it and the folder where its files lie. */
static enum rc read_script(struct buf *text, const char **dir, struct arena *a, struct why *why)
{
	struct buf path = { 0 };
	enum rc rc = conf_path(&path, "data/demo", why);

	*dir = arena_strdup(a, buf_str(&path));
	buf_free(&path);
	if (rc == RC_OK && (rc = file_read(text, arena_printf(a, "%s/pilot.acts", *dir), PILOT_MAX, true, why)) == RC_OK) {
		replace(text, "@LOGIN@", login(a));
		replace(text, "@FILES@", *dir);
	}
	return rc;
}

/* --- building -------------------------------------------------------------------------------------------------------------------------------- */

struct building { int64_t done, all; void (*progress)(int64_t done, int64_t all); };

static void before_act(void *ctx, const struct stanza *st)
{
	struct building *b = ctx;

	(void)st;
	b->done++;
	if (b->progress && b->done % 50 == 0)
		b->progress(b->done, b->all);
}

static int64_t count_acts(const char *text)
{
	int64_t n = strncmp(text, "Verb:", 5) == 0;

	for (const char *at = text; (at = strstr(at, "\nVerb:")) != NULL; at++)
		n++;
	return n;
}

static enum rc run_script(const char *place, const char *text, size_t n, const char *dir, struct building *b, struct why *why)
{
	struct service_options o = { 0 };
	struct batch batch = { .dir = dir, .group = 1000, .before = before_act, .ctx = b };
	enum rc rc = service_open(&batch.service, place, &o, NULL, why);

	if (rc != RC_OK)
		return rc;
	batch.reader = stanza_reader_text(text, n);
	rc = batch_run(&batch, why);
	if (rc != RC_OK && batch.number)
		OUT(stderr, N_("The demonstration stops at stanza {1}, line {2}:"), NUM(batch.number), NUM(batch.line));
	stanza_reader_free(batch.reader);
	service_close(batch.service);
	return rc;
}

static enum rc build(const char *fresh, struct building *b, struct arena *a, struct why *why)
{
	struct founding f = { .name = "Municipalidad de Santiago (piloto ilustrativo)", .language = "es", .demo = true,
			      .person = "f.lagos", .person_name = "Francisca Lagos", .login = login(a),
			      .letterhead = "Ilustre Municipalidad de Santiago\nComité de Contratos Estratégicos (datos ilustrativos)" };
	struct verify_report report = { 0 };
	struct recorded first;
	struct buf text = { 0 };
	const char *dir;
	enum rc rc;

	if ((rc = read_script(&text, &dir, a, why)) == RC_OK) {
		b->all = count_acts(buf_str(&text));
		if ((rc = service_found(fresh, &f, &first, why)) == RC_OK)
			rc = run_script(fresh, buf_str(&text), text.len, dir, b, why);
		if (rc == RC_OK && b->progress)
			b->progress(b->all, b->all);
	}
	if (rc == RC_OK)
		rc = service_verify(fresh, NULL, NULL, NULL, &report, why);
	if (rc == RC_NONE || rc == RC_DAMAGED)
		rc = why->msg ? rc : fail(why, RC_DAMAGED, N_("The demonstration was built but does not verify: look at it in {1}."), fresh);
	buf_free(&text);
	return rc;
}

static const char *parent(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
}

enum rc demo_make(const char *place, void (*progress)(int64_t done, int64_t all), struct why *why)
{
	struct arena *a = arena_new();
	struct building b = { .progress = progress };
	char hex[17];
	const char *fresh;
	enum rc rc;

	if ((rc = random_hex(hex, 8, why)) != RC_OK || (rc = dir_make(parent(place, a), 0750, why)) != RC_OK)
		goto done;
	fresh = arena_printf(a, "%s.new-%s", place, hex);
	if ((rc = build(fresh, &b, a, why)) != RC_OK)
		goto done;
	if (rename(fresh, place) != 0)
		rc = fail_errno(why, N_("{1} cannot be made: {2}"), place);
	else
		rc = dir_sync(parent(place, a), why);
done:
	arena_free(a);
	return rc;
}

/* --- the command ----------------------------------------------------------------------------------------------------------------------------- */

static enum rc summary(const char *place, struct why *why)
{
	struct service_options o = { .read_only = true };
	struct service *s = NULL;
	char receipt[RECEIPT_SIZE];
	int64_t acts, records;
	enum rc rc = service_open(&s, place, &o, session_progress, why);

	if (rc == RC_OK && !service_demo(s))
		rc = fail(why, RC_DENIED, N_("{1} holds a ledger that is not the demonstration: open it with --ledger."), place);
	if (rc == RC_OK && (rc = service_receipt(s, service_tip(s), receipt, why)) == RC_OK) {
		service_count(s, &acts, &records);
		OUT(stdout, N_("The demonstration lies in {1}: invented data, {2} acts, {3} records."), place, NUM(acts), NUM(records));
		OUT(stdout, N_("Receipt: {1}"), receipt);
		OUT(stdout, N_("Open it with `procure --ledger {1}`."), place);
	}
	service_close(s);
	return rc;
}

enum rc cmd_demo(struct cli *c, struct why *why)
{
	const char *place = c->args ? c->arg[0] : NULL;
	enum rc rc = place ? RC_OK : demo_place(&place, c->arena, why);

	if (rc != RC_OK)
		return rc;
	if (!dir_exists(arena_printf(c->arena, "%s/ledger.git", place)))
		rc = demo_make(place, session_progress, why);
	if (rc == RC_OK)
		rc = summary(place, why);
	if (rc != RC_OK || args_option(c, "no-open") || !isatty(STDOUT_FILENO))
		return rc;
	return open_screen(c, place, why);
}
