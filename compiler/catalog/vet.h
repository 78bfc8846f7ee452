#ifndef WG_CATALOG_VET_H
#define WG_CATALOG_VET_H

#include "base/map.h"
#include "model/project.h"

struct wg_arena;
struct wg_language;

/*
 * All checks of translations, for a catalog that is not written yet: 'text' is
 * the whole file, 'name' how it will be called.  '*bad' gets the messages that
 * must not be used, by wg_message_key() → const char *: the code of what is
 * wrong.
 */
void wg_catalog_vet(struct wg_arena *, const struct wg_project *,
    const struct wg_language *, enum wg_domain, struct wg_str text,
    struct wg_map *bad);

#endif
