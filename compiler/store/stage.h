#ifndef WG_STORE_STAGE_H
#define WG_STORE_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"

struct wg_arena;
struct wg_out;
struct wg_sha256;

/*
 * The output folder, exchanged as a whole.  Files are written beside the old
 * ones; one that has not changed since the last commit is a hard link to the
 * old file and keeps its time; files of the same bytes are links to one.
 * wg_stage_commit() puts the new tree in the place of the old one: whoever
 * looks sees the old build or the new one, also when the program is killed; an
 * exchange that was cut short is finished by whoever opens the folder next
 * (store/exchange.h).  A commit's work is what has changed, not what there is.
 *
 * FOLDER/report/manifest.json names every file with its SHA-256; FOLDER must
 * be empty, missing or an output of ours: a folder of somebody else's is
 * refused.  FOLDER may be a symbolic link.  Files that are not ours in
 * FOLDER/site and FOLDER/report are kept.  A file of the last build is
 * believed to be what that build wrote if its size, times and inode are those
 * that were noted then, or else if its bytes are.
 */
struct wg_stage;

enum wg_stage_error {
	WG_STAGE_OK,
	WG_STAGE_FOREIGN, /* the folder holds files, and nothing of ours */
	WG_STAGE_BUSY,    /* another build is at work there */
	WG_STAGE_ROOT,    /* it would be made at the top of the file system */
	WG_STAGE_IN_THE_WAY, /* a file that is not ours is where one of ours
			      * has to be */
	WG_STAGE_TWICE,   /* two things of the project want one file */
	WG_STAGE_UNKNOWN, /* of which output a file is is not known */
	WG_STAGE_NONE,    /* there is no earlier output */
	WG_STAGE_PART,    /* a part of a site is there, a whole is to come */
	WG_STAGE_WHOLE,   /* a whole site is there, a part is to come */
	WG_STAGE_SYSTEM,
};
struct wg_stage_trouble {
	enum wg_stage_error error;
	int number;      /* errno, for WG_STAGE_SYSTEM */
	char path[256];  /* which file below the folder, or empty */
};
/* One line in the user's language, in the arena. */
struct wg_str wg_stage_say(struct wg_arena *, const char *folder,
    const struct wg_stage_trouble *);

/* 'folder' is created, but not above it; NULL takes everything and writes
 * nothing, and must be aborted.  The lists are those of the folder
 * (store/lists.h), or NULL.  NULL: '*trouble' tells why. */
struct wg_lists;
struct wg_stage *wg_stage_open(const char *folder, struct wg_lists *,
    struct wg_stage_trouble *trouble);
/* Opened without a folder: what is put is not kept. */
bool wg_stage_is_dry(const struct wg_stage *);

/* Read now what the next wg_stage_open() of this folder would read, and keep
 * it with the lists, which are not NULL.  Nothing is locked; without an output
 * nothing happens. */
void wg_stage_prepare(const char *folder, struct wg_lists *);

/*
 * What is put is only a part of a site (store/part.h).  A folder holds parts or
 * whole sites, one after the other, and never changes from one to the other:
 * false if that would happen.
 */
struct wg_part;
bool wg_stage_is_part(struct wg_stage *, const struct wg_part *,
    struct wg_stage_trouble *);
/* The same for a whole. */
bool wg_stage_is_whole(struct wg_stage *, struct wg_stage_trouble *);

/*
 * The same stage for one output (back/backends.def): what is put through it
 * is noted as a file of that output, of this day.  Closed with the stage; only
 * while one thread is at work.
 */
struct wg_stage *wg_stage_output(
    struct wg_stage *, const char *name, struct wg_str day);
/*
 * Leave the files of all outputs that wg_stage_output() was not called for as
 * they are.  False: it is not known which those are.
 */
bool wg_stage_leave_others(struct wg_stage *, struct wg_stage_trouble *);
/* Of which day the output is that is in place, and when it was built
 * [s from 1970].  False: there is none. */
bool wg_stage_built(const struct wg_stage *, const char *output,
    struct wg_str *day, int64_t *time);

/*
 * The text of a file of the last build, at most 'limit' bytes, allocated in
 * the arena; if it is missing, that of the build before.  WG_FILE_OUTSIDE: it
 * is not what the last build wrote.
 */
enum wg_file_error wg_stage_last(struct wg_stage *, struct wg_arena *,
    struct wg_str path, size_t limit, struct wg_str *text);
/* The same of a folder that is not opened, and may be missing. */
enum wg_file_error wg_stage_last_in(const char *folder, struct wg_arena *,
    struct wg_str path, size_t limit, struct wg_str *text);

