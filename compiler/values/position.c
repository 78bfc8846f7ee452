/* Germany has latitudes from 47 to 55 and longitudes from 5 to 15: no
 * latitude can be taken for a longitude. */
#include "values/position.h"

const struct wg_bounds wg_germany = {
	5866000, 47270000, 15042000, 55059000, true };

bool
wg_bounds_holds(const struct wg_bounds *b, struct wg_point p)
{
	return p.lat >= b->south && p.lat <= b->north && p.lon >= b->west &&
	    p.lon <= b->east;
}

bool
wg_point_swapped(struct wg_point p)
{
	return wg_bounds_holds(&wg_germany, (struct wg_point){ p.lon, p.lat });
}

enum wg_bounds_fault
wg_bounds_fault(const struct wg_bounds *b)
{
	if (wg_point_swapped((struct wg_point){ b->south, b->west }) &&
	    wg_point_swapped((struct wg_point){ b->north, b->east }))
		return WG_BOUNDS_SWAPPED;
	return b->west >= b->east || b->south >= b->north ?
	    WG_BOUNDS_REVERSED : WG_BOUNDS_GOOD;
}
