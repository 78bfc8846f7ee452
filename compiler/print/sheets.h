#ifndef WG_PRINT_SHEETS_H
#define WG_PRINT_SHEETS_H

#include "compose/sheets.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "print/print.h"

/*
 * Products made of sheets, each as large as designed, or smaller as far as its
 * letters may get; what then does not fit is told, with how many languages
 * would.
 */
struct wg_sheet_product {
	void (*compose)(struct wg_poster *, struct wg_sheets *);
	const struct wg_style_sheet *styles;
	bool landscape;
	int32_t module; /* least, of a QR code; 0: as large as the style has it */
};
struct wg_pages *wg_sheets_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *,
    const struct wg_sheet_product *);

#endif
