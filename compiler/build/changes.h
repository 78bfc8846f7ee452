#ifndef WG_BUILD_CHANGES_H
#define WG_BUILD_CHANGES_H

#include "base/str.h"

struct wg_build;
struct wg_arena;

#define WG_CHANGES "report/changes.json"

/*
 * Which files of site/ are other ones than in an earlier output, whose manifest
 * the caller names: WG_CHANGES, by file, and by id and language.  Put it into
 * the stage of the build when everything else has been; it depends on
 * more than the sources, so no other file may depend on it.
 */
void wg_changes_put(const struct wg_build *, struct wg_arena *,
    struct wg_str manifest);

/* Is that the whole manifest of a site that wegweiser built, line for line? */
bool wg_changes_may_be_since(struct wg_str manifest);

#endif
