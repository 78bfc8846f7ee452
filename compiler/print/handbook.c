/*
 * Page numbers stand in the contents, behind links and beside every office that
 * is mentioned, before they are known.  So the book is laid out until they
 * stand still: first without numbers, then with those of the round before.
 * Should they chase each other, all are as wide as the widest from PADDED on,
 * and then nothing moves any more.
 */
#include "compose/handbook.h"

#include "base/arena.h"
#include "base/diag.h"
#include "compose/leaflet.h"
#include "facts/inline.h"
#include "layout/dress.h"
#include "layout/flow.h"
#include "layout/styles.h"
#include "print/print.h"

#define PADDED 3
#define MOST_ROUNDS 8

struct book {
	struct wg_handbook text;
	struct wg_composer composer;
	struct wg_numbers numbers;
	struct wg_linker linker;   /* within the book, else that of the print */
	struct wg_dress dress;
	struct wg_page_style sheet;
	struct wg_leaflet_text foot;
	const struct wg_pages *known; /* where things stood in the round
				       * before, or NULL */
	struct wg_pages *pages;       /* being filled */
	struct wg_shaper *shaper;
};

/* Where things stand. */

static unsigned
page_of(void *context, struct wg_str anchor)
{
	const struct book *b = context;
	const struct wg_outline *o = wg_pages_find(b->known, anchor);

	return o == NULL ? 0 : (unsigned)o->page + 1;
}

static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	const struct book *b = context;
	const struct wg_linker *outer = b->text.print->linker;

	/* In the first round anything as long. */
	if (b->known == NULL || wg_pages_find(b->known, t->id) != NULL)
		return wg_str_fmt(a, "#%.*s", WG_ARG(t->id));
	if (wg_pages_find(b->known, t->document->id) != NULL)
		return wg_str_fmt(a, "#%.*s", WG_ARG(t->document->id));
	return outer == NULL ? WG_NONE :
	    outer->address(outer->context, a, edition, t, foreign);
}

/* The sheet. */

static struct wg_block *
header(void *context, uint32_t page, uint32_t pages)
{
	struct book *b = context;
	const struct wg_outline *chapter = NULL;

	(void)pages;
	for (size_t i = 0; i < b->pages->outlines.n; i++) {
		const struct wg_outline *o = &b->pages->outlines.at[i];

		if (o->level == 2 && o->page <= page)
			chapter = o;
	}
	/* The header is enough where a chapter begins. */
	if (chapter == NULL || chapter->page == page)
		return NULL;
	return wg_dress(&b->dress,
	    wg_handbook_head(&b->text, chapter->title));
}

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	struct book *b = context;

	return page == 0 ? NULL : wg_dress(&b->dress,
	    wg_compose_footer(&b->composer, &b->foot, page, pages));
}

/* The cover: a field of colour over most of the sheet, and over the bleed. */
static void
add_cover(struct book *b, struct wg_diag *diag)
{
	struct wg_arena *a = b->composer.arena;
	const struct wg_page_style *s = &b->sheet;
	struct wg_page *page = WG_NEW(a, struct wg_page);
	struct wg_span at = b->text.print->document->root->at;
	/* An office printer leaves 5 mm white anyway. */
	int32_t edge = s->bleed > 0 ? -s->bleed : WG_MM(10);
	int32_t inset = s->bleed > 0 ? s->inner : s->inner + WG_MM(4);
	int32_t field = s->height * 62 / 100, width = s->width - 2 * inset;
	bool black = b->dress.profile == WG_PROFILE_BLACK;
	struct wg_block *foot;
	int32_t height;

	page->width = s->width;
	page->height = s->height;
	page->bleed = s->bleed;
	WG_PUSH(a, &b->pages->pages) = page;
	WG_PUSH(a, &page->items) = (struct wg_item){
		.kind = WG_ITEM_BOX, .box = { .x = edge, .y = edge,
		    .width = s->width - 2 * edge, .height = field - edge,
		    .radius = s->bleed > 0 ? 0 : WG_MM(3),
		    .line = black ? WG_MM(0.9) : 0,
		    .fill = wg_color(WG_COLOR_GROUND, b->dress.profile,
			b->dress.project->accent),
		    .filled = true } };
	wg_layout_frame(a, b->shaper, page,
	    wg_dress(&b->dress, wg_handbook_cover(&b->text)), inset,
	    s->inner + WG_MM(6), width, field - s->inner - WG_MM(12), at,
	    diag);
	foot = wg_dress(&b->dress, wg_handbook_imprint_lines(&b->text));
	height = wg_block_height(a, b->shaper, foot, width, 1000);
	wg_layout_frame(a, b->shaper, page, foot, inset,
	    s->height - s->edge - WG_MM(8) - height, width, height, at, diag);
}

/* Rounds. */

static void
make_room(struct book *b)
{
	int32_t height = b->sheet.edge + WG_MM(2) +
	    wg_block_height(b->composer.arena, b->shaper, footer(b, 998, 999),
		b->sheet.width - b->sheet.inner - b->sheet.outer, 1000);

	if (b->sheet.bottom < height)
		b->sheet.bottom = height;
}

