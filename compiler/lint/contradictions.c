/* Sources against each other. */
#include "lint/contradictions.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "lint/helplines.h"
#include "lint/signs.h"
#include "model/project.h"
#include "model/prose.h"
#include "values/phone.h"
#include "values/value.h"

/* A number and who has it; the others that have it, too, follow. */
struct owner {
	const struct wg_document *document; /* a place, or a region */
	struct wg_span at;
	struct owner *next;
};

struct lines {
	const struct wg_project *project;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_map owners; /* by what is dialled → struct owner */
};

/* The number of a <w:phone> that belongs to somebody: not 112. */
static const struct wg_phone *
line_of(const struct wg_node *n)
{
	const struct wg_value *v;

	if (n->element != WG_EL_PHONE || n->first == NULL)
		return NULL;
	v = n->first->read;
	return v == NULL || v->phone.kind == WG_PHONE_SHORT ? NULL : &v->phone;
}

static bool
shows(const struct wg_region *r, const struct wg_document *d)
{
	return d == r->document || wg_region_shows(r, d) ||
	    wg_region_page(r, d) != NULL;
}

/* Is there a region that shows both?  Who is shown nowhere disturbs nobody. */
static bool
meet(const struct wg_project *p, const struct wg_document *a,
    const struct wg_document *b)
{
	bool a_somewhere = false, b_somewhere = false;

	for (size_t i = 0; i < p->regions.n; i++) {
		bool has_a = shows(&p->regions.at[i], a);
		bool has_b = shows(&p->regions.at[i], b);

		if (has_a && has_b)
			return true;
		a_somewhere = a_somewhere || has_a;
		b_somewhere = b_somewhere || has_b;
	}
	return !a_somewhere || !b_somewhere;
}

static void
add_owner(struct lines *l, const struct wg_document *d, const struct wg_node *n,
    struct wg_str dial)
{
	struct owner *first = wg_map_get(&l->owners, dial);
	struct owner *own;

	for (struct owner *o = first; o != NULL; o = o->next)
		if (o->document == d)
			return;
	own = WG_NEW(l->arena, struct owner);
	own->document = d;
	own->at = n->at;
	if (first == NULL) {
		wg_map_put(l->arena, &l->owners, dial, own);
		return;
	}
	if (!meet(l->project, first->document, d)) {
		wg_report(l->diag, WG_D_PHONE_TWICE, n->at, "%.*s",
		    WG_ARG(dial));
		wg_note(l->diag, first->at, "the number of %.*s",
		    WG_ARG(first->document->id));
	}
	own->next = first->next;
	first->next = own;
}

static void
collect(struct lines *l, const struct wg_document *d)
{
	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		const struct wg_phone *phone = line_of(n);

		if (phone != NULL &&
		    wg_project_helpline(l->project, phone->dial) == NULL)
			add_owner(l, d, n, phone->dial);
	}
}

/* A number in a text of the region. */
static void
check_number(struct lines *l, const struct wg_region *r,
    const struct wg_node *n, struct wg_str dial)
{
	const struct owner *first = wg_map_get(&l->owners, dial);

	for (const struct owner *o = first; o != NULL; o = o->next)
		if (shows(r, o->document))
			return;
	if (first == NULL)
		return;
	wg_report(l->diag, WG_D_PHONE_ELSEWHERE, n->at, "%.*s in %.*s",
	    WG_ARG(dial), WG_ARG(r->document->id));
	wg_note(l->diag, first->at, "the number of %.*s",
	    WG_ARG(first->document->id));
}

/* What a region has of a document: numbers, and cards. */
static void
check_shown(struct lines *l, const struct wg_region *r,
    const struct wg_document *d)
{
	const struct wg_node *card = NULL;
	bool kept = false;

	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		const struct wg_phone *phone = line_of(n);
		const struct wg_document *place =
		    n->element == WG_EL_CARD ? wg_card_of(n) : NULL;

		if (phone != NULL)
			check_number(l, r, n, phone->dial);
		if (place == NULL)
			continue;
		card = card == NULL ? n : card;
		kept = kept || wg_region_shows(r, place);
	}
	if (card == NULL || kept)
		return;
	wg_report(l->diag, WG_D_PAGE_CARDLESS, card->at, "%.*s in %.*s",
	    WG_ARG(d->id), WG_ARG(r->document->id));
	wg_hint(l->diag, "add a <w:card> for the place there, or take the "
			 "page out of the tree of the region");
}

