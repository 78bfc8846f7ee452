/*
 * Hashes of documents are made once a build, those of what editions say of
 * them are there already (back/digest.h): a fingerprint is a hash of hashes.
 */
#include "back/values.h"

#include "back/addresses.h"
#include "back/digest.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/out.h"
#include "base/source.h"
#include "model/image.h"
#include "model/pictogram.h"
#include "model/prose.h"

struct wg_values {
	const struct wg_build *build;
	const struct wg_digest *editions; /* of the build */
	struct wg_map by_id, by_file;
	struct wg_sha256 sources;    /* see wg_values_hash() */
	struct wg_sha256 common;
	struct wg_sha256 *documents; /* by index, and the next ones */
	struct wg_sha256 *titles;
	struct wg_sha256 *standings;
	struct wg_sha256 *outlines;  /* see hash_outline() */
	struct wg_sha256 *bytes;
	struct wg_sha256 everything; /* but pages; which there are */
};

/* What all files read. */

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

static void
put_holidays(struct wg_out *out, const struct wg_project *p)
{
	for (size_t i = 0; i < p->n_school; i++) {
		const struct wg_school_holiday *h = &p->school[i];

		wg_out_fmt(out, "%d %lld %lld ", (int)h->land,
		    (long long)h->from, (long long)h->to);
		wg_out_counted(out, h->name);
	}
}

/* An event that is over, and what no region shows, have no anchor: a link to
 * them depends on more of them than that they are there. */
static void
put_link(
    struct wg_out *out, const struct wg_build *b, const struct wg_target *t)
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
	for (size_t e = 0; e < b->n_editions; e++)
		wg_out_byte(
		    out, wg_build_public(b, e, t->document) ? '1' : '0');
}

/* An image that is missing or broken is as good as none: see middle/resolve. */
static void
put_image(struct wg_out *out, const struct wg_image *image)
{
	wg_out_counted(out, image == NULL ? WG_NONE : image->name);
	wg_out_counted(out, image == NULL ? WG_NONE : image->file);
}

static void
put_tree(
    struct wg_out *out, const struct wg_build *b, const struct wg_document *d)
{
	wg_out_counted(out, d->id);
	wg_out_fmt(out, "%d ", (int)d->kind);
	wg_node_write(out, d->root);
	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		const struct wg_target *t = wg_link_of(n).target;

		if (t != NULL)
			put_link(out, b, t);
		if (n->element == WG_EL_MEDIAOBJECT)
			put_image(out, wg_media_of(n).image);
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
	put_holidays(out, p);
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_kind_is_common(p->documents.at[i].kind))
			put_tree(out, b, &p->documents.at[i]);
	return wg_sha256_take(out);
}

/* Documents. */

static void
put_date(struct wg_out *out, struct wg_date date)
{
	wg_out_fmt(out, "%d %lld ", date.known, (long long)date.day);
}

static struct wg_sha256
hash_title(const struct wg_document *d, struct wg_out *out)
{
	wg_out_counted(out, d->id);
	wg_out_fmt(out, "%d %d ", (int)d->kind, (int)d->domain);
	wg_node_write(out, d->title);
	wg_out_byte(out, '/');
	wg_node_write(out, d->brief);
	wg_out_counted(out, d->name);
	wg_out_counted(out, d->pictogram);
	put_date(out, d->stand);
	put_date(out, d->published);
	put_date(out, d->review);
	for (size_t i = 0; i < d->former.n; i++)
		wg_out_counted(out, d->former.at[i]);
	return wg_sha256_take(out);
}

static struct wg_sha256
hash_standing(
    const struct wg_build *b, const struct wg_document *d, struct wg_out *out)
{
	const struct wg_project *p = b->project;
	struct wg_task task = { .build = b };

	for (size_t e = 0; e < b->n_editions; e++)
		wg_out_byte(out, wg_build_public(b, e, d) ? '1' : '0');
	wg_out_byte(out, wg_build_current(&task, d) ? '1' : '0');
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		const struct wg_tree_page *page = wg_region_page(r, d);

		wg_out_byte(out, wg_region_shows(r, d) ? '1' : '0');
		for (size_t e = 0; page != NULL && e < b->n_editions; e++)
			wg_out_byte(out, wg_edition_public(
				b->editions[e], r, page) ? 'p' : '-');
	}
	return wg_sha256_take(out);
}

