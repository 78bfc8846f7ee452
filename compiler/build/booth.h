#ifndef WG_BUILD_BOOTH_H
#define WG_BUILD_BOOTH_H

#include <stdbool.h>

#include "serve/server.h"

struct wg_workshop;

/*
 * The preview for translators (back/preview) at a port of its own, so at an
 * origin of its own: a page of the site, whatever is in it, can neither read
 * nor steer it.
 */
struct wg_booth {
	struct wg_workshop *workshop;
	struct wg_str site; /* origin of the site: http://127.0.0.1:8080 */
};

/* A responder's answer(); 'context' is a struct wg_booth. */
void wg_booth_answer(void *context, struct wg_arena *,
    const struct wg_request *, struct wg_answer *);

#endif
