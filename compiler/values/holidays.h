#ifndef WG_VALUES_HOLIDAYS_H
#define WG_VALUES_HOLIDAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_source;

/*
 * Public holidays of the sixteen Länder, computed from values/holidays.def,
 * and school holidays as a project lists them.  Days are counted from
 * 1970-01-01 (values/calendar.h).
 */
enum wg_land {
#define WG_LAND(id, name) WG_LAND_##id,
#include "values/holidays.def"
	WG_LAND_COUNT
};
/* "NI" as in ISO 3166-2:DE; WG_LAND_COUNT when there is none. */
enum wg_land wg_land_lookup(struct wg_str code);
const char *wg_land_code(enum wg_land);
const char *wg_land_name(enum wg_land); /* "Niedersachsen" */

/* One line of content/holidays.tsv: from the first day to the last. */
struct wg_school_holiday {
	enum wg_land land;
	struct wg_str name;
	int64_t from, to;
};

/*
 * The rows of content/holidays.tsv: Land, name, first and last day, with tabs
 * between them.  A broken one is reported and left out.  'source' may be NULL.
 */
const struct wg_school_holiday *wg_holidays_read(struct wg_arena *,
    const struct wg_source *, size_t *n, struct wg_diag *);

/* The holidays of one region. */
struct wg_holidays {
	enum wg_land land; /* WG_LAND_COUNT: only what all have */
	uint32_t local; /* bit per row of the table: holds here, though only
			 * in a part of the Land */
	const struct wg_school_holiday *school; /* of all Länder */
	size_t n_school;
};
/* The name of the public holiday on that day, or NULL. */
const char *wg_holiday_public(const struct wg_holidays *, int64_t day);
bool wg_holiday_school(const struct wg_holidays *, int64_t day);
/* Are there school holidays of its Land in that year? */
bool wg_holidays_know(const struct wg_holidays *, int year);
/* The bit of a local holiday by its key ("friedensfest"), or 0 when that Land
 * has none of that name. */
uint32_t wg_holiday_local(enum wg_land, struct wg_str key);
/* The keys of the local holidays of a Land, one after the other: NULL ends. */
const char *wg_holiday_local_key(enum wg_land, size_t i);

/* Easter Sunday, Gregorian. */
int64_t wg_easter(int year);

#endif
