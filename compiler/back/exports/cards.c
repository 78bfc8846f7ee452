/* Places as cards for the address book of a phone. */
#include "back/exports/exports.h"
#include "base/hash.h"
#include "facts/closing.h"
#include "facts/inline.h"
#include "values/phone.h"

/* From the id alone: a card that is fetched again takes the place of the old
 * one (RFC 9562, version 8). */
static struct wg_str
uuid(struct wg_arena *a, struct wg_str id)
{
	struct wg_sha256 h = wg_sha256(
	    wg_str_fmt(a, "wegweiser place %.*s", WG_ARG(id)));
	uint8_t *b = h.bytes;

	b[6] = (uint8_t)((b[6] & 0x0F) | 0x80);
	b[8] = (uint8_t)((b[8] & 0x3F) | 0x80);
	return wg_str_fmt(a, "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3],
	    b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13],
	    b[14], b[15]);
}

static void
put_address(struct wg_out *out, const struct wg_address *a)
{
	struct wg_out value = { 0 };
	struct wg_str parts[7] = { [2] = a->street, [3] = a->town,
		[5] = a->postcode, [6] = WG_STR("Deutschland") };

	for (size_t i = 0; i < 7; i++) {
		if (i > 0)
			wg_out_byte(&value, ';');
		wg_card_part(&value, parts[i]);
		if (i == 2 && a->number.len > 0) {
			wg_out_byte(&value, ' ');
			wg_card_part(&value, a->number);
		}
	}
	wg_card_raw(out, "ADR;TYPE=work", wg_out_str(&value));
	wg_out_free(&value);
}

static void
put_phones(struct wg_out *out, struct wg_arena *a,
    const struct wg_contact *contact)
{
	static const char *const types[] = {
		[WG_LINE_PHONE] = "TEL;VALUE=uri;TYPE=\"voice,work\"",
		[WG_LINE_MOBILE] = "TEL;VALUE=uri;TYPE=\"cell,work\"",
		[WG_LINE_FAX] = "TEL;VALUE=uri;TYPE=\"fax,work\"",
	};

	for (size_t i = 0; i < contact->n_lines; i++)
		wg_card_raw(out, types[contact->lines[i].kind],
		    wg_str_fmt(a, "tel:%.*s",
			WG_ARG(contact->lines[i].phone->dial)));
}

/* What it is for, when it is open, and its desks. */
static void
put_note(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_place *place)
{
	struct wg_out text = { 0 };
	size_t n;
	const struct wg_fact *all = wg_facts_of_place(
	    facts, x->arena, place->document, &n);

	if (place->purpose != NULL) {
		wg_out_put(&text,
		    wg_inlines_text(facts, x->arena, place->purpose));
		wg_out_byte(&text, '\n');
	}
	for (size_t i = 0; i < n; i++) {
		if (all[i].kind != WG_FACT_HOURS &&
		    all[i].kind != WG_FACT_HOURS_NOTE &&
		    all[i].kind != WG_FACT_MOVED &&
		    all[i].kind != WG_FACT_CLOSED &&
		    all[i].kind != WG_FACT_CONTACT)
			continue;
		if (all[i].label.text.len > 0)
			wg_out_fmt(&text, "%.*s: ",
			    WG_ARG(all[i].label.text));
		wg_fact_text(&text, &all[i], "\n");
		wg_out_byte(&text, '\n');
	}
	wg_card_words(out, "NOTE", wg_str_trim(wg_out_str(&text)));
	wg_out_free(&text);
}

static void
put_card(struct wg_out *out, const struct wg_exports *x,
    const struct wg_facts *facts, const struct wg_document *d)
{
	const struct wg_place *place = wg_read_place(x->task, d);
	int64_t today = wg_build_day(x->task->build);
	const struct wg_address *a = wg_place_address(place, today);
	const struct wg_position *p = wg_place_position(place, today);
	struct wg_out geo = { 0 };

	wg_card_raw(out, "BEGIN", WG_STR("VCARD"));
	wg_card_raw(out, "VERSION", WG_STR("4.0"));
	wg_card_raw(out, "PRODID", WG_STR("-//wegweiser//places//DE"));
	wg_card_raw(out, "UID", uuid(x->arena, d->id));
	wg_card_raw(out, "KIND", WG_STR("org"));
	wg_card_words(out, wg_str_fmt(x->arena, "FN;LANGUAGE=%.*s",
	    WG_ARG(facts->edition->language->tag)).ptr,
	    wg_inlines_text(facts, x->arena, d->title));
	wg_card_text(out, "ORG",
	    wg_inlines_text(x->facts.german, x->arena, d->title));
	if (a != NULL)
		put_address(out, a);
	put_phones(out, x->arena, &place->contact);
	wg_card_words(out, "EMAIL;TYPE=work", place->contact.email);
	if (place->contact.web.len > 0)
		wg_card_raw(out, "URL", place->contact.web);
	if (p != NULL && p->known) {
		wg_out_puts(&geo, "geo:");
		wg_out_micro(&geo, p->lat);
		wg_out_byte(&geo, ',');
		wg_out_micro(&geo, p->lon);
		wg_card_raw(out, "GEO", wg_out_str(&geo));
	}
	if (place->category != NULL && place->category->title != NULL)
		wg_card_words(out, "CATEGORIES", wg_inlines_text(&x->facts,
		    x->arena, place->category->title));
	put_note(out, x, facts, place);
	wg_card_stand(out, "REV", x, d);
	wg_card_raw(out, "END", WG_STR("VCARD"));
	wg_out_free(&geo);
}

void
wg_exports_cards(const struct wg_exports *x)
{
	struct wg_out out = { 0 };

	for (size_t i = 0; i < x->region->n_places; i++) {
		const struct wg_document *d = x->region->places[i];
		const struct wg_facts *facts = wg_exports_facts(x, d);

		if (facts != NULL)
			put_card(&out, x, facts, d);
	}
	wg_exports_file(x->task, x->region, &out, wg_str_fmt(x->arena,
	    "%.*s/places.vcf", WG_ARG(x->edition->language->slug)));
	wg_out_free(&out);
}
