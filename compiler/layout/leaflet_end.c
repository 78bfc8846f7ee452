/*
 * What stands at the end of a leaflet, or on the cover of a handbook: where
 * the newest version is, when it was checked, who publishes it.
 */
#include "layout/leaflet_parts.h"
#include "layout/print.h"
#include "text/locale.h"
#include "values/calendar.h"

/* In a leaflet of two languages in both of them: "Stand · Updated". */
static void
put_label(struct wg_leaflet_maker *m, struct wg_block *b,
    const struct wg_text_style *style, enum wg_label id)
{
	const struct wg_edition *own = m->own.edition;

	wg_text_put_label(m->arena, b, style, m->voice, id);
	if (m->voice != &m->source || own == m->source.edition ||
	    wg_edition_label_language(own, id) != own->language)
		return;
	wg_text_put(m->arena, b, style, WG_STR(" · "), NULL, false);
	wg_text_put(m->arena, b, style,
	    wg_edition_label(own, m->arena, id, 0, NULL), own->language,
	    false);
}

static struct wg_block *
stand(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    int64_t day)
{
	struct wg_block *b = wg_leaflet_text(m, style, WG_ROLE_P, NULL);

	put_label(m, b, style, WG_L_UPDATED);
	wg_text_put(m->arena, b, style, wg_locale_separator(
	    m->voice->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put(m->arena, b, style,
	    wg_locale_date(m->voice->locale, m->arena, day),
	    wg_facts_language(m->voice), false);
	return b;
}

static struct wg_block *
publisher(struct wg_leaflet_maker *m, const struct wg_text_style *style)
{
	struct wg_block *b = wg_leaflet_text(m, style, WG_ROLE_P, NULL);

	put_label(m, b, style, WG_L_PUBLISHER);
	wg_text_put(m->arena, b, style, wg_locale_separator(
	    m->voice->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put_unit(m->arena, b, style, m->voice, NULL,
	    m->project->settings->title);
	return b;
}

/* The address is printed, too, for those who type. */
static struct wg_block *
address(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    struct wg_str url)
{
	const struct wg_text_style own = wg_leaflet_linked(m, *style);
	struct wg_block *b = wg_leaflet_text(m, &own, WG_ROLE_P, NULL);
	const struct wg_piece piece =
	    wg_facts_url(m->voice, m->arena, url);

	put_label(m, b, &own, WG_L_CURRENT_VERSION);
	wg_text_put(m->arena, b, &own, wg_locale_separator(
	    m->voice->locale, WG_SEPARATOR_COLON), NULL, false);
	wg_text_put_piece(m->arena, b, &own, m->voice, NULL, &piece);
	return b;
}

struct wg_block *
wg_leaflet_code(struct wg_leaflet_maker *m, struct wg_str url, int32_t side)
{
	struct wg_block *qr = wg_block_new(m->arena, WG_BLOCK_CODE);

	qr->tag = wg_leaflet_tag(m, WG_ROLE_FIGURE, NULL, m->document);
	qr->tag->alt = wg_code_words(m->arena, url);
	qr->content = url;
	qr->size = qr->least = side;
	qr->width = qr->least_width = side;
	return qr;
}

/* "Dokument LKM-FB-01" */
static struct wg_block *
number(struct wg_leaflet_maker *m, const struct wg_text_style *style,
    struct wg_str code)
{
	struct wg_block *b = wg_leaflet_text(m, style, WG_ROLE_P, NULL);

	put_label(m, b, style, WG_L_CODE);
	wg_text_put(m->arena, b, style, WG_STR(" "), NULL, false);
	wg_text_put(m->arena, b, style, code, NULL, true);
	return b;
}

struct wg_block *
wg_leaflet_facts(struct wg_leaflet_maker *m,
    const struct wg_text_style *style, struct wg_str url, struct wg_date date,
    struct wg_str code)
{
	struct wg_block *words = wg_leaflet_stack(m, WG_PT(2));

	wg_block_add(words, address(m, style, url));
	if (date.known)
		wg_block_add(words, stand(m, style, date.day));
	if (m->project->settings != NULL &&
	    m->project->settings->title != NULL)
		wg_block_add(words, publisher(m, style));
	if (code.len > 0)
		wg_block_add(words, number(m, style, code));
	return words;
}

struct wg_block *
wg_leaflet_colophon(struct wg_leaflet_maker *m, struct wg_str url,
    struct wg_date date, struct wg_str code)
{
	struct wg_block *all = wg_leaflet_stack(m, m->look->gap);
	struct wg_block *row = wg_leaflet_row(m, WG_PT(14));
	struct wg_block *rule = wg_block_new(m->arena, WG_BLOCK_RULE);

	all->keep_together = true;
	all->before = m->look->gap * 3;
	rule->line = WG_PT(0.75);
	rule->stroke = WG_LEAFLET_EDGE;
	wg_block_add(all, rule);
	row->vertical = WG_ALIGN_CENTER;
	wg_block_add(row,
	    wg_leaflet_facts(m, &m->look->small, url, date, code));
	wg_block_add(row, wg_leaflet_code(m, url, m->look->code));
	wg_block_add(all, row);
	return all;
}
