/*
 * The list is one for the whole program: a reader that somebody forgot to hand
 * it to would be a change that nobody sees.
 *
 * A line: kind, size, mtime, ctime, inode, SHA-256 or "-", path.  What was
 * read twice is noted twice; if it was not the same, both cannot hold.
 */
#include "base/reads.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "base/source.h"

/* How long two changes may share their times [ns]: a tick of the kernel's
 * clock, with room; on disks that count seconds, those of FAT. */
#define TICK 100000000
#define COARSE_TICK 2000000000
#define SECOND 1000000000

#define LINE_BYTES (PATH_MAX + 256)
#define MOST_BYTES ((size_t)1 << 28) /* of a file that is hashed */

/* In this order a line that says more comes first. */
enum kind {
	NAMES = 'd',   /* a folder that was listed */
	FOLDER = 'e',  /* something that is a folder */
	BYTES = 'f',   /* a file that was read */
	MISSING = 'm', /* there is no such */
	OTHER = 'o',   /* something that is no folder */
};

struct entry {
	enum kind kind;
	int64_t size, mtime, ctime;
	uint64_t inode;
	char sha256[65]; /* or "-" */
	struct wg_str path;
};

struct wg_reads {
	struct wg_arena *arena;
	pthread_mutex_t mutex;
	struct WG_VEC(struct entry) list;
	bool unclear;
};

static struct wg_reads *_Atomic noting;

struct wg_reads *
wg_reads_open(struct wg_arena *a)
{
	struct wg_reads *r = WG_NEW(a, struct wg_reads);

	r->arena = a;
	pthread_mutex_init(&r->mutex, NULL);
	noting = r;
	return r;
}

void
wg_reads_close(void)
{
	noting = NULL;
}

bool
wg_reads_noting(void)
{
	return noting != NULL;
}

/* Noting. */

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

/* How something looks.  What the size of a folder is, only its disk knows. */
static struct entry
entry_of(enum kind kind, const struct stat *st)
{
	return (struct entry){ .kind = kind,
		.size = kind == NAMES ? 0 : (int64_t)st->st_size,
		.mtime = nanoseconds(st->st_mtim),
		.ctime = nanoseconds(st->st_ctim),
		.inode = (uint64_t)st->st_ino, .sha256 = "-" };
}

/* Might it change once more without looking different? */
static bool
is_fresh(const struct entry *e)
{
	int64_t newest = e->mtime > e->ctime ? e->mtime : e->ctime;
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return newest + (newest % SECOND == 0 ? COARSE_TICK : TICK) >=
	    nanoseconds(now);
}

static void
add(const char *path, struct entry e)
{
	struct wg_reads *r = noting;

	pthread_mutex_lock(&r->mutex);
	e.path = wg_str_dup(r->arena, wg_str(path));
	WG_PUSH(r->arena, &r->list) = e;
	r->unclear |= strchr(path, '\n') != NULL;
	pthread_mutex_unlock(&r->mutex);
}

static void
put_hash(struct entry *e, struct wg_str bytes)
{
	struct wg_sha256 hash = wg_sha256(bytes);

	wg_sha256_hex(&hash, e->sha256);
}

void
wg_reads_file(const char *path, const struct stat *st, struct wg_str bytes)
{
	struct entry e = entry_of(BYTES, st);

	if (is_fresh(&e))
		put_hash(&e, bytes);
	add(path, e);
}

static void
put_names(struct entry *e, const struct wg_str *names, size_t n)
{
	struct wg_out out = { 0 };

	for (size_t i = 0; i < n; i++) {
		wg_out_put(&out, names[i]);
		wg_out_byte(&out, '/');
	}
	put_hash(e, wg_out_str(&out));
	wg_out_free(&out);
}

void
wg_reads_folder(const char *path, const struct stat *st,
    const struct wg_str *names, size_t n)
{
	struct entry e = entry_of(NAMES, st);

	if (is_fresh(&e))
		put_names(&e, names, n);
	add(path, e);
}

void
wg_reads_missing(const char *path)
{
	add(path, (struct entry){ .kind = MISSING, .sha256 = "-" });
}

void
wg_reads_look(const char *path, bool folder)
{
	add(path, (struct entry){ .kind = folder ? FOLDER : OTHER,
	    .sha256 = "-" });
}

void
wg_reads_unclear(void)
{
	struct wg_reads *r = noting;

	pthread_mutex_lock(&r->mutex);
	r->unclear = true;
	pthread_mutex_unlock(&r->mutex);
}

/* Writing. */

