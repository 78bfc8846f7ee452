/*
 * Signatures are taken before the files are read: what changes in between is
 * read again the next time.  Reports of what is not read again are copied
 * from the lists of the time it was.
 */
#include "build/session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "back/digest.h"
#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/pool.h"
#include "store/lists.h"
#include "store/lock.h"
#include "store/stage.h"
#include "store/watch.h"
#include "build/load.h"
#include "build/rest.h"
#include "build/today.h"
#include "middle/translate.h"
#include "text/font.h"

/* Memory and the reports that were made on the way. */
struct part {
	struct wg_arena *arena; /* NULL: not made yet */
	struct wg_diag *diag;
};

/* What is known of a language, the source's included. */
struct kept {
	struct wg_str tag;       /* in 'catalogs' */
	struct part read;        /* its catalogs, depend on nothing else */
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT];
	struct wg_str fingerprint; /* of its folder */
	struct part made;        /* its edition of the project */
	const struct wg_edition *edition;
	struct wg_digest digest; /* of it */
};

struct wg_session {
	struct wg_job options;   /* as given */
	struct part project;
	struct wg_job model;     /* options, day, project, editions */
	struct wg_str fingerprint; /* of all but the catalogs */
	struct wg_str shared;    /* the part of it that is no content */
	struct kept *kept;       /* source language first */
	size_t n;
	struct wg_rest *rest;    /* what is known of editions; with the project */
	struct wg_job built, published; /* without arena: there is none */
};

static struct part
open_part(void)
{
	return (struct part){ wg_arena_open(), wg_diag_open() };
}

static void
drop_part(struct part *p)
{
	wg_diag_close(p->diag);
	wg_arena_close(p->arena);
	*p = (struct part){ NULL, NULL };
}

struct wg_session *
wg_session_open(const struct wg_job *job)
{
	struct wg_session *s = wg_realloc(NULL, sizeof(*s));

	*s = (struct wg_session){ .options = *job };
	s->options.lists = wg_lists_open(false);
	return s;
}

static void
drop_build(struct wg_job *job)
{
	wg_fonts_close(job->opened);
	wg_diag_close(job->diag);
	wg_arena_close(job->arena);
	*job = (struct wg_job){ .arena = NULL };
}

static void
drop_kept(struct kept *k)
{
	drop_part(&k->made);
	drop_part(&k->read);
}

void
wg_session_close(struct wg_session *s)
{
	if (s == NULL)
		return;
	drop_build(&s->built);
	drop_build(&s->published);
	for (size_t i = 0; i < s->n; i++)
		drop_kept(&s->kept[i]);
	free(s->kept);
	drop_part(&s->project);
	wg_lists_close(s->options.lists);
	free(s);
}

/* The files that have a name of their own, below the project or the data. */
static struct wg_str
fingerprint_shared(
    struct wg_arena *a, struct wg_str folder, struct wg_str before)
{
	for (size_t i = 0; wg_shared_files[i] != NULL; i++) {
		struct wg_str one = wg_fingerprint(a, wg_str_fmt(a, "%.*s/%s",
		    WG_ARG(folder), wg_shared_files[i]).ptr, 0);

		before = wg_str_fmt(
		    a, "%.*s%.*s", WG_ARG(before), WG_ARG(one));
	}
	return before;
}

/* The files that have a name of their own, and what of the program's data may
 * stand for them. */
static struct wg_str
fingerprint_all_shared(const struct wg_session *s, struct wg_arena *a)
{
	struct wg_str root = s->options.root, data = wg_data_beside(root);
	struct wg_str own = fingerprint_shared(a, root, WG_NONE);

	if (data.len == 0)
		return own;
	own = wg_str_fmt(a, "%.*s%.*s", WG_ARG(own),
	    WG_ARG(wg_fingerprint(a, wg_str_fmt(a,
		"%.*s/content/pictograms", WG_ARG(data)).ptr, 1)));
	return fingerprint_shared(a, data, own);
}

