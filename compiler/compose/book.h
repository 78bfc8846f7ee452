#ifndef WG_COMPOSE_BOOK_H
#define WG_COMPOSE_BOOK_H

#include "compose/compose.h"
#include "model/print.h"

/*
 * All pages of a region as a book: cover, contents, a chapter for each page at
 * the top of the region's tree with the pages below it, the addresses by
 * category, the imprint, and if it has addresses an index.  Of a page it has
 * that page and those below it, without a list of addresses: their cards stand
 * in the text.  In two languages if the composer has an 'other'.
 * Where things stand is asked of the composer's 'numbers'.
 */
struct wg_book {
	struct wg_composer *composer;
	const struct wg_print *print;
	const struct wg_region *region;
};

/* The region, or as much of it as the print's subject has; NULL: no region shows
 * that page. */
const struct wg_region *wg_book_region(
    struct wg_arena *, const struct wg_print *);
/* What stands on the cover: in its field; at its foot. */
struct wg_part *wg_book_cover(const struct wg_book *);
struct wg_part *wg_book_imprint_lines(const struct wg_book *);
/* Contents, chapters, addresses, imprint. */
struct wg_part *wg_book_body(const struct wg_book *);
/* The running head: the chapter it is in. */
struct wg_part *wg_book_head(
    const struct wg_book *, struct wg_str chapter);
/* Of page 'page' (from 0) of 'pages', but of the cover. */
struct wg_part *wg_book_footer(
    const struct wg_book *, unsigned page, unsigned pages);

#endif
