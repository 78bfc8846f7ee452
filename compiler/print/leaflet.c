#include "print/leaflet.h"

#include "base/arena.h"
#include "compose/leaflet.h"
#include "compose/specimen.h"
#include "facts/inline.h"
#include "layout/dress.h"
#include "layout/flow.h"
#include "layout/styles.h"
#include "model/record.h"
#include "print/folded.h"
#include "print/print.h"

/* What may be smaller in order to save a sheet [per mille]. */
#define LEAST_SCALE 940
#define LEAST_URGENT 700 /* of a page for emergencies, to have only one */

/* What makes the footers, when all sheets are known. */
struct footer {
	struct wg_composer *composer;
	const struct wg_leaflet_text *text;
	const struct wg_dress *dress;
};

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	const struct footer *f = context;

	return wg_dress(f->dress,
	    wg_compose_footer(f->composer, f->text, page, pages));
}

/* The body ends higher where the footer has more lines than there is room. */
static void
make_room(struct wg_page_style *sheet, struct wg_arena *a,
    struct wg_shaper *shaper, struct footer *f)
{
	int32_t height = sheet->edge + WG_MM(2) + wg_block_height(a, shaper,
	    footer(f, 98, 99), sheet->width - sheet->inner - sheet->outer,
	    1000);

	if (sheet->bottom < height)
		sheet->bottom = height;
}

/* Nobody wants a sheet with nothing but the colophon. */
static struct wg_block *
keep_end(struct wg_block *body)
{
	for (struct wg_block *b = body->first; b != NULL; b = b->next)
		if (b->next == body->last)
			b->keep_with_next = true;
	return body;
}

static void
name_pages(struct wg_pages *pages, const struct wg_composer *c,
    const struct wg_document *d)
{
	const struct wg_language *l = c->voice->edition->language;

	pages->title = wg_inlines_text(c->voice, c->arena, d->title);
	pages->lang = l->tag;
	pages->rtl = l->rtl;
	pages->date = d->stand;
	pages->at = d->root->at;
}

/* Leichte Sprache has a look of its own: "de-simple". */
static bool
is_plain(const struct wg_leaflet *l)
{
	struct wg_str tag = l->own->language->tag;

	return !l->pair && tag.len > 7 &&
	    wg_str_is(wg_str_from(tag, tag.len - 7), "-simple");
}

struct wg_pages *
wg_leaflet_pages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_leaflet *l, struct wg_diag *diag)
{
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	const struct wg_facts source = wg_facts_open(l->task, l->source, a);
	const struct wg_facts own = l->own == l->source ? source :
	    wg_facts_open(l->task, l->own, a);
	struct wg_ways ways = { 0 };
	bool unread = false;
	struct wg_composer c = { .arena = a,
		.voice = l->pair ? &source : &own, .source = &source,
		.other = l->pair ? &own : NULL, .linker = l->linker,
		.cards = WG_CARD_COMPACT, .calls = true, .paper = true,
		.ways = &ways };
	const struct wg_leaflet_text text = { .document = l->page,
		.url = l->url, .code = l->code, .house = l->house };
	struct wg_dress dress = { .arena = a, .project = l->own->project,
		.sheet = &wg_leaflet_styles, .profile = l->profile,
		.language = c.voice->edition->language };
	struct footer foot = { &c, &text, &dress };
	struct wg_page_style sheet =
	    wg_leaflet_sheet(l->paper, l->pair, &dress.variant);
	struct wg_part *all;

	if (is_plain(l)) {
		dress.variant = wg_leaflet_plain(dress.variant);
		c.sentences = true;
	}
	sheet.rtl = dress.language->rtl;
	sheet.bleed = l->bleed;
	sheet.footer = footer;
	sheet.context = &foot;
	make_room(&sheet, a, shaper, &foot);
	name_pages(pages, &c, l->page);
	c.unread = &unread; /* but of who publishes it, in the footer */
	all = wg_compose_leaflet(&c, &text);
	sheet.least_scale =
	    all->role == WG_PART_URGENT ? LEAST_URGENT : LEAST_SCALE;
	wg_layout_flow(a, shaper, pages, &sheet, keep_end(wg_dress(&dress, all)),
	    l->page->root->at, diag);
	return pages;
}

/* The house, and the office to ask: the first that the print names, or that of
 * the house. */
static void
add_house(const struct wg_print *print, struct wg_leaflet *l)
{
	const struct wg_print_job *job = print->job;

	if (job->house != NULL)
		l->house = wg_read_house(print->task, job->house);
	if (job->offices.n > 0)
		l->office = job->offices.at[0];
	else if (l->house != NULL && l->house->n_offices > 0)
		l->office = l->house->offices[0].place;
}

struct wg_pages *
wg_leaflet_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_leaflet leaflet = { .task = print->task,
		.page = print->subject,
		.source = print->editions[0],
		.own = print->editions[print->n - 1],
		.pair = wg_print_bilingual(print),
		.paper = wg_print_size(print),
		.url = wg_print_url(print, a),
		.code = print->job->code,
		.bleed = wg_print_bleed(print),
		.profile = print->job->profile, .linker = print->linker };

	add_house(print, &leaflet);
	if (wg_str_is(wg_print_size(print), "DL"))
		return wg_folded_pages(
		    a, shaper, &leaflet, print->job->zigzag, diag);
	return wg_leaflet_pages(a, shaper, &leaflet, diag);
}

struct wg_pages *
wg_specimen_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	const struct wg_facts facts =
	    wg_facts_open(print->task, print->editions[0], a);
	struct wg_composer c = { .arena = a, .voice = &facts,
		.source = &facts };
	const struct wg_leaflet_text text = { .document = print->document,
		.code = print->job->code };
	struct wg_dress dress = { .arena = a, .project = print->project,
		.sheet = &wg_leaflet_styles, .profile = print->job->profile,
		.language = facts.edition->language };
	struct footer foot = { &c, &text, &dress };
	/* As in a book, each begins on a page of its own. */
	struct wg_page_style sheet =
	    wg_book_sheet(wg_print_size(print), false, &dress.variant);

	sheet.two_sided = false;
	sheet.bleed = wg_print_bleed(print);
	sheet.footer = footer;
	sheet.context = &foot;
	make_room(&sheet, a, shaper, &foot);
	name_pages(pages, &c, print->document);
	wg_layout_flow(a, shaper, pages, &sheet,
	    wg_dress(&dress, wg_compose_specimen(&c, print)),
	    print->document->root->at, diag);
	return pages;
}
