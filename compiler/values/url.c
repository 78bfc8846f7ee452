/*
 * Web addresses.  What a browser shows of an address is readable and not what
 * is sent: it is encoded here as the browser would.  What could be a slip of
 * copying, such as a full stop at the end, is refused with the address that
 * was probably meant.
 */
#include "values/url.h"

#include <strings.h>

#include "base/arena.h"
#include "base/out.h"
#include "values/value.h"

#define SCHEME "https://"

static bool
is_hex(char c)
{
	return wg_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static unsigned
hex_value(char c)
{
	return wg_is_digit(c) ? (unsigned)(c - '0') :
				(unsigned)((c | 0x20) - 'a' + 10);
}

/* Nobody sees it, so nobody meant it. */
static bool
invisible(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD ||
	    c == 0x061C || (c >= 0x2000 && c <= 0x200F) ||
	    (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
	    c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF) || c == WG_UTF8_BAD;
}

/* Stands in an address as itself (RFC 3986, 2.2 and 2.3). */
static bool
as_itself(char c)
{
	return wg_is_letter(c) || wg_is_digit(c) ||
	    wg_str_find(WG_STR("-._~:/?#@!$&'()*+,;="), c) >= 0;
}

static void
put_encoded(struct wg_out *out, struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool coded = s.ptr[i] == '%' && i + 2 < s.len &&
		    is_hex(s.ptr[i + 1]) && is_hex(s.ptr[i + 2]);

		if (coded || as_itself(s.ptr[i]))
			wg_out_byte(out, s.ptr[i]);
		else
			wg_out_fmt(out, "%%%02X", (unsigned char)s.ptr[i]);
	}
}

/* A letter that reads from left to right beside Latin ones. */
static bool
readable(uint32_t c)
{
	return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
	    (c >= 0x386 && c <= 0x3FF) || (c >= 0x400 && c <= 0x52F) ||
	    (c >= 0x1E00 && c <= 0x1EFF);
}

/* One encoded character at 's', or 0; '*len' of its bytes are encoded. */
static uint32_t
decoded(struct wg_str s, size_t *len)
{
	char bytes[4];
	size_t n = 0, at = 0;
	uint32_t c;

	while (n < 4 && 3 * n + 2 < s.len && s.ptr[3 * n] == '%' &&
	    is_hex(s.ptr[3 * n + 1]) && is_hex(s.ptr[3 * n + 2])) {
		bytes[n] = (char)(hex_value(s.ptr[3 * n + 1]) << 4 |
		    hex_value(s.ptr[3 * n + 2]));
		n++;
	}
	if (n == 0)
		return 0;
	c = wg_utf8_next((struct wg_str){ bytes, n }, &at);
	*len = 3 * at;
	return readable(c) ? c : 0;
}

/* Where the host with its port ends. */
static size_t
authority_length(struct wg_str s)
{
	size_t n = 0;

	while (n < s.len && wg_str_find(WG_STR("/?#"), s.ptr[n]) < 0)
		n++;
	return n;
}

