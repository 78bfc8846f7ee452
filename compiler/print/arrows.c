/* Signs that point: A3 or, nearer, A4. */
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/arrows.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product arrows = { .compose = wg_arrows_sheets,
	.styles = &styles, .landscape = true, .one_line = true,
	.scales = { { A3, 1000, 1200 }, { A4, 660, 1150 } } };

struct wg_pages *
wg_arrows_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return wg_sheets_layout(a, shaper, print, diag, &arrows);
}
