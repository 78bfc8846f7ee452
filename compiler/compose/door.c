/*
 * Signs beside doors: number, what is behind, the week, what to bring, who
 * speaks what.  A building has one for each of its rooms, a place for its own;
 * or for those that the print names.
 */
#include "compose/sheets.h"

#include "base/diag.h"
#include "facts/closing.h"
#include "facts/hours.h"
#include "model/building.h"
#include "model/record.h"
#include "text/locale.h"
#include "values/hours_week.h"

struct door {
	struct wg_str room, floor, entrance; /* as posted, or empty */
	const struct wg_node *title, *brief;
	struct wg_str pictogram;
	const struct wg_place *place; /* or NULL: only a name */
	struct wg_span at;
};

struct maker {
	struct wg_poster *poster;
	struct wg_arena *arena;
	struct WG_VEC(struct door) doors;
	const struct door *door;
	struct wg_hours_week week;
	bool in_words; /* no week says what the hours are */
};

/* What shows a thing to bring; others have no picture. */
static const char *const pictures[WG_L_COUNT] = {
	[WG_L_BRING_passport_id] = "passport",
	[WG_L_BRING_residence_document] = "identity",
	[WG_L_BRING_registration_certificate] = "registry",
	[WG_L_BRING_letter_received] = "mail",
	[WG_L_BRING_photo] = "photo",
	[WG_L_BRING_birth_certificate] = "child",
	[WG_L_BRING_marriage_certificate] = "heart",
	[WG_L_BRING_school_report] = "school",
	[WG_L_BRING_insurance_card] = "insurance",
	[WG_L_BRING_treatment_voucher] = "health",
	[WG_L_BRING_vaccination_card] = "vaccine",
	[WG_L_BRING_bank_details] = "money",
	[WG_L_BRING_rental_contract] = "form",
	[WG_L_BRING_landlord_confirmation] = "home",
	[WG_L_BRING_income_proof] = "expenses",
	[WG_L_BRING_tax_id] = "documents",
	[WG_L_BRING_certified_translation] = "stamp",
};

/* Which doors. */

static void
add_door(struct maker *m, struct door door)
{
	const struct wg_document *d =
	    door.place != NULL ? door.place->document : NULL;

	if (d != NULL) {
		door.title = d->title;
		door.brief = d->brief;
		if (d->pictogram.len > 0)
			door.pictogram = d->pictogram;
	}
	WG_PUSH(m->arena, &m->doors) = door;
}

/* One for each place in the room; where 'here' names it, that number. */
static void
add_room(struct maker *m, const struct wg_floor *f, const struct wg_room *r,
    const struct wg_here *here)
{
	struct wg_task *task = m->poster->print->task;
	struct door door = { .room = here != NULL ? here->room : r->number,
		.floor = f->name, .entrance = r->entrance, .title = r->title,
		.brief = r->brief, .pictogram = r->pictogram,
		.at = here != NULL ? here->at : r->at };

	if (here == NULL && wg_room_is_range(r->number)) {
		wg_report(m->poster->diag, WG_D_SIGN_RANGE,
		    m->poster->print->document->root->at, "%.*s",
		    WG_ARG(r->number));
		wg_hint(m->poster->diag, "<w:here room=\"%.*s\"/>",
		    WG_ARG(wg_room_first(r->number)));
	}
	for (size_t i = 0; i < r->places.n; i++) {
		door.place = wg_read_place(task, r->places.at[i]);
		add_door(m, door);
	}
	if (r->places.n == 0 && r->title != NULL)
		add_door(m, door);
}

static void
add_building(struct maker *m)
{
	const struct wg_print *print = m->poster->print;
	const struct wg_building *b =
	    wg_read_building(print->task, print->subject);

	for (size_t i = 0; i < print->job->n_heres; i++) {
		const struct wg_here *here = &print->job->heres[i];
		const struct wg_floor *f = NULL;
		const struct wg_room *r =
		    wg_building_room(b, here->room, &f);

		if (r != NULL)
			add_room(m, f, r, here);
	}
	for (size_t i = 0; i < b->n_floors && print->job->n_heres == 0; i++)
		for (size_t k = 0; k < b->floors[i].n_rooms; k++)
			add_room(m, &b->floors[i], &b->floors[i].rooms[k],
			    NULL);
}

