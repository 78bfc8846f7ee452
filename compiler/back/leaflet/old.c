/*
 * Leaflets of earlier builds that are none any more: a page that has another
 * name leads on to it, in its language if it is public there; all else leads to
 * the short address, where the reader chooses another language or hears that it
 * is gone.
 */
#include "back/leaflet/leaflet.h"

#include "back/addresses.h"
#include "back/made.h"
#include "back/share.h"
#include "back/plain.h"
#include "base/arena.h"

/* The file of an old leaflet in a folder: to the heir beside it if 'heir' is
 * not NULL, else to the short address. */
static void
put_leaflet(struct wg_task *task, const struct wg_published_id *a,
    struct wg_str folder, const struct wg_edition *e,
    const struct wg_document *heir)
{
	const struct wg_build *b = task->build;
	struct wg_arena *arena = task->arena;
	const struct wg_edition *words = heir != NULL ? e : b->editions[0];
	struct wg_str site = b->project->site, title = a->title, href, whole;

	if (a->document != NULL)
		title = wg_build_title(arena, words, a->document);
	if (heir != NULL) {
		href = wg_str_fmt(arena, "%.*s.html", WG_ARG(heir->id));
		whole = wg_str_fmt(arena, "%.*s/leaflets/%.*s/%.*s",
		    WG_ARG(site), WG_ARG(folder), WG_ARG(href));
	} else {
		href = wg_str_fmt(arena, "../../s/%.*s/", WG_ARG(a->id));
		whole = wg_str_fmt(arena, "%.*s/s/%.*s/", WG_ARG(site),
		    WG_ARG(a->id));
	}
	wg_group_put(task, wg_str_fmt(arena, "site/leaflets/%.*s/%.*s.html",
	    WG_ARG(folder), WG_ARG(a->id)), wg_plain_onward(task, href, whole,
	    title.len > 0 ? title : a->id, words->language));
}

static void
put_old_in(struct wg_task *task, const struct wg_published_id *a,
    struct wg_str tag, const struct wg_edition *e, bool public)
{
	struct wg_str source = task->build->project->source->tag;
	const struct wg_document *heir =
	    public && a->state == WG_ADDRESS_FORMER ? a->document : NULL;

	put_leaflet(task, a, tag, e, heir);
	if (!wg_str_eq(tag, source) && !wg_kind_is_house(a->kind))
		put_leaflet(task, a, wg_str_fmt(task->arena, "%.*s+%.*s",
		    WG_ARG(source), WG_ARG(tag)),
		    heir != NULL ? task->build->editions[0] : e, heir);
}

/* Where the page is not public, but was, or somebody may look for it. */
static void
put_old_leaflets(struct wg_task *task, const struct wg_published_id *a)
{
	const struct wg_build *b = task->build;
	struct wg_str tags = a->tags;

	for (size_t e = 0; e < b->n_editions; e++) {
		const struct wg_edition *own = b->editions[e];
		bool public = a->document != NULL &&
		    (wg_kind_is_house(a->document->kind) ?
			    wg_published(b, e, a->document) :
			    wg_kind_is_sheet(a->document->kind) &&
				wg_build_public(b, e, a->document));

		if (a->state == WG_ADDRESS_LIVE ?
			!public && wg_tags_have(a->tags, own->language->tag) :
			true)
			put_old_in(task, a, own->language->tag, own, public);
	}
	/* Languages that the project speaks no more. */
	while (tags.len > 0) {
		struct wg_str tag = wg_str_word(&tags);
		const struct wg_language *l =
		    wg_language_lookup(&b->project->languages, tag);

		if (tag.len > 0 &&
		    (l == NULL || wg_build_edition(b, l) == NULL))
			put_old_in(task, a, tag, b->editions[0], false);
	}
}

void
wg_leaflets_old(struct wg_task *task)
{
	const struct wg_addresses *all = task->build->addresses;
	struct wg_group group;

	if (!wg_makes(task->build, WG_STR("leaflet")))
		return;
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_published_id *a = &all->at[i];

		if ((!wg_kind_is_sheet(a->kind) && !wg_kind_is_house(a->kind)) ||
		    wg_named_begin(task, &group, "leaflet", a))
			continue;
		put_old_leaflets(task, a);
		wg_group_end(task);
	}
}
