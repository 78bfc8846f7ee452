/*
 * Can two lines speak of the same day?  Each kind of selector is made a set
 * that can be compared; what makes no such set (years with dates, Easter,
 * holidays) may always meet.
 */
#include "values/hours_table.h"

#include <string.h>

#define YEAR_DAYS (12 * 31)

struct days {
	uint64_t bits[(YEAR_DAYS + 63) / 64];
};

static unsigned
index_of(const struct wg_hours_date *d, bool last)
{
	unsigned day = d->day > 0 ? d->day : last ? 31 : 1;

	return (d->month - 1u) * 31 + day - 1;
}

/* False: all days may be among them. */
static bool
days_of(const struct wg_hours_rule *r, struct days *days)
{
	memset(days, 0, sizeof(*days));
	for (unsigned i = 0; i < r->n_dates; i++) {
		const struct wg_hours_dates *d = &r->dates[i];
		unsigned from, to;

		if (d->from.easter || d->to.easter || d->no_end)
			return false;
		from = index_of(&d->from, false);
		to = index_of(&d->to, true);
		if (d->to.year > d->from.year + 1)
			return false;
		for (unsigned k = from;; k = (k + 1) % YEAR_DAYS) {
			days->bits[k / 64] |= (uint64_t)1 << k % 64;
			if (k == to)
				break;
		}
	}
	return r->n_dates > 0;
}

static bool
dates_meet(const struct wg_hours_rule *a, const struct wg_hours_rule *b)
{
	struct days x, y;
	uint64_t common = 0;

	if (!days_of(a, &x) || !days_of(b, &y))
		return true;
	for (size_t i = 0; i < sizeof(x.bits) / sizeof(x.bits[0]); i++)
		common |= x.bits[i] & y.bits[i];
	return common != 0;
}

static uint64_t
weeks_of(const struct wg_hours_rule *r)
{
	uint64_t weeks = 0;

	for (unsigned i = 0; i < r->n_weeks; i++)
		for (unsigned w = r->weeks[i].from; w <= r->weeks[i].to;
		     w += r->weeks[i].step)
			weeks |= (uint64_t)1 << w;
	return r->n_weeks == 0 ? UINT64_MAX : weeks;
}

static bool
in_years(const struct wg_hours_rule *r, int year)
{
	bool dated = false;

	for (unsigned i = 0; i < r->n_dates; i++) {
		const struct wg_hours_dates *d = &r->dates[i];

		if (d->from.year == 0)
			continue;
		dated = true;
		if (year >= d->from.year && (d->no_end || year <=
		    (d->to.year > 0 ? d->to.year : d->from.year + 1)))
			return true;
	}
	for (unsigned i = 0; i < r->n_years; i++)
		if (year >= r->years[i].from && year <= r->years[i].to &&
		    (year - r->years[i].from) % r->years[i].step == 0)
			return true;
	return r->n_years == 0 && !dated;
}

static bool
years_meet(const struct wg_hours_rule *a, const struct wg_hours_rule *b)
{
	if (a->n_years + a->n_dates == 0 || b->n_years + b->n_dates == 0)
		return true;
	for (int year = 1900; year < 3000; year++)
		if (in_years(a, year) && in_years(b, year))
			return true;
	return false;
}

static unsigned
weekdays(const struct wg_hours_line *l)
{
	unsigned days = l->days != 0 ? l->days : 0x7F;
	unsigned shift = (unsigned)(l->nth_offset % 7 + 7) % 7;

	return (days << shift | days >> (7 - shift)) & 0x7F;
}

bool
wg_hours_meet(const struct wg_hours_line *a, const struct wg_hours_line *b)
{
	if ((weekdays(a) & weekdays(b)) == 0)
		return false;
	if (a->nth > 0 && b->nth > 0 && a->nth != b->nth &&
	    a->nth_offset == 0 && b->nth_offset == 0)
		return false;
	return (weeks_of(a->when) & weeks_of(b->when)) != 0 &&
	    dates_meet(a->when, b->when) && years_meet(a->when, b->when);
}

static bool
same_date(const struct wg_hours_date *a, const struct wg_hours_date *b)
{
	return a->year == b->year && a->month == b->month &&
	    a->day == b->day && a->easter == b->easter &&
	    a->offset == b->offset;
}

bool
wg_hours_same_when(
    const struct wg_hours_rule *a, const struct wg_hours_rule *b)
{
	if (a->n_years != b->n_years || a->n_dates != b->n_dates ||
	    a->n_weeks != b->n_weeks)
		return false;
	for (unsigned i = 0; i < a->n_years; i++)
		if (a->years[i].from != b->years[i].from ||
		    a->years[i].to != b->years[i].to ||
		    a->years[i].step != b->years[i].step)
			return false;
	for (unsigned i = 0; i < a->n_dates; i++)
		if (!same_date(&a->dates[i].from, &b->dates[i].from) ||
		    !same_date(&a->dates[i].to, &b->dates[i].to) ||
		    a->dates[i].no_end != b->dates[i].no_end)
			return false;
	for (unsigned i = 0; i < a->n_weeks; i++)
		if (a->weeks[i].from != b->weeks[i].from ||
		    a->weeks[i].to != b->weeks[i].to ||
		    a->weeks[i].step != b->weeks[i].step)
			return false;
	return true;
}
