/* Old or new, never half, for single files; see also store/stage.h. */
#include "store/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/source.h"

static bool
write_all(int fd, struct wg_str bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = wg_str_from(bytes, (size_t)n);
	}
	return fsync(fd) == 0;
}

static bool
make_folder(struct wg_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct wg_str folder;

	if (slash == NULL)
		return true;
	folder = wg_str_fmt(a, "%.*s", (int)(slash - path), path);
	return mkdir(folder.ptr, 0755) == 0 || errno == EEXIST;
}

static bool
write_beside(struct wg_arena *a, const char *path, struct wg_str bytes)
{
	struct wg_str beside = wg_str_fmt(a, "%s.new", path);
	bool ok;
	int fd;

	unlink(beside.ptr); /* left by a run that was killed */
	fd = open(beside.ptr,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return false;
	ok = write_all(fd, bytes);
	ok = close(fd) == 0 && ok;
	ok = ok && rename(beside.ptr, path) == 0;
	if (!ok)
		unlink(beside.ptr);
	return ok;
}

enum wg_replaced
wg_replace(const char *path, struct wg_str bytes, bool dry_run)
{
	struct wg_arena *a = wg_arena_open();
	enum wg_replaced done = WG_REPLACED;
	struct wg_str old;

	if (wg_file_read(a, path, bytes.len, &old) == WG_FILE_OK &&
	    wg_str_eq(old, bytes))
		done = WG_SAME;
	else if (!dry_run &&
	    (!make_folder(a, path) || !write_beside(a, path, bytes)))
		done = WG_NOT_REPLACED;
	wg_arena_close(a);
	return done;
}
