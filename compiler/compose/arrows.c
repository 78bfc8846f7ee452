/*
 * Signs that point: a row a destination, ahead and to other floors first, then
 * left, right, down; the arrow on the side it points to.  A sheet for each
 * place where one hangs.  Where it hangs on a floor and not at an entrance, the
 * floor stands on top: people come out of a lift or up the stairs.
 */
#include "compose/products.h"

#include "model/building.h"
#include "model/record.h"

struct target {
	const struct wg_to *to;
	const struct wg_node *title, *brief; /* or NULL: the entrance */
	struct wg_str number, floor;         /* that is to be said, or empty */
	struct wg_str pictogram;
};

struct maker {
	struct wg_sign *sign;
	struct wg_arena *arena;
	const struct wg_building *building; /* or NULL */
	const struct wg_here *here;
	struct WG_VEC(struct target) targets;
	unsigned level; /* of their names as headings */
};

/* Which of the four groups of a sign an arrow belongs to. */
static unsigned
group_of(enum wg_arrow arrow)
{
	switch (arrow) {
	case WG_ARROW_LEFT:
		return 1;
	case WG_ARROW_RIGHT:
		return 2;
	case WG_ARROW_DOWN:
	case WG_ARROW_DOWN_LEFT:
	case WG_ARROW_DOWN_RIGHT:
		return 3;
	default:
		return 0;
	}
}

static bool
points_right(enum wg_arrow arrow)
{
	return arrow == WG_ARROW_RIGHT || arrow == WG_ARROW_AHEAD_RIGHT ||
	    arrow == WG_ARROW_UP_RIGHT || arrow == WG_ARROW_DOWN_RIGHT;
}

static void
take_document(struct target *t, const struct wg_document *d)
{
	t->title = d->title;
	t->brief = d->brief;
	t->pictogram = d->pictogram;
}

/* What the building knows of a room. */
static void
take_room(struct maker *m, struct target *t)
{
	const struct wg_floor *f = NULL;
	const struct wg_room *r = m->building == NULL ? NULL :
	    wg_building_room(m->building, t->to->room, &f);

	if (r == NULL)
		return;
	t->number = t->to->room;
	t->title = r->title;
	t->brief = r->brief;
	t->pictogram = r->pictogram;
	if (r->places.n > 0)
		take_document(t, r->places.at[0]);
	if (!wg_str_eq(f->name, m->here->floor))
		t->floor = f->name;
}

/* The more is said, the more it counts: a title, a place, the room. */
static struct target
target_of(struct maker *m, const struct wg_to *to)
{
	struct target t = { .to = to, .floor = to->floor };

	if (to->room.len > 0)
		take_room(m, &t);
	if (to->entrance.len > 0 && to->room.len == 0)
		t.pictogram = WG_STR("entrance");
	if (to->place != NULL)
		take_document(&t, to->place);
	if (to->title != NULL) {
		t.title = to->title;
		t.brief = to->brief;
	}
	if (to->pictogram.len > 0)
		t.pictogram = to->pictogram;
	return t;
}

static void
collect(struct maker *m)
{
	m->targets.n = 0;
	for (unsigned group = 0; group < 4; group++)
		for (size_t i = 0; i < m->here->n_to; i++)
			if (group_of(m->here->to[i].arrow) == group)
				WG_PUSH(m->arena, &m->targets) =
				    target_of(m, &m->here->to[i]);
}

/* A row. */

static void
put_field(struct maker *m, struct wg_part *row, const struct target *t)
{
	static const char *const ways[WG_VIA_COUNT] = {
		[WG_VIA_STAIRS] = "stairs",
		[WG_VIA_LIFT] = "lift",
		[WG_VIA_RAMP] = "wheelchair",
	};
	struct wg_part *field = wg_part_put(m->arena, row, WG_PART_WHEN);
	struct wg_part *level;

	wg_sign_arrow(m->sign,
	    wg_part_put(m->arena, field, WG_PART_BOARD), WG_PART_BUS,
	    t->to->arrow);
	if (t->to->via == WG_VIA_COUNT && t->floor.len == 0)
		return;
	level = wg_part_put(m->arena, field, WG_PART_STOP);
	if (t->to->via != WG_VIA_COUNT)
		wg_sign_pictogram(m->sign, level, WG_PART_PICTOGRAM,
		    ways[t->to->via], WG_L_COUNT);
	if (t->floor.len > 0)
		wg_sign_piece(
		    m->sign, level, WG_PART_WEEKDAY, t->floor);
}

static struct wg_part *
put_name(struct maker *m, struct wg_part *to, enum wg_part_role role,
    size_t i, const struct target *t)
{
	if (t->title != NULL)
		return wg_sign_name(
		    m->sign, to, role, i, t->title, t->brief);
	if (t->to->entrance.len > 0)
		return wg_sign_entrance(
		    m->sign, to, role, i, t->to->entrance);
	return i > 0 ? NULL : wg_sign_piece(m->sign, to, role,
	    t->to->floor.len > 0 ? t->to->floor : t->to->room);
}

static void
put_others(struct maker *m, struct wg_part *left, struct wg_part *right,
    const struct target *t)
{
	for (size_t i = 1; i < m->sign->print->n; i++)
		put_name(m, m->sign->facts[i].edition->language->rtl ?
			right : left, WG_PART_CALLED, i, t);
}

