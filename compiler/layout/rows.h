#ifndef WG_LAYOUT_ROWS_H
#define WG_LAYOUT_ROWS_H

#include "layout/dress.h"

/*
 * The words of style sheets.  Who sets a product includes this, and then its
 * table layout/styles/NAME.def as the rows of an array:
 *
 *	static const struct wg_style rows[] = {
 *	#include "layout/styles/door.def"
 *	};
 *	static const struct wg_style_sheet styles = SHEET_OF(rows, false);
 */
#define STYLE(role_, within_, variants_, ...) \
	{ .role = WG_PART_##role_, .within = WG_PART_##within_, \
	    .variants = variants_, __VA_ARGS__ },
#define SHEET_OF(styles, mirrors) \
	{ styles, sizeof(styles) / sizeof(styles[0]), mirrors }

/* Variants: the paper (wg_sheet_paper()). */
#define A3 1
#define A4 2
#define A2 4
#define A5 8
#define A6 16

#define BOLD .weight = WG_BOLD
#define SIZE(nominal, smallest) \
	.size = WG_PT(nominal), .least = WG_PT(smallest)
#define COLUMNS .kind = WG_BLOCK_COLUMNS
#define GRID .kind = WG_BLOCK_GRID
#define ITEMS .kind = WG_BLOCK_LIST
#define INK WG_COLOR_INK
#define ACCENT WG_COLOR_ACCENT
#define GREY WG_COLOR_GREY
#define EDGE WG_COLOR_EDGE
#define FIELD WG_COLOR_FIELD
#define GROUND WG_COLOR_GROUND
#define ON_GROUND WG_COLOR_ON_GROUND
#define TILE WG_COLOR_TILE
#define BADGE WG_COLOR_BADGE
#define WHITE WG_COLOR_WHITE
#define ALARM WG_COLOR_ALARM
#define ALARM_GROUND WG_COLOR_ALARM_GROUND
#define ALARM_FIELD WG_COLOR_ALARM_FIELD
#define ON_TILE WG_COLOR_ON_TILE
#define PLAIN_FIELD WG_COLOR_PLAIN_FIELD

#endif
