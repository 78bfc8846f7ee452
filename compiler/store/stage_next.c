/*
 * Two trees take turns.  FOLDER/{site,report} is the last build,
 * FOLDER/.previous/{site,report} the one before it.  Files that are new or
 * have changed are written to FOLDER/.stage; all others are only looked at.
 * The commit turns .previous into FOLDER/.next, the new tree: of its files
 * most are the very ones of the last build, the rest are linked to those or
 * moved there from .stage.  Then .next is exchanged with the last build
 * (store/exchange.h), and is .previous again.  So a build costs what has
 * changed, not what there is.  The first build has nothing to begin with, and
 * writes its files to .next at once.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/out.h"
#include "store/stage_state.h"
#include "store/tree.h"

#define LINE 192 /* what .built or the manifest says of a file, about [byte] */

/* A name of the file comes or goes, which changes how it looks. */
static void
touch(struct wg_stage_state *s, uint64_t inode)
{
	struct wg_str key = { (const char *)&inode, sizeof(inode) };

	if (wg_map_get(&s->touched, key) == NULL)
		wg_map_put(s->arena, &s->touched,
		    wg_str_dup(s->arena, key), s);
}

static bool
is_touched(const struct wg_stage_state *s, uint64_t inode)
{
	return wg_map_get(&s->touched,
	    (struct wg_str){ (const char *)&inode, sizeof(inode) }) != NULL;
}

/* Is a file that .next has from the build before the last also that of the
 * new build? */
static bool
is_there(void *context, struct wg_str path, uint64_t inode)
{
	struct wg_stage_state *s = context;
	struct wg_staged_file *e = s->guess < s->files.n ?
	    s->files.at[s->guess] : NULL;

	/* The last two builds may have put their files in one order. */
	if (e == NULL || !wg_str_eq(e->built.file.path, path))
		e = wg_stage_file(s, path);
	if (e == NULL || e->inode != inode) {
		touch(s, inode);
		return false;
	}
	s->guess = e->place + 1;
	e->there = true;
	return true;
}

static void
see_earlier(void *context, const struct wg_built_output *output,
    struct wg_built_file *f, enum wg_built_line kind)
{
	struct wg_stage_state *s = context;

	(void)output;
	if (kind == WG_BUILT_OUTPUT)
		return;
	f->file.path = wg_str_dup(s->arena, f->file.path);
	if (kind == WG_BUILT_FILE)
		WG_PUSH(s->arena, &s->earlier_files) =
		    (struct wg_entry){ f->file.path, f->stamp.inode };
	else
		wg_folders_add(
		    s->arena, &s->next_folders, f->file.path, f->stamp);
}

static void
forget_earlier(struct wg_stage_state *s)
{
	s->earlier_files.n = 0;
	s->next_folders = (struct wg_folders){ .list = { 0 } };
	s->earlier_stamp.inode = 0;
}

static bool
read_earlier(struct wg_stage_state *s, const char *path)
{
	bool whole;

	forget_earlier(s);
	if (wg_stage_read_built(s, path, see_earlier, s, &whole) && whole)
		return true;
	forget_earlier(s);
	return false;
}

void
wg_stage_read_earlier(struct wg_stage_state *s, const char *path)
{
	const struct wg_list *list =
	    wg_lists_read(s->lists, s->folder, path);
	struct wg_stamp stamp;

	if (list == NULL)
		return;
	stamp = list->stamp;
	if (read_earlier(s, path))
		s->earlier_stamp = stamp;
}

/* Has it been read already? */
static bool
is_read(struct wg_stage_state *s, const char *path)
{
	const struct wg_list *list = s->earlier_stamp.inode == 0 ? NULL :
	    wg_lists_read(s->lists, s->folder, path);

	return list != NULL && wg_stamp_is(&list->stamp, &s->earlier_stamp);
}

static bool
weed_next(struct wg_stage_state *s)
{
	static const char built[] = ".next/" WG_BUILT;

	if (!is_read(s, built) && !read_earlier(s, built))
		return wg_tree_weed(s->folder, ".next", is_there, s);
	return wg_folders_weed(&s->next_folders, s->folder, ".next/",
	    s->earlier_files.at, s->earlier_files.n, is_there, s);
}

static bool
begin_next(struct wg_stage_state *s)
{
	if (s->fresh)
		return true;
	if (renameat(s->folder, ".previous", s->folder, ".next") == 0) {
		if (weed_next(s))
			return true;
		wg_tree_remove(s->folder, ".next");
		forget_earlier(s);
		for (size_t i = 0; i < s->files.n; i++)
			s->files.at[i]->there = false;
		s->read = true; /* so every file is looked at */
	}
	return mkdirat(s->folder, ".next", 0755) == 0;
}

