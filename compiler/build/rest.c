/*
 * What is remembered: a line with a hash of what all units share and their
 * number, and a hash of each unit; then for each language a line "TAG BYTES"
 * and as many bytes (build/known.h).  Bytes are those of this machine and
 * program, which is part of what unchanged.c compares.
 *
 * How a unit is translated depends on nothing but the unit and the catalogs.
 * So where sources have changed, too, an edition is put together from what is
 * known of its units; a new one has no translation if no catalog has its text,
 * and else the edition is made.
 */
#include "build/rest.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "back/digest.h"
#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/out.h"
#include "base/reads.h"
#include "base/source.h"
#include "build/known.h"
#include "build/load.h"
#include "middle/translate.h"
#include "model/catalog.h"
#include "model/progress.h"
#include "model/project.h"
#include "store/diag_keep.h"

#define LARGEST ((size_t)1 << 28) /* source of a report [byte] */

/* One that can sleep. */
struct sleeper {
	struct wg_edition edition; /* first: it is found by it */
	struct wg_rest *rest;
	struct wg_arena *arena;
	struct wg_arena *texts; /* where they are; NULL: in the one above, or
				 * nowhere */
	pthread_mutex_t mutex;
	const struct wg_catalog *const *catalogs; /* or NULL */
	struct wg_map sources; /* of reports → struct wg_source */
	struct wg_digest digest;
};

#define NEW UINT32_MAX

struct wg_rest {
	struct wg_arena *arena;
	struct wg_str root, data;
	struct wg_str text, reads; /* empty: nothing sleeps */
	struct WG_VEC(struct wg_str) stirred; /* tags */
	const struct wg_project *project;
	char hash[65];         /* of what all units share */
	uint64_t *units;       /* by unit: which it is */
	uint32_t *from;        /* by unit: which it was, or NEW */
	size_t n_old;
	bool same;             /* all are what they were */
	struct wg_map asleep;  /* tag → struct wg_str, what is remembered */
	struct wg_str *noted;  /* by number: the same for the next build */
	struct wg_str *tags;
	bool *slept;
	struct sleeper **sleepers; /* by number; NULL: it cannot sleep, or its
				    * catalogs are somebody else's */
	size_t n;
	atomic_bool disturbed;
};

struct wg_rest *
wg_rest_new(struct wg_arena *a, struct wg_str root)
{
	struct wg_rest *r = WG_NEW(a, struct wg_rest);

	r->arena = a;
	r->root = root;
	r->data = wg_data_beside(root);
	return r;
}

void
wg_rest_recall(struct wg_rest *r, struct wg_str text, struct wg_str reads)
{
	r->text = text;
	r->reads = reads;
}

/* "ar" of ROOT/locales/ar, a folder, and of what is in it; or empty. */
static struct wg_str
tag_below(struct wg_str root, struct wg_str path, bool folder)
{
	struct wg_str tag;

	if (root.len == 0 || !wg_str_starts(path, root))
		return WG_NONE;
	path = wg_str_from(path, root.len);
	if (!wg_str_starts(path, WG_STR("/locales/")))
		return WG_NONE;
	path = wg_str_from(path, strlen("/locales/"));
	tag = wg_str_cut(&path, '/');
	return folder || path.len > 0 ? tag : WG_NONE;
}

static struct wg_str
tag_of(const struct wg_rest *r, struct wg_str path, bool folder)
{
	struct wg_str tag = tag_below(r->root, path, folder);

	return tag.len > 0 ? tag : tag_below(r->data, path, folder);
}

/* A source may be another, or there; what that means for units is seen
 * later. */
static bool
is_content(const struct wg_rest *r, struct wg_str path)
{
	return wg_str_starts(path, r->root) && wg_str_starts(
	    wg_str_from(path, r->root.len), WG_STR("/content/"));
}

