#ifndef WG_LAYOUT_TILE_H
#define WG_LAYOUT_TILE_H

#include "layout/page.h"

struct wg_arena;

/*
 * Large sheets on paper A4, at their size, to be glued together: windows onto
 * a sheet that overlap by 10 mm and more, as printers leave their edges white;
 * lines in the margin show where they meet.  Each item is read on the first
 * window that it stands on as a whole, and an artifact on others.  Pages that
 * are no larger than A4 stay as they are, and so does a document with an
 * outline.
 */
struct wg_pages *wg_pages_tile(struct wg_arena *, struct wg_pages *);

#endif
