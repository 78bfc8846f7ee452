/*
 * A county that nobody has written yet: it builds at once, and all that is
 * made up in it says so.  It is not listed (live="no") until somebody has
 * replaced that.  Its texts are texts of the sample county, so that they are
 * translated already (catalog/update.h).
 */
#include "begin/begin.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "values/calendar.h"
#include "values/slug.h"

#define ON_POSTER 4 /* languages that its small poster has room for */
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMES "xmlns=\"http://docbook.org/ns/docbook\" " \
	"xmlns:w=\"urn:wegweiser:1\""

static const char project[] = XML
"<w:project " NAMES "\n"
"    xml:id=\"project\" xml:lang=\"de\">\n"
"  !" N_("The publisher, as it stands at the foot of everything.") "\n"
"  <title>{name}</title>\n"
"  !" N_("The order of the languages on every product, German first.") "\n"
"  <w:order>{order}</w:order>\n"
"  !" N_("Where it will be published, and the hosts that texts may link to.") "\n"
"  <w:urls api=\"https://api.example.org\" app=\"https://app.example.org\"\n"
"    site=\"https://wegweiser.example.org\"\n"
"    hosts=\"example.org www.example.org wegweiser.example.org\"/>\n"
"  !" N_("The main colour, dark enough for white text.") "\n"
"  <w:theme accent=\"#14505c\"/>\n"
"  <w:category xml:id=\"office\" icon=\"office\" color=\"#1DC6C6\">\n"
"    <title>Behörde</title>\n"
"  </w:category>\n"
"  <w:category xml:id=\"advice\" icon=\"advice\" color=\"#3700D2\">\n"
"    <title>Beratung und Hilfe</title>\n"
"  </w:category>\n"
"  <w:category xml:id=\"education\" icon=\"education\" color=\"#FF7C32\">\n"
"    <title>Bildung und Sprache</title>\n"
"  </w:category>\n"
"  <w:category xml:id=\"health\" icon=\"health\" color=\"#FF3333\">\n"
"    <title>Gesundheit</title>\n"
"  </w:category>\n"
"  !" N_("The first four stand on every poster.") "\n"
"  <w:helpline phone=\"112\" pictogram=\"emergency\">\n"
"    <title>Feuerwehr und Rettungsdienst</title>\n"
"  </w:helpline>\n"
"  <w:helpline phone=\"110\" pictogram=\"police\">\n"
"    <title>Polizei</title>\n"
"  </w:helpline>\n"
"  <w:helpline phone=\"116117\" pictogram=\"doctor\">\n"
"    <title>Ärztlicher Bereitschaftsdienst</title>\n"
"  </w:helpline>\n"
"  <w:helpline phone=\"116016\" pictogram=\"shelter\">\n"
"    <title>Hilfetelefon Gewalt gegen Frauen</title>\n"
"  </w:helpline>\n"
"</w:project>\n";

static const char region[] = XML
"!" N_("live: 'no' keeps it out of the app's list until its facts are right.") "\n"
"<w:region " NAMES "\n"
"    xml:id=\"{region}\" xml:lang=\"de\"\n"
"    prefix=\"{prefix}\"\n"
"    name=\"{short}\"\n"
"    postcode=\"{postcode}\" land=\"{land}\" timezone=\"Europe/Berlin\"\n"
"    live=\"no\" events=\"yes\" places=\"yes\" news=\"yes\">\n"
"  <info>\n"
"    <title>{name}</title>\n"
"    <date>{today}</date>\n"
"  </info>\n"
"  !" N_("Which towns and municipalities there are, and where they lie.") "\n"
"{municipalities}"
"\n"
"  !" N_("The map begins with this box, here that of {where}: make it that of the county.") "\n"
"  <w:bounds west=\"{west}\" south=\"{south}\" east=\"{east}\" north=\"{north}\"/>\n"
"  <w:position lat=\"{lat}\" lon=\"{lon}\"/>\n"
"  !" N_("The pages, in order; pages below a page stand inside it.") "\n"
"  <w:tree>\n"
"    <w:page ref=\"wohin\"/>\n"
"  </w:tree>\n"
"  <w:imprint>\n"
"    <title>Impressum</title>\n"
"    <para>{name}</para>\n"
"  </w:imprint>\n"
"</w:region>\n";

