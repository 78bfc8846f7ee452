/*
 * One inotify descriptor with a watch on every folder.  Whatever makes the set
 * of folders uncertain (a new folder, a lost event) has them all watched
 * again, which costs a moment and nothing else: the kernel knows watches that
 * exist already.
 */
#include "store/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "base/source.h"
#include "base/ticks.h"

#define ONE_MS 20
#define SEVERAL_MS 75
#define LONGEST_MS 1000
#define POLL_MS 500
#define DEEPEST 16

struct wg_watch {
	const char *const *folders;
	size_t n;
	int inotify; /* -1: polling */
	uint32_t first; /* hash of the file that changed first; 0: none */
	bool several;   /* others have changed since */
	struct wg_sha256 last; /* polling: of the signatures */
};

/* Signatures. */

static void
put_number(struct wg_out *out, uint64_t n)
{
	wg_out_byte(out, ' ');
	wg_out_uint(out, n);
}

static void
put_look(struct wg_arena *a, struct wg_out *out, const char *path,
    unsigned depth)
{
	struct wg_str *names;
	struct stat st;
	size_t n;

	if (lstat(path, &st) != 0)
		return;
	wg_out_puts(out, path);
	put_number(out, (uint64_t)st.st_size);
	put_number(out, (uint64_t)st.st_mtim.tv_sec);
	put_number(out, (uint64_t)st.st_mtim.tv_nsec);
	put_number(out, (uint64_t)st.st_ctim.tv_sec);
	put_number(out, (uint64_t)st.st_ctim.tv_nsec);
	put_number(out, (uint64_t)st.st_ino);
	wg_out_byte(out, '\n');
	if (!S_ISDIR(st.st_mode) || depth == 0 ||
	    !wg_folder_list(a, path, &names, &n))
		return;
	for (size_t i = 0; i < n; i++)
		put_look(a, out,
		    wg_str_fmt(a, "%s/%.*s", path, WG_ARG(names[i])).ptr,
		    depth - 1);
}

struct wg_str
wg_fingerprint(struct wg_arena *a, const char *path, unsigned depth)
{
	struct wg_arena *scratch = wg_arena_open();
	struct wg_out out = { 0 };
	struct wg_str s;

	put_look(scratch, &out, path, depth);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	wg_arena_close(scratch);
	return s;
}

static struct wg_sha256
look_through(const struct wg_watch *w)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_out out = { 0 };
	struct wg_sha256 hash;

	for (size_t i = 0; i < w->n; i++)
		put_look(a, &out, w->folders[i], DEEPEST);
	hash = wg_sha256(wg_out_str(&out));
	wg_out_free(&out);
	wg_arena_close(a);
	return hash;
}

/* Watching. */

static bool
add_folder(struct wg_watch *w, struct wg_arena *a, const char *path,
    unsigned depth)
{
	struct wg_str *names;
	struct stat st;
	size_t n;

	if (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode) || depth == 0)
		return true;
	if (inotify_add_watch(w->inotify, path, IN_CLOSE_WRITE | IN_MOVED_TO |
		IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF |
		IN_ONLYDIR) < 0)
		return errno == ENOENT || errno == ENOTDIR;
	if (!wg_folder_list(a, path, &names, &n))
		return true;
	for (size_t i = 0; i < n; i++)
		if (!add_folder(w, a,
			wg_str_fmt(a, "%s/%.*s", path, WG_ARG(names[i])).ptr,
			depth - 1))
			return false;
	return true;
}

static void
start_polling(struct wg_watch *w)
{
	if (w->inotify >= 0)
		close(w->inotify);
	w->inotify = -1;
	w->last = look_through(w);
}

static void
add_all(struct wg_watch *w)
{
	struct wg_arena *a = wg_arena_open();
	bool ok = true;

	for (size_t i = 0; i < w->n && ok; i++)
		ok = add_folder(w, a, w->folders[i], DEEPEST);
	wg_arena_close(a);
	if (!ok)
		start_polling(w);
}

/* File systems whose changes may come from another machine. */
static bool
is_remote(const char *path)
{
	static const uint32_t remote[] = { 0x6969 /* NFS */, 0x517B /* SMB */,
		0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB 2 */,
		0x01021997 /* 9P */, 0x65735546 /* FUSE */,
		0x786F4256 /* vboxsf */, 0x5346414F /* AFS */ };
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++)
		if ((uint32_t)fs.f_type == remote[i])
			return true;
	return false;
}

struct wg_watch *
wg_watch_open(const char *const *folders, size_t n)
{
	struct wg_watch *w = wg_realloc(NULL, sizeof(*w));
	bool remote = false;

	*w = (struct wg_watch){ .folders = folders, .n = n };
	for (size_t i = 0; i < n; i++)
		remote |= is_remote(folders[i]);
	w->inotify = remote ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->inotify >= 0)
		add_all(w);
	else
		start_polling(w);
	return w;
}

