#include "compose/book.h"

#include "compose/book_contents.h"
#include "compose/leaflet.h"
#include "model/trace.h"

#define LEVEL_OF(page) ((page)->depth + 1)

static const struct wg_facts *
first_voice(const struct wg_composer *c)
{
	return c->other != NULL ? c->source : c->voice;
}

/* Chapters. */

/* A page below the top of the tree. */
static void
put_heading(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d)
{
	struct wg_part *part;
	struct wg_pair row;

	if (c->other == NULL) {
		part = wg_compose_part(c, to, WG_PART_PAGE, d->title);
		part->pictogram = d->pictogram;
		part->level = c->level;
		part->id = d->id;
		return;
	}
	row = wg_compose_pair(c, to, WG_PART_PAGES);
	row.spine->pictogram = d->pictogram;
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		part = wg_part_put(c->arena, row.sides[i],
		    i == 0 ? WG_PART_PAGE : WG_PART_PAGE_TOO);
		part->words = wg_compose_name_beside(c, d->title);
		part->level = c->level;
		if (i == 0)
			part->id = d->id;
	}
	wg_compose_side(c, 0);
}

static void
put_page(const struct wg_book *h, struct wg_part *to,
    const struct wg_tree_page *p)
{
	struct wg_composer *c = h->composer;
	struct wg_part *sect = wg_part_put(c->arena, to, WG_PART_SECTION);

	c->level = LEVEL_OF(p);
	if (p->depth == 0)
		wg_compose_header(c, sect, p->page);
	else
		put_heading(c, sect, p->page);
	wg_compose_body(c, sect, wg_read_tree(h->print->task, p->page));
}

/* A title that is no page's. */
static struct wg_part *
put_title(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *unit, enum wg_label label)
{
	struct wg_part *title = wg_part_put(c->arena, to, role);

	title->level = c->level;
	title->words = unit == NULL ? wg_compose_label(c, label) :
	    c->other != NULL ? wg_compose_name_beside(c, unit) :
			       wg_compose_unit(c, unit);
	return title;
}

/* A chapter that is no page. */
static struct wg_part *
open_chapter(struct wg_composer *c, struct wg_part *to, struct wg_str id,
    const struct wg_node *unit, enum wg_label label)
{
	struct wg_part *sect = wg_part_put(c->arena, to, WG_PART_SECTION);
	struct wg_part *header =
	    wg_part_put(c->arena, sect, WG_PART_HEADER);
	struct wg_part *side;

	c->level = 1;
	if (c->other == NULL) {
		side = wg_part_put(c->arena, header, WG_PART_WORDS);
		put_title(c, side, WG_PART_TITLE, unit, label)->id = id;
		return sect;
	}
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		side = wg_part_put(c->arena, header, WG_PART_SIDE);
		side->language = c->voice->edition->language;
		if (i == 0) {
			put_title(c, side, WG_PART_TITLE, unit, label)->id =
			    id;
			wg_part_put(c->arena, header, WG_PART_SPINE);
		} else if (unit != NULL || wg_book_says(c, label)) {
			put_title(c, side, WG_PART_TITLE_TOO, unit, label);
		}
	}
	wg_compose_side(c, 0);
	return sect;
}

/* Addresses. */

static void
put_category_title(struct wg_composer *c, struct wg_part *to,
    const struct wg_category *category)
{
	struct wg_pair row;

	if (c->other == NULL) {
		put_title(c, to, WG_PART_HEADING, category->title, WG_L_COUNT)
		    ->id = category->id;
		return;
	}
	row = wg_compose_pair(c, to, WG_PART_HEADINGS);
	row.row->level = c->level;
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		put_title(c, row.sides[i], i == 0 ? WG_PART_HEADING :
			WG_PART_HEADING_TOO, category->title, WG_L_COUNT)
		    ->id = i == 0 ? category->id : WG_NONE;
	}
}

static void
put_category(const struct wg_book *h, struct wg_part *to,
    const struct wg_category *category)
{
	struct wg_composer *c = h->composer;
	struct wg_part *sect = wg_part_put(c->arena, to, WG_PART_SECTION);
	size_t n;
	const struct wg_document **list =
	    wg_book_places(h, category, &n);

	c->level = 2;
	put_category_title(c, sect, category);
	if (c->other != NULL)
		wg_compose_side(c, 1); /* in whose order they stand */
	wg_facts_sort(c->voice, c->arena, list, n);
	for (size_t i = 0; i < n; i++)
		wg_compose_compact(c, sect, list[i]);
}

static void
put_addresses(const struct wg_book *h, struct wg_part *to)
{
	struct wg_composer *c = h->composer;
	const struct wg_project *p = h->print->project;
	struct wg_part *chapter = open_chapter(
	    c, to, WG_BOOK_ADDRESSES, NULL, WG_L_CONTACT);

	for (size_t i = 0; i < p->n_categories; i++)
		if (wg_book_any(h, &p->categories[i]))
			put_category(h, chapter, &p->categories[i]);
	c->voice = first_voice(c);
}

static void
put_imprint(const struct wg_book *h, struct wg_part *to)
{
	struct wg_composer *c = h->composer;
	const struct wg_region *r = h->region;
	struct wg_part *chapter;

	if (r->imprint_title == NULL)
		return;
	chapter = open_chapter(
	    c, to, WG_BOOK_IMPRINT, r->imprint_title, WG_L_COUNT);
	wg_compose_body(c, chapter, r->imprint);
}

