/*
 * The frame of a leaflet, and the small parts its blocks are made of.  The
 * same model as the HTML leaflet, in the same order; sizes in points for the
 * hand, at 40 cm (DIN 1450: continuous text 11 point).
 */
#include "layout/leaflet.h"

#include "facts/inline.h"
#include "layout/leaflet_parts.h"
#include "layout/print.h"

#define STYLE(size_, weight_, color_) \
	{ .size = WG_PT(size_), .least = WG_PT(size_), .weight = weight_, \
	    .color = color_ }

static const struct wg_leaflet_look looks[] = {
	{
	    .paper = "A4", .width = WG_MM(210), .height = WG_MM(297),
	    .top = WG_MM(18), .bottom = WG_MM(20), .side = WG_MM(24),
	    .edge = WG_MM(10), .gap = WG_PT(7), .indent = WG_PT(20),
	    .code = WG_MM(26), .pictogram = WG_MM(15), .icon = WG_PT(14),
	    .facts = 2,
	    .headings = { STYLE(24, WG_BOLD, WG_LEAFLET_WHITE),
		STYLE(16, WG_BOLD, WG_LEAFLET_INK),
		STYLE(13.5, WG_BOLD, WG_LEAFLET_INK),
		STYLE(12, WG_BOLD, WG_LEAFLET_INK) },
	    .body = STYLE(12, WG_REGULAR, WG_LEAFLET_INK),
	    .small = STYLE(9, WG_REGULAR, WG_LEAFLET_GREY),
	},
	{
	    .paper = "A5", .width = WG_MM(148), .height = WG_MM(210),
	    .top = WG_MM(12), .bottom = WG_MM(17), .side = WG_MM(14),
	    .edge = WG_MM(9), .gap = WG_PT(5), .indent = WG_PT(17),
	    .code = WG_MM(25), .pictogram = WG_MM(12), .icon = WG_PT(13),
	    .facts = 1,
	    .headings = { STYLE(20, WG_BOLD, WG_LEAFLET_WHITE),
		STYLE(14, WG_BOLD, WG_LEAFLET_INK),
		STYLE(12, WG_BOLD, WG_LEAFLET_INK),
		STYLE(11, WG_BOLD, WG_LEAFLET_INK) },
	    .body = STYLE(11, WG_REGULAR, WG_LEAFLET_INK),
	    .small = STYLE(8.5, WG_REGULAR, WG_LEAFLET_GREY),
	},
};

const struct wg_leaflet_look *
wg_leaflet_look(struct wg_str paper)
{
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (wg_str_is(paper, looks[i].paper))
			return &looks[i];
	return &looks[0];
}

void
wg_leaflet_maker_open(struct wg_leaflet_maker *m, struct wg_task *task,
    struct wg_arena *a, const struct wg_edition *source,
    const struct wg_edition *own, const struct wg_linker *linker, struct wg_str paper)
{
	*m = (struct wg_leaflet_maker){ .arena = a,
		.project = own->project, .look = wg_leaflet_look(paper),
		.source = wg_facts_open(task, source, a), .linker = linker,
		.document = own->language,
		.accent = own->project->accent };
	m->own = own == source ? m->source : wg_facts_open(task, own, a);
	m->voice = &m->own;
}

/* Parts. */

static const struct wg_language *
spoken(const struct wg_leaflet_maker *m)
{
	return m->voice->edition->language;
}

static struct wg_block *
container(struct wg_leaflet_maker *m, enum wg_block_kind kind, int32_t gap)
{
	struct wg_block *b = wg_block_new(m->arena, kind);

	b->gap = gap;
	b->rtl = spoken(m)->rtl;
	return b;
}

struct wg_block *
wg_leaflet_stack(struct wg_leaflet_maker *m, int32_t gap)
{
	return container(m, WG_BLOCK_STACK, gap);
}

