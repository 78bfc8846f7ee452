#include "back/pdf/linker.h"

#include "back/backend.h"

static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	const struct wg_pdf_linker *l = context;
	const struct wg_build *b = l->task->build;
	const struct wg_language *own = b->editions[l->edition]->language;
	struct wg_leaflet_link link;

	(void)edition;
	if (!wg_build_link(l->task, l->edition, t, &link))
		return WG_NONE;
	*foreign = link.language == own ? NULL : link.language;
	return wg_str_fmt(a, "%.*s/leaflets/%.*s/%.*s.html%s%.*s",
	    WG_ARG(b->project->site), WG_ARG(link.language->tag),
	    WG_ARG(link.file), link.anchor.len > 0 ? "#" : "",
	    WG_ARG(link.anchor));
}

void
wg_pdf_linker_open(struct wg_pdf_linker *l, struct wg_task *task,
    const struct wg_edition *e)
{
	*l = (struct wg_pdf_linker){ .task = task,
		.linker = { .address = address, .context = l } };
	while (task->build->editions[l->edition] != e)
		l->edition++;
}
