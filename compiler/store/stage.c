/*
 * Putting files: what is new or has changed goes to FOLDER/.stage, all else is
 * only looked at.  Opening is in stage_open.c, the commit in stage_commit.c.
 */
#include "store/stage.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/stage_state.h"

/* Writing. */

bool
wg_stage_folders(struct wg_stage_state *s, struct wg_str path)
{
	size_t last = path.len;

	while (last > 0 && path.ptr[last - 1] != '/')
		last--;
	/* Mostly they are there. */
	if (last > 0 &&
	    wg_map_get(&s->folders, wg_str_head(path, last - 1)) != NULL)
		return true;
	for (size_t i = 0; i < last; i++) {
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
	return true;
}

bool
wg_stage_write_both(
    int folder, const char *path, struct wg_str head, struct wg_str bytes)
{
	int fd = openat(folder, path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	bool ok = fd >= 0 && write_all(fd, head) && write_all(fd, bytes);

	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok;
}

bool
wg_stage_write(int folder, const char *path, struct wg_str bytes)
{
	return wg_stage_write_both(folder, path, WG_NONE, bytes);
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

struct wg_staged_file *
wg_stage_add(struct wg_stage_state *s, struct wg_built_file *old,
    const struct wg_built_file *file, uint64_t inode)
{
	struct wg_staged_file *e = WG_NEW(s->arena, struct wg_staged_file);
	const struct wg_staged_file *other;

	e->built = *file;
	e->inode = inode;
	e->place = s->files.n;
	WG_PUSH(s->arena, &s->files) = e;
	if (old == NULL) {
		other = wg_map_put(
		    s->arena, &s->paths, e->built.file.path, e);
	} else {
		other = old->now;
		old->now = e;
	}
	/* Which of the two it would be depends on threads. */
	if (other != NULL)
		wg_stage_fail(s, WG_STAGE_TWICE, e->built.file.path);
	wg_stage_may_be_twin(s, e);
	return e;
}

struct wg_staged_file *
wg_stage_file(const struct wg_stage_state *s, struct wg_str path)
{
	const struct wg_built_file *old = wg_map_get(&s->old, path);

	return old != NULL ? old->now : wg_map_get(&s->paths, path);
}

/* 'file' is as the last build wrote it.  The mutex is held. */
static void
add_kept(struct wg_stage *stage, struct wg_built_file *file, uint64_t inode)
{
	struct wg_staged_file *e =
	    wg_stage_add(stage->state, file, file, inode);

	e->built.output = stage->output;
	stage->state->count.unchanged++;
}

struct wg_stage_name
wg_stage_name(unsigned number)
{
	struct wg_stage_name name;

	snprintf(name.text, sizeof(name.text), ".stage/%u", number);
	return name;
}

/* Put a file that is new or has changed. */
static void
put_new(struct wg_stage *stage, struct wg_built_file *old,
    struct wg_built_file *f, struct wg_str bytes)
{
	struct wg_stage_state *s = stage->state;
	struct wg_staged_file *e;
	const struct wg_staged_file *twin;
	struct wg_str next;
	unsigned number;
	bool ok = true;

	pthread_mutex_lock(&s->mutex);
	next = wg_str_fmt(s->arena, ".next/%.*s", WG_ARG(f->file.path));
	f->file.path = wg_str_from(next, strlen(".next/"));
	twin = wg_stage_twin(s, f);
	number = twin != NULL || s->fresh ? 0 : ++s->numbers;
	if (twin == NULL && s->fresh)
		ok = wg_stage_folders(s, next);
	pthread_mutex_unlock(&s->mutex);
	if (twin == NULL && ok)
		ok = wg_stage_write(s->folder, s->fresh ? next.ptr :
		    wg_stage_name(number).text, bytes) ||
		    /* wg_stage_add() tells that it is there twice. */
		    (s->fresh && errno == EEXIST);
	pthread_mutex_lock(&s->mutex);
	if (!ok)
		wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (old != NULL)
		s->count.changed++;
	else
		s->count.created++;
	e = wg_stage_add(s, old, f, 0);
	e->number = number;
	e->twin = twin;
	e->there = s->fresh && twin == NULL;
	pthread_mutex_unlock(&s->mutex);
}

bool
wg_stage_is_dry(const struct wg_stage *stage)
{
	return stage->state->dry;
}

void
wg_stage_put(struct wg_stage *stage, struct wg_str path, struct wg_str bytes)
{
	struct wg_sha256 hash = { 0 };

	if (!stage->state->dry)
		hash = wg_sha256(bytes);
	wg_stage_put_hashed(stage, path, bytes, &hash);
}

void
wg_stage_put_hashed(struct wg_stage *stage, struct wg_str path,
    struct wg_str bytes, const struct wg_sha256 *hash)
{
	struct wg_stage_state *s = stage->state;
	struct wg_built_file f = { .file = { .path = path,
		.size = bytes.len }, .output = stage->output };
	struct wg_built_file *old;
	uint64_t inode = 0;

	check_path(path);
	if (s->dry)
		return;
	wg_sha256_hex(hash, f.file.sha256);
	old = wg_map_get(&s->old, path);
	if (old != NULL && memcmp(old->file.sha256, f.file.sha256, 64) == 0)
		inode = wg_stage_look(s, old);
	if (inode == 0) {
		put_new(stage, old, &f, bytes);
		return;
	}
	pthread_mutex_lock(&s->mutex);
	add_kept(stage, old, inode);
	pthread_mutex_unlock(&s->mutex);
}

/* Notes. */

/* The note of the last build about 'path', if it fits. */
static const struct wg_note *
fitting_note(const struct wg_stage_state *s, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_built_file **old)
{
	const struct wg_note *n;

	*old = wg_map_get(&s->old, path);
	n = *old == NULL ? NULL : (*old)->note;
	if (n == NULL ||
	    memcmp(n->sha256, (*old)->file.sha256, 64) != 0 ||
	    memcmp(&n->fingerprint, fingerprint, sizeof(*fingerprint)) != 0)
		return NULL;
	return n;
}

bool
wg_stage_keep(struct wg_stage *stage, struct wg_str path,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *, struct wg_str), void *context)
{
	struct wg_stage_state *s = stage->state;
	struct wg_built_file *old;
	const struct wg_note *n;
	uint64_t inode;

	check_path(path);
	if (s->dry)
		return false;
	n = fitting_note(s, path, fingerprint, &old);
	inode = n == NULL ? 0 : wg_stage_look(s, old);
	if (inode == 0 || (accept != NULL && !accept(context, n->text)))
		return false;
	pthread_mutex_lock(&s->mutex);
	add_kept(stage, old, inode);
	WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
	return true;
}

void
wg_stage_leave(struct wg_stage *stage, struct wg_str path)
{
	struct wg_stage_state *s = stage->state;
	struct wg_built_file *old = wg_map_get(&s->old, path);
	const struct wg_note *n = old == NULL ? NULL : old->note;
	uint64_t inode = s->dry || old == NULL ? 0 : wg_stage_look(s, old);

	check_path(path);
	pthread_mutex_lock(&s->mutex);
	WG_PUSH(s->arena, &s->left) = wg_str_dup(s->arena, path);
	if (inode != 0)
		add_kept(stage, old, inode);
	if (inode != 0 && n != NULL &&
	    !memcmp(n->sha256, old->file.sha256, 64))
		WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
}

struct wg_str *
wg_stage_left(const struct wg_stage *stage, struct wg_arena *a, size_t *n)
{
	const struct wg_stage_state *s = stage->state;
	struct wg_str *paths = WG_NEW_ARRAY(a, s->left.n, struct wg_str);

	for (size_t i = 0; i < s->left.n; i++)
		paths[i] = wg_str_dup(a, s->left.at[i]);
	*n = s->left.n;
	return paths;
}

void
wg_stage_note(struct wg_stage *stage, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_str text)
{
	struct wg_stage_state *s = stage->state;

	if (s->dry)
		return;
	pthread_mutex_lock(&s->mutex);
	WG_PUSH(s->arena, &s->notes) = (struct wg_note){
		.path = wg_str_dup(s->arena, path),
		.fingerprint = *fingerprint,
		.text = wg_str_dup(s->arena, text) };
	pthread_mutex_unlock(&s->mutex);
}

static struct wg_str
group_path(struct wg_stage_state *s, struct wg_str name)
{
	struct wg_str path;

	pthread_mutex_lock(&s->mutex);
	path = wg_str_fmt(s->arena, "@%.*s", WG_ARG(name));
	pthread_mutex_unlock(&s->mutex);
	return path;
}

/* A file of the last build.  Most stand behind the one that was asked for
 * before. */
static struct wg_built_file *
find_old(const struct wg_stage_state *s, struct wg_str path,
    const struct wg_built_file *before)
{
	size_t next = before == NULL ? 0 : before->number + 1;

	return next < s->olds.n &&
	    wg_str_eq(s->olds.at[next]->file.path, path) ?
	    s->olds.at[next] : wg_map_get(&s->old, path);
}

/* Cut the next member off; NULL if it is not what the last build wrote. */
static struct wg_built_file *
next_member(const struct wg_stage_state *s, struct wg_str *rest,
    const struct wg_built_file *before)
{
	struct wg_str line = wg_str_cut(rest, '\n');
	struct wg_str sha = wg_str_cut(&line, ' ');
	struct wg_built_file *f = find_old(s, line, before);

	return f != NULL && wg_str_is(sha, f->file.sha256) ? f : NULL;
}

struct member {
	struct wg_built_file *file;
	uint64_t inode;
};

/* Look at all members; NULL unless all are as they were.  '*rest' is then the
 * text. */
static struct member *
look_at_members(struct wg_stage_state *s, struct wg_str *rest, uint32_t n)
{
	struct member *all = wg_realloc(NULL, (n + 1) * sizeof(*all));

	for (uint32_t i = 0; i < n; i++) {
		struct wg_built_file *f = next_member(
		    s, rest, i == 0 ? NULL : all[i - 1].file);

		all[i] = (struct member){
			f, f == NULL ? 0 : wg_stage_look(s, f) };
		if (all[i].inode == 0) {
			free(all);
			return NULL;
		}
	}
	return all;
}

bool
wg_stage_keep_all(struct wg_stage *stage, struct wg_str name,
    const struct wg_sha256 *fingerprint,
    bool (*accept)(void *, struct wg_str), void *context)
{
	struct wg_stage_state *s = stage->state;
	const struct wg_note *n = s->dry ? NULL :
	    wg_map_get(&s->old_notes.by_path, group_path(s, name));
	struct wg_str rest;
	struct member *all;
	uint32_t count;

	if (n == NULL || memcmp(&n->fingerprint, fingerprint,
		sizeof(*fingerprint)) != 0)
		return false;
	rest = n->text;
	if (!wg_str_uint(wg_str_cut(&rest, '\n'), &count) ||
	    count > s->olds.n)
		return false;
	all = look_at_members(s, &rest, count);
	if (all == NULL || (accept != NULL && !accept(context, rest))) {
		free(all);
		return false;
	}
	pthread_mutex_lock(&s->mutex);
	for (uint32_t i = 0; i < count; i++) {
		struct wg_built_file *f = all[i].file;
		add_kept(stage, f, all[i].inode);
		/* Some have a note of their own, for when the group is made
		 * again. */
		if (f->note != NULL)
			WG_PUSH(s->arena, &s->notes) = *f->note;
	}
	WG_PUSH(s->arena, &s->notes) = *n;
	pthread_mutex_unlock(&s->mutex);
	free(all);
	return true;
}

void
wg_stage_note_all(struct wg_stage *stage, struct wg_str name,
    const struct wg_sha256 *fingerprint, const struct wg_str *paths, size_t n,
    struct wg_str text)
{
	struct wg_stage_state *s = stage->state;
	struct wg_str *members, path;

	if (s->dry)
		return;
	path = group_path(s, name);
	pthread_mutex_lock(&s->mutex);
	members = WG_NEW_ARRAY(s->arena, n + 1, struct wg_str);
	for (size_t i = 0; i < n; i++) {
		const struct wg_staged_file *e =
		    wg_map_get(&s->paths, paths[i]);

		members[i] = e != NULL ? e->built.file.path :
					 wg_str_dup(s->arena, paths[i]);
	}
	WG_PUSH(s->arena, &s->notes) = (struct wg_note){ .path = path,
		.fingerprint = *fingerprint,
		.text = wg_str_dup(s->arena, text), .members = members,
		.n = n };
	pthread_mutex_unlock(&s->mutex);
}

void
wg_stage_forget(struct wg_stage *stage)
{
	stage->state->notes.n = 0;
}

void
wg_stage_doubt(struct wg_stage *stage)
{
	stage->state->doubt = true;
}

void
wg_stage_trust(struct wg_stage *stage)
{
	stage->state->trust = true;
}
