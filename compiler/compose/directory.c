/*
 * The directory of a building: its entrances, its floors from top to bottom
 * with the rooms by number, and where who reads it stands.  A sheet for each
 * place where it hangs; one that is too full is split between floors.
 */
#include "compose/products.h"

#include "model/building.h"
#include "model/record.h"

struct maker {
	struct wg_sign *sign;
	struct wg_arena *arena;
	const struct wg_building *building;
	const struct wg_here *here; /* or NULL */
	bool rtl, wide;        /* languages; names of entrances */
	bool lifts, step_free; /* what there is to explain */
};

/* Levels of parts, for their style; WIDER is added where names of entrances
 * are words. */
#define HERE 1u
#define ELSEWHERE 2u
#define WIDER 2u

static bool
is_here(struct wg_str ours, struct wg_str theirs)
{
	return ours.len > 0 && wg_str_eq(ours, theirs);
}

/* In a circle: filled where it hangs. */
static void
put_circle(struct maker *m, struct wg_part *to, struct wg_str entrance)
{
	bool here =
	    m->here != NULL && is_here(m->here->entrance, entrance);

	wg_sign_piece(m->sign, to, WG_PART_WEEKDAY, entrance)->level =
	    (here ? HERE : ELSEWHERE) + (m->wide ? WIDER : 0u);
}

/* A name in all other languages, by direction: 'sides' in left and right. */
static void
put_others(struct maker *m, struct wg_part *const sides[2],
    const struct wg_node *title, const struct wg_node *brief)
{
	for (size_t i = 1; i < m->sign->print->n; i++) {
		bool rtl = m->sign->facts[i].edition->language->rtl;

		wg_sign_name(m->sign, sides[rtl], WG_PART_CALLED, i, title,
		    brief);
	}
}

/* Head. */

static void
put_head(struct maker *m, struct wg_part *sheet)
{
	const struct wg_document *d = m->building->document;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_part *words = wg_part_put(m->arena, bar, WG_PART_WORDS);
	struct wg_part *titles =
	    wg_part_put(m->arena, words, WG_PART_TITLES);
	struct wg_part *sides[2] = { NULL, NULL };

	wg_sign_name(m->sign, titles, WG_PART_TITLE, 0, d->title, d->brief)
	    ->level = 1;
	wg_sign_address(m->sign,
	    wg_part_put(m->arena, titles, WG_PART_WHERE),
	    m->building->address);
	sides[0] = wg_part_put(m->arena, words, WG_PART_ONE);
	if (m->rtl)
		sides[1] = wg_part_put(m->arena, bar, WG_PART_RIGHT);
	put_others(m, sides, d->title, d->brief);
	if (d->pictogram.len > 0)
		wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
		    d->pictogram;
}

/* Entrances. */

static const struct wg_to *
way_to(const struct maker *m, struct wg_str entrance)
{
	for (size_t i = 0; m->here != NULL && i < m->here->n_to; i++)
		if (is_here(m->here->to[i].entrance, entrance))
			return &m->here->to[i];
	return NULL;
}

static void
put_entrance(
    struct maker *m, struct wg_part *strip, const struct wg_entrance *e)
{
	struct wg_sign *p = m->sign;
	struct wg_part *door = wg_part_put(m->arena, strip, WG_PART_DOOR);
	const struct wg_to *to = way_to(m, e->name);
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *words, *label, *others;

	put_circle(m, door, e->name);
	if (to != NULL)
		wg_sign_arrow(p, door, WG_PART_TILE, to->arrow);
	if (e->step_free == WG_YES) {
		wg_sign_pictogram(p, door, WG_PART_PICTOGRAM, "wheelchair",
		    WG_L_STEP_FREE);
		m->step_free = true;
	}
	words = wg_part_put(m->arena, door, WG_PART_LEGS);
	label = wg_sign_entrance(p, words, WG_PART_LABEL, 0, e->name);
	if (m->here != NULL && is_here(m->here->entrance, e->name)) {
		wg_tokens_put(m->arena, &label->words, wg_compose_colon(&c),
		    NULL);
		wg_compose_put_label(&c, &label->words, WG_L_HERE);
	}
	others = wg_part_put(m->arena, words, WG_PART_VALUE);
	others->words = wg_compose_text(&c);
	others->at = e->at;
	wg_sign_others(p, &others->words, WG_L_ENTRANCE, e->name);
}

