/* Events and news as authors would write them: what happens when. */
#include "base/intl.h"
#include "import/region_items.h"
#include "values/calendar.h"
#include "values/value.h"
#include "values/zone.h"

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
	    day * 86400 + (int64_t)hour * 3600 + ((int64_t)minute - east) * 60);
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
	struct wg_str repeat = rule.len == 0 ?
	    WG_NONE :
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
	if (!wg_write_web_of(w, "online", wg_js_text(js, "meeting_url"), &to))
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

struct wg_made_file
wg_write_event(struct wg_region_import *m, struct wg_item *item)
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

struct wg_made_file
wg_write_news(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;
	struct wg_str at =
	    local_of(m->arena, wg_js_text(item->texts[0].js, "display_date"));

	wg_write_begin(&w, m, item, "w:news");
	wg_write_attribute(&w, "published",
	    at.len > 0 ? at : wg_region_day(m, item));
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	wg_write_sections(&w, item->texts[0].blocks);
	if (!wg_writes_block(item->texts[0].blocks))
		wg_write_element(&w, "para", item->texts[0].title);
	return wg_write_finish(&w, "w:news",
	    wg_str_fmt(m->arena, "content/news/%.*s.xml", WG_ARG(item->id)));
}
