#ifndef WG_COMPOSE_BOOK_CONTENTS_H
#define WG_COMPOSE_BOOK_CONTENTS_H

/* Inside of book.c. */

#include "compose/book.h"

/* The anchors of chapters that are no pages. */
#define WG_BOOK_ADDRESSES WG_STR("w:addresses")
#define WG_BOOK_IMPRINT WG_STR("w:imprint")
#define WG_BOOK_INDEX WG_STR("w:index")

/* The places of the region in that category, in no order. */
const struct wg_document **wg_book_places(const struct wg_book *,
    const struct wg_category *, size_t *n);
/* Has the category a title, and any? */
bool wg_book_any(const struct wg_book *, const struct wg_category *);

/* Is the label in the language of the voice?  German does not stand twice. */
bool wg_book_says(const struct wg_composer *, enum wg_label);
void wg_book_contents(const struct wg_book *, struct wg_part *to);
/* A line of contents or index: the title, or the label if it is NULL, and the
 * page of the anchor. */
struct wg_part *wg_book_heading(struct wg_composer *, struct wg_part *to,
    enum wg_part_role, struct wg_str anchor, const struct wg_node *title,
    enum wg_label);
/* The page of another anchor behind that of a line. */
void wg_book_also(
    struct wg_composer *, struct wg_part *line, struct wg_str anchor);
/* book_index.c: its lines, when all else has been composed. */
void wg_book_index(const struct wg_book *, struct wg_part *chapter);

#endif
