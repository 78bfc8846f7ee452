/*
 * settle() looks where a part lies and makes the steps that are missing to
 * have the wanted one in place.  It does not matter how far somebody else
 * came, so the exchange, taking it back after an error, and the repair after a
 * kill are all the same function.  Parts are known by their inodes: they have
 * one name each, which only tells where they are.
 */
#include "store/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "store/ending.h"
#include "store/tree.h"

#define MARKER ".exchange"
#define BEGIN "wegweiser exchange 1\n"
#define PREVIOUS ".previous"

static const char *const parts[] = { "site", "report", ".built" };
#define N_PARTS (sizeof(parts) / sizeof(parts[0]))

/* What a marker says. */
struct exchange {
	char tree[16];
	uint64_t old[N_PARTS], new[N_PARTS]; /* inodes; 0: there is none */
};

#define UNKNOWN UINT64_MAX

/* 0: there is none; UNKNOWN: errno tells. */
static uint64_t
inode(int folder, const char *path)
{
	struct stat st;

	if (fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return (uint64_t)st.st_ino;
	return errno == ENOENT ? 0 : UNKNOWN;
}

static bool
move(int folder, const char *from, const char *to)
{
	return renameat(folder, from, folder, to) == 0;
}

/* Put the part at 'staged' in place, and that at 'live' where it was; 'aside'
 * is a third place. */
static bool
swap(int folder, const char *staged, const char *live, const char *aside)
{
	if (renameat2(folder, staged, folder, live, RENAME_EXCHANGE) == 0)
		return true;
	if (errno != EXDEV && errno != EINVAL && errno != ENOSYS &&
	    errno != EOPNOTSUPP && errno != EPERM)
		return false;
	return move(folder, live, aside) && move(folder, staged, live) &&
	    move(folder, aside, staged);
}

/* Have the part whose inode is 'want' in place; 0: none. */
static bool
settle(int folder, const char *tree, const char *part, uint64_t want)
{
	char staged[64], aside[64];
	uint64_t in_place, in_tree, put_aside;

	snprintf(staged, sizeof(staged), "%s/%s", tree, part);
	snprintf(aside, sizeof(aside), "%s/%s~", tree, part);
	in_place = inode(folder, part);
	in_tree = inode(folder, staged);
	put_aside = inode(folder, aside);
	if (in_place == UNKNOWN || in_tree == UNKNOWN || put_aside == UNKNOWN)
		return false;
	if (in_place == want)
		return put_aside == 0 || in_tree != 0 ||
		    move(folder, aside, staged);
	if (want == 0)
		return move(folder, part, staged);
	if (put_aside == want)
		return (in_place == 0 || move(folder, part, staged)) &&
		    move(folder, aside, part);
	if (in_tree != want) {
		errno = ESTALE;
		return false;
	}
	if (in_place == 0)
		return move(folder, staged, part) &&
		    (put_aside == 0 || move(folder, aside, staged));
	return swap(folder, staged, part, aside);
}

static bool
settle_all(int folder, const struct exchange *x, const uint64_t *want)
{
	for (size_t i = 0; i < N_PARTS; i++)
		if (!settle(folder, x->tree, parts[i], want[i]))
			return false;
	return true;
}

/* The marker. */

static bool
put_text(int folder, const char *name, const char *text, size_t n)
{
	int fd = openat(folder, name,
	    O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
	bool ok = fd >= 0;

	while (ok && n > 0) {
		ssize_t done = write(fd, text, n);

		if (done < 0 && errno == EINTR)
			continue;
		ok = done > 0;
		text += ok ? done : 0;
		n -= ok ? (size_t)done : 0;
	}
	ok = ok && fsync(fd) == 0;
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok;
}

static void
remove_marker(int folder)
{
	int keep = errno;

	unlinkat(folder, MARKER ".new", 0);
	unlinkat(folder, MARKER, 0);
	errno = keep;
}

static bool
write_marker(int folder, const struct exchange *x)
{
	char text[512];
	size_t n = (size_t)snprintf(
	    text, sizeof(text), BEGIN "%s\n", x->tree);

	for (size_t i = 0; i < N_PARTS; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n,
		    "%s %" PRIu64 " %" PRIu64 "\n", parts[i], x->old[i],
		    x->new[i]);
	n += (size_t)snprintf(text + n, sizeof(text) - n, "end\n");
	if (!put_text(folder, MARKER ".new", text, n) ||
	    !move(folder, MARKER ".new", MARKER))
		return false;
	/* Some disks cannot: then they keep the order of their own accord. */
	return fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* False: errno tells; 0 if it is no marker. */
static bool
read_marker(int folder, struct exchange *x)
{
	char text[512], name[16];
	int fd = openat(folder, MARKER,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	ssize_t n;
	int at = 0, used;

	*x = (struct exchange){ .tree = "" };
	if (fd < 0)
		return false;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (n < 0)
		return false;
	text[n] = '\0';
	errno = 0;
	if (sscanf(text, BEGIN "%15s%n", x->tree, &at) != 1 || at == 0 ||
	    (strcmp(x->tree, ".next") && strcmp(x->tree, PREVIOUS)))
		return false;
	for (size_t i = 0; i < N_PARTS; i++) {
		used = 0;
		if (sscanf(text + at, "%15s %" SCNu64 " %" SCNu64 "%n", name,
			&x->old[i], &x->new[i], &used) != 3 ||
		    strcmp(name, parts[i]) != 0)
			return false;
		at += used;
	}
	return !strcmp(text + at, "\nend\n");
}

/* All parts are in place: the tree is the one before. */
static bool
finish(int folder, const char *tree)
{
	if (strcmp(tree, PREVIOUS) != 0 && inode(folder, tree) != 0) {
		wg_tree_remove(folder, PREVIOUS);
		if (!move(folder, tree, PREVIOUS))
			return false;
	}
	remove_marker(folder);
	return true;
}

bool
wg_exchange(int folder, const char *tree)
{
	struct exchange x;
	sigset_t before;
	char staged[64];
	int keep;
	bool ok;

	snprintf(x.tree, sizeof(x.tree), "%s", tree);
	for (size_t i = 0; i < N_PARTS; i++) {
		snprintf(staged, sizeof(staged), "%s/%s", tree, parts[i]);
		x.old[i] = inode(folder, parts[i]);
		x.new[i] = inode(folder, staged);
		if (x.old[i] == UNKNOWN || x.new[i] == UNKNOWN)
			return false;
	}
	wg_ending_hold(&before);
	ok = write_marker(folder, &x);
	ok = ok && settle_all(folder, &x, x.new);
	keep = errno;
	if (ok)
		finish(folder, tree);
	else if (settle_all(folder, &x, x.old))
		remove_marker(folder);
	if (ok)
		wg_ending_says(
		    _("stopped; the output had been exchanged already"));
	wg_ending_release(&before);
	errno = keep;
	return ok;
}

/* The marker cannot be read, or the folder is a copy, with other inodes: have
 * something in every place.  Every file is looked at by the next build. */
static void
make_do(int folder)
{
	static const char *const trees[] = { ".next", PREVIOUS };
	char path[64];

	for (size_t i = 0; i < N_PARTS; i++)
		for (size_t t = 0; t < 2; t++) {
			if (inode(folder, parts[i]) != 0)
				continue;
			snprintf(path, sizeof(path), "%s/%s", trees[t],
			    parts[i]);
			if (move(folder, path, parts[i]))
				continue;
			snprintf(path, sizeof(path), "%s/%s~", trees[t],
			    parts[i]);
			move(folder, path, parts[i]);
		}
	remove_marker(folder);
}

bool
wg_exchange_repair(int folder)
{
	struct exchange x;

	if (!wg_exchange_is_open(folder)) {
		unlinkat(folder, MARKER ".new", 0);
		return true;
	}
	if (!read_marker(folder, &x)) {
		if (errno != 0)
			return false;
		make_do(folder);
		return true;
	}
	if (settle_all(folder, &x, x.new))
		return finish(folder, x.tree);
	if (errno != ESTALE)
		return false;
	make_do(folder);
	return true;
}

bool
wg_exchange_is_open(int folder)
{
	return inode(folder, MARKER) != 0;
}
