/*
 * Runs commands one after the other, as a small process that starts others
 * quickly, and qpdf in itself.  A command comes as a line on the standard
 * input, its arguments with tabs between them; the answer goes to the standard
 * output as a line "STATUS BYTES BYTES", what the command says, and what it
 * complains of.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <qpdf/qpdfjob-c.h>
#include <qpdf/qpdflogger-c.h>

enum { MOST = 64 }; /* arguments of a command */

struct text {
	char	*bytes;
	size_t	 length, size;
};

static char *
room(struct text *text, size_t n)
{
	if (text->size - text->length < n) {
		text->size = 2 * text->size + n;
		text->bytes = realloc(text->bytes, text->size);
		if (text->bytes == NULL)
			abort();
	}
	return text->bytes + text->length;
}

static int
add(char const *bytes, size_t n, void *data)
{
	struct text *text = data;

	memcpy(room(text, n), bytes, n);
	text->length += n;
	return 0;
}

static int
run_qpdf(char *const *argv, struct text *out, struct text *trouble)
{
	qpdflogger_handle log = qpdflogger_create();
	qpdfjob_handle job = qpdfjob_init();
	int status;

	qpdflogger_set_info(log, qpdf_log_dest_custom, add, out);
	qpdflogger_set_warn(log, qpdf_log_dest_custom, add, trouble);
	qpdflogger_set_error(log, qpdf_log_dest_custom, add, trouble);
	qpdflogger_set_save(log, qpdf_log_dest_custom, add, out, 0);
	qpdfjob_set_logger(job, log);
	status = qpdfjob_initialize_from_argv(job, (const char *const *)argv);
	if (status == 0)
		status = qpdfjob_run(job);
	qpdfjob_cleanup(&job);
	qpdflogger_cleanup(&log);
	return status;
}

/* A file in memory that no process started later holds. */
static int
memory(void)
{
	int fd = memfd_create("said", MFD_CLOEXEC);

	if (fd < 0)
		abort();
	return fd;
}

static void
take(int fd, struct text *text)
{
	off_t size = lseek(fd, 0, SEEK_END);
	ssize_t n;

	for (off_t at = 0; at < size; at += n) {
		n = pread(fd, room(text, (size_t)(size - at)), (size_t)(size - at), at);
		if (n <= 0)
			abort();
		text->length += (size_t)n;
	}
	close(fd);
}

static int
run_other(char *const *argv, struct text *out, struct text *trouble)
{
	extern char **environ;
	posix_spawn_file_actions_t files;
	int said = memory(), complained = memory(), status = 127 << 8;
	pid_t child;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", 0, 0);
	posix_spawn_file_actions_adddup2(&files, said, 1);
	posix_spawn_file_actions_adddup2(&files, complained, 2);
	int error = posix_spawnp(&child, argv[0], &files, NULL, argv, environ);
	if (error == 0)
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
	else
		add(strerror(error), strlen(strerror(error)), trouble);
	posix_spawn_file_actions_destroy(&files);
	take(said, out);
	take(complained, trouble);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
main(void)
{
	struct text out = { 0 }, trouble = { 0 };
	char *line = NULL, *argv[MOST + 1];
	size_t size = 0;

	while (getline(&line, &size, stdin) > 0) {
		int n = 0;

		line[strcspn(line, "\n")] = '\0';
		for (char *rest = line; rest != NULL;) {
			if (n == MOST)
				abort();
			argv[n++] = strsep(&rest, "\t");
		}
		argv[n] = NULL;
		out.length = trouble.length = 0;
		int status = (!strcmp(argv[0], "qpdf") ? run_qpdf : run_other)(argv, &out, &trouble);
		printf("%d %zu %zu\n", status, out.length, trouble.length);
		fwrite(out.bytes, 1, out.length, stdout);
		fwrite(trouble.bytes, 1, trouble.length, stdout);
		fflush(stdout);
	}
	free(line);
	free(out.bytes);
	free(trouble.bytes);
	return 0;
}
