/* Blocks to messages; translation-workflow.md, section 5, says how. */
#include "middle/unit.h"

#include "base/arena.h"
#include "base/out.h"
#include "facts/inline.h"
#include "middle/memory.h"
#include "model/attribute.h"
#include "model/catalog.h"
#include "model/project.h"
#include "text/blank.h"

static struct wg_str
tag_name(const struct wg_node *n)
{
	const struct wg_element_info *info = wg_element_info(n->element);

	return wg_str(info->tag != NULL ? info->tag : info->name);
}

struct wg_unit_tag *
wg_unit_tags(struct wg_arena *a, const struct wg_node *unit, size_t *n)
{
	struct WG_VEC(struct wg_unit_tag) tags = { 0 };
	unsigned seen[WG_EL_COUNT] = { 0 }, total[WG_EL_COUNT] = { 0 };
	const struct wg_node *node;

	for (node = wg_node_next(unit, unit); node;
	     node = wg_node_next(node, unit))
		total[node->element]++;
	for (node = wg_node_next(unit, unit); node;
	     node = wg_node_next(node, unit)) {
		struct wg_unit_tag tag = { tag_name(node), node };

		if (!wg_node_is(node, WG_INLINE))
			continue;
		if (total[node->element] > 1)
			tag.name = wg_str_fmt(a, "%.*s%u", WG_ARG(tag.name),
			    ++seen[node->element]);
		WG_PUSH(a, &tags) = tag;
	}
	*n = tags.n;
	return tags.at;
}

static const char *const escapes[256] = {
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
};

struct writer {
	struct wg_out *out;
	const struct wg_unit_tag *tag; /* the next one */
	bool words;                    /* there is something to translate */
};

/* Inline content is nested at most as deep as the reader allows. */
static void
write_inline(struct writer *w, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n; n = n->next) {
		struct wg_str name;

		if (n->element == WG_EL_TEXT) {
			w->words |= wg_str_trim(n->text).len > 0;
			wg_out_escaped(w->out, n->text, escapes);
			continue;
		}
		if (!wg_node_is(n, WG_INLINE))
			continue;
		name = w->tag++->name;
		if (wg_node_is(n, WG_PLACEHOLDER)) {
			wg_out_fmt(w->out, "<%.*s/>", WG_ARG(name));
			continue;
		}
		wg_out_fmt(w->out, "<%.*s>", WG_ARG(name));
		write_inline(w, n);
		wg_out_fmt(w->out, "</%.*s>", WG_ARG(name));
	}
}

void
wg_unit_trim_end(struct wg_node *unit)
{
	struct wg_node *n = unit->last;

	while (n != NULL && n->element != WG_EL_TEXT)
		n = wg_node_is(n, WG_PLACEHOLDER) ? NULL : n->last;
	if (n != NULL && wg_str_ends(n->text, WG_STR(" ")))
		n->text.len--;
}

/* White space means one blank, in the sources as in the catalogs. */
static void
normalize(struct wg_arena *a, struct wg_str script, struct wg_node *unit)
{
	struct wg_squeeze squeeze;

	wg_squeeze_begin(&squeeze, script);
	for (struct wg_node *n = unit; n; n = wg_node_next(n, unit)) {
		if (n->element == WG_EL_TEXT)
			wg_squeeze_text(&squeeze, a, &n->text);
		else if (wg_node_is(n, WG_PLACEHOLDER))
			wg_squeeze_filled(&squeeze);
	}
	wg_unit_trim_end(unit);
}

static uint32_t
count_words(const struct wg_node *unit)
{
	uint32_t words = 0;

	for (const struct wg_node *n = unit; n; n = wg_node_next(n, unit)) {
		struct wg_str rest = n->text;

		if (n->parent != NULL && wg_node_is(n->parent, WG_PLACEHOLDER))
			continue;
		while (wg_str_word(&rest).len > 0)
			words++;
	}
	return words;
}

/* "keine" of pain is another word than that of allergies. */
static struct wg_str
context_of(struct wg_arena *a, const struct wg_node *n)
{
	const struct wg_node *item = n;

	if (n->element != WG_EL_OPTION && n->element != WG_EL_SCALE_LOW &&
	    n->element != WG_EL_SCALE_HIGH)
		return wg_node_attr(n, WG_AT_CONTEXT);
	while (item != NULL && item->element != WG_EL_ITEM)
		item = item->parent;
	return wg_str_fmt(
	    a, "form:%.*s", WG_ARG(wg_node_attr(item, WG_AT_XML_ID)));
}

static void
add_unit(struct wg_project *p, struct wg_document *d, struct wg_node *node,
    struct wg_out *out)
{
	struct wg_arena *scratch = wg_arena_open();
	size_t n;
	struct writer w = { out, wg_unit_tags(scratch, node, &n), false };
	struct wg_unit *unit = &WG_PUSH(p->arena, &p->units);

	normalize(p->arena, p->source->script, node);
	wg_out_clear(out);
	write_inline(&w, node);
	*unit = (struct wg_unit){ .node = node, .document = d,
		.context = context_of(p->arena, node),
		.msgid = wg_str_collapse(p->arena, wg_out_str(out)),
		.words = count_words(node), .quiet = !w.words };
	unit->key = wg_message_key(p->arena, unit->context, unit->msgid);
	unit->sense = wg_message_sense(p->arena, unit->key);
	node->unit = (uint32_t)(p->units.n - 1);
	wg_arena_close(scratch);
}

/* For who shows no translations: reports, lists of files. */
static void
name_documents(struct wg_project *p)
{
	struct wg_arena *scratch = wg_arena_open();
	const struct wg_facts facts = wg_facts_open(
	    NULL, wg_edition_of_source(scratch, p), scratch);

	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_document *d = &p->documents.at[i];

		if (d->title != NULL)
			d->name = wg_inlines_text(
			    &facts, p->arena, d->title);
	}
	wg_arena_close(scratch);
}

void
wg_units_number(struct wg_project *p)
{
	struct wg_out out = { 0 };

	WG_PUSH(p->arena, &p->units) = (struct wg_unit){ .quiet = true };
	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_document *d = &p->documents.at[i];

		d->first_unit = (uint32_t)p->units.n;
		for (struct wg_node *n = d->root; n;) {
			if (wg_node_is(n, WG_UNIT))
				add_unit(p, d, n, &out);
			/* What only the office reads stays German. */
			n = n->element == WG_EL_STAFF ?
			    wg_node_skip(n, d->root) :
			    wg_node_next(n, d->root);
		}
		d->n_units = (uint32_t)p->units.n - d->first_unit;
	}
	wg_out_free(&out);
	name_documents(p);
}
