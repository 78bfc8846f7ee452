/*
 * Cell by cell: values are read as those of sources are, and what their reader
 * would suggest to an author is taken, with a note.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "import/import.h"
#include "import/prose.h"
#include "model/record.h"
#include "values/slug.h"
#include "values/value.h"

#define PURPOSE 90 /* letters that a purpose may have */

struct understanding {
	struct wg_arena *arena;
	const struct wg_project *project;
	struct wg_import_place *place;
	struct wg_diag *diag;
	struct wg_str week; /* hours of the columns for weekdays */
	bool osm;           /* a column had the hours in our notation */
	bool kept;          /* 'cell' is among the comments already */
	const struct wg_csv_cell *head, *cell;
};

/* What no element holds. */
static void
keep(struct understanding *u)
{
	if (u->kept)
		return;
	u->kept = true;
	WG_PUSH(u->arena, &u->place->comments) = wg_str_fmt(u->arena,
	    "%.*s: %.*s", WG_ARG(u->head->text), WG_ARG(u->cell->text));
}

static void
refuse(struct understanding *u, const char *why)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->cell->at, "%.*s: %s",
	    WG_ARG(u->cell->text), _(why));
	keep(u);
}

/* A fact of which a place has one, whatever columns tell of it. */
static void
take_once(struct understanding *u, struct wg_str *to, struct wg_str value)
{
	if (value.len == 0 || wg_str_eq(*to, value))
		return;
	if (to->len > 0)
		refuse(u, N_("another column says something else"));
	else
		*to = value;
}

/* The value of a text, as it is or as its reader would write it; absent. */
static struct wg_str
value_of(struct understanding *u, struct wg_str s, wg_value_reader *read,
    const char **why)
{
	struct wg_value v = { .text = WG_NONE };
	struct wg_value_error e = { .near = WG_NONE };
	struct wg_str near;

	if (read(u->arena, s, &v, &e))
		return s;
	*why = e.why;
	near = e.near;
	if (near.len > 0 && read(u->arena, near, &v, &e))
		return near;
	return WG_NONE;
}

/* What a cell was read as, if that is not what stands there. */
static void
tell_read(struct understanding *u, struct wg_str as)
{
	wg_report(u->diag, WG_D_IMPORT_READ, u->cell->at, "%.*s",
	    WG_ARG(u->cell->text));
	wg_hint(u->diag, "read as %.*s", WG_ARG(as));
}

/* Hyphens that print well are hyphens: U+2010, U+2011. */
static struct wg_str
plain_hyphens(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str copy;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		wg_out_char(&out, c == 0x2010 || c == 0x2011 ? '-' : c);
	}
	copy = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return copy;
}

static void
add_phone(struct understanding *u, struct wg_str number, const char *kind)
{
	WG_PUSH(u->arena, &u->place->phones) =
	    (struct wg_import_phone){ number, kind };
}

/* Several, with commas, semicolons or line ends between them: all or none. */
static bool
take_phones(struct understanding *u, struct wg_str s, const char *kind)
{
	size_t before = u->place->phones.n;
	const char *why = NULL;

	while (s.len > 0) {
		size_t end = 0;
		struct wg_str one;

		while (end < s.len &&
		    wg_str_find(WG_STR(",;\n"), s.ptr[end]) < 0)
			end++;
		one = wg_str_trim(wg_str_head(s, end));
		s = wg_str_from(s, end + 1);
		if (one.len == 0)
			continue;
		one = value_of(u, one, wg_read_phone, &why);
		if (one.len == 0) {
			u->place->phones.n = before;
			return false;
		}
		add_phone(u, one, kind);
	}
	return u->place->phones.n > before;
}

static void
take_phone(struct understanding *u, const char *kind)
{
	const char *why = NULL;
	struct wg_str s = plain_hyphens(u->arena, u->cell->text), number;

	if (wg_str_find(s, 'E') > 0 && wg_str_find(s, '+') > 0) {
		refuse(u, N_("Excel has made a sum of the number, its last "
		    "digits are lost"));
		return;
	}
	number = value_of(u, s, wg_read_phone, &why);
	if (number.len > 0)
		add_phone(u, number, kind);
	else if (!take_phones(u, s, kind))
		refuse(u, why);
}

static struct wg_str
lower(struct wg_arena *a, struct wg_str s)
{
	struct wg_str copy = wg_str_dup(a, s);

	for (size_t i = 0; i < copy.len; i++)
		if (copy.ptr[i] >= 'A' && copy.ptr[i] <= 'Z')
			((char *)copy.ptr)[i] =
			    (char)(copy.ptr[i] + 'a' - 'A');
	return copy;
}

