/*
 * Bytes as QR code: one segment of bytes, level M, the smallest version.  What
 * a version has besides its data is made when the first code needs it, and
 * kept.
 */
#include "base/qr.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/qr_grid.h"

#define VERSIONS 40
#define MOST_WORDS 3706 /* of version 40 [byte] */
#define MOST_CHECKS 30  /* of a block [byte] */

/* ISO/IEC 18004, table 9, level M, by version: bytes of error correction a
 * block, and how many blocks. */
static const uint8_t checks[VERSIONS + 1] = { 0, 10, 16, 26, 18, 24, 16, 18,
	22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
	28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28 };
static const uint8_t blocks[VERSIONS + 1] = { 0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5,
	5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28,
	29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49 };

/* What is in a version. */

struct frame {
	unsigned size;
	struct wg_qr_grid dark; /* of what is fixed */
	struct wg_qr_grid free; /* for data */
	/* Where bit after bit goes. */
	struct place {
		uint8_t x, y;
	} *order;
	unsigned n; /* whole bytes of them [bit] */
};

/* While it is made. */
enum module { FREE, LIGHT, DARK };
struct draft {
	unsigned size;
	uint8_t at[WG_QR_SIDE][WG_QR_SIDE]; /* [y][x] */
};

/* Rings around a middle; what lies outside of the code is left out. */
static void
put_rings(struct draft *d, unsigned x, unsigned y, int radius, int light)
{
	for (int dy = -radius; dy <= radius; dy++)
		for (int dx = -radius; dx <= radius; dx++) {
			int ax = dx < 0 ? -dx : dx, ay = dy < 0 ? -dy : dy;
			int ring = ax > ay ? ax : ay;
			unsigned px = x + (unsigned)dx, py = y + (unsigned)dy;

			if (px < d->size && py < d->size)
				d->at[py][px] = ring == light ||
				    ring == 4 ? LIGHT : DARK;
		}
}

/* Alignment patterns, annex E: from the far end in even steps. */
static void
put_alignments(struct draft *d, unsigned version)
{
	unsigned n = version / 7 + 2, middle[7] = { 6 };
	unsigned step = version == 32 ? 26 :
	    (version * 4 + n * 2 + 1) / (n * 2 - 2) * 2;

	if (version == 1)
		return;
	for (unsigned i = n - 1, at = d->size - 7; i > 0; i--, at -= step)
		middle[i] = at;
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < n; k++)
			if ((i > 0 || (k > 0 && k < n - 1)) &&
			    (k > 0 || i < n - 1))
				put_rings(d, middle[k], middle[i], 2, 1);
}

/* Version information, 7.10: 6 bits and 12 of a Golay code, twice. */
static void
put_version(struct draft *d, unsigned version)
{
	unsigned rest = version;

	if (version < 7)
		return;
	for (int i = 0; i < 12; i++)
		rest = rest << 1 ^ (rest >> 11) * 0x1f25;
	rest |= version << 12;
	for (unsigned i = 0; i < 18; i++) {
		unsigned a = d->size - 11 + i % 3, b = i / 3;

		d->at[b][a] = d->at[a][b] = rest >> i & 1 ? DARK : LIGHT;
	}
}

static void
put_fixed(struct draft *d, unsigned version)
{
	unsigned end = d->size - 1;

	for (unsigned i = 0; i <= end; i++)
		d->at[6][i] = d->at[i][6] = i % 2 == 0 ? DARK : LIGHT;
	put_rings(d, 3, 3, 4, 2);
	put_rings(d, end - 3, 3, 4, 2);
	put_rings(d, 3, end - 3, 4, 2);
	put_alignments(d, version);
	put_version(d, version);
	/* Format information comes with the mask. */
	for (unsigned i = 0; i < 9; i++) {
		if (d->at[8][i] == FREE)
			d->at[8][i] = LIGHT;
		if (d->at[i][8] == FREE)
			d->at[i][8] = LIGHT;
	}
	for (unsigned i = 0; i < 8; i++)
		d->at[8][end - i] = d->at[end - i][8] = LIGHT;
	d->at[end - 7][8] = DARK;
}

/* 7.7.3: up and down in columns two modules wide, from the right. */
static void
put_order(struct frame *f, const struct draft *d)
{
	unsigned n = 0;

	f->order = wg_realloc(NULL, d->size * d->size * sizeof(*f->order));
	for (unsigned pair = d->size - 1; pair < d->size;
	     pair -= pair == 8 ? 3 : 2)
		for (unsigned i = 0; i < 2 * d->size; i++) {
			bool up = (pair + 1) / 2 % 2 == 0;
			unsigned x = pair - i % 2;
			unsigned y = up ? d->size - 1 - i / 2 : i / 2;

			if (d->at[y][x] == FREE)
				f->order[n++] = (struct place){
					(uint8_t)x, (uint8_t)y };
		}
	f->n = n - n % 8;
}

static struct frame *
new_frame(unsigned version)
{
	struct frame *f = wg_realloc(NULL, sizeof(*f));
	struct draft *d = wg_realloc(NULL, sizeof(*d));

	memset(f, 0, sizeof(*f));
	memset(d, 0, sizeof(*d));
	f->size = d->size = 17 + 4 * version;
	put_fixed(d, version);
	for (unsigned y = 0; y < d->size; y++)
		for (unsigned x = 0; x < d->size; x++)
			if (d->at[y][x] == FREE)
				wg_qr_set(&f->free, x, y);
			else if (d->at[y][x] == DARK)
				wg_qr_set(&f->dark, x, y);
	put_order(f, d);
	free(d);
	return f;
}

