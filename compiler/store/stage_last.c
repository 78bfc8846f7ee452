/*
 * What is known of the last build: its manifest, .built and .inputs.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/lists.h"
#include "store/reader.h"
#include "store/stage_state.h"

/* A list may be damaged, or somebody's trap: what is not in a part of the
 * output is none of its files. */
static bool
is_in_output(struct wg_str path)
{
	const char *at = path.ptr, *end = path.ptr + path.len;

	if (!wg_str_starts(path, WG_STR("site/")) &&
	    !wg_str_starts(path, WG_STR("report/")))
		return false;
	while (at < end) {
		const char *slash = memchr(at, '/', (size_t)(end - at));
		size_t length = (size_t)((slash != NULL ? slash : end) - at);

		if (length == 0 || (at[0] == '.' &&
		    (length == 1 || (length == 2 && at[1] == '.'))))
			return false;
		at += length + (slash != NULL);
	}
	return end[-1] != '/';
}

static void
add_old(struct wg_stage_state *s, const struct wg_built_file *file)
{
	struct wg_built_file *kept = WG_NEW(s->arena, struct wg_built_file);

	if (!is_in_output(file->file.path))
		return;
	*kept = *file;
	kept->file.path = wg_str_dup(s->arena, file->file.path);
	kept->number = s->olds.n;
	WG_PUSH(s->arena, &s->olds) = kept;
	wg_map_put(s->arena, &s->old, kept->file.path, kept);
}

/* Call 'see' for each line.  False: it is there and cannot be read. */
static bool
read_lines(struct wg_stage_state *s, const char *path,
    void (*see)(struct wg_stage_state *, struct wg_str line))
{
	struct wg_reader lines;
	struct wg_str line;

	if (!wg_reader_open(&lines, s->folder, path))
		return errno == ENOENT || errno == ENOTDIR;
	while (wg_reader_next(&lines, &line))
		see(s, line);
	return wg_reader_close(&lines);
}

static void
see_manifest(struct wg_stage_state *s, struct wg_str line)
{
	struct wg_built_file f = { .stamp = { 0 } };

	if (wg_manifest_read(line, &f.file)) {
		if (wg_map_get(&s->old, f.file.path) == NULL)
			add_old(s, &f);
		s->old_end = WG_NONE;
	} else if (wg_part_is_part(line)) {
		s->old_end = wg_str_dup(s->arena, line);
	} else {
		s->old_end = wg_part_is_whole(line) ? WG_STR("]}") : WG_NONE;
	}
}

/* Of few outputs there are many files. */
static struct wg_str
output_named(struct wg_stage_state *s, struct wg_str name)
{
	for (size_t i = 0; i < s->old_outputs.n; i++)
		if (wg_str_eq(s->old_outputs.at[i].name, name))
			return s->old_outputs.at[i].name;
	return wg_str_dup(s->arena, name);
}

/* The manifest is right about bytes; .built knows more about a file, and
 * files that a damaged manifest has lost. */
static void
see_file(struct wg_stage_state *s, struct wg_built_file *f)
{
	struct wg_built_file *old = wg_map_get(&s->old, f->file.path);

	f->output = output_named(s, f->output);
	if (old == NULL) {
		add_old(s, f);
		return;
	}
	old->output = f->output;
	if (!memcmp(old->file.sha256, f->file.sha256, 64) &&
	    old->file.size == f->file.size)
		old->stamp = f->stamp;
}

static void
see_built(void *context, const struct wg_built_output *o,
    struct wg_built_file *f, enum wg_built_line kind)
{
	struct wg_stage_state *s = context;
	struct wg_built_output *kept;

	switch (kind) {
	case WG_BUILT_OUTPUT:
		kept = &WG_PUSH(s->arena, &s->old_outputs);
		*kept = *o;
		kept->name = wg_str_dup(s->arena, o->name);
		kept->day = wg_str_dup(s->arena, o->day);
		break;
	case WG_BUILT_FILE:
		see_file(s, f);
		break;
	case WG_BUILT_FOLDER:
		wg_folders_add(s->arena, &s->old_folders,
		    wg_str_dup(s->arena, f->file.path), f->stamp);
		break;
	default:
		break;
	}
}

/* Is the last line right? */
static bool
ends_right(struct wg_str text)
{
	struct wg_built_file f = { .file.sha256 = "" };
	struct wg_built_output o;
	struct wg_sha256 hash;
	char sha256[65];
	size_t at = text.len;

	if (at == 0 || text.ptr[--at] != '\n')
		return false;
	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	if (wg_built_read(wg_str_from(wg_str_head(text, text.len - 1), at), &o,
		&f) != WG_BUILT_END)
		return false;
	hash = wg_sha256(wg_str_head(text, at));
	wg_sha256_hex(&hash, sha256);
	return memcmp(sha256, f.file.sha256, 64) == 0;
}

