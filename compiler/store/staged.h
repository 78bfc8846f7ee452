#ifndef WG_STORE_STAGED_H
#define WG_STORE_STAGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "store/built.h"

struct wg_out;
struct wg_stage_state;

/*
 * The files of a build, of which there may be a million, and nearly all of
 * them have the name and the bytes of others: a file is the numbers of its
 * folder, its name and its bytes.  What only few have stands apart.  Who calls
 * holds the mutex of the stage, or there is only one thread.
 */
struct wg_staged_folder {
	struct wg_str next; /* ".next/site/leaflets/ar/", a NUL behind it */
	uint32_t number;    /* from 1 */
	bool made;
};

/* Of files that the last build had, and of what comes from another folder. */
struct wg_staged_more {
	struct wg_built_file *old; /* the last build's of this path, or NULL */
	uint64_t inode;  /* of the last build's, which is as good; or 0 */
	struct wg_stamp stamp;
	size_t place;    /* which of the build's it is */
	unsigned number; /* in .stage, from 1; 0: it is not there */
	/* It comes from the folder of a part, if that is not NULL: then what
	 * is known of it there. */
	const struct wg_stage_state *home;
	struct wg_built_file *at_home;
};

struct wg_staged_file {
	uint32_t folder, name; /* 0: it has the path of the old one */
	uint32_t bytes;        /* number, from 1; 0: those of the old one */
	uint8_t output;        /* number, from 1; 0: not known */
	bool twin;   /* it has the bytes of one that was put before, and is not
		      * in .stage */
	bool there;  /* in .next already */
	bool linked; /* it got there as a link to what is as good */
	struct wg_staged_more *more; /* or NULL */
};

struct wg_staged_bytes {
	struct wg_sha256 sha256;
	uint64_t size;
	struct wg_staged_file *first; /* of the files that have them */
};

/* Things that never move, by number from 0. */
struct wg_staged_pool {
	struct WG_VEC(char *) pieces;
	size_t n;
};

/* Numbers from 1 by hash. */
struct wg_staged_table {
	uint32_t *slots;
	size_t n, room;
};

struct wg_staged {
	struct wg_staged_pool files, folders, bytes;
	struct wg_map folder_numbers; /* by 'next' → struct wg_staged_folder */
	struct wg_map name_numbers;   /* → number */
	struct WG_VEC(const char *) names;
	struct WG_VEC(struct wg_str) outputs;
	struct wg_staged_table by_path; /* those without an old one */
	struct wg_staged_table by_sha256;
};

/* A new one, of which nothing is known yet. */
struct wg_staged_file *wg_staged_new(struct wg_arena *, struct wg_staged *);
/* A new one of this path; '*twice' becomes true if another has it already. */
struct wg_staged_file *wg_staged_named(
    struct wg_arena *, struct wg_staged *, struct wg_str path, bool *twice);
/* By its place among the files. */
struct wg_staged_file *wg_staged_at(const struct wg_staged *, size_t place);
struct wg_staged_more *wg_staged_more(
    struct wg_arena *, struct wg_staged_file *);

/* The folder of ".next/FOLDER/FILE", up to the last slash.  It is not made. */
struct wg_staged_folder *wg_staged_folder(
    struct wg_arena *, struct wg_staged *, struct wg_str path);
/* The place of the file that was given this path; false: there is none. */
bool wg_staged_find(const struct wg_staged *, struct wg_str path,
    size_t *place);
void wg_staged_output(struct wg_arena *, struct wg_staged *,
    struct wg_staged_file *, struct wg_str output);
/* Say which bytes it has; 'first' are, if they are new, those of that file. */
void wg_staged_has(struct wg_arena *, struct wg_staged *,
    struct wg_staged_file *, const struct wg_sha256 *, size_t size,
    struct wg_staged_file *first);
/* The first file of these bytes, or NULL. */
struct wg_staged_file *wg_staged_of(
    const struct wg_staged *, const struct wg_sha256 *);
/* The first file of its bytes: itself, if it is no twin. */
struct wg_staged_file *wg_staged_first(
    const struct wg_staged *, struct wg_staged_file *);

bool wg_staged_is_first(
    const struct wg_staged *, const struct wg_staged_file *);

/* All that the manifest says of a file, the path in 'path', which is used
 * again. */
struct wg_manifest_file wg_staged_tell(const struct wg_staged *,
    const struct wg_staged_file *, struct wg_out *path);
/* Append its path. */
void wg_staged_put_path(const struct wg_staged *,
    const struct wg_staged_file *, struct wg_out *);
/* A path in the same folder, which lives as long as the files. */
struct wg_str wg_staged_beside(
    const struct wg_staged *, const struct wg_staged_file *);
struct wg_str wg_staged_output_of(
    const struct wg_staged *, const struct wg_staged_file *);
uint64_t wg_staged_inode(const struct wg_staged_file *);
/* Numbers of all files, by path; on the heap. */
uint32_t *wg_staged_sort(const struct wg_staged *);

#endif
