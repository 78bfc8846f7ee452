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

/* What the files of the poster share. */

struct wg_composer
wg_poster_voice(const struct wg_poster *p, size_t i)
{
	return (struct wg_composer){ .arena = p->arena,
		.voice = &p->facts[i], .source = &p->facts[0],
		.unread = &p->unread[i], .level = 1 };
}

static bool
is_rtl(const struct wg_poster *p, size_t i)
{
	return p->facts[i].edition->language->rtl;
}

struct wg_sides
wg_poster_sides(struct wg_poster *p, struct wg_part *to, bool german)
{
	size_t first = german ? 0 : 1, n[2] = { 0 };
	struct wg_sides sides = { { NULL } };

	for (size_t i = first; i < p->print->n; i++)
		n[is_rtl(p, i)]++;
	if (n[0] > 0 && n[1] > 0) {
		to = wg_part_put(p->arena, to, WG_PART_SIDES);
		sides.of[0] = wg_part_put(p->arena, to, WG_PART_LEFT);
		sides.of[1] = wg_part_put(p->arena, to, WG_PART_RIGHT);
	} else if (n[0] + n[1] > 0) {
		sides.of[n[1] > 0] = wg_part_put(p->arena, to,
		    n[0] == 1	  ? WG_PART_ONE :
			n[1] == 1 ? WG_PART_ONE_RIGHT :
			n[0] > 0  ? WG_PART_ROWS :
				    WG_PART_ROWS_RIGHT);
	}
	return sides;
}

struct wg_part *
wg_poster_side(
    const struct wg_poster *p, const struct wg_sides *sides, size_t i)
{
	return sides->of[is_rtl(p, i)];
}

struct wg_part *
wg_poster_words(struct wg_poster *p, struct wg_part *to,
    enum wg_part_role role, struct wg_str text)
{
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->words.language = p->facts[0].edition->language;
	part->words.name = text;
	part->at = p->print->document->root->at;
	wg_tokens_put(p->arena, &part->words, text, part->words.language);
	return part;
}

struct wg_part *
wg_poster_piece(struct wg_poster *p, struct wg_part *to,
    enum wg_part_role role, struct wg_str text)
{
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->words.language = p->facts[0].edition->language;
	part->words.name = text;
	part->at = p->print->document->root->at;
	wg_tokens_piece(p->arena, &part->words, text, NULL, true);
	return part;
}

struct wg_part *
wg_poster_label(struct wg_poster *p, struct wg_part *to,
    enum wg_part_role role, size_t i, enum wg_label id)
{
	struct wg_composer c = wg_poster_voice(p, i);
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->words = wg_compose_label(&c, id);
	part->at = p->print->document->root->at;
	return part;
}

struct wg_part *
wg_poster_pictogram(struct wg_poster *p, struct wg_part *to,
    enum wg_part_role role, const char *name, enum wg_label alt)
{
	const struct wg_label_arg nothing[] = { { "name", WG_NONE },
		{ NULL, WG_NONE } }; /* "Zimmer", the number stands beside */
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->pictogram = wg_str(name);
	part->at = p->print->document->root->at;
	if (alt != WG_L_COUNT) {
		part->alt = wg_str_trim(wg_edition_label(
		    p->facts[0].edition, p->arena, alt, 0, nothing));
		part->alt_language = p->facts[0].edition->language;
	}
	return part;
}

static struct wg_str
joined(struct wg_arena *a, struct wg_str first, struct wg_str second)
{
	return wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(first),
	    first.len > 0 && second.len > 0 ? " " : "", WG_ARG(second));
}

void
wg_poster_address(struct wg_poster *p, struct wg_part *to,
    const struct wg_address *address)
{
	struct wg_str lines[2];

	if (address == NULL)
		return;
	lines[0] = joined(p->arena, address->street, address->number);
	lines[1] = joined(p->arena, address->postcode, address->town);
	if (lines[0].len > 0)
		wg_poster_words(p, to, WG_PART_VALUE, lines[0])->at =
		    address->at;
	if (lines[1].len > 0)
		wg_poster_piece(p, to, WG_PART_VALUE, lines[1])->at =
		    address->at;
}