static struct wg_sha256
hash_document(
    const struct wg_values *v, const struct wg_document *d, struct wg_out *out)
{
	put_tree(out, v->build, d);
	wg_sha256_put(out, &v->standings[d->index]);
	for (size_t i = 0; i < d->parts.n; i++)
		wg_sha256_put(out, &v->titles[d->parts.at[i]->index]);
	return wg_sha256_take(out);
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

static void
put_progress(const struct wg_values *v, struct wg_out *out,
    const struct wg_document *d)
{
	for (size_t e = 0; e < v->build->n_editions; e++) {
		const struct wg_coverage *c =
		    &v->build->editions[e]->coverage[d->index];

		wg_out_fmt(out, "%u/%u ", (unsigned)c->translated,
		    (unsigned)c->units);
	}
}

/* All documents that are no pages, and how much of them each edition has; of
 * all their outlines and standings. */
static struct wg_sha256
hash_everything(const struct wg_values *v, struct wg_out *out)
{
	const struct wg_project *p = v->build->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		wg_sha256_put(out, &v->outlines[i]);
		wg_sha256_put(out, &v->standings[i]);
		if (wg_kind_is_page(p->documents.at[i].kind))
			continue;
		wg_sha256_put(out, &v->documents[i]);
		put_progress(v, out, &p->documents.at[i]);
	}
	return wg_sha256_take(out);
}

static struct wg_sha256
hash_sources(const struct wg_values *v, const struct wg_sha256 *settings,
    struct wg_out *out)
{
	size_t n = v->build->project->documents.n;

	wg_sha256_put(out, settings);
	for (size_t i = 0; i < n; i++)
		wg_sha256_put(out, &v->documents[i]);
	for (size_t e = 0; e < v->build->n_editions; e++) {
		wg_sha256_put(out, &v->editions[e].labels);
		for (size_t i = 0; i < n; i++)
			wg_sha256_put(out, &v->editions[e].units[i]);
	}
	return wg_sha256_take(out);
}

static void
hash_documents(struct wg_values *v, struct wg_arena *a, struct wg_out *out)
{
	const struct wg_project *p = v->build->project;
	size_t n = p->documents.n;

	v->documents = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	v->titles = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	v->standings = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	v->outlines = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	v->bytes = WG_NEW_ARRAY(a, n + 1, struct wg_sha256);
	for (size_t i = 0; i < n; i++) {
		struct wg_document *d = &p->documents.at[i];

		wg_map_first(a, &v->by_id, d->id, d);
		wg_map_first(a, &v->by_file, d->source->name, d);
		v->titles[i] = hash_title(d, out);
		v->standings[i] = hash_standing(v->build, d, out);
		v->outlines[i] = hash_outline(d, out);
		v->bytes[i] = wg_sha256(d->source->text);
	}
	for (size_t i = 0; i < n; i++)
		v->documents[i] = hash_document(v, &p->documents.at[i], out);
}

struct wg_values *
wg_values_new(
    struct wg_arena *a, const struct wg_build *b, struct wg_str program)
{
	struct wg_values *v = WG_NEW(a, struct wg_values);
	struct wg_out out = { 0 };
	struct wg_sha256 settings;

	v->build = b;
	v->editions = b->digests;
	settings = hash_settings(b, &out);
	wg_out_counted(&out, program);
	wg_sha256_put(&out, &settings);
	v->common = wg_sha256_take(&out);
	hash_documents(v, a, &out);
	v->everything = hash_everything(v, &out);
	v->sources = hash_sources(v, &settings, &out);
	wg_out_free(&out);
	return v;
}

struct wg_sha256
wg_values_hash(const struct wg_values *v)
{
	return v->sources;
}

/* One by one. */

void
wg_values_put_common(const struct wg_values *v, struct wg_out *out)
{
	wg_sha256_put(out, &v->common);
}

void
wg_values_put(const struct wg_values *v, struct wg_out *out,
    const struct wg_document *d, unsigned what)
{
	if (what & WG_READ_DOCUMENT)
		wg_sha256_put(out, &v->documents[d->index]);
	if (what & WG_READ_TITLE)
		wg_sha256_put(out, &v->titles[d->index]);
	if (what & WG_READ_STANDING)
		wg_sha256_put(out, &v->standings[d->index]);
	if (what & WG_READ_PROGRESS)
		put_progress(v, out, d);
}

