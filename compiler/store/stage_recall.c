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
wg_stage_remember(struct wg_stage *stage, struct wg_out *text)
{
	struct wg_stage_state *s = stage->state;

	wg_out_free(&s->remembered);
	s->remembered = *text;
	*text = (struct wg_out){ 0 };
}

/* The text of .seen, or empty. */
static struct wg_str
seen_text(struct wg_stage_state *s)
{
	const struct wg_list *list =
	    wg_lists_read(s->lists, s->folder, WG_SEEN);
	struct wg_str text;

	if (list != NULL)
		return list->text;
	return wg_file_read(s->arena, wg_str_fmt(s->arena,
	    "/proc/self/fd/%d/" WG_SEEN, s->folder).ptr, LARGEST, &text) ==
	    WG_FILE_OK ? text : WG_NONE;
}

/* The SHA-256 of .built, which may be large: only one that is kept is read as a
 * whole. */
static bool
hash_built(struct wg_stage_state *s, struct wg_list **list, char hex[65])
{
	struct wg_sha256 hash;

	*list = wg_lists_read(s->lists, s->folder, WG_BUILT);
	if (*list == NULL)
		return wg_stage_hash(s, WG_BUILT, hex);
	hash = wg_sha256((*list)->text);
	wg_sha256_hex(&hash, hex);
	return true;
}

/* .built and the manifest; false if one is missing. */
static bool
put_looks(struct wg_stage_state *s, const char *built, struct wg_out *out)
{
	struct wg_stamp looks;
	struct stat st;

	if (fstatat(s->folder, WG_MANIFEST, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	looks = wg_stamp_of(&st);
	wg_out_fmt(out, "%s %lld %" PRId64 " %" PRId64 " %" PRIu64 "\n", built,
	    (long long)st.st_size, looks.mtime, looks.ctime, looks.inode);
	return true;
}

/* It is another text than the one that is there: else the build would hardly
 * have been made. */
void
wg_stage_write_seen(struct wg_stage_state *s)
{
	struct wg_str text = wg_out_str(&s->remembered);
	struct wg_out looks = { 0 }, head = { 0 };
	struct wg_hasher hasher;
	struct wg_sha256 hash;
	struct wg_list *list;
	char built[65], hex[65];
	bool ok = true;

	if (text.len == 0)
		return;
	if (s->built_written)
		wg_sha256_hex(&s->built_hash, built);
	else
		ok = hash_built(s, &list, built);
	if (ok && put_looks(s, built, &looks)) {
		wg_hasher_begin(&hasher);
		wg_hasher_put(&hasher, wg_out_str(&looks));
		wg_hasher_put(&hasher, text);
		hash = wg_hasher_end(&hasher);
		wg_sha256_hex(&hash, hex);
		wg_out_fmt(&head, BEGIN "%s\n", hex);
		wg_out_put(&head, wg_out_str(&looks));
		wg_stage_replace(s, WG_SEEN, wg_out_str(&head), text);
	}
	wg_out_free(&looks);
	wg_out_free(&head);
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
read_seen(struct wg_stage_state *s, struct wg_str *text)
{
	struct wg_list *list;
	struct wg_str all = seen_text(s), noted;
	struct wg_out now = { 0 };
	struct wg_sha256 hash;
	char built[65], hex[65];
	bool ok;

	if (!wg_str_starts(all, WG_STR(BEGIN)))
		return false;
	all = wg_str_from(all, strlen(BEGIN));
	noted = wg_str_cut(&all, '\n');
	hash = wg_sha256(all);
	wg_sha256_hex(&hash, hex);
	if (!wg_str_is(noted, hex))
		return false;
	ok = hash_built(s, &list, built) && put_looks(s, built, &now) &&
	    wg_str_starts(all, wg_out_str(&now));
	if (ok && list != NULL) {
		list->whole = true;
		wg_lists_agree(s->lists, s->folder, list);
	}
	*text = wg_str_from(all, now.len);
	wg_out_free(&now);
	return ok;
}

static bool
recall(struct wg_stage_state *s, const char *folder,
    bool (*holds)(void *context, struct wg_str text), void *context,
    struct wg_str *text)
{
	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0 ||
	    faccessat(s->folder, WG_SEEN, R_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	s->lock = wg_lock_file(s->folder, ".lock");
	/* There are more outputs than inputs. */
	if (s->lock < 0 || !is_tidy(s) || !read_seen(s, text) ||
	    !holds(context, *text) || !wg_stage_read_files(s))
		return false;
	for (size_t i = 0; i < s->olds.n; i++)
		if (!wg_stage_is_as_noted(s, s->olds.at[i]))
			return false;
	return true;
}

struct wg_stage *
wg_stage_recall(const char *folder, struct wg_lists *lists, struct wg_arena *a,
    bool (*holds)(void *context, struct wg_str text), void *context,
    struct wg_str *text, size_t *n)
{
	struct wg_stage_state *s = wg_stage_new();
	struct wg_stage *stage = WG_NEW(s->arena, struct wg_stage);

	s->lists = lists;
	if (!recall(s, folder, holds, context, text)) {
		wg_stage_close(s);
		return NULL;
	}
	*text = wg_str_dup(a, *text);
	*n = s->olds.n;
	s->dry = true;
	*stage = (struct wg_stage){ s, WG_NONE };
	return stage;
}
