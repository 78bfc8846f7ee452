/*
 * Blocks to HTML by a table.  The app's sanitizer decides what may be written:
 * no lang, no id, tables without thead, headings from h2 on; white space
 * between blocks keeps words apart in its search.
 */
#include <string.h>

#include "back/feed/feed.h"
#include "base/html.h"
#include "facts/event.h"
#include "facts/inline.h"
#include "model/image.h"
#include "model/prose.h"
#include "text/locale.h"

struct writer {
	struct wg_feed *f;
	struct wg_html html;
	const struct wg_facts *facts; /* of the language it is shown in */
	unsigned level;               /* of headings */
	bool in_link;                 /* no link inside a link */
	bool rtl;                     /* where we are */
};

struct rule {
	const char *tag;
	void (*enter)(struct writer *, const struct wg_node *);
	bool leaf;  /* its children are not walked */
	bool close; /* enter() opened an element */
};

/* Inline. */

static void put_unit(struct writer *, const struct wg_node *);

/* What runs the other way says so, and so does what always runs one way. */
static bool
turn(struct writer *w, const struct wg_language *language, bool ltr)
{
	bool rtl = !ltr && (language != NULL ? language->rtl : w->rtl);

	if (!ltr && rtl == w->rtl)
		return false;
	wg_html_open(&w->html, "bdi");
	wg_html_attr(&w->html, "dir", rtl ? WG_STR("rtl") : WG_STR("ltr"));
	w->rtl = rtl;
	return true;
}

static void
turn_back(struct writer *w, bool turned, bool rtl)
{
	if (turned)
		wg_html_close(&w->html);
	w->rtl = rtl;
}

static void
put_piece(struct writer *w, const struct wg_piece *p)
{
	struct wg_html *h = &w->html;
	bool in_link = w->in_link, link = p->href.len > 0 && !in_link;

	if (link) {
		wg_html_open(h, "a");
		wg_html_url(h, "href", p->href);
		w->in_link = true;
	}
	if (p->unit != NULL) {
		put_unit(w, p->unit);
	} else {
		bool rtl = w->rtl, turned = turn(w, p->language, p->ltr);

		wg_html_text(h, p->text);
		turn_back(w, turned, rtl);
	}
	w->in_link = in_link;
	if (link)
		wg_html_close(h);
}

/* A page that is not there in the reader's language leads to German. */
static void
put_german_mark(struct writer *w)
{
	wg_html_text(&w->html, WG_STR(" "));
	wg_html_leaf(&w->html, "small", wg_str_fmt(w->f->arena, "(%.*s)",
	    WG_ARG(wg_edition_label(w->facts->edition, w->f->arena,
		WG_L_IN_GERMAN, 0, NULL))));
}

/* Where a link leads, or nowhere.  '*german': only there it exists. */
static struct wg_str
address(struct writer *w, const struct wg_inline *i, bool *german)
{
	*german = false;
	return i->link.target != NULL ?
	    wg_feed_target(w->f, i->link.target, german) : i->link.url;
}

/* False: it leads nowhere. */
static bool
open_link(struct writer *w, const struct wg_inline *i, bool *german)
{
	struct wg_str url = address(w, i, german);

	if (url.len == 0 || w->in_link)
		return false;
	*german &= w->facts->edition->language != w->f->project->source;
	wg_html_open(&w->html, "a");
	wg_html_url(&w->html, "href", url);
	if (i->link.target == NULL)
		wg_html_attr(&w->html, "class", WG_STR("link-external"));
	w->in_link = true;
	return true;
}

static void
open_element(struct writer *w, enum wg_element e)
{
	static const char *const tags[WG_EL_COUNT] = {
		[WG_EL_EMPHASIS] = "strong",
		[WG_EL_ABBREV] = "abbr",
		[WG_EL_FOREIGNPHRASE] = "bdi",
	};

	wg_html_open(&w->html, tags[e] != NULL ? tags[e] : "span");
	if (e == WG_EL_FOREIGNPHRASE)
		wg_html_attr(&w->html, "dir", WG_STR("ltr"));
}

static void
put_inlines(struct writer *w, struct wg_inlines walk)
{
	bool link = false, german = false;
	struct wg_inline i;

	while (wg_inlines_next(&walk, &i)) {
		bool opens = i.kind == WG_INLINE_OPEN;

		if (i.kind == WG_INLINE_TEXT) {
			wg_html_text(&w->html, i.text);
		} else if (i.kind == WG_INLINE_PIECE) {
			put_piece(w, &i.piece);
		} else if (i.element != WG_EL_LINK) {
			if (opens)
				open_element(w, i.element);
			else
				wg_html_close(&w->html);
		} else if (opens) {
			link = open_link(w, &i, &german);
		} else if (link) {
			wg_html_close(&w->html);
			w->in_link = false;
			if (german)
				put_german_mark(w);
		}
	}
}