struct wg_block *
wg_leaflet_row(struct wg_leaflet_maker *m, int32_t gap)
{
	return container(m, WG_BLOCK_COLUMNS, gap);
}

struct wg_block *
wg_leaflet_grid(struct wg_leaflet_maker *m, unsigned columns, int32_t gap)
{
	struct wg_block *b = container(m, WG_BLOCK_GRID, gap);

	b->columns = columns;
	return b;
}

struct wg_text_style
wg_leaflet_linked(
    const struct wg_leaflet_maker *m, struct wg_text_style style)
{
	style.shows_links = true;
	style.link = m->accent;
	return style;
}

struct wg_text_style
wg_leaflet_heading(const struct wg_leaflet_maker *m, unsigned level)
{
	struct wg_text_style style = m->look->headings[
	    level < WG_LEAFLET_LEVELS ? level : WG_LEAFLET_LEVELS - 1];

	if (level == 1)
		style.color = m->accent;
	return style;
}

struct wg_tag *
wg_leaflet_tag(struct wg_leaflet_maker *m, enum wg_role role,
    struct wg_tag *parent, const struct wg_language *language)
{
	return wg_tag_new(m->arena, role, parent,
	    language == m->document ? NULL : language);
}

static struct wg_block *
text_in(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    enum wg_role role, struct wg_tag *parent,
    const struct wg_language *language)
{
	return wg_text_block(m->arena, style, language,
	    wg_leaflet_tag(m, role, parent, language));
}

struct wg_block *
wg_leaflet_text(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    enum wg_role role, struct wg_tag *parent)
{
	return text_in(m, style, role, parent, spoken(m));
}

struct wg_block *
wg_leaflet_unit(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    enum wg_role role, struct wg_tag *parent, const struct wg_node *unit)
{
	const struct wg_text_style own = wg_leaflet_linked(m, *style);
	struct wg_shown shown = wg_edition_unit(m->voice->edition, unit);
	struct wg_block *b = text_in(m, &own, role, parent, shown.language);

	b->at = wg_edition_place(m->voice->edition, unit);
	b->name = wg_element_label(unit->element);
	if (wg_text_put_unit(m->arena, b, &own, m->voice, m->linker, unit))
		wg_text_put_german_mark(m->arena, b, style, m->voice);
	return b;
}

struct wg_block *
wg_leaflet_label(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    struct wg_tag *parent, enum wg_label id)
{
	struct wg_block *b = text_in(m, style, WG_ROLE_P, parent,
	    wg_edition_label_language(m->voice->edition, id));

	b->name = wg_str(wg_label_info(id)->text);
	wg_text_put_label(m->arena, b, style, m->voice, id);
	return b;
}

struct wg_block *
wg_leaflet_pictogram(struct wg_leaflet_maker *m, struct wg_str name,
    int32_t side, uint32_t color)
{
	struct wg_block *column = wg_leaflet_stack(m, 0);
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_PICTOGRAM);

	b->pictogram = wg_project_pictogram(m->project, name);
	if (b->pictogram == NULL)
		b->kind = WG_BLOCK_SPACE;
	b->color = color;
	b->size = b->least = side;
	column->width = column->least_width = side;
	wg_block_add(column, b);
	return column;
}

/* The band. */

static struct wg_block *
title_text(struct wg_leaflet_maker *m, const struct wg_facts *voice,
    const struct wg_node *title, enum wg_role role, struct wg_tag *sect)
{
	struct wg_text_style style = wg_leaflet_heading(m, 0);
	const struct wg_facts *keep = m->voice;
	struct wg_block *b;

	/* Two titles share the room of one. */
	if (m->document != m->own.edition->language)
		style.size = style.least = style.size * 4 / 5;
	m->voice = voice;
	b = wg_leaflet_unit(m, &style, role, sect, title);
	m->voice = keep;
	return b;
}

