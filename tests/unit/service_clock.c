/* The clock of a meeting: values worked out by hand from the table of mock-up 6, then the same clock after the place was closed and opened again. */
#include "service_fixture.h"
#include "procure/service/meeting.h"

enum { MIN = 60, DAY = 24 * 60 * MIN };
/* 10:00 on some day; the arithmetic knows no zones. */
#define T(hour, minute) ((int64_t)1000000 * 60 + ((hour) * 60 + (minute)) * (int64_t)MIN)

struct day { struct meeting_clock c; struct clock_item item[5]; struct span open[5][3], held[3], paused[3]; };

/* Plan 5 20 25 30 10; the first took 4 minutes, the second 26, the third is open since 10:30. */
static void mock_up(struct day *d)
{
	static const int planned[] = { 5, 20, 25, 30, 10 };
	static const char *const name[] = { "1", "2", "3", "4", "5" };

	memset(d, 0, sizeof *d);
	for (int i = 0; i < 5; i++)
		d->item[i] = (struct clock_item){ .item = name[i], .planned = planned[i], .state = i < 2 ? ITEM_DONE : i == 2 ? ITEM_OPEN : ITEM_PENDING,
						  .open = { d->open[i], i < 3 } };
	d->open[0][0] = (struct span){ T(10, 0), T(10, 4) };
	d->open[1][0] = (struct span){ T(10, 4), T(10, 30) };
	d->open[2][0] = (struct span){ T(10, 30), 0 };
	d->held[0] = (struct span){ T(10, 0), 0 };
	d->c = (struct meeting_clock){ .item = d->item, .n = 5, .held = { d->held, 1 }, .paused = { d->paused, 0 }, .now = T(10, 48) };
}

static void the_mock_up(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	clock_count(&d.c);
	assert_true(d.c.runs);
	assert_false(d.c.pausing);
	assert_int_equal(d.c.current, 2);
	assert_int_equal(d.c.planned, 90);
	assert_int_equal(d.c.session, 48 * MIN);
	assert_int_equal(d.item[0].real, 4 * MIN);
	assert_int_equal(d.item[1].real, 26 * MIN);
	assert_int_equal(d.item[2].real, 18 * MIN);
	assert_int_equal(d.c.left, 7 * MIN);
	assert_int_equal(d.c.planned_end, T(11, 30));
	assert_int_equal(d.c.expected_end, T(11, 35));   /* 10:48 and 7 + 30 + 10 */
	assert_int_equal(d.c.late, 5 * MIN);
	assert_false(d.item[2].cut);
	assert_true(d.item[3].cut);
	assert_true(d.item[4].cut);
}

static void minutes_given_and_taken(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	d.item[2].given = 10;
	clock_count(&d.c);
	assert_int_equal(d.c.left, 17 * MIN);
	assert_int_equal(d.c.late, 15 * MIN);
	assert_true(d.item[3].cut);
	assert_false(d.item[4].cut);             /* ten minutes do not make up for fifteen */
	d.item[3].given = -20;
	clock_count(&d.c);
	assert_int_equal(d.c.late, -5 * MIN);
	assert_false(d.item[3].cut);
	d.item[2].given = -60;                   /* less than nothing is nothing */
	clock_count(&d.c);
	assert_int_equal(d.c.left, -18 * MIN);
	assert_int_equal(d.c.expected_end, T(11, 8));
}

/* Over its time, and no item alone helps: all that is pending is named. */
static void over(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	d.c.now = T(11, 40);
	clock_count(&d.c);
	assert_int_equal(d.c.left, -45 * MIN);
	assert_int_equal(d.c.expected_end, T(12, 20));
	assert_int_equal(d.c.late, 50 * MIN);
	assert_true(d.item[3].cut);
	assert_true(d.item[4].cut);
}

/* From 10:33 to 10:36, and again since 10:45: the item stands still, the end moves on. */
static void pauses(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	d.paused[0] = (struct span){ T(10, 33), T(10, 36) };
	d.paused[1] = (struct span){ T(10, 45), 0 };
	d.c.paused.n = 2;
	clock_count(&d.c);
	assert_true(d.c.pausing);
	assert_int_equal(d.item[2].real, 12 * MIN);
	assert_int_equal(d.item[1].real, 26 * MIN);
	assert_int_equal(d.c.session, 48 * MIN);
	assert_int_equal(d.c.expected_end, T(11, 41));
	assert_int_equal(d.c.late, 11 * MIN);
}

/* Suspended at 10:40, resumed the next day at 9:00; the third item went on over it. A pause begun before the suspension ended with it. */
static void suspended(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	d.held[0].to = T(10, 40);
	clock_count(&d.c);
	assert_false(d.c.runs);
	assert_int_equal(d.item[2].real, 10 * MIN);
	assert_int_equal(d.c.session, 40 * MIN);
	assert_int_equal(d.c.expected_end, 0);
	d.held[1] = (struct span){ T(9, 0) + DAY, 0 };
	d.c.held.n = 2;
	d.paused[0] = (struct span){ T(10, 35), T(9, 2) + DAY };
	d.c.paused.n = 1;
	d.c.now = T(9, 5) + DAY;
	clock_count(&d.c);
	assert_true(d.c.runs);
	assert_int_equal(d.c.session, 45 * MIN);
	assert_int_equal(d.item[2].real, 5 * MIN + 3 * MIN);
	assert_int_equal(d.c.planned_end, T(9, 50) + DAY);       /* 90 less 40 minutes, from 9:00 */
	assert_int_equal(d.c.expected_end, T(9, 5) + DAY + (17 + 40) * MIN);
}

