/* Events and news. */
#include "middle/record_parts.h"
#include "text/recurrence.h"

static const struct wg_recurrence *
repeat_of(struct wg_project *p, const struct wg_node *when)
{
	struct wg_recurrence *r = WG_NEW(p->arena, struct wg_recurrence);
	struct wg_recurrence_error error;

	return wg_recurrence_parse(wg_node_attr(when, WG_AT_REPEAT), r,
	    &error) ? r : NULL;
}

const struct wg_event *
wg_record_event(struct wg_project *p, const struct wg_document *d)
{
	struct wg_event *e = WG_NEW(p->arena, struct wg_event);
	const struct wg_node *when = wg_node_child(d->root, WG_EL_WHEN);
	const struct wg_node *where = wg_node_child(d->root, WG_EL_WHERE);
	struct wg_str last = wg_node_attr(when, WG_AT_END);
	struct wg_when start =
	    wg_when_of(wg_node_attr(when, WG_AT_START));
	struct wg_when end = wg_when_of(last);

	if (!end.known)
		end = start;
	*e = (struct wg_event){ .document = d, .known = start.known,
		.from = start.day, .from_minute = start.minute,
		.to = end.day, .to_minute = end.minute,
		.all_day = start.all_day, .open_end = last.len == 0,
		.weekdays_only = wg_yes(when, WG_AT_WEEKDAYS_ONLY),
		.place = wg_document_of(
		    p, where, WG_AT_AT_PLACE, WG_KIND_PLACE),
		.online = wg_node_attr(where, WG_AT_ONLINE),
		.regions = wg_documents_of(
		    p, d->root, WG_AT_REGIONS, WG_KIND_REGION),
		.free = wg_yes(d->root, WG_AT_FREE) };
	if (e->all_day)
		e->to_minute = 24 * 60 - 1;
	e->repeat = repeat_of(p, when);
	return e;
}

const struct wg_news *
wg_record_news(struct wg_project *p, const struct wg_document *d)
{
	struct wg_news *news = WG_NEW(p->arena, struct wg_news);
	struct wg_when published =
	    wg_when_of(wg_node_attr(d->root, WG_AT_PUBLISHED));

	*news = (struct wg_news){ .document = d, .known = published.known,
		.day = published.day, .minute = published.minute,
		.regions = wg_documents_of(
		    p, d->root, WG_AT_REGIONS, WG_KIND_REGION) };
	return news;
}
