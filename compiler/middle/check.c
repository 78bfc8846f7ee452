/*
 * Trees against tables.  Every element's content model is a row of particles
 * (model/element.h); children are matched to them from left to right, or in
 * any order for WG_UNORDERED.
 */
#include "middle/check.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "middle/characters.h"
#include "middle/hours.h"
#include "model/attribute.h"
#include "model/datatype.h"
#include "model/node.h"

struct checker {
	struct wg_arena *arena;
	struct wg_diag *diag;
};

static void
remove_child(struct wg_node *parent, struct wg_node *before,
    struct wg_node *child)
{
	if (before == NULL)
		parent->first = child->next;
	else
		before->next = child->next;
	if (parent->last == child)
		parent->last = before;
}

static void
report_not_allowed(
    struct checker *c, const struct wg_node *parent, const struct wg_node *n)
{
	struct wg_str child = wg_element_label(n->element);
	struct wg_str label = wg_element_label(parent->element);

	if (n->element == WG_EL_TEXT) {
		wg_report(c->diag, WG_D_XML_TEXT, n->at, "in <%.*s>",
		    WG_ARG(label));
		return;
	}
	wg_report(c->diag, WG_D_XML_NOT_ALLOWED, n->at, "<%.*s> in <%.*s>",
	    WG_ARG(child), WG_ARG(label));
	wg_note(c->diag, parent->at, "<%.*s> may hold: %s", WG_ARG(label),
	    wg_element_info(parent->element)->content);
}

static void
report_missing(struct checker *c, const struct wg_node *n,
    const struct wg_particle *p)
{
	wg_report(c->diag, WG_D_XML_MISSING, n->at, "%.*s in <%.*s>",
	    (int)p->spelling_len, p->spelling,
	    WG_ARG(wg_element_label(n->element)));
}

/*
 * Where a child fits: the particle from '*at' on (any, if unordered) that has
 * it and is not used up; -1 if there is none.
 */
static int
fitting(const struct wg_content *content, bool unordered, size_t at,
    const unsigned *used, enum wg_element e)
{
	for (size_t i = unordered ? 0 : at; i < content->n; i++)
		if (wg_particle_has(&content->particles[i], e) &&
		    (content->particles[i].repeated || used[i] == 0))
			return (int)i;
	return -1;
}

/* A text that must be there: all but the cells of a table. */
static bool
is_empty(const struct wg_node *n)
{
	if (wg_node_is(n, WG_UNIT) ? n->element == WG_EL_ENTRY :
	    !wg_node_is(n, WG_INLINE) || wg_node_is(n, WG_PLACEHOLDER))
		return false;
	return wg_node_blank(n);
}

static void
report_empty(struct checker *c, const struct wg_node *n)
{
	wg_report(c->diag, WG_D_XML_EMPTY, n->at, "<%.*s>",
	    WG_ARG(wg_element_label(n->element)));
	wg_hint(c->diag, "write the words, or delete the element");
}

/* An item of a list in which there is nothing else. */
static bool
report_empty_item(struct checker *c, const struct wg_node *n)
{
	if ((n->element != WG_EL_LISTITEM && n->element != WG_EL_STEP) ||
	    n->first == NULL)
		return false;
	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		if (!is_empty(k))
			return false;
	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		report_empty(c, k);
	return true;
}

static void
check_children(struct checker *c, struct wg_node *n)
{
	const struct wg_content *content = wg_element_content(n->element);
	bool unordered = wg_node_is(n, WG_UNORDERED);
	unsigned used[24] = { 0 };
	struct wg_node *before = NULL, *next;
	size_t at = 0;

	for (struct wg_node *k = n->first; k != NULL; k = next) {
		int fit = fitting(content, unordered, at, used, k->element);
		bool text = k->element == WG_EL_TEXT &&
		    (content->text || content->datatype != NULL);

		next = k->next;
		if (!text && fit < 0) {
			report_not_allowed(c, n, k);
			remove_child(n, before, k);
			continue;
		}
		if (!text) {
			at = (size_t)fit;
			used[fit]++;
		}
		if (!text && (is_empty(k) || report_empty_item(c, k))) {
			if (is_empty(k))
				report_empty(c, k);
			remove_child(n, before, k);
			continue;
		}
		before = k;
	}
	for (size_t i = 0; i < content->n; i++)
		if (used[i] == 0 && !content->particles[i].optional)
			report_missing(c, n, &content->particles[i]);
}

