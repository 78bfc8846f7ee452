/*
 * Hashes of documents and of their translations are made once a build; a
 * fingerprint is a hash of those hashes.  The closure of a document is walked
 * for every file: it is small.
 */
#include "back/inputs.h"

#include "back/addresses.h"
#include "back/cover.h"
#include "back/digest.h"
#include "base/arena.h"
#include "base/out.h"
#include "store/stage.h"
#include "model/image.h"
#include "model/pictogram.h"
#include "model/prose.h"

struct wg_inputs {
	struct wg_sha256 sources;    /* all of them; see wg_inputs_hash() */
	struct wg_sha256 common;
	const struct wg_digest *editions; /* of the build */
	struct wg_sha256 *documents; /* trees, and what they lead to */
	struct wg_sha256 *bytes;     /* of documents; see told_of() */
	struct wg_linked {
		const struct wg_document **at;
		size_t n;
	} *linked;                   /* by document: where its links lead */
	struct wg_sha256 *outlines;  /* their titles and ids */
	struct wg_closure {
		const struct wg_document **at; /* itself first */
		size_t n;
	} *closures;
	struct wg_closure *shown;    /* by edition: all but pages that it has
				      * not; see is_shown() */
	struct wg_sha256 everything; /* but pages; which there are */
};

static size_t
index_of(const struct wg_project *p, const struct wg_document *d)
{
	return (size_t)(d - p->documents.at);
}

/* What all files depend on. */

static void
put_language(struct wg_out *out, const struct wg_language *l)
{
	wg_out_counted(out, l->tag);
	wg_out_counted(out, l->label);
	wg_out_counted(out, l->german);
	wg_out_counted(out, l->icu);
	wg_out_counted(out, l->slug);
	wg_out_counted(out, l->script);
	wg_out_counted(out, l->plural);
	wg_out_fmt(out, "%d %d %u %u ", l->rtl, l->app_knows, l->n_plurals,
	    (unsigned)l->rank);
}

static void
put_pictogram(struct wg_out *out, const struct wg_pictogram *p)
{
	wg_out_counted(out, p->name);
	for (size_t i = 0; i < p->n; i++) {
		const struct wg_outline_path *path = &p->paths[i];

		wg_out_fmt(out, "%d %zu ", path->even_odd, path->n);
		for (size_t k = 0; k < path->n; k++) {
			wg_out_fmt(out, "%d", (int)path->segments[k].kind);
			for (size_t c = 0; c < 6; c++)
				wg_out_fmt(out, " %d",
				    (int)path->segments[k].at[c]);
		}
	}
}

static struct wg_sha256
hash_settings(const struct wg_build *b, struct wg_out *out)
{
	const struct wg_project *p = b->project;

	wg_out_counted(out, b->today);
	wg_out_counted(out, p->style);
	wg_out_counted(out, p->script);
	wg_out_counted(out, p->form_style);
	wg_out_counted(out, p->sign_style);
	wg_out_counted(out, p->form_script);
	wg_out_fmt(out, "%d %d ", b->flat, b->old_cards);
	for (size_t i = 0; i < b->n_editions; i++)
		put_language(out, b->editions[i]->language);
	for (size_t i = 0; i < p->languages.n; i++)
		put_language(out, &p->languages.at[i]);
	for (size_t i = 0; i < p->pictograms.n; i++)
		put_pictogram(out, p->pictograms.at[i]);
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_kind_is_common(p->documents.at[i].kind))
			wg_node_write(out, p->documents.at[i].root);
	return wg_sha256_take(out);
}

/* What documents lead to. */

static void
put_public(struct wg_out *out, const struct wg_build *b,
    const struct wg_document *d)
{
	for (size_t e = 0; e < b->n_editions; e++)
		wg_out_byte(out, wg_build_public(b, e, d) ? '1' : '0');
}

/* An event that is over, and what no region shows, have no anchor: a link to
 * them depends on more of them than that they are there. */
