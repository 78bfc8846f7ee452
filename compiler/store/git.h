#ifndef WG_STORE_GIT_H
#define WG_STORE_GIT_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_out;

/*
 * A project that is a git checkout.  All is done by the program git of the
 * user, with the settings of the user, in the folder 'root'; nothing of it
 * asks for the network, and nothing waits for an answer from the keyboard, or
 * longer than twenty seconds for anything.  Only what leads to a commit starts
 * what the checkout names: its hooks and filters.
 */

/* Does git know this file of the project?  False also without a git. */
bool wg_git_knows(struct wg_arena *, struct wg_str root, struct wg_str name);
/* The file as it was committed last, as it is checked out; or WG_NONE. */
struct wg_str wg_git_committed(
    struct wg_arena *, struct wg_str root, struct wg_str name);
/*
 * Commit these files as they are now, and nothing else.  False: '*why' is what
 * git says.
 */
bool wg_git_commit(struct wg_arena *, struct wg_str root,
    const struct wg_str *names, size_t n, struct wg_str message,
    struct wg_str *why);

#endif
