#ifndef WG_IMPORT_REGION_READ_H
#define WG_IMPORT_REGION_READ_H

#include "import/region.h"

/* What import/region_read.c and region_languages.c share: the files of the
 * folder, by their names in it.  NULL after a report; of a file that is not
 * 'needed' and not there, after a note. */
const struct wg_source *wg_region_source(
    struct wg_region_import *, struct wg_str name, bool needed);
const struct wg_js *wg_region_json(struct wg_region_import *,
    struct wg_str name, bool needed, enum wg_js_kind,
    const struct wg_source **file);
bool wg_region_has(struct wg_region_import *, struct wg_str name);

/* German first, whatever the order.  False: it has none, which was told. */
bool wg_region_languages(struct wg_region_import *);
/* Languages that have files and are not shown to anybody; and files of which
 * nothing is read. */
void wg_region_hidden(struct wg_region_import *);

#endif
