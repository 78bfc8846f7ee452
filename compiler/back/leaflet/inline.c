/*
 * Inside a block.  The sheet knows the language of the element it is in, so
 * lang and dir appear where they change and nowhere else.  What is typed
 * (phones, times, names) comes from the facts and is isolated here; nothing
 * of that is left to translators.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"
#include "facts/inline.h"
#include "text/locale.h"
#include "values/calendar.h"

/* Longer pieces than this may be broken at the end of a line [bytes]. */
#define ONE_LINE 26

static struct wg_str
direction(const struct wg_language *language)
{
	return language->rtl ? WG_STR("rtl") : WG_STR("ltr");
}

void
wg_sheet_language(struct wg_sheet *s, const struct wg_language *language)
{
	if (language == NULL || language == s->around)
		return;
	wg_html_attr(&s->h, "lang", language->tag);
	wg_html_attr(&s->h, "dir", direction(language));
}

const struct wg_language *
wg_sheet_enter(struct wg_sheet *s, const char *tag, const char *class,
    const struct wg_language *language)
{
	const struct wg_language *around = s->around;

	wg_html_open(&s->h, tag);
	if (class != NULL)
		wg_html_attr(&s->h, "class", wg_str(class));
	wg_sheet_language(s, language);
	if (language != NULL)
		s->around = language;
	return around;
}

void
wg_sheet_leave(struct wg_sheet *s, const struct wg_language *around)
{
	wg_html_close(&s->h);
	s->around = around;
}

void
wg_sheet_label(
    struct wg_sheet *s, const char *tag, const char *class, enum wg_label l)
{
	const struct wg_edition *e = s->voice->edition;
	const struct wg_language *around = wg_sheet_enter(
	    s, tag, class, wg_edition_label_language(e, l));

	wg_html_text(&s->h, wg_edition_label(e, s->all->arena, l, 0, NULL));
	wg_sheet_leave(s, around);
}

void
wg_sheet_labels(struct wg_sheet *s, enum wg_label l)
{
	const struct wg_voice *other = s->other;
	const struct wg_language *around;

	wg_sheet_label(s, "span", NULL, l);
	if (other == NULL || wg_edition_label_language(other->edition, l) !=
	    other->language)
		return;
	wg_html_text(&s->h, WG_STR(" · "));
	around = wg_sheet_enter(s, "span", NULL, other->language);
	wg_html_text(&s->h,
	    wg_edition_label(other->edition, s->all->arena, l, 0, NULL));
	wg_sheet_leave(s, around);
}

/* Pieces of facts. */

static bool
piece_link(struct wg_sheet *s, const struct wg_piece *p)
{
	if (p->href.len == 0 || s->in_link)
		return false;
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", p->href);
	return true;
}

static void
put_piece(struct wg_sheet *s, const struct wg_piece *p)
{
	const struct wg_language *around = s->around;
	bool in_link = s->in_link, link = piece_link(s, p);

	s->in_link |= link;
	if (p->unit != NULL) {
		wg_sheet_unit_in(s, p->unit);
	} else if (p->ltr) {
		wg_html_open(&s->h, "bdi");
		wg_html_attr(&s->h, "dir", WG_STR("ltr"));
		if (p->language != NULL && p->language != around)
			wg_html_attr(&s->h, "lang", p->language->tag);
		if (p->text.len > ONE_LINE)
			wg_html_attr(&s->h, "class", WG_STR("u"));
		wg_html_text(&s->h, p->text);
		wg_html_close(&s->h);
	} else if (p->language != NULL && p->language != around) {
		around = wg_sheet_enter(s, "span", NULL, p->language);
		wg_html_text(&s->h, p->text);
		wg_sheet_leave(s, around);
	} else {
		wg_html_text(&s->h, p->text);
	}
	s->in_link = in_link;
	if (link)
		wg_html_close(&s->h);
}

void
wg_sheet_line(struct wg_sheet *s, const struct wg_fact_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		put_piece(s, &line->pieces[i]);
		wg_html_text(&s->h, wg_behind_piece(line, i));
	}
}

void
wg_sheet_colon(struct wg_sheet *s)
{
	wg_html_text(&s->h,
	    wg_locale_separator(s->voice->facts.locale, WG_SEPARATOR_COLON));
}

void
wg_sheet_stand(struct wg_sheet *s, struct wg_date date)
{
	const struct wg_voice *v = s->voice;

	if (!date.known)
		return;
	wg_sheet_labels(s, WG_L_UPDATED);
	wg_sheet_colon(s);
	wg_html_open(&s->h, "time");
	wg_html_attr(
	    &s->h, "datetime", wg_days_write(s->all->arena, date.day));
	wg_sheet_language(s, wg_facts_language(&v->facts));
	wg_html_text(&s->h,
	    wg_locale_date(v->facts.locale, s->all->arena, date.day));
	wg_html_close(&s->h);
}

/* Links. */

/* "../TAG/" or nothing, if it is the folder we are in. */
static void
put_folder(struct wg_sheet *s, struct wg_out *out, struct wg_str tag)
{
	if (wg_str_eq(tag, s->folder))
		return;
	wg_out_puts(out, s->leaflets);
	wg_out_put(out, tag);
	wg_out_byte(out, '/');
}

