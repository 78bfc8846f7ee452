/* A sign beside a door, landscape: read from a metre, its number from eight. */
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/door.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product door = { .compose = wg_door_sheets,
	.styles = &styles, .landscape = true,
	.scales = { { A5, 1000, 1000, 700 }, { A6, 1000, 1000, 700 } } };

struct wg_pages *
wg_door_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return wg_sheets_layout(a, shaper, print, diag, &door);
}