static void
put_tile(struct maker *m, struct wg_part *to, const struct target *t)
{
	if (t->pictogram.len > 0)
		wg_part_put(m->arena, to, WG_PART_TILE)->pictogram =
		    t->pictogram;
}

/* In two lines: German and the number, then the other languages. */
static void
put_lines(struct maker *m, struct wg_part *panel, const struct target *t)
{
	struct wg_part *line =
	    wg_part_put(m->arena, panel, WG_PART_OFFICE_HEAD);
	struct wg_part *left = wg_part_put(m->arena, line, WG_PART_LEFT);
	struct wg_part *one;

	put_tile(m, left, t);
	put_name(m, left, WG_PART_NAME, 0, t)->level = m->level;
	if (t->number.len > 0)
		wg_sign_piece(m->sign, line, WG_PART_DAY, t->number);
	if (m->sign->print->n == 1)
		return;
	line = wg_part_put(m->arena, panel, WG_PART_SIDES);
	left = wg_part_put(m->arena, line, WG_PART_LEFT);
	if (t->pictogram.len > 0)
		wg_part_put(m->arena, left, WG_PART_SPINE);
	one = wg_part_put(m->arena, left, WG_PART_ONE);
	put_others(m, one, wg_part_put(m->arena, line, WG_PART_RIGHT), t);
}

/* The only one of a sign has it to itself. */
static void
put_alone(struct maker *m, struct wg_part *panel, const struct target *t)
{
	struct wg_part *line =
	    wg_part_put(m->arena, panel, WG_PART_OFFICE_HEAD);
	struct wg_part *left = wg_part_put(m->arena, line, WG_PART_LEFT);

	put_tile(m, left, t);
	if (t->number.len > 0)
		wg_sign_piece(m->sign, line, WG_PART_DAY, t->number)
		    ->level = 1;
	line = wg_part_put(m->arena, panel, WG_PART_OFFICE_NAMES);
	put_name(m, line, WG_PART_NAME, 0, t)->level = m->level;
	left = wg_part_put(m->arena, panel, WG_PART_ROWS);
	put_others(
	    m, left, wg_part_put(m->arena, panel, WG_PART_ROWS_RIGHT), t);
}

static void
put_row(struct maker *m, struct wg_part *rows, const struct target *t)
{
	struct wg_part *row = wg_part_put(m->arena, rows, WG_PART_OFFICE);
	bool right = points_right(t->to->arrow), alone = m->targets.n == 1;
	struct wg_part *panel;

	if (!right)
		put_field(m, row, t);
	panel = wg_part_put(m->arena, row, WG_PART_PANEL);
	panel->level = alone ? 1 : 2;
	(alone ? put_alone : put_lines)(m, panel, t);
	if (right)
		put_field(m, row, t);
}

/* The floor where people are. */
static void
put_bar(struct maker *m, struct wg_part *sheet)
{
	struct wg_sign *p = m->sign;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	const struct wg_floor *f = m->building == NULL ? NULL :
	    wg_building_floor(m->building, m->here->floor);
	struct wg_part *words, *sides[2];

	wg_sign_piece(p, bar, WG_PART_TITLE, m->here->floor)->level = 1;
	wg_sign_pictogram(p, bar, WG_PART_PICTOGRAM, "pin", WG_L_COUNT);
	words = wg_part_put(m->arena, bar, WG_PART_HERE);
	wg_sign_label(p, words, WG_PART_LABEL, 0, WG_L_HERE);
	sides[0] = wg_part_put(m->arena, words, WG_PART_ONE);
	sides[1] = wg_part_put(m->arena, bar, WG_PART_RIGHT);
	for (size_t i = 1; i < p->print->n; i++) {
		const struct wg_edition *e = p->facts[i].edition;

		if (wg_edition_label_language(e, WG_L_HERE) == e->language)
			wg_sign_label(p, sides[e->language->rtl],
			    WG_PART_VALUE, i, WG_L_HERE);
	}
	if (f != NULL && f->lift == WG_YES)
		wg_sign_pictogram(
		    p, bar, WG_PART_PICTOGRAM, "lift", WG_L_LIFT);
}

static struct wg_part *
sheet_of(struct maker *m)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);
	struct wg_part *rows;

	bool landing =
	    m->here->floor.len > 0 && m->here->entrance.len == 0;

	collect(m);
	m->level = landing ? 2 : 1;
	if (landing)
		put_bar(m, sheet);
	rows = wg_part_put(m->arena, sheet, WG_PART_PANES);
	for (size_t i = 0; i < m->targets.n; i++)
		put_row(m, rows, &m->targets.at[i]);
	wg_sign_unread(m->sign, sheet, WG_L_MACHINE);
	wg_sign_foot(m->sign, sheet);
	return sheet;
}

void
wg_arrows_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	static const struct wg_here nowhere;
	const struct wg_print *print = p->print;
	struct maker m = { .sign = p, .arena = p->arena };

	if (print->subject->kind == WG_KIND_BUILDING)
		m.building = wg_read_building(print->task, print->subject);
	for (size_t i = 0; i < print->job->n_heres; i++) {
		m.here = &print->job->heres[i];
		WG_PUSH(p->arena, sheets) = sheet_of(&m);
	}
	m.here = &nowhere;
	if (print->job->n_heres == 0) /* which is reported */
		WG_PUSH(p->arena, sheets) = sheet_of(&m);
}
