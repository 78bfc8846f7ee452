#ifndef WG_MODEL_BUILDING_H
#define WG_MODEL_BUILDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_building;
struct wg_entrance;
struct wg_floor;
struct wg_room;

/* Looking around in a building; NULL: it has no such thing. */
const struct wg_floor *wg_building_floor(
    const struct wg_building *, struct wg_str name);
const struct wg_entrance *wg_building_entrance(
    const struct wg_building *, struct wg_str name);
/* The room of that number, or the range that it lies in ("112" in "112–118");
 * '*floor' is the one that it is on. */
const struct wg_room *wg_building_room(const struct wg_building *,
    struct wg_str number, const struct wg_floor **floor);

/* Does it name several rooms: "112–118", "8-10", "21, 22"?  And the first. */
bool wg_room_is_range(struct wg_str number);
struct wg_str wg_room_first(struct wg_str number);

#endif
