/*
 * Where links lead from a page of leaflets: to an anchor of the same file, to
 * a file of its folder or of another language's.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

/* "../TAG/" or nothing, if it is the folder we are in. */
static void
put_folder(struct wg_sheet *s, struct wg_out *out, struct wg_str tag)
{
	if (wg_str_eq(tag, s->folder))
		return;
	wg_out_puts(out, s->leaflets);
	wg_out_put(out, tag);
	wg_out_byte(out, '/');
}

static void
put_target(struct wg_sheet *s, struct wg_out *out,
    const struct wg_leaflet_link *link, bool page)
{
	/* A page of a pair leads to pairs. */
	if (s->other == NULL || !page ||
	    link->language != s->other->language)
		put_folder(s, out, link->language->tag);
	wg_out_put(out, link->file);
	wg_out_puts(out, ".html");
	if (link->anchor.len == 0)
		return;
	wg_out_byte(out, '#');
	wg_out_put(out, link->anchor);
}

static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	struct wg_sheet *s = context;
	struct wg_leaflets *l = s->all;
	const struct wg_voice *voice =
	    edition == l->own.edition ? &l->own : &l->source;
	bool page = wg_kind_is_page(t->document->kind);
	const struct wg_voice *reader =
	    page && s->other != NULL ? s->other : voice;
	struct wg_leaflet_link link;

	*foreign = NULL;
	wg_out_clear(&l->scratch);
	if (!wg_build_link(l->task, reader->index, t, &link))
		return WG_NONE;
	if (t->document == s->document ? link.anchor.len > 0 :
		t->document->kind == WG_KIND_PLACE &&
		s->carded[t->document->index])
		wg_out_fmt(&l->scratch, "#%.*s", WG_ARG(link.anchor));
	else
		put_target(s, &l->scratch, &link, page);
	if (link.language != reader->language &&
	    voice->language != l->project->source)
		*foreign = link.language;
	return wg_str_dup(a, wg_out_str(&l->scratch));
}

static struct wg_str
paper(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_document *form)
{
	struct wg_sheet *s = context;
	struct wg_str pdf =
	    wg_build_form_pdf(a, s->all->project, edition, form);

	return wg_str_fmt(a, "%s%.*s", s->leaflets, WG_ARG(pdf));
}

/* Of several cards of a place, the first has its id. */
static bool
stands(void *context, const struct wg_document *place)
{
	struct wg_sheet *s = context;
	bool first = !s->carded[place->index];

	s->carded[place->index] = true;
	return first;
}

struct wg_linker
wg_sheet_linker(struct wg_sheet *s)
{
	return (struct wg_linker){ address, paper, stands, s };
}
