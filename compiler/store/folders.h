#ifndef WG_STORE_FOLDERS_H
#define WG_STORE_FOLDERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "store/built.h"

/*
 * The folders of a tree of an output, and how they looked when it was made: one
 * that looks so still has the entries it had, so it need not be read.  They
 * are those of site/ and report/ that hold files of ours, each behind the one
 * above it; site/ and report/ themselves, which an exchange moves, are always
 * read.
 */
struct wg_folder {
	struct wg_str path;     /* "site/leaflets/ar" */
	struct wg_stamp stamp;  /* inode 0: not known */
	struct wg_folder *above; /* NULL: it is site/ or report/ */
	/* What was found when they were compared: */
	bool there, same; /* it is a folder; it looks as it did */
	bool kept;        /* something in it stays */
	bool stirred;     /* an entry has come or gone since, by us */
};

/* A file of a folder. */
struct wg_entry {
	struct wg_str path;
	uint64_t inode; /* or 0: not known */
};

struct wg_folders {
	struct WG_VEC(struct wg_folder *) list;
	struct wg_map by_path;
};

/* The folder of a file, with all above it; 'file' lives as long as the list. */
struct wg_folder *wg_folders_of(
    struct wg_arena *, struct wg_folders *, struct wg_str file);
/* As a line of .built says. */
void wg_folders_add(struct wg_arena *, struct wg_folders *, struct wg_str path,
    struct wg_stamp);

/* Look at them; 'tree' as below.  False: one cannot be looked at (errno). */
bool wg_folders_look(struct wg_folders *, int at, const char *tree);
/* Note of files whether their folders looked as they did. */
void wg_folders_tell(const struct wg_folders *,
    struct wg_built_file *const *files, size_t n);
/* A file comes into its folder, for which others may have been made. */
void wg_folders_stir(const struct wg_folders *, struct wg_str file);
/* How the folder looks, if it looked as it did and nothing was stirred; or
 * NULL. */
const struct wg_stamp *wg_folders_stamp(
    const struct wg_folders *, struct wg_str folder);

/*
 * 'tree' is what the paths are relative to, below the folder 'at', with a slash
 * at its end; or empty.  Show every entry of those that look other than they did, and of folders in
 * them that are not among these, if it is no folder; 'path' is without 'tree'.
 * False: 'see' said so, or a folder cannot be read (errno).
 */
bool wg_folders_walk(struct wg_folders *, int at, const char *tree,
    bool (*see)(void *context, struct wg_str path), void *context);

/*
 * wg_tree_weed() for a tree that had just these folders and files: those of
 * folders that look as they did are known without reading them.
 */
bool wg_folders_weed(struct wg_folders *, int at, const char *tree,
    const struct wg_entry *files, size_t n,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context);

#endif
