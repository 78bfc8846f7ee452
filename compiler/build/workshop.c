/*
 * A session, a watch, and a lock between the one who builds and the others.
 * While the model changes the lock is held; outputs are made without it, and
 * books when nobody has saved anything for a second, until somebody does, or
 * asks for one of them: then that one is made first.
 */
#include "build/workshop.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"
#include "base/ticks.h"
#include "build/stale.h"
#include "store/watch.h"

#define PAUSE_MS 1000
#define LOOK_MS 10000
#define HASTY_MS 30000

struct wg_workshop {
	struct wg_workshop_options options;
	struct wg_arena *arena;
	struct wg_session *session;
	struct wg_watch *watch; /* while it is watching */
	pthread_mutex_t mutex; /* of what is published */
	atomic_uint builds, models;
	bool unfinished;  /* the last build: a change came first */
	int64_t since;    /* outputs have been older than their sources */
	struct wg_stale *stale; /* books that are to be made */
	bool busy;           /* another build was at work */
	struct wg_out trouble; /* why the last build failed; empty: it did not */
	struct wg_out told;  /* the messages that were printed last */
};

struct wg_workshop *
wg_workshop_open(const struct wg_workshop_options *options)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_workshop *w = WG_NEW(a, struct wg_workshop);

	w->arena = a;
	w->options = *options;
	w->session = wg_session_open(options->job);
	w->stale = wg_stale_open();
	pthread_mutex_init(&w->mutex, NULL);
	return w;
}

void
wg_workshop_close(struct wg_workshop *w)
{
	if (w == NULL)
		return;
	wg_session_close(w->session);
	wg_stale_close(w->stale);
	wg_out_free(&w->told);
	wg_out_free(&w->trouble);
	pthread_mutex_destroy(&w->mutex);
	wg_arena_close(w->arena);
}

/* The messages of the build that is published, unless they are those that
 * were printed last. */
static struct wg_diag_count
tell_messages(struct wg_workshop *w, bool *news)
{
	struct wg_out out = { 0 };
	struct wg_diag_count count = wg_diag_print(
	    wg_session_job(w->session)->diag, &w->options.diag, &out);

	*news = !wg_str_eq(wg_out_str(&out), wg_out_str(&w->told));
	wg_out_free(&w->told);
	w->told = out;
	return count;
}

static void
print_messages(const struct wg_workshop *w)
{
	if (w->told.len > 0)
		fwrite(w->told.ptr, w->told.len, 1, stderr);
}

static void
tell_build(struct wg_workshop *w, const struct wg_job_summary *s, int64_t ms)
{
	bool news;
	struct wg_diag_count count = tell_messages(w, &news);

	print_messages(w);
	if (!w->options.diag.quiet)
		fprintf(stderr,
		    _("Built in %lld.%02lld s: %u files new, %u changed, %u "
		      "removed; %u errors, %u warnings, %u notes\n"),
		    (long long)ms / 1000, (long long)ms % 1000 / 10,
		    s->created, s->changed, s->removed, count.errors,
		    count.warnings, count.notes);
	fflush(stderr);
}

/* What stands in the way of a build, too. */
static void
tell_failure(struct wg_workshop *w)
{
	bool news;

	tell_messages(w, &news);
	if (news)
		print_messages(w);
}

/* True if there is more to show than before. */
static bool
tell_books(struct wg_workshop *w, const struct wg_job_summary *s, int64_t ms)
{
	bool news;

	tell_messages(w, &news);
	if (news)
		print_messages(w);
	if (!w->options.diag.quiet)
		fprintf(stderr,
		    _("Books in %lld.%02lld s: %u files new, %u changed\n"),
		    (long long)ms / 1000, (long long)ms % 1000 / 10,
		    s->created, s->changed);
	fflush(stderr);
	return news;
}

/* A machine's trouble lasts: another build is at work there, the disk is full.
 * It is told once, and tried again. */
static void
keep_trouble(struct wg_workshop *w, struct wg_str why)
{
	if (why.len > 0 && !wg_str_eq(why, wg_out_str(&w->trouble)))
		fprintf(stderr, "wegweiser: %.*s\n", WG_ARG(why));
	wg_out_clear(&w->trouble);
	wg_out_put(&w->trouble, why);
}

