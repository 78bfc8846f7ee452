/* Times of the clock; what people write instead is recognised for a hint. */
#include "values/clock.h"

#include "base/arena.h"
#include "values/value.h"

#define MIDNIGHT (24 * 60)

bool
wg_clock_read(struct wg_str s, int *minutes)
{
	if (wg_minutes_read(s, minutes))
		return true;
	if (!wg_str_is(s, "24:00"))
		return false;
	*minutes = MIDNIGHT;
	return true;
}

static void
skip_blanks(struct wg_str *s)
{
	while (wg_str_starts(*s, WG_STR(" ")) ||
	    wg_str_starts(*s, WG_STR("\u00A0")))
		*s = wg_str_from(*s, s->ptr[0] == ' ' ? 1 : 2);
}

static bool
skip_word(struct wg_str *s, const char *word)
{
	skip_blanks(s);
	if (!wg_str_starts(*s, wg_str(word)))
		return false;
	*s = wg_str_from(*s, wg_str(word).len);
	return true;
}

/* "8", "8:00", "08.00", "8 Uhr", "08:00 Uhr", "8h". */
static bool
loose_time(struct wg_str *s, int *minutes)
{
	uint32_t h = 0, m = 0;
	size_t n = 0;

	skip_blanks(s);
	while (n < s->len && n < 3 && wg_is_digit(s->ptr[n]))
		n++;
	if (n > 2 || !wg_str_uint(wg_str_head(*s, n), &h))
		return false;
	*s = wg_str_from(*s, n);
	if (s->len >= 3 && (s->ptr[0] == ':' || s->ptr[0] == '.') &&
	    wg_str_uint(wg_str_head(wg_str_from(*s, 1), 2), &m))
		*s = wg_str_from(*s, 3);
	if (!skip_word(s, "Uhr"))
		skip_word(s, "h");
	*minutes = (int)(h * 60 + m);
	return m < 60 && *minutes <= MIDNIGHT;
}

struct wg_str
wg_clock_write(struct wg_arena *a, int minutes)
{
	return wg_str_fmt(a, "%02d:%02d", minutes / 60, minutes % 60);
}

static struct wg_str
repaired(struct wg_arena *a, struct wg_str s)
{
	struct wg_str rest = s;
	int from, to;

	if (!loose_time(&rest, &from))
		return WG_NONE;
	skip_blanks(&rest);
	if (rest.len == 0)
		return wg_clock_write(a, from);
	if (!skip_word(&rest, "-") && !skip_word(&rest, "–") &&
	    !skip_word(&rest, "bis"))
		return WG_NONE;
	if (!loose_time(&rest, &to) || from >= to)
		return WG_NONE;
	skip_blanks(&rest);
	return rest.len > 0 ? WG_NONE :
	    wg_str_fmt(a, "%.*s-%.*s", WG_ARG(wg_clock_write(a, from)),
		WG_ARG(wg_clock_write(a, to)));
}

bool
wg_read_time(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct wg_clock_range *t = &v->time;

	v->text = s;
	t->range = s.len > 5;
	if (!wg_clock_read(wg_str_head(s, 5), &t->from) || (t->range &&
	    (s.ptr[5] != '-' || !wg_clock_read(wg_str_from(s, 6), &t->to)))) {
		wg_refuse(e, 0, s.len, "a time is HH:MM, a range HH:MM-HH:MM");
		e->near = repaired(a, s);
		return false;
	}
	if (!t->range)
		t->to = t->from;
	if (!t->range || t->from < t->to)
		return true;
	if (t->from == t->to || t->from == MIDNIGHT)
		return wg_refuse(e, 6, 5, "the range ends before it begins");
	return wg_refuse(e, 6, 5,
	    "the range ends on the next day: write two, 20:00-24:00 and "
	    "00:00-02:00, and name both days");
}
