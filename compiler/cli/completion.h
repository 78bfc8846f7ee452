#ifndef WG_CLI_COMPLETION_H
#define WG_CLI_COMPLETION_H

#include <stdbool.h>

struct wg_out;

/*
 * The completion of a shell (bash, zsh or fish), made from options.def:
 * commands, their options, and the words an option takes.  False: no such
 * shell.
 */
bool wg_completion_write(struct wg_out *, const char *shell);
/* Names of the shells, ended by NULL. */
extern const char *const wg_completion_shells[];

#endif