static void
put_entrances(struct maker *m, struct wg_part *sheet)
{
	struct wg_part *strip;

	strip = wg_part_put(m->arena, sheet, WG_PART_PANEL);
	for (size_t i = 0; i < m->building->n_entrances; i++)
		put_entrance(m, strip, &m->building->entrances[i]);
}

/* Floors. */

static void
put_here(struct maker *m, struct wg_part *to)
{
	struct wg_part *here = wg_part_put(m->arena, to, WG_PART_HERE);

	wg_sign_pictogram(
	    m->sign, here, WG_PART_BUS, "pin", WG_L_COUNT);
	for (size_t i = 0; i < m->sign->print->n; i++) {
		const struct wg_edition *e = m->sign->facts[i].edition;

		if (i == 0 ||
		    wg_edition_label_language(e, WG_L_HERE) == e->language)
			wg_sign_label(m->sign, here,
			    i == 0 ? WG_PART_LABEL : WG_PART_VALUE, i,
			    WG_L_HERE);
	}
}

/* How one gets there: of the floor where it hangs, without a step. */
static void
put_ways(struct maker *m, struct wg_part *to, const struct wg_floor *f,
    bool here)
{
	struct wg_part *ways = wg_part_put(m->arena, to, WG_PART_PICTOGRAMS);
	const struct wg_entrance *e = here ?
	    wg_building_entrance(m->building, m->here->entrance) : NULL;

	if (f->lift == WG_YES) {
		wg_sign_pictogram(
		    m->sign, ways, WG_PART_PICTOGRAM, "lift", WG_L_LIFT);
		m->lifts = true;
	}
	if (!here && f->stairs != WG_NO && m->building->n_floors > 1)
		wg_sign_pictogram(m->sign, ways, WG_PART_PICTOGRAM,
		    "stairs", WG_L_COUNT);
	if (f->lift == WG_YES || (e != NULL && e->step_free == WG_YES)) {
		wg_sign_pictogram(m->sign, ways, WG_PART_PICTOGRAM,
		    "wheelchair", WG_L_STEP_FREE);
		m->step_free = true;
	}
}

struct row {
	const struct wg_node *title, *brief;
	struct wg_str pictogram;
};

static void
put_row(struct maker *m, struct wg_part *rooms, const struct wg_room *r,
    struct row row)
{
	struct wg_part *line = wg_part_put(m->arena, rooms, WG_PART_NAMED);
	struct wg_part *sides[2];

	line->level = line == rooms->first ? 1 : 2;
	wg_part_put(m->arena, line, WG_PART_TILE)->pictogram = row.pictogram;
	sides[0] = wg_part_put(m->arena, line, WG_PART_LEFT);
	wg_sign_name(m->sign, sides[0], WG_PART_NAME, 0, row.title,
	    row.brief)->level = 3;
	wg_sign_piece(m->sign, line, WG_PART_DAY, r->number);
	if (m->building->n_entrances > 1 && r->entrance.len > 0)
		put_circle(m, line, r->entrance);
	else
		wg_part_put(m->arena, line, WG_PART_SPINE)->level =
		    m->wide ? HERE + WIDER : HERE;
	sides[1] = m->rtl ? wg_part_put(m->arena, line, WG_PART_RIGHT) : NULL;
	put_others(m, sides, row.title, row.brief);
}

static void
put_room(struct maker *m, struct wg_part *rooms, const struct wg_room *r)
{
	for (size_t i = 0; i < r->places.n; i++) {
		const struct wg_document *d = r->places.at[i];

		/* It is shown: what it says is read. */
		wg_read_place(m->sign->print->task, d);
		put_row(m, rooms, r,
		    (struct row){ d->title, d->brief, d->pictogram });
	}
	if (r->places.n == 0 && r->title != NULL)
		put_row(m, rooms, r,
		    (struct row){ r->title, r->brief, r->pictogram });
}

