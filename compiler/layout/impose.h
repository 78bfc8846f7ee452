#ifndef WG_LAYOUT_IMPOSE_H
#define WG_LAYOUT_IMPOSE_H

#include "layout/page.h"

struct wg_arena;

/*
 * Pages on the sheets that they are folded of, with marks where to fold.  All
 * pages are of one size; they are read in their own order, not in that of the
 * sheets.  Sheets are printed on both sides and turned on the short edge.  If the
 * pages of a folded sheet have a bleed, so has the sheet, and the marks stand
 * outside of it.
 */

/*
 * A booklet of sheets put into each other and folded once: the last page beside
 * the first, and so on.  It has 4 k pages; what is missing is empty and comes
 * before the last page, which is the back.  Pages of inner sheets are moved to
 * the fold by as much as the paper of the outer ones pushes them out.  If
 * 'pages' are rtl, they are bound on the right.
 */
struct wg_pages *wg_pages_booklet(
    struct wg_arena *, const struct wg_pages *, int32_t width, int32_t height);

/*
 * A sheet of six panels, 1 the title, 2 to 4 inside, 5 and 6 outside.  LETTER:
 * panel 5 is narrower, with 4 at its back, and folded in first; ZIGZAG: all are
 * of one width.  Fewer pages leave panels empty.  If 'pages' are rtl, all is
 * mirrored.
 */
enum wg_fold { WG_FOLD_LETTER, WG_FOLD_ZIGZAG };
#define WG_PANELS 6
struct wg_pages *wg_pages_fold(
    struct wg_arena *, const struct wg_pages *, enum wg_fold);

#endif