/* The German title below a translated one: for those who hand it out. */
static struct wg_block *
subtitle(struct wg_leaflet_maker *m, const struct wg_node *title,
    struct wg_tag *sect)
{
	struct wg_text_style style = m->look->body;
	const struct wg_facts *keep = m->voice;
	struct wg_block *b;

	style.color = WG_LEAFLET_WHITE;
	m->voice = &m->source;
	b = wg_leaflet_unit(m, &style, WG_ROLE_P, sect, title);
	m->voice = keep;
	b->align = keep->edition->language->rtl ? WG_ALIGN_END :
	    WG_ALIGN_START;
	return b;
}

void
wg_leaflet_outline(const struct wg_leaflet_maker *m, struct wg_block *b,
    struct wg_str anchor)
{
	b->outline = m->level + 1;
	b->anchor = anchor;
	b->keep_with_next = true;
}

struct wg_block *
wg_leaflet_band(struct wg_leaflet_maker *m, const struct wg_document *d,
    bool pair, struct wg_tag *sect)
{
	const struct wg_node *title = d->title;
	struct wg_block *band = wg_leaflet_row(m, WG_PT(12));
	struct wg_block *words = wg_leaflet_stack(m, WG_PT(2));
	const struct wg_facts *first = pair ? &m->source : &m->own;
	struct wg_block *heading;

	band->filled = true;
	band->fill = m->accent;
	band->radius = WG_PT(6);
	band->padding_x = WG_PT(14);
	band->padding_y = WG_PT(12);
	band->vertical = WG_ALIGN_CENTER;
	band->rtl = first->edition->language->rtl;
	if (d->pictogram.len > 0)
		wg_block_add(band, wg_leaflet_pictogram(m, d->pictogram,
		    m->look->pictogram, WG_LEAFLET_WHITE));
	heading = wg_block_add(words, title_text(
	    m, first, title, wg_leaflet_heading_role(m), sect));
	wg_leaflet_outline(m, heading, d->id);
	if (pair)
		wg_block_add(words,
		    title_text(m, &m->own, title, WG_ROLE_P, sect));
	else if (m->own.edition != m->source.edition)
		wg_block_add(words, subtitle(m, title, sect));
	wg_block_add(band, words);
	band->after = m->look->gap * 2;
	return band;
}

/* The sheet. */

static struct wg_block *
footer_text(struct wg_leaflet_maker *m, const struct wg_language *language,
    struct wg_str text, const struct wg_language *own)
{
	const struct wg_text_style *style = &m->look->small;
	struct wg_block *b = wg_text_block(m->arena, style, language, NULL);

	wg_text_put(m->arena, b, style, text, own, false);
	b->share = 2;
	return b;
}

/* The title in the language that is not the document's, for the end of the
 * row; NULL if it was not translated. */
static struct wg_block *
other_title(const struct wg_leaflet_footer *f)
{
	struct wg_leaflet_maker *m = f->maker;
	const struct wg_edition *own = m->own.edition;
	struct wg_block *b;

	if (!f->pair || wg_edition_unit(own, f->document->title).fallback)
		return NULL;
	b = footer_text(m, own->language,
	    wg_inlines_text(&m->own, m->arena, f->document->title), NULL);
	b->align = b->rtl ? WG_ALIGN_START : WG_ALIGN_END;
	return b;
}

