/* The names a folder gives are enough: no file is looked at by itself. */
#include "store/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEEPEST 32

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void
wg_tree_remove(int at, const char *name)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "/proc/self/fd/%d/%s", at, name);
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Weeding. */

struct weeding {
	const struct wg_tree_part *part; /* or NULL: everything */
	bool (*keep)(void *context, struct wg_str path, uint64_t inode);
	void *context;
	char path[PATH_MAX]; /* of the folder, and then of the file */
};

/* DT_UNKNOWN is what some file systems say of everything. */
static unsigned char
type_of(int folder, const struct dirent *e)
{
	struct stat st;

	if (e->d_type != DT_UNKNOWN)
		return e->d_type;
	if (fstatat(folder, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return DT_UNKNOWN;
	return S_ISDIR(st.st_mode) ? DT_DIR :
	    S_ISREG(st.st_mode)    ? DT_REG : DT_UNKNOWN;
}

static bool weed(struct weeding *, int at, const char *name, size_t len,
    unsigned depth, bool *empty);

/* Is the folder a part of its own? */
static bool
passes(const struct wg_tree_part *part, const char *path, size_t len)
{
	return part != NULL &&
	    part->passes(part->folders, (struct wg_str){ path, len });
}

/* '*kept' becomes true if the entry stays. */
static bool
weed_entry(struct weeding *w, int folder, const struct dirent *e, size_t len,
    unsigned depth, bool *kept)
{
	unsigned char type = type_of(folder, e);
	size_t n = strlen(e->d_name);
	bool empty = true;

	if (len + n + 2 > sizeof(w->path))
		return false;
	memcpy(w->path + len, e->d_name, n + 1);
	if (type == DT_DIR && passes(w->part, w->path, len + n))
		return true;
	if (type == DT_DIR) {
		w->path[len + n] = '/';
		if (!weed(w, folder, e->d_name, len + n + 1, depth - 1,
			&empty))
			return false;
		*kept |= !empty;
		return !empty ||
		    unlinkat(folder, e->d_name, AT_REMOVEDIR) == 0;
	}
	if (type == DT_REG && w->keep(w->context,
		(struct wg_str){ w->path, len + n }, e->d_ino)) {
		*kept = true;
		return true;
	}
	return unlinkat(folder, e->d_name, 0) == 0;
}

static bool
weed(struct weeding *w, int at, const char *name, size_t len, unsigned depth,
    bool *empty)
{
	int fd = depth == 0 ? -1 :
	    openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	bool ok = true, kept = false;

	if (folder == NULL) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	while (ok && (errno = 0, e = readdir(folder)) != NULL)
		if (strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0)
			ok = weed_entry(w, fd, e, len, depth, &kept);
	ok &= errno == 0;
	closedir(folder);
	*empty = !kept;
	return ok;
}

bool
wg_tree_weed(int at, const char *name,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context)
{
	struct weeding w = { .keep = keep, .context = context };
	bool empty;

	return weed(&w, at, name, 0, DEEPEST, &empty);
}

/* The path of the part's folder, and of 'within' with a slash behind it. */
static bool
begin_part(const struct wg_tree_part *part, struct wg_str folder,
    char path[PATH_MAX], char within[PATH_MAX])
{
	int n = snprintf(path, PATH_MAX, "%s%.*s", part->tree, WG_ARG(folder));

	snprintf(within, PATH_MAX, "%.*s/", WG_ARG(folder));
	return n > 0 && n < PATH_MAX - 1;
}

bool
wg_tree_weed_part(const struct wg_tree_part *part, struct wg_str folder,
    bool (*keep)(void *context, struct wg_str path, uint64_t inode),
    void *context, bool *kept)
{
	struct weeding w = { .part = part, .keep = keep, .context = context };
	char path[PATH_MAX];
	bool empty = true, ok;

	ok = begin_part(part, folder, path, w.path) &&
	    weed(&w, part->at, path, folder.len == 0 ? 0 : folder.len + 1,
		DEEPEST, &empty);
	*kept |= !empty;
	return ok;
}

/* Walking. */

struct walking {
	const struct wg_tree_part *part; /* or NULL: everything */
	bool (*see)(void *context, struct wg_str path);
	void *context;
	char path[PATH_MAX];
};

static bool walk(struct walking *, int at, const char *name, size_t len,
    unsigned depth);

static bool
walk_entry(struct walking *w, int folder, const struct dirent *e, size_t len,
    unsigned depth)
{
	size_t n = strlen(e->d_name);

	if (len + n + 2 > sizeof(w->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(w->path + len, e->d_name, n + 1);
	if (type_of(folder, e) == DT_DIR) {
		if (passes(w->part, w->path, len + n))
			return true;
		w->path[len + n] = '/';
		return walk(w, folder, e->d_name, len + n + 1, depth - 1);
	}
	return w->see(w->context, (struct wg_str){ w->path, len + n });
}

/* 'len' bytes of the path are the folder's, with a slash. */
static bool
walk(struct walking *w, int at, const char *name, size_t len, unsigned depth)
{
	int fd = openat(at, name,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 || depth == 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	bool ok = true;
	int keep;

	if (folder == NULL) {
		keep = depth == 0 ? ELOOP : errno;
		if (fd >= 0)
			close(fd);
		errno = keep;
		return false;
	}
	while (ok && (errno = 0, e = readdir(folder)) != NULL)
		if (strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0)
			ok = walk_entry(w, fd, e, len, depth);
	keep = errno;
	closedir(folder);
	errno = keep;
	return ok && keep == 0;
}

bool
wg_tree_walk(int at, const char *name,
    bool (*see)(void *context, struct wg_str path), void *context)
{
	struct walking w = { .see = see, .context = context };

	snprintf(w.path, sizeof(w.path), "%s/", name);
	return faccessat(at, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ?
	    walk(&w, at, name, strlen(w.path), DEEPEST) : errno == ENOENT;
}

bool
wg_tree_walk_part(const struct wg_tree_part *part, struct wg_str folder,
    bool (*see)(void *context, struct wg_str path), void *context)
{
	struct walking w = { .part = part, .see = see, .context = context };
	char path[PATH_MAX];

	if (!begin_part(part, folder, path, w.path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	return walk(&w, part->at, path, folder.len + 1, DEEPEST);
}

/* Copying. */

static bool
copy_bytes(int in, int out)
{
	ssize_t n;

	while ((n = sendfile(out, in, NULL, 1 << 30)) > 0)
		;
	return n == 0;
}

bool
wg_tree_copy(int from_at, const char *from, int to_at, const char *to)
{
	int in = openat(from_at, from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int out = in < 0 ? -1 : openat(to_at, to,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	bool ok = out >= 0 && copy_bytes(in, out);

	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		ok = false;
	return ok;
}
