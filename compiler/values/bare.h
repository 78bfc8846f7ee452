#ifndef WG_VALUES_BARE_H
#define WG_VALUES_BARE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Facts that German texts write as words: "14.00 Uhr", "030 23125112",
 * "1.200 Euro", "1. Dezember 2026".  A text is cut into tokens, and at each
 * token a fact may begin.
 */
enum wg_bare_kind {
	WG_BARE_DATE, WG_BARE_TIME, WG_BARE_MONEY, WG_BARE_EMAIL,
	WG_BARE_URI, WG_BARE_PHONE
};

struct wg_bare_token {
	struct wg_str text; /* without punctuation around it */
	bool point;         /* a full stop stood behind it */
};
struct wg_bare_tokens WG_VEC(struct wg_bare_token);

/* Add a word without blanks; one that does not break divides it. */
void wg_bare_cut(
    struct wg_arena *, struct wg_bare_tokens *, struct wg_str word);
/*
 * How many tokens from 'i' on are a fact; 0: none begins there.  '*value' is
 * what its element holds: "08:00-12:00", "+493023125112"; of a web address
 * that no source may have, as it is.
 */
size_t wg_bare_fact(struct wg_arena *, const struct wg_bare_tokens *, size_t i,
    enum wg_bare_kind *, struct wg_str *value);

#endif
