#ifndef WG_STORE_TREE_H
#define WG_STORE_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Whole trees of files.  'at' is the file descriptor of a folder, 'name' the
 * top of the tree below it.  Symbolic links are never followed.
 */

/* Remove it with all that is in it; what cannot be removed stays. */
void wg_tree_remove(int at, const char *name);

/*
 * Remove every file that 'keep' does not want, everything that is not a
 * regular file, and folders without a file.  'path' is relative to 'name',
 * 'inode' is the number the folder knows the file by.  False: the tree is
 * missing, deeper than 32 folders or cannot be read or changed; then only a
 * part has been done.
 */
bool wg_tree_weed(int at, const char *name,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context);

/*
 * Show every entry that is no folder, until 'see' returns false; 'path' begins
 * with 'name'.  A missing tree has none.  False: 'see' said so, or the tree is
 * deeper than 32 folders or cannot be read (errno).
 */
bool wg_tree_walk(int at, const char *name,
    bool (*see)(void *context, struct wg_str path), void *context);

/*
 * The same of a part of a tree: one folder 'path' of it, empty for the top, and
 * the folders in it but those that 'passes' tells, which are parts of their
 * own.  Paths are relative to the tree, whose name ends with a slash.  A folder
 * that is missing has nothing.  '*kept' becomes true if an entry stays.
 */
struct wg_tree_part {
	int at;
	const char *tree;
	bool (*passes)(void *folders, struct wg_str path);
	void *folders;
};
bool wg_tree_walk_part(const struct wg_tree_part *, struct wg_str path,
    bool (*see)(void *context, struct wg_str path), void *context);
bool wg_tree_weed_part(const struct wg_tree_part *, struct wg_str path,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context, bool *kept);

/* Copy a regular file to a new one.  False: errno tells. */
bool wg_tree_copy(int from_at, const char *from, int to_at, const char *to);

#endif
