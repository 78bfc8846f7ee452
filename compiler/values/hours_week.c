/* The rules that hold for weeks on end, asked for the days of one week. */
#include "values/hours_week.h"

#include "base/arena.h"
#include "values/calendar.h"

#define DAY (24 * 60)

/* A month is a season, Christmas is none. */
static bool
is_season(const struct wg_hours_rule *r)
{
	int days = 0, weeks = 0;

	for (unsigned i = 0; i < r->n_dates; i++) {
		const struct wg_hours_dates *d = &r->dates[i];
		int from = d->from.month * 31 + d->from.day;
		int to = d->to.month * 31 + (d->to.day > 0 ? d->to.day : 31);

		if (d->from.easter || d->to.easter)
			return false;
		days += to >= from && d->to.year <= d->from.year && !d->no_end ?
		    to - from + 1 : to - from + 12 * 31 + 1;
	}
	for (unsigned i = 0; i < r->n_weeks; i++)
		if (r->weeks[i].step > 1)
			return false;
		else
			weeks += r->weeks[i].to - r->weeks[i].from + 1;
	return (r->n_dates == 0 || days >= 28) &&
	    (r->n_weeks == 0 || weeks >= 4);
}

/* The rule for plain weekdays alone; false: it has none. */
static bool
weekly(const struct wg_hours_rule *r, struct wg_hours_rule *out)
{
	bool named = r->n_nth + r->n_holidays > 0;

	*out = *r;
	out->n_nth = out->n_holidays = 0;
	return is_season(r) && !r->both && (r->days != 0 || !named);
}

/* Does it speak of other days than plain weekdays? */
static bool
is_special(const struct wg_hours_rule *r)
{
	return r->n_years + r->n_dates + r->n_weeks + r->n_nth +
	    r->n_holidays > 0;
}

static bool
says_all(const struct wg_hours_rule *r)
{
	enum wg_hours_comment kind = wg_hours_comment_kind(r->comment);

	for (unsigned i = 0; i < r->n_times; i++)
		if (r->times[i].no_end)
			return false;
	return !is_special(r) && r->join != WG_HOURS_FALLBACK &&
	    (kind == WG_HOURS_NO_COMMENT || (kind == WG_HOURS_APPOINTMENT &&
		r->state == WG_HOURS_UNKNOWN && !r->stated)) &&
	    (r->state != WG_HOURS_UNKNOWN || !r->stated);
}

static bool
by_appointment(const struct wg_hours_span *s)
{
	enum wg_hours_comment kind = wg_hours_comment_kind(s->rule->comment);

	return kind == WG_HOURS_APPOINTMENT || kind == WG_HOURS_ARRANGEMENT;
}

struct slots WG_VEC(struct wg_hours_slot);

/* The stretches of one day, cut at midnight.  False: something of them is for
 * words only. */
static bool
fill(struct wg_arena *a, struct wg_hours_weekday *day,
    const struct wg_hours_span *s, size_t n, int64_t midnight)
{
	struct slots slots = { 0 };
	bool all = true, any = false, other = false, appointment = false;

	for (size_t i = 0; i < n; i++) {
		if (s[i].to <= midnight || s[i].from >= midnight + DAY)
			continue;
		any = true;
		if (by_appointment(&s[i]))
			appointment = true;
		else
			other = true;
	}
	day->closed = !any;
	day->appointment = appointment && !other;
	for (size_t i = 0; i < n; i++) {
		int64_t from = s[i].from - midnight, to = s[i].to - midnight;
		bool sure = s[i].state == WG_HOURS_OPEN ||
		    (!s[i].guessed && !s[i].rule->stated &&
			s[i].rule->n_times > 0);

		if (to <= 0 || from >= DAY)
			continue;
		if (!sure || (by_appointment(&s[i]) && other)) {
			all &= day->appointment;
			continue;
		}
		from = from < 0 ? 0 : from;
		to = to > DAY ? DAY : to;
		WG_PUSH(a, &slots) =
		    (struct wg_hours_slot){ (uint16_t)from, (uint16_t)to };
	}
	/* What touches is one. */
	for (size_t i = 1; i < slots.n;) {
		if (slots.at[i - 1].to < slots.at[i].from) {
			i++;
			continue;
		}
		slots.at[i - 1].to = slots.at[i].to;
		for (size_t k = i + 1; k < slots.n; k++)
			slots.at[k - 1] = slots.at[k];
		slots.n--;
	}
	day->all_day =
	    slots.n == 1 && slots.at[0].from == 0 && slots.at[0].to == DAY;
	day->slots = slots.at;
	day->n = day->all_day ? 0 : slots.n;
	return all;
}

struct wg_hours_week
wg_hours_week(struct wg_arena *a, const struct wg_hours *h, int64_t day)
{
	struct wg_hours_week week = { .plain = true, .whole = true };
	struct wg_hours_rule *rules =
	    WG_NEW_ARRAY(a, h->n + 1, struct wg_hours_rule);
	struct wg_hours some = { .text = h->text, .rules = rules };
	int64_t monday = day - wg_weekday(day);
	const struct wg_hours_span *spans;
	size_t n;

	for (size_t i = 0; i < h->n; i++) {
		week.whole &= says_all(&h->rules[i]);
		week.plain &=
		    is_special(&h->rules[i]) || says_all(&h->rules[i]);
		if (!weekly(&h->rules[i], &rules[some.n]))
			continue;
		week.seasonal |= rules[some.n].n_dates +
		    rules[some.n].n_weeks + rules[some.n].n_years > 0;
		some.n++;
	}
	spans = wg_hours_spans(a, &some, NULL, NULL, monday, monday + 7, &n);
	for (unsigned d = 0; d < 7; d++) {
		struct wg_hours_weekday *w = &week.days[d];
		bool all = fill(a, w, spans, n, (monday + d) * DAY);

		week.whole &= all;
		week.plain &= all;
		week.known |= w->n > 0 || w->all_day || w->appointment;
	}
	week.plain &= !week.seasonal;
	return week;
}
