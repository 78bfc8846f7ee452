/* A place as authors would write it, and its texts. */
#include "base/intl.h"
#include "import/import.h"
#include "import/region_items.h"

#define PURPOSE 90
#define LONGEST 1000 /* of a street or town [byte] */

/* Of a place: one sentence; '*from' says where it is from. */
static struct wg_str
purpose_of(struct wg_region_import *m, const struct wg_item *item,
    size_t language, int *from)
{
	const struct wg_item_text *t = &item->texts[language];
	struct wg_str s =
	    wg_prose_plain(m->arena, wg_js_text(t->js, "meta_description"));
	const struct wg_passage *b =
	    t->blocks == NULL ? NULL : t->blocks->first;

	*from = 0;
	if (s.len > 0 && (wg_utf8_count(s) <= PURPOSE || language > 0))
		return s;
	*from = 1;
	while (b != NULL && b->words == NULL)
		b = b->next;
	s = b == NULL ? WG_NONE : wg_pieces_text(m->arena, b->words);
	for (size_t i = 0; i + 1 < s.len; i++)
		if (s.ptr[i] == '.' && s.ptr[i + 1] == ' ') {
			s = wg_str_head(s, i + 1);
			break;
		}
	if (s.len > 0 && (wg_utf8_count(s) <= PURPOSE || language > 0))
		return s;
	*from = 2;
	s = wg_prose_plain(m->arena,
	    wg_js_text(wg_js_get(t->js, "category"), "name"));
	return s.len > 0 ? s : t->title;
}

/* A description that is too long to be one sentence. */
static struct wg_str
long_description(struct wg_region_import *m, const struct wg_item *item,
    size_t language)
{
	struct wg_str german = wg_prose_plain(m->arena,
	    wg_js_text(item->texts[0].js, "meta_description"));

	return wg_utf8_count(german) <= PURPOSE ?
	    WG_NONE :
	    language == 0 ?
	    german :
	    wg_prose_plain(m->arena,
		wg_js_text(item->texts[language].js, "meta_description"));
}

/* Facts that both say alike, and whether one is said in two ways. */
static unsigned
alike(const struct wg_js *x, const struct wg_js *y, bool *differ)
{
	static const char *const fields[] = { "email", "phone_number",
		"mobile_number", "website" };
	unsigned n = 0;

	*differ = false;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct wg_str a = wg_js_text(x, fields[i]);
		struct wg_str b = wg_js_text(y, fields[i]);
		bool same = wg_str_eq(a, b);

		n += same && a.len > 0;
		*differ |= !same && a.len > 0 && b.len > 0;
	}
	return n;
}

/* The contact of a translation that is this one: by its number, else by what
 * only it says, else by where it stands, if nothing is against that. */
static const struct wg_js *
same_contact(const struct wg_item_text *t, const struct wg_js *german,
    size_t position, bool *sure)
{
	const struct wg_js *best = NULL, *there = NULL;
	int64_t id = wg_js_int(german, "id");
	unsigned most = 0, rivals = 0;
	bool differ;
	size_t i = 0;

	*sure = true;
	for (const struct wg_js *c = wg_contact_first(t); c != NULL;
	     c = wg_contact_next(t, c), i++) {
		unsigned n = alike(german, c, &differ);

		if (c != t->js && id > 0 && wg_js_int(c, "id") == id)
			return c;
		rivals = n > most ? 0 : rivals + (n == most && n > 0);
		best = n > most ? c : best;
		most = n > most ? n : most;
		there = i == position ? c : there;
	}
	if (best != NULL && rivals == 0)
		return best;
	alike(german, there, &differ);
	*sure = !differ;
	return there;
}

