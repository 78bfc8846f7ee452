#ifndef WG_STORE_LOCK_H
#define WG_STORE_LOCK_H

#include <stdbool.h>

/*
 * Locks between runs of the program, by flock(2): they end with the process,
 * however it ends, so none is ever left behind.  A descriptor is closed with
 * close(2), which gives the lock up.
 */

/*
 * Lock the file 'name' in the folder 'at', which is made if it is missing and
 * stays.  Whoever may read it may lock it.  -1: errno tells, EWOULDBLOCK if
 * somebody else has it.
 */
int wg_lock_file(int at, const char *name);

/*
 * Lock the catalogs of a project: 'folder' is its locales/.  Those who write
 * catalogs have it alone; those who read them together, so that none of them
 * sees half an update.  Waits for up to ten seconds.  '*fd' is -1 on disks
 * that know no such locks, and where the folder is missing.  False: somebody
 * else is at work.
 */
bool wg_lock_catalogs(const char *folder, bool alone, int *fd);
/* The same, for as many milliseconds. */
bool wg_lock_catalogs_within(
    int ms, const char *folder, bool alone, int *fd);

#endif
