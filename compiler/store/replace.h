#ifndef WG_STORE_REPLACE_H
#define WG_STORE_REPLACE_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * Replace single files as a whole; see also store/stage.h.  The new text is
 * written beside the old file, as NAME.wegweiser- and letters that make it
 * unique (base/unique.h), and takes its place only if that is still what was
 * read: what somebody saved in between stays.
 * The new file has the mode and the group of the old one; a symbolic link
 * stays one, and what it leads to is replaced.
 */
enum wg_replaced {
	WG_SAME,         /* the bytes are there already */
	WG_REPLACED,
	WG_NOT_REPLACED, /* errno */
	WG_SAVED_MEANWHILE, /* somebody else has written it, so it stays */
	WG_LEADS_OUT,    /* of 'root', so it stays */
};

struct wg_replacement {
	const char *path;
	struct wg_str root;  /* a real path that it has to lie below; empty:
			      * anywhere */
	struct wg_str was;   /* what was read; absent (WG_NONE): no file */
	struct wg_str bytes;
	bool folder;         /* make the folders it is in that are missing */
	bool dry_run;        /* write nothing, but tell */
};

enum wg_replaced wg_replace(const struct wg_replacement *);
/* Why not, in the user's language. */
const char *wg_replaced_say(enum wg_replaced);

/* Remove what writers that were killed left in a folder.  Only who has the
 * lock (store/lock.h) may. */
void wg_replace_clean(const char *folder);

#endif
