#ifndef WG_STORE_READER_H
#define WG_STORE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * What an output notes of itself has a line or more for each file, and a site
 * may have many million: it is read line by line and never as a whole.  A line
 * longer than WG_LINE_BYTES is none that we wrote, and is passed over.
 */
#define WG_LINE_BYTES ((size_t)1 << 20)

struct wg_reader {
	int fd; /* -1: it reads what is in memory */
	char *buffer;
	size_t room, at, end; /* of the buffer [byte] */
	size_t left;          /* in the file, behind the buffer [byte] */
	int error;            /* errno of a read that failed, or 0 */
};

/* A regular file below the folder 'at', as long as it is now.  False: there is
 * none (errno is ENOENT or ENOTDIR), or it cannot be read; nothing is open. */
bool wg_reader_open(struct wg_reader *, int at, const char *path);
/* The lines of a text that lives as long. */
void wg_reader_begin(struct wg_reader *, struct wg_str text);
/* The next line, without its end, until the next call.  False at the end. */
bool wg_reader_next(struct wg_reader *, struct wg_str *line);
/* The next 'n' bytes, in the arena.  False: there are not so many. */
bool wg_reader_take(
    struct wg_reader *, struct wg_arena *, size_t n, struct wg_str *text);
/* False: something could not be read, errno tells. */
bool wg_reader_close(struct wg_reader *);

/* Is this the text of a file? */
bool wg_reader_is(int at, const char *path, struct wg_str text);

#endif
