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
/*
 * By what a person types: the tag, else the slug of the feed, else the code of
 * the ICU locale, in any case, with '-' or '_'.  NULL: not registered.  What
 * is written is always the tag of the row.
 */
const struct wg_language *wg_language_lookup(
    const struct wg_languages *, struct wg_str tag);
/* Does a list of tags name it? */
bool wg_language_named(const struct wg_languages *, struct wg_str list,
    const struct wg_language *);
/* The tag that somebody may mean by this one, or by a name of a language in
 * German or in itself ("Albanisch", "shqip", "ukr"); or WG_NONE. */
struct wg_str wg_language_near(const struct wg_languages *, struct wg_str tag);

#endif
