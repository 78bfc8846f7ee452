/*
 * All pages of a region as a booklet: cover, contents, a chapter for each
 * page at the top of the region's tree with the pages below it, the addresses
 * by category, the imprint.
 *
 * Page numbers stand in the contents and beside every office that is
 * mentioned, before they are known.  So the book is laid out until they stand
 * still: first without numbers, then with those of the round before.  Numbers
 * have columns of their own, so the second round is the last.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "facts/inline.h"
#include "layout/handbook_parts.h"

#define MOST_ROUNDS 4

/* Pages. */

/* A page below the top of the tree. */
static void
add_heading(struct wg_handbook *h, struct wg_block *to, struct wg_tag *sect,
    const struct wg_document *d)
{
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_text_style style = wg_leaflet_heading(m, m->level);
	struct wg_block *all = wg_leaflet_stack(m, WG_PT(3)), *row, *text;
	struct wg_block *rule = wg_block_new(m->arena, WG_BLOCK_RULE);

	m->voice = h->pair ? &m->source : &m->own;
	row = wg_leaflet_row(m, WG_PT(9));

	row->vertical = WG_ALIGN_CENTER;
	if (d->pictogram.len > 0)
		wg_block_add(row, wg_leaflet_pictogram(
		    m, d->pictogram, m->look->icon * 2, m->accent));
	text = wg_leaflet_unit(
	    m, &style, wg_leaflet_heading_role(m), sect, d->title);
	wg_leaflet_outline(m, text, d->id);
	wg_block_add(row, text);
	if (h->pair) {
		struct wg_block *grid = wg_leaflet_grid(m, 2, WG_MM(7));

		grid->rtl = false;
		wg_block_add(grid, row);
		m->voice = &m->own;
		wg_block_add(grid, wg_leaflet_unit(
		    m, &style, WG_ROLE_P, sect, d->title));
		m->voice = &m->source;
		row = grid;
	}
	rule->line = WG_PT(1.5);
	rule->stroke = m->accent;
	wg_block_add(all, row);
	wg_block_add(all, rule);
	all->keep_together = all->keep_with_next = true;
	all->before = m->look->gap * 5;
	all->after = m->look->gap * 3 / 2;
	wg_block_add(to, all);
}

static void
add_blocks(struct wg_handbook *h, struct wg_block *to, struct wg_tag *sect,
    const struct wg_node *parent)
{
	h->maker.level++;
	if (h->pair)
		wg_leaflet_pairs(&h->maker, to, sect, parent);
	else
		wg_leaflet_blocks(&h->maker, to, sect, parent);
	h->maker.level--;
}

static void
add_page(struct wg_handbook *h, struct wg_block *body,
    const struct wg_tree_page *p)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, NULL, NULL);

	m->level = p->depth;
	if (p->depth == 0) {
		struct wg_block *band =
		    wg_leaflet_band(m, p->page, h->pair, sect);

		band->new_page = true;
		band->keep_with_next = true;
		wg_block_add(body, band);
	} else {
		add_heading(h, body, sect, p->page);
	}
	add_blocks(h, body, sect, p->page->root);
}

/* Addresses. */

static bool
is_in(const struct wg_handbook *h, const struct wg_document *d,
    const struct wg_category *category)
{
	if (d->kind != WG_KIND_PLACE ||
	    wg_read_place(h->print->task, d)->category != category)
		return false;
	for (size_t i = 0; i < h->region->n_places; i++)
		if (h->region->places[i] == d)
			return true;
	return false;
}

bool
wg_handbook_any(
    const struct wg_handbook *h, const struct wg_category *category)
{
	const struct wg_project *p = h->print->project;

	for (size_t i = 0; i < p->documents.n && category->title != NULL; i++)
		if (is_in(h, &p->documents.at[i], category))
			return true;
	return false;
}

/* A band without a pictogram, for chapters that are no pages. */
static struct wg_block *
plain_band(struct wg_handbook *h, struct wg_block *text)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_block *band = wg_leaflet_stack(m, WG_PT(2));

	band->filled = true;
	band->fill = m->accent;
	band->radius = WG_PT(6);
	band->padding_x = WG_PT(14);
	band->padding_y = WG_PT(12);
	band->after = m->look->gap * 2;
	band->new_page = band->keep_with_next = true;
	wg_block_add(band, text);
	return band;
}

static void
add_category(struct wg_handbook *h, struct wg_block *body, struct wg_tag *tag,
    const struct wg_category *category)
{
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_project *p = h->print->project;
	const struct wg_text_style style = wg_leaflet_heading(m, 1);
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, tag, NULL);
	const struct wg_document **list = WG_NEW_ARRAY(
	    m->arena, p->documents.n + 1, const struct wg_document *);
	struct wg_block *b;
	size_t n = 0;

	m->level = 1;
	b = wg_leaflet_unit(m, &style, wg_leaflet_heading_role(m), sect,
	    category->title);
	wg_leaflet_outline(m, b, category->id);
	b->before = m->look->gap * 3;
	wg_block_add(body, b);
	m->level = 2;
	for (size_t i = 0; i < p->documents.n; i++)
		if (is_in(h, &p->documents.at[i], category))
			list[n++] = &p->documents.at[i];
	wg_facts_sort(m->voice, m->arena, list, n);
	for (size_t i = 0; i < n; i++)
		wg_block_add(body, wg_leaflet_card(m, list[i], sect));
}

