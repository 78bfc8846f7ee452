/* The region and the project, with what they have to have also if no file says
 * it. */
#include "base/intl.h"
#include "import/import.h"
#include "import/region_write.h"
#include "values/value.h"

static void
put_tree(struct wg_writing *w, const struct wg_item *page)
{
	for (; page != NULL; page = page->next) {
		wg_write_indent(w);
		wg_out_fmt(&w->out, "<w:page ref=\"%.*s\"%s\n",
		    WG_ARG(page->id), page->below != NULL ? ">" : "/>");
		if (page->below == NULL)
			continue;
		w->depth++;
		put_tree(w, page->below);
		wg_write_shut(w, "w:page");
	}
}

#define WIDEST 8000000 /* of a box that says something [1/1000000 degree] */
#define AROUND 1000000 /* Germany, where it may reach */

/* What a region has to have, also if it does not say it. */

static struct wg_str
name_of(const struct wg_region_import *m)
{
	struct wg_str s = wg_prose_plain(m->arena,
	    wg_js_text(m->region, "name_without_prefix"));

	return s.len > 0 ? s : m->name;
}

struct wg_str
wg_region_name(const struct wg_region_import *m)
{
	struct wg_str s =
	    wg_prose_plain(m->arena, wg_js_text(m->region, "name"));

	return s.len > 0 ? s : name_of(m);
}

static struct wg_str
seat(struct wg_region_import *m, const char *field)
{
	if (wg_region_has_position(m->region))
		return wg_write_degrees(m->arena, wg_js_get(m->region, field));
	wg_region_note(m, WG_D_IMPORT_FIELD, wg_str(field),
	    N_("the region does not say where it is"));
	return field[1] == 'a' ? WG_STR("51.0") : WG_STR("10.0");
}

static void
put_town(struct wg_writing *w, struct wg_str name, struct wg_str lat,
    struct wg_str lon)
{
	struct wg_str id = wg_region_free_id(w->m,
	    wg_str_fmt(w->m->arena, "municipality %.*s", WG_ARG(name)), name,
	    "ort", "stadt");

	wg_write_indent(w);
	wg_out_fmt(&w->out, "<w:municipality xml:id=\"%.*s\"", WG_ARG(id));
	wg_write_attribute(w, "name", name);
	wg_write_attribute(w, "lat", lat);
	wg_write_attribute(w, "lon", lon);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_towns(struct wg_writing *w)
{
	struct wg_region_import *m = w->m;
	const struct wg_js *all = wg_js_get(m->region, "aliases");
	bool any = false;

	for (all = all == NULL || all->kind != WG_JS_OBJECT ? NULL : all->first;
	     all != NULL; all = all->next) {
		struct wg_str name = wg_prose_plain(m->arena, all->key);

		if (name.len == 0 || !wg_region_has_position(all)) {
			wg_write_aside(w, "aliases", name,
			    N_("a town without a position"));
			continue;
		}
		put_town(w, name,
		    wg_write_degrees(m->arena, wg_js_get(all, "latitude")),
		    wg_write_degrees(m->arena, wg_js_get(all, "longitude")));
		any = true;
	}
	if (!any)
		put_town(w, name_of(m), seat(m, "latitude"),
		    seat(m, "longitude"));
}

/* [[west, south], [east, north]]; all of Germany says nothing. */
static bool
said_bounds(const struct wg_js *box, struct wg_bounds *b)
{
	const struct wg_js *at[4];

	if (box == NULL || box->n != 2 || box->first->n != 2 ||
	    box->first->next->n != 2)
		return false;
	at[0] = box->first->first;
	at[1] = at[0]->next;
	at[2] = box->first->next->first;
	at[3] = at[2]->next;
	for (size_t i = 0; i < 4; i++)
		if (at[i]->micro < -180000000 || at[i]->micro > 180000000)
			return false;
	*b = (struct wg_bounds){ .west = (int32_t)at[0]->micro,
		.south = (int32_t)at[1]->micro, .east = (int32_t)at[2]->micro,
		.north = (int32_t)at[3]->micro, .known = true };
	return b->west < b->east && b->south < b->north &&
	    b->east - b->west <= WIDEST && b->south > wg_germany.south - AROUND &&
	    b->north < wg_germany.north + AROUND;
}

static struct wg_point
point_of(const struct wg_js *js)
{
	return (struct wg_point){
		(int32_t)wg_js_get(js, "latitude")->micro,
		(int32_t)wg_js_get(js, "longitude")->micro };
}

static void
widen(struct wg_bounds *b, struct wg_point p)
{
	if (!b->known)
		*b = (struct wg_bounds){ p.lon, p.lat, p.lon, p.lat, true };
	b->west = p.lon < b->west ? p.lon : b->west;
	b->east = p.lon > b->east ? p.lon : b->east;
	b->south = p.lat < b->south ? p.lat : b->south;
	b->north = p.lat > b->north ? p.lat : b->north;
}

/* Around its places, else around the seat: 20 km or so. */
static struct wg_bounds
found_bounds(const struct wg_region_import *m)
{
	struct wg_bounds b = { .known = false };
	struct wg_point seat = { 53100000, 9300000 };
	int32_t lat = 20000, lon = 20000;

	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_js *l =
		    wg_js_get(m->items.at[i]->texts[0].js, "location");

		if (m->items.at[i]->kind == WG_ITEM_PLACE &&
		    wg_region_has_position(l))
			widen(&b, point_of(l));
	}
	if (!b.known) {
		if (wg_region_has_position(m->region))
			seat = point_of(m->region);
		widen(&b, seat);
		lat = 150000;
		lon = 250000;
	}
	return (struct wg_bounds){ b.west - lon, b.south - lat, b.east + lon,
		b.north + lat, true };
}

