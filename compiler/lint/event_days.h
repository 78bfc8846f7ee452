#ifndef WG_LINT_EVENT_DAYS_H
#define WG_LINT_EVENT_DAYS_H

struct wg_diag;
struct wg_project;

/*
 * Report events on days on which their place is closed: by its hours, on a
 * holiday, for some time.  Days that are over, places of which no hours are
 * known and events that say so themselves (closed="yes") are left in peace.
 * And events that last more than a day, by the clock: they go on at night.
 */
void wg_event_days_check(const struct wg_project *, struct wg_diag *);

#endif
