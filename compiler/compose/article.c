/*
 * Prose as parts: the one walk over the blocks of a page, event or imprint,
 * by a table.  What it has no row for is nothing but what stands in it.
 */
#include "compose/compose.h"

#include "facts/inline.h"
#include "model/pictogram.h"
#include "model/prose.h"

struct rule {
	enum wg_part_role role;
	/* NULL: a part of that role with the children in it. */
	void (*put)(struct wg_composer *, struct wg_part *to,
	    enum wg_part_role, const struct wg_node *);
};

struct wg_part *
wg_compose_part(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *unit)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->words = wg_compose_unit(c, unit);
	return p;
}

static void
put_nothing(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *n)
{
	(void)c, (void)to, (void)role, (void)n;
}

static void
put_unit(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	struct wg_tokens words;

	if (!c->sentences || role != WG_PART_PROSE) {
		wg_compose_part(c, to, role, n);
		return;
	}
	words = wg_compose_unit(c, n);
	wg_compose_sentences(c, to, &words);
}

/* The imprint's own title heads the page or chapter that it stands in. */
static void
put_title(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	struct wg_part *p;

	if (n->parent->element == WG_EL_IMPRINT)
		return;
	p = wg_compose_part(c, to, role, n);
	p->level = c->level;
	p->id = wg_anchor_of(n->parent);
	/* Leichte Sprache shows what stands for a section. */
	if (c->sentences)
		p->pictogram = wg_picture_of(n->parent);
}

static void
put_section(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *n)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->id = wg_anchor_of(n);
	c->level++;
	wg_compose_blocks(c, p, n);
	c->level--;
}

static void
put_listitem(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *n)
{
	if (n->parent->element == WG_EL_VARLISTENTRY)
		role = WG_PART_MEANING;
	wg_compose_blocks(c, wg_part_put(c->arena, to, role), n);
}

void
wg_compose_items(struct wg_composer *c, struct wg_part *to,
    const struct wg_unit_list *units)
{
	struct wg_part *list = wg_part_put(c->arena, to, WG_PART_LIST);

	for (size_t i = 0; i < units->n; i++)
		wg_compose_part(c, list, WG_PART_ITEM, units->at[i]);
}

static void
put_term(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	wg_compose_indexed(c, wg_compose_part(c, to, role, n), n);
}

static void
put_entries(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *n)
{
	if (c->calls && wg_compose_is_calls(n))
		wg_compose_calls(c, to, n);
	else
		wg_compose_blocks(c, wg_part_put(c->arena, to, role), n);
}

static const struct {
	enum wg_part_role role;
	enum wg_label label;
	const char *pictogram;
} boxes[WG_EL_COUNT] = {
	[WG_EL_NOTE] = { WG_PART_NOTE, WG_L_NOTE, "info" },
	[WG_EL_TIP] = { WG_PART_TIP, WG_L_TIP, "help" },
	[WG_EL_IMPORTANT] = { WG_PART_IMPORTANT, WG_L_IMPORTANT, "calendar" },
	[WG_EL_WARNING] = { WG_PART_WARNING, WG_L_WARNING, "emergency" },
};

enum wg_part_role
wg_compose_box_role(enum wg_element e)
{
	return boxes[e].role;
}

struct wg_part *
wg_compose_box_head(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *n)
{
	const struct wg_node *title = wg_title_of(n);
	struct wg_part *head = wg_part_put(c->arena, to, WG_PART_BOX_HEAD);
	struct wg_part *kind = wg_part_put(c->arena, head, WG_PART_KIND);

	head->pictogram = wg_str(boxes[n->element].pictogram);
	head->words = wg_compose_text(c);
	head->words.at = title != NULL ?
	    wg_edition_place(c->voice->edition, title) : n->at;
	head->words.name = wg_element_label(n->element);
	kind->words = wg_compose_label(c, boxes[n->element].label);
	if (title != NULL) {
		kind->behind = wg_compose_colon(c);
		wg_compose_part(c, head, WG_PART_BOX_TITLE, title);
	}
	return head;
}

static void
put_box(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	struct wg_part *box = wg_part_put(c->arena, to, role);

	wg_compose_box_head(c, box, n);
	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		if (k->element != WG_EL_TITLE)
			wg_compose_block(c, box, k);
}

static void
put_figure(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_node *n)
{
	const struct wg_media media = wg_media_of(n);
	struct wg_part *p;

	if (media.pictogram == NULL && media.image == NULL)
		return;
	p = wg_part_put(c->arena, to, role);
	p->image = media.image;
	if (media.pictogram != NULL)
		p->pictogram = media.pictogram->name;
	if (media.words == NULL)
		return;
	p->alt = wg_inlines_text(c->voice, c->arena, media.words);
	p->alt_language =
	    wg_edition_unit(c->voice->edition, media.words).language;
}

