#ifndef WG_COMPOSE_HANDBOOK_H
#define WG_COMPOSE_HANDBOOK_H

#include "compose/compose.h"
#include "model/print.h"

/*
 * All pages of a region as a booklet: cover, contents, a chapter for each page
 * at the top of the region's tree with the pages below it, the addresses by
 * category, the imprint, and if it has addresses an index.  In two languages if
 * the composer has an 'other'.
 * Where things stand is asked of the composer's 'numbers'.
 */
struct wg_handbook {
	struct wg_composer *composer;
	const struct wg_print *print;
	const struct wg_region *region;
};

/* What stands on the cover: in its field; at its foot. */
struct wg_part *wg_handbook_cover(const struct wg_handbook *);
struct wg_part *wg_handbook_imprint_lines(const struct wg_handbook *);
/* Contents, chapters, addresses, imprint. */
struct wg_part *wg_handbook_body(const struct wg_handbook *);
/* The running head: the chapter it is in. */
struct wg_part *wg_handbook_head(
    const struct wg_handbook *, struct wg_str chapter);

#endif
