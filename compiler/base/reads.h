#ifndef WG_BASE_READS_H
#define WG_BASE_READS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct stat;
struct wg_arena;
struct wg_out;

/*
 * What was read from the disk, so that a later run can tell whether it would
 * read the same.  As long as a list is open, wg_file_read_below(), the
 * functions for folders and wg_look() (base/source.h) note in it each file,
 * folder and "there is no such": nobody else has to say what he depends on.
 *
 * A file is as it was if size, mtime, ctime and inode are.  One that was
 * changed so shortly before it was read that another change might leave its
 * times as they are is noted with its bytes' hash, as git does it; of a folder
 * that are its names.
 */
struct wg_reads;

/* The list is open until wg_reads_close(); one at a time, opened and closed
 * while one thread is at work. */
struct wg_reads *wg_reads_open(struct wg_arena *);
void wg_reads_close(void);

/*
 * One read a line, sorted.  False, and nothing is written: something changed
 * while it was read, was neither file nor folder, or has a name that no line
 * can hold.
 */
bool wg_reads_write(struct wg_reads *, struct wg_out *);
/* Is everything as these lines say?  'differs' (NULL: none) is told of what is
 * not, and may say that the rest need not be looked at; true only if it was
 * never called. */
bool wg_reads_hold(struct wg_str lines,
    bool (*differs)(void *context, const char *path, bool folder),
    void *context);
/* Note a line of an earlier list, which holds, once more. */
void wg_reads_add(struct wg_reads *, struct wg_str line);

/* For base/source.c.  Paths are whole; 'st' was looked at before the bytes, or
 * names, were read. */
void wg_reads_file(const char *path, const struct stat *st, struct wg_str bytes);
void wg_reads_folder(const char *path, const struct stat *st,
    const struct wg_str *names, size_t n);
void wg_reads_missing(const char *path);
void wg_reads_look(const char *path, bool folder);
/* Read, but nothing that could be told again. */
void wg_reads_unclear(void);
/* Is a list open? */
bool wg_reads_noting(void);

#endif
