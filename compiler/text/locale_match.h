#ifndef WG_TEXT_LOCALE_MATCH_H
#define WG_TEXT_LOCALE_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Is 'said', as tools write it into the header of a catalog (zh_CN, ar_SY,
 * sr@latin), the language 'tag'?  Language and script must be the same; a
 * region or variant only where the tag names one.
 */
bool wg_locale_same(struct wg_str said, struct wg_str tag);

#define WG_PLURAL_CATEGORIES 6 /* zero, one, two, few, many, other */

/* Which of CLDR's plural categories, from 0, each number has. */
bool wg_locale_categories(struct wg_str icu, const uint32_t *numbers,
    size_t n, uint8_t *categories);

#endif
