#ifndef WG_BUILD_STALE_H
#define WG_BUILD_STALE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * The books of an output that are older than their sources, by path, and those
 * among them that somebody waits for.  Any thread.
 */
struct wg_stale;

struct wg_stale *wg_stale_open(void);
void wg_stale_close(struct wg_stale *); /* NULL is fine */
/* A build has been done: these are stale now, and no others; what was waited for
 * and is not among them is there. */
void wg_stale_set(struct wg_stale *, const struct wg_str *paths, size_t n);
bool wg_stale_any(struct wg_stale *);
/* Is that one?  Then it is waited for from now on. */
bool wg_stale_want(struct wg_stale *, struct wg_str path);
/* Readable while something is waited for; -1: nobody can be told. */
int wg_stale_fd(const struct wg_stale *);
/* What is waited for, copied into the arena, '*n' paths; after that nothing
 * is. */
struct wg_str *wg_stale_take(
    struct wg_stale *, struct wg_arena *, size_t *n);

#endif
