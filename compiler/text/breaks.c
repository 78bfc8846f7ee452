/*
 * Where a line may end: ICU's line breaker (UAX #14, with dictionaries for
 * Thai, Lao, Khmer and Burmese), minus the places where German and our facts
 * want none.
 */
#include <string.h>

#include "text/counts.h"
#include "text/font_hb.h"
#include "text/hyphen.h"
#include "text/kept.h"
#include "text/paragraph_icu.h"

/*
 * Only these languages have rules of their own.  All others share the root's:
 * opening an iterator is slow, and for a language that it does not know ICU
 * would take the locale of the process.
 */
static const char *
locale_of(struct wg_str lang, bool heading)
{
	static const struct {
		const char *lang, *locale;
	} own[] = {
		{ "ja", "ja@lb=strict" }, /* small kana stay */
		{ "ko", "ko" },
		{ "zh", "zh" },
		{ "fi", "fi" },
		{ "sv", "sv" },
	};

	/* Headings and signs are not torn inside a phrase. */
	if (heading && wg_str_is(wg_str_head(lang, 2), "ja"))
		return "ja@lw=phrase";
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (wg_str_starts(lang, wg_str(own[i].lang)) &&
		    (lang.len == 2 || lang.ptr[2] == '-'))
			return own[i].locale;
	return "root";
}

static UBreakIterator *
line_breaker(struct wg_shaper *s, struct wg_str lang, bool heading)
{
	const char *locale = locale_of(lang, heading);
	UErrorCode status = U_ZERO_ERROR;
	struct wg_breaker *b;

	for (size_t i = 0; i < s->breakers.n; i++)
		if (s->breakers.at[i].locale == locale)
			return s->breakers.at[i].lines;
	b = &WG_PUSH(s->arena, &s->breakers);
	b->locale = locale;
	b->lines = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
	return b->lines;
}

void
wg_breaks_close(struct wg_shaper *s)
{
	for (size_t i = 0; i < s->breakers.n; i++)
		if (s->breakers.at[i].lines != NULL)
			ubrk_close(s->breakers.at[i].lines);
	if (s->graphemes != NULL)
		ubrk_close(s->graphemes);
}

static bool
letter(uint16_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xC0 && c <= 0x24F);
}

