/*
 * Two trees take turns.  FOLDER/{site,report} is the last build,
 * FOLDER/.previous/{site,report} the one before it.  Files that are new or
 * have changed are written to FOLDER/.stage; all others are only looked at.
 * The commit turns .previous into FOLDER/.next, the new tree: of its files
 * most are the very ones of the last build, the rest are linked to those or
 * moved there from .stage.  Then .next is exchanged with the last build by
 * renameat2(RENAME_EXCHANGE), and is .previous again.  So a build costs what
 * has changed, not what there is.
 *
 * A lock on FOLDER/.lock ends with the process, however it ends.  What a
 * killed build left in .stage is removed by the next one; a .next tells it
 * that a commit was cut short: then site and report may be of two builds, and
 * nothing of them is taken over.
 */
#include "store/stage.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "store/manifest.h"
#include "base/map.h"
#include "base/out.h"
#include "base/source.h"
#include "store/tree.h"

static const char *const parts[] = { "site", "report" };

/* A file of this build. */
struct entry {
	struct wg_manifest_file file;
	uint64_t inode; /* of the last build's, which is as good; 0: it has
			 * been written to .stage */
	bool there;     /* in .next already */
};

/* What a file was made from. */
struct note {
	struct wg_str path;
	struct wg_sha256 fingerprint;
	char sha256[65]; /* of the file; empty until it is written out */
	struct wg_str text;
	const struct wg_str *members; /* paths, if it is about many files */
	size_t n;
};

struct wg_stage {
	struct wg_arena *arena;
	pthread_mutex_t mutex;
	int folder, lock; /* file descriptors */
	struct wg_map old;     /* path → struct wg_manifest_file of the last build */
	size_t n_old;
	struct WG_VEC(struct entry *) files;
	struct wg_map paths;   /* of this build → struct entry */
	struct wg_map folders; /* made already */
	struct wg_map twins;   /* SHA-256 → a file with these bytes */
	struct wg_map old_notes; /* path → struct note of the last build */
	struct WG_VEC(struct note) notes;
	struct wg_str old_text; /* of .inputs */
	struct wg_stage_count count;
	int error; /* the first errno */
	bool dry;  /* nothing is written */
};

/* The old manifest. */

static void
read_manifest(struct wg_stage *s, struct wg_str text)
{
	struct wg_manifest_file file;

	while (wg_manifest_next(&text, &file)) {
		struct wg_manifest_file *kept =
		    WG_NEW(s->arena, struct wg_manifest_file);

		*kept = file;
		kept->path = wg_str_dup(s->arena, file.path);
		s->n_old +=
		    wg_map_put(s->arena, &s->old, kept->path, kept) == NULL;
	}
}

/*
 * Notes: a first line, then for each file its fingerprint, its SHA-256, the
 * length of its text, its path and, behind the line, the text.  Groups of
 * files: see wg_stage_keep_all().
 */
#define NOTES ".inputs"
#define NOTES_BEGIN "wegweiser inputs 1\n"

static bool
read_hash(struct wg_str hex, struct wg_sha256 *hash)
{
	for (size_t i = 0; i < 64 && hex.len == 64; i++) {
		char c = hex.ptr[i];
		int digit = c >= '0' && c <= '9' ? c - '0' :
		    c >= 'a' && c <= 'f'	 ? c - 'a' + 10 : -1;

		if (digit < 0)
			return false;
		hash->bytes[i / 2] = (uint8_t)((unsigned)hash->bytes[i / 2]
			<< 4 | (unsigned)digit);
	}
	return hex.len == 64;
}

static void
read_notes(struct wg_stage *s, const char *folder)
{
	struct wg_str path = wg_str_fmt(s->arena, "%s/" NOTES, folder), rest;

	if (wg_file_read(s->arena, path.ptr, WG_MANIFEST_BYTES, &rest) !=
		WG_FILE_OK ||
	    !wg_str_starts(rest, WG_STR(NOTES_BEGIN)))
		return;
	s->old_text = rest;
	rest = wg_str_from(rest, strlen(NOTES_BEGIN));
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct note *n = WG_NEW(s->arena, struct note);
		struct wg_str sha;
		uint32_t length;

		if (!read_hash(wg_str_cut(&line, ' '), &n->fingerprint))
			return;
		sha = wg_str_cut(&line, ' ');
		if (sha.len != 64 ||
		    !wg_str_uint(wg_str_cut(&line, ' '), &length) ||
		    length > rest.len)
			return;
		memcpy(n->sha256, sha.ptr, 64);
		n->path = line;
		n->text = wg_str_head(rest, length);
		rest = wg_str_from(rest, length);
		wg_map_put(s->arena, &s->old_notes, n->path, n);
	}
}

