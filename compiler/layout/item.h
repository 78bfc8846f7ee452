#ifndef WG_LAYOUT_ITEM_H
#define WG_LAYOUT_ITEM_H

#include "layout/page.h"

/* Inside of layout: what is done to items that have their places. */

/* To the right and down; backwards if negative. */
void wg_item_move(struct wg_item *, int32_t x, int32_t y);
/* How far down the items of a page go. */
int32_t wg_items_foot(const struct wg_page *);
/* A black artifact, for who cuts, folds or glues. */
void wg_item_mark(struct wg_arena *, struct wg_page *, int32_t x, int32_t y,
    int32_t width, int32_t height);

#endif
