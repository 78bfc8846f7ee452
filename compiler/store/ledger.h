#ifndef WG_STORE_LEDGER_H
#define WG_STORE_LEDGER_H

#include <stdbool.h>

#include "base/hash.h"
#include "base/str.h"

struct wg_arena;

/*
 * What the station has changed: what can be undone, and what is to be sent to
 * others.  It is noted before a file is written, so that it outlives the
 * program, however that ends:
 *
 *   FOLDER/.station/list     a first line, then entries
 *   FOLDER/.station/SHA-256  a file as it was before its first change
 *
 * Several stations of one project share it, under the lock that all writing
 * needs.  Without a disk that can be written it lasts as long as the program.
 */

/* A file that was changed, until that is sent. */
struct wg_ledger_origin {
	struct wg_ledger_origin *next; /* in the order of changes */
	struct wg_arena *arena;        /* its own */
	struct wg_str name; /* below the root, after all links */
	struct wg_str was;  /* before its first change; WG_NONE: it is new */
	struct wg_sha256 first; /* of that */
	struct wg_sha256 ours; /* of what was written here last */
	bool shared;           /* others have written between our changes */
	/* Before the last change was noted; 'fresh': it was not there. */
	struct wg_sha256 ours_before;
	bool shared_before, fresh;
};

/* A change: at 'start' of the file 'now' took the place of 'old'. */
struct wg_ledger_change {
	struct wg_ledger_change *before;
	struct wg_arena *arena; /* its own */
	unsigned number;        /* from 1 */
	struct wg_str name;     /* below the root, as it was asked for */
	struct wg_str what;     /* for people */
	size_t start;
	struct wg_str old, now;
	struct wg_sha256 was, is; /* of the whole file */
	bool new_file;          /* there was none */
	bool with_before;       /* both are one change */
};

struct wg_ledger {
	struct wg_ledger_origin *origins;
	struct wg_ledger_change *changes; /* the last first */
	unsigned n_changes; /* that were ever made */
	int trouble;        /* errno: the last note is not on the disk; or 0 */
	bool damaged;       /* some of it could not be read */

	/* Its own: */
	struct wg_str root, folder; /* the project, FOLDER/.station */
	struct wg_arena *arena;
	struct wg_arena *noted; /* of … */
	struct wg_str list;     /* … what is on the disk */
};

/* Read what is noted. */
struct wg_ledger *wg_ledger_open(struct wg_str root, struct wg_str folder);
void wg_ledger_close(struct wg_ledger *); /* NULL is fine */
/* Read it again if another station has noted something. */
void wg_ledger_look(struct wg_ledger *);

/* The file 'name', which is 'was' (WG_NONE: there is none), becomes 'bytes':
 * said before it does.  'with' is the number of the change that it is one
 * with, or 0. */
void wg_ledger_write(struct wg_ledger *, struct wg_str name,
    struct wg_str was, struct wg_str bytes, const char *what, unsigned with);
/* It did not. */
void wg_ledger_take_back(struct wg_ledger *);
/* The last change is undone: 'text' is what the file was with it. */
void wg_ledger_undone(struct wg_ledger *, struct wg_str text);
/* It cannot be undone any more. */
void wg_ledger_drop(struct wg_ledger *);
/* All of it is sent. */
void wg_ledger_sent(struct wg_ledger *);

/* The file without the last change, if 'text' is the file with it; or WG_NONE:
 * others have written it since. */
struct wg_str wg_ledger_without(
    const struct wg_ledger *, struct wg_arena *, struct wg_str text);
/* Is that what was written here last? */
bool wg_ledger_is_ours(const struct wg_ledger_origin *, struct wg_str text);

#endif
