#ifndef WG_TEXT_SHAPERS_H
#define WG_TEXT_SHAPERS_H

#include <stdbool.h>

struct wg_arena;
struct wg_shaper;

/*
 * Shapers that rest.  Every language has its own, but for German, which stands
 * beside all of them: what a shaper remembers of it serves the next language.
 * That changes the time that shaping takes, never its result.
 */
struct wg_shapers;

/* In the arena, which outlives it. */
struct wg_shapers *wg_shapers_open(struct wg_arena *);
void wg_shapers_close(struct wg_shapers *);
/* The one that went to rest last, or NULL. */
struct wg_shaper *wg_shapers_take(struct wg_shapers *);
/* False: as many rest as may, wg_shapers_keep(). */
bool wg_shapers_give(struct wg_shapers *, struct wg_shaper *);

#endif
