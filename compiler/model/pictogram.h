#ifndef WG_MODEL_PICTOGRAM_H
#define WG_MODEL_PICTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outline.h"
#include "base/str.h"

/*
 * A pictogram: filled outlines in a box of 24 units, y downwards, in one
 * colour that whoever draws it chooses.  Read and checked by
 * front/xml/pictogram.c from content/pictograms/NAME.svg; lines, cubic curves
 * and closed paths only, everything else was turned into those [1/1000 unit].
 */
#define WG_PICTOGRAM_UNITS 24

struct wg_pictogram {
	struct wg_str name; /* file name without .svg */
	const struct wg_outline_path *paths;
	size_t n;
};

/* The name of the pictogram that a <mediaobject> shows, or WG_NONE. */
struct wg_node;
struct wg_str wg_pictogram_of(const struct wg_node *mediaobject);

#endif
