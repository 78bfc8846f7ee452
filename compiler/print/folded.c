/*
 * Panels are pages: the title, four of text, and the back, which may begin with
 * the end of the text.  They are as wide as the narrowest, so that each may stand on any.
 */
#include "print/folded.h"

#include "base/arena.h"
#include "base/diag.h"
#include "compose/folded.h"
#include "facts/inline.h"
#include "layout/impose.h"
#include "layout/item.h"
#include "layout/styles.h"
#include "model/record.h"

#define WIDTH WG_MM(97)
#define HEIGHT WG_MM(210)
#define SIDE WG_MM(8)
#define TOP WG_MM(10)
#define FOOT WG_MM(10)
#define ROOM (HEIGHT - TOP - FOOT)
/* What may be smaller in order to save a panel [per mille]. */
#define LEAST_SCALE 860
#define FIELD WG_MM(6) /* of colour, to the edge and the folds */

struct folded {
	struct wg_composer composer;
	struct wg_leaflet_text text;
	struct wg_folded_for whose;
	struct wg_dress dress;
	struct wg_shaper *shaper;
	struct wg_pages *pages;
	int32_t bleed; /* of the sheet */
	struct wg_span at;
	struct wg_diag *diag;
};

static struct wg_page *
add_panel(struct folded *f)
{
	struct wg_arena *a = f->composer.arena;
	struct wg_page *panel = WG_NEW(a, struct wg_page);

	panel->width = WIDTH;
	panel->height = HEIGHT;
	panel->bleed = f->bleed;
	WG_PUSH(a, &f->pages->pages) = panel;
	return panel;
}

static void
add_title(struct folded *f)
{
	struct wg_page *panel = add_panel(f);
	bool black = f->dress.profile == WG_PROFILE_BLACK;
	int32_t inset = FIELD + WG_MM(7);

	WG_PUSH(f->composer.arena, &panel->items) = (struct wg_item){
		.kind = WG_ITEM_BOX,
		.box = { .x = FIELD, .y = FIELD, .width = WIDTH - 2 * FIELD,
		    .height = HEIGHT - 2 * FIELD, .radius = WG_MM(2),
		    .line = black ? WG_MM(0.9) : 0,
		    .fill = wg_color(WG_COLOR_GROUND, f->dress.profile,
			f->dress.project->accent),
		    .filled = true } };
	wg_layout_place(f->composer.arena, f->shaper, panel,
	    wg_dress(&f->dress, wg_folded_title(&f->composer, &f->text)),
	    &(struct wg_rect){ inset, inset, WIDTH - 2 * inset,
		HEIGHT - 2 * inset }, WG_SETTING_NOMINAL, f->at, f->diag);
}

/* What does not fit stands in which section, the last that begins on a panel. */
static void
tell_overflow(struct folded *f)
{
	const struct wg_outline *in = NULL;
	struct wg_pages *pages = f->pages;

	for (size_t i = 0; i < pages->outlines.n; i++)
		if (in == NULL || pages->outlines.at[i].page < WG_PANELS)
			in = &pages->outlines.at[i];
	wg_report(f->diag, WG_D_FOLD_OVERFLOW, f->at, "%zu / %d: %.*s",
	    pages->pages.n - 1, WG_PANELS - 2,
	    WG_ARG(in == NULL ? pages->title : in->title));
	for (size_t i = pages->outlines.n; i-- > 0;)
		if (pages->outlines.at[i].page >= WG_PANELS - 1)
			pages->outlines.n = i;
	pages->pages.n = WG_PANELS - 1;
}

static void
add_text(struct folded *f)
{
	const struct wg_page_style sheet = { .width = WIDTH,
		.height = HEIGHT, .top = TOP, .bottom = FOOT,
		.inner = SIDE, .outer = SIDE, .bleed = f->bleed,
		.least_scale = LEAST_SCALE,
		.rtl = f->dress.language->rtl };

	wg_layout_flow(f->composer.arena, f->shaper, f->pages, &sheet,
	    wg_dress(&f->dress, wg_folded_body(&f->composer, &f->text)),
	    f->at, f->diag);
}

