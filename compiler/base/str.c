/* Text as pointer and length; see str.h.  No locale, no allocation unless
 * an arena is passed. */
#include "base/str.h"

#include <string.h>

#include "base/arena.h"
#include "base/format.h"

struct wg_str
wg_str(const char *s)
{
	return (struct wg_str){ s, s == NULL ? 0 : strlen(s) };
}

bool
wg_str_eq(struct wg_str a, struct wg_str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}

bool
wg_str_is(struct wg_str a, const char *b)
{
	return wg_str_eq(a, wg_str(b));
}

int
wg_str_cmp(struct wg_str a, struct wg_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool
wg_str_starts(struct wg_str s, struct wg_str prefix)
{
	return s.len >= prefix.len &&
	    wg_str_eq(wg_str_head(s, prefix.len), prefix);
}

bool
wg_str_ends(struct wg_str s, struct wg_str suffix)
{
	return s.len >= suffix.len &&
	    wg_str_eq(wg_str_from(s, s.len - suffix.len), suffix);
}

ptrdiff_t
wg_str_find(struct wg_str s, char byte)
{
	const char *p = s.len == 0 ? NULL : memchr(s.ptr, byte, s.len);

	return p == NULL ? -1 : p - s.ptr;
}

ptrdiff_t
wg_str_find_str(struct wg_str s, struct wg_str needle)
{
	const char *p;

	if (needle.len == 0)
		return 0;
	if (s.len < needle.len)
		return -1;
	p = memmem(s.ptr, s.len, needle.ptr, needle.len);
	return p == NULL ? -1 : p - s.ptr;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* So many bytes at once; comparing makes each all ones or zero. */
typedef uint8_t block __attribute__((vector_size(16)));

static block
block_at(const char *s)
{
	block b;

	memcpy(&b, s, sizeof(b));
	return b;
}

static bool
is_any(block found)
{
	uint64_t halves[2];

	memcpy(halves, &found, sizeof(found));
	return (halves[0] | halves[1]) != 0;
}

static bool
is_plain(block b)
{
	return !is_any((block)((b < 0x20) | (b == '"') | (b == '&') |
	    (b == '<') | (b == '>') | (b == '\\') | (b == 0x7F) |
	    (b == 0xE2)));
}

size_t
wg_str_plain(struct wg_str s, size_t at)
{
	while (s.len - at >= sizeof(block) && is_plain(block_at(s.ptr + at)))
		at += sizeof(block);
	return at;
}

size_t
wg_str_below(struct wg_str s, size_t at, uint8_t least)
{
	while (s.len - at >= sizeof(block) &&
	    !is_any((block)(block_at(s.ptr + at) >= least)))
		at += sizeof(block);
	while (at < s.len && (uint8_t)s.ptr[at] < least)
		at++;
	return at;
}

struct wg_str
wg_str_trim(struct wg_str s)
{
	while (s.len > 0 && is_space(s.ptr[0]))
		s = wg_str_from(s, 1);
	while (s.len > 0 && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

struct wg_str
wg_str_word(struct wg_str *rest)
{
	struct wg_str word;
	size_t n = 0;

	*rest = wg_str_trim(*rest);
	while (n < rest->len && !is_space(rest->ptr[n]))
		n++;
	word = wg_str_head(*rest, n);
	*rest = wg_str_from(*rest, n);
	return word;
}

struct wg_str
wg_str_cut(struct wg_str *rest, char byte)
{
	ptrdiff_t at = wg_str_find(*rest, byte);
	struct wg_str head = *rest;

	if (at < 0) {
		*rest = wg_str_from(*rest, rest->len);
		return head;
	}
	*rest = wg_str_from(*rest, (size_t)at + 1);
	return wg_str_head(head, (size_t)at);
}

struct wg_str
wg_str_dup(struct wg_arena *a, struct wg_str s)
{
	char *p = wg_alloc_unset(a, s.len + 1);

	if (s.len > 0)
		memcpy(p, s.ptr, s.len);
	p[s.len] = '\0';
	return (struct wg_str){ p, s.len };
}

struct wg_str
wg_str_vfmt(struct wg_arena *a, const char *fmt, va_list args)
{
	char usual[256], *p;
	va_list again;
	int n;

	va_copy(again, args);
	n = wg_format(usual, sizeof(usual), fmt, args);
	if (n >= 0) {
		p = wg_alloc_unset(a, (size_t)n + 1);
		if ((size_t)n < sizeof(usual))
			memcpy(p, usual, (size_t)n + 1);
		else
			wg_format(p, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	return n < 0 ? WG_NONE : (struct wg_str){ p, (size_t)n };
}

struct wg_str
wg_str_fmt(struct wg_arena *a, const char *fmt, ...)
{
	va_list args;
	struct wg_str s;

	va_start(args, fmt);
	s = wg_str_vfmt(a, fmt, args);
	va_end(args);
	return s;
}

const char *
wg_cstr(struct wg_arena *a, struct wg_str s)
{
	return wg_str_dup(a, s).ptr;
}

struct wg_str
wg_str_squeeze(struct wg_arena *a, struct wg_str s, bool *blank)
{
	char *p = wg_alloc_unset(a, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool space = is_space(s.ptr[i]);

		p[n] = space ? ' ' : s.ptr[i];
		n += !(space && *blank);
		*blank = space;
	}
	p[n] = '\0';
	return (struct wg_str){ p, n };
}

struct wg_str
wg_str_collapse(struct wg_arena *a, struct wg_str s)
{
	bool blank = true;

	return wg_str_trim(wg_str_squeeze(a, s, &blank));
}

struct wg_str
wg_str_before(struct wg_str before, struct wg_str behind)
{
	if (wg_str_ends(before, WG_STR(".")) &&
	    wg_str_starts(behind, WG_STR(".")) &&
	    !wg_str_starts(behind, WG_STR("..")))
		before.len--;
	return before;
}

bool
wg_str_uint(struct wg_str s, uint32_t *n)
{
	uint64_t value = 0;

	if (s.len == 0 || s.len > 10)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		value = value * 10 + (uint64_t)(s.ptr[i] - '0');
	}
	if (value > UINT32_MAX)
		return false;
	*n = (uint32_t)value;
	return true;
}

bool
wg_str_micro(struct wg_str s, int64_t *micro)
{
	bool minus = s.len > 0 && s.ptr[0] == '-';
	struct wg_str rest = minus ? wg_str_from(s, 1) : s;
	bool point = wg_str_find(rest, '.') >= 0;
	struct wg_str whole = wg_str_cut(&rest, '.');
	uint32_t w = 0, f = 0;

	if (!wg_str_uint(whole, &w) || rest.len > 6 ||
	    (point && !wg_str_uint(rest, &f)))
		return false;
	for (size_t i = rest.len; i < 6; i++)
		f *= 10;
	*micro = (int64_t)w * 1000000 + f;
	if (minus)
		*micro = -*micro;
	return true;
}

uint32_t
wg_utf8_next(struct wg_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;
	size_t left, more;
	uint32_t c, least;

	if (*at >= s.len)
		return WG_UTF8_BAD;
	left = s.len - *at - 1;
	++*at;
	c = p[0];
	if (c < 0x80)
		return c;
	if (c >= 0xC2 && c <= 0xDF)
		more = 1, c &= 0x1F, least = 0x80;
	else if (c >= 0xE0 && c <= 0xEF)
		more = 2, c &= 0x0F, least = 0x800;
	else if (c >= 0xF0 && c <= 0xF4)
		more = 3, c &= 0x07, least = 0x10000;
	else
		return WG_UTF8_BAD;
	if (left < more)
		return WG_UTF8_BAD;
	for (size_t i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return WG_UTF8_BAD;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return WG_UTF8_BAD;
	*at += more;
	return c;
}

ptrdiff_t
wg_utf8_bad(struct wg_str s)
{
	for (size_t at = 0;;) {
		size_t start = at = wg_str_below(s, at, 0x80);

		if (at >= s.len)
			return -1;
		if (wg_utf8_next(s, &at) == WG_UTF8_BAD)
			return (ptrdiff_t)start;
	}
}

size_t
wg_utf8_count(struct wg_str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len; n++)
		wg_utf8_next(s, &at);
	return n;
}

size_t
wg_utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

uint32_t
wg_str_hash(struct wg_str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
	return h;
}

#define LONGEST 64

static size_t
characters(struct wg_str s, uint32_t out[LONGEST])
{
	size_t n = 0;

	for (size_t at = 0; at < s.len && n < LONGEST;)
		out[n++] = wg_utf8_next(s, &at);
	return n;
}

unsigned
wg_str_distance(struct wg_str a, struct wg_str b, unsigned limit)
{
	uint32_t x[LONGEST], y[LONGEST];
	unsigned row[3][LONGEST + 1] = { { 0 } };
	size_t n = characters(a, x), m = characters(b, y);

	for (size_t j = 0; j <= m; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned *now = row[i % 3], *up = row[(i + 2) % 3];
		const unsigned *up2 = row[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned d = up[j - 1] + (x[i - 1] != y[j - 1]);

			if (up[j] + 1 < d)
				d = up[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] &&
			    x[i - 2] == y[j - 1] && up2[j - 2] + 1 < d)
				d = up2[j - 2] + 1;
			now[j] = d;
		}
	}
	return row[n % 3][m] > limit ? limit + 1 : row[n % 3][m];
}

/* General_Category Z and Cc; Default_Ignorable_Code_Point of Unicode 15 with
 * the other format controls (those that draw nothing); U+2800. */
static const struct {
	uint32_t first, last;
} unseen[] = {
	{ 0x00, 0x20 }, { 0x7F, 0xA0 }, { 0xAD, 0xAD }, { 0x34F, 0x34F },
	{ 0x61C, 0x61C }, { 0x115F, 0x1160 }, { 0x1680, 0x1680 },
	{ 0x17B4, 0x17B5 }, { 0x180B, 0x180F }, { 0x2000, 0x200F },
	{ 0x2028, 0x202F }, { 0x205F, 0x206F }, { 0x2800, 0x2800 },
	{ 0x3000, 0x3000 }, { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F },
	{ 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB },
	{ 0x13430, 0x13440 }, { 0x1BCA0, 0x1BCA3 }, { 0x1D159, 0x1D159 },
	{ 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF },
};

bool
wg_str_blank(struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);
		size_t i = 0, n = sizeof(unseen) / sizeof(unseen[0]);

		while (i < n && c > unseen[i].last)
			i++;
		if (i == n || c < unseen[i].first)
			return false;
	}
	return true;
}
