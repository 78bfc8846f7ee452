/* A buffer that grows up to the longest line. */
#include "store/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

#define CHUNK ((size_t)1 << 16)

bool
wg_reader_open(struct wg_reader *l, int at, const char *path)
{
	struct stat st;

	*l = (struct wg_reader){ .fd = openat(
	    at, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) };
	if (l->fd < 0)
		return false;
	if (fstat(l->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(l->fd);
		errno = ENOENT;
		return false;
	}
	l->left = (size_t)st.st_size;
	return true;
}

void
wg_reader_begin(struct wg_reader *l, struct wg_str text)
{
	*l = (struct wg_reader){ .fd = -1, .buffer = (char *)text.ptr,
		.room = text.len, .end = text.len };
}

/* More of the file, into room that is made for it; false at its end. */
static bool
fill(struct wg_reader *l)
{
	ssize_t n;

	if (l->at > 0) {
		memmove(l->buffer, l->buffer + l->at, l->end - l->at);
		l->end -= l->at;
		l->at = 0;
	}
	if (l->room - l->end < CHUNK / 2) {
		l->room = l->room == 0 ? CHUNK : 2 * l->room;
		l->buffer = wg_realloc(l->buffer, l->room);
	}
	n = l->room - l->end < l->left ? (ssize_t)(l->room - l->end) :
	    (ssize_t)l->left;
	do
		n = read(l->fd, l->buffer + l->end, (size_t)n);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		l->error = errno;
	if (n <= 0) {
		l->left = 0;
		return false;
	}
	l->end += (size_t)n;
	l->left -= (size_t)n;
	return true;
}

bool
wg_reader_next(struct wg_reader *l, struct wg_str *line)
{
	size_t seen = 0; /* of the line, without its end */
	bool skip = false;

	while (true) {
		char *end = l->buffer == NULL ? NULL :
		    memchr(l->buffer + l->at + seen, '\n',
			l->end - l->at - seen);

		if (end == NULL)
			seen = l->end - l->at;
		else
			seen = (size_t)(end - l->buffer) - l->at;
		*line = (struct wg_str){ l->buffer + l->at, seen };
		if (end != NULL) {
			l->at += seen + 1;
			if (!skip && seen <= WG_LINE_BYTES)
				return true;
			skip = false;
			seen = 0;
			continue;
		}
		if (seen > WG_LINE_BYTES) {
			skip = true;
			l->at = l->end;
			seen = 0;
		}
		if (l->left > 0 && fill(l))
			continue;
		l->at = l->end;
		return seen > 0 && !skip && l->error == 0;
	}
}

bool
wg_reader_take(struct wg_reader *l, struct wg_arena *a, size_t n,
    struct wg_str *text)
{
	char *copy;
	size_t had = 0;

	if (n > l->end - l->at + l->left)
		return false;
	copy = wg_alloc(a, n + 1);
	while (had < n) {
		size_t some = l->end - l->at < n - had ? l->end - l->at :
		    n - had;

		if (some == 0 && !fill(l))
			return false;
		if (some > 0)
			memcpy(copy + had, l->buffer + l->at, some);
		had += some;
		l->at += some;
	}
	copy[n] = '\0';
	*text = (struct wg_str){ copy, n };
	return true;
}

bool
wg_reader_close(struct wg_reader *l)
{
	if (l->fd >= 0) {
		close(l->fd);
		free(l->buffer);
	}
	errno = l->error;
	return l->error == 0;
}

bool
wg_reader_is(int at, const char *path, struct wg_str text)
{
	struct wg_reader l;
	bool same;

	if (!wg_reader_open(&l, at, path))
		return false;
	same = l.left == text.len;
	while (same && l.left > 0 && fill(&l)) {
		same = !memcmp(l.buffer, text.ptr, l.end);
		text = wg_str_from(text, l.end);
		l.at = l.end;
	}
	same = same && text.len == 0;
	return wg_reader_close(&l) && same;
}
