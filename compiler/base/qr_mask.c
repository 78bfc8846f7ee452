/*
 * All eight masks are tried, as the standard wants it, on 64 modules at once:
 * runs and blocks are found by shifting a line over itself.  What counts is
 * what libqrencode counts (tests/unit compares): one and a half patterns of a
 * finder (1:1:3:1:1) also in larger proportions, and what lies around the code
 * is light.
 */
#include "base/qr_grid.h"

#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Compiled twice, once for lines of a single word. */
#define FOR_WORDS __attribute__((always_inline)) static inline

#define RUN 5     /* as long a run costs 3, each module more 1 */
#define BLOCK 3   /* of two by two modules */
#define FINDER 40
#define BALANCE 10 /* each 5 % more or fewer dark modules than half */

void
wg_qr_set(struct wg_qr_grid *g, unsigned x, unsigned y)
{
	g->rows[y][x / 64] |= (uint64_t)1 << x % 64;
	g->columns[x][y / 64] |= (uint64_t)1 << y % 64;
}

/* Lines of bits: modules behind the last one are 0, that is light. */

struct line {
	uint64_t at[WG_QR_WORDS];
};

FOR_WORDS unsigned
ones(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555;
	w = (w & 0x3333333333333333) + (w >> 2 & 0x3333333333333333);
	w = (w + (w >> 4)) & 0x0f0f0f0f0f0f0f0f;
	return (unsigned)(w * 0x0101010101010101 >> 56);
}

/* Module 'i' of the result is module i + k, 0 < k < 64. */
FOR_WORDS struct line
after(struct line l, unsigned k, unsigned words)
{
	for (unsigned i = 0; i < words; i++)
		l.at[i] = l.at[i] >> k |
		    (i + 1 < words ? l.at[i + 1] << (64 - k) : 0);
	return l;
}

/* Module 'i' of the result is module i - k. */
FOR_WORDS struct line
before(struct line l, unsigned k, unsigned words)
{
	for (unsigned i = words; i-- > 0;)
		l.at[i] = l.at[i] << k |
		    (i > 0 ? l.at[i - 1] >> (64 - k) : 0);
	return l;
}

FOR_WORDS struct line
both(struct line l, struct line m, unsigned words)
{
	for (unsigned i = 0; i < words; i++)
		l.at[i] &= m.at[i];
	return l;
}

FOR_WORDS struct line
either(struct line l, struct line m, unsigned words)
{
	for (unsigned i = 0; i < words; i++)
		l.at[i] |= m.at[i];
	return l;
}

FOR_WORDS struct line
without(struct line l, struct line m, unsigned words)
{
	for (unsigned i = 0; i < words; i++)
		l.at[i] &= ~m.at[i];
	return l;
}

FOR_WORDS bool
is_empty(struct line l, unsigned words)
{
	uint64_t all = 0;

	for (unsigned i = 0; i < words; i++)
		all |= l.at[i];
	return all == 0;
}

FOR_WORDS unsigned
count(struct line l, unsigned words)
{
	unsigned n = 0;

	for (unsigned i = 0; i < words; i++)
		n += ones(l.at[i]);
	return n;
}

/* The first 'n' modules. */
FOR_WORDS struct line
first(unsigned n, unsigned words)
{
	struct line l = { { 0 } };

	for (unsigned i = 0; i < words; i++, n -= n < 64 ? n : 64)
		l.at[i] = n >= 64 ? UINT64_MAX : ((uint64_t)1 << n) - 1;
	return l;
}

/* Penalties. */

/* Which modules are as the next one is. */
FOR_WORDS struct line
same(struct line l, unsigned size, unsigned words)
{
	struct line next = after(l, 1, words);
	struct line in = first(size - 1, words);

	for (unsigned i = 0; i < words; i++)
		l.at[i] = ~(l.at[i] ^ next.at[i]) & in.at[i];
	return l;
}

/* A run of n modules has n - RUN + 1 places to begin five in a row. */
FOR_WORDS int
runs(struct line same, unsigned words)
{
	struct line two = both(same, after(same, 1, words), words);
	struct line five = both(two, after(two, 2, words), words);
	struct line begin = without(five, before(five, 1, words), words);

	return (int)(count(five, words) + 2 * count(begin, words));
}

