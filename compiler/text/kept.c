/* Looked at unit by unit: all of it is ASCII, but for dashes and what letters
 * are. */
#include "text/kept.h"

#include <string.h>

struct view {
	const uint16_t *text;
	int64_t n;
};

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

static uint16_t
at(const struct view *v, int64_t i)
{
	return i < 0 || i >= v->n ? 0 : v->text[i];
}

/* Does the ASCII word stand at 'i', as a whole word? */
static bool
word(const struct view *v, int64_t i, const char *ascii)
{
	int64_t n = (int64_t)strlen(ascii);

	for (int64_t k = 0; k < n; k++)
		if (at(v, i + k) != (unsigned char)ascii[k])
			return false;
	return !letter(at(v, i + n)) && !letter(at(v, i - 1));
}

/* "z. B.", "u. a.": one letter, a point, a blank, one letter, a point. */
static bool
abbreviation(const struct view *v, int64_t i)
{
	return at(v, i - 1) == ' ' && at(v, i - 2) == '.' &&
	    letter(at(v, i - 3)) && !letter(at(v, i - 4)) &&
	    letter(at(v, i)) && at(v, i + 1) == '.';
}

/* "12 km", "10:30 Uhr", "1. OG": a number and what it counts. */
static bool
unit(const struct view *v, int64_t i)
{
	static const char *const units[] = { "Uhr", "km", "m", "cm", "mm",
		"kg", "g", "l", "h", "min", "Min", "Std", "Euro", "EUR",
		"Cent", "Prozent", "OG", "UG", "EG" };
	int64_t before = at(v, i - 2) == '.' ? i - 3 : i - 2;

	if (at(v, i - 1) != ' ' || !digit(at(v, before)))
		return false;
	if (at(v, i) == 0x20AC || at(v, i) == '%' || at(v, i) == 0xB0)
		return true;
	for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
		if (word(v, i, units[k]))
			return true;
	return false;
}

/* A number of four digits alone ends at 'i': a year, mostly. */
static bool
ends_year(const struct view *v, int64_t i)
{
	for (int64_t k = 0; k < 4; k++)
		if (!digit(at(v, i - k)))
			return false;
	return at(v, i - 4) == ' ';
}

/* "8:00-12:30", "+49 30", "12-14", "8:00 – 12:30": inside numbers;
 * but "2026 – 1 Ocak" may end behind the dash. */
static bool
number(const struct view *v, int64_t i)
{
	uint16_t before = at(v, i - 1);
	bool dash = before == '-' || before == 0x2013;

	if (before == ' ' && (at(v, i) == 0x2013 || at(v, i) == '-'))
		return digit(at(v, i - 2)) && at(v, i + 1) == ' ' &&
		    digit(at(v, i + 2));
	if (!digit(at(v, i)))
		return false;
	if (dash || before == ':' || before == '/')
		return digit(at(v, i - 2));
	if (before != ' ')
		return false;
	return digit(at(v, i - 2)) || ((at(v, i - 2) == 0x2013 ||
	    at(v, i - 2) == '-') && digit(at(v, i - 4)) &&
	    !ends_year(v, i - 4));
}

/* "E-Mail": one letter before the hyphen. */
static bool
short_prefix(const struct view *v, int64_t i)
{
	return at(v, i - 1) == '-' && letter(at(v, i - 2)) &&
	    !letter(at(v, i - 3)) && letter(at(v, i));
}

/* Polish, Czech and Slovak (CSN 01 6910:2014; Polish "sierotka"). */
static bool
has_one_letter(struct wg_str lang)
{
	static const char languages[][3] = { "pl", "cs", "sk" };

	if (lang.len < 2 || (lang.len > 2 && lang.ptr[2] != '-'))
		return false;
	for (size_t k = 0; k < 3; k++)
		if (!memcmp(lang.ptr, languages[k], 2))
			return true;
	return false;
}

/* A word of one letter goes with the next one: a preposition or conjunction. */
static bool
one_letter(const struct view *v, int64_t i, struct wg_str lang)
{
	static const char letters[] = "wzioukasvWZIOUKASV";
	uint16_t before = at(v, i - 2);

	return at(v, i - 1) == ' ' && before <= 'z' && before != 0 &&
	    strchr(letters, (int)before) != NULL &&
	    !letter(at(v, i - 3)) && has_one_letter(lang);
}

bool
wg_kept_at(const uint16_t *text, uint32_t n, uint32_t i, struct wg_str lang)
{
	const struct view v = { text, n };

	return one_letter(&v, i, lang) || abbreviation(&v, i) || unit(&v, i) ||
	    number(&v, i) || short_prefix(&v, i);
}

bool
wg_kept_in(struct wg_str utf8, struct wg_str lang)
{
	if (has_one_letter(lang))
		return true;
	for (size_t i = 0; i < utf8.len; i++) {
		const char *s = utf8.ptr + i;

		if (*s < '.' || *s > '9')
			continue;
		if (digit((unsigned char)*s))
			return true;
		if (*s == '.' && i + 3 < utf8.len && s[1] == ' ' &&
		    letter((unsigned char)s[2]) && s[3] == '.')
			return true; /* "z. B." */
	}
	return false;
}
