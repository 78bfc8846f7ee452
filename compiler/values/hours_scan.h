#ifndef WG_VALUES_HOURS_SCAN_H
#define WG_VALUES_HOURS_SCAN_H

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "values/hours.h"
#include "values/value.h"

/*
 * What the parts of the parser share (hours.c, hours_dates.c): the rule at
 * work, and how its text is read, a word or a number at a time.
 */
struct wg_hours_parser {
	struct wg_arena *arena;
	struct wg_str s;
	size_t at;
	struct wg_value_error *error;
	struct WG_VEC(struct wg_hours_rule) rules;
	/* Of the rule at work: */
	struct wg_hours_rule rule;
	struct WG_VEC(struct wg_hours_years) years;
	struct WG_VEC(struct wg_hours_dates) dates;
	struct WG_VEC(struct wg_hours_weeks) weeks;
	struct WG_VEC(struct wg_hours_nth) nth;
	struct WG_VEC(struct wg_hours_holiday) holidays;
	struct WG_VEC(struct wg_hours_time) times;
};

/* In hours_dates.c.  Does one begin here, and the list of them. */
bool wg_hours_at_year(struct wg_hours_parser *);
bool wg_hours_at_date(struct wg_hours_parser *);
bool wg_hours_year_list(struct wg_hours_parser *);
bool wg_hours_date_list(struct wg_hours_parser *);
bool wg_hours_week_list(struct wg_hours_parser *);
/* "+1 day", "-2 days", if they stand here. */
bool wg_hours_days_after(struct wg_hours_parser *, int16_t *offset);

static inline bool
fail(struct wg_hours_parser *p, size_t at, size_t length, const char *why)
{
	if (at > p->s.len)
		at = p->s.len;
	if (length > p->s.len - at)
		length = p->s.len - at;
	return wg_refuse(p->error, at, length, why);
}

static inline char
byte(const struct wg_hours_parser *p, size_t ahead)
{
	return p->at + ahead < p->s.len ? p->s.ptr[p->at + ahead] : '\0';
}

static inline bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of any script; a dash (U+2013 and the like, 0xE2) is none. */
static inline bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    ((unsigned char)c >= 0x80 && (unsigned char)c != 0xE2);
}

static inline void
skip(struct wg_hours_parser *p)
{
	while (byte(p, 0) == ' ')
		p->at++;
}

/* The word or number that begins here, for diagnostics. */
static inline size_t
piece(const struct wg_hours_parser *p)
{
	size_t n = 0;

	while (letter(byte(p, n)) || digit(byte(p, n)))
		n++;
	if (n == 0)
		wg_utf8_next(wg_str_from(p->s, p->at), &n);
	return n > 0 ? n : 1;
}

static inline bool
peek(const struct wg_hours_parser *p, const char *token)
{
	return wg_str_starts(wg_str_from(p->s, p->at), wg_str(token));
}

static inline bool
eat(struct wg_hours_parser *p, const char *token)
{
	skip(p);
	if (!peek(p, token))
		return false;
	p->at += strlen(token);
	return true;
}

static inline bool
at_word(struct wg_hours_parser *p, const char *word)
{
	size_t n = strlen(word);

	skip(p);
	return peek(p, word) && !letter(byte(p, n));
}

static inline bool
eat_word(struct wg_hours_parser *p, const char *word)
{
	if (!at_word(p, word))
		return false;
	p->at += strlen(word);
	return true;
}

static inline int
name_at(struct wg_hours_parser *p, const char *names, size_t size, int n)
{
	for (int i = 0; i < n; i++)
		if (eat_word(p, names + (size_t)i * size))
			return i;
	return -1;
}

/* A number of 'least' to 'most' digits, with no digit behind it. */
static inline bool
number(struct wg_hours_parser *p, size_t least, size_t most, unsigned *value)
{
	size_t n = 0;
	uint32_t u;

	skip(p);
	while (digit(byte(p, n)))
		n++;
	if (n < least || n > most ||
	    !wg_str_uint(wg_str_head(wg_str_from(p->s, p->at), n), &u))
		return false;
	*value = u;
	p->at += n;
	return true;
}

/* Is there a ",", and behind it what 'begins' an item of the same list? */
static inline bool
more(struct wg_hours_parser *p, bool (*begins)(struct wg_hours_parser *))
{
	size_t keep = p->at;

	if (eat(p, ",") && begins(p))
		return true;
	p->at = keep;
	return false;
}

#endif
