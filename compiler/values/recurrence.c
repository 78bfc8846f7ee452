/* Parts in any order, each once; what a frequency needs is checked at the
 * end.  Days are tested one by one: ten years are 3653 of them. */
#include "values/recurrence.h"

#include "values/value.h"

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR",
	"SA", "SU" };
static const char *const frequency_names[] = { "DAILY", "WEEKLY", "MONTHLY",
	"YEARLY" };

struct parser {
	struct wg_str whole;
	struct wg_recurrence *r;
	struct wg_value_error *error;
};

static bool
fail(struct parser *p, struct wg_str piece, const char *why)
{
	return wg_refuse(p->error,
	    piece.len > 0 ? (size_t)(piece.ptr - p->whole.ptr) : 0,
	    piece.len > 0 ? piece.len : 1, why);
}

static bool
frequency(struct parser *p, struct wg_str value)
{
	for (unsigned i = 0; i < 4; i++)
		if (wg_str_is(value, frequency_names[i])) {
			p->r->frequency = (enum wg_frequency)i;
			return true;
		}
	return fail(p, value, "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY");
}

static bool
interval(struct parser *p, struct wg_str value)
{
	uint32_t n;

	if (value.len > 2 || !wg_str_uint(value, &n) || n == 0)
		return fail(p, value, "INTERVAL is a number from 1 to 99");
	p->r->interval = n;
	return true;
}

static bool
one_day(struct parser *p, struct wg_str word)
{
	struct wg_str name = word;
	int nth = 0;

	if (name.len > 2 && (name.ptr[0] == '+' || name.ptr[0] == '-'))
		name = wg_str_from(name, 1);
	if (name.len == 3 && name.ptr[0] >= '1' && name.ptr[0] <= '9') {
		nth = name.ptr[0] - '0';
		name = wg_str_from(name, 1);
	}
	if (word.len == 4 && word.ptr[0] == '-')
		nth = -nth;
	for (unsigned i = 0; i < 7; i++) {
		if (!wg_str_is(name, weekday_names[i]))
			continue;
		if (nth != 0 && nth != -1 && (nth < 1 || nth > 4))
			return fail(p, word, "the app knows the first to the "
					     "fourth (1TU to 4TU) and the "
					     "last (-1TU)");
		if (p->r->nth != 0 && p->r->weekdays != 0)
			return fail(p, word, "only one such day");
		p->r->weekdays |= 1u << i;
		p->r->nth = nth;
		return true;
	}
	return fail(p, word, "days are MO TU WE TH FR SA SU");
}

static bool
by_day(struct parser *p, struct wg_str value)
{
	bool ok = value.len > 0 || fail(p, value, "days are MO TU WE TH FR "
						  "SA SU");
	unsigned n = 0;

	while (ok && value.len > 0) {
		ok = one_day(p, wg_str_cut(&value, ','));
		n++;
	}
	if (ok && n > 1 && p->r->nth != 0)
		return fail(p, p->whole, "a numbered day stands alone");
	return ok;
}

static bool
until(struct parser *p, struct wg_str value)
{
	char iso[] = "0000-00-00";

	if (value.len != 8)
		return fail(p, value, "UNTIL is the last day: 20270630");
	for (unsigned i = 0, k = 0; i < 8; i++, k++) {
		k += k == 4 || k == 7;
		iso[k] = value.ptr[i];
	}
	if (!wg_days_read(wg_str(iso), &p->r->until))
		return fail(p, value, "there is no such day");
	p->r->ends = true;
	return true;
}

static const struct {
	const char *name;
	bool (*read)(struct parser *, struct wg_str);
} parts[] = { { "FREQ", frequency }, { "INTERVAL", interval },
	{ "BYDAY", by_day }, { "UNTIL", until } };

/* Bit of the part that was read, 0 after an error. */
static unsigned
part(struct parser *p, struct wg_str text)
{
	struct wg_str value = text, name = wg_str_cut(&value, '=');

	for (unsigned i = 0; i < 4; i++)
		if (wg_str_is(name, parts[i].name))
			return parts[i].read(p, value) ? 1u << i : 0;
	fail(p, text, "the app knows FREQ, INTERVAL, BYDAY and UNTIL only");
	return 0;
}

static bool
complete(struct parser *p, unsigned seen)
{
	const struct wg_recurrence *r = p->r;
	bool days = seen & 4;

	if (!(seen & 1))
		return fail(p, p->whole, "it begins with FREQ=");
	if (r->frequency == WG_WEEKLY && (!days || r->nth != 0))
		return fail(p, p->whole, "WEEKLY needs days without numbers: "
					 "BYDAY=TU,TH");
	if (r->frequency == WG_MONTHLY && (!days || r->nth == 0))
		return fail(p, p->whole, "MONTHLY needs a day with its "
					 "number: BYDAY=1TU");
	if (days && r->frequency != WG_WEEKLY && r->frequency != WG_MONTHLY)
		return fail(p, p->whole, "BYDAY is for WEEKLY and MONTHLY");
	return true;
}

bool
wg_recurrence_parse(struct wg_str s, struct wg_recurrence *r,
    struct wg_value_error *error)
{
	struct parser p = { s, r, error };
	unsigned seen = 0;

	*r = (struct wg_recurrence){ .interval = 1 };
	for (struct wg_str rest = s; rest.len > 0;) {
		struct wg_str one = wg_str_cut(&rest, ';');
		unsigned bit = part(&p, one);

		if (bit == 0)
			return false;
		if (seen & bit)
			return fail(&p, one, "it stands twice");
		seen |= bit;
	}
	return complete(&p, seen);
}

bool
wg_read_rrule(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	v->text = s;
	return wg_recurrence_parse(s, &v->repeat, e);
}

static bool
nth_of_month(const struct wg_recurrence *r, int64_t day, struct wg_day d)
{
	if (!(r->weekdays & 1u << wg_weekday(day)))
		return false;
	if (r->nth < 0)
		return d.day + 7 > wg_month_length(d.year, d.month);
	return (d.day - 1) / 7 + 1 == r->nth;
}

bool
wg_recurrence_on(const struct wg_recurrence *r, int64_t start, int64_t day)
{
	struct wg_day first = wg_day_of(start), d = wg_day_of(day);
	int64_t every = r->interval;

	if (day < start || (r->ends && day > r->until))
		return false;
	switch (r->frequency) {
	case WG_DAILY:
		return (day - start) % every == 0;
	case WG_WEEKLY:
		/* Weeks begin on Monday. */
		return (r->weekdays & 1u << wg_weekday(day)) &&
		    (day - wg_weekday(day) - start + wg_weekday(start)) / 7 %
			every == 0;
	case WG_MONTHLY:
		return nth_of_month(r, day, d) &&
		    ((d.year - first.year) * 12 + d.month - first.month) %
			every == 0;
	case WG_YEARLY:
		return d.month == first.month && d.day == first.day &&
		    (d.year - first.year) % every == 0;
	}
	return false;
}

bool
wg_recurrence_next(const struct wg_recurrence *r, int64_t start, int64_t from,
    int64_t *day)
{
	int64_t at = from > start ? from : start;

	for (int64_t end = at + 3653; at < end; at++)
		if (wg_recurrence_on(r, start, at)) {
			*day = at;
			return true;
		}
	return false;
}
