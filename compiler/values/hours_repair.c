/*
 * What a clerk probably meant: German and English words, points in times,
 * hours without minutes and long dashes become the notation, word by word.
 * A word that is not known gives nothing, and the caller parses what comes
 * out: a wrong guess is never offered.
 */
#include "values/hours.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

enum kind { NONE, DAY, MONTH, TIME, DATE_NUMBER, DASH, COMMA, RULE, STATE,
	COMMENT, VERBATIM, FROM, DROPPED, SUN };

static const struct word {
	const char *word; /* small letters */
	enum kind kind;
	const char *to;
} words[] = {
	{ "mo", DAY, "Mo" }, { "mon", DAY, "Mo" }, { "montag", DAY, "Mo" },
	{ "montags", DAY, "Mo" }, { "monday", DAY, "Mo" },
	{ "di", DAY, "Tu" }, { "die", DAY, "Tu" }, { "dienstag", DAY, "Tu" },
	{ "dienstags", DAY, "Tu" }, { "tu", DAY, "Tu" }, { "tue", DAY, "Tu" },
	{ "tuesday", DAY, "Tu" },
	{ "mi", DAY, "We" }, { "mit", DAY, "We" }, { "mittwoch", DAY, "We" },
	{ "mittwochs", DAY, "We" }, { "we", DAY, "We" }, { "wed", DAY, "We" },
	{ "wednesday", DAY, "We" },
	{ "do", DAY, "Th" }, { "don", DAY, "Th" }, { "donnerstag", DAY, "Th" },
	{ "donnerstags", DAY, "Th" }, { "th", DAY, "Th" },
	{ "thu", DAY, "Th" }, { "thursday", DAY, "Th" },
	{ "fr", DAY, "Fr" }, { "fre", DAY, "Fr" }, { "freitag", DAY, "Fr" },
	{ "freitags", DAY, "Fr" }, { "fri", DAY, "Fr" },
	{ "friday", DAY, "Fr" },
	{ "sa", DAY, "Sa" }, { "sam", DAY, "Sa" }, { "samstag", DAY, "Sa" },
	{ "samstags", DAY, "Sa" }, { "sonnabend", DAY, "Sa" },
	{ "sonnabends", DAY, "Sa" }, { "sat", DAY, "Sa" },
	{ "saturday", DAY, "Sa" },
	{ "so", DAY, "Su" }, { "son", DAY, "Su" }, { "sonntag", DAY, "Su" },
	{ "sonntags", DAY, "Su" }, { "su", DAY, "Su" }, { "sun", DAY, "Su" },
	{ "sunday", DAY, "Su" },
	{ "täglich", DAY, "Mo-Su" }, { "tägl", DAY, "Mo-Su" },
	{ "daily", DAY, "Mo-Su" }, { "wochenende", DAY, "Sa,Su" },
	{ "feiertag", DAY, "PH" }, { "feiertage", DAY, "PH" },
	{ "feiertagen", DAY, "PH" }, { "feiertags", DAY, "PH" },
	{ "ph", DAY, "PH" }, { "ferien", DAY, "SH" },
	{ "schulferien", DAY, "SH" }, { "sh", DAY, "SH" },
	{ "jan", MONTH, "Jan" }, { "januar", MONTH, "Jan" },
	{ "jänner", MONTH, "Jan" }, { "january", MONTH, "Jan" },
	{ "feb", MONTH, "Feb" }, { "februar", MONTH, "Feb" },
	{ "february", MONTH, "Feb" }, { "mär", MONTH, "Mar" },
	{ "märz", MONTH, "Mar" }, { "mrz", MONTH, "Mar" },
	{ "mar", MONTH, "Mar" }, { "march", MONTH, "Mar" },
	{ "apr", MONTH, "Apr" }, { "april", MONTH, "Apr" },
	{ "mai", MONTH, "May" }, { "may", MONTH, "May" },
	{ "jun", MONTH, "Jun" }, { "juni", MONTH, "Jun" },
	{ "june", MONTH, "Jun" }, { "jul", MONTH, "Jul" },
	{ "juli", MONTH, "Jul" }, { "july", MONTH, "Jul" },
	{ "aug", MONTH, "Aug" }, { "august", MONTH, "Aug" },
	{ "sep", MONTH, "Sep" }, { "sept", MONTH, "Sep" },
	{ "september", MONTH, "Sep" }, { "okt", MONTH, "Oct" },
	{ "oktober", MONTH, "Oct" }, { "oct", MONTH, "Oct" },
	{ "october", MONTH, "Oct" }, { "nov", MONTH, "Nov" },
	{ "november", MONTH, "Nov" }, { "dez", MONTH, "Dec" },
	{ "dezember", MONTH, "Dec" }, { "dec", MONTH, "Dec" },
	{ "december", MONTH, "Dec" },
	{ "bis", DASH, "-" }, { "to", DASH, "-" }, { "und", COMMA, "," },
	{ "u", COMMA, "," }, { "sowie", COMMA, "," }, { "and", COMMA, "," },
	{ "geschlossen", STATE, "off" }, { "zu", STATE, "off" },
	{ "ruhetag", STATE, "off" }, { "off", STATE, "off" },
	{ "closed", STATE, "off" }, { "offen", STATE, "open" },
	{ "geöffnet", STATE, "open" }, { "open", STATE, "open" },
	{ "unknown", STATE, "unknown" }, { "uhr", DROPPED, "" },
	{ "h", DROPPED, "" }, { "von", DROPPED, "" },
	{ "vom", DROPPED, "" }, { "am", DROPPED, "" },
	{ "an", DROPPED, "" }, { "in", DROPPED, "" }, { "den", DROPPED, "" },
	{ "jeden", DROPPED, "" }, { "im", DROPPED, "" },
	{ "monat", DROPPED, "" }, { "ab", FROM, "" },
	{ "week", VERBATIM, "week" }, { "kw", VERBATIM, "week" },
	{ "easter", VERBATIM, "easter" }, { "ostern", VERBATIM, "easter" },
	{ "day", VERBATIM, "day" }, { "days", VERBATIM, "days" },
	{ "ganztags", TIME, "00:00-24:00" },
	{ "ganztägig", TIME, "00:00-24:00" },
	/* There is nothing to put instead. */
	{ "sunrise", SUN, NULL }, { "sunset", SUN, NULL },
	{ "dawn", SUN, NULL }, { "dusk", SUN, NULL },
	{ "sonnenaufgang", SUN, NULL }, { "sonnenuntergang", SUN, NULL },
};

