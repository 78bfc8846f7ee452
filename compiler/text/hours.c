/*
 * A line of values/hours_table.h to a row: first which days it speaks of, from
 * the widest (years) to the narrowest (weekdays), then what is on them.
 */
#include "text/hours.h"

#include "base/arena.h"
#include "base/out.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/hours_table.h"

#define DAY (24 * 60)

struct teller {
	struct wg_arena *arena;
	const struct wg_locale *locale;
	const struct wg_hours_words *words;
	bool brief;
	struct WG_VEC(struct wg_hours_piece) row; /* at work */
};

static struct wg_hours_piece *
put(struct teller *t, enum wg_hours_kind kind, struct wg_str text)
{
	struct wg_hours_piece *p = &WG_PUSH(t->arena, &t->row);

	*p = (struct wg_hours_piece){ .kind = kind, .text = text,
		.word = WG_HOURS_WORD_COUNT };
	return p;
}

/* A comma behind the last piece, if there is one. */
static void
comma(struct teller *t)
{
	if (t->row.n > 0 && !t->row.at[t->row.n - 1].colon)
		t->row.at[t->row.n - 1].comma = true;
}

static void
put_days(struct teller *t, struct wg_str text)
{
	comma(t);
	put(t, WG_HOURS_DAYS_PIECE, text);
}

/* Days that a word tells, alone or with a name in it. */
static void
put_day_word(struct teller *t, enum wg_hours_word word, struct wg_str text)
{
	put_days(t, text);
	t->row.at[t->row.n - 1].word = word;
}

/* Behind what is there, without a comma. */
static void
put_tail(struct teller *t, enum wg_hours_word word)
{
	put(t, WG_HOURS_WORDS_PIECE, t->words->word[word])->word = word;
}

static void
put_word(struct teller *t, enum wg_hours_word word)
{
	comma(t);
	put_tail(t, word);
}

/* A pattern with 'text' instead of "{name}". */
static struct wg_str
fill(struct teller *t, enum wg_hours_word word, const char *name,
    struct wg_str text)
{
	struct wg_str pattern = t->words->word[word];
	struct wg_str hole = wg_str_fmt(t->arena, "{%s}", name);
	ptrdiff_t at = wg_str_find_str(pattern, hole);

	if (at < 0)
		return pattern;
	return wg_str_fmt(t->arena, "%.*s%.*s%.*s", (int)at, pattern.ptr,
	    WG_ARG(text), WG_ARG(wg_str_from(pattern, (size_t)at + hole.len)));
}

static struct wg_str
days_off(struct teller *t, int days, struct wg_str text)
{
	return days == 0 ? text :
	    t->words->days_off(t->words->context, t->arena, days, text);
}

/* Which days. */

static void
put_years(struct teller *t, const struct wg_hours_rule *r)
{
	for (unsigned i = 0; i < r->n_years; i++) {
		const struct wg_hours_years *y = &r->years[i];

		if (y->to == WG_HOURS_NO_END)
			put_day_word(t, WG_HOURS_FROM_DATE_WORD,
			    fill(t, WG_HOURS_FROM_DATE_WORD, "date",
				wg_str_fmt(t->arena, "%u", y->from)));
		else if (y->step > 1)
			for (unsigned k = y->from; k <= y->to; k += y->step)
				put_days(t, wg_str_fmt(t->arena, "%u", k));
		else if (y->to > y->from)
			put_days(t, wg_str_fmt(
			    t->arena, "%u–%u", y->from, y->to));
		else
			put_days(t, wg_str_fmt(t->arena, "%u", y->from));
	}
}

static struct wg_str
date_text(struct teller *t, const struct wg_hours_date *d)
{
	struct wg_str text;

	if (d->easter) {
		text = days_off(t, d->offset,
		    t->words->word[WG_HOURS_EASTER_WORD]);
		return d->year == 0 ? text :
		    wg_str_fmt(t->arena, "%.*s %u", WG_ARG(text), d->year);
	}
	if (d->day == 0)
		return wg_locale_month(
		    t->locale, t->arena, d->year, d->month);
	if (d->year == 0)
		return wg_locale_day_month(
		    t->locale, t->arena, d->month, d->day);
	return wg_locale_date(t->locale, t->arena,
	    wg_days_of(d->year, d->month, d->day));
}

