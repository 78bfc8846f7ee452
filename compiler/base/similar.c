/* The bit-parallel longest common subsequence of Crochemore et al. (2001),
 * after two bounds that need only lengths and counts of bytes. */
#include "base/similar.h"

#include <string.h>

#include "base/arena.h"

void
wg_similar_open(struct wg_similar *s, struct wg_arena *a, struct wg_str text)
{
	memset(s, 0, sizeof(*s));
	s->text = text;
	if (text.len == 0 || text.len > WG_SIMILAR_LONGEST)
		return;
	s->words = (unsigned)((text.len + 63) / 64);
	s->bits = WG_NEW_ARRAY(a, 256 * (size_t)s->words, uint64_t);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		s->bits[c * (size_t)s->words + i / 64] |=
		    (uint64_t)1 << (i % 64);
		s->counts[c]++;
	}
}

/* Bytes that both have, in whatever order. */
static size_t
common_bytes(const struct wg_similar *s, struct wg_str other)
{
	uint16_t counts[256] = { 0 };
	size_t common = 0;

	for (size_t i = 0; i < other.len; i++) {
		unsigned char c = (unsigned char)other.ptr[i];

		common += ++counts[c] <= s->counts[c];
	}
	return common;
}

static size_t
common_subsequence(const struct wg_similar *s, struct wg_str other)
{
	uint64_t v[WG_SIMILAR_LONGEST / 64];
	size_t length = 0;

	memset(v, 0xFF, s->words * sizeof(*v));
	for (size_t i = 0; i < other.len; i++) {
		const uint64_t *m = s->bits +
		    (unsigned char)other.ptr[i] * (size_t)s->words;
		uint64_t carry = 0;

		for (unsigned w = 0; w < s->words; w++) {
			uint64_t u = v[w] & m[w], sum = v[w] + u, all;

			all = sum + carry;
			carry = (sum < v[w]) | (all < sum);
			v[w] = all | (v[w] & ~m[w]);
		}
	}
	for (size_t i = 0; i < s->text.len; i++)
		length += (v[i / 64] >> (i % 64) & 1) == 0;
	return length;
}

unsigned
wg_similar(const struct wg_similar *s, struct wg_str other, unsigned least,
    uint64_t *budget)
{
	size_t sum = s->text.len + other.len, shorter, common;
	uint64_t work = (uint64_t)other.len * s->words;

	shorter = other.len < s->text.len ? other.len : s->text.len;
	if (s->words == 0 || other.len > WG_SIMILAR_LONGEST ||
	    shorter * 2000 < sum * least)
		return 0;
	if (*budget < other.len) {
		*budget = 0;
		return 0;
	}
	*budget -= other.len;
	if (common_bytes(s, other) * 2000 < sum * least || *budget < work)
		return 0;
	*budget -= work;
	common = common_subsequence(s, other) * 2000 / sum;
	return common < least ? 0 : (unsigned)common;
}
