/*
 * The sheet of offices: header with the title in all languages and the code,
 * what is otherwise for some days, the offices, the key to their days, the
 * emergency numbers and the footer.
 */
#include "compose/poster.h"

#include "base/diag.h"
#include "compose/products.h"
#include "facts/closing.h"
#include "facts/hours.h"
#include "facts/inline.h"
#include "facts/piece.h"
#include "model/record.h"
#include "text/locale.h"
#include "text/phone.h"

/* Header. */

static void
put_home(struct wg_sign *p, struct wg_part *to)
{
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *home = wg_sign_pictogram(
	    p, to, WG_PART_HOME, "home", WG_L_COUNT);
	const struct wg_address *a = p->house->address;
	struct wg_tokens *w = &home->words;
	struct wg_str lines[2];

	*w = wg_compose_text(&c);
	wg_tokens_open(p->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_compose_put_unit(&c, w, p->print->subject->title);
	wg_tokens_close(p->arena, w, WG_TOKEN_EMPHASIS);
	if (a == NULL)
		return;
	wg_sign_address_lines(p->arena, a, lines);
	wg_tokens_put(p->arena, w, WG_STR("  "), NULL);
	wg_tokens_piece(p->arena, w, lines[0], NULL, true);
	wg_tokens_put(p->arena, w, WG_STR(", "), NULL);
	wg_tokens_piece(p->arena, w, lines[1], NULL, true);
}

/* German stands first on the sheet: a title that is not translated is not
 * said again. */
static bool
says(const struct wg_sign *p, size_t i, enum wg_label id)
{
	const struct wg_edition *e = p->facts[i].edition;

	return wg_edition_label_language(e, id) == e->language;
}

static void
put_header(struct wg_sign *p, struct wg_part *sheet)
{
	struct wg_part *header =
	    wg_part_put(p->arena, sheet, WG_PART_HEADER);
	struct wg_part *words = wg_part_put(p->arena, header, WG_PART_WORDS);
	struct wg_part *titles = wg_part_put(p->arena, words, WG_PART_TITLES);
	struct wg_sides sides;

	wg_sign_label(p, titles, WG_PART_TITLE, 0, WG_L_SIGNPOST)->level =
	    1;
	sides = wg_sign_sides(p, titles, false);
	for (size_t i = 1; i < p->print->n; i++)
		if (says(p, i, WG_L_SIGNPOST))
			wg_sign_label(p, wg_sign_side(p, &sides, i),
			    WG_PART_SUBTITLE, i, WG_L_SIGNPOST);
	put_home(p, words);
	wg_sign_code(p, header);
}

/* Days on which the house is closed, in every language. */
static void
put_bulletin(struct wg_sign *p, struct wg_part *sheet)
{
	int64_t today = p->print->project->today;
	struct wg_part *bulletin = NULL;
	struct wg_sides sides;

	for (size_t k = 0; k < p->house->closings.n; k++) {
		const struct wg_closing *closing = &p->house->closings.at[k];

		if (!wg_closing_told(closing, today))
			continue;
		if (bulletin == NULL) {
			bulletin = wg_sign_pictogram(p, sheet,
			    WG_PART_BULLETIN, "limits", WG_L_COUNT);
			sides = wg_sign_sides(p, bulletin, true);
		}
		for (size_t i = 0; i < p->print->n; i++) {
			struct wg_composer c = wg_sign_voice(p, i);
			struct wg_fact_line line = wg_facts_closing(
			    &p->facts[i], p->arena, closing);
			struct wg_part *say = wg_part_put(p->arena,
			    wg_sign_side(p, &sides, i), WG_PART_REMARK);

			say->at = closing->at;
			say->words = wg_compose_line(&c, &line);
		}
	}
}

/* Footer. */

/* Pieces stay in one line, wherever the whole has to be broken. */
static void
add_piece(struct wg_sign *p, struct wg_tokens *w, struct wg_piece piece)
{
	struct wg_composer c = wg_sign_voice(p, 0);

	if (piece.text.len == 0)
		return;
	if (w->list.n > 0)
		wg_tokens_put(p->arena, w, WG_STR(" · "), NULL);
	wg_compose_put_piece(&c, w, &piece);
}

static void
put_imprint(struct wg_sign *p, struct wg_part *foot)
{
	const struct wg_project *project = p->print->project;
	const struct wg_facts *german = &p->facts[0];
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_tokens *w = &wg_sign_line(p, foot, WG_PART_LINE)->words;
	struct wg_str stand = wg_str_fmt(p->arena, "%.*s%.*s%.*s",
	    WG_ARG(wg_edition_label(
		german->edition, p->arena, WG_L_UPDATED, 0, NULL)),
	    WG_ARG(wg_compose_colon(&c)),
	    WG_ARG(wg_month_year(p->arena, p->print->document->stand)));

	if (project->settings != NULL && project->settings->title != NULL)
		wg_compose_put_unit(&c, w, project->settings->title);
	if (project->phone != NULL)
		add_piece(p, w, wg_piece_phone(
		    german, p->arena, project->phone));
	if (project->email.len > 0)
		add_piece(p, w, wg_piece_email(
		    german, p->arena, project->email));
	add_piece(p, w, wg_piece_name(german, stand));
	add_piece(p, w, wg_piece_name(german, p->print->job->code));
}

/* Each in its own script, and isolated. */
static void
put_languages(struct wg_sign *p, struct wg_part *foot)
{
	struct wg_part *line = wg_sign_line(p, foot, WG_PART_LANGUAGES);

	for (size_t i = 0; i < p->print->n; i++) {
		const struct wg_language *l = p->facts[i].edition->language;

		if (i > 0)
			wg_tokens_put(
			    p->arena, &line->words, WG_STR(" · "), NULL);
		wg_tokens_piece(
		    p->arena, &line->words, l->label, l, false);
	}
}

void
wg_poster_foot(struct wg_sign *p, struct wg_part *to,
    struct wg_sheet_number number)
{
	struct wg_part *foot = wg_part_put(p->arena, to, WG_PART_FOOTER);

	put_imprint(p, foot);
	put_languages(p, foot);
	wg_sign_piece(p, foot, WG_PART_NUMBER,
	    wg_str_fmt(p->arena, "%u / %u", number.sheet, number.sheets));
}

/* Of the offices of a sheet: sheets are hung side by side, or part.  The sheet
 * for emergencies has room for all that is to be said. */
static void
put_unread(struct wg_sign *p, struct wg_part *to, size_t first, size_t end)
{
	bool *unread = WG_NEW_ARRAY(p->arena, p->print->n, bool);

	for (size_t i = 1; i < p->print->n; i++)
		for (size_t k = first; k < end; k++)
			unread[i] |= wg_edition_is_unread(
			    p->facts[i].edition, p->offices.at[k]->place);
	wg_sign_unread_in(p, to, unread,
	    p->inside ? WG_L_MACHINE : WG_L_MACHINE_BRIEF);
}

static struct wg_part *
sheet_of(struct wg_sign *p, size_t first, size_t end,
    struct wg_sheet_number number)
{
	struct wg_part *sheet = wg_part_new(p->arena, WG_PART_SHEET), *foot;

	put_header(p, sheet);
	put_bulletin(p, sheet);
	for (size_t i = first; i < end; i++)
		wg_poster_office(p, sheet, p->offices.at[i]);
	wg_poster_key(p, sheet);
	(p->inside ? wg_poster_alarms : wg_poster_strip)(p, sheet);
	foot = wg_part_put(p->arena, sheet, WG_PART_FOOT);
	put_unread(p, foot, first, end);
	wg_poster_foot(p, foot, number);
	return sheet;
}

/* As equally many offices on each as can be: the first sheets hold the odd
 * ones. */
void
wg_poster_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	size_t n = p->limit > 0 ? p->limit : p->offices.n;
	size_t each = n / p->parts, odd = n % p->parts, first = 0;
	struct wg_sheet_number number = { 0, p->parts + !p->inside };

	while (number.sheet < p->parts) {
		size_t end = first + each + (number.sheet++ < odd);

		WG_PUSH(p->arena, sheets) = sheet_of(p, first, end, number);
		first = end;
	}
	number.sheet++;
	if (!p->inside)
		WG_PUSH(p->arena, sheets) = wg_poster_emergency(p, number);
	p->entries = p->offices.n;
	p->title = wg_str_fmt(p->arena, "%.*s – %.*s", WG_ARG(p->title),
	    WG_ARG(wg_inlines_text(
		&p->facts[0], p->arena, p->print->subject->title)));
}

