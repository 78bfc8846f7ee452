/*
 * A front and a back.  On office paper each is cut from a sheet that it fills
 * ten times; a print shop gets one of each, with bleed.
 */
#include "print/print.h"

#include "base/arena.h"
#include "compose/cards.h"
#include "facts/inline.h"
#include "layout/cut.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "model/record.h"

#define SIDES 2 /* the other language has a side of its own */

static const struct wg_style rows[] = {
#include "layout/styles/card.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);

#define LEAST_SCALE 880 /* rows draw closer where one has two lines */
#define STEP 20

struct setter {
	struct wg_poster card;
	struct wg_dress dress;
	struct wg_paper paper; /* of one card */
	struct wg_shaper *shaper;
	struct wg_diag *diag;
};

static struct wg_paper
paper(const struct wg_language *other)
{
	int32_t width = WG_MM(85), height = WG_MM(55);
	int32_t x = WG_MM(4), y = WG_MM(3.6); /* some letters hang low */

	return (struct wg_paper){ .width = width, .height = height,
		.variant = other->rtl ? SIDES : 1,
		.inside = { x, y, width - 2 * x,
		    height - 2 * y - WG_MM(0.6) } };
}

static struct wg_page *
side(struct setter *s, const struct wg_part *part)
{
	const struct wg_print *print = s->card.print;
	struct wg_arena *a = s->card.arena;
	struct wg_page *page = WG_NEW(a, struct wg_page);
	struct wg_setting set = WG_SETTING_NOMINAL;
	const struct wg_rect *inside = &s->paper.inside;
	struct wg_block *b = wg_dress(&s->dress, part);

	while (set.scale > LEAST_SCALE && wg_layout_height(a, s->shaper, b,
		inside->width, set) > inside->height)
		set.scale -= STEP;
	page->width = s->paper.width;
	page->height = s->paper.height;
	page->bleed = wg_print_bleed(print);
	wg_layout_place(a, s->shaper, page, b, inside, set,
	    print->document->root->at, s->diag);
	return page;
}

/* Below the cards, between the marks. */
static void
put_margin(struct setter *s, struct wg_page *sheet, bool back)
{
	wg_layout_frame(s->card.arena, s->shaper, sheet,
	    wg_dress(&s->dress, wg_card_margin(&s->card, back)), WG_MM(23),
	    sheet->height - WG_MM(8.7), WG_MM(80), WG_MM(4),
	    s->card.print->document->root->at, s->diag);
}

struct wg_pages *
wg_cards_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct setter s = { .shaper = shaper, .diag = diag,
		.paper = paper(print->editions[print->n - 1]->language) };
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct wg_card card;

	wg_poster_open(&s.card, print, a, diag);
	s.dress = (struct wg_dress){ .arena = a, .project = print->project,
		.sheet = &styles, .variant = s.paper.variant,
		.profile = print->job->profile,
		.language = print->editions[0]->language };
	card = wg_cards_of(&s.card);
	pages->title = wg_inlines_text(
	    &s.card.facts[0], a, print->document->title);
	pages->lang = print->editions[0]->language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	WG_PUSH(a, &pages->pages) = side(&s, wg_card_front(&s.card, &card));
	WG_PUSH(a, &pages->pages) = side(&s, wg_card_back(&s.card, &card));
	if (wg_print_bleed(print) > 0)
		return pages;
	pages = wg_pages_cut(a, pages,
	    (struct wg_cut){ .width = WG_MM(210), .height = WG_MM(297),
		.columns = 2, .rows = 5 });
	put_margin(&s, pages->pages.at[0], false);
	put_margin(&s, pages->pages.at[1], true);
	return pages;
}
