/* Items as authors would write them. */
#include <math.h>
#include <string.h>

#include "base/html.h"
#include "base/intl.h"
#include "base/out.h"
#include "import/import.h"
#include "import/region.h"
#include "model/element.h"
#include "values/slug.h"
#include "values/value.h"
#include "values/zone.h"

#define PURPOSE 90
#define NAMES "xmlns=\"http://docbook.org/ns/docbook\" " \
	"xmlns:w=\"urn:wegweiser:1\"\n    " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\""

struct writing {
	struct wg_region_import *m;
	struct wg_item *item;
	struct wg_out out;
	unsigned depth;
	struct wg_map sections; /* ids of this item */
};

static void
indent(struct writing *w)
{
	wg_out_fmt(&w->out, "%*s", (int)w->depth * 2, "");
}

static void
open(struct writing *w, const char *tag)
{
	indent(w);
	wg_out_fmt(&w->out, "<%s>\n", tag);
	w->depth++;
}

static void
shut(struct writing *w, const char *tag)
{
	w->depth--;
	indent(w);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

static void
attribute(struct writing *w, const char *name, struct wg_str value)
{
	if (value.len == 0)
		return;
	wg_out_fmt(&w->out, " %s=\"", name);
	wg_html_escape(&w->out, value);
	wg_out_byte(&w->out, '"');
}

static void
element(struct writing *w, const char *tag, struct wg_str text)
{
	if (text.len == 0)
		return;
	indent(w);
	wg_out_fmt(&w->out, "<%s>", tag);
	wg_html_escape(&w->out, text);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

/* "--" would end it. */
static void
comment(struct writing *w, struct wg_str text)
{
	indent(w);
	wg_out_puts(&w->out, "<!-- ");
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '-' && (i + 1 == text.len ||
			text.ptr[i + 1] == '-'))
			wg_out_puts(&w->out, "–");
		else
			wg_out_byte(&w->out, (unsigned char)text.ptr[i] <
				' ' ? ' ' : text.ptr[i]);
	wg_out_puts(&w->out, " -->\n");
}

/* Blocks. */

static void
put_words(struct writing *w, const char *tag, const struct wg_passage *b)
{
	indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	attribute(w, "w:context", b->context);
	wg_out_byte(&w->out, '>');
	if (b->words != NULL)
		wg_pieces_xml(&w->out, b->words);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

static void put_block(struct writing *, const struct wg_passage *);

static void
put_inside(struct writing *w, const char *tag, const struct wg_passage *b)
{
	open(w, tag);
	for (const struct wg_passage *k = b->first; k != NULL; k = k->next)
		put_block(w, k);
	shut(w, tag);
}

static void
put_entries(struct writing *w, const struct wg_passage *b)
{
	open(w, "variablelist");
	for (const struct wg_passage *k = b->first; k != NULL; k = k->next) {
		if (k->kind == WG_PASSAGE_TERM)
			open(w, "varlistentry");
		put_block(w, k);
		if (k->kind == WG_PASSAGE_ITEM)
			shut(w, "varlistentry");
	}
	shut(w, "variablelist");
}

static void
put_row(struct writing *w, const struct wg_passage *row)
{
	open(w, "row");
	for (const struct wg_passage *c = row->first; c != NULL; c = c->next)
		put_words(w, "entry", c);
	shut(w, "row");
}

static void
put_table(struct writing *w, const struct wg_passage *b)
{
	const struct wg_passage *row = b->first;
	unsigned columns = 0;

	for (const struct wg_passage *c = row->first; c != NULL; c = c->next)
		columns++;
	open(w, "informaltable");
	indent(w);
	wg_out_fmt(&w->out, "<tgroup cols=\"%u\">\n", columns);
	w->depth++;
	if (row->head) {
		open(w, "thead");
		for (; row != NULL && row->head; row = row->next)
			put_row(w, row);
		shut(w, "thead");
	}
	open(w, "tbody");
	for (; row != NULL; row = row->next)
		put_row(w, row);
	shut(w, "tbody");
	shut(w, "tgroup");
	shut(w, "informaltable");
}

static void
put_block(struct writing *w, const struct wg_passage *b)
{
	static const char *const boxes[] = { "note", "tip", "important",
		"warning" };

	switch (b->kind) {
	case WG_PASSAGE_PARA: put_words(w, "para", b); return;
	case WG_PASSAGE_HEADING: put_words(w, "title", b); return;
	case WG_PASSAGE_TERM: put_words(w, "term", b); return;
	case WG_PASSAGE_LIST: put_inside(w, "itemizedlist", b); return;
	case WG_PASSAGE_NUMBERS: put_inside(w, "orderedlist", b); return;
	case WG_PASSAGE_ITEM: put_inside(w, "listitem", b); return;
	case WG_PASSAGE_ENTRIES: put_entries(w, b); return;
	case WG_PASSAGE_TABLE: put_table(w, b); return;
	case WG_PASSAGE_NOTE:
	case WG_PASSAGE_TIP:
	case WG_PASSAGE_IMPORTANT:
	case WG_PASSAGE_WARNING:
		put_inside(w, boxes[b->kind - WG_PASSAGE_NOTE], b);
		return;
	case WG_PASSAGE_PICTURE: comment(w, b->ref); return;
	case WG_PASSAGE_CARD:
		indent(w);
		wg_out_fmt(&w->out, "<w:card ref=\"%.*s\"/>\n",
		    WG_ARG(b->ref));
		return;
	default: return;
	}
}

/* Begins with the id of the page. */
static struct wg_str
section_id(struct writing *w, const struct wg_passage *heading)
{
	struct wg_arena *a = w->m->arena;
	struct wg_str slug = wg_slug(a, wg_pieces_text(a, heading->words));
	struct wg_str id, stem;

	slug = wg_str_head(slug, slug.len > 40 ? 40 : slug.len);
	while (wg_str_ends(slug, WG_STR("-")))
		slug.len--;
	stem = wg_str_fmt(a, "%.*s-%.*s", WG_ARG(w->item->id),
	    WG_ARG(slug.len == 0 ? WG_STR("abschnitt") : slug));
	id = stem;
	for (unsigned n = 2; wg_map_get(&w->m->taken, id) != NULL; n++)
		id = wg_str_fmt(a, "%.*s-%u", WG_ARG(stem), n);
	wg_map_put(a, &w->m->taken, id, w->m);
	return id;
}

/* Headings become sections by how they compare, whatever their numbers. */
static void
put_sections(struct writing *w, const struct wg_passage *root)
{
	unsigned levels[8], n = 0;
	struct wg_str id;

	for (const struct wg_passage *b = root->first; b != NULL; b = b->next) {
		if (b->kind != WG_PASSAGE_HEADING) {
			put_block(w, b);
			continue;
		}
		while (n > 0 && levels[n - 1] >= b->level) {
			shut(w, "section");
			n--;
		}
		id = section_id(w, b);
		indent(w);
		wg_out_fmt(&w->out, "<section xml:id=\"%.*s\">\n",
		    WG_ARG(id));
		w->depth++;
		levels[n++] = b->level;
		put_words(w, "title", b);
	}
	while (n-- > 0)
		shut(w, "section");
}

/* Documents. */

static void
begin(struct writing *w, struct wg_region_import *m, struct wg_item *item,
    const char *root)
{
	struct wg_out former = { 0 };

	*w = (struct writing){ .m = m, .item = item };
	m->item = item;
	m->language = 0;
	wg_out_fmt(&w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<%s " NAMES "\n    xml:id=\"%.*s\" xml:lang=\"de\"", root,
	    WG_ARG(item->id));
	for (size_t i = 0; i < item->former.n; i++)
		wg_out_fmt(&former, "%s%.*s", i > 0 ? "\n      " : "",
		    WG_ARG(item->former.at[i]));
	if (former.len > 0)
		wg_out_puts(&w->out, "\n   ");
	attribute(w, "w:former", wg_out_str(&former));
	wg_out_free(&former);
	w->depth = 1;
}

static void
put_title(struct writing *w, const struct wg_item *item)
{
	const struct wg_heard *h = &item->heard.at[0];

	indent(w);
	wg_out_puts(&w->out, "<title");
	attribute(w, "w:context", h->context);
	wg_out_byte(&w->out, '>');
	wg_html_escape(&w->out, item->texts[0].title);
	wg_out_puts(&w->out, "</title>\n");
}

static void
put_info(struct writing *w, struct wg_region_import *m,
    const struct wg_item *item)
{
	const struct wg_js *js = item->texts[0].js;
	struct wg_str day = wg_import_day(wg_js_text(js, "last_updated"));
	struct wg_str first = wg_import_day(wg_js_text(js, "published_at"));

	open(w, "info");
	put_title(w, item);
	element(w, "date", day.len > 0 ? day : m->today);
	if (!wg_str_eq(first, day))
		element(w, "pubdate", first);
	shut(w, "info");
}

static struct wg_made_file
finish(struct writing *w, const char *root, struct wg_str path)
{
	struct wg_made_file f = { .path = path, .id = w->item->id };

	wg_out_fmt(&w->out, "</%s>\n", root);
	f.bytes = wg_str_dup(w->m->arena, wg_out_str(&w->out));
	wg_out_free(&w->out);
	return f;
}

static struct wg_made_file
page(struct wg_region_import *m, struct wg_item *item)
{
	struct writing w;

	begin(&w, m, item, "article");
	attribute(&w, "version", WG_STR("5.0"));
	wg_out_puts(&w.out, ">\n");
	put_info(&w, m, item);
	put_sections(&w, item->texts[0].blocks);
	return finish(&w, "article", wg_str_fmt(m->arena,
	    "content/pages/%.*s/%.*s.xml", WG_ARG(item->area),
	    WG_ARG(item->id)));
}

/* Numbers with a point, as far as six places go. */
static struct wg_str
degrees(struct wg_arena *a, const struct wg_js *n)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	if (n == NULL || n->kind != WG_JS_NUMBER)
		return WG_NONE;
	wg_out_micro(&out, n->micro);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* Places. */

static size_t
letters(struct wg_str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len; n++)
		wg_utf8_next(s, &at);
	return n;
}

/* Of a place: one sentence; '*from' says where it is from. */
static struct wg_str
purpose_of(struct wg_region_import *m, const struct wg_item *item,
    size_t language, int *from)
{
	const struct wg_item_text *t = &item->texts[language];
	struct wg_str s = wg_prose_plain(
	    m->arena, wg_js_text(t->js, "meta_description"));
	const struct wg_passage *b = t->blocks == NULL ? NULL :
	    t->blocks->first;

	*from = 0;
	if (s.len > 0 && (letters(s) <= PURPOSE || language > 0))
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
	if (s.len > 0 && (letters(s) <= PURPOSE || language > 0))
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

	return letters(german) <= PURPOSE ? WG_NONE : language == 0 ? german :
	    wg_prose_plain(m->arena, wg_js_text(
		item->texts[language].js, "meta_description"));
}

static const struct wg_js *
contact_at(const struct wg_item_text *t, size_t i)
{
	const struct wg_js *c = wg_js_get(t->js, "contacts");

	for (c = c == NULL ? NULL : c->first; c != NULL && i > 0; i--)
		c = c->next;
	return c;
}

void
wg_region_fields(struct wg_region_import *m, struct wg_item *item,
    size_t language)
{
	const struct wg_item_text *de = &item->texts[0];
	const struct wg_item_text *t = &item->texts[language];
	int from, other;
	struct wg_str german;

	wg_region_say(m, item, language, de->title, t->title, true);
	if (item->kind != WG_ITEM_PLACE)
		return;
	german = purpose_of(m, item, 0, &from);
	wg_region_say(m, item, language, german,
	    purpose_of(m, item, language, &other), from != 1);
	wg_region_say(m, item, language, long_description(m, item, 0),
	    long_description(m, item, language), true);
	for (size_t i = 0; contact_at(de, i) != NULL; i++)
		wg_region_say(m, item, language, wg_prose_plain(m->arena,
		    wg_js_text(contact_at(de, i), "area_of_responsibility")),
		    wg_prose_plain(m->arena, wg_js_text(contact_at(t, i),
			"area_of_responsibility")), true);
}

/* What cannot be used stands in the file, and is told. */
static void
set_aside(struct writing *w, const char *what, struct wg_str value,
    const char *why)
{
	wg_region_note(w->m, WG_D_IMPORT_FIELD, value, why);
	comment(w, wg_str_fmt(w->m->arena, "%s: %.*s", what, WG_ARG(value)));
}

static void
put_phone(struct writing *w, const struct wg_js *c, const char *field,
    const char *kind)
{
	struct wg_str s = wg_js_text(c, field);
	struct wg_str number = wg_import_number(w->m->arena, s);

	if (s.len == 0)
		return;
	if (number.len == 0) {
		set_aside(w, field, s, N_("no phone number"));
		return;
	}
	indent(w);
	wg_out_fmt(&w->out, "<w:phone%s>%.*s</w:phone>\n", kind,
	    WG_ARG(number));
}

static void
put_email(struct writing *w, const struct wg_js *c)
{
	struct wg_str s = wg_str_trim(wg_js_text(c, "email"));
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	if (s.len == 0)
		return;
	if (wg_read_email(w->m->arena, s, &v, &e))
		element(w, "w:email", s);
	else
		set_aside(w, "email", s, e.why);
}

static void
put_web(struct writing *w, const char *tag, struct wg_str href)
{
	struct wg_str to = WG_NONE;
	enum wg_link_kind kind;

	if (href.len == 0)
		return;
	if (wg_str_starts(href, WG_STR("http://"))) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, href,
		    N_("only https is linked, so that was looked for"));
		href = wg_str_fmt(w->m->arena, "https://%.*s",
		    WG_ARG(wg_str_from(href, 7)));
	}
	kind = wg_region_link(w->m, href, &to);
	if (kind != WG_LINK_WEB) {
		if (kind != WG_LINK_HOST)
			wg_region_note(w->m, WG_D_IMPORT_LINK, href, NULL);
		comment(w, wg_str_fmt(w->m->arena, "%s: %.*s", tag,
		    WG_ARG(href)));
		return;
	}
	indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	attribute(w, "href", to);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_hours(struct writing *w, const struct wg_js *c)
{
	const char *why;
	const struct wg_js *hours = wg_js_get(c, "opening_hours");
	struct wg_str week = wg_import_week(w->m->arena, hours, &why);

	if (why != NULL)
		set_aside(w, "opening_hours", WG_NONE, why);
	element(w, "w:hours", week);
}

