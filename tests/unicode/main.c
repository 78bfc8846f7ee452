/*
 * The Unicode test files through our own functions, see run.sh:
 *
 *     unicode FOLDER PART
 *
 * FOLDER is Debian's /usr/share/unicode, PART 0 or 1 (half of the work each).
 */
#include <stdio.h>
#include <stdlib.h>

#include "set.h"

static const char *
in(const char *folder, const char *name)
{
	static char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

int
main(int argc, char **argv)
{
	struct count count = { 0 };
	size_t shard;

	if (argc != 3)
		return 2;
	shard = (size_t)atoi(argv[2]) % SHARDS;
	set_begin();
	test_bidi(in(argv[1], "BidiTest.txt"), shard, &count);
	test_bidi_characters(
	    in(argv[1], "BidiCharacterTest.txt"), shard, &count);
	if (shard == 0)
		test_line_breaks(
		    in(argv[1], "auxiliary/LineBreakTest.txt"), &count);
	else
		test_graphemes(
		    in(argv[1], "auxiliary/GraphemeBreakTest.txt"), &count);
	set_end();
	printf("%zu passed, %zu failed, %zu differ\n", count.passed,
	    count.failed, count.differing);
	return count.failed > 0;
}
