/* Boxes, bars and big digits. */
#include "canvas.h"

#include "procure/base/num.h"

#include <string.h>

struct pane pane_box(struct pane p, const struct box *b)
{
	enum role frame = b->focused ? ROLE_ACCENT : ROLE_FRAME;

	if (p.h < 2 || p.w < 4)
		return pane_sub(p, 0, 0, 0, 0);
	pane_rule(p, 0, frame);
	pane_rule(p, p.h - 1, frame);
	for (int y = 0; y < p.h; y++) {
		pane_text(pane_sub(p, 0, 0, p.h, 1), y, 0, frame, y == 0 ? "┌" : y == p.h - 1 ? "└" : "│");
		pane_text(p, y, p.w - 1, frame, y == 0 ? "┐" : y == p.h - 1 ? "┘" : "│");
	}
	if (b->title && *b->title) {
		struct pane head = pane_sub(p, 0, 2, 1, p.w - 4);
		int used = pane_text(head, 0, 0, b->focused ? ROLE_FOCUS : ROLE_HEADING, b->focused ? "▶ " : " ");

		used += pane_text(pane_sub(head, 0, 0, 1, head.w - 1), 0, used, b->focused ? ROLE_FOCUS : ROLE_HEADING, b->title);
		pane_text(head, 0, used, frame, " ");
	}
	if (b->foot && *b->foot && text_width(b->foot) + 6 <= p.w) {
		struct pane foot = pane_sub(p, p.h - 1, p.w - text_width(b->foot) - 4, 1, text_width(b->foot) + 2);

		pane_clear(foot, frame);
		pane_text(foot, 0, 1, ROLE_SECONDARY, b->foot);
	}
	return pane_sub(p, 1, 2, p.h - 2, p.w - 4);
}

static const char *const eighth[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };

void pane_bar(struct pane p, int y, int x, int cols, int64_t done, int64_t all)
{
	int64_t eighths = all > 0 ? num_muldiv(done < 0 ? 0 : done > all ? all : done, (int64_t)cols * 8, all) : 0;
	int full = (int)(eighths / 8), part = p.c->eighths && !p.c->ascii ? (int)(eighths % 8) : 0;

	if (!p.c->eighths && eighths % 8 >= 4)
		full++;
	for (int i = 0; i < cols; i++) {
		if (i < full)
			pane_text(p, y, x + i, ROLE_BAR, "█");
		else if (i == full && part)
			pane_text(p, y, x + i, ROLE_BAR, eighth[part]);
		else
			pane_text(p, y, x + i, ROLE_BAR_REST, "░");
	}
}

/* Three cells wide, five high; each cell is drawn two columns wide. */
static const char *digit_rows(char c)
{
	static const char *const table[12] = {
		"####.##.##.####", "..#..#..#..#..#", "###..#####..###", "###..####..####", "#.##.####..#..#", "####..###..####",
		"####..####.####", "###..#..#..#..#", "####.#####.####", "####.####..####", "...#.....#.....", "....#.###.#....",
	};

	return c == ':' ? table[10] : c == '+' ? table[11] : c >= '0' && c <= '9' ? table[c - '0'] : NULL;
}

int pane_digits(struct pane p, int y, int x, enum role r, const char *text)
{
	int start = x;

	for (; *text; text++) {
		const char *rows = digit_rows(*text);
		int width = *text == ':' ? 1 : 3;

		for (int i = 0; rows && i < 15; i++)
			if (rows[i] == '#')
				pane_text(p, y + i / 3, x + i % 3 * 2, r, "██");
		x += width * 2 + 2;
	}
	return x > start ? x - start - 2 : 0;
}