static const char page[] = XML
"<article " NAMES "\n"
"    version=\"5.0\" xml:id=\"wohin\" xml:lang=\"de\">\n"
"  <info>\n"
"    <title>Wohin mit welchem Anliegen?</title>\n"
"    !" N_("The day on which somebody checked the facts.") "\n"
"    <date>{today}</date>\n"
"    <w:pictogram name=\"signpost\"/>\n"
"  </info>\n"
"  <para>Für jedes Anliegen gibt es eine Stelle. Diese Übersicht zeigt Ihnen die richtige.</para>\n"
"  !" N_("A card shows all facts about a place.") "\n"
"  <w:card ref=\"auslaenderbehoerde\"/>\n"
"  <w:card ref=\"migrationsberatung\"/>\n"
"</article>\n";

#define EXAMPLE N_("An example: replace the name, the address and the numbers, or delete the file.")

static const char office[] = XML
"!" EXAMPLE "\n"
"<w:place " NAMES "\n"
"    xml:id=\"auslaenderbehoerde\" xml:lang=\"de\" level=\"kreis\" category=\"office\" map=\"no\">\n"
"  <info>\n"
"    <title>Ausländerbehörde</title>\n"
"    <date>{today}</date>\n"
"    <w:pictogram name=\"office\"/>\n"
"  </info>\n"
"  <w:purpose>Papiere für Ihren Aufenthalt, Erlaubnis zum Arbeiten, Nachzug der Familie</w:purpose>\n"
"  <w:address street=\"Musterstraße\" number=\"1\" postcode=\"{postcode}\"\n"
"    town=\"{town}\" floor=\"EG\" room=\"1\"/>\n"
"  !" N_("With <w:position lat=\"\" lon=\"\"/> instead of map=\"no\" it stands on the map.") "\n"
"  <w:hours>Mo-Fr 08:00-12:00, Th 14:00-17:30; PH off</w:hours>\n"
"  <w:phone>+493023125001</w:phone>\n"
"</w:place>\n";

static const char advice[] = XML
"!" EXAMPLE "\n"
"<w:place " NAMES "\n"
"    xml:id=\"migrationsberatung\" xml:lang=\"de\" level=\"traeger\" category=\"advice\" map=\"no\">\n"
"  <info>\n"
"    <title>Migrationsberatung</title>\n"
"    <date>{today}</date>\n"
"    <w:pictogram name=\"advice\"/>\n"
"  </info>\n"
"  <w:purpose>Rat zu Aufenthalt, Geld, Arbeit und Kursen</w:purpose>\n"
"  <w:address street=\"Beispielweg\" number=\"2\" postcode=\"{postcode}\"\n"
"    town=\"{town}\"/>\n"
"  <w:hours>Tu,Th 09:00-12:00,14:00-16:00; PH off</w:hours>\n"
"  <w:phone>+493023125002</w:phone>\n"
"</w:place>\n";

static const char house[] = XML
"!" EXAMPLE "\n"
"<w:house " NAMES "\n"
"    xml:id=\"unterkunft\" xml:lang=\"de\" municipality=\"{municipality}\">\n"
"  <info>\n"
"    <title>Unterkunft am Bahnhof</title>\n"
"    <date>{today}</date>\n"
"    <w:pictogram name=\"home\"/>\n"
"  </info>\n"
"  <w:address street=\"Beispielweg\" number=\"10\" postcode=\"{postcode}\"\n"
"    town=\"{town}\"/>\n"
"  !" N_("The offices of its residents, and the way there: minutes on foot, or stop, line, towards and minutes.") "\n"
"  <w:office ref=\"auslaenderbehoerde\" walk=\"10\"/>\n"
"  <w:office ref=\"migrationsberatung\" walk=\"5\"/>\n"
"</w:house>\n";

