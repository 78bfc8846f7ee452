#ifndef WG_CATALOG_MERGE_IN_H
#define WG_CATALOG_MERGE_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/out.h"
#include "catalog/merge.h"
#include "catalog/merged.h"

/* Inside: what merge.c decides and merge_write.c writes. */

struct slot {
	struct slot *next;
	enum wg_fate fate;
	const struct wg_message *old, *new;
	const struct wg_message *place; /* old entry in whose place it comes */
};

struct merger {
	const struct wg_merge *in;
	struct wg_arena *arena;
	struct wg_out *out;
	const char *eol;
	struct slot head;
	struct slot *of_old;      /* by index of the old message */
	struct wg_map obsolete;   /* key → old message */
	struct wg_map same;       /* sense_of() → slot of an unused old one */
	struct wg_map loose;      /* loose_key() → slot of an unused old one */
	struct WG_VEC(const struct wg_message *) gone; /* from other catalogs */
	bool collected;           /* 'gone' was filled */
	uint64_t budget;
	struct wg_merge_count count;
	bool changed;
	bool copied; /* the last entry was: the blank lines behind it too */
};

/* The entry can be copied: it has lines of its own, and no twins. */
bool wg_merge_as_it_stands(const struct merger *, const struct wg_message *);
/* The new catalog: what stood before the first entry, the header with the date
 * of the template, all slots. */
void wg_merge_write(struct merger *);

#endif
