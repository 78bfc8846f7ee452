/* Days of events against the hours of their places. */
#include "lint/event_days.h"

#include "base/arena.h"
#include "base/diag.h"
#include "facts/closing.h"
#include "model/project.h"
#include "model/record.h"
#include "values/calendar.h"
#include "values/hours.h"
#include "values/recurrence.h"

#define DAYS_AHEAD 366

struct days {
	struct wg_arena *scratch;
	const struct wg_event *event;
	const struct wg_place *place;
	const struct wg_holidays *holidays; /* or NULL: no region shows it */
	int64_t today;
};

static const struct wg_holidays *
holidays_of(const struct wg_project *p, const struct wg_document *d)
{
	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_shows(&p->regions.at[i], d))
			return &p->regions.at[i].holidays;
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

void
wg_event_days_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct days d = { .scratch = wg_arena_open(), .today = p->today };

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *document = &p->documents.at[i];

		if (document->kind != WG_KIND_EVENT)
			continue;
		d.event = wg_read_event(NULL, document);
		if (d.event->known)
			check_night(d.event, diag);
		if (!d.event->known || d.event->place == NULL ||
		    d.event->place_closed)
			continue;
		d.place = wg_read_place(NULL, d.event->place);
		d.holidays = holidays_of(p, document);
		check(&d, diag);
	}
	wg_arena_close(d.scratch);
}
