/* Growing memory; see out.h. */
#include "base/out.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/format.h"

void
wg_out_free(struct wg_out *out)
{
	free(out->ptr);
	*out = (struct wg_out){ 0 };
}

void
wg_out_clear(struct wg_out *out)
{
	out->len = 0;
}

struct wg_str
wg_out_str(const struct wg_out *out)
{
	return (struct wg_str){ out->ptr, out->len };
}

char *
wg_out_grow(struct wg_out *out, size_t more)
{
	size_t room = out->room ? out->room : 1024;

	if (more > SIZE_MAX / 4 - out->len)
		wg_no_memory();
	while (room - out->len < more)
		room *= 2;
	out->ptr = wg_realloc(out->ptr, room);
	out->room = room;
	return out->ptr + out->len;
}

void
wg_out_counted(struct wg_out *out, struct wg_str s)
{
	wg_out_uint(out, s.len);
	wg_out_byte(out, ':');
	wg_out_put(out, s);
}

void
wg_out_char(struct wg_out *out, uint32_t c)
{
	out->len += wg_utf8_put(wg_out_room(out, 4), c);
}

void
wg_out_escaped(
    struct wg_out *out, struct wg_str s, const char *const escapes[256])
{
	size_t plain = 0;

	for (size_t i = 0; i < s.len; i++) {
		const char *escape = escapes[(unsigned char)s.ptr[i]];

		if (escape == NULL)
			continue;
		wg_out_put(out, wg_str_head(wg_str_from(s, plain), i - plain));
		wg_out_puts(out, escape);
		plain = i + 1;
	}
	wg_out_put(out, wg_str_from(s, plain));
}

/* Nearly everything fits at once; what does not is formatted again. */
#define USUAL 256

void
wg_out_fmt(struct wg_out *out, const char *fmt, ...)
{
	char *to = wg_out_room(out, USUAL);
	va_list args;
	int n;

	va_start(args, fmt);
	n = wg_format(to, USUAL, fmt, args);
	va_end(args);
	if (n < 0)
		return;
	if (n >= USUAL) {
		to = wg_out_room(out, (size_t)n + 1);
		va_start(args, fmt);
		wg_format(to, (size_t)n + 1, fmt, args);
		va_end(args);
	}
	out->len += (size_t)n;
}

void
wg_out_uint(struct wg_out *out, uint64_t n)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	wg_out_put(out, (struct wg_str){ digits + at, sizeof(digits) - at });
}

void
wg_out_int(struct wg_out *out, int64_t n)
{
	if (n < 0)
		wg_out_byte(out, '-');
	wg_out_uint(out, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

static void
put_fraction(struct wg_out *out, int64_t n, int64_t unit, int least)
{
	uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	uint64_t u = (uint64_t)unit;

	if (n < 0)
		wg_out_byte(out, '-');
	wg_out_int(out, (int64_t)(left / u));
	left %= u;
	if (left == 0 && least == 0)
		return;
	wg_out_byte(out, '.');
	do {
		u /= 10;
		wg_out_byte(out, (char)('0' + left / u));
		left %= u;
		least--;
	} while (left > 0 || (least > 0 && u > 1));
}

void
wg_out_milli(struct wg_out *out, int64_t milli)
{
	put_fraction(out, milli, 1000, 0);
}

void
wg_out_micro(struct wg_out *out, int64_t micro)
{
	put_fraction(out, micro, 1000000, 1);
}