static void
take_email(struct understanding *u)
{
	const char *why = NULL;
	struct wg_str s = value_of(
	    u, lower(u->arena, u->cell->text), wg_read_email, &why);

	if (s.len == 0 || u->place->email.len > 0)
		refuse(u, s.len == 0 ? why :
		    N_("a place has one mail address"));
	else
		u->place->email = s;
}

/* "www." is the web; http: is not written, so https is looked for. */
static void
take_web(struct understanding *u)
{
	const char *why = NULL;
	struct wg_str s = u->cell->text;

	if (wg_str_starts(s, WG_STR("http://")))
		s = wg_str_fmt(u->arena, "https://%.*s",
		    WG_ARG(wg_str_from(s, 7)));
	else if (wg_str_find_str(s, WG_STR("://")) < 0)
		s = wg_str_fmt(u->arena, "https://%.*s", WG_ARG(s));
	s = value_of(u, s, wg_read_url, &why);
	if (s.len == 0 || u->place->web.len > 0)
		refuse(u, s.len == 0 ? why : N_("a place has one web page"));
	else {
		u->place->web = s;
		if (wg_str_starts(u->cell->text, WG_STR("http://")))
			tell_read(u, s);
	}
}

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

		if (r->join == WG_HOURS_REPLACES &&
		    r->state == WG_HOURS_OPEN && (r->days & days) != 0)
			return true;
		days |= r->days;
	}
	return false;
}

static void
keep_hours(struct understanding *u, const char *why)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->cell->at, "%.*s: %s",
	    WG_ARG(u->cell->text), _(why));
	wg_hint(u->diag, "its words stand in w:hours-note; 'wegweiser hours' "
	    "tells how times are written");
	u->place->hours_note = wg_str_fmt(u->arena, "%.*s%s%.*s",
	    WG_ARG(u->place->hours_note),
	    u->place->hours_note.len > 0 ? "; " : "",
	    WG_ARG(wg_str_collapse(u->arena, u->cell->text)));
}

static void
take_hours(struct understanding *u)
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
			keep_hours(u, N_("two times for one day: do they add, "
			    "or does one replace the other?"));
		else {
			u->place->hours = s;
			tell_read(u, s);
		}
	}
}

/* Hours as sources have them, which a column in words may say again. */
static void
take_notation(struct understanding *u, const struct wg_csv_cell *cell)
{
	struct wg_value v = { .text = WG_NONE };
	struct wg_value_error e = { .near = WG_NONE };

	if (cell->text.len == 0 ||
	    !wg_read_hours(u->arena, cell->text, &v, &e))
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
	    wg_str_is(word, "geschlossen") || wg_str_is(word, "zu") ||
	    wg_str_is(word, "closed");
}

static void
take_day(struct understanding *u, enum wg_column column)
{
	static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr",
		"Sa", "Su" };
	const char *why = NULL;
	struct wg_str s;

	if (is_closed(u->arena, u->cell->text))
		return;
	s = wg_str_fmt(u->arena, "%s %.*s", days[column - WG_COLUMN_MONDAY],
	    WG_ARG(wg_str_collapse(u->arena, u->cell->text)));
	s = value_of(u, s, wg_read_hours, &why);
	if (s.len == 0) {
		refuse(u, why);
		return;
	}
	u->week = wg_str_fmt(u->arena, "%.*s%s%.*s", WG_ARG(u->week),
	    u->week.len > 0 ? "; " : "", WG_ARG(s));
}

static bool
is_category(const struct understanding *u, const struct wg_category *c,
    struct wg_str slug)
{
	struct wg_str title = c->title == NULL ? WG_NONE :
	    wg_slug(u->arena, wg_node_text(u->arena, c->title));

	return wg_str_eq(c->id, slug) || wg_str_eq(title, slug) ||
	    (slug.len > 3 && (wg_str_starts(title, slug) ||
		wg_str_starts(slug, title)));
}

static void
take_category(struct understanding *u)
{
	struct wg_str slug = wg_slug(u->arena, u->cell->text);

	for (size_t i = 0; i < u->project->n_categories; i++)
		if (is_category(u, &u->project->categories[i], slug)) {
			take_once(u, &u->place->category,
			    u->project->categories[i].id);
			return;
		}
	refuse(u, N_("project.xml has no such category"));
}

/* The address. */

static bool
all_digits(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_digit(s.ptr[i]))
			return false;
	return s.len > 0;
}

/* Excel takes the 0 away that begins it. */
static void
take_postcode(struct understanding *u, struct wg_str s)
{
	if (all_digits(s) && s.len == 4) {
		s = wg_str_fmt(u->arena, "0%.*s", WG_ARG(s));
		tell_read(u, s);
	}
	if (all_digits(s) && s.len == 5)
		take_once(u, &u->place->postcode, s);
	else
		refuse(u, N_("a postcode has five digits"));
}

