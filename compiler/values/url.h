#ifndef WG_VALUES_URL_H
#define WG_VALUES_URL_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * A web address, https only.  As it is pasted from a browser, with umlauts or
 * blanks, it is percent-encoded (RFC 3986, 3987) and its host becomes ASCII
 * (RFC 3492); one that is encoded already stays as it is.
 */
struct wg_url {
	struct wg_str href; /* ASCII */
	struct wg_str host; /* ASCII, small, without port */
};

/* An address that was read, for people: without https:// and the last slash,
 * letters of its language readable. */
struct wg_str wg_url_text(struct wg_arena *, struct wg_str href);

/* The host as it stands in DNS: small, letters beyond ASCII as "xn--".  Only
 * the letters that .de has are known.  False: no such host; '*bad' is the
 * offset of the byte that spoils it. */
bool wg_host_ascii(
    struct wg_arena *, struct wg_str, struct wg_str *ascii, size_t *bad);
/* The same for people; labels that cannot be read stay "xn--". */
struct wg_str wg_host_readable(struct wg_arena *, struct wg_str ascii);

/* Without percent-encoding.  What encodes a blank or a control stays as it is;
 * the rest may be bytes of any kind. */
struct wg_str wg_url_decode(struct wg_arena *, struct wg_str);

#endif
