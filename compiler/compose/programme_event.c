/* A row of the programme: a box with the day, a pictogram, what and where. */
#include "compose/programme_in.h"

#include "facts/closing.h"
#include "facts/event.h"
#include "facts/piece.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/clock.h"

#define NEXT 3 /* dates of what no word says when */

/* Levels of parts, for their style: of a box of several days, also of two
 * months. */
#define SEVERAL 1u
#define MONTHS 2u

/* When. */

static bool
is_often(const struct wg_programme_entry *e)
{
	return e->repeat != NULL;
}

static const struct wg_locale *
locale_of(const struct wg_programme *m, size_t i)
{
	return m->sign->facts[i].locale;
}

static struct wg_str
short_days(const struct wg_programme *m, size_t i, unsigned bits)
{
	struct wg_str all = WG_NONE;

	for (unsigned day = 0; day < 7; day++)
		if (bits & 1u << day)
			all = wg_str_fmt(m->arena, "%.*s%.*s%.*s", WG_ARG(all),
			    WG_ARG(all.len == 0 ? WG_NONE :
				wg_locale_separator(locale_of(m, i),
				    WG_SEPARATOR_LIST)),
			    WG_ARG(wg_locale_weekday_short(
				locale_of(m, i), day)));
	return all;
}

/* "Mo–Fr" of what lasts several days. */
static struct wg_str
span_days(const struct wg_programme *m, size_t i, const struct wg_programme_entry *e)
{
	return wg_str_fmt(m->arena, "%.*s–%.*s",
	    WG_ARG(wg_locale_weekday_short(locale_of(m, i),
		wg_weekday(e->day))),
	    WG_ARG(wg_locale_weekday_short(locale_of(m, i),
		wg_weekday(e->last))));
}

static bool
is_long(const struct wg_programme_entry *e)
{
	return e->last > e->day;
}

static unsigned
days_of(const struct wg_programme_entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	if (r != NULL && r->weekdays != 0)
		return r->weekdays;
	return 1u << wg_weekday(e->day);
}

static bool
is_one_day(const struct wg_programme_entry *e)
{
	unsigned days = days_of(e);

	return (days & (days - 1)) == 0;
}

/* Of one language: "Di, Do", or "Fr–So" of what lasts so long. */
static struct wg_str
weekdays_in(const struct wg_programme *m, size_t i, const struct wg_programme_entry *e)
{
	return is_long(e) && is_one_day(e) ? span_days(m, i, e) :
					     short_days(m, i, days_of(e));
}

/* "8.–12."; "28.2.–2.3." where no heading says the month. */
static struct wg_str
span_numbers(const struct wg_programme *m, const struct wg_programme_entry *e)
{
	struct wg_day a = wg_day_of(e->day), b = wg_day_of(e->last);

	if (a.month == b.month && a.year == b.year && !is_often(e))
		return wg_str_fmt(m->arena, "%d.–%d.", a.day, b.day);
	return wg_str_fmt(m->arena, "%d.%d.–%d.%d.", a.day, a.month, b.day,
	    b.month);
}

/* What is looked for: a day of the week or of the month. */
static struct wg_str
number_of(const struct wg_programme *m, const struct wg_programme_entry *e)
{
	const struct wg_recurrence *r = e->repeat;
	struct wg_day d = wg_day_of(e->day);

	if (is_long(e) && (r == NULL || r->frequency == WG_YEARLY))
		return span_numbers(m, e);
	if (r == NULL)
		return wg_str_fmt(m->arena, "%d.", d.day);
	if (r->frequency == WG_YEARLY)
		return wg_str_fmt(m->arena, "%d.%d.", d.day, d.month);
	if (r->frequency == WG_DAILY)
		return wg_str_fmt(m->arena, "%.*s–%.*s",
		    WG_ARG(wg_locale_weekday_short(locale_of(m, 0), 0)),
		    WG_ARG(wg_locale_weekday_short(locale_of(m, 0), 6)));
	if (r->frequency == WG_MONTHLY && r->nth > 0)
		return wg_str_fmt(m->arena, "%d. %.*s", r->nth,
		    WG_ARG(weekdays_in(m, 0, e)));
	return weekdays_in(m, 0, e);
}

static unsigned
level_of(const struct wg_programme_entry *e)
{
	if (!is_long(e))
		return 0;
	return (e->repeat != NULL && e->repeat->frequency == WG_YEARLY) ||
		    wg_day_of(e->day).month != wg_day_of(e->last).month ?
	    MONTHS : SEVERAL;
}

/* "Fr 18:00"; without the day where it is not always that one. */
static struct wg_str
moment(const struct wg_programme *m, const struct wg_programme_entry *e, int64_t day, int minutes)
{
	struct wg_str time = wg_clock_write(m->arena, minutes);

	if (!is_one_day(e) ||
	    (is_often(e) && e->repeat->frequency == WG_DAILY))
		return time;
	return wg_str_fmt(m->arena, "%.*s %.*s",
	    WG_ARG(wg_locale_weekday_short(locale_of(m, 0), wg_weekday(day))),
	    WG_ARG(time));
}

