/* Look-ups in a project; build/load.c fills it. */
#include "model/project.h"

#include "base/near.h"
#include "model/attribute.h"
#include "model/image.h"
#include "model/lookup.h"
#include "model/pictogram.h"
#include "model/record.h"
#include "model/trace.h"
#include "values/phone.h"

static const struct wg_kind_info kinds[WG_KIND_COUNT] = {
#define WG_KIND(id, folder, element, domain) \
	[WG_KIND_##id] = { folder, WG_EL_##element, domain },
#include "model/kinds.def"
};

const char *
wg_domain_name(const struct wg_project *p, enum wg_domain d)
{
	return p->domains[d];
}

enum wg_domain
wg_domain_named(const struct wg_project *p, struct wg_str name)
{
	for (unsigned i = 0; i < p->n_domains; i++)
		if (wg_str_is(name, p->domains[i]))
			return (enum wg_domain)i;
	return WG_DOMAIN_COUNT;
}

void
wg_domains_begin(struct wg_project *p)
{
	static const char *const domains[] = {
#define WG_DOMAIN(name) name,
#include "model/kinds.def"
	};

	p->n_domains = sizeof(domains) / sizeof(domains[0]);
	for (unsigned i = 0; i < p->n_domains; i++)
		p->domains[i] = domains[i];
}

const struct wg_kind_info *
wg_kind_info(enum wg_kind k)
{
	return &kinds[k];
}

bool
wg_kind_is_page(enum wg_kind k)
{
	return kinds[k].root == WG_EL_ARTICLE;
}

bool
wg_kind_is_house(enum wg_kind kind)
{
	return kind == WG_KIND_HOUSE || kind == WG_KIND_BUILDING;
}

bool
wg_kind_is_sheet(enum wg_kind kind)
{
	return wg_kind_is_page(kind) || kind == WG_KIND_FORM;
}

bool
wg_kind_is_common(enum wg_kind kind)
{
	return kind == WG_KIND_PROJECT || kind == WG_KIND_REGION;
}

const struct wg_target *
wg_project_find(const struct wg_project *p, struct wg_str id)
{
	return wg_map_get(&p->ids, id);
}

struct wg_str
wg_project_near(const struct wg_project *p, struct wg_str id)
{
	struct wg_near near = { .word = id, .limit = 2 };

	for (size_t i = 0; i < p->documents.n; i++)
		wg_near_try(&near, p->documents.at[i].id);
	return near.found;
}

const struct wg_document *
wg_project_document(
    const struct wg_project *p, enum wg_kind kind, struct wg_str id)
{
	const struct wg_target *t = wg_project_find(p, id);

	if (t == NULL || t->document->root != t->node ||
	    t->document->kind != kind)
		return NULL;
	return t->document;
}

const struct wg_pictogram *
wg_project_pictogram(const struct wg_project *p, struct wg_str name)
{
	size_t from = 0, to = p->pictograms.n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct wg_pictogram *pictogram = p->pictograms.at[middle];
		int order = wg_str_cmp(name, pictogram->name);

		if (order == 0)
			return pictogram;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

const struct wg_image *
wg_project_image(const struct wg_project *p, struct wg_str name)
{
	for (size_t i = 0; i < p->images.n; i++)
		if (wg_str_eq(p->images.at[i]->name, name))
			return p->images.at[i];
	return NULL;
}

struct wg_str
wg_image_of(const struct wg_node *mediaobject)
{
	struct wg_str file = wg_node_attr(wg_node_child(
	    wg_node_child(mediaobject, WG_EL_IMAGEOBJECT),
	    WG_EL_IMAGEDATA), WG_AT_FILEREF);
	struct wg_str folder = WG_STR("images/");

	return wg_str_starts(file, folder) ? wg_str_from(file, folder.len) :
	    WG_NONE;
}

struct wg_str
wg_pictogram_of(const struct wg_node *mediaobject)
{
	struct wg_str file = wg_node_attr(wg_node_child(
	    wg_node_child(mediaobject, WG_EL_IMAGEOBJECT),
	    WG_EL_IMAGEDATA), WG_AT_FILEREF);
	struct wg_str folder = WG_STR("pictograms/");

	if (!wg_str_starts(file, folder) ||
	    !wg_str_ends(file, WG_STR(".svg")))
		return WG_NONE;
	return wg_str_head(wg_str_from(file, folder.len),
	    file.len - folder.len - 4);
}

bool
wg_document_overdue(const struct wg_project *p, const struct wg_document *d)
{
	return d->review.known && d->review.day < p->today;
}

bool
wg_region_speaks(const struct wg_region *r, const struct wg_language *l)
{
	for (size_t i = 0; i < r->n_languages; i++)
		if (r->languages[i] == l)
			return true;
	return false;
}

bool
wg_region_shows(const struct wg_region *r, const struct wg_document *d)
{
	wg_trace_document(d, WG_READ_STANDING);
	return r->shows[d->index];
}

const struct wg_helpline *
wg_project_helpline(const struct wg_project *p, struct wg_str dial)
{
	for (size_t i = 0; i < p->n_helplines; i++)
		if (p->helplines[i].phone != NULL &&
		    wg_str_eq(p->helplines[i].phone->dial, dial))
			return &p->helplines[i];
	return NULL;
}

size_t
wg_project_first_helplines(const struct wg_project *p,
    const struct wg_helpline *first[WG_FIRST_HELPLINES])
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_helplines && n < WG_FIRST_HELPLINES; i++)
		if (p->helplines[i].phone != NULL &&
		    p->helplines[i].title != NULL)
			first[n++] = &p->helplines[i];
	return n;
}

const struct wg_tree_page *
wg_region_page(const struct wg_region *r, const struct wg_document *page)
{
	wg_trace_document(page, WG_READ_STANDING);
	return r->page_of[page->index];
}

/* Of a page, the region that has it in its tree; of all else the first. */
struct wg_str
wg_project_short(const struct wg_project *p, struct wg_arena *a,
    const struct wg_document *d)
{
	struct wg_str base = WG_NONE;

	for (size_t i = 0; i < p->regions.n && base.len == 0; i++)
		if (!wg_kind_is_page(d->kind) ||
		    wg_region_page(&p->regions.at[i], d) != NULL)
			base = p->regions.at[i].short_base;
	if (base.len == 0)
		return wg_str_fmt(
		    a, "%.*s/s/%.*s", WG_ARG(p->site), WG_ARG(d->id));
	return wg_str_fmt(a, "%.*s%.*s", WG_ARG(base), WG_ARG(d->id));
}
