/* Where signs hang and what they say, against the buildings; what a print is of
 * that no region has. */
#include "lint/signs.h"

#include "base/diag.h"
#include "base/intl.h"
#include "model/building.h"
#include "model/project.h"
#include "model/record.h"

struct check {
	const struct wg_project *project;
	struct wg_diag *diag;
	const struct wg_print_job *job;
	const struct wg_building *building; /* or NULL: it is another subject */
	const struct wg_here *here;
};

static void
check_here(const struct check *c)
{
	const struct wg_here *h = c->here;
	const struct wg_building *b = c->building;
	const struct wg_floor *f = NULL;

	if (b == NULL)
		return;
	if (h->room.len > 0 && wg_building_room(b, h->room, &f) == NULL)
		wg_report(c->diag, WG_D_SIGN_ROOM, h->at, "%.*s",
		    WG_ARG(h->room));
	if (h->floor.len > 0 && wg_building_floor(b, h->floor) == NULL)
		wg_report(c->diag, WG_D_SIGN_HERE, h->at, _("floor %.*s"),
		    WG_ARG(h->floor));
	if (h->entrance.len > 0 &&
	    wg_building_entrance(b, h->entrance) == NULL)
		wg_report(c->diag, WG_D_SIGN_HERE, h->at, _("entrance %.*s"),
		    WG_ARG(h->entrance));
}

/* Arrows. */

/* Does it name something that there is? */
static bool
leads(const struct check *c, const struct wg_to *to)
{
	const struct wg_building *b = c->building;
	const struct wg_floor *f;

	if (to->room.len > 0 &&
	    (b == NULL || wg_building_room(b, to->room, &f) == NULL))
		return false;
	if (to->entrance.len > 0 &&
	    (b == NULL || wg_building_entrance(b, to->entrance) == NULL))
		return false;
	if (to->floor.len > 0 && b != NULL &&
	    wg_building_floor(b, to->floor) == NULL)
		return false;
	return to->room.len + to->entrance.len + to->floor.len > 0 ||
	    to->place != NULL || to->title != NULL;
}

static bool
changes_floor(enum wg_arrow arrow)
{
	switch (arrow) {
	case WG_ARROW_UP:
	case WG_ARROW_UP_LEFT:
	case WG_ARROW_UP_RIGHT:
	case WG_ARROW_DOWN:
	case WG_ARROW_DOWN_LEFT:
	case WG_ARROW_DOWN_RIGHT:
		return true;
	default:
		return false;
	}
}

static const struct wg_floor *
floor_of(const struct check *c, const struct wg_to *to)
{
	const struct wg_floor *f = NULL;

	if (c->building == NULL)
		return NULL;
	if (to->room.len > 0)
		wg_building_room(c->building, to->room, &f);
	return f != NULL ? f : wg_building_floor(c->building, to->floor);
}

static bool
shows_lift(const struct check *c)
{
	for (size_t i = 0; i < c->here->n_to; i++)
		if (c->here->to[i].via == WG_VIA_LIFT ||
		    wg_str_is(c->here->to[i].pictogram, "lift"))
			return true;
	return false;
}

/* Here and there, one must change floors or not. */
static void
check_level(const struct check *c, const struct wg_to *to)
{
	const struct wg_floor *f = floor_of(c, to);
	bool other = f != NULL && !wg_str_eq(f->name, c->here->floor);

	if (f == NULL || c->here->floor.len == 0)
		return;
	if (other != (changes_floor(to->arrow) && to->via != WG_VIA_COUNT))
		wg_report(c->diag, WG_D_SIGN_LEVEL, to->at, "%.*s",
		    WG_ARG(f->name));
	if (other && to->via == WG_VIA_STAIRS && f->lift == WG_YES &&
	    !shows_lift(c))
		wg_report(c->diag, WG_D_SIGN_STEP_FREE, to->at, "%.*s",
		    WG_ARG(f->name));
}

static void
check_closed(const struct check *c, const struct wg_to *to)
{
	const struct wg_floor *f;
	const struct wg_room *r = c->building == NULL || to->room.len == 0 ?
	    NULL : wg_building_room(c->building, to->room, &f);
	const struct wg_document *d = to->place != NULL ? to->place :
	    r != NULL && r->places.n == 1		 ? r->places.at[0] :
							   NULL;

	if (d != NULL && d->kind == WG_KIND_PLACE &&
	    wg_read_place(NULL, d)->closed)
		wg_report(c->diag, WG_D_SIGN_CLOSED, to->at, "%.*s",
		    WG_ARG(d->id));
}

static void
check_to(const struct check *c, const struct wg_to *to)
{
	if (!leads(c, to)) {
		wg_report(c->diag, WG_D_SIGN_ARROW, to->at, "%.*s%.*s%.*s",
		    WG_ARG(to->room), WG_ARG(to->entrance),
		    WG_ARG(to->floor));
		return;
	}
	check_level(c, to);
	check_closed(c, to);
}

static void
check_arrows(const struct check *c)
{
	size_t n = c->here->n_to;

	for (size_t i = 0; i < n; i++)
		check_to(c, &c->here->to[i]);
	if (c->job->product == WG_PRODUCT_ARROWS && (n == 0 || n > 5))
		wg_report(c->diag, WG_D_SIGN_DESTINATIONS, c->here->at, "%u",
		    (unsigned)n);
}

static void
check_ways(const struct check *c)
{
	const struct wg_building *b = c->building;

	for (size_t i = 0; b != NULL && i < b->n_floors; i++)
		if (b->floors[i].stairs == WG_NO &&
		    b->floors[i].lift != WG_YES)
			wg_report(c->diag, WG_D_SIGN_WAY,
			    b->document->root->at, "%.*s: %.*s",
			    WG_ARG(b->document->id),
			    WG_ARG(b->floors[i].name));
}

/* A booklet of a page is a chapter of a region. */
static void
check_chapter(struct check *c)
{
	const struct wg_document *d = c->job->subject;

	if (d == NULL || !wg_kind_is_page(d->kind))
		return;
	for (size_t i = 0; i < c->project->regions.n; i++)
		if (wg_region_page(&c->project->regions.at[i], d) != NULL)
			return;
	wg_report(c->diag, WG_D_PRINT_SUBJECT, c->job->document->root->at,
	    _("%.*s is a page of no region"), WG_ARG(d->id));
}

static void
check_job(struct check *c)
{
	if (c->job->product == WG_PRODUCT_DIRECTORY)
		check_ways(c);
	for (size_t i = 0; i < c->job->n_heres; i++) {
		c->here = &c->job->heres[i];
		check_here(c);
		check_arrows(c);
	}
	if (c->job->product == WG_PRODUCT_BOOKLET)
		check_chapter(c);
	if (c->job->n_heres == 0 && c->job->product == WG_PRODUCT_ARROWS)
		wg_report(c->diag, WG_D_SIGN_DESTINATIONS,
		    c->job->document->root->at, "0");
}

void
wg_signs_check(const struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		struct check c = { .project = p, .diag = diag };

		if (d->kind != WG_KIND_PRINT)
			continue;
		c.job = wg_read_print(NULL, d);
		if (c.job->subject != NULL &&
		    c.job->subject->kind == WG_KIND_BUILDING)
			c.building = wg_read_building(NULL, c.job->subject);
		check_job(&c);
	}
}
