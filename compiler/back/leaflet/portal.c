/* Start pages: of one language, of all; the places, the imprint. */
#include "back/leaflet/leaflet.h"

static void
begin_main(struct wg_sheet *s, enum wg_label heading)
{
	wg_frame_open(s);
	wg_html_open(&s->h, "main");
	wg_html_attr(&s->h, "id", WG_STR("main"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h1", NULL, heading);
	wg_html_line(&s->h);
}

static void
end_main(struct wg_sheet *s, struct wg_str date)
{
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_frame_close(s, date);
	wg_sheet_put(s);
}

static struct wg_sheet
sheet(struct wg_leaflets *l, const char *name, enum wg_label title)
{
	struct wg_sheet s = wg_sheet_begin(
	    l, &l->own, l->own.language->tag, wg_str(name));

	s.title = wg_str_fmt(l->arena, "%.*s – %.*s",
	    WG_ARG(wg_edition_label(
		l->own.edition, l->arena, title, 0, NULL)),
	    WG_ARG(l->own.language->label));
	return s;
}

/* The first region decides; its date is the newest word. */
static const struct wg_document *
region_of(const struct wg_leaflets *l)
{
	return l->project->regions.n > 0 ?
	    l->project->regions.at[0].document : NULL;
}

static struct wg_str
date_of(const struct wg_leaflets *l)
{
	const struct wg_document *d = region_of(l);

	return d == NULL ? WG_NONE : d->date;
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
	wg_html_open(&s->h, "h2");
	wg_sheet_picture(s, pages[root].page->pictogram);
	wg_sheet_unit_in(s, pages[root].page->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = root; i < end; i++)
		if (wg_build_public(s->all->build, s->voice->index, pages[i].page))
			put_page_link(s, pages[i].page, paired);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_areas(struct wg_sheet *s)
{
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("areas"));
	wg_html_line(&s->h);
	for (size_t k = 0; k < s->all->project->regions.n; k++) {
		const struct wg_region *r = &s->all->project->regions.at[k];

		for (size_t i = 0; i < r->n_pages; i++)
			if (r->pages[i].parent == NULL &&
			    wg_build_public(s->all->build, s->voice->index,
				r->pages[i].page))
				put_area(s, r, i);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_print(struct wg_sheet *s, const struct wg_document *d)
{
	struct wg_leaflets *l = s->all;
	struct wg_str subject = wg_node_attr(d->root, WG_AT_SUBJECT);
	const struct wg_document *house =
	    wg_project_document(l->project, WG_KIND_HOUSE, subject);
	struct wg_str list = wg_node_attr(d->root, WG_AT_LANGUAGES);

	if (house == NULL)
		return;
	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(l->arena,
	    "%sprints/%.*s.pdf", s->folder.len > 0 ? "../../" : "",
	    WG_ARG(d->id)));
	wg_sheet_unit_in(s, house->title);
	wg_html_text(&s->h, wg_str_fmt(l->arena, " (PDF, %.*s)",
	    WG_ARG(wg_node_attr(d->root, WG_AT_SIZE))));
	wg_html_close(&s->h);
	wg_html_text(&s->h, WG_STR(" "));
	for (struct wg_str tag = l->project->source->tag; tag.len > 0;
	     tag = wg_str_word(&list)) {
		const struct wg_language *language =
		    wg_language_lookup(&l->project->languages, tag);
		const struct wg_language *around;

		if (language == NULL)
			continue;
		around = wg_sheet_enter(s, "span", "tag", language);
		wg_html_text(&s->h, language->label);
		wg_sheet_leave(s, around);
		wg_html_text(&s->h, WG_STR(" "));
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_prints(struct wg_sheet *s)
{
	wg_html_open(&s->h, "section");
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_PRINTS);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < s->all->project->documents.n; i++)
		if (s->all->project->documents.at[i].kind == WG_KIND_PRINT)
			put_print(s, &s->all->project->documents.at[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_places_link(struct wg_sheet *s)
{
	wg_html_open(&s->h, "p");
	wg_html_open(&s->h, "a");
	wg_html_attr(&s->h, "class", WG_STR("home"));
	wg_html_url(&s->h, "href", s->folder.len > 0 ?
		WG_STR("places.html") : wg_str_fmt(s->all->arena,
		    "leaflets/%.*s/places.html",
		    WG_ARG(s->voice->language->tag)));
	wg_sheet_picture(s, WG_STR("pin"));
	wg_sheet_label(s, "span", NULL, WG_L_CONTACT);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_leaflet_index(struct wg_leaflets *l)
{
	struct wg_sheet s = sheet(l, "index", WG_L_OVERVIEW);

	begin_main(&s, WG_L_OVERVIEW);
	put_areas(&s);
	put_places_link(&s);
	put_prints(&s);
	end_main(&s, date_of(l));
}

void
wg_leaflet_places(struct wg_leaflets *l)
{
	struct wg_sheet s = sheet(l, "places", WG_L_CONTACT);

	begin_main(&s, WG_L_CONTACT);
	wg_html_open(&s.h, "div");
	wg_html_attr(&s.h, "class", WG_STR("cards"));
	wg_html_line(&s.h);
	for (size_t i = 0; i < l->project->documents.n; i++) {
		const struct wg_document *d = &l->project->documents.at[i];

		if (d->kind != WG_KIND_PLACE)
			continue;
		wg_sheet_card(&s, d, 2);
		wg_html_line(&s.h);
	}
	wg_html_close(&s.h);
	wg_html_line(&s.h);
	end_main(&s, date_of(l));
}

void
wg_leaflet_imprint(struct wg_leaflets *l)
{
	struct wg_sheet s = sheet(l, "imprint", WG_L_IMPRINT);
	const struct wg_document *d = region_of(l);
	const struct wg_node *n =
	    d == NULL ? NULL : wg_node_child(d->root, WG_EL_IMPRINT);

	wg_frame_open(&s);
	wg_html_open(&s.h, "main");
	wg_html_attr(&s.h, "id", WG_STR("main"));
	wg_html_line(&s.h);
	s.level = 1;
	if (n == NULL) {
		wg_sheet_label(&s, "h1", NULL, WG_L_IMPRINT);
	} else {
		for (const struct wg_node *k = n->first; k; k = k->next) {
			wg_sheet_block(&s, k);
			s.level = 2;
		}
	}
	end_main(&s, date_of(l));
}

/* The portal: all languages, areas and posters, in the source language. */
void
wg_portal(struct wg_leaflets *l)
{
	struct wg_sheet s =
	    wg_sheet_begin(l, &l->source, WG_NONE, WG_STR("index"));
	const struct wg_document *d = region_of(l);

	s.title = d == NULL ? WG_STR("wegweiser") :
	    wg_edition_text(l->source.edition, l->arena, d->title);
	begin_main(&s, WG_L_SIGNPOST);
	put_prints(&s);
	put_areas(&s);
	put_places_link(&s);
	end_main(&s, date_of(l));
}
