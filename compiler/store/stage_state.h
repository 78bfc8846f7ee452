#ifndef WG_STORE_STAGE_STATE_H
#define WG_STORE_STAGE_STATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/out.h"
#include "store/notes.h"
#include "store/built.h"
#include "store/folders.h"
#include "store/lists.h"
#include "store/part.h"
#include "store/staged.h"
#include "store/stage.h"
#include "store/writer.h"

/*
 * What the files of the stage share, and nobody else includes: stage_open.c
 * (opening), stage_last.c (the last build), stage_ready.c (the same, before
 * it is needed), stage.c (putting and keeping files), stage_look.c (is a file
 * as it was left?), stage_twins.c (files of the same bytes),
 * stage_next.c (the new tree), stage_guests.c (files that are not ours),
 * stage_commit.c (commit and rollback), stage_recall.c (is the output as it
 * was left?); and assemble.c, which fills a stage with what lies in others.
 */

struct wg_stage_state {
	struct wg_arena *arena;
	pthread_mutex_t mutex;
	int folder, lock; /* file descriptors */
	/* The last build. */
	struct wg_map old; /* path → struct wg_built_file */
	struct WG_VEC(struct wg_built_file *) olds;
	struct WG_VEC(struct wg_built_output) old_outputs;
	struct wg_str old_end; /* the last line of its manifest */
	struct wg_notes old_notes;
	struct wg_folders old_folders; /* empty if they are not believed */
	struct wg_map inodes; /* how those looked that have been looked at */
	struct wg_lists *lists; /* or NULL */
	/* This one. */
	struct wg_staged staged;
	/* SHA-256 → the first wg_staged_file of these bytes, of those that were
	 * kept among the first 'n_twins' (store/stage_twins.c). */
	struct wg_map twins;
	size_t n_twins;
	uint64_t *twin_bits;
	size_t guess;          /* of the files: which may be asked for next */
	unsigned numbers;      /* of files in .stage */
	/* What .next begins as, the tree of the build before; or nothing. */
	struct WG_VEC(struct wg_entry) earlier_files;
	struct wg_folders next_folders;
	struct wg_stamp earlier_stamp; /* of its .built; or inode 0 */
	struct wg_map touched; /* inodes that the commit links or unlinks: they
				* look otherwise now */
	struct WG_VEC(struct wg_note) notes;
	struct wg_map recipes; /* of those → themselves */
	struct WG_VEC(struct wg_built_output) outputs;
	bool leave_others;
	/* Files that are not ours. */
	struct WG_VEC(const char *) guests;
	struct wg_map earlier; /* files of the build before the last */
	bool earlier_read;

	struct WG_VEC(struct wg_str) left; /* wg_stage_leave() */
	struct wg_stage_count count;
	atomic_bool read; /* a file was believed for its bytes */
	struct wg_stage_trouble trouble; /* the first */
	bool dry;  /* nothing is written */
	bool fresh; /* there has been no build: files are written to .next */
	const struct wg_part *part; /* so is this one; or NULL */
	bool doubt; /* files are read, whatever they look like */
	bool trust; /* in folders that look as they did they are not looked
		     * at */
	struct wg_out remembered; /* for .seen; or empty */
	struct wg_sha256 built_hash; /* of .built, if it has been ... */
	bool built_written;
};

struct wg_stage {
	struct wg_stage_state *state;
	struct wg_str output; /* whose files are put; or empty */
};

struct wg_stage_state *wg_stage_new(void);
void wg_stage_close(struct wg_stage_state *);
/* Open the folder, lock it, finish what somebody else began, and read what is
 * known of the last build. */
bool wg_stage_open_folder(struct wg_stage_state *, const char *folder);
/* The files of the last build, without notes; how its folders look now. */
bool wg_stage_read_files(struct wg_stage_state *);
/* The folders alone. */
void wg_stage_look_at_folders(struct wg_stage_state *);
/* What wg_stage_prepare() has read, if it is still so. */
bool wg_stage_take(struct wg_stage_state *);
void wg_stage_unprepare(struct wg_stage_ready *); /* NULL is fine */
/* What .next will begin as: what .built says of that tree. */
void wg_stage_read_earlier(struct wg_stage_state *, const char *path);
/* Files and notes of the last build. */
bool wg_stage_read_last(struct wg_stage_state *);
/* Does a file begin with these bytes?  -1: it is there and cannot be read. */
int wg_stage_begins(
    struct wg_stage_state *, const char *path, struct wg_str with);
/* Is it an output that this build does not make? */
bool wg_stage_is_left(const struct wg_stage_state *, struct wg_str output);

