/*
 * Events as a calendar to subscribe to.  Times are those of the region's clock
 * with its rules beside them, because a series at 15:00 stays at 15:00 when
 * the clocks change.
 */
#include "back/exports/exports.h"
#include "facts/closing.h"
#include "facts/event.h"
#include "facts/inline.h"
#include "values/calendar.h"
#include "values/recurrence.h"
#include "values/zone.h"

static const char *const days[7] = { "MO", "TU", "WE", "TH", "FR", "SA",
	"SU" };

/* An event, and on which days its first time is: a rule begins with a day of
 * its own, and what is on weekdays only is an event of one day on each. */
struct first {
	const struct wg_event *event;
	int64_t from, to;
	bool weekdays;
};

static struct first
first_of(const struct wg_event *e)
{
	struct first f = { e, e->from, e->to, false };
	int64_t day;

	if (e->repeat != NULL) {
		if (wg_recurrence_next(e->repeat, e->from, e->from, &day)) {
			f.from = day;
			f.to = day + e->to - e->from;
		}
		return f;
	}
	f.weekdays = e->weekdays_only && e->to > e->from;
	while (f.weekdays && wg_weekday(f.from) > 4 && f.from < f.to)
		f.from++;
	if (f.weekdays)
		f.to = f.from;
	return f;
}

static void
put_day(struct wg_out *out, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	wg_out_fmt(out, "%04d%02d%02d", d.year, d.month, d.day);
}

static void
put_moment(struct wg_out *out, const struct wg_exports *x, const char *name,
    const struct wg_event *e, int64_t day, int minute)
{
	struct wg_out value = { 0 };
	struct wg_str property;

	put_day(&value, day);
	if (!e->all_day)
		wg_out_fmt(&value, "T%02d%02d00", minute / 60, minute % 60);
	property = e->all_day ?
	    wg_str_fmt(x->arena, "%s;VALUE=DATE", name) :
	    wg_str_fmt(x->arena, "%s;TZID=%.*s", name,
		WG_ARG(wg_zone_name(x->zone)));
	wg_card_raw(out, property.ptr, wg_out_str(&value));
	wg_out_free(&value);
}

static void
put_times(
    struct wg_out *out, const struct wg_exports *x, const struct first *f)
{
	const struct wg_event *e = f->event;

	put_moment(out, x, "DTSTART", e, f->from, e->from_minute);
	if (e->all_day)
		put_moment(out, x, "DTEND", e, f->to + 1, 0);
	else if (!e->open_end)
		put_moment(out, x, "DTEND", e, f->to, e->to_minute);
}

/* The last moment at which a time may begin: a day where days are told, else
 * an instant. */
static void
put_until(struct wg_out *out, const struct wg_exports *x,
    const struct wg_event *e, int64_t day)
{
	wg_out_puts(out, ";UNTIL=");
	if (e->all_day) {
		put_day(out, day);
		return;
	}
	wg_moment_ical(out, x->zone,
	    (struct wg_moment){ .days = day, .minutes = 24 * 60 - 1 });
	wg_out_byte(out, 'Z');
}

static void
put_weekdays(struct wg_out *out, unsigned weekdays, int nth)
{
	const char *before = ";BYDAY=";

	for (unsigned i = 0; i < 7; i++) {
		if ((weekdays & 1u << i) == 0)
			continue;
		wg_out_puts(out, before);
		if (nth != 0)
			wg_out_fmt(out, "%d", nth);
		wg_out_puts(out, days[i]);
		before = ",";
	}
}

