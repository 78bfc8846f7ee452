/* Signs beside each other: what hangs twice at a place, and which rooms of a
 * building that has arrows nobody is led to. */
#include "lint/signs.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "model/building.h"
#include "model/product.h"
#include "model/project.h"
#include "model/record.h"

struct check {
	const struct wg_project *project;
	struct wg_diag *diag;
	struct wg_arena *arena;
	struct wg_map hung; /* a place where something hangs: the job */
	struct wg_map led;  /* building and room: an arrow leads there */
	/* Buildings with arrows, each once. */
	struct WG_VEC(const struct wg_print_job *) pointed;
};

/* Twice. */

static bool
names(const struct wg_language_list *list, const struct wg_language *l)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == l)
			return true;
	return false;
}

/* Two signs with some languages each are one that has not room for all. */
static bool
share(const struct wg_print_job *a, const struct wg_print_job *b)
{
	for (size_t i = 0; i < a->languages.n; i++)
		if (names(&b->languages, a->languages.at[i]))
			return true;
	return a->languages.n == 0 || b->languages.n == 0;
}

static void
check_twice(struct check *c, const struct wg_print_job *job,
    const struct wg_here *h)
{
	struct wg_str key = wg_str_fmt(c->arena,
	    "%s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s",
	    wg_product_name(job->product), WG_ARG(job->subject->id),
	    WG_ARG(h->floor), WG_ARG(h->entrance), WG_ARG(h->room),
	    WG_ARG(h->spot));
	const struct wg_print_job *other = wg_map_get(&c->hung, key);

	if (other == NULL)
		wg_map_put(c->arena, &c->hung, key, (void *)job);
	else if (other == job || share(other, job))
		wg_report(c->diag, WG_D_SIGN_DOUBLE, h->at, "%.*s",
		    WG_ARG(other->document->id));
}

/* Nobody is led there. */

static struct wg_str
room_key(struct check *c, const struct wg_document *building,
    const struct wg_room *r)
{
	return wg_str_fmt(c->arena, "%.*s\t%.*s", WG_ARG(building->id),
	    WG_ARG(r->number));
}

static void
note_arrows(struct check *c, const struct wg_print_job *job,
    const struct wg_building *b, const struct wg_here *h)
{
	const struct wg_floor *f;

	for (size_t i = 0; i < h->n_to; i++) {
		const struct wg_room *r = h->to[i].room.len == 0 ? NULL :
		    wg_building_room(b, h->to[i].room, &f);

		if (r != NULL)
			wg_map_put(c->arena, &c->led,
			    room_key(c, job->subject, r), (void *)job);
		else if (h->to[i].place != NULL)
			wg_map_put(c->arena, &c->led, wg_str_fmt(c->arena,
				"%.*s\tref\t%.*s", WG_ARG(job->subject->id),
				WG_ARG(h->to[i].place->id)), (void *)job);
	}
}

static bool
leads_to_place(struct check *c, const struct wg_document *building,
    const struct wg_room *r)
{
	for (size_t i = 0; i < r->places.n; i++)
		if (wg_map_get(&c->led, wg_str_fmt(c->arena,
			"%.*s\tref\t%.*s", WG_ARG(building->id),
			WG_ARG(r->places.at[i]->id))) != NULL)
			return true;
	return false;
}

static bool
has_pictogram(const struct wg_room *r)
{
	for (size_t i = 0; i < r->places.n; i++)
		if (r->places.at[i]->pictogram.len > 0)
			return true;
	return r->pictogram.len > 0;
}

static void
check_rooms(struct check *c, const struct wg_print_job *job)
{
	const struct wg_document *d = job->subject;
	const struct wg_building *b = wg_read_building(NULL, d);

	for (size_t i = 0; i < b->n_floors; i++)
		for (size_t k = 0; k < b->floors[i].n_rooms; k++) {
			const struct wg_room *r = &b->floors[i].rooms[k];

			if (wg_map_get(&c->led, room_key(c, d, r)) == NULL &&
			    !leads_to_place(c, d, r))
				wg_report(c->diag, WG_D_SIGN_UNLED, r->at,
				    "%.*s", WG_ARG(r->number));
			if (!has_pictogram(r))
				wg_report(c->diag, WG_D_SIGN_PICTURE, r->at,
				    "%.*s", WG_ARG(r->number));
		}
}

static void
add_job(struct check *c, const struct wg_print_job *job)
{
	bool arrows = job->product == WG_PRODUCT_ARROWS;
	const struct wg_building *b;

	if (job->subject == NULL || (!arrows &&
		job->product != WG_PRODUCT_DIRECTORY &&
		job->product != WG_PRODUCT_DOOR))
		return;
	for (size_t i = 0; i < job->n_heres; i++)
		check_twice(c, job, &job->heres[i]);
	if (!arrows || job->subject->kind != WG_KIND_BUILDING)
		return;
	b = wg_read_building(NULL, job->subject);
	for (size_t i = 0; i < job->n_heres; i++)
		note_arrows(c, job, b, &job->heres[i]);
	if (wg_map_put(c->arena, &c->led, job->subject->id, (void *)job) ==
	    NULL)
		WG_PUSH(c->arena, &c->pointed) = job;
}

void
wg_signs_check_all(const struct wg_project *p, struct wg_diag *diag)
{
	struct check c = { .project = p, .diag = diag,
		.arena = wg_arena_open() };

	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_PRINT)
			add_job(&c, wg_read_print(
			    NULL, &p->documents.at[i]));
	for (size_t i = 0; i < c.pointed.n; i++)
		check_rooms(&c, c.pointed.at[i]);
	wg_arena_close(c.arena);
}
