/*
 * Places as cards for the address book of a phone: vCard 4 (RFC 6350), all in
 * one file.  Classic Outlook reads the version before it (RFC 2426) only, one
 * card a file, and takes a text for the code page of the machine unless each
 * property says otherwise; such cards come besides when they are asked for.
 */
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

/* A card that is being written. */
struct card {
	struct wg_out *out;
	const struct wg_exports *x;
	bool old; /* of version 3 */
};

static bool
is_ascii(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

/* "FN", with what an old reader has to be told. */
static const char *
head(const struct card *c, const char *name, struct wg_str text)
{
	return c->old && !is_ascii(text) ?
	    wg_str_fmt(c->x->arena, "%s;CHARSET=UTF-8", name).ptr : name;
}

static void
put_words(const struct card *c, const char *name, struct wg_str text)
{
	wg_card_words(c->out, head(c, name, text), text);
}

static void
put_address(const struct card *c, const struct wg_address *a)
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
	wg_card_raw(c->out, head(c, "ADR;TYPE=work", wg_out_str(&value)),
	    wg_out_str(&value));
	wg_out_free(&value);
}

static void
put_phones(const struct card *c, const struct wg_contact *contact)
{
	static const char *const types[][2] = {
		[WG_LINE_PHONE] = { "TEL;VALUE=uri;TYPE=\"voice,work\"",
		    "TEL;TYPE=WORK,VOICE" },
		[WG_LINE_MOBILE] = { "TEL;VALUE=uri;TYPE=\"cell,work\"",
		    "TEL;TYPE=CELL,VOICE" },
		[WG_LINE_FAX] = { "TEL;VALUE=uri;TYPE=\"fax,work\"",
		    "TEL;TYPE=WORK,FAX" },
	};

	for (size_t i = 0; i < contact->n_lines; i++)
		wg_card_raw(c->out, types[contact->lines[i].kind][c->old],
		    wg_str_fmt(c->x->arena, "%s%.*s", c->old ? "" : "tel:",
			WG_ARG(contact->lines[i].phone->dial)));
}

/* What it is for, when it is open, and its desks. */
static void
put_note(const struct card *c, const struct wg_facts *facts,
    const struct wg_place *place)
{
	const struct wg_exports *x = c->x;
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
	put_words(c, "NOTE", wg_str_trim(wg_out_str(&text)));
	wg_out_free(&text);
}

static void
put_position(const struct card *c, const struct wg_position *p)
{
	struct wg_out geo = { 0 };

	if (p == NULL || !p->known)
		return;
	wg_out_puts(&geo, c->old ? "" : "geo:");
	wg_out_micro(&geo, p->lat);
	wg_out_byte(&geo, c->old ? ';' : ',');
	wg_out_micro(&geo, p->lon);
	wg_card_raw(c->out, "GEO", wg_out_str(&geo));
	wg_out_free(&geo);
}

/* Who it is: an organisation; version 3 asks for a name in parts, too. */
static void
put_names(const struct card *c, const struct wg_facts *facts,
    const struct wg_document *d)
{
	const struct wg_exports *x = c->x;
	struct wg_str name = wg_inlines_text(facts, x->arena, d->title);
	struct wg_str german =
	    wg_inlines_text(x->facts.german, x->arena, d->title);
	struct wg_out parts = { 0 };

	if (c->old) {
		wg_card_part(&parts, name);
		wg_out_puts(&parts, ";;;;");
		wg_card_raw(c->out, head(c, "N", name), wg_out_str(&parts));
		wg_out_free(&parts);
	} else {
		wg_card_raw(c->out, "KIND", WG_STR("org"));
	}
	put_words(c, wg_str_fmt(x->arena, "FN;LANGUAGE=%.*s",
	    WG_ARG(facts->edition->language->tag)).ptr, name);
	wg_card_text(c->out, head(c, "ORG", german), german);
}

static void
put_card(const struct card *c, const struct wg_facts *facts,
    const struct wg_document *d)
{
	const struct wg_exports *x = c->x;
	const struct wg_place *place = wg_read_place(x->task, d);
	int64_t today = wg_build_day(x->task->build);
	const struct wg_address *a = wg_place_address(place, today);

	wg_card_raw(c->out, "BEGIN", WG_STR("VCARD"));
	wg_card_raw(c->out, "VERSION", wg_str(c->old ? "3.0" : "4.0"));
	wg_card_raw(c->out, "PRODID", WG_STR("-//wegweiser//places//DE"));
	wg_card_raw(c->out, "UID", uuid(x->arena, d->id));
	put_names(c, facts, d);
	if (a != NULL)
		put_address(c, a);
	put_phones(c, &place->contact);
	put_words(c, c->old ? "EMAIL;TYPE=INTERNET" : "EMAIL;TYPE=work",
	    place->contact.email);
	if (place->contact.web.len > 0)
		wg_card_raw(c->out, c->old ? "URL;TYPE=WORK" : "URL",
		    place->contact.web);
	put_position(c, wg_place_position(place, today));
	if (place->category != NULL && place->category->title != NULL)
		put_words(c, "CATEGORIES", wg_inlines_text(&x->facts,
		    x->arena, place->category->title));
	put_note(c, facts, place);
	wg_card_stand(c->out, "REV", x, d);
	wg_card_raw(c->out, "END", WG_STR("VCARD"));
}

static void
put_old_card(const struct wg_exports *x, const struct wg_facts *facts,
    const struct wg_document *d)
{
	struct wg_out out = { 0 };

	put_card(&(struct card){ &out, x, true }, facts, d);
	wg_exports_file(x->task, x->region, &out, wg_str_fmt(x->arena,
	    "%.*s/outlook/%.*s.vcf", WG_ARG(x->edition->language->slug),
	    WG_ARG(d->id)));
	wg_out_free(&out);
}

void
wg_exports_cards(const struct wg_exports *x)
{
	struct wg_out out = { 0 };

	for (size_t i = 0; i < x->region->n_places; i++) {
		const struct wg_document *d = x->region->places[i];
		const struct wg_facts *facts = wg_exports_facts(x, d);

		if (facts == NULL)
			continue;
		put_card(&(struct card){ &out, x, false }, facts, d);
		if (x->task->build->old_cards)
			put_old_card(x, facts, d);
	}
	wg_exports_file(x->task, x->region, &out, wg_str_fmt(x->arena,
	    "%.*s/places.vcf", WG_ARG(x->edition->language->slug)));
	wg_out_free(&out);
}