static void
put_rule(
    struct wg_out *out, const struct wg_exports *x, const struct first *f)
{
	static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY",
		"YEARLY" };
	const struct wg_recurrence *r = f->event->repeat;
	struct wg_out rule = { 0 };

	if (f->weekdays) {
		wg_out_puts(&rule, "FREQ=WEEKLY");
		put_until(&rule, x, f->event, f->event->to);
		put_weekdays(&rule, 0x1F, 0);
	} else if (r != NULL) {
		wg_out_fmt(&rule, "FREQ=%s", names[r->frequency]);
		if (r->interval > 1)
			wg_out_fmt(&rule, ";INTERVAL=%u", r->interval);
		if (r->ends)
			put_until(&rule, x, f->event, r->until);
		/* Weeks begin on Monday, which matters every other week. */
		put_weekdays(&rule, r->weekdays, r->nth);
		if (r->frequency == WG_WEEKLY && r->interval > 1)
			wg_out_puts(&rule, ";WKST=MO");
	}
	if (rule.len > 0)
		wg_card_raw(out, "RRULE", wg_out_str(&rule));
	wg_out_free(&rule);
}

/* "Stadtbibliothek, Marktplatz 3, 12345 Musterwede", and its point. */
static void
put_place(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_event *e)
{
	int64_t today = wg_build_day(x->task->build);
	const struct wg_place *place = e->place == NULL ? NULL :
	    wg_read_place(x->task, e->place);
	const struct wg_address *a =
	    place == NULL ? NULL : wg_place_address(place, today);
	const struct wg_position *p =
	    place == NULL ? NULL : wg_place_position(place, today);
	struct wg_out text = { 0 };

	if (place == NULL) {
		wg_card_text(out, "LOCATION", e->online);
		return;
	}
	wg_out_put(&text, wg_inlines_text(facts, x->arena, e->place->title));
	if (a != NULL)
		wg_out_fmt(&text, ", %.*s %.*s, %.*s %.*s", WG_ARG(a->street),
		    WG_ARG(a->number), WG_ARG(a->postcode), WG_ARG(a->town));
	wg_card_text(out, "LOCATION", wg_out_str(&text));
	wg_out_clear(&text);
	if (p != NULL && p->known) {
		wg_out_micro(&text, p->lat);
		wg_out_byte(&text, ';');
		wg_out_micro(&text, p->lon);
		wg_card_raw(out, "GEO", wg_out_str(&text));
	}
	wg_out_free(&text);
}

/* Its paragraphs, then who offers it and on what terms. */
static void
put_description(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_document *d)
{
	struct wg_out text = { 0 };
	size_t n;
	const struct wg_fact *all = wg_facts_of_event(facts, x->arena, d,
	    wg_build_day(x->task->build), &n);

	for (const struct wg_node *node = d->root; node != NULL;
	     node = wg_node_next(node, d->root))
		if (node->element == WG_EL_PARA) {
			wg_out_put(&text,
			    wg_inlines_text(facts, x->arena, node));
			wg_out_byte(&text, '\n');
		}
	for (size_t i = 0; i < n; i++) {
		if (all[i].kind == WG_FACT_WHEN ||
		    all[i].kind == WG_FACT_WHERE)
			continue;
		if (all[i].label.text.len > 0)
			wg_out_fmt(&text, "%.*s: ",
			    WG_ARG(all[i].label.text));
		wg_fact_text(&text, &all[i], ", ");
		wg_out_byte(&text, '\n');
	}
	wg_card_text(out, "DESCRIPTION", wg_str_trim(wg_out_str(&text)));
	wg_out_free(&text);
}

static void
put_event(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_document *d)
{
	const struct first f = first_of(wg_read_event(x->task, d));
	const struct wg_project *p = x->task->build->project;

	wg_card_raw(out, "BEGIN", WG_STR("VEVENT"));
	wg_card_text(out, "UID", wg_str_fmt(x->arena, "%.*s@%.*s",
	    WG_ARG(d->id), WG_ARG(x->region->document->id)));
	wg_card_stand(out, "DTSTAMP", x, d);
	wg_card_stand(out, "LAST-MODIFIED", x, d);
	put_times(out, x, &f);
	put_rule(out, x, &f);
	wg_card_text(out, "SUMMARY",
	    wg_inlines_text(facts, x->arena, d->title));
	put_description(out, x, facts, d);
	put_place(out, x, facts, f.event);
	wg_card_raw(out, "URL", wg_str_fmt(x->arena,
	    "%.*s/leaflets/%.*s/events.html#%.*s", WG_ARG(p->site),
	    WG_ARG(x->edition->language->tag), WG_ARG(d->id)));
	wg_card_raw(out, "END", WG_STR("VEVENT"));
}

