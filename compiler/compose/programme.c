/*
 * The programme of a region: what takes place in a span of time.  What comes
 * again stands once, by how often it does; what comes once by month.  What the
 * words of a date are differs by language, so dates are digits wherever they
 * can be; only how often and the month are said in words, once.
 */
#include "compose/programme_in.h"

#include <stdlib.h>

#include "base/diag.h"
#include "facts/event.h"
#include "facts/piece.h"
#include "model/trace.h"
#include "text/locale.h"
#include "values/calendar.h"

#define QUARTER 91 /* days, if no last one is given */
#define FAIR 31    /* days in a row that are told as one */

/* What there is. */

#define SINGLE 10000 /* groups of what comes once: this and the month */

/* What comes more often stands first. */
static int64_t
group_of(const struct wg_programme_entry *e)
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
	    r->ends && r->until - e->from <= FAIR && !wg_event_is_long(e);
}

static struct wg_programme_entry
entry_of(const struct wg_event *e, int64_t day)
{
	struct wg_programme_entry entry = { e, e->repeat, day, day, 0 };

	if (is_fair(e)) {
		entry.repeat = NULL;
		entry.day = e->from;
		entry.last = e->repeat->until;
	} else if (wg_event_is_long(e)) {
		entry.last = day + (e->to - e->from);
	}
	entry.group = group_of(&entry);
	return entry;
}

/* "1. Do" is before "2. Mi", and the last of the month stands last. */
static int
place_in_month(const struct wg_programme_entry *e)
{
	const struct wg_recurrence *r = e->repeat;

	return r->frequency != WG_MONTHLY ? 0 : r->nth < 0 ? 9 : r->nth;
}

