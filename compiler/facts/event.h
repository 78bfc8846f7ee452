#ifndef WG_FACTS_EVENT_H
#define WG_FACTS_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "facts/facts.h"
#include "text/recurrence.h"

/*
 * Events and news: when something is, on the clock of the region, and whether
 * it is to be shown.  Days count from 1970-01-01 (values/calendar.h), minutes
 * from midnight.
 */
struct wg_event {
	int64_t from, to;       /* first and last day; of the first time, if
				 * it comes again */
	int from_minute, to_minute; /* 0 and 23:59 if it is all day */
	bool all_day;
	bool open_end;          /* no end is given: it is the start */
	bool weekdays_only;
	bool repeats;
	struct wg_recurrence repeat;
	const struct wg_document *place; /* or NULL */
	struct wg_str online;   /* https: or empty */
};

/* False: it has no start that can be used, which was reported. */
bool wg_event_read(const struct wg_project *, const struct wg_document *,
    struct wg_event *);
/* The first day of its next time that has not ended before 'today'; false:
 * it is over. */
bool wg_event_next(const struct wg_event *, int64_t today, int64_t *day);

/*
 * When, where, by whom and on what terms, as facts for people.  'today'
 * decides which is the next time.
 */
struct wg_fact *wg_facts_of_event(const struct wg_facts *, struct wg_arena *,
    const struct wg_document *, int64_t today, size_t *n);

/* Who offers a document: an organisation or place, or NULL. */
const struct wg_target *wg_organiser(
    const struct wg_project *, const struct wg_document *);

/* News: the moment from which on it is shown; false if it has none. */
bool wg_news_published(
    const struct wg_document *, int64_t *day, int *minutes);
/* Is it shown on that day: published, and not older than 28 days? */
bool wg_news_shown(const struct wg_document *, int64_t today);

#endif