static const char poster[] = XML
"!" N_("Its PDF is output/site/prints/aushang.pdf.") "\n"
"<w:print " NAMES "\n"
"    xml:id=\"aushang\" xml:lang=\"de\" product=\"poster\" subject=\"unterkunft\" size=\"A4\"\n"
"    languages=\"{few}\"\n"
"    page=\"wohin\" code=\"AUSHANG-01\">\n"
"  <info>\n"
"    <title>Aushang</title>\n"
"    <date>{today}</date>\n"
"  </info>\n"
"</w:print>\n";

static const char linguas[] =
"# One language a line: a folder of locales/ each.\n"
"{lines}";

static const struct {
	const char *path, *text;
} files[] = {
	{ "content/project.xml", project },
	{ "content/regions/{region}.xml", region },
	{ "content/pages/authorities/wohin.xml", page },
	{ "content/places/auslaenderbehoerde.xml", office },
	{ "content/places/migrationsberatung.xml", advice },
	{ "content/houses/unterkunft.xml", house },
	{ "content/prints/aushang.xml", poster },
	{ "locales/LINGUAS", linguas },
	{ ".gitignore", "output/\n" },
};
#define FILES (sizeof(files) / sizeof(files[0]))

static const struct {
	int west, south, east, north;
} boxes[WG_LAND_COUNT] = {
#define WG_BOX(land, west, south, east, north) \
	[WG_LAND_##land] = { west, south, east, north },
#include "begin/boxes.def"
};

static bool
same(struct wg_str s, const char *word)
{
	return s.len == strlen(word) && strncasecmp(s.ptr, word, s.len) == 0;
}

enum wg_land
wg_begin_land(struct wg_str s)
{
	enum wg_land l = 0;

	while (l < WG_LAND_COUNT && !same(s, wg_land_code(l)) &&
	    !same(s, wg_land_name(l)))
		l++;
	return l;
}

/* What counties are called, before their name. */
static struct wg_str
cut_prefix(struct wg_str *name)
{
	static const char *const prefixes[] = { "Landkreis", "Kreis", "Stadt",
		"Landeshauptstadt", "Hansestadt", "Universitätsstadt",
		"Region", "Regionalverband", "Städteregion", "Gemeinde",
		"Samtgemeinde", "Verbandsgemeinde" };
	struct wg_str rest = *name, word = wg_str_word(&rest);

	rest = wg_str_trim(rest);
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (wg_str_is(word, prefixes[i]) && rest.len > 0) {
			*name = rest;
			return word;
		}
	return WG_NONE;
}

struct wg_str
wg_begin_town(struct wg_str name)
{
	cut_prefix(&name);
	return name;
}

/* Degrees, with a point. */
static struct wg_str
degrees(struct wg_arena *a, int milli)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_out_micro(&out, (int64_t)milli * 1000);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* No two of them, and none of the region or a file. */
static struct wg_str
free_id(struct wg_arena *a, struct wg_map *taken, struct wg_str name)
{
	struct wg_str stem = wg_slug(a, name), id;

	if (stem.len == 0)
		stem = WG_STR("ort");
	id = stem;
	for (unsigned n = 1; wg_map_get(taken, id) != NULL; n++)
		id = n == 1 ? wg_str_fmt(a, "%.*s-ort", WG_ARG(stem)) :
		    wg_str_fmt(a, "%.*s-%u", WG_ARG(stem), n);
	wg_map_put(a, taken, id, taken);
	return id;
}

static const char municipality[] =
"  <w:municipality xml:id=\"{id}\" name=\"{name}\" lat=\"{lat}\" lon=\"{lon}\"/>\n";

static struct wg_str
fill(struct wg_arena *a, const char *text, const struct wg_fill *fills)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_begin_fill(&out, text, fills);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* Their lines; the id of the first in '*first'. */
static struct wg_str
municipalities(struct wg_arena *a, const struct wg_beginning *b,
    struct wg_map *taken, struct wg_str lat, struct wg_str lon,
    struct wg_str *first)
{
	struct wg_str lines = WG_NONE;

	for (size_t i = 0; i < b->n_municipalities; i++) {
		struct wg_str name = b->municipalities[i];
		struct wg_str id = free_id(a, taken, name);
		const struct wg_fill fills[] = { { "id", id, false },
			{ "name", name, false }, { "lat", lat, false },
			{ "lon", lon, false }, { NULL, WG_NONE, false } };

		if (i == 0)
			*first = id;
		lines = wg_str_fmt(a, "%.*s%.*s", WG_ARG(lines),
		    WG_ARG(fill(a, municipality, fills)));
	}
	return wg_str_head(lines, lines.len > 0 ? lines.len - 1 : 0);
}

static struct wg_str
lines_of(struct wg_arena *a, struct wg_str words)
{
	struct wg_str lines = WG_NONE, word;

	while ((word = wg_str_word(&words)).len > 0)
		lines = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(lines),
		    lines.len > 0 ? "\n" : "", WG_ARG(word));
	return lines;
}