static bool
is_empty(struct wg_arena *a, const char *folder)
{
	struct wg_str *names;
	size_t n;

	return wg_folder_list(a, folder, &names, &n) && n == 0;
}

static bool
owned(struct wg_stage *s, const char *folder)
{
	struct wg_str path =
	    wg_str_fmt(s->arena, "%s/" WG_MANIFEST, folder);
	struct wg_str text;

	if (wg_file_read(s->arena, path.ptr, WG_MANIFEST_BYTES, &text) ==
	    WG_FILE_OK) {
		read_manifest(s, text);
		return true;
	}
	return is_empty(s->arena, folder);
}

/* Opening and closing. */

static void
close_stage(struct wg_stage *s)
{
	if (s->lock >= 0)
		close(s->lock);
	if (s->folder >= 0)
		close(s->folder);
	pthread_mutex_destroy(&s->mutex);
	wg_arena_close(s->arena);
}

static bool
exists(const struct wg_stage *s, const char *name)
{
	struct stat st;

	return fstatat(s->folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool
make_stage(struct wg_stage *s)
{
	wg_tree_remove(s->folder, ".stage");
	if (exists(s, ".next")) {
		s->old = (struct wg_map){ 0 };
		s->n_old = 0;
		wg_tree_remove(s->folder, ".next");
	}
	return mkdirat(s->folder, ".stage", 0755) == 0;
}

static enum wg_stage_error
prepare(struct wg_stage *s, const char *folder)
{
	if (mkdir(folder, 0755) != 0 && errno != EEXIST)
		return WG_STAGE_SYSTEM;
	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0)
		return WG_STAGE_SYSTEM;
	if (!owned(s, folder))
		return WG_STAGE_FOREIGN;
	s->lock = openat(s->folder, ".lock",
	    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (s->lock < 0)
		return WG_STAGE_SYSTEM;
	if (flock(s->lock, LOCK_EX | LOCK_NB) != 0)
		return errno == EWOULDBLOCK ? WG_STAGE_BUSY : WG_STAGE_SYSTEM;
	read_notes(s, folder);
	return make_stage(s) ? WG_STAGE_OK : WG_STAGE_SYSTEM;
}

struct wg_stage *
wg_stage_open(const char *folder, enum wg_stage_error *error)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_stage *s = WG_NEW(a, struct wg_stage);
	int keep;

	s->arena = a;
	s->folder = s->lock = -1;
	pthread_mutex_init(&s->mutex, NULL);
	s->dry = folder == NULL;
	*error = s->dry ? WG_STAGE_OK : prepare(s, folder);
	if (*error == WG_STAGE_OK)
		return s;
	keep = errno;
	close_stage(s);
	errno = keep;
	return NULL;
}

/* Writing. */

/* The folders above 'path', each made once.  The mutex is held, or there is
 * only one thread. */
static bool
make_folders(struct wg_stage *s, struct wg_str path)
{
	for (size_t i = 0; i < path.len; i++) {
		struct wg_str above = wg_str_head(path, i);

		if (path.ptr[i] != '/' || wg_map_get(&s->folders, above))
			continue;
		above = wg_str_dup(s->arena, above);
		if (mkdirat(s->folder, above.ptr, 0755) != 0 &&
		    errno != EEXIST)
			return false;
		wg_map_put(s->arena, &s->folders, above, (void *)above.ptr);
	}
	return true;
}

static bool
write_file(int folder, const char *path, struct wg_str bytes)
{
	int fd = openat(folder, path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	bool ok = fd >= 0;

	while (ok && bytes.len > 0) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0;
		bytes = wg_str_from(bytes, n > 0 ? (size_t)n : 0);
	}
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok;
}

/* The inode of the last build's file, if that still has the size it had; or
 * 0. */
static uint64_t
look(const struct wg_stage *s, const struct wg_manifest_file *old)
{
	struct stat st;

	return fstatat(s->folder, old->path.ptr, &st, AT_SYMLINK_NOFOLLOW) ==
			0 && S_ISREG(st.st_mode) &&
		    (size_t)st.st_size == old->size ?
	    (uint64_t)st.st_ino : 0;
}

/* Leaf pages have the same children at every depth, places of two languages
 * the same German: bytes that are there already need no second file. */
static bool
link_twin(struct wg_stage *s, const char *twin, const char *new)
{
	return twin != NULL && linkat(s->folder, twin, s->folder, new, 0) == 0;
}

static void
check_path(struct wg_str path)
{
	assert(path.len > 0 && path.ptr[0] != '/');
	for (struct wg_str rest = path; rest.len > 0;) {
		struct wg_str name = wg_str_cut(&rest, '/');

		assert(name.len > 0 && !wg_str_is(name, ".") &&
		    !wg_str_is(name, ".."));
		(void)name;
	}
}

/* The mutex is held. */
static void
add_entry(struct wg_stage *s, const struct wg_manifest_file *file,
    uint64_t inode, const char *where)
{
	struct entry *e = WG_NEW(s->arena, struct entry);

	e->file = *file;
	e->inode = inode;
	WG_PUSH(s->arena, &s->files) = e;
	if (wg_map_put(s->arena, &s->paths, e->file.path, e) != NULL)
		assert(!"two files of one path");
	if (wg_map_get(&s->twins, wg_str(e->file.sha256)) == NULL)
		wg_map_put(s->arena, &s->twins, wg_str(e->file.sha256),
		    (void *)where);
}

/* 'file' is as the last build wrote it.  The mutex is held. */
static void
add_kept(struct wg_stage *s, const struct wg_manifest_file *file,
    uint64_t inode)
{
	add_entry(s, file, inode, file->path.ptr);
	s->count.unchanged++;
}

/* Write a file that is new or has changed. */
static void
put_new(struct wg_stage *s, struct wg_manifest_file *file,
    struct wg_str bytes)
{
	struct wg_str stage;
	const char *twin;
	bool ok;

	pthread_mutex_lock(&s->mutex);
	file->path = wg_str_dup(s->arena, file->path);
	stage = wg_str_fmt(s->arena, ".stage/%.*s", WG_ARG(file->path));
	twin = wg_map_get(&s->twins, wg_str(file->sha256));
	ok = make_folders(s, stage);
	pthread_mutex_unlock(&s->mutex);
	ok = ok && (link_twin(s, twin, stage.ptr) ||
		       write_file(s->folder, stage.ptr, bytes));
	pthread_mutex_lock(&s->mutex);
	if (!ok && s->error == 0)
		s->error = errno;
	if (wg_map_get(&s->old, file->path) != NULL)
		s->count.changed++;
	else
		s->count.created++;
	add_entry(s, file, 0, stage.ptr);
	pthread_mutex_unlock(&s->mutex);
}

void
wg_stage_put(struct wg_stage *s, struct wg_str path, struct wg_str bytes)
{
	struct wg_sha256 hash;
	struct wg_manifest_file file = { .path = path, .size = bytes.len };
	const struct wg_manifest_file *old;
	uint64_t inode = 0;

	check_path(path);
	if (s->dry)
		return;
	hash = wg_sha256(bytes);
	wg_sha256_hex(&hash, file.sha256);
	old = wg_map_get(&s->old, path);
	if (old != NULL && memcmp(old->sha256, file.sha256, 64) == 0)
		inode = look(s, old);
	if (inode == 0) {
		put_new(s, &file, bytes);
		return;
	}
	pthread_mutex_lock(&s->mutex);
	add_kept(s, old, inode);
	pthread_mutex_unlock(&s->mutex);
}

/* The note of the last build about 'path', if it fits. */
static const struct note *
fitting_note(const struct wg_stage *s, struct wg_str path,
    const struct wg_sha256 *fingerprint, const struct wg_manifest_file **old)
{
	const struct note *n = wg_map_get(&s->old_notes, path);

	*old = wg_map_get(&s->old, path);
	if (n == NULL || *old == NULL ||
	    memcmp(n->sha256, (*old)->sha256, 64) != 0 ||
	    memcmp(&n->fingerprint, fingerprint, sizeof(*fingerprint)) != 0)
		return NULL;
	return n;
}

bool
wg_stage_keep(struct wg_stage *s, struct wg_str path,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *, struct wg_str), void *context)
{
	const struct wg_manifest_file *old;
	const struct note *n;
	uint64_t inode;

	check_path(path);
	if (s->dry)
		return false;
	n = fitting_note(s, path, fingerprint, &old);
	inode = n == NULL ? 0 : look(s, old);
	if (inode == 0 || (accept != NULL && !accept(context, n->text)))
		return false;
	pthread_mutex_lock(&s->mutex);
	add_kept(s, old, inode);
	WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
	return true;
}

