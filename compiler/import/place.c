/*
 * Cell by cell: values are read as those of sources are, and what their reader
 * would suggest to an author is taken, with a note.
 */
#include "import/place_in.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "import/prose.h"
#include "model/record.h"
#include "values/slug.h"
#include "values/value.h"

#define PURPOSE 90 /* letters that a purpose may have */

/* What no element holds. */
void
wg_cell_keep(struct wg_understanding *u)
{
	if (u->kept)
		return;
	u->kept = true;
	WG_PUSH(u->arena, &u->place->comments) = wg_str_fmt(u->arena,
	    "%.*s: %.*s", WG_ARG(u->head->text), WG_ARG(u->cell->text));
}

void
wg_cell_refuse(struct wg_understanding *u, const char *why)
{
	wg_report(u->diag, WG_D_IMPORT_VALUE, u->cell->at, "%.*s: %s",
	    WG_ARG(u->cell->text), _(why));
	wg_cell_keep(u);
}

/* A fact of which a place has one, whatever columns tell of it. */
void
wg_cell_take_once(struct wg_understanding *u, struct wg_str *to,
    struct wg_str value)
{
	if (value.len == 0 || wg_str_eq(*to, value))
		return;
	if (to->len > 0)
		wg_cell_refuse(u, N_("another column says something else"));
	else
		*to = value;
}

/* The value of a text, as it is or as its reader would write it; absent. */
struct wg_str
wg_cell_value(struct wg_understanding *u, struct wg_str s,
    wg_value_reader *read, const char **why)
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
void
wg_cell_tell_read(struct wg_understanding *u, struct wg_str as)
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
add_phone(struct wg_understanding *u, struct wg_str number, const char *kind)
{
	WG_PUSH(u->arena, &u->place->phones) =
	    (struct wg_import_phone){ number, kind };
}

/* Several, with commas, semicolons or line ends between them: all or none. */
static bool
take_phones(struct wg_understanding *u, struct wg_str s, const char *kind)
{
	size_t before = u->place->phones.n;
	const char *why = NULL;

	while (s.len > 0) {
		size_t end = 0;
		struct wg_str one;

		while (
		    end < s.len && wg_str_find(WG_STR(",;\n"), s.ptr[end]) < 0)
			end++;
		one = wg_str_trim(wg_str_head(s, end));
		s = wg_str_from(s, end + 1);
		if (one.len == 0)
			continue;
		one = wg_cell_value(u, one, wg_read_phone, &why);
		if (one.len == 0) {
			u->place->phones.n = before;
			return false;
		}
		add_phone(u, one, kind);
	}
	return u->place->phones.n > before;
}

static void
take_phone(struct wg_understanding *u)
{
	const char *kind = u->column == WG_COLUMN_MOBILE ? "mobile" :
	    u->column == WG_COLUMN_FAX ? "fax" : NULL;
	const char *why = NULL;
	struct wg_str s = plain_hyphens(u->arena, u->cell->text), number;

	if (wg_str_find(s, 'E') > 0 && wg_str_find(s, '+') > 0) {
		wg_cell_refuse(u,
		    N_("Excel has made a sum of the number, its last "
		       "digits are lost"));
		return;
	}
	number = wg_cell_value(u, s, wg_read_phone, &why);
	if (number.len > 0)
		add_phone(u, number, kind);
	else if (!take_phones(u, s, kind))
		wg_cell_refuse(u, why);
}

static struct wg_str
lower(struct wg_arena *a, struct wg_str s)
{
	struct wg_str copy = wg_str_dup(a, s);

	for (size_t i = 0; i < copy.len; i++)
		if (copy.ptr[i] >= 'A' && copy.ptr[i] <= 'Z')
			((char *)copy.ptr)[i] = (char)(copy.ptr[i] + 'a' - 'A');
	return copy;
}

static void
take_email(struct wg_understanding *u)
{
	const char *why = NULL;
	struct wg_str s = wg_cell_value(u, lower(u->arena, u->cell->text),
	    wg_read_email, &why);

	if (s.len == 0 || u->place->email.len > 0)
		wg_cell_refuse(u,
		    s.len == 0 ? why : N_("a place has one mail address"));
	else
		u->place->email = s;
}

