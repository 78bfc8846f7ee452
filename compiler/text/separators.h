#ifndef WG_TEXT_SEPARATORS_H
#define WG_TEXT_SEPARATORS_H

#include "base/str.h"

struct wg_arena;

/*
 * What a language writes between things, with the blank that follows: ", " or
 * "، " or "、" between those of a list and between what is said one after the
 * other, ": " or " : " or "：" behind a label.  Nothing else puts commas and
 * colons into what people read.
 */
enum wg_separator {
	WG_SEPARATOR_LIST,
	WG_SEPARATOR_COMMA,
	WG_SEPARATOR_COLON,
	WG_SEPARATOR_COUNT
};

/* Those of the language 'icu', with CLDR's data of 'data': itself, or the
 * language that stands in for it. */
void wg_separators_find(struct wg_arena *, const char *icu, const char *data,
    struct wg_str marks[WG_SEPARATOR_COUNT]);

#endif