void
wg_stage_leave(struct wg_stage *s, struct wg_str path)
{
	const struct wg_manifest_file *old = wg_map_get(&s->old, path);
	const struct note *n = wg_map_get(&s->old_notes, path);
	uint64_t inode = s->dry || old == NULL ? 0 : look(s, old);

	check_path(path);
	pthread_mutex_lock(&s->mutex);
	s->count.left++;
	if (inode != 0)
		add_kept(s, old, inode);
	if (inode != 0 && n != NULL)
		WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
}

void
wg_stage_note(struct wg_stage *s, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_str text)
{
	if (s->dry)
		return;
	pthread_mutex_lock(&s->mutex);
	WG_PUSH(s->arena, &s->notes) = (struct note){
		.path = wg_str_dup(s->arena, path),
		.fingerprint = *fingerprint,
		.text = wg_str_dup(s->arena, text) };
	pthread_mutex_unlock(&s->mutex);
}

/*
 * A note about many files has the path "@NAME" and, in front of its text,
 * their number and a line each: SHA-256 and path.
 */
#define NO_SHA \
	"0000000000000000000000000000000000000000000000000000000000000000"

static struct wg_str
group_path(struct wg_stage *s, struct wg_str name)
{
	struct wg_str path;

	pthread_mutex_lock(&s->mutex);
	path = wg_str_fmt(s->arena, "@%.*s", WG_ARG(name));
	pthread_mutex_unlock(&s->mutex);
	return path;
}

