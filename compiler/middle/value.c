/* One small function per datatype of model/datatype.def, found by name. */
#include "middle/value.h"

#include <string.h>

#include "base/arena.h"
#include "values/calendar.h"
#include "text/hours.h"
#include "text/locale.h"
#include "text/phone.h"
#include "text/recurrence.h"

static bool
lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
	return lower(c) || (c >= 'A' && c <= 'Z');
}

static bool
fail(struct wg_value_error *e, size_t at, const char *why)
{
	e->at = at;
	e->length = 1;
	e->why = why;
	return false;
}

static bool
any_text(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	return wg_str_trim(s).len > 0 || fail(e, 0, "it is empty");
}

/* Windows forbids some names as files, and ids are file names. */
static bool
reserved_name(struct wg_str s)
{
	static const char *const names[] = { "con", "prn", "aux", "nul" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (wg_str_is(s, names[i]))
			return true;
	return false;
}

static bool
one_id(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	if (s.len == 0 || s.len > 80 || reserved_name(s))
		return fail(e, 0, "an id has 1 to 80 characters");
	for (size_t i = 0; i < s.len; i++) {
		bool hyphen = s.ptr[i] == '-' && i > 0 && i + 1 < s.len &&
		    s.ptr[i - 1] != '-';

		if (!lower(s.ptr[i]) && !(digit(s.ptr[i]) && i > 0) && !hyphen)
			return fail(e, i,
			    "an id has small letters a to z, digits and "
			    "single hyphens");
	}
	return true;
}

static bool
many(struct wg_arena *a, struct wg_str s, struct wg_value_error *e,
    bool (*one)(struct wg_arena *, struct wg_str, struct wg_value_error *))
{
	struct wg_str rest = wg_str_trim(s);

	if (rest.len == 0)
		return fail(e, 0, "it is empty");
	while (rest.len > 0) {
		struct wg_str word = wg_str_word(&rest);

		if (word.len > 0 && !one(a, word, e)) {
			e->at = (size_t)(word.ptr - s.ptr);
			e->length = word.len;
			return false;
		}
	}
	return true;
}

static bool
ids(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	return many(a, s, e, one_id);
}

static bool
date(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	return wg_date_valid(s) || fail(e, 0, "a date is YYYY-MM-DD");
}

static bool
moment(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	int64_t days;
	int minutes;

	(void)a;
	if (!wg_days_read(wg_str_head(s, 10), &days))
		return fail(e, 0, "a day is YYYY-MM-DD");
	if (s.len > 10 && (s.ptr[10] != 'T' ||
	    !wg_minutes_read(wg_str_from(s, 11), &minutes)))
		return fail(e, 10, "a time behind a day is THH:MM");
	return true;
}

static bool
rrule(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_recurrence r;
	struct wg_recurrence_error error = { 0 };

	(void)a;
	if (wg_recurrence_parse(s, &r, &error))
		return true;
	*e = (struct wg_value_error){ error.at, error.length, error.why,
		WG_NONE };
	return false;
}

static bool
clock_time(struct wg_str s)
{
	return s.len == 5 && digit(s.ptr[0]) && digit(s.ptr[1]) &&
	    s.ptr[2] == ':' && s.ptr[3] >= '0' && s.ptr[3] <= '5' &&
	    digit(s.ptr[4]) && memcmp(s.ptr, "24:00", 5) <= 0;
}

static bool
time_or_range(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_str from = wg_str_head(s, 5), to = wg_str_from(s, 6);

	(void)a;
	if (!clock_time(from) || (s.len > 5 &&
	    (s.ptr[5] != '-' || !clock_time(to))))
		return fail(e, 0, "a time is HH:MM, a range HH:MM-HH:MM");
	if (s.len > 5 && wg_str_cmp(from, to) >= 0)
		return fail(e, 6, "the range ends before it begins");
	return true;
}

static bool
money(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_str cents = s, euros = wg_str_cut(&cents, '.');
	uint32_t n;

	(void)a;
	if (euros.len > 7 || !wg_str_uint(euros, &n) ||
	    (wg_str_find(s, '.') >= 0 &&
		(cents.len != 2 || !wg_str_uint(cents, &n))))
		return fail(e, 0, "an amount is 49 or 12.50");
	return true;
}

static bool
host(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	for (size_t i = 0; i < s.len; i++)
		if (!lower(s.ptr[i]) && !digit(s.ptr[i]) &&
		    s.ptr[i] != '.' && s.ptr[i] != '-')
			return fail(e, i, "a host has small letters, digits, "
					  "points and hyphens");
	return (s.len > 0 && wg_str_find(s, '.') > 0) ||
	    fail(e, 0, "a host name has a point");
}

static bool
hosts(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	return many(a, s, e, host);
}

static bool
url(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_str rest = wg_str_from(s, 8);

	if (!wg_str_starts(s, WG_STR("https://")))
		return fail(e, 0, "an address begins with https://");
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] == '"' || s.ptr[i] == '<' ||
		    s.ptr[i] == '>' || s.ptr[i] == '\\' || s.ptr[i] == 0x7F)
			return fail(e, i, "an address is ASCII without "
					  "blanks; other characters are "
					  "percent-encoded");
	rest = wg_str_cut(&rest, '/');
	return host(a, wg_str_cut(&rest, ':'), e) ||
	    fail(e, 8, "the host name is not plain");
}

