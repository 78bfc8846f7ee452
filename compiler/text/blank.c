/* Bytes are looked at first: most texts have neither line ends nor anything
 * that cannot be seen. */
#include "text/blank.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/char.h"

static bool
line_end(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 ||
	    c == 0x2029;
}

static bool
blank(uint32_t c)
{
	return c == ' ' || c == '\t' || line_end(c) || c == 0xA0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	    c == 0x205F || c == 0x3000;
}

/* Where a line may end or which way it runs. */
static bool
unseen(uint32_t c)
{
	return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E ||
	    c == 0x200F || c == 0x2060 || c == 0xFEFF;
}

/* Canonical texts. */

/* Could it be anything but what it is?  False for most texts. */
static bool
may_differ(struct wg_str s)
{
	bool before = true;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		unsigned char next = i + 1 < s.len ?
		    (unsigned char)s.ptr[i + 1] : 0;

		if (c <= ' ' && (before || c != ' '))
			return true;
		if ((c == 0xC2 && (next == 0x85 || next == 0xA0 ||
		    next == 0xAD)) || (c == 0xD8 && next == 0x9C) ||
		    c >= 0xE1 || c == 0xCC || c == 0xCD)
			return true;
		before = c == ' ';
	}
	return before && s.len > 0;
}

struct wg_str
wg_text_canonical(struct wg_arena *a, struct wg_str s)
{
	struct wg_str plain = wg_text_nfc(a, s);
	struct wg_out out = { 0 };
	bool open = false; /* a blank is due before the next character */

	if (plain.ptr == s.ptr && !may_differ(s))
		return s;
	for (size_t at = 0, from = 0; at < plain.len; from = at) {
		uint32_t c = wg_utf8_next(plain, &at);

		if (unseen(c))
			continue;
		if (blank(c)) {
			open = out.len > 0;
			continue;
		}
		if (open)
			wg_out_byte(&out, ' ');
		open = false;
		wg_out_put(&out, wg_str_head(
		    wg_str_from(plain, from), at - from));
	}
	if (!wg_str_eq(wg_out_str(&out), s))
		s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	/* Marks that an invisible character kept apart. */
	return wg_text_nfc(a, s);
}

/* Line ends. */

static bool
hangul(uint32_t c)
{
	return wg_char_script(c) == WG_SCRIPT('H', 'a', 'n', 'g');
}

static bool
wide(uint32_t c)
{
	int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);

	return width == U_EA_FULLWIDTH || width == U_EA_WIDE ||
	    width == U_EA_HALFWIDTH;
}

static bool
punctuation(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32)c) & U_GC_P_MASK) != 0;
}

