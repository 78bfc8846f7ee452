/* Items as authors would write them. */
#include "base/intl.h"
#include "import/import.h"
#include "import/region_write.h"
#include "values/value.h"
#include "values/zone.h"

#define PURPOSE 90
#define LONGEST 1000 /* of a street or town [byte] */

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

/* Regions of 2022 have no contacts: the place says it itself. */
static const struct wg_js *
first_contact(const struct wg_item_text *t)
{
	const struct wg_js *all = wg_js_get(t->js, "contacts");

	return all == NULL || all->first == NULL ? t->js : all->first;
}

static const struct wg_js *
next_contact(const struct wg_item_text *t, const struct wg_js *c)
{
	return c == NULL || c == t->js ? NULL : c->next;
}

static struct wg_str
desk_of(struct wg_region_import *m, const struct wg_js *c)
{
	return wg_prose_plain(m->arena,
	    wg_js_text(c, "area_of_responsibility"));
}

void
wg_region_fields(struct wg_region_import *m, struct wg_item *item,
    size_t language)
{
	const struct wg_item_text *de = &item->texts[0];
	const struct wg_item_text *t = &item->texts[language];
	const struct wg_js *other_c;
	int from, other;
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
	other_c = t->is ? first_contact(t) : NULL;
	for (const struct wg_js *c = first_contact(de); c != NULL;
	     c = next_contact(de, c)) {
		wg_region_say(m, item, language, desk_of(m, c),
		    desk_of(m, other_c), true);
		other_c = next_contact(t, other_c);
	}
}

/* A place has some elements once, its contacts may say them again.  False: it
 * stands there already, or the other one was told. */
static bool
is_first(struct wg_writing *w, const char *tag, struct wg_str value)
{
	struct wg_str *before = wg_map_get(&w->once, wg_str(tag)), *now;

	if (before != NULL && wg_str_eq(*before, value))
		return false;
	if (before != NULL) {
		wg_write_aside(w, tag, value, N_("the place has another one"));
		return false;
	}
	now = WG_NEW(w->m->arena, struct wg_str);
	*now = value;
	wg_map_put(w->m->arena, &w->once, wg_str(tag), now);
	return true;
}

/* 'own': of the place itself, not of a desk. */
static void
put_phone(struct wg_writing *w, const struct wg_js *c, const char *field,
    const char *kind, bool own)
{
	struct wg_str s = wg_js_text(c, field);
	struct wg_str number = wg_import_number(w->m->arena, s);

	if (s.len == 0)
		return;
	if (number.len == 0) {
		wg_write_aside(w, field, s, N_("no phone number"));
		return;
	}
	/* There may be many, but not the same once more. */
	if (own && !is_first(w, wg_str_fmt(w->m->arena, "%.*s%s",
	    WG_ARG(number), kind).ptr, number))
		return;
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<w:phone%s>%.*s</w:phone>\n", kind,
	    WG_ARG(number));
}

static void
put_email(struct wg_writing *w, const struct wg_js *c, bool own)
{
	struct wg_str s = wg_str_trim(wg_js_text(c, "email"));
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	if (s.len == 0)
		return;
	if (!wg_read_email(w->m->arena, s, &v, &e))
		wg_write_aside(w, "email", s, e.why);
	else if (!own || is_first(w, "email", s))
		wg_write_element(w, "w:email", s);
}

/* False: it cannot be linked, which was told. */
static bool
web_of(struct wg_writing *w, const char *what, struct wg_str href,
    struct wg_str *to)
{
	enum wg_link_kind kind;

	if (href.len == 0)
		return false;
	if (wg_str_starts(href, WG_STR("http://"))) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, href,
		    N_("only https is linked, so that was looked for"));
		href = wg_str_fmt(w->m->arena, "https://%.*s",
		    WG_ARG(wg_str_from(href, 7)));
	}
	kind = wg_region_link(w->m, href, to);
	if (kind == WG_LINK_WEB)
		return true;
	if (kind != WG_LINK_HOST)
		wg_region_note(w->m, WG_D_IMPORT_LINK, href, NULL);
	wg_write_comment(w,
	    wg_str_fmt(w->m->arena, "%s: %.*s", what, WG_ARG(href)));
	return false;
}

