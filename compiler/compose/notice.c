/* When it opens again is computed, from hours, holidays and closings. */
#include "compose/notice.h"
#include "compose/products.h"

#include "base/diag.h"
#include "facts/closing.h"
#include "facts/piece.h"
#include "facts/saying.h"
#include "model/record.h"
#include "text/locale.h"
#include "values/clock.h"
#include "values/hours.h"

#define SEARCHED 60 /* days behind a closing */
#define BESIDE 2u   /* level of a pane that is narrower than the other */

struct maker {
	struct wg_sign *sign;
	struct wg_arena *arena;
	const struct wg_document *document;
	const struct wg_hours *hours; /* or NULL */
	const struct wg_closing_list *closings;
	const struct wg_address *address; /* where it is today; or NULL */
	bool in_house;
	int64_t today;
	const struct wg_closing *closing; /* the next one, or NULL */
	const struct wg_move *move;       /* or NULL */
	bool said;                        /* what the print itself says */
	bool named;                       /* a row has begun with the name */
	int64_t opens;                    /* day on which it is open again … */
	struct wg_str times;              /* … or empty: it is not known */
};

/* Of the first region that shows the place. */
static const struct wg_holidays *
holidays_of(const struct maker *m)
{
	const struct wg_project *p = m->sign->print->project;

	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_shows(&p->regions.at[i], m->document))
			return &p->regions.at[i].holidays;
	return NULL;
}

/* "08:00–12:00, 14:00–16:00": when it is open that day, or empty. */
static struct wg_str
open_on(const struct maker *m, int64_t day)
{
	struct wg_str times = WG_NONE;
	size_t n = 0;
	const struct wg_hours_span *spans = wg_hours_day(m->arena,
	    m->hours, holidays_of(m), day, &n);

	for (size_t i = 0; i < n; i++) {
		struct wg_str from, to;

		if (spans[i].state != WG_HOURS_OPEN)
			continue;
		from = wg_clock_write(m->arena, (int)spans[i].from);
		to = wg_clock_write(m->arena, spans[i].to % 1440 == 0 ?
			1440 : (int)(spans[i].to % 1440));
		times = wg_str_fmt(m->arena, "%.*s%s%.*s–%.*s",
		    WG_ARG(times), times.len > 0 ? ", " : "", WG_ARG(from),
		    WG_ARG(to));
	}
	return times;
}

static void
find_opening(struct maker *m)
{
	if (m->closing == NULL || m->hours == NULL)
		return;
	for (int64_t d = m->closing->to + 1;
	     d < m->closing->to + SEARCHED && m->times.len == 0; d++) {
		if (wg_closed_on(m->closings, d))
			continue;
		m->times = open_on(m, d);
		m->opens = d;
	}
}

/* Panes. */

static struct wg_part *
put_pane(struct maker *m, struct wg_part *panes, enum wg_part_role role,
    const char *pictogram, enum wg_label id)
{
	struct wg_part *pane = wg_part_put(m->arena, panes, role);
	struct wg_part *head = wg_part_put(m->arena, pane, WG_PART_PANE_HEAD);

	wg_sign_pictogram(
	    m->sign, head, WG_PART_PICTOGRAM, pictogram, WG_L_COUNT);
	wg_sign_label(m->sign, head, WG_PART_HEADING, 0, id)->level = 2;
	return wg_part_put(m->arena, pane, WG_PART_DAY_BOX);
}

static struct wg_str
month_of(struct maker *m, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(m->arena, "%02d / %04d", d.month, d.year);
}

static void
put_day(
    struct maker *m, struct wg_part *box, int64_t day, struct wg_str times)
{
	struct wg_part *words;

	wg_sign_piece(m->sign, box, WG_PART_DAY,
	    wg_str_fmt(m->arena, "%d", wg_day_of(day).day));
	words = wg_part_put(m->arena, box, WG_PART_DAY_WORDS);
	wg_sign_piece(m->sign, words, WG_PART_WEEKDAY,
	    wg_locale_weekday_short(
		m->sign->facts[0].locale, wg_weekday(day)));
	wg_sign_piece(
	    m->sign, words, WG_PART_KEY_FACT, month_of(m, day));
	if (times.len > 0)
		wg_sign_words(m->sign, words, WG_PART_KEY_FACT, times);
}

