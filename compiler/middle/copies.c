/* Two passes: whom each id belongs to; then all others go. */
#include "middle/copies.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/attribute.h"
#include "model/project.h"

static struct wg_span
id_span(const struct wg_document *d)
{
	return wg_node_attr_ref(d->root, WG_AT_XML_ID)->value_at;
}

static bool
name_fits(const struct wg_document *d)
{
	struct wg_str name = d->source->name;

	/* Of project.xml there is one. */
	if (d->kind == WG_KIND_PROJECT)
		return true;
	while (wg_str_find(name, '/') >= 0)
		wg_str_cut(&name, '/');
	return name.len == d->id.len + 4 && wg_str_starts(name, d->id);
}

void
wg_copies_drop(struct wg_project *p, struct wg_diag *diag)
{
	struct wg_document *all = p->documents.at, *used;
	struct wg_map owners = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < p->documents.n; i++) {
		used = wg_map_get(&owners, all[i].id);
		if (used == NULL || (!name_fits(used) && name_fits(&all[i])))
			wg_map_put(p->arena, &owners, all[i].id, &all[i]);
	}
	for (size_t i = 0; i < p->documents.n; i++) {
		used = wg_map_get(&owners, all[i].id);
		if (used == &all[i])
			continue;
		wg_report(diag, WG_D_ID_DUPLICATE, id_span(&all[i]), "%.*s",
		    WG_ARG(all[i].id));
		wg_note(diag, id_span(used), "this one is used");
		all[i].root = NULL;
	}
	for (size_t i = 0; i < p->documents.n; i++)
		if (all[i].root != NULL)
			all[kept++] = all[i];
	p->documents.n = kept;
}
