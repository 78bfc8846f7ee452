/*
 * BidiCharacterTest.txt: characters, brackets among them.  Where our buffer
 * changed the text, the file has no answer for what remains; the answer is
 * then that of ICU for the changed text.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "set.h"

struct answer {
	int levels[MAX_INPUT], order[MAX_INPUT];
	size_t n, order_n;
};

/* "0 0 x 1" and "0 1 3". */
static size_t
read_numbers(const char *s, int *out)
{
	size_t n = 0;

	for (;;) {
		char *end;

		s += strspn(s, " ");
		if (*s == 'x') {
			out[n++] = -1;
			s++;
			continue;
		}
		out[n] = (int)strtol(s, &end, 10);
		if (end == s)
			return n;
		n++;
		s = end;
	}
}

/* L1 resets these at the end of a line, the rest of the levels is ours. */
static bool
level1(uint32_t c)
{
	UCharDirection d = u_charDirection((UChar32)c);

	return d == U_WHITE_SPACE_NEUTRAL || d == U_SEGMENT_SEPARATOR ||
	    d == U_BLOCK_SEPARATOR || d == U_BOUNDARY_NEUTRAL ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool
run_case(const uint32_t *chars, size_t n, bool rtl, struct answer *a,
    size_t *changed)
{
	bool must_show[MAX_INPUT], good = true;
	struct set s;

	set_text(&s, chars, n, rtl);
	if (!s.whole) {
		++*changed;
		a->order_n = set_ask_icu(&s, rtl, a->levels, a->order);
	}
	for (size_t i = 0; i < n; i++) {
		must_show[i] = chars[i] > ' ' && chars[i] < 0x7F;
		if (s.place[i] != LEFT_OUT && !level1(chars[i]) &&
		    !set_level(&s, i, a->levels[i]))
			good = false;
	}
	good = good && set_in_order(&s, a->levels, a->order, a->order_n,
	    must_show);
	set_free(&s);
	return good;
}

void
test_bidi_characters(const char *path, size_t shard, struct count *count)
{
	FILE *f = fopen(path, "r");
	size_t number = 0, cases = 0, changed = 0;
	char *line;

	assert(f != NULL);
	while ((line = set_read(f, &number)) != NULL) {
		uint32_t chars[MAX_INPUT];
		char *s = line, *field[4];
		size_t n = set_hex(&s, chars);
		struct answer a;

		if (cases++ % SHARDS != shard)
			continue;
		for (int i = 0; i < 4; i++) {
			s = strchr(s, ';') + 1;
			field[i] = s;
		}
		a.n = read_numbers(field[2], a.levels);
		a.order_n = read_numbers(field[3], a.order);
		assert(a.n == n);
		/* The paragraph level that was resolved is the one asked. */
		if (run_case(chars, n, atoi(field[1]) & 1, &a, &changed)) {
			count->passed++;
		} else {
			count->differing++;
			printf("differs\tBidiCharacterTest\tline %zu\torder\t"
			       "ICU\n", number);
		}
	}
	fclose(f);
	printf("BidiCharacterTest: %zu texts of part %zu changed by our buffer\n",
	    changed, shard);
}
