/*
 * Two languages: every block of text is a row, German on the left, the other
 * language on the right, in every script (a right-to-left column stands on
 * the right all the same).  Lists are two lists, one a language, whose items
 * stand side by side.  Tables and cards need the whole width: tables come in
 * both languages, one below the other, cards in the reader's.
 */
#include "layout/leaflet_parts.h"
#include "model/label.h"
#include "model/prose.h"

/* The item we are in, in both languages; nested lists have one around. */
struct item {
	const struct item *around;
	struct wg_tag *tags[2]; /* LBody */
	struct wg_str marker;   /* empty once it is printed */
};

struct pair {
	struct wg_leaflet_maker *maker;
	struct wg_block *to;
	struct wg_tag *tag;
	struct item *item; /* or NULL */
};

typedef void adder(struct pair *, const struct wg_node *);

static void add_block(struct pair *, const struct wg_node *);

static void
add_blocks(struct pair *p, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		add_block(p, n);
}

/* One row. */

static const struct wg_facts *
voice(struct wg_leaflet_maker *m, int side)
{
	return side == 0 ? &m->source : &m->own;
}

/* The text of an item, as far in as lists are nested. */
static struct wg_block *
indented(struct wg_leaflet_maker *m, const struct item *item, int side,
    struct wg_block *text)
{
	const struct item *i = item;

	for (; i != NULL; i = i->around) {
		struct wg_block *list = wg_leaflet_stack(m, 0);
		struct wg_block *content = wg_leaflet_stack(m, 0);

		list->kind = WG_BLOCK_LIST;
		list->indent = m->look->indent;
		wg_block_add(content, text);
		if (i == item && i->marker.len > 0)
			content->marker = wg_leaflet_marker(
			    m, i->tags[side]->parent, i->marker);
		wg_block_add(list, content);
		text = list;
	}
	return text;
}

/* Both sides of a row, made one after the other in its own voice. */
struct row {
	struct pair *pair;
	struct wg_block *grid;
	int side;
};

static bool
next_side(struct row *r)
{
	struct wg_leaflet_maker *m = r->pair->maker;

	r->side = r->grid == NULL ? 0 : r->side + 1;
	if (r->grid == NULL) {
		r->grid = wg_leaflet_grid(m, 2, WG_MM(7));
		r->grid->rtl = false;
	}
	m->voice = voice(m, r->side < 2 ? r->side : 0);
	return r->side < 2;
}

static void
add_side(struct row *r, struct wg_block *text)
{
	struct pair *p = r->pair;
	struct wg_block *cell = wg_leaflet_stack(p->maker, 0);

	wg_block_add(cell, indented(p->maker, p->item, r->side, text));
	wg_block_add(r->grid, cell);
	if (r->side == 1 && p->item != NULL)
		p->item->marker = WG_NONE;
}

static struct wg_tag *
side_tag(const struct row *r)
{
	return r->pair->item != NULL ? r->pair->item->tags[r->side] :
	    r->pair->tag;
}

/* A heading that is said twice is one heading: the second is a paragraph. */
static struct wg_block *
add_unit(struct pair *p, const struct wg_text_style *style, enum wg_role role,
    const struct wg_node *n)
{
	struct row r = { .pair = p };

	while (next_side(&r))
		add_side(&r, wg_leaflet_unit(p->maker, style,
		    r.side == 0 ? role : WG_ROLE_P, side_tag(&r), n));
	return wg_block_add(p->to, r.grid);
}

/* Elements. */

static void
add_para(struct pair *p, const struct wg_node *n)
{
	add_unit(p, &p->maker->look->body, WG_ROLE_P, n);
}

static void
add_bold(struct pair *p, const struct wg_node *n)
{
	struct wg_text_style bold = p->maker->look->body;

	bold.weight = WG_BOLD;
	add_unit(p, &bold, WG_ROLE_P, n)->keep_with_next = true;
}

static void
add_title(struct pair *p, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = p->maker;
	const struct wg_text_style style = wg_leaflet_heading(m, m->level);
	struct wg_block *b;

	if (n->parent->element == WG_EL_IMPRINT) /* stands in a band */
		return;
	/* The heading of a note is no heading of the page. */
	if (n->parent->element != WG_EL_SECTION) {
		add_bold(p, n);
		return;
	}
	b = add_unit(p, &style, wg_leaflet_heading_role(m), n);
	b->keep_with_next = true;
	/* The text in the cell on the left. */
	wg_leaflet_outline(
	    m, b->first->first, wg_anchor_of(n->parent));
	b->before = m->look->gap * (m->level < 2 ? 3 : 2);
}

