#ifndef WG_PRINT_FOLDED_H
#define WG_PRINT_FOLDED_H

#include "print/leaflet.h"

/* The same on a sheet A4 of six panels.  What does not fit is reported with the
 * section that begins it, and left out. */
struct wg_pages *wg_folded_pages(struct wg_arena *, struct wg_shaper *,
    const struct wg_leaflet *, bool zigzag, struct wg_diag *);

#endif
