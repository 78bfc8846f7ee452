/*
 * A file for a new document: what the project says already is filled in, and
 * what it is for stands in comments.
 */
#include "begin/begin.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "model/product.h"
#include "model/record.h"
#include "values/calendar.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
	"!" N_("'wegweiser check' tells what is left to fill in; all that may stand here is listed by 'wegweiser schema' with its option reference.") "\n"
#define NAMES "xmlns=\"http://docbook.org/ns/docbook\" " \
	"xmlns:w=\"urn:wegweiser:1\""
#define INFO \
"  <info>\n" \
"    <title>{title}</title>\n" \
"    !" N_("The day on which somebody checked the facts.") "\n" \
"    <date>{today}</date>\n" \
"    !" N_("From that day on somebody is reminded to look again.") "\n" \
"    <w:review by=\"{review}\"/>\n" \
"  </info>\n"

static const char page[] = HEAD
"<article " NAMES "\n"
"    xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"5.0\"\n"
"    xml:id=\"{id}\" xml:lang=\"de\">\n"
INFO
"  <para>[Das Wichtigste in einem Satz]</para>\n"
"  <section xml:id=\"{id}-was\">\n"
"    <title>[Überschrift]</title>\n"
"    <para>[Ein Absatz]</para>\n"
"    !" N_("Phone numbers, times, dates and amounts are elements: <w:phone>112</w:phone>, <w:time>08:00-12:00</w:time>, <w:date>2026-11-01</w:date>, <w:money>49</w:money>.") "\n"
"    !" N_("A list: <itemizedlist><listitem><para>…</para></listitem></itemizedlist>; steps: <procedure><step><para>…</para></step></procedure>; <note>, <tip>, <important>, <warning>.") "\n"
"    !" N_("A link: <link linkend=\"ID\">words</link> to a page or place, <link xlink:href=\"https://…\">words</link> into the web.") "\n"
"  </section>\n"
"  !" N_("A card shows all facts about a place: {places}.") "\n"
"  <w:card ref=\"{place}\"/>\n"
"</article>\n";

static const char place[] = HEAD
"<w:place " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\" level=\"gemeinde\" category=\"{category}\">\n"
"  !" N_("level: whose office it is: kreis, gemeinde, land, bund or traeger. category: {categories}.") "\n"
INFO
"  !" N_("What people come for: one sentence, at most 90 characters.") "\n"
"  <w:purpose>[Wofür man hierher kommt]</w:purpose>\n"
"  <w:address street=\"[Straße]\" number=\"1\" postcode=\"{postcode}\" town=\"{town}\"/>\n"
"  !" N_("As posted there: entrance=\"B\" floor=\"1. OG\" room=\"112\" in the address.") "\n"
"  !" N_("Take what holds out of these comments:") "\n"
"  <!-- <w:position lat=\"{lat}\" lon=\"{lon}\"/> -->\n"
"  <!-- <w:hours>Mo-Fr 08:00-12:00, Th 14:00-17:30; PH off</w:hours> -->\n"
"  <!-- <w:phone>+493023125000</w:phone> -->\n"
"  <!-- <w:email>amt@example.org</w:email> -->\n"
"  <!-- <w:web href=\"https://www.example.org/\"/> -->\n"
"  <!-- <w:bring items=\"passport_id\"/> -->\n"
"  <!-- <w:languages>de en</w:languages> -->\n"
"  <!-- <w:access step-free=\"yes\" lift=\"yes\" wc=\"yes\"/> -->\n"
"  <!-- <w:responsible for=\"{municipality}\"/> -->\n"
"</w:place>\n";

