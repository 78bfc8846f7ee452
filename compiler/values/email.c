/* Mail addresses. */
#include "values/email.h"

#include "base/arena.h"
#include "base/out.h"
#include "values/url.h"
#include "values/value.h"

/* Dots stand between other characters (RFC 5321, 4.1.2). */
static bool
name_good(struct wg_str s, size_t *bad)
{
	for (size_t i = 0; i < s.len; i++) {
		bool dot = s.ptr[i] == '.' && i > 0 && i + 1 < s.len &&
		    s.ptr[i - 1] != '.';

		*bad = i;
		if (!dot && !wg_is_letter(s.ptr[i]) &&
		    !wg_is_digit(s.ptr[i]) &&
		    wg_str_find(WG_STR("_+-"), s.ptr[i]) < 0)
			return false;
	}
	*bad = 0;
	return s.len > 0 && s.len <= 64;
}

/* "amt (at) example.org", as websites write it against robots; it may still be
 * none.  What a blank elsewhere stands for nobody knows. */
static struct wg_str
written_out(struct wg_arena *a, struct wg_str s)
{
	static const char *const signs[] = { "(at)", "[at]", "(a)", "{at}",
		" at ", "(ät)" };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct wg_str sign = wg_str(signs[i]);
		ptrdiff_t at = wg_str_find_str(s, sign);

		if (at < 0)
			continue;
		s = wg_str_fmt(a, "%.*s@%.*s", (int)at, s.ptr,
		    WG_ARG(wg_str_from(s, (size_t)at + sign.len)));
		break;
	}
	for (size_t i = 0; i < s.len; i++) {
		bool beside = (i > 0 && s.ptr[i - 1] == '@') ||
		    (i + 1 < s.len && s.ptr[i + 1] == '@');

		if (s.ptr[i] != ' ' || !beside)
			wg_out_byte(&out, s.ptr[i]);
	}
	s = wg_str_find(wg_out_str(&out), ' ') >= 0 ? WG_NONE :
	    wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

bool
wg_read_email(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct wg_str host = s, name = wg_str_cut(&host, '@'), ascii;
	size_t bad = 0, at = name.len + 1;

	if (wg_str_starts(s, WG_STR("mailto:"))) {
		wg_refuse(e, 0, 7, "a mail address is name@host");
		e->near = wg_str_from(s, 7);
		return false;
	}
	if (!name_good(name, &bad)) {
		wg_refuse(e, bad, 1, "a mail address is name@host");
		e->near = written_out(a, s);
		return false;
	}
	if (!wg_host_ascii(a, host, &ascii, &bad))
		return wg_refuse(e, at < s.len ? at + bad : 0, 1,
		    "a mail address is name@host");
	v->text = v->email.address =
	    wg_str_fmt(a, "%.*s@%.*s", WG_ARG(name), WG_ARG(ascii));
	return true;
}

struct wg_str
wg_email_text(struct wg_arena *a, struct wg_str address)
{
	struct wg_str host = address, name = wg_str_cut(&host, '@');

	return wg_str_fmt(a, "%.*s@%.*s", WG_ARG(name),
	    WG_ARG(wg_host_readable(a, host)));
}
