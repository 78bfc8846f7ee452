/* The clock of the machine, and the zone of a region. */
#include "build/today.h"

#include <time.h>

#include "base/arena.h"
#include "model/attribute.h"
#include "model/project.h"
#include "values/calendar.h"
#include "values/zone.h"

const struct wg_zone *
wg_today_zone(const struct wg_project *p)
{
	const struct wg_zone *z = NULL;

	for (size_t i = 0; i < p->documents.n && z == NULL; i++)
		if (p->documents.at[i].kind == WG_KIND_REGION)
			z = wg_zone_lookup(wg_node_attr(
			    p->documents.at[i].root, WG_AT_TIMEZONE));
	return z == NULL ? wg_zone_default() : z;
}

struct wg_str
wg_today_in(struct wg_arena *a, const struct wg_zone *z)
{
	struct wg_day d = wg_day_of(wg_moment_of(z, time(NULL)).days);

	return wg_str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

struct wg_str
wg_today(struct wg_arena *a, const struct wg_project *p)
{
	return wg_today_in(a, wg_today_zone(p));
}
