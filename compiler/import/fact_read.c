/* Times, dates and amounts as translations write them. */
#include "import/fact_read.h"

#include <strings.h>

#include "model/language.h"
#include "text/char.h"
#include "text/locale.h"
#include "values/value.h"

/* A text that is being read. */
struct reader {
	struct wg_arena *arena;
	const struct wg_fact_text *text;
	struct wg_str between; /* what the language has between two times */
	bool with_word;        /* it writes a word beside a time */
	size_t from;           /* where reading began [byte] */
	struct wg_str s;       /* what is left */
};

enum word { TIME, DATE, MONEY };

/* Does it go on like that, whatever the case of Latin letters?  Then it is
 * behind that. */
static bool
takes(struct reader *r, const char *word)
{
	size_t n = wg_str(word).len;

	if (r->s.len < n || strncasecmp(r->s.ptr, word, n) != 0)
		return false;
	r->s = wg_str_from(r->s, n);
	return true;
}

static bool
takes_text(struct reader *r, struct wg_str text)
{
	if (!wg_str_starts(r->s, text))
		return false;
	r->s = wg_str_from(r->s, text.len);
	return true;
}

/* Is 'c' a letter that German has, too, or a digit?  Other scripts put their
 * endings right behind a number. */
static bool
is_glue(uint32_t c)
{
	return c < 0x250 && wg_char_word(c);
}

static bool
is_apart(struct wg_str s)
{
	size_t at = 0;

	return s.len == 0 || !is_glue(wg_utf8_next(s, &at));
}

/* A range of dates is two dates, one of times or amounts a fact of its own. */
static bool
is_end(struct wg_str s, enum word kind)
{
	char c = s.len > 0 ? s.ptr[0] : ' ';

	if (c == '-' && kind == DATE)
		return true;
	if (c == '.' || c == ',' || c == ':' || c == '-')
		return s.len < 2 || !wg_is_digit(s.ptr[1]);
	return is_apart(s);
}

static bool
is_begin(struct wg_str s, size_t at, bool date)
{
	size_t from = at;
	char c = at > 0 ? s.ptr[at - 1] : ' ';

	if (c == '-' && date)
		return true;
	if (c == '.' || c == ',' || c == ':' || c == '-')
		return at < 2 || !wg_is_digit(s.ptr[at - 2]);
	if (at == 0)
		return true;
	do
		from--;
	while (from > 0 && ((unsigned char)s.ptr[from] & 0xC0) == 0x80);
	return !is_glue(wg_utf8_next(s, &from));
}

/* A word of the table that stands alone, with a blank before it or none; an
 * amount may follow.  The full stop at the end of a text is that of its
 * sentence. */
static bool
takes_word(struct reader *r, enum word kind)
{
	static const struct {
		enum word kind;
		const char *text;
	} words[] = {
#define WG_FACT_WORD(kind, word) { kind, word },
#include "import/fact_words.def"
	};
	struct wg_str before = r->s;

	takes(r, " ");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct wg_str rest = r->s;

		if (words[i].kind == kind && takes(r, words[i].text) &&
		    (is_end(r->s, kind) ||
			(kind == MONEY && wg_is_digit(r->s.ptr[0])))) {
			if (r->s.len == 0 && r->s.ptr[-1] == '.')
				r->s = wg_str_from(rest, rest.len - 1);
			return true;
		}
		r->s = rest;
	}
	r->s = before;
	return false;
}

static bool
takes_number(struct reader *r, size_t most, uint32_t *number)
{
	size_t n = 0;

	while (n < r->s.len && wg_is_digit(r->s.ptr[n]))
		n++;
	if (n == 0 || n > most || !wg_str_uint(wg_str_head(r->s, n), number))
		return false;
	r->s = wg_str_from(r->s, n);
	return true;
}

static bool
has_letters(struct wg_str s)
{
	bool is = false;

	for (size_t at = 0; at < s.len && !is;)
		is = wg_char_letter(wg_utf8_next(s, &at));
	return is;
}

static bool
is_word_next(struct wg_str s)
{
	size_t at = 1;

	return s.len > 1 && s.ptr[0] == ' ' &&
	    wg_char_letter(wg_utf8_next(s, &at));
}

/* Times. */

struct clock {
	uint32_t hour, minute;
	bool parted;  /* hours and minutes: no other number */
	bool worded;  /* its word was read */
	int half;     /* of the day: 1 before noon, 2 after it */
};

/* "am", "p.m.", "noon". */
static void
take_half(struct reader *r, struct clock *c)
{
	static const struct {
		const char *text;
		int half;
	} halves[] = { { "a.m.", 1 }, { "p.m.", 2 }, { "am", 1 }, { "pm", 2 },
		{ "noon", 2 } };
	struct wg_str before = r->s;

	takes(r, " ");
	for (size_t i = 0; i < 5 && c->half == 0; i++) {
		struct wg_str rest = r->s;

		if (takes(r, halves[i].text) && is_apart(r->s))
			c->half = halves[i].half;
		else
			r->s = rest;
	}
	if (c->half == 0)
		r->s = before;
}

