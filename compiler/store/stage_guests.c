/*
 * Guests: files that are in site/ or report/ and come from somebody else, such
 * as a robots.txt or a proof for a search engine.  They move on to every new
 * tree.  A file of ours that the manifest has lost is none: .built knows
 * it, or the build before the last.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/reader.h"
#include "store/stage_state.h"
#include "store/tree.h"

static void
read_earlier(struct wg_stage_state *s)
{
	struct wg_manifest_file file, *kept;
	struct wg_reader lines;
	struct wg_str line;

	s->earlier_read = true;
	if (!wg_reader_open(&lines, s->folder, ".previous/" WG_MANIFEST))
		return;
	while (wg_reader_next(&lines, &line)) {
		if (!wg_manifest_read(line, &file))
			continue;
		kept = WG_NEW(s->arena, struct wg_manifest_file);
		*kept = file;
		kept->path = wg_str_dup(s->arena, file.path);
		wg_map_put(s->arena, &s->earlier, kept->path, kept);
	}
	wg_reader_close(&lines);
}

/* Is it what the build before the last wrote?  Somebody may have put a file of
 * his own where one of ours was. */
static bool
is_earlier(struct wg_stage_state *s, struct wg_str path)
{
	const struct wg_manifest_file *file;
	char sha256[65];

	if (!s->earlier_read)
		read_earlier(s);
	file = wg_map_get(&s->earlier, path);
	return file != NULL && wg_stage_hash(s, file->path.ptr, sha256) &&
	    !memcmp(sha256, file->sha256, 64);
}

static bool
see(void *context, struct wg_str path)
{
	struct wg_stage_state *s = context;
	const struct wg_staged_file *e = wg_stage_find(s, path);
	struct wg_out own = { 0 };
	struct wg_str copy;
	char sha256[65];
	bool same;

	if (wg_map_get(&s->old, path) != NULL ||
	    wg_str_is(path, WG_MANIFEST) || is_earlier(s, path))
		return true;
	copy = wg_str_dup(s->arena, path);
	if (e == NULL) {
		WG_PUSH(s->arena, &s->guests) = copy.ptr;
		s->count.guests++;
		return true;
	}
	same = wg_stage_hash(s, copy.ptr, sha256) && !memcmp(
	    sha256, wg_staged_tell(&s->staged, e, &own).sha256, 64);
	wg_out_free(&own);
	return same || wg_stage_fail(s, WG_STAGE_IN_THE_WAY, path);
}

/* Somebody's link in the place of a folder of ours is a guest, too, but there
 * it cannot stay. */
static bool
is_folder(struct wg_stage_state *s, const char *part)
{
	struct stat st;

	if (fstatat(s->folder, part, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ||
		    wg_stage_fail(s, WG_STAGE_SYSTEM, wg_str(part));
	return S_ISDIR(st.st_mode) ||
	    wg_stage_fail(s, WG_STAGE_IN_THE_WAY, wg_str(part));
}

bool
wg_stage_find_guests(struct wg_stage_state *s)
{
	static const struct wg_stamp unknown = { .inode = 0 };

	if (!is_folder(s, "site") || !is_folder(s, "report"))
		return false;
	wg_folders_add(s->arena, &s->old_folders, WG_STR("site"), unknown);
	wg_folders_add(s->arena, &s->old_folders, WG_STR("report"), unknown);
	return wg_folders_walk(&s->old_folders, s->folder, "", see, s) ||
	    wg_stage_fail(s, WG_STAGE_SYSTEM, WG_NONE);
}

/* Where there can be no link. */
static bool
copy(int folder, const char *from, const char *to)
{
	char target[PATH_MAX];
	ssize_t n = readlinkat(folder, from, target, sizeof(target) - 1);

	if (n < 0)
		return wg_tree_copy(folder, from, folder, to);
	target[n] = '\0';
	return symlinkat(target, folder, to) == 0;
}

/* Another file is there: only one of ours is in the way, not what the guest
 * was before. */
static bool
replace(struct wg_stage_state *s, const char *guest, const char *to)
{
	struct stat a, b;

	if (fstatat(s->folder, guest, &a, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(s->folder, to, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_ino == b.st_ino)
		return true;
	if (wg_stage_find(s, wg_str(guest)) != NULL ||
	    is_earlier(s, wg_str(guest)) ||
	    unlinkat(s->folder, to, 0) != 0)
		return false;
	return linkat(s->folder, guest, s->folder, to, 0) == 0 ||
	    copy(s->folder, guest, to);
}

bool
wg_stage_place_guests(struct wg_stage_state *s, const char *next)
{
	for (size_t i = 0; i < s->guests.n; i++) {
		const char *guest = s->guests.at[i];
		struct wg_str to =
		    wg_str_fmt(s->arena, "%s/%s", next, guest);
		bool ok = wg_stage_folders(s, to) &&
		    linkat(s->folder, guest, s->folder, to.ptr, 0) == 0;

		if (ok || (errno == EEXIST && replace(s, guest, to.ptr)))
			continue;
		if (errno == EEXIST || errno == ENOTDIR || errno == EISDIR)
			return wg_stage_fail(
			    s, WG_STAGE_IN_THE_WAY, wg_str(guest));
		if (!copy(s->folder, guest, to.ptr))
			return wg_stage_fail(
			    s, WG_STAGE_SYSTEM, wg_str(guest));
	}
	return true;
}
