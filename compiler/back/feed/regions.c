/* Regions and languages, pictures, and the routes of queries for nginx. */
#include "back/feed/feed.h"
#include "base/diag.h"
#include "base/html.h"
#include "base/json.h"
#include "store/stage.h"
#include "model/image.h"
#include "model/picture.h"
#include "model/product.h"

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
	wg_json_bool(wg_json_key(j, "extras"), false);
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
	struct wg_json list = { .out = &all };

	wg_json_array(&list);
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		struct wg_str id = r->document->id;
		struct wg_json j = { .out = &one };

		wg_out_clear(&one);
		put_region(task, &j, r);
		wg_json_raw(&list, wg_out_str(&one));
		wg_feed_file(task, &one, "api/v3/regions/%.*s/index.json",
		    WG_ARG(id));
		wg_out_clear(&one);
		j = (struct wg_json){ .out = &one };
		put_languages(task, &j, r);
		wg_feed_file(task, &one, "api/v3/%.*s/languages/index.json",
		    WG_ARG(id));
		wg_out_clear(&one);
		wg_out_puts(&one, "[]");
		wg_feed_file(task, &one, "api/v3/%.*s/offers/index.json",
		    WG_ARG(id));
	}
	wg_json_end(&list);
	wg_feed_file(task, &all, "api/v3/regions/index.json");
	wg_out_free(&all);
	wg_out_free(&one);
}

/* Pictures: one colour, because the app shows them as they are. */

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

	wg_out_fmt(out, "<path fill=\"#14323a\"%s d=\"",
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
put_picture(struct wg_out *out, const struct wg_picture *p)
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

static const struct wg_picture *
icon_picture(const struct wg_project *p, struct wg_str icon)
{
	const struct wg_picture *picture = wg_project_picture(p, icon);

	for (size_t i = 0; i < sizeof(icons) / sizeof(icons[0]) &&
	     picture == NULL; i++)
		if (wg_str_is(icon, icons[i][0]))
			picture =
			    wg_project_picture(p, wg_str(icons[i][1]));
	return picture != NULL ? picture :
	    wg_project_picture(p, WG_STR("pin"));
}

void
wg_feed_pictures(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;
	struct wg_map done = { 0 };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < p->pictures.n; i++) {
		put_picture(&out, p->pictures.at[i]);
		wg_feed_file(task, &out, "media/pictograms/%.*s.svg",
		    WG_ARG(p->pictures.at[i]->name));
	}
	for (size_t i = 0; i < p->images.n; i++) {
		wg_out_put(&out, p->images.at[i]->file);
		wg_feed_file(task, &out, "media/images/%.*s",
		    WG_ARG(p->images.at[i]->name));
	}
	for (size_t i = 0; i < p->n_categories; i++) {
		struct wg_str icon = p->categories[i].icon;
		const struct wg_picture *picture = icon_picture(p, icon);

		if (picture == NULL || icon.len == 0 ||
		    wg_map_put(task->arena, &done, icon, task) != NULL)
			continue;
		put_picture(&out, picture);
		wg_feed_file(task, &out,
		    "static/svg/place-category-icons/%.*s.svg", WG_ARG(icon));
	}
	wg_out_free(&out);
}

/* Routes. */

/* The keys under which a path arrives: raw, with and without the slash at its
 * end, and with encoded slashes.  Ids are ASCII, so nothing else differs. */
static void
put_keys(struct wg_out *out, struct wg_str path, struct wg_str folder)
{
	struct wg_out encoded = { 0 };

	for (size_t i = 0; i < path.len; i++) {
		if (path.ptr[i] == '/')
			wg_out_puts(&encoded, "%2F");
		else
			wg_out_byte(&encoded, path.ptr[i]);
	}
	wg_out_fmt(out, "\"%.*s\" %.*s;\n\"%.*s/\" %.*s;\n", WG_ARG(path),
	    WG_ARG(folder), WG_ARG(path), WG_ARG(folder));
	wg_out_fmt(out, "\"%.*s\" %.*s;\n\"%.*s%%2F\" %.*s;\n",
	    WG_ARG(wg_out_str(&encoded)), WG_ARG(folder),
	    WG_ARG(wg_out_str(&encoded)), WG_ARG(folder));
	wg_out_free(&encoded);
}

struct names {
	struct wg_str path, folder; /* down to this page, and what is there */
};

