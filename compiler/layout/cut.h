#ifndef WG_LAYOUT_CUT_H
#define WG_LAYOUT_CUT_H

#include "layout/page.h"

struct wg_arena;

/*
 * Small sheets to be cut from a large one: every page 'columns' times 'rows'
 * times, edge to edge, in the middle of a sheet of its own, with marks in the
 * margin where to cut.  As the middle is the middle from behind, a front meets
 * its back, however the paper is turned.  Only the first copy is read aloud.
 * All pages are of one size.
 */
struct wg_cut {
	int32_t width, height; /* of the large sheet [mpt] */
	unsigned columns, rows;
};

struct wg_pages *wg_pages_cut(
    struct wg_arena *, const struct wg_pages *, struct wg_cut);

/*
 * Four pages on each sheet, in their order, that nearly fill it: marks stand in
 * their margins, of which 7 mm are white.
 */
struct wg_pages *wg_pages_quarter(
    struct wg_arena *, const struct wg_pages *, int32_t width, int32_t height);

#endif
