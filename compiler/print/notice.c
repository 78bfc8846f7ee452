/* A sheet a matter, for a door: read from a metre. */
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/notice.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_sheet_product notice = { .compose = wg_notice_sheets,
	.styles = &styles, .scales = { { A4, 1000, 1000 } } };

struct wg_pages *
wg_notice_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return wg_sheets_layout(a, shaper, print, diag, &notice);
}