static bool
takes_clock(struct reader *r, struct clock *c)
{
	struct wg_str rest;
	bool english = wg_str_starts(r->text->language->tag, WG_STR("en"));

	*c = (struct clock){ .hour = 12, .half = 2 };
	if (english && takes(r, "noon"))
		return true;
	*c = (struct clock){ .hour = 0 };
	if (!takes_number(r, 2, &c->hour) || c->hour > 24)
		return false;
	rest = r->s;
	c->worded = takes(r, " h ") || takes(r, "h");
	if (!c->worded && !takes(r, ":"))
		takes(r, ".");
	c->parted = r->s.len < rest.len && r->s.len >= 2 &&
	    wg_is_digit(r->s.ptr[0]) && wg_is_digit(r->s.ptr[1]) &&
	    takes_number(r, 2, &c->minute);
	if (!c->parted) {
		r->s = rest;
		c->worded = false;
	}
	if (english)
		take_half(r, c);
	return c->minute < 60;
}

static int
minutes_of(const struct clock *c)
{
	uint32_t hour = c->half == 2 && c->hour < 12 ? c->hour + 12 :
	    c->half == 1 && c->hour == 12 ? 0 : c->hour;

	return (int)(hour * 60 + c->minute);
}

/* "9-12 am", "2-5 pm": the first is of the half that comes before. */
static void
share_half(struct clock *from, const struct clock *to)
{
	if (from->half > 0 || to->half == 0)
		return;
	from->half = to->half;
	if (minutes_of(from) >= minutes_of(to))
		from->half = 1;
}

static struct wg_str
plain_of(const struct reader *r, struct wg_str s)
{
	return wg_fact_in(r->arena, s, r->text->language).plain;
}

/* How the language writes times: " تا " between two of them. */
static void
know_times(struct reader *r)
{
	const struct wg_locale *l = r->text->locale;
	struct wg_str s =
	    plain_of(r, wg_locale_times(l, r->arena, 480, 1050));
	ptrdiff_t from = wg_str_find_str(s, WG_STR("8:00"));
	ptrdiff_t to = wg_str_find_str(s, WG_STR("17:30"));

	if (from >= 0 && to > from + 4)
		r->between = wg_str_head(wg_str_from(s, (size_t)from + 4),
		    (size_t)(to - from - 4));
	r->with_word = has_letters(wg_locale_time(l, r->arena, 480));
}

static bool
takes_dash(struct reader *r)
{
	return takes(r, "-") ||
	    (r->between.len > 0 && takes_text(r, r->between));
}

/* Has all been read, by somebody who began at the beginning? */
static bool
is_all(const struct reader *r)
{
	return r->s.len == 0 && r->from == 0;
}

static bool
reads_time(struct reader *r, const struct wg_value *v)
{
	struct clock from, to;
	bool range, worded;

	if (!takes_clock(r, &from))
		return false;
	to = from;
	range = takes_dash(r);
	if (range) {
		if (!takes_clock(r, &to))
			return false;
		share_half(&from, &to);
	}
	worded = takes_word(r, TIME) || from.worded || to.worded ||
	    to.half > 0;
	/* Where the language writes a word, one that stands behind might be it;
	 * "8-12" is a time where nothing else is said, as in a cell. */
	if (!worded && ((r->with_word && is_word_next(r->s)) ||
	    !(from.parted || to.parted || is_all(r))))
		return false;
	return range == v->time.range && minutes_of(&from) == v->time.from &&
	    minutes_of(&to) == v->time.to;
}

/* Amounts. */

/* "1.200,50", "1 200", "49.00", "49,-" [cent]. */
static bool
takes_amount(struct reader *r, uint64_t *cents)
{
	uint32_t n, part = 0;

	if (!takes_number(r, 7, &n))
		return false;
	*cents = n;
	while (r->s.len >= 4 && (r->s.ptr[0] == '.' || r->s.ptr[0] == ',' ||
	    r->s.ptr[0] == ' ' || r->s.ptr[0] == '\'') &&
	    *cents < 10000000) {
		struct wg_str rest = r->s;

		r->s = wg_str_from(r->s, 1);
		if (!takes_number(r, 3, &n) || rest.len - r->s.len != 4) {
			r->s = rest;
			break;
		}
		*cents = *cents * 1000 + n;
	}
	*cents *= 100;
	if (r->s.len >= 3 && (r->s.ptr[0] == '.' || r->s.ptr[0] == ',') &&
	    wg_is_digit(r->s.ptr[1]) && wg_is_digit(r->s.ptr[2])) {
		r->s = wg_str_from(r->s, 1);
		if (!takes_number(r, 2, &part))
			return false;
		*cents += part;
	} else if (!takes(r, ",-")) {
		takes(r, ".-");
	}
	return true;
}

