#ifndef WG_VALUES_ZONE_H
#define WG_VALUES_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "values/calendar.h"

struct wg_out;

/*
 * Time zones, as far as our regions need them: a fixed offset, with or without
 * the summer time of the European Union (directive 2000/84/EC: last Sunday of
 * March, 01:00 UTC, to last Sunday of October, 01:00 UTC).  Right for days
 * from 1996 on.  ICU and the machine's own tables would give another answer
 * on another machine.
 */
struct wg_zone;

/* Its offset from UTC in winter [min]; whether it has summer time. */
int wg_zone_winter(const struct wg_zone *);
bool wg_zone_has_summer(const struct wg_zone *);
/* By IANA name; NULL when it is not in the table. */
const struct wg_zone *wg_zone_lookup(struct wg_str name);
/* Europe/Berlin. */
const struct wg_zone *wg_zone_default(void);
/* The one of that name, or the default. */
const struct wg_zone *wg_zone_of(struct wg_str name);
struct wg_str wg_zone_name(const struct wg_zone *);

/*
 * 2026-08-01T00:00:00+02:00.  What summer time does to a clock is read as RFC
 * 5545, 3.3.5 has it: a time that is skipped has the offset from before the
 * gap, so that 02:30 is 03:30 of summer time; one that comes twice is the
 * first.
 */
void wg_moment_local(
    struct wg_out *, const struct wg_zone *, struct wg_moment);
/* What the clock shows then: 02:30 becomes 03:30 where 02:30 is skipped. */
struct wg_moment wg_moment_real(const struct wg_zone *, struct wg_moment);
/* The same instant: 2026-07-31T22:00:00Z; 20260731T220000. */
void wg_moment_utc(struct wg_out *, const struct wg_zone *, struct wg_moment);
void wg_moment_ical(struct wg_out *, const struct wg_zone *, struct wg_moment);

/* What the clock of a zone shows 'seconds' after 1970-01-01T00:00Z. */
struct wg_moment wg_moment_of(const struct wg_zone *, int64_t seconds);

#endif
