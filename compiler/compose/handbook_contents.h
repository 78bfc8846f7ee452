#ifndef WG_COMPOSE_HANDBOOK_CONTENTS_H
#define WG_COMPOSE_HANDBOOK_CONTENTS_H

/* Inside of handbook.c. */

#include "compose/handbook.h"

/* The anchors of chapters that are no pages. */
#define WG_HANDBOOK_ADDRESSES WG_STR("w:addresses")
#define WG_HANDBOOK_IMPRINT WG_STR("w:imprint")
#define WG_HANDBOOK_INDEX WG_STR("w:index")

/* The places of the region in that category, in no order. */
const struct wg_document **wg_handbook_places(const struct wg_handbook *,
    const struct wg_category *, size_t *n);
/* Has the category a title, and any? */
bool wg_handbook_any(const struct wg_handbook *, const struct wg_category *);

/* Is the label in the language of the voice?  German does not stand twice. */
bool wg_handbook_says(const struct wg_composer *, enum wg_label);
void wg_handbook_contents(const struct wg_handbook *, struct wg_part *to);
/* A line of contents or index: the title, or the label if it is NULL, and the
 * page of the anchor. */
struct wg_part *wg_handbook_line(struct wg_composer *, struct wg_part *to,
    enum wg_part_role, struct wg_str anchor, const struct wg_node *title,
    enum wg_label);
/* The page of another anchor behind that of a line. */
void wg_handbook_also(
    struct wg_composer *, struct wg_part *line, struct wg_str anchor);
/* handbook_index.c: its lines, when all else has been composed. */
void wg_handbook_index(const struct wg_handbook *, struct wg_part *chapter);

#endif