void
wg_poster_code(struct wg_poster *p, struct wg_part *to)
{
	struct wg_str url = wg_print_url(p->print, p->arena);
	struct wg_part *panel =
	    wg_part_put(p->arena, to, WG_PART_CODE_PANEL);
	struct wg_part *code = wg_part_put(p->arena, panel, WG_PART_CODE);
	struct wg_composer c = wg_poster_voice(p, 0);
	const struct wg_piece words = wg_facts_url(&p->facts[0], p->arena, url);
	struct wg_part *address;

	code->code = url;
	code->alt = wg_code_words(p->arena, url);
	code->at = p->print->document->root->at;
	address = wg_part_put(p->arena, panel, WG_PART_ADDRESS);
	address->words = wg_compose_text(&c);
	address->at = code->at;
	wg_compose_put_piece(&c, &address->words, &words);
}

/* Header. */

static void
put_home(struct wg_poster *p, struct wg_part *to)
{
	struct wg_composer c = wg_poster_voice(p, 0);
	struct wg_part *home = wg_poster_pictogram(
	    p, to, WG_PART_HOME, "home", WG_L_COUNT);
	const struct wg_address *a = p->house->address;
	struct wg_tokens *w = &home->words;
	struct wg_str address;

	*w = wg_compose_text(&c);
	wg_tokens_open(p->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_compose_put_unit(&c, w, p->print->subject->title);
	wg_tokens_close(p->arena, w, WG_TOKEN_EMPHASIS);
	if (a == NULL)
		return;
	address = joined(p->arena, a->street, a->number);
	wg_tokens_put(p->arena, w, WG_STR("  "), NULL);
	wg_tokens_piece(p->arena, w, address, NULL, true);
	wg_tokens_put(p->arena, w, WG_STR(", "), NULL);
	wg_tokens_piece(p->arena, w,
	    joined(p->arena, a->postcode, a->town), NULL, true);
}

/* German stands first on the sheet: a title that is not translated is not
 * said again. */
static bool
says(const struct wg_poster *p, size_t i, enum wg_label id)
{
	const struct wg_edition *e = p->facts[i].edition;

	return wg_edition_label_language(e, id) == e->language;
}

static void
put_header(struct wg_poster *p, struct wg_part *sheet)
{
	struct wg_part *header =
	    wg_part_put(p->arena, sheet, WG_PART_HEADER);
	struct wg_part *words = wg_part_put(p->arena, header, WG_PART_WORDS);
	struct wg_part *titles = wg_part_put(p->arena, words, WG_PART_TITLES);
	struct wg_sides sides;

	wg_poster_label(p, titles, WG_PART_TITLE, 0, WG_L_SIGNPOST)->level =
	    1;
	sides = wg_poster_sides(p, titles, false);
	for (size_t i = 1; i < p->print->n; i++)
		if (says(p, i, WG_L_SIGNPOST))
			wg_poster_label(p, wg_poster_side(p, &sides, i),
			    WG_PART_SUBTITLE, i, WG_L_SIGNPOST);
	put_home(p, words);
	wg_poster_code(p, header);
}

/* Days on which the house is closed, in every language. */
static void
put_bulletin(struct wg_poster *p, struct wg_part *sheet)
{
	int64_t today = p->print->project->today;
	struct wg_part *bulletin = NULL;
	struct wg_sides sides;

	for (size_t k = 0; k < p->house->closings.n; k++) {
		const struct wg_closing *closing = &p->house->closings.at[k];

		if (!wg_closing_told(closing, today))
			continue;
		if (bulletin == NULL) {
			bulletin = wg_poster_pictogram(p, sheet,
			    WG_PART_BULLETIN, "limits", WG_L_COUNT);
			sides = wg_poster_sides(p, bulletin, true);
		}
		for (size_t i = 0; i < p->print->n; i++) {
			struct wg_composer c = wg_poster_voice(p, i);
			struct wg_fact_line line = wg_facts_closing(
			    &p->facts[i], p->arena, closing);
			struct wg_part *say = wg_part_put(p->arena,
			    wg_poster_side(p, &sides, i), WG_PART_REMARK);

			say->at = closing->at;
			say->words = wg_compose_line(&c, &line);
		}
	}
}

/* Footer. */

struct wg_part *
wg_poster_line(
    struct wg_poster *p, struct wg_part *to, enum wg_part_role role)
{
	struct wg_composer c = wg_poster_voice(p, 0);
	struct wg_part *line = wg_part_put(p->arena, to, role);

	line->words = wg_compose_text(&c);
	line->at = p->print->document->root->at;
	return line;
}

/* Pieces stay in one line, wherever the whole has to be broken. */
static void
add_piece(struct wg_poster *p, struct wg_tokens *w, struct wg_piece piece)
{
	struct wg_composer c = wg_poster_voice(p, 0);

	if (piece.text.len == 0)
		return;
	if (w->list.n > 0)
		wg_tokens_put(p->arena, w, WG_STR(" · "), NULL);
	wg_compose_put_piece(&c, w, &piece);
}

static void
put_imprint(struct wg_poster *p, struct wg_part *foot)
{
	const struct wg_project *project = p->print->project;
	const struct wg_facts *german = &p->facts[0];
	struct wg_composer c = wg_poster_voice(p, 0);
	struct wg_tokens *w = &wg_poster_line(p, foot, WG_PART_LINE)->words;
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
put_languages(struct wg_poster *p, struct wg_part *foot)
{
	struct wg_part *line = wg_poster_line(p, foot, WG_PART_LANGUAGES);

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
wg_poster_foot(struct wg_poster *p, struct wg_part *to,
    struct wg_sheet_number number)
{
	struct wg_part *foot = wg_part_put(p->arena, to, WG_PART_FOOTER);

	put_imprint(p, foot);
	put_languages(p, foot);
	wg_poster_piece(p, foot, WG_PART_NUMBER,
	    wg_str_fmt(p->arena, "%u / %u", number.sheet, number.sheets));
}

void
wg_poster_unread(struct wg_poster *p, struct wg_part *to, const bool *unread,
    enum wg_label say)
{
	struct wg_part *all = NULL;
	struct wg_sides sides;

	for (size_t i = 1; i < p->print->n; i++) {
		if (!unread[i])
			continue;
		if (all == NULL) {
			all = wg_part_put(p->arena, to, WG_PART_HEARSAY);
			sides = wg_poster_sides(p, all, false);
		}
		wg_poster_label(p, wg_poster_side(p, &sides, i),
		    WG_PART_UNREAD, i, say);
	}
}

/* Of the offices of a sheet: sheets are hung side by side, or part.  The sheet
 * for emergencies has room for all that is to be said. */
static void
put_unread(struct wg_poster *p, struct wg_part *to, size_t first, size_t end)
{
	bool *unread = WG_NEW_ARRAY(p->arena, p->print->n, bool);

	for (size_t i = 1; i < p->print->n; i++)
		for (size_t k = first; k < end; k++)
			unread[i] |= wg_edition_is_unread(
			    p->facts[i].edition, p->offices.at[k]->place);
	wg_poster_unread(p, to, unread,
	    p->inside ? WG_L_MACHINE : WG_L_MACHINE_BRIEF);
}

static struct wg_part *
sheet_of(struct wg_poster *p, size_t first, size_t end,
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
wg_poster_sheets(struct wg_poster *p, struct wg_sheets *sheets)
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
add_office(struct wg_poster *p, const struct wg_office *office)
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
pick_offices(struct wg_poster *p)
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
collect_days(struct wg_poster *p)
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
wg_poster_open(struct wg_poster *p, const struct wg_print *print,
    struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_facts *facts = WG_NEW_ARRAY(a, print->n, struct wg_facts);

	*p = (struct wg_poster){ .print = print, .arena = a, .diag = diag,
		.facts = facts, .unread = WG_NEW_ARRAY(a, print->n, bool),
		.parts = 1 };
	for (size_t i = 0; i < print->n; i++)
		facts[i] = wg_facts_open(print->task, print->editions[i], a);
	p->title = wg_inlines_text(&facts[0], a, print->document->title);
	if (print->subject->kind != WG_KIND_HOUSE)
		return; /* another sheet that is made of the same parts */
	p->house = wg_read_house(print->task, print->subject);
	pick_offices(p);
	collect_days(p);
}

struct wg_poster
wg_poster_trial(
    const struct wg_poster *p, struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_poster trial = *p;

	trial.arena = a;
	trial.unread = WG_NEW_ARRAY(a, p->print->n, bool);
	trial.diag = diag;
	return trial;
}