static void
make(struct book *b, struct wg_diag *diag)
{
	struct wg_arena *a = b->composer.arena;
	const struct wg_document *d = b->text.print->document;

	b->numbers.known = b->known != NULL;
	b->pages = WG_NEW(a, struct wg_pages);
	b->pages->title = wg_inlines_text(b->composer.voice, a, d->title);
	b->pages->lang = b->dress.language->tag;
	b->pages->rtl = b->dress.language->rtl;
	b->pages->date = d->stand;
	b->pages->at = d->root->at;
	add_cover(b, diag);
	if (b->text.print->picture)
		return;
	wg_layout_flow(a, b->shaper, b->pages, &b->sheet,
	    wg_dress(&b->dress, wg_handbook_body(&b->text)), d->root->at,
	    diag);
}

/* As many figures as the last page had in the round before, and never fewer
 * than in that. */
static void
widen_numbers(struct book *b)
{
	unsigned figures = 3;
	size_t last = 0;

	for (size_t i = 0; i < b->known->outlines.n; i++)
		if (b->known->outlines.at[i].page > last)
			last = b->known->outlines.at[i].page;
	for (size_t n = last + 1; n > 999; n /= 10)
		figures++;
	if (b->numbers.figures < figures)
		b->numbers.figures = figures;
}

static bool
same_numbers(const struct wg_pages *a, const struct wg_pages *b)
{
	if (a == NULL || a->outlines.n != b->outlines.n)
		return false;
	for (size_t i = 0; i < a->outlines.n; i++)
		if (a->outlines.at[i].page != b->outlines.at[i].page)
			return false;
	return true;
}

/* Where things stand, without the pages. */
static const struct wg_pages *
copy_numbers(struct wg_arena *a, const struct wg_pages *pages)
{
	struct wg_pages *copy = WG_NEW(a, struct wg_pages);

	for (size_t i = 0; i < pages->outlines.n; i++) {
		const struct wg_outline *o = &pages->outlines.at[i];

		WG_PUSH(a, &copy->outlines) = (struct wg_outline){
			.page = o->page, .anchor = wg_str_dup(a, o->anchor) };
	}
	return copy;
}

/* Memory of a round ends with it, but for that of the last one, which becomes
 * that of 'a'. */
static void
make_rounds(struct book *b, struct wg_arena *a, struct wg_diag *diag)
{
	for (int round = 0;; round++) {
		struct wg_arena *own = wg_arena_open();
		struct wg_diag *told = wg_diag_open();

		b->composer.arena = b->dress.arena = own;
		if (round >= PADDED)
			widen_numbers(b);
		make(b, told);
		if (b->text.print->picture ||
		    same_numbers(b->known, b->pages) ||
		    round + 1 == MOST_ROUNDS) {
			wg_arena_merge(a, own);
			wg_diag_merge(diag, told);
			break;
		}
		b->known = copy_numbers(a, b->pages);
		wg_diag_close(told);
		wg_arena_close(own);
	}
	b->composer.arena = b->dress.arena = a;
}

static const struct wg_region *
region_of(const struct wg_print *print)
{
	const struct wg_project *p = print->project;

	for (size_t i = 0; i < p->regions.n; i++)
		if (p->regions.at[i].document == print->subject)
			return &p->regions.at[i];
	return NULL;
}

struct wg_pages *
wg_handbook_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	bool pair = wg_print_bilingual(print);
	const struct wg_facts source =
	    wg_facts_open(print->task, print->editions[0], a);
	const struct wg_facts own = print->n == 1 ? source :
	    wg_facts_open(print->task, print->editions[print->n - 1], a);
	struct book b = { .numbers = { .page = page_of, .context = &b },
		.linker = { .address = address, .context = &b },
		.foot = { print->document, WG_NONE, print->job->code },
		.shaper = shaper };

	b.composer = (struct wg_composer){ .arena = a,
		.voice = pair ? &source : &own, .source = &source,
		.other = pair ? &own : NULL, .linker = &b.linker,
		.region = region_of(print), .calls = true,
		.paper = true,
		.numbers = &b.numbers };
	b.text = (struct wg_handbook){ &b.composer, print,
		b.composer.region };
	b.dress = (struct wg_dress){ .arena = a, .project = print->project,
		.sheet = &wg_leaflet_styles, .profile = print->job->profile,
		.language = b.composer.voice->edition->language,
		.deeper = 1 };
	b.sheet = wg_book_sheet(
	    wg_print_size(print), pair, &b.dress.variant);
	b.sheet.rtl = b.dress.language->rtl;
	b.sheet.bleed = wg_print_bleed(print);
	b.sheet.header = header;
	b.sheet.footer = footer;
	b.sheet.context = &b;
	make_room(&b);
	make_rounds(&b, a, diag);
	return b.pages;
}