/* Cut the next member off; NULL if it is not what the last build wrote. */
static const struct wg_manifest_file *
next_member(const struct wg_stage *s, struct wg_str *rest)
{
	struct wg_str line = wg_str_cut(rest, '\n');
	struct wg_str sha = wg_str_cut(&line, ' ');
	const struct wg_manifest_file *f = wg_map_get(&s->old, line);

	return f != NULL && wg_str_is(sha, f->sha256) ? f : NULL;
}

/* Look at all members; NULL unless all are as they were.  '*rest' is then the
 * text. */
static uint64_t *
look_at_members(
    const struct wg_stage *s, struct wg_str *rest, uint32_t n)
{
	uint64_t *inodes = wg_realloc(NULL, (n + 1) * sizeof(*inodes));

	for (uint32_t i = 0; i < n; i++) {
		const struct wg_manifest_file *f = next_member(s, rest);

		inodes[i] = f == NULL ? 0 : look(s, f);
		if (inodes[i] == 0) {
			free(inodes);
			return NULL;
		}
	}
	return inodes;
}

bool
wg_stage_keep_all(struct wg_stage *s, struct wg_str name,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *, struct wg_str), void *context)
{
	const struct note *n = s->dry ? NULL :
	    wg_map_get(&s->old_notes, group_path(s, name));
	struct wg_str rest, members;
	uint64_t *inodes;
	uint32_t count;

	if (n == NULL || memcmp(&n->fingerprint, fingerprint,
		sizeof(*fingerprint)) != 0)
		return false;
	rest = n->text;
	if (!wg_str_uint(wg_str_cut(&rest, '\n'), &count))
		return false;
	members = rest;
	inodes = look_at_members(s, &rest, count);
	if (inodes == NULL || (accept != NULL && !accept(context, rest))) {
		free(inodes);
		return false;
	}
	pthread_mutex_lock(&s->mutex);
	for (uint32_t i = 0; i < count; i++)
		add_kept(s, next_member(s, &members), inodes[i]);
	WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
	free(inodes);
	return true;
}

