/*
 * The cover, a field of colour over most of the sheet (and over the bleed, if
 * there is one), and the table of contents.  A line of the contents is one
 * link from the title to its number; its element is a TOCI (ISO 32000-1,
 * 14.8.4.2), and pages stand in a list of their own below their chapter.
 */
#include "base/arena.h"
#include "facts/inline.h"
#include "layout/handbook_parts.h"

#define NUMBER WG_PT(64) /* width of "page 000" in any language */

/* Page numbers. */

/* "000" as long as it is not known: as wide as any. */
static struct wg_str
number_of(const struct wg_leaflet_maker *m, struct wg_str anchor)
{
	const struct wg_outline *o = m->numbered == NULL ? NULL :
	    wg_pages_find(m->numbered, anchor);

	return o == NULL ? WG_STR("000") :
	    wg_str_fmt(m->arena, "%u", (unsigned)o->page + 1);
}

struct wg_block *
wg_handbook_page(
    struct wg_leaflet_maker *m, struct wg_str anchor, struct wg_tag *tag)
{
	struct wg_text_style style = m->look->small;
	struct wg_block *b;
	const struct wg_label_arg args[] = {
		{ "page", number_of(m, anchor) }, { NULL, WG_NONE } };
	struct wg_piece piece = { .language = wg_edition_label_language(
	    m->voice->edition, WG_L_PAGE) };

	style.shows_links = true;
	style.link = m->accent;
	style.weight = WG_BOLD;
	b = wg_leaflet_text(m, &style, WG_ROLE_P, tag);
	b->name = wg_str(wg_label_info(WG_L_PAGE)->text);
	b->align = WG_ALIGN_END;
	b->width = b->least_width = NUMBER;
	piece.text = piece.title = wg_edition_label(
	    m->voice->edition, m->arena, WG_L_PAGE, 0, args);
	piece.href = wg_str_fmt(m->arena, "#%.*s", WG_ARG(anchor));
	wg_text_put_piece(m->arena, b, &style, m->voice, NULL, &piece);
	return b;
}

/* The table of contents. */

static struct wg_tag *
link_of(const struct wg_block *text)
{
	struct wg_tag *tag = text->n_runs > 0 ? text->runs[0].tag : NULL;

	while (tag != NULL && tag->role != WG_ROLE_LINK)
		tag = tag->parent;
	return tag;
}

/* 'title' NULL: the label. */
static struct wg_block *
entry_text(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    struct wg_tag *reference, struct wg_str anchor,
    const struct wg_node *title, enum wg_label label)
{
	const struct wg_edition *e = m->voice->edition;
	const struct wg_language *language = title == NULL ?
	    wg_edition_label_language(e, label) :
	    wg_edition_unit(e, title).language;
	struct wg_block *b =
	    wg_text_block(m->arena, style, language, reference);
	struct wg_piece piece = { .language = language };

	b->at = title != NULL ? wg_edition_place(e, title) : WG_NOWHERE;
	b->name = WG_STR("title");
	b->rtl = m->voice->edition->language->rtl;
	piece.text = piece.title = title == NULL ?
	    wg_edition_label(e, m->arena, label, 0, NULL) :
	    wg_inlines_text(m->voice, m->arena, title);
	piece.href = wg_str_fmt(m->arena, "#%.*s", WG_ARG(anchor));
	wg_text_put_piece(m->arena, b, style, m->voice, NULL, &piece);
	return b;
}

static struct wg_tag *
add_entry(struct wg_handbook *h, struct wg_block *to, struct wg_tag *toc,
    const struct wg_text_style *style, struct wg_str anchor,
    const struct wg_node *title, enum wg_label label)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_tag *item = wg_leaflet_tag(m, WG_ROLE_TOCI, toc, NULL);
	struct wg_tag *reference =
	    wg_leaflet_tag(m, WG_ROLE_REFERENCE, item, NULL);
	struct wg_block *row = wg_leaflet_row(m, WG_PT(12)), *number, *text;

	row->rtl = m->document->rtl;
	m->voice = h->pair ? &m->source : &m->own;
	text = entry_text(m, style, reference, anchor, title, label);
	wg_block_add(row, text);
	number = wg_text_block(m->arena, style, m->document, link_of(text));
	if (h->pair) {
		m->voice = &m->own;
		wg_block_add(row, entry_text(
		    m, style, reference, anchor, title, label));
		m->voice = &m->source;
	}
	number->width = number->least_width = WG_PT(30);
	number->align = WG_ALIGN_END;
	wg_text_put(m->arena, number, style, number_of(m, anchor), NULL,
	    false);
	wg_block_add(row, number);
	wg_block_add(to, row);
	return item;
}

