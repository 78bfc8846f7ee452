#ifndef WG_BUILD_TODAY_H
#define WG_BUILD_TODAY_H

#include "base/str.h"

struct wg_arena;
struct wg_project;
struct wg_zone;

/*
 * Today is the day that the clock on the wall of the town hall shows: that of
 * the time zone of the first region (timezone="", Berlin's if it has none).
 * The documents need to be read, no more.  Nothing else looks at a clock; whoever
 * wants another day never asks.
 */
struct wg_str wg_today(struct wg_arena *, const struct wg_project *);
/* The time zone it is taken in. */
const struct wg_zone *wg_today_zone(const struct wg_project *);
struct wg_str wg_today_in(struct wg_arena *, const struct wg_zone *);

#endif
