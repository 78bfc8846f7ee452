#ifndef WG_CATALOG_REPAIR_H
#define WG_CATALOG_REPAIR_H

#include "base/str.h"

struct wg_arena;
struct wg_catalog;

/*
 * The text of a catalog with what no translator should have to mend: a header
 * where there is none ('header', whole lines), UTF-8 as the charset, when the
 * header names none or another one although the text is UTF-8, the plural forms
 * of 'header', when its own cannot be used, and line feeds where a line ends in
 * a CR alone, which msgfmt cannot read.  The text itself where nothing is to be
 * done.  WG_NONE: it cannot be mended.
 */
struct wg_str wg_catalog_repair(
    struct wg_arena *, const struct wg_catalog *, struct wg_str header);

#endif
