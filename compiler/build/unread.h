#ifndef WG_BUILD_UNREAD_H
#define WG_BUILD_UNREAD_H

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_project;

/*
 * Tell every file and folder below content/ and locales/ that nothing reads:
 * an author waits for it in vain.  What programs leave behind (hidden files,
 * .mo, .bak, names that end in ~) and documentation (README, LICENSE) is none
 * of the author's business and passed over.  'root' is the project's folder.
 */
void wg_unread_check(struct wg_arena *, struct wg_str root,
    const struct wg_project *, struct wg_diag *);

#endif
