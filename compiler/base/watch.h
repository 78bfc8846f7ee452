#ifndef WG_BASE_WATCH_H
#define WG_BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * Waiting for files to change.  Folders are watched with all folders below
 * them, not files, because editors save by renaming.  Where the kernel cannot
 * tell (no watches left, a network disk) they are looked through twice a
 * second instead.
 */
struct wg_watch;

/* 'folders' are borrowed; NULL: errno tells. */
struct wg_watch *wg_watch_open(const char *const *folders, size_t n);
void wg_watch_close(struct wg_watch *); /* NULL is fine */
/* Is it looking through the folders? */
bool wg_watch_polls(const struct wg_watch *);
/*
 * Wait until something has changed and then been quiet for 75 ms (or busy for
 * a second).  False: 'stop' (a file descriptor) has become readable.
 */
bool wg_watch_wait(struct wg_watch *, int stop);

/*
 * Every file below 'path' (or the file itself) with size, times and inode, one
 * a line, in the arena: when it is the same, so are the files.  Names that
 * begin with '.' are left out, and folders below 'depth' levels.
 */
struct wg_str wg_signature(
    struct wg_arena *, const char *path, unsigned depth);

#endif
