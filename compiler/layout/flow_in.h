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
	bool amid;                /* LINE: of more height than it needs */
	bool loath;               /* no good place for a page to end behind */
	bool new_page;
	const struct frame *frame; /* the box that it is in, or NULL */

	/* For what floats (flow_float.c): */
	unsigned scale;            /* a BLOCK that is smaller; else 0 */
	const struct wg_block *home; /* nearest around that has floats in it */
	bool begins;               /* the first strip of a child of that, */
	bool free;                 /* which may stand before floats that are
				    * above it */

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

	const struct wg_block *body;
	const struct wg_block *home; /* as in a strip */
	bool free;

	bool dry;                  /* nothing is placed: pages are counted */
};

/* Where a page ends. */
struct stop {
	size_t end;     /* so many strips stand on it */
	bool within;    /* and the beginning of the next one, */
	int32_t room;   /* which may be so high */
	int32_t height; /* of all that stands on it */
};

/* How much of a track fits; at least something if it 'must'. */
struct stop wg_flow_fill(
    struct flow *, const struct track *, int32_t room, bool must);
/* The same for a page: what floats is made smaller, or what stands behind it
 * moved before it. */
struct stop wg_flow_page(struct flow *, struct track *, int32_t room);
/* Room below pictograms that hang beside lines (flow_beside.c). */
void wg_flow_beside(struct flow *, struct track *);
/* Cut a block, which stands 'x' from the left edge of the body, below what the
 * track of the flow has; 'before' is the space above. */
void wg_flow_cut(struct flow *, struct wg_block *, int32_t x, int32_t width,
    int32_t before);

#endif
