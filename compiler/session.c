/*
 * Signatures are taken before the files are read: what changes in between is
 * read again the next time.  Reports of what is not read again are copied
 * from the lists of the time it was.
 */
#include "session.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/pool.h"
#include "base/watch.h"
#include "load.h"
#include "text/font.h"

/* An edition and what it was made from. */
struct kept {
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_edition *edition;
	struct wg_str signature;
};

struct wg_session {
	struct wg_job job;       /* of the last build */
	struct wg_str today;     /* as it was given */
	struct wg_arena *arena;  /* of the project */
	struct wg_diag *diag;    /* about the project */
	struct wg_project *project;
	struct wg_str signature; /* of all but the catalogs */
	struct kept *kept;
	size_t n;
};

struct wg_session *
wg_session_open(const struct wg_job *job)
{
	struct wg_session *s = wg_realloc(NULL, sizeof(*s));

	*s = (struct wg_session){ .job = *job, .today = job->today };
	s->job.arena = NULL;
	s->job.diag = NULL;
	return s;
}

static void
drop_edition(struct kept *k)
{
	wg_arena_close(k->arena);
	wg_diag_close(k->diag);
	*k = (struct kept){ 0 };
}

static void
drop_build(struct wg_session *s)
{
	wg_diag_close(s->job.diag);
	wg_arena_close(s->job.arena);
	s->job.diag = NULL;
	s->job.arena = NULL;
}

static void
drop_project(struct wg_session *s)
{
	for (size_t i = 0; i < s->n; i++)
		drop_edition(&s->kept[i]);
	s->n = 0;
	wg_diag_close(s->diag);
	wg_arena_close(s->arena);
	s->diag = NULL;
	s->arena = NULL;
}

void
wg_session_close(struct wg_session *s)
{
	if (s == NULL)
		return;
	drop_build(s);
	drop_project(s);
	wg_fonts_close(s->job.opened);
	free(s);
}

/* Everything below content/, and the files of locales/ itself. */
static struct wg_str
sign_project(const struct wg_session *s, struct wg_arena *a)
{
	struct wg_str root = s->job.root;
	struct wg_str content = wg_signature(a,
	    wg_str_fmt(a, "%.*s/content", WG_ARG(root)).ptr, 16);
	static const char *const shared[] = { "languages.tsv", "LINGUAS",
		"glossary.tsv" };

	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
		struct wg_str one = wg_signature(a, wg_str_fmt(a,
		    "%.*s/locales/%s", WG_ARG(root), shared[i]).ptr, 0);

		content = wg_str_fmt(a, "%.*s%.*s", WG_ARG(content),
		    WG_ARG(one));
	}
	return content;
}

static void
update_project(struct wg_session *s)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str signature = sign_project(s, a);

	if (s->arena != NULL && wg_str_eq(signature, s->signature)) {
		wg_arena_close(a);
		return;
	}
	drop_project(s);
	s->arena = a;
	s->signature = signature;
	s->diag = wg_diag_open();
	s->job.today = s->today;
	s->project = wg_load(a, s->job.root, &s->job.today, s->diag);
	s->n = s->project->n_active + 1;
	s->kept = WG_NEW_ARRAY(a, s->n, struct kept);
}

static void
update_edition(void *context, size_t i)
{
	struct wg_session *s = context;
	struct kept *k = &s->kept[i];
	const struct wg_language *language =
	    i == 0 ? s->project->source : s->project->active[i - 1];
	struct wg_arena *a = wg_arena_open();
	struct wg_str signature = wg_signature(a, wg_str_fmt(a,
	    "%.*s/locales/%.*s", WG_ARG(s->job.root),
	    WG_ARG(language->tag)).ptr, 1);

	if (k->arena != NULL &&
	    (i == 0 || wg_str_eq(signature, k->signature))) {
		wg_arena_close(a);
		return;
	}
	drop_edition(k);
	*k = (struct kept){ .arena = a, .diag = wg_diag_open(),
		.signature = signature };
	k->edition = wg_job_edition(
	    a, s->project, s->job.root, language, k->diag);
}

void
wg_session_update(struct wg_session *s)
{
	drop_build(s);
	update_project(s);
	wg_pool_run(s->job.jobs, s->n, update_edition, s);
	s->job.arena = wg_arena_open();
	s->job.diag = wg_diag_open();
	s->job.project = s->project;
	s->job.n_editions = s->n;
	s->job.editions = WG_NEW_ARRAY(
	    s->job.arena, s->n, const struct wg_edition *);
	wg_diag_copy(s->job.diag, s->diag);
	for (size_t i = 0; i < s->n; i++) {
		s->job.editions[i] = s->kept[i].edition;
		wg_diag_copy(s->job.diag, s->kept[i].diag);
	}
	/* A font that could not be opened is tried, and reported, again. */
	wg_fonts_close(s->job.opened);
	s->job.opened = wg_fonts_open(
	    s->job.fonts, s->job.n_fonts, s->job.diag);
}

bool
wg_session_build(struct wg_session *s, const char *folder,
    struct wg_job_summary *summary, struct wg_str *trouble)
{
	return wg_job_build(&s->job, folder, summary, trouble);
}

const struct wg_job *
wg_session_job(const struct wg_session *s)
{
	return &s->job;
}
