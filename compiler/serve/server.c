/*
 * One thread, one epoll.  A connection is a slot: while its head arrives it is
 * only peeked at (edge-triggered, so that a byte at a time costs a look at a
 * time), then it belongs to the HTTP library, or was refused and lingers until
 * the client has read why.  Deadlines are counted from the first moment and
 * never renewed; what is late is shut down, and closes by the usual way.
 */
#include "serve/server.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/ticks.h"
#include "serve/guard.h"
#include "serve/http.h"

#define MOST_RESPONDERS 4
#define MOST_LISTENERS (2 * MOST_RESPONDERS) /* IPv4 and IPv6 */
#define WAIT_MS 8000 /* an answer waits at most that long */

enum state {
	FREE,
	ARRIVING, /* the head is not whole yet */
	ANSWERED, /* the library has it */
	WAITING,  /* the library has it, and the answer waits */
	REFUSED,  /* the answer is sent, its reader is slow */
};

struct slot {
	enum state state;
	int fd;
	const struct wg_responder *responder;
	int64_t since;    /* when it came [ms] */
	int64_t deadline; /* [ms] */
	int64_t wait;     /* WAITING: until then */
};

struct listener {
	int fd;
	const struct wg_responder *responder;
	bool asleep;
};

struct wg_server {
	int epoll, wakeup, signals;
	sigset_t old_signals;
	struct wg_http *http;
	struct listener listeners[MOST_LISTENERS];
	size_t n_listeners;
	struct slot slots[WG_SERVER_SLOTS];
	bool stop;
};

static struct slot *
slot_of(struct wg_server *s, int fd)
{
	for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
		if (s->slots[i].state != FREE && s->slots[i].fd == fd)
			return &s->slots[i];
	return NULL;
}

/* Opening. */

