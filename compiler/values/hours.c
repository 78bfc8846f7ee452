/*
 * The notation by recursive descent, a rule at a time.  What a rule names is
 * gathered in vectors of 'rule'; the messages name the rule of notation that
 * was broken, hours_repair.c what was probably meant.
 */
#include "values/hours.h"

#include "values/hours_scan.h"

static const char day_names[7][3] = { "Mo", "Tu", "We", "Th", "Fr", "Sa",
	"Su" };

#define DAY (24 * 60)
/* Longer lists are no opening hours. */
#define LONGEST 1000
#define MOST_RULES 60
#define MOST 60

static int
day_name(struct wg_hours_parser *p)
{
	return name_at(p, day_names[0], sizeof(day_names[0]), 7);
}

/* Weekdays and holidays. */

static bool
at_day(struct wg_hours_parser *p)
{
	size_t keep = p->at;
	bool found = day_name(p) >= 0 || eat_word(p, "PH") ||
	    eat_word(p, "SH");

	p->at = keep;
	return found;
}

static const char nth_why[] =
    N_("the nth weekday of a month is Mo[1] to Mo[5], the last "
	       "Mo[-1], the one before Mo[-2]");

static bool
one_nth(struct wg_hours_parser *p, int *n)
{
	size_t start = p->at;
	bool minus = eat(p, "-");
	unsigned u;

	if (!number(p, 1, 1, &u) || u < 1 || u > (minus ? 2 : 5))
		return fail(p, start, 1, nth_why);
	*n = minus ? -(int)u : (int)u;
	return true;
}

/* Behind "Tu[". */
static bool
nth_list(struct wg_hours_parser *p, unsigned day)
{
	struct wg_hours_nth nth = { .day = (uint8_t)day };

	do {
		int from, to;
		size_t start;

		skip(p);
		start = p->at;
		if (!one_nth(p, &from))
			return false;
		to = from;
		if (from > 0 && eat(p, "-") && !one_nth(p, &to))
			return false;
		if (to < from)
			return fail(p, start, p->at - start, nth_why);
		for (int n = from; n <= to; n++)
			if (n > 0)
				nth.first |= (uint8_t)(1u << (n - 1));
			else
				nth.last |= (uint8_t)(1u << (-n - 1));
	} while (eat(p, ","));
	if (!eat(p, "]"))
		return fail(p, p->at, 1, nth_why);
	if (!wg_hours_days_after(p, &nth.offset))
		return false;
	WG_PUSH(p->arena, &p->nth) = nth;
	return true;
}

static bool
one_day(struct wg_hours_parser *p)
{
	int from = day_name(p), to = from;

	if (from < 0) {
		struct wg_hours_holiday h = { .school = at_word(p, "SH") };

		p->at += 2;
		if (!wg_hours_days_after(p, &h.offset))
			return false;
		WG_PUSH(p->arena, &p->holidays) = h;
		return true;
	}
	if (byte(p, 0) == '[') {
		p->at++;
		return nth_list(p, (unsigned)from);
	}
	if (eat(p, "-")) {
		to = day_name(p);
		if (to < 0)
			return fail(p, p->at, piece(p),
			    "a range of days is Mo-Fr");
		if (byte(p, 0) == '[')
			return fail(p, p->at, 1, nth_why);
	}
	for (int d = from;; d = (d + 1) % 7) {
		p->rule.days |= (uint8_t)(1u << d);
		if (d == to)
			break;
	}
	return true;
}

static bool
day_list(struct wg_hours_parser *p)
{
	do {
		if (!one_day(p))
			return false;
	} while (more(p, at_day));
	skip(p);
	if (byte(p, 0) == ',') {
		p->at++;
		skip(p);
		return fail(p, p->at, piece(p),
		    "a day is Mo Tu We Th Fr Sa Su, PH or SH");
	}
	return true;
}

/* Times. */

static bool
at_time(struct wg_hours_parser *p)
{
	skip(p);
	return digit(byte(p, 0)) && !wg_hours_at_year(p);
}

static const char time_why[] =
    N_("a time is HH:MM, from 00:00 to 24:00");

static bool
time_of_day(struct wg_hours_parser *p, unsigned latest, uint16_t *minutes)
{
	size_t start, n = 0;
	unsigned h, m;

	skip(p);
	start = p->at;
	while (digit(byte(p, n)) || byte(p, n) == ':' || byte(p, n) == '.')
		n++;
	if (!number(p, 2, 2, &h) || byte(p, 0) != ':' || !digit(byte(p, 1)) ||
	    (p->at++, !number(p, 2, 2, &m)) || m > 59 || h * 60 + m > latest)
		return fail(p, start, n > 0 ? n : piece(p), time_why);
	*minutes = (uint16_t)(h * 60 + m);
	return true;
}

