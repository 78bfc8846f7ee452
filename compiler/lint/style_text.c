/*
 * Words and sentences.  A unit is cut into words, each with its place in the
 * file: the reader of XML keeps the bytes of every text, and white space cuts
 * both in the same places.  Where a sentence ends is decided by its last word
 * and the first of the next one, which is right for plain language; German
 * has few abbreviations with a point, and they stand in a table.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/map.h"
#include "lint/style.h"
#include "model/project.h"

#define LONG_SENTENCE 20 /* words: above is a warning */
#define PLAIN_SENTENCE 15 /* words: above is a note */
#define LONG_WORD 25     /* letters without a place to break */

/* Words. */

static bool
in_title(const struct wg_node *unit)
{
	return unit->element == WG_EL_TITLE || unit->element == WG_EL_TERM;
}

/* The next word of the bytes between two tags; a reference such as &amp; may
 * be longer than what it stands for. */
static struct wg_span
next_span(struct wg_span rest)
{
	const char *text = rest.source->text.ptr;
	uint32_t end = rest.start + rest.length, at = rest.start;

	while (at < end && strchr(" \t\r\n", text[at]) != NULL)
		at++;
	rest.start = at;
	while (at < end && strchr(" \t\r\n", text[at]) == NULL)
		at++;
	rest.length = at - rest.start;
	return rest;
}

static void
add_text(struct wg_style_text *t, const struct wg_node *unit,
    const struct wg_node *n, size_t *room)
{
	struct wg_span rest = n->at;
	struct wg_str text = n->text;
	bool placeholder =
	    n->parent != NULL && wg_node_is(n->parent, WG_PLACEHOLDER);

	for (;;) {
		struct wg_str word = wg_str_word(&text);
		struct wg_span at;

		if (word.len == 0)
			return;
		at = rest.source == NULL ? n->at : next_span(rest);
		rest.length -= at.start + at.length - rest.start;
		rest.start = at.start + at.length;
		if (t->n == *room)
			wg_vec_grow(t->arena, (void **)&t->words, room, t->n,
			    sizeof(*t->words));
		t->words[t->n++] = (struct wg_style_word){ .text = word,
			.at = at, .unit = unit, .inside = n->parent, .title = in_title(unit),
			.placeholder = placeholder };
	}
}

void
wg_style_words(struct wg_style_text *t)
{
	const struct wg_node *root = t->document->root;
	size_t room = 0;

	for (const struct wg_node *n = root; n; n = wg_node_next(n, root)) {
		const struct wg_node *unit = n->parent;

		if (n->element != WG_EL_TEXT ||
		    n->parent->element == WG_EL_URI)
			continue;
		while (unit != NULL && !wg_node_is(unit, WG_UNIT))
			unit = unit->parent;
		if (unit != NULL)
			add_text(t, unit, n, &room);
	}
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
	    c == 0x1E9E;
}

