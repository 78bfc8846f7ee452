#include "compose/leaflet.h"

#include <string.h>

#include "compose/products.h"
#include "facts/inline.h"
#include "model/print.h"
#include "model/record.h"
#include "values/calendar.h"

static const struct wg_language *
language_of(const struct wg_composer *c)
{
	return c->voice->edition->language;
}

/* A name of a language, in that language or in German. */
static void
put_tag(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    struct wg_str name, const struct wg_language *language)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->words.language = language;
	p->words.name = language->tag;
	wg_tokens_put(c->arena, &p->words, name, language);
}

static void
put_title(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_document *d)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->words = c->other != NULL ? wg_compose_name_beside(c, d->title) :
				      wg_compose_unit(c, d->title);
	p->level = c->level;
	if (role == WG_PART_TITLE)
		p->id = d->id;
}

static void
put_pair_header(struct wg_composer *c, struct wg_part *header,
    const struct wg_document *d)
{
	struct wg_part *side;

	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		side = wg_part_put(c->arena, header, WG_PART_SIDE);
		side->language = language_of(c);
		put_tag(c, side, WG_PART_TAG, language_of(c)->label,
		    language_of(c));
		put_title(c, side,
		    i == 0 ? WG_PART_TITLE : WG_PART_TITLE_TOO, d);
		if (i == 0)
			wg_part_put(c->arena, header, WG_PART_SPINE)
			    ->pictogram = d->pictogram;
	}
	wg_compose_side(c, 0);
}

static void
put_single_header(struct wg_composer *c, struct wg_part *header,
    const struct wg_document *d)
{
	const struct wg_facts *voice = c->voice;
	const struct wg_language *own = language_of(c);
	const struct wg_language *source = c->source->edition->language;
	struct wg_part *words, *tags;

	if (d->pictogram.len > 0)
		wg_part_put(c->arena, header, WG_PART_TILE)->pictogram =
		    d->pictogram;
	words = wg_part_put(c->arena, header, WG_PART_WORDS);
	put_title(c, words, WG_PART_TITLE, d);
	if (own == source)
		return;
	/* For those who hand it out. */
	if (!wg_edition_unit(voice->edition, d->title).fallback) {
		c->voice = c->source;
		wg_compose_part(c, words, WG_PART_SUBTITLE, d->title);
		c->voice = voice;
	}
	tags = wg_part_put(c->arena, header, WG_PART_TAGS);
	put_tag(c, tags, WG_PART_TAG, own->label, own);
	if (!wg_str_eq(own->label, own->german))
		put_tag(c, tags, WG_PART_LINE, own->german, source);
}

void
wg_compose_header(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d)
{
	struct wg_part *header;

	if (wg_str_is(d->pictogram, "emergency"))
		to = wg_part_put(c->arena, to, WG_PART_ALARM);
	header = wg_part_put(c->arena, to, WG_PART_HEADER);
	header->language = language_of(c);
	(c->other != NULL ? put_pair_header : put_single_header)(
	    c, header, d);
}

void
wg_compose_body(
    struct wg_composer *c, struct wg_part *to, const struct wg_node *root)
{
	(c->other != NULL ? wg_compose_pairs : wg_compose_blocks)(
	    c, to, root);
}

/* The end. */

static void
put_code(struct wg_composer *c, struct wg_part *to, struct wg_str url)
{
	struct wg_part *code = wg_part_put(c->arena, to, WG_PART_CODE);

	code->code = url;
	code->alt = wg_code_words(c->arena, url);
	code->alt_language = c->source->edition->language;
}

/* The address is printed, too, for those who type. */
static void
put_address(struct wg_composer *c, struct wg_part *to, struct wg_str url)
{
	const struct wg_piece piece = wg_facts_url(c->voice, c->arena, url);
	struct wg_part *p = wg_part_put(c->arena, to, WG_PART_ADDRESS);

	p->words = wg_compose_text(c);
	wg_compose_put_piece(c, &p->words, &piece);
}

static void
put_scan(struct wg_composer *c, struct wg_part *to)
{
	wg_part_put(c->arena, to, WG_PART_LINE)->words =
	    wg_compose_label(c, WG_L_SCAN);
}

/* Scan it; the address, for those who type. */
static void
put_scan_words(struct wg_composer *c, struct wg_part *to,
    const struct wg_leaflet_text *l)
{
	if (!l->no_code)
		put_scan(c, to);
	put_address(c, to, l->url);
	wg_compose_unread(c, to, l->document);
}

