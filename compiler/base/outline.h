#ifndef WG_BASE_OUTLINE_H
#define WG_BASE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Filled outlines, of pictograms and letters: lines, cubic curves and closed
 * paths.  Whoever has one says in which unit, and where up is. */
enum wg_segment_kind { WG_MOVE, WG_LINE, WG_CURVE, WG_CLOSE };

struct wg_segment {
	enum wg_segment_kind kind;
	int32_t at[6]; /* MOVE, LINE: x y; CURVE: x1 y1 x2 y2 x y
			* in the unit of whose outline it is */
};

struct wg_outline_path {
	const struct wg_segment *segments;
	size_t n;
	bool even_odd; /* fill rule; else nonzero */
};

#endif