static void
put_address(struct writing *w, const struct wg_js *l)
{
	struct wg_arena *a = w->m->arena;
	struct wg_import_address to = wg_import_address(a,
	    wg_prose_plain(a, wg_js_text(l, "address")));
	struct wg_str code = wg_js_text(l, "postcode");
	struct wg_str town = wg_prose_plain(a, wg_js_text(l, "town"));

	if (to.street.len == 0 && code.len == 0 && town.len == 0)
		return;
	if (to.street.len == 0 || code.len == 0 || town.len == 0) {
		set_aside(w, "location", wg_str_fmt(a, "%.*s, %.*s %.*s",
		    WG_ARG(wg_js_text(l, "address")), WG_ARG(code),
		    WG_ARG(town)), N_("half an address"));
		return;
	}
	indent(w);
	wg_out_puts(&w->out, "<w:address");
	attribute(w, "street", to.street);
	attribute(w, "number", to.number);
	attribute(w, "postcode", code);
	attribute(w, "town", town);
	attribute(w, "entrance", to.entrance.len > 0 ? to.entrance : to.rest);
	attribute(w, "floor", to.floor);
	attribute(w, "room", to.room);
	wg_out_puts(&w->out, "/>\n");
	if (to.rest.len > 0)
		wg_region_note(w->m, WG_D_IMPORT_FIELD, to.rest,
		    N_("part of an address, taken for an entrance"));
}

