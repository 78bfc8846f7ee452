/*
 * What a value means: which rules hold on a day, and what they say of its
 * minutes.  A day is asked on its own; its times may reach into the next one
 * (a night belongs to the day on which it begins).
 */
#include "values/hours.h"

#include <stdlib.h>

#include "base/arena.h"
#include "values/calendar.h"
#include "values/holidays.h"

#define DAY (24 * 60)

static bool
in_years(const struct wg_hours_rule *r, int year)
{
	for (unsigned i = 0; i < r->n_years; i++)
		if (year >= r->years[i].from && year <= r->years[i].to &&
		    (year - r->years[i].from) % r->years[i].step == 0)
			return true;
	return r->n_years == 0;
}

/* The day that a date is in 'year'; its last one, if it is a whole month and
 * 'last'.  A day that year does not have gives the next, or the one before. */
static int64_t
day_of(const struct wg_hours_date *d, int year, bool last)
{
	int length, day = d->day;

	if (d->easter)
		return wg_easter(year) + d->offset;
	length = wg_month_length(year, d->month);
	if (day == 0)
		day = last ? length : 1;
	if (day > length && last)
		day = length;
	return wg_days_of(year, d->month, day);
}

static bool
in_range(const struct wg_hours_dates *r, int64_t day, int year)
{
	int64_t from, to;

	if (r->from.year > 0) {
		from = day_of(&r->from, r->from.year, false);
		to = day_of(&r->to,
		    r->to.year > 0 ? r->to.year : r->from.year, true);
		if (to < from && r->to.year == 0)
			to = day_of(&r->to, r->from.year + 1, true);
		return day >= from && (r->no_end || day <= to);
	}
	for (int y = year - 1; y <= year; y++) {
		from = day_of(&r->from, y, false);
		to = day_of(&r->to, y, true);
		if (to < from && (r->from.month != r->to.month ||
		    r->from.day != r->to.day))
			to = day_of(&r->to, y + 1, true);
		if (day >= from && day <= to)
			return true;
	}
	return false;
}

static bool
in_dates(const struct wg_hours_rule *r, int64_t day, int year)
{
	for (unsigned i = 0; i < r->n_dates; i++)
		if (in_range(&r->dates[i], day, year))
			return true;
	return r->n_dates == 0;
}

/* ISO 8601: the week of the year in which its Thursday lies. */
static int
week_of(int64_t day)
{
	int64_t thursday = day - wg_weekday(day) + 3;
	int year = wg_day_of(thursday).year;

	return (int)((thursday - wg_days_of(year, 1, 1)) / 7) + 1;
}

static bool
in_weeks(const struct wg_hours_rule *r, int64_t day)
{
	int week = r->n_weeks > 0 ? week_of(day) : 0;

	for (unsigned i = 0; i < r->n_weeks; i++)
		if (week >= r->weeks[i].from && week <= r->weeks[i].to &&
		    (week - r->weeks[i].from) % r->weeks[i].step == 0)
			return true;
	return r->n_weeks == 0;
}

static bool
is_nth(const struct wg_hours_nth *n, int64_t day)
{
	struct wg_day d;
	int of, left;

	day -= n->offset;
	if (wg_weekday(day) != n->day)
		return false;
	d = wg_day_of(day);
	of = (d.day - 1) / 7;
	left = (wg_month_length(d.year, d.month) - d.day) / 7;
	return (n->first >> of & 1) != 0 || (n->last >> left & 1) != 0;
}

static bool
on_weekday(const struct wg_hours_rule *r, int64_t day)
{
	if ((r->days >> wg_weekday(day) & 1) != 0)
		return true;
	for (unsigned i = 0; i < r->n_nth; i++)
		if (is_nth(&r->nth[i], day))
			return true;
	return false;
}

static bool
on_holiday(const struct wg_hours_rule *r, const struct wg_holidays *h,
    int64_t day)
{
	for (unsigned i = 0; i < r->n_holidays; i++) {
		int64_t of = day - r->holidays[i].offset;

		if (r->holidays[i].school ? wg_holiday_school(h, of) :
		    wg_holiday_public(h, of) != NULL)
			return true;
	}
	return false;
}