static int
by_path(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = wg_str_cmp(a->path, b->path);

	if (order == 0)
		order = (int)a->kind - (int)b->kind;
	return order != 0 ? order : strcmp(a->sha256, b->sha256);
}

/* Does 'e' say nothing that 'last' does not say? */
static bool
is_said(const struct entry *last, const struct entry *e)
{
	if (!wg_str_eq(last->path, e->path))
		return false;
	if (last->kind == NAMES && e->kind == FOLDER)
		return true;
	if (last->kind == BYTES && e->kind == OTHER)
		return true;
	return last->kind == e->kind && last->size == e->size &&
	    last->mtime == e->mtime && last->ctime == e->ctime &&
	    last->inode == e->inode && !strcmp(last->sha256, e->sha256);
}

bool
wg_reads_write(struct wg_reads *r, struct wg_out *out)
{
	if (r->unclear)
		return false;
	if (r->list.n > 1)
		qsort(r->list.at, r->list.n, sizeof(*r->list.at), by_path);
	for (size_t i = 0; i < r->list.n; i++) {
		const struct entry *e = &r->list.at[i];

		if (i == 0 || !is_said(e - 1, e))
			wg_out_fmt(out, "%c %" PRId64 " %" PRId64 " %" PRId64
			    " %" PRIu64 " %s %.*s\n", (char)e->kind, e->size,
			    e->mtime, e->ctime, e->inode, e->sha256,
			    WG_ARG(e->path));
	}
	return true;
}

/* Comparing. */

static bool
is_missing(const char *path)
{
	struct stat st;

	return lstat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* Are the bytes, or names, what they were? */
static bool
has_hash(const struct entry *e, const char *path)
{
	struct wg_arena *a = wg_arena_open();
	struct entry now = { .sha256 = "-" };
	struct wg_str *names, bytes;
	size_t n;

	if (e->kind == NAMES && wg_folder_list(a, path, &names, &n))
		put_names(&now, names, n);
	if (e->kind == BYTES &&
	    wg_file_read(a, path, MOST_BYTES, &bytes) == WG_FILE_OK)
		put_hash(&now, bytes);
	wg_arena_close(a);
	return !strcmp(now.sha256, e->sha256);
}

static bool
holds(const struct entry *e, const char *path)
{
	struct stat st;
	struct entry now;

	if (e->kind == MISSING)
		return is_missing(path);
	if (stat(path, &st) != 0)
		return false;
	if (e->kind == FOLDER || e->kind == OTHER)
		return S_ISDIR(st.st_mode) == (e->kind == FOLDER);
	if (e->kind == NAMES ? !S_ISDIR(st.st_mode) : !S_ISREG(st.st_mode))
		return false;
	now = entry_of(e->kind, &st);
	return now.size == e->size && now.mtime == e->mtime &&
	    now.ctime == e->ctime && now.inode == e->inode &&
	    (e->sha256[0] == '-' || has_hash(e, path));
}

/* Into 'text', which its path is a part of. */
static bool
read_line(struct wg_str line, char text[LINE_BYTES], struct entry *e)
{
	char kind;
	int at = 0;

	if (line.len >= LINE_BYTES)
		return false;
	memcpy(text, line.ptr, line.len);
	text[line.len] = '\0';
	*e = (struct entry){ .kind = OTHER };
	if (sscanf(text, "%c %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNu64
	    " %64s %n", &kind, &e->size, &e->mtime, &e->ctime, &e->inode,
	    e->sha256, &at) != 6 || at == 0)
		return false;
	e->kind = (enum kind)kind;
	e->path = wg_str(text + at);
	return strchr("defmo", kind) != NULL;
}

bool
wg_reads_hold(struct wg_str lines, bool (*differs)(void *, const char *, bool),
    void *context)
{
	char text[LINE_BYTES];
	bool all = true;

	while (lines.len > 0) {
		struct entry e;

		if (!read_line(wg_str_cut(&lines, '\n'), text, &e)) {
			if (differs != NULL)
				differs(context, "", false);
			return false;
		}
		if (holds(&e, e.path.ptr))
			continue;
		all = false;
		if (differs == NULL || !differs(context, e.path.ptr,
			e.kind == NAMES || e.kind == FOLDER))
			return false;
	}
	return all;
}

void
wg_reads_add(struct wg_reads *r, struct wg_str line)
{
	char text[LINE_BYTES];
	struct entry e;

	if (!read_line(line, text, &e))
		return;
	e.path = wg_str_dup(r->arena, e.path);
	WG_PUSH(r->arena, &r->list) = e;
}
