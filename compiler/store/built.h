#ifndef WG_STORE_BUILT_H
#define WG_STORE_BUILT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/map.h"
#include "store/manifest.h"

struct wg_note;
struct wg_staged_file;
struct wg_out;

/*
 * What a build knows of its files and nobody else needs to: FOLDER/.built.
 * The manifest says which bytes a file has; .built says which output it
 * belongs to, when that was built, and how the file looked right after it was
 * written.  Who finds it looking like that need not read it to believe that
 * its bytes are those.  .built goes where its tree goes
 * (store/exchange.h).
 *
 * A first line; for each output "= NAME DAY TIME"; for each file SHA-256,
 * size, mtime, ctime, inode, output and path; for each folder
 * in site/ or report/
 * (store/folders.h) "/ MTIME CTIME INODE PATH"; a last line "end SHA-256" of
 * all before it.  Nothing reads the entries of a folder that looks as a line
 * says, so folders are believed only if the last line is right; what is said of
 * a file is compared with the file anyway.
 */
#define WG_BUILT ".built"
#define WG_BUILT_BEGIN "wegweiser built 1" /* the first line */
/* What the commit was asked to remember (store/stage_recall.c). */
#define WG_SEEN ".seen"

/* How a file looks from outside.  An inode of 0: it is not known, or the file
 * was written so shortly before that a change would not show. */
struct wg_stamp {
	uint64_t inode;
	int64_t mtime, ctime; /* [ns] */
};
struct wg_stamp wg_stamp_of(const struct stat *);
bool wg_stamp_is(const struct wg_stamp *, const struct wg_stamp *other);
/* What to note of a file that was looked at after 'then'; a change in the same
 * tick of the clock would leave its times as they are. */
struct wg_stamp wg_stamp_before(const struct stat *, const struct stat *then);

struct wg_built_file {
	struct wg_manifest_file file;
	struct wg_stamp stamp;
	struct wg_str output; /* empty: not known */
	/* Of one of the last build: */
	const struct wg_note *note;  /* or NULL */
	struct wg_staged_file *now;  /* the same file of this build, or NULL */
	size_t number;               /* which it is */
	bool steady;                 /* its folder looks as it did */
};

struct wg_built_output {
	struct wg_str name;
	struct wg_str day; /* what counted as today */
	int64_t time;      /* [s from 1970] */
};

struct wg_folders;
struct wg_built {
	struct WG_VEC(struct wg_built_output) outputs;
	const struct wg_folders *folders; /* or NULL */
};

/* Read a line; strings are part of it.  Of a folder path and stamp are put
 * where those of a file are, of the last line the SHA-256. */
enum wg_built_line {
	WG_BUILT_NONE,
	WG_BUILT_OUTPUT,
	WG_BUILT_FILE,
	WG_BUILT_FOLDER,
	WG_BUILT_END
};
enum wg_built_line wg_built_read(struct wg_str line,
    struct wg_built_output *, struct wg_built_file *);
/* Into an empty one: the outputs, each file, the folders and the end. */
struct wg_writer;
void wg_built_begin(struct wg_out *, const struct wg_built *);
void wg_built_put(struct wg_out *, const struct wg_built_file *);
/* Returns the hash of all of it. */
struct wg_sha256 wg_built_end(struct wg_writer *, const struct wg_built *);

#endif
