/* Exemplar sets, digits and lists of names, straight from ICU. */
#include "text/exemplar.h"

#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/ulocdata.h>
#include <unicode/unumsys.h>
#include <unicode/uset.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/out.h"

#define LONGEST 256  /* of one name or character [UTF-16 unit] */
#define MOST_NAMES 32

static void
put(struct wg_out *out, const UChar *s, int32_t n)
{
	for (int32_t at = 0; at < n;) {
		char utf8[4];
		uint32_t c = s[at++];

		if (U16_IS_LEAD(c) && at < n)
			c = (uint32_t)U16_GET_SUPPLEMENTARY(c, s[at++]);
		wg_out_put(out, (struct wg_str){ utf8,
		    wg_utf8_put(utf8, c) });
	}
}

static struct wg_str
taken(struct wg_arena *a, struct wg_out *out)
{
	struct wg_str s = wg_str_dup(a, wg_out_str(out));

	wg_out_free(out);
	return s;
}

/* A range of characters, or a string of several, as a digraph. */
static size_t
put_item(struct wg_out *out, const USet *set, int32_t item, size_t most)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[LONGEST];
	UChar32 from, to;
	int32_t length =
	    uset_getItem(set, item, &from, &to, text, LONGEST, &status);
	size_t n = 0;

	if (U_FAILURE(status) || most == 0)
		return 0;
	if (length >= 2) {
		put(out, text, length);
		wg_out_byte(out, ' ');
		return 1;
	}
	for (UChar32 c = from; c <= to && n < most; c++, n++) {
		int32_t at = 0;

		U16_APPEND_UNSAFE(text, at, c);
		put(out, text, at);
		wg_out_byte(out, ' ');
	}
	return n;
}

struct wg_str
wg_exemplars(struct wg_arena *a, struct wg_str icu, enum wg_exemplar kind,
    size_t most)
{
	static const ULocaleDataExemplarSetType types[] = {
		[WG_EXEMPLAR_LETTERS] = ULOCDATA_ES_STANDARD,
		[WG_EXEMPLAR_INDEX] = ULOCDATA_ES_INDEX,
		[WG_EXEMPLAR_PUNCTUATION] = ULOCDATA_ES_PUNCTUATION,
	};
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(wg_cstr(a, icu), &status);
	USet *set = uset_openEmpty();
	struct wg_out out = { 0 };
	size_t n = 0;

	if (U_SUCCESS(status))
		ulocdata_getExemplarSet(data, set, 0, types[kind], &status);
	for (int32_t i = 0; U_SUCCESS(status) && i < uset_getItemCount(set);
	     i++)
		n += put_item(&out, set, i, most - n);
	uset_close(set);
	ulocdata_close(data);
	return taken(a, &out);
}

struct wg_str
wg_own_digits(struct wg_arena *a, struct wg_str icu)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberingSystem *system = unumsys_open(wg_cstr(a, icu), &status);
	UChar digits[LONGEST];
	struct wg_out out = { 0 };
	int32_t n = 0;

	if (U_SUCCESS(status) && !unumsys_isAlgorithmic(system))
		n = unumsys_getDescription(system, digits, LONGEST, &status);
	if (U_SUCCESS(status))
		put(&out, digits, n);
	unumsys_close(system);
	return taken(a, &out);
}

struct wg_str
wg_language_list(struct wg_arena *a, struct wg_str icu,
    const struct wg_str *tags, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *locale = wg_cstr(a, icu);
	ULocaleDisplayNames *names =
	    uldn_open(locale, ULDN_STANDARD_NAMES, &status);
	UListFormatter *list = ulistfmt_open(locale, &status);
	UChar room[MOST_NAMES][LONGEST], all[MOST_NAMES * 32];
	const UChar *strings[MOST_NAMES];
	int32_t lengths[MOST_NAMES], length = 0, count = 0;
	struct wg_out out = { 0 };

	for (size_t i = 0; i < n && count < MOST_NAMES; i++) {
		lengths[count] = uldn_localeDisplayName(names,
		    wg_cstr(a, tags[i]), room[count], LONGEST, &status);
		strings[count] = room[count];
		count++;
	}
	if (U_SUCCESS(status))
		length = ulistfmt_format(list, strings, lengths, count, all,
		    MOST_NAMES * 32, &status);
	if (U_SUCCESS(status))
		put(&out, all, length);
	uldn_close(names);
	ulistfmt_close(list);
	return taken(a, &out);
}
