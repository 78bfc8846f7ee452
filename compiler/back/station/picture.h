#ifndef WG_BACK_STATION_PICTURE_H
#define WG_BACK_STATION_PICTURE_H

#include "back/station/view.h"
#include "layout/page.h"

struct wg_diag;

/*
 * A print job, laid out, and its pages as pictures.  Each picture is a
 * document of its own inside an address (data:), so that nothing in it can
 * meet anything of the page.
 */

/* NULL: there is nothing to lay out.  What stands in the way of a good print
 * is told to 'diag'.  'first': the first page alone, in a moment. */
const struct wg_pages *wg_picture_lay_out(struct wg_leaf *,
    const struct wg_document *job, bool first, struct wg_diag *diag);
/* How few sheets a poster needs, in the smallest type it may have; 0: it is
 * none. */
unsigned wg_picture_least_sheets(
    struct wg_leaf *, const struct wg_document *job);

/*
 * An <img>, as wide as it may be; 'alt' is the page in words.  A picture that
 * the window has already (a field "has" of the form, with its number) is not
 * sent again: the script puts it where the number stands.
 */
enum wg_picture_kind {
	WG_PICTURE_PAGE,
	WG_PICTURE_LATER, /* a page that is drawn when it is scrolled to, where
			   * there is a script (a field "quick") */
	WG_PICTURE_THUMB, /* small: no letter can be read */
};
void wg_picture_put(struct wg_leaf *, const struct wg_page *,
    enum wg_picture_kind, struct wg_str alt);

#endif
