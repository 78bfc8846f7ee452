/* A handler may call write(2), and hardly anything else. */
#include "store/ending.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU,
	SIGPIPE };

static const char *volatile last_line;

static void
say(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));

	(void)n;
}

static void
on_signal(int number)
{
	const char *line = last_line;

	if (line != NULL) {
		say("wegweiser: ");
		say(line);
		say("\n");
	}
	/* The shell is to see how it ended; SA_RESETHAND has been here. */
	raise(number);
}

void
wg_ending_says(const char *line)
{
	static bool ready;
	struct sigaction action = { .sa_handler = on_signal,
		.sa_flags = (int)SA_RESETHAND };
	struct sigaction old;

	last_line = line;
	wg_no_memory_words(line);
	if (ready)
		return;
	ready = true;
	signal(SIGXFSZ, SIG_IGN);
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(caught) / sizeof(caught[0]); i++)
		if (sigaction(caught[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(caught[i], &action, NULL);
}

void
wg_ending_hold(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

void
wg_ending_release(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}
