/*
 * The server has the main thread; builds have another one, and tell it by a
 * wake-up.  Both end by signals that only signalfd(2) receives.
 */
#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "build/booth.h"
#include "build/desk.h"
#include "serve/server.h"
#include "serve/site.h"
#include "build/workshop.h"

#define TRIES 20
#define PAUSE_MS 500

struct serving {
	struct wg_run *run;
	struct wg_job *job;          /* root, options, fonts */
	struct wg_str folder;        /* the output */
	struct wg_diag_options diag; /* how messages of builds look */
	unsigned port;               /* of the site; the preview has the next */
	bool open;                   /* a browser, too */
	bool preview;                /* build, watch, show the preview */
	bool station;                /* the same with the station, at the
				      * port; its frames have the next */
};

/* The browser is somebody else's program; if there is none, the address is on
 * the screen. */
static void
open_browser(const char *url)
{
	pid_t child = fork();
	sigset_t none;

	if (child != 0)
		return;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(open("/dev/null", O_RDWR), STDOUT_FILENO);
	dup2(STDOUT_FILENO, STDERR_FILENO);
	execlp("xdg-open", "xdg-open", url, (char *)NULL);
	_exit(127);
}

static struct wg_workshop *
open_workshop(const struct serving *s, void (*built)(void *), void *context,
    int stop)
{
	const struct wg_workshop_options options = { .job = s->job,
		.folder = s->folder, .diag = s->diag, .built = built,
		.context = context, .stop = stop, .hasty = s->station };

	return wg_workshop_open(&options);
}

/* Everything that serve holds. */
struct host {
	struct serving *serving;
	struct wg_arena *arena;
	struct wg_workshop *workshop;
	struct wg_site *site;
	struct wg_booth booth;
	struct wg_desk desk;
	struct wg_desk_frame frame;
	struct wg_responder responders[2]; /* site, preview; or station,
					    * frames */
	struct wg_server *server;
	pthread_t builder;
	bool building;           /* there is that thread */
	_Atomic int opening;     /* enum wg_opening, of what was chosen */
	int stop;
};

static void
on_built(void *context)
{
	struct host *h = context;

	if (h->server != NULL)
		wg_server_wake(h->server);
}

static bool
is_wanted(void *context, struct wg_str path)
{
	return wg_workshop_wants(context, path);
}

/* Built for the first time; another build that is at work there may be done in
 * a moment. */
static bool
is_built(struct host *h)
{
	struct pollfd stop = { .fd = h->stop, .events = POLLIN };

	for (unsigned tries = 0; tries < TRIES; tries++) {
		if (wg_workshop_build(h->workshop))
			return true;
		if (!wg_workshop_is_busy(h->workshop) ||
		    poll(&stop, 1, PAUSE_MS) != 0)
			return false;
	}
	return false;
}

static int
open_site(struct host *h)
{
	const struct serving *s = h->serving;

	if (s->preview || s->station) {
		if (!s->diag.quiet)
			fputs(_("Reading the project, and making what is not "
				"up to date …\n"), stderr);
		h->workshop = open_workshop(s, on_built, h, h->stop);
		if (!is_built(h))
			return WG_EXIT_MACHINE;
	}
	h->site = wg_site_open(s->folder.ptr);
	if (h->site == NULL)
		return wg_run_trouble(s->folder.ptr,
		    "there is no output yet; run 'wegweiser build' first");
	if (h->workshop != NULL)
		wg_site_follow(h->site, is_wanted, h->workshop);
	return WG_EXIT_OK;
}

/* A project that was chosen is opened here, while the server asks for
 * patience. */
static void *
keep_building(void *context)
{
	struct host *h = context;

	if (atomic_load(&h->opening) == WG_OPENING) {
		bool ok = open_site(h) == WG_EXIT_OK;

		atomic_store(&h->opening, ok ? WG_OPENED : WG_NOT_OPENED);
		wg_server_wake(h->server);
		if (!ok)
			return NULL;
	}
	wg_workshop_watch(h->workshop);
	return NULL;
}

static bool
start_building(struct host *h)
{
	h->building = h->stop >= 0 &&
	    pthread_create(&h->builder, NULL, keep_building, h) == 0;
	return h->building;
}

static void
stop_building(struct host *h)
{
	if (h->building)
		pthread_join(h->builder, NULL);
	h->building = false;
}

/* Of several projects; the thread of one that could not be opened has ended. */
static void
choose(void *context, size_t which)
{
	struct host *h = context;
	struct wg_run *r = h->serving->run;

	stop_building(h);
	wg_site_close(h->site);
	h->site = NULL;
	wg_workshop_close(h->workshop);
	h->workshop = NULL;
	r->root = r->choices[which];
	h->serving->job->root = r->root;
	atomic_store(&h->opening, WG_OPENING);
	if (!wg_run_output(r, &h->serving->folder) || !start_building(h))
		atomic_store(&h->opening, WG_NOT_OPENED);
}

static enum wg_opening
opened(void *context)
{
	struct host *h = context;
	enum wg_opening state = (enum wg_opening)atomic_load(&h->opening);

	if (state == WG_OPENED) {
		h->desk.workshop = h->workshop;
		h->desk.folder = h->serving->folder;
		h->frame.site = h->site;
	}
	return state;
}

static struct wg_str
origin(struct host *h, size_t i)
{
	return wg_str_fmt(h->arena, "http://127.0.0.1:%u",
	    (unsigned)h->responders[i].port);
}