/* Quotes and dashes are as wide as what stands beside them. */
static bool
either(uint32_t c)
{
	return punctuation(c) && u_getIntPropertyValue((UChar32)c,
	    UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

static bool
south_east(uint32_t script)
{
	return script == WG_SCRIPT('T', 'h', 'a', 'i') ||
	    script == WG_SCRIPT('L', 'a', 'o', 'o') ||
	    script == WG_SCRIPT('K', 'h', 'm', 'r') ||
	    script == WG_SCRIPT('M', 'y', 'm', 'r');
}

/* Do the two characters stand together without a line end between them? */
static bool
joins(uint32_t a, uint32_t b, bool unspaced)
{
	if (a < 0x0E00 && b < 0x0E00)
		return false;
	if (hangul(a) || hangul(b))
		return false;
	if ((wide(a) && punctuation(a)) || (wide(b) && punctuation(b)))
		return true;
	if (unspaced || wide(a) || wide(b))
		return (wide(a) || either(a)) && (wide(b) || either(b));
	return false;
}

static bool
same_word(uint32_t a, uint32_t b)
{
	return south_east(wg_char_script(a)) &&
	    wg_char_script(a) == wg_char_script(b);
}

void
wg_squeeze_begin(struct wg_squeeze *q, struct wg_str script)
{
	*q = (struct wg_squeeze){ .blank = true,
		.unspaced = wg_script_unspaced(script) };
}

/* 'next' follows: does the blank before it go?  It is the last of what was
 * written, of '*q->end'. */
static bool
blank_goes(struct wg_squeeze *q, uint32_t next)
{
	bool goes = q->blank && q->feed && q->end != NULL &&
	    (joins(q->last, next, q->unspaced) || same_word(q->last, next));

	q->blank = q->feed = false;
	return goes;
}

void
wg_squeeze_filled(struct wg_squeeze *q)
{
	if (blank_goes(q, '0'))
		q->end->len--;
	q->last = '0';
	q->end = NULL;
}

/* The white space at 's': how many bytes; 0: none.  U+00A0 and its like are
 * no white space here, they are set as they are. */
static size_t
white(struct wg_str s, bool *feed)
{
	unsigned char c = (unsigned char)s.ptr[0];
	size_t at = 0;

	if (c == ' ' || c == '\t')
		return 1;
	if (c != '\n' && c != '\r' && c != 0xC2 && c != 0xE2)
		return 0;
	if (!line_end(wg_utf8_next(s, &at)))
		return 0;
	*feed = true;
	return at;
}

static uint32_t
last_character(const char *from, const char *end)
{
	struct wg_str s;
	size_t at = 0;
	const char *p = end;

	while (p > from && ((unsigned char)p[-1] & 0xC0) == 0x80)
		p--;
	if (p == from)
		return 0;
	p--;
	s = (struct wg_str){ p, (size_t)(end - p) };
	return wg_utf8_next(s, &at);
}

/* From 'from' on, where the next byte is that may begin white space, or the
 * end. */
static size_t
plain_run(struct wg_str s, size_t from)
{
	size_t i = from;

	for (; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
		    c == 0xC2 || c == 0xE2)
			break;
	}
	return i;
}

/* What a text becomes: its own first bytes, as long as nothing is left out. */
struct squeezed {
	struct wg_str from;
	char *own; /* NULL: as it stands there */
	size_t n;
};

static const char *
bytes_of(const struct squeezed *t)
{
	return t->own != NULL ? t->own : t->from.ptr;
}

static void
put(struct squeezed *t, struct wg_arena *a, const char *bytes, size_t n)
{
	if (t->own == NULL && bytes != t->from.ptr + t->n) {
		t->own = wg_alloc(a, t->from.len + 1);
		if (t->n > 0)
			memcpy(t->own, t->from.ptr, t->n);
	}
	if (t->own != NULL)
		memcpy(t->own + t->n, bytes, n);
	t->n += n;
}

/* White space begins at 's'. */
static void
put_blank(struct wg_squeeze *q, struct squeezed *t, struct wg_arena *a,
    struct wg_str *text, const char *s)
{
	if (t->n > 0)
		q->last = last_character(bytes_of(t), bytes_of(t) + t->n);
	q->end = text;
	put(t, a, *s == ' ' ? s : " ", 1);
}

void
wg_squeeze_text(
    struct wg_squeeze *q, struct wg_arena *a, struct wg_str *text)
{
	struct squeezed t = { .from = *text };
	struct wg_str s = *text;
	size_t i = 0, skip, end;

	while (i < s.len) {
		bool feed = false;

		skip = white(wg_str_from(s, i), &feed);
		if (skip > 0) {
			if (!q->blank)
				put_blank(q, &t, a, text, s.ptr + i);
			q->feed = feed || (q->blank && q->feed);
			q->blank = true;
			i += skip;
			continue;
		}
		if (q->blank) {
			size_t at = i;
			bool goes = blank_goes(q, wg_utf8_next(s, &at));

			if (goes && q->end == text)
				t.n--;
			else if (goes)
				q->end->len--;
			q->end = NULL;
		}
		end = plain_run(s, i + 1);
		put(&t, a, s.ptr + i, end - i);
		i = end;
	}
	if (t.n > 0 && !q->blank)
		q->last = last_character(bytes_of(&t), bytes_of(&t) + t.n);
	*text = (struct wg_str){ bytes_of(&t), t.n };
}

struct wg_str
wg_text_squeeze(struct wg_arena *a, struct wg_str script, struct wg_str s)
{
	struct wg_squeeze q;

	wg_squeeze_begin(&q, script);
	wg_squeeze_text(&q, a, &s);
	return wg_str_trim(s);
}
