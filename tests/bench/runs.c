/* runs ROUNDS WHAT AIM OWN PEER: two shell commands taking turns, each a process of its own; one row with the medians. */
#include "bench.h"

static void once(char *command, struct times *t)
{
	char *argv[] = { "sh", "-c", command, NULL };
	double since = now_ms();

	if (!run(argv))
		fprintf(stderr, "runs: failed: %s\n", command);
	took(t, since);
}

int main(int argc, char **argv)
{
	static struct times own, peer;
	size_t rounds = argc == 6 ? strtoul(argv[1], NULL, 10) : 0;

	if (rounds == 0)
		return 2;
	for (size_t i = 0; i < rounds; i++) {
		once(argv[4], &own);
		once(argv[5], &peer);
	}
	row(argv[2], median(&own), median(&peer), argv[3]);
	return 0;
}