static void
put_all_day(struct wg_programme *m, struct wg_part *box)
{
	for (size_t i = 0; i < m->sign->print->n; i++)
		if (wg_programme_speaks(m, i, WG_L_ALL_DAY))
			wg_sign_label(m->sign, box,
			    i == 0 ? WG_PART_KEY_FACT : WG_PART_VALUE, i,
			    WG_L_ALL_DAY);
}

static void
put_times(struct wg_programme *m, struct wg_part *box, const struct wg_programme_entry *entry)
{
	const struct wg_event *e = entry->event;
	struct wg_str text = wg_clock_write(m->arena, e->from_minute);

	if (e->all_day) {
		put_all_day(m, box);
		return;
	}
	if (wg_event_is_long(e) && !e->weekdays_only) {
		/* From the time of the first day to that of the last. */
		wg_sign_piece(m->sign, box, WG_PART_KEY_FACT,
		    wg_str_fmt(m->arena, "%.*s –", WG_ARG(moment(
			m, entry, entry->day, e->from_minute))));
		text = moment(m, entry, entry->last, e->to_minute);
	} else if (!e->open_end) {
		text = wg_str_fmt(m->arena, "%.*s–%.*s", WG_ARG(text),
		    WG_ARG(wg_clock_write(m->arena, wg_event_until_midnight(e) ?
			24 * 60 : e->to_minute)));
	}
	wg_sign_piece(m->sign, box, WG_PART_KEY_FACT, text);
}

/* "вт الثلاثاء": a day of the week in the other languages, in a line; several
 * in a line for each. */
static void
put_weekdays(struct wg_programme *m, struct wg_part *box, const struct wg_programme_entry *e)
{
	/* The box says it in German where it is not a date. */
	size_t first = is_often(e) && e->repeat->frequency != WG_YEARLY;
	bool one = !is_long(e) && is_one_day(e);
	struct wg_tokens *w = NULL;

	if (is_often(e) && e->repeat->frequency == WG_DAILY)
		return;
	for (size_t i = first; i < m->sign->print->n; i++) {
		const struct wg_language *l =
		    m->sign->facts[i].edition->language;

		if (w == NULL || !one) {
			w = &wg_sign_line(m->sign, box, WG_PART_WEEKDAY)
				 ->words;
			if (!one)
				w->language = l;
		} else {
			wg_tokens_put(m->arena, w, WG_STR("  "), NULL);
		}
		if (one)
			wg_tokens_piece(
			    m->arena, w, weekdays_in(m, i, e), l, false);
		else
			wg_tokens_put(m->arena, w, weekdays_in(m, i, e), l);
	}
}

static void
put_box(struct wg_programme *m, struct wg_part *row, const struct wg_programme_entry *e)
{
	struct wg_part *box = wg_part_put(m->arena, row, WG_PART_DAY_BOX);

	wg_sign_piece(m->sign, box, WG_PART_DAY, number_of(m, e))->level =
	    level_of(e);
	put_weekdays(m, box, e);
	put_times(m, box, e);
}

/* What, where. */

/* A line of digits and German names behind a pictogram. */
static struct wg_tokens *
put_line(struct wg_programme *m, struct wg_part *to, const char *pictogram,
    enum wg_label alt)
{
	struct wg_part *line = wg_part_put(m->arena, to, WG_PART_WHERE);

	wg_sign_pictogram(m->sign, line, WG_PART_PICTOGRAM, pictogram, alt);
	return &wg_sign_line(m->sign, line, WG_PART_VALUE)->words;
}

