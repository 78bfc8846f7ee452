#ifndef WG_LINT_STYLE_H
#define WG_LINT_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_document;
struct wg_node;
struct wg_project;

/*
 * Plain language and completeness of the German sources: what a good editor
 * would ask.  Nothing here is an error; `wegweiser check` shows it, a build
 * does not.  The checks are rows of the tables in style.c and style_text.c.
 * 'glossary' (locales/glossary.tsv) and 'terms' (content/terms.tsv) may be
 * NULL.
 */
void wg_style_check(const struct wg_project *, const struct wg_source *glossary,
    const struct wg_source *terms, struct wg_diag *);

/* Inside: the words of a unit. */
struct wg_style_word {
	struct wg_str text;   /* without white space, with punctuation */
	struct wg_span at;    /* in the source file */
	const struct wg_node *unit;
	const struct wg_node *inside; /* its element: the unit or an inline */
	bool title;           /* stands in a heading */
	bool placeholder;     /* a phone number, a time … */
};

/* What one word says about the author's terms. */
struct wg_terms;
struct wg_terms *wg_terms_read(struct wg_arena *,
    const struct wg_source *glossary, const struct wg_source *terms,
    struct wg_diag *);

/* All words of a document, and all that is checked in them. */
struct wg_style_text {
	const struct wg_document *document;
	const struct wg_terms *terms;
	struct wg_arena *arena; /* for the time of one document */
	struct wg_style_word *words;
	size_t n;
	struct wg_diag *diag;
};
void wg_style_words(struct wg_style_text *);
void wg_check_sentences(const struct wg_style_text *);    /* style_text.c */
void wg_check_long_words(const struct wg_style_text *);
void wg_check_abbreviations(const struct wg_style_text *);
void wg_check_words(const struct wg_style_text *);        /* terms.c */
void wg_check_unwritten(const struct wg_style_text *);     /* unwritten.c */
void wg_check_bare_facts(const struct wg_style_text *);   /* style_facts.c */
/* Is the abbreviation one that everybody knows? */
bool wg_terms_known(const struct wg_terms *, struct wg_str);

/* A word without the punctuation around it; "" if nothing else is in it. */
struct wg_str wg_style_bare(struct wg_str word);

#endif
