/* The document tree; see node.h. */
#include "model/node.h"

#include "base/arena.h"
#include "base/out.h"
#include "model/attribute.h"

struct wg_node *
wg_node_new(struct wg_arena *a, enum wg_element element, struct wg_span at)
{
	struct wg_node *n = WG_NEW(a, struct wg_node);

	n->element = element;
	n->at = at;
	return n;
}

struct wg_node *
wg_node_new_text(struct wg_arena *a, struct wg_str text, struct wg_span at)
{
	struct wg_node *n = wg_node_new(a, WG_EL_TEXT, at);

	n->text = text;
	return n;
}

void
wg_node_append(struct wg_node *parent, struct wg_node *child)
{
	child->parent = parent;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

static void
write_one(struct wg_out *out, const struct wg_node *n)
{
	size_t children = 0, attributes = 0;

	for (const struct wg_node *c = n->first; c != NULL; c = c->next)
		children++;
	for (const struct wg_attr *a = n->attrs; a != NULL; a = a->next)
		attributes++;
	wg_out_fmt(out, "%d %zu %zu ", (int)n->element, children, attributes);
	for (const struct wg_attr *a = n->attrs; a != NULL; a = a->next) {
		wg_out_fmt(out, "%d ", (int)a->attribute);
		wg_out_counted(out, a->value);
	}
	wg_out_counted(out, n->text);
}

void
wg_node_write(struct wg_out *out, const struct wg_node *root)
{
	for (const struct wg_node *n = root; n != NULL;
	     n = wg_node_next(n, root))
		write_one(out, n);
}

const struct wg_attr *
wg_node_attr_ref(const struct wg_node *n, enum wg_attribute attribute)
{
	if (n == NULL)
		return NULL;
	for (const struct wg_attr *a = n->attrs; a != NULL; a = a->next)
		if (a->attribute == attribute)
			return a;
	return NULL;
}

struct wg_str
wg_node_attr(const struct wg_node *n, enum wg_attribute attribute)
{
	const struct wg_attr *a = wg_node_attr_ref(n, attribute);

	return a == NULL ? WG_NONE : a->value;
}

const struct wg_value *
wg_node_attr_value(const struct wg_node *n, enum wg_attribute attribute)
{
	const struct wg_attr *a = wg_node_attr_ref(n, attribute);

	return a == NULL ? NULL : a->read;
}

const struct wg_value *
wg_node_value(const struct wg_node *n)
{
	return n == NULL || n->first == NULL ? NULL : n->first->read;
}

void
wg_node_drop(struct wg_node *n, enum wg_attribute attribute)
{
	struct wg_attr **link = &n->attrs;

	while (*link != NULL && (*link)->attribute != attribute)
		link = &(*link)->next;
	if (*link != NULL)
		*link = (*link)->next;
}

struct wg_node *
wg_node_child(const struct wg_node *n, enum wg_element element)
{
	struct wg_node *child = n == NULL ? NULL : n->first;

	while (child != NULL && child->element != element)
		child = child->next;
	return child;
}

struct wg_node *
wg_node_same(const struct wg_node *n)
{
	struct wg_node *next = n->next;

	while (next != NULL && next->element != n->element)
		next = next->next;
	return next;
}

bool
wg_node_is(const struct wg_node *n, enum wg_trait traits)
{
	return (wg_element_info(n->element)->traits & traits) != 0;
}

struct wg_str
wg_node_text(struct wg_arena *a, const struct wg_node *root)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (const struct wg_node *n = root; n; n = wg_node_next(n, root))
		wg_out_put(&out, n->text);
	text = wg_str_collapse(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

struct wg_str
wg_node_nearest_id(const struct wg_node *n)
{
	for (; n != NULL; n = n->parent) {
		struct wg_str id = wg_node_attr(n, WG_AT_XML_ID);

		if (id.len > 0)
			return id;
	}
	return WG_NONE;
}

struct wg_node *
wg_node_skip(const struct wg_node *n, const struct wg_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

struct wg_node *
wg_node_next(const struct wg_node *n, const struct wg_node *root)
{
	return n->first != NULL ? n->first : wg_node_skip(n, root);
}
