#ifndef WG_LAYOUT_FLOW_H
#define WG_LAYOUT_FLOW_H

#include "layout/block.h"

/*
 * Blocks over as many pages as they take.
 *
 * Split between pages are: the children of a STACK, the items of a LIST, the
 * rows of a GRID and the lines of a TEXT (never fewer than two on either
 * side).  What has a ground, border or padding, COLUMNS, a row higher than
 * half a page and what is to be kept together are moved to the next page as
 * long as no more than two thirds of a page are left empty, or a fifth if it
 * 'repeats'; else they are split, each side of what stands side by side at a
 * place of its own, and have their ground and padding on every page.  The head
 * rows of a GRID and the first child of what 'repeats' stand again on the next
 * page, as artifacts.  Space between blocks is dropped at the top of a page.
 * All texts have their full size, or all that may be smaller is, where that
 * saves a page (least_scale).
 */
struct wg_page_style {
	int32_t width, height;        /* trimmed [mpt] */
	int32_t bleed;
	int32_t top, bottom;          /* margins of the body */
	int32_t inner, outer;         /* towards the binding, and away */
	bool rtl;                     /* bound on the right */
	unsigned scale;               /* of all, per mille; 0: as designed */
	unsigned least_scale;         /* per mille; 0: full size always */
	bool two_sided;               /* the binding changes its side on every
				       * page; the first is a front */

	/*
	 * What stands above and below the body of page 'page' (from 0) of
	 * 'pages', as wide as the body, 'edge' away from the trim, as
	 * artifacts; called when all pages are known.  Either may be NULL,
	 * and may return NULL.
	 */
	struct wg_block *(*header)(
	    void *context, uint32_t page, uint32_t pages);
	struct wg_block *(*footer)(
	    void *context, uint32_t page, uint32_t pages);
	void *context;
	int32_t edge;
	int32_t foot;                 /* left free at the end of the first
				       * page, above its bottom margin */
};

/*
 * Append the pages of 'body' to 'pages' (one at least), and an entry to its
 * outlines for every TEXT with an 'outline' level or an anchor.  What is
 * higher than a page and cannot be split, or a header or footer higher than
 * its margin, is reported at 'at' (WG_D_LAYOUT_OVERFLOW) and placed all the
 * same; letters and words are reported as in wg_layout_frame().
 */
void wg_layout_flow(struct wg_arena *, struct wg_shaper *, struct wg_pages *,
    const struct wg_page_style *, struct wg_block *body, struct wg_span at,
    struct wg_diag *);

#endif
