#ifndef WG_COMPOSE_FOLDED_H
#define WG_COMPOSE_FOLDED_H

#include "compose/leaflet.h"

/*
 * A page of the county for a folded sheet, in one language or two: what stands on
 * its title, inside, and on its back.  The composer is 'stacked'.
 */
struct wg_part *wg_folded_title(
    struct wg_composer *, const struct wg_leaflet_text *);
struct wg_part *wg_folded_body(
    struct wg_composer *, const struct wg_leaflet_text *);
struct wg_part *wg_folded_back(
    struct wg_composer *, const struct wg_leaflet_text *);

#endif