FOR_WORDS int
finders(struct line l, unsigned words)
{
	struct line f = both(l, after(l, 6, words), words);
	struct line four, light;

	for (unsigned k = 2; k <= 4; k++)
		f = both(f, after(l, k, words), words);
	if (is_empty(f, words))
		return 0;
	f = without(f, before(l, 1, words), words);
	for (unsigned k = 1; k <= 7; k += k == 1 ? 4 : 2)
		f = without(f, after(l, k, words), words);
	if (is_empty(f, words))
		return 0;
	four = either(before(l, 2, words), before(l, 3, words), words);
	four = either(four, before(l, 4, words), words);
	light = either(after(l, 8, words), after(l, 9, words), words);
	light = either(light, after(l, 10, words), words);
	return FINDER * (int)count(without(f, both(four, light, words), words),
	    words);
}

/* The same as 2:2:6:2:2 and so on: only where dark runs are that long. */
static int
large_finders(struct line l, unsigned size)
{
	int run[WG_QR_SIDE + 1], n = 0, found = 0;

	/* Those at odd places are dark. */
	run[0] = 0;
	for (unsigned x = 0; x < size; x++) {
		bool dark = l.at[x / 64] >> x % 64 & 1;

		if (dark != (n % 2 == 1))
			run[++n] = 0;
		run[n]++;
	}
	n++;
	for (int i = 3; i < n - 2; i += 2) {
		int k = run[i] / 3;

		if (k < 2 || run[i] % 3 != 0 || run[i - 2] != k ||
		    run[i - 1] != k || run[i + 1] != k || run[i + 2] != k)
			continue;
		found += i == 3 || run[i - 3] >= 4 * k || i + 4 >= n ||
		    run[i + 3] >= 4 * k;
	}
	return FINDER * found;
}

/* Nine dark modules in a row, or six between two light ones before dark. */
FOR_WORDS bool
may_be_large(struct line l, unsigned words)
{
	struct line two = both(l, after(l, 1, words), words);
	struct line six = both(two, after(two, 2, words), words);
	struct line nine;

	six = both(six, after(two, 4, words), words);
	if (is_empty(six, words))
		return false;
	nine = both(six, after(six, 3, words), words);
	six = both(six, after(two, 8, words), words);
	six = without(six, after(l, 6, words), words);
	six = without(six, after(l, 7, words), words);
	six = without(six, before(l, 1, words), words);
	six = without(six, before(l, 2, words), words);
	return !is_empty(either(six, nine, words), words);
}

FOR_WORDS int
line_penalty(struct line l, struct line same, unsigned size, unsigned words)
{
	int penalty = runs(same, words) + finders(l, words);

	if (may_be_large(l, words))
		penalty += large_finders(l, size);
	return penalty;
}

FOR_WORDS struct line
line_of(const uint64_t words[WG_QR_WORDS], unsigned n)
{
	struct line l = { { 0 } };

	memcpy(l.at, words, n * sizeof(l.at[0]));
	return l;
}

/* Two by two modules that are the same are in both lines as the next, and as
 * those above. */
FOR_WORDS int
blocks(struct line l, struct line s, struct line above, struct line s_above,
    unsigned words)
{
	for (unsigned i = 0; i < words; i++)
		s.at[i] &= s_above.at[i] & ~(l.at[i] ^ above.at[i]);
	return BLOCK * (int)count(s, words);
}

/* No more exact than 'enough' asks for. */
FOR_WORDS int
penalty(const struct wg_qr_grid *g, unsigned size, unsigned words, int enough)
{
	struct line above = { { 0 } }, same_above = { { 0 } };
	unsigned dark = 0, percent;
	int sum = 0;

	for (unsigned y = 0; y < size && sum < enough; y++) {
		struct line l = line_of(g->rows[y], words);
		struct line s = same(l, size, words);

		sum += line_penalty(l, s, size, words);
		sum += blocks(l, s, above, same_above, words);
		dark += count(l, words);
		above = l;
		same_above = s;
	}
	for (unsigned x = 0; x < size && sum < enough; x++) {
		struct line l = line_of(g->columns[x], words);

		sum += line_penalty(l, same(l, size, words), size, words);
	}
	percent = (200 * dark + size * size) / (size * size) / 2;
	return sum + abs((int)percent - 50) / 5 * BALANCE;
}