static const char house[] = HEAD
"<w:house " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\" municipality=\"{municipality}\">\n"
"  !" N_("municipality: {municipalities}.") "\n"
INFO
"  <w:address street=\"[Straße]\" number=\"1\" postcode=\"{postcode}\" town=\"{town}\"/>\n"
"  <!-- <w:position lat=\"{lat}\" lon=\"{lon}\"/> -->\n"
"  !" N_("The offices of its residents, one a line: {places}.") "\n"
"  !" N_("The way there: walk=\"10\" minutes on foot, or stop=\"\" line=\"\" towards=\"\" and minutes=\"\" from the stop.") "\n"
"  <w:office ref=\"{place}\"/>\n"
"</w:house>\n";

static const char building[] = HEAD
"<w:building " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\">\n"
INFO
"  <w:address street=\"[Straße]\" number=\"1\" postcode=\"{postcode}\" town=\"{town}\"/>\n"
"  <!-- <w:position lat=\"{lat}\" lon=\"{lon}\"/> -->\n"
"  !" N_("Entrances and floors are named as posted; the lowest floor comes first.") "\n"
"  <w:entrance name=\"A\" step-free=\"yes\"/>\n"
"  <w:floor name=\"EG\">\n"
"    !" N_("A room has a title, or names the places in it: {places}.") "\n"
"    <w:room number=\"1\"><title>[Wofür der Raum ist]</title></w:room>\n"
"    <!-- <w:room number=\"2\" ref=\"{place}\"/> -->\n"
"  </w:floor>\n"
"</w:building>\n";

static const char event[] = HEAD
"<w:event " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\">\n"
INFO
"  !" N_("Again and again: repeat=\"FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231\".") "\n"
"  <w:when start=\"{soon}T10:00\" end=\"{soon}T11:00\"/>\n"
"  !" N_("At a place ({places}), or online=\"https://…\".") "\n"
"  <w:where place=\"{place}\"/>\n"
"  <para>[Worum es geht und wer kommen kann]</para>\n"
"</w:event>\n";

static const char news[] = HEAD
"!" N_("Shown for 28 days from published=\"\" on, in every region, or in those of regions=\"\".") "\n"
"<w:news " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\" published=\"{today}\">\n"
"  <info>\n"
"    <title>{title}</title>\n"
"    <date>{today}</date>\n"
"  </info>\n"
"  <para>[Was neu ist]</para>\n"
"</w:news>\n";

static const char form[] = HEAD
"!" N_("Questions are numbered by themselves; the xml:id of a question is the name of its field, for ever.") "\n"
"<w:form " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\" code=\"{code}\">\n"
INFO
"  <w:confidential><para>[Wer die Antworten liest]</para></w:confidential>\n"
"  <section xml:id=\"{id}-person\">\n"
"    <title>[Überschrift]</title>\n"
"    <w:item xml:id=\"name\"><w:question>Nachname, Vorname</w:question><w:line/></w:item>\n"
"    <w:item xml:id=\"geburtsdatum\"><w:question>Geburtsdatum</w:question><w:datebox/></w:item>\n"
"    !" N_("Other answers: <w:yesno/>, <w:choose>, <w:lines count=\"3\"/>, <w:number digits=\"3\" unit=\"kg\"/>, <w:scale>, <w:agree/>.") "\n"
"    <w:item xml:id=\"sprachen\"><w:question>[Frage in einem Satz]</w:question>\n"
"      <w:choose many=\"yes\"><w:option name=\"eins\">[Antwort]</w:option><w:other/></w:choose></w:item>\n"
"    <w:item xml:id=\"unterschrift\"><w:question>Ihre Unterschrift</w:question><w:sign/></w:item>\n"
"  </section>\n"
"  !" N_("What only the office fills in; it stays German.") "\n"
"  <!-- <w:staff><w:item xml:id=\"eingang\"><w:question>Eingang am</w:question><w:line/></w:item></w:staff> -->\n"
"</w:form>\n";

static const char print[] = HEAD
"!" N_("product: {products}.") "\n"
"<w:print " NAMES "\n"
"    xml:id=\"{id}\" xml:lang=\"de\" product=\"{product}\" subject=\"{subject}\" size=\"{size}\"\n"
"    languages=\"{languages}\"\n"
"    code=\"{code}\">\n"
"  !" N_("Its PDF is output/site/prints/{id}.pdf; the code stands at its foot.") "\n"
INFO
"  {here}\n"
"</w:print>\n";

