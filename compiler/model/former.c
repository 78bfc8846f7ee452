/* Decoding comes first: what is compared and written is always decoded. */
#include "model/former.h"

#include "base/arena.h"
#include "base/out.h"
#include "values/value.h"

bool
wg_is_id(struct wg_str s)
{
	struct wg_value value;
	struct wg_value_error error = { 0 };

	return wg_read_id(NULL, s, &value, &error);
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What is no encoding of a letter stays as it is. */
static struct wg_str
decode(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str decoded;

	for (size_t i = 0; i < s.len; i++) {
		int high = i + 2 < s.len && s.ptr[i] == '%' ?
		    hex(s.ptr[i + 1]) : -1;
		int low = high < 0 ? -1 : hex(s.ptr[i + 2]);

		if (low >= 0 && high * 16 + low > ' ' &&
		    high * 16 + low != 0x7F) {
			wg_out_byte(&out, (char)(high * 16 + low));
			i += 2;
		} else {
			wg_out_byte(&out, s.ptr[i]);
		}
	}
	decoded = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return decoded;
}

struct wg_former
wg_former_read(struct wg_arena *a, struct wg_str word)
{
	struct wg_str rest = decode(a, word);
	struct wg_former f = { .path = WG_NONE };

	if (wg_str_starts(rest, WG_STR("https://"))) {
		rest = wg_str_from(rest, 8);
		wg_str_cut(&rest, '/');
		rest = wg_str_fmt(a, "/%.*s", WG_ARG(rest));
	}
	while (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
		rest.len--;
	if (wg_str_find(rest, '/') >= 0)
		f.path = rest.ptr[0] == '/' ? rest :
		    wg_str_fmt(a, "/%.*s", WG_ARG(rest));
	while (wg_str_find(rest, '/') >= 0)
		wg_str_cut(&rest, '/');
	f.slug = rest;
	if (wg_is_id(rest))
		f.id = rest;
	return f;
}
