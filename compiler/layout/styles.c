/* Style sheets, a table a product family. */
#include "layout/styles.h"

#define A3 1
#define A4 2

#define BOLD .weight = WG_BOLD
#define SIZE(nominal, smallest) \
	.size = WG_PT(nominal), .least = WG_PT(smallest)
#define COLUMNS .kind = WG_BLOCK_COLUMNS
#define GRID .kind = WG_BLOCK_GRID
#define INK WG_COLOR_INK
#define ACCENT WG_COLOR_ACCENT
#define GREY WG_COLOR_GREY
#define EDGE WG_COLOR_EDGE
#define FIELD WG_COLOR_FIELD
#define GROUND WG_COLOR_GROUND
#define ON_GROUND WG_COLOR_ON_GROUND
#define BADGE WG_COLOR_BADGE
#define WHITE WG_COLOR_WHITE
#define ALARM WG_COLOR_ALARM
#define ALARM_GROUND WG_COLOR_ALARM_GROUND
#define ALARM_FIELD WG_COLOR_ALARM_FIELD
#define ON_TILE WG_COLOR_ON_TILE
#define STYLE(role_, within_, variants_, ...) \
	{ .role = WG_PART_##role_, .within = WG_PART_##within_, \
	    .variants = variants_, __VA_ARGS__ },

static const unsigned last[] = { 0, 1 }; /* all spare width to the second */

static const struct wg_style poster[] = {
#include "layout/styles/poster.def"
};

#define SHEET_OF(styles) { styles, sizeof(styles) / sizeof(styles[0]) }
const struct wg_style_sheet wg_poster_styles = SHEET_OF(poster);

static const struct {
	const char *name;
	int32_t width, height;
	unsigned variant;
	int32_t side, top, bottom;
} papers[] = {
	{ "A3", WG_MM(297), WG_MM(420), A3, WG_MM(12), WG_MM(10), WG_MM(8) },
	{ "A4", WG_MM(210), WG_MM(297), A4, WG_MM(10), WG_MM(10), WG_MM(7) },
};

struct wg_paper
wg_poster_paper(struct wg_str name)
{
	size_t n = sizeof(papers) / sizeof(papers[0]), i = 0;

	while (i + 1 < n && !wg_str_is(name, papers[i].name))
		i++;
	return (struct wg_paper){ .width = papers[i].width,
		.height = papers[i].height,
		.variant = papers[i].variant,
		.inside = { papers[i].side, papers[i].top,
		    papers[i].width - 2 * papers[i].side,
		    papers[i].height - papers[i].top - papers[i].bottom } };
}