static void
put_dates(struct teller *t, const struct wg_hours_rule *r)
{
	for (unsigned i = 0; i < r->n_dates; i++) {
		const struct wg_hours_dates *d = &r->dates[i];
		struct wg_hours_date last = d->to;
		struct wg_str from = date_text(t, &d->from), to;

		/* "2026 Dec 24-Jan 06": the end has the year it falls in. */
		if (d->from.year > 0 && last.year == 0)
			last.year = (uint16_t)(d->from.year +
			    (last.month * 32 + last.day <
				d->from.month * 32 + d->from.day));
		to = date_text(t, &last);
		if (d->no_end)
			put_day_word(t, WG_HOURS_FROM_DATE_WORD, fill(
			    t, WG_HOURS_FROM_DATE_WORD, "date", from));
		else if (wg_str_eq(from, to))
			put_days(t, from);
		else
			put_days(t, wg_str_fmt(t->arena, "%.*s – %.*s",
			    WG_ARG(from), WG_ARG(to)));
	}
}

static void
put_weeks(struct teller *t, const struct wg_hours_rule *r)
{
	const struct wg_hours_weeks *w = r->weeks;
	enum wg_hours_word word = WG_HOURS_WEEKS_WORD;
	struct wg_str mark = wg_locale_separator(t->locale, WG_SEPARATOR_LIST);
	struct wg_out out = { 0 };

	if (r->n_weeks == 0)
		return;
	if (r->n_weeks == 1 && w->step == 2 && w->from <= 2 && w->to >= 52) {
		word = w->from == 1 ? WG_HOURS_ODD_WEEKS_WORD :
				      WG_HOURS_EVEN_WEEKS_WORD;
		put_day_word(t, word, t->words->word[word]);
		return;
	}
	for (unsigned i = 0; i < r->n_weeks; i++, w++) {
		wg_out_put(&out, i > 0 ? mark : WG_NONE);
		if (w->step == 1 && w->to > w->from)
			wg_out_fmt(&out, "%u–%u", w->from, w->to);
		else
			for (unsigned k = w->from; k <= w->to; k += w->step)
				wg_out_fmt(&out, "%.*s%u", k > w->from ?
					(int)mark.len : 0, mark.ptr, k);
	}
	put_day_word(t, word, fill(t, word, "weeks",
	    wg_str_dup(t->arena, wg_out_str(&out))));
	wg_out_free(&out);
}

static void
put_nth(struct teller *t, const struct wg_hours_line *l)
{
	unsigned day = 0;
	enum wg_hours_word word = WG_HOURS_LAST_WORD;

	while ((l->days >> day & 1) == 0)
		day++;
	if (l->nth > 0)
		word = WG_HOURS_NTH_WORD + (unsigned)(l->nth - 1);
	else if (l->nth == -2)
		word = WG_HOURS_LAST_BUT_ONE_WORD;
	put_day_word(t, word, days_off(t, l->nth_offset, fill(t, word, "day",
	    wg_locale_weekday(t->locale, day))));
}

/* On posters: "Mo, Di, Fr", and "Mo–Fr" for four and more in a row. */
static void
put_short_days(struct teller *t, unsigned days)
{
	struct wg_str mark = wg_locale_separator(t->locale, WG_SEPARATOR_LIST);
	struct wg_out out = { 0 };

	for (unsigned d = 0; d < 7; d++) {
		if ((days >> d & 1) == 0)
			continue;
		wg_out_put(&out, out.len > 0 ? mark : WG_NONE);
		wg_out_put(&out, wg_locale_weekday_short(t->locale, d));
		if (d < 4 && (days >> d & 0xF) == 0xF) {
			while (d < 6 && (days >> (d + 1) & 1) != 0)
				d++;
			wg_out_puts(&out, "–");
			wg_out_put(&out,
			    wg_locale_weekday_short(t->locale, d));
		}
	}
	put_days(t, wg_str_dup(t->arena, wg_out_str(&out)));
	wg_out_free(&out);
}