static void
put_days(struct maker *m, struct wg_part *box)
{
	const struct wg_closing *c = m->closing;
	struct wg_part *words;

	if (c->from == c->to) {
		put_day(m, box, c->from, WG_NONE);
		return;
	}
	wg_sign_piece(m->sign, box, WG_PART_PERIOD,
	    wg_str_fmt(m->arena, "%d – %d", wg_day_of(c->from).day,
		wg_day_of(c->to).day));
	words = wg_part_put(m->arena, box, WG_PART_DAY_WORDS);
	wg_sign_piece(
	    m->sign, words, WG_PART_KEY_FACT, month_of(m, c->from));
	if (!wg_str_eq(month_of(m, c->from), month_of(m, c->to)))
		wg_sign_piece(m->sign, words, WG_PART_KEY_FACT,
		    month_of(m, c->to));
}

static void
put_closed(struct maker *m, struct wg_part *sheet)
{
	struct wg_part *panes;

	if (m->closing == NULL)
		return;
	panes = wg_part_put(m->arena, sheet, WG_PART_PANES);
	put_days(m, put_pane(m, panes, WG_PART_PANE_NO, "cross",
	    WG_L_CLOSED_HEAD));
	if (m->times.len > 0)
		put_day(m, put_pane(m, panes, WG_PART_PANE_YES, "check",
		    WG_L_OPEN_AGAIN), m->opens, m->times);
}

/* The room where nobody is any more: its number, under a cross. */
static void
put_left(struct maker *m, struct wg_part *panes)
{
	const struct wg_label_arg nothing[] = { { "name", WG_NONE },
		{ NULL, WG_NONE } };
	struct wg_part *pane, *head;

	if (m->move->house || m->address == NULL ||
	    m->address->room.len == 0 ||
	    wg_str_eq(m->address->room, m->move->address->room))
		return;
	pane = wg_part_put(m->arena, panes, WG_PART_PANE_NO);
	pane->level = BESIDE;
	head = wg_part_put(m->arena, pane, WG_PART_PANE_HEAD);
	wg_sign_pictogram(
	    m->sign, head, WG_PART_PICTOGRAM, "cross", WG_L_COUNT);
	wg_sign_words(m->sign, head, WG_PART_HEADING,
	    wg_str_trim(wg_edition_label(m->sign->facts[0].edition,
		m->arena, WG_L_ROOM, 0, nothing)))->level = 2;
	wg_sign_piece(m->sign,
	    wg_part_put(m->arena, pane, WG_PART_DAY_BOX), WG_PART_PERIOD,
	    m->address->room);
}

/* The new room beside the old one, or the new address. */
static void
put_moved(struct maker *m, struct wg_part *sheet)
{
	const struct wg_address *to = m->move ? m->move->address : NULL;
	struct wg_part *panes, *box;

	if (to == NULL)
		return;
	panes = wg_part_put(m->arena, sheet, WG_PART_PANES);
	put_left(m, panes);
	box = put_pane(m, panes, WG_PART_PANE_YES, "signpost",
	    m->move->house ? WG_L_NEW_ADDRESS : WG_L_NEW_ROOM);
	if (to->room.len > 0)
		wg_sign_piece(m->sign, box, WG_PART_DAY, to->room);
	box = wg_part_put(m->arena, box, WG_PART_DAY_WORDS);
	if (to->floor.len > 0)
		wg_sign_piece(
		    m->sign, box, WG_PART_WEEKDAY, to->floor);
	wg_sign_address(m->sign, box, to);
}

/* What is said: a pane each, over the whole width. */

static bool
is_remark(const struct wg_saying *s)
{
	return wg_label_info(s->what)->pictogram == NULL;
}

