#ifndef WG_CLI_TARGET_H
#define WG_CLI_TARGET_H

#include "base/str.h"

struct wg_arena;

/*
 * Places that -o may not name, because something would be lost there that is
 * no output.  All return NULL if the place is a good one, or else why it is
 * not, in the user's language.
 */

/* A folder for an output of the project 'root'. */
const char *wg_target_for_output(
    struct wg_arena *, struct wg_str root, const char *folder);
/*
 * A file for one PDF: none, an empty one, or a PDF of ours.  '*was' becomes
 * what is in it now, or absent.
 */
const char *wg_target_for_pdf(struct wg_arena *, struct wg_str root,
    const char *path, struct wg_str *was);

#endif
