/*
 * A sign beside a door, landscape: read from a metre, its number from eight.  On
 * office paper four small ones are cut from a sheet; a print shop gets each.
 * Where an address takes a second line, lengths may be a little smaller, text
 * never below its least size.
 */
#include "print/sheets.h"

#include "layout/cut.h"

static const struct wg_style rows[] = {
#include "layout/styles/door.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product door = { .compose = wg_door_sheets,
	.styles = &styles, .landscape = true,
	.scales = { { A5, 960, 1300 }, { A6, 960, 1000 } } };

struct wg_pages *
wg_door_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages =
	    wg_sheets_layout(a, shaper, print, diag, &door);

	return wg_str_is(wg_print_size(print), "A6") &&
		wg_print_bleed(print) == 0 ?
	    wg_pages_quarter(a, pages, WG_MM(297), WG_MM(210)) : pages;
}