/* The rule of the European Union, values/zone.h, as a calendar reads it. */
static void
put_zone(struct wg_out *out, const struct wg_exports *x)
{
	bool summer = wg_zone_has_summer(x->zone);
	int offset = wg_zone_winter(x->zone);

	wg_card_raw(out, "BEGIN", WG_STR("VTIMEZONE"));
	wg_card_raw(out, "TZID", wg_zone_name(x->zone));
	for (int i = 0; i < (summer ? 2 : 1); i++) {
		bool light = i == 1;
		int from = summer && !light ? offset + 60 : offset;
		int to = light ? offset + 60 : offset;
		/* 01:00 UTC by the clock that it ends. */
		int clock = summer ? 60 + from : 0;

		wg_card_raw(out, "BEGIN",
		    light ? WG_STR("DAYLIGHT") : WG_STR("STANDARD"));
		wg_card_raw(out, "DTSTART", wg_str_fmt(x->arena,
		    "%sT%02d%02d00", light ? "19960331" : summer ?
			"19961027" : "19700101", clock / 60, clock % 60));
		if (summer)
			wg_card_raw(out, "RRULE", wg_str_fmt(x->arena,
			    "FREQ=YEARLY;BYMONTH=%d;BYDAY=-1SU",
			    light ? 3 : 10));
		wg_card_raw(out, "TZOFFSETFROM", wg_str_fmt(
		    x->arena, "+%02d%02d", from / 60, from % 60));
		wg_card_raw(out, "TZOFFSETTO", wg_str_fmt(
		    x->arena, "+%02d%02d", to / 60, to % 60));
		wg_card_raw(out, "END",
		    light ? WG_STR("DAYLIGHT") : WG_STR("STANDARD"));
	}
	wg_card_raw(out, "END", WG_STR("VTIMEZONE"));
}

void
wg_exports_events(const struct wg_exports *x)
{
	const struct wg_region *r = x->region;
	struct wg_str name =
	    wg_build_title(x->arena, x->edition, r->document);
	struct wg_out out = { 0 };
	int64_t next;

	wg_card_raw(&out, "BEGIN", WG_STR("VCALENDAR"));
	wg_card_raw(&out, "VERSION", WG_STR("2.0"));
	wg_card_raw(&out, "PRODID", WG_STR("-//wegweiser//events//DE"));
	wg_card_raw(&out, "METHOD", WG_STR("PUBLISH"));
	wg_card_text(&out, "NAME", name);
	wg_card_text(&out, "X-WR-CALNAME", name);
	wg_card_raw(&out, "REFRESH-INTERVAL;VALUE=DURATION", WG_STR("P1D"));
	wg_card_raw(&out, "X-PUBLISHED-TTL", WG_STR("P1D"));
	put_zone(&out, x);
	for (size_t i = 0; i < r->n_events; i++) {
		const struct wg_document *d = r->events[i];
		const struct wg_facts *facts = wg_exports_facts(x, d);

		if (facts != NULL && wg_event_next(wg_read_event(x->task, d),
			wg_build_day(x->task->build), &next))
			put_event(&out, x, facts, d);
	}
	wg_card_raw(&out, "END", WG_STR("VCALENDAR"));
	wg_exports_file(x->task, r, &out, wg_str_fmt(x->arena,
	    "%.*s/events.ics", WG_ARG(x->edition->language->slug)));
	wg_out_free(&out);
}
