#ifndef WG_STORE_ASSEMBLE_H
#define WG_STORE_ASSEMBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/stage.h"

/*
 * Parts of a site (store/part.h), each an output folder of its own, become one
 * site: byte for byte what one build of the same inputs makes, with its
 * manifest and notes.  Nothing is made again; files are links to those of the
 * parts, or copies where there can be no links.  The site appears in one
 * exchange, like that of a build (store/stage.h); whatever is wrong, the old
 * one stays.
 *
 * Refused are parts that are missing or there twice, of another division, day,
 * program, options, inputs or book of addresses; a part somebody is at work in;
 * files that are not as the build of their part left them; files that two parts
 * made; and a folder whose book of addresses has become another one since the
 * parts were begun, as what it tells would be lost.
 */
struct wg_assembly {
	struct wg_arena *arena;
	const char *folder;
	const char *const *parts;
	size_t n_parts;
	const char *book; /* path of the book of addresses */
	size_t book_limit; /* of its size [byte] */
	/* What came of it. */
	struct wg_stage_count count;
	struct WG_VEC(struct wg_str) troubles; /* each a line, for the user */
};
/* False: 'troubles' tells all that is wrong. */
bool wg_assemble(struct wg_assembly *);

#endif
