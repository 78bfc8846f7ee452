/*
 * A project.xml that is a person's: what the region needs comes into it, and
 * everything else of it stays.  What was there once and is there no more,
 * somebody has taken away.
 */
#include "cli/import_in.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/source.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "model/attribute.h"
#include "model/node.h"

struct settings {
	struct wg_bringing *b;
	const struct wg_node *root;
	struct wg_xml_edits edits;
};

static const struct wg_node *
find(const struct settings *s, struct wg_str id)
{
	const struct wg_node *n = s->root->first;

	while (n != NULL && !wg_str_eq(wg_node_attr(n, WG_AT_XML_ID), id))
		n = n->next;
	return n;
}

/* The region says it otherwise than the file, in one of these. */
static bool
differs(const struct wg_node *n, struct wg_str title,
    const enum wg_attribute *names, const struct wg_str *values, size_t count)
{
	const struct wg_node *t = wg_node_child(n, WG_EL_TITLE);
	bool is = t == NULL || t->first == NULL ||
	    !wg_str_eq(wg_str_trim(t->first->text), title);

	for (size_t i = 0; i < count; i++)
		is |= !wg_str_eq(wg_node_attr(n, names[i]), values[i]);
	return is;
}

/* A category or an organisation, which has two attributes besides its id. */
static void
bring(struct settings *s, enum wg_element element, struct wg_str id,
    struct wg_str title, const enum wg_attribute *names,
    const struct wg_str *values)
{
	struct wg_arena *a = s->b->arena;
	const struct wg_node *n = find(s, id);

	if (n == NULL && wg_bringing_is_new(s->b, id))
		wg_xml_insert_titled(&s->edits, s->root, element,
		    wg_str_fmt(a, "%.*s%.*s%.*s",
			WG_ARG(wg_xml_attribute(a, WG_AT_XML_ID, id)),
			WG_ARG(wg_xml_attribute(a, names[0], values[0])),
			WG_ARG(wg_xml_attribute(a, names[1], values[1]))),
		    title);
	else if (n != NULL && differs(n, title, names, values, 2))
		wg_report(s->b->run->diag, WG_D_IMPORT_CHANGED, n->at,
		    "%.*s: %.*s, %.*s, %.*s", WG_ARG(id), WG_ARG(title),
		    WG_ARG(values[0]), WG_ARG(values[1]));
}

static void
bring_hosts(struct settings *s)
{
	struct wg_arena *a = s->b->arena;
	const struct wg_region_import *m = &s->b->region;
	const struct wg_node *urls = wg_node_child(s->root, WG_EL_URLS);
	struct wg_str hosts, rest, word;
	struct wg_map has = { 0 };
	struct wg_out out = { 0 };

	if (urls == NULL)
		return;
	hosts = wg_node_attr(urls, WG_AT_HOSTS);
	for (rest = hosts; (word = wg_str_word(&rest)).len > 0;)
		wg_map_put(a, &has, word, s);
	wg_out_put(&out, hosts);
	for (size_t i = 0; i < m->used_hosts.n; i++)
		if (wg_map_get(&has, m->used_hosts.at[i]) == NULL)
			wg_out_fmt(&out, " %.*s",
			    WG_ARG(m->used_hosts.at[i]));
	wg_xml_set(&s->edits, urls, WG_AT_HOSTS,
	    wg_str_dup(a, wg_out_str(&out)));
	wg_out_free(&out);
}

struct wg_str
wg_bring_settings(struct wg_bringing *b, struct wg_str name, struct wg_str was)
{
	static const enum wg_attribute of_category[] = { WG_AT_ICON,
		WG_AT_COLOR };
	static const enum wg_attribute of_organisation[] = { WG_AT_WEBSITE,
		WG_AT_LOGO };
	const struct wg_region_import *m = &b->region;
	struct wg_source *source = WG_NEW(b->arena, struct wg_source);
	struct wg_diag *told = wg_diag_open();
	struct settings s = { .b = b,
		.edits = { .arena = b->arena, .source = source } };

	*source = (struct wg_source){ .name = name, .text = was };
	s.root = wg_xml_read(b->arena, source, told);
	wg_diag_close(told);
	if (s.root == NULL || s.root->element != WG_EL_PROJECT)
		return WG_NONE;
	bring_hosts(&s);
	for (size_t i = 0; i < m->categories.n; i++) {
		const struct wg_import_category *c = &m->categories.at[i];

		bring(&s, WG_EL_CATEGORY, c->id, c->name, of_category,
		    (struct wg_str[]){ c->icon, c->color });
	}
	for (size_t i = 0; i < m->organisations.n; i++) {
		const struct wg_import_organisation *o =
		    &m->organisations.at[i];

		if (!o->is_place && o->id.len > 0)
			bring(&s, WG_EL_ORGANISATION, o->id, o->name,
			    of_organisation,
			    (struct wg_str[]){ o->website, o->logo });
	}
	return wg_xml_edited(&s.edits);
}