/* Which offices. */

static const struct wg_office *
office_of(const struct wg_house *house, const struct wg_document *place)
{
	for (size_t i = 0; i < house->n_offices; i++)
		if (house->offices[i].place == place)
			return &house->offices[i];
	return NULL;
}

static bool
responsible(
    const struct wg_place *place, const struct wg_municipality *municipality)
{
	if (place->for_all || place->n_municipalities == 0)
		return true;
	for (size_t i = 0; i < place->n_municipalities; i++)
		if (place->municipalities[i] == municipality)
			return true;
	return false;
}

static void
add_office(struct wg_sign *p, const struct wg_office *office)
{
	const struct wg_place *place =
	    wg_read_place(p->print->task, office->place);

	if (!responsible(place, p->house->municipality))
		wg_report(p->diag, WG_D_PRINT_NOT_RESPONSIBLE, office->at,
		    "%.*s", WG_ARG(office->place->id));
	WG_PUSH(p->arena, &p->offices) = office;
}

/* Those that the print names, or all of the house. */
static void
pick_offices(struct wg_sign *p)
{
	const struct wg_print_job *job = p->print->job;

	for (size_t i = 0; i < p->house->n_offices && job->all_offices; i++)
		if (p->house->offices[i].place != NULL)
			add_office(p, &p->house->offices[i]);
	for (size_t i = 0; i < job->offices.n; i++) {
		const struct wg_document *place = job->offices.at[i];
		const struct wg_office *office = office_of(p->house, place);

		if (office != NULL)
			add_office(p, office);
		else
			wg_report(p->diag, WG_D_PRINT_OFFICE, job->offices_at,
			    "%.*s", WG_ARG(place->id));
	}
}

/* Closed on public holidays are all or it cannot be said once for all. */
static void
collect_days(struct wg_sign *p)
{
	bool some = false, all = true;

	p->days = 0x1F;
	for (size_t i = 0; i < p->offices.n; i++) {
		const struct wg_place *place = wg_read_place(
		    p->print->task, p->offices.at[i]->place);
		struct wg_hours_signs h = wg_facts_hours_signs(
		    &p->facts[0], p->arena, &place->contact);

		p->days |= h.days;
		for (size_t k = 0; k < h.n; k++)
			p->appointments |= h.at[k].appointment;
		some |= h.holidays_closed;
		all &= h.holidays_closed || h.n == 0;
	}
	p->holidays_closed = some && all;
}

void
wg_poster_open(struct wg_sign *p)
{
	p->house = wg_read_house(p->print->task, p->print->subject);
	pick_offices(p);
	collect_days(p);
}
