/*
 * An office: pictogram, German name and purpose as on the door; below, what it
 * is in each language, and the facts that need none.
 */
#include "compose/poster.h"

#include "base/diag.h"
#include "facts/closing.h"
#include "facts/hours.h"
#include "facts/piece.h"
#include "model/record.h"
#include "text/locale.h"
#include "text/phone.h"

struct maker {
	struct wg_sign *sign;
	struct wg_arena *arena;
	const struct wg_office *office;
	const struct wg_document *document;
	const struct wg_place *place;
	struct wg_hours_signs hours;
};

/* Without "(in German)", which stands before it as a tag. */
static void
drop_mark(struct wg_tokens *w)
{
	size_t kept = 0;
	bool mark = false;

	for (size_t i = 0; i < w->list.n; i++) {
		const struct wg_token t = w->list.at[i];
		bool element = t.kind == WG_TOKEN_OPEN ||
		    t.kind == WG_TOKEN_CLOSE;

		if (element && t.element == WG_TOKEN_FALLBACK)
			mark = t.kind == WG_TOKEN_OPEN;
		else if (!mark)
			w->list.at[kept++] = t;
	}
	w->list.n = kept;
}

static void
report_fallback(const struct maker *m, const struct wg_edition *e,
    const struct wg_node *unit)
{
	wg_diag_language(m->sign->diag, e->language->tag);
	wg_report(m->sign->diag, WG_D_PRINT_FALLBACK, unit->at,
	    "%.*s in %.*s", WG_ARG(m->document->id), WG_ARG(e->language->tag));
	wg_diag_language(m->sign->diag, WG_NONE);
}

/* A unit in edition 'i'; '*german' is whether German that stands in for a
 * translation was already said to be that. */
static struct wg_part *
put_unit(struct maker *m, struct wg_part *to, enum wg_part_role role,
    size_t i, const struct wg_node *unit, bool *german)
{
	struct wg_composer c = wg_sign_voice(m->sign, i);
	struct wg_tokens words = wg_compose_unit(&c, unit);
	struct wg_part *part;

	if (words.fallback && !*german)
		wg_sign_label(
		    m->sign, to, WG_PART_TAG, i, WG_L_IN_GERMAN);
	if (words.fallback) {
		drop_mark(&words);
		report_fallback(m, c.voice->edition, unit);
	}
	*german = words.fallback;
	words.name = m->document->id;
	part = wg_part_put(m->arena, to, role);
	part->words = words;
	part->at = unit->at;
	return part;
}

/* Remarks: what needs words and is not always so. */

static void
put_line(struct maker *m, struct wg_part *to, size_t i,
    const struct wg_fact_line *line)
{
	struct wg_composer c = wg_sign_voice(m->sign, i);
	struct wg_part *p = wg_part_put(m->arena, to, WG_PART_REMARK);

	p->words = wg_compose_line(&c, line);
	p->words.name = m->document->id;
	p->at = m->document->root->at;
}

static void
put_remarks(struct maker *m, struct wg_part *to, size_t i)
{
	const struct wg_facts *f = &m->sign->facts[i];
	int64_t today = m->sign->print->project->today;
	const struct wg_closing_list *closings = &m->place->closings;
	size_t n;
	const struct wg_fact_line *lines = wg_facts_hours(
	    f, m->arena, &m->place->contact, true, &n);

	for (size_t k = 0; k < m->hours.n && k < n; k++)
		if (m->hours.at[k].told)
			put_line(m, to, i, &lines[k]);
	if (m->hours.holidays_closed && !m->sign->holidays_closed)
		wg_sign_label(
		    m->sign, to, WG_PART_REMARK, i, WG_L_HOLIDAYS_CLOSED);
	/* Where to, the panel says once for all. */
	if (wg_move_told(m->place->move, today)) {
		lines = wg_facts_move(f, m->arena, m->place->move, &n);
		put_line(m, to, i, &lines[0]);
	}
	for (size_t k = 0; k < closings->n; k++)
		if (wg_closing_told(&closings->at[k], today)) {
			const struct wg_fact_line line = wg_facts_closing(
			    f, m->arena, &closings->at[k]);

			put_line(m, to, i, &line);
		}
}

/* Head and languages. */

