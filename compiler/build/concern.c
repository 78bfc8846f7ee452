/*
 * One look at every report: in which file it stands, and whether that file is
 * part of the print.  A file that could not be read is in no tree; it counts
 * where a file of the print names its id.
 */
#include "build/concern.h"

#include "base/diag.h"
#include "build/job.h"
#include "model/print.h"
#include "model/catalog.h"
#include "model/product.h"

struct concern {
	const struct wg_job *job;
	const struct wg_document *print;
	struct wg_print opened; /* empty if it cannot be */
	struct wg_document_list documents;
	bool domains[WG_DOMAIN_COUNT]; /* they have messages of */
};

static bool
name_byte(char c)
{
	return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Does the word stand in the text? */
static bool
names(struct wg_str text, struct wg_str id)
{
	while (id.len > 0 && text.len > 0) {
		ptrdiff_t at = wg_str_find_str(text, id);
		size_t end = (size_t)at + id.len;

		if (at < 0)
			return false;
		if ((at == 0 || !name_byte(text.ptr[at - 1])) &&
		    (end == text.len || !name_byte(text.ptr[end])))
			return true;
		text = wg_str_from(text, end);
	}
	return false;
}

/* "content/places/amt.xml" is "amt". */
static struct wg_str
stem(struct wg_str path)
{
	struct wg_str part = path;

	while (path.len > 0)
		part = wg_str_cut(&path, '/');
	return wg_str_ends(part, WG_STR(".xml")) ?
	    wg_str_head(part, part.len - 4) : WG_NONE;
}

static bool
in_documents(const struct concern *c, struct wg_str file)
{
	struct wg_str id = stem(file);
	bool broken = id.len > 0 &&
	    wg_map_get(&c->job->project->broken, id) != NULL;

	if (wg_str_eq(file, c->print->source->name))
		return true;
	for (size_t i = 0; i < c->documents.n; i++) {
		const struct wg_source *s = c->documents.at[i]->source;

		if (wg_str_eq(file, s->name) || (broken && names(s->text, id)))
			return true;
	}
	return false;
}

/* A text of the print whose translation was refused, and why. */
static bool
in_unit(const struct wg_edition *e, const struct wg_document *d,
    struct wg_span at)
{
	for (uint32_t i = 0; i < d->n_units; i++) {
		const struct wg_rendering *r =
		    &wg_edition_texts(e)->units[d->first_unit + i];

		if (r->state == WG_STATE_BROKEN && r->message != NULL &&
		    r->message->at.source == at.source &&
		    at.start - r->message->at.start < r->message->at.length)
			return true;
	}
	return false;
}

static bool
in_catalogs(const struct concern *c, const struct wg_edition *e,
    struct wg_span at)
{
	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++) {
		const struct wg_catalog *one = wg_edition_texts(e)->catalogs[d];

		for (; c->domains[d] && one != NULL; one = one->below)
			if (wg_str_eq(one->source->name, at.source->name) &&
			    (d == WG_DOMAIN_INTERFACE || !one->whole ||
				!one->complete))
				return true;
	}
	for (size_t i = 0; i < c->documents.n; i++)
		if (in_unit(e, c->documents.at[i], at))
			return true;
	return false;
}

static bool
wanted(void *context, enum wg_diag_id id, struct wg_span at,
    struct wg_str language)
{
	const struct concern *c = context;
	size_t n = c->opened.n;
	bool own = false;

	for (size_t i = 1; i < n; i++)
		own |= wg_str_eq(
		    c->opened.editions[i]->language->tag, language);
	if (wg_diag_kind(id)->severity != WG_ERROR || at.source == NULL)
		return false;
	if (in_documents(c, at.source->name))
		return true;
	for (size_t i = 1; i < n && own; i++)
		if (in_catalogs(c, c->opened.editions[i], at))
			return true;
	return false;
}