static const struct frame *
frame_of(unsigned version)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	static struct frame *frames[VERSIONS + 1];

	pthread_mutex_lock(&mutex);
	if (frames[version] == NULL)
		frames[version] = new_frame(version);
	pthread_mutex_unlock(&mutex);
	return frames[version];
}

/* Error correction: Reed and Solomon in the field of 256 with 0x11d. */

static uint8_t power[2 * 255], logarithm[256], generators[MOST_CHECKS + 1]
    [MOST_CHECKS]; /* the logarithms of their coefficients, highest first */

static uint8_t
times(uint8_t a, uint8_t log)
{
	return a == 0 ? 0 : power[logarithm[a] + log];
}

/* (x + 1)(x + 2)(x + 4) ... */
static void
make_generator(unsigned degree)
{
	uint8_t g[MOST_CHECKS + 1] = { 1 };

	for (unsigned i = 0; i < degree; i++)
		for (unsigned k = i + 1; k > 0; k--)
			g[k] ^= times(g[k - 1], (uint8_t)i);
	for (unsigned k = 0; k < degree; k++)
		generators[degree][k] = logarithm[g[k + 1]];
}

static void
make_field(void)
{
	unsigned x = 1;

	for (unsigned i = 0; i < 255; i++) {
		power[i] = power[i + 255] = (uint8_t)x;
		logarithm[x] = (uint8_t)i;
		x = x << 1 ^ (x >> 7) * 0x11d;
	}
	/* No coefficient is 0. */
	for (unsigned degree = 1; degree <= MOST_CHECKS; degree++)
		make_generator(degree);
}

/* The rest of a division, 'n' bytes. */
static void
put_checks(uint8_t *rest, unsigned n, const uint8_t *data, size_t length)
{
	memset(rest, 0, n);
	for (size_t i = 0; i < length; i++) {
		uint8_t factor = data[i] ^ rest[0];

		memmove(rest, rest + 1, n - 1);
		rest[n - 1] = 0;
		if (factor == 0)
			continue;
		for (unsigned k = 0; k < n; k++)
			rest[k] ^= power[logarithm[factor] +
			    generators[n][k]];
	}
}

/* From content to bytes. */

static size_t
words_of(unsigned version)
{
	size_t n = version / 7 + 2, modules = (16 * version + 128) * version
	    + 64;

	if (version > 1)
		modules -= (25 * n - 10) * n - 55;
	if (version > 6)
		modules -= 36;
	return modules / 8;
}

static size_t
data_of(unsigned version)
{
	return words_of(version) - (size_t)checks[version] * blocks[version];
}

/* How many bytes say how long the content is. */
static size_t
length_bytes(unsigned version)
{
	return version < 10 ? 1 : 2;
}

/* 0 if there is none.  Half a byte each say what it is and that it ends. */
static unsigned
version_for(size_t length)
{
	for (unsigned v = 1; v <= VERSIONS; v++)
		if (1 + length_bytes(v) + length <= data_of(v))
			return v;
	return 0;
}

static void
put_data(uint8_t *to, unsigned version, struct wg_str content)
{
	size_t n = data_of(version), at = 0;
	uint8_t half = 4; /* bytes are what comes */

	for (size_t i = length_bytes(version); i-- > 0;) {
		uint8_t byte = (uint8_t)(content.len >> 8 * i);

		to[at++] = (uint8_t)(half << 4 | byte >> 4);
		half = byte & 15;
	}
	for (size_t i = 0; i < content.len; i++) {
		uint8_t byte = (uint8_t)content.ptr[i];

		to[at++] = (uint8_t)(half << 4 | byte >> 4);
		half = byte & 15;
	}
	to[at++] = (uint8_t)(half << 4);
	for (bool odd = false; at < n; odd = !odd)
		to[at++] = odd ? 0x11 : 0xec;
}

/* The first byte of each block, the second of each ...; then of their checks.
 * Blocks that are a byte longer come last. */
static void
put_blocks(uint8_t *to, unsigned version, const uint8_t *data)
{
	size_t n = blocks[version], all = data_of(version);
	size_t length = all / n, shorter = n - all % n;

	for (size_t b = 0; b < n; b++) {
		size_t own = length + (b >= shorter);
		uint8_t rest[MOST_CHECKS];

		for (size_t i = 0; i < own; i++)
			to[i * n + b - (i == length ? shorter : 0)] = data[i];
		put_checks(rest, checks[version], data, own);
		for (size_t i = 0; i < checks[version]; i++)
			to[all + i * n + b] = rest[i];
		data += own;
	}
}

bool
wg_qr_encode(struct wg_arena *a, struct wg_str content, struct wg_qr *qr)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	unsigned version = version_for(content.len);
	uint8_t data[MOST_WORDS], words[MOST_WORDS], *dark;
	const struct frame *f;
	struct wg_qr_grid grid;

	if (content.len == 0 || version == 0)
		return false;
	pthread_once(&once, make_field);
	f = frame_of(version);
	put_data(data, version, content);
	put_blocks(words, version, data);
	grid = f->dark;
	for (unsigned i = 0; i < f->n; i++)
		if (words[i / 8] >> (7 - i % 8) & 1)
			wg_qr_set(&grid, f->order[i].x, f->order[i].y);
	wg_qr_mask(&grid, &f->free, f->size);
	qr->size = f->size;
	qr->dark = dark = wg_alloc(a, (size_t)f->size * f->size);
	for (unsigned y = 0; y < f->size; y++)
		for (unsigned x = 0; x < f->size; x++)
			*dark++ = grid.rows[y][x / 64] >> x % 64 & 1;
	return true;
}
