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
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/out.h"
#include "store/stage_state.h"
#include "store/tree.h"

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
	struct wg_staged_file *e = s->guess < s->staged.files.n ?
	    wg_staged_at(&s->staged, s->guess) : NULL;

	/* The last two builds may have put their files in one order. */
	if (e == NULL || e->more == NULL || e->more->old == NULL ||
	    !wg_str_eq(e->more->old->file.path, path))
		e = wg_stage_find(s, path);
	if (e == NULL || e->more == NULL || e->more->inode != inode) {
		touch(s, inode);
		return false;
	}
	s->guess = e->more->place + 1;
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
		for (size_t i = 0; i < s->staged.files.n; i++)
			wg_staged_at(&s->staged, i)->there = false;
		s->read = true; /* so every file is looked at */
	}
	return mkdirat(s->folder, ".next", 0755) == 0;
}

/* The path of a file below a folder, in an output that is used again: there
 * may be a million files. */
static const char *
file_below(struct wg_out *out, const char *folder,
    const struct wg_stage_state *s, const struct wg_staged_file *e)
{
	wg_out_clear(out);
	wg_out_puts(out, folder);
	wg_staged_put_path(&s->staged, e, out);
	wg_out_byte(out, '\0');
	return out->ptr;
}

static const char *
next_path(struct wg_out *out, const struct wg_stage_state *s,
    const struct wg_staged_file *e)
{
	return file_below(out, ".next/", s, e);
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
	if (e->more != NULL)
		e->more->at_home = NULL;
	return wg_tree_copy(from, path, s->folder, next);
}

/* As 'next'. */
static bool
place_as(struct wg_stage_state *s, struct wg_staged_file *e, const char *next,
    struct wg_out *scratch)
{
	const struct wg_staged_file *bytes = wg_staged_first(&s->staged, e);
	struct wg_str path = wg_str_from(wg_str(next), strlen(".next/"));

	if (!wg_stage_folders(s, wg_str(next)))
		return false;
	wg_folders_stir(&s->next_folders, path);
	touch(s, wg_staged_inode(bytes));
	if (e->more != NULL && e->more->home != NULL)
		return link_or_copy(
		    e->more->home->folder, path.ptr, s, e, next);
	if (e->more != NULL && e->more->number != 0)
		return renameat(s->folder,
			   wg_stage_name(e->more->number).text,
			   s->folder, next) == 0;
	/* The twin was put before, so it is in its place by now. */
	return link_or_copy(s->folder, wg_staged_inode(bytes) != 0 ?
		file_below(scratch, "", s, bytes) :
		next_path(scratch, s, bytes), s, e, next);
}

static bool
place_all(struct wg_stage_state *s)
{
	struct wg_out next = { 0 }, scratch = { 0 };
	bool ok = true;

	for (size_t i = 0; i < s->staged.files.n && ok; i++) {
		struct wg_staged_file *e = wg_staged_at(&s->staged, i);

		ok = e->there ||
		    place_as(s, e, next_path(&next, s, e), &scratch);
	}
	wg_out_free(&next);
	wg_out_free(&scratch);
	return ok;
}

struct wg_manifest_file *
wg_stage_files(struct wg_stage *stage, struct wg_arena *a, size_t *n)
{
	const struct wg_staged *staged = &stage->state->staged;
	struct wg_manifest_file *files = WG_NEW_ARRAY(
	    a, staged->files.n + 1, struct wg_manifest_file);
	struct wg_out path = { 0 };

	*n = staged->files.n;
	for (size_t i = 0; i < *n; i++) {
		files[i] = wg_staged_tell(
		    staged, wg_staged_at(staged, i), &path);
		files[i].path = wg_str_dup(a, files[i].path);
	}
	wg_out_free(&path);
	wg_manifest_sort(files, *n);
	return files;
}