static void
add_section(struct pair *p, const struct wg_node *n)
{
	struct wg_tag *around = p->tag;

	p->tag = wg_leaflet_tag(p->maker, WG_ROLE_SECT, around, NULL);
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		p->maker->level += k->element == WG_EL_SECTION;
		add_block(p, k);
		p->maker->level -= k->element == WG_EL_SECTION;
	}
	p->tag = around;
}

static void
add_list(struct pair *p, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = p->maker;
	struct item *around = p->item;
	struct wg_tag *lists[2];
	bool numbered = n->element != WG_EL_ITEMIZEDLIST;
	unsigned number = 0;

	for (int i = 0; i < 2; i++) {
		lists[i] = wg_leaflet_tag(m, WG_ROLE_L,
		    around != NULL ? around->tags[i] : p->tag, NULL);
		lists[i]->numbered = numbered;
	}
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		struct item item = { .around = around,
			.marker = numbered ? wg_str_fmt(
			    m->arena, "%u.", ++number) : WG_STR("•") };

		for (int i = 0; i < 2; i++)
			item.tags[i] = wg_leaflet_tag(m, WG_ROLE_LBODY,
			    wg_leaflet_tag(m, WG_ROLE_LI, lists[i], NULL),
			    NULL);
		p->item = &item;
		add_blocks(p, k);
	}
	p->item = around;
}

/* "Important" in both languages, and what is important. */
static void
add_box(struct pair *p, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = p->maker;
	struct pair inside = *p;
	struct row r = { .pair = &inside };
	uint32_t color;
	struct wg_text_style bold = m->look->body;
	struct wg_block *box = wg_leaflet_box(m, n->element, &color);

	bold.weight = WG_BOLD;
	bold.color = color;
	inside.to = wg_leaflet_stack(m, m->look->gap / 2);
	inside.tag = wg_leaflet_tag(m, WG_ROLE_SECT, p->tag, NULL);
	while (next_side(&r))
		add_side(&r, wg_leaflet_label(m, &bold, side_tag(&r),
		    wg_leaflet_box_label(n->element)));
	wg_block_add(inside.to, r.grid);
	add_blocks(&inside, n);
	wg_block_add(box, inside.to);
	wg_block_add(p->to, box);
}

static void
add_table(struct pair *p, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = p->maker;

	for (int i = 0; i < 2; i++) {
		m->voice = voice(m, i);
		wg_leaflet_block(m, p->to, p->tag, n);
	}
	m->voice = &m->source;
}

static void
add_whole(struct pair *p, const struct wg_node *n)
{
	struct wg_leaflet_maker *m = p->maker;

	m->voice = &m->own;
	wg_leaflet_block(m, p->to, p->tag, n);
	m->voice = &m->source;
}

static void
add_nothing(struct pair *p, const struct wg_node *n)
{
	(void)p, (void)n;
}

static adder *const rules[WG_EL_COUNT] = {
	[WG_EL_TEXT] = add_nothing,
	[WG_EL_INFO] = add_nothing,
	[WG_EL_SECTION] = add_section,
	[WG_EL_TITLE] = add_title,
	[WG_EL_PARA] = add_para,
	[WG_EL_TERM] = add_bold,
	[WG_EL_ITEMIZEDLIST] = add_list,
	[WG_EL_ORDEREDLIST] = add_list,
	[WG_EL_PROCEDURE] = add_list,
	[WG_EL_VARIABLELIST] = add_blocks,
	[WG_EL_NOTE] = add_box,
	[WG_EL_TIP] = add_box,
	[WG_EL_IMPORTANT] = add_box,
	[WG_EL_WARNING] = add_box,
	[WG_EL_INFORMALTABLE] = add_table,
	[WG_EL_MEDIAOBJECT] = add_whole,
	[WG_EL_CARD] = add_whole,
};

bool
wg_leaflet_pair_rules(enum wg_element e)
{
	return rules[e] != NULL;
}

static void
add_block(struct pair *p, const struct wg_node *n)
{
	if (rules[n->element] != NULL)
		rules[n->element](p, n);
	else
		add_blocks(p, n);
}

void
wg_leaflet_pairs(struct wg_leaflet_maker *m, struct wg_block *to,
    struct wg_tag *tag, const struct wg_node *parent)
{
	struct pair p = { .maker = m, .to = to, .tag = tag };

	add_blocks(&p, parent);
	m->voice = &m->source;
}
