#ifndef WG_BACK_SHARE_H
#define WG_BACK_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "back/backend.h"

struct wg_region;

/*
 * Which part of a site a build makes.  The parts of one division make each
 * file exactly once, whichever asks first:
 *
 *   what a region has for itself (its part of the API, exports, books) belongs
 *   to the region; so does what is made of a document that only this region
 *   shows, a page of its own or the poster of one of its houses;
 *   all else, leaflets of pages that several regions show, lists, the portal,
 *   the report, has a name and belongs to no region.
 *
 * Shard K of N has every Nth region, and names by a hash; where there are fewer
 * regions than shards, documents go by their names, too.
 */
struct wg_share {
	unsigned k, n;      /* K from 1, of N; n is 0: regions are named */
	const bool *region; /* by number: it is made; of named regions */
	bool common;        /* what belongs to no region is made, too */
	const size_t *home; /* by document: number of the only region that
			     * shows it, or the number of regions */
};

/*
 * A shard, or if 'n' is 0 the regions of a list with commas between the ids;
 * "-" in it: what belongs to no region.  In the arena.  NULL: '*unknown' is no
 * region.
 */
const struct wg_share *wg_share_new(struct wg_arena *,
    const struct wg_project *, unsigned k, unsigned n, struct wg_str regions,
    struct wg_str *unknown);

/* All of a build without a share is made. */
bool wg_makes_region(const struct wg_build *, const struct wg_region *);
/* 'name' tells apart what is made of one document; 'd' may be NULL. */
bool wg_makes_document(const struct wg_build *, const struct wg_document *d,
    struct wg_str name);
bool wg_makes(const struct wg_build *, struct wg_str name);

#endif