static struct wg_str
first_words(struct wg_arena *a, struct wg_str words, unsigned n)
{
	struct wg_str some = WG_NONE, word;

	while (n-- > 0 && (word = wg_str_word(&words)).len > 0)
		some = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(some),
		    some.len > 0 ? " " : "", WG_ARG(word));
	return some;
}

const struct wg_begin_file *
wg_begin_project(struct wg_arena *a, const struct wg_beginning *b)
{
	static const char *const ids[] = { "project", "wohin",
		"auslaenderbehoerde", "migrationsberatung", "unterkunft", "aushang", "office",
		"advice", "education", "health" };
	struct wg_begin_file *all =
	    WG_NEW_ARRAY(a, FILES + 1, struct wg_begin_file);
	struct wg_map taken = { 0 };
	struct wg_str name = b->name, prefix = cut_prefix(&name);
	struct wg_str lat = b->lat, lon = b->lon, region_id, first, all_lines;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		wg_map_put(a, &taken, wg_str(ids[i]), all);
	if (lat.len == 0) {
		lat = degrees(a, (boxes[b->land].south + boxes[b->land].north) / 2);
		lon = degrees(a, (boxes[b->land].west + boxes[b->land].east) / 2);
	}
	region_id = free_id(a, &taken, name);
	all_lines = municipalities(a, b, &taken, lat, lon, &first);
	const struct wg_fill fills[] = {
		{ "name", b->name, false },
		{ "prefix", prefix, false },
		{ "short", name, false },
		{ "region", region_id, false },
		{ "today", wg_days_write(a, b->today), false },
		{ "postcode", b->postcode, false },
		{ "land", wg_str(wg_land_code(b->land)), false },
		{ "where", wg_str(wg_land_name(b->land)), false },
		{ "west", degrees(a, boxes[b->land].west), false },
		{ "south", degrees(a, boxes[b->land].south), false },
		{ "east", degrees(a, boxes[b->land].east), false },
		{ "north", degrees(a, boxes[b->land].north), false },
		{ "lat", lat, false },
		{ "lon", lon, false },
		{ "municipality", first, false },
		{ "municipalities", all_lines, true },
		{ "town", wg_begin_town(b->municipalities[0]), false },
		{ "order", wg_str_fmt(a, "de %.*s", WG_ARG(b->languages)),
		    false },
		{ "few", first_words(a, b->languages, ON_POSTER), false },
		{ "lines", lines_of(a, b->languages), false },
		{ NULL, WG_NONE, false } };

	for (size_t i = 0; i < FILES; i++) {
		all[i].bytes = fill(a, files[i].text, fills);
		all[i].path = fill(a, files[i].path, fills);
		all[i].path.len--; /* the end of the line */
	}
	return all;
}
