/*
 * Signs beside doors: number, what is behind, the week, what to bring, who
 * speaks what.  A building has one for each of its rooms, a place for its own;
 * or for those that the print names.
 */
#include "compose/door_in.h"

#include "base/diag.h"
#include "facts/closing.h"
#include "model/building.h"

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
add_door(struct door_maker *m, struct door door)
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
add_room(struct door_maker *m, const struct wg_floor *f,
    const struct wg_room *r, const struct wg_here *here)
{
	struct wg_task *task = m->sign->print->task;
	struct door door = { .room = here != NULL ? here->room : r->number,
		.floor = f->name, .entrance = r->entrance, .title = r->title,
		.brief = r->brief, .pictogram = r->pictogram,
		.at = here != NULL ? here->at : r->at };

	if (here == NULL && wg_room_is_range(r->number)) {
		wg_report(m->sign->diag, WG_D_SIGN_RANGE,
		    m->sign->print->document->root->at, "%.*s",
		    WG_ARG(r->number));
		wg_hint(m->sign->diag, "<w:here room=\"%.*s\"/>",
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
add_building(struct door_maker *m)
{
	const struct wg_print *print = m->sign->print;
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
add_place(struct door_maker *m)
{
	const struct wg_print *print = m->sign->print;
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
		wg_report(m->sign->diag, WG_D_SIGN_RANGE, door.at, "%.*s",
		    WG_ARG(door.room));
		wg_hint(m->sign->diag, "<w:here room=\"%.*s\"/>",
		    WG_ARG(wg_room_first(door.room)));
	}
	add_door(m, door);
}

/* The bar. */

static void
put_bar(struct door_maker *m, struct wg_part *sheet)
{
	const struct door *d = m->door;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_part *words;

	wg_sign_piece(m->sign, bar, WG_PART_DAY,
	    d->room.len > 0 ? d->room : WG_STR("–"));
	words = wg_part_put(m->arena, bar, WG_PART_DAY_WORDS);
	if (d->floor.len > 0)
		wg_sign_piece(m->sign, words, WG_PART_WEEKDAY, d->floor);
	if (d->entrance.len > 0)
		wg_sign_entrance(
		    m->sign, words, WG_PART_SUBTITLE, 0, d->entrance);
	if (d->pictogram.len > 0)
		wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
		    d->pictogram;
}

static void
put_names(struct door_maker *m, struct wg_part *sheet)
{
	struct wg_part *titles =
	    wg_part_put(m->arena, sheet, WG_PART_TITLES);
	struct wg_part *sides[2] = {
		wg_part_put(m->arena, titles, WG_PART_LEFT), NULL
	};

	wg_sign_name(m->sign, sides[0], WG_PART_TITLE, 0, m->door->title,
	    m->door->brief)->level = 1;
	for (size_t i = 1; i < m->sign->print->n; i++) {
		bool rtl = m->sign->facts[i].edition->language->rtl;

		if (rtl && sides[1] == NULL)
			sides[1] = wg_part_put(
			    m->arena, titles, WG_PART_RIGHT);
		wg_sign_name(m->sign, sides[rtl], WG_PART_CALLED, i,
		    m->door->title, m->door->brief);
	}
}

/* Below. */

/* A thing, or what can be had, in all languages below each other. */
static struct wg_part *
put_fact(struct door_maker *m, struct wg_part *to, const char *pictogram,
    enum wg_label id, uint32_t n)
{
	struct wg_sign *p = m->sign;
	struct wg_part *fact = wg_sign_pictogram(
	    p, to, WG_PART_FACT, pictogram, WG_L_COUNT);

	for (size_t i = 0; i < p->print->n; i++) {
		struct wg_composer c = wg_sign_voice(p, i);
		struct wg_str label = wg_sign_label_text(p, i, id, n);
		struct wg_part *line;

		if (label.len == 0)
			continue;
		line = wg_part_put(m->arena, fact,
		    i == 0 ? WG_PART_LABEL : WG_PART_VALUE);
		line->words = wg_compose_text(&c);
		line->at = m->door->at;
		wg_tokens_put(m->arena, &line->words, label,
		    p->facts[i].edition->language);
	}
	return fact;
}

/* The same in a line, where many stand below each other. */
static void
put_line(struct door_maker *m, struct wg_part *to, const char *pictogram,
    enum wg_label id)
{
	wg_sign_legend(m->sign, wg_sign_pictogram(m->sign, to,
	    WG_PART_FACT, pictogram, WG_L_COUNT), WG_PART_LABEL, NULL, id);
}

/* Two and two; or more, each in a line. */
#define SOME 4

static void
put_bring(struct door_maker *m, struct wg_part *to)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *rest, *things;

	if (place->n_bring == 0)
		return;
	rest = wg_part_put(m->arena, to, WG_PART_CARD_REST);
	wg_sign_legend(
	    m->sign, rest, WG_PART_HEADING, NULL, WG_L_BRING)->level = 2;
	things = wg_part_put(m->arena, rest, place->n_bring > SOME ?
		WG_PART_ROWS : WG_PART_PICTOGRAMS);
	for (size_t i = 0; i < place->n_bring; i++) {
		const char *name = pictures[place->bring[i]];

		if (name == NULL)
			name = "documents";
		if (place->n_bring > SOME)
			put_line(m, things, name, place->bring[i]);
		else
			put_fact(m, things, name, place->bring[i], 0);
	}
}

static void
put_languages(struct door_maker *m, struct wg_part *to)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *spoken;

	if (place->languages.n == 0)
		return;
	spoken = wg_sign_pictogram(
	    m->sign, to, WG_PART_LANGUAGES, "language", WG_L_COUNT);
	spoken->words.language = m->sign->facts[0].edition->language;
	spoken->at = m->door->at;
	for (size_t i = 0; i < place->languages.n; i++) {
		const struct wg_language *l = place->languages.at[i];

		if (i > 0)
			wg_tokens_put(m->arena, &spoken->words,
			    WG_COMPOSE_DOT, NULL);
		wg_tokens_piece(
		    m->arena, &spoken->words, l->label, l, false);
	}
}

static void
put_spoken(struct door_maker *m, struct wg_part *to)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *reach;

	if (place->languages.n == 0 && !place->interpreter)
		return;
	reach = wg_part_put(m->arena, to, WG_PART_REACH);
	put_languages(m, reach);
	if (place->interpreter)
		put_fact(m, reach, "interpreter",
		    place->interpreter_days > 0 ? WG_L_INTERPRETER_DAYS :
						  WG_L_INTERPRETER,
		    place->interpreter_days > 0 ?
			(uint32_t)place->interpreter_days : 0);
}

