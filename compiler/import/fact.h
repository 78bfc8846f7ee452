#ifndef WG_IMPORT_FACT_H
#define WG_IMPORT_FACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "values/bare.h"

struct wg_language;
struct wg_locale;

/*
 * A fact that stands in a text as words, in any language: a phone number, a
 * mail address, a time, a date, an amount.  What the German has is found by
 * values/bare.h; of a translation is asked where it says the same.
 */
struct wg_fact_text {
	struct wg_str text;  /* as it is */
	/* Digits are 0-9, dashes "-" without blanks, blanks are " ": */
	struct wg_str plain;
	struct wg_origin {
		size_t from, to; /* a character of 'text' [byte] */
	} *origins;          /* of each byte of 'plain' */
	struct wg_bare_tokens tokens; /* of 'plain'; of German, of 'text' */
	const struct wg_language *language;
	const struct wg_locale *locale;
	bool german;         /* simple German, too */
};

/* How many facts are looked for in a block, and how long it may be [byte]:
 * nobody writes longer ones, and looking has to end. */
#define WG_FACTS_MOST 20
#define WG_FACTS_LONGEST 8192

struct wg_fact_text wg_fact_in(
    struct wg_arena *, struct wg_str, const struct wg_language *);

/* The next fact of the German from token '*i' on, in bytes of the text. */
bool wg_fact_next(struct wg_arena *, const struct wg_fact_text *, size_t *i,
    enum wg_bare_kind *, struct wg_str *value, size_t *from, size_t *to);
/* Where the text says this one first from byte 'start' on, and it stands alone:
 * not in a longer one. */
bool wg_fact_find(struct wg_arena *, const struct wg_fact_text *,
    enum wg_bare_kind, struct wg_str value, size_t start, size_t *from,
    size_t *to);

#endif
