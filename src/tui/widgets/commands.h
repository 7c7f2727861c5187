/* Everything that can be done here, from the same rows: palette, menu, help, and where g leads. Enter does the action. */
#ifndef TUI_COMMANDS_H
#define TUI_COMMANDS_H

#include "ui.h"

unsigned commands_palette(struct ui *ui);
unsigned commands_menu(struct ui *ui);
unsigned commands_help(struct ui *ui);
unsigned commands_go(struct ui *ui);             /* the key map "go": one key each */

/* How well an action answers a query: 0 = not at all. For the palette's order (R3). */
int command_score(const struct action *a, const char *query);

#endif
