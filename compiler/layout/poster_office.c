/*
 * A card: pictogram, German name and purpose on top; then the translations,
 * each over the whole width; below, what is the same in all languages.
 */
#include "base/diag.h"
#include "layout/poster_parts.h"
#include "model/pictogram.h"

struct wg_text_style
wg_style_color(struct wg_text_style style, uint32_t color)
{
	style.color = color;
	return style;
}

struct wg_block *
wg_poster_pictogram(struct wg_poster_maker *m, struct wg_str name, int32_t side,
    uint32_t field, uint32_t color)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_PICTOGRAM);
	const struct wg_pictogram *pictogram =
	    wg_project_pictogram(m->print->project, name);

	if (pictogram == NULL)
		b->kind = WG_BLOCK_SPACE;
	b->pictogram = pictogram;
	b->color = color;
	b->filled = field != color;
	b->fill = field;
	b->width = b->size = side;
	b->least_width = b->least = side * 4 / 5;
	return b;
}

static struct wg_block *
head(struct wg_poster_maker *m, const struct wg_document *place,
    struct wg_tag *sect)
{
	const struct wg_facts *german = &m->facts[0];
	const struct wg_language *de = german->edition->language;
	const struct wg_node *purpose = wg_read_place(m->print->task, place)->purpose;
	struct wg_block *row = wg_block_new(m->arena, WG_BLOCK_COLUMNS);
	struct wg_block *words = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *pictogram = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *text;

	row->gap = WG_PT(9);
	row->vertical = WG_ALIGN_START;
	pictogram->width = m->look->pictogram;
	pictogram->least_width = m->look->pictogram * 4 / 5;
	wg_block_add(pictogram, wg_poster_pictogram(m, place->pictogram,
	    m->look->pictogram, m->accent, WG_WHITE));
	wg_block_add(row, pictogram);
	wg_block_add(row, words);
	text = wg_text_block(m->arena, &m->look->name, de,
	    wg_tag_new(m->arena, WG_ROLE_H2, sect, NULL));
	text->at = place->title->at;
	text->name = place->id;
	wg_text_put_unit(m->arena, text, &m->look->name, german, NULL,
	    place->title);
	wg_block_add(words, text);
	if (purpose == NULL)
		return row;
	text = wg_text_block(m->arena, &m->look->purpose, de,
	    wg_tag_new(m->arena, WG_ROLE_P, sect, NULL));
	text->at = purpose->at;
	text->name = place->id;
	wg_text_put_unit(m->arena, text, &m->look->purpose, german, NULL,
	    purpose);
	wg_block_add(words, text);
	return row;
}

static void
report_fallback(struct wg_poster_maker *m, const struct wg_edition *e,
    const struct wg_document *place, const struct wg_node *unit)
{
	wg_diag_language(m->diag, e->language->tag);
	wg_report(m->diag, WG_D_PRINT_FALLBACK, unit->at, "%.*s in %.*s",
	    WG_ARG(place->id), WG_ARG(e->language->tag));
	wg_diag_language(m->diag, WG_NONE);
}

/* Name and purpose in one language; a gap is filled with labelled German. */
static struct wg_block *
translation(struct wg_poster_maker *m, const struct wg_facts *facts,
    const struct wg_document *place, struct wg_tag *sect)
{
	const struct wg_edition *e = facts->edition;
	const struct wg_node *units[2] = { place->title,
		wg_read_place(m->print->task, place)->purpose };
	struct wg_text_style style = m->look->translation;
	struct wg_block *b = wg_text_block(m->arena, &style, e->language,
	    wg_tag_new(m->arena, WG_ROLE_P, sect, e->language));
	bool fallback = false;

	b->at = place->title->at;
	b->name = place->id;
	for (size_t i = 0; i < 2; i++) {
		style.weight = i == 0 ? WG_BOLD : WG_REGULAR;
		if (units[i] == NULL)
			continue;
		if (i > 0)
			wg_text_put(m->arena, b, &style, WG_STR("  "), NULL,
			    false);
		if (!wg_text_put_unit(
		    m->arena, b, &style, facts, NULL, units[i]))
			continue;
		report_fallback(m, e, place, units[i]);
		fallback = true;
	}
	if (fallback)
		wg_text_put_german_mark(m->arena, b, &style, facts);
	return b;
}

static struct wg_block *
detail_text(struct wg_poster_maker *m, struct wg_tag *sect)
{
	return wg_text_block(m->arena, &m->look->detail,
	    m->facts[0].edition->language,
	    wg_tag_new(m->arena, WG_ROLE_P, sect, NULL));
}

