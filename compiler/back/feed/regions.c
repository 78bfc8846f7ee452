/* Regions and languages, and pictograms. */
#include "back/feed/feed.h"
#include "back/made.h"
#include "base/json.h"
#include "model/image.h"
#include "model/pictogram.h"

static void
put_language(struct wg_json *j, const struct wg_language *l)
{
	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"), wg_feed_number(l->tag));
	wg_json_str(wg_json_key(j, "code"), l->slug);
	wg_json_str(wg_json_key(j, "bcp47_tag"), l->tag);
	wg_json_str(wg_json_key(j, "native_name"), l->label);
	wg_json_str(wg_json_key(j, "dir"),
	    l->rtl ? WG_STR("RIGHT_TO_LEFT") : WG_STR("LEFT_TO_RIGHT"));
	wg_json_end(j);
}

static void
put_languages(const struct wg_task *task, struct wg_json *j,
    const struct wg_region *r)
{
	size_t n;
	const struct wg_feed_language *languages =
	    wg_feed_languages(task->build, task->arena, r, &n);

	wg_json_array(j);
	for (size_t i = 0; i < n; i++)
		if (languages[i].visible)
			put_language(j, languages[i].language);
	wg_json_end(j);
}

static void
put_corner(struct wg_json *j, int64_t lon, int64_t lat)
{
	wg_json_array(j);
	wg_json_micro(j, lon);
	wg_json_micro(j, lat);
	wg_json_end(j);
}

static void
put_position(struct wg_json *j, const struct wg_position *p)
{
	wg_json_micro(wg_json_key(j, "latitude"), p->lat);
	wg_json_micro(wg_json_key(j, "longitude"), p->lon);
}

static void
put_map(struct wg_json *j, const struct wg_region *r)
{
	wg_json_micro(wg_json_key(j, "longitude"), r->position.lon);
	wg_json_micro(wg_json_key(j, "latitude"), r->position.lat);
	wg_json_array(wg_json_key(j, "bounding_box"));
	put_corner(j, r->bounds.west, r->bounds.south);
	put_corner(j, r->bounds.east, r->bounds.north);
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "aliases"));
	for (size_t i = 0; i < r->n_municipalities; i++) {
		const struct wg_municipality *m = &r->municipalities[i];

		if (!m->position.known)
			continue;
		wg_json_object(wg_json_key_str(j, m->name));
		put_position(j, &m->position);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
put_region(const struct wg_task *task, struct wg_json *j,
    const struct wg_region *r)
{
	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"), r->document->number);
	wg_json_str(wg_json_key(j, "name"), r->prefix.len == 0 ? r->name :
		wg_str_fmt(task->arena, "%.*s %.*s", WG_ARG(r->prefix),
		    WG_ARG(r->name)));
	wg_json_str(wg_json_key(j, "path"), r->document->id);
	wg_json_bool(wg_json_key(j, "live"), r->live);
	wg_json_str(wg_json_key(j, "prefix"), r->prefix);
	wg_json_str(wg_json_key(j, "name_without_prefix"), r->name);
	wg_json_str(wg_json_key(j, "plz"), r->postcode);
	wg_json_bool(wg_json_key(j, "extras"), wg_feed_has_offers(r));
	wg_json_bool(wg_json_key(j, "events"), r->has_events);
	wg_json_bool(wg_json_key(j, "pois"), r->has_places);
	wg_json_bool(wg_json_key(j, "push_notifications"), r->has_news);
	put_map(j, r);
	wg_json_bool(wg_json_key(j, "tunews"), false);
	wg_json_bool(wg_json_key(j, "external_news"), false);
	wg_json_null(wg_json_key(j, "zammad_privacy_policy"));
	wg_json_key(j, "languages");
	put_languages(task, j, r);
	wg_json_bool(wg_json_key(j, "is_chat_enabled"), false);
	wg_json_end(j);
}

void
wg_feed_regions(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;
	struct wg_out all = { 0 }, one = { 0 };
	struct wg_map zipped = { 0 };
	struct wg_json list = { .out = &all };

	wg_json_array(&list);
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		struct wg_json j = { .out = &one };

		wg_out_clear(&one);
		put_region(task, &j, r);
		wg_json_raw(&list, wg_out_str(&one));
		wg_feed_region_file(task, &zipped, wg_feed_body(&one), r,
		    "api/v3/regions", WG_STR("/index.json"));
		wg_out_clear(&one);
		j = (struct wg_json){ .out = &one };
		put_languages(task, &j, r);
		wg_feed_region_file(task, &zipped, wg_feed_body(&one), r,
		    "api/v3", WG_STR("/languages/index.json"));
	}
	wg_json_end(&list);
	wg_feed_file(task, wg_feed_body(&all), "api/v3/regions/index.json");
	wg_out_free(&all);
	wg_out_free(&one);
}

