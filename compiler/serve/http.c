/*
 * libmicrohttpd in an event loop of ours.  It decodes targets and cuts them at
 * %00, so the raw target is taken before it does (MHD_OPTION_URI_LOG_CALLBACK)
 * and nothing of what it made of it is used.
 */
#include "serve/http.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

#include "base/arena.h"
#include "serve/guard.h"
#include "serve/pass.h"

/* One request from its first line to its answer. */
struct exchange {
	struct exchange *next; /* of those that wait */
	struct wg_arena *arena;
	struct wg_str target;  /* raw */
	char *body;            /* WG_BODY_BYTES, once there is one */
	size_t body_bytes;
	void *note;            /* of the responder */
	bool begun;            /* its head has been seen */
	struct MHD_Connection *waiting;
	int fd;
};

struct wg_http {
	struct MHD_Daemon *daemon;
	struct wg_http_owner owner;
	struct exchange *waiting;
};

void
wg_answer_header(struct wg_answer *a, const char *name, struct wg_str value)
{
	if (a->n_headers == WG_ANSWER_HEADERS || value.len == 0)
		return;
	a->headers[a->n_headers].name = name;
	a->headers[a->n_headers++].value = value;
}

void
wg_answer_say(struct wg_answer *a, unsigned status, const char *type,
    struct wg_str body)
{
	a->status = status;
	a->body = body;
	wg_answer_header(a, "Content-Type", wg_str(type));
}

void
wg_answer_later(struct wg_answer *a, const char *type, struct wg_str body)
{
	a->wait = true;
	wg_answer_header(a, "Retry-After", WG_STR("1"));
	wg_answer_say(a, 503, type, body);
}

static int
socket_of(struct MHD_Connection *c)
{
	return MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)
	    ->connect_fd;
}

static void *
begin(void *context, const char *target, struct MHD_Connection *c)
{
	struct wg_arena *a = wg_arena_open();
	struct exchange *x = WG_NEW(a, struct exchange);

	(void)context;
	x->arena = a;
	x->target = wg_str_dup(a, wg_str(target));
	x->fd = socket_of(c);
	return x;
}

static void
unlink_waiting(struct wg_http *h, struct exchange *x)
{
	for (struct exchange **at = &h->waiting; *at; at = &(*at)->next)
		if (*at == x) {
			*at = x->next;
			return;
		}
}

static void
completed(void *context, struct MHD_Connection *c, void **state,
    enum MHD_RequestTerminationCode code)
{
	struct exchange *x = *state;

	(void)c, (void)code;
	if (x == NULL)
		return;
	unlink_waiting(context, x);
	wg_arena_close(x->arena);
	*state = NULL;
}

static void
connection(void *context, struct MHD_Connection *c, void **socket_context,
    enum MHD_ConnectionNotificationCode code)
{
	struct wg_http *h = context;

	(void)socket_context;
	if (code == MHD_CONNECTION_NOTIFY_CLOSED)
		h->owner.closed(h->owner.context, socket_of(c));
}

static struct wg_str
header(struct MHD_Connection *c, const char *name)
{
	return wg_str(MHD_lookup_connection_value(c, MHD_HEADER_KIND, name));
}

static enum wg_method
method_of(const char *name)
{
	static const char *const names[] = { [WG_GET] = "GET",
		[WG_HEAD] = "HEAD", [WG_OPTIONS] = "OPTIONS",
		[WG_POST] = "POST" };

	for (enum wg_method m = WG_GET; m < WG_OTHER_METHOD; m++)
		if (!strcmp(name, names[m]))
			return m;
	return WG_OTHER_METHOD;
}

static struct MHD_Response *
response_of(struct wg_answer *a)
{
	struct MHD_Response *r;

	if (a->fd >= 0)
		r = MHD_create_response_from_fd_at_offset64(
		    a->size, a->fd, a->from);
	else
		r = MHD_create_response_from_buffer(a->body.len,
		    (void *)a->body.ptr, MHD_RESPMEM_MUST_COPY);
	if (r == NULL)
		return NULL;
	for (size_t i = 0; i < a->n_headers; i++)
		MHD_add_response_header(
		    r, a->headers[i].name, a->headers[i].value.ptr);
	MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
	return r;
}

static enum MHD_Result
send_answer(struct MHD_Connection *c, struct wg_answer *a)
{
	struct MHD_Response *r = response_of(a);
	enum MHD_Result result;

	if (r == NULL) {
		if (a->fd >= 0)
			close(a->fd);
		return MHD_NO;
	}
	result = MHD_queue_response(c, a->status, r);
	MHD_destroy_response(r);
	return result;
}

