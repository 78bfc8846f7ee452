#ifndef WG_LINT_CHARACTERS_H
#define WG_LINT_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Characters that do harm, cannot be seen, or stand for others: what sources
 * and catalogs are both checked for. */

/* Never in a text: control codes, embeddings and overrides, what is no
 * character or nobody knows, tags that hide a text in a text. */
bool wg_char_forbidden(uint32_t scalar);
/* Came with a copied text; scripts without blanks mark the places between
 * words with U+200B. */
bool wg_char_invisible(uint32_t scalar, bool unspaced);
/* Does the character from 'from' to 'at' split a number that nobody sees
 * split: a soft hyphen, a joiner? */
bool wg_splits_number(struct wg_str, uint32_t c, size_t from, size_t at);

/*
 * UTF-8 that was read as Windows-1252, at 'from' or behind it: its bytes, put
 * together again, are one character, which goes to 'real'.  The piece, or
 * WG_NONE.
 */
struct wg_str wg_mojibake(struct wg_str, size_t from, char real[5]);

#endif
