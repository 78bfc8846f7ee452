/* Items as authors would write them. */
#include "base/intl.h"
#include "import/import.h"
#include "import/region_write.h"
#include "values/value.h"
#include "values/zone.h"

#define PURPOSE 90

static struct wg_made_file
page(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;

	wg_write_begin(&w, m, item, "article");
	wg_write_attribute(&w, "version", WG_STR("5.0"));
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	wg_write_sections(&w, item->texts[0].blocks);
	return wg_write_finish(&w, "article",
	    wg_str_fmt(m->arena, "content/pages/%.*s/%.*s.xml",
		WG_ARG(item->area), WG_ARG(item->id)));
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
	struct wg_str s =
	    wg_prose_plain(m->arena, wg_js_text(t->js, "meta_description"));
	const struct wg_passage *b =
	    t->blocks == NULL ? NULL : t->blocks->first;

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

	return letters(german) <= PURPOSE ?
	    WG_NONE :
	    language == 0 ?
	    german :
	    wg_prose_plain(m->arena,
		wg_js_text(item->texts[language].js, "meta_description"));
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
		wg_region_say(m, item, language,
		    wg_prose_plain(m->arena,
			wg_js_text(contact_at(de, i),
			    "area_of_responsibility")),
		    wg_prose_plain(m->arena,
			wg_js_text(contact_at(t, i), "area_of_responsibility")),
		    true);
}

static void
put_phone(struct wg_writing *w, const struct wg_js *c, const char *field,
    const char *kind)
{
	struct wg_str s = wg_js_text(c, field);
	struct wg_str number = wg_import_number(w->m->arena, s);

	if (s.len == 0)
		return;
	if (number.len == 0) {
		wg_write_aside(w, field, s, N_("no phone number"));
		return;
	}
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<w:phone%s>%.*s</w:phone>\n", kind,
	    WG_ARG(number));
}

static void
put_email(struct wg_writing *w, const struct wg_js *c)
{
	struct wg_str s = wg_str_trim(wg_js_text(c, "email"));
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	if (s.len == 0)
		return;
	if (wg_read_email(w->m->arena, s, &v, &e))
		wg_write_element(w, "w:email", s);
	else
		wg_write_aside(w, "email", s, e.why);
}

static void
put_web(struct wg_writing *w, const char *tag, struct wg_str href)
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
		wg_write_comment(w,
		    wg_str_fmt(w->m->arena, "%s: %.*s", tag, WG_ARG(href)));
		return;
	}
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	wg_write_attribute(w, "href", to);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_hours(struct wg_writing *w, const struct wg_js *c)
{
	const char *why;
	const struct wg_js *hours = wg_js_get(c, "opening_hours");
	struct wg_str week = wg_import_week(w->m->arena, hours, &why);

	if (why != NULL)
		wg_write_aside(w, "opening_hours", WG_NONE, why);
	wg_write_element(w, "w:hours", week);
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
	if (to.street.len == 0 || code.len == 0 || town.len == 0) {
		wg_write_aside(w, "location",
		    wg_str_fmt(a, "%.*s, %.*s %.*s",
			WG_ARG(wg_js_text(l, "address")), WG_ARG(code),
			WG_ARG(town)),
		    N_("half an address"));
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

static void
put_contacts(struct wg_writing *w, bool own)
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
			wg_region_note(w->m, WG_D_IMPORT_WORDS, WG_STR("name"),
			    N_("a person's name"));
		if (!own) {
			wg_write_open(w, "w:contact");
			wg_write_element(w, "title", area);
		}
		put_hours(w, own ? NULL : c);
		put_phone(w, c, "phone_number", "");
		put_phone(w, c, "mobile_number", " kind=\"mobile\"");
		put_email(w, c);
		put_web(w, "w:web", wg_js_text(c, "website"));
		put_web(w, "w:appointment", wg_js_text(c, "appointment_url"));
		if (!own)
			wg_write_shut(w, "w:contact");
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
place_head(struct wg_writing *w, struct wg_region_import *m,
    const struct wg_item *item, bool positioned)
{
	const struct wg_js *js = item->texts[0].js;
	const struct wg_import_category *c = category_of(m, js);
	bool on_map = positioned &&
	    (!m->has_map ||
		wg_map_get(&m->on_map, item->texts[0].path) != NULL);

	wg_write_attribute(w, "level",
	    wg_str(wg_import_level(m->arena, item->texts[0].title)));
	wg_write_attribute(w, "category", c == NULL ? WG_STR("office") : c->id);
	if (!on_map)
		wg_write_attribute(w, "map", WG_STR("no"));
	if (wg_js_is(js, "temporarily_closed"))
		wg_write_attribute(w, "closed", WG_STR("yes"));
	wg_out_puts(&w->out, ">\n");
}

static struct wg_made_file
place(struct wg_region_import *m, struct wg_item *item)
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
	if (positioned) {
		wg_write_indent(&w);
		wg_out_puts(&w.out, "<w:position");
		wg_write_attribute(&w, "lat",
		    wg_write_degrees(m->arena, wg_js_get(l, "latitude")));
		wg_write_attribute(&w, "lon",
		    wg_write_degrees(m->arena, wg_js_get(l, "longitude")));
		wg_out_puts(&w.out, "/>\n");
	}
	put_hours(&w, js);
	put_contacts(&w, true);
	put_web(&w, "w:appointment", wg_js_text(js, "appointment_url"));
	if (free != NULL &&
	    (free->kind == WG_JS_TRUE || free->kind == WG_JS_FALSE)) {
		wg_write_indent(&w);
		wg_out_fmt(&w.out, "<w:access step-free=\"%s\"/>\n",
		    free->kind == WG_JS_TRUE ? "yes" : "no");
	}
	put_contacts(&w, false);
	wg_write_element(&w, "para", long_description(m, item, 0));
	for (const struct wg_passage *b = item->texts[0].blocks->first;
	     b != NULL; b = b->next)
		wg_write_block(&w, b);
	return wg_write_finish(&w, "w:place",
	    wg_str_fmt(m->arena, "content/places/%.*s.xml", WG_ARG(item->id)));
}

/* Events and news. */

static void
put_when(struct wg_writing *w, const struct wg_js *js)
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
	repeat =
	    rule.len == 0 ? WG_NONE : wg_import_rhythm(a, rule, &last, &why);
	if (why != NULL)
		wg_write_aside(w, "recurrence_rule", rule, why);
	if (last)
		wg_region_note(w->m, WG_D_IMPORT_FIELD, repeat,
		    N_("the fifth weekday of a month, taken for its last"));
	wg_write_indent(w);
	wg_out_puts(&w->out, "<w:when");
	wg_write_attribute(w, "start", start);
	if (!wg_str_eq(start, end))
		wg_write_attribute(w, "end", end);
	if (wg_js_is(e, "only_weekdays"))
		wg_write_attribute(w, "weekdays-only", WG_STR("yes"));
	wg_write_attribute(w, "repeat", repeat);
	wg_out_puts(&w->out, "/>\n");
}

