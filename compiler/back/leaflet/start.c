/*
 * Where a visit begins.  The portal asks for the language; the start page of
 * a language has tiles of what there is, a search, posters, what is closed
 * these days, and all pages by area.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"
#include "base/json.h"

static void
put_page_link(struct wg_sheet *s, const struct wg_document *d, bool paired)
{
	struct wg_leaflets *l = s->all;
	struct wg_str tag = s->voice->language->tag;

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href",
	    wg_str_fmt(l->arena, "%.*s.html", WG_ARG(d->id)));
	wg_sheet_unit_in(s, d->title);
	wg_html_close(&s->h);
	if (paired) {
		wg_html_text(&s->h, WG_STR(" "));
		wg_html_open(&s->h, "a");
		wg_html_attr(&s->h, "class", WG_STR("pair"));
		wg_html_url(&s->h, "href", wg_str_fmt(l->arena,
		    "../%.*s+%.*s/%.*s.html",
		    WG_ARG(l->project->source->tag), WG_ARG(tag),
		    WG_ARG(d->id)));
		wg_html_text(&s->h, wg_str_fmt(l->arena, "%.*s + %.*s",
		    WG_ARG(l->project->source->tag), WG_ARG(tag)));
		wg_html_close(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* An area: its first page as heading, those below it as a list. */
static void
put_area(struct wg_sheet *s, const struct wg_region *r, size_t root)
{
	const struct wg_tree_page *pages = r->pages;
	size_t end = root + pages[root].size;
	bool paired = s->voice->language != s->all->project->source;

	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "class", WG_STR("area"));
	wg_html_line(&s->h);
	wg_html_open(&s->h, wg_sheet_heading(s));
	wg_sheet_pictogram(s, pages[root].page->pictogram);
	wg_sheet_unit_in(s, pages[root].page->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = root; i < end; i++)
		if (wg_edition_public(s->voice->edition, r, &pages[i]))
			put_page_link(s, pages[i].page, paired);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_areas(struct wg_sheet *s, const struct wg_region *r)
{
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("areas"));
	wg_html_line(&s->h);
	for (size_t i = 0; i < r->n_pages; i++)
		if (r->pages[i].parent == NULL &&
		    wg_edition_public(s->voice->edition, r, &r->pages[i]))
			put_area(s, r, i);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Tiles: what there is, to be recognised without reading. */

static void
put_tile(struct wg_sheet *s, struct wg_str href, struct wg_str pictogram)
{
	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", href);
	wg_sheet_pictogram(s, pictogram);
}

static void
end_tile(struct wg_sheet *s)
{
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The areas that any region has, each once. */
static void
put_area_tiles(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;
	bool *told = WG_NEW_ARRAY(s->all->arena, p->documents.n + 1, bool);

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];

		if (!wg_region_speaks(r, s->voice->language))
			continue;
		for (size_t k = 0; k < r->n_pages; k++) {
			const struct wg_document *d = r->pages[k].page;

			if (r->pages[k].parent != NULL || told[d->index] ||
			    !wg_edition_public(
				s->voice->edition, r, &r->pages[k]))
				continue;
			told[d->index] = true;
			put_tile(s, wg_str_fmt(s->all->arena, "%.*s.html",
			    WG_ARG(d->id)), d->pictogram);
			wg_sheet_unit_in(s, d->title);
			end_tile(s);
		}
	}
}

static void
put_tiles(struct wg_sheet *s)
{
	static const struct {
		const char *href, *pictogram;
		enum wg_label label;
	} lists[] = { { "places.html", "pin", WG_L_CONTACT },
		{ "events.html", "calendar", WG_L_EVENTS },
		{ "news.html", "info", WG_L_NEWS },
		{ "#forms", "form", WG_L_FORMS },
		{ "#prints", "signpost", WG_L_PRINTS } };

	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("tiles"));
	wg_html_line(&s->h);
	put_area_tiles(s);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (lists[i].label == WG_L_FORMS && !wg_sheet_has_forms(s))
			continue;
		put_tile(s, wg_str(lists[i].href), wg_str(lists[i].pictogram));
		wg_sheet_label(s, "span", NULL, lists[i].label);
		end_tile(s);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The search: a field that its script brings to light, and what it knows. */

static void
put_entry(struct wg_sheet *s, struct wg_json *j, const struct wg_document *d,
    struct wg_str href, const struct wg_node *about)
{
	struct wg_leaflets *l = s->all;
	struct wg_str title = wg_voice_text(l, s->voice, d->title);
	struct wg_str german = wg_voice_text(l, &l->source, d->title);

	wg_json_object(j);
	wg_json_str(wg_json_key(j, "title"), title);
	if (!wg_str_eq(title, german))
		wg_json_str(wg_json_key(j, "german"), german);
	if (about != NULL)
		wg_json_str(wg_json_key(j, "about"),
		    wg_voice_text(l, s->voice, about));
	wg_json_str(wg_json_key(j, "href"), href);
	wg_json_end(j);
}

