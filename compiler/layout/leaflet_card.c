/* A place: its name, German beside it, its purpose and all its facts. */
#include "layout/leaflet_parts.h"

/* The official name, which stands on the door, in every language. */
static void
add_german_name(struct wg_leaflet_maker *m, struct wg_block *to,
    const struct wg_document *place, struct wg_tag *sect)
{
	const struct wg_edition *e = m->voice->edition;
	const struct wg_facts *keep = m->voice;
	struct wg_text_style style = m->look->body;
	struct wg_block *b;

	if (e == m->source.edition || wg_edition_unit(e, place->title).fallback)
		return;
	style.color = WG_LEAFLET_GREY;
	m->voice = &m->source;
	b = wg_leaflet_unit(m, &style, WG_ROLE_P, sect, place->title);
	m->voice = keep;
	b->align = e->language->rtl ? WG_ALIGN_END : WG_ALIGN_START;
	wg_block_add(to, b);
}

static struct wg_block *
head(struct wg_leaflet_maker *m, const struct wg_document *place,
    struct wg_tag *sect)
{
	const struct wg_node *purpose = wg_read_place(m->own.task, place)->purpose;
	const struct wg_text_style style = wg_leaflet_heading(m, 2);
	struct wg_block *row = wg_leaflet_row(m, WG_PT(9));
	struct wg_block *words = wg_leaflet_stack(m, WG_PT(1)), *name;

	wg_block_add(row, wg_leaflet_pictogram(
	    m, place->pictogram, m->look->icon * 2, m->accent));
	name = wg_leaflet_unit(m, &style, wg_leaflet_heading_role(m), sect,
	    place->title);
	if (m->indexed)
		wg_leaflet_outline(m, name, place->id);
	wg_block_add(words, name);
	add_german_name(m, words, place, sect);
	if (purpose != NULL)
		wg_block_add(words, wg_leaflet_unit(
		    m, &m->look->body, WG_ROLE_P, sect, purpose));
	wg_block_add(row, words);
	return row;
}

static void
add_fact(struct wg_leaflet_maker *m, struct wg_block *words,
    const struct wg_fact *fact, struct wg_tag *sect)
{
	struct wg_text_style body = m->look->body, label = m->look->small;
	struct wg_block *b;

	body.shows_links = true;
	body.link = m->accent;
	label.weight = WG_BOLD;
	if (fact->label.text.len > 0) {
		b = wg_leaflet_text(m, &label, WG_ROLE_P, sect);
		wg_text_put_piece(m->arena, b, &label, m->voice, NULL,
		    &fact->label);
		wg_block_add(words, b);
	}
	for (size_t i = 0; i < fact->n; i++) {
		b = wg_leaflet_text(m, &body, WG_ROLE_P, sect);
		wg_text_put_line(m->arena, b, &body, m->voice, m->linker,
		    &fact->lines[i]);
		wg_block_add(words, b);
	}
}

/* A row of the card: a pictogram, and the facts beside it. */
struct rows {
	struct wg_block *at[WG_FACT_COUNT];
	unsigned lines[WG_FACT_COUNT]; /* about */
	size_t n;
	unsigned all;
};

/* A fact without a pictogram belongs to the one before it. */
static void
make_rows(struct wg_leaflet_maker *m, const struct wg_document *place,
    struct wg_tag *sect, struct rows *rows)
{
	struct wg_block *words = NULL;
	size_t n;
	const struct wg_fact *facts =
	    wg_facts_of_place(m->voice, m->arena, place, &n);

	for (size_t i = 0; i < n; i++) {
		const char *pictogram = facts[i].pictogram;
		unsigned lines = (unsigned)facts[i].n +
		    (facts[i].label.text.len > 0);

		if ((words == NULL || pictogram != NULL) &&
		    rows->n < WG_FACT_COUNT) {
			struct wg_block *row = wg_leaflet_row(m, WG_PT(6));

			words = wg_leaflet_stack(m, 0);
			wg_block_add(row, wg_leaflet_pictogram(m,
			    wg_str(pictogram), m->look->icon, m->accent));
			wg_block_add(row, words);
			rows->at[rows->n++] = row;
		}
		rows->lines[rows->n - 1] += lines;
		rows->all += lines;
		add_fact(m, words, &facts[i], sect);
	}
}

