#ifndef WG_STORE_LISTS_H
#define WG_STORE_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "store/built.h"
#include "store/reader.h"

/*
 * The lists of an output folder (.built of this build and of the one before,
 * .inputs, .seen) that this process has read or written, and how their files
 * looked then: one that looks so still is not read again.  What is longer than
 * WG_LIST_BYTES is not kept, but read line by line (store/reader.h).  One
 * thread.
 */
#define WG_LIST_BYTES ((size_t)16 << 20)

struct wg_list {
	struct wg_str text;
	struct wg_stamp stamp; /* of its file */
	bool whole;            /* the last line was found to be right */
};
struct wg_lists;

/* 'last': a list is needed until it has been read through, and no more. */
struct wg_lists *wg_lists_open(bool last);
void wg_lists_close(struct wg_lists *); /* NULL is fine */

/* A file below the folder 'at', until wg_lists_done() or wg_lists_settle().
 * NULL: without lists; or it cannot be read, is no file, or too long. */
struct wg_list *wg_lists_read(struct wg_lists *, int at, const char *path);
/* wg_reader_open(), from memory if that is possible; '*list' is what
 * wg_lists_read() says. */
bool wg_lists_reader(struct wg_lists *, struct wg_reader *, int at,
    const char *path, struct wg_list **list);
/* It has been read through; NULL is fine. */
void wg_lists_done(struct wg_lists *, struct wg_list *);

/* Is it of use to say what was written? */
bool wg_lists_keep(const struct wg_lists *);
/* 'text' has been written, whole, and will be at 'path'. */
void wg_lists_wrote(
    struct wg_lists *, const char *path, struct wg_str text);
/* What has been prepared for the next build (wg_stage_prepare()); NULL:
 * nothing.  It is thrown away with the lists, if nobody takes it. */
struct wg_stage_ready;
void wg_lists_ready(struct wg_lists *, struct wg_stage_ready *);
bool wg_lists_is_ready(const struct wg_lists *);
struct wg_stage_ready *wg_lists_take_ready(struct wg_lists *);

/* Nobody knows how far a commit came. */
void wg_lists_forget(struct wg_lists *);
/* A commit has ended, which only renamed lists: look again how they look, and
 * forget those that are no more.  'agree': .built is of the manifest that is
 * there. */
void wg_lists_settle(struct wg_lists *, int at, bool agree);

/* This is .built, and it belongs to the manifest as it looks now: that says no
 * more. */
void wg_lists_agree(struct wg_lists *, int at, const struct wg_list *built);
/* Do they still? */
bool wg_lists_agreed(
    const struct wg_lists *, int at, const struct wg_list *built);

#endif
