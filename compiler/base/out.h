#ifndef WG_BASE_OUT_H
#define WG_BASE_OUT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

/*
 * An output in memory that writers just append to.  Files are written from
 * finished outputs, as a whole (store/stage.h), so no writer ever sees a full
 * disk.  Nothing here knows a locale.  Start with { 0 }.
 */
struct wg_out {
	char *ptr;
	size_t len; /* [bytes] */
	size_t room;
};

void wg_out_free(struct wg_out *);
void wg_out_clear(struct wg_out *); /* keeps the memory */
struct wg_str wg_out_str(const struct wg_out *); /* borrowed */
char *wg_out_grow(struct wg_out *, size_t more);
/* Make room for 'more' bytes; returns where they go, and counts nothing. */
static inline char *
wg_out_room(struct wg_out *out, size_t more)
{
	return more > out->room - out->len ? wg_out_grow(out, more) :
					     out->ptr + out->len;
}

static inline void
wg_out_put(struct wg_out *out, struct wg_str s)
{
	if (s.len == 0)
		return;
	memcpy(wg_out_room(out, s.len), s.ptr, s.len);
	out->len += s.len;
}
/* With its length before it, so that nothing passes for it: "5:words". */
void wg_out_counted(struct wg_out *, struct wg_str);
static inline void
wg_out_puts(struct wg_out *out, const char *terminated)
{
	wg_out_put(out, (struct wg_str){ terminated, strlen(terminated) });
}

static inline void
wg_out_byte(struct wg_out *out, char c)
{
	*wg_out_room(out, 1) = c;
	out->len++;
}

void wg_out_char(struct wg_out *, uint32_t scalar); /* as UTF-8 */
/* Integers and strings only: floating point obeys the locale. */
void wg_out_fmt(struct wg_out *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* What 'escapes' has for a byte instead of that byte; the rest is copied. */
void wg_out_escaped(
    struct wg_out *, struct wg_str, const char *const escapes[256]);
void wg_out_int(struct wg_out *, int64_t);
void wg_out_uint(struct wg_out *, uint64_t);
/* Thousandths as a decimal without trailing zeros: 12500 is 12.5. */
void wg_out_milli(struct wg_out *, int64_t);
/* Millionths likewise, at least one place after the point: 9.0. */
void wg_out_micro(struct wg_out *, int64_t);

#endif
