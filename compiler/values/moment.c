/* Days and moments.  What Germans write instead is recognised for a hint. */
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "values/value.h"

/* A number of one to 'most' digits off the head of '*s'. */
static bool
cut_number(struct wg_str *s, size_t most, int *n)
{
	size_t len = 0;
	uint32_t value;

	while (len < s->len && wg_is_digit(s->ptr[len]))
		len++;
	if (len == 0 || len > most || !wg_str_uint(wg_str_head(*s, len), &value))
		return false;
	*n = (int)value;
	*s = wg_str_from(*s, len);
	return true;
}

static bool
cut_byte(struct wg_str *s, char c)
{
	if (s->len == 0 || s->ptr[0] != c)
		return false;
	*s = wg_str_from(*s, 1);
	return true;
}

/* "1.11.2026", "01. 11. 2026", "2026-1-5", "2026/11/01". */
static struct wg_str
repaired(struct wg_arena *a, struct wg_str s)
{
	struct wg_str rest = s, iso;
	bool german = wg_str_find(s, '.') >= 0;
	char by = german ? '.' : wg_str_find(s, '/') >= 0 ? '/' : '-';
	int n[3];
	int64_t days;

	for (int i = 0; i < 3; i++) {
		bool year = german ? i == 2 : i == 0;

		if ((i > 0 && !cut_byte(&rest, by)) ||
		    (i > 0 && german && cut_byte(&rest, ' ') &&
			rest.len == 0) ||
		    !cut_number(&rest, year ? 4 : 2, &n[i]) ||
		    (year && n[i] < 1000))
			return WG_NONE;
	}
	if (rest.len > 0)
		return WG_NONE;
	iso = wg_str_fmt(a, "%04d-%02d-%02d", n[german ? 2 : 0], n[1],
	    n[german ? 0 : 2]);
	return wg_days_read(iso, &days) ? iso : WG_NONE;
}

/* What is written as a day, but is none. */
static bool
refuse_day(struct wg_arena *a, struct wg_str s, struct wg_value_error *e,
    const char *why)
{
	struct wg_str first = s;
	int64_t days;

	wg_refuse(e, 0, 1, why);
	if (s.len >= 10 && s.ptr[4] == '-' && s.ptr[7] == '-') {
		char *copy = wg_alloc(a, 11);

		memcpy(copy, s.ptr, 8);
		memcpy(copy + 8, "01", 2);
		first = (struct wg_str){ copy, 10 };
	}
	if (first.ptr != s.ptr && wg_days_read(first, &days) &&
	    !wg_days_read(wg_str_head(s, 10), &days) &&
	    wg_is_digit(s.ptr[8]) && wg_is_digit(s.ptr[9]))
		wg_refuse(e, 8, 2, "the month has no such day");
	else
		e->near = repaired(a, s);
	return false;
}

bool
wg_read_date(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	if (wg_days_read(s, &v->day) && wg_day_of(v->day).year >= 1900)
		return true;
	return refuse_day(a, s, e, N_("a date is YYYY-MM-DD"));
}

bool
wg_read_moment(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct wg_moment *m = &v->moment;

	v->text = s;
	*m = (struct wg_moment){ .has_time = s.len > 10 };
	if (!wg_days_read(wg_str_head(s, 10), &m->days))
		return refuse_day(a, s, e, N_("a day is YYYY-MM-DD"));
	if (s.len > 10 && (s.ptr[10] != 'T' ||
	    !wg_clock_read(wg_str_from(s, 11), &m->minutes))) {
		wg_refuse(e, 10, 1, "a time behind a day is THH:MM");
		if (s.ptr[10] == ' ' &&
		    wg_clock_read(wg_str_from(s, 11), &m->minutes))
			e->near = wg_str_fmt(a, "%.*sT%.*s",
			    WG_ARG(wg_str_head(s, 10)),
			    WG_ARG(wg_str_from(s, 11)));
		return false;
	}
	/* The end of a day is the beginning of the next. */
	if (m->minutes == 24 * 60) {
		m->days++;
		m->minutes = 0;
		v->text = wg_str_fmt(a, "%.*sT00:00",
		    WG_ARG(wg_days_write(a, m->days)));
	}
	return true;
}