static void
announce(struct wg_workshop *w)
{
	atomic_fetch_add(&w->builds, 1);
	if (w->options.built != NULL)
		w->options.built(w->options.context);
}

static bool
must_end(void *context)
{
	const struct wg_workshop *w = context;
	struct pollfd stop = { .fd = w->options.stop, .events = POLLIN };

	return poll(&stop, 1, 0) == 1;
}

static bool
must_hurry(void *context)
{
	const struct wg_workshop *w = context;

	return must_end(context) || (w->options.hasty && w->watch != NULL &&
	    wg_ticks() - w->since < HASTY_MS &&
	    wg_watch_ready(w->watch, -1, -1));
}

/* What somebody looks at who has just saved a file.  If it cannot be made alone,
 * it comes with the rest. */
static void
build_pages(struct wg_workshop *w)
{
	const struct wg_session_need need = { .hurry = true,
		.only = "leaflet", .trust = true, .interrupted = must_hurry,
		.context = w };
	struct wg_job_summary summary;
	struct wg_str why;

	if (w->options.job->only.len > 0 || atomic_load(&w->builds) == 0)
		return;
	if (wg_session_build(w->session, w->options.folder.ptr, &need,
		&summary, &why) && w->options.built != NULL &&
	    summary.created + summary.changed + summary.removed > 0)
		w->options.built(w->options.context);
}

bool
wg_workshop_build(struct wg_workshop *w)
{
	const struct wg_session_need need = { .hurry = true,
		.interrupted = must_hurry, .context = w };
	struct wg_job_summary summary = { .busy = false };
	struct wg_str why = WG_NONE;
	int64_t began = wg_ticks();
	bool ok;

	if (!w->unfinished)
		w->since = began;
	w->unfinished = false;
	pthread_mutex_lock(&w->mutex);
	wg_session_update(w->session);
	atomic_fetch_add(&w->models, 1);
	pthread_mutex_unlock(&w->mutex);
	if (w->options.built != NULL)
		w->options.built(w->options.context);
	build_pages(w);
	ok = wg_session_build(
	    w->session, w->options.folder.ptr, &need, &summary, &why);
	w->busy = !ok && summary.busy;
	if (!ok && must_end(w)) {
		fprintf(stderr, "wegweiser: %s\n",
		    _("stopped; the old output stays as it was"));
		return false;
	}
	if (!ok && why.len == 0) {
		w->unfinished = true;
		return false;
	}
	pthread_mutex_lock(&w->mutex);
	wg_session_publish(w->session);
	if (ok)
		tell_build(w, &summary, wg_ticks() - began);
	else
		tell_failure(w);
	keep_trouble(w, ok ? WG_NONE : why);
	wg_stale_set(
	    w->stale, ok ? summary.left : NULL, ok ? summary.n_left : 0);
	pthread_mutex_unlock(&w->mutex);
	announce(w);
	return ok;
}

static bool
must_go(void *context)
{
	const struct wg_workshop *w = context;

	return wg_watch_ready(
	    w->watch, w->options.stop, wg_stale_fd(w->stale));
}

static bool
has_changed(void *context)
{
	const struct wg_workshop *w = context;

	return wg_watch_ready(w->watch, w->options.stop, -1);
}

/* Some books or, without a map of them, all.  True if they are there and there
 * is more to tell than before. */
static bool
build_books(struct wg_workshop *w, const struct wg_map *wanted, bool *made)
{
	const struct wg_session_need need = { .hurry = wanted != NULL,
		.wanted = wanted,
		.interrupted = wanted != NULL ? has_changed : must_go,
		.context = w };
	struct wg_job_summary summary;
	struct wg_str why;
	int64_t began = wg_ticks();
	bool news;

	*made = wg_session_build(
	    w->session, w->options.folder.ptr, &need, &summary, &why);
	if (!*made) {
		keep_trouble(w, why);
		return false;
	}
	wg_stale_set(w->stale, summary.left, summary.n_left);
	pthread_mutex_lock(&w->mutex);
	wg_session_publish(w->session);
	news = tell_books(w, &summary, wg_ticks() - began);
	pthread_mutex_unlock(&w->mutex);
	return news;
}

