#ifndef WG_PRINT_SHEETS_H
#define WG_PRINT_SHEETS_H

#include "compose/sheets.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "print/print.h"

/*
 * Products made of sheets, each as large as designed (or larger, if there is
 * room and it may); else with short names; else smaller, as far as its letters
 * may get; else split into more sheets.  What then does not fit is told, with
 * how many languages would.
 */
struct wg_sheet_product {
	void (*compose)(struct wg_poster *, struct wg_sheets *);
	const struct wg_style_sheet *styles;
	bool landscape;
	/* Larger than designed, where there is room: at most, by paper
	 * [per mille]. */
	struct {
		unsigned paper, scale;
	} larger[2];
	unsigned most_parts; /* what is too full is split into so many sheets */
};
struct wg_pages *wg_sheets_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *,
    const struct wg_sheet_product *);

#endif
