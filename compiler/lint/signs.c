/* Where signs hang and what they say, against the buildings. */
#include "lint/signs.h"

#include "base/diag.h"
#include "base/intl.h"
#include "model/building.h"
#include "model/project.h"
#include "model/record.h"

struct check {
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

static void
check_job(struct check *c)
{
	if (c->job->product == WG_PRODUCT_DIRECTORY)
		check_ways(c);
	for (size_t i = 0; i < c->job->n_heres; i++) {
		c->here = &c->job->heres[i];
		check_here(c);
	}
}

void
wg_signs_check(const struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		struct check c = { .diag = diag };

		if (d->kind != WG_KIND_PRINT)
			continue;
		c.job = wg_read_print(NULL, d);
		if (c.job->subject != NULL &&
		    c.job->subject->kind == WG_KIND_BUILDING)
			c.building = wg_read_building(NULL, c.job->subject);
		check_job(&c);
	}
}
