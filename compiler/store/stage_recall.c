/*
 * Is the output as the last build left it?  Then whatever that build wanted to
 * be remembered still holds.  FOLDER/.seen has a first line with the SHA-256 of
 * all that follows; then the SHA-256 of .built and the looks of the manifest;
 * then the text.  .built has the looks of all other files.
 */
#include "store/stage.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/out.h"
#include "base/source.h"
#include "store/exchange.h"
#include "store/lock.h"
#include "store/stage_state.h"

#define BEGIN "wegweiser seen 1 "
#define LARGEST ((size_t)1 << 30) /* of what is read as a whole [byte] */

void
wg_stage_remember(struct wg_stage *stage, struct wg_str text)
{
	struct wg_stage_state *s = stage->state;

	s->remembered = wg_str_dup(s->arena, text);
}

/* The text of a file below the folder, or empty. */
static struct wg_str
text_of(struct wg_stage_state *s, const char *path)
{
	struct wg_str text;

	return wg_file_read(s->arena, wg_str_fmt(s->arena,
	    "/proc/self/fd/%d/%s", s->folder, path).ptr, LARGEST, &text) ==
	    WG_FILE_OK ? text : WG_NONE;
}

/* .built and the manifest; false if one is missing. */
static bool
put_looks(struct wg_stage_state *s, struct wg_str built, struct wg_out *out)
{
	struct wg_sha256 hash = wg_sha256(built);
	struct wg_stamp looks;
	struct stat st;
	char hex[65];

	if (built.len == 0 || fstatat(s->folder, WG_MANIFEST, &st,
	    AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	wg_sha256_hex(&hash, hex);
	looks = wg_stamp_of(&st);
	wg_out_fmt(out, "%s %lld %" PRId64 " %" PRId64 " %" PRIu64 "\n", hex,
	    (long long)st.st_size, looks.mtime, looks.ctime, looks.inode);
	return true;
}

void
wg_stage_write_seen(struct wg_stage_state *s)
{
	struct wg_out body = { 0 }, all = { 0 };
	struct wg_sha256 hash;
	char hex[65];

	if (s->remembered.len > 0 &&
	    put_looks(s, text_of(s, WG_BUILT), &body)) {
		wg_out_put(&body, s->remembered);
		hash = wg_sha256(wg_out_str(&body));
		wg_sha256_hex(&hash, hex);
		wg_out_fmt(&all, BEGIN "%s\n", hex);
		wg_out_put(&all, wg_out_str(&body));
		if (!wg_str_eq(wg_out_str(&all), text_of(s, WG_SEEN)))
			wg_stage_replace(s, WG_SEEN, wg_out_str(&all));
	}
	wg_out_free(&body);
	wg_out_free(&all);
}

/* Of what another run left half done, the next build makes an end. */
static bool
is_tidy(const struct wg_stage_state *s)
{
	static const char *const left[] = { ".exchange.new", ".stage", ".next" };

	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (faccessat(s->folder, left[i], F_OK,
			AT_SYMLINK_NOFOLLOW) == 0)
			return false;
	return !wg_exchange_is_open(s->folder);
}

/* The text of .seen behind its looks, if these are still so. */
static bool
read_seen(struct wg_stage_state *s, struct wg_str built, struct wg_str *text)
{
	struct wg_str all = text_of(s, WG_SEEN), noted;
	struct wg_out now = { 0 };
	struct wg_sha256 hash;
	char hex[65];
	bool ok;

	if (!wg_str_starts(all, WG_STR(BEGIN)))
		return false;
	all = wg_str_from(all, strlen(BEGIN));
	noted = wg_str_cut(&all, '\n');
	hash = wg_sha256(all);
	wg_sha256_hex(&hash, hex);
	if (!wg_str_is(noted, hex))
		return false;
	ok = put_looks(s, built, &now) &&
	    wg_str_starts(all, wg_out_str(&now));
	*text = wg_str_from(all, now.len);
	wg_out_free(&now);
	return ok;
}

static bool
is_as_left(const struct wg_stage_state *s, const struct wg_built_file *f)
{
	char path[PATH_MAX], sha256[65];
	struct wg_stamp now;
	struct stat st;

	if (f->file.path.len >= sizeof(path))
		return false;
	memcpy(path, f->file.path.ptr, f->file.path.len);
	path[f->file.path.len] = '\0';
	if (fstatat(s->folder, path, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(st.st_mode) || (size_t)st.st_size != f->file.size)
		return false;
	now = wg_stamp_of(&st);
	if (f->stamp.inode != 0)
		return now.inode == f->stamp.inode &&
		    now.mtime == f->stamp.mtime && now.ctime == f->stamp.ctime;
	/* Written so late that its times say nothing. */
	return wg_stage_hash(s, path, sha256) &&
	    !memcmp(sha256, f->file.sha256, 64);
}

static bool
recall(struct wg_stage_state *s, const char *folder,
    bool (*holds)(void *context, struct wg_str text), void *context,
    struct wg_str *text, size_t *n)
{
	struct wg_str built;
	struct wg_built_output o;
	struct wg_built_file f;

	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0 ||
	    faccessat(s->folder, WG_SEEN, R_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	s->lock = wg_lock_file(s->folder, ".lock");
	if (s->lock < 0 || !is_tidy(s))
		return false;
	built = text_of(s, WG_BUILT);
	/* There are more outputs than inputs. */
	if (!read_seen(s, built, text) || !holds(context, *text))
		return false;
	for (*n = 0; built.len > 0;)
		switch (wg_built_read(wg_str_cut(&built, '\n'), &o, &f)) {
		case WG_BUILT_OUTPUT:
			WG_PUSH(s->arena, &s->old_outputs) = o;
			break;
		case WG_BUILT_FILE:
			if (!is_as_left(s, &f))
				return false;
			++*n;
			break;
		default:
			break;
		}
	return true;
}

struct wg_stage *
wg_stage_recall(const char *folder, struct wg_arena *a,
    bool (*holds)(void *context, struct wg_str text), void *context,
    struct wg_str *text, size_t *n)
{
	struct wg_stage_state *s = wg_stage_new();
	struct wg_stage *stage = WG_NEW(s->arena, struct wg_stage);

	if (!recall(s, folder, holds, context, text, n)) {
		wg_stage_close(s);
		return NULL;
	}
	*text = wg_str_dup(a, *text);
	s->dry = true;
	*stage = (struct wg_stage){ s, WG_NONE };
	return stage;
}
