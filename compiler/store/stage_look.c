/*
 * Is a file of the last build what that build wrote?  Its looks say so.  Many
 * files are names of one inode (store/stage.c): a folder that looks as it did
 * has the entries it had (store/folders.h), so in such folders one look at the
 * inode is enough for all of its names.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/stage_state.h"

#define LARGEST ((off_t)1 << 30) /* [byte], of a file that is read */
#define PIECE (1 << 16)          /* of it [byte] */

static bool
read_hash(int fd, size_t size, char sha256[65])
{
	char *bytes = wg_realloc(NULL, PIECE);
	struct wg_hasher hasher;
	struct wg_sha256 hash;
	size_t n = 0;

	wg_hasher_begin(&hasher);
	while (n < size) {
		ssize_t got = read(
		    fd, bytes, size - n < PIECE ? size - n : PIECE);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		wg_hasher_put(&hasher, (struct wg_str){ bytes, (size_t)got });
		n += (size_t)got;
	}
	hash = wg_hasher_end(&hasher);
	wg_sha256_hex(&hash, sha256);
	free(bytes);
	return n == size;
}

bool
wg_stage_hash(
    const struct wg_stage_state *s, const char *path, char sha256[65])
{
	int fd = openat(s->folder, path,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	bool ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= LARGEST &&
	    read_hash(fd, (size_t)st.st_size, sha256);

	if (fd >= 0)
		close(fd);
	return ok;
}

/* How an inode looked. */
struct wg_stage_inode {
	struct wg_stamp stamp; /* first: the key is its inode */
	size_t size;
};

static struct wg_str
key_of(const struct wg_stamp *stamp)
{
	return (struct wg_str){
		(const char *)&stamp->inode, sizeof(stamp->inode) };
}

static bool
is_trusted(const struct wg_stage_state *s, const struct wg_built_file *old)
{
	return s->trust && old->stamp.inode != 0 && old->steady;
}

/* Under another name, in this build. */
static bool
was_seen(struct wg_stage_state *s, const struct wg_built_file *old)
{
	const struct wg_stage_inode *seen;

	if (old->stamp.inode == 0 || !old->steady)
		return false;
	pthread_mutex_lock(&s->mutex);
	seen = wg_map_get(&s->inodes, key_of(&old->stamp));
	pthread_mutex_unlock(&s->mutex);
	return seen != NULL && wg_stamp_is(&seen->stamp, &old->stamp) &&
	    seen->size == old->file.size;
}

static void
note_seen(struct wg_stage_state *s, const struct wg_stamp *stamp, size_t size)
{
	struct wg_stage_inode *seen;

	if (s->old_folders.list.n == 0)
		return;
	pthread_mutex_lock(&s->mutex);
	seen = WG_NEW(s->arena, struct wg_stage_inode);
	*seen = (struct wg_stage_inode){ *stamp, size };
	wg_map_put(s->arena, &s->inodes, key_of(&seen->stamp), seen);
	pthread_mutex_unlock(&s->mutex);
}

uint64_t
wg_stage_look(struct wg_stage_state *s, const struct wg_built_file *old)
{
	return !s->doubt && is_trusted(s, old) ? old->stamp.inode :
	    wg_stage_look_at(s, old);
}

uint64_t
wg_stage_look_at(struct wg_stage_state *s, const struct wg_built_file *old)
{
	struct stat st;
	struct wg_stamp now;
	char sha256[65];

	if (!s->doubt && was_seen(s, old))
		return old->stamp.inode;
	if (fstatat(s->folder, old->file.path.ptr, &st,
		AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) ||
	    (size_t)st.st_size != old->file.size)
		return 0;
	now = wg_stamp_of(&st);
	if (!s->doubt && wg_stamp_is(&now, &old->stamp)) {
		note_seen(s, &now, (size_t)st.st_size);
		return now.inode;
	}
	atomic_store(&s->read, true);
	if (!wg_stage_hash(s, old->file.path.ptr, sha256) ||
	    memcmp(sha256, old->file.sha256, 64) != 0)
		return 0;
	return now.inode;
}

bool
wg_stage_is_as_noted(
    struct wg_stage_state *s, const struct wg_built_file *old)
{
	struct stat st;
	struct wg_stamp now;
	char sha256[65];

	if (was_seen(s, old))
		return true;
	if (fstatat(s->folder, old->file.path.ptr, &st,
		AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) ||
	    (size_t)st.st_size != old->file.size)
		return false;
	now = wg_stamp_of(&st);
	/* Written so late that its times say nothing. */
	if (old->stamp.inode == 0)
		return wg_stage_hash(s, old->file.path.ptr, sha256) &&
		    !memcmp(sha256, old->file.sha256, 64);
	if (!wg_stamp_is(&now, &old->stamp))
		return false;
	note_seen(s, &now, (size_t)st.st_size);
	return true;
}
