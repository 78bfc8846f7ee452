/*
 * A stack of tag names, and a table of escapes for text and another for
 * double-quoted values: only the quote may stay in text.
 */
#include "base/html.h"

#include <assert.h>
#include <string.h>

#include "base/out.h"

/* Everything that cannot stand in text as it is. */
#define BAD "\xEF\xBF\xBD"
#define IN_TEXT ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", \
	[0x00] = BAD, [0x01] = BAD, [0x02] = BAD, [0x03] = BAD, [0x04] = BAD, \
	[0x05] = BAD, [0x06] = BAD, [0x07] = BAD, [0x08] = BAD, [0x0B] = BAD, \
	[0x0C] = BAD, [0x0E] = BAD, [0x0F] = BAD, [0x10] = BAD, [0x11] = BAD, \
	[0x12] = BAD, [0x13] = BAD, [0x14] = BAD, [0x15] = BAD, [0x16] = BAD, \
	[0x17] = BAD, [0x18] = BAD, [0x19] = BAD, [0x1A] = BAD, [0x1B] = BAD, \
	[0x1C] = BAD, [0x1D] = BAD, [0x1E] = BAD, [0x1F] = BAD, [0x7F] = BAD

static const char *const in_text[256] = { IN_TEXT };
static const char *const in_values[256] = { IN_TEXT, ['"'] = "&quot;" };

/* Most texts have nothing to escape; both tables have nothing else than what
 * wg_str_plain() stops at. */
static void
escaped(struct wg_out *out, struct wg_str s, const char *const escapes[256])
{
	size_t plain = wg_str_plain(s, 0);

	wg_out_put(out, wg_str_head(s, plain));
	wg_out_escaped(out, wg_str_from(s, plain), escapes);
}

static bool
is_name(const char *s)
{
	if (*s < 'a' || *s > 'z')
		return false;
	while ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') ||
	    *s == '-' || *s == ':')
		s++;
	return *s == '\0';
}

static bool
is_void(const char *tag)
{
	static const char *const voids[] = { "area", "base", "br", "col",
		"embed", "hr", "img", "input", "link", "meta", "source",
		"track", "wbr" };

	for (size_t i = 0; i < sizeof(voids) / sizeof(voids[0]); i++)
		if (tag[0] == voids[i][0] && !strcmp(tag, voids[i]))
			return true;
	return false;
}

/* Content comes: end the start tag. */
static void
content(struct wg_html *h)
{
	if (!h->in_tag)
		return;
	assert(!h->is_void);
	wg_out_byte(h->out, '>');
	h->in_tag = false;
}

void
wg_html_doctype(struct wg_html *h)
{
	assert(h->depth == 0);
	wg_out_puts(h->out, "<!DOCTYPE html>\n");
}

void
wg_html_open(struct wg_html *h, const char *tag)
{
	content(h);
	assert(h->depth < WG_HTML_DEPTH && is_name(tag));
	h->open[h->depth++] = tag;
	h->in_tag = true;
	h->is_void = is_void(tag);
	wg_out_byte(h->out, '<');
	wg_out_puts(h->out, tag);
}

void
wg_html_close(struct wg_html *h)
{
	assert(h->depth > 0);
	h->depth--;
	if (h->in_tag)
		wg_out_byte(h->out, '>');
	h->in_tag = false;
	if (!h->is_void) {
		wg_out_puts(h->out, "</");
		wg_out_puts(h->out, h->open[h->depth]);
		wg_out_byte(h->out, '>');
	}
	h->is_void = false;
}

void
wg_html_close_to(struct wg_html *h, unsigned depth)
{
	while (h->depth > depth)
		wg_html_close(h);
}

static void
attr_name(struct wg_html *h, const char *name)
{
	assert(h->in_tag && is_name(name));
	wg_out_byte(h->out, ' ');
	wg_out_puts(h->out, name);
}