static void
report_value(struct checker *c, struct wg_span at, struct wg_str value,
    const struct wg_value_error *e)
{
	if (e->at <= at.length && e->length > 0) {
		at.start += (uint32_t)e->at;
		at.length -= (uint32_t)e->at;
		if (e->length < at.length)
			at.length = (uint32_t)e->length;
	}
	wg_report(c->diag, WG_D_XML_VALUE, at, "\"%.*s\": %s", WG_ARG(value),
	    _(e->why));
	if (e->near.len > 0)
		wg_hint(c->diag, "did you mean %.*s?", WG_ARG(e->near));
	else if (e->advice != NULL)
		wg_hint(c->diag, "%s", _(e->advice));
}

static const struct wg_value *
read_value(struct checker *c, const char *type, struct wg_str text,
    struct wg_value_error *error)
{
	struct wg_value *v = WG_NEW(c->arena, struct wg_value);

	if (!wg_value_read(c->arena, type, text, v, error))
		return NULL;
	return v;
}

static void
check_attribute(struct checker *c, struct wg_node *n,
    const struct wg_attribute_rule *rule)
{
	struct wg_attr **link = &n->attrs, *a;
	struct wg_value_error error;

	while (*link != NULL && (*link)->attribute != rule->attribute)
		link = &(*link)->next;
	a = *link;
	if (a == NULL) {
		if (rule->required)
			wg_report(c->diag, WG_D_XML_ATTRIBUTE_MISSING, n->at,
			    "%.*s=\"\" in <%.*s>",
			    WG_ARG(wg_attribute_label(rule->attribute)),
			    WG_ARG(wg_element_label(n->element)));
		return;
	}
	a->value = wg_characters_check(
	    c->arena, a->value_at, a->value, c->diag);
	a->read = read_value(c, rule->type, a->value, &error);
	if (a->read != NULL) {
		a->value = a->read->text;
		return;
	}
	report_value(c, a->value_at, a->value, &error);
	*link = a->next;
}

static void
check_datatype(struct checker *c, struct wg_node *n, const char *type)
{
	struct wg_value_error error;
	struct wg_str raw = wg_node_text(c->arena, n);
	struct wg_span at = n->first != NULL ? n->first->at : n->at;
	const struct wg_value *value = read_value(c, type, raw, &error);

	if (value != NULL) {
		n->first->text = value->text;
		n->first->read = value;
		n->first->next = NULL;
		n->last = n->first;
		if (n->element == WG_EL_HOURS)
			wg_hours_comments(c->arena, n, &value->hours);
		return;
	}
	report_value(c, at, raw, &error);
	n->first = n->last = NULL;
}

static void
check_table(struct checker *c, const struct wg_node *tgroup)
{
	uint32_t cols, cells;

	if (!wg_str_uint(wg_node_attr(tgroup, WG_AT_COLS), &cols))
		return;
	for (const struct wg_node *n = tgroup; n; n = wg_node_next(n, tgroup)) {
		if (n->element != WG_EL_ROW)
			continue;
		cells = 0;
		for (const struct wg_node *k = n->first; k; k = k->next)
			cells++;
		if (cells != cols)
			wg_report(c->diag, WG_D_XML_CELLS, n->at,
			    "%u instead of %u", (unsigned)cells,
			    (unsigned)cols);
	}
}

void
wg_check_tree(struct wg_arena *a, struct wg_node *root, struct wg_diag *diag)
{
	struct checker c = { a, diag };

	for (struct wg_node *n = root; n != NULL; n = wg_node_next(n, root)) {
		const struct wg_element_info *info =
		    wg_element_info(n->element);
		const struct wg_content *content =
		    wg_element_content(n->element);

		if (n->element == WG_EL_TEXT)
			continue;
		for (struct wg_node *k = n->first; k != NULL; k = k->next)
			if (k->element == WG_EL_TEXT)
				k->text = wg_characters_check(
				    a, k->at, k->text, diag);
		check_children(&c, n);
		for (size_t i = 0; i < info->n_attributes; i++)
			check_attribute(&c, n, &info->attributes[i]);
		if (content->datatype != NULL)
			check_datatype(&c, n, content->datatype);
		if (n->element == WG_EL_TGROUP)
			check_table(&c, n);
	}
}

void
wg_tree_check(const struct wg_node *root)
{
	for (const struct wg_node *n = root; n; n = wg_node_next(n, root)) {
		const struct wg_node *last = n->first;

		assert(n->element < WG_EL_COUNT);
		for (const struct wg_node *k = n->first; k; k = k->next) {
			assert(k->parent == n);
			last = k;
		}
		assert(n->last == last);
		assert(n->element != WG_EL_TEXT || n->first == NULL);
	}
}
