/* ICU's character data, in the shapes the checks need. */
#include "text/char.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unumsys.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/out.h"

/*
 * What every character of the Basic Multilingual Plane is, looked up once per
 * process: the checks ask for every letter of every catalog.
 */
enum { LETTER = 1, WORD = 2, COMPOSES = 4 };
static uint32_t scripts[256];    /* as WG_SCRIPT; [0] is 0 */
static uint8_t script_of[0x10000]; /* index into scripts */
static uint8_t kind_of[0x10000];
static int8_t digit_of[0x10000];
static pthread_once_t table_made = PTHREAD_ONCE_INIT;

static uint32_t
script_name(uint32_t c, UScriptCode *code)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *name;

	*code = uscript_getScript((UChar32)c, &status);
	if (U_FAILURE(status) || *code <= USCRIPT_INHERITED ||
	    *code == USCRIPT_UNKNOWN)
		return 0;
	name = uscript_getShortName(*code);
	return WG_SCRIPT(name[0], name[1], name[2], name[3]);
}

static unsigned
kind(uint32_t c)
{
	int8_t type = u_charType((UChar32)c);
	bool mark = type == U_NON_SPACING_MARK ||
	    type == U_COMBINING_SPACING_MARK;

	return (u_isalpha((UChar32)c) ? LETTER : 0) |
	    (u_isalnum((UChar32)c) || mark ? WORD : 0) |
	    (u_getCombiningClass((UChar32)c) != 0 ||
		u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) !=
		UNORM_YES ? COMPOSES : 0);
}

static void
make_table(void)
{
	for (uint32_t c = 0; c < 0x10000; c++) {
		UErrorCode status = U_ZERO_ERROR;
		UScriptCode code = uscript_getScript((UChar32)c, &status);

		kind_of[c] = (uint8_t)kind(c);
		digit_of[c] = (int8_t)u_charDigitValue((UChar32)c);
		if (code <= USCRIPT_INHERITED || code >= 256)
			continue;
		if (scripts[code] == 0)
			scripts[code] = script_name(c, &code);
		if (scripts[code] != 0)
			script_of[c] = (uint8_t)code;
	}
}

uint32_t
wg_char_script(uint32_t c)
{
	UScriptCode code;

	pthread_once(&table_made, make_table);
	return c < 0x10000 ? scripts[script_of[c]] : script_name(c, &code);
}

bool
wg_script_holds(struct wg_str script, uint32_t of)
{
	static const struct {
		const char *script;
		uint32_t of;
	} families[] = {
		{ "Hans", WG_SCRIPT('H', 'a', 'n', 'i') },
		{ "Hant", WG_SCRIPT('H', 'a', 'n', 'i') },
		{ "Hans", WG_SCRIPT('B', 'o', 'p', 'o') },
		{ "Hant", WG_SCRIPT('B', 'o', 'p', 'o') },
		{ "Jpan", WG_SCRIPT('H', 'a', 'n', 'i') },
		{ "Jpan", WG_SCRIPT('H', 'i', 'r', 'a') },
		{ "Jpan", WG_SCRIPT('K', 'a', 'n', 'a') },
		{ "Kore", WG_SCRIPT('H', 'a', 'n', 'g') },
		{ "Kore", WG_SCRIPT('H', 'a', 'n', 'i') },
	};

	if (script.len != 4)
		script = WG_STR("Latn");
	if (of == WG_SCRIPT(script.ptr[0], script.ptr[1], script.ptr[2],
	    script.ptr[3]))
		return true;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (of == families[i].of &&
		    wg_str_is(script, families[i].script))
			return true;
	return false;
}

void
wg_script_set_open(struct wg_script_set *set, struct wg_str script)
{
	pthread_once(&table_made, make_table);
	set->has[0] = true;
	for (unsigned i = 1; i < 256; i++)
		set->has[i] = scripts[i] != 0 &&
		    wg_script_holds(script, scripts[i]);
}

bool
wg_text_in_scripts(struct wg_str s, const struct wg_script_set *set)
{
	bool tag = false;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_step(s, &at);

		tag = c == '<' || (tag && c != '>');
		if (!tag && (c >= 0x10000 || !set->has[script_of[c]]))
			return false;
	}
	return true;
}

bool
wg_script_unspaced(struct wg_str script)
{
	static const char *const unspaced[] = { "Thai", "Laoo", "Khmr",
		"Mymr", "Hans", "Hant", "Jpan" };

	for (size_t i = 0; i < sizeof(unspaced) / sizeof(unspaced[0]); i++)
		if (wg_str_is(script, unspaced[i]))
			return true;
	return false;
}

int
wg_char_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
	pthread_once(&table_made, make_table);
	return c < 0x10000 ? digit_of[c] : u_charDigitValue((UChar32)c);
}