static void
put_floor(struct maker *m, struct wg_part *sheet, const struct wg_floor *f)
{
	bool here = m->here != NULL && is_here(m->here->floor, f->name);
	struct wg_part *part = wg_part_put(m->arena, sheet, WG_PART_OFFICE);
	struct wg_part *field = wg_part_put(m->arena, part, WG_PART_WHEN);
	struct wg_part *rooms;

	part->level = here ? HERE : ELSEWHERE;
	wg_sign_piece(m->sign, field, WG_PART_HEADING, f->name)->level =
	    2;
	if (here)
		put_here(m, field);
	put_ways(m, field, f, here);
	rooms = wg_part_put(m->arena, part, WG_PART_PANEL_FACTS);
	for (size_t i = 0; i < f->n_rooms; i++)
		put_room(m, rooms, &f->rooms[i]);
}

/* Sheets. */

static void
put_end(struct maker *m, struct wg_part *sheet)
{
	struct wg_part *end = wg_part_put(m->arena, sheet, WG_PART_COLOPHON);
	struct wg_part *words = wg_part_put(m->arena, end, WG_PART_WORDS);
	struct wg_part *facts = wg_part_put(m->arena, words, WG_PART_FACTS);

	if (m->lifts)
		wg_sign_legend(
		    m->sign, facts, WG_PART_TERMS, "lift", WG_L_LIFT);
	if (m->step_free)
		wg_sign_legend(m->sign, facts, WG_PART_TERMS, "wheelchair",
		    WG_L_STEP_FREE);
	wg_sign_unread(m->sign, words, WG_L_MACHINE);
	wg_sign_foot(m->sign, words);
	wg_sign_code(m->sign, end);
}

/* Floors 'first' to before 'end', counted from the lowest. */
static struct wg_part *
sheet_of(struct maker *m, size_t first, size_t end)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);
	struct wg_part *floors;

	m->lifts = m->step_free = false;
	put_head(m, sheet);
	put_entrances(m, sheet);
	floors = wg_part_put(m->arena, sheet, WG_PART_ROWS);
	for (size_t i = end; i-- > first;)
		put_floor(m, floors, &m->building->floors[i]);
	put_end(m, sheet);
	return sheet;
}

static size_t
rows_of(const struct wg_floor *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_rooms; i++)
		n += f->rooms[i].places.n > 0 ? f->rooms[i].places.n : 1;
	return n;
}

/* The upper floors first; each sheet as full as the others. */
static void
put_sheets(struct maker *m, struct wg_sheets *sheets)
{
	const struct wg_building *b = m->building;
	size_t parts = m->sign->parts > 1 ? m->sign->parts : 1;
	size_t all = 0, done = 0, end = b->n_floors;

	for (size_t i = 0; i < b->n_floors; i++)
		all += rows_of(&b->floors[i]);
	for (size_t k = 1; k <= parts; k++) {
		size_t first = end;

		while (first > 0 && (first == end || k == parts ||
			done + rows_of(&b->floors[first - 1]) <=
			    all * k / parts))
			done += rows_of(&b->floors[--first]);
		if (first == end && k > 1)
			break;
		WG_PUSH(m->arena, sheets) = sheet_of(m, first, end);
		end = first;
	}
}

void
wg_directory_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	const struct wg_print *print = p->print;
	struct maker m = { .sign = p, .arena = p->arena,
		.building = wg_read_building(print->task, print->subject) };

	for (size_t i = 1; i < print->n; i++)
		m.rtl |= p->facts[i].edition->language->rtl;
	for (size_t i = 0; i < m.building->n_entrances; i++)
		m.wide |= m.building->entrances[i].name.len > 2;
	for (size_t i = 0; i < print->job->n_heres; i++) {
		m.here = &print->job->heres[i];
		put_sheets(&m, sheets);
	}
	if (print->job->n_heres == 0)
		put_sheets(&m, sheets);
}
