/*
 * Files are read whole before anything looks at them.  They are opened
 * O_NONBLOCK and checked with fstat(), so that a FIFO put in a source's place
 * cannot make a build hang.
 */
#include "base/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/reads.h"

/* '*st' is how it looked before. */
static enum wg_file_error
read_all(struct wg_arena *a, int fd, size_t limit, struct wg_str *text,
    struct stat *st)
{
	size_t n = 0, size;
	char *p;

	if (fstat(fd, st) != 0)
		return WG_FILE_UNREADABLE;
	if (!S_ISREG(st->st_mode))
		return WG_FILE_SPECIAL;
	if (st->st_size < 0 || (uintmax_t)st->st_size > limit)
		return WG_FILE_TOO_LARGE;
	size = (size_t)st->st_size;
	p = wg_alloc(a, size + 1);
	while (n < size) {
		ssize_t got = read(fd, p + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return WG_FILE_UNREADABLE;
		if (got == 0)
			break;
		n += (size_t)got;
	}
	*text = (struct wg_str){ p, n };
	return WG_FILE_OK;
}

static int
open_file(const char *path)
{
	return open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

static enum wg_file_error
read_and_close(struct wg_arena *a, int fd, size_t limit, struct wg_str *text,
    struct stat *st)
{
	enum wg_file_error error = read_all(a, fd, limit, text, st);
	int keep = errno;

	close(fd);
	errno = keep;
	return error;
}

static bool
is_missing(void)
{
	return errno == ENOENT || errno == ENOTDIR;
}

enum wg_file_error
wg_file_read(struct wg_arena *a, const char *path, size_t limit,
    struct wg_str *text)
{
	int fd = open_file(path);
	struct stat st;

	if (fd < 0)
		return is_missing() ? WG_FILE_MISSING : WG_FILE_UNREADABLE;
	return read_and_close(a, fd, limit, text, &st);
}

/* Below a folder. */

/* Does what was opened lie below 'root', after all links?  The kernel knows
 * where it is; without /proc the path has to do. */
static bool
is_below(int fd, struct wg_str root, const char *path)
{
	char proc[32], real[PATH_MAX], *found = real;
	struct wg_str where;
	ssize_t n;
	bool ok;

	snprintf(proc, sizeof(proc), "/proc/self/fd/%d", fd);
	n = readlink(proc, real, sizeof(real) - 1);
	if (n >= 0)
		real[n] = '\0';
	else
		found = realpath(path, NULL);
	where = wg_str(found);
	ok = wg_str_starts(where, root) &&
	    (wg_str_ends(root, WG_STR("/")) ||
		wg_str_starts(wg_str_from(where, root.len), WG_STR("/")));
	if (found != real)
		free(found);
	return ok;
}

/* Is one of the names on the way a link that leads nowhere? */
static bool
is_dangling(struct wg_arena *a, struct wg_str root, struct wg_str name)
{
	struct stat st;

	for (size_t i = 1; i <= name.len; i++) {
		const char *path;

		if (i < name.len && name.ptr[i] != '/')
			continue;
		path = wg_str_fmt(a, "%.*s/%.*s", WG_ARG(root), (int)i,
		    name.ptr).ptr;
		if (lstat(path, &st) != 0)
			return false;
		if (S_ISLNK(st.st_mode) && stat(path, &st) != 0)
			return true;
	}
	return false;
}

static enum wg_file_error
missing_below(struct wg_arena *a, struct wg_str root, struct wg_str name)
{
	if (!is_missing())
		return WG_FILE_UNREADABLE;
	if (!is_dangling(a, root, name))
		return WG_FILE_MISSING;
	errno = ENOENT;
	return WG_FILE_UNREADABLE;
}

/* Note what came of reading a file; errno stays. */
static enum wg_file_error
noted(enum wg_file_error error, const char *path, const struct stat *st,
    const struct wg_str *text)
{
	int keep = errno;

	if (!wg_reads_noting())
		return error;
	if (error == WG_FILE_OK)
		wg_reads_file(path, st, *text);
	else if (error == WG_FILE_MISSING)
		wg_reads_missing(path);
	else
		wg_reads_unclear();
	errno = keep;
	return error;
}

enum wg_file_error
wg_file_read_below(struct wg_arena *a, struct wg_str root, struct wg_str name,
    size_t limit, struct wg_str *text)
{
	struct wg_str path =
	    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(root), WG_ARG(name));
	int fd = open_file(path.ptr);
	enum wg_file_error error = WG_FILE_OUTSIDE;
	struct stat st;

	if (fd < 0)
		error = missing_below(a, root, name);
	else if (!is_below(fd, root, path.ptr))
		close(fd);
	else
		error = read_and_close(a, fd, limit, text, &st);
	return noted(error, path.ptr, &st, text);
}

/* Folders. */

static int
by_bytes(const void *a, const void *b)
{
	return wg_str_cmp(*(const struct wg_str *)a, *(const struct wg_str *)b);
}

static bool
list_and_close(struct wg_arena *a, DIR *dir, const char *path,
    struct wg_str **names, size_t *n)
{
	struct WG_VEC(struct wg_str) list = { 0 };
	const struct dirent *entry;
	struct stat st;
	int keep;