struct wg_bounds
wg_region_bounds(struct wg_region_import *m)
{
	struct wg_bounds b;

	if (m->bounds.known)
		return m->bounds;
	if (!said_bounds(wg_js_get(m->region, "bounding_box"), &b)) {
		m->item = NULL;
		wg_region_note(m, WG_D_IMPORT_FIELD, WG_STR("bounding_box"),
		    N_("the map of all of Germany; that of its places"));
		b = found_bounds(m);
	}
	return m->bounds = b;
}

static void
put_bounds(struct wg_writing *w)
{
	const struct wg_bounds b = wg_region_bounds(w->m);
	struct wg_out out = { 0 };
	const struct {
		const char *name;
		int32_t value;
	} sides[] = { { "west", b.west }, { "south", b.south },
		{ "east", b.east }, { "north", b.north } };

	wg_write_indent(w);
	wg_out_puts(&w->out, "<w:bounds");
	for (size_t i = 0; i < 4; i++) {
		wg_out_clear(&out);
		wg_out_micro(&out, sides[i].value);
		wg_write_attribute(w, sides[i].name, wg_out_str(&out));
	}
	wg_out_puts(&w->out, "/>\n");
	wg_out_free(&out);
}

static void
put_imprint(struct wg_writing *w, struct wg_item *imprint)
{
	wg_write_open(w, "w:imprint");
	if (imprint == NULL)
		wg_write_element(w, "title", WG_STR("Impressum"));
	else
		wg_write_title(w, imprint);
	/* It begins with a block. */
	if (imprint == NULL || !wg_writes_block(imprint->texts[0].blocks))
		wg_write_element(w, "para", wg_region_name(w->m));
	if (imprint != NULL) {
		wg_region_unread_item(w, imprint);
		wg_write_sections(w, imprint->texts[0].blocks);
	}
	wg_write_shut(w, "w:imprint");
}

static struct wg_item *
imprint_of(struct wg_region_import *m)
{
	for (size_t i = 0; i < m->items.n; i++)
		if (m->items.at[i]->kind == WG_ITEM_IMPRINT)
			return m->items.at[i];
	return NULL;
}

static struct wg_str
postcode_of(struct wg_region_import *m)
{
	struct wg_str code = wg_js_text(m->region, "plz");
	struct wg_value v;
	struct wg_value_error e;

	if (wg_read_postcode(m->arena, code, &v, &e))
		return code;
	wg_region_note(m, WG_D_IMPORT_FIELD, code, N_("no postcode"));
	return WG_STR("12345");
}

/* Of all that was changed: another day of an import is no news. */
static struct wg_str
newest_day(struct wg_region_import *m)
{
	struct wg_str newest = WG_NONE;

	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_str day = wg_import_day(
		    wg_js_text(m->items.at[i]->texts[0].js, "last_updated"));

		if (wg_str_cmp(day, newest) > 0)
			newest = day;
	}
	return newest.len > 0 ? newest :
	    m->day_of(m->context, wg_str_fmt(m->arena,
		"file content/regions/%.*s.xml", WG_ARG(m->name)));
}

struct wg_made_file
wg_region_file(struct wg_region_import *m)
{
	struct wg_item self = { .id = m->name };
	struct wg_item *imprint = imprint_of(m);
	struct wg_writing w;
	static const struct {
		const char *field, *name;
	} switches[] = { { "live", "live" }, { "events", "events" },
		{ "pois", "places" }, { "push_notifications", "news" } };

	wg_write_begin(&w, m, &self, "w:region");
	m->item = NULL;
	w.item = imprint == NULL ? &self : imprint;
	wg_write_attribute(&w, "prefix", wg_js_text(m->region, "prefix"));
	wg_write_attribute(&w, "name", name_of(m));
	wg_write_attribute(&w, "postcode", postcode_of(m));
	wg_write_attribute(&w, "timezone", WG_STR("Europe/Berlin"));
	for (size_t i = 0; i < 4; i++)
		wg_write_attribute(&w, switches[i].name,
		    wg_js_is(m->region, switches[i].field) ? WG_STR("yes") :
							     WG_STR("no"));
	wg_out_puts(&w.out, ">\n");
	wg_write_open(&w, "info");
	wg_write_element(&w, "title", wg_region_name(m));
	wg_write_element(&w, "date", newest_day(m));
	wg_write_shut(&w, "info");
	wg_region_unread(&w, WG_FIELDS_REGION, m->region, NULL);
	put_towns(&w);
	put_bounds(&w);
	wg_write_indent(&w);
	wg_out_puts(&w.out, "<w:position");
	wg_write_attribute(&w, "lat", seat(m, "latitude"));
	wg_write_attribute(&w, "lon", seat(m, "longitude"));
	wg_out_puts(&w.out, "/>\n");
	wg_write_open(&w, "w:tree");
	put_tree(&w, m->pages);
	wg_write_shut(&w, "w:tree");
	put_imprint(&w, imprint);
	w.item = &self;
	return wg_write_finish(&w, "w:region",
	    wg_str_fmt(m->arena, "content/regions/%.*s.xml", WG_ARG(m->name)));
}