static void
put_head(struct maker *m, struct wg_part *to)
{
	struct wg_part *head =
	    wg_part_put(m->arena, to, WG_PART_OFFICE_HEAD);
	struct wg_part *names;
	bool german = true;

	if (m->document->pictogram.len > 0)
		wg_part_put(m->arena, head, WG_PART_TILE)->pictogram =
		    m->document->pictogram;
	names = wg_part_put(m->arena, head, WG_PART_OFFICE_NAMES);
	put_unit(m, names, WG_PART_NAME, 0, m->document->title, &german)
	    ->level = 2;
	if (m->place->purpose != NULL)
		put_unit(m, names, WG_PART_PURPOSE, 0, m->place->purpose,
		    &german);
	put_remarks(m, names, 0);
}

static void
put_voice(struct maker *m, struct wg_part *to, size_t i)
{
	struct wg_part *voice = wg_part_put(m->arena, to, WG_PART_VOICE);
	bool german = false;

	put_unit(m, voice, WG_PART_CALLED, i, m->document->title, &german);
	if (m->place->purpose != NULL)
		put_unit(m, voice, WG_PART_PURPOSE, i, m->place->purpose,
		    &german);
	put_remarks(m, voice, i);
}

/* Facts. */

static struct wg_part *
put_fact(struct maker *m, struct wg_part *to, const char *pictogram)
{
	return wg_sign_pictogram(
	    m->sign, to, WG_PART_FACT, pictogram, WG_L_COUNT);
}

static void
put_door(struct maker *m, struct wg_part *to, const char *pictogram,
    enum wg_label alt, struct wg_str name)
{
	struct wg_part *door;

	if (name.len == 0)
		return;
	door = wg_part_put(m->arena, to, WG_PART_DOOR);
	if (pictogram != NULL)
		wg_sign_pictogram(
		    m->sign, door, WG_PART_PICTOGRAM, pictogram, alt);
	wg_sign_piece(m->sign, door, WG_PART_BADGE, name);
}

static void
put_address(struct maker *m, struct wg_part *to,
    const struct wg_address *address)
{
	struct wg_part *inside;

	if (address == NULL)
		return;
	wg_sign_address(m->sign, to, address);
	if (address->entrance.len + address->floor.len +
	    address->room.len == 0)
		return;
	inside = wg_part_put(m->arena, to, WG_PART_INSIDE);
	put_door(m, inside, "entrance", WG_L_ENTRANCE,
	    address->entrance);
	put_door(m, inside, NULL, WG_L_COUNT, address->floor);
	put_door(m, inside, "door", WG_L_ROOM, address->room);
}

static struct wg_str
day_of(struct wg_arena *a, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(a, "%02d.%02d.%04d", d.day, d.month, d.year);
}

static void
put_where(struct maker *m, struct wg_part *to)
{
	int64_t today = m->sign->print->project->today;
	const struct wg_move *move = m->place->move;
	const struct wg_address *address =
	    wg_place_address(m->place, today);
	struct wg_part *where = wg_part_put(m->arena, to, WG_PART_WHERE);
	struct wg_part *fact;

	if (address != NULL)
		put_address(m, put_fact(m, where, "pin"), address);
	if (!wg_move_told(move, today) || move->from <= today)
		return;
	fact = put_fact(m, where, "signpost");
	wg_sign_piece(m->sign, fact, WG_PART_KEY_FACT,
	    wg_str_fmt(m->arena, "%.*s:",
		WG_ARG(day_of(m->arena, move->from))));
	put_address(m, fact, move->address);
}

static void
put_hours(struct maker *m, struct wg_part *to)
{
	struct wg_part *when = wg_part_put(m->arena, to, WG_PART_WHEN);
	struct wg_part *hours = NULL;

	for (size_t i = 0; i < m->hours.n; i++) {
		const struct wg_hours_sign *s = &m->hours.at[i];
		struct wg_part *row, *times;

		if (s->told)
			continue;
		if (hours == NULL)
			hours = wg_part_put(m->arena,
			    put_fact(m, when, "clock"), WG_PART_HOURS);
		row = wg_part_put(m->arena, hours, WG_PART_HOURS_ROW);
		wg_sign_piece(m->sign, row, WG_PART_DAYS, s->days);
		times = wg_part_put(m->arena, row, WG_PART_TIMES);
		for (size_t k = 0; k < s->n; k++)
			wg_sign_piece(
			    m->sign, times, WG_PART_TIME, s->times[k]);
		if (s->appointment)
			wg_sign_pictogram(m->sign, times, WG_PART_TIME,
			    "calendar", WG_L_BY_APPOINTMENT);
	}
}

