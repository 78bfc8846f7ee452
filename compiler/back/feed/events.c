/*
 * Events, once and again.  What the app asks for has one item per event and
 * its rule; older clients get an item per day for the next 31 days.  Only
 * here and in news.c does the feed depend on a date: the build's.
 */
#include <stdlib.h>

#include "back/feed/feed.h"
#include "values/zone.h"
#include "values/calendar.h"
#include "base/json.h"
#include "facts/event.h"
#include "facts/inline.h"
#include "model/image.h"
#include "values/recurrence.h"

#define DAYS_AHEAD 31

/* An event in one language, and one of its days. */
struct item {
	const struct wg_document *document;
	const struct wg_event *event;
	int64_t day;       /* on which it begins */
	bool one_of_many;  /* its day stands in its path */
};

static struct wg_str
iso_day(const struct wg_feed *f, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(f->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static struct wg_str
tail_of(const struct wg_feed *f, const struct item *i)
{
	struct wg_str id = i->document->id;

	if (!i->one_of_many)
		return wg_str_fmt(f->arena, "events/%.*s/", WG_ARG(id));
	return wg_str_fmt(f->arena, "events/%.*s$%.*s/", WG_ARG(id),
	    WG_ARG(iso_day(f, i->day)));
}

static void
put_moment(const struct wg_feed *f, struct wg_json *j, const char *key,
    int64_t day, int minutes)
{
	struct wg_out out = { 0 };

	wg_moment_local(
	    &out, f->zone, (struct wg_moment){
	    .days = day, .minutes = minutes });
	wg_json_str(wg_json_key(j, key), wg_out_str(&out));
	wg_out_free(&out);
}

static void
put_legacy(const struct wg_feed *f, struct wg_json *j, const char *date,
    const char *time, int64_t day, int minutes)
{
	/* The same time as in put_moment(). */
	struct wg_moment m = wg_moment_real(f->zone,
	    (struct wg_moment){ .days = day, .minutes = minutes });

	wg_json_str(wg_json_key(j, date), iso_day(f, m.days));
	wg_json_str(wg_json_key(j, time), wg_str_fmt(f->arena, "%02d:%02d:00",
	    m.minutes / 60, m.minutes % 60));
}

static void
put_times(const struct wg_feed *f, struct wg_json *j, const struct item *i)
{
	const struct wg_event *e = i->event;
	int64_t last = i->day + e->to - e->from;

	wg_json_object(wg_json_key(j, "event"));
	wg_json_int(wg_json_key(j, "id"), i->document->number);
	put_moment(f, j, "start", i->day, e->from_minute);
	put_legacy(
	    f, j, "start_date", "start_time", i->day, e->from_minute);
	put_moment(f, j, "end", last, e->to_minute);
	put_legacy(f, j, "end_date", "end_time", last, e->to_minute);
	wg_json_bool(wg_json_key(j, "all_day"), e->all_day);
	wg_json_bool(wg_json_key(j, "only_weekdays"), e->weekdays_only);
	wg_json_key(j, "recurrence_id");
	if (e->repeat != NULL)
		wg_json_int(j, i->document->number);
	else
		wg_json_null(j);
	wg_json_str(wg_json_key(j, "timezone"), wg_zone_name(f->zone));
	wg_json_end(j);
}

static void
put_weekdays(struct wg_out *out, const struct wg_recurrence *r)
{
	static const char names[7][3] = { "MO", "TU", "WE", "TH", "FR", "SA",
		"SU" };
	bool more = false;

	if (r->weekdays == 0)
		return;
	wg_out_puts(out, ";BYDAY=");
	for (unsigned i = 0; i < 7; i++) {
		if (!(r->weekdays & 1u << i))
			continue;
		if (more)
			wg_out_byte(out, ',');
		if (r->nth != 0)
			wg_out_fmt(out, "%+d", r->nth);
		wg_out_puts(out, names[i]);
		more = true;
	}
}

/* Two lines, DTSTART in UTC without a Z, the parts in this order: what the
 * app's library was seen to understand (§7.8). */
static void
put_rule(const struct wg_feed *f, struct wg_json *j, const struct wg_event *e)
{
	static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY",
		"YEARLY" };
	const struct wg_recurrence *r = e->repeat;
	struct wg_day until;
	struct wg_out out = { 0 };

	wg_json_key(j, "recurrence_rule");
	if (r == NULL) {
		wg_json_null(j);
		return;
	}
	until = wg_day_of(r->until);
	wg_out_puts(&out, "DTSTART:");
	wg_moment_ical(&out, f->zone,
	    (struct wg_moment){
	    .days = e->from, .minutes = e->from_minute });
	wg_out_fmt(&out, "\nRRULE:FREQ=%s", names[r->frequency]);
	if (r->interval > 1)
		wg_out_fmt(&out, ";INTERVAL=%u", r->interval);
	if (r->ends)
		wg_out_fmt(&out, ";UNTIL=%04d%02d%02dT235959", until.year,
		    until.month, until.day);
	put_weekdays(&out, r);
	wg_json_str(j, wg_out_str(&out));
	wg_out_free(&out);
}

/* Where it is on its next day: its place may have moved by then. */
static void
put_place(const struct wg_feed *f, struct wg_json *j, const struct item *i)
{
	const struct wg_event *e = i->event;
	struct wg_str tail;
	int64_t day = i->day;

	if (!i->one_of_many)
		wg_event_next(e, f->project->today, &day);
	wg_feed_put_location(f, j, e->place, day);
	wg_json_key(j, "location_path");
	if (e->place == NULL || !wg_feed_has_place(f, e->place)) {
		wg_json_null(j);
	} else {
		tail = wg_str_fmt(
		    f->arena, "locations/%.*s/", WG_ARG(e->place->id));
		wg_json_str(
		    j, wg_feed_path(f, f->edition->language, tail));
	}
	wg_json_str_or_null(wg_json_key(j, "meeting_url"), e->online);
}

/* A photo in all the sizes that the app asks for: it has one. */
static void
put_featured(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	static const char *const sizes[] = { "thumbnail", "medium", "large",
		"full" };
	const struct wg_image *image = d->media == NULL ? NULL :
	    d->media->image;

	if (image == NULL)
		return;
	wg_json_object(wg_json_key(j, "featured_image"));
	wg_json_str(wg_json_key(j, "description"),
	    d->media->words == NULL ? WG_NONE :
		wg_inlines_text(wg_feed_facts(f, d), f->arena,
		    d->media->words));
	wg_json_str(wg_json_key(j, "mimetype"), image->kind == WG_IMAGE_PNG ?
		WG_STR("image/png") : WG_STR("image/jpeg"));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		wg_json_array(wg_json_key(j, sizes[i]));
		wg_json_object(j);
		wg_json_str(
		    wg_json_key(j, "url"), wg_feed_own_media(f, d));
		wg_json_int(wg_json_key(j, "width"), image->width);
		wg_json_int(wg_json_key(j, "height"), image->height);
		wg_json_end(j);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
put_item(struct wg_feed *f, struct wg_json *j, const struct item *i,
    struct wg_str content)
{
	const struct wg_document *d = i->document;
	struct wg_str tail = tail_of(f, i);

	wg_json_object(j);
	wg_feed_put_id(f, j, d);
	wg_feed_put_address(f, j, f->edition->language, tail);
	wg_json_str(wg_json_key(j, "title"),
	    wg_feed_title(f, wg_feed_facts(f, d), d->title));
	wg_feed_put_dates(f, j, d, true);
	wg_json_str(wg_json_key(j, "excerpt"), wg_feed_excerpt(f, content));
	wg_json_str(wg_json_key(j, "content"), content);
	wg_feed_put_languages(f, j, d, tail, !i->one_of_many);
	wg_json_str_or_null(
	    wg_json_key(j, "thumbnail"), wg_feed_thumbnail(f, d));
	put_featured(f, j, d);
	put_place(f, j, i);
	put_times(f, j, i);
	if (i->one_of_many)
		wg_json_null(wg_json_key(j, "recurrence_rule"));
	else
		put_rule(f, j, i->event);
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_end(j);
}

static int
by_start(const void *left, const void *right)
{
	const struct item *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->event->from_minute != b->event->from_minute)
		return a->event->from_minute < b->event->from_minute ? -1 : 1;
	return wg_str_cmp(a->document->id, b->document->id);
}

struct items WG_VEC(struct item);

/* A day each, from today to 31 days behind the later of today and its start. */
static void
expand(const struct wg_feed *f, struct items *items, struct item item)
{
	const struct wg_event *e = item.event;
	int64_t today = wg_build_day(f->task->build);
	int64_t day = today > e->from ? today : e->from;

	item.one_of_many = true;
	for (int64_t end = day + DAYS_AHEAD; day <= end; day++)
		if (wg_recurrence_on(e->repeat, e->from, day)) {
			item.day = day;
			WG_PUSH(f->arena, items) = item;
		}
}

static void
put_events(struct wg_feed *f, struct items *items, struct wg_out *out)
{
	struct wg_json j = { .out = out };

	if (items->n > 1)
		qsort(items->at, items->n, sizeof(*items->at), by_start);
	wg_out_clear(out);
	wg_json_array(&j);
	for (size_t i = 0; i < items->n; i++)
		put_item(f, &j, &items->at[i],
		    wg_feed_document(f, items->at[i].document));
	wg_json_end(&j);
}

void
wg_feed_events(struct wg_feed *f)
{
	struct items combined = { 0 }, expanded = { 0 };
	int64_t today = wg_build_day(f->task->build), next;
	struct wg_out out = { 0 };
	struct wg_feed_body body;

	for (size_t i = 0; i < f->region->n_events; i++) {
		struct item item = { .document = f->region->events[i] };

		item.event = wg_read_event(f->task, item.document);
		if (!wg_event_next(item.event, today, &next) ||
		    !wg_feed_speaks(f, f->own, item.document))
			continue;
		item.day = item.event->from;
		WG_PUSH(f->arena, &combined) = item;
		if (item.event->repeat != NULL)
			expand(f, &expanded, item);
		else
			WG_PUSH(f->arena, &expanded) = item;
	}
	put_events(f, &combined, &out);
	body = wg_feed_body(&out);
	wg_feed_list(f, body, "events");
	wg_feed_variant(f, body, "events-combined");
	put_events(f, &expanded, &out);
	wg_feed_variant(f, wg_feed_body(&out), "events-expanded");
	wg_out_free(&out);
}
