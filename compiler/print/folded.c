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
/* What may be larger, so that none stays white. */
#define MOST_SCALE 1240
#define STEP 40
#define FIELD WG_MM(6) /* of colour, to the edge and the folds */

struct folded {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	const struct wg_panels *panels;
	struct wg_pages *pages;
	struct wg_diag *diag;
	unsigned scale, least_scale; /* struct wg_page_style */
	bool over, on_back;
};

static struct wg_page *
add_panel(struct folded *f)
{
	struct wg_page *panel = WG_NEW(f->arena, struct wg_page);

	panel->width = WIDTH;
	panel->height = HEIGHT;
	panel->bleed = f->panels->bleed;
	WG_PUSH(f->arena, &f->pages->pages) = panel;
	return panel;
}

static void
add_title(struct folded *f)
{
	struct wg_page *panel = add_panel(f);
	const struct wg_dress *dress = f->panels->dress;
	bool black = dress->profile == WG_PROFILE_BLACK;
	int32_t inset = FIELD + WG_MM(7);

	WG_PUSH(f->arena, &panel->items) = (struct wg_item){
		.kind = WG_ITEM_BOX,
		.box = { .x = FIELD, .y = FIELD, .width = WIDTH - 2 * FIELD,
		    .height = HEIGHT - 2 * FIELD, .radius = WG_MM(2),
		    .line = black ? WG_MM(0.9) : 0,
		    .fill = wg_color(WG_COLOR_GROUND, dress->profile,
			dress->project->accent),
		    .filled = true } };
	wg_layout_place(f->arena, f->shaper, panel,
	    wg_dress(dress, f->panels->title),
	    &(struct wg_rect){ inset, inset, WIDTH - 2 * inset,
		HEIGHT - 2 * inset }, WG_SETTING_NOMINAL, f->pages->at,
	    f->diag);
}

/* What does not fit stands in which section, the last that begins on a panel. */
static void
tell_overflow(struct folded *f)
{
	const struct wg_outline *in = NULL;
	struct wg_pages *pages = f->pages;

	f->over = true;
	for (size_t i = 0; i < pages->outlines.n; i++)
		if (in == NULL || pages->outlines.at[i].page < WG_PANELS)
			in = &pages->outlines.at[i];
	wg_report(f->diag, WG_D_FOLD_OVERFLOW, pages->at, "%zu / %d: %.*s",
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
		.inner = SIDE, .outer = SIDE, .bleed = f->panels->bleed,
		.scale = f->scale, .least_scale = f->least_scale,
		.rtl = f->panels->dress->language->rtl };

	wg_layout_flow(f->arena, f->shaper, f->pages, &sheet,
	    wg_dress(f->panels->dress, f->panels->body), f->pages->at,
	    f->diag);
}

/* At the foot of the last panel, below what text comes that far. */
static void
add_back(struct folded *f)
{
	struct wg_pages *pages = f->pages;
	struct wg_block *back = wg_dress(f->panels->dress, f->panels->back);
	int32_t width = WIDTH - 2 * SIDE;
	int32_t height = wg_layout_height(
	    f->arena, f->shaper, back, width, WG_SETTING_NOMINAL);
	const struct wg_rect inside = { SIDE, HEIGHT - FOOT - height, width,
		height };

	f->on_back = pages->pages.n >= WG_PANELS;
	if (pages->pages.n > WG_PANELS || (pages->pages.n == WG_PANELS &&
		wg_items_foot(pages->pages.at[WG_PANELS - 1]) + WG_MM(4) >
		    inside.y))
		tell_overflow(f);
	while (pages->pages.n < WG_PANELS)
		add_panel(f);
	wg_layout_place(f->arena, f->shaper, pages->pages.at[WG_PANELS - 1],
	    back, &inside, WG_SETTING_NOMINAL, pages->at, f->diag);
}

static struct folded
set(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels, unsigned scale, unsigned least_scale,
    struct wg_diag *diag)
{
	struct folded f = { .arena = a, .shaper = shaper, .panels = panels,
		.scale = scale, .least_scale = least_scale,
		.pages = WG_NEW(a, struct wg_pages), .diag = diag };

	*f.pages = *panels->like;
	add_title(&f);
	add_text(&f);
	add_back(&f);
	return f;
}