/* The first number; a fax or a second line is for the leaflet. */
static void
put_phone(struct maker *m, struct wg_part *to)
{
	const struct wg_contact *c = &m->place->contact;
	struct wg_part *reach = wg_part_put(m->arena, to, WG_PART_REACH);
	struct wg_composer voice = wg_sign_voice(m->sign, 0);
	struct wg_part *value;

	for (size_t i = 0; i < c->n_lines; i++) {
		struct wg_piece phone;

		if (c->lines[i].kind == WG_LINE_FAX ||
		    c->lines[i].phone == NULL)
			continue;
		phone = wg_piece_phone(
		    voice.voice, m->arena, c->lines[i].phone);
		value = wg_part_put(m->arena, put_fact(m, reach, "phone"),
		    WG_PART_KEY_FACT);
		value->words = wg_compose_text(&voice);
		wg_compose_put_piece(&voice, &value->words, &phone);
		return;
	}
}

static void
put_ride(struct maker *m, struct wg_part *way)
{
	const struct wg_office *o = m->office;
	struct wg_part *ride = wg_part_put(m->arena, way, WG_PART_RIDE);
	struct wg_part *board = wg_part_put(m->arena, ride, WG_PART_BOARD);
	struct wg_part *legs = wg_part_put(m->arena, ride, WG_PART_LEGS);
	struct wg_part *leg;

	wg_sign_pictogram(m->sign, board, WG_PART_BUS, "bus", WG_L_BUS);
	if (o->line.len > 0)
		wg_sign_piece(m->sign, board, WG_PART_BADGE, o->line);
	if (o->towards.len > 0) {
		leg = wg_part_put(m->arena, legs, WG_PART_TOWARDS);
		wg_sign_pictogram(m->sign, leg, WG_PART_PICTOGRAM,
		    "arrow", WG_L_TOWARDS);
		wg_sign_words(m->sign, leg, WG_PART_LEG, o->towards);
	}
	leg = wg_part_put(m->arena, legs, WG_PART_STOP);
	wg_sign_pictogram(
	    m->sign, leg, WG_PART_PICTOGRAM, "stop", WG_L_STOP);
	wg_sign_words(m->sign, leg, WG_PART_BADGE, o->stop);
}

static void
put_way(struct maker *m, struct wg_part *panel)
{
	const struct wg_office *o = m->office;
	bool bus = o->stop.len > 0;
	int minutes = bus ? o->minutes : o->walk;
	struct wg_part *way, *walk;

	if (!bus && minutes < 0)
		return;
	way = wg_part_put(m->arena, panel, WG_PART_WAY);
	if (bus)
		put_ride(m, way);
	if (minutes < 0)
		return;
	walk = wg_part_put(m->arena, way, WG_PART_WALK);
	wg_sign_pictogram(
	    m->sign, walk, WG_PART_PICTOGRAM, "walk", WG_L_DIRECTIONS);
	wg_sign_piece(m->sign, walk, WG_PART_BADGE,
	    wg_str_fmt(m->arena, "%d min", minutes));
}

void
wg_poster_office(struct wg_sign *p, struct wg_part *to,
    const struct wg_office *office)
{
	struct maker m = { .sign = p, .arena = p->arena, .office = office,
		.document = office->place,
		.place = wg_read_place(p->print->task, office->place) };
	struct wg_part *part = wg_part_put(p->arena, to, WG_PART_OFFICE);
	struct wg_part *body, *panel, *facts;
	struct wg_sides sides;

	m.hours = wg_facts_hours_signs(
	    &p->facts[0], p->arena, &m.place->contact);
	put_head(&m, part);
	body = wg_part_put(p->arena, part, WG_PART_OFFICE_BODY);
	sides = wg_sign_sides(p, body, false);
	for (size_t i = 1; i < p->print->n; i++)
		put_voice(&m, wg_sign_side(p, &sides, i), i);
	panel = wg_part_put(p->arena, body, WG_PART_PANEL);
	facts = wg_part_put(p->arena, panel, WG_PART_PANEL_FACTS);
	put_where(&m, facts);
	put_hours(&m, facts);
	put_phone(&m, facts);
	put_way(&m, panel);
}
