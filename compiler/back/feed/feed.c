/*
 * The order of everything is fixed: regions, then languages, then pages in
 * pre-order.  Each page's object is written once per language; the lists are
 * put together from those bytes.
 */
#include "back/feed/feed.h"

#include <stdarg.h>

#include "values/zone.h"
#include "back/made.h"
#include "back/share.h"
#include "base/deflate.h"
#include "base/hash.h"
#include "base/json.h"
#include "facts/inline.h"
#include "model/former.h"
#include "store/stage.h"
#include "values/calendar.h"

#define WORTH 8192 /* of a list, to be compressed [byte] */
#define LEVEL 6

struct wg_feed_language *
wg_feed_languages(const struct wg_build *b, struct wg_arena *a,
    const struct wg_region *r, size_t *n)
{
	struct wg_feed_language *all =
	    WG_NEW_ARRAY(a, r->n_languages + 1, struct wg_feed_language);

	*n = 0;
	for (size_t i = 0; i < r->n_languages; i++) {
		struct wg_feed_language *l = &all[*n];

		*l = (struct wg_feed_language){ .language = r->languages[i],
			.edition = wg_build_edition(b, r->languages[i]),
			.public = WG_NEW_ARRAY(a, r->n_pages + 1, bool),
			.visible = r->languages[i] == b->project->source };
		if (l->edition == NULL)
			continue;
		for (size_t k = 0; k < r->n_pages; k++) {
			l->public[k] =
			    wg_edition_public(l->edition, r, &r->pages[k]);
			l->visible |= l->public[k];
		}
		++*n;
	}
	return all;
}

/* Each page names its address in every other language: quick. */
static struct wg_str
address(const struct wg_feed *f, struct wg_str origin,
    const struct wg_language *l, struct wg_str tail)
{
	const struct wg_str parts[] = { origin, WG_STR("/"),
		f->region->document->id, WG_STR("/"), l->slug, WG_STR("/"),
		tail };
	size_t len = 0;
	char *text, *to;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		len += parts[i].len;
	text = to = wg_alloc_unset(f->arena, len + 1);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		if (parts[i].len > 0)
			memcpy(to, parts[i].ptr, parts[i].len);
		to += parts[i].len;
	}
	*to = '\0';
	return (struct wg_str){ text, len };
}

struct wg_str
wg_feed_path(const struct wg_feed *f, const struct wg_language *l,
    struct wg_str tail)
{
	return address(f, WG_NONE, l, tail);
}