static bool
reads_money(struct reader *r, const struct wg_value *v)
{
	uint64_t from, to;
	bool before = takes_word(r, MONEY);

	if (before)
		takes(r, " ");
	if (!takes_amount(r, &from))
		return false;
	to = from;
	if (takes(r, "-") && !takes_amount(r, &to))
		return false;
	return (before || takes_word(r, MONEY)) && from == v->money.from &&
	    to == v->money.to;
}

/* Dates. */

#define FORMS 10

/* As the language may write it. */
static void
write_date(struct reader *r, int64_t day, struct wg_str forms[FORMS])
{
	const struct wg_locale *l = r->text->locale;
	struct wg_arena *a = r->arena;
	struct wg_day d = wg_day_of(day);
	struct wg_str month = wg_locale_month(l, a, 0, (unsigned)d.month);
	struct wg_str short_date = wg_locale_day_month(
	    l, a, (unsigned)d.month, (unsigned)d.day);
	struct wg_str all[FORMS] = { wg_locale_date(l, a, day),
		wg_str_fmt(a, "%.*s %d", WG_ARG(short_date), d.year),
		wg_str_fmt(a, "%d. %.*s %d", d.day, WG_ARG(month), d.year),
		wg_str_fmt(a, "%d %.*s %d", d.day, WG_ARG(month), d.year),
		wg_str_fmt(a, "%.*s %d, %d", WG_ARG(month), d.day, d.year),
		wg_str_fmt(a, "%d.%d.%d", d.day, d.month, d.year),
		wg_str_fmt(a, "%02d.%02d.%d", d.day, d.month, d.year),
		wg_str_fmt(a, "%d/%d/%d", d.day, d.month, d.year),
		wg_str_fmt(a, "%02d/%02d/%d", d.day, d.month, d.year),
		wg_str_fmt(a, "%d-%02d-%02d", d.year, d.month, d.day) };

	for (size_t i = 0; i < FORMS; i++)
		forms[i] = plain_of(r, all[i]);
}

/* Nothing is left over that the program would write once more: "року". */
static bool
is_whole(struct reader *r, struct wg_str form, struct wg_str whole)
{
	struct wg_str rest = r->s;

	if (takes_word(r, DATE) || wg_str_eq(form, whole))
		return true;
	for (size_t i = whole.len; i > 0; i--)
		if (wg_is_digit(whole.ptr[i - 1]))
			return !has_letters(wg_str_from(whole, i)) ||
			    !is_word_next(rest);
	return true;
}

/* As long a form as there is, with nothing of the date left over. */
static bool
reads_date(struct reader *r, const struct wg_str forms[FORMS])
{
	struct wg_str whole = r->s;

	for (size_t i = 0; i < FORMS; i++) {
		r->s = whole;
		if (takes_text(r, forms[i]) && is_end(r->s, DATE) &&
		    is_whole(r, forms[i], forms[0]))
			return true;
	}
	return false;
}

/* As the program writes it in the language. */
static struct wg_str
own_form(struct reader *r, const struct wg_value *v, bool money)
{
	const struct wg_locale *l = r->text->locale;
	struct wg_str s = money ? wg_locale_money(l, r->arena, &v->money) :
	    v->time.range ? wg_locale_times(
		l, r->arena, v->time.from, v->time.to) :
	    wg_locale_time(l, r->arena, v->time.from);

	return plain_of(r, s);
}

/* Does it begin there? */
static bool
reads(struct reader *r, enum wg_bare_kind kind, const struct wg_value *v,
    const struct wg_str forms[FORMS])
{
	struct wg_str whole = r->s;

	if (kind == WG_BARE_DATE)
		return reads_date(r, forms);
	if (takes_text(r, forms[0]) && is_end(r->s, TIME))
		return true;
	r->s = whole;
	return (kind == WG_BARE_MONEY ? reads_money(r, v) :
		    reads_time(r, v)) && is_end(r->s, TIME);
}

bool
wg_fact_read(struct wg_arena *a, const struct wg_fact_text *t,
    enum wg_bare_kind kind, struct wg_str value, size_t start, size_t *from,
    size_t *to)
{
	static wg_value_reader *const readers[] = {
		[WG_BARE_DATE] = wg_read_date, [WG_BARE_TIME] = wg_read_time,
		[WG_BARE_MONEY] = wg_read_money };
	struct reader r = { .arena = a, .text = t };
	struct wg_str forms[FORMS];
	struct wg_value v;
	struct wg_value_error e;

	if (!readers[kind](a, value, &v, &e))
		return false;
	if (kind == WG_BARE_TIME)
		know_times(&r);
	if (kind == WG_BARE_DATE)
		write_date(&r, v.day, forms);
	else
		forms[0] = own_form(&r, &v, kind == WG_BARE_MONEY);
	for (size_t at = start; at < t->plain.len; at++) {
		r.from = at;
		r.s = wg_str_from(t->plain, at);
		if (r.s.ptr[0] == ' ' ||
		    !is_begin(t->plain, at, kind == WG_BARE_DATE) ||
		    !reads(&r, kind, &v, forms))
			continue;
		*from = at;
		*to = t->plain.len - r.s.len;
		return true;
	}
	return false;
}