/* "12345 Ort". */
static void
take_town(struct understanding *u, struct wg_str s)
{
	struct wg_str rest = s, first = wg_str_word(&rest);

	if (all_digits(first) && rest.len > 0) {
		take_postcode(u, first);
		s = wg_str_trim(rest);
	}
	take_once(u, &u->place->town, wg_str_collapse(u->arena, s));
}

/* "Am Markt 3a": the last word that begins with a digit. */
static void
take_street(struct understanding *u, struct wg_str s)
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
		take_once(u, &u->place->number, wg_str_from(s, at));
		s = wg_str_trim(wg_str_head(s, at));
	}
	take_once(u, &u->place->street, s);
}

/* A street, or all of it: lines or commas, the last with the postcode. */
static void
take_address(struct understanding *u)
{
	struct wg_str rest = u->cell->text;
	char by = wg_str_find(rest, '\n') >= 0 ? '\n' : ',';

	take_street(u, wg_str_cut(&rest, by));
	while (rest.len > 0) {
		struct wg_str part = wg_str_trim(wg_str_cut(&rest, by));

		if (part.len > 0 && wg_is_digit(part.ptr[0]))
			take_town(u, part);
		else if (part.len > 0)
			WG_PUSH(u->arena, &u->place->paras) = part;
	}
}

static void
take_degree(struct understanding *u, struct wg_str *to)
{
	const char *why = NULL;
	struct wg_str s = value_of(
	    u, u->cell->text, wg_read_decimal, &why);

	if (s.len == 0)
		refuse(u, why);
	else
		take_once(u, to, s);
}

/* "53.1, 9.3", "53,1 9,3". */
static void
take_geo(struct understanding *u)
{
	struct wg_str s = wg_str_dup(u->arena, u->cell->text), lat, lon;
	const char *why = NULL;
	bool points = wg_str_find(s, '.') >= 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == ';' || (points && s.ptr[i] == ','))
			((char *)s.ptr)[i] = ' ';
	lat = value_of(u, wg_str_word(&s), wg_read_decimal, &why);
	lon = value_of(u, wg_str_word(&s), wg_read_decimal, &why);
	if (lat.len == 0 || lon.len == 0 || wg_str_trim(s).len > 0) {
		refuse(u, N_("a position is a latitude and a longitude"));
		return;
	}
	take_once(u, &u->place->lat, lat);
	take_once(u, &u->place->lon, lon);
}

/* Both, and a point of Germany. */
static void
check_position(struct understanding *u)
{
	struct wg_import_place *p = u->place;
	int64_t lat, lon;

	if (p->lat.len > 0 && p->lon.len > 0 &&
	    wg_str_micro(p->lat, &lat) && wg_str_micro(p->lon, &lon) &&
	    lat < 90000000 && lat > -90000000 && lon < 180000000 &&
	    lon > -180000000 && wg_bounds_holds(&wg_germany,
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
	struct wg_str slug = wg_slug(
	    a, wg_str_fmt(a, "x%.*s", WG_ARG(s))), rest = slug;

	/* Of "2. OG" "og" is left. */
	rest = wg_str_from(rest, 1);
	while (rest.len > 0 && (wg_is_digit(rest.ptr[0]) ||
	    rest.ptr[0] == '-'))
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
			return wg_str_trim(
			    wg_str_from(s, strlen(words[i])));
	return WG_NONE;
}

/* "2. OG, Zimmer 210", all of it. */
static bool
take_floor(struct understanding *u, struct wg_str line)
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

static void
take_texts(struct understanding *u)
{
	struct wg_str rest = u->cell->text;

	while (rest.len > 0) {
		struct wg_str line =
		    wg_str_collapse(u->arena, wg_str_cut(&rest, '\n'));

		if (line.len > 0 && !take_floor(u, line))
			WG_PUSH(u->arena, &u->place->paras) = line;
	}
}

static void
take_purpose(struct understanding *u)
{
	struct wg_str s = wg_str_collapse(u->arena, u->cell->text);

	if (wg_utf8_count(s) <= PURPOSE && u->place->purpose.len == 0)
		u->place->purpose = s;
	else
		take_texts(u);
}

static void
take(struct understanding *u, enum wg_column column)
{
	struct wg_import_place *p = u->place;
	struct wg_str line = wg_str_collapse(u->arena, u->cell->text);

	switch (column) {
	case WG_COLUMN_NAME:
		if (p->name.len > 0) {
			keep(u);
			return;
		}
		p->name = line;
		p->at = u->cell->at;
		return;
	case WG_COLUMN_STREET: take_address(u); return;
	case WG_COLUMN_NUMBER: take_once(u, &p->number, line); return;
	case WG_COLUMN_POSTCODE: take_postcode(u, line); return;
	case WG_COLUMN_TOWN:
	case WG_COLUMN_TOWN_ALL: take_town(u, line); return;
	case WG_COLUMN_ENTRANCE: take_once(u, &p->entrance, line); return;
	case WG_COLUMN_ID: take_once(u, &p->id, line); return;
	case WG_COLUMN_FLOOR: take_once(u, &p->floor, line); return;
	case WG_COLUMN_ROOM: take_once(u, &p->room, line); return;
	case WG_COLUMN_PHONE: take_phone(u, NULL); return;
	case WG_COLUMN_MOBILE: take_phone(u, "mobile"); return;
	case WG_COLUMN_FAX: take_phone(u, "fax"); return;
	case WG_COLUMN_EMAIL: take_email(u); return;
	case WG_COLUMN_WEB: take_web(u); return;
	case WG_COLUMN_HOURS:
	case WG_COLUMN_HOURS_OSM: take_hours(u); return;
	case WG_COLUMN_CATEGORY: take_category(u); return;
	case WG_COLUMN_PURPOSE: take_purpose(u); return;
	case WG_COLUMN_TEXT: take_texts(u); return;
	case WG_COLUMN_LAT: take_degree(u, &p->lat); return;
	case WG_COLUMN_LON: take_degree(u, &p->lon); return;
	case WG_COLUMN_GEO: take_geo(u); return;
	case WG_COLUMN_PERSON: p->persons++; return;
	case WG_COLUMN_COUNT: keep(u); return;
	default: take_day(u, column); return;
	}
}

/* Weekdays have columns, and all of them another one. */
static void
keep_week(struct understanding *u)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->place->at, "%.*s: %s",
	    WG_ARG(u->week), _("a place has its hours once"));
	WG_PUSH(u->arena, &u->place->comments) = u->week;
}