uint32_t
wg_locale_zero(struct wg_str icu)
{
	UErrorCode status = U_ZERO_ERROR;
	char id[64];
	UNumberingSystem *system;
	uint32_t zero = '0';

	snprintf(id, sizeof(id), "%.*s@numbers=native", WG_ARG(icu));
	system = unumsys_open(id, &status);
	if (U_SUCCESS(status) && !unumsys_isAlgorithmic(system)) {
		UChar digits[32];
		int32_t n =
		    unumsys_getDescription(system, digits, 32, &status);

		if (U_SUCCESS(status) && n > 1)
			zero = !U16_IS_LEAD(digits[0]) ? digits[0] :
			    (uint32_t)U16_GET_SUPPLEMENTARY(
				digits[0], digits[1]);
	}
	unumsys_close(system);
	return zero;
}

bool
wg_char_letter(uint32_t c)
{
	pthread_once(&table_made, make_table);
	return ((c < 0x10000 ? kind_of[c] : kind(c)) & LETTER) != 0;
}

bool
wg_char_word(uint32_t c)
{
	pthread_once(&table_made, make_table);
	return ((c < 0x10000 ? kind_of[c] : kind(c)) & WORD) != 0;
}

/* UTF-16 in the arena; NULL for more than a string may have. */
static UChar *
to_utf16(struct wg_arena *a, struct wg_str s, int32_t *n)
{
	UChar *utf16 = WG_NEW_ARRAY(a, s.len + 1, UChar);
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8WithSub(utf16, (int32_t)s.len + 1, n, s.ptr,
	    (int32_t)s.len, 0xFFFD, NULL, &status);
	return U_SUCCESS(status) ? utf16 : NULL;
}

/* Apostrophes are letters of many words; they come in several shapes. */
static bool
dropped(uint32_t c)
{
	int8_t type = u_charType((UChar32)c);

	return type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR ||
	    c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x640;
}

struct wg_str
wg_text_fold(struct wg_arena *a, struct wg_str s)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFKDInstance(&status);
	struct wg_arena *scratch = wg_arena_open();
	struct wg_out out = { 0 };
	struct wg_str folded;
	bool blank = true;
	int32_t n, m;
	UChar *utf16 = to_utf16(scratch, s, &n), *parts;

	if (utf16 != NULL) {
		/* At most 18 units come out of one (UAX #15). */
		parts = WG_NEW_ARRAY(scratch, (size_t)n * 18 + 1, UChar);
		m = unorm2_normalize(
		    form, utf16, n, parts, n * 18 + 1, &status);
		for (int32_t i = 0; U_SUCCESS(status) && i < m;) {
			uint32_t c = parts[i++];

			if (U16_IS_LEAD(c) && i < m)
				c = (uint32_t)U16_GET_SUPPLEMENTARY(
				    c, parts[i++]);
			if (dropped(c))
				continue;
			if (wg_char_word(c)) {
				wg_out_char(&out, (uint32_t)u_foldCase(
				    (UChar32)c, U_FOLD_CASE_DEFAULT));
				blank = false;
			} else if (!blank) {
				wg_out_byte(&out, ' ');
				blank = true;
			}
		}
	}
	if (blank && out.len > 0)
		out.len--;
	folded = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	wg_arena_close(scratch);
	return folded;
}

struct wg_str
wg_text_nfc(struct wg_arena *a, struct wg_str s)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	struct wg_arena *scratch;
	struct wg_str result = s;
	bool plain = true;
	UChar *utf16, *parts;
	int32_t n, m, bytes = 0;

	pthread_once(&table_made, make_table);
	/* Below U+0300 nothing is composed with what stands before it. */
	for (size_t at = wg_str_below(s, 0, 0xCC); at < s.len && plain;
	     at = (uint8_t)s.ptr[at] < 0xCC ? wg_str_below(s, at, 0xCC) : at) {
		uint32_t c = wg_utf8_step(s, &at);

		plain = c < 0x10000 ? (kind_of[c] & COMPOSES) == 0 :
		    (kind(c) & COMPOSES) == 0;
	}
	if (plain)
		return s;
	scratch = wg_arena_open();
	utf16 = to_utf16(scratch, s, &n);
	if (utf16 != NULL && !unorm2_isNormalized(nfc, utf16, n, &status) &&
	    U_SUCCESS(status)) {
		char *utf8;

		parts = WG_NEW_ARRAY(scratch, (size_t)n * 3 + 1, UChar);
		m = unorm2_normalize(nfc, utf16, n, parts, n * 3 + 1, &status);
		utf8 = wg_alloc(a, (size_t)m * 3 + 1);
		u_strToUTF8(utf8, m * 3 + 1, &bytes, parts, m, &status);
		if (U_SUCCESS(status))
			result = (struct wg_str){ utf8, (size_t)bytes };
	}
	wg_arena_close(scratch);
	return result;
}

