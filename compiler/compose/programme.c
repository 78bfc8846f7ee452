/*
 * The programme of a region: what takes place in a span of time.  What comes
 * again stands once, by how often it does; what comes once by month.  What the
 * words of a date are differs by language, so dates are digits wherever they
 * can be; only how often and the month are said in words, once.
 */
#include <stdlib.h>

#include "base/diag.h"
#include "compose/sheets.h"
#include "facts/closing.h"
#include "facts/event.h"
#include "facts/facts.h"
#include "facts/piece.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/recurrence.h"

#define QUARTER 91 /* days, if no last one is given */
#define NEXT 3     /* dates of what no word says when */
#define FAIR 31    /* days in a row that are told as one */

/* Levels of parts, for their style: of a box of several days, also of two
 * months. */
#define SEVERAL 1u
#define MONTHS 2u

struct entry {
	const struct wg_event *event;
	const struct wg_recurrence *repeat; /* or NULL: it is told as one */
	int64_t day, last; /* its first in the span; the last of that */
	int64_t group;     /* entries of one stand below one heading */
};

struct maker {
	struct wg_poster *poster;
	struct wg_arena *arena;
	const struct wg_region *region;
	int64_t from, to;
	struct entry *entries;
	size_t n;
	bool rtl, free; /* languages; what there is to explain */
};

/* What there is. */

#define SINGLE 10000 /* groups of what comes once: this and the month */

/* What comes more often stands first. */
static int64_t
group_of(const struct entry *e)
{
	struct wg_day d = wg_day_of(e->day);

	if (e->repeat == NULL)
		return SINGLE + d.year * 12 + d.month;
	return e->repeat->frequency * 100 + (int64_t)e->repeat->interval;
}

/* "5.–6.": every day of a few is told like what lasts so long. */
static bool
is_fair(const struct wg_event *e)
{
	const struct wg_recurrence *r = e->repeat;

	return r != NULL && r->frequency == WG_DAILY && r->interval == 1 &&
	    r->ends && r->until - e->from <= FAIR;
}

static struct entry
entry_of(const struct wg_event *e, int64_t day)
{
	struct entry entry = { e, e->repeat, day, day, 0 };

	if (is_fair(e)) {
		entry.repeat = NULL;
		entry.day = e->from;
		entry.last = e->repeat->until;
	} else if (e->repeat == NULL && !wg_event_until_midnight(e)) {
		entry.last = e->to;
	}
	entry.group = group_of(&entry);
	return entry;
}

/* Monday is 0; 1970-01-01 was a Thursday. */
static unsigned
weekday_of(int64_t day)
{
	return (unsigned)(((day + 3) % 7 + 7) % 7);
}

static bool
is_often(const struct entry *e)
{
	return e->repeat != NULL;
}

