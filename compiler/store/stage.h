#ifndef WG_STORE_STAGE_H
#define WG_STORE_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_sha256;

/*
 * The output folder, exchanged as a whole.  Files are written beside the old
 * ones; one that has not changed since the last commit is a hard link to the
 * old file and keeps its time; files of the same bytes are links to one.
 * wg_stage_commit() puts the new tree in the place of the old one in one
 * step: whoever looks sees the old build or the new one, never half, also
 * when the program is killed.  Its work is what has changed, not what there
 * is.
 *
 * FOLDER/report/manifest.json names every file with its SHA-256; FOLDER must
 * be empty, missing or hold a manifest of ours: a folder of somebody else's is
 * refused.
 */
struct wg_stage;

enum wg_stage_error {
	WG_STAGE_OK,
	WG_STAGE_FOREIGN, /* the folder holds files, and no manifest of ours */
	WG_STAGE_BUSY,    /* another build is at work there */
	WG_STAGE_SYSTEM,  /* errno tells */
};

/* 'folder' is created; NULL takes everything and writes nothing, and must be
 * aborted.  '*error' tells why it is NULL. */
struct wg_stage *wg_stage_open(const char *folder, enum wg_stage_error *error);

/*
 * Write one file.  'path' is relative, with '/', without "." and "..": this
 * is asserted, because ids are checked long before.  Any thread.  An error
 * sticks: the commit will fail.  Two files of one path: the build's own
 * mistake, asserted.
 */
void wg_stage_put(struct wg_stage *, struct wg_str path, struct wg_str bytes);

/*
 * Files that need not be made.  A fingerprint is a hash of all that a file is
 * made from.  wg_stage_keep() takes the file of the last build over if it was
 * noted with the same fingerprint, is still the one that build wrote, and
 * 'accept' (NULL: always) agrees to the text that was noted with it; then the
 * file is put, and noted again.  wg_stage_note() notes a file that has been
 * put by hand.  Any thread.
 *
 * Notes are kept in FOLDER/.inputs, which is no output: with a damaged one, or
 * without it, more is made anew, and nothing is different.
 */
bool wg_stage_keep(struct wg_stage *, struct wg_str path,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *context, struct wg_str text), void *context);
void wg_stage_note(struct wg_stage *, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_str text);
/* The same for many files that are made together, under a name. */
bool wg_stage_keep_all(struct wg_stage *, struct wg_str name,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *context, struct wg_str text), void *context);
void wg_stage_note_all(struct wg_stage *, struct wg_str name,
    const struct wg_sha256 *fingerprint, const struct wg_str *paths, size_t n,
    struct wg_str text);
/* Put a file as the last build left it, if it did: a later build will make it
 * anew.  Any thread. */
void wg_stage_leave(struct wg_stage *, struct wg_str path);
/* Take the notes of this build back: something was wrong that they do not
 * tell of. */
void wg_stage_forget(struct wg_stage *);

struct wg_stage_count {
	unsigned created, changed, unchanged, removed;
	unsigned left; /* by wg_stage_leave() */
};
/* All or nothing.  False: errno tells; the old tree is still in place, but
 * there may be none before it any more.  Closes the stage in any case. */
bool wg_stage_commit(struct wg_stage *, struct wg_stage_count *);
/* Throw the new tree away; NULL is fine. */
void wg_stage_abort(struct wg_stage *);

/* Put the tree before the last commit back.  False: there is none. */
bool wg_stage_rollback(const char *folder, enum wg_stage_error *error);

#endif
