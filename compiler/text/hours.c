/*
 * Opening hours by recursive descent over rules.  A rule names days, times and
 * a state; ";" replaces what it names, "," and "||" add.  What seven days
 * cannot say is kept as an exception.
 */
#include "text/hours.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/locale.h"

static const char day_names[7][3] = { "Mo", "Tu", "We", "Th", "Fr", "Sa",
	"Su" };
static const char month_names[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

struct date_range {
	unsigned from_month, from_day, to_month, to_day, from_year, to_year;
};

/* What one rule says. */
struct rule {
	unsigned days;      /* bit per weekday, Monday 1 */
	int nth;            /* of the one weekday in 'days', or 0 */
	bool holidays, school_holidays;
	bool dated;
	struct date_range dates;
	struct wg_hours_day hours;
	bool off, state;    /* closed; a state was given */
	bool any;           /* anything at all */
};

struct parser {
	struct wg_arena *arena;
	struct wg_str s;
	size_t at;
	struct wg_week *hours;
	struct wg_week_error *error;
	bool seen[7];
	struct WG_VEC(struct wg_hours_exception) exceptions;
};

static bool
fail(struct parser *p, size_t at, size_t length, const char *why)
{
	*p->error = (struct wg_week_error){ at, length, why };
	return false;
}

static void
skip(struct parser *p)
{
	while (p->at < p->s.len && p->s.ptr[p->at] == ' ')
		p->at++;
}

static bool
peek(const struct parser *p, const char *token)
{
	return wg_str_starts(wg_str_from(p->s, p->at), wg_str(token));
}

static bool
eat(struct parser *p, const char *token)
{
	skip(p);
	if (!peek(p, token))
		return false;
	p->at += strlen(token);
	return true;
}

static bool
eat_word(struct parser *p, const char *word)
{
	size_t end = p->at + strlen(word);

	skip(p);
	end = p->at + strlen(word);
	if (!peek(p, word) || (end < p->s.len && p->s.ptr[end] >= 'a' &&
	    p->s.ptr[end] <= 'z'))
		return false;
	p->at = end;
	return true;
}

static bool
digits(struct parser *p, unsigned n, unsigned *value)
{
	uint32_t u;

	if (!wg_str_uint(wg_str_head(wg_str_from(p->s, p->at), n), &u) ||
	    p->at + n > p->s.len)
		return false;
	*value = u;
	p->at += n;
	return true;
}

static bool
time_of_day(struct parser *p, unsigned *minutes)
{
	size_t start;
	unsigned h, m;

	skip(p);
	start = p->at;
	if (!digits(p, 2, &h) || !eat(p, ":") || !digits(p, 2, &m) ||
	    h > 24 || m > 59 || (h == 24 && m > 0))
		return fail(p, start, 5, "a time is HH:MM, from 00:00 to 24:00");
	*minutes = h * 60 + m;
	return true;
}

/* At a time such as 08:00? */
static bool
at_time(struct parser *p)
{
	skip(p);
	return p->at + 2 < p->s.len && p->s.ptr[p->at] >= '0' &&
	    p->s.ptr[p->at] <= '9' && p->s.ptr[p->at + 2] == ':';
}

/* A "," before a time goes on; before a day it begins a rule that adds. */
static bool
more_times(struct parser *p)
{
	size_t keep = p->at;

	if (eat(p, ",") && at_time(p))
		return true;
	p->at = keep;
	return false;
}

static bool
times(struct parser *p, struct rule *r)
{
	do {
		struct wg_hours_slot *slot = &r->hours.slots[r->hours.n];
		unsigned from, to;
		size_t start;

		skip(p);
		start = p->at;
		if (!time_of_day(p, &from))
			return false;
		if (!eat(p, "-"))
			return fail(p, p->at, 1,
			    "a time range is HH:MM-HH:MM");
		if (!time_of_day(p, &to))
			return false;
		if (from >= to)
			return fail(p, start, p->at - start,
			    "the range ends before it begins; split it at "
			    "midnight");
		if (r->hours.n == WG_HOURS_SLOTS)
			return fail(p, start, p->at - start,
			    "more than six ranges on one day");
		if (r->hours.n > 0 && from < slot[-1].to)
			return fail(p, start, p->at - start,
			    "ranges overlap or are out of order");
		*slot = (struct wg_hours_slot){ (uint16_t)from, (uint16_t)to };
		r->hours.n++;
		r->any = true;
		skip(p);
	} while (more_times(p));
	return true;
}

static int
name_at(struct parser *p, const char *names, size_t size, int n)
{
	skip(p);
	for (int i = 0; i < n; i++)
		if (peek(p, names + (size_t)i * size)) {
			p->at += size - 1;
			return i;
		}
	return -1;
}

static bool
nth_weekday(struct parser *p, struct rule *r)
{
	bool minus = eat(p, "-");
	unsigned n;

	if (!digits(p, 1, &n) || n < 1 || n > 5 || (minus && n != 1) ||
	    !eat(p, "]"))
		return fail(p, p->at, 1,
		    "the nth weekday of a month is Mo[1] to Mo[5], the last "
		    "Mo[-1]");
	r->nth = minus ? -1 : (int)n;
	return true;
}

static bool
one_day(struct parser *p, struct rule *r)
{
	int from = name_at(p, day_names[0], 3, 7), to = from;

	if (from < 0 && eat(p, "PH")) {
		r->holidays = r->any = true;
		return true;
	}
	if (from < 0 && eat(p, "SH")) {
		r->school_holidays = r->any = true;
		return true;
	}
	if (from < 0)
		return fail(p, p->at, 2,
		    "a day is Mo Tu We Th Fr Sa Su, PH or SH");
	if (eat(p, "["))
		return nth_weekday(p, r) && (r->days |= 1u << from) != 0 &&
		    (r->any = true);
	if (peek(p, "-")) {
		p->at++;
		to = name_at(p, day_names[0], 3, 7);
		if (to < 0)
			return fail(p, p->at, 2, "a range of days is Mo-Fr");
	}
	for (int d = from;; d = (d + 1) % 7) {
		r->days |= 1u << d;
		if (d == to)
			break;
	}
	r->any = true;
	return true;
}

static bool
at_day(struct parser *p)
{
	size_t keep = p->at;
	bool found = name_at(p, day_names[0], 3, 7) >= 0 || eat(p, "PH") ||
	    eat(p, "SH");

	p->at = keep;
	return found;
}

/* "Dec 24", "2026 Dec 24". */
static bool
month_day(struct parser *p, unsigned *year, unsigned *month, unsigned *day)
{
	static const unsigned lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	int m;

	skip(p);
	if (p->at < p->s.len && p->s.ptr[p->at] == '2' &&
	    !digits(p, 4, year))
		return fail(p, p->at, 4, "a year has four digits");
	m = name_at(p, month_names[0], 4, 12);
	if (m < 0)
		return fail(p, p->at, 3, "a month is Jan to Dec");
	*month = (unsigned)m + 1;
	skip(p);
	if (!digits(p, 2, day) || *day < 1 || *day > lengths[m])
		return fail(p, p->at, 2, "a day of a month has two digits: "
					 "Dec 24, Jan 01");
	return true;
}

static bool
at_date(struct parser *p)
{
	size_t keep = p->at;
	unsigned year;
	bool found;

	skip(p);
	if (p->at < p->s.len && p->s.ptr[p->at] == '2' && !at_time(p))
		digits(p, 4, &year);
	found = name_at(p, month_names[0], 4, 12) >= 0;
	p->at = keep;
	return found;
}

static bool
date_range(struct parser *p, struct rule *r)
{
	struct date_range *d = &r->dates;

	if (!month_day(p, &d->from_year, &d->from_month, &d->from_day))
		return false;
	d->to_year = d->from_year;
	d->to_month = d->from_month;
	d->to_day = d->from_day;
	r->dated = r->any = true;
	return !eat(p, "-") ||
	    month_day(p, &d->to_year, &d->to_month, &d->to_day);
}

static bool
state(struct parser *p, struct rule *r)
{
	if (eat_word(p, "off") || eat_word(p, "closed")) {
		r->off = r->state = r->any = true;
	} else if (eat_word(p, "open")) {
		r->state = r->any = true;
	} else if (eat_word(p, "unknown")) {
		r->state = r->any = true;
		r->hours.appointment = true;
	}
	skip(p);
	if (p->at < p->s.len && p->s.ptr[p->at] == '"') {
		ptrdiff_t end = wg_str_find(wg_str_from(p->s, p->at + 1), '"');

		if (end < 0)
			return fail(p, p->at, 1, "a comment has no end");
		p->at += (size_t)end + 2;
		/* A comment without "closed" means: ask before. */
		r->hours.appointment = !r->off;
		r->any = true;
	}
	return true;
}

static bool
read_rule(struct parser *p, struct rule *r)
{
	*r = (struct rule){ 0 };
	if (eat(p, "24/7")) {
		r->days = 0x7F;
		r->hours.all_day = r->any = true;
		return true;
	}
	if (at_date(p) && !date_range(p, r))
		return false;
	if (at_day(p)) {
		do {
			if (!one_day(p, r))
				return false;
			skip(p);
		} while (peek(p, ",") && (p->at++, at_day(p)));
	}
	if (at_time(p) && !times(p, r))
		return false;
	if (!state(p, r))
		return false;
	if (!r->any)
		return fail(p, p->at, 1, "no rule begins like this");
	return true;
}

/* Rules to days and exceptions. */

static void
add_exception(struct parser *p, const struct rule *r,
    enum wg_hours_exception_kind kind, unsigned day)
{
	WG_PUSH(p->arena, &p->exceptions) = (struct wg_hours_exception){
		.kind = kind, .nth = r->nth, .day = day,
		.from_month = r->dates.from_month,
		.from_day = r->dates.from_day, .to_month = r->dates.to_month,
		.to_day = r->dates.to_day, .from_year = r->dates.from_year,
		.to_year = r->dates.to_year, .hours = r->hours };
}

static void
set_day(struct parser *p, unsigned d, const struct rule *r, bool adds)
{
	struct wg_hours_day *day = &p->hours->days[d];

	if (!adds || !p->seen[d] || r->off) {
		*day = r->hours;
	} else {
		for (unsigned i = 0; i < r->hours.n &&
		     day->n < WG_HOURS_SLOTS; i++) {
			unsigned k = day->n++;

			for (; k > 0 && day->slots[k - 1].from >
			     r->hours.slots[i].from; k--)
				day->slots[k] = day->slots[k - 1];
			day->slots[k] = r->hours.slots[i];
		}
		day->appointment |= r->hours.appointment;
		day->closed = false;
	}
	p->seen[d] = true;
}

static void
apply(struct parser *p, struct rule *r, bool adds)
{
	bool plain = !r->holidays && !r->school_holidays;

	r->hours.closed = r->off;
	if (r->dated) {
		add_exception(p, r, WG_HOURS_DATES, 0);
		return;
	}
	if (r->holidays)
		add_exception(p, r, WG_HOURS_HOLIDAYS, 0);
	if (r->school_holidays)
		add_exception(p, r, WG_HOURS_SCHOOL_HOLIDAYS, 0);
	for (unsigned d = 0; d < 7; d++) {
		bool named = r->days >> d & 1 || (r->days == 0 && plain);

		if (named && r->nth != 0)
			add_exception(p, r, WG_HOURS_NTH, d);
		else if (named)
			set_day(p, d, r, adds);
	}
}

bool
wg_week_parse(struct wg_arena *a, struct wg_str s, struct wg_week *hours,
    struct wg_week_error *error)
{
	struct parser p = { .arena = a, .s = s, .hours = hours,
		.error = error };
	bool adds = false;

	*hours = (struct wg_week){ 0 };
	*error = (struct wg_week_error){ 0 };
	for (unsigned d = 0; d < 7; d++)
		hours->days[d].closed = true;
	if (wg_str_trim(s).len == 0)
		return fail(&p, 0, 0, "it is empty");
	for (;;) {
		struct rule r;

		if (!read_rule(&p, &r))
			return false;
		apply(&p, &r, adds);
		skip(&p);
		if (p.at == s.len)
			break;
		adds = !peek(&p, ";");
		if (!eat(&p, ";") && !eat(&p, "||") && !eat(&p, ","))
			return fail(&p, p.at, 1,
			    "rules are separated by \"; \"");
		skip(&p);
		if (p.at == s.len)
			break; /* a ";" at the end does no harm */
	}
	hours->exceptions = p.exceptions.at;
	hours->n_exceptions = p.exceptions.n;
	return true;
}

/* Rows for people. */

static bool
same_day(const struct wg_hours_day *a, const struct wg_hours_day *b)
{
	if (a->closed != b->closed || a->all_day != b->all_day ||
	    a->appointment != b->appointment || a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (a->slots[i].from != b->slots[i].from ||
		    a->slots[i].to != b->slots[i].to)
			return false;
	return true;
}

static struct wg_str
slots_text(const struct wg_hours_day *day, struct wg_arena *a)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (unsigned i = 0; i < day->n; i++)
		wg_out_fmt(&out, "%s%02u:%02u–%02u:%02u", i > 0 ? ", " : "",
		    day->slots[i].from / 60u, day->slots[i].from % 60u,
		    day->slots[i].to / 60u, day->slots[i].to % 60u);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static void
fill_row(struct wg_hours_row *row, const struct wg_hours_day *day,
    const struct wg_hours_words *words, struct wg_arena *a)
{
	row->times = slots_text(day, a);
	if (day->closed)
		row->words = words->closed;
	else if (day->all_day)
		row->words = words->always;
	else if (day->appointment)
		row->words = words->appointment;
}

static struct wg_str
with_day(struct wg_str pattern, struct wg_str day, struct wg_arena *a)
{
	ptrdiff_t at = wg_str_find_str(pattern, WG_STR("{day}"));

	if (at < 0)
		return pattern;
	return wg_str_fmt(a, "%.*s%.*s%.*s", (int)at, pattern.ptr, WG_ARG(day),
	    WG_ARG(wg_str_from(pattern, (size_t)at + 5)));
}

static bool
exception_row(struct wg_hours_row *row, const struct wg_hours_exception *e,
    const struct wg_locale *l, const struct wg_hours_words *words,
    struct wg_arena *a)
{
	struct wg_str from, to;

	switch (e->kind) {
	case WG_HOURS_HOLIDAYS:
		row->days = WG_NONE;
		row->words = words->holidays_closed;
		return e->hours.closed;
	case WG_HOURS_NTH:
		row->days = with_day(e->nth < 1 || e->nth > 4 ? words->last :
			words->nth[e->nth - 1],
		    wg_locale_weekday(l, e->day), a);
		break;
	case WG_HOURS_DATES:
		from = wg_locale_day_month(l, a, e->from_month, e->from_day);
		to = wg_locale_day_month(l, a, e->to_month, e->to_day);
		row->days = wg_str_eq(from, to) ? from :
		    wg_str_fmt(a, "%.*s – %.*s", WG_ARG(from), WG_ARG(to));
		break;
	default:
		return false; /* school holidays have no word; see hours.h */
	}
	fill_row(row, &e->hours, words, a);
	return true;
}

/* "Mo, Di, Fr": every day like 'd', from it on; they are then done. */
static struct wg_str
brief_days(const struct wg_week *h, const struct wg_locale *l, unsigned d,
    bool done[7], struct wg_arena *a)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (unsigned k = d; k < 7; k++) {
		if (done[k] || !same_day(&h->days[d], &h->days[k]))
			continue;
		if (out.len > 0)
			wg_out_puts(&out, ", ");
		wg_out_put(&out, wg_locale_weekday_short(l, k));
		done[k] = true;
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

/* "Montag – Freitag": the run of equal days that begins at 'd'. */
static struct wg_str
run_of_days(const struct wg_week *h, const struct wg_locale *l, unsigned d,
    bool done[7], struct wg_arena *a)
{
	unsigned end = d;

	while (end < 7 && same_day(&h->days[d], &h->days[end]))
		done[end++] = true;
	return wg_locale_weekdays(l, a, d, end - 1);
}

struct wg_hours_row *
wg_hours_rows(const struct wg_week *h, const struct wg_locale *l,
    const struct wg_hours_words *words, bool brief, struct wg_arena *a,
    size_t *n)
{
	struct WG_VEC(struct wg_hours_row) rows = { 0 };
	unsigned open = 0, always = 0;
	bool done[7] = { false };

	for (unsigned d = 0; d < 7; d++) {
		open += !h->days[d].closed;
		always += h->days[d].all_day;
	}
	for (unsigned d = 0; d < 7; d++) {
		const struct wg_hours_day *day = &h->days[d];
		struct wg_hours_row row = { 0 };

		if (done[d] ||
		    (day->closed && (open > 0 || h->n_exceptions > 0)))
			continue;
		row.days = brief ? brief_days(h, l, d, done, a) :
		    run_of_days(h, l, d, done, a);
		if (always == 7)
			row.days = WG_NONE;
		fill_row(&row, day, words, a);
		WG_PUSH(a, &rows) = row;
	}
	for (size_t i = 0; i < h->n_exceptions; i++) {
		struct wg_hours_row row = { 0 };

		if (exception_row(&row, &h->exceptions[i], l, words, a))
			WG_PUSH(a, &rows) = row;
	}
	*n = rows.n;
	return rows.at;
}
