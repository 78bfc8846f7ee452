/*
 * One pass over the lines of the head.  Only what bears on where a request
 * ends and whom it is for is looked at; the rest is the library's.
 */
#include "serve/guard.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/out.h"

#define MOST_LINES 64

/* The head, empty line included, or WG_NONE. */
static struct wg_str
whole_head(struct wg_str bytes)
{
	ptrdiff_t end = wg_str_find_str(bytes, WG_STR("\r\n\r\n"));

	return end < 0 ? WG_NONE : wg_str_head(bytes, (size_t)end + 4);
}

static bool
is_token(char c)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";

	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z'))
		return true;
	return c != '\0' && wg_str_find(WG_STR(marks), c) >= 0;
}

static bool
all_token(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_token(s.ptr[i]))
			return false;
	return s.len > 0;
}

/* Every CR is followed by LF, every LF preceded by CR; of the other control
 * characters only a tab. */
static bool
clean(struct wg_str head)
{
	for (size_t i = 0; i < head.len; i++) {
		unsigned char c = (unsigned char)head.ptr[i];

		if (c == '\r' &&
		    (i + 1 == head.len || head.ptr[i + 1] != '\n'))
			return false;
		if (c == '\n' && (i == 0 || head.ptr[i - 1] != '\r'))
			return false;
		if ((c < 0x20 && c != '\r' && c != '\n' && c != '\t') ||
		    c == 0x7F)
			return false;
	}
	return true;
}

static struct wg_str
next_line(struct wg_str *rest)
{
	struct wg_str line = wg_str_cut(rest, '\n');

	return wg_str_head(line, line.len > 0 ? line.len - 1 : 0);
}

static bool
same_word(struct wg_str s, const char *lower)
{
	size_t i = 0;

	for (; i < s.len && lower[i] != '\0'; i++) {
		char c = s.ptr[i];

		if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != lower[i])
			return false;
	}
	return i == s.len && lower[i] == '\0';
}

static enum wg_guard
check_method(struct wg_str method)
{
	static const char *const known[] = { "GET", "HEAD", "POST",
		"OPTIONS" };

	if (!all_token(method))
		return WG_GUARD_BAD;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (wg_str_is(method, known[i]))
			return WG_GUARD_PASS;
	return WG_GUARD_METHOD;
}

static enum wg_guard
check_request_line(struct wg_str line, bool *may_have_body)
{
	struct wg_str rest = line, method, target;
	struct wg_target_parts parts;
	struct wg_arena *scratch;
	enum wg_guard verdict;
	bool plain;

	method = wg_str_cut(&rest, ' ');
	verdict = check_method(method);
	if (verdict != WG_GUARD_PASS)
		return verdict;
	target = wg_str_cut(&rest, ' ');
	if (!wg_str_is(rest, "HTTP/1.1") && !wg_str_is(rest, "HTTP/1.0"))
		return wg_str_starts(rest, WG_STR("HTTP/")) &&
			wg_str_find(rest, ' ') < 0 ?
		    WG_GUARD_VERSION : WG_GUARD_BAD;
	if (target.len > WG_TARGET_BYTES)
		return WG_GUARD_TOO_LONG;
	*may_have_body = wg_str_is(method, "POST");
	scratch = wg_arena_open();
	plain = wg_target_read(scratch, target, &parts);
	wg_arena_close(scratch);
	return plain ? WG_GUARD_PASS : WG_GUARD_BAD;
}

static bool
is_here(struct wg_str host, uint16_t port)
{
	static const char *const names[] = { "localhost", "127.0.0.1",
		"[::1]" };
	char want[32];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(want, sizeof(want), "%s:%u", names[i], port);
		if (same_word(host, want) ||
		    (port == 80 && same_word(host, names[i])))
			return true;
	}
	return false;
}

/* What the lines have said so far. */
struct lines {
	unsigned n, hosts, lengths;
	bool here, may_have_body;
	uint16_t port;
};

static enum wg_guard
check_length(struct lines *l, struct wg_str value)
{
	uint32_t length;

	if (++l->lengths > 1 || !wg_str_uint(value, &length))
		return WG_GUARD_BAD;
	if (length > 0 && !l->may_have_body)
		return WG_GUARD_BAD;
	return length > WG_BODY_BYTES ? WG_GUARD_TOO_LARGE : WG_GUARD_PASS;
}