void
wg_stage_manifest(struct wg_stage_state *s, struct wg_writer *w)
{
	size_t n = s->staged.files.n;
	uint32_t *order = wg_staged_sort(&s->staged);
	struct wg_out path = { 0 };

	wg_out_puts(&w->out, WG_MANIFEST_BEGIN "\n");
	for (size_t i = 0; i < n; i++) {
		struct wg_manifest_file file = wg_staged_tell(&s->staged,
		    wg_staged_at(&s->staged, order[i]), &path);

		wg_manifest_put(&w->out, &file, i + 1 == n);
		wg_writer_pass(w);
	}
	wg_manifest_end(w, s->part);
	wg_out_free(&path);
	free(order);
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
is_trusted(const struct wg_stage_state *s, const struct wg_staged_file *bytes)
{
	return s->trust && wg_staged_inode(bytes) != 0;
}

/* Its look may have changed since it was looked at. */
static bool
looks_otherwise(
    const struct wg_stage_state *s, const struct wg_staged_file *e)
{
	const struct wg_staged_more *more = e->more;

	return s->read || s->guests.n > 0 || more == NULL ||
	    more->home != NULL || more->inode == 0 ||
	    more->stamp.inode != more->inode || is_touched(s, more->inode);
}

/* How a file looks, of those that are old and of those that are new: these by
 * the number of their bytes. */
static struct wg_stamp *
stamp_of(const struct wg_staged_file *e, struct wg_stamp *news)
{
	return e->more != NULL ? &e->more->stamp : &news[e->bytes];
}

struct built_text {
	struct wg_stage_state *state;
	const char *prefix;
	const struct stat *then;
	struct wg_stamp *news;
	struct wg_out path;
};

static bool
look(struct built_text *b, struct wg_staged_file *e, struct wg_stamp *stamp)
{
	struct wg_stage_state *s = b->state;
	struct wg_staged_file *bytes = wg_staged_first(&s->staged, e);
	struct stat st;

	if (e->linked && e->twin) {
		/* The same file under another name. */
		*stamp = *stamp_of(bytes, b->news);
		return true;
	}
	*stamp = *stamp_of(e, b->news);
	if (!looks_otherwise(s, e))
		return true;
	if (fstatat(s->folder, file_below(&b->path, b->prefix, s, e), &st,
		AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	*stamp = is_trusted(s, bytes) ? (struct wg_stamp){ .inode = 0 } :
					wg_stamp_before(&st, b->then);
	/* Others that were written at once may have the same bytes. */
	if (bytes == e && (e->more != NULL ||
		wg_staged_is_first(&s->staged, e)))
		*stamp_of(e, b->news) = *stamp;
	return true;
}

static bool
put_file(struct built_text *b, struct wg_staged_file *e, struct wg_out *out)
{
	const struct wg_staged *staged = &b->state->staged;
	struct wg_built_file f = { .output = wg_staged_output_of(staged, e) };

	if (!look(b, e, &f.stamp))
		return false;
	if (e->more != NULL && e->more->at_home != NULL)
		e->more->at_home->stamp = f.stamp;
	f.file = wg_staged_tell(staged, e, &b->path);
	wg_built_put(out, &f);
	return true;
}

bool
wg_stage_built_text(struct wg_stage_state *s, const char *prefix,
    const struct stat *then, const struct wg_folders *folders,
    struct wg_writer *w)
{
	struct wg_built built = { .folders = folders };
	struct built_text b = { s, prefix, then, calloc(
	    s->staged.bytes.n + 1, sizeof(*b.news)), { 0 } };
	bool ok = true;

	if (b.news == NULL)
		wg_no_memory();
	put_outputs(s, &built);
	wg_built_begin(&w->out, &built);
	for (size_t i = 0; i < s->staged.files.n && ok; i++) {
		ok = put_file(&b, wg_staged_at(&s->staged, i), &w->out);
		wg_writer_pass(w);
	}
	s->built_hash = wg_built_end(w, &built);
	wg_out_free(&b.path);
	free(b.news);
	return ok;
}

/* Those of the new tree.  One that holds what is not ours has more entries than
 * .built tells of. */
static bool
look_at_folders(struct wg_stage_state *s, const struct stat *then,
    struct wg_folders *folders)
{
	struct stat st;

	for (size_t i = 0; i < s->staged.files.n; i++)
		wg_folders_of(s->arena, folders, wg_staged_beside(
		    &s->staged, wg_staged_at(&s->staged, i)));
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
	struct wg_writer w;

	wg_writer_begin(&w, s->folder, ".next/" WG_MANIFEST,
	    WG_WRITER_USUAL, s->part != NULL);
	if (!wg_stage_folders(s, WG_STR(".next/" WG_MANIFEST)))
		return false;
	wg_stage_manifest(s, &w);
	return wg_writer_close(&w);
}

/* The last file to be written: all others are as they will stay. */
static bool
write_built(struct wg_stage_state *s)
{
	static const char path[] = ".next/" WG_BUILT;
	struct wg_folders folders = { .list = { 0 } };
	struct wg_writer w;
	struct stat then;

	wg_writer_begin(&w, s->folder, path, wg_stage_most(s), true);
	if (!wg_stage_write(s->folder, path, WG_NONE) ||
	    fstatat(s->folder, path, &then, 0) != 0 ||
	    unlinkat(s->folder, path, 0) != 0 ||
	    !look_at_folders(s, &then, &folders) ||
	    !wg_stage_built_text(s, ".next/", &then, &folders, &w)) {
		wg_writer_drop(&w);
		return false;
	}
	if (wg_writer_is_whole(&w))
		wg_lists_wrote(s->lists, WG_BUILT, wg_out_str(&w.out));
	s->built_written = wg_writer_close(&w);
	return s->built_written;
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
