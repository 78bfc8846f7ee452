/*
 * Feeds files to a fuzz target, for runs without libFuzzer:
 *
 *     replay TARGET FILE...
 *
 * All targets are in one program, since linking one takes longer than running
 * them all.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WG_TARGET(name) int replay_##name(const uint8_t *, size_t);
#include "targets.def"
#undef WG_TARGET

static const struct {
	const char *name;
	int (*run)(const uint8_t *, size_t);
} targets[] = {
#define WG_TARGET(name) { #name, replay_##name },
#include "targets.def"
#undef WG_TARGET
};

static int
replay(int (*run)(const uint8_t *, size_t), const char *path)
{
	static uint8_t bytes[1 << 20];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		return -1;
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	run(bytes, n);
	return 0;
}

int
main(int argc, char **argv)
{
	for (size_t t = 0; t < sizeof(targets) / sizeof(targets[0]); t++) {
		if (argc < 3 || strcmp(argv[1], targets[t].name))
			continue;
		for (int i = 2; i < argc; i++)
			if (replay(targets[t].run, argv[i]) != 0)
				return 2;
		return 0;
	}
	fprintf(stderr, "replay: no such target, or no file\n");
	return 2;
}
