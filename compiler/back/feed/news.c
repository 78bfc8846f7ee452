/*
 * News: the list and single items of the newest client, the older list of
 * push messages.  28 days from publication on, by the build's date.  An
 * untranslated piece of news comes in German where the region allows it: that
 * an office is closed today must not be lost.
 */
#include "back/feed/feed.h"
#include "values/zone.h"
#include "base/json.h"
#include "facts/event.h"

static struct wg_str
name_of(const struct wg_feed *f, const struct wg_document *d)
{
	return wg_str_fmt(f->arena, "local-%u", (unsigned)d->number);
}

/* The app decodes entities once before it looks for tags. */
static struct wg_str
encode_twice(const struct wg_feed *f, struct wg_str html)
{
	static const char *const escapes[256] = { ['&'] = "&amp;" };
	struct wg_out out = { 0 };
	struct wg_str text;

	wg_out_escaped(&out, html, escapes);
	text = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static void
put_dates(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, const char *utc_key)
{
	const struct wg_news *news = wg_read_news(f->task, d);
	struct wg_moment m;
	struct wg_out local = { 0 }, utc = { 0 };

	m = (struct wg_moment){
		.days = news->day, .minutes = news->minute };
	wg_moment_local(&local, f->zone, m);
	wg_moment_utc(&utc, f->zone, m);
	if (utc_key != NULL)
		wg_json_str(wg_json_key(j, utc_key), wg_out_str(&utc));
	wg_json_str(wg_json_key(j, "last_updated"), wg_out_str(&local));
	wg_json_str(wg_json_key(j, "published_at"), wg_out_str(&local));
	wg_json_str(wg_json_key(j, "display_date"), wg_out_str(&utc));
	wg_json_str(wg_json_key(j, "channel"), WG_STR("news"));
	wg_out_free(&local);
	wg_out_free(&utc);
}

/* Here with the own language, and by the name of the list. */
static void
put_languages(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, bool numbers)
{
	wg_json_object(wg_json_key(j, "available_languages"));
	for (size_t i = 0; i < f->n_languages; i++) {
		const struct wg_feed_language *l = &f->languages[i];

		if (!l->visible || !wg_feed_speaks(f, l, d))
			continue;
		wg_json_object(wg_json_key_str(j, l->language->slug));
		wg_json_key(j, "id");
		if (numbers)
			wg_json_int(j, d->number);
		else
			wg_json_str(j, name_of(f, d));
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
put_title(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	wg_json_str(wg_json_key(j, "title"),
	    wg_feed_title(f, wg_feed_facts(f, d), d->title));
}

static struct wg_str
news_object(struct wg_feed *f, const struct wg_document *d)
{
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_str name = name_of(f, d), object;

	wg_json_object(j);
	wg_json_str(wg_json_key(j, "id"), name);
	put_title(f, j, d);
	wg_json_str(wg_json_key(j, "content"),
	    encode_twice(f, wg_feed_document(f, d)));
	put_dates(f, j, d, NULL);
	put_languages(f, j, d, false);
	wg_json_str(wg_json_key(j, "source"), WG_STR("local"));
	wg_json_str(wg_json_key(j, "externalUrl"), wg_str_fmt(f->arena,
	    "%.*s%.*s", WG_ARG(f->project->app), WG_ARG(wg_feed_path(f,
		f->edition->language, wg_str_fmt(f->arena, "news/%.*s",
		    WG_ARG(name))))));
	wg_json_end(j);
	object = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return object;
}

static void
put_message(struct wg_feed *f, struct wg_json *j, const struct wg_document *d)
{
	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"), d->number);
	put_title(f, j, d);
	wg_json_str(wg_json_key(j, "message"),
	    wg_feed_plain(f, wg_feed_document(f, d)));
	put_dates(f, j, d, "timestamp");
	put_languages(f, j, d, true);
	wg_json_end(j);
}

void
wg_feed_news(struct wg_feed *f)
{
	struct wg_out news = { 0 }, messages = { 0 }, one = { 0 };
	struct wg_json list = { .out = &news }, old = { .out = &messages };

	wg_json_array(&list);
	wg_json_array(&old);
	for (size_t i = 0; i < f->region->n_news; i++) {
		const struct wg_document *d = f->region->news[i];
		struct wg_str object;

		if (!wg_build_current(f->task, d) ||
		    !wg_feed_speaks(f, f->own, d))
			continue;
		object = news_object(f, d);
		wg_json_raw(&list, object);
		put_message(f, &old, d);
		wg_out_clear(&one);
		wg_out_put(&one, object);
		wg_feed_list(f, wg_feed_body(&one), wg_str_fmt(f->arena,
		    "news/%.*s", WG_ARG(name_of(f, d))).ptr);
	}
	wg_json_end(&list);
	wg_json_end(&old);
	wg_feed_list(f, wg_feed_body(&news), "news");
	wg_feed_list(f, wg_feed_body(&messages), "fcm");
	wg_out_free(&news);
	wg_out_free(&messages);
	wg_out_free(&one);
}
