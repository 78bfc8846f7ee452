/*
 * Comparing and then renaming would leave a moment in between.  So the two
 * files are exchanged, what comes out is compared, and if it is not what was
 * read, they are exchanged again.
 */
#include "store/replace.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/source.h"
#include "base/unique.h"
#include "store/writer.h"

#define BESIDE ".wegweiser-" /* and WG_UNIQUE */

/* As the old file is; who may not give a file to a group cannot keep it. */
static bool
take_after(int fd, const struct stat *old)
{
	struct stat new;

	if (fstat(fd, &new) != 0)
		return false;
	if ((new.st_gid != old->st_gid || new.st_uid != old->st_uid) &&
	    fchown(fd, old->st_uid, old->st_gid) != 0 &&
	    fchown(fd, (uid_t)-1, old->st_gid) != 0 && errno != EPERM)
		return false;
	return fchmod(fd, old->st_mode & 07777) == 0;
}

/* A new file beside 'path', whose name is put into 'beside'; 'old' may be
 * NULL. */
static bool
write_beside(char *beside, const struct wg_replacement *r,
    const struct stat *old)
{
	int fd = mkostemp(beside, O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return false;
	ok = wg_write_all(fd, r->bytes) && fsync(fd) == 0 &&
	    (old != NULL ? take_after(fd, old) : fchmod(fd, 0644) == 0);
	return close(fd) == 0 && ok;
}

/* What is in the file now; absent if there is none. */
static bool
read_now(struct wg_arena *a, const char *path, struct wg_str *now)
{
	enum wg_file_error error =
	    wg_file_read(a, path, (size_t)1 << 30, now);

	if (error == WG_FILE_OK)
		return true;
	*now = WG_NONE;
	if (error == WG_FILE_SPECIAL || error == WG_FILE_TOO_LARGE)
		errno = EINVAL;
	return error == WG_FILE_MISSING;
}

static bool
is_as_read(const struct wg_replacement *r, struct wg_str now)
{
	return (now.ptr == NULL) == (r->was.ptr == NULL) &&
	    wg_str_eq(now, r->was);
}

static bool
cannot_exchange(void)
{
	return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP ||
	    errno == EXDEV;
}

/* Where there is nothing. */
static enum wg_replaced
put_new(const char *beside, const char *path)
{
	if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) ==
	    0)
		return WG_REPLACED;
	if (errno == EEXIST)
		return WG_SAVED_MEANWHILE;
	return cannot_exchange() && rename(beside, path) == 0 ? WG_REPLACED :
	    WG_NOT_REPLACED;
}

/* '*stays': what is beside must not be deleted. */
static enum wg_replaced
put_in_place(struct wg_arena *a, const struct wg_replacement *r,
    const char *beside, const char *path, bool *stays)
{
	struct wg_str now;

	if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) !=
	    0) {
		if (!cannot_exchange() || !read_now(a, path, &now))
			return WG_NOT_REPLACED;
		if (!is_as_read(r, now))
			return WG_SAVED_MEANWHILE;
		return rename(beside, path) == 0 ? WG_REPLACED :
		    WG_NOT_REPLACED;
	}
	if (read_now(a, beside, &now) && is_as_read(r, now)) {
		unlink(beside);
		return WG_REPLACED;
	}
	/* Somebody's work is beside now: it goes back, whatever happens to
	 * ours. */
	if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) ==
		0 || rename(beside, path) == 0)
		return WG_SAVED_MEANWHILE;
	*stays = true;
	return WG_NOT_REPLACED;
}

static const char *
folder_of(struct wg_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" :
	    wg_str_fmt(a, "%.*s", (int)(slash - path), path).ptr;
}

static bool
is_below(struct wg_str root, const char *path)
{
	return root.len == 0 || (wg_str_starts(wg_str(path), root) &&
	    path[root.len] == '/');
}

/* With all that are above it, none of them outside of the root.  False: errno
 * tells; 0 if it leads out. */
