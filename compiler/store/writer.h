#ifndef WG_STORE_WRITER_H
#define WG_STORE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "base/out.h"

/*
 * What an output notes of itself, as it is written: the counterpart of
 * store/reader.h.  Lines are appended to 'out', and wg_writer_pass() behind
 * each; what is longer than 'most' goes to its file on the way, so a site of
 * many million files needs no more memory for them than that.
 */
struct wg_writer {
	struct wg_out out; /* what has not been passed on */
	int at;            /* the folder that the path is below */
	const char *path;
	size_t most;       /* [byte] */
	int fd;            /* -1: nothing has been passed on */
	bool compares;     /* 'fd' is read, not written */
	bool hashes;
	size_t hashed;     /* of 'out' [byte] */
	struct wg_hasher hasher;
	int error;         /* errno of what failed first, or 0 */
	bool differs;
};

#define WG_WRITER_USUAL ((size_t)1 << 20)

/* The file below the folder 'at' must not be there; it is made when there is
 * more than 'most', or by wg_writer_close().  'hashes': for
 * wg_writer_hash(). */
void wg_writer_begin(struct wg_writer *, int at, const char *path,
    size_t most, bool hashes);
/* Make the file now.  False: errno tells. */
bool wg_writer_open(struct wg_writer *);
/* Write nothing, compare with what is there. */
void wg_writer_compare(struct wg_writer *, int at, const char *path,
    bool hashes);
/* A line has been appended. */
void wg_writer_pass(struct wg_writer *);
/* The SHA-256 of all so far. */
struct wg_sha256 wg_writer_hash(struct wg_writer *);
/* Is all of it in 'out' still? */
bool wg_writer_is_whole(const struct wg_writer *);
/* All has been appended.  False: it could not be written, errno tells; or it
 * is not what is there. */
bool wg_writer_close(struct wg_writer *);
/* The same without writing what has not been passed on. */
void wg_writer_drop(struct wg_writer *);

/* All of it, whatever is written at once.  False: errno tells. */
bool wg_write_all(int fd, struct wg_str bytes);

#endif
