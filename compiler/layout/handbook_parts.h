#ifndef WG_LAYOUT_HANDBOOK_PARTS_H
#define WG_LAYOUT_HANDBOOK_PARTS_H

/* What handbook.c (the text) and handbook_front.c (cover and table of
 * contents) share. */

#include "layout/leaflet_parts.h"
#include "layout/print.h"

struct wg_handbook {
	struct wg_leaflet_maker maker;
	const struct wg_print *print;
	const struct wg_region *region;
	struct wg_pages *pages; /* being filled */
	struct wg_linker linker; /* within the book, else that of the print */
	bool pair;
};

/* The anchors of chapters that are no pages. */
#define WG_HANDBOOK_ADDRESSES WG_STR("w:addresses")
#define WG_HANDBOOK_IMPRINT WG_STR("w:imprint")

/* Does the category have a title, and places in the region? */
bool wg_handbook_any(
    const struct wg_handbook *, const struct wg_category *);

/* Append the cover to 'pages'. */
void wg_handbook_cover(
    struct wg_handbook *, struct wg_shaper *, struct wg_diag *);
/* The table of contents. */
struct wg_block *wg_handbook_contents(struct wg_handbook *);

#endif