static bool
has_position(const struct wg_js *l)
{
	const struct wg_js *lat = wg_js_get(l, "latitude");
	const struct wg_js *lon = wg_js_get(l, "longitude");

	return lat != NULL && lon != NULL && lat->kind == WG_JS_NUMBER &&
	    lon->kind == WG_JS_NUMBER && wg_bounds_holds(&wg_germany,
	    (struct wg_point){ (int32_t)lat->micro, (int32_t)lon->micro });
}

static void
put_contacts(struct writing *w, bool own)
{
	for (size_t i = 0;; i++) {
		const struct wg_js *c = contact_at(&w->item->texts[0], i);
		struct wg_str area = wg_prose_plain(w->m->arena,
		    wg_js_text(c, "area_of_responsibility"));

		if (c == NULL)
			return;
		if (own != (area.len == 0))
			continue;
		if (wg_js_text(c, "name").len > 0)
			wg_region_note(w->m, WG_D_IMPORT_WORDS,
			    WG_STR("name"), N_("a person's name"));
		if (!own) {
			open(w, "w:contact");
			element(w, "title", area);
		}
		put_hours(w, own ? NULL : c);
		put_phone(w, c, "phone_number", "");
		put_phone(w, c, "mobile_number", " kind=\"mobile\"");
		put_email(w, c);
		put_web(w, "w:web", wg_js_text(c, "website"));
		put_web(w, "w:appointment", wg_js_text(c, "appointment_url"));
		if (!own)
			shut(w, "w:contact");
	}
}