static struct wg_block *
back_of(struct folded *f, int32_t *height)
{
	struct wg_block *back = wg_dress(
	    &f->dress, wg_folded_back(&f->composer, &f->text, &f->whose));

	*height = wg_layout_height(f->composer.arena, f->shaper, back,
	    WIDTH - 2 * SIDE, WG_SETTING_NOMINAL);
	return back;
}

/* At the foot of the last panel, below what text comes that far. */
static void
add_back(struct folded *f)
{
	struct wg_pages *pages = f->pages;
	int32_t height;
	struct wg_block *back = back_of(f, &height);
	struct wg_rect inside;

	if (f->whose.office != NULL && height > ROOM) {
		f->whose.brief = true;
		back = back_of(f, &height);
	}
	if (f->whose.office != NULL && height > ROOM) {
		wg_report(f->diag, WG_D_FOLD_OVERFLOW, f->at, "%.*s",
		    WG_ARG(f->whose.office->id));
		f->whose.office = NULL;
		back = back_of(f, &height);
	}
	inside = (struct wg_rect){ SIDE, HEIGHT - FOOT - height,
		WIDTH - 2 * SIDE, height };

	if (pages->pages.n > WG_PANELS || (pages->pages.n == WG_PANELS &&
		wg_items_foot(pages->pages.at[WG_PANELS - 1]) + WG_MM(4) >
		    inside.y))
		tell_overflow(f);
	while (pages->pages.n < WG_PANELS)
		add_panel(f);
	wg_layout_place(f->composer.arena, f->shaper,
	    pages->pages.at[WG_PANELS - 1], back, &inside,
	    WG_SETTING_NOMINAL, f->at, f->diag);
}

/* Which region the house is in; NULL: nobody knows. */
static const struct wg_region *
region_of(const struct wg_project *p, const struct wg_house *house)
{
	for (size_t i = 0; i < p->regions.n; i++)
		for (size_t k = 0; k < p->regions.at[i].n_municipalities; k++)
			if (&p->regions.at[i].municipalities[k] ==
			    house->municipality)
				return &p->regions.at[i];
	return NULL;
}

struct wg_pages *
wg_folded_pages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_leaflet *l, bool zigzag, struct wg_diag *diag)
{
	const struct wg_facts source = wg_facts_open(l->task, l->source, a);
	const struct wg_facts own = l->own == l->source ? source :
	    wg_facts_open(l->task, l->own, a);
	bool led = l->own->language->rtl;
	struct folded f = { .text = { l->page, l->url, l->code },
		.whose = { l->house, l->office },
		.shaper = shaper, .bleed = l->bleed, .diag = diag,
		.at = l->page->root->at };

	f.composer = (struct wg_composer){ .arena = a,
		.voice = l->pair ? &source : &own, .source = &source,
		.other = l->pair ? &own : NULL, .linker = l->linker,
		.cards = WG_CARD_BRIEF, .calls = true,
		.stacked = l->pair };
	if (l->house != NULL)
		f.composer.region = region_of(l->own->project, l->house);
	f.dress = (struct wg_dress){ .arena = a, .project = l->own->project,
		.sheet = &wg_folded_styles, .profile = l->profile,
		.variant = wg_folded_variant(l->pair),
		.language = led ? l->own->language :
				  f.composer.voice->edition->language };
	f.pages = WG_NEW(a, struct wg_pages);
	f.pages->title =
	    wg_inlines_text(f.composer.voice, a, l->page->title);
	f.pages->lang = f.dress.language->tag;
	f.pages->rtl = led;
	f.pages->date = l->page->stand;
	f.pages->at = f.at;
	add_title(&f);
	add_text(&f);
	add_back(&f);
	return wg_pages_fold(
	    a, f.pages, zigzag ? WG_FOLD_ZIGZAG : WG_FOLD_LETTER);
}