static void
put_hosts(struct wg_writing *w)
{
	wg_out_puts(&w->out,
	    "  <w:urls api=\"https://api.example.org\" "
	    "app=\"https://app.example.org\"\n"
	    "    site=\"https://wegweiser.example.org\"\n"
	    "    hosts=\"wegweiser.example.org");
	for (size_t i = 0; i < w->m->used_hosts.n; i++) {
		if (wg_str_is(w->m->used_hosts.at[i], "wegweiser.example.org"))
			continue;
		wg_out_puts(&w->out, "\n      ");
		wg_import_put(&w->out, w->m->used_hosts.at[i]);
	}
	wg_out_puts(&w->out, "\"/>\n");
}

static void
put_organisation(struct wg_writing *w, const struct wg_import_organisation *o)
{
	if (o->is_place || o->id.len == 0)
		return;
	wg_out_puts(&w->out, "  <w:organisation");
	wg_write_attribute(w, "xml:id", o->id);
	wg_write_attribute(w, "website", o->website);
	wg_write_attribute(w, "logo", o->logo);
	wg_out_puts(&w->out, ">\n    <title>");
	wg_import_put(&w->out, o->name);
	wg_out_puts(&w->out, "</title>\n  </w:organisation>\n");
}

struct wg_made_file
wg_project_file(struct wg_region_import *m)
{
	struct wg_item self = { .id = WG_STR("project") };
	struct wg_writing w;

	wg_write_begin(&w, m, &self, "w:project");
	m->item = NULL;
	wg_out_puts(&w.out, ">\n");
	wg_write_element(&w, "title", wg_region_name(m));
	wg_out_puts(&w.out, "  <w:order>de");
	for (size_t l = 1; l < m->spoken.n; l++)
		wg_out_fmt(&w.out, " %.*s",
		    WG_ARG(m->spoken.at[l].language->tag));
	wg_out_puts(&w.out, "</w:order>\n");
	put_hosts(&w);
	wg_out_puts(&w.out, "  <w:theme accent=\"#14505c\"/>\n");
	for (size_t i = 0; i < m->categories.n; i++) {
		const struct wg_import_category *c = &m->categories.at[i];

		wg_out_puts(&w.out, "  <w:category");
		wg_write_attribute(&w, "xml:id", c->id);
		wg_write_attribute(&w, "icon", c->icon);
		wg_write_attribute(&w, "color", c->color);
		wg_out_puts(&w.out, ">\n    <title>");
		wg_import_put(&w.out, c->name);
		wg_out_puts(&w.out, "</title>\n  </w:category>\n");
	}
	if (m->categories.n == 0)
		wg_out_puts(&w.out,
		    "  <w:category xml:id=\"office\" "
		    "icon=\"office\" color=\"#1DC6C6\">\n"
		    "    <title>Behörde</title>\n  </w:category>\n");
	for (size_t i = 0; i < m->organisations.n; i++)
		put_organisation(&w, &m->organisations.at[i]);
	wg_out_puts(&w.out,
	    "  <w:helpline phone=\"112\" pictogram=\"emergency\">\n"
	    "    <title>Feuerwehr und Rettungsdienst</title>\n"
	    "  </w:helpline>\n"
	    "  <w:helpline phone=\"110\" pictogram=\"police\">\n"
	    "    <title>Polizei</title>\n  </w:helpline>\n"
	    "  <w:helpline phone=\"116117\" pictogram=\"doctor\">\n"
	    "    <title>Ärztlicher Bereitschaftsdienst</title>\n"
	    "  </w:helpline>\n"
	    "  <w:helpline phone=\"116016\" pictogram=\"shelter\">\n"
	    "    <title>Hilfetelefon Gewalt gegen Frauen</title>\n"
	    "  </w:helpline>\n");
	return wg_write_finish(&w, "w:project", WG_STR("content/project.xml"));
}

struct wg_made_file
wg_linguas_file(struct wg_region_import *m)
{
	struct wg_out out = { 0 };
	struct wg_made_file f = { .path = WG_STR("locales/LINGUAS"),
		.id = WG_STR("linguas") };

	wg_out_puts(&out,
	    "# One language a line: a folder of locales/ each.\n");
	for (size_t l = 1; l < m->spoken.n; l++)
		wg_out_fmt(&out, "%.*s\n",
		    WG_ARG(m->spoken.at[l].language->tag));
	f.bytes = wg_str_dup(m->arena, wg_out_str(&out));
	wg_out_free(&out);
	return f;
}
