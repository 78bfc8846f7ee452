/*
 * A list is known by its inode: a commit moves lists about, which changes a
 * file's name and the time of its last change of status, and nothing else.
 */
#include "store/lists.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/manifest.h"
#include "store/notes.h"
#include "store/stage_state.h"

#define MOST 8

struct kept {
	struct wg_list list; /* first: it is found by it */
	const char *path;    /* where it will be, or NULL */
};

struct wg_lists {
	bool last;
	struct kept *at[MOST];
	/* How the manifest looked, and which .built belongs to it. */
	struct wg_stamp manifest;
	uint64_t built; /* inode; 0: none does */
	struct wg_stage_ready *ready;
};

struct wg_lists *
wg_lists_open(bool last)
{
	struct wg_lists *l = wg_realloc(NULL, sizeof(*l));

	*l = (struct wg_lists){ .last = last };
	return l;
}

static void
drop(struct wg_lists *l, size_t i)
{
	if (l->at[i] != NULL)
		free((char *)l->at[i]->list.text.ptr);
	free(l->at[i]);
	l->at[i] = NULL;
}

void
wg_lists_forget(struct wg_lists *l)
{
	for (size_t i = 0; l != NULL && i < MOST; i++)
		drop(l, i);
	if (l != NULL)
		l->built = 0;
}

void
wg_lists_close(struct wg_lists *l)
{
	wg_lists_forget(l);
	wg_lists_ready(l, NULL);
	free(l);
}

void
wg_lists_ready(struct wg_lists *l, struct wg_stage_ready *ready)
{
	if (l == NULL)
		return;
	wg_stage_unprepare(l->ready);
	l->ready = ready;
}

bool
wg_lists_is_ready(const struct wg_lists *l)
{
	return l->ready != NULL;
}

struct wg_stage_ready *
wg_lists_take_ready(struct wg_lists *l)
{
	struct wg_stage_ready *ready = l == NULL ? NULL : l->ready;

	if (l != NULL)
		l->ready = NULL;
	return ready;
}

/* 'text' is on the heap. */
static struct kept *
add(struct wg_lists *l, struct wg_str text)
{
	size_t i = 0;

	while (i < MOST - 1 && l->at[i] != NULL)
		i++;
	drop(l, i);
	l->at[i] = wg_realloc(NULL, sizeof(*l->at[i]));
	*l->at[i] = (struct kept){ .list.text = text };
	return l->at[i];
}

/* All of an open file, on the heap. */
static bool
read_text(int fd, size_t size, struct wg_str *text)
{
	char *bytes = wg_realloc(NULL, size + 1);
	size_t had = 0;

	while (had < size) {
		ssize_t n = read(fd, bytes + had, size - had);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			free(bytes);
			return false;
		}
		had += (size_t)n;
	}
	bytes[size] = '\0';
	*text = (struct wg_str){ bytes, size };
	return true;
}

static struct wg_list *
read_list(struct wg_lists *l, int fd)
{
	struct wg_stamp stamp;
	struct wg_str text;
	struct kept *k;
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (size_t)st.st_size > WG_LIST_BYTES)
		return NULL;
	stamp = wg_stamp_of(&st);
	for (size_t i = 0; i < MOST; i++)
		if (l->at[i] != NULL && wg_stamp_is(&l->at[i]->list.stamp, &stamp) &&
		    l->at[i]->list.text.len == (size_t)st.st_size)
			return &l->at[i]->list;
	if (!read_text(fd, (size_t)st.st_size, &text))
		return NULL;
	k = add(l, text);
	k->list.stamp = stamp;
	return &k->list;
}

struct wg_list *
wg_lists_read(struct wg_lists *l, int at, const char *path)
{
	int fd = l == NULL ? -1 :
	    openat(at, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct wg_list *list = fd < 0 ? NULL : read_list(l, fd);

	if (fd >= 0)
		close(fd);
	return list;
}

bool
wg_lists_reader(struct wg_lists *l, struct wg_reader *reader, int at,
    const char *path, struct wg_list **list)
{
	*list = wg_lists_read(l, at, path);
	if (*list == NULL)
		return wg_reader_open(reader, at, path);
	wg_reader_begin(reader, (*list)->text);
	return true;
}

void
wg_lists_done(struct wg_lists *l, struct wg_list *list)
{
	for (size_t i = 0; l != NULL && l->last && i < MOST; i++)
		if (l->at[i] != NULL && &l->at[i]->list == list)
			drop(l, i);
}

bool
wg_lists_keep(const struct wg_lists *l)
{
	return l != NULL && !l->last;
}

void
wg_lists_wrote(struct wg_lists *l, const char *path, struct wg_str text)
{
	char *copy;
	struct kept *k;

	if (!wg_lists_keep(l) || text.len > WG_LIST_BYTES)
		return;
	copy = wg_realloc(NULL, text.len + 1);
	memcpy(copy, text.ptr, text.len);
	k = add(l, (struct wg_str){ copy, text.len });
	k->list.whole = true;
	k->path = path;
}

/* The manifest. */

static bool
look_at_manifest(int at, struct wg_stamp *stamp)
{
	struct stat st;

	if (fstatat(at, WG_MANIFEST, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(st.st_mode))
		return false;
	*stamp = wg_stamp_of(&st);
	return true;
}

void
wg_lists_agree(struct wg_lists *l, int at, const struct wg_list *built)
{
	if (l != NULL)
		l->built = look_at_manifest(at, &l->manifest) ?
		    built->stamp.inode : 0;
}

bool
wg_lists_agreed(const struct wg_lists *l, int at, const struct wg_list *built)
{
	struct wg_stamp now;

	return l != NULL && built != NULL && l->built != 0 &&
	    l->built == built->stamp.inode && look_at_manifest(at, &now) &&
	    wg_stamp_is(&now, &l->manifest);
}

/* After a commit. */

/* Has it become this file? */
static bool
is_now(struct kept *k, const char *path, const struct stat *st)
{
	struct wg_stamp now = wg_stamp_of(st);

	if (!S_ISREG(st->st_mode) || (size_t)st->st_size != k->list.text.len ||
	    (k->path != NULL ? strcmp(k->path, path) != 0 :
	    now.inode != k->list.stamp.inode ||
	    now.mtime != k->list.stamp.mtime))
		return false;
	k->list.stamp = now;
	return true;
}

void
wg_lists_settle(struct wg_lists *l, int at, bool agree)
{
	static const char *const paths[] = { WG_BUILT, ".previous/" WG_BUILT,
		WG_NOTES, WG_SEEN };
	bool there[MOST] = { false };
	struct stat st;

	for (size_t p = 0; l != NULL && p < sizeof(paths) / sizeof(paths[0]);
	     p++) {
		if (fstatat(at, paths[p], &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		for (size_t i = 0; i < MOST; i++) {
			if (l->at[i] == NULL || there[i] ||
			    !is_now(l->at[i], paths[p], &st))
				continue;
			there[i] = true;
			if (agree && p == 0 && l->at[i]->list.whole)
				wg_lists_agree(l, at, &l->at[i]->list);
		}
	}
	for (size_t i = 0; l != NULL && i < MOST; i++) {
		if (there[i])
			l->at[i]->path = NULL;
		else
			drop(l, i);
	}
}