static void
put_link(struct wg_out *out, const struct wg_build *b,
    const struct wg_target *t)
{
	struct wg_task task = { .build = b };
	struct wg_leaflet_link link;

	wg_out_byte(out, wg_build_link(&task, 0, t, &link) ? '1' : '0');
	wg_out_counted(out, link.file);
	wg_out_counted(out, link.anchor);
	wg_out_counted(out, t->id);
	wg_out_counted(out, t->document->id);
	wg_out_fmt(out, "%d %d ", (int)t->document->kind,
	    t->node == t->document->root);
	put_public(out, b, t->document);
}

/* An image that is missing or broken is as good as none: see middle/resolve. */
static void
put_image(struct wg_out *out, const struct wg_image *image)
{
	wg_out_counted(out, image == NULL ? WG_NONE : image->name);
	wg_out_counted(out, image == NULL ? WG_NONE : image->file);
}

static struct wg_sha256
hash_document(const struct wg_build *b, const struct wg_document *d,
    struct wg_out *out)
{
	wg_out_counted(out, d->id);
	wg_out_fmt(out, "%d ", (int)d->kind);
	wg_node_write(out, d->root);
	put_public(out, b, d);
	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		const struct wg_target *t = wg_link_of(n).target;

		if (t != NULL)
			put_link(out, b, t);
		if (n->element == WG_EL_MEDIAOBJECT)
			put_image(out, wg_media_of(n).image);
	}
	return wg_sha256_take(out);
}

static struct wg_linked
linked_from(struct wg_arena *a, const struct wg_document *d)
{
	struct WG_VEC(const struct wg_document *) list = { 0 };

	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root))
		if (wg_link_of(n).target != NULL)
			WG_PUSH(a, &list) = wg_link_of(n).target->document;
	return (struct wg_linked){ list.at, list.n };
}

/* The documents that the closure has so far. */
struct walk {
	struct wg_arena *arena;
	const struct wg_project *project;
	bool *in; /* by document */
	struct WG_VEC(const struct wg_document *) found;
};

/* A book of a page has the pages below it, which only regions name. */
static bool
is_book(const struct wg_document *d)
{
	const struct wg_print_job *job =
	    d->kind != WG_KIND_PRINT ? NULL : wg_read_print(NULL, d);

	return job != NULL && job->product != WG_PRODUCT_COUNT &&
	    wg_product_is_book(job->product);
}

static void
reach(struct walk *w, const struct wg_document *d)
{
	size_t i = index_of(w->project, d);

	if (w->in[i])
		return;
	w->in[i] = true;
	WG_PUSH(w->arena, &w->found) = d;
	/* What a whole region is good for, no attribute says. */
	if (wg_kind_is_common(d->kind) || is_book(d))
		for (size_t k = 0; k < w->project->documents.n; k++)
			reach(w, &w->project->documents.at[k]);
}

static struct wg_closure
closure_of(struct wg_arena *a, const struct wg_project *p,
    const struct wg_document *d)
{
	struct walk w = { .arena = a, .project = p,
		.in = WG_NEW_ARRAY(a, p->documents.n + 1, bool) };

	reach(&w, d);
	for (size_t i = 0; i < w.found.n; i++)
		for (size_t k = 0; k < w.found.at[i]->parts.n; k++)
			reach(&w, w.found.at[i]->parts.at[k]);
	return (struct wg_closure){ w.found.at, w.found.n };
}

struct wg_document_list
wg_inputs_closure(struct wg_arena *a, const struct wg_project *p,
    const struct wg_document *d)
{
	struct wg_closure c = closure_of(a, p, d);

	return (struct wg_document_list){ c.at, c.n };
}

/* What may be said of a page where it does not exist: a title, an anchor. */
static struct wg_sha256
hash_outline(const struct wg_document *d, struct wg_out *out)
{
	wg_out_counted(out, d->id);
	wg_out_fmt(out, "%d ", (int)d->kind);
	for (const struct wg_node *n = d->root; n;
	     n = wg_node_next(n, d->root)) {
		wg_out_counted(out, wg_anchor_of(n));
		if (n->element == WG_EL_TITLE)
			for (const struct wg_node *t = n->first; t;
			     t = wg_node_next(t, n))
				wg_out_counted(out, t->text);
	}
	return wg_sha256_take(out);
}

