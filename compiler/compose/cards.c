/*
 * A card for the purse, of a house or a region: help numbers in German and one
 * other language.  On its front those that the print names, or the first ones
 * of the project; on its back the next ones, and what to say on the phone:
 * where one is, which is to be written by hand where the subject is no house.
 * Each side is a few rows of a pictogram, a name in both languages and a number.
 */
#include "compose/products.h"

#include "base/diag.h"
#include "base/intl.h"
#include "facts/piece.h"
#include "model/print.h"
#include "model/record.h"
#include "text/locale.h"
#include "text/phone.h"

#define NUMBERS 4 /* on each side */

struct card {
	const struct wg_helpline *front[NUMBERS], *back[NUMBERS];
	size_t n_front, n_back;
};

/* Which numbers. */

static bool
has(const struct card *card, const struct wg_helpline *line)
{
	for (size_t i = 0; i < card->n_front; i++)
		if (card->front[i] == line)
			return true;
	return false;
}

static void
tell(const struct wg_sign *p, const char *what, struct wg_str number)
{
	const struct wg_project *project = p->print->project;
	struct wg_str all = WG_NONE;

	wg_report(p->diag, WG_D_CARDS_NUMBER, p->print->job->front_at,
	    "%.*s: %s", WG_ARG(number), what);
	for (size_t i = 0; i < project->n_helplines; i++)
		if (project->helplines[i].phone != NULL)
			all = wg_str_fmt(p->arena, "%.*s%s%.*s", WG_ARG(all),
			    all.len > 0 ? " " : "",
			    WG_ARG(project->helplines[i].phone->dial));
	wg_hint(p->diag, _("there is %.*s"), WG_ARG(all));
}

static void
pick_front(const struct wg_sign *p, struct card *card)
{
	const struct wg_project *project = p->print->project;
	const struct wg_name_list *named = &p->print->job->front;

	for (size_t i = 0; i < named->n; i++) {
		const struct wg_helpline *line =
		    wg_project_helpline(project, named->at[i]);

		if (line == NULL)
			tell(p, _("project.xml has no such w:helpline"), named->at[i]);
		else if (card->n_front == NUMBERS)
			tell(p, _("a side holds four"), named->at[i]);
		else if (!has(card, line))
			card->front[card->n_front++] = line;
	}
	for (size_t i = 0; i < project->n_helplines && named->n == 0 &&
	     card->n_front < NUMBERS; i++)
		if (project->helplines[i].phone != NULL)
			card->front[card->n_front++] = &project->helplines[i];
}

/* What is wrong with front="" is reported. */
static struct card
numbers_of(const struct wg_sign *p)
{
	const struct wg_project *project = p->print->project;
	const struct wg_helpline *fire =
	    wg_project_helpline(project, WG_STR("112"));
	struct card card = { .n_front = 0 };

	pick_front(p, &card);
	if (fire == NULL || !has(&card, fire))
		tell(p, _("is not on the front"), WG_STR("112"));
	for (size_t i = 0; i < project->n_helplines &&
	     card.n_back < NUMBERS; i++)
		if (project->helplines[i].phone != NULL &&
		    !has(&card, &project->helplines[i]))
			card.back[card.n_back++] = &project->helplines[i];
	return card;
}

/* Rows. */

/* Its short title, unless only the long one is translated; or NULL. */
static const struct wg_node *
unit_of(struct wg_sign *p, size_t i, const struct wg_helpline *line)
{
	return line->title == NULL ||
		(line->brief != NULL &&
		    !wg_edition_unit(p->facts[i].edition, line->brief)
			 .fallback) ?
	    line->brief :
	    line->title;
}

static struct wg_tokens
name_of(struct wg_sign *p, size_t i, const struct wg_helpline *line)
{
	struct wg_composer c = wg_sign_voice(p, i);
	const struct wg_node *unit = unit_of(p, i, line);

	return unit != NULL ? wg_compose_unit(&c, unit) :
			      (struct wg_tokens){ .fallback = true };
}

