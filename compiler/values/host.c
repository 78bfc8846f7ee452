/*
 * Host names.  Letters beyond ASCII are those that DENIC registers for .de:
 * the small letters of Latin-1 and Latin Extended-A.  More would need the
 * tables of UTS #46, and hosts of other letters are written as "xn--".
 */
#include "base/arena.h"
#include "base/out.h"
#include "values/url.h"

#define LONGEST_LABEL 63
#define LONGEST_HOST 253

static bool
between(uint32_t c, uint32_t from, uint32_t to)
{
	return c >= from && c <= to;
}

static bool
plain(uint32_t c)
{
	return between(c, 'a', 'z') || between(c, '0', '9') || c == '-';
}

/* In one half of Latin Extended-A capitals are even, in the other odd. */
static uint32_t
small(uint32_t c)
{
	if (between(c, 'A', 'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7))
		return c + 0x20;
	if (c == 0x178)
		return 0xFF;
	if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E))
		return c + (c & 1);
	return between(c, 0x100, 0x177) && c != 0x130 ? c | 1 : c;
}

/* A small letter that .de has. */
static bool
registered(uint32_t c)
{
	return between(c, 0xDF, 0x17E) && c != 0xF7 && c != 0x130 &&
	    c != 0x132 && c != 0x133 && c != 0x13F && c != 0x140 &&
	    c != 0x149 && (small(c) == c || c == 0x138);
}

/* Punycode, RFC 3492 §5 and §6. */
enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700,
	FIRST_BIAS = 72, FIRST = 128 };

struct label {
	uint32_t at[LONGEST_LABEL];
	uint32_t n;
};

static uint32_t
adapt(uint32_t delta, uint32_t n, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	for (delta += delta / n; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static uint32_t
threshold(uint32_t k, uint32_t bias)
{
	if (k <= bias + T_MIN)
		return T_MIN;
	return k >= bias + T_MAX ? T_MAX : k - bias;
}

static void
put_number(struct wg_out *out, uint32_t q, uint32_t bias)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = threshold(k, bias);

		if (q < t)
			break;
		wg_out_byte(out, digits[t + (q - t) % (BASE - t)]);
		q = (q - t) / (BASE - t);
	}
	wg_out_byte(out, digits[q]);
}

/* 63 characters below U+0180 cannot overflow. */
static void
put_punycode(struct wg_out *out, const struct label *l)
{
	uint32_t n = FIRST, delta = 0, bias = FIRST_BIAS, h = 0, basic;

	wg_out_puts(out, "xn--");
	for (uint32_t i = 0; i < l->n; i++)
		if (l->at[i] < FIRST) {
			wg_out_byte(out, (char)l->at[i]);
			h++;
		}
	basic = h;
	if (basic > 0)
		wg_out_byte(out, '-');
	while (h < l->n) {
		uint32_t next = UINT32_MAX;

		for (uint32_t i = 0; i < l->n; i++)
			if (l->at[i] >= n && l->at[i] < next)
				next = l->at[i];
		delta += (next - n) * (h + 1);
		n = next;
		for (uint32_t i = 0; i < l->n; i++) {
			delta += l->at[i] < n;
			if (l->at[i] != n)
				continue;
			put_number(out, delta, bias);
			bias = adapt(delta, h + 1, h == basic);
			delta = 0;
			h++;
		}
		delta++;
		n++;
	}
}

/* What follows "xn--"; false if it is no name of ours. */
static bool
read_punycode(struct wg_str s, struct label *l)
{
	uint32_t n = FIRST, i = 0, bias = FIRST_BIAS;
	size_t at = 0, basic = s.len;

	l->n = 0;
	if (s.len > LONGEST_LABEL)
		return false;
	while (basic > 0 && s.ptr[basic - 1] != '-')
		basic--;
	for (; at + 1 < basic; at++)
		l->at[l->n++] = (uint32_t)(unsigned char)s.ptr[at];
	for (at = basic; at < s.len;) {
		uint32_t old = i, w = 1;

		for (uint32_t k = BASE;; k += BASE) {
			char c = at < s.len ? s.ptr[at++] : 0;
			uint32_t digit, t = threshold(k, bias);

			if (!between((uint32_t)c, 'a', 'z') &&
			    !between((uint32_t)c, '0', '9'))
				return false;
			digit = (uint32_t)(c >= 'a' ? c - 'a' : c - '0' + 26);
			if (digit > (UINT32_MAX / 64 - i) / w)
				return false;
			i += digit * w;
			if (digit < t)
				break;
			w *= BASE - t;
			if (w > UINT32_MAX / 64 / BASE)
				return false;
		}
		bias = adapt(i - old, l->n + 1, old == 0);
		n += i / (l->n + 1);
		i %= l->n + 1;
		if (l->n == LONGEST_LABEL || !registered(n))
			return false;
		for (uint32_t k = l->n; k > i; k--)
			l->at[k] = l->at[k - 1];
		l->at[i++] = n;
		l->n++;
	}
	return true;
}

/* Read one label to the point or the end, small. */
static bool
read_label(struct wg_str s, size_t *at, struct label *l, bool *ascii)
{
	l->n = 0;
	*ascii = true;
	while (*at < s.len && s.ptr[*at] != '.') {
		size_t next = *at;
		uint32_t c = small(wg_utf8_next(s, &next));

		if ((!plain(c) && !registered(c)) || l->n == LONGEST_LABEL ||
		    (c == '-' && (l->n == 0 || next == s.len ||
			s.ptr[next] == '.')))
			return false;
		*ascii &= c < FIRST;
		l->at[l->n++] = c;
		*at = next;
	}
	return l->n > 0;
}

bool
wg_host_ascii(struct wg_arena *a, struct wg_str s, struct wg_str *result,
    size_t *bad)
{
	struct wg_out out = { 0 };
	size_t at = 0, points = 0;
	struct label l;
	bool good = true, ascii;

	while (good) {
		size_t start = out.len;

		good = read_label(s, &at, &l, &ascii);
		if (!good)
			break;
		if (!ascii)
			put_punycode(&out, &l);
		for (uint32_t i = 0; i < l.n && ascii; i++)
			wg_out_byte(&out, (char)l.at[i]);
		good = out.len - start <= LONGEST_LABEL &&
		    out.len <= LONGEST_HOST;
		if (at == s.len)
			break;
		at++;
		points++;
		wg_out_byte(&out, '.');
	}
	*bad = at < s.len ? at : 0;
	good = good && points > 0;
	if (good)
		*result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return good;
}

struct wg_str
wg_host_readable(struct wg_arena *a, struct wg_str ascii)
{
	struct wg_str rest = ascii, text;
	struct wg_out out = { 0 };

	if (wg_str_find_str(ascii, WG_STR("xn--")) < 0)
		return ascii;
	while (rest.len > 0) {
		struct wg_str one = wg_str_cut(&rest, '.');
		struct label l;

		if (wg_str_starts(one, WG_STR("xn--")) &&
		    read_punycode(wg_str_from(one, 4), &l))
			for (uint32_t i = 0; i < l.n; i++)
				wg_out_char(&out, l.at[i]);
		else
			wg_out_put(&out, one);
		if (rest.len > 0)
			wg_out_byte(&out, '.');
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}
