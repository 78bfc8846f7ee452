/*
 * Calls that fail, for tests: preloaded, it counts the calls of the program to
 * the system and lets one of them fail, or the program die just before it.
 *
 *   FAULT_AT=N      the N-th call, counted from 1; 0: none
 *   FAULT_IN=NAMES  only calls to these functions are counted and meant, with
 *                   a comma behind each; without it all are
 *   FAULT_PATH=TEXT only calls with a path that TEXT is a part of
 *   FAULT_ALL=1     every such call from there on, not only one
 *   FAULT_DO=NAME   what happens: a name of errno, KILL, or another signal
 *                   as SIGINT, after which the call goes on
 *   FAULT_SAVE=FILE append a line to that file when it is next replaced, as
 *                   somebody does who saves it just then
 *   FAULT_HASTE=1   waiting takes no time
 *   FAULT_NO_EXCHANGE=1  a disk that cannot exchange two folders
 *   FAULT_LOG=FILE  write there, at the end, how many calls there were, and
 *                   to which function the one was that failed
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static const struct {
	const char *name;
	int number;
} errors[] = { { "KILL", -1 }, { "ENOSPC", ENOSPC }, { "EIO", EIO },
	{ "EINTR", EINTR }, { "EMFILE", EMFILE }, { "EACCES", EACCES },
	{ "EXDEV", EXDEV }, { "EINVAL", EINVAL }, { "ENOSYS", ENOSYS },
	{ "SIGINT", -SIGINT - 1 }, { "SIGTERM", -SIGTERM - 1 },
	{ "SIGHUP", -SIGHUP - 1 }, { "SIGQUIT", -SIGQUIT - 1 },
	{ "SIGXCPU", -SIGXCPU - 1 }, { "SIGABRT", -SIGABRT - 1 }, { "SIGPIPE", -SIGPIPE - 1 }, { "ENOMEM", ENOMEM }, { "ENOENT", ENOENT }, { "EROFS", EROFS }, { "EDQUOT", EDQUOT } };

static atomic_long calls;
static long at;
static const char *names, *part, *hit;
static int failure;
static bool all;

__attribute__((constructor)) static void
begin(void)
{
	const char *text = getenv("FAULT_AT"), *what = getenv("FAULT_DO");

	at = text != NULL ? atol(text) : 0;
	names = getenv("FAULT_IN");
	part = getenv("FAULT_PATH");
	all = getenv("FAULT_ALL") != NULL;
	for (size_t i = 0; what && i < sizeof(errors) / sizeof(errors[0]); i++)
		if (!strcmp(what, errors[i].name))
			failure = errors[i].number;
	calls = 0; /* those of libraries that began before */
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("FAULT_LOG");
	FILE *log = path != NULL ? fopen(path, "w") : NULL;

	if (log == NULL)
		return;
	fprintf(log, "%ld %s\n", (long)calls, hit != NULL ? hit : "-");
	fclose(log);
}

/* Is it time for this call to fail?  Then errno is set. */
static bool
fails(const char *name, const char *path)
{
	char word[64];
	long n;

	snprintf(word, sizeof(word), "%s,", name);
	if ((names != NULL && strstr(names, word) == NULL) ||
	    (part != NULL && (path == NULL || strstr(path, part) == NULL)))
		return false;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (at == 0 || n < at || (n > at && !all))
		return false;
	hit = name;
	if (failure < -1) {
		kill(getpid(), -failure - 1);
		return false;
	}
	if (failure < 0)
		kill(getpid(), SIGKILL);
	errno = failure;
	return true;
}

#define REAL(name) \
	static __typeof__(&name) real; \
	if (real == NULL) \
		real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* TYPE NAME(PARAMETERS): FAILED, path PATH, else the real one with ARGUMENTS */