static bool
fits_at(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels, unsigned least_scale)
{
	struct wg_diag *silent = wg_diag_open();
	bool over = set(a, shaper, panels, 0, least_scale, silent).over;

	wg_diag_close(silent);
	return !over;
}

bool
wg_panels_fit(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels)
{
	return fits_at(a, shaper, panels, 0) ||
	    (panels->least_scale > 0 &&
		fits_at(a, shaper, panels, panels->least_scale));
}

/* It leaves the back free, and no word is too long. */
static bool
suits(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels, unsigned scale)
{
	struct wg_diag *silent = wg_diag_open();
	bool good = !set(a, shaper, panels, scale, 0, silent).on_back &&
	    wg_diag_empty(silent);

	wg_diag_close(silent);
	return good;
}

static unsigned
largest(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels)
{
	unsigned scale = panels->most_scale;

	while (scale > WG_SETTING_NOMINAL.scale &&
	    !suits(a, shaper, panels, scale))
		scale -= STEP;
	return scale > WG_SETTING_NOMINAL.scale ? scale : 0;
}

struct wg_pages *
wg_panels_fold(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_panels *panels, struct wg_diag *diag)
{
	/* A panel that is saved is a white one. */
	unsigned least = fits_at(a, shaper, panels, 0) ?
	    0 : panels->least_scale;
	unsigned scale = largest(a, shaper, panels);

	return wg_pages_fold(a,
	    set(a, shaper, panels, scale, scale > 0 ? 0 : least, diag).pages,
	    panels->zigzag ? WG_FOLD_ZIGZAG : WG_FOLD_LETTER);
}

/* Leaflets. */

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

/* With as much of the office as there is room for. */
static struct wg_part *
back_of(struct wg_composer *c, struct wg_shaper *shaper,
    const struct wg_dress *dress, const struct wg_leaflet_text *text,
    struct wg_folded_for whose, struct wg_diag *diag)
{
	for (;;) {
		struct wg_part *back = wg_folded_back(c, text, &whose);

		if (whose.office == NULL ||
		    wg_layout_height(c->arena, shaper, wg_dress(dress, back),
			WIDTH - 2 * SIDE, WG_SETTING_NOMINAL) <= ROOM)
			return back;
		if (whose.brief) {
			wg_report(diag, WG_D_FOLD_OVERFLOW,
			    text->document->root->at, "%.*s",
			    WG_ARG(whose.office->id));
			whose.office = NULL;
		}
		whose.brief = true;
	}
}

struct wg_pages *
wg_folded_pages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_leaflet *l, bool zigzag, struct wg_diag *diag)
{
	const struct wg_facts source = wg_facts_open(l->task, l->source, a);
	const struct wg_facts own = l->own == l->source ? source :
	    wg_facts_open(l->task, l->own, a);
	bool led = l->own->language->rtl;
	const struct wg_leaflet_text text = { .document = l->page,
		.url = l->url, .code = l->code };
	struct wg_composer c = { .arena = a,
		.voice = l->pair ? &source : &own, .source = &source,
		.other = l->pair ? &own : NULL, .linker = l->linker,
		.cards = WG_CARD_BRIEF, .calls = true,
		.stacked = l->pair };
	const struct wg_folded_for whose = { .house = l->house,
		.office = l->office };
	const struct wg_dress dress = { .arena = a,
		.project = l->own->project, .sheet = &wg_folded_styles,
		.profile = l->profile, .variant = wg_folded_variant(l->pair),
		.language = led ? l->own->language :
				  c.voice->edition->language };
	const struct wg_pages like = {
		.title = wg_inlines_text(c.voice, a, l->page->title),
		.lang = dress.language->tag, .rtl = led,
		.date = l->page->stand, .at = l->page->root->at };
	struct wg_panels panels = { .dress = &dress, .like = &like,
		.zigzag = zigzag, .bleed = l->bleed,
		.least_scale = LEAST_SCALE, .most_scale = MOST_SCALE };

	if (l->house != NULL)
		c.region = region_of(l->own->project, l->house);
	panels.title = wg_folded_title(&c, &text);
	panels.body = wg_folded_body(&c, &text);
	panels.back = back_of(&c, shaper, &dress, &text, whose, diag);
	return wg_panels_fold(a, shaper, &panels, diag);
}
