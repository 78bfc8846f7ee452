/*
 * What becomes of a build: the notes of what is left of other outputs, the
 * commit, and the way back.
 */
#include "store/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/out.h"
#include "store/ending.h"
#include "store/exchange.h"
#include "store/reader.h"
#include "store/stage_state.h"
#include "store/tree.h"

/* What is left of other outputs. */

/* A file that is not as its build wrote it stays, too: it is not for this one
 * to judge. */
static void
leave_file(struct wg_stage_state *s, struct wg_built_file *old)
{
	struct wg_stage_file f = { .path = old->file.path, .old = old,
		.output = old->output, .inode = wg_stage_look(s, old) };
	struct wg_sha256 hash = { { 0 } };
	char sha256[65];
	struct stat st;

	if (f.inode == 0 &&
	    (!wg_stage_hash(s, f.path.ptr, sha256) ||
		fstatat(s->folder, f.path.ptr, &st,
		    AT_SYMLINK_NOFOLLOW) != 0)) {
		s->count.lost++;
		return;
	}
	if (f.inode == 0) {
		wg_sha256_read((struct wg_str){ sha256, 64 }, &hash);
		f.sha256 = &hash;
		f.size = (size_t)st.st_size;
		f.inode = (uint64_t)st.st_ino;
	}
	wg_stage_add(s, &f);
	s->count.unchanged++;
}

static bool
note_is_left(const struct wg_stage_state *s, const struct wg_note *n)
{
	struct wg_str rest = n->path;
	const struct wg_staged_file *e = wg_stage_find(s, n->path);
	struct wg_out path = { 0 };
	bool same;

	if (!wg_note_is_group(n)) {
		if (e == NULL || !wg_stage_is_left(
			s, wg_staged_output_of(&s->staged, e)))
			return false;
		same = !memcmp(n->sha256,
		    wg_staged_tell(&s->staged, e, &path).sha256, 64);
		wg_out_free(&path);
		return same;
	}
	rest = wg_str_from(wg_str_cut(&rest, '/'), 1);
	for (size_t i = 0; i < s->old_outputs.n; i++)
		if (wg_str_eq(s->old_outputs.at[i].name, rest))
			return wg_stage_is_left(s, rest);
	return false;
}

static void
leave_others(struct wg_stage_state *s)
{
	for (size_t i = 0; i < s->olds.n; i++) {
		struct wg_built_file *old = s->olds.at[i];

		if (old->now == NULL && wg_stage_is_left(s, old->output))
			leave_file(s, old);
	}
	for (size_t i = 0; i < s->old_notes.list.n; i++) {
		const struct wg_note *n = s->old_notes.list.at[i];

		if (note_is_left(s, n))
			WG_PUSH(s->arena, &s->notes) = *n;
	}
}

/* Committing. */

bool
wg_stage_replace_by(struct wg_stage_state *s, const char *name,
    const char *beside, struct wg_writer *w)
{
	struct wg_out whole = { 0 };
	bool ok;

	/* It is to be kept, and closing forgets it. */
	if (wg_lists_keep(s->lists) && wg_writer_is_whole(w))
		wg_out_put(&whole, wg_out_str(&w->out));
	ok = wg_writer_close(w) &&
	    renameat(s->folder, beside, s->folder, name) == 0;
	if (!ok)
		unlinkat(s->folder, beside, 0);
	else if (whole.len > 0)
		wg_lists_wrote(s->lists, name, wg_out_str(&whole));
	wg_out_free(&whole);
	return ok;
}

bool
wg_stage_replace(struct wg_stage_state *s, const char *name,
    struct wg_str head, struct wg_str text)
{
	struct wg_str beside = wg_str_fmt(s->arena, "%s.new", name);

	unlinkat(s->folder, beside.ptr, 0);
	if (!wg_stage_write_both(s->folder, beside.ptr, head, text) ||
	    renameat(s->folder, beside.ptr, s->folder, name) != 0) {
		unlinkat(s->folder, beside.ptr, 0);
		return false;
	}
	return true;
}

size_t
wg_stage_most(const struct wg_stage_state *s)
{
	return wg_lists_keep(s->lists) ? WG_LIST_BYTES : WG_WRITER_USUAL;
}

struct telling {
	const struct wg_stage_state *state;
	struct wg_out path;
};

