#ifndef WG_LAYOUT_JOIN_H
#define WG_LAYOUT_JOIN_H

#include "layout/page.h"

struct wg_arena;

/*
 * Documents behind each other, as one: it is called as the first, and its
 * language is that of the last, which a cover leads to.  Where one of them is
 * printed on both sides, nothing of another one comes on its paper, and what
 * is for one side has an empty back.
 */
struct wg_pages *wg_pages_join(
    struct wg_arena *, const struct wg_pages *const *, size_t n);

#endif