void
wg_compose_colophon(struct wg_composer *c, struct wg_part *to,
    const struct wg_leaflet_text *l)
{
	struct wg_part *all = wg_part_put(c->arena, to, WG_PART_COLOPHON);
	struct wg_part *side;

	if (c->other == NULL) {
		if (!l->no_code)
			put_code(c, all, l->url);
		put_scan_words(
		    c, wg_part_put(c->arena, all, WG_PART_WORDS), l);
		return;
	}
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		side = wg_part_put(c->arena, all, WG_PART_SIDE);
		side->language = language_of(c);
		if (!l->no_code)
			put_scan(c, side);
		if (i > 0) {
			wg_compose_unread(c, side, l->document);
			continue;
		}
		put_address(c, side, l->url);
		if (!l->no_code)
			put_code(c, all, l->url);
	}
	wg_compose_side(c, 0);
}

/* Where links lead, as addresses that one can type. */

static bool
is_told(const struct wg_leaflet_text *l, const struct wg_document *to)
{
	return to != l->document && to->kind != WG_KIND_FORM &&
	    to->kind != WG_KIND_PRINT;
}

static void
put_ways_heading(struct wg_composer *c, struct wg_part *to)
{
	struct wg_part *h;
	struct wg_pair row;

	if (c->other == NULL) {
		h = wg_part_put(c->arena, to, WG_PART_HEADING);
		h->words = wg_compose_label(c, WG_L_MORE_PAGES);
		h->level = c->level + 1;
		return;
	}
	row = wg_compose_pair(c, to, WG_PART_HEADINGS);
	row.row->level = c->level + 1;
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		h = wg_part_put(c->arena, row.sides[i],
		    i == 0 ? WG_PART_HEADING : WG_PART_HEADING_TOO);
		h->words = wg_compose_label(c, WG_L_MORE_PAGES);
		h->level = c->level + 1;
	}
	wg_compose_side(c, 0);
}

/* "/s/impfen"; whole where it is on another host. */
static void
put_path(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *d)
{
	const struct wg_project *p = c->source->edition->project;
	struct wg_str url = wg_project_short(p, c->arena, d), path = url;
	struct wg_part *part = wg_part_put(c->arena, to, WG_PART_LINK_PATH);

	if (wg_str_starts(url, p->site))
		path = wg_str_from(url, p->site.len);
	else if (wg_str_starts(url, WG_STR("https://")))
		path = wg_str_from(url, strlen("https://"));
	part->words = wg_compose_text(c);
	wg_compose_put_piece(c, &part->words, &(struct wg_piece){
	    .text = path, .ltr = true, .href = url, .title = url });
}

static void
put_way(struct wg_composer *c, struct wg_part *to, const struct wg_way *way)
{
	struct wg_part *row = wg_part_put(c->arena, to, WG_PART_LINK_LINE);
	bool pair = c->other != NULL;

	for (int i = 0; i < 2; i++) {
		struct wg_part *side = row;

		if (i == 1)
			put_path(c, row, way->to);
		if (i == 1 && !pair)
			break;
		if (pair) {
			wg_compose_side(c, i);
			side = wg_part_put(
			    c->arena, row, WG_PART_LINK_SIDE);
			side->language = language_of(c);
		}
		wg_part_put(c->arena, side, WG_PART_LINK_WORDS)->words =
		    way->words[i].list.n > 0 ? way->words[i] :
					       way->words[0];
		if (i == 0 || language_of(c)->rtl)
			wg_part_put(c->arena, side, WG_PART_LEADER);
	}
	if (pair)
		wg_compose_side(c, 0);
}

static void
put_ways(struct wg_composer *c, struct wg_part *to,
    const struct wg_leaflet_text *l, bool heading)
{
	struct wg_part *all = NULL;

	for (size_t i = 0; c->ways != NULL && i < c->ways->list.n; i++) {
		const struct wg_way *way = &c->ways->list.at[i];

		if (!is_told(l, way->to))
			continue;
		if (all == NULL && heading) {
			to = wg_part_put(c->arena, to, WG_PART_SECTION);
			put_ways_heading(c, to);
		}
		if (all == NULL)
			all = wg_part_put(c->arena, to, WG_PART_LINKS);
		put_way(c, all, way);
	}
}

/* In one language all of it stands beside the code: there is one page. */
static void
put_urgent_end(struct wg_composer *c, struct wg_part *to,
    const struct wg_leaflet_text *l)
{
	struct wg_part *all = wg_part_put(c->arena, to, WG_PART_COLOPHON);
	struct wg_part *side, *below;

	put_code(c, all, l->url);
	side = wg_part_put(c->arena, all, WG_PART_SIDE);
	wg_compose_here(c, side, l->house);
	below = wg_part_put(c->arena, side, WG_PART_SIDES);
	put_scan_words(c, wg_part_put(c->arena, below, WG_PART_WORDS), l);
	put_ways(c, below, l, false);
}