/* Is it what stands there in German already? */
static bool
is_said(struct wg_sign *p, const struct wg_tokens *words,
    const struct wg_tokens *german)
{
	return words->fallback ||
	    wg_str_eq(wg_tokens_text(p->arena, words),
		wg_tokens_text(p->arena, german));
}

static void
put_name(struct wg_sign *p, struct wg_part *to, size_t i,
    const struct wg_helpline *line)
{
	struct wg_tokens german = name_of(p, 0, line);
	struct wg_tokens words = i == 0 ? german : name_of(p, i, line);
	struct wg_part *name;

	if (i > 0 && is_said(p, &words, &german))
		return;
	name = wg_part_put(p->arena, to,
	    i == 0 ? WG_PART_HELP_GERMAN : WG_PART_HELP_NAME);
	name->words = words;
	name->at = line->at;
	/* Here the words of the project are what the print is for. */
	p->unread[i] |= wg_edition_words_are_unread(
	    p->facts[i].edition, unit_of(p, i, line));
}

static void
put_number(struct wg_sign *p, struct wg_part *row,
    const struct wg_helpline *line)
{
	struct wg_part *help = wg_part_put(p->arena, row, WG_PART_HELP);

	wg_sign_piece(p, help, WG_PART_NUMBER,
	    wg_phone_text(p->arena, line->phone))->at = line->at;
}

/* Of the reader, beside German; there may be none. */
static const struct wg_language *
other_of(const struct wg_sign *p)
{
	return p->print->n < 2 ? NULL : p->facts[1].edition->language;
}

/* A language from right to left has its own side: the number is amid the two,
 * and each is read towards it. */
static void
put_row(struct wg_sign *p, struct wg_part *to,
    const struct wg_helpline *line)
{
	const struct wg_language *other = other_of(p);
	bool sides = other != NULL && other->rtl;
	struct wg_part *row = wg_part_put(p->arena, to, WG_PART_HELP_ROW);
	struct wg_part *tile = wg_part_put(p->arena, row, WG_PART_TILE);
	struct wg_part *names;

	if (line->pictograms.n > 0)
		tile->pictogram =
		    line->pictograms.at[line->pictograms.n - 1];
	if (sides)
		row = wg_part_put(p->arena, row, WG_PART_SIDES);
	names = wg_part_put(
	    p->arena, row, sides ? WG_PART_LEFT : WG_PART_VOICE);
	put_name(p, names, 0, line);
	if (other != NULL && !sides)
		put_name(p, names, 1, line);
	put_number(p, row, line);
	if (sides)
		put_name(p, wg_part_put(p->arena, row, WG_PART_RIGHT), 1,
		    line);
}

/* A label in both languages, side by side. */
static void
put_said(struct wg_sign *p, struct wg_part *to, enum wg_part_role german,
    enum wg_part_role translated, enum wg_label id)
{
	struct wg_composer own = wg_sign_voice(p, p->print->n - 1);
	struct wg_tokens words = wg_compose_label(&own, id);
	struct wg_part *said = wg_sign_label(p, to, german, 0, id);

	said->level = 1;
	if (!is_said(p, &words, &said->words))
		wg_sign_label(p, to, translated, p->print->n - 1, id);
}

/* Sides. */

static struct wg_part *
front(struct wg_sign *p, const struct card *card)
{
	struct wg_part *sheet = wg_part_new(p->arena, WG_PART_SHEET);
	struct wg_part *rows;

	put_said(p, wg_part_put(p->arena, sheet, WG_PART_ALARM),
	    WG_PART_HEADING, WG_PART_SUBTITLE, WG_L_EMERGENCY);
	rows = wg_part_put(p->arena, sheet, WG_PART_ALARMS);
	for (size_t i = 0; i < card->n_front; i++)
		put_row(p, rows, card->front[i]);
	put_said(p, wg_part_put(p->arena, sheet, WG_PART_FOOTER),
	    WG_PART_LINE, WG_PART_SAY, WG_L_FIRST_WHERE);
	return sheet;
}