static const struct {
	enum wg_kind kind;
	const char *text;
	bool needs_place;
} beginnings[] = {
	{ WG_KIND_PLACE, place, false },
	{ WG_KIND_HOUSE, house, true },
	{ WG_KIND_BUILDING, building, false },
	{ WG_KIND_EVENT, event, true },
	{ WG_KIND_NEWS, news, false },
	{ WG_KIND_FORM, form, false },
	{ WG_KIND_PRINT, print, false },
};

static const char *
text_of(enum wg_kind kind)
{
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (beginnings[i].kind == kind)
			return beginnings[i].text;
	return page;
}

/* Ids with commas between them, and one more. */
static struct wg_str
with(struct wg_arena *a, struct wg_str ids, struct wg_str id)
{
	return ids.len == 0 ? id :
	    wg_str_fmt(a, "%.*s, %.*s", WG_ARG(ids), WG_ARG(id));
}

/* Those of a kind; not more than fit into a comment. */
static struct wg_str
ids_of(struct wg_arena *a, const struct wg_project *p, enum wg_kind kind)
{
	struct wg_str ids = WG_NONE;
	unsigned n = 0;

	for (size_t i = 0; i < p->documents.n && n < 12; i++)
		if (p->documents.at[i].kind == kind) {
			ids = with(a, ids, p->documents.at[i].id);
			n++;
		}
	return n == 12 ? wg_str_fmt(a, "%.*s …", WG_ARG(ids)) : ids;
}

static struct wg_str
first_of(const struct wg_project *p, enum wg_kind kind)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == kind)
			return p->documents.at[i].id;
	return WG_NONE;
}

const char *
wg_begin_needs(const struct wg_project *p, enum wg_kind kind)
{
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (beginnings[i].kind == kind && beginnings[i].needs_place &&
		    first_of(p, WG_KIND_PLACE).len == 0)
			return _("it needs a place first: wegweiser new "
			    "place ID");
	return p->regions.n > 0 ? NULL :
	    _("it needs a region first: content/regions/ID.xml");
}

/* The id as a title: "amt-im-dorf" is "Amt im dorf". */
static struct wg_str
title_of(struct wg_arena *a, const struct wg_new_document *d)
{
	struct wg_str s;
	char *bytes;

	if (d->title.len > 0)
		return d->title;
	s = wg_str_fmt(a, "[%.*s]", WG_ARG(d->id));
	bytes = (char *)s.ptr;
	for (size_t i = 1; i < s.len; i++)
		if (bytes[i] == '-')
			bytes[i] = ' ';
	if (s.len > 1 && bytes[1] >= 'a' && bytes[1] <= 'z')
		bytes[1] = (char)(bytes[1] - 'a' + 'A');
	return s;
}

static struct wg_str
upper(struct wg_arena *a, struct wg_str s)
{
	struct wg_str copy = wg_str_dup(a, s);
	char *bytes = (char *)copy.ptr;

	for (size_t i = 0; i < copy.len; i++)
		if (bytes[i] >= 'a' && bytes[i] <= 'z')
			bytes[i] = (char)(bytes[i] - 'a' + 'A');
	return copy;
}

/* Commas between tags, as on the command line, are blanks here. */
static struct wg_str
blanks(struct wg_arena *a, struct wg_str s)
{
	struct wg_str copy = wg_str_dup(a, s);

	for (size_t i = 0; i < copy.len; i++)
		if (copy.ptr[i] == ',')
			((char *)copy.ptr)[i] = ' ';
	return copy;
}

/* Where nothing is fit for it, `check` says what is wanted. */
static struct wg_str
subject_of(const struct wg_project *p, struct wg_str name)
{
	enum wg_product product = wg_product_named(name);

	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_product_takes(product, &p->documents.at[i]))
			return p->documents.at[i].id;
	return p->regions.at[0].document->id;
}