bool
wg_sheet_lists(const struct wg_sheet *s, const struct wg_document *place)
{
	const struct wg_project *p = s->all->project;

	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_speaks(
			&p->regions.at[i], s->voice->language) &&
		    wg_region_shows(&p->regions.at[i], place))
			return true;
	return false;
}

static void
put_entries(struct wg_sheet *s, struct wg_json *j)
{
	struct wg_leaflets *l = s->all;
	const struct wg_project *p = l->project;

	wg_json_array(j);
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (wg_kind_is_sheet(d->kind) &&
		    wg_build_public(l->build, s->voice->index, d))
			put_entry(s, j, d, wg_str_fmt(l->arena, "%.*s.html",
			    WG_ARG(d->id)), NULL);
		else if (d->kind == WG_KIND_PLACE && wg_sheet_lists(s, d))
			put_entry(s, j, d, wg_str_fmt(l->arena,
			    "places.html#%.*s", WG_ARG(d->id)),
			    wg_read_place(l->task, d)->purpose);
	}
	wg_json_end(j);
}

static void
put_field(struct wg_sheet *s)
{
	wg_html_open(&s->h, "form");
	wg_html_attr(&s->h, "id", WG_STR("search"));
	wg_html_attr(&s->h, "role", WG_STR("search"));
	wg_html_flag(&s->h, "hidden");
	wg_html_open(&s->h, "label");
	wg_html_attr(&s->h, "for", WG_STR("q"));
	wg_sheet_label(s, "span", NULL, WG_L_SEARCH);
	wg_html_close(&s->h);
	wg_html_open(&s->h, "input");
	wg_html_attr(&s->h, "id", WG_STR("q"));
	wg_html_attr(&s->h, "name", WG_STR("q"));
	wg_html_attr(&s->h, "type", WG_STR("search"));
	wg_html_attr(&s->h, "dir", WG_STR("auto"));
	wg_html_attr(&s->h, "autocomplete", WG_STR("off"));
	wg_html_close(&s->h);
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "aria-live", WG_STR("polite"));
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "id", WG_STR("found"));
	wg_html_close(&s->h);
	wg_html_open(&s->h, "p");
	wg_html_attr(&s->h, "id", WG_STR("none"));
	wg_html_flag(&s->h, "hidden");
	wg_sheet_label(s, "span", NULL, WG_L_NOTHING_FOUND);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_search(struct wg_sheet *s)
{
	struct wg_leaflets *l = s->all;
	struct wg_out entries = { 0 };
	struct wg_json json = { .out = &entries };

	if (l->script.len == 0)
		return;
	put_field(s);
	put_entries(s, &json);
	wg_html_open(&s->h, "script");
	wg_html_attr(&s->h, "type", WG_STR("application/json"));
	wg_html_attr(&s->h, "id", WG_STR("entries"));
	wg_html_raw(&s->h, wg_out_str(&entries));
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "script");
	wg_html_raw(&s->h, l->script);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_out_free(&entries);
}

void
wg_index_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "index", WG_L_OVERVIEW);

	s.prints = s.searches = true;
	wg_sheet_main(&s, WG_L_OVERVIEW);
	put_tiles(&s);
	put_search(&s);
	wg_sheet_prints(&s);
	wg_sheet_closings(&s);
	wg_sheet_forms(&s);
	wg_sheet_houses(&s);
	wg_sheet_regions(&s, put_areas);
	wg_sheet_exports(&s);
	wg_sheet_end(&s);
}

/* All languages, by the names that their readers give them. */
static void
put_languages(struct wg_sheet *s)
{
	const struct wg_build *b = s->all->build;

	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("choose"));
	wg_html_line(&s->h);
	for (size_t i = 0; i < b->n_editions; i++) {
		const struct wg_language *l = b->editions[i]->language;

		wg_html_open(&s->h, "li");
		wg_html_open(&s->h, "a");
		wg_html_url(&s->h, "href", wg_str_fmt(s->all->arena,
		    "leaflets/%.*s/index.html", WG_ARG(l->tag)));
		wg_sheet_language(s, l);
		wg_html_attr(&s->h, "hreflang", l->tag);
		wg_html_text(&s->h, l->label);
		wg_html_close(&s->h);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The portal: the language first; below it what staff come for. */
void
wg_portal(struct wg_leaflets *l)
{
	struct wg_sheet s =
	    wg_sheet_begin(l, &l->source, WG_NONE, WG_STR("index"));
	const struct wg_project *p = l->project;

	s.title = p->settings != NULL && p->settings->title != NULL ?
	    wg_voice_text(l, &l->source, p->settings->title) :
	    WG_STR("wegweiser");
	if (p->regions.n == 1)
		s.title = wg_voice_text(l, &l->source,
		    p->regions.at[0].document->title);
	s.prints = true;
	wg_sheet_main(&s, WG_L_SIGNPOST);
	put_languages(&s);
	wg_sheet_prints(&s);
	wg_sheet_closings(&s);
	wg_sheet_forms(&s);
	wg_sheet_houses(&s);
	wg_sheet_exports(&s);
	wg_sheet_end(&s);
}