bool
wg_stage_read_built(struct wg_stage_state *s, const char *path,
    void (*see)(void *context, const struct wg_built_output *,
	struct wg_built_file *, enum wg_built_line),
    void *context, bool *whole)
{
	struct wg_built_output o;
	struct wg_built_file f;
	struct wg_hasher hasher;
	struct wg_reader lines;
	struct wg_list *list;
	struct wg_sha256 hash;
	struct wg_str line;
	char sha256[65];

	*whole = false;
	if (!wg_lists_reader(s->lists, &lines, s->folder, path, &list))
		return errno == ENOENT || errno == ENOTDIR;
	if (list != NULL && !list->whole)
		list->whole = ends_right(list->text);
	wg_hasher_begin(&hasher);
	while (wg_reader_next(&lines, &line)) {
		enum wg_built_line kind = wg_built_read(line, &o, &f);

		*whole = kind == WG_BUILT_END;
		if (*whole && list == NULL) {
			struct wg_hasher last = hasher;

			hash = wg_hasher_end(&last);
			wg_sha256_hex(&hash, sha256);
			*whole = memcmp(sha256, f.file.sha256, 64) == 0;
		} else if (kind == WG_BUILT_OUTPUT || (kind != WG_BUILT_NONE &&
		    is_in_output(f.file.path))) {
			see(context, &o, &f, kind);
		}
		if (list != NULL)
			continue;
		wg_hasher_put(&hasher, line);
		wg_hasher_put(&hasher, WG_STR("\n"));
	}
	if (list != NULL)
		*whole = list->whole;
	wg_lists_done(s->lists, list);
	return wg_reader_close(&lines);
}

int
wg_stage_begins(struct wg_stage_state *s, const char *path, struct wg_str with)
{
	struct wg_reader lines;
	struct wg_str line = WG_NONE;
	bool is;

	if (!wg_reader_open(&lines, s->folder, path))
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	is = wg_reader_next(&lines, &line) && wg_str_starts(line, with);
	return wg_reader_close(&lines) ? is : -1;
}

/* What the manifest says, .built says, too, of which it was noted that they are
 * of one build; but for the last line, which is not long. */
static bool
read_end(struct wg_stage_state *s)
{
	char text[8192], *line;
	struct stat st;
	ssize_t n = -1;
	int fd = openat(s->folder, WG_MANIFEST,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, &st) == 0)
		n = pread(fd, text, sizeof(text) - 1,
		    st.st_size < (off_t)sizeof(text) ? 0 :
		    st.st_size - (off_t)sizeof(text) + 1);
	if (fd >= 0)
		close(fd);
	if (n < 1 || text[n - 1] != '\n')
		return false;
	text[n - 1] = '\0';
	line = strrchr(text, '\n');
	if (line == NULL)
		return false;
	see_manifest(s, wg_str(line + 1));
	return s->old_end.len > 0;
}

static bool
read_manifest(struct wg_stage_state *s)
{
	const struct wg_list *built =
	    wg_lists_read(s->lists, s->folder, WG_BUILT);

	return (built != NULL && built->whole &&
		   wg_lists_agreed(s->lists, s->folder, built) &&
		   read_end(s)) ||
	    read_lines(s, WG_MANIFEST, see_manifest);
}

void
wg_stage_look_at_folders(struct wg_stage_state *s)
{
	if (!wg_folders_look(&s->old_folders, s->folder, ""))
		s->old_folders = (struct wg_folders){ .list = { 0 } };
	wg_folders_tell(&s->old_folders, s->olds.at, s->olds.n);
}

bool
wg_stage_read_files(struct wg_stage_state *s)
{
	bool whole = false;
	struct stat st;

	/* Growing copies all there is; a line has about so many bytes. */
	if (fstatat(s->folder, WG_BUILT, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    (size_t)st.st_size <= WG_LIST_BYTES)
		wg_map_reserve(
		    s->arena, &s->old, (size_t)st.st_size / 160);
	if (!read_manifest(s) ||
	    (wg_stage_begins(s, WG_BUILT, WG_STR(WG_BUILT_BEGIN)) != 0 &&
		!wg_stage_read_built(s, WG_BUILT, see_built, s, &whole)))
		return wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
	if (!whole)
		s->old_folders = (struct wg_folders){ .list = { 0 } };
	wg_stage_look_at_folders(s);
	return true;
}

bool
wg_stage_read_last(struct wg_stage_state *s)
{
	struct wg_reader notes;
	struct wg_list *list;

	if (!wg_stage_read_files(s))
		return false;
	if (wg_lists_reader(s->lists, &notes, s->folder, WG_NOTES, &list)) {
		wg_notes_read(s->arena, &notes, &s->old_notes);
		wg_reader_close(&notes);
		wg_lists_done(s->lists, list);
	}
	for (size_t i = 0; i < s->old_notes.list.n; i++) {
		const struct wg_note *n = s->old_notes.list.at[i];
		struct wg_built_file *old = wg_map_get(&s->old, n->path);

		if (old != NULL)
			old->note = n;
	}
	return true;
}

/* All of the manifest but its last line. */
bool
wg_stage_old_part(struct wg_stage_state *s, struct wg_part *part)
{
	struct wg_reader lines;
	struct wg_hasher hasher;
	struct wg_sha256 hash;
	struct wg_str line, list;
	char sha256[65];

	if (!wg_part_read(s->old_end, part, &list) ||
	    !wg_reader_open(&lines, s->folder, WG_MANIFEST))
		return false;
	wg_hasher_begin(&hasher);
	while (wg_reader_next(&lines, &line) && !wg_part_is_part(line)) {
		wg_hasher_put(&hasher, line);
		wg_hasher_put(&hasher, WG_STR("\n"));
	}
	hash = wg_hasher_end(&hasher);
	wg_sha256_hex(&hash, sha256);
	return wg_reader_close(&lines) && wg_str_is(list, sha256);
}