/* Which pages there are, for each region and edition. */
static void
put_pages(struct wg_out *out, const struct wg_build *b)
{
	const struct wg_project *p = b->project;

	for (size_t r = 0; r < p->regions.n; r++)
		for (size_t i = 0; i < p->regions.at[r].n_pages; i++)
			for (size_t e = 0; e < b->n_editions; e++)
				wg_out_byte(out, wg_edition_public(
					b->editions[e], &p->regions.at[r],
					&p->regions.at[r].pages[i]) ?
					'1' : '0');
}

/* All documents that are no pages, and how much of them each edition has;
 * outlines of all. */
static struct wg_sha256
hash_everything(
    const struct wg_build *b, const struct wg_inputs *in, struct wg_out *out)
{
	const struct wg_project *p = b->project;

	wg_sha256_put(out, &in->common);
	put_pages(out, b);
	for (size_t i = 0; i < p->documents.n; i++) {
		wg_sha256_put(out, &in->outlines[i]);
		if (wg_kind_is_page(p->documents.at[i].kind))
			continue;
		wg_sha256_put(out, &in->documents[i]);
		for (size_t e = 0; e < b->n_editions; e++)
			wg_out_fmt(out, "%u/%u ",
			    (unsigned)b->editions[e]->coverage[i].translated,
			    (unsigned)b->editions[e]->coverage[i].units);
	}
	return wg_sha256_take(out);
}

/* Of a page that an edition does not have, it shows no more than the outline:
 * most pages, in most languages. */
static bool
is_shown(const struct wg_build *b, size_t e, const struct wg_document *d)
{
	return !wg_kind_is_page(d->kind) || wg_build_public(b, e, d);
}

static struct wg_closure
shown_in(struct wg_arena *a, const struct wg_build *b, size_t e)
{
	const struct wg_project *p = b->project;
	struct wg_closure c = { WG_NEW_ARRAY(a, p->documents.n + 1,
	    const struct wg_document *), 0 };

	for (size_t i = 0; i < p->documents.n; i++)
		if (is_shown(b, e, &p->documents.at[i]))
			c.at[c.n++] = &p->documents.at[i];
	return c;
}

static struct wg_sha256
hash_sources(const struct wg_build *b, const struct wg_inputs *in,
    const struct wg_sha256 *settings, struct wg_out *out)
{
	size_t n = b->project->documents.n;

	wg_sha256_put(out, settings);
	for (size_t i = 0; i < n; i++)
		wg_sha256_put(out, &in->documents[i]);
	for (size_t e = 0; e < b->n_editions; e++) {
		wg_sha256_put(out, &in->editions[e].labels);
		for (size_t i = 0; i < n; i++)
			wg_sha256_put(out, &in->editions[e].units[i]);
	}
	return wg_sha256_take(out);
}

struct wg_inputs *
wg_inputs_new(
    struct wg_arena *a, const struct wg_build *b, struct wg_str program)
{
	const struct wg_project *p = b->project;
	struct wg_inputs *in = WG_NEW(a, struct wg_inputs);
	size_t n = p->documents.n;
	struct wg_out out = { 0 };
	struct wg_sha256 settings;

	settings = hash_settings(b, &out);
	wg_out_counted(&out, program);
	wg_sha256_put(&out, &settings);
	in->common = wg_sha256_take(&out);
	in->documents = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	in->bytes = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	in->outlines = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	in->closures = WG_NEW_ARRAY(a, n + 1, struct wg_closure);
	in->linked = WG_NEW_ARRAY(a, n + 1, struct wg_linked);
	for (size_t i = 0; i < n; i++) {
		in->bytes[i] = wg_sha256(p->documents.at[i].source->text);
		in->documents[i] = hash_document(b, &p->documents.at[i], &out);
		in->outlines[i] = hash_outline(&p->documents.at[i], &out);
		in->closures[i] = closure_of(a, p, &p->documents.at[i]);
		in->linked[i] = linked_from(a, &p->documents.at[i]);
	}
	in->editions = b->digests;
	in->shown = WG_NEW_ARRAY(a, b->n_editions, struct wg_closure);
	for (size_t e = 0; e < b->n_editions; e++)
		in->shown[e] = shown_in(a, b, e);
	in->everything = hash_everything(b, in, &out);
	in->sources = hash_sources(b, in, &settings, &out);
	wg_out_free(&out);
	return in;
}

