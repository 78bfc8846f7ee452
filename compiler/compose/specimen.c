/*
 * A page for every language of the registry, whether the project uses it or
 * not: its letters, digits and punctuation, running text, facts as they stand
 * on every product, and German names amid its words.  Whoever adds a language
 * or changes a font looks at these pages first.
 */
#include "compose/products.h"

#include "compose/leaflet.h"
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
	struct wg_composer *composer;
	struct wg_arena *arena;
	const struct wg_print *print;
	const struct wg_locale *german, *locale;
	const struct wg_language *language; /* of the page */
	struct wg_part *page;
};

static struct wg_tokens *
add_paragraph(struct specimen *s, enum wg_part_role role,
    const struct wg_language *language)
{
	struct wg_part *p = wg_part_put(s->arena, s->page, role);

	p->words.language = language;
	p->words.at = s->print->document->root->at;
	p->words.name = language->tag;
	return &p->words;
}

static void
add_text(struct specimen *s, enum wg_part_role role, struct wg_str text)
{
	if (text.len > 0)
		wg_tokens_put(s->arena,
		    add_paragraph(s, role, s->language), text, NULL);
}

/* Its own name, large; the German one and the tag below. */
static void
add_head(struct specimen *s)
{
	const struct wg_language *l = s->language;
	struct wg_part *page = s->page;

	s->page = wg_part_put(s->arena,
	    wg_part_put(s->arena, page, WG_PART_HEADER), WG_PART_WORDS);
	add_text(s, WG_PART_TITLE, l->label);
	s->page->last->level = 1;
	wg_tokens_put(s->arena,
	    add_paragraph(s, WG_PART_SUBTITLE, s->print->project->source),
	    wg_str_fmt(s->arena, "%.*s · %.*s · %.*s", WG_ARG(l->german),
		WG_ARG(l->tag), WG_ARG(l->script)), NULL);
	s->page = page;
}

static void
add_letters(struct specimen *s)
{
	struct wg_arena *a = s->arena;
	struct wg_str icu = s->language->icu;
	struct wg_str own = wg_own_digits(a, icu);

	add_text(s, WG_PART_LETTERS,
	    wg_exemplars(a, icu, WG_EXEMPLAR_LETTERS, MOST_LETTERS));
	add_text(s, WG_PART_CALLED,
	    wg_exemplars(a, icu, WG_EXEMPLAR_INDEX, MOST_LETTERS));
	add_text(s, WG_PART_LETTERS, wg_str_fmt(a, "0123456789  %.*s",
	    WG_ARG(wg_str_is(own, "0123456789") ? WG_NONE : own)));
	add_text(s, WG_PART_PROSE,
	    wg_exemplars(a, icu, WG_EXEMPLAR_PUNCTUATION, MOST_LETTERS));
}

/* Names of languages are words that every language has; they wrap. */
static void
add_words(struct specimen *s)
{
	const struct wg_languages *all = &s->print->project->languages;
	struct wg_arena *a = s->arena;
	struct wg_str tags[24], days = WG_NONE, list;
	size_t n = 0;

	for (size_t i = 0; i < all->n && n < 24; i++)
		if (wg_str_eq(all->at[i].icu, all->at[i].tag))
			tags[n++] = all->at[i].icu;
	for (unsigned d = 0; d < 7; d++)
		days = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(days),
		    d > 0 ? " · " : "",
		    WG_ARG(wg_locale_weekday(s->locale, d)));
	add_text(s, WG_PART_CALLED, days);
	list = wg_language_list(a, s->language->icu, tags, n);
	add_text(s, WG_PART_PROSE, wg_str_fmt(a, "%.*s%.*s%.*s",
	    WG_ARG(wg_locale_quote(s->locale, 0, false)), WG_ARG(list),
	    WG_ARG(wg_locale_quote(s->locale, 0, true))));
	add_text(s, WG_PART_REMARK, list);
}