static void
put_target(struct wg_sheet *s, struct wg_out *out,
    const struct wg_leaflet_link *link, bool page)
{
	/* A page of a pair leads to pairs. */
	if (s->other == NULL || !page ||
	    link->language != s->other->language)
		put_folder(s, out, link->language->tag);
	wg_out_put(out, link->file);
	wg_out_puts(out, ".html");
	if (link->anchor.len == 0)
		return;
	wg_out_byte(out, '#');
	wg_out_put(out, link->anchor);
}

bool
wg_sheet_href(struct wg_sheet *s, const struct wg_target *t,
    const struct wg_language **foreign)
{
	const struct wg_project *p = s->all->project;
	struct wg_out *out = &s->all->scratch;
	bool page = wg_kind_is_page(t->document->kind);
	const struct wg_voice *reader =
	    page && s->other != NULL ? s->other : s->voice;
	struct wg_leaflet_link link;

	*foreign = NULL;
	wg_out_clear(out);
	if (!wg_build_link(s->all->task, reader->index, t, &link))
		return false;
	if (t->document == s->document ? link.anchor.len > 0 :
		t->document->kind == WG_KIND_PLACE &&
		s->carded[t->document - p->documents.at])
		wg_out_fmt(out, "#%.*s", WG_ARG(link.anchor));
	else
		put_target(s, out, &link, page);
	if (link.language != reader->language &&
	    s->voice->language != p->source)
		*foreign = link.language;
	return wg_html_url(&s->h, "href", wg_out_str(out));
}

/* What stands inside a unit. */

static void
put_foreign_mark(struct wg_sheet *s, const struct wg_language *foreign)
{
	if (foreign == NULL || foreign == s->voice->language)
		return;
	wg_html_text(&s->h, WG_STR(" "));
	wg_sheet_label(s, "span", "mark", WG_L_IN_GERMAN);
}

/* '*foreign' is the language that it leads to, if it is another one. */
static void
open_link(struct wg_sheet *s, const struct wg_inline *i,
    const struct wg_language **foreign)
{
	wg_html_open(&s->h, "a");
	*foreign = NULL;
	if (i->link.target != NULL)
		wg_sheet_href(s, i->link.target, foreign);
	else if (i->link.url.len > 0)
		wg_html_url(&s->h, "href", i->link.url);
	if (*foreign != NULL)
		wg_html_attr(&s->h, "hreflang", (*foreign)->tag);
	s->in_link = true;
}

static void
open_element(struct wg_sheet *s, const struct wg_inline *i,
    const struct wg_language **foreign)
{
	if (i->element == WG_EL_LINK)
		open_link(s, i, foreign);
	else if (i->element == WG_EL_FOREIGNPHRASE)
		wg_sheet_enter(s, "span", NULL, i->language);
	else if (i->element == WG_EL_EMPHASIS)
		wg_html_open(&s->h, i->strong ? "strong" : "em");
	else
		wg_html_open(&s->h,
		    i->element == WG_EL_ABBREV ? "abbr" : "span");
}

static void
put_inlines(struct wg_sheet *s, struct wg_inlines *walk)
{
	const struct wg_language *around = s->around, *foreign;
	bool linked = s->in_link;
	struct wg_inline i;

	while (wg_inlines_next(walk, &i)) {
		bool link = i.element == WG_EL_LINK;

		if (i.kind == WG_INLINE_TEXT)
			wg_html_text(&s->h, i.text);
		else if (i.kind == WG_INLINE_PIECE)
			put_piece(s, &i.piece);
		else if (link && linked)
			continue;
		else if (i.kind == WG_INLINE_OPEN)
			open_element(s, &i, &foreign);
		else
			wg_sheet_leave(s, around);
		if (i.kind == WG_INLINE_CLOSE && link) {
			s->in_link = false;
			put_foreign_mark(s, foreign);
		}
	}
}

static void
put_shown(struct wg_sheet *s, const struct wg_node *unit)
{
	struct wg_inlines walk =
	    wg_inlines_of(&s->voice->facts, s->all->arena, unit);

	put_inlines(s, &walk);
	if (!walk.fallback)
		return;
	wg_html_text(&s->h, WG_STR(" "));
	wg_sheet_label(s, "span", "mark", WG_L_IN_GERMAN);
}

void
wg_sheet_unit(struct wg_sheet *s, const char *tag, const char *class,
    const struct wg_node *unit)
{
	struct wg_shown shown = wg_edition_unit(s->voice->edition, unit);
	const struct wg_language *around =
	    wg_sheet_enter(s, tag, class, shown.language);

	put_shown(s, unit);
	wg_sheet_leave(s, around);
}

void
wg_sheet_unit_in(struct wg_sheet *s, const struct wg_node *unit)
{
	struct wg_shown shown = wg_edition_unit(s->voice->edition, unit);

	if (shown.language == s->around)
		put_shown(s, unit);
	else
		wg_sheet_unit(s, "span", NULL, unit);
}
