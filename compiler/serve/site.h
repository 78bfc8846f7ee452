#ifndef WG_SERVE_SITE_H
#define WG_SERVE_SITE_H

#include "serve/server.h"

/*
 * A built output as a web server sees it: the same answers that nginx gives
 * with report/nginx.conf.  A request is looked up in the manifest of the
 * output, never in the file system: what the manifest does not list does not
 * exist, however it is spelled.  A new build is noticed at the next request.
 */
struct wg_site;

/* NULL: there is no output in 'folder'. */
struct wg_site *wg_site_open(const char *folder);
void wg_site_close(struct wg_site *); /* NULL is fine */
/*
 * A file of the output, there or not, may just be made anew: 'making' is asked
 * with its path ("site/..."), and while it says true the answer waits.
 */
void wg_site_follow(struct wg_site *,
    bool (*making)(void *context, struct wg_str path), void *context);
/* A responder's answer(); 'context' is the site. */
void wg_site_answer(void *context, struct wg_arena *,
    const struct wg_request *, struct wg_answer *);

#endif
