/* Strings as gettext writes them with --no-wrap. */
#include "base/out.h"
#include "front/po/po.h"

static const char *const escapes[256] = {
	['\n'] = "\\n", ['\t'] = "\\t", ['"'] = "\\\"", ['\\'] = "\\\\",
};

static void
put_quoted(struct wg_out *out, struct wg_str s)
{
	wg_out_byte(out, '"');
	wg_out_escaped(out, s, escapes);
	wg_out_puts(out, "\"\n");
}

void
wg_po_string(struct wg_out *out, const char *keyword, struct wg_str value)
{
	ptrdiff_t first = wg_str_find(value, '\n');
	bool lines = first >= 0 && (size_t)first + 1 < value.len;

	wg_out_puts(out, keyword);
	wg_out_byte(out, ' ');
	if (lines)
		wg_out_puts(out, "\"\"\n");
	do {
		ptrdiff_t end = wg_str_find(value, '\n');
		size_t n = end < 0 ? value.len : (size_t)end + 1;

		put_quoted(out, wg_str_head(value, n));
		value = wg_str_from(value, n);
	} while (value.len > 0);
}