static bool
email(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_str domain = s, local = wg_str_cut(&domain, '@');

	for (size_t i = 0; i < local.len; i++)
		if (!letter(local.ptr[i]) && !digit(local.ptr[i]) &&
		    strchr("._+-", local.ptr[i]) == NULL)
			return fail(e, i, "a mail address is name@host");
	return (local.len > 0 && host(a, domain, e)) ||
	    fail(e, 0, "a mail address is name@host");
}

static bool
phone(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_phone p;
	size_t bad = 0;

	return wg_phone_parse(a, s, &p, &bad) ||
	    fail(e, bad, "a phone number is +493023125112, or a short number "
			 "such as 112");
}

static bool
hours(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	struct wg_week h;
	struct wg_week_error error = { 0 };

	if (wg_week_parse(a, s, &h, &error))
		return true;
	*e = (struct wg_value_error){ error.at, error.length, error.why,
		WG_NONE };
	return false;
}

static bool
integer(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	uint32_t n;

	(void)a;
	return (s.len <= 6 && wg_str_uint(s, &n)) ||
	    fail(e, 0, "a whole number is wanted");
}

static bool
decimal(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	int64_t n;

	(void)a;
	return (wg_str_micro(s, &n) && n <= 180000000 && n >= -180000000) ||
	    fail(e, 0, "a decimal number with a point is wanted: 53.1");
}

static bool
postcode(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	uint32_t n;

	(void)a;
	return (s.len == 5 && wg_str_uint(s, &n)) ||
	    fail(e, 0, "a postcode has five digits");
}

static bool
color(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	if (s.len == 7 && s.ptr[0] == '#' &&
	    strspn(s.ptr + 1, "0123456789abcdefABCDEF") >= 6)
		return true;
	return fail(e, 0, "a colour is #rrggbb");
}

static bool
lang(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	for (size_t i = 0; i < s.len; i++)
		if (!letter(s.ptr[i]) && !digit(s.ptr[i]) && s.ptr[i] != '-')
			return fail(e, i, "a language tag is de, ar, zh-Hans");
	return s.len >= 2 || fail(e, 0, "a language tag is de, ar, zh-Hans");
}

static bool
langs(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	return many(a, s, e, lang);
}

static bool
key(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	(void)a;
	for (size_t i = 0; i < s.len; i++)
		if (!lower(s.ptr[i]) && !digit(s.ptr[i]) && s.ptr[i] != '_')
			return fail(e, i, "a key has small letters and _");
	return true;
}

static bool
keys(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	return many(a, s, e, key);
}

static const struct {
	const char *name;
	bool (*check)(
	    struct wg_arena *, struct wg_str, struct wg_value_error *);
} types[] = {
	{ "text", any_text }, { "id", one_id }, { "ids", ids },
	{ "idref", one_id }, { "date", date }, { "moment", moment },
	{ "rrule", rrule }, { "time", time_or_range },
	{ "money", money }, { "url", url }, { "hosts", hosts },
	{ "email", email }, { "phone", phone }, { "hours", hours },
	{ "integer", integer }, { "decimal", decimal },
	{ "postcode", postcode }, { "color", color }, { "lang", lang },
	{ "langs", langs }, { "keys", keys }, { "pictogram", one_id },
};

static bool
choice(const char *type, struct wg_str value, struct wg_value_error *e)
{
	unsigned limit = 2;

	for (struct wg_str rest = wg_str(type); rest.len > 0;) {
		struct wg_str one = wg_str_cut(&rest, '|');
		unsigned d = wg_str_distance(value, one, limit);

		if (wg_str_eq(one, value))
			return true;
		if (d <= limit) {
			e->near = one;
			limit = d > 0 ? d - 1 : 0;
		}
	}
	e->length = value.len;
	e->why = type;
	return false;
}

bool
wg_value_check(struct wg_arena *scratch, const char *type, struct wg_str value,
    struct wg_value_error *error)
{
	*error = (struct wg_value_error){ 0 };
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(types[i].name, type))
			return types[i].check(scratch, value, error);
	return choice(type, value, error);
}
