/*
 * The way from a case of the Unicode test files to the public functions of
 * text/paragraph.h and back.  The buffer of a paragraph is not its input:
 * overrides become embeddings, what closes nothing is left out, tabs become
 * blanks, every kind of line end becomes a line feed (buffer.c).  Here each
 * character is followed to its place, so that nothing else can have changed.
 */
#include "set.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

static struct wg_diag *diag;
static struct wg_fonts *fonts;
static struct wg_shaper *shaper;

void
set_begin(void)
{
	diag = wg_diag_open();
	fonts = wg_fonts_open(NULL, 0, diag);
	shaper = wg_shaper_open(fonts);
}

void
set_end(void)
{
	wg_shaper_close(shaper);
	wg_fonts_close(fonts);
	wg_diag_close(diag);
}

static uint32_t
becomes(uint32_t c)
{
	switch (c) {
	case 0x202D: case 0x202E:
		return c - 3;
	case 0x0B: case 0x0C: case 0x0D: case 0x85: case 0x2028: case 0x2029:
		return '\n';
	case 0x09: case 0x1C: case 0x1D: case 0x1E: case 0x1F:
		return ' ';
	default:
		return c;
	}
}

static uint32_t
unit_at(const uint16_t *text, uint32_t n, uint32_t at)
{
	if (at + 1 < n && (text[at] & 0xFC00) == 0xD800)
		return (((text[at] & 0x3FFu) << 10) |
			(text[at + 1] & 0x3FFu)) + 0x10000;
	return at < n ? text[at] : LEFT_OUT;
}

static bool
closes(uint32_t c)
{
	return c == 0x202C || c == 0x2069;
}

static bool
opens(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E && c != 0x202C) ||
	    (c >= 0x2066 && c <= 0x2068);
}

/* What no font has is left out, with what only says how it looks, and one of
 * two blanks beside it. */
static bool
without_glyph(const struct set *s)
{
	return wg_paragraph_missing(s->p) != 0;
}

#define OUR_DEPTH 60 /* of nested controls, MAX_DEPTH in buffer.c */

static void
follow(struct set *s, const uint32_t *chars)
{
	uint32_t n, at = 0;
	const uint16_t *text = wg_paragraph_text(s->p, &n);

	size_t opened = 0;

	s->whole = true;
	for (size_t i = 0; i < s->n; i++) {
		uint32_t want = becomes(chars[i]);
		bool crlf = chars[i] == '\r' && i + 1 < s->n &&
		    chars[i + 1] == '\n';

		/* What is open at the end of a line is closed before it. */
		while (want == '\n' && at < n && closes(text[at]))
			at++;
		s->place[i] = LEFT_OUT;
		s->kept[i] = false;
		if (!crlf && unit_at(text, n, at) == want) {
			s->place[i] = at;
			s->kept[i] = want == chars[i];
			at += want > 0xFFFF ? 2 : 1;
		} else {
			assert(crlf || closes(chars[i]) ||
			    without_glyph(s) ||
			    (opens(chars[i]) && opened >= OUR_DEPTH));
		}
		s->whole = s->whole && s->kept[i];
		opened += opens(chars[i]);
	}
	/* What was open is closed. */
	for (; at < n; at++)
		assert(closes(text[at]));
}

void
set_text(struct set *s, const uint32_t *chars, size_t n, bool rtl)
{
	struct wg_text_run *run;
	struct wg_str lang = rtl ? WG_STR("ar") : WG_STR("de");
	char *text;
	size_t len = 0;

	assert(n <= MAX_INPUT);
	s->arena = wg_arena_open();
	s->n = n;
	text = wg_alloc(s->arena, 4 * n + 1);
	for (size_t i = 0; i < n; i++)
		len += wg_utf8_put(text + len, chars[i]);
	run = WG_NEW(s->arena, struct wg_text_run);
	*run = (struct wg_text_run){ .text = { text, len }, .lang = lang };
	s->p = wg_paragraph_new(s->arena, shaper, run, 1, lang, rtl);
	follow(s, chars);
}

struct wg_line *
set_lines(struct set *s, int64_t width, size_t *n)
{
	return wg_paragraph_lines(s->arena, shaper, s->p, width, n);
}

struct wg_line *
set_line(struct set *s)
{
	size_t n;

	return set_lines(s, INT32_MAX, &n);
}

void
set_free(struct set *s)
{
	wg_arena_close(s->arena);
}

char *
set_read(void *file, size_t *number)
{
	static char line[1 << 16];
	char *end;

	while (fgets(line, sizeof(line), file) != NULL) {
		++*number;
		if ((end = strpbrk(line, "#\r\n")) != NULL)
			*end = '\0';
		if (line[strspn(line, " \t")] != '\0')
			return line;
	}
	return NULL;
}

size_t
set_hex(char **s, uint32_t chars[MAX_INPUT])
{
	size_t n = 0;
	char *end;

	for (;; *s = end) {
		unsigned long c = strtoul(*s, &end, 16);

		if (end == *s || n == MAX_INPUT)
			return n;
		chars[n++] = (uint32_t)c;
	}
}
