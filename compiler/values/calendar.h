#ifndef WG_VALUES_CALENDAR_H
#define WG_VALUES_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/*
 * Days of the proleptic Gregorian calendar, counted from 1970-01-01; negative
 * before it.  No clock, no time zone.
 */
struct wg_day {
	int year, month, day; /* month and day from 1 */
};
int64_t wg_days_of(int year, int month, int day);
struct wg_day wg_day_of(int64_t days);
unsigned wg_weekday(int64_t days); /* 0 is Monday */
int wg_month_length(int year, int month);

/* YYYY-MM-DD; false when that is no day from 1600 on. */
bool wg_days_read(struct wg_str iso, int64_t *days);
/* HH:MM as minutes after midnight, to 23:59. */
bool wg_minutes_read(struct wg_str, int *minutes);
/* YYYY-MM-DD; 'days' is of a year from 1 to 9999. */
struct wg_str wg_days_write(struct wg_arena *, int64_t days);

/* A day that somebody gave, or did not. */
struct wg_date {
	bool known;
	int64_t day; /* 0 if it is not known */
};
/* Is the first the earlier one?  What is not known comes before all days. */
static inline bool
wg_date_before(struct wg_date a, struct wg_date b)
{
	return a.known != b.known ? b.known : a.day < b.day;
}
/* YYYY-MM-DD, or empty. */
struct wg_str wg_date_write(struct wg_arena *, struct wg_date);

/* A moment on the clock of a zone. */
struct wg_moment {
	int64_t days;
	int minutes;  /* after midnight, local */
	bool has_time; /* false: the whole day, and minutes is 0 */
};

#endif