void
wg_feed_put_address(const struct wg_feed *f, struct wg_json *j,
    const struct wg_language *l, struct wg_str tail)
{
	struct wg_str url = address(f, f->project->api, l, tail);

	wg_json_str(wg_json_key(j, "url"), url);
	wg_json_str(wg_json_key(j, "path"),
	    wg_str_from(url, f->project->api.len));
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

static void
put_date(const struct wg_feed *f, struct wg_json *j, const char *key,
    int64_t day,
    void (*put)(struct wg_out *, const struct wg_zone *, struct wg_moment))
{
	struct wg_out out = { 0 };

	put(&out, f->zone, (struct wg_moment){ .days = day });
	wg_json_str(wg_json_key(j, key), wg_out_str(&out));
	wg_out_free(&out);
}

void
wg_feed_put_dates(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, bool published)
{
	put_date(f, j, "modified_gmt", d->stand.day, wg_moment_utc);
	put_date(f, j, "last_updated", d->stand.day, wg_moment_local);
	if (published)
		put_date(f, j, "published_at", d->published.day,
		    wg_moment_local);
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

/* What stands in isolates does not count: UAX #9, P2. */
static int
first_strong(struct wg_str text)
{
	unsigned depth = 0;
	int first = 0;

	for (size_t at = 0; at < text.len && first == 0;) {
		uint32_t c = wg_utf8_next(text, &at);

		if (c >= 0x2066 && c <= 0x2068)
			depth++;
		else if (c == 0x2069 && depth > 0)
			depth--;
		else if (depth == 0)
			first = strong(c);
	}
	return first;
}

struct wg_str
wg_feed_title(const struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_node *unit)
{
	return wg_feed_title_text(f, wg_inlines_text(facts, f->arena, unit),
	    facts->edition->language->rtl);
}

struct wg_str
wg_feed_title_text(const struct wg_feed *f, struct wg_str text, bool rtl)
{
	struct wg_out out = { 0 };
	struct wg_str title;
	int first = first_strong(text);

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

struct wg_feed_body
wg_feed_body(struct wg_out *out)
{
	wg_out_byte(out, '\n');
	return (struct wg_feed_body){ wg_out_str(out),
		wg_sha256(wg_out_str(out)) };
}

static void
put(struct wg_task *task, const struct wg_feed_body *body, struct wg_str path)
{
	wg_group_put_hashed(task, path, body->bytes, &body->hash);
}

void
wg_feed_file(
    struct wg_task *task, struct wg_feed_body body, const char *path, ...)
{
	va_list args;
	struct wg_str name;

	va_start(args, path);
	name = wg_str_vfmt(task->arena, path, args);
	va_end(args);
	/* What only queries lead to is not for hosts that ignore them. */
	if (task->build->flat && wg_str_starts(name, WG_STR("_q/")))
		return;
	put(task, &body,
	    wg_str_fmt(task->arena, "site/%.*s", WG_ARG(name)));
	/* Plain hosts know no index of a folder but this one; as HTML it is
	 * harmless: see base/json.c. */
	if (task->build->flat && wg_str_ends(name, WG_STR("/index.json")))
		put(task, &body, wg_str_fmt(task->arena, "site/%.*s.html",
		    WG_ARG(wg_str_head(name, name.len - 5))));
}

/* Some lists have the bytes of another, or are written under several names:
 * each is compressed once. */
static const struct wg_feed_body *
zipped(struct wg_arena *a, struct wg_map *known,
    const struct wg_feed_body *body)
{
	const struct wg_str key = {
		(const char *)body->hash.bytes, sizeof(body->hash.bytes) };
	struct wg_feed_body *made = wg_map_get(known, key);
	struct wg_deflater *deflater;
	struct wg_out out = { 0 };

	if (made != NULL)
		return made;
	deflater = wg_deflater_open(LEVEL);
	wg_deflate_gzip(deflater, &out, body->bytes);
	wg_deflater_close(deflater);
	made = WG_NEW(a, struct wg_feed_body);
	made->bytes = wg_str_dup(a, wg_out_str(&out));
	made->hash = wg_sha256(made->bytes);
	wg_map_put(a, known, wg_str_dup(a, key), made);
	wg_out_free(&out);
	return made;
}

/* Only when it has become different. */
static void
put_zipped(struct wg_task *task, struct wg_map *known, struct wg_str path,
    const struct wg_feed_body *body)
{
	if (wg_stage_keep(
		task->build->stage, path, &body->hash, NULL, NULL)) {
		wg_group_add(task, path);
		return;
	}
	put(task, zipped(task->arena, known, body), path);
	wg_stage_note(task->build->stage, path, &body->hash, WG_NONE, WG_NONE);
}

void
wg_feed_large_file(struct wg_task *task, struct wg_map *known,
    struct wg_feed_body body, struct wg_str path)
{
	wg_feed_file(task, body, "%.*s", WG_ARG(path));
	if (body.bytes.len > WORTH && !task->build->flat)
		put_zipped(task, known, wg_str_fmt(task->arena,
		    "site/%.*s.gz", WG_ARG(path)), &body);
}

void
wg_feed_region_file(struct wg_task *task, struct wg_map *known,
    struct wg_feed_body body, const struct wg_region *r, const char *before,
    struct wg_str behind)
{
	struct wg_name_list ids = wg_ids_ever(task->arena, r->document);

	for (size_t i = 0; i < ids.n; i++)
		wg_feed_large_file(task, known, body, wg_str_fmt(task->arena,
		    "%s/%.*s%.*s", before, WG_ARG(ids.at[i]),
		    WG_ARG(behind)));
}

void
wg_feed_list(struct wg_feed *f, struct wg_feed_body body, const char *name)
{
	wg_feed_region_file(f->task, &f->zipped, body, f->region, "api/v3",
	    wg_str_fmt(f->arena, "/%.*s/%s/index.json",
		WG_ARG(f->edition->language->slug), name));
}

void
wg_feed_variant(struct wg_feed *f, struct wg_feed_body body, const char *name)
{
	wg_feed_region_file(f->task, &f->zipped, body, f->region, "_q/root",
	    wg_str_fmt(f->arena, "/%.*s/%s.json",
		WG_ARG(f->edition->language->slug), name));
}

/* "gesundheit/notfall/": the ids from the root page down. */
static void
make_paths(struct wg_feed *f)
{
	f->paths = WG_NEW_ARRAY(f->arena, f->region->n_pages + 1,
	    struct wg_str);
	f->excerpts = WG_NEW_ARRAY(f->arena, f->region->n_pages + 1,
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
write_all(struct wg_feed *f)
{
	struct wg_out out = { 0 };

	f->facts = wg_facts_open(f->task, f->edition, f->arena);
	make_paths(f);
	wg_feed_pages(f);
	wg_feed_places(f);
	wg_feed_events(f);
	wg_feed_news(f);
	wg_feed_imprint(f);
	wg_feed_atom(f);
	wg_feed_offers(f, &out);
	wg_feed_list(f, wg_feed_body(&out), "offers");
	if (f->edition->language == f->project->source) {
		wg_out_clear(&out);
		wg_feed_offers(f, &out);
		wg_feed_region_file(f->task, &f->zipped, wg_feed_body(&out),
		    f->region, "api/v3", WG_STR("/offers/index.json"));
	}
	wg_out_free(&out);
}

static void
region(struct wg_task *task, const struct wg_region *r,
    const struct wg_edition *e)
{
	struct wg_feed f = { .task = task, .project = task->build->project,
		.region = r, .edition = e, .zone = wg_zone_of(r->timezone),
		.arena = task->arena };

	f.languages = wg_feed_languages(
	    task->build, f.arena, f.region, &f.n_languages);
	for (size_t k = 0; k < f.n_languages; k++)
		if (f.languages[k].edition == e)
			f.own = &f.languages[k];
	if (f.own != NULL)
		write_all(&f);
}

/* A region's files of a language are kept or made together; what was needed to
 * make them ends with them. */
static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_project *p = task->build->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		struct wg_task own = *task;
		struct wg_group group;

		if (!wg_makes_region(task->build, r))
			continue;
		own.arena = wg_arena_open();
		if (!wg_group_begin(&own, &group, wg_str_fmt(own.arena,
			"feed/%.*s", WG_ARG(r->document->id)).ptr, e)) {
			region(&own, r, e);
			wg_group_end(&own);
		}
		wg_arena_close(own.arena);
	}
}

static void
whole(struct wg_task *task)
{
	if (!wg_makes(task->build, WG_STR("feed")))
		return;
	wg_feed_regions(task);
	wg_feed_pictograms(task);
	wg_feed_openapi(task);
	wg_feed_version(task);
	wg_feed_endpoints(task);
	wg_feed_check(task);
}

static void
last(struct wg_task *task)
{
	if (wg_makes(task->build, WG_STR("feed")))
		wg_feed_routes(task);
}

const struct wg_backend wg_feed_backend = {
	.name = "feed",
	.edition = edition,
	.whole = whole,
	.last = last,
};