/* A small pictogram, and beside it the lines as one paragraph. */
static void
add_detail(struct wg_poster_maker *m, struct wg_block *stack,
    const char *pictogram, const struct wg_fact_line *lines, size_t n,
    struct wg_tag *sect)
{
	struct wg_block *row = wg_block_new(m->arena, WG_BLOCK_COLUMNS);
	struct wg_block *icon = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *text = detail_text(m, sect);
	int32_t side = m->look->detail.size * 13 / 10;

	if (n == 0)
		return;
	icon->width = side;
	icon->least_width = side * 4 / 5;
	wg_block_add(icon, wg_poster_pictogram(
	    m, wg_str(pictogram), side, m->accent, m->accent));
	row->gap = WG_PT(5);
	wg_block_add(row, icon);
	wg_block_add(row, text);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			wg_text_put(m->arena, text, &m->look->detail,
			    WG_STR(" · "), NULL, false);
		wg_text_put_line(m->arena, text, &m->look->detail, &m->facts[0],
		    NULL, &lines[i]);
	}
	wg_block_add(stack, row);
}

static const struct wg_fact *
fact_of(const struct wg_fact *facts, size_t n, enum wg_fact_kind kind)
{
	static const struct wg_fact none;

	for (size_t i = 0; i < n; i++)
		if (facts[i].kind == kind)
			return &facts[i];
	return &none;
}

/* Address, hours, phone and the way: once for all languages. */
static void
add_details(struct wg_poster_maker *m, struct wg_block *card,
    const struct wg_office *office, struct wg_tag *sect)
{
	struct wg_block *stack = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *row = wg_block_new(m->arena, WG_BLOCK_COLUMNS);
	struct wg_block *left = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *right = wg_block_new(m->arena, WG_BLOCK_STACK);
	const struct wg_facts *german = &m->facts[0];
	struct wg_fact_line way =
	    wg_facts_way_brief(german, m->arena, office);
	bool bus = office->stop.len > 0;
	size_t n, n_hours;
	const struct wg_fact *all =
	    wg_facts_of_place(german, m->arena, office->place, &n), *fact;
	struct wg_fact_line *hours =
	    wg_facts_hours_brief(german, m->arena, office->place, &n_hours);

	stack->gap = left->gap = WG_PT(2);
	fact = fact_of(all, n, WG_FACT_ADDRESS);
	add_detail(m, stack, "pin", fact->lines, fact->n, sect);
	add_detail(m, stack, "clock", hours, n_hours, sect);
	fact = fact_of(all, n, WG_FACT_MOVED);
	add_detail(m, stack, "signpost", fact->lines, fact->n, sect);
	fact = fact_of(all, n, WG_FACT_CLOSED);
	add_detail(m, stack, "limits", fact->lines, fact->n, sect);
	/* The first number; a fax or a second line is for the leaflet. */
	fact = fact_of(all, n, WG_FACT_PHONE);
	add_detail(m, left, "phone", fact->lines, fact->n > 0, sect);
	if (m->look->wide_cards)
		wg_block_add(row, left);
	else
		wg_block_add(stack, left);
	left->share = 1;
	right->share = 3;
	row->gap = WG_PT(8);
	add_detail(m, m->look->wide_cards ? right : stack,
	    bus ? "bus" : "walk", &way, way.n > 0, sect);
	if (m->look->wide_cards) {
		wg_block_add(row, right);
		wg_block_add(stack, row);
	}
	wg_block_add(card, stack);
}

static bool
responsible(
    const struct wg_place *place, const struct wg_municipality *municipality)
{
	if (place->for_all || place->n_municipalities == 0)
		return true;
	for (size_t i = 0; i < place->n_municipalities; i++)
		if (place->municipalities[i] == municipality)
			return true;
	return false;
}

struct wg_block *
wg_poster_office(struct wg_poster_maker *m, const struct wg_office *office)
{
	const struct wg_document *place = office->place;
	struct wg_tag *sect = wg_tag_new(m->arena, WG_ROLE_SECT, NULL, NULL);
	struct wg_block *card = wg_block_new(m->arena, WG_BLOCK_STACK);
	struct wg_block *words = wg_block_new(m->arena, WG_BLOCK_STACK);

	if (!responsible(wg_read_place(m->print->task, place),
		wg_read_house(m->print->task, m->print->subject)->municipality))
		wg_report(m->diag, WG_D_PRINT_NOT_RESPONSIBLE, office->at,
		    "%.*s", WG_ARG(place->id));
	card->filled = true;
	card->fill = WG_FIELD;
	card->radius = WG_PT(5);
	card->padding_x = WG_PT(9);
	card->padding_y = WG_PT(7);
	card->gap = WG_PT(4);
	wg_block_add(card, head(m, place, sect));
	words->gap = WG_PT(1);
	for (size_t i = 1; i < m->print->n; i++)
		wg_block_add(words, translation(m, &m->facts[i], place, sect));
	wg_block_add(card, words);
	add_details(m, card, office, sect);
	return card;
}
