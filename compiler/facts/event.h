#ifndef WG_FACTS_EVENT_H
#define WG_FACTS_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "facts/facts.h"
#include "model/record.h"

/* Events and news: whether they are to be shown, and in words. */

/* The first day of its next time that has not ended before 'today'; false:
 * it is over, or was never known. */
bool wg_event_next(const struct wg_event *, int64_t today, int64_t *day);

/* Does it end at midnight of its own day?  The end of a day is the beginning
 * of the next: that is one day for people. */
bool wg_event_until_midnight(const struct wg_event *);
/* Does each of its times end on another day than it begins? */
bool wg_event_is_long(const struct wg_event *);

/*
 * When, where, by whom and on what terms, as facts for people.  'today'
 * decides which is the next time.
 */
struct wg_fact *wg_facts_of_event(const struct wg_facts *, struct wg_arena *,
    const struct wg_document *, int64_t today, size_t *n);

/* Is it shown on that day: published, and not older than 28 days? */
bool wg_news_shown(const struct wg_news *, int64_t today);
/* The last day on which they are shown; INT64_MAX if there is none. */
int64_t wg_news_last(const struct wg_news *);
int64_t wg_event_last(const struct wg_event *);

#endif
