#ifndef WG_TEXT_COLLATE_H
#define WG_TEXT_COLLATE_H

#include "base/str.h"

struct wg_arena;

/*
 * Sort keys for names: two texts are in the order of the language when their
 * keys are in the order of their bytes (UTS #10 with CLDR's tailoring; German
 * is DIN 5007-1: Ä is A).  'icu' as in languages.tsv; a language of which ICU
 * knows no order of its own has that of the root.  Names that the language
 * counts as equal have the same key: break the tie by something else.
 */
struct wg_collator;

struct wg_collator *wg_collator_open(struct wg_str icu); /* never NULL */
void wg_collator_close(struct wg_collator *);            /* NULL is fine */
/* In the arena. */
struct wg_str wg_collation_key(
    const struct wg_collator *, struct wg_arena *, struct wg_str text);

#endif
