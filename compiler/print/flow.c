/*
 * Text over as many pages as it takes, with footers that are made when all pages
 * are known.  At the foot of the first may stand a strip, or a line by which to
 * see whether it was printed at its size.
 */
#include "print/engine.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/item.h"
#include "text/paragraph.h"

#define MOST_PAGES 99 /* in the footer that is measured */
#define LONG 1200     /* [byte] */
#define STRIP_GAP WG_MM(3)
#define LINE WG_MM(0.4) /* of the ruler */
#define TICK WG_MM(4)

struct maker {
	const struct wg_setter *setter;
	const struct wg_flow_rules *rules;
	struct wg_flow flow;
	struct wg_dress dress;
	struct wg_page_style sheet;
	struct wg_block *strip; /* or NULL */
	struct wg_rect strip_at;
};

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	struct maker *m = context;

	return wg_dress(&m->dress, m->flow.footer(&m->flow, page, pages));
}

/* The body ends higher where the footer has more lines than there is room. */
static void
make_room(struct maker *m)
{
	struct wg_page_style *s = &m->sheet;
	int32_t height;

	if (m->flow.footer == NULL)
		return;
	s->footer = footer;
	s->context = m;
	height = s->edge + m->setter->paper->clear +
	    wg_block_height(m->setter->arena, m->setter->shaper,
		footer(m, MOST_PAGES - 1, MOST_PAGES),
		s->width - s->inner - s->outer, 1000);
	if (s->bottom < height)
		s->bottom = height;
}

static void
open_strip(struct maker *m)
{
	struct wg_page_style *s = &m->sheet;
	struct wg_rect *at = &m->strip_at;

	if (m->flow.strip == NULL)
		return;
	m->strip = wg_dress(&m->dress, m->flow.strip);
	at->x = s->inner;
	at->width = s->width - s->inner - s->outer;
	at->height = wg_layout_height(m->setter->arena, m->setter->shaper,
	    m->strip, at->width, WG_SETTING_NOMINAL);
	at->y = s->height - s->bottom - at->height;
	s->foot = at->height + STRIP_GAP;
}

/* Nobody wants a sheet with nothing but the end. */
static struct wg_block *
body_of(const struct maker *m)
{
	struct wg_block *body = wg_dress(&m->dress, m->flow.body);

	for (struct wg_block *b = body->first; b != NULL; b = b->next)
		if (m->rules->keep_end && b->next == body->last)
			b->keep_with_next = true;
	return body;
}

static struct wg_pages *
open_pages(const struct maker *m)
{
	struct wg_pages *pages =
	    wg_setter_pages(m->setter, m->flow.document, m->flow.titled);

	pages->lang = m->flow.language->tag;
	if (m->flow.spoken != m->flow.language)
		pages->spoken = m->flow.spoken->tag;
	pages->rtl = m->flow.spoken->rtl;
	pages->one_sided = m->rules->one_sided;
	if (m->rules->fields)
		pages->field_font = wg_shaper_latin(m->setter->shaper);
	return pages;
}

/* What is set only to be measured ends with 'scratch'. */
static void
open_trial(struct maker *trial, struct wg_setter *own, const struct maker *m,
    struct wg_arena *scratch)
{
	*own = *m->setter;
	own->arena = scratch;
	*trial = *m;
	trial->setter = own;
	trial->dress.arena = scratch;
	trial->sheet.context = trial;
}

static size_t
count_pages(const struct maker *m)
{
	struct wg_arena *scratch = wg_arena_open();
	struct wg_diag *silent = wg_diag_open();
	struct wg_setter own;
	struct wg_pages *pages;
	struct maker trial;
	size_t n;

	open_trial(&trial, &own, m, scratch);
	pages = open_pages(&trial);
	wg_layout_flow(scratch, own.shaper, pages, &trial.sheet,
	    body_of(&trial), pages->at, silent);
	n = pages->pages.n;
	wg_diag_close(silent);
	wg_arena_close(scratch);
	return n;
}