/* In an output that is used again: there may be a million files. */
static const char *
path_below(struct wg_out *out, const char *folder, struct wg_str path)
{
	wg_out_clear(out);
	wg_out_puts(out, folder);
	wg_out_put(out, path);
	wg_out_byte(out, '\0');
	return out->ptr;
}

static const char *
next_path(struct wg_out *out, const struct wg_staged_file *e)
{
	return path_below(out, ".next/", e->built.file.path);
}

/* A file has only so many names (ext4: 65,000), and none on another disk; then
 * it is copied. */
static bool
link_or_copy(int from, const char *path, struct wg_stage_state *s,
    struct wg_staged_file *e, const char *next)
{
	e->linked = linkat(from, path, s->folder, next, 0) == 0;
	if (e->linked)
		return true;
	e->at_home = NULL;
	return wg_tree_copy(from, path, s->folder, next);
}

/* As 'next'. */
static bool
place_as(struct wg_stage_state *s, struct wg_staged_file *e, const char *next,
    struct wg_out *scratch)
{
	const struct wg_staged_file *bytes = e->twin != NULL ? e->twin : e;

	if (!wg_stage_folders(s, wg_str(next)))
		return false;
	wg_folders_stir(&s->next_folders, e->built.file.path);
	touch(s, bytes->inode);
	if (e->home != NULL)
		return link_or_copy(
		    e->home->folder, e->built.file.path.ptr, s, e, next);
	if (e->number != 0)
		return renameat(s->folder, wg_stage_name(e->number).text,
			   s->folder, next) == 0;
	/* The twin was put before, so it is in its place by now. */
	return link_or_copy(s->folder, bytes->inode != 0 ?
		bytes->built.file.path.ptr : next_path(scratch, bytes),
	    s, e, next);
}

static bool
place_all(struct wg_stage_state *s)
{
	struct wg_out next = { 0 }, scratch = { 0 };
	bool ok = true;

	for (size_t i = 0; i < s->files.n && ok; i++) {
		struct wg_staged_file *e = s->files.at[i];

		ok = e->there ||
		    place_as(s, e, next_path(&next, e), &scratch);
	}
	wg_out_free(&next);
	wg_out_free(&scratch);
	return ok;
}

static struct wg_manifest_file *
list_files(struct wg_stage_state *s, struct wg_arena *a)
{
	struct wg_manifest_file *files =
	    WG_NEW_ARRAY(a, s->files.n + 1, struct wg_manifest_file);

	for (size_t i = 0; i < s->files.n; i++)
		files[i] = s->files.at[i]->built.file;
	return files;
}

struct wg_manifest_file *
wg_stage_files(struct wg_stage *stage, struct wg_arena *a, size_t *n)
{
	struct wg_manifest_file *files = list_files(stage->state, a);

	*n = stage->state->files.n;
	wg_manifest_sort(files, *n);
	return files;
}

void
wg_stage_manifest(struct wg_stage_state *s, struct wg_out *out)
{
	struct wg_arena *a = wg_arena_open();

	wg_out_room(out, s->files.n * LINE);
	wg_manifest_write(out, list_files(s, a), s->files.n, s->part);
	wg_arena_close(a);
}

/* When an output was built: now, or as the last .built says. */
static void
put_outputs(struct wg_stage_state *s, struct wg_built *built)
{
	for (size_t i = 0; i < s->outputs.n; i++)
		WG_PUSH(s->arena, &built->outputs) = s->outputs.at[i];
	for (size_t i = 0; s->leave_others && i < s->old_outputs.n; i++) {
		bool made = false;

		for (size_t k = 0; k < s->outputs.n; k++)
			made |= wg_str_eq(s->old_outputs.at[i].name,
			    s->outputs.at[k].name);
		if (!made)
			WG_PUSH(s->arena, &built->outputs) =
			    s->old_outputs.at[i];
	}
}

/* It has the bytes of a file that was not looked at, which is told by nothing
 * but its times. */
static bool
is_trusted(const struct wg_stage_state *s, const struct wg_staged_file *e)
{
	const struct wg_staged_file *bytes = e->twin != NULL ? e->twin : e;

	return s->trust && bytes->inode != 0;
}

/* Its look may have changed since it was looked at. */
static bool
looks_otherwise(
    const struct wg_stage_state *s, const struct wg_staged_file *e)
{
	return s->read || s->guests.n > 0 || e->home != NULL ||
	    e->inode == 0 || e->built.stamp.inode != e->inode ||
	    is_touched(s, e->inode);
}

