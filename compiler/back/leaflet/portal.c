/* Start pages: of one language, of all; the places, the imprint. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

const char *
wg_sheet_heading(const struct wg_sheet *s)
{
	static const char *const tags[] = { "h1", "h1", "h2", "h3", "h4", "h5",
		"h6" };

	return tags[s->level > 6 ? 6 : s->level];
}

void
wg_sheet_main(struct wg_sheet *s, enum wg_label heading)
{
	wg_frame_open(s);
	wg_html_open(&s->h, "main");
	wg_html_attr(&s->h, "id", WG_STR("main"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h1", NULL, heading);
	wg_html_line(&s->h);
	s->level = 2;
}

/* The newest of the regions is the word about the whole. */
static struct wg_date
newest(const struct wg_leaflets *l)
{
	struct wg_date newest = { .known = false };

	for (size_t i = 0; i < l->project->regions.n; i++) {
		const struct wg_document *d =
		    l->project->regions.at[i].document;

		if (wg_date_before(newest, d->stand))
			newest = d->stand;
	}
	return newest;
}

void
wg_sheet_end(struct wg_sheet *s)
{
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_frame_close(s, newest(s->all));
	wg_sheet_put(s);
}

struct wg_sheet
wg_sheet_of(struct wg_leaflets *l, const char *name, enum wg_label title)
{
	struct wg_sheet s = wg_sheet_begin(
	    l, &l->own, l->own.language->tag, wg_str(name));

	s.title = wg_str_fmt(l->arena, "%.*s – %.*s",
	    WG_ARG(wg_edition_label(
		l->own.edition, l->arena, title, 0, NULL)),
	    WG_ARG(l->own.language->label));
	return s;
}

void
wg_sheet_regions(struct wg_sheet *s,
    void (*put)(struct wg_sheet *, const struct wg_region *))
{
	const struct wg_project *p = s->all->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];

		if (!wg_region_speaks(r, s->voice->language))
			continue;
		if (p->regions.n == 1) {
			put(s, r);
			continue;
		}
		wg_html_open(&s->h, "section");
		wg_html_attr(&s->h, "class", WG_STR("region"));
		wg_html_attr(&s->h, "id", r->document->id);
		wg_html_line(&s->h);
		wg_html_open(&s->h, wg_sheet_heading(s));
		wg_sheet_unit_in(s, r->document->title);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
		s->level++;
		put(s, r);
		s->level--;
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
}

static void
put_page_link(struct wg_sheet *s, const struct wg_document *d, bool paired)
{
	struct wg_leaflets *l = s->all;
	struct wg_str tag = s->voice->language->tag;

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(l->arena, "%s%.*s.html",
	    s->folder.len > 0 ? "" : "leaflets/de/", WG_ARG(d->id)));
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
	bool paired = s->folder.len > 0 &&
	    s->voice->language != s->all->project->source;

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

/* Of a language, in itself. */
static void
put_name(struct wg_sheet *s, const struct wg_language *language)
{
	const struct wg_language *around =
	    wg_sheet_enter(s, "span", "tag", language);

	wg_html_text(&s->h, language->label);
	wg_sheet_leave(s, around);
	wg_html_text(&s->h, WG_STR(" "));
}

static void
put_print(struct wg_sheet *s, const struct wg_document *d)
{
	struct wg_leaflets *l = s->all;
	const struct wg_print_job *job = wg_read_print(l->task, d);

	if (job->subject == NULL || job->subject->kind != WG_KIND_HOUSE)
		return;
	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(l->arena,
	    "%sprints/%.*s.pdf", s->folder.len > 0 ? "../../" : "",
	    WG_ARG(d->id)));
	wg_sheet_unit_in(s, job->subject->title);
	wg_html_text(&s->h, wg_str_fmt(l->arena, " (PDF, %.*s)",
	    WG_ARG(job->size)));
	wg_html_close(&s->h);
	wg_html_text(&s->h, WG_STR(" "));
	put_name(s, l->project->source);
	for (size_t i = 0; i < job->languages.n; i++)
		put_name(s, job->languages.at[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_prints(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;
	const struct wg_document **list = WG_NEW_ARRAY(s->all->arena,
	    p->documents.n + 1, const struct wg_document *);
	size_t n = 0;

	wg_html_open(&s->h, "section");
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_PRINTS);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_PRINT)
			list[n++] = &p->documents.at[i];
	wg_facts_sort(&s->voice->facts, s->all->arena, list, n);
	for (size_t i = 0; i < n; i++)
		put_print(s, list[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The pages of a language that are no document. */
static void
put_links(struct wg_sheet *s)
{
	static const struct {
		const char *name, *pictogram;
		enum wg_label label;
	} links[] = { { "events", "calendar", WG_L_EVENTS },
		{ "news", "info", WG_L_NEWS },
		{ "places", "pin", WG_L_CONTACT } };

	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("links"));
	wg_html_line(&s->h);
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		wg_html_open(&s->h, "li");
		wg_html_open(&s->h, "a");
		wg_html_attr(&s->h, "class", WG_STR("home"));
		wg_html_url(&s->h, "href", s->folder.len > 0 ?
			wg_str_fmt(s->all->arena, "%s.html", links[i].name) :
			wg_str_fmt(s->all->arena, "leaflets/%.*s/%s.html",
			    WG_ARG(s->voice->language->tag), links[i].name));
		wg_sheet_pictogram(s, wg_str(links[i].pictogram));
		wg_sheet_label(s, "span", NULL, links[i].label);
		wg_html_close(&s->h);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_index_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "index", WG_L_OVERVIEW);

	wg_sheet_main(&s, WG_L_OVERVIEW);
	put_links(&s);
	wg_sheet_closings(&s);
	wg_sheet_regions(&s, put_areas);
	put_prints(&s);
	wg_sheet_end(&s);
}

static void
put_places(struct wg_sheet *s, const struct wg_region *r)
{
	struct wg_arena *a = s->all->arena;
	const struct wg_document **places =
	    WG_NEW_ARRAY(a, r->n_places + 1, const struct wg_document *);

	for (size_t i = 0; i < r->n_places; i++)
		places[i] = r->places[i];
	wg_facts_sort(&s->voice->facts, a, places, r->n_places);
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("cards"));
	wg_html_line(&s->h);
	for (size_t i = 0; i < r->n_places; i++) {
		wg_sheet_card(s, places[i], s->level);
		wg_html_line(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_places_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "places", WG_L_CONTACT);

	wg_sheet_main(&s, WG_L_CONTACT);
	wg_sheet_regions(&s, put_places);
	wg_sheet_end(&s);
}

/* The imprint's own title is the heading of the page, if it is the only one;
 * otherwise the region's name is, which stands above already. */
static void
put_imprint(struct wg_sheet *s, const struct wg_region *r)
{
	const struct wg_node *n = r->imprint;

	for (const struct wg_node *k = n ? n->first : NULL; k; k = k->next)
		if (k->element != WG_EL_TITLE)
			wg_sheet_block(s, k);
}

void
wg_imprint_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "imprint", WG_L_IMPRINT);

	wg_sheet_main(&s, WG_L_IMPRINT);
	wg_sheet_regions(&s, put_imprint);
	wg_sheet_end(&s);
}

/* The portal: all languages, areas and posters, in the source language. */
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
	wg_sheet_main(&s, WG_L_SIGNPOST);
	put_links(&s);
	wg_sheet_closings(&s);
	put_prints(&s);
	wg_sheet_regions(&s, put_areas);
	wg_sheet_end(&s);
}
