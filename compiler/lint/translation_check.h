#ifndef WG_LINT_TRANSLATION_CHECK_H
#define WG_LINT_TRANSLATION_CHECK_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

struct wg_alphabet;
struct wg_arena;
struct wg_catalog;
struct wg_language;
struct wg_letters;
struct wg_message;
struct wg_message_text;
struct wg_project;
struct wg_script_set;
struct wg_unit;

/*
 * What the text of a translation is checked for, besides its tags (those are
 * middle/translate.c's).  The checks are the rows of a table in
 * translation_check.c; each is a function of one pair of strings, in one of
 * the files check_*.c.  Every report shows both texts.
 */

/* One pair of strings, as every check gets it. */
struct wg_pair {
	struct wg_diag *diag;
	struct wg_arena *scratch;
	const struct wg_project *project;
	const struct wg_language *language;
	const struct wg_script_set *scripts; /* of the language */
	const struct wg_letters *letters;    /* likewise */
	const struct wg_unit *unit;       /* NULL for a label */
	const struct wg_message *message;
	const struct wg_message_text *text; /* the msgstr that is checked */
	struct wg_str source; /* the msgid, or msgid_plural */
};

/*
 * Run all checks.  False when the translation must not be used; then an error
 * was reported.
 */
bool wg_translation_check(const struct wg_pair *);

/*
 * What concerns a catalog as a whole: its language, plural forms, letters.
 * False when it must not be used, which was reported.
 */
bool wg_catalog_check(const struct wg_project *, const struct wg_language *,
    const struct wg_catalog *, struct wg_diag *);

/*
 * For the checks.  The span of the first 'piece' in the file, or the whole
 * string's when it cannot be found as it is; report with both texts.
 */
struct wg_span wg_piece_span(const struct wg_message_text *, struct wg_str piece);
void wg_pair_report(const struct wg_pair *, enum wg_diag_id,
    struct wg_str piece, const char *detail, ...)
    __attribute__((format(printf, 4, 5)));

/* The rows of the table.  False: must not be used. */
bool wg_check_controls(const struct wg_pair *);    /* check_characters.c */
bool wg_check_invisible(const struct wg_pair *);
bool wg_check_mojibake(const struct wg_pair *);
bool wg_check_script(const struct wg_pair *);
bool wg_check_letters(const struct wg_pair *);      /* check_letters.c */
bool wg_check_space(const struct wg_pair *);
bool wg_check_addresses(const struct wg_pair *);   /* check_facts.c */
bool wg_check_numbers(const struct wg_pair *);
bool wg_check_times(const struct wg_pair *);
bool wg_check_placeholders(const struct wg_pair *); /* check_wording.c */
bool wg_check_ampersand(const struct wg_pair *);
bool wg_check_end(const struct wg_pair *);
bool wg_check_same(const struct wg_pair *);
bool wg_check_terms(const struct wg_pair *);

#endif