struct wg_sha256
wg_inputs_hash(const struct wg_inputs *in)
{
	return in->sources;
}

/* Files. */

static size_t
edition_index(const struct wg_build *b, const struct wg_edition *e)
{
	size_t i = 0;

	while (b->editions[i] != e)
		i++;
	return i;
}

/* What the hash of a document covers. */
static void
cover(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_linked *l =
	    &task->build->inputs->linked[d->index];

	wg_cover_document(task, d, WG_COVERS_ALL);
	for (size_t i = 0; i < l->n; i++)
		wg_cover_document(task, l->at[i], WG_COVERS_LINK);
}

void
wg_inputs_put(struct wg_task *task, struct wg_out *out,
    const struct wg_document *d, const struct wg_edition *const *editions,
    size_t n)
{
	const struct wg_build *b = task->build;
	const struct wg_inputs *in = b->inputs;
	const struct wg_project *p = b->project;
	const struct wg_closure *c;

	if (in == NULL)
		return;
	c = &in->closures[index_of(p, d)];
	for (size_t i = 0; i < c->n; i++) {
		cover(task, c->at[i]);
		wg_sha256_put(out, &in->documents[index_of(p, c->at[i])]);
	}
	for (size_t k = 0; k < n; k++) {
		size_t e = edition_index(b, editions[k]);

		wg_cover_edition(task, editions[k]);
		wg_sha256_put(out, &in->editions[e].labels);
		for (size_t i = 0; i < c->n; i++)
			wg_sha256_put(out, &in->editions[e].units[
			    index_of(p, c->at[i])]);
	}
}

void
wg_inputs_put_title(struct wg_task *task, struct wg_out *out,
    const struct wg_document *d, const struct wg_edition *const *editions,
    size_t n)
{
	const struct wg_build *b = task->build;
	const struct wg_inputs *in = b->inputs;

	if (in == NULL)
		return;
	wg_cover_document(task, d, WG_COVERS_TITLE);
	wg_sha256_put(out, &in->outlines[d->index]);
	for (size_t k = 0; k < n; k++)
		wg_sha256_put(out, &in->editions[edition_index(
		    b, editions[k])].units[d->index]);
}

static struct wg_sha256
fingerprint(struct wg_task *task, struct wg_str path,
    const struct wg_document *d, const struct wg_edition *const *editions,
    size_t n, struct wg_str more)
{
	struct wg_out out = { 0 };
	struct wg_sha256 hash;

	wg_sha256_put(&out, &task->build->inputs->common);
	wg_out_counted(&out, path);
	wg_out_counted(&out, more);
	wg_inputs_put(task, &out, d, editions, n);
	hash = wg_sha256(wg_out_str(&out));
	wg_out_free(&out);
	return hash;
}

/* Whose reports are told again, and where their places are found. */
struct retold {
	struct wg_task *task;
	const struct wg_closure *closure;    /* NULL: no document */
	const struct wg_edition *texts;      /* NULL: no catalog */
	/* Documents that reports have places in. */
	struct WG_VEC(const struct wg_document *) told;
};

static const struct wg_document *
document_named(const struct retold *r, struct wg_str name)
{
	for (size_t i = 0; r->closure != NULL && i < r->closure->n; i++)
		if (wg_str_eq(r->closure->at[i]->source->name, name))
			return r->closure->at[i];
	return NULL;
}

static const struct wg_source *
source_named(void *context, struct wg_str name)
{
	const struct retold *r = context;
	const struct wg_document *d = document_named(r, name);

	if (d != NULL)
		return d->source;
	return r->texts == NULL ? NULL : wg_edition_source(r->texts, name);
}

