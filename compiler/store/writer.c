#include "store/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
wg_write_all(int fd, struct wg_str bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = wg_str_from(bytes, (size_t)n);
	}
	return true;
}

static void
fail(struct wg_writer *w)
{
	if (w->error == 0)
		w->error = errno;
}

void
wg_writer_begin(struct wg_writer *w, int at, const char *path, size_t most,
    bool hashes)
{
	*w = (struct wg_writer){ .at = at, .path = path, .most = most,
		.fd = -1, .hashes = hashes };
	if (hashes)
		wg_hasher_begin(&w->hasher);
}

bool
wg_writer_open(struct wg_writer *w)
{
	w->fd = openat(w->at, w->path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (w->fd < 0)
		fail(w);
	return w->fd >= 0;
}

void
wg_writer_compare(struct wg_writer *w, int at, const char *path, bool hashes)
{
	wg_writer_begin(w, at, path, WG_WRITER_USUAL, hashes);
	w->compares = true;
	w->fd = openat(at, path,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	w->differs = w->fd < 0;
}

static void
compare_all(struct wg_writer *w, struct wg_str bytes)
{
	char there[16384];

	while (!w->differs && bytes.len > 0) {
		ssize_t n = read(w->fd, there, bytes.len < sizeof(there) ?
			bytes.len : sizeof(there));

		if (n < 0 && errno == EINTR)
			continue;
		w->differs = n <= 0 || memcmp(there, bytes.ptr, (size_t)n);
		bytes = wg_str_from(bytes, n > 0 ? (size_t)n : 0);
	}
}

static void
hash_rest(struct wg_writer *w)
{
	wg_hasher_put(
	    &w->hasher, wg_str_from(wg_out_str(&w->out), w->hashed));
	w->hashed = w->out.len;
}

static void
pass_all(struct wg_writer *w)
{
	if (w->hashes)
		hash_rest(w);
	if (w->compares)
		compare_all(w, wg_out_str(&w->out));
	else if (w->error == 0 && (w->fd >= 0 || wg_writer_open(w)) &&
	    !wg_write_all(w->fd, wg_out_str(&w->out)))
		fail(w);
	wg_out_clear(&w->out);
	w->hashed = 0;
}

void
wg_writer_pass(struct wg_writer *w)
{
	if (w->out.len > w->most)
		pass_all(w);
}

struct wg_sha256
wg_writer_hash(struct wg_writer *w)
{
	struct wg_hasher so_far;

	hash_rest(w);
	so_far = w->hasher;
	return wg_hasher_end(&so_far);
}

bool
wg_writer_is_whole(const struct wg_writer *w)
{
	return w->fd < 0 && w->error == 0;
}

void
wg_writer_drop(struct wg_writer *w)
{
	if (w->fd >= 0 && close(w->fd) != 0 && !w->compares)
		fail(w);
	w->fd = -1;
	wg_out_free(&w->out);
}

/* Is the file that was compared at its end? */
static bool
is_at_end(const struct wg_writer *w)
{
	struct stat st;

	return fstat(w->fd, &st) == 0 &&
	    lseek(w->fd, 0, SEEK_CUR) == st.st_size;
}

bool
wg_writer_close(struct wg_writer *w)
{
	pass_all(w);
	if (w->compares && !w->differs)
		w->differs = !is_at_end(w);
	wg_writer_drop(w);
	errno = w->error;
	return w->error == 0 && !w->differs;
}
