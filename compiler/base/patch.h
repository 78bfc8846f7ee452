#ifndef WG_BASE_PATCH_H
#define WG_BASE_PATCH_H

#include "base/str.h"

struct wg_arena;
struct wg_out;

/*
 * Append what makes of one text another, as 'diff -u' writes it, for 'patch
 * -p1' and 'git apply'.  'was' absent (WG_NONE): the file is new; 'now'
 * absent: it is gone.  Nothing is appended if both are the same.
 *
 * Few changed lines are found exactly; where more than a thousand differ, all
 * between the first and the last of them is told as changed.
 */
void wg_patch_put(struct wg_arena *, struct wg_out *, struct wg_str name,
    struct wg_str was, struct wg_str now);

#endif
