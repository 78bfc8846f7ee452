#ifndef WG_VALUES_HOURS_TABLE_H
#define WG_VALUES_HOURS_TABLE_H

#include "values/hours.h"

/*
 * Opening hours as people read them: lines, in an order in which a later line
 * stands above the earlier ones where both speak of the same day.  Rules on
 * weekdays alone become one table of the week, with what later rules replace,
 * add and close worked in; the rest stays a line of its own.
 */
struct wg_hours_stretch {
	uint16_t from, to; /* minutes after midnight */
	bool whole_day;    /* no times were given */
	bool no_end;       /* 17:00+ (from == to), 14:00-17:00+ */
	enum wg_hours_state state;
	const struct wg_hours_rule *rule; /* its comment; whether it is stated */
};

enum wg_hours_mark {
	WG_HOURS_MORE = 1 << 0,      /* besides what earlier lines say */
	WG_HOURS_INSTEAD = 1 << 1,   /* instead of it, which needs a word */
	WG_HOURS_ELSE = 1 << 2,      /* when it is closed otherwise: "||" */
	WG_HOURS_ALSO_PH = 1 << 3,   /* also on public holidays, though an
				      * earlier line speaks of them */
	WG_HOURS_ALSO_SH = 1 << 4,   /* the same for school holidays */
};

struct wg_hours_line {
	const struct wg_hours_rule *when; /* its years, dates, weeks */
	uint8_t days;  /* bit per weekday; 0: every day */
	int nth;       /* of the one weekday in 'days': 1 to 5, -1, -2; or 0 */
	int nth_offset; /* days after it */
	const struct wg_hours_holiday *holiday; /* or NULL */
	unsigned marks;
	const struct wg_hours_stretch *at; /* in order of time */
	size_t n;
};

/* 'together': one line for equal days wherever they stand in the week, else
 * only for neighbours.  Days that are closed are left out where nothing else
 * is said of them; if nothing is left, there is one line that says so. */
struct wg_hours_line *wg_hours_lines(
    struct wg_arena *, const struct wg_hours *, bool together, size_t *n);
/* Open day and night, all the year, and nothing else. */
bool wg_hours_always(const struct wg_hours_line *, size_t n);
/* The same years, dates and weeks? */
bool wg_hours_same_when(
    const struct wg_hours_rule *, const struct wg_hours_rule *);
/* Can both lines speak of one day?  True where it is not certain. */
bool wg_hours_meet(
    const struct wg_hours_line *, const struct wg_hours_line *);

#endif
