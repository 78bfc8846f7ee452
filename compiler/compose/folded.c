/* A leaflet for a folded sheet.  The language that leads stands first: that which
 * runs from right to left. */
#include "compose/leaflet.h"

#include "base/diag.h"
#include "compose/products.h"
#include "facts/piece.h"
#include "model/print.h"
#include "model/project.h"
#include "model/record.h"
#include "text/phone.h"

#define NUMBERS 3 /* on the title */

/* Below what is left of the text: the house it is for, and the office to ask. */
struct whose {
	const struct wg_house *house;     /* or NULL: nobody knows */
	const struct wg_document *office; /* or NULL */
	bool brief;                       /* not what it is for */
};

static bool
is_led(const struct wg_composer *c)
{
	return c->other != NULL && c->other->edition->language->rtl;
}

/* Say it in both, or in the one. */
static void
say(struct wg_composer *c, struct wg_part *to, const struct wg_document *d,
    void (*part)(struct wg_composer *, struct wg_part *,
	const struct wg_document *, bool first))
{
	if (c->other == NULL) {
		part(c, to, d, true);
		return;
	}
	wg_compose_side(c, is_led(c));
	part(c, to, d, true);
	wg_compose_side(c, !is_led(c));
	part(c, to, d, false);
	wg_compose_side(c, 0);
}

static void
put_title(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d, bool first)
{
	wg_compose_part(c, to,
	    first ? WG_PART_BOOK_TITLE : WG_PART_TITLE_TOO, d->title);
}

/* What is not translated stands there in German only. */
static void
put_label(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    enum wg_label label, struct wg_span at)
{
	const struct wg_edition *e = c->voice->edition;
	struct wg_part *part;

	if (c->other != NULL && c->voice == c->other &&
	    wg_edition_label_language(e, label) != e->language)
		return;
	part = wg_part_put(c->arena, to, role);
	part->words = wg_compose_label(c, label);
	part->at = at;
}

static void
put_scan(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d, bool first)
{
	(void)first;
	put_label(c, to, WG_PART_LINE, WG_L_SCAN, d->root->at);
}

static void
put_unread(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d, bool first)
{
	(void)first;
	wg_compose_unread(c, to, d);
}

static void
add_language(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_facts *f)
{
	const struct wg_language *l = f->edition->language;

	if (w->list.n > 0)
		wg_tokens_put(c->arena, w, WG_COMPOSE_DOT, NULL);
	wg_tokens_piece(c->arena, w, l->label, l, false);
}

static void
put_numbers(struct wg_composer *c, struct wg_part *title,
    const struct wg_node *root)
{
	const struct wg_phone *calls[WG_FIRST_HELPLINES];
	size_t n = wg_compose_first_calls(c, root, calls);
	struct wg_part *all =
	    n > 0 ? wg_part_put(c->arena, title, WG_PART_REACH) : NULL;

	for (size_t i = 0; i < n && i < NUMBERS; i++) {
		struct wg_part *line =
		    wg_part_put(c->arena, all, WG_PART_VALUE);

		line->at = root->at;
		line->words = wg_compose_text(c);
		wg_tokens_piece(c->arena, &line->words,
		    wg_phone_text(c->arena, calls[i]), NULL, true);
	}
}

static struct wg_part *
title_of(struct wg_composer *c, const struct wg_leaflet_text *l)
{
	struct wg_part *title = wg_part_new(c->arena, WG_PART_PANEL_TITLE);
	struct wg_part *words, *languages;

	if (l->document->pictogram.len > 0)
		wg_part_put(c->arena, title, WG_PART_TILE)->pictogram =
		    l->document->pictogram;
	words = wg_part_put(c->arena, title, WG_PART_WORDS);
	say(c, words, l->document, put_title);
	put_numbers(c, title, l->document->root);
	languages = wg_part_put(c->arena, title, WG_PART_LANGUAGES);
	languages->at = l->document->root->at;
	languages->words = wg_compose_text(c);
	if (c->other == NULL || !is_led(c))
		add_language(c, &languages->words, c->voice);
	if (c->other != NULL)
		add_language(c, &languages->words, c->other);
	if (is_led(c))
		add_language(c, &languages->words, c->voice);
	return title;
}