static const struct wg_import_category *
category_of(struct wg_region_import *m, const struct wg_js *js)
{
	struct wg_str key = wg_str_fmt(m->arena, "category %lld",
	    (long long)wg_js_int(wg_js_get(js, "category"), "id"));

	for (size_t i = 0; i < m->categories.n; i++)
		if (wg_str_eq(m->categories.at[i].key, key))
			return &m->categories.at[i];
	return m->categories.n > 0 ? &m->categories.at[0] : NULL;
}

static void
place_head(struct writing *w, struct wg_region_import *m,
    const struct wg_item *item, bool positioned)
{
	const struct wg_js *js = item->texts[0].js;
	const struct wg_import_category *c = category_of(m, js);
	bool on_map = positioned && (!m->has_map ||
	    wg_map_get(&m->on_map, item->texts[0].path) != NULL);

	attribute(w, "level", wg_str(
	    wg_import_level(m->arena, item->texts[0].title)));
	attribute(w, "category", c == NULL ? WG_STR("office") : c->id);
	if (!on_map)
		attribute(w, "map", WG_STR("no"));
	if (wg_js_is(js, "temporarily_closed"))
		attribute(w, "closed", WG_STR("yes"));
	wg_out_puts(&w->out, ">\n");
}

static struct wg_made_file
place(struct wg_region_import *m, struct wg_item *item)
{
	struct writing w;
	const struct wg_js *js = item->texts[0].js;
	const struct wg_js *l = wg_js_get(js, "location");
	const struct wg_js *free = wg_js_get(js, "barrier_free");
	bool positioned = has_position(l);
	int from;

	begin(&w, m, item, "w:place");
	place_head(&w, m, item, positioned);
	put_info(&w, m, item);
	element(&w, "w:purpose", purpose_of(m, item, 0, &from));
	put_address(&w, l);
	if (positioned) {
		indent(&w);
		wg_out_puts(&w.out, "<w:position");
		attribute(&w, "lat",
		    degrees(m->arena, wg_js_get(l, "latitude")));
		attribute(&w, "lon",
		    degrees(m->arena, wg_js_get(l, "longitude")));
		wg_out_puts(&w.out, "/>\n");
	}
	put_hours(&w, js);
	put_contacts(&w, true);
	put_web(&w, "w:appointment", wg_js_text(js, "appointment_url"));
	if (free != NULL && (free->kind == WG_JS_TRUE ||
	    free->kind == WG_JS_FALSE)) {
		indent(&w);
		wg_out_fmt(&w.out, "<w:access step-free=\"%s\"/>\n",
		    free->kind == WG_JS_TRUE ? "yes" : "no");
	}
	put_contacts(&w, false);
	element(&w, "para", long_description(m, item, 0));
	for (const struct wg_passage *b = item->texts[0].blocks->first;
	     b != NULL; b = b->next)
		put_block(&w, b);
	return finish(&w, "w:place", wg_str_fmt(m->arena,
	    "content/places/%.*s.xml", WG_ARG(item->id)));
}

