/*
 * Rules to lines.  A rule falls apart into portions: its weekdays, each nth
 * weekday, each kind of holiday.  Weekdays go into a table of the week if there
 * is one for the same dates, and nothing between it and the rule speaks of the
 * same days; everything else is a part of its own, in the order of the rules.
 */
#include "values/hours_table.h"

#include "base/arena.h"

#define DAY (24 * 60)

struct stretches {
	struct wg_hours_stretch *at;
	size_t n, room;
};

struct part {
	struct wg_hours_line line; /* what it speaks of; 'marks' ELSE or MORE */
	bool table;                /* of the week: 'week' and 'named' count */
	bool closing;              /* a single part that closes */
	struct stretches week[7];
	unsigned named;            /* bit per weekday that a rule has named */
	struct stretches all;      /* of a single part */
};

struct maker {
	struct wg_arena *arena;
	const struct wg_hours *hours;
	struct WG_VEC(struct part) parts;
};

/* Stretches of a day. */

static void
push(struct wg_arena *a, struct stretches *s, struct wg_hours_stretch one)
{
	size_t k;

	WG_PUSH(a, s) = one;
	for (k = s->n - 1; k > 0 && s->at[k - 1].from > one.from; k--) {
		s->at[k] = s->at[k - 1];
		s->at[k - 1] = one;
	}
}

/* An open end goes on until the next stretch, at most to the end of day. */
static unsigned
end_of(const struct wg_hours_stretch *s)
{
	return s->no_end ? 2 * DAY : s->to;
}

/* Take the minutes from 'from' to 'to' out. */
static void
cut(struct wg_arena *a, struct stretches *s, unsigned from, unsigned to)
{
	struct stretches left = { 0 };

	for (size_t i = 0; i < s->n; i++) {
		struct wg_hours_stretch one = s->at[i];
		unsigned end = end_of(&one);

		if (end <= from || one.from >= to) {
			push(a, &left, one);
			continue;
		}
		if (one.from < from) {
			struct wg_hours_stretch head = one;

			head.whole_day = head.no_end = false;
			head.to = (uint16_t)from;
			push(a, &left, head);
		}
		if (end > to && !one.no_end) {
			one.from = (uint16_t)to;
			one.whole_day = false;
			push(a, &left, one);
		}
	}
	*s = left;
}

static struct wg_hours_stretch
stretch_of(const struct wg_hours_rule *r, unsigned i)
{
	struct wg_hours_stretch s = { .state = r->state, .rule = r };

	if (r->n_times == 0) {
		s.to = DAY;
		s.whole_day = true;
		return s;
	}
	s.from = r->times[i].from;
	s.to = r->times[i].to;
	s.no_end = r->times[i].no_end;
	return s;
}

static bool
same_saying(const struct wg_hours_stretch *a, const struct wg_hours_stretch *b)
{
	return a->state == b->state && a->rule->stated == b->rule->stated &&
	    wg_str_eq(a->rule->comment, b->rule->comment);
}

static void
add_times(struct wg_arena *a, struct stretches *s,
    const struct wg_hours_rule *r)
{
	size_t n = 0;

	for (unsigned i = 0; i < (r->n_times == 0 ? 1u : r->n_times); i++)
		push(a, s, stretch_of(r, i));
	/* What touches and says the same is one. */
	for (size_t i = 1; i < s->n; i++) {
		struct wg_hours_stretch *last = &s->at[n];

		if (last->to == s->at[i].from && !last->no_end &&
		    !s->at[i].no_end && same_saying(last, &s->at[i])) {
			last->to = s->at[i].to;
			last->whole_day =
			    last->from == 0 && last->to == DAY;
		} else {
			s->at[++n] = s->at[i];
		}
	}
	s->n = s->n > 0 ? n + 1 : 0;
}

static void
cut_times(struct wg_arena *a, struct stretches *s,
    const struct wg_hours_rule *r)
{
	for (unsigned i = 0; i < r->n_times; i++)
		cut(a, s, r->times[i].from, r->times[i].no_end ? 2 * DAY :
		    r->times[i].to);
	if (r->n_times == 0)
		s->n = 0;
}

