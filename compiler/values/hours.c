/*
 * The notation by recursive descent, a rule at a time.  What a rule names is
 * gathered in vectors of 'rule'; the messages name the rule of notation that
 * was broken, hours_repair.c what was probably meant.
 */
#include "values/hours.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "values/value.h"

static const char day_names[7][3] = { "Mo", "Tu", "We", "Th", "Fr", "Sa",
	"Su" };
static const char month_names[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

#define DAY (24 * 60)
/* Longer lists are no opening hours. */
#define LONGEST 1000
#define MOST_RULES 60
#define MOST 60

struct parser {
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

static bool
fail(struct parser *p, size_t at, size_t length, const char *why)
{
	if (at > p->s.len)
		at = p->s.len;
	if (length > p->s.len - at)
		length = p->s.len - at;
	return wg_refuse(p->error, at, length, why);
}

static char
byte(const struct parser *p, size_t ahead)
{
	return p->at + ahead < p->s.len ? p->s.ptr[p->at + ahead] : '\0';
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of any script; a dash (U+2013 and the like, 0xE2) is none. */
static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    ((unsigned char)c >= 0x80 && (unsigned char)c != 0xE2);
}

static void
skip(struct parser *p)
{
	while (byte(p, 0) == ' ')
		p->at++;
}

/* The word or number that begins here, for messages. */
static size_t
piece(const struct parser *p)
{
	size_t n = 0;

	while (letter(byte(p, n)) || digit(byte(p, n)))
		n++;
	if (n == 0)
		wg_utf8_next(wg_str_from(p->s, p->at), &n);
	return n > 0 ? n : 1;
}

static bool
peek(const struct parser *p, const char *token)
{
	return wg_str_starts(wg_str_from(p->s, p->at), wg_str(token));
}

static bool
eat(struct parser *p, const char *token)
{
	skip(p);
	if (!peek(p, token))
		return false;
	p->at += strlen(token);
	return true;
}

static bool
at_word(struct parser *p, const char *word)
{
	size_t n = strlen(word);

	skip(p);
	return peek(p, word) && !letter(byte(p, n));
}

static bool
eat_word(struct parser *p, const char *word)
{
	if (!at_word(p, word))
		return false;
	p->at += strlen(word);
	return true;
}

static int
name_at(struct parser *p, const char *names, size_t size, int n)
{
	for (int i = 0; i < n; i++)
		if (eat_word(p, names + (size_t)i * size))
			return i;
	return -1;
}

static int
day_name(struct parser *p)
{
	return name_at(p, day_names[0], sizeof(day_names[0]), 7);
}

static int
month_name(struct parser *p)
{
	return name_at(p, month_names[0], sizeof(month_names[0]), 12);
}

/* A number of 'least' to 'most' digits, with no digit behind it. */
static bool
number(struct parser *p, size_t least, size_t most, unsigned *value)
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
static bool
more(struct parser *p, bool (*begins)(struct parser *))
{
	size_t keep = p->at;

	if (eat(p, ",") && begins(p))
		return true;
	p->at = keep;
	return false;
}

/* "+1 day", "-2 days". */
static bool
days_after(struct parser *p, int16_t *offset)
{
	size_t keep = p->at;
	unsigned n;
	bool minus = false;

	skip(p);
	if (byte(p, 0) == '-')
		minus = true;
	else if (byte(p, 0) != '+')
		return true;
	p->at++;
	if (!number(p, 1, 3, &n) ||
	    (!eat_word(p, "days") && !eat_word(p, "day"))) {
		p->at = keep;
		return true;
	}
	if (n == 0 || n > 366)
		return fail(p, keep, p->at - keep,
		    "days before or after are 1 to 366");
	*offset = (int16_t)(minus ? -(int)n : (int)n);
	return true;
}

/* Years. */

static bool
at_year(struct parser *p)
{
	skip(p);
	for (size_t i = 0; i < 4; i++)
		if (!digit(byte(p, i)))
			return false;
	return !digit(byte(p, 4)) && byte(p, 4) != ':';
}

static bool
one_year(struct parser *p, unsigned *year)
{
	size_t start;

	skip(p);
	start = p->at;
	if (!number(p, 4, 4, year) || *year < 1900 || *year > 2999)
		return fail(p, start, 4,
		    "a year has four digits, from 1900 to 2999");
	return true;
}

static bool
year_list(struct parser *p)
{
	do {
		unsigned from, to, step = 1;
		size_t start = p->at;

		if (!one_year(p, &from))
			return false;
		to = from;
		if (byte(p, 0) == '+') {
			p->at++;
			to = WG_HOURS_NO_END;
		} else if (byte(p, 0) == '-') {
			p->at++;
			if (!one_year(p, &to))
				return false;
			if (to < from)
				return fail(p, start, p->at - start,
				    "the range ends before it begins");
			if (eat(p, "/") &&
			    (!number(p, 1, 2, &step) || step == 0))
				return fail(p, p->at, 1,
				    "a step is a number: 2026-2034/2");
		}
		WG_PUSH(p->arena, &p->years) = (struct wg_hours_years){
			(uint16_t)from, (uint16_t)to, (uint16_t)step };
	} while (more(p, at_year));
	return true;
}

/* Dates. */

static bool
at_month(struct parser *p)
{
	size_t keep = p->at;
	bool found = month_name(p) >= 0 || eat_word(p, "easter");

	p->at = keep;
	return found;
}

/* A month, with or without a year before it? */
static bool
at_date(struct parser *p)
{
	size_t keep = p->at;
	bool found;

	if (at_year(p))
		p->at += 4;
	found = at_month(p);
	p->at = keep;
	return found;
}

static bool
at_day_number(struct parser *p)
{
	size_t n = 0;

	skip(p);
	while (digit(byte(p, n)))
		n++;
	return (n == 1 || n == 2) && byte(p, n) != ':' && byte(p, n) != '.';
}

static bool
day_of_month(struct parser *p, struct wg_hours_date *d)
{
	static const unsigned lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	size_t start = p->at;
	unsigned day;

	if (!number(p, 1, 2, &day) || day < 1 || day > lengths[d->month - 1])
		return fail(p, start, p->at > start ? p->at - start : 1,
		    "the month has no such day");
	d->day = (uint8_t)day;
	return true;
}

static bool
one_date(struct parser *p, struct wg_hours_date *d)
{
	unsigned year = 0;
	int month;

	skip(p);
	if (at_year(p) && !one_year(p, &year))
		return false;
	d->year = (uint16_t)year;
	if (eat_word(p, "easter")) {
		d->easter = true;
		return days_after(p, &d->offset);
	}
	month = month_name(p);
	if (month < 0)
		return fail(p, p->at, piece(p), "a month is Jan to Dec");
	d->month = (uint8_t)(month + 1);
	return !at_day_number(p) || day_of_month(p, d);
}

/* Behind "Dec 24-": "26", "Jan 01", "2027 Jan 01". */
static bool
end_of_dates(struct parser *p, struct wg_hours_dates *r)
{
	size_t start;

	skip(p);
	start = p->at;
	if (r->from.day > 0 && at_day_number(p)) {
		r->to = r->from;
		if (!day_of_month(p, &r->to))
			return false;
		return r->to.day >= r->from.day || fail(p, start,
		    p->at - start, "the range ends before it begins");
	}
	if (!at_date(p))
		return fail(p, p->at, piece(p),
		    "a range of dates is Dec 24-Jan 01");
	r->to = (struct wg_hours_date){ 0 };
	if (!one_date(p, &r->to))
		return false;
	if (r->to.year > 0 && r->from.year == 0)
		return fail(p, start, p->at - start,
		    "the first day of the range has no year");
	if (!r->from.easter && !r->to.easter &&
	    (r->from.day == 0) != (r->to.day == 0))
		return fail(p, start, p->at - start,
		    "a range is from day to day or from month to month");
	if (r->to.year > 0 && (r->to.year < r->from.year ||
	    (r->to.year == r->from.year && !r->from.easter &&
		!r->to.easter && r->to.month * 32 + r->to.day <
		r->from.month * 32 + r->from.day)))
		return fail(p, start, p->at - start,
		    "the range ends before it begins");
	return true;
}

/* What goes on a list of dates: another date, or a day of the same month. */
static bool
at_more_dates(struct parser *p)
{
	return at_date(p) || (p->dates.at[p->dates.n - 1].to.day > 0 &&
	    at_day_number(p));
}

static bool
date_list(struct parser *p)
{
	do {
		struct wg_hours_dates r = { .no_end = false };

		if (at_date(p)) {
			if (!one_date(p, &r.from))
				return false;
		} else {
			r.from = p->dates.at[p->dates.n - 1].to;
			if (!day_of_month(p, &r.from))
				return false;
		}
		r.to = r.from;
		skip(p);
		if (byte(p, 0) == '+' && r.from.year > 0) {
			p->at++;
			r.no_end = true;
		} else if (byte(p, 0) == '+') {
			return fail(p, p->at, 1,
			    "only a date with a year goes on for ever: "
			    "2026 Aug 10+");
		} else if (eat(p, "-") && !end_of_dates(p, &r)) {
			return false;
		}
		WG_PUSH(p->arena, &p->dates) = r;
	} while (more(p, at_more_dates));
	return true;
}

/* Weeks. */

static bool
at_number(struct parser *p)
{
	skip(p);
	return digit(byte(p, 0)) && !at_year(p);
}

static bool
week_number(struct parser *p, unsigned *week)
{
	size_t start = p->at;

	if (!number(p, 1, 2, week) || *week < 1 || *week > 53)
		return fail(p, start, piece(p),
		    "weeks are 01 to 53: week 10-20, week 02-52/2");
	return true;
}

static bool
week_list(struct parser *p)
{
	do {
		unsigned from, to, step = 1;
		size_t start;

		skip(p);
		start = p->at;
		if (!week_number(p, &from))
			return false;
		to = from;
		if (eat(p, "-")) {
			skip(p);
			if (!week_number(p, &to))
				return false;
		}
		if (to < from)
			return fail(p, start, p->at - start,
			    "weeks over the new year are two ranges: "
			    "week 01-02,52-53");
		if (eat(p, "/") && (!number(p, 1, 2, &step) || step == 0))
			return fail(p, p->at, 1,
			    "weeks are 01 to 53: week 10-20, week 02-52/2");
		WG_PUSH(p->arena, &p->weeks) = (struct wg_hours_weeks){
			(uint8_t)from, (uint8_t)to, (uint8_t)step };
	} while (more(p, at_number));
	return true;
}

/* Weekdays and holidays. */

static bool
at_day(struct parser *p)
{
	size_t keep = p->at;
	bool found = day_name(p) >= 0 || eat_word(p, "PH") ||
	    eat_word(p, "SH");

	p->at = keep;
	return found;
}

static const char nth_why[] =
    N_("the nth weekday of a month is Mo[1] to Mo[5], the last "
	       "Mo[-1], the one before Mo[-2]");

static bool
one_nth(struct parser *p, int *n)
{
	size_t start = p->at;
	bool minus = eat(p, "-");
	unsigned u;

	if (!number(p, 1, 1, &u) || u < 1 || u > (minus ? 2 : 5))
		return fail(p, start, 1, nth_why);
	*n = minus ? -(int)u : (int)u;
	return true;
}

/* Behind "Tu[". */
static bool
nth_list(struct parser *p, unsigned day)
{
	struct wg_hours_nth nth = { .day = (uint8_t)day };

	do {
		int from, to;
		size_t start;

		skip(p);
		start = p->at;
		if (!one_nth(p, &from))
			return false;
		to = from;
		if (from > 0 && eat(p, "-") && !one_nth(p, &to))
			return false;
		if (to < from)
			return fail(p, start, p->at - start, nth_why);
		for (int n = from; n <= to; n++)
			if (n > 0)
				nth.first |= (uint8_t)(1u << (n - 1));
			else
				nth.last |= (uint8_t)(1u << (-n - 1));
	} while (eat(p, ","));
	if (!eat(p, "]"))
		return fail(p, p->at, 1, nth_why);
	if (!days_after(p, &nth.offset))
		return false;
	WG_PUSH(p->arena, &p->nth) = nth;
	return true;
}

static bool
one_day(struct parser *p)
{
	int from = day_name(p), to = from;

	if (from < 0) {
		struct wg_hours_holiday h = { .school = at_word(p, "SH") };

		p->at += 2;
		if (!days_after(p, &h.offset))
			return false;
		WG_PUSH(p->arena, &p->holidays) = h;
		return true;
	}
	if (byte(p, 0) == '[') {
		p->at++;
		return nth_list(p, (unsigned)from);
	}
	if (eat(p, "-")) {
		to = day_name(p);
		if (to < 0)
			return fail(p, p->at, piece(p),
			    "a range of days is Mo-Fr");
		if (byte(p, 0) == '[')
			return fail(p, p->at, 1, nth_why);
	}
	for (int d = from;; d = (d + 1) % 7) {
		p->rule.days |= (uint8_t)(1u << d);
		if (d == to)
			break;
	}
	return true;
}

static bool
day_list(struct parser *p)
{
	do {
		if (!one_day(p))
			return false;
	} while (more(p, at_day));
	skip(p);
	if (byte(p, 0) == ',') {
		p->at++;
		skip(p);
		return fail(p, p->at, piece(p),
		    "a day is Mo Tu We Th Fr Sa Su, PH or SH");
	}
	return true;
}

/* Times. */

static bool
at_time(struct parser *p)
{
	skip(p);
	return digit(byte(p, 0)) && !at_year(p);
}

static const char time_why[] =
    N_("a time is HH:MM, from 00:00 to 24:00");

static bool
time_of_day(struct parser *p, unsigned latest, uint16_t *minutes)
{
	size_t start, n = 0;
	unsigned h, m;

	skip(p);
	start = p->at;
	while (digit(byte(p, n)) || byte(p, n) == ':' || byte(p, n) == '.')
		n++;
	if (!number(p, 2, 2, &h) || byte(p, 0) != ':' || !digit(byte(p, 1)) ||
	    (p->at++, !number(p, 2, 2, &m)) || m > 59 || h * 60 + m > latest)
		return fail(p, start, n > 0 ? n : piece(p), time_why);
	*minutes = (uint16_t)(h * 60 + m);
	return true;
}

static bool
one_time(struct parser *p)
{
	struct wg_hours_time t = { 0 };
	size_t start;

	skip(p);
	start = p->at;
	if (!time_of_day(p, DAY - 1, &t.from))
		return false;
	if (byte(p, 0) == '+') {
		p->at++;
		t.to = t.from;
		t.no_end = true;
	} else {
		if (!eat(p, "-"))
			return fail(p, p->at, 1,
			    "a time range is HH:MM-HH:MM, or HH:MM+ if its "
			    "end is open");
		if (!time_of_day(p, 2 * DAY, &t.to))
			return false;
		if (t.to == t.from)
			return fail(p, start, p->at - start,
			    "the range ends where it begins; the whole day "
			    "is 00:00-24:00");
		if (t.to < t.from)
			t.to = (uint16_t)(t.to + DAY);
		if (t.to - t.from > DAY)
			return fail(p, start, p->at - start,
			    "the range is longer than a day");
		if (byte(p, 0) == '+') {
			p->at++;
			t.no_end = true;
		}
	}
	for (size_t i = 0; i < p->times.n; i++) {
		const struct wg_hours_time *o = &p->times.at[i];

		if (t.from == o->from || (t.from < o->to && o->from < t.to))
			return fail(p, start, p->at - start,
			    "ranges overlap");
	}
	WG_PUSH(p->arena, &p->times) = t;
	/* In order of time, as people read them. */
	for (size_t i = p->times.n - 1; i > 0 &&
	     p->times.at[i - 1].from > t.from; i--) {
		p->times.at[i] = p->times.at[i - 1];
		p->times.at[i - 1] = t;
	}
	return true;
}

static bool
time_list(struct parser *p)
{
	do {
		if (!one_time(p))
			return false;
	} while (more(p, at_time));
	skip(p);
	if (byte(p, 0) == '/')
		return fail(p, p->at, 1, "a step of times is not supported");
	return true;
}

/* Rules. */

static bool
state(struct parser *p)
{
	struct wg_hours_rule *r = &p->rule;

	r->state = WG_HOURS_OPEN;
	r->stated = true;
	if (eat_word(p, "off") || eat_word(p, "closed"))
		r->state = WG_HOURS_CLOSED;
	else if (eat_word(p, "unknown"))
		r->state = WG_HOURS_UNKNOWN;
	else if (!eat_word(p, "open"))
		r->stated = false;
	skip(p);
	if (byte(p, 0) == '"') {
		ptrdiff_t end = wg_str_find(wg_str_from(p->s, p->at + 1), '"');

		if (end < 0)
			return fail(p, p->at, 1, "a comment has no end");
		r->comment = wg_str_trim(wg_str_head(
		    wg_str_from(p->s, p->at + 1), (size_t)end));
		if (r->comment.len == 0)
			return fail(p, p->at, 2, "a comment is empty");
		p->at += (size_t)end + 2;
		if (!r->stated)
			r->state = WG_HOURS_UNKNOWN;
	}
	return true;
}

/* What is notation, but not for us. */
static bool
refused(struct parser *p)
{
	static const char *const suns[] = { "sunrise", "sunset", "dawn",
		"dusk", "(sunrise", "(sunset", "(dawn", "(dusk" };

	for (size_t i = 0; i < sizeof(suns) / sizeof(suns[0]); i++)
		if (at_word(p, suns[i])) {
			fail(p, p->at, strlen(suns[i]),
			    "times of the sun differ from day to day; write "
			    "the times of the clock");
			return true;
		}
	return false;
}

static bool
weekday_part(struct parser *p)
{
	size_t start, n_holidays = p->holidays.n, n_nth = p->nth.n;
	bool holidays = n_holidays > 0, days = p->rule.days != 0 || n_nth > 0;
	bool new_holidays, new_days;
	uint8_t mask = p->rule.days;

	skip(p);
	start = p->at;
	p->rule.days = 0;
	if (!day_list(p))
		return false;
	new_holidays = p->holidays.n > n_holidays;
	new_days = p->rule.days != 0 || p->nth.n > n_nth;
	p->rule.days |= mask;
	if (!holidays && !days)
		return true;
	/* "SH Mo-Fr": one names holidays only, the other weekdays only. */
	p->rule.both = true;
	return (holidays != days && new_holidays != new_days &&
		   holidays == new_days) ||
	    fail(p, start, p->at - start,
		"days are one list, with commas: Mo-Fr,PH");
}

/* One part of a rule; '*none' when nothing begins here that is one. */
static bool
part(struct parser *p, bool *none)
{
	size_t start;
	bool ok = true;

	skip(p);
	start = p->at;
	if (refused(p))
		return false;
	if (p->times.n > 0 && (at_date(p) || at_year(p) || at_day(p) ||
	    at_word(p, "week")))
		return fail(p, start, piece(p),
		    "days stand before times; \"; \" begins another rule");
	if (at_date(p))
		ok = p->dates.n > 0 ? fail(p, start, piece(p),
			"dates are one list, with commas") : date_list(p);
	else if (at_year(p))
		ok = p->years.n > 0 ? fail(p, start, piece(p),
			"years are one list, with commas") : year_list(p);
	else if (eat_word(p, "week"))
		ok = p->weeks.n > 0 ? fail(p, start, piece(p),
			"weeks are one list, with commas") : week_list(p);
	else if (at_day(p))
		ok = weekday_part(p);
	else if (at_time(p))
		ok = p->times.n > 0 ? fail(p, start, piece(p),
			"times are one list, with commas") : time_list(p);
	else if (byte(p, 0) == ':' && p->times.n == 0 &&
	    p->dates.n + p->years.n + p->weeks.n > 0)
		p->at++;
	else
		*none = true;
	return ok;
}

static bool
read_rule(struct parser *p, enum wg_hours_join join)
{
	struct wg_hours_rule *r = &p->rule;
	bool none = false, always;

	*r = (struct wg_hours_rule){ .join = join };
	memset(&p->years, 0, sizeof(p->years));
	memset(&p->dates, 0, sizeof(p->dates));
	memset(&p->weeks, 0, sizeof(p->weeks));
	memset(&p->nth, 0, sizeof(p->nth));
	memset(&p->holidays, 0, sizeof(p->holidays));
	memset(&p->times, 0, sizeof(p->times));
	skip(p);
	r->at = p->at;
	always = eat(p, "24/7");
	while (!always && !none)
		if (!part(p, &none))
			return false;
	if (!state(p))
		return false;
	r->length = p->at - r->at;
	if (r->length == 0)
		return fail(p, p->at, piece(p), letter(byte(p, 0)) ?
		    N_("a day is Mo Tu We Th Fr Sa Su, PH or SH") :
		    N_("no rule begins like this"));
	if (p->years.n > MOST || p->dates.n > MOST || p->weeks.n > MOST ||
	    p->nth.n > MOST || p->holidays.n > MOST || p->times.n > MOST)
		return fail(p, r->at, r->length, "the list is too long");
	r->years = p->years.at;
	r->n_years = (uint8_t)p->years.n;
	r->dates = p->dates.at;
	r->n_dates = (uint8_t)p->dates.n;
	r->weeks = p->weeks.at;
	r->n_weeks = (uint8_t)p->weeks.n;
	r->nth = p->nth.at;
	r->n_nth = (uint8_t)p->nth.n;
	r->holidays = p->holidays.at;
	r->n_holidays = (uint8_t)p->holidays.n;
	r->times = p->times.at;
	r->n_times = (uint8_t)p->times.n;
	return true;
}

/* What stands between two rules; false: nothing that we know. */
static bool
join(struct parser *p, enum wg_hours_join *j)
{
	if (eat(p, ";"))
		*j = WG_HOURS_REPLACES;
	else if (eat(p, "||"))
		*j = WG_HOURS_FALLBACK;
	else if (eat(p, ","))
		*j = WG_HOURS_ADDS;
	else
		return false;
	return true;
}

static bool
read_rules(struct parser *p)
{
	enum wg_hours_join j = WG_HOURS_REPLACES;

	if (wg_str_trim(p->s).len == 0)
		return fail(p, 0, 0, "it is empty");
	if (p->s.len > LONGEST)
		return fail(p, LONGEST, 1,
		    "it is too long; more than 1000 characters");
	for (;;) {
		if (p->rules.n == MOST_RULES)
			return fail(p, p->at, 1, "more than 60 rules");
		if (!read_rule(p, j))
			return false;
		WG_PUSH(p->arena, &p->rules) = p->rule;
		skip(p);
		if (p->at == p->s.len)
			return true;
		if (!join(p, &j))
			return fail(p, p->at, piece(p),
			    letter(byte(p, 0)) || digit(byte(p, 0)) ?
			    N_("this word is no part of opening hours") :
			    N_("rules are separated by \"; \""));
		skip(p);
		if (p->at == p->s.len && j == WG_HOURS_REPLACES)
			return true; /* a ";" at the end does no harm */
	}
}

bool
wg_hours_parse(struct wg_arena *a, struct wg_str s, struct wg_hours *hours,
    struct wg_value_error *error)
{
	struct parser p = { .arena = a, .s = s, .error = error };
	struct wg_hours again;
	struct wg_value_error other;
	struct wg_str near;

	*hours = (struct wg_hours){ .text = s };
	*error = (struct wg_value_error){ 0 };
	if (read_rules(&p)) {
		hours->rules = p.rules.at;
		hours->n = p.rules.n;
		return true;
	}
	near = s.len <= LONGEST ? wg_hours_repair(a, s) : WG_NONE;
	if (near.len > 0 && !wg_str_eq(near, s) &&
	    wg_hours_parse(a, near, &again, &other))
		error->near = near;
	return false;
}

bool
wg_read_hours(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_hours_parse(a, s, &v->hours, e);
}
