#ifndef WG_BASE_NEAR_H
#define WG_BASE_NEAR_H

#include <stdbool.h>

#include "base/str.h"

/*
 * "Did you mean": of the words that are tried, the one most like 'word', and
 * of several the first.
 *
 *	struct wg_near near = { .word = typed, .limit = 2 };
 *
 *	for (…)
 *		wg_near_try(&near, one);
 *
 * 'found' is WG_NONE then if none is as near as 'limit' [characters].
 */
struct wg_near {
	struct wg_str word, found;
	unsigned limit;
	bool exact; /* 'found' is the word itself */
};

/* True: it is nearer than all before. */
bool wg_near_try(struct wg_near *, struct wg_str);

#endif