static void reopened(void **state)
{
	struct day d;

	(void)state;
	mock_up(&d);
	d.open[0][1] = (struct span){ T(10, 40), T(10, 42) };    /* back to the first for a moment */
	d.open[2][0].to = T(10, 40);
	d.open[2][1] = (struct span){ T(10, 42), 0 };
	d.item[0].open.n = d.item[2].open.n = 2;
	clock_count(&d.c);
	assert_int_equal(d.item[0].real, 6 * MIN);
	assert_int_equal(d.item[2].real, 16 * MIN);
}

static void nothing_yet(void **state)
{
	struct meeting_clock c = { .now = T(10, 0) };

	(void)state;
	clock_count(&c);
	assert_int_equal(c.current, -1);
	assert_false(c.runs);
	assert_int_equal(c.late, 0);
}

/* --- from acts and desk ---------------------------------------------------------------------------------------------------------------------------- */

#define M "GT-SC-2018-P01-R01"

static void clock_now(const char *now, struct meeting_clock *c, struct arena *a)
{
	struct why why = { 0 };

	setenv("PROCURE_NOW", now, 1);
	assert_int_equal(meeting_clock(svc, scope_meeting(service_scope(svc), M), 0, c, a, &why), RC_OK);
}

static void again(void)
{
	struct service_options o = { .login = "tester" };
	struct why why = { 0 };

	service_close(svc);
	assert_int_equal(service_open(&svc, place, &o, NULL, &why), RC_OK);
}

static void stored(void **state)
{
	struct arena *a = arena_new();
	struct meeting_clock c;
	struct why why = { 0 };

	(void)state;
	roster();
	committee();
	DO("body.add", "GT-SC-2018-P01", NULL, NULL, { "Name", "Grupo" }, { "Type", "working-group" }, { "Contract", "SC-2018-P01" }, { "Act", "provisional" },
	   { "Seats", "proc | procurement | p.rojas | - | 2018-01-02 | - | vote | -" },);
	DO("meeting.convene", M, NULL, NULL, { "Body", "GT-SC-2018-P01" }, { "Contract", "SC-2018-P01" }, { "Date", "2018-11-26" },
	   { "Tabla", "1 | Uno | 10 | pending | -\n2 | Dos | 20 | pending | -\n3 | Tres | 30 | pending | -" },);
	clock_now("2018-11-26T10:00:00-03:00", &c, a);
	assert_false(c.runs);
	DO("meeting.open", M, NULL, NULL, );
	DO("meeting.item", M, NULL, NULL, { "Item", "1" },);
	setenv("PROCURE_NOW", "2018-11-26T10:12:00-03:00", 1);
	DO("meeting.item", M, NULL, NULL, { "Item", "2" },);
	assert_int_equal(clock_give(svc, M, "2", 5, &why), RC_OK);
	assert_int_equal(clock_give(svc, M, "2", 5, &why), RC_OK);
	assert_int_equal(clock_give(svc, M, "2", -5, &why), RC_OK);
	setenv("PROCURE_NOW", "2018-11-26T10:20:00-03:00", 1);
	assert_int_equal(clock_pause(svc, M, true, &why), RC_OK);
	assert_int_equal(clock_pause(svc, M, true, &why), RC_OK);        /* twice is once */
	setenv("PROCURE_NOW", "2018-11-26T10:23:30-03:00", 1);
	assert_int_equal(clock_pause(svc, M, false, &why), RC_OK);
	again();
	clock_now("2018-11-26T10:30:00-03:00", &c, a);
	assert_true(c.runs);
	assert_int_equal(c.current, 1);
	assert_int_equal(c.item[0].real, 12 * MIN);
	assert_int_equal(c.item[1].given, 5);
	assert_int_equal(c.item[1].real, 18 * MIN - 210);
	assert_int_equal(c.session, 30 * MIN);
	assert_int_equal(c.late, (2 + 5) * MIN + 210);   /* two over in the first, five given, three and a half of pause */
	DO("meeting.suspend", M, NULL, NULL, { "Reason", "Corte de luz." },);
	setenv("PROCURE_NOW", "2018-11-27T09:00:00-03:00", 1);
	clock_now("2018-11-27T09:00:00-03:00", &c, a);
	assert_false(c.runs);
	assert_int_equal(c.item[1].real, 18 * MIN - 210);
	DO("meeting.resume", M, NULL, NULL, );
	clock_now("2018-11-27T09:01:00-03:00", &c, a);
	assert_true(c.runs);
	assert_int_equal(c.item[1].real, 19 * MIN - 210);
	DO("meeting.close", M, NULL, NULL, );
	clock_now("2018-11-28T09:00:00-03:00", &c, a);
	assert_false(c.runs);
	assert_int_equal(c.current, -1);
	assert_int_equal(c.session, 31 * MIN);
	assert_int_equal(c.item[1].real, 19 * MIN - 210);
	assert_int_equal(c.item[2].state, ITEM_PENDING);
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_mock_up), cmocka_unit_test(minutes_given_and_taken), cmocka_unit_test(over), cmocka_unit_test(pauses), cmocka_unit_test(suspended),
		cmocka_unit_test(reopened), cmocka_unit_test(nothing_yet), cmocka_unit_test_setup_teardown(stored, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
