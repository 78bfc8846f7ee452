/* The folder of its own has a name that nobody else can have made. */
#include "store/fresh.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/unique.h"
#include "store/tree.h"

/* The folder in which it is made; hidden, so that nobody takes it for the
 * project. */
#define TEMPLATE ".wegweiser-new-" WG_UNIQUE

/* Nothing but "." and "..". */
static bool
is_empty(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	bool empty = true;

	if (d == NULL)
		return false;
	while (empty && (e = readdir(d)) != NULL)
		empty = !strcmp(e->d_name, ".") || !strcmp(e->d_name, "..");
	closedir(d);
	return empty;
}

/* The folder in which it is made. */
static const char *
home_of(struct wg_fresh *f)
{
	const char *slash = strrchr(f->path, '/');
	struct stat st;

	f->inside = lstat(f->path, &st) == 0;
	if (f->inside) {
		if (S_ISDIR(st.st_mode) && is_empty(f->path))
			return f->path;
		errno = EEXIST;
		return NULL;
	}
	if (errno != ENOENT)
		return NULL;
	return slash == NULL ? "." : slash == f->path ? "/" :
	    wg_str_fmt(f->arena, "%.*s", (int)(slash - f->path), f->path).ptr;
}

bool
wg_fresh_open(struct wg_fresh *f, struct wg_arena *a, struct wg_str path)
{
	const char *home;
	char *real, *made;

	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	*f = (struct wg_fresh){ .arena = a, .path = wg_str_dup(a, path).ptr };
	if (path.len == 0) {
		errno = ENOENT;
		return false;
	}
	home = home_of(f);
	real = home == NULL ? NULL : realpath(home, NULL);
	if (real == NULL)
		return false;
	made = (char *)wg_str_fmt(a, "%s/" TEMPLATE, real).ptr;
	free(real);
	if (mkdtemp(made) == NULL)
		return false;
	f->root = wg_str(made);
	return chmod(made, 0755) == 0;
}

static bool
make_folders(struct wg_fresh *f, const char *path)
{
	char *copy = (char *)wg_str_dup(f->arena, wg_str(path)).ptr;

	for (char *at = copy + f->root.len + 1;
	     (at = strchr(at, '/')) != NULL; *at++ = '/') {
		*at = '\0';
		if (mkdir(copy, 0755) != 0 && errno != EEXIST)
			return false;
	}
	return true;
}

bool
wg_fresh_put(struct wg_fresh *f, struct wg_str name, struct wg_str bytes)
{
	const char *path = wg_str_fmt(f->arena, "%.*s/%.*s",
	    WG_ARG(f->root), WG_ARG(name)).ptr;
	bool ok;
	int fd;

	if (!make_folders(f, path))
		return false;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0644);
	if (fd < 0)
		return false;
	for (ok = true; ok && bytes.len > 0;) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n >= 0)
			bytes = wg_str_from(bytes, (size_t)n);
		else if (errno != EINTR)
			ok = false;
	}
	return close(fd) == 0 && ok;
}

/* Everything in it, one level up; content/ comes last, as what makes it a
 * project. */
static bool
move_up(struct wg_fresh *f)
{
	struct wg_str root = f->root;
	DIR *d = opendir(root.ptr);
	const struct dirent *e;
	bool ok = d != NULL, content = false;

	while (ok && (e = readdir(d)) != NULL) {
		const char *from, *to;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		if (!strcmp(e->d_name, "content")) {
			content = true;
			continue;
		}
		from = wg_str_fmt(f->arena, "%s/%s", root.ptr, e->d_name).ptr;
		to = wg_str_fmt(f->arena, "%s/%s", f->path, e->d_name).ptr;
		ok = renameat2(AT_FDCWD, from, AT_FDCWD, to,
		    RENAME_NOREPLACE) == 0;
	}
	if (d != NULL)
		closedir(d);
	if (ok && content)
		ok = renameat2(AT_FDCWD,
		    wg_str_fmt(f->arena, "%s/content", root.ptr).ptr, AT_FDCWD,
		    wg_str_fmt(f->arena, "%s/content", f->path).ptr,
		    RENAME_NOREPLACE) == 0;
	return ok && rmdir(root.ptr) == 0;
}

bool
wg_fresh_commit(struct wg_fresh *f)
{
	struct stat st;

	if (f->inside)
		return move_up(f);
	if (renameat2(AT_FDCWD, f->root.ptr, AT_FDCWD, f->path,
	    RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return false;
	/* A file system that cannot say "only if there is nothing". */
	if (lstat(f->path, &st) == 0) {
		errno = EEXIST;
		return false;
	}
	return rename(f->root.ptr, f->path) == 0;
}

void
wg_fresh_abort(struct wg_fresh *f)
{
	int keep = errno;
	int top = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (f->root.len > 0 && top >= 0)
		wg_tree_remove(top, f->root.ptr + 1);
	if (top >= 0)
		close(top);
	errno = keep;
}
