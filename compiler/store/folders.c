/*
 * A folder's times change when an entry comes, goes or becomes another one, so
 * of folders that look as they did the entries are known from the files that
 * were noted with them.  Folders are in an order in which each comes after the
 * one above it: what is below a link, or gone, is not looked at.
 */
#include "store/folders.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/tree.h"

static struct wg_str
above(struct wg_str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	return wg_str_head(path, path.len > 0 ? path.len - 1 : 0);
}

/* 'path' lives as long as the list. */
static struct wg_folder *
add(struct wg_arena *a, struct wg_folders *all, struct wg_str path)
{
	struct wg_folder *f = wg_map_get(&all->by_path, path);
	struct wg_str upper = above(path);

	if (f != NULL)
		return f;
	f = WG_NEW(a, struct wg_folder);
	f->path = path;
	f->above = upper.len > 0 ? add(a, all, upper) : NULL;
	WG_PUSH(a, &all->list) = f;
	wg_map_put(a, &all->by_path, path, f);
	return f;
}

struct wg_folder *
wg_folders_of(struct wg_arena *a, struct wg_folders *all, struct wg_str file)
{
	struct wg_folder *last =
	    all->list.n > 0 ? all->list.at[all->list.n - 1] : NULL;
	struct wg_str path = above(file);

	/* Most files come behind one of the same folder. */
	return last != NULL && wg_str_eq(last->path, path) ? last :
	    add(a, all, path);
}

void
wg_folders_add(struct wg_arena *a, struct wg_folders *all, struct wg_str path,
    struct wg_stamp stamp)
{
	struct wg_folder *f = add(a, all, path);

	if (f->above != NULL)
		f->stamp = stamp;
}

static bool
whole_path(char path[PATH_MAX], const char *tree, struct wg_str rest)
{
	int n = snprintf(path, PATH_MAX, "%s%.*s", tree, WG_ARG(rest));

	return n > 0 && n < PATH_MAX;
}

static bool
looks_as(struct wg_stamp was, struct wg_stamp now)
{
	return was.inode != 0 && now.inode == was.inode &&
	    now.mtime == was.mtime && now.ctime == was.ctime;
}

bool
wg_folders_look(struct wg_folders *all, int at, const char *tree)
{
	char path[PATH_MAX];
	struct stat st;

	for (size_t i = 0; i < all->list.n; i++) {
		struct wg_folder *f = all->list.at[i];

		f->there = f->same = f->kept = f->stirred = false;
		if (f->above != NULL && !f->above->there)
			continue;
		if (!whole_path(path, tree, f->path)) {
			errno = ENAMETOOLONG;
			return false;
		}
		if (fstatat(at, path, &st, AT_SYMLINK_NOFOLLOW) == 0) {
			f->there = S_ISDIR(st.st_mode);
			f->same = f->there &&
			    looks_as(f->stamp, wg_stamp_of(&st));
		} else if (errno != ENOENT) {
			return false;
		}
	}
	return true;
}

void
wg_folders_tell(const struct wg_folders *all,
    struct wg_built_file *const *files, size_t n)
{
	struct wg_str path = WG_NONE;
	const struct wg_folder *f = NULL;

	for (size_t i = 0; i < n; i++) {
		struct wg_str upper = above(files[i]->file.path);

		/* Most files come behind one of the same folder. */
		if (i == 0 || !wg_str_eq(upper, path))
			f = wg_map_get(&all->by_path, upper);
		path = upper;
		files[i]->steady = f != NULL && f->same;
	}
}

void
wg_folders_stir(const struct wg_folders *all, struct wg_str file)
{
	struct wg_folder *f = NULL;

	while (f == NULL && file.len > 0) {
		file = above(file);
		f = wg_map_get(&all->by_path, file);
	}
	for (; f != NULL; f = f->above)
		f->stirred = true;
}