struct wg_block *
wg_leaflet_footer(void *context, uint32_t page, uint32_t pages)
{
	const struct wg_leaflet_footer *f = context;
	struct wg_leaflet_maker *m = f->maker;
	const struct wg_edition *e = m->voice->edition;
	struct wg_block *row = wg_leaflet_row(m, WG_PT(14)), *number, *other;
	const struct wg_label_arg args[] = {
		{ "page", wg_str_fmt(m->arena, "%u", (unsigned)page + 1) },
		{ "pages", wg_str_fmt(m->arena, "%u", (unsigned)pages) },
		{ NULL, WG_NONE } };

	if (pages < 2)
		return NULL;
	row->rtl = m->document->rtl;
	wg_block_add(row,
	    footer_text(m, m->document,
		wg_inlines_text(m->voice, m->arena, f->document->title), NULL));
	number = wg_block_add(row,
	    footer_text(m, m->document,
		wg_edition_label(e, m->arena, WG_L_PAGE_OF, 0, args),
		wg_edition_label_language(e, WG_L_PAGE_OF)));
	number->share = 1;
	other = other_title(f);
	number->align = other != NULL ? WG_ALIGN_CENTER : WG_ALIGN_END;
	if (other != NULL)
		wg_block_add(row, other);
	return row;
}

void
wg_leaflet_footer_room(struct wg_leaflet_footer *f, struct wg_shaper *shaper,
    struct wg_page_style *sheet, uint32_t most)
{
	int32_t height = sheet->edge + WG_MM(1) + wg_block_height(
	    f->maker->arena, shaper, wg_leaflet_footer(f, most - 1, most),
	    sheet->width - sheet->inner - sheet->outer, 1000);

	if (sheet->bottom < height)
		sheet->bottom = height;
}

struct wg_page_style
wg_leaflet_sheet(struct wg_leaflet_maker *m, struct wg_leaflet_footer *f,
    struct wg_shaper *shaper)
{
	const struct wg_leaflet_look *l = m->look;
	struct wg_page_style sheet = { .width = l->width, .height = l->height,
		.top = l->top, .bottom = l->bottom, .inner = l->side,
		.outer = l->side, .rtl = m->document->rtl, .edge = l->edge,
		.footer = wg_leaflet_footer, .context = f };

	wg_leaflet_footer_room(f, shaper, &sheet, 99);
	return sheet;
}

struct wg_pages *
wg_leaflet_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_leaflet *leaflet, struct wg_diag *diag)
{
	const struct wg_document *d = leaflet->page;
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct wg_leaflet_maker m;
	struct wg_leaflet_footer footer = { &m, d, leaflet->pair };
	struct wg_block *body;
	struct wg_page_style sheet;

	wg_leaflet_maker_open(&m, leaflet->task, a, leaflet->source, leaflet->own,
	    leaflet->linker, leaflet->paper);
	if (leaflet->pair) {
		m.document = leaflet->source->language;
		m.voice = &m.source;
	}
	body = wg_leaflet_stack(&m, m.look->gap);
	wg_block_add(body, wg_leaflet_band(&m, d, leaflet->pair, NULL));
	m.level = 1;
	if (leaflet->pair)
		wg_leaflet_pairs(&m, body, NULL, d->root);
	else
		wg_leaflet_blocks(&m, body, NULL, d->root);
	/* Nobody wants a sheet with nothing else. */
	body->last->keep_with_next = true;
	wg_block_add(body,
	    wg_leaflet_colophon(&m, leaflet->url, d->stand, leaflet->code));
	pages->title = wg_inlines_text(m.voice, a, d->title);
	pages->lang = m.document->tag;
	pages->rtl = m.document->rtl;
	pages->date = d->stand;
	pages->at = d->root->at;
	sheet = wg_leaflet_sheet(&m, &footer, shaper);
	sheet.bleed = leaflet->bleed;
	wg_layout_flow(a, shaper, pages, &sheet, body, d->root->at, diag);
	return pages;
}

struct wg_pages *
wg_leaflet_print(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	const struct wg_leaflet leaflet = { .task = print->task,
		.page = print->subject,
		.source = print->editions[0],
		.own = print->editions[print->n - 1],
		.pair = wg_print_bilingual(print),
		.paper = wg_print_size(print),
		.url = wg_print_url(print, a),
		.code = print->job->code,
		.bleed = wg_print_bleed(print), .linker = print->linker };

	return wg_leaflet_layout(a, shaper, &leaflet, diag);
}
