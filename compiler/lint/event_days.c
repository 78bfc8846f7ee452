/* Days of events against the hours of their places. */
#include "lint/event_days.h"

#include "base/arena.h"
#include "base/diag.h"
#include "facts/closing.h"
#include "model/project.h"
#include "model/record.h"
#include "values/calendar.h"
#include "values/clock.h"
#include "values/hours.h"
#include "values/recurrence.h"
#include "values/zone.h"

#define DAYS_AHEAD 366

struct days {
	struct wg_arena *scratch;
	const struct wg_event *event;
	const struct wg_place *place;
	const struct wg_holidays *holidays; /* or NULL: no region shows it */
	int64_t today;
};

/* The first region that shows it, or NULL. */
static const struct wg_region *
region_of(const struct wg_project *p, const struct wg_document *d)
{
	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_shows(&p->regions.at[i], d))
			return &p->regions.at[i];
	return NULL;
}

static bool
closed_on(const struct days *d, int64_t day)
{
	const struct wg_hours *hours = d->place->contact.hours;
	size_t n = 0;

	if (d->place->closed || wg_closed_on(&d->place->closings, day))
		return true;
	if (hours == NULL)
		return false;
	wg_hours_day(d->scratch, hours, d->holidays, day, &n);
	return n == 0;
}

/* Does the event take place on that day? */
static bool
takes_place(const struct wg_event *e, int64_t day)
{
	if (e->weekdays_only && wg_weekday(day) >= 5)
		return false;
	if (e->repeat == NULL || day < e->from)
		return day >= e->from && day <= e->to;
	for (int64_t back = 0; back <= e->to - e->from; back++)
		if (wg_recurrence_on(e->repeat, e->from, day - back))
			return true;
	return false;
}

static void
check(const struct days *d, struct wg_diag *diag)
{
	int64_t from = d->event->from > d->today ? d->event->from : d->today;
	const struct wg_document *place = d->place->document;
	struct wg_str first = WG_NONE;
	unsigned days = 0;

	for (int64_t day = from; day < from + DAYS_AHEAD; day++) {
		if (!takes_place(d->event, day) || !closed_on(d, day))
			continue;
		if (first.len == 0)
			first = wg_days_write(d->scratch, day);
		days++;
	}
	if (first.len == 0)
		return;
	if (days > 1)
		wg_report(diag, WG_D_EVENT_CLOSED, d->event->when_at,
		    "%.*s, %.*s, days: %u", WG_ARG(place->id),
		    WG_ARG(first), days);
	else
		wg_report(diag, WG_D_EVENT_CLOSED, d->event->when_at,
		    "%.*s, %.*s", WG_ARG(place->id), WG_ARG(first));
	wg_hint(diag, "if it takes place all the same: <w:where "
		      "place=\"%.*s\" closed=\"yes\"/>", WG_ARG(place->id));
}

/* Hours of the day that go on for more than one. */
static void
check_night(const struct wg_event *e, struct wg_diag *diag)
{
	int64_t minutes = (e->to - e->from) * 24 * 60 + e->to_minute -
	    e->from_minute;

	if (!e->all_day && !e->open_end && minutes > 24 * 60)
		wg_report(diag, WG_D_EVENT_NIGHT, e->when_at, "%.*s",
		    WG_ARG(e->document->id));
}

/* Does it begin on that day? */
static bool
begins(const struct wg_event *e, int64_t day)
{
	return e->repeat == NULL ? day == e->from :
	    takes_place(e, day) && wg_recurrence_on(e->repeat, e->from, day);
}

static bool
is_skipped(const struct wg_zone *zone, int64_t day, int minute)
{
	struct wg_moment m = { day, minute, true };

	return wg_moment_real(zone, m).minutes != minute;
}

/* When the clocks go forward, an hour of the night is none. */
static void
check_gap(const struct days *d, const struct wg_region *region,
    struct wg_diag *diag)
{
	const struct wg_event *e = d->event;
	const struct wg_zone *zone = wg_zone_of(
	    region != NULL ? region->timezone : WG_NONE);
	int64_t from = e->from > d->today ? e->from : d->today;

	for (int64_t day = from; !e->all_day && day < from + DAYS_AHEAD;
	     day++) {
		bool start = begins(e, day) &&
		    is_skipped(zone, day, e->from_minute);
		bool end = !e->open_end && begins(e, day - (e->to - e->from)) &&
		    is_skipped(zone, day, e->to_minute);
		int minute = start ? e->from_minute : e->to_minute;

		if (!start && !end)
			continue;
		wg_report(diag, WG_D_EVENT_GAP, e->when_at,
		    "%.*s, %.*s", WG_ARG(wg_days_write(d->scratch, day)),
		    WG_ARG(wg_clock_write(d->scratch, minute)));
		return;
	}
}

void
wg_event_days_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct days d = { .scratch = wg_arena_open(), .today = p->today };

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *document = &p->documents.at[i];
		const struct wg_region *region;

		if (document->kind != WG_KIND_EVENT)
			continue;
		d.event = wg_read_event(NULL, document);
		if (!d.event->known)
			continue;
		region = region_of(p, document);
		check_night(d.event, diag);
		check_gap(&d, region, diag);
		if (d.event->place == NULL ||
		    d.event->place_closed)
			continue;
		d.place = wg_read_place(NULL, d.event->place);
		d.holidays = region != NULL ? &region->holidays : NULL;
		check(&d, diag);
	}
	wg_arena_close(d.scratch);
}
