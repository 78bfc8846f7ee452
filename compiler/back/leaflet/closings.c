/* What start pages tell: offices that are closed for some days or until further
 * notice, or move.  What is true of several is told once, behind their names. */
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

/* What is told of a place: the facts of it that are such. */
struct told {
	const struct wg_document *place;
	const struct wg_fact *facts;
	size_t n;
	bool done;
};

static struct told
told_of(struct wg_sheet *s, const struct wg_document *place)
{
	struct told t = { .place = place };
	size_t n;
	struct wg_fact *facts =
	    wg_facts_of_place(&s->voice->facts, s->arena, place, &n);

	for (size_t i = 0; i < n; i++)
		if (facts[i].kind == WG_FACT_CLOSED ||
		    facts[i].kind == WG_FACT_MOVED)
			facts[t.n++] = facts[i];
	t.facts = facts;
	return t;
}

static bool
same_line(const struct wg_fact_line *a, const struct wg_fact_line *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!wg_str_eq(a->pieces[i].text, b->pieces[i].text) ||
		    !wg_str_eq(a->pieces[i].href, b->pieces[i].href))
			return false;
	return true;
}

static bool
same(const struct told *a, const struct told *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct wg_fact *x = &a->facts[i], *y = &b->facts[i];

		if (x->kind != y->kind || x->n != y->n)
			return false;
		for (size_t k = 0; k < x->n; k++)
			if (!same_line(&x->lines[k], &y->lines[k]))
				return false;
	}
	return true;
}

static void
put_name(struct wg_sheet *s, const struct wg_document *place)
{
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(s->arena,
	    "%splaces.html#%.*s", s->folder.len > 0 ? "" : "leaflets/de/",
	    WG_ARG(place->id)));
	wg_sheet_unit_in(s, place->title);
	wg_html_close(&s->h);
}

/* The first of the list, with all others of which the same is told. */
static void
put_told(struct wg_sheet *s, struct told *list, size_t n)
{
	wg_html_open(&s->h, "li");
	put_name(s, list[0].place);
	for (size_t i = 1; i < n; i++) {
		if (list[i].done || !same(&list[0], &list[i]))
			continue;
		list[i].done = true;
		wg_html_text(&s->h, WG_STR(" · "));
		put_name(s, list[i].place);
	}
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("facts"));
	for (size_t i = 0; i < list[0].n; i++)
		wg_sheet_fact(s, &list[0].facts[i]);
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
	struct told *told;
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
	told = WG_NEW_ARRAY(s->arena, n, struct told);
	for (size_t i = 0; i < n; i++)
		told[i] = told_of(s, list[i]);
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "class", WG_STR("closings"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_NEWS);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < n; i++)
		if (!told[i].done)
			put_told(s, told + i, n - i);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
