/*
 * One walk per view.  Nothing here is pretty; everything is exact, so that a
 * golden shows what changed and not how it is drawn.
 */
#include "back/tree/tree.h"

#include <stdio.h>

#include "back/tree/view.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "model/attribute.h"
#include "model/lookup.h"

void
wg_view_indent(struct wg_out *out, unsigned depth)
{
	while (depth-- > 0)
		wg_out_puts(out, "  ");
}

static void
put_attributes(struct wg_out *out, const struct wg_node *n)
{
	for (const struct wg_attr *a = n->attrs; a != NULL; a = a->next) {
		wg_out_fmt(out, " %.*s=",
		    WG_ARG(wg_attribute_label(a->attribute)));
		wg_out_byte(out, '"');
		wg_term_safe(out, a->value);
		wg_out_byte(out, '"');
	}
}

static void
put_node(struct wg_out *out, const struct wg_node *n, unsigned depth)
{
	wg_view_indent(out, depth);
	if (n->element == WG_EL_TEXT) {
		wg_out_puts(out, "\"");
		wg_term_safe(out, n->text);
		wg_out_puts(out, "\"\n");
		return;
	}
	wg_out_fmt(out, "%.*s", WG_ARG(wg_element_label(n->element)));
	put_attributes(out, n);
	wg_out_byte(out, '\n');
}

static void
put_inline(struct wg_out *out, const struct wg_node *first, unsigned depth)
{
	for (const struct wg_node *n = first; n != NULL; n = n->next) {
		put_node(out, n, depth);
		put_inline(out, n->first, depth + 1);
	}
}

static const char *const states[WG_STATE_COUNT] = {
	[WG_STATE_SOURCE] = "source", [WG_STATE_TRANSLATED] = "translated",
	[WG_STATE_MISSING] = "missing", [WG_STATE_FUZZY] = "fuzzy",
	[WG_STATE_BROKEN] = "broken", [WG_STATE_HELD] = "held",
};

static unsigned
depth_of(const struct wg_node *n, const struct wg_node *root)
{
	unsigned depth = 0;

	for (; n != root; n = n->parent)
		depth++;
	return depth;
}

static void
put_unit(struct wg_view *v, const struct wg_node *n, unsigned depth)
{
	const struct wg_unit *unit = &v->project->units.at[n->unit];
	struct wg_shown shown = wg_edition_unit(v->edition, n);
	enum wg_state state = wg_edition_texts(v->edition)->units[n->unit].state;

	wg_view_indent(v->out, depth);
	wg_out_fmt(v->out, "%.*s", WG_ARG(wg_element_label(n->element)));
	put_attributes(v->out, n);
	if (v->edition->language != v->project->source)
		wg_out_fmt(v->out, " [%s, %.*s]",
		    unit->quiet ? "quiet" : states[state],
		    WG_ARG(shown.language->tag));
	wg_out_byte(v->out, '\n');
	if (v->edition->language == v->project->source) {
		wg_view_indent(v->out, depth + 1);
		wg_out_puts(v->out, "msgid \"");
		wg_term_safe(v->out, unit->msgid);
		wg_out_puts(v->out, "\"\n");
	}
	put_inline(v->out, shown.first, depth + 1);
}

static void
view_model(struct wg_view *v, const struct wg_document *d)
{
	const struct wg_node *n = d->root;

	wg_out_fmt(v->out, "%.*s number=%u domain=%s\n", WG_ARG(d->id),
	    (unsigned)d->number, wg_domain_name(v->project, d->domain));
	while (n != NULL) {
		unsigned depth = depth_of(n, d->root) + 1;

		if (n->unit != 0) {
			put_unit(v, n, depth);
			n = wg_node_skip(n, d->root);
			continue;
		}
		put_node(v->out, n, depth);
		n = wg_node_next(n, d->root);
	}
}

static const struct {
	const char *name;
	void (*view)(struct wg_view *, const struct wg_document *);
} views[] = {
	{ "model", view_model },
	{ "text", wg_view_text },
	{ "boxes", wg_view_boxes },
};

static const struct wg_edition *
edition_of(const struct wg_tree_request *r)
{
	const struct wg_edition *e = r->language.len == 0 ? r->editions[0] :
	    wg_edition_find(r->editions, r->n_editions, r->language);

	if (e == NULL)
		fprintf(stderr,
		    _("wegweiser: no such language: %.*s\nActive languages "
		      "stand in locales/LINGUAS.\n"),
		    WG_ARG(r->language));
	return e;
}

static bool
view_id(struct wg_view *v, size_t view, struct wg_str id)
{
	const struct wg_target *t = wg_project_find(v->project, id);
	struct wg_str near;

	if (t != NULL) {
		views[view].view(v, t->document);
		return true;
	}
	near = wg_project_near(v->project, id);
	fprintf(stderr, _("wegweiser: no such id: %.*s"), WG_ARG(id));
	if (near.len > 0)
		fprintf(stderr, _(" (did you mean %s?)"),
		    wg_cstr(v->arena, near));
	fprintf(stderr, "\n%s\n",
	    _("'wegweiser tree' without an id shows all."));
	return false;
}

bool
wg_tree_write(const struct wg_tree_request *r, const struct wg_project *p,
    struct wg_out *out, struct wg_diag *diag)
{
	struct wg_view v = { .project = p, .edition = edition_of(r),
		.request = r, .out = out, .diag = diag,
		.arena = wg_arena_open() };
	size_t view = 0;
	bool ok = v.edition != NULL;

	while (r->show.len > 0 && !wg_str_is(r->show, views[view].name))
		view++; /* the option was checked */
	for (size_t i = 0; ok && i < r->n_ids; i++)
		ok = view_id(&v, view, r->ids[i]);
	for (size_t i = 0; ok && r->n_ids == 0 && i < p->documents.n; i++)
		views[view].view(&v, &p->documents.at[i]);
	wg_arena_close(v.arena);
	return ok;
}