static void
wait_for_more(struct wg_http *h, struct exchange *x, struct MHD_Connection *c)
{
	x->waiting = c;
	x->next = h->waiting;
	h->waiting = x;
	MHD_suspend_connection(c);
	h->owner.waits(h->owner.context, x->fd);
}

/* The guard has bounded what may come. */
static void
keep_body(struct exchange *x, const char *bytes, size_t n)
{
	if (x->body == NULL)
		x->body = wg_alloc(x->arena, WG_BODY_BYTES);
	if (n > WG_BODY_BYTES - x->body_bytes)
		n = WG_BODY_BYTES - x->body_bytes;
	memcpy(x->body + x->body_bytes, bytes, n);
	x->body_bytes += n;
}

static enum MHD_Result
handle(void *context, struct MHD_Connection *c, const char *url,
    const char *method, const char *version, const char *body,
    size_t *body_size, void **state)
{
	struct wg_http *h = context;
	struct exchange *x = *state;
	struct wg_target_parts parts;
	struct wg_answer answer = { .status = 404, .fd = -1 };
	struct wg_request request = { .method = method_of(method),
		.if_none_match = header(c, "If-None-Match"),
		.if_modified_since = header(c, "If-Modified-Since"),
		.accept_encoding = header(c, "Accept-Encoding"),
		.range = header(c, "Range"),
		.if_range = header(c, "If-Range"),
		.origin = header(c, "Origin"),
		.fetch_site = header(c, "Sec-Fetch-Site"),
		.accept_language = header(c, "Accept-Language"),
		.content_type = header(c, "Content-Type"),
		.token = header(c, WG_PASS_HEADER),
		.body = { x->body, x->body_bytes },
		.note = &x->note,
		.waited = h->owner.late(h->owner.context, x->fd) };
	const struct wg_responder *r =
	    h->owner.responder(h->owner.context, x->fd);

	(void)url, (void)version;
	/* At first there is only the head; an answer then would be one to a
	 * request without a body. */
	if (!x->begun && request.method == WG_POST) {
		x->begun = true;
		return MHD_YES;
	}
	if (*body_size > 0) {
		keep_body(x, body, *body_size);
		*body_size = 0;
		return MHD_YES;
	}
	/* The guard has seen these bytes; but it costs little to be sure. */
	if (r == NULL || !wg_target_read(x->arena, x->target, &parts))
		return MHD_NO;
	request.path = parts.path;
	request.query = parts.query;
	r->answer(r->context, x->arena, &request, &answer);
	if (!answer.wait || request.waited)
		return send_answer(c, &answer);
	wait_for_more(h, x, c);
	return MHD_YES;
}

struct wg_http *
wg_http_open(const struct wg_http_owner *owner)
{
	struct wg_http *h = wg_realloc(NULL, sizeof(*h));

	*h = (struct wg_http){ .owner = *owner };
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET |
		MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, h,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)WG_SERVER_SLOTS + 8,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)WG_SERVER_SECONDS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)32 << 10,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_URI_LOG_CALLBACK, begin, h,
	    MHD_OPTION_NOTIFY_COMPLETED, completed, h,
	    MHD_OPTION_NOTIFY_CONNECTION, connection, h, MHD_OPTION_END);
	if (h->daemon != NULL)
		return h;
	wg_http_close(h);
	errno = ENOMEM;
	return NULL;
}

void
wg_http_close(struct wg_http *h)
{
	if (h == NULL)
		return;
	wg_http_wake(h); /* the library asserts that nobody is suspended */
	if (h->daemon != NULL)
		MHD_stop_daemon(h->daemon);
	free(h);
}

int
wg_http_fd(const struct wg_http *h)
{
	return MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_EPOLL_FD)
	    ->epoll_fd;
}

bool
wg_http_take(struct wg_http *h, int fd)
{
	struct sockaddr_in6 from;
	socklen_t size = sizeof(from);

	return getpeername(fd, (struct sockaddr *)&from, &size) == 0 &&
	    MHD_add_connection(h->daemon, fd, (struct sockaddr *)&from,
		size) == MHD_YES;
}

void
wg_http_run(struct wg_http *h)
{
	MHD_run(h->daemon);
}

int
wg_http_timeout(struct wg_http *h)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (MHD_get_timeout(h->daemon, &ms) != MHD_YES)
		return -1;
	return ms > 1000 ? 1000 : (int)ms;
}

void
wg_http_wake(struct wg_http *h)
{
	while (h->waiting != NULL)
		wg_http_wake_one(h, h->waiting->fd);
}

void
wg_http_wake_one(struct wg_http *h, int fd)
{
	for (struct exchange *x = h->waiting; x != NULL; x = x->next)
		if (x->fd == fd) {
			unlink_waiting(h, x);
			MHD_resume_connection(x->waiting);
			return;
		}
}
