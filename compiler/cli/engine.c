/*
 * Writing and reading take turns by poll(2): an engine that answers at once
 * and one that reads everything first are both served, and neither can fill
 * a pipe that nobody empties.
 */
#include "cli/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/ticks.h"

extern char **environ;

struct talk {
	struct wg_arena *arena;
	int to, from; /* pipes; -1: closed */
	pid_t pid;
	struct wg_out asked;
	size_t written;
	struct wg_out line; /* of the answer that is coming */
	struct wg_str *answers;
	size_t n, got;
	bool too_much;
};

char **
wg_engine_words(struct wg_arena *a, struct wg_str s)
{
	struct WG_VEC(char *) words = { 0 };
	struct wg_out word = { 0 };
	bool in = false;
	char quote = 0;

	for (size_t i = 0; i <= s.len; i++) {
		char c = i < s.len ? s.ptr[i] : ' ';

		if (quote != 0 && c == quote && i < s.len) {
			quote = 0;
		} else if (quote == 0 && (c == '"' || c == '\'')) {
			quote = c;
			in = true;
		} else if ((quote == 0 || i == s.len) &&
		    (c == ' ' || c == '\t' || c == '\n')) {
			if (in)
				WG_PUSH(a, &words) = (char *)(uintptr_t)
				    wg_str_fmt(a, "%.*s",
					WG_ARG(wg_out_str(&word))).ptr;
			wg_out_clear(&word);
			in = false;
		} else {
			wg_out_byte(&word, c);
			in = true;
		}
	}
	wg_out_free(&word);
	WG_PUSH(a, &words) = NULL;
	return words.at;
}

static char **
with_environment(struct wg_arena *a, const char *const *more)
{
	struct WG_VEC(char *) all = { 0 };

	for (; *more != NULL; more++)
		WG_PUSH(a, &all) = (char *)(uintptr_t)*more;
	for (char **e = environ; *e != NULL; e++)
		WG_PUSH(a, &all) = *e;
	WG_PUSH(a, &all) = NULL;
	return all.at;
}

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* False: errno. */
static bool
start(struct talk *t, char **words, char **environment)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, error;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t usual;

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) {
		error = errno;
		goto out;
	}
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out[1], STDOUT_FILENO);
	posix_spawnattr_init(&how);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_setsigdefault(&how, &usual);
	posix_spawnattr_setpgroup(&how, 0);
	posix_spawnattr_setflags(
	    &how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
	error = posix_spawnp(
	    &t->pid, words[0], &files, &how, words, environment);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	if (error == 0) {
		t->to = in[1];
		t->from = out[0];
		in[1] = out[0] = -1;
		fcntl(t->to, F_SETFL, O_NONBLOCK);
		fcntl(t->from, F_SETFL, O_NONBLOCK);
	}
out:
	for (int i = 0; i < 2; i++) {
		close_end(&in[i]);
		close_end(&out[i]);
	}
	errno = error;
	return error == 0;
}

static void
take_bytes(struct talk *t, struct wg_str bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		if (bytes.ptr[i] != '\n') {
			t->too_much |= t->line.len >= WG_ENGINE_LINE;
			if (!t->too_much)
				wg_out_byte(&t->line, bytes.ptr[i]);
			continue;
		}
		t->too_much |= t->got == t->n;
		if (t->too_much)
			return;
		t->answers[t->got++] =
		    wg_str_dup(t->arena, wg_out_str(&t->line));
		wg_out_clear(&t->line);
	}
}

/* A round of what can be done now.  False: nothing was. */
static bool
exchange(struct talk *t, const struct pollfd *ready)
{
	char bytes[16384];
	ssize_t n;
	bool moved = false;

	if (t->to >= 0 && ready[0].revents != 0) {
		n = write(t->to, t->asked.ptr + t->written,
		    t->asked.len - t->written);
		if (n > 0) {
			t->written += (size_t)n;
			moved = true;
		}
		if (t->written == t->asked.len || (n < 0 && errno != EAGAIN &&
		    errno != EINTR))
			close_end(&t->to);
	}
	if (ready[1].revents != 0) {
		n = read(t->from, bytes, sizeof(bytes));
		if (n > 0) {
			take_bytes(t, (struct wg_str){ bytes, (size_t)n });
			moved = true;
		} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			close_end(&t->from);
			moved = true;
		}
	}
	return moved;
}

/* False: it said nothing for too long. */
static bool
converse(struct talk *t, unsigned seconds)
{
	int64_t until = wg_ticks() + (int64_t)seconds * 1000;

	while (t->from >= 0 && !t->too_much) {
		struct pollfd ready[2] = {
			{ .fd = t->to, .events = POLLOUT },
			{ .fd = t->from, .events = POLLIN } };
		int64_t left = until - wg_ticks();

		if (left <= 0)
			return false;
		if (poll(ready, 2, (int)(left > 1000 ? 1000 : left)) > 0 &&
		    exchange(t, ready))
			until = wg_ticks() + (int64_t)seconds * 1000;
	}
	return true;
}

/* Its status, or -1; what does not end by itself is ended. */
static int
finish(struct talk *t, bool patient)
{
	int status = -1;

	close_end(&t->to);
	close_end(&t->from);
	for (int i = 0; patient && i < 50; i++) {
		if (waitpid(t->pid, &status, WNOHANG) == t->pid) {
			kill(-t->pid, SIGKILL); /* what it left behind */
			return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
		}
		nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	}
	kill(-t->pid, SIGKILL);
	while (waitpid(t->pid, &status, 0) < 0 && errno == EINTR)
		;
	return -1;
}

enum wg_engine_end
wg_engine_ask(struct wg_arena *a, struct wg_str command,
    const char *const *environment, unsigned seconds,
    const struct wg_str *lines, size_t n, struct wg_str *answers, size_t *got)
{
	struct talk t = { .arena = a, .to = -1, .from = -1, .n = n,
		.answers = answers };
	char **words = wg_engine_words(a, command);
	enum wg_engine_end end = WG_ENGINE_DONE;
	bool answered;

	*got = 0;
	errno = ENOENT;
	if (words[0] == NULL)
		return WG_ENGINE_ABSENT;
	for (size_t i = 0; i < n; i++)
		wg_out_fmt(&t.asked, "%.*s\n", WG_ARG(lines[i]));
	signal(SIGPIPE, SIG_IGN);
	if (!start(&t, words, with_environment(a, environment))) {
		wg_out_free(&t.asked);
		return WG_ENGINE_ABSENT;
	}
	answered = converse(&t, seconds);
	/* The last line may lack its end. */
	if (answered && t.line.len > 0 && t.got < n && !t.too_much)
		answers[t.got++] = wg_str_dup(a, wg_out_str(&t.line));
	if (finish(&t, answered && !t.too_much) != 0 || t.got < n)
		end = WG_ENGINE_DIED;
	if (t.too_much)
		end = WG_ENGINE_TALKED;
	if (!answered)
		end = WG_ENGINE_SILENT;
	*got = t.got;
	wg_out_free(&t.asked);
	wg_out_free(&t.line);
	return end;
}