bool
wg_rest_stir(void *context, const char *path, bool folder)
{
	struct wg_rest *r = context;
	struct wg_str tag = tag_of(r, wg_str(path), folder);

	if (tag.len == 0)
		return is_content(r, wg_str(path));
	WG_PUSH(r->arena, &r->stirred) = wg_str_dup(r->arena, tag);
	return true;
}

static bool
is_stirred(const struct wg_rest *r, struct wg_str tag)
{
	for (size_t i = 0; i < r->stirred.n; i++)
		if (wg_str_eq(r->stirred.at[i], tag))
			return true;
	return false;
}

/* What the checks of all texts ask the project for. */
static void
hash_shared(struct wg_rest *r)
{
	const struct wg_project *p = r->project;
	bool needed[WG_DOMAIN_COUNT] = { false };
	struct wg_out out = { 0 };
	struct wg_sha256 hash;

	for (size_t i = 1; i < p->units.n; i++)
		if (!p->units.at[i].quiet)
			needed[p->units.at[i].document->domain] = true;
	for (unsigned i = 0; i < p->n_domains; i++)
		wg_out_fmt(&out, "%s %d\n", p->domains[i], needed[i]);
	wg_out_fmt(&out, "%d %.*s\n", (int)p->machine,
	    WG_ARG(p->source->tag));
	if (p->settings != NULL)
		wg_out_put(&out, p->settings->source->text);
	hash = wg_sha256(wg_out_str(&out));
	wg_sha256_hex(&hash, r->hash);
	wg_out_free(&out);
}

static uint64_t
first_bytes(struct wg_sha256 hash)
{
	uint64_t first;

	memcpy(&first, hash.bytes, sizeof(first));
	return first;
}

/* All that a translation depends on, and what is called after it. */
static void
hash_units(struct wg_rest *r)
{
	const struct wg_project *p = r->project;
	struct wg_out out = { 0 };

	r->units = WG_NEW_ARRAY(r->arena, p->units.n + 1, uint64_t);
	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];

		wg_out_clear(&out);
		wg_out_fmt(&out, "%d %d %d %d %u %zu %zu ",
		    (int)u->document->domain, (int)u->document->kind,
		    u->document->title == u->node, u->quiet,
		    (unsigned)u->words, u->key.len, u->sense.len);
		wg_out_put(&out, u->key);
		wg_out_put(&out, u->sense);
		wg_out_put(&out, u->msgid);
		wg_node_write(&out, u->node);
		r->units[i] = first_bytes(wg_sha256(wg_out_str(&out)));
	}
	wg_out_free(&out);
}

/* Units of the same hash are the same, whichever of them it was. */
static void
find_units(struct wg_rest *r, const uint64_t *old)
{
	size_t n = r->project->units.n;
	struct wg_map known = { 0 };

	r->from = WG_NEW_ARRAY(r->arena, n + 1, uint32_t);
	r->same = n == r->n_old;
	for (size_t i = 1; i < r->n_old; i++)
		wg_map_put(r->arena, &known, (struct wg_str){
		    (const char *)&old[i], sizeof(*old) }, (void *)&old[i]);
	for (uint32_t i = 1; i < n; i++) {
		const uint64_t *was = i < r->n_old && old[i] == r->units[i] ?
		    &old[i] : wg_map_get(&known, (struct wg_str){
			(const char *)&r->units[i], sizeof(*old) });

		r->from[i] = was == NULL ? NEW : (uint32_t)(was - old);
		r->same &= r->from[i] == i;
	}
}

static void
recall_languages(struct wg_rest *r, struct wg_str text)
{
	uint32_t length;

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		struct wg_str tag = wg_str_cut(&line, ' ');
		struct wg_str *body = WG_NEW(r->arena, struct wg_str);

		if (!wg_str_uint(line, &length) || length > text.len)
			return;
		*body = wg_str_head(text, length);
		text = wg_str_from(text, length);
		if (!is_stirred(r, tag))
			wg_map_put(r->arena, &r->asleep, tag, body);
	}
}

