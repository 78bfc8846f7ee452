/* Events and news. */
#include "middle/record_parts.h"
#include "values/value.h"

const struct wg_event *
wg_record_event(struct wg_project *p, const struct wg_document *d)
{
	struct wg_event *e = WG_NEW(p->arena, struct wg_event);
	const struct wg_node *when = wg_node_child(d->root, WG_EL_WHEN);
	const struct wg_node *where = wg_node_child(d->root, WG_EL_WHERE);
	const struct wg_value *start = wg_node_attr_value(when, WG_AT_START);
	const struct wg_value *end = wg_node_attr_value(when, WG_AT_END);
	const struct wg_value *repeat =
	    wg_node_attr_value(when, WG_AT_REPEAT);
	struct wg_moment from = { .days = 0 }, to;

	if (start != NULL)
		from = start->moment;
	to = end != NULL ? end->moment : from;
	*e = (struct wg_event){ .document = d, .known = start != NULL,
		.from = from.days, .from_minute = from.minutes,
		.to = to.days, .to_minute = to.minutes,
		.all_day = start != NULL && !from.has_time,
		.open_end = end == NULL,
		.repeat = repeat == NULL ? NULL : &repeat->repeat,
		.weekdays_only = wg_yes(when, WG_AT_WEEKDAYS_ONLY),
		.place = wg_document_of(
		    p, where, WG_AT_AT_PLACE, WG_KIND_PLACE),
		.place_closed = wg_yes(where, WG_AT_CLOSED),
		.online = wg_node_attr(where, WG_AT_ONLINE),
		.when_at = when == NULL ? d->root->at : when->at,
		.free = wg_said_of(d->root, WG_AT_FREE),
		.languages = wg_languages_of(
		    p, wg_node_attr(d->root, WG_AT_LANGUAGES)) };
	if (e->all_day)
		e->to_minute = 24 * 60 - 1;
	return e;
}

const struct wg_news *
wg_record_news(struct wg_project *p, const struct wg_document *d)
{
	struct wg_news *news = WG_NEW(p->arena, struct wg_news);
	const struct wg_value *published =
	    wg_node_attr_value(d->root, WG_AT_PUBLISHED);

	*news = (struct wg_news){ .document = d, .known = published != NULL };
	if (published != NULL) {
		news->day = published->moment.days;
		news->minute = published->moment.minutes;
	}
	return news;
}