/* The same for what closes; a day of which nothing is left is closed. */
static void
close_times(struct wg_arena *a, struct stretches *s,
    const struct wg_hours_rule *r, bool more)
{
	bool any = s->n > 0;

	cut_times(a, s, r);
	if (any && s->n == 0 && !more)
		push(a, s, (struct wg_hours_stretch){ .to = DAY,
		    .whole_day = true, .state = WG_HOURS_CLOSED, .rule = r });
}

/* Portions. */

static bool
adds(const struct maker *m, const struct wg_hours_rule *r)
{
	return r->join != WG_HOURS_FALLBACK && r->state != WG_HOURS_CLOSED &&
	    !wg_hours_replaces(m->hours, (size_t)(r - m->hours->rules));
}

static bool
is_open(const struct part *p)
{
	if (!p->table)
		return !p->closing;
	for (unsigned d = 0; d < 7; d++)
		for (size_t i = 0; i < p->week[d].n; i++)
			if (p->week[d].at[i].state != WG_HOURS_CLOSED)
				return true;
	return false;
}

/* Does a part before 'end' speak of the same days? */
static bool
meets(const struct maker *m, size_t end, const struct wg_hours_line *l,
    bool only_open)
{
	for (size_t i = 0; i < end; i++)
		if ((!only_open || is_open(&m->parts.at[i])) &&
		    wg_hours_meet(&m->parts.at[i].line, l))
			return true;
	return false;
}

static bool
may_join(const struct maker *m, size_t i, const struct wg_hours_rule *r,
    unsigned days)
{
	const struct part *p = &m->parts.at[i];
	bool more = (p->line.marks & WG_HOURS_MORE) != 0;

	if (adds(m, r))
		return more || (days & ~p->named) == 0 ||
		    !meets(m, i, &(struct wg_hours_line){ .when = r,
			.days = (uint8_t)days }, true);
	return !more;
}

/* The table that weekdays of 'r' go into: an old one, or a new. */
static struct part *
table_for(struct maker *m, const struct wg_hours_rule *r, unsigned days)
{
	struct wg_hours_line l = { .when = r, .days = (uint8_t)days };
	struct part *p;

	for (size_t i = m->parts.n; i-- > 0;) {
		p = &m->parts.at[i];
		if (p->table && wg_hours_same_when(p->line.when, r) &&
		    may_join(m, i, r, days)) {
			p->line.days |= (uint8_t)days;
			return p;
		}
		if (wg_hours_meet(&p->line, &l))
			break;
	}
	if (adds(m, r) && meets(m, m->parts.n, &l, true))
		l.marks = WG_HOURS_MORE;
	p = &WG_PUSH(m->arena, &m->parts);
	*p = (struct part){ .line = l, .table = true };
	return p;
}

static void
put_weekdays(struct maker *m, const struct wg_hours_rule *r, unsigned days)
{
	struct part *p = table_for(m, r, days);
	bool fresh = p->named == 0 || p != m->parts.at;

	for (unsigned d = 0; d < 7; d++) {
		struct stretches *s = &p->week[d];
		bool named = (p->named >> d & 1) != 0;

		if ((days >> d & 1) == 0)
			continue;
		if (r->state == WG_HOURS_CLOSED && r->n_times > 0) {
			close_times(m->arena, s, r,
			    (p->line.marks & WG_HOURS_MORE) != 0);
			/* What it closes was said before this table. */
			if (!named && fresh)
				add_times(m->arena, s, r);
			continue;
		}
		if (!adds(m, r))
			s->n = 0;
		cut_times(m->arena, s, r);
		add_times(m->arena, s, r);
	}
	if (r->state != WG_HOURS_CLOSED || r->n_times == 0 || fresh)
		p->named |= days;
}

/* Do both speak of exactly the same days? */
static bool
same_days(const struct wg_hours_line *a, const struct wg_hours_line *b)
{
	return a->days == b->days && a->nth == b->nth &&
	    a->nth_offset == b->nth_offset &&
	    ((a->marks ^ b->marks) & WG_HOURS_ELSE) == 0 &&
	    (a->holiday == NULL) == (b->holiday == NULL) &&
	    (a->holiday == NULL || (a->holiday->school == b->holiday->school &&
		a->holiday->offset == b->holiday->offset)) &&
	    wg_hours_same_when(a->when, b->when);
}

/*
 * An earlier part on the same days, with nothing of them between: what the
 * rule says is worked into it.
 */
