#ifndef WG_MIDDLE_FACTS_KEPT_H
#define WG_MIDDLE_FACTS_KEPT_H

#include <stdbool.h>

struct wg_arena;
struct wg_diag;
struct wg_message;
struct wg_message_text;

/*
 * Check that a translation kept what must not change: no control characters
 * or overrides of the direction, isolates closed, and the numbers of three
 * digits and more of the original, whatever script their digits are in.
 * Reports; false when the translation must not be used.
 */
bool wg_facts_kept(struct wg_diag *, struct wg_arena *scratch,
    const struct wg_message *, const struct wg_message_text *msgstr);

#endif
