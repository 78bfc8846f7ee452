/*
 * Opening, locking, and what is known of the last build.
 *
 * A lock on FOLDER/.lock ends with the process, however it ends.  What a
 * killed build left in .stage and .next is removed by the next one.
 */
#include "store/stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/source.h"
#include "store/exchange.h"
#include "store/reader.h"
#include "store/lock.h"
#include "store/stage_state.h"
#include "store/tree.h"

bool
wg_stage_fail(struct wg_stage_state *s, enum wg_stage_error error,
    struct wg_str path)
{
	struct wg_stage_trouble *t = &s->trouble;

	if (t->error != WG_STAGE_OK)
		return false;
	t->error = error;
	t->number = errno;
	snprintf(t->path, sizeof(t->path), "%.*s", WG_ARG(path));
	return false;
}

enum wg_file_error
wg_stage_last(struct wg_stage *stage, struct wg_arena *a, struct wg_str path,
    size_t limit, struct wg_str *text)
{
	struct wg_stage_state *s = stage->state;
	const struct wg_built_file *old = wg_map_get(&s->old, path);
	enum wg_file_error error = wg_file_read(a, wg_str_fmt(s->arena,
	    "/proc/self/fd/%d/%.*s", s->folder, WG_ARG(path)).ptr, limit,
	    text);

	if (error == WG_FILE_MISSING)
		return wg_file_read(a, wg_str_fmt(s->arena,
		    "/proc/self/fd/%d/.previous/%.*s", s->folder,
		    WG_ARG(path)).ptr, limit, text);
	if (error == WG_FILE_OK && old != NULL && wg_stage_look_at(s, old) == 0)
		return WG_FILE_OUTSIDE;
	return error;
}

enum wg_file_error
wg_stage_last_in(const char *folder, struct wg_arena *a, struct wg_str path,
    size_t limit, struct wg_str *text)
{
	struct wg_stage_state *s = wg_stage_new();
	struct wg_stage stage = { .state = s };
	enum wg_file_error error;

	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0)
		error = errno == ENOENT ? WG_FILE_MISSING :
		    WG_FILE_UNREADABLE;
	else
		error = wg_stage_read_last(s) ?
		    wg_stage_last(&stage, a, path, limit, text) :
		    WG_FILE_UNREADABLE;
	wg_stage_close(s);
	return error;
}

/* Parts and wholes. */

bool
wg_stage_is_part(struct wg_stage *stage, const struct wg_part *part,
    struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = stage->state;

	s->part = part;
	if (!wg_part_is_whole(s->old_end))
		return true;
	wg_stage_fail(s, WG_STAGE_WHOLE, WG_NONE);
	*trouble = s->trouble;
	return false;
}

bool
wg_stage_is_whole(struct wg_stage *stage, struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = stage->state;

	if (!wg_part_is_part(s->old_end))
		return true;
	wg_stage_fail(s, WG_STAGE_PART, WG_NONE);
	*trouble = s->trouble;
	return false;
}

/* Opening and closing. */

/* Nothing is in it but what a first build that was killed has left, and what
 * keeps an empty folder in git. */
static bool
is_empty(const char *folder)
{
	static const char *const nothing[] = { ".", "..", ".lock", ".stage",
		".next", ".previous", ".exchange.new", ".station", WG_BUILT, WG_NOTES,
		WG_SEEN,
		".gitignore", ".gitkeep" };
	DIR *d = opendir(folder);
	struct dirent *entry;
	bool empty = d != NULL;

	while (empty && (errno = 0, entry = readdir(d)) != NULL) {
		bool is_nothing = false;

		for (size_t i = 0;
		     i < sizeof(nothing) / sizeof(nothing[0]); i++)
			is_nothing |= !strcmp(entry->d_name, nothing[i]);
		empty = is_nothing;
	}
	empty = empty && errno == 0;
	if (d != NULL)
		closedir(d);
	return empty;
}

static bool
is_ours(struct wg_stage_state *s, const char *folder)
{
	int manifest, built;

	if (wg_exchange_is_open(s->folder))
		return true;
	manifest = wg_stage_begins(s, WG_MANIFEST, WG_STR(WG_MANIFEST_BEGIN));
	built = wg_stage_begins(s, WG_BUILT, WG_STR(WG_BUILT_BEGIN));
	if (manifest < 0 || built < 0)
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	return manifest || built || is_empty(folder) ||
	    wg_stage_fail(s, WG_STAGE_FOREIGN, WG_NONE);
}

/* A folder that is missing is made, but nobody means to have one at the top
 * of the file system because of a slash too many. */