static struct part *
single_for(struct maker *m, const struct wg_hours_line *l)
{
	for (size_t i = m->parts.n; i-- > 0;) {
		struct part *p = &m->parts.at[i];

		if (!p->table && same_days(&p->line, l))
			return p;
		if (wg_hours_meet(&p->line, l))
			break;
	}
	return NULL;
}

static void
put_single(struct maker *m, struct wg_hours_line l)
{
	const struct wg_hours_rule *r = l.when;
	struct part *p = r->join == WG_HOURS_FALLBACK ? NULL :
	    single_for(m, &l);

	if (p != NULL && !(r->state == WG_HOURS_CLOSED && p->closing &&
	    r->n_times > 0)) {
		bool closes = r->state == WG_HOURS_CLOSED && r->n_times > 0;

		if (!adds(m, r) && !closes)
			p->all.n = 0;
		if (closes) {
			close_times(m->arena, &p->all, r,
			    (p->line.marks & WG_HOURS_MORE) != 0);
		} else {
			cut_times(m->arena, &p->all, r);
			add_times(m->arena, &p->all, r);
		}
		p->closing = r->state == WG_HOURS_CLOSED && !closes;
		return;
	}

	if (adds(m, r) && meets(m, m->parts.n, &l, true))
		l.marks |= WG_HOURS_MORE;
	if (r->join == WG_HOURS_FALLBACK)
		l.marks |= WG_HOURS_ELSE;
	p = &WG_PUSH(m->arena, &m->parts);
	*p = (struct part){ .line = l,
		.closing = r->state == WG_HOURS_CLOSED };
	add_times(m->arena, &p->all, r);
}

/* The nth weekdays of a rule, each on its own. */
static void
put_nth(struct maker *m, const struct wg_hours_rule *r,
    const struct wg_hours_holiday *holiday)
{
	for (unsigned i = 0; i < r->n_nth; i++) {
		const struct wg_hours_nth *n = &r->nth[i];
		struct wg_hours_line l = { .when = r, .holiday = holiday,
			.days = (uint8_t)(1u << n->day),
			.nth_offset = n->offset };

		for (int k = 1; k <= 5; k++) {
			l.nth = k;
			if ((n->first >> (k - 1) & 1) != 0)
				put_single(m, l);
		}
		for (int k = 1; k <= 5; k++) {
			l.nth = -k;
			if ((n->last >> (k - 1) & 1) != 0)
				put_single(m, l);
		}
	}
}

static void
put_rule(struct maker *m, const struct wg_hours_rule *r)
{
	bool everyday = r->n_nth == 0 && r->n_holidays == 0;
	struct wg_hours_line l = { .when = r, .days = r->days };

	for (unsigned i = 0; r->both && i < r->n_holidays; i++) {
		l.holiday = &r->holidays[i];
		if (r->days != 0)
			put_single(m, l);
		put_nth(m, r, l.holiday);
	}
	if (r->both)
		return;
	if (r->days != 0 || everyday) {
		if (r->join == WG_HOURS_FALLBACK)
			put_single(m, l);
		else
			put_weekdays(m, r, r->days != 0 ? r->days : 0x7F);
	}
	put_nth(m, r, NULL);
	l.days = 0;
	for (unsigned i = 0; i < r->n_holidays; i++) {
		l.holiday = &r->holidays[i];
		put_single(m, l);
	}
}

/* Lines. */

static bool
same_stretch(const struct wg_hours_stretch *a, const struct wg_hours_stretch *b)
{
	return a->from == b->from && a->to == b->to &&
	    a->whole_day == b->whole_day && a->no_end == b->no_end &&
	    same_saying(a, b);
}

static bool
same_day(const struct part *p, unsigned a, unsigned b)
{
	const struct stretches *x = &p->week[a], *y = &p->week[b];

	if (x->n != y->n || (p->named >> a & 1) != (p->named >> b & 1))
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (!same_stretch(&x->at[i], &y->at[i]))
			return false;
	return true;
}

static bool
single_days(const struct wg_hours_rule *r)
{
	for (unsigned i = 0; i < r->n_dates; i++)
		if (r->dates[i].from.day == 0 || r->dates[i].no_end ||
		    r->dates[i].from.day != r->dates[i].to.day ||
		    r->dates[i].from.month != r->dates[i].to.month)
			return false;
	return r->n_dates > 0;
}

/* A day that is closed is told only where somebody may think otherwise, or
 * where the reason is told. */
