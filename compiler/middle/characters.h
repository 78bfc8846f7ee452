#ifndef WG_MIDDLE_CHARACTERS_H
#define WG_MIDDLE_CHARACTERS_H

#include <stdbool.h>

#include "base/source.h"
#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_node;

/*
 * The characters of a source, as those of a catalog are checked.  A text comes
 * back in normalization form C and without what must not be in a text: control
 * codes, bidi controls (directions are set by us), what is no character.
 * Invisible characters, a wrong charset and letters of other scripts that look
 * like Latin ones are told and stay.  'at' is where the text stands; 'a' takes
 * the new one.
 */
struct wg_str wg_characters_check(struct wg_arena *a, struct wg_span at,
    struct wg_str text, struct wg_diag *);

/* Is there nothing to read in an element: no words, nothing filled in? */
bool wg_node_blank(const struct wg_node *);

#endif