/* Catalogs that the print needs and that are not there. */
static void
tell_missing(const struct concern *c, struct wg_diag *into)
{
	for (size_t i = 1; i < c->opened.n; i++)
		for (unsigned d = 0; d < c->job->project->n_domains; d++) {
			const struct wg_edition *e = c->opened.editions[i];

			if (!c->domains[d] ||
			    wg_edition_texts(e)->catalogs[d] != NULL)
				continue;
			wg_report(into, WG_D_PRINT_CATALOG, WG_NOWHERE,
			    "locales/%.*s/%s.po", WG_ARG(e->language->tag),
			    wg_domain_name(c->job->project, (enum wg_domain)d));
			wg_hint(into, "wegweiser update begins it; if there "
			    "was one, take an older version");
		}
}

static bool
has_words(const struct wg_project *p, const struct wg_document *d)
{
	for (uint32_t i = 0; i < d->n_units; i++)
		if (!p->units.at[d->first_unit + i].quiet)
			return true;
	return false;
}

/* A book of a page has the pages below it, which only regions name. */
static bool
is_book(const struct wg_document *d)
{
	const struct wg_print_job *job =
	    d->kind != WG_KIND_PRINT ? NULL : wg_read_print(NULL, d);

	return job != NULL && job->product != WG_PRODUCT_COUNT &&
	    wg_product_is_book(job->product);
}

/* The documents that are found so far. */
struct walk {
	const struct wg_job *job;
	bool *in; /* by document */
	struct WG_VEC(const struct wg_document *) found;
};

static void
reach(struct walk *w, const struct wg_document *d)
{
	const struct wg_project *p = w->job->project;

	if (w->in[d->index])
		return;
	w->in[d->index] = true;
	WG_PUSH(w->job->arena, &w->found) = d;
	/* What a whole region is good for, no attribute says. */
	if (wg_kind_is_common(d->kind) || is_book(d))
		for (size_t k = 0; k < p->documents.n; k++)
			reach(w, &p->documents.at[k]);
}

/* A document and all that it shows something of, and so on. */
static struct wg_document_list
closure_of(const struct wg_job *job, const struct wg_document *d)
{
	struct walk w = { .job = job, .in = WG_NEW_ARRAY(job->arena,
		job->project->documents.n + 1, bool) };

	reach(&w, d);
	for (size_t i = 0; i < w.found.n; i++)
		for (size_t k = 0; k < w.found.at[i]->parts.n; k++)
			reach(&w, w.found.at[i]->parts.at[k]);
	return (struct wg_document_list){ w.found.at, w.found.n };
}

/* A region leads to all there is, and no print is part of another one. */
static bool
is_part(const struct concern *c, const struct wg_document *d)
{
	return d->kind != WG_KIND_PRINT || d == c->print;
}

static void
take(struct concern *c, const struct wg_document *d)
{
	struct wg_document_list more;
	const struct wg_document **all;
	size_t n = 0;

	if (d < c->job->project->documents.at || d >=
	    c->job->project->documents.at + c->job->project->documents.n)
		return;
	more = closure_of(c->job, d);
	all = WG_NEW_ARRAY(c->job->arena, c->documents.n + more.n,
	    const struct wg_document *);
	for (size_t i = 0; i < c->documents.n; i++)
		all[n++] = c->documents.at[i];
	for (size_t i = 0; i < more.n; i++)
		if (is_part(c, more.at[i]))
			all[n++] = more.at[i];
	c->documents = (struct wg_document_list){ all, n };
}

void
wg_print_concerns(struct wg_diag *into, const struct wg_job *job,
    const struct wg_document *print)
{
	struct concern c = { .job = job, .print = print,
		.domains = { [WG_DOMAIN_INTERFACE] = true } };

	if (!wg_print_open(&c.opened, NULL, job->arena, job->project, print,
		job->editions, job->n_editions))
		c.opened = (struct wg_print){ .subject = NULL };
	take(&c, print);
	if (c.opened.subject != NULL)
		take(&c, c.opened.subject);
	for (size_t i = 0; i < c.documents.n; i++)
		if (has_words(job->project, c.documents.at[i]))
			c.domains[c.documents.at[i]->domain] = true;
	wg_diag_pick(into, job->diag, wanted, &c);
	tell_missing(&c, into);
}
