#ifndef WG_BASE_MAP_H
#define WG_BASE_MAP_H

#include "base/str.h"

struct wg_arena;

/*
 * A table from strings to pointers, open addressing, in an arena.  Keys are
 * borrowed.  There is no way to walk it: whatever is written out has an order
 * of its own.  Start with { 0 }.
 */
struct wg_map {
	struct wg_map_slot *slots;
	size_t n, room;
	struct wg_map_entry **pieces; /* each as large as all before it */
};

/* The value, or NULL. */
void *wg_map_get(const struct wg_map *, struct wg_str key);
/* Make room for 'n' keys at once, in an empty table: growing leaves every size
 * behind. */
void wg_map_reserve(struct wg_arena *, struct wg_map *, size_t n);
/* Keep 'value' (not NULL) under 'key'.  Returns what was there, or NULL. */
void *wg_map_put(
    struct wg_arena *, struct wg_map *, struct wg_str key, void *value);
/* The same, but what was there stays. */
void *wg_map_first(
    struct wg_arena *, struct wg_map *, struct wg_str key, void *value);

#endif