/* The usual ways to say that one needs an appointment. */
static const struct {
	const char *words;
	enum wg_hours_comment kind;
} appointments[] = {
	{ "nur nach telefonischer terminvereinbarung", WG_HOURS_OTHER_COMMENT },
	{ "nur mit terminvereinbarung", WG_HOURS_APPOINTMENT },
	{ "nur nach terminvereinbarung", WG_HOURS_APPOINTMENT },
	{ "nach terminvereinbarung", WG_HOURS_APPOINTMENT },
	{ "nur mit termin", WG_HOURS_APPOINTMENT },
	{ "nur nach termin", WG_HOURS_APPOINTMENT },
	{ "nur mit vorherigem termin", WG_HOURS_APPOINTMENT },
	{ "mit termin", WG_HOURS_APPOINTMENT },
	{ "termine nach vereinbarung", WG_HOURS_ARRANGEMENT },
	{ "termin nach vereinbarung", WG_HOURS_ARRANGEMENT },
	{ "nur nach vereinbarung", WG_HOURS_ARRANGEMENT },
	{ "nach vereinbarung", WG_HOURS_ARRANGEMENT },
	{ "nur nach absprache", WG_HOURS_ARRANGEMENT },
	{ "nach absprache", WG_HOURS_ARRANGEMENT },
	{ "by appointment only", WG_HOURS_APPOINTMENT },
	{ "only by appointment", WG_HOURS_APPOINTMENT },
	{ "by appointment", WG_HOURS_APPOINTMENT },
};
#define N_APPOINTMENTS (sizeof(appointments) / sizeof(appointments[0]))

