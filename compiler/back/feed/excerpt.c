/* Content as plain text: what lists, calendars and push messages show. */
#include "back/feed/feed.h"

/* What is isolated in HTML is isolated in plain text. */
static void
put_isolate(struct wg_out *out, struct wg_str tag)
{
	if (wg_str_is(tag, "bdi dir=\"ltr\""))
		wg_out_puts(out, "\xE2\x81\xA6");
	else if (wg_str_is(tag, "/bdi"))
		wg_out_puts(out, "\xE2\x81\xA9");
}

/* Is it the end of something that stands on lines of its own? */
static bool
ends_line(struct wg_str tag)
{
	static const char *const tags[] = { "/p", "/li", "/dt", "/dd", "/td",
		"/th", "/h2", "/h3", "/h4", "/h5", "/h6", "br" };

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (wg_str_is(tag, tags[i]))
			return true;
	return false;
}

/* Full stops, colons and so on, in the scripts that we write. */
static bool
is_mark(uint32_t c)
{
	static const uint32_t marks[] = { '.', ',', ':', ';', '!', '?', 0x2013,
		0x2026, 0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x3001, 0x3002,
		0xFF01, 0xFF0C, 0xFF1A, 0xFF1F };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (c == marks[i])
			return true;
	return c >= 0x1361 && c <= 0x1368; /* Ethiopic */
}

/* What may stand behind a mark: quotation marks and brackets. */
static bool
is_closing(uint32_t c)
{
	return c == '"' || c == ')' || c == 0xBB || c == 0x203A ||
	    (c >= 0x2018 && c <= 0x201F) || c == 0x300D || c == 0x2066 ||
	    c == 0x2069;
}

/* The last character that neither is blank nor closes; 0: none. */
static uint32_t
last_of(struct wg_str text)
{
	while (text.len > 0) {
		size_t start = text.len - 1, at;
		uint32_t c;

		while (start > 0 && (text.ptr[start] & 0xC0) == 0x80)
			start--;
		at = start;
		c = wg_utf8_next(text, &at);
		text.len = start;
		if (c > ' ' && c != 0xA0 && !is_closing(c))
			return c;
	}
	return 0;
}

static bool
is_blank(struct wg_str text)
{
	return wg_str_trim(text).len == 0;
}

struct wg_str
wg_feed_excerpt(const struct wg_feed *f, struct wg_str html)
{
	bool rtl = wg_str_starts(html, WG_STR("<div dir=\"rtl\">"));
	bool ended = false;
	struct wg_out out = { 0 };
	struct wg_str text;

	while (html.len > 0) {
		struct wg_str words = wg_str_cut(&html, '<'), tag;

		/* Lines without a mark of their own get one between them. */
		if (ended && !is_blank(words)) {
			uint32_t last = last_of(wg_out_str(&out));

			if (last != 0 && !is_mark(last))
				wg_out_puts(&out, " \xC2\xB7 ");
			ended = false;
		}
		wg_out_put(&out, words);
		tag = wg_str_cut(&html, '>');
		ended |= ends_line(tag);
		if (rtl)
			put_isolate(&out, tag);
	}
	text = wg_str_collapse(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

struct wg_str
wg_feed_plain(const struct wg_feed *f, struct wg_str html)
{
	static const struct {
		const char *entity;
		char character;
	} entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' } };
	struct wg_str text = wg_feed_excerpt(f, html), plain;
	struct wg_out out = { 0 };

	while (text.len > 0) {
		ptrdiff_t next = wg_str_find(text, '&');
		size_t k = 0;

		wg_out_put(&out, next < 0 ? text :
			wg_str_head(text, (size_t)next));
		if (next < 0)
			break;
		text = wg_str_from(text, (size_t)next);
		while (k < 4 &&
		    !wg_str_starts(text, wg_str(entities[k].entity)))
			k++;
		wg_out_byte(&out, k < 4 ? entities[k].character : text.ptr[0]);
		text = wg_str_from(
		    text, k < 4 ? wg_str(entities[k].entity).len : 1);
	}
	plain = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return plain;
}