/* Two columns, about equally high, each in reading order. */
static struct wg_block *
two_columns(struct wg_leaflet_maker *m, const struct rows *rows)
{
	struct wg_block *pair = wg_leaflet_row(m, WG_PT(12));
	struct wg_block *column = wg_leaflet_stack(m, m->look->gap);
	unsigned lines = 0;

	wg_block_add(pair, column);
	for (size_t i = 0; i < rows->n; i++) {
		if (pair->first == pair->last && i > 0 &&
		    2 * lines + rows->lines[i] > rows->all)
			column = wg_block_add(
			    pair, wg_leaflet_stack(m, m->look->gap));
		wg_block_add(column, rows->at[i]);
		lines += rows->lines[i];
	}
	if (pair->first == pair->last)
		wg_block_add(pair, wg_leaflet_stack(m, 0));
	return pair;
}

#define MOST_LINES 60 /* of a card that stays in one piece on A4 */

static struct wg_block *
all_facts(struct wg_leaflet_maker *m, const struct wg_document *place,
    struct wg_tag *sect)
{
	struct rows rows = { .n = 0 };
	struct wg_block *list = wg_leaflet_stack(m, m->look->gap);

	make_rows(m, place, sect, &rows);
	if (m->look->facts > 1 && rows.all <= MOST_LINES)
		return two_columns(m, &rows);
	for (size_t i = 0; i < rows.n; i++)
		wg_block_add(list, rows.at[i]);
	return list;
}

static void
add_matters(struct wg_leaflet_maker *m, struct wg_block *card,
    const struct wg_place *place, struct wg_tag *sect)
{
	if (place->matters.n > 0)
		wg_leaflet_bullets(m, card, sect, &place->matters);
	for (size_t i = 0; i < place->paras.n; i++)
		wg_leaflet_block(m, card, sect, place->paras.at[i]);
}

struct wg_block *
wg_leaflet_card(struct wg_leaflet_maker *m, const struct wg_document *place,
    struct wg_tag *tag)
{
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, tag, NULL);
	struct wg_block *card = wg_leaflet_stack(m, m->look->gap);

	card->filled = true;
	card->fill = WG_LEAFLET_FIELD;
	card->line = WG_PT(0.75);
	card->stroke = WG_LEAFLET_EDGE;
	card->radius = WG_PT(5);
	card->padding_x = WG_PT(10);
	card->padding_y = WG_PT(9);
	card->before = card->after = m->look->gap * 3 / 2;
	card->keep_together = true;
	wg_block_add(card, head(m, place, sect));
	add_matters(m, card, wg_read_place(m->own.task, place), sect);
	wg_block_add(card, all_facts(m, place, sect));
	return card;
}

struct wg_block *
wg_leaflet_reference(struct wg_leaflet_maker *m,
    const struct wg_document *place, struct wg_tag *tag)
{
	const struct wg_node *purpose = wg_read_place(m->own.task, place)->purpose;
	struct wg_tag *sect = wg_leaflet_tag(m, WG_ROLE_SECT, tag, NULL);
	struct wg_block *row = wg_leaflet_row(m, WG_PT(9));
	struct wg_block *words = wg_leaflet_stack(m, WG_PT(1));
	struct wg_text_style bold = m->look->body;

	bold.weight = WG_BOLD;
	row->line = WG_PT(0.75);
	row->stroke = WG_LEAFLET_EDGE;
	row->radius = WG_PT(4);
	row->padding_x = WG_PT(9);
	row->padding_y = WG_PT(6);
	row->before = row->after = m->look->gap * 3 / 2;
	row->vertical = WG_ALIGN_CENTER;
	wg_block_add(row, wg_leaflet_pictogram(
	    m, place->pictogram, m->look->icon * 3 / 2, m->accent));
	wg_block_add(words,
	    wg_leaflet_unit(m, &bold, WG_ROLE_P, sect, place->title));
	add_german_name(m, words, place, sect);
	if (purpose != NULL)
		wg_block_add(words, wg_leaflet_unit(
		    m, &m->look->body, WG_ROLE_P, sect, purpose));
	wg_block_add(row, words);
	wg_block_add(row, wg_handbook_page(m, place->id, sect));
	return row;
}