static bool
is_upper(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static bool
is_wordish(uint32_t c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

struct wg_str
wg_style_bare(struct wg_str word)
{
	size_t from = word.len, to = 0;

	for (size_t at = 0, start = 0; at < word.len; start = at) {
		if (!is_wordish(wg_utf8_next(word, &at)))
			continue;
		if (from > start)
			from = start;
		to = at;
	}
	return to == 0 ? WG_NONE :
		wg_str_head(wg_str_from(word, from), to - from);
}

/* Sentences. */

static const char *const with_point[] = { "bzw", "ca", "Nr", "Str", "ggf",
	"evtl", "inkl", "max", "min", "Tel", "Dr", "Abs", "vgl", "Art", "St",
	"Mio", "Mrd", "Hr", "Fr" };

static bool
is_abbreviated(struct wg_str bare)
{
	uint32_t number;

	if (bare.len == 1)
		return true; /* z. B. */
	/* A number is an ordinal as long as it can be a day: am 1. August. */
	if (wg_str_uint(bare, &number))
		return number <= 31;
	for (size_t i = 0; i < sizeof(with_point) / sizeof(with_point[0]); i++)
		if (wg_str_is(bare, with_point[i]))
			return true;
	return false;
}

/* Does the sentence end behind 'w', if 'next' follows in the same unit? */
static bool
ends_sentence(
    const struct wg_style_word *w, const struct wg_style_word *next)
{
	struct wg_str bare = wg_style_bare(w->text), tail, first;
	size_t at = 0;
	uint32_t c;

	if (next == NULL || next->unit != w->unit)
		return true;
	tail = bare.len == 0 ? w->text :
		wg_str_from(w->text,
		    (size_t)(bare.ptr - w->text.ptr) + bare.len);
	if (wg_str_find(tail, '!') >= 0 || wg_str_find(tail, '?') >= 0)
		return true;
	if (wg_str_find(tail, '.') < 0 || is_abbreviated(bare))
		return false;
	first = wg_style_bare(next->text);
	c = wg_utf8_next(first.len == 0 ? next->text : first, &at);
	return first.len == 0 || is_upper(c) || !is_letter(c);
}

static void
report_sentence(const struct wg_style_text *t, size_t from, size_t to,
    unsigned words)
{
	struct wg_span at = t->words[from].at;
	struct wg_str start = WG_NONE;

	if (words <= PLAIN_SENTENCE)
		return;
	for (size_t i = from; i < to && i < from + 5; i++)
		start = wg_str_fmt(t->arena, "%.*s%s%.*s", WG_ARG(start),
		    start.len > 0 ? " " : "", WG_ARG(t->words[i].text));
	wg_report(t->diag, words > LONG_SENTENCE ? WG_D_SENTENCE_LONG :
		WG_D_SENTENCE_LONGISH, at, "%u words: %.*s …", words,
	    WG_ARG(start));
}

void
wg_check_sentences(const struct wg_style_text *t)
{
	size_t from = 0;
	unsigned words = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct wg_style_word *next =
		    i + 1 < t->n ? &t->words[i + 1] : NULL;

		words += wg_style_bare(t->words[i].text).len > 0;
		if (!ends_sentence(&t->words[i], next))
			continue;
		report_sentence(t, from, i + 1, words);
		from = i + 1;
		words = 0;
	}
}

/* Long words. */

void
wg_check_long_words(const struct wg_style_text *t)
{
	struct wg_map seen = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		struct wg_str bare = wg_style_bare(t->words[i].text);
		unsigned run = 0, longest = 0;

		if (t->words[i].placeholder)
			continue;
		for (size_t at = 0; at < bare.len;) {
			run = is_letter(wg_utf8_next(bare, &at)) ? run + 1 : 0;
			if (run > longest)
				longest = run;
		}
		if (longest > LONG_WORD &&
		    wg_map_put(t->arena, &seen, bare, &seen) == NULL)
			wg_report(t->diag, WG_D_WORD_LONG, t->words[i].at,
			    "%.*s", WG_ARG(bare));
	}
}

/* Abbreviations. */

/* Two capitals in a short word that are not a Roman number. */
static bool
is_abbreviation(struct wg_str part)
{
	unsigned upper = 0, letters = 0;
	bool roman = true;

	for (size_t at = 0; at < part.len;) {
		uint32_t c = wg_utf8_next(part, &at);

		if (!is_letter(c))
			return false;
		letters++;
		upper += is_upper(c);
		roman = roman && (c == 'I' || c == 'V' || c == 'X');
	}
	return upper >= 2 && letters <= 8 && !roman;
}

/* Is the word between brackets, or said to be the short form? */
static bool
is_introduced(const struct wg_style_text *t, size_t i)
{
	const struct wg_style_word *w = &t->words[i];
	int open = 0;

	if (i > 0 && t->words[i - 1].unit == w->unit &&
	    wg_str_is(wg_style_bare(t->words[i - 1].text), "kurz"))
		return true;
	for (size_t k = i + 1; k-- > 0 && t->words[k].unit == w->unit;) {
		struct wg_str s = t->words[k].text;

		if (k < i && wg_str_find(s, ')') >= 0)
			return false;
		open += wg_str_find(s, '(') >= 0;
		if (open > 0)
			return k < i || wg_str_starts(s, WG_STR("("));
	}
	return false;
}

void
wg_check_abbreviations(const struct wg_style_text *t)
{
	struct wg_map seen = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		struct wg_str rest = wg_style_bare(t->words[i].text);

		if (t->words[i].title || t->words[i].placeholder)
			continue;
		while (rest.len > 0) {
			struct wg_str part = wg_str_cut(&rest, '-');

			if (!is_abbreviation(part) ||
			    wg_terms_known(t->terms, part) ||
			    wg_map_put(t->arena, &seen, part, &seen) != NULL ||
			    is_introduced(t, i))
				continue;
			wg_report(t->diag, WG_D_ABBREVIATION, t->words[i].at,
			    "%.*s", WG_ARG(part));
			wg_hint(t->diag, "write the full form first: "
			    "\"full form (%.*s)\"", WG_ARG(part));
		}
	}
}