/* Events and news. */

static void
put_when(struct writing *w, const struct wg_js *js)
{
	struct wg_arena *a = w->m->arena;
	const struct wg_js *e = wg_js_get(js, "event");
	struct wg_str start = wg_import_local(a, wg_js_text(e, "start"));
	struct wg_str end = wg_import_local(a, wg_js_text(e, "end"));
	struct wg_str rule = wg_js_text(js, "recurrence_rule"), repeat;
	bool all_day = wg_js_is(e, "all_day") ||
	    (wg_str_ends(start, WG_STR("T00:00")) &&
		wg_str_ends(end, WG_STR("T23:59")));
	bool last = false;
	const char *why = NULL;

	if (all_day) {
		start = wg_str_head(start, 10);
		end = wg_str_head(end, 10);
	}
	repeat = rule.len == 0 ? WG_NONE :
	    wg_import_rhythm(a, rule, &last, &why);
	if (why != NULL)
		set_aside(w, "recurrence_rule", rule, why);
	if (last)
		wg_region_note(w->m, WG_D_IMPORT_FIELD, repeat,
		    N_("the fifth weekday of a month, taken for its last"));
	indent(w);
	wg_out_puts(&w->out, "<w:when");
	attribute(w, "start", start);
	if (!wg_str_eq(start, end))
		attribute(w, "end", end);
	if (wg_js_is(e, "only_weekdays"))
		attribute(w, "weekdays-only", WG_STR("yes"));
	attribute(w, "repeat", repeat);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_where(struct writing *w, const struct wg_js *js)
{
	struct wg_region_import *m = w->m;
	struct wg_str path = wg_js_text(js, "location_path"), to = WG_NONE;
	const struct wg_js *l = wg_js_get(js, "location");
	struct wg_str online = wg_js_text(js, "meeting_url");
	struct wg_item *at;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	at = path.len == 0 ? NULL : wg_map_get(&m->by_path, path);
	if (at == NULL && wg_js_text(l, "name").len > 0)
		at = wg_map_get(&m->by_fact, wg_prose_plain(
		    m->arena, wg_js_text(l, "name")));
	if (at != NULL && (at->kind != WG_ITEM_PLACE || at->left_out))
		at = NULL;
	if (at == NULL && wg_js_text(l, "name").len > 0)
		set_aside(w, "location", wg_js_text(l, "name"),
		    N_("a place that is not there"));
	if (online.len > 0 &&
	    wg_region_link(m, online, &to) != WG_LINK_WEB) {
		comment(w, wg_str_fmt(m->arena, "online: %.*s",
		    WG_ARG(online)));
		to = WG_NONE;
	}
	if (at == NULL && to.len == 0)
		return;
	indent(w);
	wg_out_puts(&w->out, "<w:where");
	if (at != NULL) {
		attribute(w, "place", at->id);
		attribute(w, "closed", WG_STR("yes"));
	}
	attribute(w, "online", to);
	wg_out_puts(&w->out, "/>\n");
}

static struct wg_made_file
event(struct wg_region_import *m, struct wg_item *item)
{
	struct writing w;

	begin(&w, m, item, "w:event");
	wg_out_puts(&w.out, ">\n");
	put_info(&w, m, item);
	put_when(&w, item->texts[0].js);
	put_where(&w, item->texts[0].js);
	put_sections(&w, item->texts[0].blocks);
	return finish(&w, "w:event", wg_str_fmt(m->arena,
	    "content/events/%.*s.xml", WG_ARG(item->id)));
}

/* "2026-11-24T09:00:00Z" on the clock of the region. */
static struct wg_str
local_of(struct wg_arena *a, struct wg_str utc)
{
	uint32_t hour, minute;
	struct wg_moment at;
	int64_t day;

	if (utc.len < 17 || !wg_days_read(wg_str_head(utc, 10), &day) ||
	    !wg_str_uint(wg_str_head(wg_str_from(utc, 11), 2), &hour) ||
	    !wg_str_uint(wg_str_head(wg_str_from(utc, 14), 2), &minute) ||
	    !wg_str_ends(utc, WG_STR("Z")))
		return wg_import_local(a, utc);
	at = wg_moment_of(wg_zone_default(),
	    day * 86400 + (int64_t)hour * 3600 + (int64_t)minute * 60);
	return wg_str_fmt(a, "%.*sT%02u:%02u",
	    WG_ARG(wg_days_write(a, at.days)),
	    (unsigned)at.minutes / 60, (unsigned)at.minutes % 60);
}

static struct wg_made_file
news(struct wg_region_import *m, struct wg_item *item)
{
	struct writing w;
	struct wg_str at = local_of(m->arena, wg_js_text(
	    item->texts[0].js, "display_date"));

	begin(&w, m, item, "w:news");
	attribute(&w, "published", at.len > 0 ? at : m->today);
	wg_out_puts(&w.out, ">\n");
	put_info(&w, m, item);
	put_sections(&w, item->texts[0].blocks);
	if (item->texts[0].blocks->first == NULL)
		element(&w, "para", item->texts[0].title);
	return finish(&w, "w:news", wg_str_fmt(m->arena,
	    "content/news/%.*s.xml", WG_ARG(item->id)));
}

/* The region and the project. */

static void
put_tree(struct writing *w, const struct wg_item *parent)
{
	for (size_t i = 0; i < w->m->items.n; i++) {
		const struct wg_item *item = w->m->items.at[i];

		if (item->kind != WG_ITEM_PAGE || item->parent != parent)
			continue;
		indent(w);
		wg_out_fmt(&w->out, "<w:page ref=\"%.*s\"%s\n",
		    WG_ARG(item->id), item->n_children > 0 ? ">" : "/>");
		if (item->n_children == 0)
			continue;
		w->depth++;
		put_tree(w, item);
		shut(w, "w:page");
	}
}

/* What a region has to have, also if it does not say it. */

static struct wg_str
name_of(struct wg_region_import *m)
{
	struct wg_str s = wg_prose_plain(
	    m->arena, wg_js_text(m->region, "name_without_prefix"));

	return s.len > 0 ? s : m->name;
}

static struct wg_str
full_name(struct wg_region_import *m)
{
	struct wg_str s =
	    wg_prose_plain(m->arena, wg_js_text(m->region, "name"));

	return s.len > 0 ? s : name_of(m);
}

static struct wg_str
seat(struct wg_region_import *m, const char *field)
{
	struct wg_str s = degrees(m->arena, wg_js_get(m->region, field));

	if (s.len > 0)
		return s;
	wg_region_note(m, WG_D_IMPORT_FIELD, wg_str(field),
	    N_("the region does not say where it is"));
	return field[1] == 'a' ? WG_STR("51.0") : WG_STR("10.0");
}

static void
put_town(struct writing *w, struct wg_str name, struct wg_str lat,
    struct wg_str lon)
{
	struct wg_str id = wg_region_free_id(w->m, wg_str_fmt(w->m->arena,
	    "municipality %.*s", WG_ARG(name)), name, "ort", "stadt");

	indent(w);
	wg_out_fmt(&w->out, "<w:municipality xml:id=\"%.*s\"", WG_ARG(id));
	attribute(w, "name", name);
	attribute(w, "lat", lat);
	attribute(w, "lon", lon);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_towns(struct writing *w)
{
	struct wg_region_import *m = w->m;
	const struct wg_js *all = wg_js_get(m->region, "aliases");
	bool any = false;

	for (all = all == NULL || all->kind != WG_JS_OBJECT ? NULL :
	     all->first; all != NULL; all = all->next) {
		struct wg_str lat = degrees(
		    m->arena, wg_js_get(all, "latitude"));
		struct wg_str lon = degrees(
		    m->arena, wg_js_get(all, "longitude"));

		if (lat.len == 0 || lon.len == 0)
			continue;
		put_town(w, wg_prose_plain(m->arena, all->key), lat, lon);
		any = true;
	}
	if (!any)
		put_town(w, name_of(m), seat(m, "latitude"),
		    seat(m, "longitude"));
}

/* [[west, south], [east, north]]; all of Germany says nothing. */
static void
put_bounds(struct writing *w)
{
	const struct wg_js *box = wg_js_get(w->m->region, "bounding_box");
	int64_t west = INT64_MAX, south = INT64_MAX, east = INT64_MIN,
		north = INT64_MIN;
	struct wg_out out = { 0 };

	if (box != NULL && box->n == 2 && box->first->n == 2 &&
	    box->first->next->n == 2) {
		west = box->first->first->micro;
		south = box->first->first->next->micro;
		east = box->first->next->first->micro;
		north = box->first->next->first->next->micro;
	}
	if (east - west > 8000000 || west >= east || south >= north) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, WG_STR("bounding_box"),
		    N_("the map of all of Germany; that of its places"));
		west = south = INT64_MAX;
		east = north = INT64_MIN;
		for (size_t i = 0; i < w->m->items.n; i++) {
			const struct wg_js *l = wg_js_get(
			    w->m->items.at[i]->texts[0].js, "location");

			if (w->m->items.at[i]->kind != WG_ITEM_PLACE ||
			    !has_position(l))
				continue;
			int64_t y = wg_js_get(l, "latitude")->micro;
			int64_t x = wg_js_get(l, "longitude")->micro;

			west = x < west ? x : west;
			east = x > east ? x : east;
			south = y < south ? y : south;
			north = y > north ? y : north;
		}
		if (west > east) { /* around the seat, 20 km or so */
			const struct wg_js *y =
			    wg_js_get(w->m->region, "latitude");
			const struct wg_js *x =
			    wg_js_get(w->m->region, "longitude");

			west = (x == NULL ? 9300000 : x->micro) - 250000;
			east = west + 500000;
			south = (y == NULL ? 53100000 : y->micro) - 150000;
			north = south + 300000;
		} else {
			west -= 20000;
			east += 20000;
			south -= 20000;
			north += 20000;
		}
	}
	const struct { const char *name; int64_t value; } sides[] = {
		{ "west", west }, { "south", south }, { "east", east },
		{ "north", north } };

	indent(w);
	wg_out_puts(&w->out, "<w:bounds");
	for (size_t i = 0; i < 4; i++) {
		wg_out_clear(&out);
		wg_out_micro(&out, sides[i].value);
		attribute(w, sides[i].name, wg_out_str(&out));
	}
	wg_out_puts(&w->out, "/>\n");
	wg_out_free(&out);
}

