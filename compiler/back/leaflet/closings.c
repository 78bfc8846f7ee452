/* What start pages tell first: offices that are closed for some days or until
 * further notice, or move. */
#include "back/leaflet/leaflet.h"
#include "base/arena.h"
#include "facts/closing.h"

static bool
shown(const struct wg_sheet *s, const struct wg_document *place)
{
	const struct wg_project *p = s->all->project;

	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_speaks(&p->regions.at[i], s->voice->language) &&
		    wg_region_shows(&p->regions.at[i], place))
			return true;
	return false;
}

static bool
tells(const struct wg_place *place, int64_t today)
{
	for (size_t i = 0; i < place->closings.n; i++)
		if (wg_closing_told(&place->closings.at[i], today))
			return true;
	return place->closed || wg_move_told(place->move, today);
}

static void
put_place(struct wg_sheet *s, const struct wg_document *d)
{
	size_t n;
	const struct wg_fact *facts = wg_facts_of_place(
	    &s->voice->facts, s->arena, d, &n);

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(s->arena,
	    "%splaces.html#%.*s", s->folder.len > 0 ? "" : "leaflets/de/",
	    WG_ARG(d->id)));
	wg_sheet_unit_in(s, d->title);
	wg_html_close(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("facts"));
	for (size_t i = 0; i < n; i++)
		if (facts[i].kind == WG_FACT_CLOSED ||
		    facts[i].kind == WG_FACT_MOVED)
			wg_sheet_fact(s, &facts[i]);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_sheet_closings(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;
	const struct wg_document **list = WG_NEW_ARRAY(s->arena,
	    p->documents.n + 1, const struct wg_document *);
	size_t n = 0;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind == WG_KIND_PLACE && shown(s, d) &&
		    tells(wg_read_place(s->all->task, d), p->today))
			list[n++] = d;
	}
	if (n == 0)
		return;
	wg_facts_sort(&s->voice->facts, s->arena, list, n);
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "class", WG_STR("closings"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_NEWS);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < n; i++)
		put_place(s, list[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