bool
wg_hours_rule_on(const struct wg_hours_rule *r, const struct wg_holidays *h,
    int64_t day)
{
	int year = r->n_years + r->n_dates > 0 ? wg_day_of(day).year : 0;

	if (!in_years(r, year) || !in_dates(r, day, year) ||
	    !in_weeks(r, day))
		return false;
	if (r->days == 0 && r->n_nth == 0 && r->n_holidays == 0)
		return true;
	if (r->both)
		return on_weekday(r, day) && on_holiday(r, h, day);
	return on_weekday(r, day) || on_holiday(r, h, day);
}

static bool
names_days(const struct wg_hours_rule *r)
{
	return r->n_years + r->n_dates + r->n_weeks + r->n_nth +
	    r->n_holidays > 0 || r->days != 0;
}

/*
 * Does rule 'i' replace what was said before of its days?  One without days
 * behind one that has some goes on with other times ("Mo-Fr 08:00-12:00;
 * 14:00-16:00"), as the reference implementation has it.
 */
bool
wg_hours_replaces(const struct wg_hours *h, size_t i)
{
	const struct wg_hours_rule *r = &h->rules[i];

	if (r->join != WG_HOURS_REPLACES || r->state == WG_HOURS_CLOSED)
		return false;
	return names_days(r) || (i > 0 && r->state == WG_HOURS_OPEN &&
	    !names_days(r - 1));
}

/* Open ends are guessed, as in the reference implementation. */
static unsigned
guess(unsigned from)
{
	return from >= 22 * 60 ? from + 8 * 60 :
	    from >= 17 * 60 ? from + 10 * 60 : DAY;
}

/* Where it surely ends and where it may go on to. */
static void
limits(const struct wg_hours_rule *r, unsigned i, unsigned *sure,
    unsigned *perhaps)
{
	const struct wg_hours_time *t = &r->times[i];

	*sure = *perhaps = t->to;
	if (!t->no_end)
		return;
	*perhaps = t->to < DAY ? guess(t->to) : DAY + guess(t->to - DAY);
	if (i + 1u < r->n_times && r->times[i + 1].from < *perhaps)
		*perhaps = r->times[i + 1].from;
	if (*perhaps > 2 * DAY)
		*perhaps = 2 * DAY;
}

/* What 'r' says of that minute: does it hold at all? */
static bool
at_minute(const struct wg_hours_rule *r, unsigned minute, bool *guessed)
{
	*guessed = false;
	/* A day that is closed has no night either. */
	if (r->n_times == 0)
		return minute < DAY || r->state == WG_HOURS_CLOSED;
	for (unsigned i = 0; i < r->n_times; i++) {
		unsigned sure, perhaps;

		limits(r, i, &sure, &perhaps);
		*guessed = minute >= sure;
		if (minute >= r->times[i].from && minute < perhaps)
			return true;
	}
	return false;
}

struct cuts {
	struct WG_VEC(unsigned) at;
	struct WG_VEC(const struct wg_hours_rule *) rules;
};

static void
add_cuts(struct wg_arena *a, struct cuts *c, const struct wg_hours_rule *r)
{
	for (unsigned i = 0; i < r->n_times; i++) {
		unsigned sure, perhaps;

		limits(r, i, &sure, &perhaps);
		WG_PUSH(a, &c->at) = r->times[i].from;
		WG_PUSH(a, &c->at) = sure;
		WG_PUSH(a, &c->at) = perhaps;
	}
}

static int
by_minute(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return x < y ? -1 : x > y;
}

/* The rules that count on that day, and the minutes at which they change. */
static struct cuts
cuts_of(struct wg_arena *a, const struct wg_hours *h,
    const struct wg_holidays *holidays, int64_t day)
{
	struct cuts c = { { 0 }, { 0 } };

	for (size_t i = 0; i < h->n; i++) {
		if (!wg_hours_rule_on(&h->rules[i], holidays, day))
			continue;
		if (wg_hours_replaces(h, i))
			c.rules.n = 0;
		WG_PUSH(a, &c.rules) = &h->rules[i];
	}
	WG_PUSH(a, &c.at) = 0;
	WG_PUSH(a, &c.at) = DAY;
	WG_PUSH(a, &c.at) = 2 * DAY;
	for (size_t i = 0; i < c.rules.n; i++)
		add_cuts(a, &c, c.rules.at[i]);
	qsort(c.at.at, c.at.n, sizeof(unsigned), by_minute);
	return c;
}