/* Below a chapter: indented, and a list in the list. */
struct below {
	struct wg_block *list;
	struct wg_tag *toc;
};

static struct below
open_below(
    struct wg_handbook *h, struct wg_block *to, struct wg_tag *chapter)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct below b = { wg_leaflet_stack(m, m->look->gap / 2),
		wg_leaflet_tag(m, WG_ROLE_TOC, chapter, NULL) };

	b.list->kind = WG_BLOCK_LIST;
	b.list->indent = m->look->indent;
	b.list->rtl = m->document->rtl;
	wg_block_add(to, b.list);
	return b;
}

static void
add_chapters(struct wg_handbook *h, struct wg_block *to, struct wg_tag *toc)
{
	const struct wg_text_style *body = &h->maker.look->body;
	struct wg_text_style bold = *body;
	struct below below = { NULL, NULL };
	struct wg_tag *chapter = NULL;

	bold.weight = WG_BOLD;
	for (size_t i = 0; i < h->region->n_pages; i++) {
		const struct wg_tree_page *p = &h->region->pages[i];

		if (p->depth == 0) {
			chapter = add_entry(h, to, toc, &bold, p->page->id,
			    p->page->title, WG_L_COUNT);
			to->last->before = h->maker.look->gap * 2;
			to->last->keep_with_next = p->size > 1;
			below.list = NULL;
			continue;
		}
		if (below.list == NULL)
			below = open_below(h, to, chapter);
		add_entry(h, below.list, below.toc, body, p->page->id,
		    p->page->title, WG_L_COUNT);
	}
}

static void
add_addresses(struct wg_handbook *h, struct wg_block *to, struct wg_tag *toc)
{
	const struct wg_project *p = h->print->project;
	const struct wg_text_style *body = &h->maker.look->body;
	struct wg_text_style bold = *body;
	struct below below;

	bold.weight = WG_BOLD;
	below = open_below(h, wg_leaflet_stack(&h->maker, 0),
	    add_entry(h, to, toc, &bold, WG_HANDBOOK_ADDRESSES, NULL,
		WG_L_CONTACT));
	to->last->before = h->maker.look->gap * 2;
	to->last->keep_with_next = true;
	for (size_t i = 0; i < p->n_categories; i++)
		if (wg_handbook_any(h, &p->categories[i]))
			add_entry(h, below.list, below.toc, body,
			    p->categories[i].id, p->categories[i].title,
			    WG_L_COUNT);
	if (below.list->first != NULL)
		wg_block_add(to, below.list);
}

struct wg_block *
wg_handbook_contents(struct wg_handbook *h)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_block *all = wg_leaflet_stack(m, m->look->gap / 2);
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, NULL, NULL);
	struct wg_tag *toc = wg_leaflet_tag(m, WG_ROLE_TOC, sect, NULL);
	const struct wg_node *imprint = h->region->imprint_title;
	struct wg_text_style style = wg_leaflet_heading(m, 0);
	struct wg_block *title;

	m->level = 0;
	style.color = m->accent;
	title = wg_leaflet_text(
	    m, &style, wg_leaflet_heading_role(m), sect);
	title->keep_with_next = true;
	title->after = m->look->gap * 2;
	wg_text_put_label(m->arena, title, &style, m->voice, WG_L_CONTENTS);
	wg_block_add(all, title);
	add_chapters(h, all, toc);
	add_addresses(h, all, toc);
	style = m->look->body;
	style.weight = WG_BOLD;
	if (imprint != NULL) {
		add_entry(h, all, toc, &style, WG_HANDBOOK_IMPRINT,
		    imprint, WG_L_COUNT);
		all->last->before = m->look->gap * 2;
	}
	return all;
}

/* The cover. */