static void
put_imprint(struct writing *w, const struct wg_item *imprint)
{
	const struct wg_passage *first =
	    imprint == NULL ? NULL : imprint->texts[0].blocks->first;

	open(w, "w:imprint");
	if (imprint == NULL)
		element(w, "title", WG_STR("Impressum"));
	else
		put_title(w, imprint);
	/* It begins with a block. */
	if (first == NULL || first->kind == WG_PASSAGE_HEADING ||
	    first->kind == WG_PASSAGE_PICTURE)
		element(w, "para", full_name(w->m));
	if (imprint != NULL)
		put_sections(w, imprint->texts[0].blocks);
	shut(w, "w:imprint");
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
		struct wg_str day = wg_import_day(wg_js_text(
		    m->items.at[i]->texts[0].js, "last_updated"));

		if (wg_str_cmp(day, newest) > 0)
			newest = day;
	}
	return newest.len > 0 ? newest : m->today;
}

static struct wg_made_file
region(struct wg_region_import *m)
{
	struct wg_item self = { .id = m->name };
	struct wg_item *imprint = imprint_of(m);
	struct writing w;
	static const struct { const char *field, *name; } switches[] = {
		{ "live", "live" }, { "events", "events" },
		{ "pois", "places" }, { "push_notifications", "news" } };

	begin(&w, m, &self, "w:region");
	m->item = NULL;
	w.item = imprint == NULL ? &self : imprint;
	attribute(&w, "prefix", wg_js_text(m->region, "prefix"));
	attribute(&w, "name", name_of(m));
	attribute(&w, "postcode", postcode_of(m));
	attribute(&w, "timezone", WG_STR("Europe/Berlin"));
	for (size_t i = 0; i < 4; i++)
		attribute(&w, switches[i].name,
		    wg_js_is(m->region, switches[i].field) ? WG_STR("yes") :
							     WG_STR("no"));
	wg_out_puts(&w.out, ">\n");
	open(&w, "info");
	element(&w, "title", full_name(m));
	element(&w, "date", newest_day(m));
	shut(&w, "info");
	put_towns(&w);
	put_bounds(&w);
	indent(&w);
	wg_out_puts(&w.out, "<w:position");
	attribute(&w, "lat", seat(m, "latitude"));
	attribute(&w, "lon", seat(m, "longitude"));
	wg_out_puts(&w.out, "/>\n");
	open(&w, "w:tree");
	put_tree(&w, NULL);
	shut(&w, "w:tree");
	put_imprint(&w, imprint);
	w.item = &self;
	return finish(&w, "w:region", wg_str_fmt(
	    m->arena, "content/regions/%.*s.xml", WG_ARG(m->name)));
}