/* For those who look for a word. */
static void
put_index(const struct wg_book *h, struct wg_part *to)
{
	wg_book_index(h, open_chapter(
	    h->composer, to, WG_BOOK_INDEX, NULL, WG_L_INDEX));
}

struct wg_part *
wg_book_body(const struct wg_book *h)
{
	struct wg_composer *c = h->composer;
	struct wg_part *all = wg_part_new(c->arena, WG_PART_ARTICLE);
	struct wg_index index = { .entries = { .n = 0 } };

	wg_trace_list(h->region, WG_LIST_PAGES);
	wg_trace_list(h->region, WG_LIST_PLACES);
	c->voice = first_voice(c);
	wg_book_contents(h, all);
	c->index = &index;
	c->cards = WG_CARD_REFERENCE;
	for (size_t i = 0; i < h->region->n_pages; i++)
		put_page(h, all, &h->region->pages[i]);
	c->cards = WG_CARD_COMPACT;
	c->details = true;
	if (h->region->n_places > 0)
		put_addresses(h, all);
	c->details = false;
	c->level = 1;
	put_imprint(h, all);
	if (h->region->n_places > 0)
		put_index(h, all);
	c->index = NULL;
	return all;
}

/* The cover and heads. */

static void
put_pictograms(const struct wg_book *h, struct wg_part *to)
{
	struct wg_arena *a = h->composer->arena;
	struct wg_part *all = wg_part_put(a, to, WG_PART_PICTOGRAMS);

	for (size_t i = 0; i < h->region->n_pages; i++) {
		const struct wg_tree_page *p = &h->region->pages[i];

		if (p->depth == 0 && p->page->pictogram.len > 0)
			wg_part_put(a, all, WG_PART_PICTOGRAM)->pictogram =
			    p->page->pictogram;
	}
}

struct wg_part *
wg_book_cover(const struct wg_book *h)
{
	struct wg_composer *c = h->composer;
	const struct wg_node *title = h->print->document->title;
	struct wg_part *all = wg_part_new(c->arena, WG_PART_COVER);

	c->voice = first_voice(c);
	put_pictograms(h, all);
	wg_compose_part(c, all, WG_PART_BOOK_TITLE, title);
	if (c->other != NULL &&
	    !wg_edition_unit(c->other->edition, title).fallback) {
		wg_compose_side(c, 1);
		wg_compose_part(c, all, WG_PART_TITLE_TOO, title);
		wg_compose_side(c, 0);
	}
	wg_compose_part(
	    c, all, WG_PART_SUBTITLE, h->region->document->title);
	return all;
}

/* Once, if nobody has read the translation of a page. */
static void
put_unread(const struct wg_book *h, struct wg_part *to)
{
	struct wg_composer *c = h->composer;

	/* The colophon has said it. */
	if (wg_edition_is_unread(
		c->other != NULL ? c->other->edition : c->voice->edition,
		h->print->document))
		return;
	if (c->other != NULL)
		wg_compose_side(c, 1);
	for (size_t i = 0; i < h->region->n_pages; i++) {
		const struct wg_document *d = h->region->pages[i].page;

		if (!wg_edition_is_unread(c->voice->edition, d))
			continue;
		wg_compose_unread(c, to, d);
		break;
	}
	c->voice = first_voice(c);
}

struct wg_part *
wg_book_imprint_lines(const struct wg_book *h)
{
	struct wg_composer *c = h->composer;
	struct wg_part *all = wg_part_new(c->arena, WG_PART_COVER_FOOT);
	const struct wg_leaflet_text text = {
		.document = h->print->document,
		.url = wg_print_url(h->print, c->arena),
		.code = h->print->job->code };

	wg_compose_colophon(c, all, &text);
	put_unread(h, all);
	return all;
}

struct wg_part *
wg_book_head(const struct wg_book *h, struct wg_str chapter)
{
	struct wg_composer *c = h->composer;
	struct wg_part *p = wg_part_new(c->arena, WG_PART_RUNNING_HEAD);

	p->words = wg_compose_text(c);
	wg_tokens_put(c->arena, &p->words, chapter, NULL);
	return p;
}

struct wg_part *
wg_book_footer(const struct wg_book *h, unsigned page, unsigned pages)
{
	const struct wg_leaflet_text text = {
		.document = h->print->document,
		.code = h->print->job->code };

	return wg_compose_footer(h->composer, &text, page, pages);
}

/* Cut down to a page and what is below it. */
static const struct wg_region *
chapter_of(struct wg_arena *a, const struct wg_region *r,
    const struct wg_tree_page *top)
{
	struct wg_region *chapter = WG_NEW(a, struct wg_region);

	*chapter = *r;
	chapter->pages = WG_NEW_ARRAY(a, top->size, struct wg_tree_page);
	chapter->n_pages = top->size;
	chapter->n_places = 0;
	for (size_t k = 0; k < top->size; k++) {
		chapter->pages[k] = top[k];
		chapter->pages[k].depth -= top->depth;
	}
	return chapter;
}

const struct wg_region *
wg_book_region(struct wg_arena *a, const struct wg_print *print)
{
	const struct wg_project *p = print->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		const struct wg_tree_page *top;

		if (r->document == print->subject)
			return r;
		top = wg_region_page(r, print->subject);
		wg_trace_list(r, WG_LIST_PAGES);
		if (top != NULL)
			return chapter_of(a, r, top);
	}
	return NULL;
}