/* What notes say of a file. */
static bool
tell_file(void *context, uint32_t member, struct wg_str *path, char sha256[65])
{
	struct telling *t = context;
	const struct wg_staged *staged = &t->state->staged;
	const struct wg_staged_file *e = path->len > 0 ?
	    wg_stage_find(t->state, *path) :
	    member < staged->files.n ? wg_staged_at(staged, member) : NULL;
	struct wg_manifest_file file;

	if (e == NULL)
		return false;
	file = wg_staged_tell(staged, e, &t->path);
	memcpy(sha256, file.sha256, 65);
	if (path->len == 0)
		*path = file.path;
	return true;
}

static bool
is_text_of(struct wg_stage_state *s, const char *path, struct wg_str text)
{
	const struct wg_list *list = wg_lists_read(s->lists, s->folder, path);

	return list != NULL ? wg_str_eq(list->text, text) :
	    wg_reader_is(s->folder, path, text);
}

/* Where files have changed, notes have. */
static void
write_notes(struct wg_stage_state *s, bool changed)
{
	static const char beside[] = WG_NOTES ".new";
	struct telling t = { .state = s };
	struct wg_writer w;

	unlinkat(s->folder, beside, 0);
	wg_writer_begin(&w, s->folder, beside, wg_stage_most(s), false);
	wg_notes_write(&w, s->notes.at, s->notes.n, tell_file, &t);
	if (changed || !wg_writer_is_whole(&w) ||
	    !is_text_of(s, WG_NOTES, wg_out_str(&w.out)))
		wg_stage_replace_by(s, WG_NOTES, beside, &w);
	else
		wg_writer_drop(&w);
	wg_out_free(&t.path);
}

/* Is it of another day, or has a file been read that need not be next time? */
static bool
built_is_old(const struct wg_stage_state *s)
{
	if (s->read || s->old_outputs.n == 0)
		return true;
	for (size_t i = 0; i < s->outputs.n; i++) {
		const struct wg_built_output *o = &s->outputs.at[i];
		bool same = false;

		for (size_t k = 0; k < s->old_outputs.n; k++)
			same |= wg_str_eq(
			    s->old_outputs.at[k].name, o->name) &&
			    wg_str_eq(s->old_outputs.at[k].day, o->day);
		if (!same)
			return true;
	}
	return false;
}

/* An empty file beside .built, which tells what time it is there.  False: it
 * could not be written. */
static bool
begin_built(struct wg_stage_state *s, struct wg_writer *w, struct stat *then)
{
	unlinkat(s->folder, WG_BUILT ".new", 0);
	wg_writer_begin(
	    w, s->folder, WG_BUILT ".new", wg_stage_most(s), true);
	return wg_stage_write(s->folder, WG_BUILT ".new", WG_NONE) &&
	    fstatat(s->folder, WG_BUILT ".new", then, 0) == 0 &&
	    unlinkat(s->folder, WG_BUILT ".new", 0) == 0;
}

/* Nothing has changed; .built may know better now. */
static void
refresh_built(struct wg_stage_state *s)
{
	struct wg_writer w;
	struct stat then;

	if (!built_is_old(s))
		return;
	if (begin_built(s, &w, &then) &&
	    wg_stage_built_text(s, "", &then, &s->old_folders, &w))
		s->built_written = wg_stage_replace_by(
		    s, WG_BUILT, WG_BUILT ".new", &w);
	else
		wg_writer_drop(&w);
	unlinkat(s->folder, WG_BUILT ".new", 0);
}

/* What was written too shortly before to be noted has been read since. */
static void
note_unknown(struct wg_stage_state *s)
{
	struct stat then, st;

	unlinkat(s->folder, WG_BUILT ".new", 0);
	if (!wg_stage_write(s->folder, WG_BUILT ".new", WG_NONE) ||
	    fstatat(s->folder, WG_BUILT ".new", &then, 0) != 0)
		return;
	for (size_t i = 0; i < s->olds.n; i++)
		if (s->olds.at[i]->stamp.inode == 0 &&
		    fstatat(s->folder, s->olds.at[i]->file.path.ptr, &st,
			AT_SYMLINK_NOFOLLOW) == 0)
			s->olds.at[i]->stamp = wg_stamp_before(&st, &then);
}