static struct wg_part *
body_of(struct wg_composer *c, const struct wg_leaflet_text *l)
{
	struct wg_part *all = wg_part_new(c->arena, WG_PART_ARTICLE);

	if (c->other != NULL)
		wg_compose_side(c, 0);
	c->level = 1;
	wg_compose_body(c, all, l->document->root);
	return all;
}

static void
put_office(struct wg_composer *c, struct wg_part *to,
    const struct whose *whose)
{
	c->details = !whose->brief;
	wg_compose_card(c, to, whose->office);
	c->details = false;
}

static void
put_here(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d, bool first)
{
	(void)first;
	put_label(c, to, WG_PART_SAY, WG_L_I_AM_HERE, d->root->at);
}

/* What to say on the phone: street and town. */
static void
put_house(struct wg_composer *c, struct wg_part *to,
    const struct wg_house *house)
{
	struct wg_part *here, *lines;
	size_t n;
	const struct wg_fact_line *address =
	    wg_facts_address(c->source, c->arena, house->address, &n);

	if (n == 0)
		return;
	here = wg_part_put(c->arena, to, WG_PART_I_AM_HERE);
	lines = wg_part_put(c->arena, here, WG_PART_HERE_LINES);
	lines->pictogram = WG_STR("pin");
	say(c, lines, house->document, put_here);
	for (size_t i = 0; i < n && i < 2; i++)
		wg_part_put(c->arena, lines, WG_PART_VALUE)->words =
		    wg_compose_line(c, &address[i]);
}

static struct wg_part *
back_of(struct wg_composer *c, const struct wg_leaflet_text *l,
    const struct whose *whose)
{
	struct wg_part *back = wg_part_new(c->arena, WG_PART_PANEL_BACK);
	const struct wg_piece url = wg_facts_url(c->voice, c->arena, l->url);
	struct wg_part *part;

	if (whose->office != NULL)
		put_office(c, back, whose);
	if (whose->house != NULL)
		put_house(c, back, whose->house);
	part = wg_part_put(c->arena, back, WG_PART_CODE);
	part->code = l->url;
	part->alt = wg_code_words(c->arena, l->url);
	part->alt_language = c->source->edition->language;
	say(c, back, l->document, put_scan);
	part = wg_part_put(c->arena, back, WG_PART_ADDRESS);
	part->words = wg_compose_text(c);
	wg_compose_put_piece(c, &part->words, &url);
	say(c, back, l->document, put_unread);
	wg_compose_publisher(
	    c, wg_part_put(c->arena, back, WG_PART_COLOPHON), l);
	return back;
}

/* The office is the first that the print names, or that of the house; there is
 * all of it, or not what it is for, or none. */
static struct whose
whose_of(struct wg_flow *f)
{
	const struct wg_print_job *job = f->print->job;
	struct whose w = { .brief = f->shorter > 0 };

	if (job->house != NULL)
		w.house = wg_read_house(f->print->task, job->house);
	if (job->offices.n > 0)
		w.office = job->offices.at[0];
	else if (w.house != NULL && w.house->n_offices > 0)
		w.office = w.house->offices[0].place;
	f->steps = w.office == NULL ? 0 : 2;
	if (f->shorter < 2)
		return w;
	wg_report(f->diag, WG_D_FOLD_OVERFLOW, f->document->root->at, "%.*s",
	    WG_ARG(w.office->id));
	w.office = NULL;
	return w;
}

/* Which region the house is in; NULL: nobody knows. */
static const struct wg_region *
region_of(const struct wg_project *p, const struct wg_house *house)
{
	for (size_t i = 0; i < p->regions.n && house != NULL; i++)
		for (size_t k = 0; k < p->regions.at[i].n_municipalities; k++)
			if (&p->regions.at[i].municipalities[k] ==
			    house->municipality)
				return &p->regions.at[i];
	return NULL;
}

void
wg_leaflet_panels(struct wg_flow *f)
{
	struct wg_composer *c = &f->composer;
	const struct whose whose = whose_of(f);
	const struct wg_leaflet_text text = { .document = f->document,
		.url = wg_print_url(f->print, f->arena),
		.code = f->print->job->code };

	c->cards = WG_CARD_BRIEF;
	c->calls = true;
	c->stacked = c->other != NULL;
	c->region = region_of(f->print->project, whose.house);
	f->title = title_of(c, &text);
	f->body = body_of(c, &text);
	f->back = back_of(c, &text, &whose);
	if (f->own.edition->language->rtl)
		f->language = f->spoken = f->own.edition->language;
}