/* Letters of Latin-1 as small ones: enough for "März" and "MÄRZ". */
static struct wg_str
small(struct wg_arena *a, struct wg_str s)
{
	char *t = wg_alloc(a, s.len + 1);

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		else if (i > 0 && (unsigned char)s.ptr[i - 1] == 0xC3 &&
		    c >= 0x80 && c <= 0x9E)
			c = (unsigned char)(c + 32);
		t[i] = (char)c;
	}
	return (struct wg_str){ t, s.len };
}

enum wg_hours_comment
wg_hours_comment_kind(struct wg_str comment)
{
	struct wg_arena *a;
	struct wg_str s;
	enum wg_hours_comment kind = WG_HOURS_OTHER_COMMENT;

	if (comment.len == 0)
		return WG_HOURS_NO_COMMENT;
	a = wg_arena_open();
	s = wg_str_collapse(a, small(a, comment));
	if (wg_str_ends(s, WG_STR(".")))
		s.len--;
	for (size_t i = 0; i < N_APPOINTMENTS; i++)
		if (wg_str_is(s, appointments[i].words))
			kind = appointments[i].kind;
	wg_arena_close(a);
	return kind;
}

struct repair {
	struct wg_arena *arena;
	struct wg_str s, low; /* as written; in small letters, as long */
	size_t at;
	struct wg_out out;
	enum kind last;
	bool from; /* "ab" was read: the next time has an open end */
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static char
byte(const struct repair *r, size_t at)
{
	return at < r->low.len ? r->low.ptr[at] : '\0';
}

/* Where blanks stand in the notation. */
static bool
blank_between(enum kind a, enum kind b)
{
	if (a == NONE || b == DASH || b == COMMA || b == RULE)
		return false;
	if (a == DASH)
		return false;
	if (a == COMMA)
		return b == DAY || b == STATE;
	return true;
}

static void
put(struct repair *r, enum kind kind, struct wg_str text)
{
	bool list = r->last == COMMA && kind == DAY && r->out.len > 1 &&
	    !digit(r->out.ptr[r->out.len - 2]);

	if (blank_between(r->last, kind) && !list)
		wg_out_byte(&r->out, ' ');
	wg_out_put(&r->out, text);
	r->last = kind;
}

static size_t
digits(const struct repair *r, size_t at)
{
	size_t n = 0;

	while (digit(byte(r, at + n)))
		n++;
	return n;
}

static unsigned
value(const struct repair *r, size_t at, size_t n)
{
	uint32_t u = 0;

	wg_str_uint(wg_str_head(wg_str_from(r->low, at), n), &u);
	return u;
}

static const struct word *
word_at(const struct repair *r, size_t at, size_t *length)
{
	size_t n = 0;
	struct wg_str w;

	while (letter(byte(r, at + n)) && (unsigned char)byte(r, at + n) != 0xE2)
		n++;
	w = wg_str_head(wg_str_from(r->low, at), n);
	*length = n;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (wg_str_is(w, words[i].word))
			return &words[i];
	return NULL;
}

static size_t
blanks(const struct repair *r, size_t at)
{
	while (byte(r, at) == ' ')
		at++;
	return at;
}

static void
put_time(struct repair *r, unsigned hour, unsigned minute)
{
	put(r, TIME, wg_str_fmt(r->arena, "%02u:%02u%s", hour, minute,
	    r->from ? "+" : ""));
	r->from = false;
}

static void
put_date(struct repair *r, unsigned year, const char *month, unsigned day)
{
	put(r, MONTH, year > 0 ? wg_str_fmt(r->arena, "%u %s %02u", year, month,
	    day) : wg_str_fmt(r->arena, "%s %02u", month, day));
	r->last = DATE_NUMBER;
}

/* "24.12.", "24.12.2026", "24. Dezember", "1. Dienstag"; 0: none of them. */
static size_t
ordinal(struct repair *r, size_t n)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
		"May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	unsigned first = value(r, r->at, n), month, year = 0;
	size_t at = r->at + n, length, m;
	const struct word *w;