static void
add_place(struct maker *m)
{
	const struct wg_print *print = m->poster->print;
	const struct wg_place *place =
	    wg_read_place(print->task, print->subject);
	const struct wg_address *a =
	    wg_place_address(place, print->project->today);
	struct door door = { .place = place, .at = print->document->root->at };

	if (a != NULL) {
		door.room = a->room;
		door.floor = a->floor;
		door.entrance = a->entrance;
	}
	for (size_t i = 0; i < print->job->n_heres; i++) {
		const struct wg_here *here = &print->job->heres[i];
		struct door own = door;

		own.at = here->at;
		own.room = here->room.len > 0 ? here->room : door.room;
		own.floor = here->floor.len > 0 ? here->floor : door.floor;
		add_door(m, own);
	}
	if (print->job->n_heres > 0)
		return;
	if (wg_room_is_range(door.room)) {
		wg_report(m->poster->diag, WG_D_SIGN_RANGE, door.at, "%.*s",
		    WG_ARG(door.room));
		wg_hint(m->poster->diag, "<w:here room=\"%.*s\"/>",
		    WG_ARG(wg_room_first(door.room)));
	}
	add_door(m, door);
}

/* The bar. */

static void
put_bar(struct maker *m, struct wg_part *sheet)
{
	const struct door *d = m->door;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_part *words;

	wg_poster_piece(m->poster, bar, WG_PART_DAY,
	    d->room.len > 0 ? d->room : WG_STR("–"));
	words = wg_part_put(m->arena, bar, WG_PART_DAY_WORDS);
	if (d->floor.len > 0)
		wg_poster_piece(m->poster, words, WG_PART_WEEKDAY, d->floor);
	if (d->entrance.len > 0)
		wg_sign_entrance(
		    m->poster, words, WG_PART_SUBTITLE, 0, d->entrance);
	if (d->pictogram.len > 0)
		wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
		    d->pictogram;
}

static void
put_names(struct maker *m, struct wg_part *sheet)
{
	struct wg_part *titles =
	    wg_part_put(m->arena, sheet, WG_PART_TITLES);
	struct wg_part *sides[2] = {
		wg_part_put(m->arena, titles, WG_PART_LEFT), NULL
	};

	wg_sign_name(m->poster, sides[0], WG_PART_TITLE, 0, m->door->title,
	    m->door->brief)->level = 1;
	for (size_t i = 1; i < m->poster->print->n; i++) {
		bool rtl = m->poster->facts[i].edition->language->rtl;

		if (rtl && sides[1] == NULL)
			sides[1] = wg_part_put(
			    m->arena, titles, WG_PART_RIGHT);
		wg_sign_name(m->poster, sides[rtl], WG_PART_CALLED, i,
		    m->door->title, m->door->brief);
	}
}

/* The week. */

static struct wg_str
clock_of(struct wg_arena *a, unsigned minutes)
{
	return wg_str_fmt(a, "%02u:%02u", minutes / 60, minutes % 60);
}

static void
put_mark(struct maker *m, struct wg_part *box, const char *pictogram,
    enum wg_label alt)
{
	wg_poster_pictogram(m->poster,
	    wg_part_put(m->arena, box, WG_PART_WHEN), WG_PART_PICTOGRAM,
	    pictogram, alt);
}

static void
put_times(struct maker *m, struct wg_part *box,
    const struct wg_hours_weekday *day)
{
	for (size_t i = 0; i < day->n; i++)
		wg_poster_piece(m->poster, box, WG_PART_TIME,
		    wg_str_fmt(m->arena, "%.*s–%.*s",
			WG_ARG(clock_of(m->arena, day->slots[i].from)),
			WG_ARG(clock_of(m->arena, day->slots[i].to))));
	if (day->all_day)
		wg_poster_piece(m->poster, box, WG_PART_TIME,
		    WG_STR("00:00–24:00"));
	else if (day->appointment)
		put_mark(m, box, "calendar", WG_L_BY_APPOINTMENT);
	else if (day->n == 0 && day->closed)
		put_mark(m, box, "dash", WG_L_CLOSED);
	else if (day->n == 0)
		put_mark(m, box, "help", WG_L_HOURS_UNKNOWN);
}

static void
put_day(struct maker *m, struct wg_part *strip, unsigned d)
{
	struct wg_part *box =
	    wg_part_put(m->arena, strip, WG_PART_HOURS_ROW);
	struct wg_part *head = wg_part_put(m->arena, box, WG_PART_PANE_HEAD);

	for (size_t i = 0; i < m->poster->print->n; i++) {
		const struct wg_facts *f = &m->poster->facts[i];
		const struct wg_language *l = wg_facts_language(f);
		struct wg_part *name;

		if (i > 0 && l != f->edition->language)
			continue; /* nobody knows its days */
		name = wg_part_put(m->arena, head, i == 0 ? WG_PART_DAYS :
			l->rtl ? WG_PART_TOWARDS : WG_PART_DAYS_TOO);
		name->words.language = l;
		name->at = m->door->at;
		wg_tokens_put(m->arena, &name->words,
		    wg_locale_weekday_short(f->locale, d), l);
	}
	put_times(m, wg_part_put(m->arena, box, WG_PART_TIMES),
	    &m->week.days[d]);
}

