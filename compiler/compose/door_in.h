#ifndef WG_COMPOSE_DOOR_IN_H
#define WG_COMPOSE_DOOR_IN_H

#include "compose/products.h"
#include "values/hours_week.h"

/* What the files of signs beside doors share. */

struct door {
	struct wg_str room, floor, entrance; /* as posted, or empty */
	const struct wg_node *title, *brief;
	struct wg_str pictogram;
	const struct wg_place *place; /* or NULL: only a name */
	struct wg_span at;
};

struct door_maker {
	struct wg_sign *sign;
	struct wg_arena *arena;
	struct WG_VEC(struct door) doors;
	const struct door *door;
	struct wg_hours_week week;
	bool in_words; /* no week says what the hours are */
	bool weekend;  /* it has more than five boxes, which are narrow */
};

/* door_week.c: a box for each day on which somebody may be there, and below
 * what stands in no box; or that it is closed. */
void wg_door_week(struct door_maker *, struct wg_part *sheet);

#endif