static bool
is_over(const struct maker *m, const struct wg_saying *s)
{
	return s->dated && s->day < m->today;
}

/* In numbers as far as there are, and in German. */
static void
put_filled(struct maker *m, struct wg_part *box, const struct wg_saying *s)
{
	const struct wg_facts *f = &m->sign->facts[0];
	struct wg_composer c = wg_sign_voice(m->sign, 0);
	struct wg_saying rest = *s;
	struct wg_fact_line line;
	struct wg_part *words;

	if (s->dated) {
		put_day(m, box, s->day, !s->timed ? WG_NONE :
		    s->time.range ? wg_locale_times(f->locale, m->arena,
			s->time.from, s->time.to) :
		    wg_locale_time(f->locale, m->arena, s->time.from));
		rest.dated = rest.timed = false;
	}
	line = wg_facts_filled_in(f, m->arena, &rest);
	if (line.n == 0)
		return;
	words = wg_part_put(m->arena, box, WG_PART_SAY);
	words->words = wg_compose_line(&c, &line);
	words->at = s->at;
}

static void
put_said(struct maker *m, struct wg_part *sheet)
{
	const struct wg_print_job *job = m->sign->print->job;

	for (size_t i = 0; i < job->n_sayings && m->said; i++) {
		const struct wg_saying *s = &job->sayings[i];

		if (!is_remark(s) && !is_over(m, s))
			put_filled(m, put_pane(m,
			    wg_part_put(m->arena, sheet, WG_PART_PANES),
			    WG_PART_PANE_SAID,
			    wg_label_info(s->what)->pictogram, s->what), s);
	}
}

/* Sentences.  The first one of a row begins with the name, if that is
 * translated; else it stands in German on top. */