void
wg_rest_begin(struct wg_rest *r, const struct wg_project *p, size_t n)
{
	struct wg_str text = r->text, line;
	uint64_t *old;
	uint32_t n_old;

	r->project = p;
	r->n = n;
	r->noted = WG_NEW_ARRAY(r->arena, n, struct wg_str);
	r->tags = WG_NEW_ARRAY(r->arena, n, struct wg_str);
	r->slept = WG_NEW_ARRAY(r->arena, n, bool);
	r->sleepers = WG_NEW_ARRAY(r->arena, n, struct sleeper *);
	hash_shared(r);
	hash_units(r);
	line = wg_str_cut(&text, '\n');
	if (!wg_str_is(wg_str_cut(&line, ' '), r->hash) ||
	    !wg_str_uint(line, &n_old) || n_old > text.len / sizeof(*old))
		return;
	r->n_old = n_old;
	old = WG_NEW_ARRAY(r->arena, n_old + 1, uint64_t);
	memcpy(old, text.ptr, n_old * sizeof(*old));
	text = wg_str_from(text, n_old * sizeof(*old));
	find_units(r, old);
	recall_languages(r, text);
}

/* Sleeping. */

static const struct wg_source *
document_source(const struct wg_project *p, struct wg_str name)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_str_eq(p->documents.at[i].source->name, name))
			return p->documents.at[i].source;
	return NULL;
}

static const struct wg_source *
catalog_source(const struct wg_catalog *const *catalogs, struct wg_str name)
{
	for (size_t i = 0; catalogs != NULL && i < WG_DOMAIN_COUNT; i++)
		for (const struct wg_catalog *c = catalogs[i]; c != NULL;
		     c = c->below)
			if (wg_str_eq(c->source->name, name))
				return c->source;
	return NULL;
}

/* Few reports have places in few files. */
static const struct wg_source *
find_source(void *context, struct wg_str name)
{
	struct sleeper *s = context;
	struct wg_source *source = wg_map_get(&s->sources, name);

	if (source != NULL)
		return source;
	source = (struct wg_source *)catalog_source(s->catalogs, name);
	if (source == NULL)
		source = (struct wg_source *)document_source(
		    s->rest->project, name);
	if (source == NULL) {
		source = WG_NEW(s->arena, struct wg_source);
		source->name = wg_str_dup(s->arena, name);
		if (wg_file_read(s->arena, wg_str_starts(name, WG_STR("/")) ?
			source->name.ptr : wg_str_fmt(s->arena, "%.*s/%.*s",
			    WG_ARG(s->rest->root), WG_ARG(name)).ptr, LARGEST,
			&source->text) != WG_FILE_OK)
			source->text = WG_NONE;
	}
	wg_map_put(s->arena, &s->sources, source->name, source);
	return source;
}

static bool
is_same(const struct wg_digest *a, const struct wg_digest *b, size_t n)
{
	return !memcmp(&a->words, &b->words, sizeof(a->words)) &&
	    !memcmp(&a->catalogs, &b->catalogs, sizeof(a->catalogs)) &&
	    !memcmp(a->shown, b->shown, n * sizeof(*a->shown));
}

/* From what was known of units to what is known of those there are now.
 * False: of one nobody knows. */
static bool
carry_over(const struct wg_rest *r, struct wg_arena *a, struct wg_known *b)
{
	const struct wg_project *p = r->project;
	size_t n = p->units.n;
	struct wg_known now = *b;

	if (r->same)
		return true;
	now.digest.shown = WG_NEW_ARRAY(a, n + 1, uint64_t);
	now.states = wg_alloc(a, wg_progress_bytes(p));
	now.reports = WG_NEW_ARRAY(a, n + 1, struct wg_str);
	for (size_t i = 0; i < n; i++) {
		const struct wg_unit *u = &p->units.at[i];
		uint32_t from = r->from[i];

		if (from != NEW) {
			now.digest.shown[i] = b->digest.shown[from];
			now.states[i] = b->states[from];
			now.reports[i] = b->reports[from];
			continue;
		}
		if (!u->quiet && (wg_known_has(b, u->key) ||
		    wg_known_has(b, u->sense)))
			return false;
		now.digest.shown[i] = wg_digest_of_state(
		    u->quiet ? WG_STATE_SOURCE : WG_STATE_MISSING);
		now.states[i] = WG_P_MISSING;
	}
	memcpy(now.states + n, b->states + r->n_old, WG_L_COUNT);
	now.reports[n] = b->reports[r->n_old];
	*b = now;
	return true;
}

