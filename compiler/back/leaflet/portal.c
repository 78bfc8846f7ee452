/* Pages that are no document: what they share; the places, the imprint. */
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
put_places(struct wg_sheet *s, const struct wg_region *r)
{
	struct wg_arena *a = s->arena;
	const struct wg_document **places =
	    WG_NEW_ARRAY(a, r->n_places + 1, const struct wg_document *);

	for (size_t i = 0; i < r->n_places; i++)
		places[i] = r->places[i];
	wg_facts_sort(&s->voice->facts, a, places, r->n_places);
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("cards"));
	wg_html_line(&s->h);
	wg_sheet_cards(s, places, r->n_places);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_places_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "places", WG_L_CONTACT);

	s.signs = wg_sheet_says(l);
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

	s->unread |= wg_edition_is_unread(s->voice->edition, r->document);
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
