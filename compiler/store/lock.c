/*
 * The folder itself is what is locked of the catalogs: it needs no file of
 * its own, and nobody replaces it.
 */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define STEP_MS 20
#define PATIENCE_MS 10000

int
wg_lock_file(int at, const char *name)
{
	int fd = openat(at, name,
	    O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
	    0644);
	int keep;

	if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	keep = errno;
	close(fd);
	errno = keep;
	return -1;
}

bool
wg_lock_catalogs(const char *folder, bool alone, int *fd)
{
	return wg_lock_catalogs_within(PATIENCE_MS, folder, alone, fd);
}

bool
wg_lock_catalogs_within(int ms, const char *folder, bool alone, int *fd)
{
	const struct timespec step = { .tv_nsec = STEP_MS * 1000000L };

	*fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*fd < 0)
		return true;
	for (int waited = 0;
	     flock(*fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0;
	     waited += STEP_MS) {
		if (errno == EINTR)
			continue;
		if (errno == EWOULDBLOCK && waited < ms) {
			nanosleep(&step, NULL);
			continue;
		}
		alone = errno == EWOULDBLOCK;
		close(*fd);
		*fd = -1;
		return !alone;
	}
	return true;
}