/* A word of those that an attribute of a category may be; else the other. */
static struct wg_str
one_of(enum wg_attribute attribute, struct wg_str s, const char *other)
{
	const struct wg_element_info *e = wg_element_info(WG_EL_CATEGORY);

	for (size_t i = 0; i < e->n_attributes; i++) {
		struct wg_str choices = wg_str(e->attributes[i].type);

		while (e->attributes[i].attribute == attribute &&
		    choices.len > 0)
			if (wg_str_eq(wg_str_cut(&choices, '|'), s))
				return s;
	}
	return wg_str(other);
}

/* Categories, in the order in which places have them. */
static void
find_categories(struct wg_region_import *m)
{
	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_item *item = m->items.at[i];
		const struct wg_js *c =
		    wg_js_get(item->texts[0].js, "category");
		struct wg_str name = wg_prose_plain(
		    m->arena, wg_js_text(c, "name"));
		struct wg_import_category *known = NULL;
		struct wg_str key = wg_str_fmt(m->arena, "category %lld",
		    (long long)wg_js_int(c, "id"));

		if (item->kind != WG_ITEM_PLACE || name.len == 0)
			continue;
		for (size_t k = 0; k < m->categories.n; k++)
			if (wg_str_eq(m->categories.at[k].key, key))
				known = &m->categories.at[k];
		if (known == NULL) {
			known = &WG_PUSH(m->arena, &m->categories);
			*known = (struct wg_import_category){ .key = key,
				.name = name,
				.id = wg_region_free_id(m, key, name,
				    "kategorie", "kategorie"),
				.icon = one_of(WG_AT_ICON,
				    wg_js_text(c, "icon"), "other"),
				.color = one_of(WG_AT_COLOR,
				    wg_js_text(c, "color"), "#585858"),
				.names = WG_NEW_ARRAY(m->arena, m->spoken.n,
				    struct wg_str) };
		}
		for (size_t l = 1; l < m->spoken.n; l++)
			if (item->texts[l].is && known->names[l].len == 0)
				known->names[l] = wg_prose_plain(m->arena,
				    wg_js_text(wg_js_get(item->texts[l].js,
					"category"), "name"));
	}
}