void
wg_stage_note_all(struct wg_stage *s, struct wg_str name,
    const struct wg_sha256 *fingerprint, const struct wg_str *paths, size_t n,
    struct wg_str text)
{
	struct wg_str *members, path;

	if (s->dry)
		return;
	path = group_path(s, name);
	pthread_mutex_lock(&s->mutex);
	members = WG_NEW_ARRAY(s->arena, n + 1, struct wg_str);
	for (size_t i = 0; i < n; i++)
		members[i] = wg_str_dup(s->arena, paths[i]);
	WG_PUSH(s->arena, &s->notes) = (struct note){ .path = path,
		.fingerprint = *fingerprint,
		.text = wg_str_dup(s->arena, text), .members = members,
		.n = n };
	pthread_mutex_unlock(&s->mutex);
}

void
wg_stage_forget(struct wg_stage *s)
{
	s->notes.n = 0;
}

/* Committing. */

static bool
write_manifest(struct wg_stage *s)
{
	struct wg_out out = { 0 };
	struct wg_manifest_file *files = WG_NEW_ARRAY(
	    s->arena, s->files.n + 1, struct wg_manifest_file);
	bool ok;

	for (size_t i = 0; i < s->files.n; i++)
		files[i] = s->files.at[i]->file;
	wg_manifest_write(&out, files, s->files.n);
	ok = make_folders(s, WG_STR(".next/" WG_MANIFEST)) &&
	    write_file(s->folder, ".next/" WG_MANIFEST, wg_out_str(&out));
	wg_out_free(&out);
	return ok;
}

static int
by_note_path(const void *a, const void *b)
{
	return wg_str_cmp(((const struct note *)a)->path,
	    ((const struct note *)b)->path);
}

static void
put_note(struct wg_out *out, const struct note *n, const char *sha256,
    struct wg_str text)
{
	char hex[65];

	wg_sha256_hex(&n->fingerprint, hex);
	wg_out_fmt(out, "%s %s %zu %.*s\n", hex, sha256, text.len,
	    WG_ARG(n->path));
	wg_out_put(out, text);
}

/* A new note about many files; one that was kept has its lines already. */
static void
put_group_note(struct wg_stage *s, struct wg_out *out, const struct note *n)
{
	struct wg_out text = { 0 };

	if (n->members == NULL) {
		put_note(out, n, NO_SHA, n->text);
		return;
	}
	wg_out_fmt(&text, "%zu\n", n->n);
	for (size_t i = 0; i < n->n; i++) {
		const struct entry *e =
		    wg_map_get(&s->paths, n->members[i]);

		if (e == NULL) {
			wg_out_free(&text);
			return;
		}
		wg_out_fmt(&text, "%s %.*s\n", e->file.sha256,
		    WG_ARG(e->file.path));
	}
	wg_out_put(&text, n->text);
	put_note(out, n, NO_SHA, wg_out_str(&text));
	wg_out_free(&text);
}

/* Of files that were put after all. */
static void
notes_text(struct wg_stage *s, struct wg_out *out)
{
	if (s->notes.n > 0)
		qsort(s->notes.at, s->notes.n, sizeof(*s->notes.at),
		    by_note_path);
	wg_out_puts(out, NOTES_BEGIN);
	for (size_t i = 0; i < s->notes.n; i++) {
		const struct note *n = &s->notes.at[i];
		const struct entry *e = wg_map_get(&s->paths, n->path);

		if (n->path.ptr[0] == '@')
			put_group_note(s, out, n);
		else if (e != NULL)
			put_note(out, n, e->file.sha256, n->text);
	}
}

