#ifndef WG_CATALOG_FILL_H
#define WG_CATALOG_FILL_H

#include <stdbool.h>

#include "base/map.h"
#include "model/catalog.h"

struct wg_arena;

/* A translation from elsewhere. */
struct wg_filling {
	struct wg_str text;    /* the msgstr */
	struct wg_str comment; /* what stands behind "# "; empty: the mark of a
				* translation that a program made */
	bool fuzzy;
};

struct wg_fill_count {
	unsigned filled, fuzzy;
	unsigned differ; /* are translated in another way, and stay */
};

/*
 * The text of a catalog with these translations, by wg_message_key(), where it
 * has none.  What is translated stays; so does all else, byte for byte.
 * Messages with plural forms are left alone.
 */
struct wg_str wg_catalog_fill(struct wg_arena *, const struct wg_catalog *,
    const struct wg_map *fillings, struct wg_fill_count *);

#endif