void
wg_region_fields(struct wg_region_import *m, struct wg_item *item,
    size_t language)
{
	const struct wg_item_text *de = &item->texts[0];
	const struct wg_item_text *t = &item->texts[language];
	size_t position = 0;
	int from, other;
	bool sure = true;
	struct wg_str german, said;

	wg_region_say(m, item, language, de->title, t->title, true);
	if (item->kind != WG_ITEM_PLACE)
		return;
	german = purpose_of(m, item, 0, &from);
	said = purpose_of(m, item, language, &other);
	/* A category is no translation of a description. */
	wg_region_say(
	    m, item, language, german, said, from == other && from != 1);
	wg_region_say(m, item, language, long_description(m, item, 0),
	    long_description(m, item, language), true);
	for (const struct wg_js *c = wg_contact_first(de); c != NULL;
	     c = wg_contact_next(de, c), position++) {
		const struct wg_js *o =
		    t->is ? same_contact(t, c, position, &sure) : NULL;

		wg_region_say(m, item, language, wg_contact_desk(m, c),
		    wg_contact_desk(m, o), sure);
	}
}

static void
put_address(struct wg_writing *w, const struct wg_js *l)
{
	struct wg_arena *a = w->m->arena;
	struct wg_import_address to =
	    wg_import_address(a, wg_prose_plain(a, wg_js_text(l, "address")));
	struct wg_str code = wg_js_text(l, "postcode");
	struct wg_str town = wg_prose_plain(a, wg_js_text(l, "town"));

	if (to.street.len == 0 && code.len == 0 && town.len == 0)
		return;
	bool half = to.street.len == 0 || code.len == 0 || town.len == 0;

	if (half || to.street.len > LONGEST || town.len > LONGEST) {
		wg_write_aside(w, "location",
		    wg_str_fmt(a, "%.*s, %.*s %.*s",
			WG_ARG(wg_js_text(l, "address")), WG_ARG(code),
			WG_ARG(town)),
		    half ? N_("half an address") : N_("it is too long"));
		return;
	}
	wg_write_indent(w);
	wg_out_puts(&w->out, "<w:address");
	wg_write_attribute(w, "street", to.street);
	wg_write_attribute(w, "number", to.number);
	wg_write_attribute(w, "postcode", code);
	wg_write_attribute(w, "town", town);
	wg_write_attribute(w, "entrance",
	    to.entrance.len > 0 ? to.entrance : to.rest);
	wg_write_attribute(w, "floor", to.floor);
	wg_write_attribute(w, "room", to.room);
	wg_out_puts(&w->out, "/>\n");
	if (to.rest.len > 0)
		wg_region_note(w->m, WG_D_IMPORT_FIELD, to.rest,
		    N_("part of an address, taken for an entrance"));
}

bool
wg_region_has_position(const struct wg_js *l)
{
	const struct wg_js *lat = wg_js_get(l, "latitude");
	const struct wg_js *lon = wg_js_get(l, "longitude");

	return lat != NULL && lon != NULL && lat->kind == WG_JS_NUMBER &&
	    lon->kind == WG_JS_NUMBER &&
	    wg_bounds_holds(&wg_germany,
		(struct wg_point){ (int32_t)lat->micro, (int32_t)lon->micro });
}

static struct wg_str
category_of(struct wg_region_import *m, const struct wg_js *js)
{
	const struct wg_js *c = wg_js_get(js, "category");
	struct wg_str key = wg_str_fmt(m->arena, "category %lld",
	    (long long)wg_js_int(c, "id"));
	struct wg_str other =
	    m->categories.n > 0 ? m->categories.at[0].id : WG_STR("office");

	size_t at = (size_t)wg_map_get(&m->shared, key);

	if (at > 0)
		return m->categories.at[at - 1].id;
	wg_region_note(m, WG_D_IMPORT_FIELD, other,
	    N_("a place without a category, put into this one"));
	return other;
}

/* Shown in the region by what it says, not by where it is. */
static bool
is_outside(struct wg_region_import *m, const struct wg_js *js, bool positioned)
{
	const struct wg_bounds b = wg_region_bounds(m);
	const struct wg_js *l = wg_js_get(js, "location");

	return positioned &&
	    !wg_bounds_holds(&b,
		(struct wg_point){ (int32_t)wg_js_get(l, "latitude")->micro,
		    (int32_t)wg_js_get(l, "longitude")->micro });
}

