#ifndef WG_VALUES_EMAIL_H
#define WG_VALUES_EMAIL_H

#include "base/str.h"

struct wg_arena;

/* name@host, the part of RFC 5321 that people have: no quotes, no comments,
 * ASCII before the "@". */
struct wg_email {
	struct wg_str address; /* the host in ASCII and small: for mailto: */
};

/* An address that was read, for people: letters in the host readable. */
struct wg_str wg_email_text(struct wg_arena *, struct wg_str address);

#endif