void
wg_html_attr(struct wg_html *h, const char *name, struct wg_str value)
{
	attr_name(h, name);
	wg_out_puts(h->out, "=\"");
	escaped(h->out, value, in_values);
	wg_out_byte(h->out, '"');
}

void
wg_html_attr_int(struct wg_html *h, const char *name, long value)
{
	attr_name(h, name);
	wg_out_puts(h->out, "=\"");
	wg_out_int(h->out, value);
	wg_out_byte(h->out, '"');
}

void
wg_html_flag(struct wg_html *h, const char *name)
{
	attr_name(h, name);
}

/*
 * A scheme ends at a ':' before any of "/?#" (RFC 3986, 4.2).  A browser
 * drops tabs and line ends inside "java script:" and takes '\' for '/', so a
 * URL that has those is no URL.
 */
static bool
url_allowed(struct wg_str url)
{
	static const char *const schemes[] = { "http", "https", "mailto",
		"tel" };
	struct wg_str rest = url;

	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= 0x20 || url.ptr[i] == 0x7F ||
		    url.ptr[i] == '\\')
			return false;
	if (wg_str_starts(url, WG_STR("//")))
		return false;
	for (size_t i = 0; i < url.len; i++) {
		if (url.ptr[i] == '/' || url.ptr[i] == '?' ||
		    url.ptr[i] == '#')
			return true;
		if (url.ptr[i] != ':')
			continue;
		rest = wg_str_head(url, i);
		for (size_t k = 0; k < sizeof(schemes) / sizeof(*schemes); k++)
			if (wg_str_is(rest, schemes[k]))
				return true;
		return false;
	}
	return true;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') ||
	    (c >= 'a' && c <= 'f');
}

/* Unreserved and reserved characters of RFC 3986 stand for themselves. */
static bool
url_keeps(struct wg_str s, size_t i)
{
	char c = s.ptr[i];

	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9'))
		return true;
	if (c == '%')
		return i + 2 < s.len && is_hex(s.ptr[i + 1]) &&
		    is_hex(s.ptr[i + 2]);
	return c != '\0' && strchr("-._~:/?#[]@!$&'()*+,;=", c) != NULL;
}

void
wg_html_percent(struct wg_out *out, struct wg_str s)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t run = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (url_keeps(s, i))
			continue;
		wg_out_put(out, wg_str_head(wg_str_from(s, run), i - run));
		wg_out_byte(out, '%');
		wg_out_byte(out, hex[c >> 4]);
		wg_out_byte(out, hex[c & 15]);
		run = i + 1;
	}
	wg_out_put(out, wg_str_from(s, run));
}

bool
wg_html_url(struct wg_html *h, const char *name, struct wg_str url)
{
	struct wg_out encoded = { 0 };
	bool plain = true;

	if (!url_allowed(url))
		return false;
	for (size_t i = 0; plain && i < url.len; i++)
		plain = url_keeps(url, i);
	if (plain) {
		wg_html_attr(h, name, url);
		return true;
	}
	wg_html_percent(&encoded, url);
	wg_html_attr(h, name, wg_out_str(&encoded));
	wg_out_free(&encoded);
	return true;
}

void
wg_html_text(struct wg_html *h, struct wg_str s)
{
	if (s.len == 0)
		return;
	content(h);
	escaped(h->out, s, in_text);
}

void
wg_html_leaf(struct wg_html *h, const char *tag, struct wg_str text)
{
	wg_html_open(h, tag);
	wg_html_text(h, text);
	wg_html_close(h);
}

void
wg_html_line(struct wg_html *h)
{
	content(h);
	wg_out_byte(h->out, '\n');
}

void
wg_html_raw(struct wg_html *h, struct wg_str html)
{
	if (html.len == 0)
		return;
	content(h);
	wg_out_put(h->out, html);
}

void
wg_html_escape(struct wg_out *out, struct wg_str s)
{
	escaped(out, s, in_values);
}
