/* What changes every day: the events to come and the news. */
#include <stdlib.h>

#include "back/leaflet/leaflet.h"
#include "base/arena.h"
#include "facts/event.h"
#include "text/locale.h"
#include "values/calendar.h"

static void
open_card(struct wg_sheet *s, const struct wg_document *d)
{
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("card"));
	if (!s->carded[d->index])
		wg_html_attr(&s->h, "id", d->id);
	s->carded[d->index] = true;
	wg_html_line(&s->h);
	wg_html_open(&s->h, wg_sheet_heading(s));
	wg_sheet_pictogram(s, d->pictogram);
	wg_sheet_unit_in(s, d->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_text(struct wg_sheet *s, const struct wg_document *d)
{
	s->level++;
	for (const struct wg_node *n = d->root->first; n != NULL; n = n->next)
		if (n->element != WG_EL_INFO && n->element != WG_EL_WHEN &&
		    n->element != WG_EL_WHERE)
			wg_sheet_block(s, n);
	s->level--;
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_event(struct wg_sheet *s, const struct wg_document *d)
{
	size_t n;
	const struct wg_fact *facts = wg_facts_of_event(&s->voice->facts,
	    s->arena, d, wg_build_day(s->all->build), &n);

	open_card(s, d);
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("facts"));
	wg_html_line(&s->h);
	for (size_t i = 0; i < n; i++)
		wg_sheet_fact(s, &facts[i]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	put_text(s, d);
}

/* An event and the day on which it is next. */
struct date {
	const struct wg_document *event;
	int64_t day;
	int minute;
};

static int
by_day(const void *left, const void *right)
{
	const struct date *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	return wg_str_cmp(a->event->id, b->event->id);
}

static void
put_nothing(struct wg_sheet *s, enum wg_label label)
{
	wg_sheet_label(s, "p", NULL, label);
	wg_html_line(&s->h);
}

static void
put_events(struct wg_sheet *s, const struct wg_region *r)
{
	int64_t today = wg_build_day(s->all->build);
	struct date *dates =
	    WG_NEW_ARRAY(s->arena, r->n_events + 1, struct date);
	size_t n = 0;

	for (size_t i = 0; i < r->n_events; i++) {
		const struct wg_event *e =
		    wg_read_event(s->all->task, r->events[i]);

		if (!wg_event_next(e, today, &dates[n].day))
			continue;
		dates[n].minute = e->from_minute;
		dates[n++].event = r->events[i];
	}
	qsort(dates, n, sizeof(*dates), by_day);
	if (n == 0)
		put_nothing(s, WG_L_NO_EVENTS);
	for (size_t i = 0; i < n; i++)
		put_event(s, dates[i].event);
}

static void
put_date(struct wg_sheet *s, const struct wg_document *d)
{
	const struct wg_news *news = wg_read_news(s->all->task, d);
	const struct wg_voice *v = s->voice;

	if (!news->known)
		return;
	wg_html_open(&s->h, "p");
	wg_html_attr(&s->h, "class", WG_STR("label"));
	wg_html_open(&s->h, "time");
	wg_html_attr(&s->h, "datetime",
	    wg_days_write(s->arena, news->day));
	wg_sheet_language(s, wg_facts_language(&v->facts));
	wg_html_text(&s->h,
	    wg_locale_date(v->facts.locale, s->arena, news->day));
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_news(struct wg_sheet *s, const struct wg_region *r)
{
	bool any = false;

	for (size_t i = 0; i < r->n_news; i++) {
		if (!wg_build_current(s->all->task, r->news[i]))
			continue;
		open_card(s, r->news[i]);
		put_date(s, r->news[i]);
		put_text(s, r->news[i]);
		any = true;
	}
	if (!any)
		put_nothing(s, WG_L_NO_NEWS);
}

void
wg_events_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "events", WG_L_EVENTS);

	wg_sheet_main(&s, WG_L_EVENTS);
	wg_sheet_regions(&s, put_events);
	wg_sheet_end(&s);
}

void
wg_news_page(struct wg_leaflets *l)
{
	struct wg_sheet s = wg_sheet_of(l, "news", WG_L_NEWS);

	wg_sheet_main(&s, WG_L_NEWS);
	wg_sheet_regions(&s, put_news);
	wg_sheet_end(&s);
}
