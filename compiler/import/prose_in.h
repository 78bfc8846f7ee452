#ifndef WG_IMPORT_PROSE_IN_H
#define WG_IMPORT_PROSE_IN_H

#include "import/prose.h"

/* What import/prose.c and its helpers (import/words.c) share. */

/* All words inside; those of different blocks stand apart. */
struct wg_str wg_spaced_words(struct wg_arena *, const struct wg_soup *);
/* Behind all that 'parent' has; it may hang elsewhere no more. */
void wg_passage_move(struct wg_passage *parent, struct wg_passage *);
/* Of a card of the CMS or ours: its mail addresses, numbers and name.  None:
 * it is no card. */
size_t wg_card_facts(struct wg_arena *, const struct wg_soup *,
    struct wg_str *facts, size_t room);
/* Is the text of a link its address? */
bool wg_is_address(struct wg_str text, struct wg_str href);
/* Digits as they stand above or below the line; empty if it has others. */
struct wg_str wg_small_digits(struct wg_arena *, struct wg_str, bool above);
/* Text without any tag gets paragraphs where it has empty lines. */
struct wg_str wg_with_paragraphs(struct wg_arena *, struct wg_str html);
/* Paragraphs that begin with bullets or numbers become lists. */
void wg_prose_lists(struct wg_prose *, struct wg_passage *root);

#endif