/* Of a document of the closure it is noted which bytes it has; of a catalog
 * mostly only the messages that are used are known, not where they stand. */
static bool
is_stable(void *context, const struct wg_source *source)
{
	struct retold *r = context;
	const struct wg_document *d = document_named(r, source->name);

	for (size_t i = 0; d != NULL && i < r->told.n; i++)
		if (r->told.at[i] == d)
			return d->source == source;
	if (d != NULL)
		WG_PUSH(r->task->arena, &r->told) = d;
	return source_named(r, source->name) == source;
}

/* A line of a note: "SHA-256 NAME". */
static void
put_told(struct wg_out *out, const struct wg_build *b,
    const struct wg_document *d)
{
	char hex[65];

	wg_sha256_hex(&b->inputs->bytes[index_of(b->project, d)], hex);
	wg_out_fmt(out, "%s %.*s\n", hex, WG_ARG(d->source->name));
}

/* What was reported since 'mark', behind a line for each document that it has
 * places in; nothing if that is nothing.  False: it cannot be told again. */
static bool
write_reports(struct retold *r, struct wg_diag_mark mark, struct wg_out *out)
{
	struct wg_out reports = { 0 };
	bool ok = wg_diag_write(
	    r->task->diag, mark, is_stable, r, &reports);

	for (size_t i = 0; i < r->told.n; i++)
		put_told(out, r->task->build, r->told.at[i]);
	if (reports.len > 0)
		wg_out_puts(out, "\n");
	wg_out_put(out, wg_out_str(&reports));
	wg_out_free(&reports);
	return ok;
}

/* Has the document of such a line still the same bytes? */
static bool
told_of(const struct retold *r, struct wg_str line)
{
	struct wg_str noted = wg_str_cut(&line, ' ');
	const struct wg_document *d = document_named(r, line);
	const struct wg_build *b = r->task->build;
	char hex[65];

	if (d == NULL)
		return false;
	wg_sha256_hex(&b->inputs->bytes[index_of(b->project, d)], hex);
	return wg_str_is(noted, hex);
}

static bool
tell_again(void *context, struct wg_str text)
{
	struct retold *r = context;

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');

		if (line.len == 0)
			break;
		if (!told_of(r, line))
			return false;
	}
	return wg_diag_replay(r->task->diag, text, source_named, r);
}

bool
wg_made_begin(struct wg_task *task, struct wg_made *made, struct wg_str path,
    const struct wg_document *d, const struct wg_edition *const *editions,
    size_t n, struct wg_str more)
{
	const struct wg_build *b = task->build;
	struct retold r = { .task = task };

	*made = (struct wg_made){ .path = path, .document = d };
	if (b->inputs == NULL)
		return false;
	r.closure = &b->inputs->closures[index_of(b->project, d)];
	made->fingerprint = fingerprint(task, path, d, editions, n, more);
	made->mark = wg_diag_mark(task->diag);
	if (wg_stage_keep(
		b->stage, path, &made->fingerprint, tell_again, &r)) {
		wg_cover_clear(task);
		return true;
	}
	wg_cover_begin(task);
	return false;
}

bool
wg_made_later(struct wg_task *task, const struct wg_made *made)
{
	const struct wg_build *b = task->build;

	if (!b->hurry || (b->wanted != NULL &&
	    wg_map_get(b->wanted, made->path) != NULL))
		return false;
	wg_cover_clear(task);
	wg_stage_leave(b->stage, made->path);
	return true;
}

void
wg_made_end(struct wg_task *task, const struct wg_made *made)
{
	const struct wg_build *b = task->build;
	struct retold r = { .task = task };
	struct wg_out text = { 0 };

	if (b->inputs == NULL)
		return;
	r.closure =
	    &b->inputs->closures[index_of(b->project, made->document)];
	if (wg_cover_end(task, made->path) &&
	    write_reports(&r, made->mark, &text))
		wg_stage_note(b->stage, made->path, &made->fingerprint,
		    wg_out_str(&text));
	wg_out_free(&text);
}

/* Groups. */