/* Where an appointment is made, or what is known of the place. */
static void
put_code(struct door_maker *m, struct wg_part *to)
{
	struct wg_sign *p = m->sign;
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
	wg_sign_label(p, panel, WG_PART_ADDRESS, 0,
	    appointment ? WG_L_MAKE_APPOINTMENT : WG_L_SCAN);
}

static struct wg_part *
sheet_of(struct door_maker *m, const struct door *door)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);
	struct wg_part *body, *foot, *end;

	m->door = door;
	sheet->at = door->at;
	if (door->room.len == 0)
		wg_report(m->sign->diag, WG_D_SIGN_ROOM, door->at, "%.*s",
		    WG_ARG(m->sign->print->subject->id));
	else if (door->floor.len == 0)
		wg_report(m->sign->diag, WG_D_SIGN_FLOOR, door->at, "%.*s",
		    WG_ARG(door->room));
	put_bar(m, sheet);
	put_names(m, sheet);
	if (door->place != NULL) {
		wg_door_week(m, sheet);
		body = wg_part_put(m->arena, sheet, WG_PART_OFFICE_BODY);
		put_bring(m, body);
		put_spoken(m, body);
		put_code(m, body);
	}
	foot = wg_part_put(m->arena, sheet, WG_PART_WORDS);
	wg_sign_unread(m->sign, foot, WG_L_MACHINE_BRIEF);
	end = wg_part_put(m->arena, foot, WG_PART_COLOPHON);
	if (door->place != NULL)
		put_languages(m, end); /* where there is no room above */
	wg_sign_foot(m->sign, end);
	return sheet;
}

void
wg_door_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	struct door_maker m = { .sign = p, .arena = p->arena };

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
