/* Letters five rows high, for a result that is read from the back of the room. Accents are left out: the word stands beside in full. */
#include "canvas.h"

#include <string.h>

enum { SIDE = 5 };

static const char *const letters[26] = {
	".###.#...#######...##...#", "####.#...#####.#...#####.", ".#####....#....#.....####", "####.#...##...##...#####.", "######....####.#....#####",
	"######....####.#....#....", ".#####....#..###...#.####", "#...##...#######...##...#", ".###...#....#....#...###.", "..###...#....#.#..#..##..",
	"#...##..#.###..#..#.#...#", "#....#....#....#....#####", "#...###.###.#.##...##...#", "#...###..##.#.##..###...#", ".###.#...##...##...#.###.",
	"####.#...#####.#....#....", ".###.#...##.#.##..#..##.#", "####.#...#####.#..#.#...#", ".#####.....###.....#####.", "#####..#....#....#....#..",
	"#...##...##...##...#.###.", "#...##...##...#.#.#...#..", "#...##...##.#.###.###...#", "#...#.#.#...#...#.#.#...#", "#...#.#.#...#....#....#..",
	"#####...#...#...#...#####",
};

static char *folded(struct buf *out, const char *text)
{
	text_fold(out, text, strlen(text));
	return out->p;
}

int letters_width(const char *text, int scale)
{
	struct buf plain = { 0 };
	int n = 0;

	for (const char *c = folded(&plain, text); c && *c; c++)
		n += (unsigned char)*c < 0x80;
	buf_free(&plain);
	return n * (SIDE + 1) * scale - scale;
}

void pane_letters(struct pane p, int y, int x, enum role r, const char *text, int scale)
{
	struct buf plain = { 0 };

	for (const char *c = folded(&plain, text); c && *c; c++) {
		const char *rows = *c >= 'a' && *c <= 'z' ? letters[*c - 'a'] : NULL;

		if ((unsigned char)*c >= 0x80)
			continue;
		for (int i = 0; rows && i < SIDE * SIDE; i++)
			for (int k = 0; rows[i] == '#' && k < scale; k++)
				pane_text(p, y + i / SIDE, x + i % SIDE * scale + k, r, "█");
		x += (SIDE + 1) * scale;
	}
	buf_free(&plain);
}
