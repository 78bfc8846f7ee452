#ifndef WG_VALUES_POSITION_H
#define WG_VALUES_POSITION_H

#include <stdbool.h>
#include <stdint.h>

/* Points of the map and boxes around them [1/1000000 degree]. */
struct wg_point {
	int32_t lat, lon;
};

struct wg_bounds {
	int32_t west, south, east, north;
	bool known; /* false: none was given that could be used */
};

/* All of Germany, with a little sea. */
extern const struct wg_bounds wg_germany;

bool wg_bounds_holds(const struct wg_bounds *, struct wg_point);

/* Is it a point of Germany with latitude and longitude exchanged? */
bool wg_point_swapped(struct wg_point);

/* What is wrong with a box, in the order in which it is found. */
enum wg_bounds_fault {
	WG_BOUNDS_GOOD,
	WG_BOUNDS_SWAPPED,  /* latitudes stand where longitudes belong */
	WG_BOUNDS_REVERSED, /* west is not west of east, south not south of north */
};
enum wg_bounds_fault wg_bounds_fault(const struct wg_bounds *);

#endif
