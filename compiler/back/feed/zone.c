/*
 * Days are counted from 1970-01-01 in the proleptic Gregorian calendar, with
 * the year beginning in March so that the leap day comes last (the usual
 * reckoning by eras of 400 years, 146097 days).
 */
#include "back/feed/zone.h"

#include <stddef.h>
#include <stdint.h>

#include "base/out.h"

struct wg_zone {
	const char *name;
	int offset; /* from UTC in winter [min] */
	bool summer; /* of the European Union */
};

static const struct wg_zone zones[] = {
	{ "Europe/Berlin", 60, true },
	{ "Europe/Amsterdam", 60, true },
	{ "Europe/Brussels", 60, true },
	{ "Europe/Busingen", 60, true },
	{ "Europe/Copenhagen", 60, true },
	{ "Europe/Luxembourg", 60, true },
	{ "Europe/Paris", 60, true },
	{ "Europe/Prague", 60, true },
	{ "Europe/Rome", 60, true },
	{ "Europe/Vienna", 60, true },
	{ "Europe/Warsaw", 60, true },
	{ "Europe/Zurich", 60, true },
	{ "Etc/UTC", 0, false },
	{ "UTC", 0, false },
};

const struct wg_zone *
wg_zone_lookup(struct wg_str name)
{
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		if (wg_str_is(name, zones[i].name))
			return &zones[i];
	return NULL;
}

const struct wg_zone *
wg_zone_default(void)
{
	return &zones[0];
}

struct wg_str
wg_zone_name(const struct wg_zone *z)
{
	return wg_str(z->name);
}

static int64_t
days_of(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

static void
day_of(int64_t days, struct wg_moment *m)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t month = (5 * of_year + 2) / 153;

	m->day = (int)(of_year - (153 * month + 2) / 5 + 1);
	m->month = (int)(month < 10 ? month + 3 : month - 9);
	m->year = (int)(y + era * 400 + (m->month <= 2));
}

/* 1970-01-01 was a Thursday; March and October have 31 days. */
static int64_t
last_sunday(int year, int month)
{
	int64_t last = days_of(year, month, 31);

	return last - ((last + 4) % 7 + 7) % 7;
}

/* Both changes are at 01:00 UTC, which clocks of the zone show as 'offset' +
 * 1 h; in autumn they show summer time until then. */
static int
offset_of(const struct wg_zone *z, const struct wg_moment *m)
{
	int64_t at = days_of(m->year, m->month, m->day) * 1440 + m->minutes;

	if (z->summer &&
	    at >= last_sunday(m->year, 3) * 1440 + 60 + z->offset &&
	    at < last_sunday(m->year, 10) * 1440 + 120 + z->offset)
		return z->offset + 60;
	return z->offset;
}

bool
wg_moment_read(struct wg_str iso, struct wg_moment *m)
{
	struct wg_moment back;
	uint32_t year, month, day;

	if (iso.len != 10 || iso.ptr[4] != '-' || iso.ptr[7] != '-' ||
	    !wg_str_uint(wg_str_head(iso, 4), &year) ||
	    !wg_str_uint(wg_str_head(wg_str_from(iso, 5), 2), &month) ||
	    !wg_str_uint(wg_str_from(iso, 8), &day))
		return false;
	if (year < 1600 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*m = (struct wg_moment){ (int)year, (int)month, (int)day, 0 };
	day_of(days_of(m->year, m->month, m->day), &back);
	return back.month == m->month;
}

static void
put(struct wg_out *out, const struct wg_moment *m)
{
	wg_out_fmt(out, "%04d-%02d-%02dT%02d:%02d:00", m->year, m->month,
	    m->day, m->minutes / 60, m->minutes % 60);
}

void
wg_moment_local(
    struct wg_out *out, const struct wg_zone *z, const struct wg_moment *m)
{
	int offset = offset_of(z, m);

	put(out, m);
	wg_out_fmt(out, "%c%02d:%02d", offset < 0 ? '-' : '+',
	    (offset < 0 ? -offset : offset) / 60,
	    (offset < 0 ? -offset : offset) % 60);
}

void
wg_moment_utc(
    struct wg_out *out, const struct wg_zone *z, const struct wg_moment *m)
{
	int64_t at = days_of(m->year, m->month, m->day) * 1440 + m->minutes -
	    offset_of(z, m);
	int64_t days = (at >= 0 ? at : at - 1439) / 1440;
	struct wg_moment utc;

	day_of(days, &utc);
	utc.minutes = (int)(at - days * 1440);
	put(out, &utc);
	wg_out_byte(out, 'Z');
}