static void
put_hosts(struct writing *w)
{
	wg_out_puts(&w->out, "  <w:urls api=\"https://api.example.org\" "
	    "app=\"https://app.example.org\"\n"
	    "    site=\"https://wegweiser.example.org\"\n"
	    "    hosts=\"wegweiser.example.org");
	for (size_t i = 0; i < w->m->used_hosts.n; i++) {
		wg_out_puts(&w->out, "\n      ");
		wg_html_escape(&w->out, w->m->used_hosts.at[i]);
	}
	wg_out_puts(&w->out, "\"/>\n");
}

static struct wg_made_file
project(struct wg_region_import *m)
{
	struct wg_item self = { .id = WG_STR("project") };
	struct writing w;

	begin(&w, m, &self, "w:project");
	m->item = NULL;
	wg_out_puts(&w.out, ">\n");
	element(&w, "title", full_name(m));
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
		attribute(&w, "xml:id", c->id);
		attribute(&w, "icon", c->icon);
		attribute(&w, "color", c->color);
		wg_out_puts(&w.out, ">\n    <title>");
		wg_html_escape(&w.out, c->name);
		wg_out_puts(&w.out, "</title>\n  </w:category>\n");
	}
	if (m->categories.n == 0)
		wg_out_puts(&w.out, "  <w:category xml:id=\"office\" "
		    "icon=\"office\" color=\"#1DC6C6\">\n"
		    "    <title>Behörde</title>\n  </w:category>\n");
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
	return finish(&w, "w:project", WG_STR("content/project.xml"));
}

static struct wg_made_file
linguas(struct wg_region_import *m)
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

const struct wg_made_file *
wg_region_files(struct wg_region_import *m)
{
	struct wg_made_files all = { 0 };
	struct wg_made_file regional;
	static struct wg_made_file (*const makers[])(
	    struct wg_region_import *, struct wg_item *) = {
		page, place, event, news };

	find_categories(m);
	wg_region_contexts(m);
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		if (item->kind != WG_ITEM_IMPRINT && !item->left_out)
			WG_PUSH(m->arena, &all) =
			    makers[item->kind](m, item);
	}
	regional = region(m);
	WG_PUSH(m->arena, &all) = regional;
	WG_PUSH(m->arena, &all) = project(m);
	WG_PUSH(m->arena, &all) = linguas(m);
	wg_region_reports(m, &all);
	WG_PUSH(m->arena, &all) = (struct wg_made_file){ .path = WG_NONE };
	return all.at;
}
