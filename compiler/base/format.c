/* Where something is not known here, all is begun again by vsnprintf(). */
#include "base/format.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* One conversion, from behind its '%'. */
struct conversion {
	bool precise, zero;
	unsigned width;
	bool size;    /* z */
	char kind;    /* s d u % */
	size_t length; /* of all of it */
};

static bool
read_conversion(const char *at, struct conversion *c)
{
	const char *start = at;

	*c = (struct conversion){ .precise = false };
	if (at[0] == '.' && at[1] == '*' && at[2] == 's') {
		c->precise = true;
		at += 2;
	} else if (at[0] == '0' && at[1] >= '1' && at[1] <= '9') {
		c->zero = true;
		c->width = (unsigned)(at[1] - '0');
		at += 2;
	}
	c->size = *at == 'z';
	at += c->size;
	c->kind = *at;
	c->length = (size_t)(at + 1 - start);
	switch (c->kind) {
	case 's':
	case '%':
		return !c->size && !c->zero;
	case 'd':
		return !c->size;
	case 'u':
		return true;
	default:
		return false;
	}
}

struct sink {
	char *to;
	size_t room, n; /* 'n' is of all there is, like that of snprintf() */
};

static void
put(struct sink *s, const char *text, size_t length)
{
	size_t left = s->n < s->room ? s->room - s->n : 0;

	if (length > 0 && left > 0)
		memcpy(s->to + s->n, text, length < left ? length : left);
	s->n += length;
}

static void
put_number(struct sink *s, bool negative, uint64_t n, unsigned width)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	while (sizeof(digits) - at + negative < width)
		digits[--at] = '0';
	if (negative)
		digits[--at] = '-';
	put(s, digits + at, sizeof(digits) - at);
}

/* What '%.*s' shows ends with a NUL, too. */
static void
put_text(struct sink *s, const char *text, int most)
{
	put(s, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
}

/* False: 'fmt' holds something that is not known. */
static bool
put_all(struct sink *s, const char *fmt, va_list args)
{
	struct conversion c;
	const char *next;

	for (; (next = strchr(fmt, '%')) != NULL; fmt = next + 1 + c.length) {
		int number = 0;

		put(s, fmt, (size_t)(next - fmt));
		if (!read_conversion(next + 1, &c))
			return false;
		if (c.kind == '%') {
			put(s, "%", 1);
		} else if (c.kind == 's') {
			number = c.precise ? va_arg(args, int) : -1;
			put_text(s, va_arg(args, const char *), number);
		} else if (c.size) {
			put_number(s, false, va_arg(args, size_t), c.width);
		} else if (c.kind == 'u') {
			put_number(s, false, va_arg(args, unsigned), c.width);
		} else {
			number = va_arg(args, int);
			put_number(s, number < 0, number < 0 ?
				0 - (uint64_t)number : (uint64_t)number,
			    c.width);
		}
	}
	put(s, fmt, strlen(fmt));
	return true;
}

int
wg_format(char *to, size_t room, const char *fmt, va_list args)
{
	struct sink s = { to, room, 0 };
	va_list again;
	bool known;
	int n = 0;

	va_copy(again, args);
	known = put_all(&s, fmt, args);
	if (!known)
		n = vsnprintf(to, room, fmt, again);
	va_end(again);
	if (!known)
		return n;
	if (room > 0)
		to[s.n < room ? s.n : room - 1] = '\0';
	return s.n > INT_MAX ? -1 : (int)s.n;
}