/* Keep 'trouble' and errno, if nothing was wrong before; returns false. */
bool wg_stage_fail(
    struct wg_stage_state *, enum wg_stage_error, struct wg_str path);
/* The folders above 'path', each made once.  The mutex is held, or there is
 * only one thread. */
bool wg_stage_folders(struct wg_stage_state *, struct wg_str path);
/* A new file. */
bool wg_stage_write(int folder, const char *path, struct wg_str bytes);
/* One behind the other. */
bool wg_stage_write_both(
    int folder, const char *path, struct wg_str head, struct wg_str bytes);
/* The inode of the last build's file, if it is still that file; or 0.  Any
 * thread. */
uint64_t wg_stage_look(
    struct wg_stage_state *, const struct wg_built_file *old);
/* The same, also of a stage that trusts. */
uint64_t wg_stage_look_at(
    struct wg_stage_state *, const struct wg_built_file *old);
/* Does it look as was noted, or has it, if nothing was, the bytes? */
bool wg_stage_is_as_noted(
    struct wg_stage_state *, const struct wg_built_file *old);
/* A file of this build. */
struct wg_stage_file {
	struct wg_str path;
	struct wg_built_file *old; /* the last build's of this path, or NULL */
	const struct wg_sha256 *sha256; /* NULL: its bytes are the old one's */
	size_t size;
	struct wg_str output;
	uint64_t inode; /* of the last build's, which is as good; or 0 */
	struct wg_staged_file *twin; /* wg_stage_twin() */
};
/* The mutex is held, or there is only one thread. */
struct wg_staged_file *wg_stage_add(
    struct wg_stage_state *, const struct wg_stage_file *);
/* Find one; or NULL. */
struct wg_staged_file *wg_stage_find(
    const struct wg_stage_state *, struct wg_str path);
/* Another of this build that has the same bytes, or NULL. */
struct wg_staged_file *wg_stage_twin(
    struct wg_stage_state *, const struct wg_sha256 *);
/* It was kept. */
void wg_stage_may_be_twin(
    struct wg_stage_state *, const struct wg_staged_file *);
/* Where a file lies in .stage: below a number, as folders for all of them
 * would be made twice. */
struct wg_stage_name {
	char text[32];
};
struct wg_stage_name wg_stage_name(unsigned number);
/* The SHA-256 of a regular file below the folder; false: it is none, or
 * cannot be read. */
bool wg_stage_hash(
    const struct wg_stage_state *, const char *path, char sha256[65]);
/* Is the last build a part of a site, and its manifest as it was written? */
bool wg_stage_old_part(struct wg_stage_state *, struct wg_part *);

/* Replace a file that helps the next build, by 'head' and 'text', one behind
 * the other; this one does not depend on it. */
bool wg_stage_replace(struct wg_stage_state *, const char *name,
    struct wg_str head, struct wg_str text);
/* The same of a list that is written line by line into the file 'beside', named
 * "NAME.new", which is not there; 'w' is closed. */
bool wg_stage_replace_by(struct wg_stage_state *, const char *name,
    const char *beside, struct wg_writer *);
/* What is longer is passed on to its file while it is written: lists are kept
 * for the next build, if there is one. */
size_t wg_stage_most(const struct wg_stage_state *);
/* Write .seen: what is to be remembered, and how the output looks. */
void wg_stage_write_seen(struct wg_stage_state *);

/* Find the guests of the tree that is in place.  False: one stands where a
 * file of ours has to be. */
bool wg_stage_find_guests(struct wg_stage_state *);
/* Link them into the tree 'next'. */
bool wg_stage_place_guests(struct wg_stage_state *, const char *next);

/*
 * Read a list of built files, line by line; '*whole' becomes true if it is as it
 * was written, to its last line.  False: it is there and cannot be read.
 */
bool wg_stage_read_built(struct wg_stage_state *, const char *path,
    void (*see)(void *context, const struct wg_built_output *,
	struct wg_built_file *, enum wg_built_line),
    void *context, bool *whole);

/* What the manifest will say, and what .built will, after a look at every
 * file below 'prefix' that may look otherwise than before; 'then' was looked at
 * before. */
void wg_stage_manifest(struct wg_stage_state *, struct wg_writer *);
bool wg_stage_built_text(struct wg_stage_state *, const char *prefix,
    const struct stat *then, const struct wg_folders *, struct wg_writer *);
/* Write .built of the tree that is in place again: all files have been looked
 * at, and new links have changed how some look, as 'olds' say. */
void wg_stage_refresh(struct wg_stage_state *);
/* Make the whole new tree in .next. */
bool wg_stage_make_next(struct wg_stage_state *);

#endif