#define CALL(type, name, parameters, path, failed, ...) \
	type name parameters \
	{ \
		REAL(name); \
		return fails(#name, path) ? failed : real(__VA_ARGS__); \
	}

CALL(int, access, (const char *p, int m), p, -1, p, m)
CALL(int, faccessat, (int d, const char *p, int m, int f), p, -1, d, p, m, f)
CALL(ssize_t, read, (int d, void *b, size_t n), NULL, -1, d, b, n)
CALL(ssize_t, write, (int d, const void *b, size_t n), NULL, -1, d, b, n)
CALL(int, fsync, (int d), NULL, -1, d)
CALL(int, syncfs, (int d), NULL, -1, d)
CALL(int, flock, (int d, int o), NULL, -1, d, o)
CALL(int, stat, (const char *p, struct stat *s), p, -1, p, s)
CALL(int, lstat, (const char *p, struct stat *s), p, -1, p, s)
CALL(int, fstat, (int d, struct stat *s), NULL, -1, d, s)
CALL(int, fstatat, (int d, const char *p, struct stat *s, int f), p, -1, d, p, s, f)
CALL(ssize_t, readlink, (const char *p, char *b, size_t n), p, -1, p, b, n)
CALL(ssize_t, readlinkat, (int d, const char *p, char *b, size_t n), p, -1, d, p, b, n)
CALL(char *, realpath, (const char *p, char *b), p, NULL, p, b)
CALL(int, rename, (const char *a, const char *b), a, -1, a, b)
CALL(int, renameat, (int d, const char *a, int e, const char *b), a, -1, d, a, e, b)
CALL(int, linkat, (int d, const char *a, int e, const char *b, int f), a, -1, d, a, e, b, f)
CALL(int, symlinkat, (const char *a, int d, const char *b), b, -1, a, d, b)
CALL(int, mkdir, (const char *p, mode_t m), p, -1, p, m)
CALL(int, mkdirat, (int d, const char *p, mode_t m), p, -1, d, p, m)
CALL(int, unlink, (const char *p), p, -1, p)
CALL(int, unlinkat, (int d, const char *p, int f), p, -1, d, p, f)
CALL(int, fchmod, (int d, mode_t m), NULL, -1, d, m)
CALL(int, fchown, (int d, uid_t u, gid_t g), NULL, -1, d, u, g)
CALL(DIR *, opendir, (const char *p), p, NULL, p)
CALL(DIR *, fdopendir, (int d), NULL, NULL, d)
CALL(struct dirent *, readdir, (DIR *d), NULL, NULL, d)
CALL(void *, mmap, (void *a, size_t n, int p, int f, int d, off_t o), NULL, MAP_FAILED, a, n, p, f, d, o)

/* The descriptor is gone in any case. */
int
close(int d)
{
	REAL(close);
	int bad = fails("close", NULL) ? errno : 0;
	int status = real(d);

	if (bad == 0)
		return status;
	errno = bad;
	return -1;
}

int
open(const char *path, int flags, ...)
{
	REAL(open);
	va_list more;
	int mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, int) : 0;
	va_end(more);
	return fails("open", path) ? -1 : real(path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
	REAL(openat);
	va_list more;
	int mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, int) : 0;
	va_end(more);
	return fails("openat", path) ? -1 : real(folder, path, flags, mode);
}

static void
save(const char *path)
{
	const char *file = getenv("FAULT_SAVE");
	FILE *f;

	if (file == NULL || strcmp(file, path) != 0)
		return;
	unsetenv("FAULT_SAVE");
	f = fopen(file, "a");
	fputs("# saved\n", f);
	fclose(f);
}

int
renameat2(int d, const char *a, int e, const char *b, unsigned flags)
{
	REAL(renameat2);

	if (flags != 0 && getenv("FAULT_NO_EXCHANGE") != NULL) {
		errno = EINVAL;
		return -1;
	}
	save(b);
	return fails("renameat2", a) ? -1 : real(d, a, e, b, flags);
}

int
nanosleep(const struct timespec *time, struct timespec *rest)
{
	REAL(nanosleep);

	return getenv("FAULT_HASTE") != NULL ? 0 : real(time, rest);
}
