#ifndef WG_PRINT_PRINT_H
#define WG_PRINT_PRINT_H

#include "layout/block.h"
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

/* How few sheets of offices a poster needs, in the smallest type it may
 * have. */
unsigned wg_poster_least_sheets(
    struct wg_arena *, struct wg_shaper *, const struct wg_print *);

/* Beyond the trim, for a print shop: 3 mm, or 0 [mpt]. */
int32_t wg_print_bleed(const struct wg_print *);

/* Type that cannot be read from the distance that the print names is reported:
 * the smallest of each kind, once.  A sign is looked at by who looks for
 * something: its names need less than those of a poster, and what is said in
 * other languages, by who stands nearer, less than a text. */
void wg_print_check_small(const struct wg_print *, const struct wg_block *,
    struct wg_setting, bool sign, struct wg_diag *);

/* Who sets a product: wg_poster_layout() … */
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	struct wg_pages *wg_##name##_layout(struct wg_arena *, \
	    struct wg_shaper *, const struct wg_print *, struct wg_diag *);
#include "model/products.def"

#endif