static void
put_where(struct wg_writing *w, const struct wg_js *js)
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
		at = wg_map_get(&m->by_fact,
		    wg_prose_plain(m->arena, wg_js_text(l, "name")));
	if (at != NULL && (at->kind != WG_ITEM_PLACE || at->left_out))
		at = NULL;
	if (at == NULL && wg_js_text(l, "name").len > 0)
		wg_write_aside(w, "location", wg_js_text(l, "name"),
		    N_("a place that is not there"));
	if (online.len > 0 && wg_region_link(m, online, &to) != WG_LINK_WEB) {
		wg_write_comment(w,
		    wg_str_fmt(m->arena, "online: %.*s", WG_ARG(online)));
		to = WG_NONE;
	}
	if (at == NULL && to.len == 0)
		return;
	wg_write_indent(w);
	wg_out_puts(&w->out, "<w:where");
	if (at != NULL) {
		wg_write_attribute(w, "place", at->id);
		wg_write_attribute(w, "closed", WG_STR("yes"));
	}
	wg_write_attribute(w, "online", to);
	wg_out_puts(&w->out, "/>\n");
}

static struct wg_made_file
event(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;

	wg_write_begin(&w, m, item, "w:event");
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	put_when(&w, item->texts[0].js);
	put_where(&w, item->texts[0].js);
	wg_write_sections(&w, item->texts[0].blocks);
	return wg_write_finish(&w, "w:event",
	    wg_str_fmt(m->arena, "content/events/%.*s.xml", WG_ARG(item->id)));
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
	    WG_ARG(wg_days_write(a, at.days)), (unsigned)at.minutes / 60,
	    (unsigned)at.minutes % 60);
}

static struct wg_made_file
news(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;
	struct wg_str at =
	    local_of(m->arena, wg_js_text(item->texts[0].js, "display_date"));

	wg_write_begin(&w, m, item, "w:news");
	wg_write_attribute(&w, "published", at.len > 0 ? at : m->today);
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	wg_write_sections(&w, item->texts[0].blocks);
	if (item->texts[0].blocks->first == NULL)
		wg_write_element(&w, "para", item->texts[0].title);
	return wg_write_finish(&w, "w:news",
	    wg_str_fmt(m->arena, "content/news/%.*s.xml", WG_ARG(item->id)));
}

const struct wg_made_file *
wg_region_files(struct wg_region_import *m)
{
	struct wg_made_files all = { 0 };
	struct wg_made_file regional;
	static struct wg_made_file (*const makers[])(struct wg_region_import *,
	    struct wg_item *) = { page, place, event, news };

	wg_region_categories(m);
	wg_region_contexts(m);
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		if (item->kind != WG_ITEM_IMPRINT && !item->left_out)
			WG_PUSH(m->arena, &all) = makers[item->kind](m, item);
	}
	regional = wg_region_file(m);
	WG_PUSH(m->arena, &all) = regional;
	WG_PUSH(m->arena, &all) = wg_project_file(m);
	WG_PUSH(m->arena, &all) = wg_linguas_file(m);
	wg_region_reports(m, &all);
	WG_PUSH(m->arena, &all) = (struct wg_made_file){ .path = WG_NONE };
	return all.at;
}
