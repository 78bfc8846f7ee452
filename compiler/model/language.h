#ifndef WG_MODEL_LANGUAGE_H
#define WG_MODEL_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_source;

/*
 * The registry locales/languages.tsv, read at run time: a new language needs
 * no C.  One row per language, tab separated, '#' begins a comment:
 * tag, label, German name, ICU locale, feed slug, script (ISO 15924),
 * direction (ltr or rtl), nplurals, plural expression.
 */
struct wg_language {
	struct wg_str tag;    /* BCP 47: ar, zh-Hans, fa-AF, de-simple */
	struct wg_str label;  /* its own name in its own script */
	struct wg_str german; /* Arabisch */
	struct wg_str icu;    /* ICU locale, never empty */
	struct wg_str slug;   /* language code of the feed, lower case */
	struct wg_str script; /* Arab */
	bool rtl;
	bool app_knows;       /* false: the app has no user interface for it */
	unsigned n_plurals;
	struct wg_str plural;
	uint32_t rank;        /* row of the registry, from 0 */
};

struct wg_languages {
	struct wg_language *at;
	size_t n;
};

/* Rows that are broken are reported and left out. */
void wg_languages_read(struct wg_arena *, const struct wg_source *,
    struct wg_languages *, struct wg_diag *);
/* By tag, ASCII case folded; NULL when it is not registered. */
const struct wg_language *wg_language_lookup(
    const struct wg_languages *, struct wg_str tag);
/* The most similar tag, or WG_NONE. */
struct wg_str wg_language_near(const struct wg_languages *, struct wg_str tag);

#endif
