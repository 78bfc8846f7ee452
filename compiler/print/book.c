/*
 * Page numbers stand in the contents, behind links and beside every office that
 * is mentioned, before they are known.  So a book is laid out until they stand
 * still: first without numbers, then with those of the round before.  Should
 * they chase each other, all are as wide as the widest from PADDED on, and then
 * nothing moves any more.
 */
#include "print/engine.h"

#include "base/arena.h"
#include "base/diag.h"
#include "compose/book.h"
#include "layout/impose.h"
#include "model/record.h"

#define PADDED 3
#define MOST_ROUNDS 8

struct book {
	const struct wg_setter *setter;
	struct wg_book text;
	struct wg_composer composer;
	struct wg_numbers numbers;
	struct wg_linker linker;   /* within the book, else that of the print */
	struct wg_dress dress;
	struct wg_page_style sheet;
	const struct wg_pages *known; /* where things stood in the round
				       * before, or NULL */
	struct wg_pages *pages;       /* being filled */
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
	    wg_book_head(&b->text, chapter->title));
}

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	struct book *b = context;

	return page == 0 ? NULL :
	    wg_dress(&b->dress, wg_book_footer(&b->text, page, pages));
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
	wg_layout_frame(a, b->setter->shaper, page,
	    wg_dress(&b->dress, wg_book_cover(&b->text)), inset,
	    s->inner + WG_MM(6), width, field - s->inner - WG_MM(12), at,
	    diag);
	foot = wg_dress(&b->dress, wg_book_imprint_lines(&b->text));
	height = wg_block_height(a, b->setter->shaper, foot, width, 1000);
	wg_layout_frame(a, b->setter->shaper, page, foot, inset,
	    s->height - s->edge - WG_MM(8) - height, width, height, at, diag);
}

/* Rounds. */

static void
make_room(struct book *b)
{
	int32_t height = b->sheet.edge + b->setter->paper->clear +
	    wg_block_height(b->composer.arena, b->setter->shaper, footer(b, 998, 999),
		b->sheet.width - b->sheet.inner - b->sheet.outer, 1000);

	if (b->sheet.bottom < height)
		b->sheet.bottom = height;
}

static void
make(struct book *b, struct wg_diag *diag)
{
	const struct wg_document *d = b->text.print->document;
	struct wg_setter own = *b->setter;

	own.arena = b->composer.arena;
	b->numbers.known = b->known != NULL;
	b->pages = wg_setter_pages(&own, d, b->composer.voice);
	add_cover(b, diag);
	if (b->text.print->picture)
		return;
	wg_layout_flow(own.arena, own.shaper, b->pages, &b->sheet,
	    wg_dress(&b->dress, wg_book_body(&b->text)), d->root->at,
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

/* Opened in place: its parts point into it. */
static void
open_book(struct book *b, const struct wg_setter *s,
    const struct wg_facts *source, const struct wg_facts *own,
    const struct wg_region *region)
{
	bool pair = wg_print_bilingual(s->print);
	const struct wg_facts *voice = pair ? source : own;

	*b = (struct book){ .setter = s,
		.numbers = { .page = page_of, .context = b },
		.linker = { .address = address, .context = b },
		.composer = { .arena = s->arena, .voice = voice,
		    .source = source, .other = pair ? own : NULL,
		    .linker = &b->linker, .region = region, .calls = true,
		    .paper = true, .numbers = &b->numbers },
		.text = { &b->composer, s->print, region },
		.dress = wg_setter_dress(s, wg_paper_variant(s->paper, pair,
		    own->edition->language->rtl), voice->edition->language),
		.sheet = wg_paper_pages(s->paper) };
	b->dress.deeper = 1;
	b->sheet.rtl = b->dress.language->rtl;
	b->sheet.bleed = wg_setter_bleed(s);
	b->sheet.header = header;
	b->sheet.footer = footer;
	b->sheet.context = b;
	make_room(b);
}

/* For office paper: on the sheets that it is folded of. */
static struct wg_pages *
fold(const struct wg_setter *s, struct wg_pages *pages)
{
	const struct wg_paper *paper = s->paper;

	if (paper->folded.width == 0 || s->print->picture ||
	    wg_setter_bleed(s) > 0)
		return pages;
	if (pages->pages.n > paper->most_pages)
		wg_report(s->diag, WG_D_BOOKLET_CREEP, pages->at,
		    "%zu / %zu", pages->pages.n, paper->most_pages);
	return wg_pages_booklet(
	    s->arena, pages, paper->folded.width, paper->folded.height);
}

struct wg_pages *
wg_set_book(const struct wg_setter *s, const void *rules)
{
	const struct wg_print *print = s->print;
	const struct wg_region *region = wg_book_region(s->arena, print);
	const struct wg_facts source =
	    wg_facts_open(print->task, print->editions[0], s->arena);
	const struct wg_facts own = print->n == 1 ? source :
	    wg_facts_open(
		print->task, print->editions[print->n - 1], s->arena);
	struct book b;

	(void)rules;
	if (region == NULL) {
		/* In a source it was reported (lint/signs.c). */
		if (print->document->root == print->subject->root)
			wg_report(s->diag, WG_D_PRINT_SUBJECT,
			    print->document->root->at, "%.*s",
			    WG_ARG(print->subject->id));
		return NULL;
	}
	open_book(&b, s, &source, &own, region);
	make_rounds(&b, s->arena, s->diag);
	return fold(s, b.pages);
}
