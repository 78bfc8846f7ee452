/* The forms that there are in a language: to fill in here, and on paper. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

static bool
is_there(const struct wg_sheet *s, const struct wg_document *d)
{
	return d->kind == WG_KIND_FORM &&
	    wg_build_public(s->all->build, s->voice->index, d);
}

bool
wg_sheet_has_forms(const struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;

	for (size_t i = 0; i < p->documents.n; i++)
		if (is_there(s, &p->documents.at[i]))
			return true;
	return false;
}

static void
put_form(struct wg_sheet *s, const struct wg_document *d)
{
	struct wg_arena *a = s->all->arena;
	struct wg_str tag = s->voice->language->tag;
	struct wg_str pdf = wg_build_form_pdf(
	    a, s->all->project, s->voice->edition, d);

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(a, "%s%.*s/%.*s.html",
	    s->leaflets, WG_ARG(tag), WG_ARG(d->id)));
	wg_sheet_unit_in(s, d->title);
	wg_html_close(&s->h);
	wg_html_text(&s->h, WG_STR(" "));
	wg_html_open(&s->h, "a");
	wg_html_attr(&s->h, "class", WG_STR("pair"));
	wg_html_url(&s->h, "href", wg_str_fmt(
	    a, "%s%.*s", s->leaflets, WG_ARG(pdf)));
	wg_html_attr(&s->h, "type", WG_STR("application/pdf"));
	wg_sheet_label(s, "span", NULL, WG_L_FORM_PAPER);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_sheet_forms(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;
	const struct wg_document **list = WG_NEW_ARRAY(s->all->arena,
	    p->documents.n + 1, const struct wg_document *);
	size_t n = 0;

	for (size_t i = 0; i < p->documents.n; i++)
		if (is_there(s, &p->documents.at[i]))
			list[n++] = &p->documents.at[i];
	if (n == 0)
		return;
	wg_facts_sort(&s->voice->facts, s->all->arena, list, n);
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "id", WG_STR("forms"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_FORMS);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < n; i++)
		put_form(s, list[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
