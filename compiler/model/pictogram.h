#ifndef WG_MODEL_PICTOGRAM_H
#define WG_MODEL_PICTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * A pictogram: filled outlines in a box of 24 units, y downwards, in one
 * colour that whoever draws it chooses.  Read and checked by
 * front/xml/pictogram.c from content/pictograms/NAME.svg; lines, cubic curves
 * and closed paths only, everything else was turned into those.
 */
enum wg_segment_kind { WG_MOVE, WG_LINE, WG_CURVE, WG_CLOSE };

struct wg_segment {
	enum wg_segment_kind kind;
	int32_t at[6]; /* MOVE, LINE: x y; CURVE: x1 y1 x2 y2 x y
			* [1/1000 unit] */
};

struct wg_outline_path {
	const struct wg_segment *segments;
	size_t n;
	bool even_odd; /* fill rule; else nonzero */
};

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
