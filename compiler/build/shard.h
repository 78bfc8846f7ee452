#ifndef WG_BUILD_SHARD_H
#define WG_BUILD_SHARD_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_build;
struct wg_job;
struct wg_part;

/* Builds of a part of a site: what is asked for, and what it says of itself. */

/* Does the job ask for a part? */
bool wg_shard_is_asked(const struct wg_job *);
/*
 * The share of a loaded job into its 'share'; NULL if it asks for all.  False:
 * '*unknown' of the regions it names is none.
 */
bool wg_shard_share(struct wg_job *, struct wg_str *unknown);
/* What the part says of itself, once the build has its inputs; 'book' is the
 * book of addresses that it began with. */
struct wg_part *wg_shard_describe(const struct wg_job *,
    const struct wg_build *, struct wg_str program, struct wg_str book);

#endif