/* Pictures: in the colour of the text around them, also in high contrast. */

static void
put_point(struct wg_out *out, const int32_t *at)
{
	wg_out_milli(out, at[0]);
	wg_out_byte(out, ' ');
	wg_out_milli(out, at[1]);
}

static void
put_path(struct wg_out *out, const struct wg_outline_path *path)
{
	static const char letters[] = "MLCZ";

	wg_out_fmt(out, "<path fill=\"currentColor\"%s d=\"",
	    path->even_odd ? " fill-rule=\"evenodd\"" : "");
	for (size_t i = 0; i < path->n; i++) {
		const struct wg_segment *s = &path->segments[i];

		wg_out_byte(out, letters[s->kind]);
		if (s->kind == WG_CLOSE)
			continue;
		put_point(out, s->at);
		for (int k = 2; s->kind == WG_CURVE && k < 6; k += 2) {
			wg_out_byte(out, ' ');
			put_point(out, s->at + k);
		}
	}
	wg_out_puts(out, "\"/>");
}

static void
put_pictogram(struct wg_out *out, const struct wg_pictogram *p)
{
	wg_out_clear(out);
	wg_out_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
			 "viewBox=\"0 0 24 24\">");
	for (size_t i = 0; i < p->n; i++)
		put_path(out, &p->paths[i]);
	wg_out_puts(out, "</svg>");
}

/* The app's icon names, and the pictogram of ours that means the same. */
static const char *const icons[][2] = { { "advice", "advice" },
	{ "education", "education" }, { "finance", "money" },
	{ "health", "health" }, { "house", "home" },
	{ "medical_aid", "doctor" }, { "office", "office" },
	{ "service", "advice" }, { "shelter", "shelter" },
	{ "other_help", "help" } };

static const struct wg_pictogram *
icon_pictogram(const struct wg_project *p, struct wg_str icon)
{
	const struct wg_pictogram *pictogram = wg_project_pictogram(p, icon);

	for (size_t i = 0; i < sizeof(icons) / sizeof(icons[0]) &&
	     pictogram == NULL; i++)
		if (wg_str_is(icon, icons[i][0]))
			pictogram =
			    wg_project_pictogram(p, wg_str(icons[i][1]));
	return pictogram != NULL ? pictogram :
	    wg_project_pictogram(p, WG_STR("pin"));
}

void
wg_feed_pictograms(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;
	struct wg_map done = { 0 };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < p->pictograms.n; i++) {
		put_pictogram(&out, p->pictograms.at[i]);
		wg_feed_file(task, wg_feed_body(&out),
		    "media/pictograms/%.*s.svg", WG_ARG(p->pictograms.at[i]->name));
	}
	for (size_t i = 0; i < p->images.n; i++)
		wg_group_put(task, wg_str_fmt(task->arena,
		    "site/media/images/%.*s", WG_ARG(p->images.at[i]->name)),
		    p->images.at[i]->file);
	for (size_t i = 0; i < p->n_categories; i++) {
		struct wg_str icon = p->categories[i].icon;
		const struct wg_pictogram *pictogram = icon_pictogram(p, icon);

		if (pictogram == NULL || icon.len == 0 ||
		    wg_map_put(task->arena, &done, icon, task) != NULL)
			continue;
		put_pictogram(&out, pictogram);
		wg_feed_file(task, wg_feed_body(&out),
		    "static/svg/place-category-icons/%.*s.svg", WG_ARG(icon));
	}
	wg_out_free(&out);
}
