#ifndef WG_FRONT_XML_PATH_H
#define WG_FRONT_XML_PATH_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_outline_path;

/*
 * SVG path data (SVG 1.1, 8.3) as absolute moves, lines, cubic curves and
 * closed paths.  False: not path data, or more than 20,000 segments, or a
 * coordinate beyond 1,000 units.
 */
bool wg_path_read(
    struct wg_arena *, struct wg_str data, struct wg_outline_path *);

#endif