	if (byte(r, at) == '.')
		at++;
	at = blanks(r, at);
	w = word_at(r, at, &length);
	if (w != NULL && w->kind == MONTH) {
		put_date(r, 0, w->to, first);
		return at + length;
	}
	if (byte(r, r->at + n) != '.')
		return 0;
	if (w != NULL && w->kind == DAY && first <= 5) {
		put(r, DAY, wg_str_fmt(r->arena, "%s[%u]", w->to, first));
		return at + length;
	}
	m = digits(r, at);
	if (m < 1 || m > 2 || byte(r, at + m) != '.')
		return 0;
	month = value(r, at, m);
	at += m + 1;
	if (month < 1 || month > 12)
		return 0;
	if (digits(r, at) == 4) {
		year = value(r, at, 4);
		at += 4;
	}
	put_date(r, year, months[month - 1], first);
	return at;
}

static bool
number(struct repair *r)
{
	size_t n = digits(r, r->at), to = r->at + n, after;
	unsigned first = value(r, r->at, n);
	char next = byte(r, to);

	if (n == 4 && first >= 1900 && first < 2100) {
		put(r, VERBATIM, wg_str_head(wg_str_from(r->s, r->at), n));
		r->at = to;
		return true;
	}
	if (n > 2)
		return false;
	/* Behind a month, and in "week 10-20": a number and no time. */
	if (r->last == MONTH || (r->last == VERBATIM && next != ':')) {
		put(r, DATE_NUMBER, wg_str_fmt(r->arena, "%02u", first));
		r->at = to;
		return true;
	}
	if ((next == ':' || next == '.' || next == 'h') &&
	    digits(r, to + 1) == 2 && byte(r, to + 3) != '.') {
		put_time(r, first, value(r, to + 1, 2));
		r->at = to + 3;
		return true;
	}
	after = ordinal(r, n);
	if (after > 0) {
		r->at = after;
		return true;
	}
	put_time(r, first, 0);
	r->at = to;
	return true;
}

/* "8-12 und nach Vereinbarung" is at all other times, "Mo, nur mit Termin" on
 * that day: the comma goes. */
static void
other_times(struct repair *r)
{
	bool behind_time = r->out.len > 1 &&
	    digit(r->out.ptr[r->out.len - 2]);

	r->out.len--;
	r->last = behind_time ? NONE : DAY;
	if (behind_time)
		wg_out_puts(&r->out, " || ");
}

/* An appointment without quotation marks, or in brackets. */
static bool
appointment(struct repair *r)
{
	for (size_t i = 0; i < N_APPOINTMENTS; i++) {
		struct wg_str w = wg_str(appointments[i].words);

		if (!wg_str_starts(wg_str_from(r->low, r->at), w) ||
		    letter(byte(r, r->at + w.len)))
			continue;
		if (r->last == COMMA)
			other_times(r);
		put(r, COMMENT, wg_str_fmt(r->arena, "\"%.*s\"",
		    (int)w.len, r->s.ptr + r->at));
		r->at += w.len;
		return true;
	}
	return false;
}

static bool
word(struct repair *r)
{
	size_t length;
	const struct word *w;

	if (appointment(r))
		return true;
	w = word_at(r, r->at, &length);
	if (w == NULL || w->kind == SUN)
		return false;
	r->at += length;
	if (byte(r, r->at) == '.')
		r->at++;
	if (w->kind == FROM)
		r->from = true;
	else if (w->kind != DROPPED)
		put(r, w->kind, wg_str(w->to));
	return true;
}