void
wg_values_put_words(const struct wg_values *v, struct wg_out *out,
    size_t edition, const struct wg_document *d, unsigned what)
{
	const struct wg_digest *e = &v->editions[edition];

	if (what & WG_READ_DOCUMENT)
		wg_sha256_put(out, &e->units[d->index]);
	if ((what & WG_READ_TITLE) && d->title != NULL)
		wg_out_fmt(out, "%llx ",
		    (unsigned long long)e->shown[d->title->unit]);
}

void
wg_values_put_labels(
    const struct wg_values *v, struct wg_out *out, size_t edition)
{
	wg_sha256_put(out, &v->editions[edition].labels);
}

void
wg_values_put_texts(
    const struct wg_values *v, struct wg_out *out, size_t edition)
{
	wg_sha256_put(out, &v->editions[edition].texts);
}

/* Lists. */

/* Of a page that an edition does not have, it shows no more than the outline:
 * most pages, in most languages. */
bool
wg_values_show(
    const struct wg_values *v, size_t edition, const struct wg_document *d)
{
	return !wg_kind_is_page(d->kind) ||
	    wg_build_public(v->build, edition, d);
}

/* What the source and an edition say of the documents it shows, and how it
 * translates the titles of the others. */
static void
put_shown(const struct wg_values *v, struct wg_out *out, size_t edition)
{
	const struct wg_digest *source = &v->editions[0];
	const struct wg_digest *own = &v->editions[edition];
	const struct wg_project *p = v->build->project;

	wg_sha256_put(out, &v->everything);
	wg_sha256_put(out, &source->labels);
	wg_sha256_put(out, &own->labels);
	wg_sha256_put(out, &own->titles);
	for (size_t i = 0; i < p->documents.n; i++) {
		if (!wg_values_show(v, edition, &p->documents.at[i]))
			continue;
		wg_sha256_put(out, &v->documents[i]);
		wg_sha256_put(out, &source->units[i]);
		wg_sha256_put(out, &own->units[i]);
	}
}

static void
put_sources(const struct wg_values *v, struct wg_out *out)
{
	const struct wg_addresses *all = v->build->addresses;

	wg_sha256_put(out, &v->everything);
	for (size_t i = 0; i < v->build->project->documents.n; i++)
		wg_sha256_put(out, &v->documents[i]);
	wg_addresses_write(all, out);
	for (size_t i = 0; i < all->n; i++)
		wg_out_fmt(out, "%d ", (int)all->at[i].state);
}

static void
put_ids(struct wg_out *out, const struct wg_document **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		wg_out_counted(out, list[i]->id);
}

void
wg_values_put_list(const struct wg_values *v, struct wg_out *out,
    const struct wg_region *r, enum wg_read_list list, size_t edition)
{
	const struct wg_project *p = v->build->project;

	switch (list) {
	case WG_LIST_PAGES:
		for (size_t i = 0; i < r->n_pages; i++) {
			wg_out_counted(out, r->pages[i].page->id);
			wg_out_fmt(out, "%u ", (unsigned)r->pages[i].depth);
		}
		break;
	case WG_LIST_PLACES:
		put_ids(out, r->places, r->n_places);
		break;
	case WG_LIST_EVENTS:
		put_ids(out, r->events, r->n_events);
		break;
	case WG_LIST_DOCUMENTS:
		for (size_t i = 0; i < p->documents.n; i++) {
			wg_out_fmt(
			    out, "%d ", (int)p->documents.at[i].kind);
			wg_out_counted(out, p->documents.at[i].id);
		}
		break;
	case WG_LIST_SHOWN:
		put_shown(v, out, edition);
		break;
	case WG_LIST_SOURCES:
		put_sources(v, out);
		break;
	case WG_LIST_COUNT:
		break;
	}
}

/* Finding. */

const struct wg_document *
wg_values_document(const struct wg_values *v, struct wg_str id)
{
	return wg_map_get(&v->by_id, id);
}

const struct wg_document *
wg_values_of_file(const struct wg_values *v, struct wg_str name)
{
	return wg_map_get(&v->by_file, name);
}

const struct wg_sha256 *
wg_values_bytes(const struct wg_values *v, const struct wg_document *d)
{
	return &v->bytes[d->index];
}
