#ifndef WG_STORE_GIT_H
#define WG_STORE_GIT_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * A project that is a git checkout.  All is done by the program git of the
 * user, with the settings of the user, in the folder 'root'; nothing of it
 * asks for the network, and nothing waits for an answer from the keyboard, or
 * longer than twenty seconds for anything.  Only what leads to a commit starts
 * what the checkout names: its hooks and filters.
 */
struct wg_git {
	struct wg_arena *arena;
	struct wg_str root;
	const atomic_bool *stop; /* end now; any thread may say so */
};

/* Does git know this file of the project?  False also without a git. */
bool wg_git_knows(const struct wg_git *, struct wg_str name);
/* The file as it was committed last, as it is checked out; or WG_NONE. */
struct wg_str wg_git_committed(const struct wg_git *, struct wg_str name);
/*
 * Commit these files as they are now, and nothing else.  False: '*why' is what
 * git says.
 */
bool wg_git_commit(const struct wg_git *, const struct wg_str *names,
    size_t n, struct wg_str message, struct wg_str *why);

#endif
