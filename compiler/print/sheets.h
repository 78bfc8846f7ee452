#ifndef WG_PRINT_SHEETS_H
#define WG_PRINT_SHEETS_H

#include "compose/sheets.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "print/print.h"

/*
 * Products made of sheets, each as large as designed, or larger, if there is
 * room and it may, but never smaller: else with short names; else split into
 * more sheets.  What then does not fit is told, with how many languages would.
 */
struct wg_sheet_product {
	void (*compose)(struct wg_poster *, struct wg_sheets *);
	const struct wg_style_sheet *styles;
	bool landscape;
	/* By paper, how large it is set [per mille of the style]: as designed,
	 * and at most, where there is room. */
	struct {
		unsigned paper, nominal, most;
	} scales[2];
	bool one_line;       /* nothing may be broken that stands in a row of
			      * what grows (wg_block.grows) */
	unsigned most_parts; /* what is too full is split into so many sheets */
	bool list;           /* into as full ones as fit at the size of the
			      * design, all set alike: it is a list */
};
struct wg_pages *wg_sheets_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *,
    const struct wg_sheet_product *);

#endif
