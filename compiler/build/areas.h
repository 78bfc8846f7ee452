#ifndef WG_BUILD_AREAS_H
#define WG_BUILD_AREAS_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_project;

/*
 * The domains of a project, one catalog a language each: those that every
 * project has, an area for each folder of pages, and what else has a template
 * or a catalog, where texts of areas that are gone may still be.  A catalog
 * whose name is nearly that of a domain is none: build/unread.c tells of it.
 * 'folders' are those of wg_areas_folders().
 */
void wg_areas_find(struct wg_arena *, struct wg_str root,
    struct wg_project *, const struct wg_str *folders, size_t n,
    struct wg_diag *);

/* The folders of pages that hold anything, "content/pages/health", in the
 * order of their names. */
struct wg_str *wg_areas_folders(struct wg_arena *, struct wg_str root,
    size_t *n, struct wg_diag *);

/* The domain of the project whose name is most like it, or WG_NONE. */
struct wg_str wg_areas_near(const struct wg_project *, struct wg_str name);

#endif
