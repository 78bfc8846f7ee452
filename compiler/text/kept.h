#ifndef WG_TEXT_KEPT_H
#define WG_TEXT_KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Is a line that ends before unit 'i' of a text of 'n' units one that we do not
 * want, though it may?  Inside numbers ("8:00-12:30", "0800 1110111"), between
 * a number and its unit ("12 km"), in "z. B." and "E-Mail", behind a word of one
 * letter in Polish, Czech and Slovak.  What numbers count is text/counts.h.
 */
bool wg_kept_at(
    const uint16_t *text, uint32_t n, uint32_t i, struct wg_str lang);

/* Whether a text can have such a place, or one of text/counts.h: most need not be
 * looked at. */
bool wg_kept_in(struct wg_str utf8, struct wg_str lang);

#endif