/* Alphabets. */

struct wg_alphabet {
	uint8_t bits[0x10000 / 8];
};

static void
add_set(struct wg_alphabet *alphabet, const USet *set)
{
	for (int32_t i = 0; i < uset_getItemCount(set); i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar32 from, to;
		UChar s[32];
		int32_t n =
		    uset_getItem(set, i, &from, &to, s, 32, &status);

		/* An item is a range, or a letter of several characters. */
		for (uint32_t c = (uint32_t)from;
		     n == 0 && c <= (uint32_t)to && c < 0x10000; c++)
			alphabet->bits[c / 8] |= (uint8_t)(1 << (c % 8));
		for (int32_t k = 0; k < n && k < 32; k++)
			alphabet->bits[s[k] / 8] |= (uint8_t)(1 << (s[k] % 8));
	}
}

const struct wg_alphabet *
wg_alphabet_open(struct wg_arena *a, struct wg_str icu, bool rare)
{
	struct wg_alphabet *alphabet = WG_NEW(a, struct wg_alphabet);
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data;
	USet *set;
	bool known;

	if (wg_str_is(icu, "und"))
		return NULL;
	data = ulocdata_open(wg_cstr(a, icu), &status);
	if (U_FAILURE(status))
		return NULL;
	set = uset_openEmpty();
	ulocdata_getExemplarSet(data, set, USET_CASE_INSENSITIVE,
	    ULOCDATA_ES_STANDARD, &status);
	known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING &&
	    uset_size(set) > 0;
	add_set(alphabet, set);
	if (known && rare) {
		ulocdata_getExemplarSet(data, set, USET_CASE_INSENSITIVE,
		    ULOCDATA_ES_AUXILIARY, &status);
		if (U_SUCCESS(status))
			add_set(alphabet, set);
	}
	uset_close(set);
	ulocdata_close(data);
	return known ? alphabet : NULL;
}

bool
wg_alphabet_writes(const struct wg_alphabet *alphabet, struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_step(s, &at);

		if (c >= 0x80 && !wg_alphabet_has(alphabet, c) &&
		    wg_char_letter(c))
			return false;
	}
	return true;
}

bool
wg_alphabet_has(const struct wg_alphabet *alphabet, uint32_t c)
{
	return c >= 0x10000 || (alphabet->bits[c / 8] >> (c % 8) & 1) != 0;
}

/* What looks like something else. */

static bool
ascii_letters(struct wg_str s)
{
	bool letter = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = (char)(s.ptr[i] | 0x20);

		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
		letter |= c >= 'a' && c <= 'z';
	}
	return letter;
}

bool
wg_word_looks_latin(struct wg_arena *a, struct wg_str word)
{
	UErrorCode status = U_ZERO_ERROR;
	USpoofChecker *checker = uspoof_open(&status);
	char *skeleton = wg_alloc(a, word.len * 4 + 16);
	int32_t n;

	if (U_FAILURE(status))
		return false;
	n = uspoof_getSkeletonUTF8(checker, 0, word.ptr, (int32_t)word.len,
	    skeleton, (int32_t)word.len * 4 + 16, &status);
	uspoof_close(checker);
	return U_SUCCESS(status) && n > 0 &&
	    ascii_letters((struct wg_str){ skeleton, (size_t)n });
}


bool
wg_host_looks_like(struct wg_str a, struct wg_str b)
{
	UErrorCode status = U_ZERO_ERROR;
	USpoofChecker *checker = uspoof_open(&status);
	char x[256], y[256];
	int32_t n, m;

	if (U_FAILURE(status))
		return false;
	n = uspoof_getSkeletonUTF8(checker, 0, a.ptr, (int32_t)a.len, x,
	    sizeof(x), &status);
	m = uspoof_getSkeletonUTF8(checker, 0, b.ptr, (int32_t)b.len, y,
	    sizeof(y), &status);
	uspoof_close(checker);
	return U_SUCCESS(status) && n == m && n < (int32_t)sizeof(x) &&
	    memcmp(x, y, (size_t)n) == 0;
}

bool
wg_host_mixes_scripts(struct wg_str host)
{
	UErrorCode status = U_ZERO_ERROR;
	USpoofChecker *checker = uspoof_open(&status);
	int32_t found;

	if (U_FAILURE(status))
		return false;
	uspoof_setChecks(checker, USPOOF_RESTRICTION_LEVEL, &status);
	uspoof_setRestrictionLevel(checker, USPOOF_HIGHLY_RESTRICTIVE);
	found = uspoof_checkUTF8(
	    checker, host.ptr, (int32_t)host.len, NULL, &status);
	uspoof_close(checker);
	return U_SUCCESS(status) && found != 0;
}
