/*
 * Phone numbers.  Which numbers are German services, dialled with their 0 and
 * often not from abroad, is the numbering plan of the Bundesnetzagentur.
 */
#include "values/phone.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "values/value.h"

#define MOST_DIGITS 15 /* E.164 */
/* The least a country code and a subscriber need. */
#define LEAST_DIGITS 7

static const char wanted[] = N_(
    "a phone number is +493023125112, or a short number such as 112");
static const char no_area[] = N_(
    "without its area code nobody elsewhere can dial it: +493023125112");

struct reader {
	char digits[MOST_DIGITS + 1];
	size_t n, hyphens, extension;
};

static bool
read_digits(struct wg_str s, struct reader *r, size_t *bad)
{
	for (size_t i = s.len > 0 && s.ptr[0] == '+'; i < s.len; i++) {
		char c = s.ptr[i];
		bool between = r->n > 0 && wg_is_digit(s.ptr[i - 1]) &&
		    i + 1 < s.len && wg_is_digit(s.ptr[i + 1]);

		*bad = i;
		if (wg_is_digit(c)) {
			if (r->n == MOST_DIGITS)
				return false;
			r->digits[r->n++] = c;
		} else if ((c == ' ' || c == '-') && between) {
			r->hyphens += c == '-';
			if (c == '-')
				r->extension = r->n;
		} else {
			return false;
		}
	}
	*bad = 0;
	return r->n > 0;
}

/* Free calls, shared cost, mass calls, premium, personal numbers: without
 * the 0. */
static bool
is_service(struct wg_str national)
{
	static const char *const heads[] = { "800", "180", "137", "900",
		"700" };

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (wg_str_starts(national, wg_str(heads[i])) &&
		    national.len >= 7)
			return true;
	return false;
}

/* Police, fire brigade, authorities; European services; directories. */
static bool
is_short(struct wg_str d)
{
	if (d.len == 3)
		return wg_str_is(d, "110") || wg_str_is(d, "112") ||
		    wg_str_is(d, "115");
	return (d.len == 6 && wg_str_starts(d, WG_STR("116"))) ||
	    (d.len >= 5 && d.len <= 6 && wg_str_starts(d, WG_STR("118")));
}

static bool
accept(struct wg_arena *a, struct wg_str digits, enum wg_phone_kind kind,
    size_t extension, struct wg_phone *p)
{
	*p = (struct wg_phone){ .kind = kind, .extension = extension,
		.dial = wg_str_fmt(a, "%s%.*s",
		    kind == WG_PHONE_SHORT ? "" : "+", WG_ARG(digits)) };
	p->digits = wg_str_from(p->dial, kind != WG_PHONE_SHORT);
	return true;
}

/* What stands in brackets or behind a slash, written for the whole world:
 * "(030) 2312-5112", "0049 30 …", "+49 (0)30 …". */
static struct wg_str
repaired(struct wg_arena *a, struct wg_str s)
{
	char digits[MOST_DIGITS + 8];
	size_t n = 0, skip = 0;
	bool world = s.len > 0 && s.ptr[0] == '+', german;
	size_t all;

	for (size_t i = 0; i < s.len; i++) {
		if (wg_str_starts(wg_str_from(s, i), WG_STR("(0)")) && n > 0) {
			i += 2;
			continue;
		}
		if (wg_is_digit(s.ptr[i]) && n < sizeof(digits))
			digits[n++] = s.ptr[i];
		else if (wg_str_find(WG_STR("+ -/()."), s.ptr[i]) < 0)
			return WG_NONE;
	}
	if (!world && n > 2 && digits[0] == '0')
		skip = digits[1] == '0' ? 2 : 1;
	else if (!world)
		return WG_NONE;
	else if (n > 3 && !memcmp(digits, "490", 3))
		skip = 3;
	/* The 0 of a German area code stands for the country. */
	german = skip == 1 || skip == 3;
	all = n - skip + (german ? 2 : 0);
	if (all < LEAST_DIGITS || all > MOST_DIGITS || digits[skip] == '0')
		return WG_NONE;
	return wg_str_fmt(a, "+%s%.*s", german ? "49" : "", (int)(n - skip),
	    digits + skip);
}

static bool
refuse(struct wg_arena *a, struct wg_str s, size_t at, const char *why,
    struct wg_value_error *e)
{
	wg_refuse(e, at, 1, why);
	e->near = repaired(a, s);
	return false;
}

static bool
read_national(struct wg_arena *a, struct wg_str s, const struct reader *r,
    struct wg_phone *p, struct wg_value_error *e)
{
	struct wg_str digits = { r->digits, r->n };

	if (is_short(digits))
		return accept(a, digits, WG_PHONE_SHORT, 0, p);
	if (digits.ptr[0] == '0' && is_service(wg_str_from(digits, 1)) &&
	    r->n + 1 <= MOST_DIGITS)
		return accept(a, wg_str_fmt(a, "49%.*s",
		    WG_ARG(wg_str_from(digits, 1))), WG_PHONE_SERVICE, 0, p);
	if (digits.ptr[0] == '0')
		return refuse(a, s, 0, wanted, e);
	return refuse(a, s, 0, no_area, e);
}

bool
wg_read_phone(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct reader r = { 0 };
	struct wg_str digits;
	size_t bad = 0;

	v->text = s;
	if (!read_digits(s, &r, &bad))
		return refuse(a, s, bad, wanted, e);
	if (s.ptr[0] != '+')
		return read_national(a, s, &r, &v->phone, e);
	digits = (struct wg_str){ r.digits, r.n };
	if (r.n < LEAST_DIGITS || digits.ptr[0] == '0' ||
	    wg_str_starts(digits, WG_STR("490")))
		return refuse(a, s, 1, wanted, e);
	return accept(a, digits, wg_str_starts(digits, WG_STR("49")) &&
	    is_service(wg_str_from(digits, 2)) ? WG_PHONE_SERVICE :
						 WG_PHONE_WORLD,
	    r.hyphens == 1 ? r.extension : 0, &v->phone);
}
