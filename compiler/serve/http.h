#ifndef WG_SERVE_HTTP_H
#define WG_SERVE_HTTP_H

/*
 * Inside of the server: sockets whose first request has passed the guard and
 * is still unread are handed to the HTTP library, which answers it and closes
 * them.  Runs in the caller's thread, by its event loop.
 */
#include <stdbool.h>
#include <stddef.h>

#include "serve/server.h"

struct wg_http;

/* Told when a socket is closed, and when its answer waits. */
struct wg_http_owner {
	void (*closed)(void *context, int fd);
	void (*waits)(void *context, int fd);
	const struct wg_responder *(*responder)(void *context, int fd);
	/* Is there no more time to wait? */
	bool (*late)(void *context, int fd);
	void *context;
};

struct wg_http *wg_http_open(const struct wg_http_owner *);
void wg_http_close(struct wg_http *);
/* Becomes readable when wg_http_run() has work. */
int wg_http_fd(const struct wg_http *);
/* True: it has been taken, and closed() will be called for it. */
bool wg_http_take(struct wg_http *, int fd);
/* Do what can be done without waiting. */
void wg_http_run(struct wg_http *);
/* Milliseconds until it must run again, or -1. */
int wg_http_timeout(struct wg_http *);
/* Ask those again that wait: all, or the one of a socket. */
void wg_http_wake(struct wg_http *);
void wg_http_wake_one(struct wg_http *, int fd);

#endif
