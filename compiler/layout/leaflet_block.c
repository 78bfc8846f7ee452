/*
 * Blocks by a table, as in the HTML leaflets.  Every element of the source
 * becomes one structure element of the PDF, and they nest alike.
 */
#include "facts/inline.h"
#include "layout/leaflet_parts.h"
#include "text/locale.h"
#include "model/image.h"
#include "model/label.h"
#include "model/pictogram.h"
#include "model/prose.h"

typedef void adder(struct wg_leaflet_maker *, struct wg_block *to,
    struct wg_tag *, const struct wg_node *);

static void
add_para(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	wg_block_add(to,
	    wg_leaflet_unit(m, &m->look->body, WG_ROLE_P, tag, n));
}

enum wg_role
wg_leaflet_heading_role(const struct wg_leaflet_maker *m)
{
	static const enum wg_role roles[] = { WG_ROLE_H1, WG_ROLE_H2,
		WG_ROLE_H3, WG_ROLE_H4, WG_ROLE_H5, WG_ROLE_H6 };

	unsigned at = m->level + m->rank;

	return roles[at < 5 ? at : 5];
}

static void
add_title(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	const struct wg_text_style style = wg_leaflet_heading(m, m->level);
	struct wg_block *b;

	if (n->parent->element == WG_EL_IMPRINT) /* stands in a band */
		return;
	b = wg_leaflet_unit(m, &style, wg_leaflet_heading_role(m), tag, n);
	b->before = m->look->gap * (m->level < 2 ? 3 : 2);
	wg_leaflet_outline(m, b, wg_anchor_of(n->parent));
	wg_block_add(to, b);
}

/* The heading has the section's level, what is in it one more. */
static void
add_section(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, tag, NULL);

	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		m->level += k->element == WG_EL_SECTION;
		wg_leaflet_block(m, to, sect, k);
		m->level -= k->element == WG_EL_SECTION;
	}
}

/* Lists. */

struct wg_block *
wg_leaflet_marker(
    struct wg_leaflet_maker *m, struct wg_tag *li, struct wg_str text)
{
	struct wg_text_style style = m->look->body;
	struct wg_block *b;

	style.weight = WG_BOLD;
	style.color = m->accent;
	b = wg_leaflet_text(m, &style, WG_ROLE_LBL, li);
	wg_text_put(m->arena, b, &style, text, NULL, false);
	return b;
}

/* A list while it is being filled. */
struct items {
	struct wg_leaflet_maker *maker;
	struct wg_block *list;
	struct wg_tag *tag;
	unsigned number; /* of the last item */
};

static struct items
open_items(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, bool numbered)
{
	struct items i = { .maker = m,
		.list = wg_leaflet_stack(m, m->look->gap / 2),
		.tag = wg_leaflet_tag(m, WG_ROLE_L, tag, NULL) };

	i.list->kind = WG_BLOCK_LIST;
	i.list->indent = m->look->indent;
	i.tag->numbered = numbered;
	wg_block_add(to, i.list);
	return i;
}

static void
add_item(struct items *i, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = i->maker;
	struct wg_tag *li = wg_leaflet_tag(m, WG_ROLE_LI, i->tag, NULL);
	struct wg_block *item = wg_leaflet_stack(m, m->look->gap / 2);

	i->number++;
	item->marker = wg_leaflet_marker(m, li, i->tag->numbered ?
		wg_str_fmt(m->arena, "%u.", i->number) : WG_STR("•"));
	/* A paragraph is an item itself, others hold some. */
	(n->element == WG_EL_PARA ? wg_leaflet_block : wg_leaflet_blocks)(m,
	    item, wg_leaflet_tag(m, WG_ROLE_LBODY, li, NULL), n);
	wg_block_add(i->list, item);
}

static void
add_items(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n, bool numbered)
{
	struct items items = open_items(m, to, tag, numbered);

	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		if (k->element != WG_EL_TEXT)
			add_item(&items, k);
}

static void
add_bullets(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	add_items(m, to, tag, n, false);
}

void
wg_leaflet_bullets(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_unit_list *units)
{
	struct items items = open_items(m, to, tag, false);

	for (size_t i = 0; i < units->n; i++)
		add_item(&items, units->at[i]);
}

static void
add_numbers(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	add_items(m, to, tag, n, true);
}

/* A term is the label of what it means. */
static void
add_terms(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	struct wg_tag *l = wg_leaflet_tag(m, WG_ROLE_L, tag, NULL);
	struct wg_text_style bold = m->look->body;

	bold.weight = WG_BOLD;
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		const struct wg_node *name = wg_term_of(k);
		const struct wg_node *item = wg_meaning_of(k);
		struct wg_tag *li;
		struct wg_block *list = wg_leaflet_stack(m, 0), *means, *term;

		/* Half an entry was told of, and is none. */
		if (name == NULL || item == NULL)
			continue;
		li = wg_leaflet_tag(m, WG_ROLE_LI, l, NULL);
		term = wg_leaflet_unit(m, &bold, WG_ROLE_LBL, li, name);
		term->keep_with_next = true;
		wg_block_add(to, term);
		list->kind = WG_BLOCK_LIST;
		list->indent = m->look->indent;
		means = wg_leaflet_stack(m, m->look->gap / 2);
		wg_leaflet_blocks(m, means,
		    wg_leaflet_tag(m, WG_ROLE_LBODY, li, NULL), item);
		wg_block_add(list, means);
		wg_block_add(to, list);
	}
}

