#ifndef WG_PRINT_COVER_H
#define WG_PRINT_COVER_H

#include "print/print.h"

/* A sheet A4 for who prints it and hangs it up (compose/cover.h), with a line
 * that is 100 mm long if it was printed at its size. */
struct wg_pages *wg_cover_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_print *, struct wg_diag *);

#endif