/* A sign that is hung is nothing without a way. */
static struct wg_str
here_of(struct wg_str name)
{
	enum wg_product product = wg_product_named(name);

	return product == WG_PRODUCT_COUNT || !wg_product_is_hung(product) ?
	    WG_NONE : WG_STR("<w:here spot=\"[Wo das Schild hängt]\">"
	    "<w:to arrow=\"ahead\"><title>[Wohin es geht]</title></w:to>"
	    "</w:here>");
}

/* One that every office has paper for, if it comes in that. */
static struct wg_str
size_of(struct wg_str name)
{
	enum wg_product product = wg_product_named(name);
	struct wg_str sizes = product == WG_PRODUCT_COUNT ? WG_NONE :
	    wg_str(wg_product_sizes(product));

	return sizes.len == 0 || wg_product_comes_in(product, WG_STR("A4")) ?
	    WG_STR("A4") : wg_str_word(&sizes);
}

/* The Tuesday after next: most doors are open then. */
static int64_t
soon(int64_t today)
{
	return today + 7 + (8 - (int64_t)wg_weekday(today)) % 7;
}

static struct wg_str
names_of(struct wg_arena *a, const struct wg_region *r)
{
	struct wg_str s = WG_NONE;

	for (size_t i = 0; i < r->n_municipalities; i++)
		s = with(a, s, r->municipalities[i].id);
	return s;
}

static struct wg_str
categories_of(struct wg_arena *a, const struct wg_project *p)
{
	struct wg_str s = WG_NONE;

	for (size_t i = 0; i < p->n_categories; i++)
		s = with(a, s, p->categories[i].id);
	return s;
}

static struct wg_str
micro(struct wg_arena *a, int32_t value)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_out_micro(&out, value);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

struct wg_str
wg_begin_document(struct wg_arena *a, const struct wg_project *p,
    const struct wg_new_document *d)
{
	const struct wg_region *r = &p->regions.at[0];
	bool towns = r->n_municipalities > 0;
	struct wg_str product = d->product.len > 0 ? d->product :
	    first_of(p, WG_KIND_HOUSE).len > 0 ? WG_STR("poster") :
	    WG_STR("leaflet");
	const struct wg_fill fills[] = {
		{ "id", d->id, false },
		{ "title", title_of(a, d), false },
		{ "today", wg_days_write(a, d->today), false },
		{ "review", wg_days_write(a, d->today + 365), false },
		{ "soon", wg_days_write(a, soon(d->today)), false },
		{ "region", r->document->id, false },
		{ "postcode", r->postcode, false },
		{ "town", wg_begin_town(towns ?
		    r->municipalities[0].name : r->name), false },
		{ "municipality", towns ? r->municipalities[0].id : WG_NONE,
		    false },
		{ "municipalities", names_of(a, r), false },
		{ "lat", micro(a, r->position.lat), false },
		{ "lon", micro(a, r->position.lon), false },
		{ "category", p->n_categories > 0 ? p->categories[0].id :
		    WG_NONE, false },
		{ "categories", categories_of(a, p), false },
		{ "place", first_of(p, WG_KIND_PLACE), false },
		{ "places", ids_of(a, p, WG_KIND_PLACE), false },
		{ "houses", ids_of(a, p, WG_KIND_HOUSE), false },
		{ "product", product, false },
		{ "products", wg_products_list(a), false },
		{ "subject", d->subject.len > 0 ? d->subject :
		    subject_of(p, product), false },
		{ "size", d->size.len > 0 ? d->size : size_of(product),
		    false },
		{ "here", here_of(product), true },
		{ "languages", blanks(a, d->languages), false },
		{ "code", upper(a, d->id), false },
		{ NULL, WG_NONE, false } };
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_begin_fill(&out, text_of(d->kind), fills);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}
