#ifndef WG_IMPORT_FACT_READ_H
#define WG_IMPORT_FACT_READ_H

#include "import/fact.h"

/* Inside import/fact.c: the first time, date or amount of a translation that
 * is this value, from byte 'start' on of its plain text. */
bool wg_fact_read(struct wg_arena *, const struct wg_fact_text *,
    enum wg_bare_kind, struct wg_str value, size_t start, size_t *from,
    size_t *to);

#endif
