#ifndef WG_STORE_WATCH_H
#define WG_STORE_WATCH_H

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
enum wg_watch_event {
	WG_WATCH_STOP,   /* the file descriptor 'stop' has become readable */
	WG_WATCH_CHANGE, /* something has changed */
	WG_WATCH_ASKED,  /* the file descriptor 'asked' is readable */
	WG_WATCH_QUIET,  /* nothing has, for 'ms' */
};
/*
 * Wait for one of these; 'ms' -1: as long as it takes.  A change is told when
 * it has been quiet for 20 ms after one file, or for 75 ms after several, but
 * a second after the first at the latest.
 */
enum wg_watch_event wg_watch_wait(
    struct wg_watch *, int stop, int asked, int ms);
/* Has something happened that will end the next wait?  Any thread; either file
 * descriptor may be -1. */
bool wg_watch_ready(const struct wg_watch *, int stop, int asked);

/*
 * Every file below 'path' (or the file itself) with size, times and inode, one
 * a line, in the arena: when it is the same, so are the files.  Names that
 * begin with '.' are left out, and folders below 'depth' levels.
 */
struct wg_str wg_fingerprint(
    struct wg_arena *, const char *path, unsigned depth);

#endif
