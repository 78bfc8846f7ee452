#ifndef WG_VALUES_CLOCK_H
#define WG_VALUES_CLOCK_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * A time of the clock, or a range: 10:30, 08:00-12:00, 20:00-24:00.  A range
 * that would go past midnight is refused: readers of three languages in four
 * would take it for a mistake, and it is two ranges on two days.
 */
struct wg_clock_range {
	int from, to; /* minutes after midnight, to 24:00; one time: the same */
	bool range;
};

/* HH:MM, to 24:00 [min]. */
bool wg_clock_read(struct wg_str, int *minutes);
struct wg_str wg_clock_write(struct wg_arena *, int minutes);

#endif
