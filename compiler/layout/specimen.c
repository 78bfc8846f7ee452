/*
 * A page for every language of the registry, whether the project uses it or
 * not: its letters, digits and punctuation, running text, facts as they stand
 * on every product, and German names amid its words.  Whoever adds a language
 * or changes a font looks at these pages first.
 */
#include "base/arena.h"
#include "facts/inline.h"
#include "layout/leaflet_parts.h"
#include "layout/print.h"
#include "text/exemplar.h"
#include "text/locale.h"
#include "values/money.h"

#define MOST_LETTERS 120
#define DATE 20528 /* 2026-03-16 [days from 1970-01-01] */

/* Fictional numbers and addresses. */
#define PHONE WG_STR("+49 30 23125-112")
#define PHONE_LINK WG_STR("tel:+493023125112")
#define MAIL WG_STR("auslaenderbehoerde@example.org")
#define SITE WG_STR("https://termine.example.org/musterwede?amt=auslaenderbehoerde")
#define STREET WG_STR("Kreishausplatz 1, 12345 Musterwede")
#define OFFICE WG_STR("Ausländerbehörde (Zimmer 112–118, 1. OG)")

struct specimen {
	struct wg_leaflet_maker maker;
	const struct wg_print *print;
	const struct wg_locale *german, *locale;
	const struct wg_language *language; /* of the page */
	struct wg_tag *sect;
	struct wg_block *body;
};

static struct wg_block *
paragraph(struct specimen *s, const struct wg_text_style *style,
    const struct wg_language *language)
{
	struct wg_block *b = wg_text_block(s->maker.arena, style, language,
	    wg_leaflet_tag(&s->maker, WG_ROLE_P, s->sect, language));

	b->at = s->print->document->root->at;
	b->name = language->tag;
	return wg_block_add(s->body, b);
}

static void
add_text(struct specimen *s, const struct wg_text_style *style,
    struct wg_str text)
{
	if (text.len > 0)
		wg_text_put(s->maker.arena, paragraph(s, style, s->language),
		    style, text, NULL, false);
}

static void
add_rule(struct specimen *s)
{
	struct wg_block *rule = wg_block_new(s->maker.arena, WG_BLOCK_RULE);

	rule->line = WG_PT(0.75);
	rule->stroke = WG_LEAFLET_EDGE;
	rule->before = rule->after = s->maker.look->gap * 3 / 2;
	wg_block_add(s->body, rule);
}

/* Its own name, large; the German one and the tag below. */
static void
add_head(struct specimen *s)
{
	struct wg_leaflet_maker *m = &s->maker;
	const struct wg_language *l = s->language;
	const struct wg_text_style big = wg_leaflet_heading(m, 0);
	struct wg_text_style body = m->look->body;
	struct wg_block *band = wg_leaflet_stack(m, WG_PT(2)), *b;

	body.color = WG_LEAFLET_WHITE;
	band->filled = true;
	band->fill = m->accent;
	band->radius = WG_PT(6);
	band->padding_x = WG_PT(14);
	band->padding_y = WG_PT(12);
	band->new_page = true;
	band->after = m->look->gap * 2;
	b = wg_text_block(m->arena, &big, l,
	    wg_leaflet_tag(m, WG_ROLE_H1, s->sect, l));
	b->at = s->print->document->root->at;
	b->name = l->tag;
	wg_leaflet_outline(m, b, WG_NONE);
	wg_text_put(m->arena, b, &big, l->label, NULL, false);
	wg_block_add(band, b);
	b = wg_text_block(m->arena, &body, m->document,
	    wg_leaflet_tag(m, WG_ROLE_P, s->sect, NULL));
	b->at = s->print->document->root->at;
	wg_text_put(m->arena, b, &body, wg_str_fmt(m->arena,
	    "%.*s · %.*s · %.*s", WG_ARG(l->german), WG_ARG(l->tag),
	    WG_ARG(l->script)), NULL, false);
	wg_block_add(band, b);
	wg_block_add(s->body, band);
}

static void
add_letters(struct specimen *s)
{
	struct wg_leaflet_maker *m = &s->maker;
	struct wg_str icu = s->language->icu;
	struct wg_text_style large = m->look->body, bold = m->look->body;
	struct wg_str own = wg_own_digits(m->arena, icu);

	large.size = large.least = m->look->headings[1].size;
	bold.weight = WG_BOLD;
	add_text(s, &large, wg_exemplars(
	    m->arena, icu, WG_EXEMPLAR_LETTERS, MOST_LETTERS));
	add_text(s, &bold, wg_exemplars(
	    m->arena, icu, WG_EXEMPLAR_INDEX, MOST_LETTERS));
	add_text(s, &large, wg_str_fmt(m->arena, "0123456789  %.*s",
	    WG_ARG(wg_str_is(own, "0123456789") ? WG_NONE : own)));
	add_text(s, &m->look->body, wg_exemplars(
	    m->arena, icu, WG_EXEMPLAR_PUNCTUATION, MOST_LETTERS));
}