/* What the source and an edition say of the documents it shows, and how it
 * translates the titles of the others. */
static void
put_shown(struct wg_out *out, const struct wg_build *b, size_t e)
{
	const struct wg_project *p = b->project;
	const struct wg_inputs *in = b->inputs;
	size_t n = p->documents.n;

	wg_sha256_put(out, &in->editions[0].labels);
	wg_sha256_put(out, &in->editions[e].labels);
	wg_sha256_put(out, &in->editions[e].titles);
	for (size_t i = 0; i < n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (is_shown(b, e, d)) {
			wg_sha256_put(out, &in->documents[i]);
			wg_sha256_put(out, &in->editions[0].units[i]);
			wg_sha256_put(out, &in->editions[e].units[i]);
		}
	}
}

/* What 'everything' and put_shown() cover. */
static void
cover_group(struct wg_task *task, size_t e)
{
	const struct wg_build *b = task->build;
	const struct wg_project *p = b->project;

	wg_cover_clear(task);
	wg_cover_public(task);
	wg_cover_edition(task, b->editions[0]);
	wg_cover_edition(task, b->editions[e]);
	for (size_t i = 0; i < p->documents.n; i++)
		if (is_shown(b, e, &p->documents.at[i]))
			cover(task, &p->documents.at[i]);
		else
			wg_cover_document(
			    task, &p->documents.at[i], WG_COVERS_TITLE);
}

/* The rest of a beginning, once name and fingerprint are known. */
static bool
begin(struct wg_task *task, struct wg_group *g, struct retold *r)
{
	task->group = g;
	g->mark = wg_diag_mark(task->diag);
	if (!wg_stage_keep_all(task->build->stage, g->name, &g->fingerprint,
		tell_again, r))
		return false;
	wg_cover_clear(task);
	task->group = NULL;
	return true;
}

bool
wg_group_begin(struct wg_task *task, struct wg_group *g, const char *backend,
    const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	size_t edition = edition_index(b, e);
	struct retold r = { .task = task };
	struct wg_out out = { 0 };

	*g = (struct wg_group){ .edition = edition,
		.name = wg_str_fmt(task->arena, "%s/%.*s", backend,
		    WG_ARG(e->language->tag)) };
	if (b->inputs == NULL)
		return false;
	wg_sha256_put(&out, &b->inputs->everything);
	wg_out_counted(&out, g->name);
	put_shown(&out, b, edition);
	g->fingerprint = wg_sha256_take(&out);
	wg_out_free(&out);
	r.closure = &b->inputs->shown[edition];
	if (begin(task, g, &r))
		return true;
	cover_group(task, edition);
	wg_cover_begin(task);
	return false;
}

bool
wg_texts_begin(
    struct wg_task *task, struct wg_group *g, const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	struct retold r = { .task = task, .texts = e };
	struct wg_out out = { 0 };

	*g = (struct wg_group){ .texts = e,
		.name = wg_str_fmt(task->arena, "texts/%.*s",
		    WG_ARG(e->language->tag)) };
	if (b->inputs == NULL)
		return false;
	wg_sha256_put(&out, &b->inputs->common);
	wg_out_counted(&out, g->name);
	wg_out_counted(&out, b->type);
	wg_sha256_put(&out, &b->inputs->editions[edition_index(b, e)].texts);
	g->fingerprint = wg_sha256_take(&out);
	wg_out_free(&out);
	return begin(task, g, &r);
}

/* What an address leads to, and how that is called in all languages. */
static void
put_named(struct wg_out *out, const struct wg_build *b,
    const struct wg_published_id *a)
{
	const struct wg_inputs *in = b->inputs;
	const struct wg_document *d = a->document;

	wg_out_fmt(out, "%d %d ", (int)a->state, (int)a->kind);
	wg_out_counted(out, a->title);
	wg_out_counted(out, a->tags);
	if (d != NULL) {
		wg_sha256_put(out, wg_kind_is_page(d->kind) ?
			&in->outlines[d->index] : &in->documents[d->index]);
		put_public(out, b, d);
	}
	for (size_t e = 0; e < b->n_editions; e++) {
		wg_sha256_put(out, &in->editions[e].labels);
		if (d != NULL && d->title != NULL)
			wg_out_fmt(out, "%llx ", (unsigned long long)
			    in->editions[e].shown[d->title->unit]);
	}
}

