#ifndef WG_CLI_ENGINE_H
#define WG_CLI_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * Another program that answers lines: each line of its standard input by one
 * line of its standard output, in the same order.  It is run without a shell
 * and in a process group of its own, which is ended with it.
 */
enum wg_engine_end {
	WG_ENGINE_DONE,    /* it answered all, and ended well */
	WG_ENGINE_ABSENT,  /* it could not be started; errno */
	WG_ENGINE_SILENT,  /* nothing came for 'seconds': it was ended */
	WG_ENGINE_DIED,    /* it ended early, or with another status than 0 */
	WG_ENGINE_TALKED,  /* more lines than were asked, or one too long */
};

#define WG_ENGINE_LINE (64u << 10) /* longest answer [byte] */

/*
 * 'command' is words with blanks between them; quotation marks, single or
 * double, hold some together.  'environment' ends with NULL: NAME=VALUE, which
 * it gets besides.  'answers' has room for 'n' and gets those that came
 * whole, in the arena; '*got' how many.
 */
enum wg_engine_end wg_engine_ask(struct wg_arena *, struct wg_str command,
    const char *const *environment, unsigned seconds,
    const struct wg_str *lines, size_t n, struct wg_str *answers,
    size_t *got);

/* The words of a command; the last one is NULL. */
char **wg_engine_words(struct wg_arena *, struct wg_str command);

#endif
