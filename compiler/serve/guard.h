#ifndef WG_SERVE_GUARD_H
#define WG_SERVE_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * What stands between a socket and the HTTP library: the head of a request,
 * read strictly (RFC 9112 without its allowances for old software).  Whatever
 * two readers could understand differently is refused: a bare CR or LF, a
 * folded line, blanks around a name, two lengths, a transfer coding, a target
 * that is no plain path.  Pure functions: nothing is kept, nothing sent.
 */

#define WG_HEAD_BYTES 8192      /* the longest head */
#define WG_TARGET_BYTES 4096    /* the longest target */
#define WG_BODY_BYTES (64 << 10) /* the longest body that may follow */

enum wg_guard {
	WG_GUARD_PASS = 0,
	WG_GUARD_MORE = 1,  /* the head has no end yet */
	/* Everything else is the status to refuse it with. */
	WG_GUARD_BAD = 400,
	WG_GUARD_METHOD = 405,
	WG_GUARD_TOO_LARGE = 413,
	WG_GUARD_TOO_LONG = 414,
	WG_GUARD_MISDIRECTED = 421, /* Host is not this server */
	WG_GUARD_HEAD = 431,
	WG_GUARD_VERSION = 505,
};

/*
 * 'bytes' is what has arrived so far.  'port' is the one it arrived at: Host
 * must stand there exactly once and be localhost, 127.0.0.1 or [::1] with that
 * port, so that no foreign name that was bent to this machine is answered
 * (DNS rebinding).
 */
enum wg_guard wg_guard_head(struct wg_str bytes, uint16_t port);

/* A target that passed, taken apart. */
struct wg_target_parts {
	struct wg_str path;  /* decoded, begins with '/' */
	struct wg_str query; /* as it came, without '?' */
};

struct wg_arena;
/*
 * Take the raw target apart, the path decoded in 'a'.  False: it is no plain
 * path: it does not begin with '/', holds an escape that is none, or, decoded,
 * a control character, a backslash, invalid UTF-8, an encoded slash, an empty
 * segment, "." or "..".  It need not be the name of anything.
 */
bool wg_target_read(
    struct wg_arena *a, struct wg_str raw, struct wg_target_parts *);

#endif
