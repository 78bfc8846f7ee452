/*
 * Where a line may end: ICU's line breaker (UAX #14, with dictionaries for
 * Thai, Lao, Khmer and Burmese), minus the places where German and our facts
 * want none.
 */
#include <string.h>

#include "text/paragraph_icu.h"

static UBreakIterator *
line_breaker(struct wg_shaper *s, struct wg_str lang)
{
	UErrorCode status = U_ZERO_ERROR;
	struct wg_breaker *b;
	struct wg_str locale = lang;

	for (size_t i = 0; i < s->breakers.n; i++)
		if (wg_str_eq(s->breakers.at[i].lang, lang))
			return s->breakers.at[i].lines;
	if (wg_str_is(lang, "ja"))
		locale = WG_STR("ja@lb=strict"); /* small kana stay */
	b = &WG_PUSH(s->arena, &s->breakers);
	b->lang = wg_str_dup(s->arena, lang);
	b->lines = ubrk_open(
	    UBRK_LINE, wg_cstr(s->arena, locale), NULL, 0, &status);
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
digit(uint16_t c)
{
	return c >= '0' && c <= '9';
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

/* "z. B.", "u. a.": one letter, a point, a blank, one letter, a point. */
static bool
abbreviation(const struct wg_paragraph *p, int64_t i)
{
	return at(p, i - 1) == ' ' && at(p, i - 2) == '.' &&
	    letter(at(p, i - 3)) && !letter(at(p, i - 4)) &&
	    letter(at(p, i)) && at(p, i + 1) == '.';
}

/* "12 km", "10:30 Uhr", "5 Minuten": a number and the short word behind. */
static bool
unit(const struct wg_paragraph *p, int64_t i)
{
	int64_t n = 0;

	if (at(p, i - 1) != ' ' || !digit(at(p, i - 2)))
		return false;
	while (letter(at(p, i + n)) || at(p, i + n) == 0x20AC ||
	    at(p, i + n) == '%')
		n++;
	return n > 0 && n <= 3;
}

/* "8:00-12:30", "+49 30", "12-14": inside numbers. */
static bool
number(const struct wg_paragraph *p, int64_t i)
{
	uint16_t before = at(p, i - 1);

	if (!digit(at(p, i)))
		return false;
	if ((before == '-' || before == 0x2013 || before == ':' ||
	    before == '/') && digit(at(p, i - 2)))
		return true;
	return before == ' ' && digit(at(p, i - 2));
}

/* "E-Mail": one letter before the hyphen. */
static bool
short_prefix(const struct wg_paragraph *p, int64_t i)
{
	return at(p, i - 1) == '-' && letter(at(p, i - 2)) &&
	    !letter(at(p, i - 3)) && letter(at(p, i));
}

static bool
vetoed(const struct wg_paragraph *p, uint32_t i)
{
	const struct wg_text_run *run = p->run_of[i];

	if (run != NULL && run->whole && p->run_of[i - 1] == run)
		return true;
	return abbreviation(p, i) || unit(p, i) || number(p, i) ||
	    short_prefix(p, i) || (hangul(at(p, i)) && hangul(at(p, i - 1)));
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

void
wg_breaks_find(struct wg_shaper *s, struct wg_paragraph *p)
{
	UErrorCode status = U_ZERO_ERROR;

	if (s->graphemes == NULL)
		s->graphemes =
		    ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
	mark(line_breaker(s, p->lang), p, WG_MAY_BREAK);
	mark(s->graphemes, p, WG_GRAPHEME);
	for (uint32_t i = 1; i < p->n; i++)
		if ((p->breaks[i] & WG_MAY_BREAK) && vetoed(p, i))
			p->breaks[i] &= (uint8_t)~WG_MAY_BREAK;
}