/* "1. Do" is before "2. Mi", and the last of the month stands last. */
static int
place_in_month(const struct entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	return r->frequency != WG_MONTHLY ? 0 : r->nth < 0 ? 9 : r->nth;
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_time(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int c = compare(a->group, b->group);

	if (c == 0 && is_often(a))
		c = compare(place_in_month(a), place_in_month(b));
	if (c == 0)
		c = is_often(a) ? compare(weekday_of(a->day),
			weekday_of(b->day)) : compare(a->day, b->day);
	if (c == 0)
		c = compare(a->event->from_minute, b->event->from_minute);
	return c != 0 ? c : wg_str_cmp(a->event->document->id,
	    b->event->document->id);
}

static void
find_entries(struct maker *m)
{
	const struct wg_region *r = m->region;

	m->entries = WG_NEW_ARRAY(m->arena, r->n_events + 1, struct entry);
	for (size_t i = 0; i < r->n_events; i++) {
		const struct wg_event *e =
		    wg_read_event(m->poster->print->task, r->events[i]);
		int64_t day;

		if (!wg_event_next(e, m->from, &day) || day > m->to)
			continue;
		m->entries[m->n++] = entry_of(e, day);
	}
	qsort(m->entries, m->n, sizeof(*m->entries), by_time);
}

/* Words. */

static const struct wg_locale *
locale_of(const struct maker *m, size_t i)
{
	return m->poster->facts[i].locale;
}

/* Has edition 'i' words of its own for it? */
static bool
speaks(const struct maker *m, size_t i, enum wg_label label)
{
	const struct wg_edition *e = m->poster->facts[i].edition;

	return i == 0 || wg_edition_label_language(e, label) == e->language;
}

/* Once for each of the other languages, by direction. */
static struct wg_part *
put_other(struct maker *m, struct wg_part *const sides[2], size_t i,
    struct wg_str text)
{
	const struct wg_language *l = m->poster->facts[i].edition->language;
	struct wg_part *part =
	    wg_part_put(m->arena, sides[l->rtl], WG_PART_CALLED);

	part->at = m->poster->print->document->root->at;
	part->words.language = l;
	part->words.name = text;
	wg_tokens_put(m->arena, &part->words, text, l);
	return part;
}

/* Head. */

static struct wg_str
month_number(struct wg_arena *a, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(a, "%02d/%04d", d.month, d.year);
}

static void
put_head(struct maker *m, struct wg_part *sheet)
{
	const struct wg_print *print = m->poster->print;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_part *words = wg_part_put(m->arena, bar, WG_PART_WORDS);
	struct wg_part *sides[2] = { NULL, NULL }, *line;

	wg_sign_name(m->poster, words, WG_PART_TITLE, 0, print->document->title,
	    print->document->brief)->level = 1;
	line = wg_part_put(m->arena, words, WG_PART_ONE);
	wg_poster_piece(m->poster, line, WG_PART_VALUE,
	    wg_str_fmt(m->arena, "%.*s – %.*s",
		WG_ARG(month_number(m->arena, m->from)),
		WG_ARG(month_number(m->arena, m->to))));
	wg_sign_name(m->poster, line, WG_PART_CALLED, 0,
	    m->region->document->title, m->region->document->brief);
	sides[0] = wg_part_put(m->arena, words, WG_PART_ONE);
	if (m->rtl)
		sides[1] = wg_part_put(m->arena, bar, WG_PART_RIGHT);
	for (size_t i = 1; i < print->n; i++) {
		bool rtl = m->poster->facts[i].edition->language->rtl;

		wg_sign_name(m->poster, sides[rtl], WG_PART_CALLED, i,
		    print->document->title, print->document->brief);
	}
	wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
	    WG_STR("calendar");
}

/* Headings. */

/* "jede Woche", "alle 2 Wochen": how often, in edition 'i'. */
static struct wg_str
often(const struct maker *m, size_t i, const struct wg_recurrence *r,
    bool *known)
{
	static const enum wg_label every[][2] = {
		[WG_DAILY] = { WG_L_EVERY_DAY, WG_L_EVERY_DAYS },
		[WG_WEEKLY] = { WG_L_EVERY_WEEK, WG_L_EVERY_WEEKS },
		[WG_MONTHLY] = { WG_L_EVERY_MONTH, WG_L_EVERY_MONTHS },
		[WG_YEARLY] = { WG_L_EVERY_YEAR, WG_L_EVERY_YEARS },
	};
	enum wg_label label = every[r->frequency][r->interval > 1];

	*known = speaks(m, i, label);
	return wg_piece_label(&m->poster->facts[i], m->arena, label,
	    r->interval, NULL).text;
}

static struct wg_str
heading_in(const struct maker *m, size_t i, const struct entry *e, bool *known)
{
	struct wg_day d = wg_day_of(e->day);

	if (is_often(e))
		return often(m, i, e->repeat, known);
	*known = true;
	return wg_locale_month(locale_of(m, i), m->arena, (unsigned)d.year,
	    (unsigned)d.month);
}

static void
put_heading(struct maker *m, struct wg_part *to, const struct entry *e)
{
	struct wg_part *bar = wg_part_put(m->arena, to, WG_PART_PANE_HEAD);
	struct wg_part *words = wg_part_put(m->arena, bar, WG_PART_ONE);
	struct wg_part *sides[2] = { words, m->rtl ?
		wg_part_put(m->arena, bar, WG_PART_RIGHT) : words };
	bool known;

	wg_poster_words(m->poster, words, WG_PART_HEADING,
	    heading_in(m, 0, e, &known))->level = 2;
	for (size_t i = 1; i < m->poster->print->n; i++) {
		struct wg_str text = heading_in(m, i, e, &known);

		if (known)
			put_other(m, sides, i, text);
	}
}

/* When. */

static struct wg_str
short_days(const struct maker *m, size_t i, unsigned bits)
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
span_days(const struct maker *m, size_t i, const struct entry *e)
{
	return wg_str_fmt(m->arena, "%.*s–%.*s",
	    WG_ARG(wg_locale_weekday_short(locale_of(m, i),
		weekday_of(e->day))),
	    WG_ARG(wg_locale_weekday_short(locale_of(m, i),
		weekday_of(e->last))));
}

static bool
is_long(const struct entry *e)
{
	return e->last > e->day;
}

static unsigned
days_of(const struct entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	if (r != NULL && r->weekdays != 0)
		return r->weekdays;
	return 1u << weekday_of(e->day);
}

/* "8.–12."; "28.2.–2.3." where the month ends in between. */
static struct wg_str
span_numbers(const struct maker *m, const struct entry *e)
{
	struct wg_day a = wg_day_of(e->day), b = wg_day_of(e->last);

	if (a.month == b.month && a.year == b.year)
		return wg_str_fmt(m->arena, "%d.–%d.", a.day, b.day);
	return wg_str_fmt(m->arena, "%d.%d.–%d.%d.", a.day, a.month, b.day,
	    b.month);
}

/* What is looked for: a day of the week or of the month. */
static struct wg_str
number_of(const struct maker *m, const struct entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	if (is_long(e))
		return span_numbers(m, e);
	if (r == NULL)
		return wg_str_fmt(m->arena, "%d.", wg_day_of(e->day).day);
	if (r->frequency == WG_MONTHLY && r->nth > 0)
		return wg_str_fmt(m->arena, "%d. %.*s", r->nth,
		    WG_ARG(short_days(m, 0, days_of(e))));
	if (r->frequency == WG_YEARLY)
		return wg_str_fmt(m->arena, "%d.%d.", wg_day_of(e->day).day,
		    wg_day_of(e->day).month);
	return r->frequency == WG_DAILY ? WG_STR("Mo–So") :
	    short_days(m, 0, days_of(e));
}

/* As it is written in Germany and on every phone. */
static struct wg_str
clock(const struct maker *m, int minutes)
{
	return wg_str_fmt(m->arena, "%02d:%02d", minutes / 60, minutes % 60);
}

static void
put_times(struct maker *m, struct wg_part *box, const struct entry *entry)
{
	const struct wg_event *e = entry->event;
	const struct wg_locale *german = locale_of(m, 0);
	struct wg_str text;

	if (e->all_day) {
		for (size_t i = 0; i < m->poster->print->n; i++)
			if (speaks(m, i, WG_L_ALL_DAY))
				wg_poster_label(m->poster, box,
				    i == 0 ? WG_PART_KEY_FACT : WG_PART_VALUE,
				    i, WG_L_ALL_DAY);
		return;
	}
	if (is_long(entry) && !e->weekdays_only && !is_fair(e)) {
		/* From the time of the first day to that of the last. */
		text = wg_str_fmt(m->arena, "%.*s %.*s –",
		    WG_ARG(wg_locale_weekday_short(german,
			weekday_of(e->from))),
		    WG_ARG(clock(m, e->from_minute)));
		wg_poster_piece(m->poster, box, WG_PART_KEY_FACT, text);
		text = wg_str_fmt(m->arena, "%.*s %.*s",
		    WG_ARG(wg_locale_weekday_short(german,
			weekday_of(e->to))),
		    WG_ARG(clock(m, e->to_minute)));
	} else if (e->open_end) {
		text = clock(m, e->from_minute);
	} else {
		text = wg_str_fmt(m->arena, "%.*s–%.*s",
		    WG_ARG(clock(m, e->from_minute)),
		    WG_ARG(clock(m,
			wg_event_until_midnight(e) ? 24 * 60 :
			    e->to_minute)));
	}
	wg_poster_piece(m->poster, box, WG_PART_KEY_FACT, text);
}

static struct wg_str
weekdays_in(const struct maker *m, size_t i, const struct entry *e)
{
	return is_long(e) ? span_days(m, i, e) :
			    short_days(m, i, days_of(e));
}

/* "вт الثلاثاء": a day of the week in the other languages, in a line; several
 * in a line for each. */
static void
put_weekdays(struct maker *m, struct wg_part *box, const struct entry *e)
{
	/* The box says it in German where it is not a date. */
	size_t first = is_often(e) && e->repeat->frequency != WG_YEARLY;
	unsigned days = days_of(e);
	bool one = !is_long(e) && (days & (days - 1)) == 0;
	struct wg_tokens *w = NULL;

	if (is_often(e) && e->repeat->frequency == WG_DAILY)
		return;
	for (size_t i = first; i < m->poster->print->n; i++) {
		const struct wg_language *l =
		    m->poster->facts[i].edition->language;

		if (w == NULL || !one) {
			w = &wg_poster_line(m->poster, box, WG_PART_WEEKDAY)
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
put_box(struct maker *m, struct wg_part *row, const struct entry *e)
{
	struct wg_part *box = wg_part_put(m->arena, row, WG_PART_DAY_BOX);

	wg_poster_piece(m->poster, box, WG_PART_DAY, number_of(m, e))->level =
	    !is_long(e) ? 0 : wg_day_of(e->day).month ==
		wg_day_of(e->last).month ? SEVERAL : MONTHS;
	put_weekdays(m, box, e);
	put_times(m, box, e);
}

/* What, where. */

/* A line of digits and German names behind a pictogram. */
static struct wg_tokens *
put_line(struct maker *m, struct wg_part *to, const char *pictogram,
    enum wg_label alt)
{
	struct wg_part *line = wg_part_put(m->arena, to, WG_PART_WHERE);

	wg_poster_pictogram(m->poster, line, WG_PART_PICTOGRAM, pictogram, alt);
	return &wg_poster_line(m->poster, line, WG_PART_VALUE)->words;
}

static void
put_strong(struct maker *m, struct wg_tokens *w, struct wg_str text)
{
	wg_tokens_open(m->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_tokens_piece(m->arena, w, text, NULL, false);
	wg_tokens_close(m->arena, w, WG_TOKEN_EMPHASIS);
}

static void
put_date(struct maker *m, struct wg_tokens *w, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	put_strong(m, w, wg_str_fmt(m->arena, "%02d.%02d.%04d", d.day, d.month,
	    d.year));
}

/* Heading and box say it all, as long as it comes. */
static bool
is_plain(const struct wg_recurrence *r)
{
	return r->interval == 1 &&
	    (r->frequency != WG_MONTHLY || r->nth > 0);
}

/* The first and the last day of what ends in the span. */
static void
put_until(struct maker *m, struct wg_part *to, const struct entry *e)
{
	struct wg_tokens *w;
	int64_t last = e->day, next;

	if (!e->repeat->ends || e->repeat->until >= m->to)
		return;
	while (wg_recurrence_next(e->repeat, e->event->from, last + 1, &next))
		last = next;
	w = put_line(m, to, "calendar", WG_L_WHEN);
	put_date(m, w, e->day);
	if (last == e->day)
		return;
	wg_tokens_put(m->arena, w, WG_STR(" – "), NULL);
	put_date(m, w, last);
}

/* What neither the heading nor the box says: the next days themselves. */
static void
put_dates(struct maker *m, struct wg_part *to, const struct entry *e)
{
	struct wg_tokens *w;
	int64_t day = e->day;

	if (!is_often(e))
		return;
	if (is_plain(e->repeat)) {
		put_until(m, to, e);
		return;
	}
	w = put_line(m, to, "calendar", WG_L_WHEN);
	for (int i = 0; i < NEXT && day <= m->to; i++) {
		if (i > 0)
			wg_tokens_put(m->arena, w, WG_COMPOSE_DOT, NULL);
		put_date(m, w, day);
		if (!wg_recurrence_next(
			e->repeat, e->event->from, day + 1, &day))
			break;
	}
}

static void
put_place(struct maker *m, struct wg_part *to, const struct entry *e)
{
	const struct wg_event *event = e->event;
	struct wg_composer c = wg_poster_voice(m->poster, 0);
	struct wg_tokens *w;
	struct wg_fact_line *lines;
	size_t n;

	if (event->place != NULL) {
		w = put_line(m, to, "pin", WG_L_WHERE);
		put_strong(m, w, wg_piece_unit(
		    &m->poster->facts[0], m->arena, event->place->title).text);
		lines = wg_facts_address(&m->poster->facts[0], m->arena,
		    wg_place_address(wg_read_place(
			m->poster->print->task, event->place), e->day), &n);
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

static void
put_event(struct maker *m, struct wg_part *to, const struct entry *e)
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
	sides[0] = wg_part_put(m->arena, names, WG_PART_LEFT);
	wg_sign_name(m->poster, sides[0], WG_PART_NAME, 0, d->title, d->brief)
	    ->level = 3;
	sides[1] = m->rtl ? wg_part_put(m->arena, names, WG_PART_RIGHT) : NULL;
	for (size_t i = 1; i < m->poster->print->n; i++) {
		bool rtl = m->poster->facts[i].edition->language->rtl;

		wg_sign_name(m->poster, sides[rtl], WG_PART_CALLED, i,
		    d->title, d->brief);
	}
	if (e->event->weekdays_only)
		wg_sign_legend(m->poster, body, WG_PART_TERMS, "calendar",
		    WG_L_WEEKDAYS_ONLY);
	facts = wg_part_put(m->arena, body, WG_PART_FACTS);
	sides[0] = wg_part_put(m->arena, facts, WG_PART_PANEL_FACTS);
	put_place(m, sides[0], e);
	put_dates(m, sides[0], e);
	if (e->event->free) {
		m->free = true;
		wg_poster_piece(m->poster, facts, WG_PART_REMARK,
		    WG_STR("0\u00A0€"));
	}
}

/* Sheets. */

static void
put_end(struct maker *m, struct wg_part *sheet, size_t k, size_t parts)
{
	struct wg_part *end = wg_part_put(m->arena, sheet, WG_PART_COLOPHON);
	struct wg_part *words = wg_part_put(m->arena, end, WG_PART_WORDS);
	struct wg_part *key = wg_part_put(m->arena, words, WG_PART_HERE);

	if (m->free) {
		wg_poster_piece(m->poster, key, WG_PART_REMARK,
		    WG_STR("0\u00A0€"));
		wg_sign_legend(m->poster, key, WG_PART_TERMS, NULL, WG_L_FREE);
	}
	if (parts > 1)
		wg_poster_piece(m->poster, key, WG_PART_TOPIC, wg_str_fmt(
		    m->arena, "%u/%u", (unsigned)k, (unsigned)parts));
	wg_sign_foot(m->poster, words);
	wg_poster_code(m->poster, end);
}

/* Sheet 'k' of 'parts', from 1. */
static struct wg_part *
sheet_of(struct maker *m, size_t first, size_t end, size_t k, size_t parts)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);
	struct wg_part *all, *rows = NULL;

	m->free = false;
	put_head(m, sheet);
	all = wg_part_put(m->arena, sheet, WG_PART_ROWS);
	for (size_t i = first; i < end; i++) {
		if (rows == NULL ||
		    m->entries[i].group != m->entries[i - 1].group) {
			rows = wg_part_put(m->arena, all, WG_PART_OFFICE);
			put_heading(m, rows, &m->entries[i]);
		}
		put_event(m, rows, &m->entries[i]);
	}
	if (m->n == 0)
		wg_sign_legend(m->poster, all, WG_PART_TERMS, "calendar",
		    WG_L_NO_EVENTS);
	put_end(m, sheet, k, parts);
	return sheet;
}

void
wg_programme_sheets(struct wg_poster *p, struct wg_sheets *sheets)
{
	const struct wg_print *print = p->print;
	const struct wg_print_job *job = print->job;
	struct maker m = { .poster = p, .arena = p->arena,
		.region = wg_read_region(print->task, print->subject) };
	size_t parts = p->parts > 1 ? p->parts : 1, first = 0;

	m.from = job->from > 0 ? job->from : print->project->today;
	m.to = job->to > 0 ? job->to : m.from + QUARTER;
	for (size_t i = 1; i < print->n; i++)
		m.rtl |= p->facts[i].edition->language->rtl;
	find_entries(&m);
	if (m.n == 0)
		wg_report(p->diag, WG_D_PROGRAMME_EMPTY,
		    print->document->root->at, "%.*s – %.*s",
		    WG_ARG(wg_days_write(m.arena, m.from)),
		    WG_ARG(wg_days_write(m.arena, m.to)));
	if (parts > m.n)
		parts = m.n > 0 ? m.n : 1;
	for (size_t k = 1; k <= parts; k++) {
		size_t end = k == parts ? m.n : m.n * k / parts;

		if (end > first || (k == parts && sheets->n == 0))
			WG_PUSH(m.arena, sheets) = sheet_of(
			    &m, first, end, k, parts);
		first = end;
	}
}