bool
wg_stage_built_text(struct wg_stage_state *s, const char *prefix,
    const struct stat *then, const struct wg_folders *folders,
    struct wg_out *out)
{
	struct wg_built built = { .folders = folders };
	struct wg_out path = { 0 };
	bool ok = true;

	put_outputs(s, &built);
	wg_out_room(out, s->files.n * LINE);
	wg_built_begin(out, &built);
	for (size_t i = 0; i < s->files.n && ok; i++) {
		struct wg_staged_file *e = s->files.at[i];
		struct wg_built_file *f = &e->built;
		struct stat st;

		if (e->linked && e->twin != NULL) {
			/* The same file under another name. */
			f->stamp = e->twin->built.stamp;
		} else if (looks_otherwise(s, e)) {
			ok = fstatat(s->folder,
			    path_below(&path, prefix, f->file.path), &st,
			    AT_SYMLINK_NOFOLLOW) == 0;
			if (!ok)
				break;
			f->stamp = is_trusted(s, e) ?
			    (struct wg_stamp){ .inode = 0 } :
			    wg_stamp_before(&st, then);
		}
		if (e->at_home != NULL)
			e->at_home->stamp = f->stamp;
		wg_built_put(out, f);
	}
	s->built_hash = wg_built_end(out, &built);
	wg_out_free(&path);
	return ok;
}

/* Those of the new tree.  One that holds what is not ours has more entries than
 * .built tells of. */
static bool
look_at_folders(struct wg_stage_state *s, const struct stat *then,
    struct wg_folders *folders)
{
	struct stat st;

	for (size_t i = 0; i < s->files.n; i++)
		wg_folders_of(
		    s->arena, folders, s->files.at[i]->built.file.path);
	for (size_t i = 0; i < folders->list.n; i++) {
		struct wg_folder *f = folders->list.at[i];
		const struct wg_stamp *known =
		    wg_folders_stamp(&s->next_folders, f->path);
		struct wg_str path;

		if (known != NULL) {
			f->stamp = *known;
			continue;
		}
		path = wg_str_fmt(s->arena, ".next/%.*s", WG_ARG(f->path));
		if (fstatat(s->folder, path.ptr, &st, AT_SYMLINK_NOFOLLOW) !=
		    0)
			return false;
		if (f->above != NULL)
			f->stamp = wg_stamp_before(&st, then);
	}
	for (size_t i = 0; i < s->guests.n; i++)
		for (struct wg_folder *f = wg_folders_of(s->arena, folders,
			 wg_str(s->guests.at[i])); f != NULL; f = f->above)
			f->stamp.inode = 0;
	return true;
}

static bool
write_manifest(struct wg_stage_state *s)
{
	struct wg_out out = { 0 };
	bool ok;

	wg_stage_manifest(s, &out);
	ok = wg_stage_folders(s, WG_STR(".next/" WG_MANIFEST)) &&
	    wg_stage_write(
		s->folder, ".next/" WG_MANIFEST, wg_out_str(&out));
	wg_out_free(&out);
	return ok;
}

/* The last file to be written: all others are as they will stay. */
static bool
write_built(struct wg_stage_state *s)
{
	struct wg_folders folders = { .list = { 0 } };
	struct wg_out out = { 0 };
	struct stat then;
	bool ok;

	ok = wg_stage_write(s->folder, ".next/" WG_BUILT, WG_NONE) &&
	    fstatat(s->folder, ".next/" WG_BUILT, &then, 0) == 0 &&
	    look_at_folders(s, &then, &folders) &&
	    wg_stage_built_text(s, ".next/", &then, &folders, &out) &&
	    unlinkat(s->folder, ".next/" WG_BUILT, 0) == 0 &&
	    wg_stage_write(s->folder, ".next/" WG_BUILT, wg_out_str(&out));
	s->built_written = ok;
	if (ok)
		wg_lists_wrote(s->lists, WG_BUILT, wg_out_str(&out));
	wg_out_free(&out);
	return ok;
}

bool
wg_stage_make_next(struct wg_stage_state *s)
{
	if (!wg_stage_find_guests(s))
		return false;
	if (!begin_next(s))
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (!place_all(s))
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (!wg_stage_place_guests(s, ".next"))
		return false;
	return (write_manifest(s) &&
		   wg_stage_folders(s, WG_STR(".next/site/")) &&
		   write_built(s) && syncfs(s->folder) == 0) ||
	    wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
}