struct wg_str
wg_url_text(struct wg_arena *a, struct wg_str href)
{
	struct wg_str rest = wg_str_from(href, 8), port, text;
	size_t n = authority_length(rest), len;
	struct wg_out out = { 0 };

	port = wg_str_head(rest, n);
	rest = wg_str_from(rest, n);
	wg_out_put(&out, wg_host_readable(a, wg_str_cut(&port, ':')));
	if (port.len > 0)
		wg_out_fmt(&out, ":%.*s", WG_ARG(port));
	if (wg_str_ends(rest, WG_STR("/")))
		rest.len--;
	for (size_t i = 0; i < rest.len;) {
		uint32_t c = decoded(wg_str_from(rest, i), &len);

		if (c != 0) {
			wg_out_char(&out, c);
			i += len;
		} else {
			wg_out_byte(&out, rest.ptr[i++]);
		}
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

/* How many bytes at the end belong to the sentence it was copied from; also
 * the white space before them. */
static size_t
tail(struct wg_str s)
{
	size_t n = 0, open = 0, close = 0;

	for (size_t i = 0; i < s.len; i++) {
		open += s.ptr[i] == '(';
		close += s.ptr[i] == ')';
	}
	for (; n < s.len; n++) {
		char c = s.ptr[s.len - 1 - n];

		if (c == ')' && close > open)
			close--;
		else if (wg_str_find(WG_STR(".,;:!' \t\n\r"), c) < 0)
			break;
	}
	return n;
}

static bool
refuse_scheme(struct wg_arena *a, struct wg_str s, struct wg_value_error *e)
{
	ptrdiff_t at = wg_str_find_str(s, WG_STR("://"));
	struct wg_str rest = at < 0 ? s : wg_str_from(s, (size_t)at + 3);

	wg_refuse(e, 0, s.len, "an address begins with https://");
	if ((at < 0 && wg_str_starts(s, WG_STR("www."))) ||
	    (at >= 0 && wg_str_is(wg_str_head(s, (size_t)at), "http")))
		e->near = wg_str_fmt(a, "https://%.*s", WG_ARG(rest));
	return false;
}

static bool
check_characters(struct wg_str s, struct wg_value_error *e)
{
	for (size_t at = 0; at < s.len;) {
		size_t start = at;
		uint32_t c = wg_utf8_next(s, &at);

		if (c == '"' || c == '<' || c == '>' || c == '\\')
			return wg_refuse(e, start, 1,
			    "this does not belong to an address");
		if (invisible(c))
			return wg_refuse(e, start, at - start,
			    "there is an invisible character in the address");
	}
	return true;
}

static bool
port_good(struct wg_str port)
{
	uint32_t n;

	return port.len == 0 || (port.len <= 5 && wg_str_uint(port, &n) &&
	    n > 0 && n < 65536);
}

bool
wg_read_url(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct wg_str rest = wg_str_from(s, 8), port, host;
	struct wg_out out = { 0 };
	size_t n, bad = 0, extra = tail(s);

	if (s.len < 8 || strncasecmp(s.ptr, SCHEME, 8))
		return refuse_scheme(a, s, e);
	if (!check_characters(s, e))
		return false;
	if (extra > 0) {
		wg_refuse(e, s.len - extra, extra,
		    "this seems to belong to a sentence, not to the address");
		e->near = wg_str_head(s, s.len - extra);
		return false;
	}
	n = authority_length(rest);
	port = wg_str_head(rest, n);
	rest = wg_str_from(rest, n);
	host = wg_str_cut(&port, ':');
	if (!wg_host_ascii(a, host, &v->url.host, &bad) || !port_good(port))
		return wg_refuse(
		    e, 8 + bad, 1, "the host name is not plain");
	wg_out_fmt(&out, "https://%.*s", WG_ARG(v->url.host));
	if (port.len > 0)
		wg_out_fmt(&out, ":%.*s", WG_ARG(port));
	put_encoded(&out, rest);
	v->text = v->url.href = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return true;
}

bool
wg_read_hosts(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	struct wg_out out = { 0 };
	struct wg_str rest = s;
	bool good = s.len > 0;

	if (!good)
		return wg_refuse(e, 0, 1, "it is empty");
	while (good && rest.len > 0) {
		struct wg_str word = wg_str_word(&rest), ascii;
		size_t bad;

		good = wg_host_ascii(a, word, &ascii, &bad);
		if (good)
			wg_out_fmt(&out, "%s%.*s", out.len > 0 ? " " : "",
			    WG_ARG(ascii));
		else
			wg_refuse(e, (size_t)(word.ptr - s.ptr) + bad, 1,
			    "a host name is labels of letters, digits and "
			    "hyphens with points between them");
	}
	v->text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return good;
}

struct wg_str
wg_url_decode(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str decoded;

	for (size_t i = 0; i < s.len; i++) {
		bool escape = s.ptr[i] == '%' && i + 2 < s.len &&
		    is_hex(s.ptr[i + 1]) && is_hex(s.ptr[i + 2]);
		unsigned byte = !escape ? 0 :
		    hex_value(s.ptr[i + 1]) * 16 + hex_value(s.ptr[i + 2]);

		if (byte > ' ' && byte != 0x7F) {
			wg_out_byte(&out, (char)byte);
			i += 2;
		} else {
			wg_out_byte(&out, s.ptr[i]);
		}
	}
	decoded = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return decoded;
}
