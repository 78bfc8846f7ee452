/* ICU adds what a tag leaves unsaid: zh_CN is zh-Hans-CN. */
#include "text/locale_match.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

struct parts {
	char language[ULOC_LANG_CAPACITY];
	char script[ULOC_SCRIPT_CAPACITY];
	char region[ULOC_COUNTRY_CAPACITY];
	char variant[ULOC_FULLNAME_CAPACITY];
};

/* Modifiers of POSIX locales that name a script. */
static const struct {
	const char *name, *script;
} modifiers[] = {
	{ "latin", "Latn" }, { "cyrillic", "Cyrl" }, { "arabic", "Arab" },
	{ "devanagari", "Deva" },
};

static void
cut_parts(const char *locale, struct parts *p)
{
	UErrorCode status = U_ZERO_ERROR;

	uloc_getLanguage(
	    locale, p->language, sizeof(p->language), &status);
	uloc_getScript(locale, p->script, sizeof(p->script), &status);
	uloc_getCountry(locale, p->region, sizeof(p->region), &status);
	uloc_getVariant(locale, p->variant, sizeof(p->variant), &status);
	if (U_FAILURE(status))
		*p = (struct parts){ 0 };
}

/* 'own' is what is written, 'all' what is meant. */
static bool
parse(struct wg_str s, struct parts *own, struct parts *all)
{
	char name[64], full[ULOC_FULLNAME_CAPACITY] = "";
	struct wg_str modifier = s;
	UErrorCode status = U_ZERO_ERROR;

	*own = *all = (struct parts){ 0 };
	s = wg_str_cut(&modifier, '@');
	s = wg_str_cut(&s, '.');
	if (s.len == 0 || s.len > 40)
		return false;
	snprintf(name, sizeof(name), "%.*s", WG_ARG(s));
	for (size_t i = 0; i < sizeof(modifiers) / sizeof(modifiers[0]); i++)
		if (wg_str_is(modifier, modifiers[i].name)) {
			size_t n = strcspn(name, "_-");

			snprintf(name + n, sizeof(name) - n, "_%s%.*s",
			    modifiers[i].script,
			    (int)(s.len - n), s.ptr + n);
		}
	for (char *c = name; *c != '\0'; c++)
		if (*c == '-')
			*c = '_';
	cut_parts(name, own);
	uloc_addLikelySubtags(name, full, sizeof(full), &status);
	if (U_FAILURE(status))
		return false;
	cut_parts(full, all);
	return all->language[0] != '\0';
}

bool
wg_locale_same(struct wg_str said, struct wg_str tag)
{
	struct parts own[2], all[2];

	if (!parse(said, &own[0], &all[0]) || !parse(tag, &own[1], &all[1]))
		return false;
	return !strcmp(all[0].language, all[1].language) &&
	    !strcmp(all[0].script, all[1].script) &&
	    (own[1].region[0] == '\0' ||
		!strcmp(all[0].region, all[1].region)) &&
	    (own[1].variant[0] == '\0' ||
		!strcmp(own[0].variant, own[1].variant));
}

/* Keywords of CLDR, by their first two letters. */
static const UChar keywords[][3] = { u"ze", u"on", u"tw", u"fe", u"ma", u"ot" };

bool
wg_locale_categories(struct wg_str icu, const uint32_t *numbers, size_t n,
    uint8_t *categories)
{
	char name[64];
	UErrorCode status = U_ZERO_ERROR;
	UPluralRules *rules;

	snprintf(name, sizeof(name), "%.*s", WG_ARG(icu));
	rules = uplrules_openForType(name, UPLURAL_TYPE_CARDINAL, &status);
	for (size_t i = 0; i < n && U_SUCCESS(status); i++) {
		UChar word[16] = { 0 };

		uplrules_select(rules, numbers[i], word, 15, &status);
		categories[i] = 0;
		while (categories[i] < WG_PLURAL_CATEGORIES - 1 &&
		    u_strncmp(word, keywords[categories[i]], 2) != 0)
			categories[i]++;
	}
	if (rules != NULL)
		uplrules_close(rules);
	return U_SUCCESS(status);
}