	if (fstat(dirfd(dir), &st) != 0) {
		closedir(dir);
		return false;
	}
	while ((errno = 0, entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			WG_PUSH(a, &list) =
			    wg_str_dup(a, wg_str(entry->d_name));
	keep = errno;
	closedir(dir);
	errno = keep;
	if (keep != 0)
		return false;
	if (list.n > 1)
		qsort(list.at, list.n, sizeof(*list.at), by_bytes);
	*names = list.at;
	*n = list.n;
	if (wg_reads_noting())
		wg_reads_folder(path, &st, list.at, list.n);
	return true;
}

/* A folder that could not be opened.  True: there is none. */
static bool
no_folder(const char *path, bool missing)
{
	int keep = errno;

	if (wg_reads_noting() && missing)
		wg_reads_missing(path);
	else if (wg_reads_noting())
		wg_reads_unclear();
	errno = keep;
	return missing;
}

bool
wg_folder_list(struct wg_arena *a, const char *path, struct wg_str **names,
    size_t *n)
{
	DIR *dir = opendir(path);

	*names = NULL;
	*n = 0;
	return dir == NULL ? no_folder(path, errno == ENOENT) :
	    list_and_close(a, dir, path, names, n);
}

/* A file that stands where a folder was looked for. */
static enum wg_file_error
not_a_folder(const char *path)
{
	struct stat st;

	if (wg_reads_noting() && stat(path, &st) == 0)
		wg_reads_look(path, false);
	else if (wg_reads_noting())
		wg_reads_unclear();
	errno = ENOTDIR;
	return WG_FILE_UNREADABLE;
}

enum wg_file_error
wg_folder_list_below(struct wg_arena *a, struct wg_str root,
    struct wg_str name, struct wg_str **names, size_t *n)
{
	struct wg_str path =
	    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(root), WG_ARG(name));
	DIR *dir = opendir(path.ptr);

	*names = NULL;
	*n = 0;
	if (dir == NULL) {
		if (errno == ENOTDIR)
			return not_a_folder(path.ptr);
		return no_folder(path.ptr, missing_below(a, root, name) ==
			   WG_FILE_MISSING) ? WG_FILE_OK : WG_FILE_UNREADABLE;
	}
	if (!is_below(dirfd(dir), root, path.ptr)) {
		closedir(dir);
		return noted(WG_FILE_OUTSIDE, path.ptr, NULL, NULL);
	}
	return list_and_close(a, dir, path.ptr, names, n) ? WG_FILE_OK :
	    WG_FILE_UNREADABLE;
}

bool
wg_look(const char *path, bool *folder)
{
	struct stat st;

	*folder = false;
	if (stat(path, &st) != 0) {
		no_folder(path, is_missing());
		return false;
	}
	*folder = S_ISDIR(st.st_mode);
	if (wg_reads_noting())
		wg_reads_look(path, *folder);
	return true;
}

/* Blocks that combine, or are not shown at all. */
static const uint32_t zero_width[][2] = {
	{ 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD },
	{ 0x0610, 0x061A }, { 0x064B, 0x065F }, { 0x0670, 0x0670 },
	{ 0x06D6, 0x06DC }, { 0x06DF, 0x06E4 }, { 0x093C, 0x093C },
	{ 0x0941, 0x0948 }, { 0x094D, 0x094D }, { 0x09BC, 0x09BC },
	{ 0x0E31, 0x0E31 }, { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E },
	{ 0x135D, 0x135F }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
	{ 0x2060, 0x206F }, { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F },
	{ 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF },
};
/* UAX #11, the wide blocks. */
static const uint32_t wide[][2] = {
	{ 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0x33FF },
	{ 0x3400, 0x4DBF }, { 0x4E00, 0xA4CF }, { 0xAC00, 0xD7A3 },
	{ 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 },
	{ 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1F64F }, { 0x1F900, 0x1F9FF },
	{ 0x20000, 0x3FFFD },
};

static bool
within(const uint32_t ranges[][2], size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

unsigned
wg_char_columns(uint32_t c)
{
	if (c < 0x300)
		return 1;
	if (within(zero_width, COUNT(zero_width), c))
		return 0;
	return within(wide, COUNT(wide), c) ? 2 : 1;
}

uint32_t
wg_columns(struct wg_str s, uint32_t from)
{
	uint32_t column = from;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == '\t')
			column += 8 - (column - 1) % 8;
		else
			column += wg_char_columns(c);
	}
	return column - from;
}

/* LF, CRLF and a lone CR end a line. */
static bool
ends_line(struct wg_str text, size_t i)
{
	return text.ptr[i] == '\n' || (text.ptr[i] == '\r' &&
	    (i + 1 == text.len || text.ptr[i + 1] != '\n'));
}

/* From 'start' to the end of the line, or to 'end'. */
static struct wg_str
line_text(struct wg_str text, size_t start, size_t end)
{
	size_t at = start;

	while (at < end && text.ptr[at] != '\n' && text.ptr[at] != '\r')
		at++;
	return wg_str_head(wg_str_from(text, start), at - start);
}

struct wg_spot
wg_spot_of(const struct wg_source *source, uint32_t offset)
{
	struct wg_str text = source->text;
	struct wg_spot spot;
	uint32_t line = 1;
	size_t start = 0;

	if (offset > text.len)
		offset = (uint32_t)text.len;
	for (size_t i = 0; i < offset; i++)
		if (ends_line(text, i)) {
			line++;
			start = i + 1;
		}
	spot.line = line;
	spot.offset = (uint32_t)start;
	spot.text = line_text(text, start, text.len);
	spot.column = 1 + wg_columns(
	    wg_str_head(spot.text, offset - start), 1);
	return spot;
}

static void
find_lines(struct wg_lines *l, const struct wg_source *source)
{
	l->source = source;
	l->n = 0;
	l->line = UINT32_MAX;
	for (size_t i = 0; i <= source->text.len; i++) {
		if (i > 0 && !ends_line(source->text, i - 1))
			continue;
		if (l->n == l->room) {
			l->room = l->room > 0 ? l->room * 2 : 1024;
			l->starts = wg_realloc(
			    l->starts, l->room * sizeof(*l->starts));
		}
		l->starts[l->n++] = (uint32_t)i;
	}
}

/* The column goes on from that of the last question where it can. */
static struct wg_spot
spot_on(struct wg_lines *l, uint32_t line, uint32_t offset)
{
	struct wg_str text = l->source->text;
	uint32_t start = l->starts[line];
	size_t end = line + 1 < l->n ? l->starts[line + 1] : text.len;
	struct wg_spot spot = { .line = line + 1, .offset = start };

	while (end > start &&
	    (text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r'))
		end--;
	spot.text = wg_str_head(wg_str_from(text, start), end - start);
	if (l->line != line || l->offset > offset) {
		l->line = line;
		l->offset = start;
		l->column = 1;
	}
	offset = offset > end ? (uint32_t)end : offset;
	if (offset > l->offset)
		l->column += wg_columns(wg_str_head(wg_str_from(text,
		    l->offset), offset - l->offset), l->column);
	l->offset = offset > l->offset ? offset : l->offset;
	spot.column = l->column;
	return spot;
}

struct wg_spot
wg_spot_in(
    struct wg_lines *l, const struct wg_source *source, uint32_t offset)
{
	size_t low = 0, high;

	if (l->source != source)
		find_lines(l, source);
	if (offset > source->text.len)
		offset = (uint32_t)source->text.len;
	for (high = l->n; high - low > 1;) {
		size_t middle = low + (high - low) / 2;

		if (l->starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return spot_on(l, (uint32_t)low, offset);
}

void
wg_lines_free(struct wg_lines *l)
{
	free(l->starts);
	*l = (struct wg_lines){ 0 };
}
