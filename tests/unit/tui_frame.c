/* The frame, the keys and the list of a toy program, as a person sees them in a terminal. */
#include "tui_toy.h"

static void frame(void)
{
	struct toy toy = { .mouse = true };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_expect_row(t, 0, "procure  Cartera");
	term_expect_row(t, 0, "26-11-2018 10:00");
	term_expect(t, "▶ 2018-0142  Aseo Vega Poniente");
	term_expect_row(t, -1, "? ");
	term_expect(t, "1–7 of 7");
	tap_ok(term_alt(t) && term_mouse(t) && term_paste_mode(t) && !term_cursor_visible(t), "the modes of a full screen are on");
	term_keys(t, "jj<Enter>");
	term_expect(t, "opened 2018-0161");
	term_keys(t, "G");
	term_expect(t, "<U+202E>");
	term_keys(t, "%%");
	term_expect(t, "That key has no use here");
	term_keys(t, "d");
	term_expect(t, "there is no quorum yet");
	term_keys(t, "q");
	tap_ok(term_wait_exit(t, 10) == 0, "q leaves the first screen");
	term_expect_restored(t);
	term_free(t);
}

static void filter(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_keys(t, "/publico");
	term_expect(t, "Alumbrado público");
	term_expect_not(t, "Aseo Vega");
	term_keys(t, "<C-u>AREAS");
	term_expect(t, "áreas verdes");
	term_keys(t, "<C-u>zzz");
	term_expect(t, "Nothing here matches \"zzz\"");
	term_keys(t, "<Esc>");
	term_expect(t, "Aseo Vega");
	term_keys(t, "/arriendo<Enter>");
	term_expect(t, "filter: arriendo (1)");
	term_keys(t, "<Esc>");
	term_expect(t, "▶ 2018-0173");
	tap_ok(term_running(t), "Esc on the first screen does not quit");
	term_keys(t, "<Esc>");
	term_expect(t, "q leaves");
	tap_ok(term_running(t), "nor does a second Esc");
	term_free(t);
}

static void overlays(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_keys(t, "j?");
	term_expect(t, "The list of contracts.");
	term_expect(t, "Abre el contrato");
	term_expect(t, "there is no quorum yet");
	term_keys(t, "<Esc>:votacion");
	term_expect(t, "Abre la votación");
	term_keys(t, "<Enter>");
	term_expect(t, "the vote broke");
	term_keys(t, "k");
	term_expect(t, "the vote broke");
	term_keys(t, "gm");
	term_expect(t, "Messages");
	term_expect(t, "the vote broke");
	term_keys(t, "q");
	term_expect(t, "▶ 2018-0142");
	term_keys(t, "m");
	term_expect(t, "What can be done here");
	term_keys(t, "<Esc><C-c>");
	term_expect(t, "Leave?");
	term_keys(t, "<Enter>");
	term_expect_not(t, "Leave?");
	tap_ok(term_running(t), "Enter on the question goes back");
	term_keys(t, "<C-c>s");
	tap_ok(term_wait_exit(t, 10) == 0, "s says yes");
	term_free(t);
}

int main(void)
{
	frame();
	filter();
	overlays();
	return tap_done();
}
