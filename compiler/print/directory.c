/* The directory of a building: A3, or the same larger on A2. */
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/directory.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product directory = {
	.compose = wg_directory_sheets, .styles = &styles,
	.scales = { { A3, 1000, 1100 }, { A2, 1250, 1400 } },
	.most_parts = 6 };

struct wg_pages *
wg_directory_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return wg_sheets_layout(a, shaper, print, diag, &directory);
}
