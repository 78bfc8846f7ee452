/* Opening hours as seven days (integreat-api.md §7.2), and what these cannot
 * say. */
#include "back/feed/feed.h"
#include "base/json.h"
#include "text/locale.h"
#include "values/zone.h"
#include "values/calendar.h"

struct wg_hours_week
wg_feed_hours_week(const struct wg_feed *f, const struct wg_contact *c)
{
	if (c->hours == NULL)
		return (struct wg_hours_week){ .whole = true };
	return wg_hours_week(f->arena, c->hours, wg_build_day(f->task->build));
}

static void
put_slot(const struct wg_feed *f, struct wg_json *j,
    const struct wg_hours_slot *slot)
{
	/* 24:00 is no time for everybody. */
	unsigned to = slot->to == 24 * 60 ? 24 * 60 - 1 : slot->to;

	wg_json_object(j);
	wg_json_str(wg_json_key(j, "start"), wg_str_fmt(f->arena, "%02u:%02u",
	    slot->from / 60u, slot->from % 60u));
	wg_json_str(wg_json_key(j, "end"),
	    wg_str_fmt(f->arena, "%02u:%02u", to / 60, to % 60));
	wg_json_str(wg_json_key(j, "timezone"), wg_zone_name(f->zone));
	wg_json_end(j);
}

static void
put_day(const struct wg_feed *f, struct wg_json *j,
    const struct wg_hours_weekday *day)
{
	wg_json_object(j);
	wg_json_bool(wg_json_key(j, "allDay"), day->all_day);
	wg_json_bool(wg_json_key(j, "closed"), day->closed);
	wg_json_bool(wg_json_key(j, "appointmentOnly"), day->appointment);
	wg_json_array(wg_json_key(j, "timeSlots"));
	for (size_t i = 0; i < day->n; i++)
		put_slot(f, j, &day->slots[i]);
	wg_json_end(j);
	wg_json_end(j);
}

/* Null where nothing is known: all days closed means "nothing entered".  Such
 * are places that open on the first Monday only; the content says so. */
void
wg_feed_put_hours(const struct wg_feed *f, struct wg_json *j,
    const struct wg_contact *c)
{
	struct wg_hours_week week = wg_feed_hours_week(f, c);

	wg_json_key(j, "opening_hours");
	if (!week.known) {
		wg_json_null(j);
		return;
	}
	wg_json_array(j);
	for (unsigned i = 0; i < 7; i++)
		put_day(f, j, &week.days[i]);
	wg_json_end(j);
}

struct wg_str
wg_feed_hours_season(const struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_contact *c)
{
	int64_t day = wg_build_day(f->task->build);
	struct wg_hours_week week = wg_feed_hours_week(f, c);
	struct wg_label_arg args[] = { { "date", WG_NONE },
		{ NULL, WG_NONE } };

	if (!week.known || !week.seasonal)
		return WG_NONE;
	args[0].value = wg_locale_date(
	    facts->locale, f->arena, day - wg_weekday(day));
	return wg_edition_label(
	    facts->edition, f->arena, WG_L_HOURS_WEEK, 0, args);
}
