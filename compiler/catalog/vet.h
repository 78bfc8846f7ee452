#ifndef WG_CATALOG_VET_H
#define WG_CATALOG_VET_H

#include "base/diag.h"
#include "base/map.h"
#include "model/project.h"

struct wg_arena;
struct wg_language;

/*
 * All checks of translations, for a catalog that is not written yet: 'text' is
 * the whole file.  '*bad' gets the messages that something is said of that is as
 * severe as 'least', by wg_message_key() → const char *: its code.  With
 * WG_ERROR those that must not be used.
 */
void wg_catalog_vet(struct wg_arena *, const struct wg_project *,
    const struct wg_language *, enum wg_domain, struct wg_str text,
    enum wg_severity least, struct wg_map *bad);

#endif
