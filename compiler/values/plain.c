/* Values that mean their own text: only their form is looked at.  That an id
 * exists and a language is registered is checked elsewhere. */
#include "values/slug.h"
#include "values/url.h"
#include "values/value.h"

#include <string.h>

bool
wg_read_text(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	v->text = s;
	return !wg_str_blank(s) || wg_refuse(e, 0, 1, "it is empty");
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

bool
wg_read_id(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	if (reserved_name(s))
		return wg_refuse(e, 0, s.len,
		    "Windows keeps that name for itself; no file can have it");
	if (s.len == 0 || s.len > 80)
		return wg_refuse(e, 0, 1, "an id has 1 to 80 characters");
	for (size_t i = 0; i < s.len; i++) {
		struct wg_str near;
		bool hyphen = s.ptr[i] == '-' && i > 0 && i + 1 < s.len &&
		    s.ptr[i - 1] != '-';

		if (!wg_is_lower(s.ptr[i]) &&
		    !(wg_is_digit(s.ptr[i]) && i > 0) && !hyphen) {
			wg_refuse(e, i, 1,
			    "an id has small letters a to z, digits and "
			    "single hyphens");
			if (a == NULL) /* nobody wants more than yes or no */
				return false;
			near = wg_slug(a, s);
			if (!reserved_name(near))
				e->near = near;
			return false;
		}
	}
	v->text = s;
	return true;
}

bool
wg_read_ids(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_read_words(a, s, e, wg_read_id);
}

/* What can stand in an address, and in a web server's table of them: read as
 * it is written there, decoded. */
static bool
one_former(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	static const char never[] = "\"\\?#<>;{}$&";
	const struct wg_str decoded = wg_url_decode(a, s);

	(void)v;
	if (s.len > 500)
		return wg_refuse(
		    e, 0, 1, "an old path has at most 500 bytes");
	for (size_t i = 0; i < decoded.len; i++)
		if (strchr(never, decoded.ptr[i]) != NULL)
			return wg_refuse(e, 0, 1,
			    "an old id or path has none of "
			    "\" \\ ? # < > ; { } $ &");
	return wg_utf8_bad(decoded) < 0 ||
	    wg_refuse(e, 0, 1, "an old id or path is encoded UTF-8");
}

bool
wg_read_former(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_read_words(a, s, e, one_former);
}

static bool
one_key(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	(void)v;
	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_lower(s.ptr[i]) && !wg_is_digit(s.ptr[i]) &&
		    s.ptr[i] != '_')
			return wg_refuse(
			    e, i, 1, "a key has small letters and _");
	return true;
}

bool
wg_read_keys(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_read_words(a, s, e, one_key);
}

bool
wg_read_postcode(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	uint32_t n;
	char digits[5];
	size_t found = 0;

	v->text = s;
	if (s.len == 5 && wg_str_uint(s, &n))
		return true;
	wg_refuse(e, 0, 1, "a postcode has five digits");
	for (size_t i = 0; i < s.len; i++)
		if (wg_is_digit(s.ptr[i]) && found++ < 5)
			digits[found - 1] = s.ptr[i];
	if (found == 5) /* "D-29664" */
		e->near = wg_str_dup(a, (struct wg_str){ digits, 5 });
	return false;
}

static int
hex_digit(char c)
{
	if (wg_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool
wg_read_color(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	v->text = s;
	v->color = 0;
	if (s.len != 7 || s.ptr[0] != '#')
		return wg_refuse(e, 0, 1, "a colour is #rrggbb");
	for (size_t i = 1; i < 7; i++) {
		int digit = hex_digit(s.ptr[i]);

		if (digit < 0)
			return wg_refuse(e, i, 1, "a colour is #rrggbb");
		v->color = v->color << 4 | (uint32_t)digit;
	}
	return true;
}

bool
wg_read_lang(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_letter(s.ptr[i]) && !wg_is_digit(s.ptr[i]) &&
		    s.ptr[i] != '-')
			return wg_refuse(
			    e, i, 1, "a language tag is de, ar, zh-Hans");
	v->text = s;
	return s.len >= 2 ||
	    wg_refuse(e, 0, 1, "a language tag is de, ar, zh-Hans");
}

bool
wg_read_langs(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	return wg_read_words(a, s, e, wg_read_lang);
}