void
wg_watch_close(struct wg_watch *w)
{
	if (w == NULL)
		return;
	if (w->inotify >= 0)
		close(w->inotify);
	free(w);
}

bool
wg_watch_polls(const struct wg_watch *w)
{
	return w->inotify < 0;
}

/* What editors write beside the file proper, and store/replace.c. */
static bool
is_beside(struct wg_str name)
{
	return wg_str_starts(name, WG_STR(".")) ||
	    wg_str_ends(name, WG_STR("~")) || wg_str_starts(name, WG_STR("#")) ||
	    wg_str_find_str(name, WG_STR(".wegweiser-")) > 0 ||
	    wg_str_is(name, "4913"); /* Vim tries whether it may write */
}

/* An editor that renames tells of one file twice. */
static void
count_file(struct wg_watch *w, const struct inotify_event *e)
{
	uint32_t hash = 2166136261u ^ (uint32_t)e->wd;

	for (const char *c = e->name; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	w->several |= w->first != 0 && w->first != hash;
	w->first = hash;
}

/* Read what has happened; true if it matters. */
static bool
read_events(struct wg_watch *w)
{
	_Alignas(struct inotify_event) char bytes[8192];
	bool changed = false, rescan = false;
	ssize_t n;

	while ((n = read(w->inotify, bytes, sizeof(bytes))) > 0)
		for (char *at = bytes; at < bytes + n;) {
			const struct inotify_event *e = (const void *)at;
			bool folder = (e->mask & IN_ISDIR) != 0;

			at += sizeof(*e) + e->len;
			if (e->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF)) {
				changed = rescan = w->several = true;
				continue;
			}
			if (e->len == 0 || is_beside(wg_str(e->name)))
				continue;
			/* A new file is none before it is written. */
			if ((e->mask & IN_CREATE) && !folder)
				continue;
			changed = true;
			rescan |= folder;
			count_file(w, e);
		}
	if (rescan)
		add_all(w);
	return changed;
}

/* Which of 'stop', 'fd' and 'asked' is readable within 'ms'. */
static enum wg_watch_event
wait_for(int fd, int stop, int asked, int ms)
{
	struct pollfd fds[] = { { stop, POLLIN, 0 }, { fd, POLLIN, 0 },
		{ asked, POLLIN, 0 } };

	if (poll(fds, 3, ms) <= 0)
		return WG_WATCH_QUIET;
	return fds[0].revents != 0 ? WG_WATCH_STOP :
	    fds[1].revents != 0 ? WG_WATCH_CHANGE : WG_WATCH_ASKED;
}

static enum wg_watch_event
wait_by_looking(struct wg_watch *w, int stop, int asked, int ms)
{
	for (int waited = 0; ms < 0 || waited < ms; waited += POLL_MS) {
		enum wg_watch_event event = wait_for(-1, stop, asked, POLL_MS);
		struct wg_sha256 now;

		if (event == WG_WATCH_STOP)
			return event;
		now = look_through(w);
		if (memcmp(&now, &w->last, sizeof(now)) != 0) {
			w->last = now;
			return WG_WATCH_CHANGE;
		}
		if (event == WG_WATCH_ASKED)
			return event;
	}
	return WG_WATCH_QUIET;
}

/* Until it is quiet again. */
static enum wg_watch_event
settle(struct wg_watch *w, int stop)
{
	int64_t began = wg_ticks(), last = began;

	while (w->inotify >= 0 && wg_ticks() - began < LONGEST_MS) {
		int64_t quiet = w->several ? SEVERAL_MS : ONE_MS;
		int64_t left = last + quiet - wg_ticks();

		if (left <= 0)
			break;
		if (wait_for(w->inotify, stop, -1, (int)left) == WG_WATCH_STOP)
			return WG_WATCH_STOP;
		if (read_events(w))
			last = wg_ticks();
	}
	return WG_WATCH_CHANGE;
}

enum wg_watch_event
wg_watch_wait(struct wg_watch *w, int stop, int asked, int ms)
{
	int64_t until = wg_ticks() + ms;

	w->first = 0;
	w->several = false;
	for (;;) {
		int64_t left = ms < 0 ? -1 : until - wg_ticks();
		enum wg_watch_event event;

		if (w->inotify < 0)
			return wait_by_looking(w, stop, asked, ms);
		event = wait_for(w->inotify, stop, asked,
		    ms >= 0 && left < 0 ? 0 : (int)left);
		if (event != WG_WATCH_CHANGE)
			return event;
		if (read_events(w))
			return settle(w, stop);
	}
}

bool
wg_watch_ready(const struct wg_watch *w, int stop, int asked)
{
	return wait_for(w->inotify, stop, asked, 0) != WG_WATCH_QUIET;
}
