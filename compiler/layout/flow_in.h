#ifndef WG_LAYOUT_FLOW_IN_H
#define WG_LAYOUT_FLOW_IN_H

/* Inside of flow: flow_cut.c cuts, flow.c fills pages. */

#include "base/arena.h"
#include "layout/block_in.h"
#include "layout/flow.h"

enum strip_kind {
	STRIP_BLOCK,  /* a whole block */
	STRIP_LINE,   /* line 'index' of a TEXT */
	STRIP_ROW,    /* row 'index' of a GRID, from 'cell' on */
	STRIP_SIDES,  /* the children of COLUMNS */
	STRIP_TAG,    /* an element to be known; no height */
	STRIP_MARKER, /* what stands beside the next strip; no height */
};

/* A box that goes on over pages. */
struct frame {
	const struct wg_block *block;
	int32_t x, width, padding; /* from the left edge of the body */
};

/* Strips one below the other. */
struct track {
	struct strip *at;
	size_t n, room;
};

struct strip {
	enum strip_kind kind;
	struct wg_block *block;
	struct wg_block *cell;
	int32_t x, width, height; /* x: from the left edge of the body */
	int32_t before;           /* space above, not at the top of a page */
	uint32_t index;
	bool glued;               /* to the next strip */
	bool opens;               /* the first one of its frame */
	bool loath;               /* no good place for a page to end behind */
	bool new_page;
	const struct frame *frame; /* the box that it is in, or NULL */

	/* SIDES, and a ROW that may be broken: what stands side by side; what
	 * stands on earlier pages is taken out. */
	struct track *tracks;
	size_t n_tracks;
	bool broken;               /* something was */
	bool last;                 /* ROW: there is none below */
};

struct flow {
	struct wg_layout layout;
	const struct wg_page_style *sheet;
	struct wg_pages *pages;
	int32_t width, height;     /* of the body */
	size_t before;             /* pages that were there */

	/* While it is cut: */
	struct track *track;       /* which strips join */
	const struct frame *frame; /* that they are in */
	bool boxed;                /* they are in one, or beside something
				    * that is */

	bool dry;                  /* nothing is placed: pages are counted */
};

/* Cut a block, which stands 'x' from the left edge of the body, below what the
 * track of the flow has; 'before' is the space above. */
void wg_flow_cut(struct flow *, struct wg_block *, int32_t x, int32_t width,
    int32_t before);

#endif