static bool
silent(const struct maker *m, size_t i, unsigned day)
{
	const struct part *p = &m->parts.at[i];
	const struct stretches *s = &p->week[day];
	struct wg_hours_line l = { .when = p->line.when,
		.days = (uint8_t)(1u << day) };

	if ((p->named >> day & 1) == 0 || s->n == 0)
		return true;
	return s->n == 1 && s->at[0].state == WG_HOURS_CLOSED &&
	    s->at[0].whole_day && s->at[0].rule->comment.len == 0 &&
	    !meets(m, i, &l, true);
}

/* Is there a line of part 'i' about days of 'l'? */
static bool
is_told(const struct maker *m, size_t i, const struct wg_hours_line *l)
{
	for (unsigned d = 0; d < 7 && m->parts.at[i].table; d++)
		if ((l->days == 0 || l->nth_offset != 0 ||
		    (l->days >> d & 1) != 0) && !silent(m, i, d))
			return true;
	return !m->parts.at[i].table;
}

/* What a line of part 'i' has to say of the lines before it. */
static unsigned
marks(const struct maker *m, size_t i, const struct wg_hours_line *l)
{
	unsigned marks = l->marks;
	bool replaces = (marks & (WG_HOURS_MORE | WG_HOURS_ELSE)) == 0;

	if (!replaces || l->holiday != NULL || single_days(l->when))
		return marks;
	for (size_t k = 0; k < l->n; k++)
		if (l->at[k].state == WG_HOURS_CLOSED)
			return marks;
	for (size_t k = 0; k < i; k++) {
		const struct part *p = &m->parts.at[k];

		if (!wg_hours_meet(&p->line, l) || !is_told(m, k, l))
			continue;
		if (p->line.holiday != NULL)
			marks |= p->line.holiday->school ? WG_HOURS_ALSO_SH :
			    WG_HOURS_ALSO_PH;
		else
			marks |= WG_HOURS_INSTEAD;
	}
	return marks;
}

struct lines {
	struct WG_VEC(struct wg_hours_line) list;
};

static void
table_lines(const struct maker *m, size_t i, bool together,
    struct lines *out)
{
	const struct part *p = &m->parts.at[i];
	bool done[7] = { false };

	for (unsigned d = 0; d < 7; d++) {
		struct wg_hours_line l = p->line;

		if (done[d] || silent(m, i, d))
			continue;
		l.days = 0;
		for (unsigned k = d; k < 7; k++) {
			if (!done[k] && same_day(p, d, k)) {
				l.days |= (uint8_t)(1u << k);
				done[k] = true;
			} else if (!together) {
				break;
			}
		}
		l.at = p->week[d].at;
		l.n = p->week[d].n;
		l.marks = marks(m, i, &l);
		WG_PUSH(m->arena, &out->list) = l;
	}
}

struct wg_hours_line *
wg_hours_lines(struct wg_arena *a, const struct wg_hours *h, bool together,
    size_t *n)
{
	struct maker m = { .arena = a, .hours = h };
	struct lines out = { { 0 } };

	for (size_t i = 0; i < h->n; i++)
		put_rule(&m, &h->rules[i]);
	for (size_t i = 0; i < m.parts.n; i++) {
		struct part *p = &m.parts.at[i];

		if (p->table) {
			table_lines(&m, i, together, &out);
			continue;
		}
		p->line.at = p->all.at;
		p->line.n = p->all.n;
		p->line.marks = marks(&m, i, &p->line);
		WG_PUSH(a, &out.list) = p->line;
	}
	if (out.list.n == 0) {
		struct stretches s = { 0 };

		push(a, &s, (struct wg_hours_stretch){ .to = DAY,
		    .whole_day = true, .state = WG_HOURS_CLOSED,
		    .rule = h->rules });
		WG_PUSH(a, &out.list) = (struct wg_hours_line){
			.when = &m.hours->rules[0], .at = s.at, .n = 1 };
	}
	*n = out.list.n;
	return out.list.at;
}

bool
wg_hours_always(const struct wg_hours_line *l, size_t n)
{
	return n == 1 && l->n == 1 && l->days == 0x7F &&
	    l->at[0].state == WG_HOURS_OPEN && l->at[0].from == 0 &&
	    l->at[0].to == DAY && !l->at[0].no_end && l->when->n_years == 0 &&
	    l->when->n_dates == 0 && l->when->n_weeks == 0;
}
