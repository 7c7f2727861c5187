/* Private to edit.c and edit_draw.c. */
#ifndef TUI_EDIT_ROOM_H
#define TUI_EDIT_ROOM_H

#include "widgets/edit.h"

/* False: no such move. *moved is false where there is nowhere to go. */
bool edit_move(struct edit *e, const char *verb, bool *moved);

#endif
