/*
 * Commas and colons.  CLDR has the comma of lists, but neither that of Sorani
 * nor anything about colons; the little that it lacks stands here.
 */
#include "text/separators.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/out.h"

#define LONGEST 64

/* What ICU writes between the first two things of a list of four. */
static struct wg_str
between_two(struct wg_arena *a, const char *icu, UListFormatterType type)
{
	static const UChar *const things[] = { u"1", u"2", u"3", u"4" };
	UErrorCode status = U_ZERO_ERROR;
	UListFormatter *f = ulistfmt_openForType(
	    icu, type, ULISTFMT_WIDTH_NARROW, &status);
	UChar text[LONGEST];
	char utf8[4 * LONGEST];
	struct wg_str s = WG_NONE;
	int32_t n = ulistfmt_format(
	    f, things, NULL, 4, text, LONGEST, &status);

	ulistfmt_close(f);
	u_strToUTF8(utf8, sizeof(utf8), NULL, text, n, &status);
	if (U_SUCCESS(status))
		s = wg_str_dup(a, wg_str(utf8));
	s = wg_str_head(s, (size_t)(wg_str_find(s, '2') + 1));
	return s.len < 2 ? WG_NONE :
	    wg_str_from(wg_str_head(s, s.len - 1), 1);
}

/* The marks of a list alone: without "and", and without marks of direction,
 * which text that isolates its parts does not need. */
static struct wg_str
marks_of(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str mark;
	bool any = false;

	for (size_t at = 0; at < s.len;) {
		UChar32 c = (UChar32)wg_utf8_next(s, &at);

		if (u_isalpha(c))
			break;
		if (c != 0x200E && c != 0x200F)
			wg_out_char(&out, (uint32_t)c);
		any |= u_ispunct(c);
	}
	mark = any ? wg_str_dup(a, wg_out_str(&out)) : WG_NONE;
	wg_out_free(&out);
	return mark;
}

static bool
writes(const char *icu, UScriptCode script)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode all[4];
	int32_t n = uscript_getCode(icu, all, 4, &status);

	for (int32_t i = 0; U_SUCCESS(status) && i < n; i++)
		if (all[i] == script)
			return true;
	return false;
}

void
wg_separators_find(struct wg_arena *a, const char *icu, const char *data,
    struct wg_str marks[WG_SEPARATOR_COUNT])
{
	char language[ULOC_LANG_CAPACITY] = "";
	UErrorCode status = U_ZERO_ERROR;
	struct wg_str list = marks_of(
	    a, between_two(a, data, ULISTFMT_TYPE_AND));
	bool han;

	uloc_getLanguage(icu, language, sizeof(language), &status);
	han = !strcmp(language, "zh") || !strcmp(language, "ja");
	if (list.len == 0)
		list = marks_of(
		    a, between_two(a, data, ULISTFMT_TYPE_UNITS));
	if (writes(icu, USCRIPT_ARABIC))
		list = WG_STR("\u060C ");
	else if (list.len == 0 || wg_str_is(list, ","))
		list = WG_STR(", ");
	marks[WG_SEPARATOR_LIST] = list;
	marks[WG_SEPARATOR_COMMA] =
	    !strcmp(language, "zh") ? WG_STR("\uFF0C") : list;
	marks[WG_SEPARATOR_COLON] = han ? WG_STR("\uFF1A") :
	    !strcmp(language, "fr") ? WG_STR("\u00A0: ") : WG_STR(": ");
}