static bool
make_folder(struct wg_arena *a, const struct wg_replacement *r,
    const char *folder)
{
	char *real = realpath(folder, NULL);
	bool inside;

	if (real == NULL)
		return errno == ENOENT &&
		    make_folder(a, r, folder_of(a, folder)) &&
		    (mkdir(folder, 0755) == 0 || errno == EEXIST);
	inside = wg_str_is(r->root, real) || is_below(r->root, real);
	free(real);
	errno = 0;
	return inside;
}

/* Where the file is, after all links.  NULL: errno tells; 0 if it leads out. */
static const char *
resolve(struct wg_arena *a, const struct wg_replacement *r)
{
	struct stat st;
	char *real;
	const char *found;

	if (lstat(r->path, &st) == 0) {
		real = realpath(r->path, NULL);
	} else if (errno == ENOENT) {
		found = folder_of(a, r->path);
		if (r->folder && !r->dry_run && !make_folder(a, r, found))
			return NULL;
		real = realpath(found, NULL);
		/* It would have been made. */
		if (real == NULL && r->folder && r->dry_run)
			return r->path;
		found = strrchr(r->path, '/');
		found = found != NULL ? found + 1 : r->path;
		if (real != NULL)
			found = wg_str_fmt(a, "%s/%s", real, found).ptr;
		free(real);
		real = real != NULL ? strdup(found) : NULL;
	} else {
		return NULL;
	}
	if (real == NULL)
		return NULL;
	errno = 0;
	found = is_below(r->root, real) ?
	    wg_str_dup(a, wg_str(real)).ptr : NULL;
	free(real);
	return found;
}

static enum wg_replaced
replace(struct wg_arena *a, const struct wg_replacement *r)
{
	const char *path = resolve(a, r);
	struct wg_str now, beside;
	enum wg_replaced done;
	struct stat old;
	bool stays = false;
	int keep;

	if (path == NULL)
		return errno == 0 ? WG_LEADS_OUT : WG_NOT_REPLACED;
	if (!read_now(a, path, &now))
		return WG_NOT_REPLACED;
	if (!is_as_read(r, now))
		return WG_SAVED_MEANWHILE;
	if (now.ptr != NULL && wg_str_eq(now, r->bytes))
		return WG_SAME;
	if (r->dry_run)
		return WG_REPLACED;
	if (now.ptr != NULL && stat(path, &old) != 0)
		return WG_NOT_REPLACED;
	beside = wg_str_fmt(a, "%s" BESIDE WG_UNIQUE, path);
	done = !write_beside((char *)beside.ptr, r,
		   now.ptr != NULL ? &old : NULL) ? WG_NOT_REPLACED :
	    now.ptr == NULL ? put_new(beside.ptr, path) :
	    put_in_place(a, r, beside.ptr, path, &stays);
	keep = errno;
	if (done != WG_REPLACED && !stays)
		unlink(beside.ptr);
	errno = keep;
	return done;
}

enum wg_replaced
wg_replace(const struct wg_replacement *r)
{
	struct wg_arena *a = wg_arena_open();
	enum wg_replaced done = replace(a, r);

	wg_arena_close(a);
	return done;
}

const char *
wg_replaced_say(enum wg_replaced why)
{
	if (why == WG_SAVED_MEANWHILE)
		return _("somebody has saved it meanwhile; run this again");
	if (why == WG_LEADS_OUT)
		return _("it is a link that leads out of the project");
	return strerror(errno);
}

/* As mkostemp() names them, and nothing that only looks like it. */
static bool
is_beside(struct wg_str name)
{
	size_t random = sizeof(WG_UNIQUE) - 1, end = sizeof(BESIDE) - 1 + random;

	if (name.len <= end || !wg_str_starts(
	    wg_str_from(name, name.len - end), WG_STR(BESIDE)))
		return false;
	for (size_t i = name.len - random; i < name.len; i++)
		if (!isalnum((unsigned char)name.ptr[i]))
			return false;
	return true;
}

void
wg_replace_clean(const char *folder)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str *names;
	size_t n;

	wg_folder_list(a, folder, &names, &n);
	for (size_t i = 0; i < n; i++)
		if (is_beside(names[i]))
			unlink(wg_str_fmt(a, "%s/%.*s", folder,
			    WG_ARG(names[i])).ptr);
	wg_arena_close(a);
}