static bool
hangul(uint16_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static uint16_t
at(const struct wg_paragraph *p, int64_t i)
{
	return i < 0 || i >= p->n ? 0 : p->text[i];
}

static bool
inside_whole(const struct wg_paragraph *p, uint32_t i)
{
	return wg_run_at(p, i)->whole && p->run_of[i - 1] == p->run_of[i];
}

/* "Montag – Freitag", "Pass · Brief": what stands between blanks to divide ends
 * a line, and begins none. */
static bool
before_divider(const struct wg_paragraph *p, uint32_t i)
{
	uint16_t c = at(p, i);

	return (c == 0x2013 || c == 0x2014 || c == 0xB7) &&
	    at(p, (int64_t)i - 1) == ' ' && at(p, (int64_t)i + 1) == ' ';
}

static bool
vetoed(const struct wg_paragraph *p, uint32_t i)
{
	return inside_whole(p, i) || before_divider(p, i) ||
	    wg_kept_at(p->text, p->n, i, p->lang) ||
	    (hangul(at(p, i)) && hangul(at(p, (int64_t)i - 1)));
}

#define LONG 16 /* units of a name in an address */

static bool
ends_name(uint16_t c)
{
	return c == ' ' || c == '/' || c == '@' || c == '.';
}

/* What stands before a name in which 'i' is, or behind it if that is nothing;
 * 0 where the name is short. */
static uint16_t
beside_long_name(const struct wg_paragraph *p, uint32_t i)
{
	uint32_t from = i, to = i;

	while (from > 0 && p->run_of[from - 1] == p->run_of[i] &&
	    !ends_name(at(p, from - 1)))
		from--;
	while (to < p->n && p->run_of[to] == p->run_of[i] &&
	    !ends_name(at(p, to)))
		to++;
	if (to - from <= LONG)
		return 0;
	return from > 0 && at(p, from - 1) > ' ' &&
		ends_name(at(p, from - 1)) ? at(p, from - 1) : at(p, to);
}

/* Behind a hyphen of a long name: who reads it may take it for that of a word,
 * so in mail addresses and names of hosts only where nothing else is left. */
static bool
behind_hyphen(const struct wg_paragraph *p, uint32_t i, bool path)
{
	uint16_t beside;

	if (at(p, i - 1) != '-' || !letter(at(p, i)))
		return false;
	beside = beside_long_name(p, i);
	return path ? beside == '/' : beside == '@' || beside == '.';
}

/* Behind / ? & = @ of an address, but not inside or behind "//"; behind a
 * point between letters; behind a hyphen in a long name of a path. */
static bool
address(const struct wg_paragraph *p, uint32_t i)
{
	uint16_t before = at(p, i - 1);

	if (before == '.')
		return letter(at(p, i)) && letter(at(p, (int64_t)i - 2));
	if (before == '/')
		return at(p, i) != '/' && at(p, (int64_t)i - 2) != '/';
	if (before == '-')
		return behind_hyphen(p, i, true);
	return before == '?' || before == '&' || before == '=' ||
	    before == '@';
}

static void
mark(UBreakIterator *iterator, struct wg_paragraph *p, uint8_t bit)
{
	UErrorCode status = U_ZERO_ERROR;

	if (iterator == NULL)
		return;
	ubrk_setText(iterator, p->text, (int32_t)p->n, &status);
	if (U_FAILURE(status))
		return;
	for (int32_t i = ubrk_first(iterator); i != UBRK_DONE;
	     i = ubrk_next(iterator))
		if (i > 0 && (uint32_t)i < p->n)
			p->breaks[i] |= bit;
}

/* Bold from the first word to the last. */
static bool
is_heading(const struct wg_paragraph *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (wg_run_at(p, i)->weight != WG_BOLD)
			return false;
	return p->n > 0;
}

/* A break that ICU offers and we do not want, or rather not; 'counts': there
 * are numbers. */
static void
take_back(struct wg_paragraph *p, uint32_t i, bool counts)
{
	enum wg_count count = counts ? wg_count_at(p->text, p->n, i) :
	    WG_COUNT_NONE;

	if (count == WG_COUNT_SOFT && !vetoed(p, i))
		p->breaks[i] |= WG_ADDRESS;
	if (count != WG_COUNT_NONE || vetoed(p, i))
		p->breaks[i] &= (uint8_t)~WG_MAY_BREAK;
}

/* An isolate is opened on the line on which its text begins: to UAX #14 the
 * control belongs to what is before it (LB9). */
static void
open_isolates_below(struct wg_paragraph *p)
{
	for (uint32_t i = p->n; i-- > 1;) {
		uint16_t before = p->text[i - 1];

		if ((p->breaks[i] & WG_MAY_BREAK) == 0 || before < 0x2066 ||
		    before > 0x2068)
			continue;
		p->breaks[i] &= (uint8_t)~WG_MAY_BREAK;
		if (i > 1)
			p->breaks[i - 1] |= WG_MAY_BREAK;
	}
}

/* Where one must break that has no such place, it breaks anywhere, before
 * anything else does. */
static void
mark_addresses(struct wg_paragraph *p)
{
	for (uint32_t i = 1, from, end; i < p->n; i = end) {
		bool address = false;

		from = i;
		for (end = i; end < p->n && (end == from ||
		    p->run_of[end] == p->run_of[from]); end++)
			address |= (p->breaks[end] & WG_ADDRESS) != 0 &&
			    inside_whole(p, end);
		for (i = from; address && i < end; i++)
			if ((p->breaks[i] & WG_GRAPHEME) != 0 &&
			    inside_whole(p, i))
				p->breaks[i] |= WG_ANYWHERE;
	}
}

void
wg_breaks_find(struct wg_shaper *s, struct wg_paragraph *p)
{
	UErrorCode status = U_ZERO_ERROR;
	bool counts = wg_counts(p->text, p->n);

	if (s->graphemes == NULL)
		s->graphemes =
		    ubrk_open(UBRK_CHARACTER, "root", NULL, 0, &status);
	mark(line_breaker(s, p->lang, is_heading(p)), p, WG_MAY_BREAK);
	mark(s->graphemes, p, WG_GRAPHEME);
	open_isolates_below(p);
	for (uint32_t i = 1; i < p->n; i++) {
		if (p->breaks[i] & WG_MAY_BREAK)
			take_back(p, i, counts);
		if (inside_whole(p, i) && address(p, i))
			p->breaks[i] |= WG_ADDRESS;
		if (inside_whole(p, i) && behind_hyphen(p, i, false))
			p->breaks[i] |= WG_DASH;
	}
	mark_addresses(p);
}

/* Hyphenation. */

#define SHORTEST 10 /* letters of a word that is hyphenated at all */

static unsigned char
small(uint16_t c)
{
	bool capital = (c >= 'A' && c <= 'Z') ||
	    (c >= 0xC0 && c <= 0xDE && c != 0xD7);

	return (unsigned char)(capital ? c + 0x20 : c);
}

/* Letters of the dictionary's alphabet, from 'start' on, in one run. */
static uint32_t
word_end(const struct wg_paragraph *p, uint32_t start)
{
	uint32_t i = start;

	while (i < p->n && p->run_of[i] == p->run_of[start] &&
	    letter(p->text[i]) && p->text[i] <= 0xFF)
		i++;
	return i;
}

/* Is it a German term in a translation: does it begin a word of the original?
 * Its ending may differ there. */
static bool
kept(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	struct wg_str german = wg_run_at(p, start)->german;
	char utf8[2 * WG_HYPHENS_LONGEST];
	struct wg_str term = { utf8, 0 };
	bool inside = false;

	for (uint32_t i = start; i < end && german.len > 0; i++)
		term.len += wg_utf8_put(utf8 + term.len, p->text[i]);
	for (size_t k = 0; k < german.len;) {
		struct wg_str rest = wg_str_from(german, k);
		uint32_t c = wg_utf8_next(german, &k);
		bool before = inside;

		inside = c <= 0xFFFF && letter((uint16_t)c);
		if (inside && !before && wg_str_starts(rest, term))
			return true;
	}
	return false;
}

/* Not a word in which the author has said where. */
static bool
hyphenates(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	return end - start >= SHORTEST && end - start <= WG_HYPHENS_LONGEST &&
	    !wg_run_at(p, start)->whole && at(p, end) != WG_SHY &&
	    at(p, (int64_t)start - 1) != WG_SHY &&
	    (wg_str_starts(wg_run_at(p, start)->lang, WG_STR("de")) ||
		kept(p, start, end));
}

/* Others share them. */
static void
own_breaks(struct wg_paragraph *p)
{
	uint8_t *own = wg_alloc(p->arena, p->n + 1);

	memcpy(own, p->breaks, p->n + 1);
	p->breaks = own;
}

void
wg_paragraph_hyphenate(struct wg_shaper *s, struct wg_paragraph *p)
{
	const struct wg_hyphens *h = NULL;
	unsigned char word[WG_HYPHENS_LONGEST], breaks[WG_HYPHENS_LONGEST];

	if (p->hyphenated)
		return;
	p->hyphenated = true;
	own_breaks(p);
	for (uint32_t start = 0, end; start < p->n;
	     start = end > start ? end : start + 1) {
		end = word_end(p, start);
		if (end == start || !hyphenates(p, start, end))
			continue;
		if (h == NULL && (h = wg_fonts_hyphens(s->fonts)) == NULL)
			return;
		for (uint32_t i = start; i < end; i++)
			word[i - start] = small(p->text[i]);
		wg_hyphens_word(h, word, end - start, breaks);
		for (uint32_t i = start; i < end; i++)
			if (breaks[i - start])
				p->breaks[i] |= WG_HYPHEN;
	}
}