/*
 * A page under its id and those it had before, below each name its parents
 * have or had: an address may be older than any of them.
 */
static void
put_names(struct wg_out *out, struct wg_arena *a, const struct wg_tree_page *p,
    struct wg_str below, struct names names)
{
	const struct wg_name_list *former = &p->page->former;

	for (size_t i = 0; i <= former->n; i++) {
		struct wg_str id = i == 0 ? p->page->id : former->at[i - 1];
		struct wg_str path = below.len == 0 ? id :
		    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(id), WG_ARG(below));

		if (p->parent != NULL)
			put_names(out, a, p->parent, path, names);
		else
			put_keys(out, wg_str_fmt(a, "%.*s/%.*s",
			    WG_ARG(names.path), WG_ARG(path)), names.folder);
	}
}

static void
put_page(struct wg_task *task, struct wg_out *out, const struct wg_region *r,
    const struct wg_language *l, const struct wg_tree_page *p)
{
	struct wg_arena *a = task->arena;
	struct wg_str base = wg_str_fmt(a, "/%.*s/%.*s",
	    WG_ARG(r->document->id), WG_ARG(l->slug));

	put_names(out, a, p, WG_NONE, (struct names){ base,
	    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(wg_str_from(base, 1)),
		WG_ARG(p->page->id)) });
}

/* What the app's "Create PDF" gets: of a page its leaflet, under "pdf:" and
 * the folder of the page. */
static void
put_leaflet(struct wg_out *out, const struct wg_region *r,
    const struct wg_language *l, const struct wg_document *page)
{
	wg_out_fmt(out,
	    "\"pdf:%.*s/%.*s/%.*s\" leaflets/%.*s/%.*s.pdf;\n",
	    WG_ARG(r->document->id), WG_ARG(l->slug), WG_ARG(page->id),
	    WG_ARG(l->tag), WG_ARG(page->id));
}

/* How well a print fits as "all pages of the region in that language". */
static unsigned
fitness(struct wg_task *task, const struct wg_document *d,
    const struct wg_region *r, const struct wg_language *l)
{
	const struct wg_print_job *print;

	if (d->kind != WG_KIND_PRINT)
		return 0;
	print = wg_read_print(task, d);
	if (print->product != WG_PRODUCT_HANDBOOK ||
	    print->subject != r->document)
		return 0;
	if (l == task->build->project->source)
		return print->languages.n == 0 ? 2 : 0;
	if (print->languages.n != 1 || print->languages.at[0] != l)
		return 0;
	return print->german ? 1 : 2;
}

/* … and of a whole language its handbook, if one is printed. */
static void
put_handbook(struct wg_task *task, struct wg_out *out,
    const struct wg_region *r, const struct wg_language *l)
{
	const struct wg_project *p = task->build->project;
	const struct wg_document *best = NULL;
	unsigned most = 0;

	for (size_t i = 0; i < p->documents.n; i++) {
		unsigned n = fitness(task, &p->documents.at[i], r, l);

		if (n > most) {
			most = n;
			best = &p->documents.at[i];
		}
	}
	if (best != NULL)
		wg_out_fmt(out, "\"pdf:%.*s/%.*s/\" prints/%.*s.pdf;\n",
		    WG_ARG(r->document->id), WG_ARG(l->slug),
		    WG_ARG(best->id));
}

static void
put_map_file(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_out out = { 0 };

	for (size_t i = 0; i < b->project->regions.n; i++) {
		const struct wg_region *r = &b->project->regions.at[i];

		for (size_t k = 0; k < r->n_languages; k++) {
			const struct wg_language *l = r->languages[k];
			const struct wg_edition *e = wg_build_edition(b, l);

			for (size_t n = 0; e != NULL && n < r->n_pages; n++) {
				if (!wg_edition_public(e, r, &r->pages[n]))
					continue;
				put_page(task, &out, r, l, &r->pages[n]);
				put_leaflet(&out, r, l, r->pages[n].page);
			}
			if (e != NULL)
				put_handbook(task, &out, r, l);
		}
	}
	wg_stage_put(b->stage, WG_STR("report/ig-pages.map"),
	    wg_out_str(&out));
	wg_out_free(&out);
}

static const char nginx[] =
#include "back/feed/nginx.def"
    ;

void
wg_feed_routes(struct wg_task *task)
{
	put_map_file(task);
	wg_stage_put(task->build->stage, WG_STR("report/nginx.conf"),
	    wg_str(nginx));
}
