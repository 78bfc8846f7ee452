/* What the day of the build makes of closings and moves. */
#include "base/arena.h"
#include "facts/closing.h"
#include "facts/piece.h"
#include "text/locale.h"

/* From when on a closing is told. */
#define TOLD_BEFORE 56 /* [day] */

bool
wg_closing_told(const struct wg_closing *c, int64_t today)
{
	return today <= c->to && c->from - TOLD_BEFORE <= today;
}

bool
wg_closed_on(const struct wg_closing_list *list, int64_t day)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].from <= day && day <= list->at[i].to)
			return true;
	return false;
}

bool
wg_move_told(const struct wg_move *m, int64_t today)
{
	return m != NULL && today <= m->to;
}

const struct wg_address *
wg_place_address(const struct wg_place *place, int64_t today)
{
	const struct wg_move *m = place->move;

	return m != NULL && m->from <= today ? m->address : place->address;
}

const struct wg_position *
wg_place_position(const struct wg_place *place, int64_t today)
{
	const struct wg_move *m = place->move;

	if (m == NULL || today < m->from)
		return place->position;
	return m->position != NULL || m->house ? m->position : place->position;
}

static struct wg_piece
days_piece(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_closing *c)
{
	const struct wg_locale *l =
	    wg_facts_of_label(f, WG_L_FROM_TO_DATE)->locale;
	const struct wg_label_arg args[] = {
		{ "from", wg_locale_date(l, a, c->from) },
		{ "to", wg_locale_date(l, a, c->to) },
		{ NULL, WG_NONE },
	};

	if (c->to == c->from)
		return (struct wg_piece){
			.text = wg_locale_date(f->locale, a, c->from),
			.language = wg_facts_language(f) };
	return wg_piece_label(f, a, WG_L_FROM_TO_DATE, 0, args);
}

struct wg_fact_line
wg_facts_closing(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_closing *c)
{
	struct wg_pieces line = { 0 };
	struct wg_piece closed = wg_piece_label(f, a, WG_L_CLOSED, 0, NULL);

	WG_PUSH(a, &line) = days_piece(f, a, c);
	line.at[0].mark = wg_locale_separator(f->locale, WG_SEPARATOR_COLON);
	if (c->reason != WG_L_COUNT)
		closed.mark = wg_locale_separator(f->locale, WG_SEPARATOR_COMMA);
	WG_PUSH(a, &line) = closed;
	if (c->reason != WG_L_COUNT)
		WG_PUSH(a, &line) = wg_piece_label(f, a, c->reason, 0, NULL);
	return (struct wg_fact_line){ line.at, line.n };
}

struct wg_fact_line *
wg_facts_move(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_move *m, size_t *n)
{
	bool done = m->from <= f->edition->project->today;
	enum wg_label when = done ? WG_L_SINCE_DATE : WG_L_FROM_DATE;
	const struct wg_label_arg args[] = {
		{ "date", wg_locale_date(
		    wg_facts_of_label(f, when)->locale, a, m->from) },
		{ NULL, WG_NONE },
	};
	struct wg_pieces head = { 0 };
	size_t n_address = 0;
	struct wg_fact_line *address = done ? NULL :
	    wg_facts_address(f, a, m->address, &n_address);
	struct wg_fact_line *lines =
	    WG_NEW_ARRAY(a, n_address + 1, struct wg_fact_line);
	/* Where only the room changes, the street says nothing new. */
	size_t from = m->house || n_address < 3 ? 0 : 2;

	WG_PUSH(a, &head) = wg_piece_label(f, a,
	    m->house ? WG_L_NEW_ADDRESS : WG_L_NEW_ROOM, 0, NULL);
	head.at[0].mark = wg_locale_separator(f->locale, WG_SEPARATOR_COLON);
	WG_PUSH(a, &head) = wg_piece_label(f, a, when, 0, args);
	lines[0] = (struct wg_fact_line){ head.at, head.n };
	*n = 1;
	for (size_t i = from; i < n_address; i++)
		lines[(*n)++] = address[i];
	return lines;
}