static enum wg_guard
check_line(struct lines *l, struct wg_str line)
{
	ptrdiff_t colon = wg_str_find(line, ':');
	struct wg_str name, value;

	if (++l->n > MOST_LINES)
		return WG_GUARD_HEAD;
	/* A blank in front is a folded line, one behind the name a trick. */
	if (colon <= 0)
		return WG_GUARD_BAD;
	name = wg_str_head(line, (size_t)colon);
	value = wg_str_trim(wg_str_from(line, (size_t)colon + 1));
	if (!all_token(name) || same_word(name, "transfer-encoding"))
		return WG_GUARD_BAD;
	if (same_word(name, "content-length"))
		return check_length(l, value);
	if (same_word(name, "host")) {
		l->hosts++;
		l->here = is_here(value, l->port);
	}
	return WG_GUARD_PASS;
}

enum wg_guard
wg_guard_head(struct wg_str bytes, uint16_t port)
{
	struct wg_str head = whole_head(bytes), line;
	struct lines l = { .port = port };
	enum wg_guard verdict;

	/* What can never become a head is not waited for. */
	if (bytes.len > 0 && !is_token(bytes.ptr[0]))
		return WG_GUARD_BAD;
	if (head.len == 0)
		return bytes.len >= WG_HEAD_BYTES ? WG_GUARD_HEAD :
						    WG_GUARD_MORE;
	if (head.len > WG_HEAD_BYTES)
		return WG_GUARD_HEAD;
	if (!clean(head))
		return WG_GUARD_BAD;
	line = next_line(&head);
	verdict = check_request_line(line, &l.may_have_body);
	for (line = next_line(&head);
	     verdict == WG_GUARD_PASS && line.len > 0;
	     line = next_line(&head))
		verdict = check_line(&l, line);
	if (verdict == WG_GUARD_PASS && (l.hosts != 1 || !l.here))
		return WG_GUARD_MISDIRECTED;
	return verdict;
}

/* Targets. */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
decode(struct wg_str raw, struct wg_out *out)
{
	for (size_t i = 0; i < raw.len; i++) {
		int high, low;

		if (raw.ptr[i] != '%') {
			wg_out_byte(out, raw.ptr[i]);
			continue;
		}
		high = i + 1 < raw.len ? hex_digit(raw.ptr[i + 1]) : -1;
		low = i + 2 < raw.len ? hex_digit(raw.ptr[i + 2]) : -1;
		if (high < 0 || low < 0 || (char)(high << 4 | low) == '/')
			return false;
		wg_out_byte(out, (char)(high << 4 | low));
		i += 2;
	}
	return true;
}

static bool
is_plain(struct wg_str path)
{
	struct wg_str rest = path;

	if (path.len == 0 || path.ptr[0] != '/' || wg_utf8_bad(path) >= 0)
		return false;
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if (c < 0x20 || c == 0x7F || c == '\\')
			return false;
	}
	wg_str_cut(&rest, '/');
	while (rest.len > 0) {
		struct wg_str segment = wg_str_cut(&rest, '/');

		if (segment.len == 0 || wg_str_is(segment, ".") ||
		    wg_str_is(segment, ".."))
			return false;
	}
	return true;
}

/* Raw UTF-8 is no HTTP, but some programs send it in ?url=. */
static bool
is_query(struct wg_str query)
{
	for (size_t i = 0; i < query.len; i++) {
		unsigned char c = (unsigned char)query.ptr[i];

		if (c <= 0x20 || c == 0x7F)
			return false;
	}
	return wg_utf8_bad(query) < 0;
}

bool
wg_target_read(
    struct wg_arena *a, struct wg_str raw, struct wg_target_parts *parts)
{
	struct wg_str rest = raw, path;
	struct wg_out out = { 0 };
	bool plain;

	/* Fragments never go over the wire. */
	if (wg_str_find(raw, '#') >= 0)
		return false;
	path = wg_str_cut(&rest, '?');
	parts->query = rest;
	plain = decode(path, &out) && is_plain(wg_out_str(&out)) &&
	    is_query(rest);
	parts->path = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return plain;
}