static bool
by_weekday(const struct wg_programme_entry *e)
{
	return e->repeat != NULL && e->repeat->frequency != WG_YEARLY;
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_time(const void *left, const void *right)
{
	const struct wg_programme_entry *a = left, *b = right;
	int c = compare(a->group, b->group);

	if (c == 0 && a->repeat != NULL)
		c = compare(place_in_month(a), place_in_month(b));
	if (c == 0)
		c = by_weekday(a) ? compare(wg_weekday(a->day),
			wg_weekday(b->day)) : compare(a->day, b->day);
	if (c == 0)
		c = compare(a->event->from_minute, b->event->from_minute);
	return c != 0 ? c : wg_str_cmp(a->event->document->id,
	    b->event->document->id);
}

static void
find_entries(struct wg_programme *m)
{
	const struct wg_region *r = m->region;

	wg_trace_list(r, WG_LIST_EVENTS);
	m->entries = WG_NEW_ARRAY(
	    m->arena, r->n_events + 1, struct wg_programme_entry);
	for (size_t i = 0; i < r->n_events; i++) {
		const struct wg_event *e =
		    wg_read_event(m->sign->print->task, r->events[i]);
		int64_t day;

		if (!wg_event_next(e, m->from, &day) || day > m->to)
			continue;
		m->entries[m->n++] = entry_of(e, day);
	}
	qsort(m->entries, m->n, sizeof(*m->entries), by_time);
}

/* Words. */

bool
wg_programme_speaks(
    const struct wg_programme *m, size_t i, enum wg_label label)
{
	const struct wg_edition *e = m->sign->facts[i].edition;

	return i == 0 || wg_edition_label_language(e, label) == e->language;
}

/* Once for each of the other languages, by direction. */
static struct wg_part *
put_other(struct wg_programme *m, struct wg_part *const sides[2], size_t i,
    struct wg_str text)
{
	const struct wg_language *l = m->sign->facts[i].edition->language;
	struct wg_part *part =
	    wg_part_put(m->arena, sides[l->rtl], WG_PART_CALLED);

	part->at = m->sign->print->document->root->at;
	part->words.language = l;
	part->words.name = text;
	wg_tokens_put(m->arena, &part->words, text, l);
	return part;
}

void
wg_programme_sides(struct wg_programme *m, struct wg_part *to,
    enum wg_part_role left, struct wg_part *sides[2])
{
	sides[1] = m->rtl && m->led ?
	    wg_part_put(m->arena, to, WG_PART_RIGHT) : NULL;
	sides[0] = wg_part_put(m->arena, to, left);
	if (m->rtl && !m->led)
		sides[1] = wg_part_put(m->arena, to, WG_PART_RIGHT);
}

/* Head. */

static struct wg_str
month_number(struct wg_arena *a, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(a, "%02d/%04d", d.month, d.year);
}

struct wg_str
wg_programme_span(const struct wg_programme *m)
{
	return wg_str_fmt(m->arena, "%.*s – %.*s",
	    WG_ARG(month_number(m->arena, m->from)),
	    WG_ARG(month_number(m->arena, m->to)));
}

static void
put_head(struct wg_programme *m, struct wg_part *sheet)
{
	const struct wg_print *print = m->sign->print;
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_part *words = wg_part_put(m->arena, bar, WG_PART_WORDS);
	struct wg_part *sides[2] = { NULL, NULL }, *line;

	wg_sign_name(m->sign, words, WG_PART_TITLE, 0, print->document->title,
	    print->document->brief)->level = 1;
	line = wg_part_put(m->arena, words, WG_PART_ONE);
	wg_sign_piece(
	    m->sign, line, WG_PART_VALUE, wg_programme_span(m));
	wg_sign_name(m->sign, line, WG_PART_CALLED, 0,
	    m->region->document->title, m->region->document->brief);
	sides[0] = wg_part_put(m->arena, words, WG_PART_ONE);
	if (m->rtl)
		sides[1] = wg_part_put(m->arena, bar, WG_PART_RIGHT);
	for (size_t i = 1; i < print->n; i++) {
		bool rtl = m->sign->facts[i].edition->language->rtl;

		wg_sign_name(m->sign, sides[rtl], WG_PART_CALLED, i,
		    print->document->title, print->document->brief);
	}
	wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
	    WG_STR("calendar");
}

/* Headings. */

/* "jede Woche", "alle 2 Wochen": how often, in edition 'i'. */
static struct wg_str
often(const struct wg_programme *m, size_t i, const struct wg_recurrence *r,
    bool *known)
{
	static const enum wg_label every[][2] = {
		[WG_DAILY] = { WG_L_EVERY_DAY, WG_L_EVERY_DAYS },
		[WG_WEEKLY] = { WG_L_EVERY_WEEK, WG_L_EVERY_WEEKS },
		[WG_MONTHLY] = { WG_L_EVERY_MONTH, WG_L_EVERY_MONTHS },
		[WG_YEARLY] = { WG_L_EVERY_YEAR, WG_L_EVERY_YEARS },
	};
	enum wg_label label = every[r->frequency][r->interval > 1];

	*known = wg_programme_speaks(m, i, label);
	return wg_piece_label(&m->sign->facts[i], m->arena, label,
	    r->interval, NULL).text;
}

static struct wg_str
heading_in(const struct wg_programme *m, size_t i,
    const struct wg_programme_entry *e, bool *known)
{
	struct wg_day d = wg_day_of(e->day);

	struct wg_str text;

	*known = true;
	if (e->repeat != NULL)
		text = often(m, i, e->repeat, known);
	else
		text = wg_locale_month(m->sign->facts[i].locale, m->arena,
		    (unsigned)d.year, (unsigned)d.month);
	return wg_locale_heading(m->sign->facts[i].locale, m->arena, text);
}

static void
put_heading(struct wg_programme *m, struct wg_part *to,
    const struct wg_programme_entry *e)
{
	struct wg_part *bar = wg_part_put(m->arena, to, WG_PART_PANE_HEAD);
	struct wg_part *words, *sides[2];
	bool known;

	wg_programme_sides(m, bar, WG_PART_ONE, sides);
	words = sides[0];
	if (sides[1] == NULL)
		sides[1] = words;

	wg_sign_words(m->sign, words, WG_PART_HEADING,
	    heading_in(m, 0, e, &known))->level = 2;
	for (size_t i = 1; i < m->sign->print->n; i++) {
		struct wg_str text = heading_in(m, i, e, &known);

		if (known)
			put_other(m, sides, i, text);
	}
}

/* Sheets. */

/* What a mark at a row means. */
static struct wg_part *
put_key(struct wg_programme *m, struct wg_part *to, enum wg_said free,
    enum wg_label label)
{
	struct wg_part *key = wg_part_put(m->arena, to, WG_PART_HERE);

	wg_programme_price(m, key, free);
	wg_sign_legend(m->sign, key, WG_PART_TERMS, NULL, label);
	return key;
}

struct wg_part *
wg_programme_keys(struct wg_programme *m, struct wg_part *to)
{
	struct wg_part *line = NULL;

	if (m->free)
		line = put_key(m, to, WG_YES, WG_L_FREE);
	if (m->costs)
		line = put_key(m, to, WG_NO, WG_L_COSTS);
	return line;
}

static void
put_end(struct wg_programme *m, struct wg_part *sheet, size_t k, size_t parts)
{
	struct wg_part *end = wg_part_put(m->arena, sheet, WG_PART_COLOPHON);
	struct wg_part *words = wg_part_put(m->arena, end, WG_PART_WORDS);
	struct wg_part *line = wg_programme_keys(m, words);

	if (parts > 1)
		wg_sign_piece(m->sign, line != NULL ? line :
			wg_part_put(m->arena, words, WG_PART_HERE),
		    WG_PART_TOPIC, wg_str_fmt(
			m->arena, "%u/%u", (unsigned)k, (unsigned)parts));
	wg_sign_unread(m->sign, words, WG_L_MACHINE);
	wg_sign_foot(m->sign, words);
	wg_sign_code(m->sign, end);
}

void
wg_programme_entries(struct wg_programme *m, struct wg_part *all,
    size_t first, size_t end)
{
	struct wg_part *rows = NULL;

	m->free = m->costs = false;
	for (size_t i = first; i < end; i++) {
		if (rows == NULL ||
		    m->entries[i].group != m->entries[i - 1].group) {
			rows = wg_part_put(m->arena, all, WG_PART_OFFICE);
			put_heading(m, rows, &m->entries[i]);
		}
		wg_programme_event(m, rows, &m->entries[i]);
	}
	if (m->n == 0)
		wg_sign_legend(m->sign, all, WG_PART_TERMS, "calendar",
		    WG_L_NO_EVENTS);
}

/* Sheet 'k' of 'parts', from 1. */
static struct wg_part *
sheet_of(struct wg_programme *m, size_t first, size_t end, size_t k,
    size_t parts)
{
	struct wg_part *sheet = wg_part_new(m->arena, WG_PART_SHEET);

	put_head(m, sheet);
	wg_programme_entries(
	    m, wg_part_put(m->arena, sheet, WG_PART_ROWS), first, end);
	put_end(m, sheet, k, parts);
	return sheet;
}

struct wg_programme
wg_programme_open(struct wg_sign *p)
{
	const struct wg_print *print = p->print;
	const struct wg_print_job *job = print->job;
	struct wg_programme m = { .sign = p, .arena = p->arena,
		.region = wg_read_region(print->task, print->subject) };

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
	return m;
}

void
wg_programme_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	struct wg_programme m = wg_programme_open(p);
	size_t first = 0;

	p->entries = m.n;
	for (size_t k = 1; k <= p->n_cuts + 1; k++) {
		size_t end = k <= p->n_cuts && p->cuts[k - 1] < m.n ?
			  p->cuts[k - 1] : m.n;

		if (p->only == 0 || p->only == k)
			WG_PUSH(m.arena, sheets) = sheet_of(
			    &m, first, end, k, p->n_cuts + 1);
		first = end;
	}
}