/* Names of languages are words that every language has; they wrap. */
static void
add_words(struct specimen *s)
{
	const struct wg_languages *all = &s->print->project->languages;
	struct wg_leaflet_maker *m = &s->maker;
	struct wg_str tags[24], days = WG_NONE;
	struct wg_text_style bold = m->look->body;
	struct wg_str list;
	size_t n = 0;

	for (size_t i = 0; i < all->n && n < 24; i++)
		if (wg_str_eq(all->at[i].icu, all->at[i].tag))
			tags[n++] = all->at[i].icu;
	bold.weight = WG_BOLD;
	for (unsigned d = 0; d < 7; d++)
		days = wg_str_fmt(m->arena, "%.*s%s%.*s", WG_ARG(days),
		    d > 0 ? " · " : "",
		    WG_ARG(wg_locale_weekday(s->locale, d)));
	add_text(s, &bold, days);
	list = wg_language_list(m->arena, s->language->icu, tags, n);
	add_text(s, &m->look->body,
	    wg_str_fmt(m->arena, "%.*s%.*s%.*s",
		WG_ARG(wg_locale_quote(s->locale, 0, false)), WG_ARG(list),
		WG_ARG(wg_locale_quote(s->locale, 0, true))));
	add_text(s, &m->look->small, list);
}

static void
add_facts(struct specimen *s)
{
	struct wg_leaflet_maker *m = &s->maker;
	const struct wg_locale *l = s->locale;
	const struct wg_text_style style =
	    wg_leaflet_linked(m, m->look->body);
	const struct wg_piece links[] = {
		{ .text = PHONE, .ltr = true, .href = PHONE_LINK },
		{ .text = MAIL, .ltr = true,
		    .href = wg_str_fmt(m->arena, "mailto:%.*s", WG_ARG(MAIL)) },
		{ .text = SITE, .ltr = true, .href = SITE },
	};
	struct wg_block *b = paragraph(s, &style, s->language);

	wg_text_put(m->arena, b, &style,
	    wg_locale_weekdays(l, m->arena, 0, 3), NULL, false);
	wg_text_put(m->arena, b, &style, wg_locale_separator(
	    s->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put(m->arena, b, &style,
	    wg_locale_times(l, m->arena, 8 * 60, 12 * 60 + 30), NULL, true);
	add_text(s, &m->look->body, wg_str_fmt(m->arena,
	    "%.*s · %.*s · %.*s", WG_ARG(wg_locale_date(l, m->arena, DATE)),
	    WG_ARG(wg_locale_time(l, m->arena, 17 * 60 + 5)),
	    WG_ARG(wg_locale_money(l, m->arena,
		&(struct wg_money){ 1250, 1250 }))));
	b = paragraph(s, &style, s->language);
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		if (i > 0)
			wg_text_put(m->arena, b, &style, WG_STR(" · "), NULL,
			    false);
		wg_text_put_piece(m->arena, b, &style, m->voice, NULL,
		    &links[i]);
	}
}

/* "Montag: Ausländerbehörde (Zimmer 112), Kreishausplatz 1, 12345 …" */
static void
add_mixed(struct specimen *s)
{
	struct wg_leaflet_maker *m = &s->maker;
	const struct wg_text_style *style = &m->look->body;
	const struct wg_language *german = s->print->project->source;
	struct wg_block *b = paragraph(s, style, s->language);

	wg_text_put(m->arena, b, style,
	    wg_locale_weekday(s->locale, 0), NULL, false);
	wg_text_put(m->arena, b, style, wg_locale_separator(
	    s->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put(m->arena, b, style, OFFICE, german, false);
	wg_text_put(m->arena, b, style, WG_STR(" – "), NULL, false);
	wg_text_put(m->arena, b, style, STREET, german, false);
	wg_text_put(m->arena, b, style, WG_STR(" – "), NULL, false);
	wg_text_put(m->arena, b, style, PHONE, NULL, true);
	wg_text_put(m->arena, b, style, WG_STR(" – "), NULL, false);
	wg_text_put(m->arena, b, style,
	    wg_locale_weekday(s->locale, 4), NULL, false);
	wg_text_put(m->arena, b, style, WG_STR(" (112, 110)."), NULL, false);
}

static void
add_page(struct specimen *s, const struct wg_language *language)
{
	s->language = language;
	s->locale = wg_locale(language->icu, s->german);
	s->sect = wg_leaflet_tag(
	    &s->maker, WG_ROLE_SECT, NULL, language);
	add_head(s);
	if (wg_locale_known(s->locale)) {
		add_letters(s);
		add_rule(s);
		add_words(s);
		add_rule(s);
	}
	add_facts(s);
	add_rule(s);
	add_mixed(s);
}

struct wg_pages *
wg_specimen_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	const struct wg_languages *all = &print->project->languages;
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct specimen s = { .print = print };
	struct wg_leaflet_maker *m = &s.maker;
	struct wg_leaflet_footer footer = { m, print->document, false };
	struct wg_page_style sheet;

	wg_leaflet_maker_open(m, print->task, a, print->editions[0],
	    print->editions[0], NULL, wg_print_size(print));
	s.german = m->source.locale;
	s.body = wg_leaflet_stack(m, m->look->gap);
	for (size_t i = 0; i < all->n; i++)
		add_page(&s, &all->at[i]);
	wg_block_add(s.body,
	    wg_leaflet_colophon(m, wg_print_url(print, a),
		print->document->stand,
		print->job->code));
	pages->title = wg_inlines_text(&m->source, a, print->document->title);
	pages->lang = m->document->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	sheet = wg_leaflet_sheet(m, &footer, shaper);
	sheet.bleed = wg_print_bleed(print);
	wg_layout_flow(a, shaper, pages, &sheet, s.body,
	    print->document->root->at, diag);
	return pages;
}
