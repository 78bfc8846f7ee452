/* A session, a watch, and a lock between the one who builds and the others. */
#include "workshop.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/watch.h"

struct wg_workshop {
	struct wg_workshop_options options;
	struct wg_arena *arena;
	struct wg_session *session;
	pthread_mutex_t mutex; /* held while a build is at work */
	atomic_uint builds;
};

struct wg_workshop *
wg_workshop_open(const struct wg_workshop_options *options)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_workshop *w = WG_NEW(a, struct wg_workshop);

	w->arena = a;
	w->options = *options;
	w->session = wg_session_open(options->job);
	pthread_mutex_init(&w->mutex, NULL);
	return w;
}

void
wg_workshop_close(struct wg_workshop *w)
{
	if (w == NULL)
		return;
	wg_session_close(w->session);
	pthread_mutex_destroy(&w->mutex);
	wg_arena_close(w->arena);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
tell(struct wg_workshop *w, const struct wg_job_summary *s, int64_t ms)
{
	struct wg_out out = { 0 };
	struct wg_diag_count count = wg_diag_print(
	    wg_session_job(w->session)->diag, &w->options.diag, &out);

	if (!w->options.diag.quiet)
		wg_out_fmt(&out,
		    _("Built in %lld.%02lld s: %u files new, %u changed, %u "
		      "removed; %u errors, %u warnings\n"),
		    (long long)ms / 1000, (long long)ms % 1000 / 10,
		    s->created, s->changed, s->removed, count.errors,
		    count.warnings);
	if (out.len > 0)
		fwrite(out.ptr, out.len, 1, stderr);
	fflush(stderr);
	wg_out_free(&out);
}

bool
wg_workshop_build(struct wg_workshop *w)
{
	struct wg_job_summary summary;
	struct wg_str why;
	int64_t began = now_ms();
	bool ok;

	pthread_mutex_lock(&w->mutex);
	wg_session_update(w->session);
	ok = wg_session_build(
	    w->session, w->options.folder.ptr, &summary, &why);
	if (ok)
		tell(w, &summary, now_ms() - began);
	else
		fprintf(stderr, "wegweiser: %.*s\n", WG_ARG(why));
	atomic_fetch_add(&w->builds, 1);
	pthread_mutex_unlock(&w->mutex);
	if (w->options.built != NULL)
		w->options.built(w->options.context);
	return ok;
}

void
wg_workshop_watch(struct wg_workshop *w, int stop)
{
	struct wg_str root = w->options.job->root;
	const char *folders[] = {
		wg_str_fmt(w->arena, "%.*s/content", WG_ARG(root)).ptr,
		wg_str_fmt(w->arena, "%.*s/locales", WG_ARG(root)).ptr,
	};
	struct wg_watch *watch = wg_watch_open(folders, 2);

	if (wg_watch_polls(watch) && !w->options.diag.quiet)
		fputs(_("This disk cannot tell of changes; looking twice a "
			"second.\n"), stderr);
	while (wg_watch_wait(watch, stop))
		wg_workshop_build(w);
	wg_watch_close(watch);
}

const struct wg_job *
wg_workshop_enter(struct wg_workshop *w)
{
	if (pthread_mutex_trylock(&w->mutex) != 0)
		return NULL;
	return wg_session_job(w->session);
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