/* The first step that saves a page, if the whole takes more than one. */
static void
find_step(struct maker *m)
{
	struct wg_part *whole = m->flow.body;
	size_t n = m->flow.steps == 0 ? 1 : count_pages(m);

	while (n > 1 && m->flow.shorter < m->flow.steps) {
		m->flow.shorter++;
		m->rules->compose(&m->flow);
		if (count_pages(m) < n)
			return;
	}
	m->flow.body = whole;
}

/* Of all that is said in it [byte]; a part takes room, however short it is. */
static size_t
length_of(const struct wg_part *part)
{
	size_t n = 16;

	for (size_t i = 0; i < part->words.list.n; i++)
		n += part->words.list.at[i].text.len;
	for (const struct wg_part *k = part->first; k != NULL; k = k->next)
		n += length_of(k);
	return n;
}

/* What is not to be split, and no page holds it.  Short ones do not take the
 * time. */
static void
check_whole(const struct maker *m, const struct wg_part *part)
{
	struct wg_rect inside = { .width = m->sheet.width - m->sheet.inner -
		    m->sheet.outer,
		.height = m->sheet.height - m->sheet.top - m->sheet.bottom };
	struct wg_arena *scratch;
	struct wg_setter own;
	struct maker trial;

	if (part->role != m->rules->whole) {
		for (const struct wg_part *k = part->first; k; k = k->next)
			check_whole(m, k);
		return;
	}
	if (length_of(part) <= LONG)
		return;
	scratch = wg_arena_open();
	open_trial(&trial, &own, m, scratch);
	if (wg_layout_height(scratch, own.shaper, wg_dress(&trial.dress, part),
		inside.width, WG_SETTING_NOMINAL) > inside.height)
		wg_report(m->setter->diag, WG_D_FORM_TALL, part->at, "%.*s",
		    WG_ARG(m->flow.language->tag));
	wg_arena_close(scratch);
}

static void
add_ruler(const struct maker *m, struct wg_page *page)
{
	struct wg_arena *a = m->setter->arena;
	int32_t x = m->sheet.inner, width = m->setter->paper->ruler;
	int32_t y = page->height - m->sheet.bottom - TICK / 2;

	if (width == 0)
		return;
	wg_item_mark(a, page, x, y - LINE / 2, width, LINE);
	wg_item_mark(a, page, x, y - TICK / 2, LINE, TICK);
	wg_item_mark(a, page, x + width - LINE, y - TICK / 2, LINE, TICK);
}

static unsigned
variant_of(const struct maker *m)
{
	const struct wg_paper *paper = m->setter->paper;

	return m->flow.composer.sentences ? paper->plain :
	    wg_paper_variant(paper, m->flow.composer.other != NULL,
		m->flow.own.edition->language->rtl);
}

struct wg_pages *
wg_set_flow(const struct wg_setter *s, const void *rules)
{
	struct maker m = { .setter = s, .rules = rules,
		.sheet = wg_paper_pages(s->paper) };
	struct wg_pages *pages;

	wg_flow_open(&m.flow, s->print, s->arena, s->diag);
	m.rules->compose(&m.flow);
	m.dress = wg_setter_dress(s, variant_of(&m), m.flow.spoken);
	m.sheet.rtl = m.flow.spoken->rtl;
	m.sheet.bleed = wg_setter_bleed(s);
	if (m.flow.urgent)
		m.sheet.least_scale = s->paper->least_urgent;
	make_room(&m);
	open_strip(&m);
	find_step(&m);
	if (m.rules->whole != 0)
		check_whole(&m, m.flow.body);
	pages = open_pages(&m);
	wg_layout_flow(s->arena, s->shaper, pages, &m.sheet, body_of(&m),
	    pages->at, s->diag);
	if (m.strip != NULL)
		wg_layout_place(s->arena, s->shaper, pages->pages.at[0],
		    m.strip, &m.strip_at, WG_SETTING_NOMINAL, pages->at,
		    s->diag);
	add_ruler(&m, pages->pages.at[0]);
	return pages;
}