/* Boxes. */

struct box_kind {
	enum wg_label label;
	const char *pictogram;
	bool alarm;
};

static const struct box_kind boxes[WG_EL_COUNT] = {
	[WG_EL_NOTE] = { WG_L_NOTE, "info", false },
	[WG_EL_TIP] = { WG_L_TIP, "help", false },
	[WG_EL_IMPORTANT] = { WG_L_IMPORTANT, "calendar", false },
	[WG_EL_WARNING] = { WG_L_WARNING, "emergency", true },
};

enum wg_label
wg_leaflet_box_label(enum wg_element e)
{
	return boxes[e].label;
}

struct wg_block *
wg_leaflet_box(struct wg_leaflet_maker *m, enum wg_element e, uint32_t *color)
{
	const struct box_kind *kind = &boxes[e];
	struct wg_block *row = wg_leaflet_row(m, WG_PT(8));

	*color = kind->alarm ? WG_LEAFLET_ALARM : m->accent;
	row->filled = true;
	row->fill = kind->alarm ? WG_LEAFLET_ALARM_FIELD : WG_LEAFLET_FIELD;
	row->line = WG_PT(0.75);
	row->stroke = *color;
	row->radius = WG_PT(4);
	row->padding_x = WG_PT(9);
	row->padding_y = WG_PT(7);
	row->before = row->after = m->look->gap * 3 / 2;
	wg_block_add(row, wg_leaflet_pictogram(m, wg_str(kind->pictogram),
	    m->look->icon * 3 / 2, *color));
	return row;
}

/* "Important: You cannot come?" */
static struct wg_block *
box_head(struct wg_leaflet_maker *m, struct wg_tag *sect, uint32_t color,
    const struct wg_node *n)
{
	const struct wg_node *title = wg_title_of(n);
	struct wg_text_style bold = m->look->body;
	struct wg_block *b;

	bold.weight = WG_BOLD;
	bold.color = color;
	b = wg_leaflet_text(m, &bold, WG_ROLE_P, sect);
	b->at = title != NULL ?
	    wg_edition_place(m->voice->edition, title) : n->at;
	b->name = wg_element_label(n->element);
	wg_text_put_label(
	    m->arena, b, &bold, m->voice, boxes[n->element].label);
	if (title == NULL)
		return b;
	wg_text_put(m->arena, b, &bold, wg_locale_separator(
	    m->voice->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put_unit(m->arena, b, &bold, m->voice, m->linker, title);
	return b;
}

static void
add_box(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	uint32_t color;
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, tag, NULL);
	struct wg_block *row = wg_leaflet_box(m, n->element, &color);
	struct wg_block *words = wg_leaflet_stack(m, m->look->gap / 2);

	wg_block_add(words, box_head(m, sect, color, n));
	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		if (k->element != WG_EL_TITLE)
			wg_leaflet_block(m, words, sect, k);
	wg_block_add(row, words);
	wg_block_add(to, row);
}

/* Tables. */

struct table {
	struct wg_leaflet_maker *maker;
	struct wg_block *grid;
	struct wg_tag *tag;
	unsigned *shares;
};

#define NARROW 8 /* characters: the least and most a column counts for */
#define WIDE 48

static void
add_cell(struct table *t, struct wg_tag *row, bool head, unsigned column,
    const struct wg_node *n)
{
	struct wg_leaflet_maker *m = t->maker;
	struct wg_text_style style = m->look->body;
	struct wg_block *cell = wg_leaflet_stack(m, 0), *text;
	size_t length = wg_inlines_text(m->voice, m->arena, n).len;

	if (head)
		style.weight = WG_BOLD;
	text = wg_leaflet_unit(m, &style, head ? WG_ROLE_TH : WG_ROLE_TD, row,
	    n);
	cell->tag = text->tag;
	wg_block_add(cell, text);
	wg_block_add(t->grid, cell);
	length = length > WIDE ? WIDE : length;
	if (length > t->shares[column])
		t->shares[column] = (unsigned)length;
}

static void
add_rows(struct table *t, const struct wg_node *part, bool head)
{
	for (const struct wg_node *r = part == NULL ? NULL : part->first;
	     r != NULL; r = r->next) {
		struct wg_tag *tag;
		unsigned column = 0;

		if (r->element != WG_EL_ROW)
			continue;
		tag = wg_leaflet_tag(t->maker, WG_ROLE_TR, t->tag, NULL);
		t->grid->head_rows += head;
		for (const struct wg_node *n = r->first; n; n = n->next)
			if (n->element == WG_EL_ENTRY &&
			    column < t->grid->columns)
				add_cell(t, tag, head, column++, n);
	}
}

/* As many as the longest row has: what tgroup says was checked. */
static unsigned
columns_of(const struct wg_node *table)
{
	unsigned most = 0;

	for (const struct wg_node *n = table; n; n = wg_node_next(n, table)) {
		unsigned cells = 0;

		if (n->element != WG_EL_ROW)
			continue;
		for (const struct wg_node *k = n->first; k; k = k->next)
			cells += k->element == WG_EL_ENTRY;
		most = cells > most ? cells : most;
	}
	return most;
}

static void
add_table(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	const struct wg_table source = wg_table_of(n);
	struct table t = { .maker = m };
	unsigned columns = columns_of(n);

	if (columns == 0)
		return;
	t.grid = wg_leaflet_grid(m, columns, WG_PT(10));
	t.tag = wg_leaflet_tag(m, WG_ROLE_TABLE, tag, NULL);
	t.shares = WG_NEW_ARRAY(m->arena, t.grid->columns, unsigned);
	for (unsigned i = 0; i < t.grid->columns; i++)
		t.shares[i] = NARROW;
	t.grid->shares = t.shares;
	t.grid->fit_words = true;
	t.grid->row_gap = WG_PT(8);
	t.grid->row_rule = WG_PT(0.75);
	t.grid->stroke = WG_LEAFLET_EDGE;
	t.grid->before = t.grid->after = m->look->gap * 3 / 2;
	add_rows(&t, source.head, true);
	add_rows(&t, source.body, false);
	wg_block_add(to, t.grid);
}

/* Not every place that a page shows stands in the addresses of a handbook: one
 * that is nowhere near has no number to lead to. */
static bool
listed(const struct wg_leaflet_maker *m, const struct wg_document *place)
{
	return m->numbered == NULL ||
	    wg_pages_find(m->numbered, place->id) != NULL;
}

static void
add_card(struct wg_leaflet_maker *m, struct wg_block *to, struct wg_tag *tag,
    const struct wg_node *n)
{
	const struct wg_document *place = wg_card_of(n);

	if (place != NULL &&
	    (m->region == NULL || wg_region_shows(m->region, place)))
		wg_block_add(to, (m->brief && listed(m, place) ?
			wg_leaflet_reference :
			wg_leaflet_card)(m, place, tag));
}

static void
add_image(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *figure, const struct wg_image *image)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_IMAGE);

	b->tag = figure;
	b->image = image;
	b->size = b->least = m->look->height / 3;
	b->rtl = m->voice->edition->language->rtl;
	b->before = b->after = m->look->gap * 3 / 2;
	wg_block_add(to, b);
}

