#ifndef WG_VALUES_RECURRENCE_H
#define WG_VALUES_RECURRENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_value_error;

/*
 * Recurring events: the part of RFC 5545's RRULE that the app understands
 * (integreat-api.md §7.8).  Days are those of the region's own clock.
 *	FREQ=DAILY, WEEKLY;BYDAY=TU,TH, MONTHLY;BYDAY=1TU (to 4, -1), YEARLY;
 *	with INTERVAL=2 to 99 and UNTIL=YYYYMMDD, in any order.
 */
enum wg_frequency { WG_DAILY, WG_WEEKLY, WG_MONTHLY, WG_YEARLY };

struct wg_recurrence {
	enum wg_frequency frequency;
	unsigned interval; /* 1 to 99 */
	unsigned weekdays; /* WEEKLY: a bit each, Monday is bit 0; MONTHLY:
			    * one bit */
	int nth;           /* MONTHLY: 1 to 4, or -1 for the last */
	bool ends;
	int64_t until;     /* last day [days from 1970-01-01] */
};

bool wg_recurrence_parse(
    struct wg_str, struct wg_recurrence *, struct wg_value_error *);

/* Is 'day' one of the days of the recurrence that begins on 'start'? */
bool wg_recurrence_on(
    const struct wg_recurrence *, int64_t start, int64_t day);
/* The first such day from 'from' on, within ten years; false: none. */
bool wg_recurrence_next(const struct wg_recurrence *, int64_t start,
    int64_t from, int64_t *day);

#endif
