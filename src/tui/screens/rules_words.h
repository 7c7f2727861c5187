/* A rules record said in words: each number in a sentence. The set-up, its review and the screen of the rules share it. */
#ifndef TUI_SCREENS_RULES_WORDS_H
#define TUI_SCREENS_RULES_WORDS_H

#include "app.h"

/* How the bodies of a scope ("committee", "working-group", a body's id) decide; `seats` > 0 also says how many of that number it takes. */
void rules_say_deciding(struct doc *d, const struct record *rules, const char *scope, int seats);
/* Lateness, notice, caps and weights: a sentence for each that has a value. */
void rules_say_numbers(struct doc *d, const struct record *rules);
/* Every guard of the program, in force or only warning. */
void rules_say_guards(struct doc *d, const struct record *rules);
/* All of it under headings. */
void rules_say(struct doc *d, const struct record *rules, int committee_seats);

#endif
