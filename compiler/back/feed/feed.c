/*
 * The order of everything is fixed: regions, then languages, then pages in
 * pre-order.  Each page's object is written once per language; the lists are
 * put together from those bytes.
 */
#include "back/feed/feed.h"

#include <stdarg.h>

#include "back/feed/zone.h"
#include "base/calendar.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/stage.h"

bool
wg_feed_publishes(const struct wg_region *r, const struct wg_language *l)
{
	for (size_t i = 0; i < r->n_languages; i++)
		if (r->languages[i] == l)
			return true;
	return false;
}

bool
wg_feed_visible(const struct wg_build *b, const struct wg_region *r,
    const struct wg_language *l)
{
	const struct wg_edition *e = wg_build_edition(b, l);

	if (l == b->project->source)
		return true;
	for (size_t i = 0; e != NULL && i < r->n_pages; i++)
		if (wg_edition_public(e, r, &r->pages[i]))
			return true;
	return false;
}

struct wg_str
wg_feed_path(const struct wg_feed *f, const struct wg_language *l,
    struct wg_str tail)
{
	return wg_str_fmt(f->arena, "/%.*s/%.*s/%.*s",
	    WG_ARG(f->region->document->id), WG_ARG(l->slug), WG_ARG(tail));
}

void
wg_feed_put_address(const struct wg_feed *f, struct wg_json *j,
    const struct wg_language *l, struct wg_str tail)
{
	struct wg_str path = wg_feed_path(f, l, tail);

	wg_json_str(wg_json_key(j, "url"), wg_str_fmt(f->arena, "%.*s%.*s",
	    WG_ARG(f->project->api), WG_ARG(path)));
	wg_json_str(wg_json_key(j, "path"), path);
}

uint32_t
wg_feed_number(struct wg_str name)
{
	struct wg_sha256 h = wg_sha256(name);
	uint32_t n = ((uint32_t)h.bytes[0] << 24 | (uint32_t)h.bytes[1] << 16 |
	    (uint32_t)h.bytes[2] << 8 | h.bytes[3]) & 0x7FFFFFFF;

	return n == 0 ? 1 : n;
}

uint32_t
wg_feed_translation_id(uint32_t number, struct wg_str language)
{
	uint32_t n = (number ^ wg_str_hash(language) * 2654435761u) &
	    0x7FFFFFFF;

	return n == 0 ? 1 : n;
}

static const struct wg_zone *
zone_of(const struct wg_feed *f)
{
	const struct wg_zone *z = wg_zone_lookup(
	    wg_node_attr(f->region->document->root, WG_AT_TIMEZONE));

	return z == NULL ? wg_zone_default() : z;
}

void
wg_feed_put_dates(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, bool published)
{
	struct wg_out local = { 0 }, utc = { 0 };
	struct wg_moment moment = { 0 };

	wg_days_read(d->date, &moment.days);
	wg_moment_utc(&utc, zone_of(f), moment);
	wg_moment_local(&local, zone_of(f), moment);
	wg_json_str(wg_json_key(j, "modified_gmt"), wg_out_str(&utc));
	wg_json_str(wg_json_key(j, "last_updated"), wg_out_str(&local));
	if (published)
		wg_json_str(wg_json_key(j, "published_at"),
		    wg_out_str(&local));
	wg_out_free(&local);
	wg_out_free(&utc);
}

/* Strong letters, as far as our scripts go: 1 left to right, -1 the other. */
static int
strong(uint32_t c)
{
	if ((c >= 0x590 && c <= 0x8FF && (c < 0x660 || c > 0x669) &&
		(c < 0x6F0 || c > 0x6F9)) ||
	    (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC))
		return -1;
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF));
}

struct wg_str
wg_feed_title(const struct wg_feed *f, struct wg_str text, bool rtl)
{
	struct wg_out out = { 0 };
	struct wg_str title;
	int first = 0;

	for (size_t at = 0; at < text.len && first == 0;)
		first = strong(wg_utf8_next(text, &at));
	if (first != 0 && (first < 0) != rtl)
		wg_out_char(&out, rtl ? 0x200F : 0x200E);
	for (size_t i = 0; i < text.len; i++) {
		char next = i + 1 < text.len ? text.ptr[i + 1] : ' ';
		bool entity = text.ptr[i] == '&' && (next == '#' ||
		    (next >= 'a' && next <= 'z') ||
		    (next >= 'A' && next <= 'Z'));

		/* The app decodes entities once, also without ';'. */
		wg_out_byte(&out, text.ptr[i]);
		if (entity)
			wg_out_puts(&out, "amp;");
	}
	title = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return title;
}

void
wg_feed_file(struct wg_task *task, struct wg_out *out, const char *path, ...)
{
	va_list args;
	struct wg_str name;

	va_start(args, path);
	name = wg_str_vfmt(task->arena, path, args);
	va_end(args);
	wg_out_byte(out, '\n');
	wg_stage_put(task->build->stage,
	    wg_str_fmt(task->arena, "site/%.*s", WG_ARG(name)),
	    wg_out_str(out));
	out->len--;
}

/* "gesundheit/notfall/": the ids from the root page down. */
static void
make_paths(struct wg_feed *f)
{
	f->paths = WG_NEW_ARRAY(f->arena, f->region->n_pages + 1,
	    struct wg_str);
	for (size_t i = 0; i < f->region->n_pages; i++) {
		const struct wg_tree_page *p = &f->region->pages[i];
		struct wg_str above = p->parent == NULL ? WG_NONE :
		    f->paths[p->parent - f->region->pages];

		f->paths[i] = wg_str_fmt(f->arena, "%.*s%.*s/", WG_ARG(above),
		    WG_ARG(p->page->id));
	}
}

static void
empty_lists(struct wg_feed *f)
{
	static const char *const names[] = { "events", "news", "fcm",
		"offers" };
	struct wg_str region = f->region->document->id;
	struct wg_str slug = f->edition->language->slug;
	struct wg_out out = { 0 };

	wg_out_puts(&out, "[]");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		wg_feed_file(f->task, &out, "api/v3/%.*s/%.*s/%s/index.json",
		    WG_ARG(region), WG_ARG(slug), names[i]);
	wg_feed_file(f->task, &out, "_q/root/%.*s/%.*s/events-combined.json",
	    WG_ARG(region), WG_ARG(slug));
	wg_feed_file(f->task, &out, "_q/root/%.*s/%.*s/events-expanded.json",
	    WG_ARG(region), WG_ARG(slug));
	wg_out_free(&out);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_project *p = task->build->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		struct wg_feed f = { .task = task, .project = p,
			.region = &p->regions.at[i], .edition = e,
			.arena = task->arena };

		if (!wg_feed_publishes(f.region, e->language))
			continue;
		f.facts = wg_facts_open(e, f.arena);
		f.german = wg_facts_open(task->build->editions[0], f.arena);
		make_paths(&f);
		wg_feed_pages(&f);
		wg_feed_places(&f);
		wg_feed_imprint(&f);
		empty_lists(&f);
	}
}

static void
whole(struct wg_task *task)
{
	wg_feed_regions(task);
	wg_feed_pictures(task);
	wg_feed_routes(task);
}

const struct wg_backend wg_feed_backend = {
	.name = "feed",
	.edition = edition,
	.whole = whole,
};
