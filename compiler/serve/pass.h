#ifndef WG_SERVE_PASS_H
#define WG_SERVE_PASS_H

#include <stdbool.h>
#include <stdint.h>

#include "serve/server.h"

/*
 * Who may work at this server.  Its address holds a code that is good for one
 * visit; who brings it gets a token, which every further request carries in a
 * form or in a header.  A cookie would go to every port of the machine, and an
 * address stays in the history of the browser and in the list of processes.
 *
 * Requests that other sites make a browser send are told by Origin and
 * Sec-Fetch-Site, which no page can set, and lack the token besides.
 */
#define WG_PASS_DIGITS 32 /* 128 random bits */
#define WG_PASS_HEADER "X-Wegweiser-Token"

struct wg_pass {
	char code[WG_PASS_DIGITS + 1]; /* for the next visit */
	char token[WG_PASS_DIGITS + 1];
	char frame[WG_PASS_DIGITS + 1]; /* in the addresses of what is shown
					 * at another port */
};

/* False: the machine has no random numbers, errno. */
bool wg_pass_begin(struct wg_pass *);
/* Is it the code?  Then there is another one from now on. */
bool wg_pass_redeem(struct wg_pass *, struct wg_str code);
/* Is it the token (or the name of the frame)?  Takes as long for each. */
bool wg_pass_is(const char secret[WG_PASS_DIGITS + 1], struct wg_str);
/*
 * Has another site made the browser send it?  'port' is ours.  A POST must
 * say where it comes from.
 */
bool wg_pass_is_foreign(const struct wg_request *, uint16_t port);

#endif