static void
check_lines(const struct wg_project *p, struct wg_diag *diag)
{
	struct lines l = { .project = p, .arena = wg_arena_open(),
		.diag = diag };

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind == WG_KIND_PLACE || d->kind == WG_KIND_REGION)
			collect(&l, d);
	}
	for (size_t i = 0; i < p->regions.n; i++)
		for (size_t k = 0; k < p->documents.n; k++) {
			const struct wg_region *r = &p->regions.at[i];
			const struct wg_document *d = &p->documents.at[k];

			if (d->kind != WG_KIND_PLACE &&
			    d->kind != WG_KIND_REGION && shows(r, d))
				check_shown(&l, r, d);
		}
	wg_arena_close(l.arena);
}

/* Houses. */

struct houses {
	const struct wg_project *project;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_map purposes; /* of the offices that houses list */
};

static bool
responsible_by_name(
    const struct wg_place *place, const struct wg_municipality *m)
{
	for (size_t i = 0; i < place->n_municipalities; i++)
		if (place->municipalities[i] == m)
			return true;
	return false;
}

static bool
lists(const struct wg_house *house, const struct wg_document *place)
{
	for (size_t i = 0; i < house->n_offices; i++)
		if (house->offices[i].place == place)
			return true;
	return false;
}

/* What people go to an office for; offices of one purpose are of one kind. */
static struct wg_str
purpose_of(struct wg_arena *a, const struct wg_place *place)
{
	return place->purpose == NULL ? WG_NONE :
	                                wg_node_text(a, place->purpose);
}

/* The purposes of all offices that houses list. */
static void
collect_purposes(struct houses *h)
{
	for (size_t i = 0; i < h->project->documents.n; i++) {
		const struct wg_document *d = &h->project->documents.at[i];
		const struct wg_house *house = d->kind == WG_KIND_HOUSE ?
		    wg_read_house(NULL, d) : NULL;

		for (size_t k = 0; house != NULL && k < house->n_offices; k++) {
			const struct wg_document *place =
			    house->offices[k].place;
			struct wg_str purpose = place == NULL ? WG_NONE :
			    purpose_of(h->arena, wg_read_place(NULL, place));

			if (purpose.len > 0)
				wg_map_put(h->arena, &h->purposes, purpose,
				    (void *)place);
		}
	}
}

/* An office that everybody has to go to some day. */
static bool
municipal(const struct wg_place *place)
{
	return place->level == WG_LEVEL_GEMEINDE && place->category != NULL &&
	    wg_str_is(place->category->icon, "office");
}

static bool
is_public(const struct wg_place *place)
{
	return place->level == WG_LEVEL_GEMEINDE ||
	    place->level == WG_LEVEL_KREIS;
}

static bool
needed(struct houses *h, const struct wg_place *place)
{
	struct wg_str purpose;

	if (municipal(place))
		return true;
	purpose = purpose_of(h->arena, place);
	return purpose.len > 0 && wg_map_get(&h->purposes, purpose) != NULL;
}

static void
check_house(struct houses *h, const struct wg_house *house)
{
	const struct wg_municipality *m = house->municipality;

	for (size_t i = 0; i < h->project->documents.n; i++) {
		const struct wg_document *d = &h->project->documents.at[i];
		const struct wg_place *place = d->kind == WG_KIND_PLACE ?
		    wg_read_place(NULL, d) : NULL;

		if (place == NULL || !is_public(place) || place->closed ||
		    place->for_all || !responsible_by_name(place, m) ||
		    lists(house, d) || !needed(h, place))
			continue;
		wg_report(h->diag, WG_D_HOUSE_OFFICE,
		    house->document->root->at, "%.*s: %.*s",
		    WG_ARG(m->name), WG_ARG(d->id));
		wg_hint(h->diag, "add <w:office ref=\"%.*s\"/> and the way "
				 "to it", WG_ARG(d->id));
	}
}

static void
check_houses(const struct wg_project *p, struct wg_diag *diag)
{
	struct houses h = { .project = p, .arena = wg_arena_open(),
		.diag = diag };

	collect_purposes(&h);
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_house *house = d->kind == WG_KIND_HOUSE ?
		    wg_read_house(NULL, d) : NULL;

		if (house != NULL && house->municipality != NULL)
			check_house(&h, house);
	}
	wg_arena_close(h.arena);
}

void
wg_contradictions_check(const struct wg_project *p, struct wg_diag *diag)
{
	check_lines(p, diag);
	wg_helplines_check(p, diag);
	wg_signs_check(p, diag);
	wg_signs_check_all(p, diag);
	check_houses(p, diag);
}