static bool
watch(struct wg_server *s, int fd, uint32_t events)
{
	struct epoll_event event = { .events = events, .data.fd = fd };

	return epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static socklen_t
loopback(union address *a, int family, uint16_t port)
{
	memset(a, 0, sizeof(*a));
	if (family == AF_INET) {
		a->v4 = (struct sockaddr_in){ .sin_family = AF_INET,
			.sin_port = htons(port),
			.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		return sizeof(a->v4);
	}
	a->v6 = (struct sockaddr_in6){ .sin6_family = AF_INET6,
		.sin6_port = htons(port), .sin6_addr = in6addr_loopback };
	return sizeof(a->v6);
}

static int
listen_at(int family, uint16_t port)
{
	union address a;
	socklen_t size = loopback(&a, family, port);
	int fd = socket(
	    family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int on = 1, keep;

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
	if (bind(fd, &a.any, size) == 0 && listen(fd, 128) == 0)
		return fd;
	keep = errno;
	close(fd);
	errno = keep;
	return -1;
}

static uint16_t
port_of(int fd)
{
	union address a;
	socklen_t size = sizeof(a);

	if (getsockname(fd, &a.any, &size) != 0)
		return 0;
	return ntohs(a.any.sa_family == AF_INET ? a.v4.sin_port :
						  a.v6.sin6_port);
}

static bool
add_listener(struct wg_server *s, int fd, const struct wg_responder *r)
{
	s->listeners[s->n_listeners++] = (struct listener){ fd, r, false };
	return watch(s, fd, EPOLLIN);
}

/* IPv6 where there is any: a machine without it is no trouble. */
static bool
open_port(struct wg_server *s, struct wg_responder *r)
{
	int fd = listen_at(AF_INET, r->port);

	if (fd < 0)
		return false;
	r->port = port_of(fd);
	if (!add_listener(s, fd, r))
		return false;
	fd = listen_at(AF_INET6, r->port);
	return fd < 0 || add_listener(s, fd, r);
}

static const struct wg_responder *
responder_of(void *context, int fd)
{
	struct slot *slot = slot_of(context, fd);

	return slot == NULL ? NULL : slot->responder;
}

static void wake_listeners(struct wg_server *);

static void
on_closed(void *context, int fd)
{
	struct slot *slot = slot_of(context, fd);

	if (slot != NULL)
		slot->state = FREE;
	wake_listeners(context);
}

/* The one of that state that has been there longest, or NULL. */
static struct slot *
oldest(struct wg_server *s, enum state state)
{
	struct slot *found = NULL;

	for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
		if (s->slots[i].state == state &&
		    (found == NULL || s->slots[i].since < found->since))
			found = &s->slots[i];
	return found;
}

/* Those that wait must not take all places: the first of them is answered
 * with the news there are, when the loop comes round (expire()). */
static void
on_wait(void *context, int fd)
{
	struct wg_server *s = context;
	struct slot *slot = slot_of(s, fd);
	size_t n = 0;

	if (slot == NULL)
		return;
	slot->state = WAITING;
	for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
		n += s->slots[i].state == WAITING;
	if (n > WG_SERVER_WAITING)
		oldest(s, WAITING)->wait = 0;
}

static bool
is_late(void *context, int fd)
{
	struct slot *slot = slot_of(context, fd);

	return slot == NULL || wg_ticks() >= slot->wait;
}

static bool
open_signals(struct wg_server *s)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, &s->old_signals);
	signal(SIGPIPE, SIG_IGN);
	s->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	return s->signals >= 0 && watch(s, s->signals, EPOLLIN);
}

static bool
open_all(struct wg_server *s)
{
	const struct wg_http_owner owner = { .closed = on_closed,
		.waits = on_wait, .responder = responder_of, .late = is_late,
		.context = s };

	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (s->epoll < 0)
		return false;
	s->wakeup = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (s->wakeup < 0 || !watch(s, s->wakeup, EPOLLIN))
		return false;
	s->http = wg_http_open(&owner);
	return s->http != NULL && watch(s, wg_http_fd(s->http), EPOLLIN) &&
	    open_signals(s);
}

struct wg_server *
wg_server_open(struct wg_responder *r, size_t n, size_t *which)
{
	struct wg_server *s = wg_realloc(NULL, sizeof(*s));
	int keep;
	bool ok;

	*s = (struct wg_server){ .epoll = -1, .wakeup = -1, .signals = -1 };
	*which = 0;
	ok = open_all(s);
	for (size_t i = 0; ok && i < n && i < MOST_RESPONDERS; i++) {
		*which = i;
		ok = open_port(s, &r[i]);
	}
	if (ok)
		return s;
	keep = errno;
	wg_server_close(s);
	errno = keep;
	return NULL;
}

void
wg_server_close(struct wg_server *s)
{
	int fds[3];

	if (s == NULL)
		return;
	wg_http_close(s->http);
	for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
		if (s->slots[i].state != FREE)
			close(s->slots[i].fd);
	for (size_t i = 0; i < s->n_listeners; i++)
		close(s->listeners[i].fd);
	fds[0] = s->wakeup, fds[1] = s->epoll, fds[2] = s->signals;
	if (s->signals >= 0)
		pthread_sigmask(SIG_SETMASK, &s->old_signals, NULL);
	for (size_t i = 0; i < 3; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	free(s);
}

/* A connection's head. */

static void
free_slot(struct wg_server *s, struct slot *slot)
{
	close(slot->fd);
	slot->state = FREE;
	wake_listeners(s);
}

static const char *
reason(enum wg_guard verdict)
{
	static const struct {
		enum wg_guard verdict;
		const char *reason;
	} reasons[] = {
		{ WG_GUARD_BAD, "Bad Request" },
		{ WG_GUARD_METHOD, "Method Not Allowed" },
		{ WG_GUARD_TOO_LARGE, "Content Too Large" },
		{ WG_GUARD_TOO_LONG, "URI Too Long" },
		{ WG_GUARD_MISDIRECTED, "Misdirected Request" },
		{ WG_GUARD_HEAD, "Request Header Fields Too Large" },
		{ WG_GUARD_VERSION, "HTTP Version Not Supported" },
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].verdict == verdict)
			return reasons[i].reason;
	return "Refused";
}

/* A fresh socket takes these few bytes at once. */
static void
refuse(struct slot *slot, enum wg_guard verdict)
{
	char body[128], text[512];
	int n, length = snprintf(body, sizeof(body),
	    "{\"error\": \"%s\"}\n", reason(verdict));

	n = snprintf(text, sizeof(text),
	    "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\n"
	    "Content-Length: %d\r\n%sConnection: close\r\n\r\n%s",
	    (int)verdict, reason(verdict), length,
	    verdict == WG_GUARD_METHOD ? "Allow: GET, HEAD\r\n" : "", body);
	if (send(slot->fd, text, (size_t)n, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
		shutdown(slot->fd, SHUT_RDWR);
	shutdown(slot->fd, SHUT_WR);
	slot->state = REFUSED;
	slot->deadline = wg_ticks() + 1000;
}

/* Bytes that nobody reads would reset the connection under the answer. */
static void
drain(struct wg_server *s, struct slot *slot)
{
	char bytes[4096];
	ssize_t n;

	do
		n = recv(slot->fd, bytes, sizeof(bytes), MSG_DONTWAIT);
	while (n > 0);
	if (n == 0 || (errno != EAGAIN && errno != EINTR))
		free_slot(s, slot);
}

static void
hand_over(struct wg_server *s, struct slot *slot)
{
	epoll_ctl(s->epoll, EPOLL_CTL_DEL, slot->fd, NULL);
	slot->state = ANSWERED;
	/* It closes the socket even if it does not take it. */
	if (!wg_http_take(s->http, slot->fd)) {
		slot->state = FREE;
		wake_listeners(s);
	}
}

/* 'ended': no more bytes will come. */
static void
look(struct wg_server *s, struct slot *slot, bool ended)
{
	char bytes[WG_HEAD_BYTES];
	ssize_t n =
	    recv(slot->fd, bytes, sizeof(bytes), MSG_PEEK | MSG_DONTWAIT);
	enum wg_guard verdict;

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		free_slot(s, slot);
		return;
	}
	verdict = wg_guard_head((struct wg_str){ bytes, (size_t)n },
	    slot->responder->port);
	if (verdict == WG_GUARD_PASS) {
		hand_over(s, slot);
	} else if (verdict != WG_GUARD_MORE) {
		refuse(slot, verdict);
		drain(s, slot);
	} else if (ended) {
		free_slot(s, slot);
	}
}

static struct slot *
free_place(struct wg_server *s)
{
	for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
		if (s->slots[i].state == FREE)
			return &s->slots[i];
	return NULL;
}

#define HEAD_MS 100  /* that long a head may take when places are short, */
#define READ_MS 1000 /* and that long an answer */

/* Somebody waits at the door.  A place, or NULL: it is free in a moment. */
static struct slot *
make_place(struct wg_server *s)
{
	struct slot *slot = oldest(s, REFUSED);
	int64_t now = wg_ticks();

	if (slot == NULL) {
		slot = oldest(s, ARRIVING);
		if (slot != NULL && now - slot->since < HEAD_MS)
			slot = NULL;
	}
	if (slot != NULL) {
		close(slot->fd);
		slot->state = FREE;
		return slot;
	}
	slot = oldest(s, WAITING);
	if (slot != NULL) {
		slot->wait = 0;
		return NULL;
	}
	slot = oldest(s, ANSWERED);
	if (slot != NULL && now - slot->since >= READ_MS)
		slot->deadline = now;
	return NULL;
}

/* With all slots taken, who comes next waits in the kernel's queue. */
static void
set_asleep(struct wg_server *s, struct listener *l, bool asleep)
{
	struct epoll_event event = { .events = asleep ? 0 : EPOLLIN,
		.data.fd = l->fd };

	if (l->asleep != asleep)
		epoll_ctl(s->epoll, EPOLL_CTL_MOD, l->fd, &event);
	l->asleep = asleep;
}

static void
wake_listeners(struct wg_server *s)
{
	for (size_t i = 0; i < s->n_listeners; i++)
		set_asleep(s, &s->listeners[i], false);
}

static bool
somebody_waits(int fd)
{
	struct pollfd one = { .fd = fd, .events = POLLIN };

	return poll(&one, 1, 0) == 1;
}

static void
accept_all(struct wg_server *s, struct listener *l)
{
	for (;;) {
		struct slot *slot = free_place(s);
		int fd;

		if (slot == NULL && somebody_waits(l->fd))
			slot = make_place(s);
		if (slot == NULL) {
			set_asleep(s, l, true);
			return;
		}
		fd = accept4(
		    l->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0) {
			set_asleep(s, l, false);
			return;
		}
		*slot = (struct slot){ .state = ARRIVING, .fd = fd,
			.responder = l->responder, .since = wg_ticks(),
			.deadline = wg_ticks() + WG_SERVER_SECONDS * 1000,
			.wait = wg_ticks() + WAIT_MS };
		if (!watch(s, fd, EPOLLIN | EPOLLRDHUP | EPOLLET)) {
			free_slot(s, slot);
			return;
		}
		look(s, slot, false);
	}
}

/* Deadlines. */

static void
expire(struct wg_server *s, struct slot *slot, int64_t now)
{
	if (slot->state == WAITING && now >= slot->wait) {
		slot->state = ANSWERED;
		wg_http_wake_one(s->http, slot->fd);
	}
	if (slot->state == FREE || now < slot->deadline)
		return;
	if (slot->state == ARRIVING || slot->state == REFUSED)
		free_slot(s, slot);
	else
		shutdown(slot->fd, SHUT_RDWR);
}

#define DOOR_MS 25 /* who waits at the door is looked after that often */

/* Milliseconds to the next thing to do, or -1. */
static int
next_timeout(struct wg_server *s)
{
	int64_t least = wg_http_timeout(s->http), now = wg_ticks();

	for (size_t i = 0; i < WG_SERVER_SLOTS; i++) {
		const struct slot *slot = &s->slots[i];
		int64_t at = slot->state == WAITING ? slot->wait :
						      slot->deadline;

		if (slot->state == FREE)
			continue;
		at = at > now ? at - now : 0;
		/* What was shut down is closed by the library soon. */
		if (at == 0)
			at = 20;
		if (least < 0 || at < least)
			least = at;
	}
	for (size_t i = 0; i < s->n_listeners; i++)
		if (s->listeners[i].asleep && (least < 0 || least > DOOR_MS))
			least = DOOR_MS;
	return (int)least;
}

/* The loop. */

static void
dispatch(struct wg_server *s, int fd, bool ended)
{
	struct signalfd_siginfo signal;
	struct slot *slot;
	uint64_t count;

	if (fd == s->signals) {
		/* Read, or it would strike once it is let through again. */
		s->stop = read(fd, &signal, sizeof(signal)) > 0;
		return;
	}
	if (fd == s->wakeup) {
		if (read(fd, &count, sizeof(count)) < 0)
			return;
		wg_http_wake(s->http);
		return;
	}
	for (size_t i = 0; i < s->n_listeners; i++)
		if (s->listeners[i].fd == fd) {
			accept_all(s, &s->listeners[i]);
			return;
		}
	slot = slot_of(s, fd);
	if (slot != NULL && slot->state == ARRIVING)
		look(s, slot, ended);
	else if (slot != NULL && slot->state == REFUSED)
		drain(s, slot);
}

bool
wg_server_run(struct wg_server *s)
{
	struct epoll_event events[WG_SERVER_SLOTS];

	while (!s->stop) {
		int n = epoll_wait(s->epoll, events, WG_SERVER_SLOTS,
		    next_timeout(s));
		int64_t now;

		if (n < 0 && errno != EINTR)
			return false;
		for (int i = 0; i < n; i++)
			dispatch(s, events[i].data.fd, (events[i].events &
			    (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0);
		for (size_t i = 0; i < s->n_listeners; i++)
			if (s->listeners[i].asleep)
				accept_all(s, &s->listeners[i]);
		now = wg_ticks();
		for (size_t i = 0; i < WG_SERVER_SLOTS; i++)
			expire(s, &s->slots[i], now);
		wg_http_run(s->http);
	}
	return true;
}

void
wg_server_wake(struct wg_server *s)
{
	uint64_t one = 1;

	/* A full counter means that it is awake already. */
	if (write(s->wakeup, &one, sizeof(one)) < 0)
		return;
}
