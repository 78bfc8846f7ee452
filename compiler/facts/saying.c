/* Words of the program do not bend: what is filled in stands behind them. */
#include "facts/saying.h"

#include "facts/hours.h"
#include "facts/piece.h"
#include "model/record.h"
#include "text/locale.h"

static void
add(const struct wg_facts *f, struct wg_pieces *line, struct wg_arena *a,
    struct wg_piece piece, enum wg_separator mark)
{
	if (line->n > 0)
		line->at[line->n - 1].mark =
		    wg_locale_separator(f->locale, mark);
	WG_PUSH(a, line) = piece;
}

static void
add_line(const struct wg_facts *f, struct wg_pieces *to, struct wg_arena *a,
    const struct wg_fact_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		if (i == 0)
			add(f, to, a, line->pieces[0], WG_SEPARATOR_COMMA);
		else
			WG_PUSH(a, to) = line->pieces[i];
	}
}

static void
add_when(const struct wg_facts *f, struct wg_pieces *line, struct wg_arena *a,
    const struct wg_saying *s)
{
	const struct wg_fact_line *rows;
	size_t n;

	if (s->dated)
		add(f, line, a, (struct wg_piece){
		    .text = wg_locale_full_date(f->locale, a, s->day),
		    .language = wg_facts_language(f) }, WG_SEPARATOR_COMMA);
	if (s->timed)
		add(f, line, a, wg_piece_times(f, s->time.range ?
			wg_locale_times(f->locale, a, s->time.from,
			    s->time.to) :
			wg_locale_time(f->locale, a, s->time.from)),
		    WG_SEPARATOR_COMMA);
	rows = wg_facts_hours(f, a, &s->when, false, &n);
	for (size_t i = 0; i < n; i++)
		add_line(f, line, a, &rows[i]);
}

static void
add_where(const struct wg_facts *f, struct wg_pieces *line,
    struct wg_arena *a, const struct wg_saying *s)
{
	const struct wg_place *place =
	    s->place == NULL ? NULL : wg_read_place(f->task, s->place);
	size_t n = 0;
	const struct wg_fact_line *lines =
	    wg_facts_address(f, a, &s->inside, &n);

	if (n > 2)
		add_line(f, line, a, &lines[2]);
	if (place == NULL)
		return;
	add(f, line, a, wg_piece_unit(f, a, s->place->title),
	    WG_SEPARATOR_COMMA);
	lines = wg_facts_address(f, a, place->address, &n);
	for (size_t i = 0; i < n; i++)
		add_line(f, line, a, &lines[i]);
}

static void
add_all(const struct wg_facts *f, struct wg_pieces *line, struct wg_arena *a,
    const struct wg_saying *s)
{
	add_when(f, line, a, s);
	add_where(f, line, a, s);
	for (size_t i = 0; i < s->languages.n; i++)
		add(f, line, a, (struct wg_piece){
		    .text = s->languages.at[i]->label,
		    .language = s->languages.at[i] }, WG_SEPARATOR_COMMA);
	if (s->phone != NULL)
		add(f, line, a, wg_piece_phone(f, a, s->phone),
		    WG_SEPARATOR_COMMA);
}

struct wg_fact_line
wg_facts_saying(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_saying *s)
{
	struct wg_pieces line = { 0 };

	WG_PUSH(a, &line) = wg_piece_label(f, a, s->what, 0, NULL);
	add_all(wg_facts_of_label(f, s->what), &line, a, s);
	if (line.n > 1)
		line.at[0].mark =
		    wg_locale_separator(f->locale, WG_SEPARATOR_COLON);
	return (struct wg_fact_line){ line.at, line.n };
}

struct wg_fact_line
wg_facts_filled_in(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_saying *s)
{
	struct wg_pieces line = { 0 };

	add_all(f, &line, a, s);
	return (struct wg_fact_line){ line.at, line.n };
}