/* Masks. */

static bool
inverts(unsigned mask, unsigned x, unsigned y)
{
	switch (mask) {
	case 0: return (x + y) % 2 == 0;
	case 1: return y % 2 == 0;
	case 2: return x % 3 == 0;
	case 3: return (x + y) % 3 == 0;
	case 4: return (y / 2 + x / 3) % 2 == 0;
	case 5: return x * y % 2 + x * y % 3 == 0;
	case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
	default: return (x * y % 3 + (x + y) % 2) % 2 == 0;
	}
}

/* A mask says the same of each twelfth line, and in it of each twelfth
 * module. */
#define PERIOD 12

static struct line
repeated(uint64_t pattern)
{
	struct line l;

	for (unsigned i = 0; i < WG_QR_WORDS; i++) {
		unsigned skipped = i * 64 % PERIOD;

		l.at[i] = (pattern >> skipped |
			      pattern << (PERIOD - skipped)) %
		    (1u << PERIOD) * 0x1001001001001001;
	}
	return l;
}

static struct {
	struct line rows[PERIOD], columns[PERIOD];
} masks[8];

static void
make_masks(void)
{
	for (unsigned mask = 0; mask < 8; mask++)
		for (unsigned i = 0; i < PERIOD; i++) {
			uint64_t row = 0, column = 0;

			for (unsigned k = 0; k < PERIOD; k++) {
				row |= (uint64_t)inverts(mask, k, i) << k;
				column |= (uint64_t)inverts(mask, i, k) << k;
			}
			masks[mask].rows[i] = repeated(row);
			masks[mask].columns[i] = repeated(column);
		}
}

/* BCH codes of level M and the mask, ISO/IEC 18004, table C.1. */
static const uint16_t formats[8] = { 0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9,
	0x40ce, 0x4f97, 0x4aa0 };

static void
put_format(struct wg_qr_grid *g, unsigned size, unsigned format)
{
	for (unsigned i = 0; i < 15; i++) {
		if (!(format >> i & 1))
			continue;
		/* Around the first finder, the timing lines left out. */
		if (i < 8)
			wg_qr_set(g, 8, i + (i > 5));
		else
			wg_qr_set(g, i == 8 ? 7 : 14 - i, 8);
		/* Half beside each of the others. */
		if (i < 8)
			wg_qr_set(g, size - 1 - i, 8);
		else
			wg_qr_set(g, 8, size - 15 + i);
	}
}

FOR_WORDS void
invert(uint64_t (*to)[WG_QR_WORDS], const uint64_t (*from)[WG_QR_WORDS],
    const uint64_t (*free)[WG_QR_WORDS], const struct line *mask,
    unsigned size, unsigned words)
{
	for (unsigned k = 0; k < size; k++)
		for (unsigned i = 0; i < words; i++)
			to[k][i] = from[k][i] ^
			    (free[k][i] & mask[k % PERIOD].at[i]);
}

FOR_WORDS void
apply(struct wg_qr_grid *to, const struct wg_qr_grid *from,
    const struct wg_qr_grid *free, unsigned mask, unsigned size,
    unsigned words)
{
	invert(to->rows, from->rows, free->rows, masks[mask].rows, size,
	    words);
	invert(to->columns, from->columns, free->columns, masks[mask].columns,
	    size, words);
	put_format(to, size, formats[mask]);
}

FOR_WORDS void
choose(struct wg_qr_grid *g, const struct wg_qr_grid *free, unsigned size,
    unsigned words)
{
	struct wg_qr_grid masked;
	unsigned best = 0;
	int least = INT_MAX;

	for (unsigned mask = 0; mask < 8; mask++) {
		int cost;

		apply(&masked, g, free, mask, size, words);
		cost = penalty(&masked, size, words, least);
		if (cost < least) {
			least = cost;
			best = mask;
		}
	}
	apply(g, g, free, best, size, words);
}

void
wg_qr_mask(
    struct wg_qr_grid *g, const struct wg_qr_grid *free, unsigned size)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_masks);
	/* Nearly all codes have a word a line: so that is compiled. */
	if (size <= 64)
		choose(g, free, size, 1);
	else
		choose(g, free, size, WG_QR_WORDS);
}
