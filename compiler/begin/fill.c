/* Templates are lines: each is a comment, or is copied with its values. */
#include "begin/begin.h"

#include <string.h>

#include "base/html.h"
#include "base/intl.h"
#include "base/out.h"

#define WIDTH 100 /* of comments [columns] */

static const struct wg_fill *
fill_of(const struct wg_fill *fills, struct wg_str name)
{
	for (; fills->name != NULL; fills++)
		if (wg_str_is(name, fills->name))
			return fills;
	return NULL;
}

/* False: a value is empty. */
static bool
put_line(struct wg_out *out, struct wg_str line, const struct wg_fill *fills,
    bool markup)
{
	while (line.len > 0) {
		ptrdiff_t open = wg_str_find(line, '{');
		const struct wg_fill *f;
		struct wg_str name;

		if (open < 0) {
			wg_out_put(out, line);
			return true;
		}
		wg_out_put(out, wg_str_head(line, (size_t)open));
		line = wg_str_from(line, (size_t)open + 1);
		name = wg_str_cut(&line, '}');
		f = fill_of(fills, name);
		if (f == NULL || f->value.len == 0)
			return false;
		if (f->markup || markup)
			wg_out_put(out, f->value);
		else
			wg_html_escape(out, f->value);
	}
	return true;
}

/* As many lines as it takes, indented as the first. */
static void
put_comment(struct wg_out *out, size_t indent, struct wg_str text,
    const struct wg_fill *fills)
{
	struct wg_out filled = { 0 };
	struct wg_str rest, word;
	size_t column = indent + 5;

	if (!put_line(&filled, text, fills, true)) {
		wg_out_free(&filled);
		return;
	}
	rest = wg_out_str(&filled);
	wg_out_fmt(out, "%*s<!--", (int)indent, "");
	while ((word = wg_str_word(&rest)).len > 0) {
		if (column + word.len + 5 > WIDTH) {
			wg_out_fmt(out, "\n%*s", (int)indent + 4, "");
			column = indent + 4;
		}
		wg_out_byte(out, ' ');
		/* "--" would end the comment. */
		for (size_t i = 0; i < word.len; i++)
			if (i == 0 || word.ptr[i] != '-' ||
			    word.ptr[i - 1] != '-')
				wg_out_byte(out, word.ptr[i]);
		column += word.len + 1;
	}
	wg_out_puts(out, " -->\n");
	wg_out_free(&filled);
}

void
wg_begin_fill(
    struct wg_out *out, const char *text, const struct wg_fill *fills)
{
	struct wg_str rest = wg_str(text);

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		size_t indent = 0, before = out->len;

		while (indent < line.len && line.ptr[indent] == ' ')
			indent++;
		if (indent < line.len && line.ptr[indent] == '!') {
			char msgid[400];

			line = wg_str_from(line, indent + 1);
			if (line.len >= sizeof(msgid))
				continue;
			memcpy(msgid, line.ptr, line.len);
			msgid[line.len] = '\0';
			put_comment(out, indent, wg_str(_(msgid)), fills);
			continue;
		}
		if (put_line(out, line, fills, false))
			wg_out_byte(out, '\n');
		else
			out->len = before;
	}
}