static bool
make_folder(struct wg_stage_state *s, const char *folder)
{
	struct wg_str path = wg_str(folder);
	char *above;
	bool top;

	if (access(folder, F_OK) == 0)
		return true;
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	above = realpath(
	    path.len == 0 ? "." : wg_str_dup(s->arena, path).ptr, NULL);
	top = above != NULL && !strcmp(above, "/");
	free(above);
	if (top)
		return wg_stage_fail(s, WG_STAGE_ROOT, WG_NONE);
	/* Another build may have been faster; what else is there is seen when
	 * it is opened. */
	return mkdir(folder, 0755) == 0 || errno == EEXIST ||
	    wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
}

bool
wg_stage_open_folder(struct wg_stage_state *s, const char *folder)
{
	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0)
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (!is_ours(s, folder))
		return false;
	s->lock = wg_lock_file(s->folder, ".lock");
	if (s->lock < 0)
		return wg_stage_fail(s, errno == EWOULDBLOCK ?
		    WG_STAGE_BUSY : WG_STAGE_SYSTEM, WG_NONE);
	if (!wg_exchange_repair(s->folder))
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	wg_tree_remove(s->folder, ".stage");
	wg_tree_remove(s->folder, ".next");
	return wg_stage_take(s) || wg_stage_read_last(s);
}

struct wg_stage_state *
wg_stage_new(void)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_stage_state *s = WG_NEW(a, struct wg_stage_state);

	s->arena = a;
	s->folder = s->lock = -1;
	pthread_mutex_init(&s->mutex, NULL);
	return s;
}

void
wg_stage_close(struct wg_stage_state *s)
{
	if (s->lock >= 0)
		close(s->lock);
	if (s->folder >= 0)
		close(s->folder);
	pthread_mutex_destroy(&s->mutex);
	wg_out_free(&s->remembered);
	wg_arena_close(s->arena);
}

static struct wg_stage *
view(struct wg_stage_state *s, struct wg_str output)
{
	struct wg_stage *stage = WG_NEW(s->arena, struct wg_stage);

	*stage = (struct wg_stage){ s, output };
	return stage;
}

static bool
is_missing(const struct wg_stage_state *s, const char *name)
{
	return faccessat(s->folder, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 &&
	    errno == ENOENT;
}

/* Where files are written to. */
static bool
make_stage(struct wg_stage_state *s)
{
	s->fresh = s->olds.n == 0 && is_missing(s, "site") &&
	    is_missing(s, "report") && is_missing(s, ".previous");
	return (mkdirat(s->folder, ".stage", 0755) == 0 &&
		   (!s->fresh || mkdirat(s->folder, ".next", 0755) == 0)) ||
	    wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
}

struct wg_stage *
wg_stage_open(const char *folder, struct wg_lists *lists,
    struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = wg_stage_new();

	s->lists = lists;
	s->dry = folder == NULL;
	if (s->dry || (make_folder(s, folder) &&
		wg_stage_open_folder(s, folder) && make_stage(s)))
		return view(s, WG_NONE);
	*trouble = s->trouble;
	wg_stage_close(s);
	return NULL;
}

/* Outputs. */

struct wg_stage *
wg_stage_output(struct wg_stage *stage, const char *name, struct wg_str day)
{
	struct wg_stage_state *s = stage->state;

	WG_PUSH(s->arena, &s->outputs) = (struct wg_built_output){
		.name = wg_str(name), .day = wg_str_dup(s->arena, day) };
	return view(s, wg_str(name));
}

bool
wg_stage_is_left(const struct wg_stage_state *s, struct wg_str output)
{
	for (size_t i = 0; i < s->outputs.n; i++)
		if (wg_str_eq(s->outputs.at[i].name, output))
			return false;
	return true;
}

bool
wg_stage_leave_others(struct wg_stage *stage, struct wg_stage_trouble *trouble)
{
	struct wg_stage_state *s = stage->state;

	s->leave_others = true;
	for (size_t i = 0; i < s->olds.n; i++)
		if (s->olds.at[i]->output.len == 0) {
			wg_stage_fail(s, WG_STAGE_UNKNOWN,
			    s->olds.at[i]->file.path);
			*trouble = s->trouble;
			return false;
		}
	return true;
}

bool
wg_stage_built(const struct wg_stage *stage, const char *output,
    struct wg_str *day, int64_t *time)
{
	const struct wg_stage_state *s = stage->state;

	for (size_t i = 0; i < s->old_outputs.n; i++)
		if (wg_str_is(s->old_outputs.at[i].name, output)) {
			*day = s->old_outputs.at[i].day;
			*time = s->old_outputs.at[i].time;
			return true;
		}
	return false;
}
