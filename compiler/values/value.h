#ifndef WG_VALUES_VALUE_H
#define WG_VALUES_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "values/calendar.h"
#include "values/clock.h"
#include "values/email.h"
#include "values/hours.h"
#include "values/money.h"
#include "values/phone.h"
#include "values/recurrence.h"
#include "values/url.h"

struct wg_arena;

/*
 * A value of the sources that was read: what it means, one member for each
 * datatype (model/datatype.def says which).  It is read once, by
 * middle/check.c, which keeps it beside the text (model/node.h), so nobody
 * reads the text again.
 */
struct wg_value {
	/* As it is to be kept: without blanks at the edges, an address
	 * percent-encoded, a number rounded.  Text, ids, keys, tags and
	 * postcodes mean just that. */
	struct wg_str text;
	union {
		int64_t day;                 /* date [days from 1970-01-01] */
		struct wg_moment moment;
		struct wg_clock_range time;
		struct wg_recurrence repeat; /* rrule */
		struct wg_money money;
		struct wg_url url;
		struct wg_email email;
		struct wg_phone phone;
		struct wg_hours hours;
		uint32_t integer;
		int32_t micro;               /* decimal [1/1000000] */
		uint32_t color;              /* 0xRRGGBB */
	};
};

/* Where and why a text is no value of its datatype. */
struct wg_value_error {
	size_t at, length;  /* the piece [byte] */
	const char *why;    /* "a date is YYYY-MM-DD", in English */
	struct wg_str near; /* the value that was probably meant, or WG_NONE */
	const char *advice; /* else what to write, in English, or NULL */
};

/* Fill in the error; always false, so that a reader may return it. */
bool wg_refuse(struct wg_value_error *, size_t at, size_t length,
    const char *why);

/*
 * Readers, one a datatype.  's' has no white space at its edges.  On false
 * the error is filled in and the value is not to be used.  What the value
 * points to is 's' or is allocated in the arena.
 */
typedef bool wg_value_reader(struct wg_arena *, struct wg_str s,
    struct wg_value *, struct wg_value_error *);

/* values/plain.c: what means its own text. */
wg_value_reader wg_read_text, wg_read_id, wg_read_ids, wg_read_keys;
wg_value_reader wg_read_former; /* model/former.h */
wg_value_reader wg_read_postcode, wg_read_color, wg_read_lang, wg_read_langs;
/* values/number.c */
wg_value_reader wg_read_integer, wg_read_decimal;
/* values/moment.c, values/clock.c, values/recurrence.c */
wg_value_reader wg_read_date, wg_read_moment, wg_read_time, wg_read_rrule;
/* values/money.c, values/phone.c, values/email.c */
wg_value_reader wg_read_money, wg_read_phone, wg_read_email;
/* values/hours.c */
wg_value_reader wg_read_hours;
/* values/url.c */
wg_value_reader wg_read_url, wg_read_hosts;

/* For readers of lists: 'one' for every word of 's'. */
bool wg_read_words(struct wg_arena *, struct wg_str s, struct wg_value_error *,
    wg_value_reader *one);

/* ASCII, whatever the locale. */
static inline bool
wg_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
wg_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
wg_is_letter(char c)
{
	return wg_is_lower(c) || (c >= 'A' && c <= 'Z');
}

/* How well letters of one colour are told from a ground of the other: 10 is not
 * at all, 210 black on white [1/10]. */
unsigned wg_color_contrast(uint32_t, uint32_t);

#endif
