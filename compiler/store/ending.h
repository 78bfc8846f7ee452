#ifndef WG_STORE_ENDING_H
#define WG_STORE_ENDING_H

#include <signal.h>

/*
 * Being stopped by a signal: by Ctrl-C, by a shutdown, because the terminal is
 * gone or the time is up.  Whoever is stopped says in one line what has become of the files.
 * Who writes too large a file (SIGXFSZ) is told so by write(2) instead, like
 * somebody whose disk is full.
 */

/* From now on 'line' is said before the end; NULL: nothing is.  It is not
 * copied.  The signals are caught when this is called first. */
void wg_ending_says(const char *line);
/* Put signals off while something must not be left half done. */
void wg_ending_hold(sigset_t *before);
void wg_ending_release(const sigset_t *before);

#endif