static bool
one_time(struct wg_hours_parser *p)
{
	struct wg_hours_time t = { 0 };
	size_t start;

	skip(p);
	start = p->at;
	if (!time_of_day(p, DAY - 1, &t.from))
		return false;
	if (byte(p, 0) == '+') {
		p->at++;
		t.to = t.from;
		t.no_end = true;
	} else {
		if (!eat(p, "-"))
			return fail(p, p->at, 1,
			    "a time range is HH:MM-HH:MM, or HH:MM+ if its "
			    "end is open");
		if (!time_of_day(p, 2 * DAY, &t.to))
			return false;
		if (t.to == t.from)
			return fail(p, start, p->at - start,
			    "the range ends where it begins; the whole day "
			    "is 00:00-24:00");
		if (t.to < t.from)
			t.to = (uint16_t)(t.to + DAY);
		if (t.to - t.from > DAY)
			return fail(p, start, p->at - start,
			    "the range is longer than a day");
		if (byte(p, 0) == '+') {
			p->at++;
			t.no_end = true;
		}
	}
	for (size_t i = 0; i < p->times.n; i++) {
		const struct wg_hours_time *o = &p->times.at[i];

		if (t.from == o->from || (t.from < o->to && o->from < t.to))
			return fail(p, start, p->at - start,
			    "ranges overlap");
	}
	WG_PUSH(p->arena, &p->times) = t;
	/* In order of time, as people read them. */
	for (size_t i = p->times.n - 1; i > 0 &&
	     p->times.at[i - 1].from > t.from; i--) {
		p->times.at[i] = p->times.at[i - 1];
		p->times.at[i - 1] = t;
	}
	return true;
}

static bool
time_list(struct wg_hours_parser *p)
{
	do {
		if (!one_time(p))
			return false;
	} while (more(p, at_time));
	skip(p);
	if (byte(p, 0) == '/')
		return fail(p, p->at, 1, "a step of times is not supported");
	return true;
}

/* Rules. */

static bool
state(struct wg_hours_parser *p)
{
	struct wg_hours_rule *r = &p->rule;

	r->state = WG_HOURS_OPEN;
	r->stated = true;
	if (eat_word(p, "off") || eat_word(p, "closed"))
		r->state = WG_HOURS_CLOSED;
	else if (eat_word(p, "unknown"))
		r->state = WG_HOURS_UNKNOWN;
	else if (!eat_word(p, "open"))
		r->stated = false;
	skip(p);
	if (byte(p, 0) == '"') {
		ptrdiff_t end = wg_str_find(wg_str_from(p->s, p->at + 1), '"');

		if (end < 0)
			return fail(p, p->at, 1, "a comment has no end");
		r->comment = wg_str_trim(wg_str_head(
		    wg_str_from(p->s, p->at + 1), (size_t)end));
		if (r->comment.len == 0)
			return fail(p, p->at, 2, "a comment is empty");
		p->at += (size_t)end + 2;
		if (!r->stated)
			r->state = WG_HOURS_UNKNOWN;
	}
	return true;
}

/* What is notation, but not for us. */
static bool
refused(struct wg_hours_parser *p)
{
	static const char *const suns[] = { "sunrise", "sunset", "dawn",
		"dusk", "(sunrise", "(sunset", "(dawn", "(dusk" };

	for (size_t i = 0; i < sizeof(suns) / sizeof(suns[0]); i++)
		if (at_word(p, suns[i])) {
			fail(p, p->at, strlen(suns[i]),
			    "times of the sun differ from day to day");
			p->error->advice = N_("write the times of the clock, "
			    "for each season: Apr-Sep 08:00-20:00; "
			    "Oct-Mar 08:00-17:00");
			return true;
		}
	return false;
}

static bool
weekday_part(struct wg_hours_parser *p)
{
	size_t start, n_holidays = p->holidays.n, n_nth = p->nth.n;
	bool holidays = n_holidays > 0, days = p->rule.days != 0 || n_nth > 0;
	bool new_holidays, new_days;
	uint8_t mask = p->rule.days;

	skip(p);
	start = p->at;
	p->rule.days = 0;
	if (!day_list(p))
		return false;
	new_holidays = p->holidays.n > n_holidays;
	new_days = p->rule.days != 0 || p->nth.n > n_nth;
	p->rule.days |= mask;
	if (!holidays && !days)
		return true;
	/* "SH Mo-Fr": one names holidays only, the other weekdays only. */
	p->rule.both = true;
	return (holidays != days && new_holidays != new_days &&
		   holidays == new_days) ||
	    fail(p, start, p->at - start,
		"days are one list, with commas: Mo-Fr,PH");
}

/* One part of a rule; '*none' when nothing begins here that is one. */
static bool
part(struct wg_hours_parser *p, bool *none)
{
	size_t start;
	bool ok = true;

	skip(p);
	start = p->at;
	if (refused(p))
		return false;
	if (p->times.n > 0 && (wg_hours_at_date(p) ||
	    wg_hours_at_year(p) || at_day(p) ||
	    at_word(p, "week")))
		return fail(p, start, piece(p),
		    "days stand before times; \"; \" begins another rule");
	if (wg_hours_at_date(p))
		ok = p->dates.n > 0 ? fail(p, start, piece(p),
			"dates are one list, with commas") : wg_hours_date_list(p);
	else if (wg_hours_at_year(p))
		ok = p->years.n > 0 ? fail(p, start, piece(p),
			"years are one list, with commas") : wg_hours_year_list(p);
	else if (eat_word(p, "week"))
		ok = p->weeks.n > 0 ? fail(p, start, piece(p),
			"weeks are one list, with commas") : wg_hours_week_list(p);
	else if (at_day(p))
		ok = weekday_part(p);
	else if (at_time(p))
		ok = p->times.n > 0 ? fail(p, start, piece(p),
			"times are one list, with commas") : time_list(p);
	else if (byte(p, 0) == ':' && p->times.n == 0 &&
	    p->dates.n + p->years.n + p->weeks.n > 0)
		p->at++;
	else
		*none = true;
	return ok;
}