/* Everything below content/, too. */
static struct wg_str
fingerprint_project(
    const struct wg_session *s, struct wg_arena *a, struct wg_str shared)
{
	return wg_str_fmt(a, "%.*s%.*s", WG_ARG(shared),
	    WG_ARG(wg_fingerprint(a, wg_str_fmt(a, "%.*s/content",
		WG_ARG(s->options.root)).ptr, 16)));
}

/* The catalogs of a language, and the words that come with the program. */
static struct wg_str
fingerprint_catalogs(const struct wg_session *s, struct wg_arena *a,
    const struct wg_language *l)
{
	struct wg_str data = wg_data_beside(s->options.root);
	const struct wg_project *p = s->model.project;
	struct wg_str own = wg_fingerprint(a, wg_str_fmt(a,
	    "%.*s/locales/%.*s", WG_ARG(s->options.root),
	    WG_ARG(l->tag)).ptr, 1);

	/* They are kept by the numbers of the domains. */
	for (unsigned i = 0; i < p->n_domains; i++)
		own = wg_str_fmt(a, "%.*s%s ", WG_ARG(own), p->domains[i]);
	return data.len == 0 ? own : wg_str_fmt(a, "%.*s%.*s", WG_ARG(own),
	    WG_ARG(wg_fingerprint(a, wg_str_fmt(a, "%.*s/locales/%.*s",
		WG_ARG(data), WG_ARG(l->tag)).ptr, 1)));
}

static const struct wg_language *
language(const struct wg_session *s, size_t i)
{
	const struct wg_project *p = s->model.project;

	return i == 0 ? p->source : p->active[i - 1];
}

/* Find for each language of the new project what was read of it. */
static void
sort_kept(struct wg_session *s)
{
	size_t n = s->model.project->n_active + 1;
	struct kept *kept = wg_realloc(NULL, n * sizeof(*kept));

	memset(kept, 0, n * sizeof(*kept));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < s->n; k++)
			if (s->kept[k].read.arena != NULL &&
			    wg_str_eq(s->kept[k].tag, language(s, i)->tag)) {
				kept[i] = s->kept[k];
				s->kept[k] = (struct kept){ .edition = NULL };
			}
	for (size_t k = 0; k < s->n; k++)
		drop_kept(&s->kept[k]);
	free(s->kept);
	s->kept = kept;
	s->n = n;
}

bool
wg_session_outdated(const struct wg_session *s)
{
	struct wg_arena *a;
	bool same;

	if (s->options.today.len > 0 || s->project.arena == NULL)
		return false;
	a = wg_arena_open();
	same = wg_str_eq(wg_today(a, s->model.project), s->model.today);
	wg_arena_close(a);
	return !same;
}

/* What of the editions outlives the project. */
static struct wg_str
remember_editions(const struct wg_session *s, struct wg_arena *a)
{
	struct wg_str remembered = WG_NONE;
	struct wg_out out = { 0 };

	if (s->rest != NULL)
		wg_rest_write(s->rest, NULL, &out);
	remembered = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return remembered;
}

static void
update_project(struct wg_session *s)
{
	struct wg_str remembered;
	struct part fresh = open_part();
	struct wg_str shared = fingerprint_all_shared(s, fresh.arena);
	struct wg_str fingerprint =
	    fingerprint_project(s, fresh.arena, shared);

	if (s->project.arena != NULL && wg_str_eq(fingerprint, s->fingerprint) &&
	    !wg_session_outdated(s)) {
		drop_part(&fresh);
		return;
	}
	remembered = wg_str_eq(shared, s->shared) ?
	    remember_editions(s, fresh.arena) : WG_NONE;
	for (size_t i = 0; i < s->n; i++)
		drop_part(&s->kept[i].made);
	drop_part(&s->project);
	s->project = fresh;
	s->fingerprint = fingerprint;
	s->shared = shared;
	s->model = s->options;
	s->model.project = wg_load(fresh.arena, s->model.root,
	    s->model.jobs, &s->model.today, fresh.diag);
	sort_kept(s);
	s->model.n_editions = s->n;
	s->model.editions =
	    WG_NEW_ARRAY(fresh.arena, s->n, const struct wg_edition *);
	s->model.digests =
	    WG_NEW_ARRAY(fresh.arena, s->n, struct wg_digest);
	s->rest = wg_rest_new(fresh.arena, s->model.root);
	wg_rest_recall(s->rest, remembered, WG_NONE);
	wg_rest_begin(s->rest, s->model.project, s->n);
}