/* "www." is the web; http: is not written, so https is looked for. */
static void
take_web(struct wg_understanding *u)
{
	const char *why = NULL;
	struct wg_str s = u->cell->text;

	if (wg_str_starts(s, WG_STR("http://")))
		s = wg_str_fmt(u->arena, "https://%.*s",
		    WG_ARG(wg_str_from(s, 7)));
	else if (wg_str_find_str(s, WG_STR("://")) < 0)
		s = wg_str_fmt(u->arena, "https://%.*s", WG_ARG(s));
	s = wg_cell_value(u, s, wg_read_url, &why);
	if (s.len == 0 || u->place->web.len > 0)
		wg_cell_refuse(u,
		    s.len == 0 ? why : N_("a place has one web page"));
	else {
		u->place->web = s;
		if (wg_str_starts(u->cell->text, WG_STR("http://")))
			wg_cell_tell_read(u, s);
	}
}

static bool
is_category(const struct wg_understanding *u, const struct wg_category *c,
    struct wg_str slug)
{
	struct wg_str title = c->title == NULL ?
	    WG_NONE :
	    wg_slug(u->arena, wg_node_text(u->arena, c->title));

	return wg_str_eq(c->id, slug) || wg_str_eq(title, slug) ||
	    (slug.len > 3 &&
		(wg_str_starts(title, slug) || wg_str_starts(slug, title)));
}

static void
take_category(struct wg_understanding *u)
{
	struct wg_str slug = wg_slug(u->arena, u->cell->text);

	for (size_t i = 0; i < u->project->n_categories; i++)
		if (is_category(u, &u->project->categories[i], slug)) {
			wg_cell_take_once(u, &u->place->category,
			    u->project->categories[i].id);
			return;
		}
	wg_cell_refuse(u, N_("project.xml has no such category"));
}

static void
take_texts(struct wg_understanding *u)
{
	struct wg_str rest = u->cell->text;

	while (rest.len > 0) {
		struct wg_str line =
		    wg_str_collapse(u->arena, wg_str_cut(&rest, '\n'));

		if (line.len > 0 && !wg_take_floor(u, line))
			WG_PUSH(u->arena, &u->place->paras) = line;
	}
}

static void
take_purpose(struct wg_understanding *u)
{
	struct wg_str s = wg_str_collapse(u->arena, u->cell->text);

	if (wg_utf8_count(s) <= PURPOSE && u->place->purpose.len == 0)
		u->place->purpose = s;
	else
		take_texts(u);
}

/* Facts of which a place has one: where they are kept. */
static const size_t facts[WG_COLUMN_COUNT] = {
	[WG_COLUMN_NUMBER] = offsetof(struct wg_import_place, number),
	[WG_COLUMN_ENTRANCE] = offsetof(struct wg_import_place, entrance),
	[WG_COLUMN_FLOOR] = offsetof(struct wg_import_place, floor),
	[WG_COLUMN_ROOM] = offsetof(struct wg_import_place, room),
	[WG_COLUMN_LAT] = offsetof(struct wg_import_place, lat),
	[WG_COLUMN_LON] = offsetof(struct wg_import_place, lon),
	[WG_COLUMN_ID] = offsetof(struct wg_import_place, id),
};

static struct wg_str *
fact_of(struct wg_understanding *u)
{
	return (struct wg_str *)((char *)u->place + facts[u->column]);
}

static struct wg_str
line_of(struct wg_understanding *u)
{
	return wg_str_collapse(u->arena, u->cell->text);
}

static void
take_once(struct wg_understanding *u)
{
	wg_cell_take_once(u, fact_of(u), line_of(u));
}

static void
take_degree(struct wg_understanding *u)
{
	wg_take_degree(u, fact_of(u));
}

static void
take_name(struct wg_understanding *u)
{
	if (u->place->name.len > 0) {
		wg_cell_keep(u);
		return;
	}
	u->place->name = line_of(u);
	u->place->at = u->cell->at;
}

static void
take_postcode(struct wg_understanding *u)
{
	wg_take_postcode(u, line_of(u));
}

static void
take_town(struct wg_understanding *u)
{
	wg_take_town(u, line_of(u));
}

