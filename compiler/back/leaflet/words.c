/* Words on a sheet: units, labels, dates. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"
#include "text/locale.h"
#include "values/calendar.h"

void
wg_sheet_language(struct wg_sheet *s, const struct wg_language *language)
{
	struct wg_html_writer w = wg_sheet_writer(s);

	wg_html_language(&w, language);
}

const struct wg_language *
wg_sheet_enter(struct wg_sheet *s, const char *tag, const char *class,
    const struct wg_language *language)
{
	struct wg_html_writer w = wg_sheet_writer(s);
	const struct wg_language *around =
	    wg_html_enter(&w, tag, class, language);

	s->around = w.around;
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

	wg_html_text(&s->h, wg_edition_label(e, s->arena, l, 0, NULL));
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
	    wg_edition_label(other->edition, s->arena, l, 0, NULL));
	wg_sheet_leave(s, around);
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
	    &s->h, "datetime", wg_days_write(s->arena, date.day));
	wg_sheet_language(s, wg_facts_language(&v->facts));
	wg_html_text(&s->h,
	    wg_locale_date(v->facts.locale, s->arena, date.day));
	wg_html_close(&s->h);
}

static struct wg_tokens
words_of(struct wg_sheet *s, const struct wg_node *unit)
{
	struct wg_composer c = wg_sheet_composer(s);

	return wg_compose_unit(&c, unit);
}

void
wg_sheet_unit(struct wg_sheet *s, const char *tag, const char *class,
    const struct wg_node *unit)
{
	struct wg_html_writer w = wg_sheet_writer(s);
	const struct wg_tokens words = words_of(s, unit);
	const struct wg_language *around =
	    wg_html_enter(&w, tag, class, words.language);

	wg_html_words(&w, &words);
	wg_html_leave(&w, around);
}

void
wg_sheet_unit_in(struct wg_sheet *s, const struct wg_node *unit)
{
	struct wg_html_writer w = wg_sheet_writer(s);
	const struct wg_tokens words = words_of(s, unit);

	wg_html_words_in(&w, &words);
}