static struct wg_hours_span
state_at(const struct cuts *c, unsigned minute)
{
	struct wg_hours_span s = { .state = WG_HOURS_CLOSED };

	for (size_t i = 0; i < c->rules.n; i++) {
		const struct wg_hours_rule *r = c->rules.at[i];
		bool guessed;

		if ((r->join == WG_HOURS_FALLBACK &&
			s.state != WG_HOURS_CLOSED) ||
		    !at_minute(r, minute, &guessed))
			continue;
		s.state = r->state;
		s.rule = r;
		s.guessed = guessed && r->state != WG_HOURS_CLOSED;
		if (s.guessed)
			s.state = WG_HOURS_UNKNOWN;
	}
	return s;
}

static bool
same(const struct wg_hours_span *a, const struct wg_hours_span *b)
{
	return a->state == b->state && a->guessed == b->guessed &&
	    (a->rule == b->rule ||
		(wg_str_eq(a->rule->comment, b->rule->comment) &&
		    a->rule->stated == b->rule->stated));
}

struct spans {
	struct WG_VEC(struct wg_hours_span) list;
};

/* Joined to the last one where that ends here and says the same. */
static void
add_span(struct wg_arena *a, struct spans *s, struct wg_hours_span span)
{
	struct wg_hours_span *last =
	    s->list.n > 0 ? &s->list.at[s->list.n - 1] : NULL;

	if (span.to <= span.from)
		return;
	if (last != NULL && last->to == span.from && same(last, &span))
		last->to = span.to;
	else
		WG_PUSH(a, &s->list) = span;
}

struct wg_hours_span *
wg_hours_day(struct wg_arena *a, const struct wg_hours *h,
    const struct wg_holidays *holidays, int64_t day, size_t *n)
{
	struct cuts c = cuts_of(a, h, holidays, day);
	struct spans spans = { { 0 } };

	for (size_t i = 0; i + 1 < c.at.n; i++) {
		struct wg_hours_span s = state_at(&c, c.at.at[i]);

		s.from = c.at.at[i];
		s.to = c.at.at[i + 1];
		if (s.state != WG_HOURS_CLOSED)
			add_span(a, &spans, s);
	}
	*n = spans.list.n;
	return spans.list.at;
}

/*
 * The night before and the day: where both say something, the day's own word
 * stands.
 */
static void
add_day(struct wg_arena *a, struct spans *out,
    const struct wg_hours_span *night, size_t n_night,
    const struct wg_hours_span *today, size_t n_today, int64_t midnight)
{
	int64_t done = 0;

	for (size_t i = 0;; i++) {
		bool is_day = i < n_today && today[i].from < DAY;
		int64_t from = is_day ? today[i].from : DAY;

		for (size_t k = 0; k < n_night; k++) {
			struct wg_hours_span s = night[k];

			s.from = s.from - DAY > done ? s.from - DAY : done;
			s.to = s.to - DAY < from ? s.to - DAY : from;
			if (s.to <= s.from)
				continue;
			s.from += midnight;
			s.to += midnight;
			add_span(a, out, s);
		}
		/* What begins behind midnight is the next day's night. */
		if (!is_day)
			return;
		done = today[i].to < DAY ? today[i].to : DAY;
		add_span(a, out, (struct wg_hours_span){
			.from = midnight + today[i].from,
			.to = midnight + done, .state = today[i].state,
			.rule = today[i].rule, .guessed = today[i].guessed });
	}
}

static bool
is_closed(const struct wg_closed_days *closed, int64_t day)
{
	for (size_t i = 0; closed != NULL && i < closed->n; i++)
		if (closed->at[i].from <= day && day <= closed->at[i].to)
			return true;
	return false;
}

struct wg_hours_span *
wg_hours_spans(struct wg_arena *a, const struct wg_hours *h,
    const struct wg_holidays *holidays, const struct wg_closed_days *closed,
    int64_t first, int64_t end, size_t *n)
{
	struct wg_arena *scratch = wg_arena_open();
	struct spans spans = { { 0 } };
	size_t n_night = 0, n_today;
	struct wg_hours_span *night = NULL;

	for (int64_t day = first - 1; day < end; day++) {
		struct wg_hours_span *today = NULL;

		n_today = 0;
		if (!is_closed(closed, day))
			today = wg_hours_day(
			    scratch, h, holidays, day, &n_today);
		if (day >= first)
			add_day(a, &spans, night, n_night, today, n_today,
			    day * DAY);
		night = today;
		n_night = n_today;
	}
	wg_arena_close(scratch);
	*n = spans.list.n;
	return spans.list.at;
}
