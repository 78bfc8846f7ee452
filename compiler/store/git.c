/*
 * What it says comes by a pipe, for twenty seconds at most and 64 MB.  Git is
 * waited for, not what a hook has left running behind it.
 */
#include "store/git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/ticks.h"

#define PATIENCE 20000 /* [ms] */
#define FAREWELL 2000  /* to take its own locks away, if that was too long */
#define STEP 50
#define MOST ((size_t)64 << 20)

struct words {
	struct wg_arena *arena;
	const atomic_bool *stop;
	struct WG_VEC(char *) list;
};

static void
add(struct words *w, struct wg_str word)
{
	WG_PUSH(w->arena, &w->list) =
	    (char *)(uintptr_t)wg_cstr(w->arena, word);
}

static struct words
begin(const struct wg_git *git, const char *command)
{
	struct words w = { .arena = git->arena, .stop = git->stop };

	/* Names are names, also with a star in them; and to look at a project
	 * starts no program that it names. */
	add(&w, WG_STR("git"));
	add(&w, WG_STR("--literal-pathspecs"));
	add(&w, WG_STR("-c"));
	add(&w, WG_STR("core.fsmonitor=false"));
	add(&w, WG_STR("-C"));
	add(&w, git->root);
	add(&w, wg_str(command));
	return w;
}

/* That of the user, but for what says where another checkout is (a hook may
 * have started us) and for what we say ourselves. */
static char **
environment(struct wg_arena *a)
{
	static const char *const ours[] = { "GIT_TERMINAL_PROMPT=0",
		"GIT_EDITOR=false" };
	static const char *const others[] = { "GIT_DIR=", "GIT_WORK_TREE=",
		"GIT_COMMON_DIR=", "GIT_INDEX_FILE=", "GIT_PREFIX=",
		"GIT_OBJECT_DIRECTORY=", "GIT_ALTERNATE_OBJECT_DIRECTORIES=",
		"GIT_NAMESPACE=", "GIT_TERMINAL_PROMPT=", "GIT_EDITOR=" };
	struct WG_VEC(char *) all = { 0 };

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		WG_PUSH(a, &all) = (char *)(uintptr_t)ours[i];
	for (char **e = environ; *e != NULL; e++) {
		size_t i = 0, n = sizeof(others) / sizeof(others[0]);

		while (i < n && !wg_str_starts(wg_str(*e), wg_str(others[i])))
			i++;
		if (i == n)
			WG_PUSH(a, &all) = *e;
	}
	WG_PUSH(a, &all) = NULL;
	return all.at;
}

/* 'out' is where it writes; 'errors': what goes wrong, too.  False: errno. */
static bool
start(const struct words *w, int out, bool errors, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, usual;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(
	    &files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	if (errors)
		posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	else
		posix_spawn_file_actions_addopen(
		    &files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&how);
	sigemptyset(&none);
	sigfillset(&usual);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &usual);
	posix_spawnattr_setpgroup(&how, 0);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP |
	    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	errno = posix_spawnp(pid, "git", &files, &how, w->list.at,
	    environment(w->arena));
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return errno == 0;
}

/* What is there within 'ms' to be read.  False: that was all. */
static bool
listen_to(int from, int ms, struct wg_out *said)
{
	struct pollfd ready = { .fd = from, .events = POLLIN };
	char bytes[16384];
	ssize_t n;

	if (poll(&ready, 1, ms) <= 0)
		return true;
	n = read(from, bytes, sizeof(bytes));
	if (n > 0)
		wg_out_put(said, (struct wg_str){ bytes, (size_t)n });
	return n > 0;
}

/* Has it ended by then? */
static bool
ends(pid_t pid, int from, int64_t until, const atomic_bool *stop,
    struct wg_out *said, int *status)
{
	bool open = true;

	while (wg_ticks() < until && said->len < MOST &&
	    (stop == NULL || !atomic_load(stop))) {
		size_t before = said->len;

		if (open)
			open = listen_to(from, STEP, said);
		else
			poll(NULL, 0, 1);
		if (waitpid(pid, status, WNOHANG) != pid)
			continue;
		while (open && said->len < MOST &&
		    listen_to(from, 0, said) && said->len > before)
			before = said->len;
		return true;
	}
	return false;
}

/* True: it came to a good end; otherwise 'said' ends with the reason. */
static bool
run(struct words *w, bool errors, struct wg_out *said)
{
	int way[2], status = -1;
	pid_t pid;

	WG_PUSH(w->arena, &w->list) = NULL;
	if (pipe2(way, O_CLOEXEC) != 0)
		return false;
	if (!start(w, way[1], errors, &pid)) {
		wg_out_puts(said, strerror(errno));
		pid = -1;
	}
	close(way[1]);
	if (pid > 0 && !ends(pid, way[0], wg_ticks() + PATIENCE,
	    w->stop, said, &status)) {
		kill(-pid, SIGTERM);
		if (!ends(pid, way[0], wg_ticks() + FAREWELL, NULL, said,
		    &status)) {
			kill(-pid, SIGKILL);
			waitpid(pid, &status, 0);
		}
		wg_out_fmt(said, " %s", _("it took too long and was stopped"));
		status = -1;
	}
	close(way[0]);
	return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
wg_git_knows(const struct wg_git *git, struct wg_str name)
{
	struct words w = begin(git, "ls-files");
	struct wg_out said = { 0 };
	bool ok;

	add(&w, WG_STR("--error-unmatch"));
	add(&w, WG_STR("--"));
	add(&w, name);
	ok = run(&w, false, &said);
	wg_out_free(&said);
	return ok;
}

struct wg_str
wg_git_committed(const struct wg_git *git, struct wg_str name)
{
	struct words w = begin(git, "cat-file");
	struct wg_out said = { 0 };
	struct wg_str text = WG_NONE;

	add(&w, WG_STR("--filters"));
	add(&w, wg_str_fmt(git->arena, "HEAD:./%.*s", WG_ARG(name)));
	if (run(&w, false, &said))
		text = wg_str_dup(git->arena, wg_out_str(&said));
	wg_out_free(&said);
	return text;
}

bool
wg_git_commit(const struct wg_git *git, const struct wg_str *names, size_t n,
    struct wg_str message, struct wg_str *why)
{
	struct words stage = begin(git, "add");
	struct words commit = begin(git, "commit");
	struct wg_out said = { 0 };
	bool ok;

	add(&stage, WG_STR("--all"));
	add(&stage, WG_STR("--"));
	add(&commit, WG_STR("--quiet"));
	add(&commit, WG_STR("--cleanup=whitespace"));
	add(&commit, wg_str_fmt(git->arena, "--message=%.*s", WG_ARG(message)));
	add(&commit, WG_STR("--"));
	for (size_t i = 0; i < n; i++) {
		add(&stage, names[i]);
		add(&commit, names[i]);
	}
	ok = run(&stage, true, &said) && run(&commit, true, &said);
	*why = wg_str_dup(git->arena, wg_str_trim(wg_out_str(&said)));
	wg_out_free(&said);
	return ok;
}