static struct wg_part *
article_of(
    struct wg_composer *c, const struct wg_leaflet_text *l)
{
	bool urgent = wg_compose_is_urgent(c, l->document);
	struct wg_part *all = wg_part_new(
	    c->arena, urgent ? WG_PART_URGENT : WG_PART_ARTICLE);

	if (c->other != NULL)
		wg_compose_side(c, 0);
	c->level = 1;
	wg_compose_header(c, all, l->document);
	wg_compose_body(c, all, l->document->root);
	if (urgent && c->other == NULL) {
		put_urgent_end(c, all, l);
		return all;
	}
	if (urgent)
		wg_compose_here(c, all, l->house);
	put_ways(c, all, l, true);
	wg_compose_colophon(c, all, l);
	return all;
}

/* The footer. */

void
wg_compose_footer_text(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, struct wg_str text)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->words.language = c->source->edition->language;
	p->words.name = WG_STR("footer");
	wg_tokens_put(c->arena, &p->words, text, NULL);
}

/* "Landkreis Musterwede · Stand: 11/2026 · LKM-FB-01" */
void
wg_compose_publisher(struct wg_composer *c, struct wg_part *to,
    const struct wg_leaflet_text *l)
{
	const struct wg_project *p = c->source->edition->project;
	struct wg_part *part = wg_part_put(c->arena, to, WG_PART_LINE);
	struct wg_tokens *w = &part->words;
	struct wg_date stand = l->document->stand;

	*w = wg_compose_text(c);
	if (p->settings != NULL && p->settings->title != NULL)
		wg_compose_put_unit(c, w, p->settings->title);
	if (stand.known) {
		struct wg_day day = wg_day_of(stand.day);

		wg_tokens_put(c->arena, w, WG_COMPOSE_DOT, NULL);
		wg_compose_put_label(c, w, WG_L_UPDATED);
		wg_tokens_put(c->arena, w, wg_compose_colon(c), NULL);
		wg_tokens_piece(c->arena, w, wg_str_fmt(c->arena,
		    "%02d/%04d", day.month, day.year), NULL, true);
	}
	if (l->code.len == 0)
		return;
	wg_tokens_put(c->arena, w, WG_COMPOSE_DOT, NULL);
	wg_tokens_piece(c->arena, w, l->code, NULL, true);
}

struct wg_part *
wg_compose_footer(struct wg_composer *c, const struct wg_leaflet_text *l,
    unsigned page, unsigned pages)
{
	struct wg_part *footer = wg_part_new(c->arena, WG_PART_FOOTER);
	struct wg_str source = c->source->edition->language->tag;
	struct wg_str own = c->other != NULL ?
	    wg_str_fmt(c->arena, "%.*s+%.*s", WG_ARG(source),
		WG_ARG(c->other->edition->language->tag)) :
	    language_of(c)->tag;

	wg_compose_publisher(c, footer, l);
	wg_compose_footer_text(c, footer, WG_PART_NUMBER,
	    wg_str_fmt(c->arena, "%u / %u", page + 1, pages));
	wg_compose_footer_text(c, footer, WG_PART_TOPIC, wg_str_fmt(c->arena,
	    "%.*s · %.*s", WG_ARG(l->document->id), WG_ARG(own)));
	return footer;
}

/* Leichte Sprache has a look of its own: "de-simple". */
static bool
is_plain(const struct wg_flow *f)
{
	struct wg_str tag = f->own.edition->language->tag;

	return f->composer.other == NULL && tag.len > 7 &&
	    wg_str_is(wg_str_from(tag, tag.len - 7), "-simple");
}

struct wg_part *
wg_leaflet_footer(struct wg_flow *f, unsigned page, unsigned pages)
{
	const struct wg_leaflet_text text = { .document = f->document,
		.code = f->print->job->code };

	return wg_compose_footer(&f->composer, &text, page, pages);
}

void
wg_leaflet_flow(struct wg_flow *f)
{
	const struct wg_print_job *job = f->print->job;
	struct wg_composer *c = &f->composer;
	const struct wg_leaflet_text text = { .document = f->document,
		.url = wg_print_url(f->print, f->arena), .code = job->code,
		.house = job->house == NULL ? NULL :
		    wg_read_house(f->print->task, job->house) };

	c->cards = WG_CARD_COMPACT;
	c->calls = c->paper = true;
	c->sentences = is_plain(f);
	c->ways = WG_NEW(f->arena, struct wg_ways);
	c->unread = WG_NEW(f->arena, bool);
	f->body = article_of(c, &text);
	f->urgent = f->body->role == WG_PART_URGENT;
	f->footer = wg_leaflet_footer;
}
