/* libFuzzer entry for the batch form. What must hold for any bytes at all: stanzas are numbered without a gap, lines never go back; what is refused
 * says why and is followed by nothing; every value written by stanza_line reads back as it was. */
#include "procure/exchange/stanza.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool held)
{
	if (!held)
		abort();
}

static void reads_back(const struct stanza *st)
{
	struct arena *a = arena_new();
	struct buf text = { 0 };
	struct stanza again;
	struct stanza_reader *r;
	struct why why = { 0 };

	stanza_line(&text, "Verb", st->verb->name);
	for (size_t i = 0; i < st->request.n_fields; i++)
		stanza_line(&text, st->names[i], st->values[i]);
	r = stanza_reader_text(buf_str(&text), text.len);
	if (!memchr(buf_str(&text), '\r', text.len)) {          /* a value's own CR at a line's end is taken for its end */
		must(stanza_next(r, &again, a, &why) == RC_OK && again.request.n_fields == st->request.n_fields);
		for (size_t i = 0; i < st->request.n_fields; i++)
			must(strcmp(st->names[i], again.names[i]) == 0 && strcmp(st->values[i], again.values[i]) == 0);
	}
	stanza_reader_free(r);
	buf_free(&text);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct arena *a = arena_new();
	struct stanza_reader *r = stanza_reader_text((const char *)data, size);
	struct stanza st;
	struct why why = { 0 };
	int64_t number = 0, line = 0;
	enum rc rc;

	while ((rc = stanza_next(r, &st, a, &why)) == RC_OK) {
		must(st.number == ++number && st.line > line && st.verb && st.request.verb);
		line = st.line;
		reads_back(&st);
		arena_reset(a);
	}
	must(rc == RC_NONE || (rc == RC_INVALID && why.msg && st.number == number + 1 && st.line > line));
	stanza_reader_free(r);
	arena_free(a);
	return 0;
}
