/* The table of holidays.def, asked day by day. */
#include "values/holidays.h"

#include "values/calendar.h"

enum when { FIXED, EASTER, PENANCE };

#define WG_FIXED(month, day) FIXED, (month), (day)
#define WG_EASTER(days) EASTER, 0, (days)
#define WG_PENANCE PENANCE, 11, 16
#define WG_IN(id) (1u << WG_LAND_##id)
#define WG_ALL 0xFFFFu

static const struct {
	const char *key, *name; /* key: local ones only */
	uint32_t lands;
	int since, until;
	enum when when;
	int month, day;
} holidays[] = {
#define WG_HOLIDAY(name, when, since, until, lands) \
	{ NULL, name, lands, since, until, when },
#define WG_HOLIDAY_LOCAL(key, name, when, lands) \
	{ key, name, lands, 0, 0, when },
#include "values/holidays.def"
};
#define N_HOLIDAYS (sizeof(holidays) / sizeof(holidays[0]))

static const struct {
	const char *code, *name;
} lands[WG_LAND_COUNT] = {
#define WG_LAND(id, name) { #id, name },
#include "values/holidays.def"
};

enum wg_land
wg_land_lookup(struct wg_str code)
{
	unsigned i = 0;

	while (i < WG_LAND_COUNT && !wg_str_is(code, lands[i].code))
		i++;
	return (enum wg_land)i;
}

const char *
wg_land_code(enum wg_land land)
{
	return land < WG_LAND_COUNT ? lands[land].code : "";
}

const char *
wg_land_name(enum wg_land land)
{
	return land < WG_LAND_COUNT ? lands[land].name : "";
}

/* Gauß, as corrected by Lichtenberg: the day of March. */
int64_t
wg_easter(int year)
{
	int k = year / 100;
	int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
	int s = 2 - (3 * k + 3) / 4;
	int a = year % 19;
	int d = (19 * a + m) % 30;
	int r = (d + a / 11) / 29;
	int full_moon = 21 + d - r;
	int sunday = 7 - (year + year / 4 + s) % 7;

	return wg_days_of(year, 3, 1) - 1 + full_moon + 7 -
	    (full_moon - sunday) % 7;
}

static bool
falls_on(size_t i, int64_t day, const struct wg_day *date)
{
	switch (holidays[i].when) {
	case FIXED:
		return date->month == holidays[i].month &&
		    date->day == holidays[i].day;
	case EASTER:
		/* From Rose Monday to Corpus Christi: February to June. */
		return date->month >= 2 && date->month <= 6 &&
		    day == wg_easter(date->year) + holidays[i].day;
	case PENANCE:
		return date->month == 11 && date->day >= 16 &&
		    date->day <= 22 && wg_weekday(day) == 2;
	}
	return false;
}

const char *
wg_holiday_public(const struct wg_holidays *h, int64_t day)
{
	struct wg_day date = wg_day_of(day);

	if (h == NULL)
		return NULL;
	for (size_t i = 0; i < N_HOLIDAYS; i++)
		if ((h->land < WG_LAND_COUNT ?
			(holidays[i].lands >> h->land & 1) != 0 :
			holidays[i].lands == WG_ALL) &&
		    (holidays[i].key == NULL || (h->local >> i & 1) != 0) &&
		    date.year >= holidays[i].since &&
		    (holidays[i].until == 0 ||
			date.year <= holidays[i].until) &&
		    falls_on(i, day, &date))
			return holidays[i].name;
	return NULL;
}

bool
wg_holiday_school(const struct wg_holidays *h, int64_t day)
{
	for (size_t i = 0; h != NULL && i < h->n_school; i++)
		if (h->school[i].land == h->land && h->school[i].from <= day &&
		    day <= h->school[i].to)
			return true;
	return false;
}

bool
wg_holidays_know(const struct wg_holidays *h, int year)
{
	for (size_t i = 0; h != NULL && i < h->n_school; i++)
		if (h->school[i].land == h->land &&
		    wg_day_of(h->school[i].from).year == year)
			return true;
	return false;
}

uint32_t
wg_holiday_local(enum wg_land land, struct wg_str key)
{
	for (size_t i = 0; i < N_HOLIDAYS; i++)
		if (holidays[i].key != NULL &&
		    (holidays[i].lands >> land & 1) != 0 &&
		    wg_str_is(key, holidays[i].key))
			return 1u << i;
	return 0;
}

const char *
wg_holiday_local_key(enum wg_land land, size_t n)
{
	for (size_t i = 0; i < N_HOLIDAYS; i++)
		if (holidays[i].key != NULL &&
		    (holidays[i].lands >> land & 1) != 0 && n-- == 0)
			return holidays[i].key;
	return NULL;
}