static void
put_web(struct wg_writing *w, const char *tag, struct wg_str href, bool own)
{
	struct wg_str to = WG_NONE;

	if (!web_of(w, tag, href, &to) || (own && !is_first(w, tag, to)))
		return;
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
		wg_write_aside(w, "opening_hours",
		    wg_region_words(w->m->arena, hours), why);
	wg_write_element(w, "w:hours", week);
}

/* A contact that is the place itself can say hours that the place does not. */
static void
tell_hours(struct wg_writing *w, const struct wg_js *c)
{
	struct wg_arena *a = w->m->arena;
	const struct wg_js *hours = wg_js_get(c, "opening_hours");
	struct wg_str words = wg_region_words(a, hours), week;
	const char *why;

	if (words.len == 0 ||
	    wg_str_eq(words,
		wg_region_words(a,
		    wg_js_get(w->item->texts[0].js, "opening_hours"))))
		return;
	week = wg_import_week(a, hours, &why);
	wg_write_aside(w, "opening_hours", week.len > 0 ? week : words,
	    N_("other hours than those of the place"));
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

static void
put_contact(struct wg_writing *w, const struct wg_js *c)
{
	const struct wg_js *place = w->item->texts[0].js;
	struct wg_str desk = desk_of(w->m, c);
	bool own = desk.len == 0;

	if (wg_js_text(c, "name").len > 0)
		wg_region_note(w->m, WG_D_IMPORT_WORDS, WG_STR("name"),
		    N_("a person's name"));
	if (desk.len > 0) {
		wg_write_open(w, "w:contact");
		wg_write_element(w, "title", desk);
		put_hours(w, c);
	} else {
		tell_hours(w, c);
	}
	put_phone(w, c, "phone_number", "", own);
	put_phone(w, c, "mobile_number", " kind=\"mobile\"", own);
	put_email(w, c, own);
	put_web(w, "w:web", wg_js_text(c, "website"), own);
	if (c != place) {
		put_web(w, "w:appointment", wg_js_text(c, "appointment_url"),
		    own);
		wg_region_unread(w, WG_FIELDS_CONTACT, c, NULL);
	}
	if (desk.len > 0)
		wg_write_shut(w, "w:contact");
}

/* The place itself, or its desks. */
static void
put_contacts(struct wg_writing *w, bool own)
{
	const struct wg_item_text *t = &w->item->texts[0];

	for (const struct wg_js *c = first_contact(t); c != NULL;
	     c = next_contact(t, c))
		if (own == (desk_of(w->m, c).len == 0))
			put_contact(w, c);
}

/* Copies of what a contact says; of another CMS they may say more. */
static void
tell_copies(struct wg_writing *w)
{
	static const char *const copies[] = { "website", "email",
		"phone_number" };
	const struct wg_item_text *t = &w->item->texts[0];

	for (size_t i = 0; i < 3; i++) {
		struct wg_str s = wg_js_text(t->js, copies[i]);
		bool said = s.len == 0;

		for (const struct wg_js *c = first_contact(t);
		     c != NULL && !said; c = next_contact(t, c))
			said = wg_str_eq(wg_js_text(c, copies[i]), s);
		if (!said)
			wg_write_aside(w, copies[i], s,
			    N_("no contact of the place says it"));
	}
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
	    !wg_bounds_holds(&b, (struct wg_point){
		(int32_t)wg_js_get(l, "latitude")->micro,
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
	put_hours(&w, js);
	put_contacts(&w, true);
	tell_copies(&w);
	put_web(&w, "w:appointment", wg_js_text(js, "appointment_url"), true);
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

/* Minutes east of Greenwich: "Z", "+01:00"; false: it says none. */
static bool
offset_of(struct wg_str iso, int64_t *minutes)
{
	struct wg_str s = wg_str_from(iso, iso.len - (iso.len < 6 ? 0 : 6));
	uint32_t h, m;

	*minutes = 0;
	if (wg_str_ends(iso, WG_STR("Z")))
		return true;
	if (s.len != 6 || (s.ptr[0] != '+' && s.ptr[0] != '-') ||
	    s.ptr[3] != ':' ||
	    !wg_str_uint(wg_str_head(wg_str_from(s, 1), 2), &h) ||
	    !wg_str_uint(wg_str_from(s, 4), &m) || h > 14 || m > 59)
		return false;
	*minutes = (s.ptr[0] == '-' ? -1 : 1) * (int64_t)(h * 60 + m);
	return true;
}

/* "2026-11-24T09:00:00Z" on the clock of the region. */
static struct wg_str
local_of(struct wg_arena *a, struct wg_str iso)
{
	struct wg_str local = wg_import_local(a, iso);
	uint32_t hour, minute;
	struct wg_moment at;
	int64_t day, east;

	if (local.len == 0 || !offset_of(iso, &east) ||
	    !wg_days_read(wg_str_head(local, 10), &day) ||
	    !wg_str_uint(wg_str_head(wg_str_from(local, 11), 2), &hour) ||
	    !wg_str_uint(wg_str_from(local, 14), &minute))
		return local;
	at = wg_moment_of(wg_zone_default(),
	    day * 86400 + (int64_t)hour * 3600 +
		((int64_t)minute - east) * 60);
	return wg_str_fmt(a, "%.*sT%02u:%02u",
	    WG_ARG(wg_days_write(a, at.days)), (unsigned)at.minutes / 60,
	    (unsigned)at.minutes % 60);
}

/* When an event is, as sources have it. */
struct times {
	struct wg_str start, end, repeat;
};

/* What ends before it begins has no end. */
static void
fit_end(struct wg_writing *w, struct times *t, struct wg_str said)
{
	if (said.len > 0 && t->end.len == 0)
		wg_write_aside(w, "end", said, N_("no day or time"));
	if (t->end.len > t->start.len) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, said,
		    N_("a time at its end only, taken for the day"));
		t->end = wg_str_head(t->end, t->start.len);
	}
	if (t->end.len == 0)
		return;
	if (t->end.len < t->start.len &&
	    !wg_str_eq(t->end, wg_str_head(t->start, 10)))
		wg_write_aside(w, "end", said, N_("a day, and no time"));
	else if (wg_str_cmp(t->end, t->start) < 0)
		wg_write_aside(w, "end", said, N_("it ends before it begins"));
	else if (t->end.len == t->start.len)
		return;
	t->end = WG_NONE;
}

/* Another day, and the same time. */
static struct wg_str
moved(struct wg_arena *a, struct wg_str moment, int64_t by)
{
	int64_t day;

	if (!wg_days_read(wg_str_head(moment, 10), &day))
		return moment;
	return wg_str_fmt(a, "%.*s%.*s", WG_ARG(wg_days_write(a, day + by)),
	    WG_ARG(wg_str_from(moment, 10)));
}

/* What comes again begins on its first such day, and ends before the next. */
static void
fit_rhythm(struct wg_writing *w, struct times *t, struct wg_str said)
{
	struct wg_arena *a = w->m->arena;
	int64_t start, first, end = 0, next;
	struct wg_value v;
	struct wg_value_error e;

	if (!wg_read_rrule(a, t->repeat, &v, &e) ||
	    !wg_days_read(wg_str_head(t->start, 10), &start))
		return;
	if (!wg_recurrence_next(&v.repeat, start, start, &first)) {
		wg_write_aside(w, "recurrence_rule", said,
		    N_("there is no such day before its end"));
		t->repeat = WG_NONE;
		return;
	}
	if (first > start) {
		t->start = moved(a, t->start, first - start);
		t->end = moved(a, t->end, first - start);
		wg_region_note(w->m, WG_D_IMPORT_FIELD, t->start,
		    N_("the first day of its rhythm, taken for its beginning"));
	}
	if (wg_days_read(wg_str_head(t->end, 10), &end) && end > first &&
	    wg_recurrence_next(&v.repeat, first, first + 1, &next) &&
	    next <= end) {
		wg_write_aside(w, "recurrence_rule", said,
		    N_("it begins again before it has ended"));
		t->repeat = WG_NONE;
	}
}

static struct wg_str
rhythm_of(struct wg_writing *w, struct wg_str rule)
{
	bool last = false;
	const char *why = NULL;
	struct wg_str repeat = rule.len == 0 ? WG_NONE :
	    wg_import_rhythm(w->m->arena, rule, &last, &why);

	if (why != NULL)
		wg_write_aside(w, "recurrence_rule", rule, why);
	if (last)
		wg_region_note(w->m, WG_D_IMPORT_FIELD, repeat,
		    N_("the fifth weekday of a month, taken for its last"));
	return repeat;
}

static void
put_when(struct wg_writing *w, const struct wg_js *js)
{
	struct wg_arena *a = w->m->arena;
	const struct wg_js *e = wg_js_get(js, "event");
	struct wg_str start = wg_js_text(e, "start");
	struct wg_str end = wg_js_text(e, "end");
	struct wg_str rule = wg_js_text(js, "recurrence_rule");
	struct times t = { .start = local_of(a, start),
		.end = local_of(a, end) };

	if (wg_js_is(e, "all_day") ||
	    (wg_str_ends(t.start, WG_STR("T00:00")) &&
		wg_str_ends(t.end, WG_STR("T23:59")))) {
		t.start = wg_str_head(t.start, 10);
		t.end = wg_str_head(t.end, 10);
	}
	if (t.start.len == 0) /* its day is there: else it is left out */
		t.start = wg_import_day(start);
	if (t.end.len == 0)
		t.end = wg_import_day(end);
	fit_end(w, &t, end);
	t.repeat = rhythm_of(w, rule);
	fit_rhythm(w, &t, rule);
	wg_write_indent(w);
	wg_out_puts(&w->out, "<w:when");
	wg_write_attribute(w, "start", t.start);
	if (!wg_str_eq(t.start, t.end))
		wg_write_attribute(w, "end", t.end);
	if (wg_js_is(e, "only_weekdays"))
		wg_write_attribute(w, "weekdays-only", WG_STR("yes"));
	wg_write_attribute(w, "repeat", t.repeat);
	wg_out_puts(&w->out, "/>\n");
	wg_region_unread(w, WG_FIELDS_EVENT, e, NULL);
}

static void
put_where(struct wg_writing *w, const struct wg_js *js)
{
	struct wg_region_import *m = w->m;
	struct wg_str path = wg_js_text(js, "location_path"), to = WG_NONE;
	const struct wg_js *l = wg_js_get(js, "location");
	struct wg_item *at;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	at = path.len == 0 ? NULL : wg_map_get(&m->by_path, path);
	if (at == NULL && wg_js_text(l, "name").len > 0)
		at = wg_map_get(&m->by_fact,
		    wg_prose_plain(m->arena, wg_js_text(l, "name")));
	if (at != NULL && (at->kind != WG_ITEM_PLACE || at->left_out))
		at = NULL;
	if (at == NULL &&
	    (wg_js_text(l, "name").len > 0 || wg_js_text(l, "address").len > 0))
		wg_write_aside(w, "location", wg_region_words(m->arena, l),
		    N_("a place that is not there"));
	if (!web_of(w, "online", wg_js_text(js, "meeting_url"), &to))
		to = WG_NONE;
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

static struct wg_made_file
news(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;
	struct wg_str at =
	    local_of(m->arena, wg_js_text(item->texts[0].js, "display_date"));

	wg_write_begin(&w, m, item, "w:news");
	wg_write_attribute(&w, "published", at.len > 0 ? at : wg_region_day(m, item));
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	wg_write_sections(&w, item->texts[0].blocks);
	if (!wg_writes_block(item->texts[0].blocks))
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
	wg_region_organisations(m);
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