/* Runs of days as ranges. */
static void
put_weekdays(struct teller *t, unsigned days)
{
	if (t->brief) {
		put_short_days(t, days);
		return;
	}
	for (unsigned d = 0; d < 7; d++) {
		unsigned end = d;

		if ((days >> d & 1) == 0)
			continue;
		while (end < 6 && (days >> (end + 1) & 1) != 0)
			end++;
		put_days(t, wg_locale_weekdays(t->locale, t->arena, d, end));
		d = end;
	}
}

static bool
has_when(const struct wg_hours_rule *r)
{
	return r->n_years + r->n_dates + r->n_weeks > 0;
}

static void
put_selectors(struct teller *t, const struct wg_hours_line *l, bool all)
{
	enum wg_hours_word holidays = l->holiday != NULL &&
	    l->holiday->school ? WG_HOURS_SCHOOL_WORD : WG_HOURS_HOLIDAYS_WORD;

	if ((l->marks & WG_HOURS_ELSE) != 0)
		put_day_word(t, WG_HOURS_ELSE_WORD,
		    t->words->word[WG_HOURS_ELSE_WORD]);
	put_years(t, l->when);
	put_dates(t, l->when);
	put_weeks(t, l->when);
	if (l->holiday != NULL)
		put_day_word(t, holidays, days_off(t, l->holiday->offset,
		    t->words->word[holidays]));
	if (l->nth != 0)
		put_nth(t, l);
	else if (l->days != 0 && (l->days != 0x7F ||
	    (!all && !has_when(l->when) && l->holiday == NULL)))
		put_weekdays(t, l->days);
	if (t->row.n > 0)
		t->row.at[t->row.n - 1].colon = true;
}

/* What is on them. */

static void
put_comment(struct teller *t, const struct wg_hours_rule *r)
{
	switch (wg_hours_comment_kind(r->comment)) {
	case WG_HOURS_NO_COMMENT:
		break;
	case WG_HOURS_APPOINTMENT:
		put_word(t, WG_HOURS_APPOINTMENT_WORD);
		break;
	case WG_HOURS_ARRANGEMENT:
		put_word(t, WG_HOURS_ARRANGEMENT_WORD);
		break;
	case WG_HOURS_OTHER_COMMENT:
		comma(t);
		put(t, WG_HOURS_COMMENT_PIECE, WG_NONE)->rule = r;
		break;
	}
}

/* "08:00–12:00", "ab 17:00", "14:00–17:00 oder länger". */
static void
put_stretch(struct teller *t, const struct wg_hours_stretch *s)
{
	unsigned to = s->to > DAY ? s->to - DAY : s->to;
	struct wg_str from = wg_str_fmt(t->arena, "%02u:%02u", s->from / 60u,
	    s->from % 60u);

	comma(t);
	if (s->no_end && s->to == s->from) {
		put(t, WG_HOURS_WORDS_PIECE, fill(t, WG_HOURS_FROM_TIME_WORD,
		    "time", from))->word = WG_HOURS_FROM_TIME_WORD;
		return;
	}
	put(t, WG_HOURS_TIMES_PIECE, wg_str_fmt(t->arena, "%.*s–%02u:%02u",
	    WG_ARG(from), to / 60, to % 60));
	if (s->no_end)
		put_tail(t, WG_HOURS_LONGER_WORD);
}

/* Do both say the same of their times? */
static bool
same_saying(
    const struct wg_hours_stretch *a, const struct wg_hours_stretch *b)
{
	return a->state == b->state && a->rule->stated == b->rule->stated &&
	    wg_str_eq(a->rule->comment, b->rule->comment);
}

/* Words behind the times that 's' ends. */
static void
put_saying(struct teller *t, const struct wg_hours_stretch *s)
{
	if (s->state == WG_HOURS_CLOSED) {
		/* Close by its times: "12:00–13:00 geschlossen". */
		put_tail(t, WG_HOURS_CLOSED_WORD);
	} else if (s->state == WG_HOURS_UNKNOWN && s->rule->stated) {
		put_word(t, WG_HOURS_UNKNOWN_WORD);
	}
	put_comment(t, s->rule);
}

