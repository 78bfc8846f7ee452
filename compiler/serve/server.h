#ifndef WG_SERVE_SERVER_H
#define WG_SERVE_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/*
 * A web server for one person on one machine: it listens on the loopback
 * addresses only, answers one request per connection and keeps no log.  Every
 * request passes the guard (serve/guard.h) before the HTTP library sees its
 * first byte; since a connection ends with its answer, nothing that stands
 * behind a request is ever taken for another one.
 *
 * At most 64 connections are open; each has 10 seconds from its first byte to
 * the last one of the answer, however busy it looks.  When all are taken and
 * somebody new comes, the slowest makes way: who was refused, who has not said
 * in 100 ms what he wants, who waits for news (he is answered), who does not
 * read his answer for a second.  At most half of them wait for news.
 */
#define WG_SERVER_SLOTS 64
#define WG_SERVER_SECONDS 10
#define WG_SERVER_WAITING (WG_SERVER_SLOTS / 2)

enum wg_method { WG_GET, WG_HEAD, WG_OPTIONS, WG_POST, WG_OTHER_METHOD };

struct wg_request {
	enum wg_method method;
	struct wg_str path;  /* decoded; see wg_target_read() */
	struct wg_str query; /* as it came */
	struct wg_str if_none_match, if_modified_since, accept_encoding;
	struct wg_str range, if_range;
	struct wg_str origin, fetch_site, accept_language, content_type;
	struct wg_str token; /* serve/pass.h */
	struct wg_str body;  /* of a POST; at most WG_BODY_BYTES */
	bool waited; /* an answer that waits must come now */
	/* For who answers: NULL at first, and kept while the answer waits. */
	void **note;
};

#define WG_ANSWER_HEADERS 16
struct wg_answer {
	unsigned status;
	struct wg_str body;  /* in the arena of the request; if fd < 0 */
	int fd;              /* a file as body; closed by the server; -1 */
	size_t from, size;   /* the part of the file that is sent [bytes] */
	bool wait;           /* none yet: ask again after wg_server_wake(),
			      * or with 'waited' when time is short */
	struct {
		const char *name;
		struct wg_str value;
	} headers[WG_ANSWER_HEADERS];
	size_t n_headers;
};
/* Add a header; 'value' lives as long as the answer. */
void wg_answer_header(struct wg_answer *, const char *name, struct wg_str);
/* Status, type and body at once. */
void wg_answer_say(
    struct wg_answer *, unsigned status, const char *type, struct wg_str body);
/* Not yet: wait, and if that takes too long say so with this body. */
void wg_answer_later(struct wg_answer *, const char *type, struct wg_str body);

/* Who answers at one port.  Called by one thread only. */
struct wg_responder {
	void (*answer)(void *context, struct wg_arena *,
	    const struct wg_request *, struct wg_answer *);
	void *context;
	uint16_t port; /* 0: any free one; then the one that was taken */
};

struct wg_server;
/*
 * Listen for each responder; they are borrowed, and get their ports.  NULL:
 * errno tells, '*which' is the one whose port is not to be had.
 */
struct wg_server *wg_server_open(
    struct wg_responder *, size_t n, size_t *which);
/* Answer until SIGINT or SIGTERM.  False: the machine's trouble, errno. */
bool wg_server_run(struct wg_server *);
/* What answers depend on has changed: those that wait are asked again.  Any
 * thread. */
void wg_server_wake(struct wg_server *);
void wg_server_close(struct wg_server *); /* NULL is fine */

#endif