/* The office to ask: the first that the print names, or of the house. */
static const struct wg_document *
adviser_of(const struct wg_sign *p)
{
	const struct wg_print_job *job = p->print->job;

	if (job->offices.n > 0)
		return job->offices.at[0];
	return p->offices.n > 0 ? p->offices.at[0]->place : NULL;
}

static void
put_adviser(struct wg_sign *p, struct wg_part *to)
{
	const struct wg_document *d = adviser_of(p);
	const struct wg_place *place =
	    d == NULL ? NULL : wg_read_place(p->print->task, d);
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *line;
	struct wg_tokens *w;
	struct wg_piece phone;

	if (place == NULL || place->contact.n_lines == 0)
		return;
	line = wg_part_put(p->arena, to, WG_PART_REMARK);
	line->at = d->title->at;
	w = &line->words;
	*w = wg_compose_text(&c);
	wg_compose_put_unit(&c, w, d->title);
	wg_tokens_put(p->arena, w, WG_STR(" "), NULL);
	phone = wg_piece_phone(
	    &p->facts[0], p->arena, place->contact.lines[0].phone);
	wg_tokens_open(p->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_compose_put_piece(&c, w, &phone);
	wg_tokens_close(p->arena, w, WG_TOKEN_EMPHASIS);
}

/* A line of the address is wanted even where the house is not known. */
static void
put_here(struct wg_sign *p, struct wg_part *to)
{
	struct wg_part *lines =
	    wg_part_put(p->arena, to, WG_PART_HERE_LINES);

	put_said(p, wg_part_put(p->arena, lines, WG_PART_HERE),
	    WG_PART_LABEL, WG_PART_SAY, WG_L_I_AM_HERE);
	if (p->house != NULL && p->house->address != NULL) {
		wg_sign_address(p, lines, p->house->address);
	} else {
		wg_part_put(p->arena, lines, WG_PART_RULE);
		wg_part_put(p->arena, lines, WG_PART_RULE);
	}
	put_adviser(p, lines);
	wg_sign_unread(p, lines, WG_L_MACHINE_BRIEF);
}

static struct wg_part *
back(struct wg_sign *p, const struct card *card)
{
	struct wg_part *sheet = wg_part_new(p->arena, WG_PART_SHEET);
	struct wg_part *rows, *panel, *code;

	rows = wg_part_put(p->arena, sheet, WG_PART_HELP_LINES);
	for (size_t i = 0; i < card->n_back; i++)
		put_row(p, rows, card->back[i]);
	panel = wg_part_put(p->arena, sheet, WG_PART_I_AM_HERE);
	put_here(p, panel);
	code = wg_part_put(p->arena, panel, WG_PART_CODE);
	code->code = wg_print_url(p->print, p->arena);
	code->alt = wg_code_words(p->arena, code->code);
	code->at = p->print->document->root->at;
	return sheet;
}

/* What stands on the sheet that cards are cut from, for who prints it. */
static struct wg_part *
margin(struct wg_sign *p, bool back)
{
	const struct wg_print *print = p->print;
	struct wg_part *foot = wg_part_new(p->arena, WG_PART_COLOPHON);

	wg_sign_piece(p, foot, WG_PART_LINE, wg_str_fmt(p->arena,
	    "%.*s%s%.*s · 85 × 55 mm · %d / 2", WG_ARG(print->job->code),
	    print->job->code.len > 0 ? " · " : "",
	    WG_ARG(wg_month_year(p->arena, print->document->stand)),
	    back ? 2 : 1));
	return foot;
}

void
wg_cards_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	struct card card = numbers_of(p);

	WG_PUSH(p->arena, sheets) = front(p, &card);
	WG_PUSH(p->arena, sheets) = back(p, &card);
	WG_PUSH(p->arena, &p->margins) = margin(p, false);
	WG_PUSH(p->arena, &p->margins) = margin(p, true);
}
