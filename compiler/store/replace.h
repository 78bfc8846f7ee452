#ifndef WG_STORE_REPLACE_H
#define WG_STORE_REPLACE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Replace one file as a whole: written beside and renamed, and only if the
 * bytes differ; a missing folder is made.  With 'dry_run' nothing is written.
 */
enum wg_replaced { WG_SAME, WG_REPLACED, WG_NOT_REPLACED /* errno */ };

enum wg_replaced wg_replace(
    const char *path, struct wg_str bytes, bool dry_run);

#endif
