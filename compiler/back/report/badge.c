/* A badge is two boxes with a word and a number, and a title for all. */
#include "back/report/stats.h"
#include "base/html.h"
#include "base/out.h"
#include "base/source.h"
#include "model/progress.h"

#define HEIGHT 20
#define CHAR 7 /* units of a character, on average */
#define EDGE 6

/* Dark enough for white letters: 4.5:1. */
static const char *
color_of(uint32_t percent)
{
	if (percent >= 95)
		return "#1b6e3c";
	return percent >= 50 ? "#8a5a00" : "#a3271b";
}

static void
text(struct wg_out *out, uint32_t x, uint32_t width, struct wg_str s)
{
	wg_out_fmt(out, "<text x=\"%u\" y=\"14\" textLength=\"%u\">",
	    (unsigned)(x + EDGE), (unsigned)(width - 2 * EDGE));
	wg_html_escape(out, s);
	wg_out_puts(out, "</text>");
}

void
wg_stats_badge(struct wg_out *out, const struct wg_progress *g)
{
	uint32_t percent = wg_tally_percent(&g->total);
	struct wg_str name = g->edition->language->german;
	uint32_t first = wg_columns(name, 1) * CHAR + 2 * EDGE, second;
	struct wg_out number = { 0 };

	wg_out_fmt(&number, "%u %%", (unsigned)percent);
	second = (uint32_t)number.len * CHAR + 2 * EDGE;
	wg_out_fmt(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
	    "height=\"%u\" role=\"img\" aria-labelledby=\"t\">"
	    "<title id=\"t\">",
	    (unsigned)(first + second), HEIGHT);
	wg_html_escape(out, name);
	wg_out_fmt(out,
	    ": %u %%</title><rect width=\"%u\" height=\"%u\" rx=\"3\" "
	    "fill=\"%s\"/><path d=\"M3 0H%uV%uH3a3 3 0 0 1-3-3V3a3 3 0 0 1 "
	    "3-3z\" fill=\"#444\"/><g fill=\"#fff\" font-family=\"Verdana,"
	    "'DejaVu Sans',sans-serif\" font-size=\"11\">",
	    (unsigned)percent, (unsigned)(first + second), HEIGHT,
	    color_of(percent), (unsigned)first, HEIGHT);
	text(out, 0, first, name);
	text(out, first, second, wg_out_str(&number));
	wg_out_puts(out, "</g></svg>\n");
	wg_out_free(&number);
}
