/*
 * The year begins in March, so that the leap day comes last (the usual
 * reckoning by eras of 400 years, 146097 days).
 */
#include "values/calendar.h"

#include "base/arena.h"

int64_t
wg_days_of(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year =
	    (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

struct wg_day
wg_day_of(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct wg_day d;

	d.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	d.month = (int)(month < 10 ? month + 3 : month - 9);
	d.year = (int)(y + era * 400 + (d.month <= 2));
	return d;
}

/* 1970-01-01 was a Thursday. */
unsigned
wg_weekday(int64_t days)
{
	return (unsigned)(((days + 3) % 7 + 7) % 7);
}

int
wg_month_length(int year, int month)
{
	int64_t first = wg_days_of(year, month, 1);

	return (int)((month == 12 ? wg_days_of(year + 1, 1, 1) :
				    wg_days_of(year, month + 1, 1)) - first);
}

bool
wg_days_read(struct wg_str iso, int64_t *days)
{
	uint32_t year, month, day;

	if (iso.len != 10 || iso.ptr[4] != '-' || iso.ptr[7] != '-' ||
	    !wg_str_uint(wg_str_head(iso, 4), &year) ||
	    !wg_str_uint(wg_str_head(wg_str_from(iso, 5), 2), &month) ||
	    !wg_str_uint(wg_str_from(iso, 8), &day))
		return false;
	if (year < 1600 || month < 1 || month > 12 || day < 1 ||
	    (int)day > wg_month_length((int)year, (int)month))
		return false;
	*days = wg_days_of((int)year, (int)month, (int)day);
	return true;
}

bool
wg_minutes_read(struct wg_str s, int *minutes)
{
	uint32_t h, m;

	if (s.len != 5 || s.ptr[2] != ':' ||
	    !wg_str_uint(wg_str_head(s, 2), &h) ||
	    !wg_str_uint(wg_str_from(s, 3), &m) || h > 23 || m > 59)
		return false;
	*minutes = (int)(h * 60 + m);
	return true;
}

struct wg_str
wg_days_write(struct wg_arena *a, int64_t days)
{
	struct wg_day d = wg_day_of(days);

	return wg_str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

struct wg_str
wg_date_write(struct wg_arena *a, struct wg_date d)
{
	return d.known ? wg_days_write(a, d.day) : WG_NONE;
}
