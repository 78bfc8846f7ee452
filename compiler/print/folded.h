#ifndef WG_PRINT_FOLDED_H
#define WG_PRINT_FOLDED_H

#include "layout/dress.h"
#include "print/leaflet.h"

/*
 * A sheet A4 of six panels: what stands on the title, inside, and at the foot of
 * the back.  The document's data (title, language, direction …) are those of
 * 'like', which has no pages.
 */
struct wg_panels {
	const struct wg_dress *dress;
	const struct wg_part *title, *body, *back;
	const struct wg_pages *like;
	bool zigzag;
	unsigned least_scale; /* of the text, where it needs a panel more than
			       * there is; 0: full size */
	unsigned most_scale;  /* where a panel would stay white; 0: full size */
	int32_t bleed; /* of the sheet */
};

/* Does all of it? */
bool wg_panels_fit(
    struct wg_arena *, struct wg_shaper *, const struct wg_panels *);
/* What does not fit is reported with the section that begins it, and left
 * out. */
struct wg_pages *wg_panels_fold(struct wg_arena *, struct wg_shaper *,
    const struct wg_panels *, struct wg_diag *);

/* A page of the county, folded so. */
struct wg_pages *wg_folded_pages(struct wg_arena *, struct wg_shaper *,
    const struct wg_leaflet *, bool zigzag, struct wg_diag *);

#endif