static void
add_facts(struct specimen *s)
{
	struct wg_arena *a = s->arena;
	const struct wg_locale *l = s->locale;
	const struct wg_piece links[] = {
		{ .text = PHONE, .ltr = true, .href = PHONE_LINK },
		{ .text = MAIL, .ltr = true,
		    .href = wg_str_fmt(a, "mailto:%.*s", WG_ARG(MAIL)) },
		{ .text = SITE, .ltr = true, .href = SITE },
	};
	struct wg_tokens *w =
	    add_paragraph(s, WG_PART_PROSE, s->language);

	wg_tokens_put(a, w, wg_locale_weekdays(l, a, 0, 3), NULL);
	wg_tokens_put(
	    a, w, wg_locale_separator(l, WG_SEPARATOR_COLON), NULL);
	wg_tokens_piece(
	    a, w, wg_locale_times(l, a, 8 * 60, 12 * 60 + 30), NULL, true);
	add_text(s, WG_PART_PROSE, wg_str_fmt(a, "%.*s · %.*s · %.*s",
	    WG_ARG(wg_locale_date(l, a, DATE)),
	    WG_ARG(wg_locale_time(l, a, 17 * 60 + 5)),
	    WG_ARG(wg_locale_money(l, a,
		&(struct wg_money){ 1250, 1250 }))));
	w = add_paragraph(s, WG_PART_PROSE, s->language);
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		if (i > 0)
			wg_tokens_put(a, w, WG_COMPOSE_DOT, NULL);
		wg_compose_put_piece(s->composer, w, &links[i]);
	}
}

/* "Montag: Ausländerbehörde (Zimmer 112), Kreishausplatz 1, 12345 …" */
static void
add_mixed(struct specimen *s)
{
	struct wg_arena *a = s->arena;
	const struct wg_language *german = s->print->project->source;
	struct wg_tokens *w =
	    add_paragraph(s, WG_PART_PROSE, s->language);

	wg_tokens_put(a, w, wg_locale_weekday(s->locale, 0), NULL);
	wg_tokens_put(a, w,
	    wg_locale_separator(s->locale, WG_SEPARATOR_COLON), NULL);
	wg_tokens_put(a, w, OFFICE, german);
	wg_tokens_put(a, w, WG_STR(" – "), NULL);
	wg_tokens_put(a, w, STREET, german);
	wg_tokens_put(a, w, WG_STR(" – "), NULL);
	wg_tokens_piece(a, w, PHONE, NULL, true);
	wg_tokens_put(a, w, WG_STR(" – "), NULL);
	wg_tokens_put(a, w, wg_locale_weekday(s->locale, 4), NULL);
	wg_tokens_put(a, w, WG_STR(" (112, 110)."), NULL);
}

static void
add_page(struct specimen *s, struct wg_part *all,
    const struct wg_language *language)
{
	s->language = language;
	s->locale = wg_locale(language->icu, s->german);
	s->page = wg_part_put(s->arena, all, WG_PART_SECTION);
	s->page->language = language;
	add_head(s);
	if (wg_locale_known(s->locale)) {
		add_letters(s);
		wg_part_put(s->arena, s->page, WG_PART_RULE);
		add_words(s);
		wg_part_put(s->arena, s->page, WG_PART_RULE);
	}
	add_facts(s);
	wg_part_put(s->arena, s->page, WG_PART_RULE);
	add_mixed(s);
}

/* For who sees to languages and fonts: German. */
void
wg_specimen_flow(struct wg_flow *f)
{
	const struct wg_print *print = f->print;
	const struct wg_languages *all = &print->project->languages;
	struct specimen s = { .composer = &f->composer, .arena = f->arena,
		.print = print, .german = f->source.locale };
	const struct wg_leaflet_text text = { .document = print->document,
		.url = wg_print_url(print, f->arena),
		.code = print->job->code };

	f->composer = (struct wg_composer){ .arena = f->arena,
		.voice = &f->source, .source = &f->source };
	f->document = print->document;
	f->titled = &f->source;
	f->language = f->spoken = f->source.edition->language;
	f->body = wg_part_new(f->arena, WG_PART_ARTICLE);
	for (size_t i = 0; i < all->n && (i == 0 || !print->picture); i++)
		add_page(&s, f->body, &all->at[i]);
	wg_compose_colophon(&f->composer, f->body, &text);
	f->footer = wg_leaflet_footer;
}