/* What is to be reported has been. */
static struct wg_edition_texts *
wake(struct wg_edition *e)
{
	struct sleeper *s = (struct sleeper *)e;
	const struct wg_catalog *read[WG_DOMAIN_COUNT] = { NULL };
	struct wg_edition_texts *texts;

	pthread_mutex_lock(&s->mutex);
	texts = atomic_load(&e->texts);
	if (texts == NULL) {
		struct wg_diag *told = wg_diag_open();
		struct wg_arena *a = s->arena;
		struct wg_edition *made;
		struct wg_digest digest;

		if (getenv("WEGWEISER_TRACE") != NULL)
			fprintf(stderr, "awake: %.*s\n",
			    WG_ARG(e->language->tag));
		if (s->catalogs == NULL) {
			a = s->texts = wg_arena_open();
			wg_load_catalogs(a, s->rest->root, e->project,
			    e->language, read, told);
		}
		made = wg_translate(a, e->project, e->language,
		    s->catalogs == NULL ? read : s->catalogs, told);
		wg_diag_close(told);
		wg_digest_make(&digest, a, made);
		if (!is_same(&digest, &s->digest, e->project->units.n))
			s->rest->disturbed = true;
		texts = atomic_load(&made->texts);
		atomic_store_explicit(
		    &e->texts, texts, memory_order_release);
	}
	pthread_mutex_unlock(&s->mutex);
	return texts;
}

static const struct wg_source *
source_of(const struct wg_edition *e, struct wg_str name)
{
	struct sleeper *s = (struct sleeper *)e;
	const struct wg_source *source;

	pthread_mutex_lock(&s->mutex);
	source = find_source(s, name);
	pthread_mutex_unlock(&s->mutex);
	return source;
}

static const struct wg_edition_sleep sleeping = { wake, source_of };

static struct sleeper *
new_sleeper(
    struct wg_rest *r, struct wg_arena *a, const struct wg_language *l)
{
	struct sleeper *s = WG_NEW(a, struct sleeper);

	s->edition.project = r->project;
	s->edition.language = l;
	s->edition.arena = s->arena = a;
	s->edition.sleep = &sleeping;
	s->rest = r;
	pthread_mutex_init(&s->mutex, NULL);
	return s;
}

static bool
tell_again(struct sleeper *s, const struct wg_known *b, struct wg_diag *diag)
{
	size_t n = s->edition.project->units.n;
	struct wg_out out = { 0 };
	bool ok;

	for (size_t i = 0; i <= n; i++)
		wg_out_put(&out, b->reports[i]);
	ok = wg_diag_replay(diag, wg_out_str(&out), find_source, s);
	wg_out_free(&out);
	return ok;
}

struct wg_edition *
wg_rest_edition(struct wg_rest *r, struct wg_arena *a, size_t number,
    const struct wg_language *l, const struct wg_catalog *const *catalogs,
    struct wg_diag *diag, struct wg_digest *digest)
{
	const struct wg_str *remembered = wg_map_get(&r->asleep, l->tag);
	struct sleeper *s;
	struct wg_known b;