/* True if they are other ones now. */
static bool
update_catalogs(const struct wg_session *s, struct kept *k,
    const struct wg_language *l)
{
	struct part fresh = open_part();
	struct wg_str fingerprint = fingerprint_catalogs(s, fresh.arena, l);

	if (k->read.arena != NULL && wg_str_eq(fingerprint, k->fingerprint)) {
		drop_part(&fresh);
		return false;
	}
	drop_part(&k->made);
	drop_part(&k->read);
	*k = (struct kept){ .tag = wg_str_dup(fresh.arena, l->tag),
		.read = fresh, .fingerprint = fingerprint };
	wg_load_catalogs(fresh.arena, s->options.root, s->model.project, l,
	    k->catalogs, fresh.diag);
	return true;
}

static void
update_edition(void *context, size_t i)
{
	struct wg_session *s = context;
	struct kept *k = &s->kept[i];
	const struct wg_language *l = language(s, i);
	bool other = i > 0 && update_catalogs(s, k, l);

	if (k->made.arena != NULL)
		return;
	k->made = open_part();
	k->edition = i == 0 || other ? NULL : wg_rest_edition(s->rest,
	    k->made.arena, i, l, k->catalogs, k->made.diag, &k->digest);
	if (k->edition != NULL)
		return;
	k->edition = wg_translate(k->made.arena, s->model.project, l,
	    i == 0 ? NULL : k->catalogs, k->made.diag);
	wg_digest_make(&k->digest, k->made.arena, k->edition);
	wg_rest_note(s->rest, k->made.arena, i, k->edition, &k->digest,
	    k->made.diag);
}

void
wg_session_update(struct wg_session *s)
{
	struct wg_arena *a = wg_arena_open();
	int lock;

	/* So that no half of an update is read. */
	wg_lock_catalogs(wg_str_fmt(a, "%.*s/locales",
	    WG_ARG(s->options.root)).ptr, false, &lock);
	wg_arena_close(a);
	drop_build(&s->built);
	drop_build(&s->published);
	update_project(s);
	wg_pool_run(s->model.jobs, s->n, update_edition, s);
	if (lock >= 0)
		close(lock);
	for (size_t i = 0; i < s->n; i++)
		s->model.editions[i] = s->kept[i].edition;
	for (size_t i = 0; i < s->n; i++)
		s->model.digests[i] = s->kept[i].digest;
}

const struct wg_job *
wg_session_model(const struct wg_session *s)
{
	return s->project.arena != NULL ? &s->model : NULL;
}

bool
wg_session_build(struct wg_session *s, const char *folder,
    const struct wg_session_need *need, struct wg_job_summary *summary,
    struct wg_str *trouble)
{
	struct wg_job *job = &s->built;

	drop_build(job);
	*job = s->model;
	job->arena = wg_arena_open();
	job->diag = wg_diag_open();
	job->hurry = need->hurry;
	job->wanted = need->wanted;
	job->trust = need->trust;
	if (need->only != NULL)
		job->only = wg_str(need->only);
	job->interrupted = need->interrupted;
	job->interrupted_context = need->context;
	wg_diag_copy(job->diag, s->project.diag);
	for (size_t i = 0; i < s->n; i++) {
		if (s->kept[i].read.diag != NULL)
			wg_diag_copy(job->diag, s->kept[i].read.diag);
		wg_diag_copy(job->diag, s->kept[i].made.diag);
	}
	job->opened = wg_fonts_open(job->fonts, job->n_fonts, job->diag);
	return wg_job_build(job, folder, summary, trouble);
}

void
wg_session_prepare(struct wg_session *s, const char *folder)
{
	wg_stage_prepare(folder, s->options.lists);
}

void
wg_session_publish(struct wg_session *s)
{
	drop_build(&s->published);
	s->published = s->built;
	s->built = (struct wg_job){ .arena = NULL };
}

const struct wg_job *
wg_session_job(const struct wg_session *s)
{
	return s->published.arena != NULL ? &s->published : NULL;
}
