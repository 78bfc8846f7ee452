/* Levels on a small stack, so commas and brackets cannot go wrong. */
#include "base/json.h"

#include <assert.h>

#include "base/out.h"

static void
break_line(struct wg_json *j)
{
	if (j->line)
		wg_out_byte(j->out, '\n');
	j->line = false;
}

static void
before_value(struct wg_json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->depth > 0) {
		if (j->more[j->depth - 1])
			wg_out_byte(j->out, ',');
		j->more[j->depth - 1] = true;
	}
	break_line(j);
}

static void
open_level(struct wg_json *j, char open, char close)
{
	before_value(j);
	assert(j->depth < sizeof(j->close));
	wg_out_byte(j->out, open);
	j->close[j->depth] = close;
	j->more[j->depth++] = false;
}

void
wg_json_object(struct wg_json *j)
{
	open_level(j, '{', '}');
}

void
wg_json_array(struct wg_json *j)
{
	open_level(j, '[', ']');
}

void
wg_json_end(struct wg_json *j)
{
	assert(j->depth > 0 && !j->after_key);
	break_line(j);
	wg_out_byte(j->out, j->close[--j->depth]);
}

void
wg_json_line(struct wg_json *j)
{
	j->line = true;
}

/* What may not stand for itself: 0xE2 begins U+2028, too. */
#define EIGHT(n) [n] = true, [n + 1] = true, [n + 2] = true, [n + 3] = true, \
	[n + 4] = true, [n + 5] = true, [n + 6] = true, [n + 7] = true
static const bool special[256] = { EIGHT(0), EIGHT(8), EIGHT(16), EIGHT(24),
	['"'] = true, ['\\'] = true, ['<'] = true, ['&'] = true, [0x7F] = true,
	[0xE2] = true };

/* Bytes that stand for themselves are copied in runs.  '<' and '&' are not:
 * some hosts send JSON as HTML. */
static void
put_string(struct wg_out *out, struct wg_str s)
{
	static const char hex[] = "0123456789abcdef";
	size_t run = 0;

	wg_out_byte(out, '"');
	for (size_t i = wg_str_plain(s, 0); i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool separator = c == 0xE2 && i + 2 < s.len &&
		    (unsigned char)s.ptr[i + 1] == 0x80 &&
		    ((unsigned char)s.ptr[i + 2] & 0xFE) == 0xA8;

		if (!special[c] || (c == 0xE2 && !separator))
			continue;
		wg_out_put(out, wg_str_head(wg_str_from(s, run), i - run));
		if (separator) {
			wg_out_puts(out, (unsigned char)s.ptr[i + 2] == 0xA8 ?
			    "\\u2028" : "\\u2029");
			i += 2;
		} else if (c == '"' || c == '\\') {
			wg_out_byte(out, '\\');
			wg_out_byte(out, (char)c);
		} else if (c == '\n') {
			wg_out_puts(out, "\\n");
		} else {
			wg_out_puts(out, "\\u00");
			wg_out_byte(out, hex[c >> 4]);
			wg_out_byte(out, hex[c & 15]);
		}
		run = i + 1;
		i = wg_str_plain(s, run) - 1;
	}
	wg_out_put(out, wg_str_from(s, run));
	wg_out_byte(out, '"');
}

struct wg_json *
wg_json_key_str(struct wg_json *j, struct wg_str key)
{
	assert(j->depth > 0 && j->close[j->depth - 1] == '}');
	before_value(j);
	put_string(j->out, key);
	wg_out_byte(j->out, ':');
	j->after_key = true;
	return j;
}

struct wg_json *
wg_json_key(struct wg_json *j, const char *key)
{
	return wg_json_key_str(j, wg_str(key));
}

void
wg_json_str(struct wg_json *j, struct wg_str s)
{
	before_value(j);
	put_string(j->out, s);
}

void
wg_json_str_or_null(struct wg_json *j, struct wg_str s)
{
	if (s.len == 0)
		wg_json_null(j);
	else
		wg_json_str(j, s);
}

void
wg_json_int(struct wg_json *j, int64_t n)
{
	before_value(j);
	wg_out_int(j->out, n);
}

void
wg_json_micro(struct wg_json *j, int64_t micro)
{
	before_value(j);
	wg_out_micro(j->out, micro);
}

void
wg_json_bool(struct wg_json *j, bool b)
{
	before_value(j);
	wg_out_puts(j->out, b ? "true" : "false");
}

void
wg_json_null(struct wg_json *j)
{
	before_value(j);
	wg_out_puts(j->out, "null");
}

void
wg_json_raw(struct wg_json *j, struct wg_str json)
{
	before_value(j);
	wg_out_put(j->out, json);
}