static struct wg_block *
cover_title(struct wg_handbook *h, const struct wg_facts *voice,
    const struct wg_text_style *style, enum wg_role role)
{
	struct wg_leaflet_maker *m = &h->maker;

	m->voice = voice;
	return wg_leaflet_unit(
	    m, style, role, NULL, h->print->document->title);
}

/* The pictograms of the chapters, in a row. */
static struct wg_block *
pictograms(struct wg_handbook *h)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_block *row = wg_leaflet_row(m, WG_PT(14));

	for (size_t i = 0; i < h->region->n_pages; i++) {
		const struct wg_tree_page *p = &h->region->pages[i];

		if (p->depth == 0 && p->page->pictogram.len > 0)
			wg_block_add(row, wg_leaflet_pictogram(
			    m, p->page->pictogram, m->look->pictogram,
			    WG_LEAFLET_WHITE));
	}
	/* They stand at the start, not spread over the line. */
	wg_block_add(row, wg_leaflet_stack(m, 0));
	return row;
}

static struct wg_block *
cover_words(struct wg_handbook *h)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_text_style title = wg_leaflet_heading(m, 0);
	struct wg_text_style place = m->look->headings[1];
	struct wg_block *all = wg_leaflet_stack(m, m->look->gap * 2);
	const struct wg_facts *first = h->pair ? &m->source : &m->own;

	title.size = title.least = title.size * 8 / 5;
	place.color = WG_LEAFLET_WHITE;
	place.weight = WG_REGULAR;
	all->rtl = m->document->rtl;
	wg_block_add(all, pictograms(h));
	wg_block_add(all, cover_title(h, first, &title, WG_ROLE_H1))->before =
	    m->look->gap * 4;
	if (h->pair && !wg_edition_unit(
		m->own.edition, h->print->document->title).fallback)
		wg_block_add(all,
		    cover_title(h, &m->own, &title, WG_ROLE_P));
	m->voice = first;
	wg_block_add(all, wg_leaflet_unit(m, &place, WG_ROLE_P, NULL,
	    h->region->document->title));
	return all;
}

static struct wg_block *
cover_foot(struct wg_handbook *h)
{
	struct wg_leaflet_maker *m = &h->maker;
	struct wg_block *row = wg_leaflet_row(m, WG_PT(14));
	struct wg_str url = wg_print_url(h->print, m->arena);

	row->vertical = WG_ALIGN_CENTER;
	wg_block_add(row, wg_leaflet_facts(m, &m->look->small, url,
	    h->print->document->stand,
	    h->print->job->code));
	wg_block_add(row, wg_leaflet_code(m, url, m->look->code));
	return row;
}

void
wg_handbook_cover(
    struct wg_handbook *h, struct wg_shaper *shaper, struct wg_diag *diag)
{
	struct wg_leaflet_maker *m = &h->maker;
	const struct wg_leaflet_look *l = m->look;
	struct wg_page *page = WG_NEW(m->arena, struct wg_page);
	struct wg_span at = h->print->document->root->at;
	int32_t bleed = wg_print_bleed(h->print);
	/* An office printer leaves 5 mm white anyway. */
	int32_t edge = bleed > 0 ? -bleed : WG_MM(10);
	int32_t inset = bleed > 0 ? l->side : l->side + WG_MM(4);
	int32_t field = l->height * 62 / 100, width = l->width - 2 * inset;
	struct wg_block *foot;
	int32_t height;

	page->width = l->width;
	page->height = l->height;
	page->bleed = bleed;
	WG_PUSH(m->arena, &h->pages->pages) = page;
	WG_PUSH(m->arena, &page->items) = (struct wg_item){
		.kind = WG_ITEM_BOX, .box = { .x = edge, .y = edge,
		    .width = l->width - 2 * edge, .height = field - edge,
		    .radius = bleed > 0 ? 0 : WG_PT(8), .fill = m->accent,
		    .filled = true } };
	wg_layout_frame(m->arena, shaper, page, cover_words(h), inset,
	    l->side + WG_MM(6), width, field - l->side - WG_MM(12), at, diag);
	foot = cover_foot(h);
	height = wg_block_height(m->arena, shaper, foot, width, 1000);
	wg_layout_frame(m->arena, shaper, page, foot, inset,
	    l->height - l->edge - WG_MM(8) - height, width, height, at, diag);
}