static void
put_strong(struct wg_programme *m, struct wg_tokens *w, struct wg_str text)
{
	wg_tokens_open(m->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_tokens_piece(m->arena, w, text, NULL, false);
	wg_tokens_close(m->arena, w, WG_TOKEN_EMPHASIS);
}

/* "07.12.2026"; "04.12.–06.12.2026" of what lasts so long. */
static void
put_date(struct wg_programme *m, struct wg_tokens *w, const struct wg_programme_entry *e,
    int64_t day)
{
	struct wg_day a = wg_day_of(day);
	struct wg_day b = wg_day_of(day + (e->last - e->day));
	struct wg_str text =
	    wg_str_fmt(m->arena, "%02d.%02d.%04d", b.day, b.month, b.year);

	if (is_long(e))
		text = wg_str_fmt(m->arena, "%02d.%02d.–%.*s", a.day, a.month,
		    WG_ARG(text));
	put_strong(m, w, text);
}

/* Heading and box say it all, as long as it comes. */
static bool
is_plain(const struct wg_programme_entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	return r->interval == 1 &&
	    (r->frequency != WG_MONTHLY || r->nth > 0) &&
	    (!is_long(e) || is_one_day(e));
}

/* The first and the last day of what ends in the span. */
static void
put_until(struct wg_programme *m, struct wg_part *to, const struct wg_programme_entry *e)
{
	struct wg_tokens *w;
	int64_t last = e->day, next;

	if (!e->repeat->ends || e->repeat->until >= m->to)
		return;
	while (wg_recurrence_next(e->repeat, e->event->from, last + 1, &next))
		last = next;
	w = put_line(m, to, "calendar", WG_L_WHEN);
	put_date(m, w, e, e->day);
	if (last == e->day)
		return;
	wg_tokens_put(m->arena, w, WG_STR(" – "), NULL);
	put_date(m, w, e, last);
}

/* What neither the heading nor the box says: the next days themselves. */
static void
put_dates(struct wg_programme *m, struct wg_part *to, const struct wg_programme_entry *e)
{
	struct wg_tokens *w;
	int64_t day = e->day;

	if (!is_often(e))
		return;
	if (is_plain(e)) {
		put_until(m, to, e);
		return;
	}
	w = put_line(m, to, "calendar", WG_L_WHEN);
	for (int i = 0; i < NEXT && day <= m->to; i++) {
		if (i > 0)
			wg_tokens_put(m->arena, w, WG_COMPOSE_DOT, NULL);
		put_date(m, w, e, day);
		if (!wg_recurrence_next(
			e->repeat, e->event->from, day + 1, &day))
			break;
	}
}

static void
put_place(struct wg_programme *m, struct wg_part *to, const struct wg_programme_entry *e)
{
	const struct wg_event *event = e->event;
	struct wg_composer c = wg_sign_voice(m->sign, 0);
	struct wg_tokens *w;
	struct wg_fact_line *lines;
	size_t n;

	if (event->place != NULL) {
		w = put_line(m, to, "pin", WG_L_WHERE);
		put_strong(m, w, wg_piece_unit(
		    &m->sign->facts[0], m->arena, event->place->title).text);
		lines = wg_facts_address(&m->sign->facts[0], m->arena,
		    wg_place_address(wg_read_place(
			m->sign->print->task, event->place), e->day), &n);
		for (size_t i = 0; i < n; i++) {
			wg_tokens_put(m->arena, w, i == 0 ? WG_COMPOSE_DOT :
				WG_STR(", "), NULL);
			wg_compose_put_line(&c, w, &lines[i]);
		}
	}
	if (event->online.len > 0) {
		const struct wg_piece url = wg_facts_url(
		    c.voice, m->arena, event->online);

		w = put_line(m, to, "web", WG_L_ONLINE);
		wg_compose_put_piece(&c, w, &url);
	}
}

/* Each in its own language and script. */
static void
put_languages(struct wg_programme *m, struct wg_part *to,
    const struct wg_language_list *list)
{
	struct wg_tokens *w;

	if (list->n == 0)
		return;
	w = put_line(m, to, "language", WG_L_WE_SPEAK);
	for (size_t i = 0; i < list->n; i++) {
		if (i > 0)
			wg_tokens_put(m->arena, w, WG_COMPOSE_DOT, NULL);
		wg_tokens_piece(m->arena, w, list->at[i]->label, list->at[i],
		    false);
	}
}

void
wg_programme_price(
    struct wg_programme *m, struct wg_part *to, enum wg_said free)
{
	wg_sign_piece(m->sign, to, WG_PART_REMARK, free == WG_YES ?
		WG_STR("0\u00A0€") : WG_STR("€"))->level = free == WG_NO;
}

void
wg_programme_event(struct wg_programme *m, struct wg_part *to, const struct wg_programme_entry *e)
{
	const struct wg_document *d = e->event->document;
	struct wg_part *row = wg_part_put(m->arena, to, WG_PART_NAMED);
	struct wg_part *tile, *body, *names, *sides[2], *facts;

	put_box(m, row, e);
	tile = wg_part_put(m->arena, row, WG_PART_TILE);
	tile->pictogram = d->pictogram.len > 0 ? d->pictogram :
	    WG_STR("calendar");
	body = wg_part_put(m->arena, row, WG_PART_OFFICE_BODY);
	names = wg_part_put(m->arena, body, WG_PART_OFFICE_NAMES);
	wg_programme_sides(m, names, WG_PART_LEFT, sides);
	wg_sign_name(m->sign, sides[0], WG_PART_NAME, 0, d->title, d->brief)
	    ->level = 3;
	for (size_t i = 1; i < m->sign->print->n; i++) {
		bool rtl = m->sign->facts[i].edition->language->rtl;

		wg_sign_name(m->sign, sides[rtl], WG_PART_CALLED, i,
		    d->title, d->brief);
	}
	if (e->event->weekdays_only)
		wg_sign_legend(m->sign, body, WG_PART_TERMS, "calendar",
		    WG_L_WEEKDAYS_ONLY);
	facts = wg_part_put(m->arena, body, WG_PART_FACTS);
	sides[0] = wg_part_put(m->arena, facts, WG_PART_PANEL_FACTS);
	put_place(m, sides[0], e);
	put_dates(m, sides[0], e);
	put_languages(m, sides[0], &e->event->languages);
	if (e->event->free == WG_NOT_SAID)
		return;
	m->free |= e->event->free == WG_YES;
	m->costs |= e->event->free == WG_NO;
	wg_programme_price(m, facts, e->event->free);
}