static void
put_unit(struct writer *w, const struct wg_node *n)
{
	struct wg_inlines walk = wg_inlines_of(w->facts, w->f->arena, n);
	bool rtl = w->rtl, turned = turn(w, walk.language, false);

	put_inlines(w, walk);
	turn_back(w, turned, rtl);
}

/* Blocks. */

static void
title(struct writer *w, const struct wg_node *n)
{
	static const char *const tags[] = { "h2", "h3", "h4", "h5", "h6" };
	unsigned level = w->level > 5 ? 5 : w->level < 1 ? 1 : w->level;
	enum wg_element parent = n->parent->element;
	bool strong = parent == WG_EL_NOTE || parent == WG_EL_TIP ||
	    parent == WG_EL_IMPORTANT || parent == WG_EL_WARNING;

	if (strong)
		wg_html_open(&w->html, "p");
	wg_html_open(&w->html, strong ? "strong" : tags[level - 1]);
	put_unit(w, n);
	wg_html_close(&w->html);
	if (strong)
		wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
unit_block(struct writer *w, const struct wg_node *n)
{
	static const char *const tags[WG_EL_COUNT] = {
		[WG_EL_PARA] = "p", [WG_EL_TERM] = "dt",
	};

	wg_html_open(&w->html, tags[n->element]);
	/* The app has no bold of its own for it. */
	if (n->element == WG_EL_TERM)
		wg_html_open(&w->html, "strong");
	put_unit(w, n);
	if (n->element == WG_EL_TERM)
		wg_html_close(&w->html);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
cell(struct writer *w, const struct wg_node *n)
{
	bool head = n->parent->parent->element == WG_EL_THEAD;

	wg_html_open(&w->html, head ? "th" : "td");
	put_unit(w, n);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
listitem(struct writer *w, const struct wg_node *n)
{
	wg_html_open(&w->html,
	    n->parent->element == WG_EL_VARLISTENTRY ? "dd" : "li");
}

/* The header rows go into tbody: the app lines up no thead with it. */
static void
tgroup(struct writer *w, const struct wg_node *n)
{
	(void)n;
	wg_html_open(&w->html, "tbody");
}

static void
section(struct writer *w, const struct wg_node *n)
{
	(void)n;
	w->level++;
}

static void
admonition(struct writer *w, const struct wg_node *n)
{
	static const enum wg_label labels[WG_EL_COUNT] = {
		[WG_EL_NOTE] = WG_L_NOTE, [WG_EL_TIP] = WG_L_TIP,
		[WG_EL_IMPORTANT] = WG_L_IMPORTANT,
		[WG_EL_WARNING] = WG_L_WARNING,
	};

	wg_html_open(&w->html, "blockquote");
	/* Else the app only sets it in, as it does items of lists. */
	wg_html_attr(&w->html, "style", WG_STR("border:1px solid;"
	    "border-inline-start-width:6px;margin-inline:0;padding:0 12px"));
	wg_html_open(&w->html, "p");
	wg_html_leaf(&w->html, "strong", wg_edition_label(w->facts->edition,
	    w->f->arena, labels[n->element], 0, NULL));
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
put_line(struct writer *w, const struct wg_fact_line *line)
{
	for (size_t k = 0; k < line->n; k++) {
		put_piece(w, &line->pieces[k]);
		wg_html_text(&w->html, wg_behind_piece(line, k));
	}
}

static void
put_lines(struct writer *w, const struct wg_fact *fact)
{
	for (size_t i = 0; i < fact->n; i++) {
		if (i > 0) {
			wg_html_open(&w->html, "br");
			wg_html_close(&w->html);
			wg_html_line(&w->html);
		}
		put_line(w, &fact->lines[i]);
	}
}

static void
put_fact(struct writer *w, const struct wg_fact *fact)
{
	/* Of the label: where it is not translated, its colon is not either. */
	bool german = fact->label.language == w->f->project->source;

	wg_html_open(&w->html, "li");
	if (fact->label.text.len > 0) {
		wg_html_open(&w->html, "strong");
		put_piece(w, &fact->label);
		wg_html_close(&w->html);
		wg_html_text(&w->html,
		    wg_locale_separator(german && w->facts->german != NULL ?
			w->facts->german->locale : w->facts->locale,
			WG_SEPARATOR_COLON));
	}
	put_lines(w, fact);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
put_image(struct writer *w, struct wg_str url, struct wg_str alt, long width,
    long height)
{
	wg_html_open(&w->html, "img");
	wg_html_url(&w->html, "src", url);
	wg_html_attr(&w->html, "alt", alt);
	wg_html_attr_int(&w->html, "width", width);
	wg_html_attr_int(&w->html, "height", height);
	/* Without it the app leaves empty bands around a shrunk picture. */
	wg_html_attr(&w->html, "style", WG_STR("height:auto"));
	wg_html_close(&w->html);
}

/* In a card the first image of an item is its bullet, the label its words. */
static void
put_card_fact(struct writer *w, const struct wg_fact *fact)
{
	struct wg_str url = fact->pictogram == NULL ? WG_NONE :
	    wg_feed_pictogram(w->f, wg_str(fact->pictogram));

	if (url.len == 0) {
		put_fact(w, fact);
		return;
	}
	wg_html_open(&w->html, "li");
	put_image(w, url, fact->label.text.len == 0 ? WG_STR("") :
		wg_str_fmt(w->f->arena, "%.*s:", WG_ARG(fact->label.text)),
	    16, 16);
	wg_html_text(&w->html, WG_STR(" "));
	put_lines(w, fact);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
open_details(struct writer *w)
{
	wg_html_open(&w->html, "ul");
	wg_html_attr(&w->html, "class", WG_STR("details"));
	wg_html_line(&w->html);
}

static void
put_card(struct writer *w, const struct wg_document *place)
{
	size_t n;
	const struct wg_fact *facts =
	    wg_facts_of_place(w->facts, w->f->arena, place, &n);

	wg_html_open(&w->html, "div");
	wg_html_attr(&w->html, "class", WG_STR("contact-card"));
	wg_html_attr(&w->html, "dir", w->facts->edition->language->rtl ?
		WG_STR("rtl") : WG_STR("ltr"));
	wg_html_line(&w->html);
	wg_html_open(&w->html, "h4");
	put_unit(w, place->title);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
	open_details(w);
	for (size_t i = 0; i < n; i++)
		if (facts[i].kind != WG_FACT_REGION &&
		    facts[i].kind <= WG_FACT_CONTACT)
			put_card_fact(w, &facts[i]);
	wg_html_close(&w->html);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static void
card(struct writer *w, const struct wg_node *n)
{
	const struct wg_document *place = wg_card_of(n);

	/* A shared page has cards for every region that shows it. */
	if (place != NULL && wg_region_shows(w->f->region, place))
		put_card(w, place);
}

static void
mediaobject(struct writer *w, const struct wg_node *n)
{
	const struct wg_media media = wg_media_of(n);
	const struct wg_image *image = media.image;
	struct wg_str url = wg_feed_media(w->f, &media);

	if (url.len == 0)
		return;
	wg_html_open(&w->html, "figure");
	put_image(w, url, media.words == NULL ? WG_STR("") :
		wg_inlines_text(w->facts, w->f->arena, media.words),
	    image != NULL ? image->width : 96,
	    image != NULL ? image->height : 96);
	wg_html_close(&w->html);
	wg_html_line(&w->html);
}

static const struct rule rules[WG_EL_COUNT] = {
	[WG_EL_INFO] = { .leaf = true },
	[WG_EL_SECTION] = { .enter = section },
	[WG_EL_TITLE] = { .enter = title, .leaf = true },
	[WG_EL_PARA] = { .enter = unit_block, .leaf = true },
	[WG_EL_TERM] = { .enter = unit_block, .leaf = true },
	[WG_EL_ITEMIZEDLIST] = { .tag = "ul" },
	[WG_EL_ORDEREDLIST] = { .tag = "ol" },
	[WG_EL_PROCEDURE] = { .tag = "ol" },
	[WG_EL_LISTITEM] = { .enter = listitem, .close = true },
	[WG_EL_STEP] = { .tag = "li" },
	[WG_EL_VARIABLELIST] = { .tag = "dl" },
	[WG_EL_NOTE] = { .enter = admonition, .close = true },
	[WG_EL_TIP] = { .enter = admonition, .close = true },
	[WG_EL_IMPORTANT] = { .enter = admonition, .close = true },
	[WG_EL_WARNING] = { .enter = admonition, .close = true },
	[WG_EL_INFORMALTABLE] = { .tag = "table" },
	[WG_EL_TGROUP] = { .enter = tgroup, .close = true },
	[WG_EL_ROW] = { .tag = "tr" },
	[WG_EL_ENTRY] = { .enter = cell, .leaf = true },
	[WG_EL_MEDIAOBJECT] = { .enter = mediaobject, .leaf = true },
	[WG_EL_WHEN] = { .leaf = true },
	[WG_EL_WHERE] = { .leaf = true },
	[WG_EL_CARD] = { .enter = card, .leaf = true },
};

bool
wg_feed_rules(enum wg_element e)
{
	return rules[e].tag != NULL || rules[e].enter != NULL ||
	    rules[e].leaf;
}

static void
leave(struct writer *w, const struct wg_node *n)
{
	const struct rule *r = &rules[n->element];

	if (n->element == WG_EL_SECTION)
		w->level--;
	if (r->tag != NULL || r->close) {
		wg_html_close(&w->html);
		wg_html_line(&w->html);
	}
}

/* Depth is limited by the reader. */
static void
put_block(struct writer *w, const struct wg_node *n)
{
	const struct rule *r = &rules[n->element];

	if (n->element == WG_EL_TEXT)
		return;
	if (r->tag != NULL)
		wg_html_open(&w->html, r->tag);
	if (r->enter != NULL)
		r->enter(w, n);
	for (const struct wg_node *k = n->first; k && !r->leaf; k = k->next)
		put_block(w, k);
	leave(w, n);
}

static struct wg_str
finish(struct writer *w, struct wg_out *out)
{
	struct wg_str html;

	wg_html_close(&w->html);
	html = wg_str_dup(w->f->arena, wg_out_str(out));
	wg_out_free(out);
	return html;
}

static void
begin(struct writer *w)
{
	w->rtl = w->facts->edition->language->rtl;
	wg_html_open(&w->html, "div");
	wg_html_attr(&w->html, "dir", w->rtl ? WG_STR("rtl") : WG_STR("ltr"));
	wg_html_line(&w->html);
}

/* Who offers it and on what terms: the app has no field for it. */
static void
put_event_facts(struct writer *w, const struct wg_document *d)
{
	size_t n;
	const struct wg_fact *facts = wg_facts_of_event(w->facts,
	    w->f->arena, d, wg_build_day(w->f->task->build), &n);
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (facts[i].kind == WG_FACT_WHEN ||
		    facts[i].kind == WG_FACT_WHERE)
			continue;
		if (!any)
			open_details(w);
		any = true;
		put_fact(w, &facts[i]);
	}
	if (any) {
		wg_html_close(&w->html);
		wg_html_line(&w->html);
	}
}

struct wg_str
wg_feed_content(struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_document *d, const struct wg_node *root)
{
	struct wg_out out = { 0 };
	struct writer w = { .f = f, .html = { .out = &out }, .facts = facts };
	bool imprint = root->element == WG_EL_IMPRINT;

	begin(&w);
	/* The imprint's own title is the title of the app's page. */
	for (const struct wg_node *n = root->first; n != NULL; n = n->next)
		if (!imprint || n->element != WG_EL_TITLE)
			put_block(&w, n);
	if (d->kind == WG_KIND_EVENT)
		put_event_facts(&w, d);
	return finish(&w, &out);
}

struct wg_str
wg_feed_document(struct wg_feed *f, const struct wg_document *d)
{
	bool own = wg_kind_is_page(d->kind) ||
	    wg_feed_translated(f->edition, d);

	return wg_feed_content(f, own ? &f->facts : f->facts.german, d,
	    d->root);
}

struct wg_str
wg_feed_place_content(struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_document *d)
{
	struct wg_out out = { 0 };
	struct writer w = { .f = f, .html = { .out = &out }, .facts = facts };
	const struct wg_place *place = wg_read_place(f->task, d);
	struct wg_str week;
	bool any = false;
	size_t n;
	struct wg_fact *all = wg_facts_of_place(facts, f->arena, d, &n);

	begin(&w);
	if (place->purpose != NULL) {
		wg_html_open(&w.html, "p");
		put_unit(&w, place->purpose);
		wg_html_close(&w.html);
		wg_html_line(&w.html);
	}
	if (place->matters.n > 0) {
		wg_html_open(&w.html, "ul");
		wg_html_line(&w.html);
		for (size_t i = 0; i < place->matters.n; i++) {
			wg_html_open(&w.html, "li");
			put_unit(&w, place->matters.at[i]);
			wg_html_close(&w.html);
			wg_html_line(&w.html);
		}
		wg_html_close(&w.html);
		wg_html_line(&w.html);
	}
	for (size_t i = 0; i < place->paras.n; i++)
		unit_block(&w, place->paras.at[i]);
	/* What the app's own fields cannot say. */
	for (size_t i = 0; i < n; i++) {
		if (!wg_feed_beyond(f, facts, place, &all[i]))
			continue;
		if (!any)
			open_details(&w);
		any = true;
		put_fact(&w, &all[i]);
	}
	if (any) {
		wg_html_close(&w.html);
		wg_html_line(&w.html);
	}
	week = wg_feed_hours_season(f, facts, &place->contact);
	if (week.len > 0) {
		wg_html_open(&w.html, "p");
		wg_html_text(&w.html, week);
		wg_html_close(&w.html);
		wg_html_line(&w.html);
	}
	return finish(&w, &out);
}