void
wg_stage_refresh(struct wg_stage_state *s)
{
	static const char beside[] = WG_BUILT ".new";
	struct wg_built built = { .folders = &s->old_folders };
	struct wg_writer w;

	note_unknown(s);
	for (size_t i = 0; i < s->old_outputs.n; i++)
		WG_PUSH(s->arena, &built.outputs) = s->old_outputs.at[i];
	unlinkat(s->folder, beside, 0);
	wg_writer_begin(&w, s->folder, beside, wg_stage_most(s), true);
	wg_built_begin(&w.out, &built);
	for (size_t i = 0; i < s->olds.n; i++) {
		wg_built_put(&w.out, s->olds.at[i]);
		wg_writer_pass(&w);
	}
	wg_built_end(&w, &built);
	if (!wg_writer_is_whole(&w) ||
	    !wg_reader_is(s->folder, WG_BUILT, wg_out_str(&w.out)))
		wg_stage_replace_by(s, WG_BUILT, beside, &w);
	else
		wg_writer_drop(&w);
}

static bool
is_other_manifest(struct wg_stage_state *s)
{
	struct wg_writer w;

	wg_writer_compare(&w, s->folder, WG_MANIFEST, s->part != NULL);
	wg_stage_manifest(s, &w);
	return !wg_writer_close(&w);
}

static void
commit(struct wg_stage_state *s)
{
	struct wg_stage_count *c = &s->count;
	int64_t now = (int64_t)time(NULL);
	bool changed;

	for (size_t i = 0; i < s->outputs.n; i++)
		s->outputs.at[i].time = now;
	if (s->leave_others)
		leave_others(s);
	c->removed =
	    (unsigned)(s->olds.n - c->unchanged - c->changed);
	if (s->trouble.error != WG_STAGE_OK)
		return;
	changed = c->created + c->changed + c->removed > 0 ||
	    is_other_manifest(s);
	if (!changed)
		refresh_built(s);
	else if (!wg_stage_make_next(s) ||
	    !wg_exchange(s->folder, ".next"))
		wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	wg_tree_remove(s->folder, ".stage");
	if (s->trouble.error != WG_STAGE_OK)
		return;
	write_notes(s, changed);
	wg_stage_write_seen(s);
}

/* How the lists look now, and the manifest that .built was made with. */
static void
settle_lists(struct wg_stage_state *s)
{
	if (s->trouble.error != WG_STAGE_OK)
		wg_lists_forget(s->lists);
	else
		wg_lists_settle(s->lists, s->folder, s->built_written);
}

bool
wg_stage_commit(struct wg_stage *stage, struct wg_stage_count *count,
    struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = stage->state;
	bool ok;

	commit(s);
	wg_ending_says(NULL);
	settle_lists(s);
	if (!wg_exchange_is_open(s->folder) &&
	    s->trouble.error != WG_STAGE_OK)
		wg_tree_remove(s->folder, ".next");
	*count = s->count;
	*trouble = s->trouble;
	ok = s->trouble.error == WG_STAGE_OK;
	wg_stage_close(s);
	return ok;
}

void
wg_stage_abort(struct wg_stage *stage)
{
	if (stage == NULL)
		return;
	if (!stage->state->dry)
		wg_tree_remove(stage->state->folder, ".stage");
	if (stage->state->fresh)
		wg_tree_remove(stage->state->folder, ".next");
	wg_stage_close(stage->state);
}

/* Rolling back. */

static bool
has_previous(struct wg_stage_state *s)
{
	static const char *const needed[] = { ".previous/site",
		".previous/" WG_MANIFEST };

	for (size_t i = 0; i < 2; i++)
		if (faccessat(s->folder, needed[i], F_OK,
			AT_SYMLINK_NOFOLLOW) != 0)
			return wg_stage_fail(s, errno == ENOENT ?
			    WG_STAGE_NONE : WG_STAGE_SYSTEM, WG_NONE);
	return true;
}

bool
wg_stage_rollback(const char *folder, struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = wg_stage_new();
	bool ok = wg_stage_open_folder(s, folder) && has_previous(s) &&
	    wg_stage_find_guests(s) &&
	    wg_stage_place_guests(s, ".previous") &&
	    (wg_exchange(s->folder, ".previous") ||
		wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE));

	*trouble = s->trouble;
	wg_stage_close(s);
	return ok;
}
