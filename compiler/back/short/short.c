/*
 * The output "short": site/s/ID/index.html of every page, place, house,
 * building, event, news and region is what QR codes name, a page on which the
 * reader chooses the language; site/s/REGION/events/index.html likewise, of
 * the events of a region.  What is over leads to its list, what was
 * renamed leads on to its heir, what is gone or lost says so.
 */
#include <stdarg.h>

#include "back/addresses.h"
#include "back/made.h"
#include "back/share.h"
#include "back/plain.h"
#include "base/arena.h"
#include "store/stage.h"

static void
put(struct wg_task *task, struct wg_str bytes, const char *path, ...)
    __attribute__((format(printf, 3, 4)));

static void
put(struct wg_task *task, struct wg_str bytes, const char *path, ...)
{
	va_list args;
	struct wg_str name;

	va_start(args, path);
	name = wg_str_vfmt(task->arena, path, args);
	va_end(args);
	wg_group_put(task, name, bytes);
}

/* The list on which things of a kind stand, among the leaflets of a language;
 * what has none is found from the start page. */
static const char *
list_of(enum wg_kind kind)
{
	switch (kind) {
	case WG_KIND_PLACE:
		return "places";
	case WG_KIND_EVENT:
		return "events";
	case WG_KIND_NEWS:
		return "news";
	default:
		return "index";
	}
}

static struct wg_str
target(struct wg_task *task, const struct wg_published_id *a,
    const struct wg_language *l)
{
	bool live = a->state == WG_ADDRESS_LIVE;
	bool anchored = live && (a->kind == WG_KIND_PLACE ||
	    a->kind == WG_KIND_EVENT || a->kind == WG_KIND_NEWS ||
	    (a->kind == WG_KIND_REGION &&
		task->build->project->regions.n > 1));
	struct wg_str file = live && (wg_kind_is_sheet(a->kind) ||
		wg_kind_is_house(a->kind)) ? a->id :
	    wg_str(list_of(live || a->state == WG_ADDRESS_OVER ? a->kind :
		    WG_KIND_PROJECT));

	struct wg_str anchor = anchored ? a->id : WG_NONE;

	return wg_str_fmt(task->arena, "../../leaflets/%.*s/%.*s.html%s%.*s",
	    WG_ARG(l->tag), WG_ARG(file), anchored ? "#" : "",
	    WG_ARG(anchor));
}

/* Its title in that language, or that it is not there any more. */
static struct wg_choice
choice(struct wg_task *task, const struct wg_published_id *a,
    const struct wg_edition *e)
{
	struct wg_choice c = { .edition = e, .spoken = e->language,
		.href = target(task, a, e->language) };

	if (a->state == WG_ADDRESS_LOST || a->state == WG_ADDRESS_GONE) {
		c.words = wg_edition_label(
		    e, task->arena, WG_L_NO_LONGER, 0, NULL);
		c.spoken = wg_edition_label_language(e, WG_L_NO_LONGER);
	} else if (a->document != NULL &&
	    e->language != task->build->project->source) {
		struct wg_shown shown =
		    wg_edition_unit(e, a->document->title);

		/* German stands above already. */
		if (!shown.fallback)
			c.words = wg_build_title(
			    task->arena, e, a->document);
	}
	return c;
}

/* The list of events in that language, at the region. */
static struct wg_choice
events_choice(struct wg_task *task, const struct wg_published_id *a,
    const struct wg_edition *e)
{
	bool anchored = a->state == WG_ADDRESS_LIVE &&
	    task->build->project->regions.n > 1;

	return (struct wg_choice){ .edition = e,
		.spoken = wg_edition_label_language(e, WG_L_EVENTS),
		.words = wg_edition_label(e, task->arena, WG_L_EVENTS, 0, NULL),
		.href = wg_str_fmt(task->arena,
		    "../../../leaflets/%.*s/events.html%s%.*s",
		    WG_ARG(e->language->tag), anchored ? "#" : "",
		    WG_ARG(anchored ? a->id : WG_NONE)) };
}

#define EVENTS "events/" /* what stands below the address of a region */

static void
put_chooser(
    struct wg_task *task, const struct wg_published_id *a, const char *below)
{
	const struct wg_build *b = task->build;
	struct wg_choice *choices =
	    WG_NEW_ARRAY(task->arena, b->n_editions + 1, struct wg_choice);
	struct wg_str page, title = a->title.len > 0 ? a->title : a->id;
	size_t n = 0;

	if (below[0] != '\0')
		title = wg_edition_label(
		    b->editions[0], task->arena, WG_L_EVENTS, 0, NULL);
	for (size_t e = 0; e < b->n_editions; e++)
		if (a->state != WG_ADDRESS_LIVE ||
		    wg_published(b, e, a->document))
			choices[n++] = (below[0] != '\0' ? events_choice :
							    choice)(
			    task, a, b->editions[e]);
	page = wg_plain_chooser(task, title, choices, n);
	put(task, page, "site/s/%.*s/%sindex.html", WG_ARG(a->id), below);
	/* Where no server knows that this page stands for the print. */
	if (b->flat && a->kind == WG_KIND_PRINT)
		put(task, page, "site/prints/%.*s.pdf/index.html",
		    WG_ARG(a->id));
}

static void
put_onward(
    struct wg_task *task, const struct wg_published_id *a, const char *below)
{
	const struct wg_build *b = task->build;
	struct wg_str to = a->document->id;

	put(task, wg_plain_onward(task,
	    wg_str_fmt(task->arena, "%s../../s/%.*s/%s",
		below[0] != '\0' ? "../" : "", WG_ARG(to), below),
	    wg_str_fmt(task->arena, "%.*s/s/%.*s/%s",
		WG_ARG(b->project->site), WG_ARG(to), below),
	    wg_build_title(task->arena, b->editions[0], a->document),
	    b->project->source), "site/s/%.*s/%sindex.html", WG_ARG(a->id),
	    below);
}

static void
put_files(struct wg_task *task, const struct wg_published_id *a)
{
	/* A region's address leads to its events, too. */
	static const char *const parts[] = { "", EVENTS };
	size_t n = a->kind == WG_KIND_REGION ? 2 : 1;

	for (size_t i = 0; i < n; i++)
		if (a->state == WG_ADDRESS_FORMER)
			put_onward(task, a, parts[i]);
		else
			put_chooser(task, a, parts[i]);
}

static void
whole(struct wg_task *task)
{
	const struct wg_addresses *all = task->build->addresses;
	struct wg_group group;

	for (size_t i = 0; i < all->n; i++) {
		const struct wg_published_id *a = &all->at[i];

		/* QR codes name no print; but where there was one, its
		 * address shows this page. */
		if (!wg_makes_document(task->build, a->document, a->id))
			continue;
		if (a->kind == WG_KIND_PRINT &&
		    (a->state == WG_ADDRESS_LIVE ||
			a->state == WG_ADDRESS_FORMER))
			continue;
		if (wg_named_begin(task, &group, "short", a))
			continue;
		put_files(task, a);
		wg_group_end(task);
	}
}

const struct wg_backend wg_short_backend = {
	.name = "short",
	.whole = whole,
};