/* They help the next build; this one does not depend on them. */
static void
write_notes(struct wg_stage *s, const struct wg_out *out)
{
	struct wg_str text = wg_out_str(out);

	if (wg_str_eq(text, s->old_text))
		return;
	unlinkat(s->folder, NOTES ".new", 0);
	if (!write_file(s->folder, NOTES ".new", text) ||
	    renameat(s->folder, NOTES ".new", s->folder, NOTES) != 0)
		unlinkat(s->folder, NOTES ".new", 0);
}

/* The new tree. */

/* Is a file that .next has from the build before the last also that of the
 * new build? */
static bool
is_there(void *context, struct wg_str path, uint64_t inode)
{
	struct wg_stage *s = context;
	struct entry *e = wg_map_get(&s->paths, path);

	if (e == NULL || e->inode != inode)
		return false;
	e->there = true;
	return true;
}

static bool
begin_next(struct wg_stage *s)
{
	if (renameat(s->folder, ".previous", s->folder, ".next") == 0) {
		if (wg_tree_weed(s->folder, ".next", is_there, s))
			return true;
		wg_tree_remove(s->folder, ".next");
		for (size_t i = 0; i < s->files.n; i++)
			s->files.at[i]->there = false;
	}
	return mkdirat(s->folder, ".next", 0755) == 0;
}

/* A file has only so many names (ext4: 65,000); then it is copied. */
static bool
place(struct wg_stage *s, const struct entry *e)
{
	struct wg_str next = wg_str_fmt(
	    s->arena, ".next/%.*s", WG_ARG(e->file.path));

	if (!make_folders(s, next))
		return false;
	if (e->inode == 0)
		return renameat(s->folder,
			   wg_str_fmt(s->arena, ".stage/%.*s",
			       WG_ARG(e->file.path)).ptr,
			   s->folder, next.ptr) == 0;
	return linkat(s->folder, e->file.path.ptr, s->folder, next.ptr, 0) ==
	    0 || wg_tree_copy(s->folder, e->file.path.ptr, next.ptr);
}

static bool
make_next(struct wg_stage *s)
{
	if (!begin_next(s))
		return false;
	for (size_t i = 0; i < s->files.n; i++)
		if (!s->files.at[i]->there && !place(s, s->files.at[i]))
			return false;
	return write_manifest(s) && make_folders(s, WG_STR(".next/site/")) &&
	    syncfs(s->folder) == 0;
}

/* Put FROM/part in the place of part, and what was there into FROM. */
static bool
exchange(int folder, const char *from, const char *part)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", from, part);
	if (renameat2(folder, path, folder, part, RENAME_EXCHANGE) == 0)
		return true;
	return errno == ENOENT && renameat(folder, path, folder, part) == 0;
}

static bool
put_in_place(struct wg_stage *s)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!exchange(s->folder, ".next", parts[i]))
			return false;
	return renameat(s->folder, ".next", s->folder, ".previous") == 0;
}

bool
wg_stage_commit(struct wg_stage *s, struct wg_stage_count *count)
{
	struct wg_out notes = { 0 };
	bool changes;
	int keep;

	notes_text(s, &notes);
	s->count.removed = (unsigned)(s->n_old - s->count.unchanged -
	    s->count.changed);
	*count = s->count;
	changes = count->created + count->changed + count->removed > 0;
	if (s->error == 0 && changes && (!make_next(s) || !put_in_place(s)))
		s->error = errno;
	wg_tree_remove(s->folder, ".stage");
	if (s->error == 0)
		write_notes(s, &notes);
	wg_out_free(&notes);
	keep = s->error;
	close_stage(s);
	errno = keep;
	return keep == 0;
}

void
wg_stage_abort(struct wg_stage *s)
{
	if (s == NULL)
		return;
	if (!s->dry)
		wg_tree_remove(s->folder, ".stage");
	close_stage(s);
}

bool
wg_stage_rollback(const char *folder, enum wg_stage_error *error)
{
	struct wg_stage *s = wg_stage_open(folder, error);
	bool ok;

	if (s == NULL)
		return false;
	wg_tree_remove(s->folder, ".stage");
	ok = exists(s, ".previous/site");
	for (size_t i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++)
		ok = exchange(s->folder, ".previous", parts[i]);
	*error = ok ? WG_STAGE_OK : WG_STAGE_SYSTEM;
	close_stage(s);
	return ok;
}
