/* Hours in cells: in words, one column a weekday, or in our notation. */
#include "import/place_in.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "values/slug.h"
#include "values/value.h"

/* Lines are rules; "Do auch 14-17" adds to what was said of the day. */
static struct wg_str
one_line(struct wg_arena *a, struct wg_str s)
{
	struct wg_str all, also = WG_STR(" auch ");
	struct wg_out out = { 0 };

	while (s.len > 0) {
		struct wg_str line = wg_str_trim(wg_str_cut(&s, '\n'));
		ptrdiff_t at = wg_str_find_str(line, also);

		while (wg_str_ends(line, WG_STR(",")) ||
		    wg_str_ends(line, WG_STR(";")))
			line = wg_str_trim(wg_str_head(line, line.len - 1));
		if (line.len == 0)
			continue;
		if (out.len > 0)
			wg_out_puts(&out, at >= 0 ? ", " : "; ");
		if (at >= 0) {
			wg_out_put(&out, wg_str_head(line, (size_t)at));
			wg_out_byte(&out, ' ');
			line = wg_str_from(line, (size_t)at + also.len);
		}
		wg_out_put(&out, line);
	}
	all = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return all;
}

/* Two rules for one day, and nobody says whether the later one adds. */
static bool
is_ambiguous(const struct wg_hours *h)
{
	unsigned days = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct wg_hours_rule *r = &h->rules[i];

		if (r->join == WG_HOURS_REPLACES && r->state == WG_HOURS_OPEN &&
		    (r->days & days) != 0)
			return true;
		days |= r->days;
	}
	return false;
}

static void
keep_hours(struct wg_understanding *u, const char *why)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->cell->at, "%.*s: %s",
	    WG_ARG(u->cell->text), _(why));
	wg_hint(u->diag,
	    "its words stand in w:hours-note; 'wegweiser hours' "
	    "tells how times are written");
	u->place->hours_note =
	    wg_str_fmt(u->arena, "%.*s%s%.*s", WG_ARG(u->place->hours_note),
		u->place->hours_note.len > 0 ? "; " : "",
		WG_ARG(wg_str_collapse(u->arena, u->cell->text)));
}

void
wg_take_hours(struct wg_understanding *u)
{
	struct wg_str s = wg_str_collapse(u->arena, u->cell->text);
	struct wg_value v = { .text = WG_NONE };
	struct wg_value_error e = { .near = WG_NONE }, again = e;

	if (u->osm)
		return; /* the same in words */
	if (u->place->hours.len > 0) {
		keep_hours(u, N_("a place has its hours once"));
	} else if (wg_read_hours(u->arena, s, &v, &e)) {
		u->place->hours = s;
	} else {
		s = one_line(u->arena, u->cell->text);
		if (!wg_read_hours(u->arena, s, &v, &e))
			s = e.near;
		if (s.len == 0 || !wg_read_hours(u->arena, s, &v, &again))
			keep_hours(u, e.why);
		else if (is_ambiguous(&v.hours))
			keep_hours(u,
			    N_("two times for one day: do they add, "
			       "or does one replace the other?"));
		else {
			u->place->hours = s;
			wg_cell_tell_read(u, s);
		}
	}
}

/* Hours as sources have them, which a column in words may say again. */
void
wg_take_notation(struct wg_understanding *u, const struct wg_csv_cell *cell)
{
	struct wg_value v = { .text = WG_NONE };
	struct wg_value_error e = { .near = WG_NONE };

	if (cell->text.len == 0 || !wg_read_hours(u->arena, cell->text, &v, &e))
		return;
	u->place->hours = cell->text;
	u->osm = true;
}

/* "-", "geschlossen", "zu": no times on that day; "8-9" are some. */
static bool
is_closed(struct wg_arena *a, struct wg_str s)
{
	struct wg_str word = wg_slug(a, s);

	/* No slug begins with a digit. */
	for (size_t i = 0; i < s.len; i++)
		if (wg_is_digit(s.ptr[i]))
			return false;
	return word.len == 0 ? s.len < 4 :
			       wg_str_is(word, "geschlossen") ||
		wg_str_is(word, "zu") || wg_str_is(word, "closed");
}

void
wg_take_day(struct wg_understanding *u)
{
	static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa",
		"Su" };
	const char *why = NULL;
	struct wg_str s;

	if (is_closed(u->arena, u->cell->text))
		return;
	s = wg_str_fmt(u->arena, "%s %.*s", days[u->column - WG_COLUMN_MONDAY],
	    WG_ARG(wg_str_collapse(u->arena, u->cell->text)));
	s = wg_cell_value(u, s, wg_read_hours, &why);
	if (s.len == 0) {
		wg_cell_refuse(u, why);
		return;
	}
	u->week = wg_str_fmt(u->arena, "%.*s%s%.*s", WG_ARG(u->week),
	    u->week.len > 0 ? "; " : "", WG_ARG(s));
}

/* Weekdays have columns, and all of them another one. */
void
wg_keep_week(struct wg_understanding *u)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->place->at, "%.*s: %s",
	    WG_ARG(u->week), _("a place has its hours once"));
	WG_PUSH(u->arena, &u->place->comments) = u->week;
}
