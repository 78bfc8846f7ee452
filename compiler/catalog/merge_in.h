#ifndef WG_CATALOG_MERGE_IN_H
#define WG_CATALOG_MERGE_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/out.h"
#include "catalog/merge.h"

/* Inside: what merge.c decides and merge_write.c writes. */

struct wg_message;

enum fate {
	KEEP,    /* the old entry, as it is */
	RENEW,   /* … with the comments and references of the template */
	REVIVE,  /* … which was obsolete */
	CARRY,   /* its translation under a new msgid */
	MOVE,    /* the translation of the same text in another catalog */
	GUESS,   /* … fuzzy */
	EMPTY,   /* nothing to take */
	GONE,    /* now obsolete */
	DROP,    /* not written */
};

struct slot {
	struct slot *next;
	enum fate fate;
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

/* The entry of a slot, with the blank line before it. */
void wg_merge_put_slot(struct merger *, const struct slot *);
/* All before the first entry: a byte order mark, remarks, the header with the
 * date of the template. */
void wg_merge_put_start(struct merger *);

#endif
