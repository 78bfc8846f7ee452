/* Names and values are decoded once; a value is never longer than it came. */
#include "base/fields.h"

#include "base/arena.h"

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* One decoded byte, or -1. */
static int
next_byte(struct wg_str s, size_t *at)
{
	char c = s.ptr[(*at)++];
	int high, low;

	if (c == '+')
		return ' ';
	if (c != '%')
		return (unsigned char)c;
	if (s.len - *at < 2)
		return -1;
	high = digit(s.ptr[*at]);
	low = digit(s.ptr[*at + 1]);
	*at += 2;
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static bool
decode(struct wg_arena *a, struct wg_str s, struct wg_str *decoded)
{
	char *to = wg_alloc(a, s.len + 1);
	size_t n = 0;

	for (size_t at = 0; at < s.len;) {
		int c = next_byte(s, &at);

		if (c < 0 || c == 0x7F ||
		    (c < 0x20 && c != '\n' && c != '\r' && c != '\t'))
			return false;
		if (c == '\n' && n > 0 && to[n - 1] == '\r')
			n--;
		to[n++] = (char)c;
	}
	*decoded = (struct wg_str){ to, n };
	for (size_t i = 0; i < n; i++)
		if (to[i] == '\r')
			to[i] = '\n';
	return wg_utf8_bad(*decoded) < 0;
}

bool
wg_fields_read(struct wg_arena *a, struct wg_str text, struct wg_fields *form)
{
	size_t most = 1;

	for (size_t i = 0; i < text.len; i++)
		most += text.ptr[i] == '&';
	*form = (struct wg_fields){ .n = 0 };
	if (most > WG_FIELDS_MOST)
		return false;
	form->fields = WG_NEW_ARRAY(a, most, struct wg_fields_one);
	while (text.len > 0) {
		struct wg_str value = wg_str_cut(&text, '&');
		struct wg_str name = wg_str_cut(&value, '=');
		struct wg_fields_one *f = &form->fields[form->n];

		if (name.len == 0)
			continue;
		if (!decode(a, name, &f->name) || !decode(a, value, &f->value))
			return false;
		form->n++;
	}
	return true;
}

struct wg_str
wg_fields_get(const struct wg_fields *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++)
		if (wg_str_is(form->fields[i].name, name))
			return form->fields[i].value;
	return WG_NONE;
}

bool
wg_fields_has(const struct wg_fields *form, const char *name, struct wg_str value)
{
	for (size_t i = 0; i < form->n; i++)
		if (wg_str_is(form->fields[i].name, name) &&
		    wg_str_eq(form->fields[i].value, value))
			return true;
	return false;
}

unsigned
wg_fields_number(const struct wg_fields *form, const char *name,
    unsigned otherwise)
{
	uint32_t n;

	return wg_str_uint(wg_fields_get(form, name), &n) ? n : otherwise;
}
