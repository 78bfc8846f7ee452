#ifndef WG_STORE_PART_H
#define WG_STORE_PART_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_out;
struct wg_sha256;

/*
 * What a part of a site says of itself, at the end of its manifest: which part
 * it is and what it was made from.  Parts make a whole (store/assemble.h) if
 * they were made from the same and each is there once.
 */
struct wg_part {
	struct wg_str share;   /* "3/16"; or ids of regions with commas
				* between them, "-": what belongs to none */
	struct wg_str regions; /* all of the project, the same way */
	struct wg_str day;     /* what counted as today */
	struct wg_str program, options, inputs; /* what it was made by and
						 * from, as hashes */
	struct wg_str book;    /* SHA-256 of the book of addresses that the
				* build began with */
};

/* The end of a manifest: ],"part":{…}} on a line of its own, with the hash of
 * all before it. */
void wg_part_write(struct wg_out *, const struct wg_part *,
    const struct wg_sha256 *before);
/*
 * Read the last line of a manifest; what is read is part of it.  '*list' becomes
 * the hash of all before.  False: it is the manifest of a whole, or damaged.
 */
bool wg_part_read(struct wg_str line, struct wg_part *, struct wg_str *list);
/* Of what it is the manifest, as far as its last line tells. */
bool wg_part_is_part(struct wg_str line);
bool wg_part_is_whole(struct wg_str line);
/* "K/N".  False: it is no such thing, or K is not one of 1 to N. */
bool wg_part_shard(struct wg_str share, unsigned *k, unsigned *n);

#endif