bool
wg_named_begin(struct wg_task *task, struct wg_group *g, const char *backend,
    const struct wg_published_id *a)
{
	static const struct wg_closure none = { .n = 0 };
	const struct wg_build *b = task->build;
	struct retold r = { .task = task };
	struct wg_out out = { 0 };

	*g = (struct wg_group){ .name = wg_str_fmt(task->arena,
	    "%s/id/%.*s", backend, WG_ARG(a->id)), .named = a };
	if (b->inputs == NULL)
		return false;
	wg_sha256_put(&out, &b->inputs->common);
	wg_out_counted(&out, g->name);
	put_named(&out, b, a);
	g->fingerprint = wg_sha256_take(&out);
	wg_out_free(&out);
	r.closure = a->document == NULL ? &none :
	    &b->inputs->closures[a->document->index];
	if (begin(task, g, &r))
		return true;
	wg_cover_clear(task);
	wg_cover_public(task);
	for (size_t e = 0; e < b->n_editions; e++)
		wg_cover_edition(task, b->editions[e]);
	if (a->document != NULL) {
		wg_cover_document(task, a->document, WG_COVERS_TITLE);
		wg_cover_document(task, a->document, WG_COVERS_LINK);
	}
	wg_cover_begin(task);
	return false;
}

bool
wg_sources_begin(struct wg_task *task, struct wg_group *g, const char *name)
{
	const struct wg_build *b = task->build;
	const struct wg_project *p = b->project;
	struct retold r = { .task = task };
	struct wg_out out = { 0 };

	*g = (struct wg_group){ .name = wg_str(name) };
	if (b->inputs == NULL)
		return false;
	wg_sha256_put(&out, &b->inputs->everything);
	wg_out_counted(&out, g->name);
	for (size_t i = 0; i < p->documents.n; i++)
		wg_sha256_put(&out, &b->inputs->documents[i]);
	wg_addresses_write(b->addresses, &out);
	for (size_t i = 0; i < b->addresses->n; i++)
		wg_out_fmt(&out, "%d ", (int)b->addresses->at[i].state);
	g->fingerprint = wg_sha256_take(&out);
	wg_out_free(&out);
	r.closure = &b->inputs->shown[0];
	if (begin(task, g, &r))
		return true;
	wg_cover_clear(task);
	wg_cover_public(task);
	for (size_t i = 0; i < p->documents.n; i++)
		cover(task, &p->documents.at[i]);
	wg_cover_begin(task);
	return false;
}

void
wg_group_end(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_group *g = task->group;
	struct retold r = { .task = task };
	struct wg_out text = { 0 };

	if (g == NULL)
		return;
	r.texts = g->texts;
	if (g->named == NULL && g->texts == NULL)
		r.closure = &b->inputs->shown[g->edition];
	else if (g->named != NULL && g->named->document != NULL)
		r.closure = &b->inputs->closures[g->named->document->index];
	if (wg_cover_end(task, g->name) && write_reports(&r, g->mark, &text))
		wg_stage_note_all(b->stage, g->name, &g->fingerprint,
		    g->paths.at, g->paths.n, wg_out_str(&text));
	task->group = NULL;
	wg_out_free(&text);
}

void
wg_group_add(struct wg_task *task, struct wg_str path)
{
	if (task->group != NULL)
		WG_PUSH(task->arena, &task->group->paths) = path;
}

void
wg_group_put(struct wg_task *task, struct wg_str path, struct wg_str bytes)
{
	wg_group_add(task, path);
	wg_stage_put(task->build->stage, path, bytes);
}

void
wg_group_put_hashed(struct wg_task *task, struct wg_str path,
    struct wg_str bytes, const struct wg_sha256 *hash)
{
	wg_group_add(task, path);
	wg_stage_put_hashed(task->build->stage, path, bytes, hash);
}
