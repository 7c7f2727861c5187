/* Notes and tasks from any screen: for the minutes with author and time, or private and then nowhere but on the desk. Half a note outlives kill -9. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

#define M "GT-SC-2018-P01-R02"
#define MINE "SECRETO-DE-ESCRITORIO"

static const char prepared[] =
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos I\nDate: 2018-11-26\nStep: step-4\n"
	"Tabla: 1 | Eliminar el logo bordado | 25 | pending | -\n 2 | Varios | 25 | pending | -\n\nVerb: meeting.open\nRecord: " M "\n\n"
	"Verb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: " M "\nPerson: m.soto\n\nVerb: meeting.item\nRecord: " M "\nItem: 1\n";

/* How often a text stands in anything that the ledger holds: every version of every record, every message. */
static int in_ledger(const char *text)
{
	char command[300];

	snprintf(command, sizeof command, "git -C %%s/ledger/ledger.git log -p --all | grep -c '%s'; true", text);
	return atoi(ground_output(command));
}

static void for_the_minutes(void)
{
	struct term *t = ground_start(24, 80);

	term_expect(t, "● Session " M " is running at item 1: r goes on where you were");
	term_keys(t, "n");                               /* from the home */
	term_expect(t, "Note in the minutes · " M);
	term_keys(t, "Se acordó pedir el dato a Finanzas");
	form_save(t, "Recorded");
	tap_ok(in_ledger("Se acordó pedir el dato a Finanzas") > 0, "the note is in the ledger");
	tap_ok(in_ledger("^+Item: 1$") > 0, "with the item that was open");
	term_keys(t, "<Enter>n");                        /* from a contract */
	term_expect(t, "Note in the minutes · " M);
	term_keys(t, "<Esc>");
	term_free(t);
}

static void for_oneself(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "P");
	term_expect(t, "No private note: a writes one");
	term_keys(t, "a" MINE "<C-s>");
	term_expect(t, "Kept for you alone");
	term_expect(t, MINE);
	term_keys(t, "<Esc>nEste comienza para el acta<Tab>P<Esc>");     /* changed its mind: private after all */
	term_keys(t, "n");
	term_expect(t, "Note in the minutes");
	term_expect_not(t, "Este comienza");
	term_keys(t, "<Esc>P");
	term_expect(t, "Este comienza para el acta");
	tap_ok(in_ledger(MINE) == 0 && in_ledger("Este comienza") == 0, "neither is in the ledger");
	term_keys(t, "<Esc>grp");                        /* the room is seen by all */
	term_expect_not(t, MINE);
	term_expect_not(t, "Este comienza");
	term_keys(t, "n");
	term_expect_not(t, "private");
	term_expect_not(t, "Este comienza");
	term_keys(t, "<Esc>p");
	term_free(t);
}

static void made_public(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "P<Down>n");
	term_expect(t, "Note in the minutes");
	term_expect(t, "Este comienza para el acta");
	form_save(t, "Recorded");
	term_expect_not(t, "Este comienza");
	term_expect(t, MINE);
	tap_ok(in_ledger("Este comienza") > 0 && in_ledger(MINE) == 0, "only what its author put there is in the ledger");
	term_keys(t, "<Enter><C-u><C-s>");               /* emptied, it is gone */
	term_expect(t, "it is gone");
	term_expect_not(t, MINE);
	term_free(t);
}

static void half_a_note(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "nLa mitad de lo que se dijo");
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = ground_start(24, 80);
	term_expect(t, "is running: r goes on, n with half a note");
	term_keys(t, "n");
	term_expect(t, "La mitad de lo que se dijo");
	form_save(t, "Recorded");
	term_expect_not(t, "half a note");
	term_free(t);
}

static void a_task(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "A");
	form_fill(t, "Task", "Pedir el dato a Finanzas");
	form_fill(t, "Owner", "/");
	term_expect(t, "Paula Rojas");                   /* who is here comes first */
	term_keys(t, "<Enter>");
	form_fill(t, "Due", "3");
	form_save(t, "Recorded");
	tap_ok(in_ledger("^+Due: 2018-11-29$") > 0 && in_ledger("Pedir el dato a Finanzas") > 0, "the task is in the ledger with its day");
	term_free(t);
}

/* The line drops in the middle of a note: the program is gone, nobody holds the lock, and the text is there. */
static void dropped(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "nSe cortó la línea");
	term_hangup(t);
	tap_ok(term_wait_exit(t, 2) >= 0, "a dropped line ends the program at once");
	term_free(t);
	tap_ok(ground_do("Verb: meeting.park\nRecord: " M "\nTopic: Feriados\n"), "and no lock is left behind");
	t = ground_start(24, 80);
	term_keys(t, "n");
	term_expect(t, "Se cortó la línea");
	term_free(t);
}

int main(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "a session runs");
	for_the_minutes();
	for_oneself();
	made_public();
	half_a_note();
	a_task();
	dropped();
	ground_end();
	return tap_done();
}