/* The address that opens the station once. */
static struct wg_str
entrance(struct host *h)
{
	return wg_str_fmt(h->arena, "%.*s/?code=%s", WG_ARG(origin(h, 0)),
	    h->desk.pass.code);
}

static void
tell_entrance(void *context)
{
	struct host *h = context;

	if (!h->serving->diag.quiet)
		printf(_("For another window: %.*s\n"), WG_ARG(entrance(h)));
	fflush(stdout);
}

static bool
open_desk(struct host *h)
{
	h->desk = (struct wg_desk){ .workshop = h->workshop,
		.job = h->serving->job, .folder = h->serving->folder,
		.visited = tell_entrance, .wake = on_built, .context = h, .choices = h->serving->run->choices,
		.n_choices = h->serving->run->n_choices, .choose = choose,
		.opened = opened };
	h->frame = (struct wg_desk_frame){ &h->desk, h->site };
	h->responders[0].answer = wg_desk_answer;
	h->responders[0].context = &h->desk;
	h->responders[1].answer = wg_desk_frame_answer;
	h->responders[1].context = &h->frame;
	return wg_desk_open(&h->desk);
}

static void
tell_ports(struct host *h)
{
	if (h->serving->station) {
		h->desk.port = h->responders[0].port;
		h->desk.frames = wg_str_fmt(h->arena, "%.*s/%s/",
		    WG_ARG(origin(h, 1)), h->desk.pass.frame);
		printf(_("Station: %.*s\n"), WG_ARG(entrance(h)));
	} else {
		h->booth = (struct wg_booth){ h->workshop, origin(h, 0) };
		printf("%s/\n", origin(h, 0).ptr);
		if (h->serving->preview)
			printf(_("Preview for translators: %s/\n"),
			    origin(h, 1).ptr);
	}
	fflush(stdout);
}

static int
open_ports(struct host *h)
{
	const struct serving *s = h->serving;
	unsigned port = s->port;
	size_t n = s->preview || s->station ? 2 : 1, which;

	h->responders[0] = (struct wg_responder){ .answer = wg_site_answer,
		.context = h->site, .port = (uint16_t)port };
	h->responders[1] = (struct wg_responder){ .answer = wg_booth_answer,
		.context = &h->booth,
		.port = (uint16_t)(port == 0 ? 0 : port + 1) };
	if (s->station && !open_desk(h))
		return wg_run_trouble("getrandom", strerror(errno));
	h->server = wg_server_open(h->responders, n, &which);
	if (h->server == NULL)
		return wg_run_trouble(origin(h, which).ptr, errno == EADDRINUSE ?
			N_("the port is taken; choose another one with "
			   "--port") :
			strerror(errno));
	tell_ports(h);
	return WG_EXIT_OK;
}

static int
run(struct host *h)
{
	uint64_t one = 1;
	bool ok;

	if (h->workshop != NULL && !start_building(h))
		return wg_run_trouble("watching", strerror(errno));
	if (h->serving->open)
		open_browser(h->serving->station ? entrance(h).ptr :
		    wg_str_fmt(h->arena, "%.*s/",
			WG_ARG(origin(h, h->serving->preview))).ptr);
	ok = wg_server_run(h->server);
	if (h->building && write(h->stop, &one, sizeof(one)) == sizeof(one))
		stop_building(h);
	return ok ? WG_EXIT_OK : wg_run_trouble("serving", strerror(errno));
}

static int
serve(struct serving *s)
{
	struct host h = { .serving = s, .arena = wg_arena_open(),
		.stop = -1 };
	int status = WG_EXIT_OK;

	if (s->preview || s->station)
		h.stop = eventfd(0, EFD_CLOEXEC);
	if (s->job->root.len > 0)
		status = open_site(&h);
	if (status == WG_EXIT_OK)
		status = open_ports(&h);
	if (status == WG_EXIT_OK)
		status = run(&h);
	wg_server_close(h.server);
	wg_desk_close(&h.desk);
	wg_site_close(h.site);
	wg_workshop_close(h.workshop);
	if (h.stop >= 0)
		close(h.stop);
	wg_arena_close(h.arena);
	return status;
}

static int
watch_and_build(const struct serving *s)
{
	struct wg_workshop *w;
	sigset_t set;
	int stop;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	stop = signalfd(-1, &set, SFD_CLOEXEC);
	if (stop < 0)
		return wg_run_trouble("watching", strerror(errno));
	w = open_workshop(s, NULL, NULL, stop);
	wg_workshop_build(w);
	wg_workshop_watch(w);
	wg_workshop_close(w);
	close(stop);
	return WG_EXIT_OK;
}

int
wg_run_serving(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct serving serving = { .run = r, .job = &job,
		.port = r->options.port,
		.open = r->options.open, .preview = r->options.preview,
		.station = r->options.station };

	if (serving.preview && serving.station) {
		fprintf(stderr, "wegweiser: %s\n", _("--station and --preview "
		    "are two things; choose one"));
		return WG_EXIT_USAGE;
	}
	if (r->root.len > 0 && !wg_run_output(r, &serving.folder))
		return WG_EXIT_USAGE;
	wg_run_be_brief(r);
	serving.diag = r->options.diag;
	return r->options.command == WG_C_WATCH ?
	    watch_and_build(&serving) : serve(&serving);
}
