/*
 * api/v3/REGION/LANGUAGE/feed.atom (RFC 4287): news and pages, the newest
 * first, for feed readers and for who wants to know what changed.
 */
#include <stdlib.h>

#include "back/feed/feed.h"
#include "values/zone.h"

#define SUMMARY 400 /* [byte] */

struct entry {
	const struct wg_document *document;
	struct wg_str path; /* in the app */
	struct wg_moment at, published;
	struct wg_str excerpt; /* of a page; or empty */
};
struct entries WG_VEC(struct entry);

static int
newest_first(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->at.days != b->at.days)
		return a->at.days > b->at.days ? -1 : 1;
	if (a->at.minutes != b->at.minutes)
		return a->at.minutes > b->at.minutes ? -1 : 1;
	return wg_str_cmp(a->document->id, b->document->id);
}

static void
put_text(struct wg_out *out, struct wg_str text)
{
	static const char *const escapes[256] = { ['&'] = "&amp;",
		['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;" };

	wg_out_escaped(out, text, escapes);
}

static void
put_element(struct wg_out *out, const char *name, struct wg_str text)
{
	wg_out_fmt(out, "<%s>", name);
	put_text(out, text);
	wg_out_fmt(out, "</%s>\n", name);
}

static void
put_moment(const struct wg_feed *f, struct wg_out *out, const char *name,
    struct wg_moment at)
{
	wg_out_fmt(out, "<%s>", name);
	wg_moment_local(out, f->zone, at);
	wg_out_fmt(out, "</%s>\n", name);
}

static void
put_link(struct wg_out *out, const char *relation, struct wg_str url)
{
	wg_out_fmt(out, "<link rel=\"%s\" href=\"", relation);
	put_text(out, url);
	wg_out_puts(out, "\"/>\n");
}

/* As much as a list shows, and no half word or isolate. */
static struct wg_str
beginning(struct wg_str text)
{
	unsigned depth = 0;
	size_t end = text.len;

	for (size_t at = 0; at < text.len && at < SUMMARY;) {
		size_t before = at;
		uint32_t c = wg_utf8_next(text, &at);

		depth += c == 0x2066;
		depth -= c == 0x2069 && depth > 0;
		if (c == ' ' && depth == 0)
			end = before;
	}
	return text.len <= SUMMARY ? text : wg_str_head(text, end);
}

static void
put_entry(struct wg_feed *f, struct wg_out *out, const struct entry *e)
{
	const struct wg_document *d = e->document;
	const struct wg_facts *facts = wg_kind_is_page(d->kind) ? &f->facts :
	    wg_feed_facts(f, d);
	struct wg_str url = wg_str_fmt(f->arena, "%.*s%.*s",
	    WG_ARG(f->project->app), WG_ARG(e->path));

	wg_out_fmt(out, "<entry xml:lang=\"%.*s\">\n",
	    WG_ARG(facts->edition->language->tag));
	put_element(out, "id", url);
	put_element(out, "title", wg_feed_plain(
		f, wg_feed_title(f, facts, d->title)));
	put_link(out, "alternate", url);
	put_moment(f, out, "published", e->published);
	put_moment(f, out, "updated", e->at);
	put_element(out, "summary", beginning(wg_feed_plain(f,
	    e->excerpt.len > 0 ? e->excerpt : wg_feed_document(f, d))));
	wg_out_puts(out, "</entry>\n");
}

static void
add_pages(struct wg_feed *f, struct entries *entries)
{
	for (size_t i = 0; i < f->region->n_pages; i++) {
		const struct wg_document *d = f->region->pages[i].page;

		if (!f->own->public[i])
			continue;
		WG_PUSH(f->arena, entries) = (struct entry){ .document = d,
			.path = wg_feed_path(
			    f, f->edition->language, f->paths[i]),
			.at.days = d->stand.day, .excerpt = f->excerpts[i],
			.published.days = d->published.day };
	}
}

static void
add_news(struct wg_feed *f, struct entries *entries)
{
	for (size_t i = 0; i < f->region->n_news; i++) {
		const struct wg_document *d = f->region->news[i];
		const struct wg_news *news = wg_read_news(f->task, d);
		struct wg_moment at = { .days = news->day,
			.minutes = news->minute };

		if (!wg_build_current(f->task, d) ||
		    !wg_feed_speaks(f, f->own, d))
			continue;
		WG_PUSH(f->arena, entries) = (struct entry){ .document = d,
			.path = wg_feed_path(f, f->edition->language,
			    wg_str_fmt(f->arena, "news/local-%u",
				(unsigned)d->number)),
			.at = at, .published = at };
	}
}

void
wg_feed_atom(struct wg_feed *f)
{
	const struct wg_document *region = f->region->document;
	struct wg_moment newest = { .days = region->stand.day };
	struct entries entries = { 0 };
	struct wg_out out = { 0 };
	struct wg_str self = wg_str_fmt(f->arena, "%.*s/api/v3/%.*s/%.*s/"
	    "feed.atom", WG_ARG(f->project->api), WG_ARG(region->id),
	    WG_ARG(f->edition->language->slug));

	add_pages(f, &entries);
	add_news(f, &entries);
	if (entries.n > 1)
		qsort(entries.at, entries.n, sizeof(*entries.at),
		    newest_first);
	if (entries.n > 0)
		newest = entries.at[0].at;
	wg_out_fmt(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%.*s\">\n",
	    WG_ARG(f->edition->language->tag));
	put_element(&out, "id", self);
	put_element(&out, "title", wg_build_title(
		f->arena, f->edition, region));
	put_link(&out, "self", self);
	put_link(&out, "alternate", wg_str_fmt(f->arena, "%.*s%.*s",
	    WG_ARG(f->project->app),
	    WG_ARG(wg_feed_path(f, f->edition->language, WG_STR("")))));
	put_moment(f, &out, "updated", newest);
	wg_out_puts(&out, "<author>\n");
	put_element(&out, "name", f->region->prefix.len == 0 ?
	    f->region->name : wg_str_fmt(f->arena, "%.*s %.*s",
		WG_ARG(f->region->prefix), WG_ARG(f->region->name)));
	wg_out_puts(&out, "</author>\n");
	for (size_t i = 0; i < entries.n; i++)
		put_entry(f, &out, &entries.at[i]);
	wg_out_puts(&out, "</feed>");
	wg_feed_region_file(f->task, &f->zipped, wg_feed_body(&out),
	    f->region, "api/v3", wg_str_fmt(f->arena, "/%.*s/feed.atom",
		WG_ARG(f->edition->language->slug)));
	wg_out_free(&out);
}
