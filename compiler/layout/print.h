#ifndef WG_LAYOUT_PRINT_H
#define WG_LAYOUT_PRINT_H

#include "layout/page.h"
#include "model/print.h"

struct wg_arena;
struct wg_diag;
struct wg_shaper;

/* Products that make their blocks themselves, each in a file of its own. */
struct wg_pages *wg_leaflet_print(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);
struct wg_pages *wg_handbook_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);
struct wg_pages *wg_specimen_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);

/* Beyond the trim, for a print shop: 3 mm, or 0 [mpt]. */
int32_t wg_print_bleed(const struct wg_print *);

#endif
