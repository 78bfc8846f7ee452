#ifndef WG_LINT_GLOSSARY_H
#define WG_LINT_GLOSSARY_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_glossary;
struct wg_language;
struct wg_project;
struct wg_source;
struct wg_unit;

/*
 * locales/glossary.tsv: which translations of a German term are right.  The
 * first row names the columns: "de", then tags of languages; every other row
 * is a term.  A cell holds the accepted translations, separated by '|'; an
 * empty one demands nothing.  A '*' at the end or the beginning of a word
 * stands for more letters: "відомств* у справах іноземців".  Capitals, vowel
 * signs and marks do not matter.  Scripts without blanks between words are
 * searched anywhere in the text.  A text that keeps the German term, as in
 * "youth welfare office (Jugendamt)", is always right.
 *
 * What is wrong with the file is reported, and that row or cell left out.
 * The glossary lives in the arena and is read-only from then on.
 */
const struct wg_glossary *wg_glossary_read(struct wg_arena *,
    const struct wg_source *, const struct wg_project *, struct wg_diag *);

/* A term of a unit that a translation lacks. */
struct wg_glossary_miss {
	struct wg_str term;     /* as the glossary writes it, without '*' */
	struct wg_str accepted; /* the cell */
};
/*
 * The first term of 'unit' of which 'text' has no accepted translation.
 * False when all are there.
 */
bool wg_glossary_lacks(const struct wg_glossary *, struct wg_arena *scratch,
    const struct wg_language *, const struct wg_unit *unit,
    struct wg_str text, struct wg_glossary_miss *);

#endif
