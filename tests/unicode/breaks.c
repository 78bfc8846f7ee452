/*
 * LineBreakTest.txt and GraphemeBreakTest.txt: "÷ 0061 × 0308 ÷" says before
 * which characters there is a break.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "set.h"

#define DIVIDE "\xC3\xB7"
#define TIMES "\xC3\x97"

static size_t changed;

struct marked {
	uint32_t chars[MAX_INPUT];
	bool before[MAX_INPUT + 1]; /* a break */
	size_t n;
};

static void
read_marked(char *line, struct marked *m)
{
	m->n = 0;
	for (char *w = strtok(line, " \t"); w != NULL;
	     w = strtok(NULL, " \t")) {
		if (strcmp(w, DIVIDE) == 0 || strcmp(w, TIMES) == 0)
			m->before[m->n] = strcmp(w, DIVIDE) == 0;
		else
			m->chars[m->n++] = (uint32_t)strtoul(w, NULL, 16);
	}
}

/* A veto in the form of the list: the characters, '|' where we allow none. */
static void
spell(const struct marked *m, size_t veto, char *out, size_t room)
{
	size_t at = 0;

	for (size_t i = 0; i < m->n; i++)
		at += (size_t)snprintf(out + at, room - at, "%s%s%04X",
		    i > 0 ? " " : "", i == veto ? "| " : "", m->chars[i]);
}

static UBreakIterator *
icu_for(const struct set *s)
{
	UErrorCode status = U_ZERO_ERROR;
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(s->p, &n);
	UBreakIterator *lines =
	    ubrk_open(UBRK_LINE, "root", text, (int32_t)n, &status);

	assert(U_SUCCESS(status));
	return lines;
}

static bool
icu_breaks(UBreakIterator *lines, const struct set *s, size_t i)
{
	return s->place[i] != LEFT_OUT && s->place[i] != 0 &&
	    ubrk_isBoundary(lines, (int32_t)s->place[i]);
}

/*
 * Every difference is printed, for the list of those that we want: a veto of
 * ours, or a rule of CLDR, which ICU follows where it and UAX #14 differ.
 */
static bool
same_breaks(struct marked *m)
{
	bool good = true;
	char text[512];
	struct set s;
	UBreakIterator *icu;

	set_text(&s, m->chars, m->n, false);
	icu = icu_for(&s);
	/* Where our buffer changed the text (a tab is a blank), ICU says what
	 * is right for what remained. */
	changed += !s.whole;
	for (size_t i = 1; i < m->n; i++) {
		bool found, theirs = icu_breaks(icu, &s, i);
		bool want = s.whole ? m->before[i] : theirs;

		if (s.place[i] == LEFT_OUT || s.place[i] == 0)
			continue;
		found = wg_paragraph_break(s.p, s.place[i]);
		if (found == want)
			continue;
		spell(m, i, text, sizeof(text));
		printf("differs\tLineBreakTest\t%s\t%s\t%s\n", text,
		    found ? "break" : "no break",
		    found == theirs ? "CLDR" : "ours");
		good = false;
	}
	ubrk_close(icu);
	set_free(&s);
	return good;
}

void
test_line_breaks(const char *path, struct count *count)
{
	FILE *f = fopen(path, "r");
	size_t number = 0;
	struct marked m;
	char *line;

	assert(f != NULL);
	while ((line = set_read(f, &number)) != NULL) {
		read_marked(line, &m);
		if (same_breaks(&m))
			count->passed++;
		else
			count->differing++;
	}
	fclose(f);
	printf("LineBreakTest: %zu texts changed by our buffer\n", changed);
}

/* Emergency breaks: no room for anything, so every grapheme is a line. */
static bool
same_graphemes(const struct marked *m)
{
	bool ends[2 * MAX_INPUT + 1] = { false }, good = true;
	struct wg_line *lines;
	struct set s;
	size_t n;

	set_text(&s, m->chars, m->n, false);
	lines = set_lines(&s, -1, &n);
	for (size_t i = 0; i < n; i++)
		ends[lines[i].end] = true;
	for (size_t i = 1; i < m->n; i++)
		if (s.place[i] != LEFT_OUT && s.place[i] > 0 &&
		    ends[s.place[i]] != m->before[i])
			good = false;
	/* Without what no font has it is another text. */
	if (wg_paragraph_missing(s.p) != 0) {
		changed++;
		good = true;
	}
	set_free(&s);
	return good;
}

void
test_graphemes(const char *path, struct count *count)
{
	FILE *f = fopen(path, "r");
	size_t number = 0;
	struct marked m;
	char *line;

	changed = 0;
	assert(f != NULL);
	while ((line = set_read(f, &number)) != NULL) {
		read_marked(line, &m);
		if (same_graphemes(&m))
			count->passed++;
		else if (count->failed++ < 20)
			printf("GraphemeBreakTest: line %zu\n", number);
	}
	fclose(f);
	printf("GraphemeBreakTest: %zu texts with characters of no font\n", changed);
}