static void
add_addresses(struct wg_handbook *h, struct wg_block *body)
{
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_project *p = h->print->project;
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, NULL, NULL);
	const struct wg_text_style style = wg_leaflet_heading(m, 0);
	struct wg_block *title;

	m->voice = &m->own;
	m->level = 0;
	title = wg_leaflet_text(
	    m, &style, wg_leaflet_heading_role(m), sect);
	wg_text_put_label(m->arena, title, &style, m->voice, WG_L_CONTACT);
	wg_leaflet_outline(m, title, WG_HANDBOOK_ADDRESSES);
	wg_block_add(body, plain_band(h, title));
	for (size_t i = 0; i < p->n_categories; i++)
		if (wg_handbook_any(h, &p->categories[i]))
			add_category(h, body, sect, &p->categories[i]);
}

static void
add_imprint(struct wg_handbook *h, struct wg_block *body)
{
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_region *r = h->region;
	const struct wg_text_style style = wg_leaflet_heading(m, 0);
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, NULL, NULL);
	struct wg_block *title;

	if (r->imprint_title == NULL)
		return;
	m->voice = h->pair ? &m->source : &m->own;
	m->level = 0;
	title = wg_leaflet_unit(m, &style, wg_leaflet_heading_role(m), sect,
	    r->imprint_title);
	wg_leaflet_outline(m, title, WG_HANDBOOK_IMPRINT);
	wg_block_add(body, plain_band(h, title));
	add_blocks(h, body, sect, r->imprint);
}

/* The sheet. */

static struct wg_block *
header(void *context, uint32_t page, uint32_t pages)
{
	struct wg_handbook *h = context;
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_text_style *style = &m->look->small;
	const struct wg_outline *chapter = NULL;
	struct wg_block *b;

	(void)pages;
	for (size_t i = 0; i < h->pages->outlines.n; i++) {
		const struct wg_outline *o = &h->pages->outlines.at[i];

		if (o->level == 1 && o->page <= page)
			chapter = o;
	}
	/* The band is enough where a chapter begins. */
	if (chapter == NULL || chapter->page == page)
		return NULL;
	b = wg_text_block(m->arena, style, m->document, NULL);
	b->align = WG_ALIGN_END;
	wg_text_put(m->arena, b, style, chapter->title, NULL, false);
	return b;
}

static struct wg_leaflet_footer
footer_of(struct wg_handbook *h)
{
	return (struct wg_leaflet_footer){ &h->maker, h->print->document,
		h->pair };
}

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	struct wg_handbook *h = context;
	struct wg_leaflet_footer f = footer_of(h);

	return page == 0 ? NULL : wg_leaflet_footer(&f, page, pages);
}

static struct wg_page_style
sheet_of(struct wg_handbook *h, struct wg_shaper *shaper)
{
	const struct wg_leaflet_look *l = h->maker.look;
	struct wg_leaflet_footer f = footer_of(h);
	struct wg_page_style sheet = { .width = l->width, .height = l->height,
		.bleed = wg_print_bleed(h->print), .top = l->top + WG_MM(4),
		.bottom = l->bottom, .inner = l->side + WG_MM(3),
		.outer = l->side - WG_MM(3), .rtl = h->maker.document->rtl,
		.two_sided = true, .edge = l->edge, .header = header,
		.footer = footer, .context = h };

	wg_leaflet_footer_room(&f, shaper, &sheet, 999);
	return sheet;
}

/* Rounds. */

static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	const struct wg_handbook *h = context;
	const struct wg_pages *known = h->maker.numbered;
	const struct wg_linker *outer = h->print->linker;

	/* In the first round anything as long. */
	if (known == NULL || wg_pages_find(known, t->id) != NULL)
		return wg_str_fmt(a, "#%.*s", WG_ARG(t->id));
	if (wg_pages_find(known, t->document->id) != NULL)
		return wg_str_fmt(a, "#%.*s", WG_ARG(t->document->id));
	return outer == NULL ? WG_NONE :
	    outer->address(outer->context, a, edition, t, foreign);
}

static void
make(struct wg_handbook *h, struct wg_arena *a, struct wg_shaper *shaper,
    struct wg_diag *diag)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_block *body = wg_leaflet_stack(m, m->look->gap);
	struct wg_page_style sheet;

	h->pages = WG_NEW(a, struct wg_pages);
	m->voice = h->pair ? &m->source : &m->own;
	sheet = sheet_of(h, shaper);
	h->pages->title =
	    wg_inlines_text(m->voice, a, h->print->document->title);
	h->pages->lang = m->document->tag;
	h->pages->rtl = m->document->rtl;
	h->pages->date = h->print->document->stand;
	h->pages->at = h->print->document->root->at;
	wg_handbook_cover(h, shaper, diag);
	wg_block_add(body, wg_handbook_contents(h));
	m->brief = true;
	for (size_t i = 0; i < h->region->n_pages; i++)
		add_page(h, body, &h->region->pages[i]);
	m->brief = false;
	m->indexed = true;
	add_addresses(h, body);
	m->indexed = false;
	add_imprint(h, body);
	m->voice = h->pair ? &m->source : &m->own;
	wg_layout_flow(a, shaper, h->pages, &sheet, body,
	    h->print->document->root->at, diag);
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
	struct wg_handbook h = { .print = print, .region = region_of(print),
		.linker = { .address = address, .context = &h }, .pair = wg_print_bilingual(print) };
	struct wg_leaflet_maker *m = &h.maker;
	struct wg_diag *told = NULL;

	wg_leaflet_maker_open(m, print->task, a, print->editions[0],
	    print->editions[print->n - 1], &h.linker, wg_print_size(print));
	m->rank = 1;
	m->region = h.region;
	if (h.pair)
		m->document = m->source.edition->language;
	for (int round = 0; round < MOST_ROUNDS; round++) {
		wg_diag_close(told);
		told = wg_diag_open();
		m->numbered = h.pages;
		make(&h, a, shaper, told);
		if (same_numbers(m->numbered, h.pages))
			break;
	}
	wg_diag_merge(diag, told);
	return h.pages;
}