static void
put_name(struct maker *m, struct wg_tokens *w, size_t i)
{
	const struct wg_document *d = m->document;
	struct wg_part *name;

	m->named = true;
	if (wg_edition_unit(m->sign->facts[i].edition, d->title).fallback)
		return;
	name = wg_sign_name(m->sign,
	    wg_part_new(m->arena, WG_PART_VOICE), WG_PART_CALLED, i, d->title,
	    d->brief);
	wg_tokens_open(m->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	for (size_t k = 0; name != NULL && k < name->words.list.n; k++)
		WG_PUSH(m->arena, &w->list) = name->words.list.at[k];
	wg_tokens_close(m->arena, w, WG_TOKEN_EMPHASIS);
	wg_tokens_put(m->arena, w, WG_COMPOSE_DOT, NULL);
}

static struct wg_tokens *
put_sentence(
    struct maker *m, struct wg_part *voice, size_t i, struct wg_span at)
{
	struct wg_composer c = wg_sign_voice(m->sign, i);
	struct wg_part *p = wg_part_put(m->arena, voice, WG_PART_SENTENCE);

	p->words = wg_compose_text(&c);
	p->at = at;
	if (i > 0 && !m->named)
		put_name(m, &p->words, i);
	return &p->words;
}

/* "Wieder offen: Montag, 4. Januar 2027, 08:00–12:00" */
static void
put_opening(struct maker *m, struct wg_part *voice, size_t i)
{
	const struct wg_facts *f =
	    wg_facts_of_label(&m->sign->facts[i], WG_L_OPEN_AGAIN);
	struct wg_composer c = wg_sign_voice(m->sign, i);
	struct wg_tokens *w = put_sentence(m, voice, i, m->closing->at);

	wg_compose_put_label(&c, w, WG_L_OPEN_AGAIN);
	wg_tokens_put(m->arena, w, wg_compose_colon(&c), NULL);
	wg_tokens_put(m->arena, w,
	    wg_locale_full_date(f->locale, m->arena, m->opens),
	    wg_facts_language(f));
	wg_tokens_put(m->arena, w, wg_locale_separator(
	    f->locale, WG_SEPARATOR_LIST), NULL);
	wg_tokens_piece(m->arena, w, m->times, NULL, true);
}

static void
put_line(struct maker *m, struct wg_part *voice, size_t i,
    const struct wg_fact_line *line, struct wg_span at)
{
	struct wg_composer c = wg_sign_voice(m->sign, i);

	wg_compose_put_line(&c, put_sentence(m, voice, i, at), line);
}

/* Since when, and in another line where to. */
static void
put_way(struct maker *m, struct wg_part *voice, size_t i)
{
	const struct wg_facts *f = &m->sign->facts[i];
	struct wg_composer c = wg_sign_voice(m->sign, i);
	size_t n;
	const struct wg_fact_line *lines =
	    wg_facts_move(f, m->arena, m->move, &n);
	struct wg_tokens *w;

	put_line(m, voice, i, &lines[0], m->move->at);
	if (n < 2)
		return;
	w = put_sentence(m, voice, i, m->move->at);
	for (size_t k = 1; k < n; k++) {
		if (k > 1)
			wg_tokens_put(m->arena, w, WG_COMPOSE_DOT, NULL);
		wg_compose_put_line(&c, w, &lines[k]);
	}
}

static void
put_sentences(struct maker *m, struct wg_part *voice, size_t i)
{
	const struct wg_facts *f = &m->sign->facts[i];
	const struct wg_print_job *job = m->sign->print->job;
	const struct wg_closing_list *closings = m->closings;

	for (size_t k = 0; k < closings->n && m->closing != NULL; k++)
		if (wg_closing_told(&closings->at[k], m->today)) {
			const struct wg_fact_line line = wg_facts_closing(
			    f, m->arena, &closings->at[k]);

			put_line(m, voice, i, &line, closings->at[k].at);
			if (&closings->at[k] == m->closing &&
			    m->times.len > 0)
				put_opening(m, voice, i);
		}
	if (m->move != NULL)
		put_way(m, voice, i);
	for (size_t k = 0; k < job->n_sayings; k++) {
		const struct wg_saying *s = &job->sayings[k];
		const struct wg_fact_line line =
		    wg_facts_saying(f, m->arena, s);

		if (is_remark(s) != m->said && !is_over(m, s))
			put_line(m, voice, i, &line, s->at);
	}
}

/* A row: the name of the language at the edge where reading begins. */
static void
put_row(struct maker *m, struct wg_part *rows, size_t i)
{
	const struct wg_language *l = m->sign->facts[i].edition->language;
	struct wg_part *row = wg_part_put(m->arena, rows,
	    l->rtl ? WG_PART_SPOKEN_RIGHT : WG_PART_SPOKEN);
	struct wg_part *tag = wg_part_put(m->arena, row, WG_PART_TAG);

	tag->words.language = l;
	tag->at = m->document->root->at;
	wg_tokens_put(m->arena, &tag->words, l->label, l);
	m->named = false;
	put_sentences(m, wg_part_put(m->arena, row, WG_PART_VOICE), i);
}

static void
put_head(struct maker *m, struct wg_part *sheet)
{
	struct wg_part *bar = wg_part_put(m->arena, sheet, WG_PART_HEADER);
	struct wg_composer c = wg_sign_voice(m->sign, 0);
	struct wg_part *words, *line;
	struct wg_fact_line *lines;
	size_t n = 0;

	if (m->document->pictogram.len > 0)
		wg_part_put(m->arena, bar, WG_PART_TILE)->pictogram =
		    m->document->pictogram;
	words = wg_part_put(m->arena, bar, WG_PART_WORDS);
	wg_sign_name(m->sign, words, WG_PART_TITLE, 0, m->document->title,
	    m->document->brief)->level = 1;
	lines = wg_facts_address(c.voice, m->arena, m->address, &n);
	/* In a house its street, in a building the door. */
	if (n < (m->in_house ? 1 : 3))
		return;
	line = wg_part_put(m->arena, words, WG_PART_HOME);
	line->words = wg_compose_line(&c, &lines[m->in_house ? 0 : 2]);
	line->at = m->address->at;
}

static void
look_at(struct maker *m, struct wg_task *task, bool moved)
{
	const struct wg_place *place;
	const struct wg_house *house;

	m->in_house = m->document->kind == WG_KIND_HOUSE;
	if (m->in_house) {
		house = wg_read_house(task, m->document);
		m->closings = &house->closings;
		m->address = house->address;
		return;
	}
	place = wg_read_place(task, m->document);
	m->closings = &place->closings;
	m->hours = place->contact.hours;
	m->address = wg_place_address(place, m->today);
	if (moved && wg_move_told(place->move, m->today))
		m->move = place->move;
}

static struct maker
maker_of(const struct wg_sign *p, struct wg_notices wanted)
{
	struct maker m = { .arena = p->arena, .document = p->print->subject,
		.today = p->print->project->today, .said = wanted.said };

	look_at(&m, p->print->task, wanted.moved);
	for (size_t i = m.closings->n; i-- > 0 && wanted.closed;)
		if (wg_closing_told(&m.closings->at[i], m.today))
			m.closing = &m.closings->at[i];
	return m;
}

/* Has the print something to say itself?  What is over is reported. */
static bool
says_itself(const struct maker *m, const struct wg_sign *p)
{
	const struct wg_print_job *job = p->print->job;
	bool some = false;

	for (size_t i = 0; i < job->n_sayings; i++) {
		const struct wg_saying *s = &job->sayings[i];

		if (is_over(m, s))
			wg_report(p->diag, WG_D_NOTICE_PAST, s->at, "%s",
			    wg_label_info(s->what)->name);
		else
			some |= !is_remark(s);
	}
	return some;
}

struct wg_notices
wg_notices_of(const struct wg_sign *p)
{
	const struct maker m =
	    maker_of(p, (struct wg_notices){ true, true, true });
	struct wg_notices there = { .said = says_itself(&m, p) };

	if (there.said)
		return there;
	there.closed = m.closing != NULL;
	there.moved = m.move != NULL;
	if (!there.closed && !there.moved)
		wg_report(p->diag, WG_D_NOTICE_NOTHING,
		    p->print->document->root->at, "%.*s",
		    WG_ARG(m.document->id));
	return there;
}

struct wg_part *
wg_notice(struct wg_sign *p, struct wg_notices wanted,
    struct wg_sheet_number number)
{
	struct maker m = maker_of(p, wanted);
	struct wg_part *sheet = wg_part_new(p->arena, WG_PART_SHEET);
	struct wg_part *rows, *end, *words;

	m.sign = p;
	find_opening(&m);
	put_head(&m, sheet);
	put_closed(&m, sheet);
	put_moved(&m, sheet);
	put_said(&m, sheet);
	if (!m.said) /* else the panes are in German */
		put_sentences(
		    &m, wg_part_put(p->arena, sheet, WG_PART_GERMAN), 0);
	rows = wg_part_put(p->arena, sheet, WG_PART_HELP_LINES);
	for (size_t i = 1; i < p->print->n; i++)
		put_row(&m, rows, i);
	end = wg_part_put(p->arena, sheet, WG_PART_COLOPHON);
	words = wg_part_put(p->arena, end, WG_PART_WORDS);
	wg_sign_unread(p, words, WG_L_MACHINE);
	wg_poster_foot(p, words, number);
	wg_sign_code(p, end);
	return sheet;
}

void
wg_notice_sheets(struct wg_sign *p, struct wg_sheets *sheets)
{
	const struct wg_notices there = wg_notices_of(p);
	unsigned n = there.closed && there.moved ? 2 : 1;

	if (!there.moved || there.closed)
		WG_PUSH(p->arena, sheets) = wg_notice(p, (struct wg_notices){
		    .closed = there.closed, .said = there.said },
		    (struct wg_sheet_number){ 1, n });
	if (there.moved)
		WG_PUSH(p->arena, sheets) = wg_notice(p,
		    (struct wg_notices){ .moved = true },
		    (struct wg_sheet_number){ n, n });
}
