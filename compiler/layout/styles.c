/* Style sheets, a table a product family. */
#include "layout/styles.h"

#include "layout/rows.h"

/* Leaflets and books: the paper, and one language or two; Leichte Sprache. */
#define B4 32
#define B4_PAIR 64
#define B5 128
#define B5_PAIR 256
#define L4 (1 | B4)
#define L4_PAIR (2 | B4_PAIR)
#define L5 (4 | B5)
#define L5_PAIR (8 | B5_PAIR)
#define PLAIN4 16
#define PLAIN5 512
#define PLAIN (PLAIN4 | PLAIN5)
#define BOOK (B4 | B4_PAIR | B5 | B5_PAIR)
#define BOOK_PAIR (B4_PAIR | B5_PAIR)
#define PAIRS (L4_PAIR | L5_PAIR)
#define SINGLE (L4 | L5)
#define SMALL (L5 | L5_PAIR)

/* Leichte Sprache: the column of pictures, beside the text. */
#define PICTURES WG_MM(38)

static const unsigned last[] = { 0, 1 }; /* all spare width to the second */

static const struct wg_style poster[] = {
#include "layout/styles/poster.def"
};

static const unsigned last_of_three[] = { 0, 0, 1 };
static const unsigned card_columns[] = { 44, 76, 46 };

static const struct wg_style leaflet[] = {
#include "layout/styles/leaflet.def"
};

const struct wg_style_sheet wg_poster_styles = SHEET_OF(poster, false);
static const struct wg_style folded[] = {
#include "layout/styles/folded.def"
#include "layout/styles/leaflet.def"
};

const struct wg_style_sheet wg_leaflet_styles = SHEET_OF(leaflet, true);
const struct wg_style_sheet wg_folded_styles = SHEET_OF(folded, true);

unsigned
wg_folded_variant(bool pair)
{
	return pair ? 8 : 4; /* of A5 */
}

static const struct {
	const char *name;
	int32_t width, height;
	unsigned variant;
	int32_t side, top, bottom;
} papers[] = {
	{ "A2", WG_MM(420), WG_MM(594), A2, WG_MM(12), WG_MM(12), WG_MM(8) },
	{ "A3", WG_MM(297), WG_MM(420), A3, WG_MM(12), WG_MM(10), WG_MM(8) },
	{ "A4", WG_MM(210), WG_MM(297), A4, WG_MM(10), WG_MM(10), WG_MM(7) },
	{ "A5", WG_MM(148), WG_MM(210), A5, WG_MM(10), WG_MM(10), WG_MM(7) },
	{ "A6", WG_MM(105), WG_MM(148), A6, WG_MM(7), WG_MM(7), WG_MM(7) },
};

struct wg_paper
wg_sheet_paper(struct wg_str name)
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

struct wg_paper
wg_paper_turned(struct wg_paper p)
{
	const struct wg_rect in = p.inside;
	int32_t bottom = p.height - in.height - in.y;

	return (struct wg_paper){ .width = p.height, .height = p.width,
		.variant = p.variant,
		.inside = { in.x, in.y, p.height - 2 * in.x,
		    p.width - in.y - bottom } };
}

static const struct {
	const char *name;
	unsigned variant, pair;
	int32_t width, height;
	int32_t side, top, bottom, edge;
} leaflets[] = {
	{ "A4", 1, 2, WG_MM(210), WG_MM(297), WG_MM(14), WG_MM(10), WG_MM(15),
	    WG_MM(8) },
	{ "A5", 4, 8, WG_MM(148), WG_MM(210), WG_MM(11), WG_MM(10), WG_MM(14),
	    WG_MM(7) },
};

unsigned
wg_leaflet_plain(unsigned variant)
{
	return variant & L4 ? PLAIN4 : PLAIN5;
}

struct wg_page_style
wg_leaflet_sheet(struct wg_str paper, bool pair, unsigned *variant)
{
	size_t n = sizeof(leaflets) / sizeof(leaflets[0]), i = 0;

	while (i + 1 < n && !wg_str_is(paper, leaflets[i].name))
		i++;
	*variant = pair ? leaflets[i].pair : leaflets[i].variant;
	return (struct wg_page_style){ .width = leaflets[i].width,
		.height = leaflets[i].height, .top = leaflets[i].top,
		.bottom = leaflets[i].bottom, .inner = leaflets[i].side,
		.outer = leaflets[i].side, .edge = leaflets[i].edge };
}

/* A book of that size is bound: more is left at the back. */
struct wg_page_style
wg_book_sheet(struct wg_str paper, bool pair, unsigned *variant)
{
	struct wg_page_style sheet = wg_leaflet_sheet(paper, pair, variant);

	*variant *= B4;
	sheet.top += WG_MM(4);
	sheet.inner += WG_MM(3);
	sheet.outer += WG_MM(1);
	sheet.two_sided = true;
	return sheet;
}
