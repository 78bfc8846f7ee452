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
/* An <img>, as wide as it may be; 'alt' is the page in words. */
void wg_picture_put(struct wg_leaf *, const struct wg_page *,
    const char *class, struct wg_str alt);

#endif