static const struct wg_fact_line *
lines_of(struct maker *m, size_t i, size_t *n)
{
	const struct wg_facts *f = &m->poster->facts[i];
	const struct wg_contact *c = &m->door->place->contact;

	return m->in_words ? wg_facts_hours(f, m->arena, c, false, n) :
			     wg_facts_hours_special(f, m->arena, c, n);
}

static void
put_other(struct maker *m, struct wg_tokens *w, size_t i, size_t k)
{
	struct wg_composer c = wg_poster_voice(m->poster, i);
	size_t n = 0;
	const struct wg_fact_line *lines = lines_of(m, i, &n);
	struct wg_tokens own;

	if (k >= n)
		return;
	own = wg_compose_line(&c, &lines[k]);
	for (size_t t = 0; t < own.list.n; t++)
		if (own.list.at[t].language == c.source->edition->language)
			return; /* which stands there already */
	wg_tokens_put(m->arena, w, WG_STR("  "), NULL);
	wg_tokens_piece(m->arena, w, wg_tokens_text(m->arena, &own),
	    own.language, false);
}

/* What a week cannot say, a line in all languages. */
static void
put_special(struct maker *m, struct wg_part *sheet)
{
	struct wg_poster *p = m->poster;
	struct wg_composer c = wg_poster_voice(p, 0);
	size_t n = 0;
	const struct wg_fact_line *lines = lines_of(m, 0, &n);

	for (size_t k = 0; k < n; k++) {
		struct wg_part *say =
		    wg_part_put(m->arena, sheet, WG_PART_REMARK);
		struct wg_tokens *w = &say->words;

		*w = wg_compose_text(&c);
		say->at = m->door->at;
		wg_tokens_open(m->arena, w, WG_TOKEN_EMPHASIS, w->language)
		    ->strong = true;
		wg_compose_put_line(&c, w, &lines[k]);
		wg_tokens_close(m->arena, w, WG_TOKEN_EMPHASIS);
		for (size_t i = 1; i < p->print->n; i++)
			put_other(m, w, i, k);
	}
}

static void
put_week(struct maker *m, struct wg_part *sheet)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *strip, *key;
	bool closed = false, appointment = false, unknown = false;

	if (place->closed) {
		wg_sign_legend(m->poster, sheet, WG_PART_REMARK, "cross",
		    WG_L_CLOSED_FOR_NOW);
		return;
	}
	if (place->contact.hours == NULL) {
		wg_report(m->poster->diag, WG_D_SIGN_HOURS, m->door->at,
		    "%.*s", WG_ARG(place->document->id));
		return;
	}
	m->week = wg_hours_week(m->arena, place->contact.hours,
	    m->poster->print->project->today);
	m->in_words = !m->week.known || m->week.seasonal;
	if (m->in_words) {
		put_special(m, sheet);
		return;
	}
	strip = wg_part_put(m->arena, sheet, WG_PART_HOURS);
	for (unsigned d = 0; d < 7; d++) {
		const struct wg_hours_weekday *w = &m->week.days[d];

		if (d >= 5 && w->closed)
			continue;
		put_day(m, strip, d);
		closed |= w->closed;
		appointment |= w->appointment;
		unknown |= !w->closed && !w->appointment && !w->all_day &&
		    w->n == 0;
	}
	key = wg_part_put(m->arena, sheet, WG_PART_FACTS);
	if (appointment)
		wg_sign_legend(m->poster, key, WG_PART_TERMS, "calendar",
		    WG_L_BY_APPOINTMENT);
	if (closed)
		wg_sign_legend(m->poster, key, WG_PART_TERMS, "dash",
		    WG_L_CLOSED);
	if (unknown)
		wg_sign_legend(m->poster, key, WG_PART_TERMS, "help",
		    WG_L_HOURS_UNKNOWN);
	if (!m->week.whole)
		put_special(m, sheet);
}

/* Below. */

/* A thing, or what can be had, in all languages below each other. */
static struct wg_part *
put_fact(struct maker *m, struct wg_part *to, const char *pictogram,
    enum wg_label id, uint32_t n)
{
	struct wg_poster *p = m->poster;
	struct wg_part *fact = wg_poster_pictogram(
	    p, to, WG_PART_FACT, pictogram, WG_L_COUNT);

