#ifndef WG_COMPOSE_SPECIMEN_H
#define WG_COMPOSE_SPECIMEN_H

#include "compose/compose.h"
#include "model/print.h"

/*
 * A page for every language of the registry, whether the project uses it or
 * not: its letters, digits and punctuation, running text, facts as they stand
 * on every product, and German names amid its words.  Whoever adds a language
 * or changes a font looks at these pages first.
 */
struct wg_part *wg_compose_specimen(
    struct wg_composer *, const struct wg_print *);

#endif
