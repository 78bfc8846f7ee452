/* The rule of the European Union, and a table of the zones that follow it. */
#include "values/zone.h"

#include <stddef.h>

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

int
wg_zone_winter(const struct wg_zone *z)
{
	return z->offset;
}

bool
wg_zone_has_summer(const struct wg_zone *z)
{
	return z->summer;
}

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

const struct wg_zone *
wg_zone_of(struct wg_str name)
{
	const struct wg_zone *z = wg_zone_lookup(name);

	return z == NULL ? wg_zone_default() : z;
}

struct wg_str
wg_zone_name(const struct wg_zone *z)
{
	return wg_str(z->name);
}

/* March and October have 31 days. */
static int64_t
last_sunday(int year, int month)
{
	int64_t last = wg_days_of(year, month, 31);

	return last - (wg_weekday(last) + 1) % 7;
}

/* Both changes are at 01:00 UTC.  In spring the clocks of the zone go from
 * there to an hour later, in autumn they show summer time until then. */
static int
offset_of(const struct wg_zone *z, struct wg_moment m)
{
	int64_t at = m.days * 1440 + m.minutes;
	int year = wg_day_of(m.days).year;

	if (z->summer && at >= last_sunday(year, 3) * 1440 + 120 + z->offset &&
	    at < last_sunday(year, 10) * 1440 + 120 + z->offset)
		return z->offset + 60;
	return z->offset;
}

struct wg_moment
wg_moment_real(const struct wg_zone *z, struct wg_moment m)
{
	int64_t at = m.days * 1440 + m.minutes;
	int64_t gap =
	    last_sunday(wg_day_of(m.days).year, 3) * 1440 + 60 + z->offset;

	/* At one in the morning at most, so the day stays. */
	if (z->summer && at >= gap && at < gap + 60)
		m.minutes += 60;
	return m;
}

void
wg_moment_local(
    struct wg_out *out, const struct wg_zone *z, struct wg_moment m)
{
	struct wg_moment real = wg_moment_real(z, m);
	struct wg_day d = wg_day_of(real.days);
	int offset = offset_of(z, real), by = offset < 0 ? -offset : offset;

	wg_out_fmt(out, "%04d-%02d-%02dT%02d:%02d:00%c%02d:%02d", d.year,
	    d.month, d.day, real.minutes / 60, real.minutes % 60,
	    offset < 0 ? '-' : '+', by / 60, by % 60);
}

static struct wg_moment
utc_of(const struct wg_zone *z, struct wg_moment m)
{
	int64_t at = m.days * 1440 + m.minutes - offset_of(z, m);
	int64_t days = (at >= 0 ? at : at - 1439) / 1440;

	return (struct wg_moment){
		days, (int)(at - days * 1440), m.has_time };
}

void
wg_moment_utc(
    struct wg_out *out, const struct wg_zone *z, struct wg_moment m)
{
	struct wg_moment utc = utc_of(z, m);
	struct wg_day d = wg_day_of(utc.days);

	wg_out_fmt(out, "%04d-%02d-%02dT%02d:%02d:00Z", d.year, d.month,
	    d.day, utc.minutes / 60, utc.minutes % 60);
}

void
wg_moment_ical(
    struct wg_out *out, const struct wg_zone *z, struct wg_moment m)
{
	struct wg_moment utc = utc_of(z, m);
	struct wg_day d = wg_day_of(utc.days);

	wg_out_fmt(out, "%04d%02d%02dT%02d%02d00", d.year, d.month, d.day,
	    utc.minutes / 60, utc.minutes % 60);
}

/* Summer time begins and ends at one moment for all zones that have it. */
struct wg_moment
wg_moment_of(const struct wg_zone *z, int64_t seconds)
{
	int64_t at = (seconds >= 0 ? seconds : seconds - 59) / 60;
	int64_t days = (at >= 0 ? at : at - 1439) / 1440;
	int year = wg_day_of(days).year;
	int offset = z->offset;

	if (z->summer && at >= last_sunday(year, 3) * 1440 + 60 &&
	    at < last_sunday(year, 10) * 1440 + 60)
		offset += 60;
	at += offset;
	days = (at >= 0 ? at : at - 1439) / 1440;
	return (struct wg_moment){
		days, (int)(at - days * 1440), true };
}
