/*
 * Places as a table for Excel and its like, which read a file by the rules of
 * a German office: semicolons, decimal commas, UTF-8 only behind a mark, and
 * what begins like a formula is one.  The headings are German in every
 * language: who opens tables works here.
 */
#include "back/exports/exports.h"
#include "facts/closing.h"
#include "facts/inline.h"
#include "text/phone.h"
#include "values/hours.h"

static void
cell(struct wg_out *out, struct wg_str text)
{
	static const char *const escapes[256] = { ['"'] = "\"\"" };
	char first = text.len > 0 ? text.ptr[0] : ' ';
	bool phone = first == '+' && text.len > 1 && text.ptr[1] >= '0' &&
	    text.ptr[1] <= '9' && wg_str_find(text, '(') < 0;

	if (out->len > 0 && out->ptr[out->len - 1] == '"')
		wg_out_byte(out, ';');
	wg_out_byte(out, '"');
	if (first == '=' || first == '@' || first == '\t' || first == '\r' ||
	    ((first == '+' || first == '-') && !phone))
		wg_out_byte(out, '\'');
	wg_out_escaped(out, text, escapes);
	wg_out_byte(out, '"');
}

static void
end_row(struct wg_out *out)
{
	wg_out_puts(out, "\r\n");
}

/* "53,0978" */
static void
degrees(struct wg_out *out, const struct wg_position *p, bool latitude)
{
	struct wg_out value = { 0 };

	if (p != NULL && p->known)
		wg_out_micro(&value, latitude ? p->lat : p->lon);
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] == '.')
			value.ptr[i] = ',';
	/* A longitude west of Greenwich is no formula. */
	if (out->len > 0 && out->ptr[out->len - 1] == '"')
		wg_out_byte(out, ';');
	wg_out_fmt(out, "\"%.*s\"", WG_ARG(wg_out_str(&value)));
	wg_out_free(&value);
}

static void
phones(struct wg_out *out, struct wg_arena *a,
    const struct wg_contact *contact, enum wg_line_kind kind)
{
	struct wg_out value = { 0 };

	for (size_t i = 0; i < contact->n_lines; i++) {
		if (contact->lines[i].kind != kind)
			continue;
		if (value.len > 0)
			wg_out_puts(&value, ", ");
		wg_out_put(&value, wg_phone_plain(a, contact->lines[i].phone));
	}
	cell(out, wg_out_str(&value));
	wg_out_free(&value);
}

static void
hours(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_place *place)
{
	struct wg_out value = { 0 };
	size_t n;
	const struct wg_fact *all = wg_facts_of_place(
	    facts, x->arena, place->document, &n);

	for (size_t i = 0; i < n; i++)
		if (all[i].kind == WG_FACT_HOURS)
			wg_fact_text(&value, &all[i], "\n");
	cell(out, wg_out_str(&value));
	cell(out, place->contact.hours == NULL ? WG_NONE :
		place->contact.hours->text);
	wg_out_free(&value);
}

static void
unit(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_node *node)
{
	cell(out, node == NULL ? WG_NONE :
		wg_inlines_text(facts, x->arena, node));
}

static void
row(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_document *d)
{
	static const struct wg_address nowhere;
	const struct wg_place *place = wg_read_place(x->task, d);
	int64_t today = wg_build_day(x->task->build);
	const struct wg_address *a = wg_place_address(place, today);
	const struct wg_position *p = wg_place_position(place, today);

	if (a == NULL)
		a = &nowhere;
	unit(out, x, facts, d->title);
	cell(out, a->street);
	cell(out, a->number);
	cell(out, a->postcode);
	cell(out, a->town);
	phones(out, x->arena, &place->contact, WG_LINE_PHONE);
	phones(out, x->arena, &place->contact, WG_LINE_MOBILE);
	phones(out, x->arena, &place->contact, WG_LINE_FAX);
	cell(out, place->contact.email);
	cell(out, place->contact.web);
	hours(out, x, facts, place);
	unit(out, x, &x->facts,
	    place->category == NULL ? NULL : place->category->title);
	degrees(out, p, true);
	degrees(out, p, false);
	cell(out, a->entrance);
	cell(out, a->floor);
	cell(out, a->room);
	unit(out, x, facts, place->purpose);
	cell(out, d->id);
	end_row(out);
}

void
wg_exports_table(const struct wg_exports *x)
{
	static const char *const headings[] = { "Name", "Straße",
		"Hausnummer", "PLZ", "Ort", "Telefon", "Mobil", "Fax",
		"E-Mail", "Internet", "Öffnungszeiten",
		"Öffnungszeiten (OSM)", "Kategorie", "Breitengrad",
		"Längengrad", "Eingang", "Stockwerk", "Zimmer", "Wofür",
		"Kennung" };
	struct wg_out out = { 0 };

	wg_out_char(&out, 0xFEFF);
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		cell(&out, wg_str(headings[i]));
	end_row(&out);
	for (size_t i = 0; i < x->region->n_places; i++) {
		const struct wg_document *d = x->region->places[i];
		const struct wg_facts *facts = wg_exports_facts(x, d);

		if (facts != NULL)
			row(&out, x, facts, d);
	}
	wg_exports_file(x->task, x->region, &out, wg_str_fmt(x->arena,
	    "%.*s/places.csv", WG_ARG(x->edition->language->slug)));
	wg_out_free(&out);
}
