/* The dates of a rule: years, months and days, weeks. */
#include "values/hours_scan.h"

static const char month_names[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static int
month_name(struct wg_hours_parser *p)
{
	return name_at(p, month_names[0], sizeof(month_names[0]), 12);
}

/* "+1 day", "-2 days". */
bool
wg_hours_days_after(struct wg_hours_parser *p, int16_t *offset)
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

bool
wg_hours_at_year(struct wg_hours_parser *p)
{
	skip(p);
	for (size_t i = 0; i < 4; i++)
		if (!digit(byte(p, i)))
			return false;
	return !digit(byte(p, 4)) && byte(p, 4) != ':';
}

static bool
one_year(struct wg_hours_parser *p, unsigned *year)
{
	size_t start;

	skip(p);
	start = p->at;
	if (!number(p, 4, 4, year) || *year < 1900 || *year > 2999)
		return fail(p, start, 4,
		    "a year has four digits, from 1900 to 2999");
	return true;
}

bool
wg_hours_year_list(struct wg_hours_parser *p)
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
	} while (more(p, wg_hours_at_year));
	return true;
}

/* Dates. */

static bool
at_month(struct wg_hours_parser *p)
{
	size_t keep = p->at;
	bool found = month_name(p) >= 0 || eat_word(p, "easter");

	p->at = keep;
	return found;
}

/* A month, with or without a year before it? */
bool
wg_hours_at_date(struct wg_hours_parser *p)
{
	size_t keep = p->at;
	bool found;

	if (wg_hours_at_year(p))
		p->at += 4;
	found = at_month(p);
	p->at = keep;
	return found;
}

static bool
at_day_number(struct wg_hours_parser *p)
{
	size_t n = 0;

	skip(p);
	while (digit(byte(p, n)))
		n++;
	return (n == 1 || n == 2) && byte(p, n) != ':' && byte(p, n) != '.';
}

static bool
day_of_month(struct wg_hours_parser *p, struct wg_hours_date *d)
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
one_date(struct wg_hours_parser *p, struct wg_hours_date *d)
{
	unsigned year = 0;
	int month;

	skip(p);
	if (wg_hours_at_year(p) && !one_year(p, &year))
		return false;
	d->year = (uint16_t)year;
	if (eat_word(p, "easter")) {
		d->easter = true;
		return wg_hours_days_after(p, &d->offset);
	}
	month = month_name(p);
	if (month < 0)
		return fail(p, p->at, piece(p), "a month is Jan to Dec");
	d->month = (uint8_t)(month + 1);
	return !at_day_number(p) || day_of_month(p, d);
}

/* Behind "Dec 24-": "26", "Jan 01", "2027 Jan 01". */
static bool
end_of_dates(struct wg_hours_parser *p, struct wg_hours_dates *r)
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
	if (!wg_hours_at_date(p))
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
at_more_dates(struct wg_hours_parser *p)
{
	return wg_hours_at_date(p) || (p->dates.at[p->dates.n - 1].to.day > 0 &&
	    at_day_number(p));
}

bool
wg_hours_date_list(struct wg_hours_parser *p)
{
	do {
		struct wg_hours_dates r = { .no_end = false };

		if (wg_hours_at_date(p)) {
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
at_number(struct wg_hours_parser *p)
{
	skip(p);
	return digit(byte(p, 0)) && !wg_hours_at_year(p);
}

static bool
week_number(struct wg_hours_parser *p, unsigned *week)
{
	size_t start = p->at;

	if (!number(p, 1, 2, week) || *week < 1 || *week > 53)
		return fail(p, start, piece(p),
		    "weeks are 01 to 53: week 10-20, week 02-52/2");
	return true;
}

bool
wg_hours_week_list(struct wg_hours_parser *p)
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
