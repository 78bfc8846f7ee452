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
#include "store/writer.h"

/* Writing. */

bool
wg_stage_folders(struct wg_stage_state *s, struct wg_str path)
{
	struct wg_staged_folder *f =
	    wg_staged_folder(s->arena, &s->staged, path);
	size_t last = f->next.len;

	/* Mostly they are there. */
	for (size_t i = 0; i < last && !f->made; i++) {
		struct wg_staged_folder *above;

		if (path.ptr[i] != '/')
			continue;
		above = i + 1 == last ? f : wg_staged_folder(
		    s->arena, &s->staged, wg_str_head(path, i + 1));
		if (!above->made && mkdirat(s->folder, above->next.ptr,
			0755) != 0 && errno != EEXIST)
			return false;
		above->made = true;
	}
	return true;
}

bool
wg_stage_write_both(
    int folder, const char *path, struct wg_str head, struct wg_str bytes)
{
	int fd = openat(folder, path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	bool ok = fd >= 0 && wg_write_all(fd, head) && wg_write_all(fd, bytes);

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

static struct wg_staged_file *
add_old(struct wg_stage_state *s, const struct wg_stage_file *f, bool *twice)
{
	size_t place = s->staged.files.n;
	struct wg_staged_file *e = wg_staged_new(s->arena, &s->staged);

	*wg_staged_more(s->arena, e) = (struct wg_staged_more){
		.old = f->old, .inode = f->inode, .stamp = f->old->stamp,
		.place = place };
	*twice = f->old->now != NULL;
	f->old->now = e;
	return e;
}

struct wg_staged_file *
wg_stage_add(struct wg_stage_state *s, const struct wg_stage_file *f)
{
	struct wg_staged_file *e;
	bool twice;

	e = f->old != NULL ? add_old(s, f, &twice) :
	    wg_staged_named(s->arena, &s->staged, f->path, &twice);
	/* Which of the two it would be depends on threads. */
	if (twice)
		wg_stage_fail(s, WG_STAGE_TWICE, f->path);
	wg_staged_output(s->arena, &s->staged, e, f->output);
	e->twin = f->twin != NULL;
	if (f->sha256 != NULL)
		wg_staged_has(s->arena, &s->staged, e, f->sha256, f->size,
		    f->twin != NULL ? f->twin : e);
	if (f->inode != 0)
		wg_stage_may_be_twin(s, e);
	return e;
}

struct wg_staged_file *
wg_stage_find(const struct wg_stage_state *s, struct wg_str path)
{
	const struct wg_built_file *old = wg_map_get(&s->old, path);
	size_t place;

	if (old != NULL)
		return old->now;
	return wg_staged_find(&s->staged, path, &place) ?
	    wg_staged_at(&s->staged, place) : NULL;
}

/* 'file' is as the last build wrote it.  The mutex is held. */
static void
add_kept(struct wg_stage *stage, struct wg_built_file *file, uint64_t inode)
{
	wg_stage_add(stage->state, &(struct wg_stage_file){
		.path = file->file.path, .old = file,
		.output = stage->output, .inode = inode });
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
put_new(struct wg_stage *stage, struct wg_stage_file *f, struct wg_str bytes)
{
	struct wg_stage_state *s = stage->state;
	struct wg_out next = { 0 };
	struct wg_staged_file *e;
	unsigned number;
	bool ok = true;

	if (s->fresh)
		wg_out_fmt(&next, ".next/%.*s%c", WG_ARG(f->path), '\0');
	pthread_mutex_lock(&s->mutex);
	f->twin = wg_stage_twin(s, f->sha256);
	number = f->twin != NULL || s->fresh ? 0 : ++s->numbers;
	if (f->twin == NULL && s->fresh)
		ok = wg_stage_folders(s, wg_str(next.ptr));
	pthread_mutex_unlock(&s->mutex);
	if (f->twin == NULL && ok)
		ok = wg_stage_write(s->folder, s->fresh ? next.ptr :
		    wg_stage_name(number).text, bytes) ||
		    /* wg_stage_add() tells that it is there twice. */
		    (s->fresh && errno == EEXIST);
	pthread_mutex_lock(&s->mutex);
	if (!ok)
		wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (f->old != NULL)
		s->count.changed++;
	else
		s->count.created++;
	e = wg_stage_add(s, f);
	if (number != 0)
		wg_staged_more(s->arena, e)->number = number;
	e->there = s->fresh && f->twin == NULL;
	pthread_mutex_unlock(&s->mutex);
	wg_out_free(&next);
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
	struct wg_stage_file f = { .path = path, .sha256 = hash,
		.size = bytes.len, .output = stage->output };
	uint64_t inode = 0;
	char sha256[65];

	check_path(path);
	if (s->dry)
		return;
	f.old = wg_map_get(&s->old, path);
	if (f.old != NULL) {
		wg_sha256_hex(hash, sha256);
		if (memcmp(f.old->file.sha256, sha256, 64) == 0)
			inode = wg_stage_look(s, f.old);
	}
	if (inode == 0) {
		put_new(stage, &f, bytes);
		return;
	}
	pthread_mutex_lock(&s->mutex);
	add_kept(stage, f.old, inode);
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
wg_stage_noted(
    const struct wg_stage *stage, struct wg_str path, struct wg_str *recipe)
{
	const struct wg_built_file *old =
	    wg_map_get(&stage->state->old, path);

	if (old == NULL || old->note == NULL)
		return false;
	*recipe = old->note->recipe;
	return true;
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

/* Many have the same.  The mutex is held. */
static struct wg_str
keep_recipe(struct wg_stage_state *s, struct wg_str recipe)
{
	struct wg_str *kept = wg_map_get(&s->recipes, recipe);

	if (kept == NULL) {
		kept = WG_NEW(s->arena, struct wg_str);
		*kept = wg_str_dup(s->arena, recipe);
		wg_map_put(s->arena, &s->recipes, *kept, kept);
	}
	return *kept;
}

void
wg_stage_note(struct wg_stage *stage, struct wg_str path,
    const struct wg_sha256 *fingerprint, struct wg_str recipe,
    struct wg_str text)
{
	struct wg_stage_state *s = stage->state;

	if (s->dry)
		return;
	pthread_mutex_lock(&s->mutex);
	WG_PUSH(s->arena, &s->notes) = (struct wg_note){
		.path = wg_str_dup(s->arena, path),
		.fingerprint = *fingerprint,
		.recipe = keep_recipe(s, recipe),
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

bool
wg_stage_noted_all(
    struct wg_stage *stage, struct wg_str name, struct wg_str *recipe)
{
	struct wg_stage_state *s = stage->state;
	const struct wg_note *n = s->dry ? NULL :
	    wg_map_get(&s->old_notes.by_path, group_path(s, name));

	if (n == NULL)
		return false;
	*recipe = n->recipe;
	return true;
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

/* Which of the build's files it is. */
static uint32_t
member(const struct wg_stage_state *s, struct wg_str path)
{
	const struct wg_built_file *old = wg_map_get(&s->old, path);
	size_t place = 0;

	if (old != NULL && old->now != NULL)
		place = old->now->more->place;
	else if (!wg_staged_find(&s->staged, path, &place))
		return UINT32_MAX;
	return (uint32_t)place;
}

void
wg_stage_note_all(struct wg_stage *stage, struct wg_str name,
    const struct wg_sha256 *fingerprint, struct wg_str recipe,
    const struct wg_str *paths, size_t n, struct wg_str text)
{
	struct wg_stage_state *s = stage->state;
	struct wg_str path;
	uint32_t *members;

	if (s->dry)
		return;
	path = group_path(s, name);
	pthread_mutex_lock(&s->mutex);
	members = WG_NEW_ARRAY(s->arena, n + 1, uint32_t);
	for (size_t i = 0; i < n; i++)
		members[i] = member(s, paths[i]);
	WG_PUSH(s->arena, &s->notes) = (struct wg_note){ .path = path,
		.fingerprint = *fingerprint,
		.recipe = keep_recipe(s, recipe),
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