/* No names of people come along. */
static void
take_person(struct wg_understanding *u)
{
	u->place->persons++;
}

/* What is made of a cell, by its column; of one that means nothing, too. */
static void (*const takers[WG_COLUMN_COUNT + 1])(struct wg_understanding *) = {
#define WG_COLUMN(id, take, headings) [WG_COLUMN_##id] = take,
#include "import/columns.def"
	[WG_COLUMN_COUNT] = wg_cell_keep,
};

/* Whose office it is, by its name; a Träger's, if that says nothing. */
const char *
wg_import_level(struct wg_arena *a, struct wg_str name)
{
	static const struct {
		const char *part, *level;
	} parts[] = { { "jobcenter", "bund" },
		{ "agentur-fuer-arbeit", "bund" }, { "familienkasse", "bund" },
		{ "finanzamt", "land" }, { "polizei", "land" },
		{ "gericht", "land" }, { "landratsamt", "kreis" },
		{ "kreis", "kreis" }, { "landkreis", "kreis" },
		{ "sozialamt", "kreis" }, { "jugendamt", "kreis" },
		{ "gesundheitsamt", "kreis" }, { "auslaender", "kreis" },
		{ "veterinaeramt", "kreis" }, { "buergerbuero", "gemeinde" },
		{ "rathaus", "gemeinde" }, { "standesamt", "gemeinde" },
		{ "gemeinde", "gemeinde" }, { "samtgemeinde", "gemeinde" },
		{ "stadtverwaltung", "gemeinde" }, { "stadt-", "gemeinde" } };
	struct wg_str slug = wg_str_fmt(a, "-%.*s", WG_ARG(wg_slug(a, name)));

	/* Where a word begins: no "stadt" in "Musterstadt". */
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (wg_str_find_str(slug,
			wg_str_fmt(a, "-%s", parts[i].part)) >= 0)
			return parts[i].level;
	return "traeger";
}

/* Bytes that are no letters in the encoding of the table: which they were only
 * the program knows that wrote it. */
static void
look_for_lost(const struct wg_understanding *u)
{
	if (wg_str_find_str(u->cell->text, WG_STR("\xEF\xBF\xBD")) >= 0)
		wg_report(u->diag, WG_D_IMPORT_LETTER, u->cell->at, "%.*s",
		    WG_ARG(u->cell->text));
}

void
wg_import_understand(struct wg_arena *a, const struct wg_project *p,
    const struct wg_csv *csv, const enum wg_column *columns,
    const struct wg_csv_record *record, struct wg_import_place *place,
    struct wg_diag *diag)
{
	static const struct wg_csv_cell none = { .text = WG_NONE };
	struct wg_csv_cell plain;
	struct wg_understanding u = { .arena = a,
		.project = p,
		.place = place,
		.diag = diag };

	*place = (struct wg_import_place){ .record = record };
	place->at = record->cells[0].at;
	for (size_t i = 0; i < record->n; i++)
		if (columns[i] == WG_COLUMN_HOURS_OSM)
			wg_take_notation(&u, &record->cells[i]);
	for (size_t i = 0; i < record->n; i++) {
		u.head =
		    i < csv->records[0].n ? &csv->records[0].cells[i] : &none;
		plain = record->cells[i];
		plain.text = wg_str_trim(wg_prose_chars(a, plain.text, NULL));
		/* Behind an apostrophe Excel takes a formula or a number for
		 * a text. */
		if (plain.text.len > 1 && plain.text.ptr[0] == '\'' &&
		    wg_str_find(WG_STR("=+-@0123456789"), plain.text.ptr[1]) >=
			0)
			plain.text = wg_str_from(plain.text, 1);
		u.cell = &plain;
		u.column = columns[i];
		u.kept = false;
		look_for_lost(&u);
		if (plain.text.len > 0)
			takers[u.column](&u);
	}
	if (place->hours.len == 0)
		place->hours = u.week;
	else if (u.week.len > 0 && !u.osm)
		wg_keep_week(&u);
	if (place->category.len == 0 && p->n_categories > 0)
		place->category = p->categories[0].id;
	place->level = wg_import_level(a, place->name);
	wg_check_position(&u);
}