/* A pictogram stands in a field of its own, as large as a hand needs it. */
static void
add_media(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	const struct wg_media media = wg_media_of(n);
	struct wg_block *row, *b;
	struct wg_tag *figure;

	if ((media.pictogram == NULL && media.image == NULL) ||
	    media.words == NULL)
		return;
	figure = wg_leaflet_tag(m, WG_ROLE_FIGURE, tag,
	    wg_edition_unit(m->voice->edition, media.words).language);
	figure->alt = wg_inlines_text(m->voice, m->arena, media.words);
	if (media.image != NULL) {
		add_image(m, to, figure, media.image);
		return;
	}
	row = wg_leaflet_row(m, 0);
	b = wg_block_new(m->arena, WG_BLOCK_PICTOGRAM);
	b->tag = figure;
	b->pictogram = media.pictogram;
	b->color = m->accent;
	b->filled = true;
	b->fill = WG_LEAFLET_FIELD;
	b->size = b->least = b->width = b->least_width =
	    m->look->pictogram * 3 / 2;
	row->before = row->after = m->look->gap * 3 / 2;
	wg_block_add(row, b);
	/* At the start of the line. */
	wg_block_add(row, wg_leaflet_stack(m, 0));
	wg_block_add(to, row);
}

static void
add_nothing(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	(void)m, (void)to, (void)tag, (void)n;
}

static adder *const rules[WG_EL_COUNT] = {
	[WG_EL_TEXT] = add_nothing,
	[WG_EL_INFO] = add_nothing,
	[WG_EL_SECTION] = add_section,
	[WG_EL_TITLE] = add_title,
	[WG_EL_PARA] = add_para,
	[WG_EL_ITEMIZEDLIST] = add_bullets,
	[WG_EL_ORDEREDLIST] = add_numbers,
	[WG_EL_PROCEDURE] = add_numbers,
	[WG_EL_VARIABLELIST] = add_terms,
	[WG_EL_NOTE] = add_box,
	[WG_EL_TIP] = add_box,
	[WG_EL_IMPORTANT] = add_box,
	[WG_EL_WARNING] = add_box,
	[WG_EL_INFORMALTABLE] = add_table,
	[WG_EL_MEDIAOBJECT] = add_media,
	[WG_EL_CARD] = add_card,
};

bool
wg_leaflet_rules(enum wg_element e)
{
	return rules[e] != NULL;
}

void
wg_leaflet_block(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *n)
{
	if (rules[n->element] != NULL)
		rules[n->element](m, to, tag, n);
	else
		wg_leaflet_blocks(m, to, tag, n);
}

void
wg_leaflet_blocks(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		wg_leaflet_block(m, to, tag, n);
}