static void
put_card(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	const struct wg_document *place = wg_card_of(n);

	(void)role;
	/* A shared page has cards for every region that shows it. */
	if (place != NULL &&
	    (c->region == NULL || wg_region_shows(c->region, place)))
		wg_compose_card(c, to, place);
}

static void
put_forms(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_node *n)
{
	const struct wg_document_list forms = wg_forms_of(n);
	struct wg_part *list;

	if (forms.n == 0)
		return;
	list = wg_part_put(c->arena, to, role);
	for (size_t i = 0; i < forms.n; i++)
		wg_part_put(c->arena, list, WG_PART_ITEM)->words =
		    wg_compose_form_link(c, forms.at[i]);
}

static const struct rule rules[WG_EL_COUNT] = {
	[WG_EL_TEXT] = { .put = put_nothing },
	[WG_EL_INFO] = { .put = put_nothing },
	[WG_EL_USE_PICTOGRAM] = { .put = put_nothing }, /* its title's */
	[WG_EL_SECTION] = { WG_PART_SECTION, put_section },
	[WG_EL_TITLE] = { WG_PART_HEADING, put_title },
	[WG_EL_PARA] = { WG_PART_PROSE, put_unit },
	[WG_EL_ITEMIZEDLIST] = { WG_PART_LIST, NULL },
	[WG_EL_ORDEREDLIST] = { WG_PART_NUMBERS, NULL },
	[WG_EL_PROCEDURE] = { WG_PART_STEPS, NULL },
	[WG_EL_LISTITEM] = { WG_PART_ITEM, put_listitem },
	[WG_EL_STEP] = { WG_PART_ITEM, NULL },
	[WG_EL_VARIABLELIST] = { WG_PART_ENTRIES, put_entries },
	[WG_EL_VARLISTENTRY] = { WG_PART_ENTRY, NULL },
	[WG_EL_TERM] = { WG_PART_TERM, put_term },
	[WG_EL_NOTE] = { WG_PART_NOTE, put_box },
	[WG_EL_TIP] = { WG_PART_TIP, put_box },
	[WG_EL_IMPORTANT] = { WG_PART_IMPORTANT, put_box },
	[WG_EL_WARNING] = { WG_PART_WARNING, put_box },
	[WG_EL_INFORMALTABLE] = { WG_PART_TABLE, NULL },
	[WG_EL_THEAD] = { WG_PART_TABLE_HEAD, NULL },
	[WG_EL_TBODY] = { WG_PART_TABLE_BODY, NULL },
	[WG_EL_ROW] = { WG_PART_ROW, NULL },
	[WG_EL_ENTRY] = { WG_PART_CELL, put_unit },
	[WG_EL_MEDIAOBJECT] = { WG_PART_FIGURE, put_figure },
	[WG_EL_CARD] = { WG_PART_CARD, put_card },
	[WG_EL_FORMS] = { WG_PART_LIST, put_forms },
	[WG_EL_WHEN] = { .put = put_nothing }, /* told as facts */
	[WG_EL_WHERE] = { .put = put_nothing },
	[WG_EL_ITEM] = { .put = put_nothing }, /* form_item.c */
};

static bool
has_rule(const struct rule *r)
{
	return r->put != NULL || r->role != 0;
}

bool
wg_compose_rules(enum wg_element e)
{
	return has_rule(&rules[e]);
}

bool
wg_compose_shows(enum wg_element e)
{
	return wg_compose_rules(e) && rules[e].put != put_nothing &&
	    e != WG_EL_TITLE && e != WG_EL_SECTION;
}

/* Depth is limited by the reader. */
void
wg_compose_block(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *n)
{
	const struct rule *r = &rules[n->element];

	if (r->put != NULL)
		r->put(c, to, r->role, n);
	else
		wg_compose_blocks(c,
		    has_rule(r) ? wg_part_put(c->arena, to, r->role) : to, n);
}

void
wg_compose_blocks(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		wg_compose_block(c, to, n);
}

void
wg_compose_list(struct wg_composer *c, struct wg_part *to,
    const struct wg_block_list *blocks)
{
	for (size_t i = 0; i < blocks->n; i++)
		wg_compose_block(c, to, blocks->at[i]);
}

void
wg_compose_unread(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d)
{
	if ((c->unread != NULL && *c->unread) ||
	    wg_edition_is_unread(c->voice->edition, d))
		wg_part_put(c->arena, to, WG_PART_UNREAD)->words =
		    wg_compose_label(c, WG_L_MACHINE);
}
