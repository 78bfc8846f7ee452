/* Facts in words: each kind has a function that looks whether one begins. */
#include "values/bare.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "values/value.h"

struct facts {
	struct wg_arena *arena;
	const struct wg_bare_tokens *tokens;
	enum wg_bare_kind kind; /* of what was found */
	struct wg_str value;
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits(struct wg_str s)
{
	size_t n = 0;

	while (n < s.len && digit(s.ptr[n]))
		n++;
	return n;
}

static uint32_t
number(struct wg_str s)
{
	uint32_t n = 0;

	wg_str_uint(wg_str_head(s, digits(s)), &n);
	return n;
}

/* Tokens. */

static bool
around(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == '!' || c == '?' ||
	    c == ')' || c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) ||
	    c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

static void
add_token(
    struct wg_arena *a, struct wg_bare_tokens *tokens, struct wg_str s)
{
	struct wg_bare_token t = { s, false };
	size_t at = 0;

	while (s.len > 0) {
		size_t next = at = 0;
		uint32_t c = wg_utf8_next(s, &next);

		if (!around(c) && (c != '(' || digits(wg_str_from(s, 1)) > 0))
			break;
		s = wg_str_from(s, next);
	}
	while (s.len > 0) {
		size_t last = s.len - 1;

		while (last > 0 && ((unsigned char)s.ptr[last] & 0xC0) == 0x80)
			last--;
		at = last;
		if (s.ptr[last] == '.') {
			t.point = true;
		} else if (!around(wg_utf8_next(s, &at)) ||
		    (s.ptr[last] == ')' && s.ptr[0] == '(')) {
			break;
		}
		s.len = last;
	}
	t.text = s;
	WG_PUSH(a, tokens) = t;
}

void
wg_bare_cut(
    struct wg_arena *a, struct wg_bare_tokens *tokens, struct wg_str rest)
{
	for (size_t at = 0, from = 0; at < rest.len; from = at) {
		uint32_t c = wg_utf8_next(rest, &at);

		if (c != 0xA0 && c != 0x202F && c != 0x2009)
			continue;
		add_token(a, tokens, wg_str_head(rest, from));
		rest = wg_str_from(rest, at);
		at = 0;
	}
	add_token(a, tokens, rest);
}

/* The token 'k' behind 'i'; an empty one if none. */
static struct wg_bare_token
behind(const struct facts *f, size_t i, size_t k)
{
	return i + k < f->tokens->n ? f->tokens->at[i + k] :
	    (struct wg_bare_token){ WG_NONE, false };
}

/* A number behind one of these words is no fact of ours. */
static bool
is_behind(const struct facts *f, size_t i)
{
	static const char *const words[] = { "Zimmer", "Raum", "Haus",
		"Linie", "Bus", "Buslinie", "Seite", "Artikel", "Absatz",
		"Block", "Station", "Gleis", "Postfach", "Verhältnis",
		"Maßstab", "§" };

	if (i == 0)
		return false;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (wg_str_is(f->tokens->at[i - 1].text, words[k]))
			return true;
	return false;
}

static size_t
found(struct facts *f, enum wg_bare_kind kind, struct wg_str value, size_t n)
{
	f->kind = kind;
	f->value = value;
	return n;
}

/* Each returns how many tokens it is from 'i' on: 0 if none. */

static unsigned
month(struct wg_str s)
{
	static const char *const months[] = { "Januar", "Februar", "März",
		"April", "Mai", "Juni", "Juli", "August", "September",
		"Oktober", "November", "Dezember" };

	for (unsigned i = 0; i < 12; i++)
		if (wg_str_is(s, months[i]))
			return i + 1;
	return 0;
}

static size_t
find_date(struct facts *f, size_t i)
{
	struct wg_bare_token t = f->tokens->at[i], m = behind(f, i, 1);
	struct wg_str rest = t.text, day = wg_str_cut(&rest, '.'), mon;
	uint32_t d = number(day), in, year = 0;
	size_t n = 1;
	struct wg_str iso;
	struct wg_value value;
	struct wg_value_error error;

	if (digits(day) != day.len || day.len == 0 || day.len > 2)
		return 0;
	mon = wg_str_cut(&rest, '.');
	in = number(mon);
	if (mon.len > 0 && digits(mon) == mon.len && digits(rest) == rest.len &&
	    (rest.len == 2 || rest.len == 4)) {
		year = number(rest) + (rest.len == 2 ? 2000 : 0);
	} else if (t.point && mon.len == 0 && month(m.text) > 0) {
		in = month(m.text);
		m = behind(f, i, 2);
		if (m.text.len != 4 || digits(m.text) != 4)
			return 0;
		year = number(m.text);
		n = 3;
	}
	iso = wg_str_fmt(f->arena, "%04u-%02u-%02u", (unsigned)year,
	    (unsigned)in, (unsigned)d);
	if (year == 0 || !wg_read_date(f->arena, iso, &value, &error))
		return 0;
	return found(f, WG_BARE_DATE, value.text, n);
}

/* "8", "8:30", "08.30" as HH:MM; false: no time. */
static bool
clock(struct wg_str s, char out[6], bool *colon)
{
	size_t h = digits(s);
	uint32_t hour = number(s), minute = 0;

	*colon = h < s.len && s.ptr[h] == ':';
	if (h == 0 || h > 2 || hour > 24)
		return false;
	if (s.len > h) {
		if ((s.ptr[h] != ':' && s.ptr[h] != '.') || s.len != h + 3 ||
		    digits(wg_str_from(s, h + 1)) != 2)
			return false;
		minute = number(wg_str_from(s, h + 1));
	}
	if (minute > 59)
		return false;
	snprintf(out, 6, "%02u:%02u", (unsigned)hour % 100,
	    (unsigned)minute % 60);
	return true;
}

static bool
is_dash(struct wg_str s)
{
	return wg_str_is(s, "-") || wg_str_is(s, "–");
}

/* "8 – 12 Uhr", and without the blanks. */
static size_t
find_time(struct facts *f, size_t i)
{
	struct wg_str from = f->tokens->at[i].text, to = WG_NONE;
	bool one, two = false, uhr;
	ptrdiff_t dash = wg_str_find_str(from, WG_STR("–"));
	size_t wide = 3, n = 1;
	char a[6], b[6];

	if (dash < 0) {
		dash = wg_str_find(from, '-');
		wide = 1;
	}
	if (dash > 0) {
		to = wg_str_from(from, (size_t)dash + wide);
		from = wg_str_head(from, (size_t)dash);
	} else if (is_dash(behind(f, i, 1).text) &&
	    clock(behind(f, i, 2).text, b, &two)) {
		to = behind(f, i, 2).text;
		n = 3;
	}
	uhr = wg_str_is(behind(f, i, n).text, "Uhr");
	if (!clock(from, a, &one) || (to.len > 0 && !clock(to, b, &two)) ||
	    (!uhr && !one && !two))
		return 0;
	return found(f, WG_BARE_TIME, to.len > 0 ?
	    wg_str_fmt(f->arena, "%s-%s", a, b) :
	    wg_str_dup(f->arena, wg_str(a)), n + uhr);
}

/* "1.200,50" as 1200.50; absent if it is no amount. */
static struct wg_str
amount(struct facts *f, struct wg_str s)
{
	struct wg_str cents = s, euros = wg_str_cut(&cents, ',');
	struct wg_out out = { 0 };
	struct wg_str result = WG_NONE;
	bool good = euros.len > 0 && digits(euros) > 0;

	for (size_t i = 0; i < euros.len && good; i++) {
		if (digit(euros.ptr[i]))
			wg_out_byte(&out, euros.ptr[i]);
		else
			good = euros.ptr[i] == '.' && digits(
			    wg_str_from(euros, i + 1)) == 3;
	}
	if (good && digits(cents) == 2 && cents.len == 2)
		wg_out_fmt(&out, ".%.*s", WG_ARG(cents));
	else
		good = good && digits(cents) == 0;
	if (good)
		result = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static size_t
find_money(struct facts *f, size_t i)
{
	struct wg_str s = f->tokens->at[i].text, unit = behind(f, i, 1).text;
	struct wg_str value;
	size_t n = 2;

	if (wg_str_ends(s, WG_STR("€")) && s.len > 3) {
		s.len -= 3;
		n = 1;
	} else if (wg_str_is(s, "€")) {
		s = unit;
	} else if (!wg_str_is(unit, "Euro") && !wg_str_is(unit, "€") &&
	    !wg_str_is(unit, "EUR")) {
		return 0;
	}
	value = amount(f, s);
	return value.len > 0 ? found(f, WG_BARE_MONEY, value, n) : 0;
}

static size_t
find_address(struct facts *f, size_t i)
{
	struct wg_str s = f->tokens->at[i].text, url = s;
	struct wg_value value;
	struct wg_value_error error;

	if (wg_str_find(s, '@') > 0)
		return wg_read_email(f->arena, s, &value, &error) ?
		    found(f, WG_BARE_EMAIL, value.text, 1) : 0;
	if (wg_str_starts(s, WG_STR("http://")))
		url = wg_str_from(s, 7);
	else if (wg_str_starts(s, WG_STR("https://")))
		url = wg_str_from(s, 8);
	else if (!wg_str_starts(s, WG_STR("www.")))
		return 0;
	url = wg_str_fmt(f->arena, "https://%.*s", WG_ARG(url));
	return found(f, WG_BARE_URI, wg_read_url(f->arena, url, &value,
	    &error) ? value.text : url, 1);
}

static bool
of_number(struct wg_str s, struct wg_out *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (digit(s.ptr[i]))
			n++;
		else if (strchr("+()/-", s.ptr[i]) == NULL)
			return false;
	}
	for (size_t i = 0; i < s.len; i++)
		if (digit(s.ptr[i]) || (s.ptr[i] == '+' && out->len == 0))
			wg_out_byte(out, s.ptr[i]);
	return n > 0 || wg_str_is(s, "/") || wg_str_is(s, "-");
}

static bool
read_phone(struct facts *f, struct wg_str s, struct wg_str *dial)
{
	struct wg_value value;
	struct wg_value_error error;

	if (wg_str_starts(s, WG_STR("00")))
		s = wg_str_fmt(f->arena, "+%.*s", WG_ARG(wg_str_from(s, 2)));
	if (!wg_read_phone(f->arena, s, &value, &error)) {
		if (!wg_str_starts(s, WG_STR("0")))
			return false;
		s = wg_str_fmt(
		    f->arena, "+49%.*s", WG_ARG(wg_str_from(s, 1)));
		if (!wg_read_phone(f->arena, s, &value, &error))
			return false;
	}
	*dial = value.text;
	return true;
}

static bool
counts_something(struct wg_str s)
{
	static const char *const units[] = { "Euro", "€", "Prozent", "%",
		"Personen", "Tage", "Kilometer", "Meter", "Jahre" };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (wg_str_is(s, units[i]))
			return true;
	return false;
}

static size_t
find_phone(struct facts *f, size_t i)
{
	struct wg_str s = f->tokens->at[i].text, dial = WG_NONE;
	struct wg_out out = { 0 };
	size_t n = 0, best = 0;

	if (s.len == 0)
		return 0;
	if (wg_str_is(s, "110") || wg_str_is(s, "112") ||
	    wg_str_is(s, "116117") || wg_str_is(s, "115"))
		return counts_something(behind(f, i, 1).text) ? 0 :
		    found(f, WG_BARE_PHONE, s, 1);
	if (s.ptr[0] != '+' && s.ptr[0] != '0' &&
	    !wg_str_starts(s, WG_STR("(0")) && !wg_str_starts(s, WG_STR("(+")))
		return 0;
	while (n < 8 && of_number(behind(f, i, n).text, &out)) {
		bool end = behind(f, i, n).point;

		n++;
		if (out.len >= 7 && read_phone(f, wg_str_dup(
		    f->arena, wg_out_str(&out)), &dial))
			best = n;
		if (end)
			break;
	}
	wg_out_free(&out);
	return best > 0 ? found(f, WG_BARE_PHONE, dial, best) : 0;
}

static size_t (*const finders[])(struct facts *, size_t) = { find_date,
	find_time, find_money, find_address, find_phone };

size_t
wg_bare_fact(struct wg_arena *a, const struct wg_bare_tokens *tokens, size_t i,
    enum wg_bare_kind *kind, struct wg_str *value)
{
	struct facts f = { .arena = a, .tokens = tokens };
	size_t n = 0;

	if (is_behind(&f, i))
		return 0;
	for (size_t k = 0; k < sizeof(finders) / sizeof(finders[0]) && n == 0;
	     k++)
		n = finders[k](&f, i);
	*kind = f.kind;
	*value = f.value;
	return n;
}