const struct wg_stamp *
wg_folders_stamp(const struct wg_folders *all, struct wg_str folder)
{
	const struct wg_folder *f = wg_map_get(&all->by_path, folder);

	return f != NULL && f->same && !f->stirred ? &f->stamp : NULL;
}

static bool
is_listed(void *context, struct wg_str path)
{
	const struct wg_folders *all = context;

	return wg_map_get(&all->by_path, path) != NULL;
}

bool
wg_folders_walk(struct wg_folders *all, int at, const char *tree,
    bool (*see)(void *context, struct wg_str path), void *context)
{
	struct wg_tree_part part = { .at = at, .tree = tree,
		.passes = is_listed, .folders = all };

	if (!wg_folders_look(all, at, tree))
		return false;
	for (size_t i = 0; i < all->list.n; i++) {
		const struct wg_folder *f = all->list.at[i];

		if (f->there && !f->same &&
		    !wg_tree_walk_part(&part, f->path, see, context))
			return false;
	}
	return true;
}

/* To free what a file holds takes long, and may be done when the new tree is
 * in place: then its last name goes to .stage, which is removed at the end.  A
 * file that has more names looks otherwise without this one, so it goes now. */
static bool
drop(int at, const char *path)
{
	char aside[64];
	struct stat st;

	if (fstatat(at, path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(st.st_mode) && st.st_nlink == 1 && st.st_size > 0) {
		snprintf(aside, sizeof(aside), ".stage/-%llu",
		    (unsigned long long)st.st_ino);
		if (renameat(at, path, at, aside) == 0)
			return true;
	}
	return unlinkat(at, path, 0) == 0;
}

/* Files of folders that look as they did. */
static bool
weed_known(struct wg_folder *f, int at, const char *tree,
    const struct wg_entry *file,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context)
{
	uint64_t inode = file->inode;
	char path[PATH_MAX];
	struct stat st;

	if (f == NULL || !f->same)
		return true;
	if (inode == 0) {
		if (!whole_path(path, tree, file->path) ||
		    fstatat(at, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
			return false;
		inode = (uint64_t)st.st_ino;
	}
	if (keep(context, file->path, inode)) {
		f->kept = true;
		return true;
	}
	f->stirred = true;
	return whole_path(path, tree, file->path) && drop(at, path);
}

/* Those without a file, from below. */
static bool
weed_empty(struct wg_folders *all, int at, const char *tree)
{
	char path[PATH_MAX];

	for (size_t i = all->list.n; i-- > 0;) {
		struct wg_folder *f = all->list.at[i];

		if (!f->there)
			continue;
		if (f->kept && f->above != NULL)
			f->above->kept = true;
		if (!f->kept && f->above != NULL)
			f->above->stirred = true;
		if (!f->kept && (!whole_path(path, tree, f->path) ||
				    unlinkat(at, path, AT_REMOVEDIR) != 0))
			return false;
	}
	return true;
}

bool
wg_folders_weed(struct wg_folders *all, int at, const char *tree,
    const struct wg_entry *files, size_t n,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context)
{
	struct wg_tree_part part = { .at = at, .tree = tree,
		.passes = is_listed, .folders = all };
	struct wg_str path = WG_NONE;
	struct wg_folder *f = NULL;
	bool kept = false;

	if (!wg_folders_look(all, at, tree))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct wg_str upper = above(files[i].path);

		/* Most files come behind one of the same folder. */
		if (i == 0 || !wg_str_eq(upper, path))
			f = wg_map_get(&all->by_path, upper);
		path = upper;
		if (!weed_known(f, at, tree, &files[i], keep, context))
			return false;
	}
	if (!wg_tree_weed_part(&part, WG_NONE, keep, context, &kept))
		return false;
	for (size_t i = 0; i < all->list.n; i++) {
		f = all->list.at[i];
		if (f->there && !f->same && !wg_tree_weed_part(&part,
			f->path, keep, context, &f->kept))
			return false;
	}
	return weed_empty(all, at, tree);
}