/* Whose office it is, by its name; a Träger's, if that says nothing. */
const char *
wg_import_level(struct wg_arena *a, struct wg_str name)
{
	static const struct {
		const char *part, *level;
	} parts[] = { { "jobcenter", "bund" }, { "agentur-fuer-arbeit", "bund" },
		{ "familienkasse", "bund" }, { "finanzamt", "land" },
		{ "polizei", "land" }, { "gericht", "land" },
		{ "landratsamt", "kreis" }, { "kreis", "kreis" }, { "landkreis", "kreis" }, { "sozialamt", "kreis" },
		{ "jugendamt", "kreis" }, { "gesundheitsamt", "kreis" },
		{ "auslaender", "kreis" }, { "veterinaeramt", "kreis" },
		{ "buergerbuero", "gemeinde" }, { "rathaus", "gemeinde" },
		{ "standesamt", "gemeinde" }, { "gemeinde", "gemeinde" },
		{ "samtgemeinde", "gemeinde" }, { "stadtverwaltung", "gemeinde" },
		{ "stadt-", "gemeinde" } };
	struct wg_str slug = wg_str_fmt(a, "-%.*s", WG_ARG(wg_slug(a, name)));

	/* Where a word begins: no "stadt" in "Musterstadt". */
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (wg_str_find_str(slug, wg_str_fmt(a, "-%s",
		    parts[i].part)) >= 0)
			return parts[i].level;
	return "traeger";
}

void
wg_import_understand(struct wg_arena *a, const struct wg_project *p,
    const struct wg_csv *csv, const enum wg_column *columns,
    const struct wg_csv_record *record, struct wg_import_place *place,
    struct wg_diag *diag)
{
	static const struct wg_csv_cell none = { .text = WG_NONE };
	struct wg_csv_cell plain;
	struct understanding u = { .arena = a, .project = p, .place = place,
		.diag = diag };

	*place = (struct wg_import_place){ .record = record };
	place->at = record->cells[0].at;
	for (size_t i = 0; i < record->n; i++)
		if (columns[i] == WG_COLUMN_HOURS_OSM)
			take_notation(&u, &record->cells[i]);
	for (size_t i = 0; i < record->n; i++) {
		u.head = i < csv->records[0].n ? &csv->records[0].cells[i] :
		    &none;
		plain = record->cells[i];
		plain.text = wg_str_trim(wg_prose_chars(a, plain.text, NULL));
		/* Behind an apostrophe Excel takes a formula or a number for
		 * a text. */
		if (plain.text.len > 1 && plain.text.ptr[0] == '\'' &&
		    wg_str_find(WG_STR("=+-@0123456789"), plain.text.ptr[1]) >= 0)
			plain.text = wg_str_from(plain.text, 1);
		u.cell = &plain;
		u.kept = false;
		if (plain.text.len > 0)
			take(&u, columns[i]);
	}
	if (place->hours.len == 0)
		place->hours = u.week;
	else if (u.week.len > 0 && !u.osm)
		keep_week(&u);
	if (place->category.len == 0 && p->n_categories > 0)
		place->category = p->categories[0].id;
	place->level = wg_import_level(a, place->name);
	check_position(&u);
}
