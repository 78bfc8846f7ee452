#ifndef WG_TEXT_OUTLINE_H
#define WG_TEXT_OUTLINE_H

#include <stdint.h>

#include "base/outline.h"
#include "text/font.h"

struct wg_arena;

/* The outline of a glyph [1/1000 em], y upwards, to be filled nonzero; in
 * 'arena'.  Nothing in it: a blank. */
struct wg_outline_path wg_font_outline(
    const struct wg_font *, struct wg_arena *, uint32_t glyph);

#endif
