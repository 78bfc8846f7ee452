#ifndef WG_PRINT_PRINT_H
#define WG_PRINT_PRINT_H

#include "layout/page.h"
#include "layout/print.h"

/*
 * Print jobs as pages: a product is composed (compose/), dressed in its style
 * sheet (layout/), and what depends on the size of a sheet is decided here.
 */

/* The finished pages; overflow, letters without glyph and what else stands
 * in the way of a good print is reported. */
struct wg_pages *wg_print_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);

/* poster.c */
struct wg_pages *wg_poster_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);

#endif
