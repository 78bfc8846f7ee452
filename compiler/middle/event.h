#ifndef WG_MIDDLE_EVENT_H
#define WG_MIDDLE_EVENT_H

#include "base/str.h"

struct wg_diag;
struct wg_project;

/*
 * What events, buildings and closings must fulfil beyond the tables: times
 * that fit each other, rooms that fit the places in them, moves to somewhere.  Repairs by taking
 * attributes away, after a report; ids are resolved already.
 */
void wg_events_check(struct wg_project *, struct wg_diag *);
/* 'today' (YYYY-MM-DD) tells what is over. */
void wg_closings_check(
    const struct wg_project *, struct wg_str today, struct wg_diag *);
void wg_buildings_check(const struct wg_project *, struct wg_diag *);

#endif
