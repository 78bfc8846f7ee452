/*
 * Two languages side by side: every block of text is a row, what needs no
 * language stands on the spine between them.  A list is one list, whose items
 * are said in both; so is a table.
 */
#include "compose/compose.h"

#include "model/prose.h"

/* How far in a list in a list stands. */
struct pairs {
	struct wg_composer *c;
	unsigned depth;     /* of lists around */
	bool begins;        /* the next row is the first of its item … */
	unsigned number;    /* … which has that number; 0: a bullet */
};

static void put_block(
    struct pairs *, struct wg_part *to, const struct wg_node *);

static void
put_blocks(struct pairs *p, struct wg_part *to, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		put_block(p, to, n);
}

void
wg_compose_side(struct wg_composer *c, int side)
{
	c->voice = side == 0 ? c->source : c->other;
}

struct wg_pair
wg_compose_pair(
    struct wg_composer *c, struct wg_part *to, enum wg_part_role role)
{
	struct wg_pair pair = { .row = wg_part_put(c->arena, to, role) };
	struct wg_part *both = pair.row;
	int first = c->stacked && c->other->edition->language->rtl;

	if (c->stacked) {
		pair.spine = wg_part_put(c->arena, pair.row, WG_PART_SPINE);
		both = wg_part_put(c->arena, pair.row, WG_PART_BOTH);
	}
	pair.sides[first] = wg_part_put(c->arena, both, WG_PART_SIDE);
	if (!c->stacked)
		pair.spine = wg_part_put(c->arena, pair.row, WG_PART_SPINE);
	pair.sides[!first] = wg_part_put(c->arena, both, WG_PART_SIDE);
	pair.sides[0]->language = c->source->edition->language;
	pair.sides[1]->language = c->other->edition->language;
	return pair;
}

/* A row in the item that we are in. */
static struct wg_pair
open_row(struct pairs *p, struct wg_part *to)
{
	struct wg_pair row = wg_compose_pair(p->c, to, WG_PART_PAIR);
	bool bullet = p->begins && p->number == 0;
	struct wg_part *marker;

	for (int i = 0; i < 2; i++)
		for (unsigned k = 0; k < p->depth; k++) {
			bool last = k + 1 == p->depth;

			/* Of a number the place is the spine. */
			if (last && p->number > 0)
				break;
			row.sides[i] = wg_part_put(p->c->arena, row.sides[i],
			    last && bullet ? WG_PART_POINT :
					     WG_PART_INDENTED);
		}
	if (p->begins && p->number > 0) {
		marker = wg_part_put(
		    p->c->arena, row.spine, WG_PART_MARKER);
		marker->words.language = p->c->source->edition->language;
		wg_tokens_put(p->c->arena, &marker->words,
		    wg_str_fmt(p->c->arena, "%u", p->number), NULL);
	}
	p->begins = false;
	return row;
}

static void
put_unit(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	struct wg_pair row = open_row(p, to);

	for (int i = 0; i < 2; i++) {
		wg_compose_side(p->c, i);
		wg_compose_part(p->c, row.sides[i], WG_PART_PROSE, n);
	}
}

void
wg_compose_pair_items(struct wg_composer *c, struct wg_part *to,
    const struct wg_unit_list *units)
{
	struct wg_part *list = units->n == 0 ? NULL :
	    wg_part_put(c->arena, to, WG_PART_LIST);

	for (size_t i = 0; i < units->n; i++) {
		struct pairs p = { c, 1, true, 0 };

		put_unit(&p, wg_part_put(c->arena, list, WG_PART_ITEM),
		    units->at[i]);
	}
}

static void
put_title(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	struct wg_composer *c = p->c;
	struct wg_pair row;
	struct wg_part *heading;

	if (n->parent->element != WG_EL_SECTION)
		return; /* of an imprint; a box has its own */
	row = wg_compose_pair(c, to, WG_PART_HEADINGS);
	wg_compose_side(c, 0);
	heading = wg_compose_part(c, row.sides[0], WG_PART_HEADING, n);
	heading->level = row.row->level = c->level;
	heading->id = wg_anchor_of(n->parent);
	wg_compose_side(c, 1);
	wg_compose_part(c, row.sides[1], WG_PART_HEADING_TOO, n)->level =
	    c->level;
}

static void
put_section(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	struct wg_part *part = wg_part_put(p->c->arena, to, WG_PART_SECTION);

	part->id = wg_anchor_of(n);
	p->c->level++;
	put_blocks(p, part, n);
	p->c->level--;
}

static void
put_list(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	enum wg_part_role role = n->element == WG_EL_ITEMIZEDLIST ?
	    WG_PART_LIST : n->element == WG_EL_PROCEDURE ? WG_PART_STEPS :
							   WG_PART_NUMBERS;
	struct wg_part *list = wg_part_put(p->c->arena, to, role);
	unsigned number = 0;

	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		struct pairs in = { p->c, p->depth + 1, true,
			role == WG_PART_LIST ? 0 : number + 1 };

		if (k->element == WG_EL_TEXT)
			continue;
		number++;
		put_blocks(&in,
		    wg_part_put(p->c->arena, list, WG_PART_ITEM), k);
	}
}