static bool
read_rule(struct wg_hours_parser *p, enum wg_hours_join join)
{
	struct wg_hours_rule *r = &p->rule;
	bool none = false, always;

	*r = (struct wg_hours_rule){ .join = join };
	memset(&p->years, 0, sizeof(p->years));
	memset(&p->dates, 0, sizeof(p->dates));
	memset(&p->weeks, 0, sizeof(p->weeks));
	memset(&p->nth, 0, sizeof(p->nth));
	memset(&p->holidays, 0, sizeof(p->holidays));
	memset(&p->times, 0, sizeof(p->times));
	skip(p);
	r->at = p->at;
	always = eat(p, "24/7");
	while (!always && !none)
		if (!part(p, &none))
			return false;
	if (!state(p))
		return false;
	r->length = p->at - r->at;
	if (r->length == 0)
		return fail(p, p->at, piece(p), letter(byte(p, 0)) ?
		    N_("a day is Mo Tu We Th Fr Sa Su, PH or SH") :
		    N_("no rule begins like this"));
	if (p->years.n > MOST || p->dates.n > MOST || p->weeks.n > MOST ||
	    p->nth.n > MOST || p->holidays.n > MOST || p->times.n > MOST)
		return fail(p, r->at, r->length, "the list is too long");
	r->years = p->years.at;
	r->n_years = (uint8_t)p->years.n;
	r->dates = p->dates.at;
	r->n_dates = (uint8_t)p->dates.n;
	r->weeks = p->weeks.at;
	r->n_weeks = (uint8_t)p->weeks.n;
	r->nth = p->nth.at;
	r->n_nth = (uint8_t)p->nth.n;
	r->holidays = p->holidays.at;
	r->n_holidays = (uint8_t)p->holidays.n;
	r->times = p->times.at;
	r->n_times = (uint8_t)p->times.n;
	return true;
}

/* What stands between two rules; false: nothing that we know. */
static bool
join(struct wg_hours_parser *p, enum wg_hours_join *j)
{
	if (eat(p, ";"))
		*j = WG_HOURS_REPLACES;
	else if (eat(p, "||"))
		*j = WG_HOURS_FALLBACK;
	else if (eat(p, ","))
		*j = WG_HOURS_ADDS;
	else
		return false;
	return true;
}

static bool
read_rules(struct wg_hours_parser *p)
{
	enum wg_hours_join j = WG_HOURS_REPLACES;

	if (wg_str_trim(p->s).len == 0)
		return fail(p, 0, 0, "it is empty");
	if (p->s.len > LONGEST)
		return fail(p, LONGEST, 1,
		    "it is too long; more than 1000 characters");
	for (;;) {
		if (p->rules.n == MOST_RULES)
			return fail(p, p->at, 1, "more than 60 rules");
		if (!read_rule(p, j))
			return false;
		WG_PUSH(p->arena, &p->rules) = p->rule;
		skip(p);
		if (p->at == p->s.len)
			return true;
		if (!join(p, &j))
			return fail(p, p->at, piece(p),
			    letter(byte(p, 0)) || digit(byte(p, 0)) ?
			    N_("this word is no part of opening hours") :
			    N_("rules are separated by \"; \""));
		skip(p);
		if (p->at == p->s.len && j == WG_HOURS_REPLACES)
			return true; /* a ";" at the end does no harm */
	}
}

/* "werktags 8-12": for some that is Saturday, too. */
static bool
says_workday(struct wg_str s)
{
	return wg_str_find_str(s, WG_STR("erktag")) >= 0;
}

bool
wg_hours_parse(struct wg_arena *a, struct wg_str s, struct wg_hours *hours,
    struct wg_value_error *error)
{
	struct wg_hours_parser p = { .arena = a, .s = s, .error = error };
	struct wg_hours again;
	struct wg_value_error other;
	struct wg_str near;

	*hours = (struct wg_hours){ .text = s };
	*error = (struct wg_value_error){ 0 };
	if (read_rules(&p)) {
		hours->rules = p.rules.at;
		hours->n = p.rules.n;
		return true;
	}
	near = s.len <= LONGEST ? wg_hours_repair(a, s) : WG_NONE;
	if (near.len > 0 && !wg_str_eq(near, s) &&
	    wg_hours_parse(a, near, &again, &other))
		error->near = near;
	else if (error->advice == NULL && says_workday(s))
		error->advice = N_("say which days: Mo-Fr, or Mo-Sa");
	return false;
}

bool
wg_read_hours(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_hours_parse(a, s, &v->hours, e);
}
