#ifndef WG_STORE_FRESH_H
#define WG_STORE_FRESH_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * A folder that is not there yet, or is empty, written as a whole: everything
 * is made in a folder of its own beside it (or inside the empty one), and put
 * in place at the end.  What is there is never written over, and links are
 * never followed.
 *
 * All return false with errno; EEXIST: there is something.
 */
struct wg_fresh {
	struct wg_arena *arena;
	const char *path;     /* where it will be */
	struct wg_str root;   /* where it is made: a real path */
	bool inside;          /* 'path' is there, and empty */
};

bool wg_fresh_open(
    struct wg_fresh *, struct wg_arena *, struct wg_str path);
/* A file below it, and the folders it is in; no name in it is "..". */
bool wg_fresh_put(
    struct wg_fresh *, struct wg_str name, struct wg_str bytes);
bool wg_fresh_commit(struct wg_fresh *);
void wg_fresh_abort(struct wg_fresh *);

#endif