/* What takes long.  A change comes first, and who waits. */
static void
build_all_books(struct wg_workshop *w)
{
	bool made;

	if (build_books(w, NULL, &made))
		announce(w);
	else if (made && w->options.built != NULL)
		w->options.built(w->options.context);
}

/* What somebody waits for; if a change came first, he still does. */
static void
build_wanted(struct wg_workshop *w)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_map map = { 0 };
	size_t n;
	struct wg_str *wanted = wg_stale_take(w->stale, a, &n);
	bool made = true;

	for (size_t i = 0; i < n; i++)
		wg_map_put(a, &map, wanted[i], &wanted[i]);
	if (n > 0)
		build_books(w, &map, &made);
	for (size_t i = 0; i < n && !made && w->trouble.len == 0; i++)
		wg_stale_want(w->stale, wanted[i]);
	if (n > 0 && w->options.built != NULL)
		w->options.built(w->options.context);
	wg_arena_close(a);
}

/* At midnight what is over has to go.  A clock may be put forward and a machine
 * sleep, so it is looked at again and again. */
static int
patience(const struct wg_workshop *w)
{
	if (w->unfinished)
		return 0;
	if (wg_stale_any(w->stale) || w->trouble.len > 0)
		return PAUSE_MS;
	return w->options.job->today.len > 0 ? -1 : LOOK_MS;
}

/* While nobody has saved anything, what the next build begins with is read. */
static enum wg_watch_event
wait_for_work(struct wg_workshop *w)
{
	if (!must_go(w))
		wg_session_prepare(w->session, w->options.folder.ptr);
	return wg_watch_wait(w->watch, w->options.stop,
	    wg_stale_fd(w->stale), patience(w));
}

void
wg_workshop_watch(struct wg_workshop *w)
{
	struct wg_str root = w->options.job->root;
	const char *folders[] = {
		wg_str_fmt(w->arena, "%.*s/content", WG_ARG(root)).ptr,
		wg_str_fmt(w->arena, "%.*s/locales", WG_ARG(root)).ptr,
	};
	enum wg_watch_event event;

	w->watch = wg_watch_open(folders, 2);
	if (wg_watch_polls(w->watch) && !w->options.diag.quiet)
		fputs(_("This disk cannot tell of changes; looking twice a "
			"second.\n"), stderr);
	while ((event = wait_for_work(w)) != WG_WATCH_STOP) {
		if (event == WG_WATCH_CHANGE || w->unfinished ||
		    w->trouble.len > 0 || wg_session_outdated(w->session))
			wg_workshop_build(w);
		else if (event == WG_WATCH_QUIET && wg_stale_any(w->stale))
			build_all_books(w);
		build_wanted(w);
	}
	if (wg_stale_any(w->stale))
		fputs(_("Some books are older than their sources; 'wegweiser "
			"build' makes them.\n"), stderr);
	wg_watch_close(w->watch);
}

bool
wg_workshop_is_busy(const struct wg_workshop *w)
{
	return w->busy;
}

bool
wg_workshop_wants(struct wg_workshop *w, struct wg_str path)
{
	return wg_stale_want(w->stale, path);
}

const struct wg_job *
wg_workshop_enter(struct wg_workshop *w)
{
	const struct wg_job *job;

	if (pthread_mutex_trylock(&w->mutex) != 0)
		return NULL;
	job = wg_session_job(w->session);
	if (job == NULL)
		pthread_mutex_unlock(&w->mutex);
	return job;
}

const struct wg_job *
wg_workshop_enter_model(struct wg_workshop *w)
{
	const struct wg_job *model;

	if (pthread_mutex_trylock(&w->mutex) != 0)
		return NULL;
	model = wg_session_model(w->session);
	if (model == NULL)
		pthread_mutex_unlock(&w->mutex);
	return model;
}

void
wg_workshop_leave(struct wg_workshop *w)
{
	pthread_mutex_unlock(&w->mutex);
}

unsigned
wg_workshop_builds(const struct wg_workshop *w)
{
	return atomic_load(&w->builds);
}

unsigned
wg_workshop_models(const struct wg_workshop *w)
{
	return atomic_load(&w->models);
}