/*
 * Write one file.  'path' is relative, with '/', without "." and "..": this
 * is asserted, because ids are checked long before.  Any thread.  An error
 * sticks: the commit will fail.  Two files of one path: the build's own
 * mistake, asserted.
 */
void wg_stage_put(struct wg_stage *, struct wg_str path, struct wg_str bytes);
/* The same, for who knows the hash of the bytes already. */
void wg_stage_put_hashed(struct wg_stage *, struct wg_str path,
    struct wg_str bytes, const struct wg_sha256 *);

/*
 * Files that need not be made.  A fingerprint is a hash of all that a file is
 * made from; its recipe, a line, tells what that was, for whoever makes the
 * fingerprint next time, and may be empty: wg_stage_noted() is that of the last
 * build, borrowed; false: it has noted nothing of the file.  wg_stage_keep()
 * takes the file of the last build over if it was noted with the same
 * fingerprint, is still the one that build wrote, and 'accept' (NULL: always)
 * agrees to the text that was noted with it; then the file is put, and noted
 * again.  wg_stage_note() notes a file that has been put by hand.  Any thread.
 * Notes are kept in FOLDER/.inputs (store/notes.h).
 */
bool wg_stage_noted(
    const struct wg_stage *, struct wg_str path, struct wg_str *recipe);
bool wg_stage_keep(struct wg_stage *, struct wg_str path,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *context, struct wg_str text), void *context);
void wg_stage_note(struct wg_stage *, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_str recipe,
    struct wg_str text);
/* The same for many files that are made together, under a name: the output's,
 * a slash, and what it likes. */
bool wg_stage_noted_all(
    struct wg_stage *, struct wg_str name, struct wg_str *recipe);
bool wg_stage_keep_all(struct wg_stage *, struct wg_str name,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *context, struct wg_str text), void *context);
void wg_stage_note_all(struct wg_stage *, struct wg_str name,
    const struct wg_sha256 *fingerprint, struct wg_str recipe,
    const struct wg_str *paths, size_t n, struct wg_str text);
/* What has been put so far, sorted by path; allocated in the arena, '*n' files.
 * While no other thread is at work. */
struct wg_manifest_file;
struct wg_manifest_file *wg_stage_files(
    struct wg_stage *, struct wg_arena *, size_t *n);
/* Put a file as the last build left it, if it did: a later build will make it
 * anew.  Any thread. */
void wg_stage_leave(struct wg_stage *, struct wg_str path);
/* Which those are so far, copied into the arena; '*n' paths.  While no other
 * thread is at work. */
struct wg_str *wg_stage_left(
    const struct wg_stage *, struct wg_arena *, size_t *n);
/* Take the notes of this build back: something was wrong that they do not
 * tell of. */
void wg_stage_forget(struct wg_stage *);

struct wg_stage_count {
	unsigned created, changed, unchanged, removed;
	unsigned lost; /* of outputs that were left, but are not there */
	unsigned guests; /* files that are not ours, and were kept */
};
/* All or nothing.  False: the old tree is still in place, but there may be
 * none before it any more.  Closes the stage in any case. */
bool wg_stage_commit(struct wg_stage *, struct wg_stage_count *,
    struct wg_stage_trouble *);
/* Throw the new tree away; NULL is fine. */
void wg_stage_abort(struct wg_stage *);

/*
 * A text that is worth something only as long as the output is as this build
 * leaves it: noted by the commit in FOLDER/.seen.  wg_stage_recall() gives it
 * back if 'holds' agrees to it and then every file of the output looks as the last build left it (by size,
 * times and inode: a stage of the whole output as it is, in '*n' files, for
 * wg_stage_built() and wg_stage_abort()).  NULL: something is different, or
 * nobody knows; nothing was changed.  The text to be remembered is taken over:
 * '*text' is empty then.
 */
void wg_stage_remember(struct wg_stage *, struct wg_out *text);
struct wg_stage *wg_stage_recall(const char *folder, struct wg_lists *,
    struct wg_arena *,
    bool (*holds)(void *context, struct wg_str text), void *context,
    struct wg_str *text, size_t *n);

/* Believe no file for its looks: each is read. */
void wg_stage_doubt(struct wg_stage *);
/* Another build follows at once, which does not: believe files of the last
 * build without a look at each, if their folder looks as it did. */
void wg_stage_trust(struct wg_stage *);

/* Put the tree before the last commit back.  False: 'trouble' tells why. */
bool wg_stage_rollback(const char *folder, struct wg_stage_trouble *);

#endif