static void
place_head(struct wg_writing *w, struct wg_region_import *m,
    const struct wg_item *item, bool positioned)
{
	const struct wg_js *js = item->texts[0].js;
	bool on_map = positioned &&
	    (!m->has_map ||
		wg_map_get(&m->on_map, item->texts[0].path) != NULL);

	wg_write_attribute(w, "level",
	    wg_str(wg_import_level(m->arena, item->texts[0].title)));
	wg_write_attribute(w, "category", category_of(m, js));
	if (!on_map)
		wg_write_attribute(w, "map", WG_STR("no"));
	if (is_outside(m, js, positioned))
		wg_write_attribute(w, "regions", m->name);
	if (wg_js_is(js, "temporarily_closed"))
		wg_write_attribute(w, "closed", WG_STR("yes"));
	wg_out_puts(&w->out, ">\n");
}

/* What an address says besides. */
static void
tell_location(struct wg_writing *w, const struct wg_js *l, bool positioned)
{
	struct wg_arena *a = w->m->arena;
	struct wg_str name = wg_prose_plain(a, wg_js_text(l, "name"));
	struct wg_str at = wg_str_fmt(a, "%.*s %.*s",
	    WG_ARG(wg_region_words(a, wg_js_get(l, "latitude"))),
	    WG_ARG(wg_region_words(a, wg_js_get(l, "longitude"))));

	if (name.len > 0 && !wg_str_eq(name, w->item->texts[0].title))
		wg_write_aside(w, "location", name,
		    N_("its address has another name than the place"));
	if (!positioned && at.len > 1 && !wg_str_is(at, "0 0"))
		wg_write_aside(w, "position", at,
		    N_("a position that is not in Germany"));
	wg_region_unread(w, WG_FIELDS_LOCATION, l, NULL);
	wg_region_unread(w, WG_FIELDS_CATEGORY,
	    wg_js_get(w->item->texts[0].js, "category"), NULL);
}

/* The feed has no words for it: it shows what its name says. */
static void
put_photo(struct wg_writing *w, const struct wg_js *js)
{
	struct wg_str url = wg_js_text(js, "thumbnail");
	struct wg_piece root = { .kind = WG_PIECE_TEXT }, name = root;
	struct wg_passage photo = { .kind = WG_PASSAGE_PICTURE, .ref = url };

	if (url.len == 0 || w->m->image_of(w->m->context, url).len == 0)
		return;
	name.text = w->item->texts[0].title;
	root.first = root.last = &name;
	photo.words = &root;
	wg_write_block(w, &photo);
}

struct wg_made_file
wg_write_place(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;
	const struct wg_js *js = item->texts[0].js;
	const struct wg_js *l = wg_js_get(js, "location");
	const struct wg_js *free = wg_js_get(js, "barrier_free");
	bool positioned = wg_region_has_position(l);
	int from;

	wg_write_begin(&w, m, item, "w:place");
	place_head(&w, m, item, positioned);
	wg_write_info(&w, m, item);
	wg_write_element(&w, "w:purpose", purpose_of(m, item, 0, &from));
	put_address(&w, l);
	tell_location(&w, l, positioned);
	if (positioned) {
		wg_write_indent(&w);
		wg_out_puts(&w.out, "<w:position");
		wg_write_attribute(&w, "lat",
		    wg_write_degrees(m->arena, wg_js_get(l, "latitude")));
		wg_write_attribute(&w, "lon",
		    wg_write_degrees(m->arena, wg_js_get(l, "longitude")));
		wg_out_puts(&w.out, "/>\n");
	}
	wg_write_hours(&w, js);
	wg_write_contacts(&w, true);
	wg_write_copies(&w);
	wg_write_web(&w, "w:appointment", wg_js_text(js, "appointment_url"),
	    true);
	if (free != NULL &&
	    (free->kind == WG_JS_TRUE || free->kind == WG_JS_FALSE)) {
		wg_write_indent(&w);
		wg_out_fmt(&w.out, "<w:access step-free=\"%s\"/>\n",
		    free->kind == WG_JS_TRUE ? "yes" : "no");
	}
	wg_write_contacts(&w, false);
	put_photo(&w, js);
	wg_write_element(&w, "para", long_description(m, item, 0));
	for (const struct wg_passage *b = item->texts[0].blocks->first;
	     b != NULL; b = b->next)
		wg_write_block(&w, b);
	return wg_write_finish(&w, "w:place",
	    wg_str_fmt(m->arena, "content/places/%.*s.xml", WG_ARG(item->id)));
}