	if (remembered == NULL || l == r->project->source ||
	    !wg_known_read(a, r->n_old, *remembered, &b) || !carry_over(r, a, &b))
		return NULL;
	s = new_sleeper(r, a, l);
	s->edition.states = b.states;
	s->catalogs = catalogs;
	if (!tell_again(s, &b, diag))
		return NULL;
	wg_progress_cover(&s->edition);
	wg_digest_finish(&b.digest, a, r->project);
	*digest = s->digest = b.digest;
	r->noted[number] = r->same ? *remembered :
	    wg_known_write(a, r->project->units.n, &b);
	r->tags[number] = l->tag;
	r->slept[number] = true;
	if (catalogs == NULL)
		r->sleepers[number] = s;
	return &s->edition;
}

struct wg_edition *
wg_rest_keep(struct wg_rest *r, struct wg_arena *a, size_t number,
    const struct wg_edition *made, const struct wg_digest *d)
{
	const struct wg_project *p = r->project;
	struct sleeper *s = new_sleeper(r, a, made->language);
	size_t size = (p->documents.n + 1) * sizeof(*made->coverage);
	uint8_t *states = wg_alloc(a, wg_progress_bytes(p));

	wg_progress_states(made, states);
	s->edition.states = states;
	s->edition.coverage = memcpy(wg_alloc(a, size), made->coverage, size);
	s->texts = made->arena;
	s->digest = *d;
	atomic_store(&s->edition.texts, atomic_load(&made->texts));
	r->sleepers[number] = s;
	return &s->edition;
}

const struct wg_arena *
wg_rest_texts(const struct wg_rest *r, size_t number)
{
	return r->sleepers[number] == NULL ? NULL :
	    r->sleepers[number]->texts;
}

struct wg_arena *
wg_rest_sleep(struct wg_rest *r, size_t number)
{
	struct sleeper *s = r->sleepers[number];
	struct wg_arena *texts = NULL;

	if (s == NULL)
		return NULL;
	pthread_mutex_lock(&s->mutex);
	if (s->texts != NULL) {
		texts = s->texts;
		s->texts = NULL;
		atomic_store(&s->edition.texts, NULL);
	}
	pthread_mutex_unlock(&s->mutex);
	return texts;
}

/* Remembering. */

void
wg_rest_note(struct wg_rest *r, struct wg_arena *a, size_t number,
    const struct wg_edition *e, const struct wg_digest *d,
    struct wg_diag *diag)
{
	struct wg_known b;

	r->tags[number] = WG_NONE;
	r->slept[number] = false;
	if (e->language == e->project->source || !wg_known_of(&b, e, d, diag))
		return;
	r->noted[number] = wg_known_write(a, e->project->units.n, &b);
	r->tags[number] = e->language->tag;
}

/* The path of a line of reads. */
static struct wg_str
path_of(struct wg_str line)
{
	for (unsigned i = 0; i < 6; i++)
		wg_str_cut(&line, ' ');
	return line;
}

static bool
has_slept(const struct wg_rest *r, struct wg_str tag)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->slept[i] && wg_str_eq(r->tags[i], tag))
			return true;
	return false;
}

void
wg_rest_write(struct wg_rest *r, struct wg_reads *reads, struct wg_out *out)
{
	struct wg_str lines = r->reads;

	while (reads != NULL && lines.len > 0) {
		struct wg_str line = wg_str_cut(&lines, '\n');
		struct wg_str tag = tag_of(r, path_of(line),
		    wg_str_find(WG_STR("de"), line.ptr[0]) >= 0);

		if (tag.len > 0 && has_slept(r, tag))
			wg_reads_add(reads, line);
	}
	wg_out_fmt(out, "%s %zu\n", r->hash, r->project->units.n);
	wg_out_put(out, (struct wg_str){ (const char *)r->units,
				r->project->units.n * sizeof(*r->units) });
	for (size_t i = 0; i < r->n; i++)
		if (r->tags[i].len > 0) {
			wg_out_fmt(out, "%.*s %zu\n", WG_ARG(r->tags[i]),
			    r->noted[i].len);
			wg_out_put(out, r->noted[i]);
		}
}

bool
wg_rest_disturbed(const struct wg_rest *r)
{
	return r->disturbed;
}