/* From stretch '*i' on, as long as the same words are behind them: whose words
 * they are would not be told otherwise. */
static void
put_stretches(struct teller *t, const struct wg_hours_line *l, size_t *i)
{
	const struct wg_hours_stretch *s;

	do {
		s = &l->at[(*i)++];
		/* A whole day needs no times where words tell it. */
		if (!s->whole_day || s->state == WG_HOURS_OPEN)
			put_stretch(t, s);
	} while (*i < l->n && same_saying(s, s + 1));
	put_saying(t, s);
}

static void
put_marks(struct teller *t, unsigned marks)
{
	static const struct {
		unsigned mark;
		enum wg_hours_word word;
	} words[] = { { WG_HOURS_MORE, WG_HOURS_MORE_WORD },
		{ WG_HOURS_INSTEAD, WG_HOURS_INSTEAD_WORD },
		{ WG_HOURS_ALSO_PH, WG_HOURS_ALSO_HOLIDAYS_WORD },
		{ WG_HOURS_ALSO_SH, WG_HOURS_ALSO_SCHOOL_WORD } };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if ((marks & words[i].mark) != 0)
			put_word(t, words[i].word);
}

/* "an Feiertagen geschlossen": one sentence for what is said so often. */
static bool
holidays_closed(struct teller *t, const struct wg_hours_line *l)
{
	if (l->holiday == NULL || l->holiday->offset != 0 || l->days != 0 ||
	    l->nth != 0 || has_when(l->when) || l->n != 1 ||
	    l->at[0].state != WG_HOURS_CLOSED || !l->at[0].whole_day ||
	    l->at[0].rule->comment.len > 0 || l->marks != 0)
		return false;
	put_word(t, l->holiday->school ? WG_HOURS_SCHOOL_CLOSED_WORD :
	    WG_HOURS_HOLIDAYS_CLOSED_WORD);
	return true;
}

/* Do words alone say all of a single line? */
static bool
needs_no_days(const struct wg_hours_line *l)
{
	return l->n == 1 && l->at[0].whole_day &&
	    l->at[0].state != WG_HOURS_OPEN;
}

struct rows {
	struct WG_VEC(struct wg_hours_row) list;
};

static void
put_row(struct rows *rows, const struct teller *t,
    const struct wg_hours_line *l, bool holidays)
{
	WG_PUSH(t->arena, &rows->list) = (struct wg_hours_row){
		.at = t->row.at, .n = t->row.n, .holidays_closed = holidays,
		.plain = l->holiday == NULL && l->nth == 0 &&
		    !has_when(l->when) && l->marks == 0 };
}

struct wg_hours_row *
wg_hours_rows(const struct wg_hours *h, const struct wg_locale *locale,
    const struct wg_hours_words *words, bool brief, struct wg_arena *a,
    size_t *n)
{
	const struct wg_hours_line *lines = wg_hours_lines(a, h, brief, n);
	bool always = *n > 0 && wg_hours_always(&lines[0], 1);
	struct teller fresh = { .arena = a, .locale = locale, .words = words,
		.brief = brief };
	struct rows rows = { { 0 } };

	for (size_t i = 0; i < *n; i++) {
		const struct wg_hours_line *l = &lines[i];
		struct teller t = fresh;

		if (holidays_closed(&t, l)) {
			put_row(&rows, &t, l, !l->holiday->school);
			continue;
		}
		if (i == 0 && always) {
			put_word(&t, WG_HOURS_ALWAYS_WORD);
			put_comment(&t, l->at[0].rule);
			put_row(&rows, &t, l, false);
			continue;
		}
		for (size_t k = 0; k < l->n;) {
			t = fresh;
			put_selectors(&t, l, *n == 1 && needs_no_days(l));
			put_stretches(&t, l, &k);
			put_marks(&t, l->marks);
			put_row(&rows, &t, l, false);
		}
	}
	*n = rows.list.n;
	return rows.list.at;
}