	for (size_t i = 0; i < p->print->n; i++) {
		const struct wg_edition *e = p->facts[i].edition;
		struct wg_composer c = wg_poster_voice(p, i);
		struct wg_part *line;

		if (i > 0 && wg_edition_label_language(e, id) != e->language)
			continue;
		line = wg_part_put(m->arena, fact,
		    i == 0 ? WG_PART_LABEL : WG_PART_VALUE);
		line->words = wg_compose_text(&c);
		line->at = m->door->at;
		wg_tokens_put(m->arena, &line->words,
		    wg_edition_label(e, m->arena, id, n, NULL), e->language);
	}
	return fact;
}

static void
put_bring(struct maker *m, struct wg_part *to)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *rest, *things;

	if (place->n_bring == 0)
		return;
	rest = wg_part_put(m->arena, to, WG_PART_CARD_REST);
	wg_sign_legend(
	    m->poster, rest, WG_PART_HEADING, NULL, WG_L_BRING)->level = 2;
	things = wg_part_put(m->arena, rest, WG_PART_PICTOGRAMS);
	for (size_t i = 0; i < place->n_bring; i++) {
		const char *name = pictures[place->bring[i]];

		put_fact(m, things, name != NULL ? name : "documents",
		    place->bring[i], 0);
	}
}

static void
put_spoken(struct maker *m, struct wg_part *to)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *reach, *spoken;

	if (place->languages.n == 0 && !place->interpreter)
		return;
	reach = wg_part_put(m->arena, to, WG_PART_REACH);
	if (place->languages.n > 0) {
		spoken = wg_poster_pictogram(m->poster, reach,
		    WG_PART_LANGUAGES, "language", WG_L_COUNT);
		spoken->words.language = m->poster->facts[0].edition->language;
		spoken->at = m->door->at;
	}
	for (size_t i = 0; i < place->languages.n; i++) {
		const struct wg_language *l = place->languages.at[i];

		if (i > 0)
			wg_tokens_put(m->arena, &spoken->words,
			    WG_COMPOSE_DOT, NULL);
		wg_tokens_piece(
		    m->arena, &spoken->words, l->label, l, false);
	}
	if (place->interpreter)
		put_fact(m, reach, "interpreter",
		    place->interpreter_days > 0 ? WG_L_INTERPRETER_DAYS :
						  WG_L_INTERPRETER,
		    place->interpreter_days > 0 ?
			(uint32_t)place->interpreter_days : 0);
}

/* Where an appointment is made, or what is known of the place. */
static void
put_code(struct maker *m, struct wg_part *to)
{
	struct wg_poster *p = m->poster;
	struct wg_str url = m->door->place->contact.appointment;
	bool appointment = url.len > 0;
	struct wg_part *panel, *code;

	if (!appointment)
		url = wg_project_short(p->print->project, m->arena,
		    m->door->place->document);
	panel = wg_part_put(m->arena, to, WG_PART_CODE_PANEL);
	code = wg_part_put(m->arena, panel, WG_PART_CODE);
	code->code = url;
	code->alt = wg_code_words(m->arena, url);
	code->at = m->door->at;
	wg_poster_label(p, panel, WG_PART_ADDRESS, 0,
	    appointment ? WG_L_MAKE_APPOINTMENT : WG_L_SCAN);
}

static struct wg_part *
sheet_of(struct maker *m, const struct door *door)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);
	struct wg_part *body;

	m->door = door;
	if (door->room.len == 0)
		wg_report(m->poster->diag, WG_D_SIGN_ROOM, door->at, "%.*s",
		    WG_ARG(m->poster->print->subject->id));
	put_bar(m, sheet);
	put_names(m, sheet);
	if (door->place != NULL) {
		put_week(m, sheet);
		body = wg_part_put(m->arena, sheet, WG_PART_OFFICE_BODY);
		put_bring(m, body);
		put_spoken(m, body);
		put_code(m, body);
	}
	wg_sign_foot(m->poster, sheet);
	return sheet;
}

void
wg_door_sheets(struct wg_poster *p, struct wg_sheets *sheets)
{
	struct maker m = { .poster = p, .arena = p->arena };

	if (p->print->subject->kind == WG_KIND_BUILDING)
		add_building(&m);
	else
		add_place(&m);
	if (m.doors.n == 0) /* which is reported */
		add_door(&m, (struct door){ .title = p->print->subject->title,
		    .at = p->print->document->root->at });
	for (size_t i = 0; i < m.doors.n; i++)
		WG_PUSH(p->arena, sheets) = sheet_of(&m, &m.doors.at[i]);
}