/* Term and meaning are one row, whatever stands in the meaning. */
static void
put_entries(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	struct wg_composer *c = p->c;
	struct wg_part *list;

	if (c->calls && wg_compose_is_calls(n)) {
		wg_compose_calls(c, to, n);
		return;
	}
	list = wg_part_put(c->arena, to, WG_PART_ENTRIES);
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		const struct wg_node *term = wg_term_of(k);
		const struct wg_node *meaning = wg_meaning_of(k);
		struct wg_part *part;
		struct wg_pair row;

		/* Half an entry was told of, and is none. */
		if (term == NULL || meaning == NULL)
			continue;
		row = wg_compose_pair(c,
		    wg_part_put(c->arena, list, WG_PART_DEFINED),
		    WG_PART_PAIR);
		for (int i = 0; i < 2; i++) {
			wg_compose_side(c, i);
			part = wg_compose_part(
			    c, row.sides[i], WG_PART_TERM, term);
			if (i == 0)
				wg_compose_indexed(c, part, term);
			wg_compose_blocks(c, wg_part_put(c->arena,
			    row.sides[i], WG_PART_MEANING), meaning);
		}
	}
}

/* Its kind and title in both languages, its pictogram once. */
static void
put_box(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	struct wg_composer *c = p->c;
	struct wg_part *box = wg_part_put(
	    c->arena, to, wg_compose_box_role(n->element));
	struct wg_pair row = wg_compose_pair(c, box, WG_PART_PAIR);
	struct pairs in = { c, 0, false, 0 };
	const struct wg_node *k = n->first;

	for (int i = 0; i < 2; i++) {
		struct wg_part *head;

		wg_compose_side(c, i);
		head = wg_compose_box_head(c, row.sides[i], n);
		row.spine->pictogram = head->pictogram;
		head->pictogram = WG_NONE;
	}
	/* Paragraphs that follow stand below it, beside the pictogram. */
	while (k != NULL && (k->element == WG_EL_TITLE ||
	    k->element == WG_EL_TEXT || k->element == WG_EL_PARA)) {
		for (int i = 0; i < 2 && k->element == WG_EL_PARA; i++) {
			wg_compose_side(c, i);
			wg_compose_part(c, row.sides[i], WG_PART_PROSE, k);
		}
		k = k->next;
	}
	for (; k != NULL; k = k->next)
		if (k->element != WG_EL_TITLE)
			put_block(&in, box, k);
}

static void
put_table(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	wg_compose_pair_table(p->c, to, n);
}

/* A picture stands once, a place has a form for two languages. */
static void
put_once(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	wg_compose_side(p->c, 1);
	wg_compose_block(p->c, to, n);
}

/* Each in both languages, as an item of a list is. */
static void
put_forms(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	const struct wg_document_list forms = wg_forms_of(n);
	struct wg_part *list = forms.n == 0 ? NULL :
	    wg_part_put(p->c->arena, to, WG_PART_LIST);

	for (size_t i = 0; i < forms.n; i++) {
		struct pairs in = { p->c, p->depth + 1, true, 0 };
		struct wg_pair row = open_row(&in,
		    wg_part_put(p->c->arena, list, WG_PART_ITEM));

		for (int k = 0; k < 2; k++) {
			wg_compose_side(p->c, k);
			wg_part_put(p->c->arena, row.sides[k],
			    WG_PART_PROSE)->words =
			    wg_compose_form_link(p->c, forms.at[i]);
		}
	}
}

static void
put_nothing(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	(void)p, (void)to, (void)n;
}

static void (*const rules[WG_EL_COUNT])(
    struct pairs *, struct wg_part *, const struct wg_node *) = {
	[WG_EL_TEXT] = put_nothing,
	[WG_EL_INFO] = put_nothing,
	[WG_EL_USE_PICTOGRAM] = put_nothing, /* Leichte Sprache */
	[WG_EL_SECTION] = put_section,
	[WG_EL_TITLE] = put_title,
	[WG_EL_PARA] = put_unit,
	[WG_EL_ITEMIZEDLIST] = put_list,
	[WG_EL_ORDEREDLIST] = put_list,
	[WG_EL_PROCEDURE] = put_list,
	[WG_EL_VARIABLELIST] = put_entries,
	[WG_EL_NOTE] = put_box,
	[WG_EL_TIP] = put_box,
	[WG_EL_IMPORTANT] = put_box,
	[WG_EL_WARNING] = put_box,
	[WG_EL_INFORMALTABLE] = put_table,
	[WG_EL_MEDIAOBJECT] = put_once,
	[WG_EL_CARD] = put_once,
	[WG_EL_FORMS] = put_forms,
	[WG_EL_ITEM] = put_nothing, /* form_item.c */
};

bool
wg_compose_pair_rules(enum wg_element e)
{
	return rules[e] != NULL;
}

static void
put_block(struct pairs *p, struct wg_part *to, const struct wg_node *n)
{
	if (rules[n->element] != NULL)
		rules[n->element](p, to, n);
	else
		put_blocks(p, to, n);
}

void
wg_compose_pair_block(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *n)
{
	struct pairs p = { c, 0, false, 0 };

	put_block(&p, to, n);
	wg_compose_side(c, 0);
}

void
wg_compose_pairs(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *parent)
{
	struct pairs p = { .c = c };

	put_blocks(&p, to, parent);
	wg_compose_side(c, 0);
}
