/* The opening hours of a sign, as a strip of days. */
#include "compose/door_in.h"

#include "base/diag.h"
#include "facts/hours.h"
#include "text/locale.h"

static struct wg_str
clock_of(struct wg_arena *a, unsigned minutes)
{
	return wg_str_fmt(a, "%02u:%02u", minutes / 60, minutes % 60);
}

static void
put_mark(struct door_maker *m, struct wg_part *box, const char *pictogram,
    enum wg_label alt)
{
	wg_sign_pictogram(m->sign,
	    wg_part_put(m->arena, box, WG_PART_WHEN), WG_PART_PICTOGRAM,
	    pictogram, alt);
}

static void
put_time(struct door_maker *m, struct wg_part *box, struct wg_str time)
{
	wg_sign_piece(m->sign, box, WG_PART_TIME, time)->level =
	    m->weekend ? 2 : 1;
}

static void
put_times(struct door_maker *m, struct wg_part *box,
    const struct wg_hours_weekday *day)
{
	for (size_t i = 0; i < day->n; i++)
		put_time(m, box, wg_str_fmt(m->arena, "%.*s–%.*s",
		    WG_ARG(clock_of(m->arena, day->slots[i].from)),
		    WG_ARG(clock_of(m->arena, day->slots[i].to))));
	if (day->all_day)
		put_time(m, box, WG_STR("00:00–24:00"));
	else if (day->appointment)
		put_mark(m, box, "calendar", WG_L_BY_APPOINTMENT);
	else if (day->n == 0 && day->closed)
		put_mark(m, box, "dash", WG_L_CLOSED);
	else if (day->n == 0)
		put_mark(m, box, "help", WG_L_HOURS_UNKNOWN);
}

static void
put_day(struct door_maker *m, struct wg_part *strip, unsigned d)
{
	struct wg_part *box =
	    wg_part_put(m->arena, strip, WG_PART_HOURS_ROW);
	struct wg_part *head = wg_part_put(m->arena, box, WG_PART_PANE_HEAD);

	for (size_t i = 0; i < m->sign->print->n; i++) {
		const struct wg_facts *f = &m->sign->facts[i];
		const struct wg_language *l = wg_facts_language(f);
		struct wg_part *name;

		if (i > 0 && l != f->edition->language)
			continue; /* nobody knows its days */
		name = wg_part_put(m->arena, head, i == 0 ? WG_PART_DAYS :
			l->rtl ? WG_PART_TOWARDS : WG_PART_DAYS_TOO);
		name->words.language = l;
		name->at = m->door->at;
		name->level = m->weekend ? 2 : 1;
		wg_tokens_put(m->arena, &name->words,
		    wg_locale_weekday_short(f->locale, d), l);
	}
	put_times(m, wg_part_put(m->arena, box, WG_PART_TIMES),
	    &m->week.days[d]);
}

static const struct wg_fact_line *
lines_of(struct door_maker *m, size_t i, size_t *n)
{
	const struct wg_facts *f = &m->sign->facts[i];
	const struct wg_contact *c = &m->door->place->contact;

	return m->in_words ? wg_facts_hours(f, m->arena, c, false, n) :
			     wg_facts_hours_special(f, m->arena, c, n);
}

static void
put_other(struct door_maker *m, struct wg_tokens *w, size_t i, size_t k)
{
	struct wg_composer c = wg_sign_voice(m->sign, i);
	size_t n = 0;
	const struct wg_fact_line *lines = lines_of(m, i, &n);
	struct wg_tokens own;

	if (k >= n)
		return;
	own = wg_compose_line(&c, &lines[k]);
	for (size_t t = 0; t < own.list.n; t++)
		if (own.list.at[t].language == c.source->edition->language)
			return; /* which stands there already */
	wg_tokens_put(m->arena, w, WG_STR("  "), NULL);
	wg_tokens_piece(m->arena, w, wg_tokens_text(m->arena, &own),
	    own.language, false);
}

/* What a week cannot say, a line in all languages. */
static void
put_special(struct door_maker *m, struct wg_part *to)
{
	struct wg_sign *p = m->sign;
	struct wg_composer c = wg_sign_voice(p, 0);
	size_t n = 0;
	const struct wg_fact_line *lines = lines_of(m, 0, &n);

	for (size_t k = 0; k < n; k++) {
		struct wg_part *say =
		    wg_part_put(m->arena, to, WG_PART_REMARK);
		struct wg_tokens *w = &say->words;

		*w = wg_compose_text(&c);
		say->at = m->door->at;
		wg_tokens_open(m->arena, w, WG_TOKEN_EMPHASIS, w->language)
		    ->strong = true;
		wg_compose_put_line(&c, w, &lines[k]);
		wg_tokens_close(m->arena, w, WG_TOKEN_EMPHASIS);
		for (size_t i = 1; i < p->print->n; i++)
			put_other(m, w, i, k);
	}
}

void
wg_door_week(struct door_maker *m, struct wg_part *sheet)
{
	const struct wg_place *place = m->door->place;
	struct wg_part *strip, *key;
	bool closed = false, appointment = false, unknown = false;

	if (place->closed) {
		wg_sign_legend(m->sign, sheet, WG_PART_REMARK, "cross",
		    WG_L_CLOSED_FOR_NOW);
		return;
	}
	if (place->contact.hours == NULL) {
		wg_report(m->sign->diag, WG_D_SIGN_HOURS, m->door->at,
		    "%.*s", WG_ARG(place->document->id));
		return;
	}
	m->week = wg_hours_week(m->arena, place->contact.hours,
	    m->sign->print->project->today);
	m->in_words = !m->week.known || m->week.seasonal;
	m->weekend = false;
	if (m->in_words) {
		put_special(m, sheet);
		return;
	}
	strip = wg_part_put(m->arena, sheet, WG_PART_HOURS);
	for (unsigned d = 5; d < 7; d++)
		m->weekend |= !m->week.days[d].closed;
	for (unsigned d = 0; d < 7; d++) {
		const struct wg_hours_weekday *w = &m->week.days[d];

		if (d >= 5 && w->closed)
			continue;
		put_day(m, strip, d);
		closed |= w->closed;
		appointment |= w->appointment;
		unknown |= !w->closed && !w->appointment && !w->all_day &&
		    w->n == 0;
	}
	key = wg_part_put(m->arena, sheet, WG_PART_FACTS);
	if (appointment)
		wg_sign_legend(m->sign, key, WG_PART_TERMS, "calendar",
		    WG_L_BY_APPOINTMENT);
	if (closed)
		wg_sign_legend(m->sign, key, WG_PART_TERMS, "dash",
		    WG_L_CLOSED);
	if (unknown)
		wg_sign_legend(m->sign, key, WG_PART_TERMS, "help",
		    WG_L_HOURS_UNKNOWN);
	if (!m->week.whole)
		put_special(m, key);
}
