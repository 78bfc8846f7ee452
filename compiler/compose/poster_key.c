/*
 * The key to what the panels say in short: the days of the week that occur, and
 * the pictogram for "by appointment"; German heads, then a row a language.
 */
#include "compose/poster.h"

#include "text/locale.h"

#define DAYS 7

static struct wg_part *
put_cell(struct wg_sign *p, struct wg_part *row, size_t i,
    struct wg_str text, const struct wg_language *language)
{
	struct wg_part *cell = wg_part_put(p->arena, row, WG_PART_CELL);

	cell->words.language = p->facts[i].edition->language;
	cell->words.name = text;
	cell->at = p->print->document->root->at;
	wg_tokens_put(p->arena, &cell->words, text, language);
	return cell;
}

static void
put_label(struct wg_sign *p, struct wg_part *row, size_t i,
    enum wg_label id, const char *pictogram)
{
	const struct wg_edition *e = p->facts[i].edition;
	struct wg_part *cell = put_cell(p, row, i,
	    wg_edition_label(e, p->arena, id, 0, NULL),
	    wg_edition_label_language(e, id));

	if (i == 0 && pictogram != NULL)
		cell->pictogram = wg_str(pictogram);
}

static void
put_row(struct wg_sign *p, struct wg_part *to, size_t i)
{
	const struct wg_locale *l = p->facts[i].locale;
	struct wg_part *row = wg_part_put(p->arena, to, WG_PART_ROW);

	if (i > 0)
		row->language = p->facts[i].edition->language;
	for (unsigned d = 0; d < DAYS; d++)
		if (p->days >> d & 1)
			put_cell(p, row, i, i == 0 ?
				wg_locale_weekday_short(l, d) :
				wg_locale_weekday(l, d),
			    wg_facts_language(&p->facts[i]));
	if (p->appointments)
		put_label(p, row, i, WG_L_BY_APPOINTMENT, "calendar");
	if (p->holidays_closed)
		put_label(p, row, i, WG_L_HOLIDAYS_CLOSED, NULL);
}

void
wg_poster_key(struct wg_sign *p, struct wg_part *to)
{
	struct wg_part *key = wg_part_put(p->arena, to, WG_PART_KEY);
	struct wg_part *body;

	put_row(p, wg_part_put(p->arena, key, WG_PART_TABLE_HEAD), 0);
	body = wg_part_put(p->arena, key, WG_PART_TABLE_BODY);
	for (size_t i = 1; i < p->print->n; i++)
		put_row(p, body, i);
}
