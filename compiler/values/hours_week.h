#ifndef WG_VALUES_HOURS_WEEK_H
#define WG_VALUES_HOURS_WEEK_H

#include "values/hours.h"

/*
 * Opening hours as a week that comes again and again: all that some programs
 * have room for.  What holds on some days only (holidays, the first Tuesday, a
 * few days in December) is not in it; seasons are as they are in that week.
 */
struct wg_hours_slot {
	uint16_t from, to; /* minutes after midnight; to <= 24 * 60 */
};
struct wg_hours_weekday {
	bool all_day, closed;
	bool appointment; /* whatever it has is by appointment */
	/* Neither slots nor any of these: perhaps open, see the text. */
	const struct wg_hours_slot *slots; /* past midnight: two, split there */
	size_t n;
};
struct wg_hours_week {
	struct wg_hours_weekday days[7]; /* Monday first */
	bool known;    /* false: nothing of it fits into a week */
	bool seasonal; /* other weeks have other hours */
	bool plain;    /* it says all that rules for weekdays alone say: not
			* what holds on some days only */
	bool whole;    /* it says all that there is to say */
};
/* 'day' is any day of the week. */
struct wg_hours_week wg_hours_week(
    struct wg_arena *, const struct wg_hours *, int64_t day);

#endif