/* "…" and „…“: a comment. */
static bool
quoted(struct repair *r)
{
	static const char *const marks[][2] = { { "\"", "\"" }, { "„", "“" },
		{ "“", "”" }, { "»", "«" }, { "(", ")" } };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct wg_str rest = wg_str_from(r->s, r->at), inner;
		size_t open = strlen(marks[i][0]);
		ptrdiff_t end;

		if (!wg_str_starts(rest, wg_str(marks[i][0])))
			continue;
		inner = wg_str_from(rest, open);
		end = wg_str_find_str(inner, wg_str(marks[i][1]));
		if (end < 0 || wg_str_find(wg_str_head(inner, (size_t)end),
		    '"') >= 0)
			return false;
		put(r, COMMENT, wg_str_fmt(r->arena, "\"%.*s\"", (int)end,
		    inner.ptr));
		r->at += open + (size_t)end + strlen(marks[i][1]);
		return true;
	}
	return false;
}

static bool
sign(struct repair *r)
{
	static const struct {
		const char *sign;
		enum kind kind;
		const char *to;
	} signs[] = { { "24/7", DAY, "24/7" }, { "24-7", DAY, "24/7" },
		{ "-", DASH, "-" },
		{ "–", DASH, "-" }, { "—", DASH, "-" }, { "‐", DASH, "-" },
		{ "‑", DASH, "-" }, { "−", DASH, "-" }, { "||", RULE, " || " },
		{ ";", RULE, "; " }, { ",", COMMA, "," }, { "&", COMMA, "," },
		{ "/", COMMA, "," } };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (!wg_str_starts(wg_str_from(r->s, r->at),
		    wg_str(signs[i].sign)))
			continue;
		put(r, signs[i].kind, wg_str(signs[i].to));
		if (signs[i].kind == RULE)
			r->last = NONE;
		r->at += strlen(signs[i].sign);
		return true;
	}
	return false;
}

/* "[1,3]" and what stands outside of all this. */
static bool
other(struct repair *r)
{
	struct wg_str rest = wg_str_from(r->s, r->at);
	ptrdiff_t end = wg_str_find(rest, ']');

	if (byte(r, r->at) == '[' && end > 0) {
		wg_out_put(&r->out, wg_str_head(rest, (size_t)end + 1));
		r->at += (size_t)end + 1;
		return true;
	}
	if (byte(r, r->at) == '+' && r->last == TIME) {
		wg_out_byte(&r->out, '+');
		r->at++;
		return true;
	}
	/* "Mo-Fr: 8-12" */
	if (byte(r, r->at) == ':' || byte(r, r->at) == '.') {
		r->at++;
		return r->last == DAY || r->last == TIME ||
		    r->last == DATE_NUMBER || r->last == MONTH;
	}
	return false;
}

struct wg_str
wg_hours_repair(struct wg_arena *a, struct wg_str text)
{
	struct repair r = { .arena = a, .s = wg_str_collapse(a, text) };
	struct wg_str near = WG_NONE;
	bool ok = true;

	r.low = small(a, r.s);
	while (ok && r.at < r.s.len) {
		char c = byte(&r, r.at);

		if (c == ' ')
			r.at++;
		else if (!sign(&r) && !quoted(&r))
			ok = digit(c) ? number(&r) :
			    letter(c) ? word(&r) : other(&r);
	}
	if (ok)
		near = wg_str_trim(wg_str_dup(a, wg_out_str(&r.out)));
	wg_out_free(&r.out);
	return near;
}

bool
wg_hours_meant(struct wg_arena *a, struct wg_str text)
{
	struct repair r = { .arena = a, .s = text, .low = small(a, text) };
	char *spaced = wg_alloc(a, text.len + 1);
	size_t length;

	for (size_t i = 0; i < text.len; i++)
		spaced[i] = text.ptr[i] == '-' ? ' ' : text.ptr[i];
	if (wg_hours_comment_kind((struct wg_str){ spaced, text.len }) !=
	    WG_HOURS_OTHER_COMMENT)
		return true;
	while (r.at < text.len) {
		length = digits(&r, r.at);
		if (length == 0 && word_at(&r, r.at, &length) == NULL)
			return false;
		r.at += length;
		if (r.at < text.len && byte(&r, r.at) != '-')
			return false;
		r.at++;
	}
	return text.len > 0;
}
