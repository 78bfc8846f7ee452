/*
 * What takes place, read from half a metre: as many sheets as it takes, each as
 * full as it can be.
 */
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/programme.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product programme = {
	.compose = wg_programme_sheets, .styles = &styles,
	.scales = { { A4, 1000, 1000, 1000 }, { A3, 1000, 1400, 1000 } },
	.most_parts = 60, .list = true };

struct wg_pages *
wg_programme_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return wg_sheets_layout(a, shaper, print, diag, &programme);
}
