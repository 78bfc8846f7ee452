/*
 * Emergency numbers: a strip without words on the sheets of offices, and a
 * sheet of its own that says what each is, and what to say there.
 */
#include "compose/poster.h"

#include "model/record.h"
#include "text/phone.h"

/* Pictograms and number; what it is, is said for who cannot see them. */
static void
put_number(struct wg_sign *p, struct wg_part *to,
    const struct wg_helpline *line)
{
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *help = wg_part_put(p->arena, to, WG_PART_HELP);
	struct wg_part *pictograms =
	    wg_part_put(p->arena, help, WG_PART_BOARD);
	const struct wg_tokens title = wg_compose_unit(&c, line->title);

	for (size_t i = 0; i < line->pictograms.n; i++) {
		struct wg_part *pictogram = wg_part_put(
		    p->arena, pictograms, WG_PART_PICTOGRAM);

		pictogram->pictogram = line->pictograms.at[i];
		if (i == 0)
			pictogram->alt = wg_tokens_text(p->arena, &title);
	}
	wg_sign_piece(p, help, WG_PART_NUMBER,
	    wg_phone_text(p->arena, line->phone))->at = line->at;
}

static void
put_here(struct wg_sign *p, struct wg_part *to)
{
	struct wg_part *here = wg_sign_pictogram(
	    p, to, WG_PART_HERE, "pin", WG_L_COUNT);
	struct wg_part *lines =
	    wg_part_put(p->arena, here, WG_PART_HERE_LINES);
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *name;

	wg_sign_address(p, lines, p->house->address);
	name = wg_part_put(p->arena, lines, WG_PART_LABEL);
	name->words = wg_compose_unit(&c, p->print->subject->title);
	name->at = p->print->subject->title->at;
}

void
wg_poster_strip(struct wg_sign *p, struct wg_part *to)
{
	const struct wg_helpline *lines[WG_FIRST_HELPLINES];
	size_t n = wg_project_first_helplines(
	    p->print->project, lines);
	struct wg_part *strip;

	if (n == 0)
		return;
	strip = wg_part_put(p->arena, to, WG_PART_STRIP);
	for (size_t i = 0; i < n; i++)
		put_number(p, strip, lines[i]);
	put_here(p, strip);
}

/* The sheet. */

static void
put_head(struct wg_sign *p, struct wg_part *sheet)
{
	struct wg_part *head = wg_part_put(p->arena, sheet, WG_PART_ALARM);
	struct wg_sides sides;

	wg_sign_pictogram(
	    p, head, WG_PART_TILE, "emergency", WG_L_COUNT);
	sides = wg_sign_sides(p, head, true);
	for (size_t i = 0; i < p->print->n; i++) {
		const struct wg_edition *e = p->facts[i].edition;
		bool own = wg_edition_label_language(e, WG_L_EMERGENCY) ==
		    e->language;

		if (i == 0 || own)
			wg_sign_label(p, wg_sign_side(p, &sides, i),
			    i == 0 ? WG_PART_HEADING : WG_PART_SUBTITLE, i,
			    WG_L_EMERGENCY)->level = 1;
	}
}

/* German first, which the staff read out; what is not translated is not said
 * again. */
static void
put_row(struct wg_sign *p, struct wg_part *to,
    const struct wg_helpline *line)
{
	struct wg_part *row = wg_part_put(p->arena, to, WG_PART_HELP_ROW);
	struct wg_sides sides;

	put_number(p, row, line);
	sides = wg_sign_sides(p, row, true);
	for (size_t i = 0; i < p->print->n; i++) {
		struct wg_composer c = wg_sign_voice(p, i);
		struct wg_tokens words = wg_compose_unit(&c, line->title);
		struct wg_part *name;

		if (i > 0 && words.fallback)
			continue;
		name = wg_part_put(p->arena, wg_sign_side(p, &sides, i),
		    i == 0 ? WG_PART_HELP_GERMAN : WG_PART_HELP_NAME);
		name->words = words;
		name->at = line->at;
	}
}

static void
put_sayings(struct wg_sign *p, struct wg_part *to, enum wg_label id)
{
	struct wg_sides sides = wg_sign_sides(p, to, true);

	for (size_t i = 0; i < p->print->n; i++) {
		const struct wg_edition *e = p->facts[i].edition;

		if (i == 0 || wg_edition_label_language(e, id) == e->language)
			wg_sign_label(p, wg_sign_side(p, &sides, i),
			    WG_PART_SAY, i, id);
	}
}

void
wg_poster_alarms(struct wg_sign *p, struct wg_part *to)
{
	const struct wg_helpline *lines[WG_FIRST_HELPLINES];
	size_t n = wg_project_first_helplines(
	    p->print->project, lines);
	struct wg_part *alarms = wg_part_put(p->arena, to, WG_PART_ALARMS);
	struct wg_part *row;

	for (size_t i = 0; i < n; i++)
		put_row(p, alarms, lines[i]);
	row = wg_part_put(p->arena, alarms, WG_PART_HELP_ROW);
	put_here(p, row);
	put_sayings(p, row, WG_L_I_AM_HERE);
}

/* Here the words of the project are what the sheet is for. */
static void
put_unread(struct wg_sign *p, struct wg_part *to,
    const struct wg_helpline *const *lines, size_t n)
{
	bool *unread = WG_NEW_ARRAY(p->arena, p->print->n, bool);

	for (size_t i = 1; i < p->print->n; i++)
		for (size_t k = 0; k < n; k++)
			unread[i] |= lines[k]->title != NULL &&
			    wg_edition_words_are_unread(
				p->facts[i].edition, lines[k]->title);
	wg_sign_unread_in(p, to, unread, WG_L_MACHINE);
}

struct wg_part *
wg_poster_emergency(struct wg_sign *p, struct wg_sheet_number number)
{
	const struct wg_helpline *lines[WG_FIRST_HELPLINES];
	size_t n = wg_project_first_helplines(
	    p->print->project, lines);
	struct wg_part *sheet = wg_part_new(p->arena, WG_PART_SHEET);
	struct wg_part *rows, *panel, *scan, *foot;

	put_head(p, sheet);
	rows = wg_part_put(p->arena, sheet, WG_PART_HELP_LINES);
	for (size_t i = 0; i < n; i++)
		put_row(p, rows, lines[i]);
	panel = wg_part_put(p->arena, sheet, WG_PART_I_AM_HERE);
	put_here(p, panel);
	put_sayings(p, panel, WG_L_I_AM_HERE);
	scan = wg_part_put(p->arena, sheet, WG_PART_SCAN);
	wg_sign_code(p, scan);
	put_sayings(p, scan, WG_L_SCAN);
	foot = wg_part_put(p->arena, sheet, WG_PART_FOOT);
	put_unread(p, foot, lines, n);
	wg_poster_foot(p, foot, number);
	return sheet;
}
