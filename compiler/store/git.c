/* What it says comes by a pipe, for twenty seconds at most and 64 MB. */
#include "store/git.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/ticks.h"

#define PATIENCE 20000 /* [ms] */
#define MOST ((size_t)64 << 20)

struct words {
	struct wg_arena *arena;
	struct WG_VEC(char *) list;
};

static void
add(struct words *w, struct wg_str word)
{
	WG_PUSH(w->arena, &w->list) =
	    (char *)(uintptr_t)wg_cstr(w->arena, word);
}

static struct words
begin(struct wg_arena *a, struct wg_str root, const char *command)
{
	struct words w = { .arena = a };

	/* Names are names, also with a star in them. */
	add(&w, WG_STR("git"));
	add(&w, WG_STR("--literal-pathspecs"));
	add(&w, WG_STR("-C"));
	add(&w, root);
	add(&w, wg_str(command));
	return w;
}

/* 'out' is where both its outputs go.  False: there is no git. */
static bool
start(const struct words *w, int out, pid_t *pid)
{
	struct WG_VEC(char *) all = { 0 };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, usual;
	bool ok;

	WG_PUSH(w->arena, &all) = (char *)(uintptr_t)"GIT_TERMINAL_PROMPT=0";
	WG_PUSH(w->arena, &all) = (char *)(uintptr_t)"GIT_EDITOR=false";
	for (char **e = environ; *e != NULL; e++)
		WG_PUSH(w->arena, &all) = *e;
	WG_PUSH(w->arena, &all) = NULL;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(
	    &files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	posix_spawnattr_init(&how);
	sigemptyset(&none);
	sigfillset(&usual);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &usual);
	posix_spawnattr_setpgroup(&how, 0);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP |
	    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	ok = posix_spawnp(pid, "git", &files, &how, w->list.at, all.at) == 0;
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return ok;
}

/* False: it took too long, or said too much. */
static bool
listen_to(int from, struct wg_out *said)
{
	int64_t until = wg_ticks() + PATIENCE, left;
	char bytes[16384];

	while ((left = until - wg_ticks()) > 0 && said->len < MOST) {
		struct pollfd ready = { .fd = from, .events = POLLIN };
		ssize_t n;

		if (poll(&ready, 1, (int)left) <= 0)
			continue;
		n = read(from, bytes, sizeof(bytes));
		if (n <= 0)
			return n == 0;
		wg_out_put(said, (struct wg_str){ bytes, (size_t)n });
	}
	return false;
}

/* True: it came to a good end. */
static bool
run(struct words *w, struct wg_out *said)
{
	int ends[2], status = -1;
	bool ok;
	pid_t pid;

	WG_PUSH(w->arena, &w->list) = NULL;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	ok = start(w, ends[1], &pid);
	close(ends[1]);
	if (ok) {
		if (!listen_to(ends[0], said))
			kill(-pid, SIGKILL);
		waitpid(pid, &status, 0);
		ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	}
	close(ends[0]);
	return ok;
}

bool
wg_git_knows(struct wg_arena *a, struct wg_str root, struct wg_str name)
{
	struct words w = begin(a, root, "ls-files");
	struct wg_out said = { 0 };
	bool ok;

	add(&w, WG_STR("--error-unmatch"));
	add(&w, WG_STR("--"));
	add(&w, name);
	ok = run(&w, &said);
	wg_out_free(&said);
	return ok;
}

struct wg_str
wg_git_committed(struct wg_arena *a, struct wg_str root, struct wg_str name)
{
	struct words w = begin(a, root, "cat-file");
	struct wg_out said = { 0 };
	struct wg_str text = WG_NONE;

	add(&w, WG_STR("--filters"));
	add(&w, wg_str_fmt(a, "HEAD:./%.*s", WG_ARG(name)));
	if (run(&w, &said))
		text = wg_str_dup(a, wg_out_str(&said));
	wg_out_free(&said);
	return text;
}

bool
wg_git_commit(struct wg_arena *a, struct wg_str root,
    const struct wg_str *names, size_t n, struct wg_str message,
    struct wg_str *why)
{
	struct words stage = begin(a, root, "add");
	struct words commit = begin(a, root, "commit");
	struct wg_out said = { 0 };
	bool ok;

	add(&stage, WG_STR("--all"));
	add(&stage, WG_STR("--"));
	add(&commit, WG_STR("--quiet"));
	add(&commit, WG_STR("--cleanup=whitespace"));
	add(&commit, wg_str_fmt(a, "--message=%.*s", WG_ARG(message)));
	add(&commit, WG_STR("--"));
	for (size_t i = 0; i < n; i++) {
		add(&stage, names[i]);
		add(&commit, names[i]);
	}
	ok = run(&stage, &said) && run(&commit, &said);
	*why = wg_str_dup(a, wg_str_trim(wg_out_str(&said)));
	wg_out_free(&said);
	return ok;
}
