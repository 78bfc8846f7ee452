/* Addresses, floors and positions in cells. */
#include "import/place_in.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "values/slug.h"
#include "values/value.h"

static bool
all_digits(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_digit(s.ptr[i]))
			return false;
	return s.len > 0;
}

/* Excel takes the 0 away that begins it. */
void
wg_take_postcode(struct wg_understanding *u, struct wg_str s)
{
	if (all_digits(s) && s.len == 4) {
		s = wg_str_fmt(u->arena, "0%.*s", WG_ARG(s));
		wg_cell_tell_read(u, s);
	}
	if (all_digits(s) && s.len == 5)
		wg_cell_take_once(u, &u->place->postcode, s);
	else
		wg_cell_refuse(u, N_("a postcode has five digits"));
}

/* "12345 Ort". */
void
wg_take_town(struct wg_understanding *u, struct wg_str s)
{
	struct wg_str rest = s, first = wg_str_word(&rest);

	if (all_digits(first) && rest.len > 0) {
		wg_take_postcode(u, first);
		s = wg_str_trim(rest);
	}
	wg_cell_take_once(u, &u->place->town, wg_str_collapse(u->arena, s));
}

/* "Am Markt 3a": the last word that begins with a digit. */
void
wg_take_street(struct wg_understanding *u, struct wg_str s)
{
	size_t at;

	s = wg_str_collapse(u->arena, s);
	for (at = s.len; at > 0 && s.ptr[at - 1] != ' '; at--)
		;
	/* "3 a" */
	if (at > 1 && s.len - at == 1 && wg_is_letter(s.ptr[at]))
		for (at--; at > 0 && s.ptr[at - 1] != ' '; at--)
			;
	if (at > 0 && at < s.len && wg_is_digit(s.ptr[at])) {
		wg_cell_take_once(u, &u->place->number, wg_str_from(s, at));
		s = wg_str_trim(wg_str_head(s, at));
	}
	wg_cell_take_once(u, &u->place->street, s);
}

/* A street, or all of it: lines or commas, the last with the postcode. */
void
wg_take_address(struct wg_understanding *u)
{
	struct wg_str rest = u->cell->text;
	char by = wg_str_find(rest, '\n') >= 0 ? '\n' : ',';

	wg_take_street(u, wg_str_cut(&rest, by));
	while (rest.len > 0) {
		struct wg_str part = wg_str_trim(wg_str_cut(&rest, by));

		if (part.len > 0 && wg_is_digit(part.ptr[0]))
			wg_take_town(u, part);
		else if (part.len > 0)
			WG_PUSH(u->arena, &u->place->paras) = part;
	}
}

void
wg_take_degree(struct wg_understanding *u, struct wg_str *to)
{
	const char *why = NULL;
	struct wg_str s =
	    wg_cell_value(u, u->cell->text, wg_read_decimal, &why);

	if (s.len == 0)
		wg_cell_refuse(u, why);
	else
		wg_cell_take_once(u, to, s);
}

/* "53.1, 9.3", "53,1 9,3". */
void
wg_take_geo(struct wg_understanding *u)
{
	struct wg_str s = wg_str_dup(u->arena, u->cell->text), lat, lon;
	const char *why = NULL;
	bool points = wg_str_find(s, '.') >= 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == ';' || (points && s.ptr[i] == ','))
			((char *)s.ptr)[i] = ' ';
	lat = wg_cell_value(u, wg_str_word(&s), wg_read_decimal, &why);
	lon = wg_cell_value(u, wg_str_word(&s), wg_read_decimal, &why);
	if (lat.len == 0 || lon.len == 0 || wg_str_trim(s).len > 0) {
		wg_cell_refuse(u,
		    N_("a position is a latitude and a longitude"));
		return;
	}
	wg_cell_take_once(u, &u->place->lat, lat);
	wg_cell_take_once(u, &u->place->lon, lon);
}

/* Both, and a point of Germany. */
void
wg_check_position(struct wg_understanding *u)
{
	struct wg_import_place *p = u->place;
	int64_t lat, lon;

	if (p->lat.len > 0 && p->lon.len > 0 && wg_str_micro(p->lat, &lat) &&
	    wg_str_micro(p->lon, &lon) && lat < 90000000 && lat > -90000000 &&
	    lon < 180000000 && lon > -180000000 &&
	    wg_bounds_holds(&wg_germany,
		(struct wg_point){ (int32_t)lat, (int32_t)lon }))
		return;
	if (p->lat.len > 0 || p->lon.len > 0) {
		wg_report(u->diag, WG_D_IMPORT_VALUE, p->at, "%.*s %.*s: %s",
		    WG_ARG(p->lat), WG_ARG(p->lon),
		    _("a position is a latitude and a longitude in Germany"));
		WG_PUSH(u->arena, &p->comments) = wg_str_fmt(u->arena,
		    "lat=%.*s lon=%.*s", WG_ARG(p->lat), WG_ARG(p->lon));
	}
	p->lat = p->lon = WG_NONE;
}

static bool
is_floor(struct wg_arena *a, struct wg_str s)
{
	static const char *const ends[] = { "og", "eg", "ug", "dg", "stock",
		"etage", "erdgeschoss", "obergeschoss", "untergeschoss" };
	struct wg_str slug = wg_slug(a, wg_str_fmt(a, "x%.*s", WG_ARG(s))),
		      rest = slug;

	/* Of "2. OG" "og" is left. */
	rest = wg_str_from(rest, 1);
	while (rest.len > 0 && (wg_is_digit(rest.ptr[0]) || rest.ptr[0] == '-'))
		rest = wg_str_from(rest, 1);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (wg_str_is(rest, ends[i]))
			return true;
	return false;
}

/* "Zimmer 210": the number; empty if it is no room. */
static struct wg_str
room_of(struct wg_str s)
{
	static const char *const words[] = { "Zimmer ", "Raum ", "Zi. ",
		"Zi " };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (wg_str_starts(s, wg_str(words[i])))
			return wg_str_trim(wg_str_from(s, strlen(words[i])));
	return WG_NONE;
}

/* "2. OG, Zimmer 210", all of it. */
bool
wg_take_floor(struct wg_understanding *u, struct wg_str line)
{
	struct wg_str floor = WG_NONE, room = WG_NONE;

	while (line.len > 0) {
		struct wg_str part = wg_str_trim(wg_str_cut(&line, ','));

		if (floor.len == 0 && is_floor(u->arena, part))
			floor = part;
		else if (room.len == 0 && room_of(part).len > 0)
			room = room_of(part);
		else
			return false;
	}
	if ((floor.len > 0 && u->place->floor.len > 0) ||
	    (room.len > 0 && u->place->room.len > 0))
		return false;
	if (floor.len > 0)
		u->place->floor = floor;
	if (room.len > 0)
		u->place->room = room;
	return true;
}
