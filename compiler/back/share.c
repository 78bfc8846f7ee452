/* A region is asked for by its number, a name by its hash: nothing has to be
 * counted before. */
#include "back/share.h"

#include "base/arena.h"
#include "model/record.h"

static size_t
find_region(const struct wg_project *p, struct wg_str id)
{
	size_t i = 0;

	while (i < p->regions.n &&
	    !wg_str_eq(p->regions.at[i].document->id, id))
		i++;
	return i;
}

static bool
shows(const struct wg_region *r, const struct wg_document *d)
{
	return r->document == d || r->shows[d->index] ||
	    r->page_of[d->index] != NULL;
}

/* The only region that shows it; the number of regions if there is no such. */
static size_t
only_region(const struct wg_project *p, const struct wg_document *d)
{
	size_t found = p->regions.n;

	for (size_t i = 0; i < p->regions.n; i++) {
		if (!shows(&p->regions.at[i], d))
			continue;
		if (found < p->regions.n)
			return p->regions.n;
		found = i;
	}
	return found;
}

/* A print is where its subject is, a house where its first office is. */
static const struct wg_document *
stands_for(const struct wg_document *d)
{
	if (d->kind == WG_KIND_PRINT &&
	    wg_read_print(NULL, d)->subject != NULL)
		d = wg_read_print(NULL, d)->subject;
	if (d->kind == WG_KIND_HOUSE || d->kind == WG_KIND_BUILDING)
		for (size_t i = 0; i < d->parts.n; i++)
			if (d->parts.at[i]->kind == WG_KIND_PLACE)
				return d->parts.at[i];
	return d;
}

static const size_t *
find_homes(struct wg_arena *a, const struct wg_project *p)
{
	size_t *home = WG_NEW_ARRAY(a, p->documents.n + 1, size_t);

	for (size_t i = 0; i < p->documents.n; i++)
		home[i] = only_region(p, stands_for(&p->documents.at[i]));
	return home;
}

const struct wg_share *
wg_share_new(struct wg_arena *a, const struct wg_project *p, unsigned k,
    unsigned n, struct wg_str regions, struct wg_str *unknown)
{
	struct wg_share *s = WG_NEW(a, struct wg_share);
	bool *chosen = WG_NEW_ARRAY(a, p->regions.n + 1, bool);

	*s = (struct wg_share){ .k = k, .n = n, .region = chosen,
		.home = find_homes(a, p) };
	while (n == 0 && regions.len > 0) {
		struct wg_str id = wg_str_cut(&regions, ',');
		size_t i = find_region(p, id);

		if (wg_str_is(id, "-")) {
			s->common = true;
		} else if (i < p->regions.n) {
			chosen[i] = true;
		} else {
			*unknown = id;
			return NULL;
		}
	}
	return s;
}

static bool
makes_number(const struct wg_share *s, size_t region)
{
	return s->n == 0 ? s->region[region] : region % s->n + 1 == s->k;
}

bool
wg_makes_region(const struct wg_build *b, const struct wg_region *r)
{
	return b->share == NULL ||
	    makes_number(b->share, (size_t)(r - b->project->regions.at));
}

bool
wg_makes(const struct wg_build *b, struct wg_str name)
{
	const struct wg_share *s = b->share;

	if (s == NULL)
		return true;
	return s->n == 0 ? s->common : wg_str_hash(name) % s->n + 1 == s->k;
}

bool
wg_makes_document(const struct wg_build *b, const struct wg_document *d,
    struct wg_str name)
{
	const struct wg_share *s = b->share;
	size_t regions = b->project->regions.n;

	if (s == NULL || d == NULL || regions < s->n ||
	    s->home[d->index] == regions)
		return wg_makes(b, name);
	return makes_number(s, s->home[d->index]);
}
