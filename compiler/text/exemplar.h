#ifndef WG_TEXT_EXEMPLAR_H
#define WG_TEXT_EXEMPLAR_H

#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * What a language is written with, as CLDR lists it; for specimens.  'icu' is
 * a locale that ICU knows (wg_locale_known()).  All strings are allocated in
 * the arena; they are empty where CLDR has nothing.
 */
enum wg_exemplar {
	WG_EXEMPLAR_LETTERS,     /* small letters, or all where there is no case */
	WG_EXEMPLAR_INDEX,       /* the letters of an index: capitals */
	WG_EXEMPLAR_PUNCTUATION,
};
/* In the order of code points, blanks between them, at most 'most'. */
struct wg_str wg_exemplars(
    struct wg_arena *, struct wg_str icu, enum wg_exemplar, size_t most);
/* "0123456789" in the digits that the language prefers. */
struct wg_str wg_own_digits(struct wg_arena *, struct wg_str icu);
/* The names of languages, as a list in that language: "Arabic, German and
 * Persian". */
struct wg_str wg_language_list(struct wg_arena *, struct wg_str icu,
    const struct wg_str *tags, size_t n);

#endif
