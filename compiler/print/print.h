#ifndef WG_PRINT_PRINT_H
#define WG_PRINT_PRINT_H

#include "layout/page.h"
#include "model/print.h"

struct wg_arena;
struct wg_diag;
struct wg_shaper;

/*
 * Print jobs as pages: a product is composed (compose/), dressed in its style
 * sheet (layout/), and what depends on the size of a sheet is decided here.
 */

/* The finished pages; overflow, letters without glyph and what else stands
 * in the way of a good print is reported. */
struct wg_pages *wg_print_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);

/* How few sheets its entries need, in the smallest type it may have; 0: it is
 * none whose entries are shared out over as many as it asks for. */
unsigned wg_print_least_sheets(
    struct wg_arena *, struct wg_shaper *, const struct wg_print *);

#endif
