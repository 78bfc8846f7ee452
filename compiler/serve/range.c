/* The grammar is small; its cases are those of nginx's range filter. */
#include "serve/range.h"

#include <stdbool.h>
#include <stdint.h>

static void
skip_blanks(struct wg_str *s)
{
	while (s->len > 0 && s->ptr[0] == ' ')
		*s = wg_str_from(*s, 1);
}

/* False: no digit, or more than any file has. */
static bool
read_number(struct wg_str *s, size_t *n)
{
	size_t digits = 0;

	*n = 0;
	for (; digits < s->len && s->ptr[digits] >= '0' &&
	     s->ptr[digits] <= '9'; digits++) {
		if (*n > (SIZE_MAX - 9) / 10)
			return false;
		*n = *n * 10 + (size_t)(s->ptr[digits] - '0');
	}
	*s = wg_str_from(*s, digits);
	return digits > 0;
}

/* One of "0-99", "100-", "-100"; false: it is none of them. */
static bool
read_one(struct wg_str one, size_t size, size_t *from, size_t *to)
{
	bool suffix;

	skip_blanks(&one);
	suffix = one.len > 0 && one.ptr[0] == '-';
	*from = 0;
	if (!suffix && !read_number(&one, from))
		return false;
	skip_blanks(&one);
	if (one.len == 0 || one.ptr[0] != '-')
		return false;
	one = wg_str_from(one, 1);
	skip_blanks(&one);
	*to = size;
	if (!suffix && one.len == 0)
		return true;
	if (!read_number(&one, to))
		return false;
	skip_blanks(&one);
	if (suffix) {
		*from = *to < size ? size - *to : 0;
		*to = size;
	} else {
		*to = *to >= size ? size : *to + 1;
	}
	return one.len == 0;
}

static bool
is_bytes(struct wg_str s)
{
	static const char unit[] = "bytes=";

	for (size_t i = 0; i + 1 < sizeof(unit); i++)
		if (i >= s.len || (s.ptr[i] | 0x20) != (unit[i] | 0x20))
			return false;
	return s.len > sizeof(unit) - 1;
}

enum wg_range
wg_range_read(struct wg_str value, size_t size, size_t *from, size_t *to)
{
	unsigned parts = 0;
	size_t part[2] = { 0, 0 };

	if (!is_bytes(value))
		return WG_RANGE_WHOLE;
	value = wg_str_from(value, 6);
	while (value.len > 0) {
		bool last = wg_str_find(value, ',') < 0;
		size_t begin, end;

		if (!read_one(wg_str_cut(&value, ','), size, &begin, &end))
			return WG_RANGE_OUTSIDE;
		if (begin < end && ++parts > 1)
			return WG_RANGE_WHOLE;
		if (begin >= end && begin == 0)
			return WG_RANGE_WHOLE;
		if (begin < end)
			part[0] = begin, part[1] = end;
		if (!last && value.len == 0)
			return WG_RANGE_OUTSIDE;
	}
	if (parts == 0)
		return WG_RANGE_OUTSIDE;
	*from = part[0];
	*to = part[1];
	return WG_RANGE_PART;
}
