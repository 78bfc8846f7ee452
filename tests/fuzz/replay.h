#ifndef REPLAY_H
#define REPLAY_H

/* A main() that feeds files to a fuzz target, for runs without libFuzzer. */
#ifdef WG_FUZZ_REPLAY

#include <stdio.h>
#include <stdlib.h>

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		static unsigned char bytes[1 << 20];
		size_t n;

		if (f == NULL)
			return 2;
		n = fread(bytes, 1, sizeof(bytes), f);
		fclose(f);
		LLVMFuzzerTestOneInput(bytes, n);
	}
	return 0;
}

#endif

#endif
