#ifndef WG_MODEL_ATTRIBUTE_H
#define WG_MODEL_ATTRIBUTE_H

#include "model/node.h"

struct wg_value;

/*
 * Documents as they are written: attributes and children by name.  For those
 * who check sources and make records of them (model/record.h); outputs may
 * not include this (LAYERS).
 */

/* An attribute as it stood in the source; entities are resolved. */
struct wg_attr {
	struct wg_attr *next;
	enum wg_attribute attribute;
	struct wg_str value;
	struct wg_span at;       /* the whole name="value" */
	struct wg_span value_at; /* the value, without its quotes */
	const struct wg_value *read; /* NULL until it was checked */
};

/* The attribute's value, or WG_NONE. */
struct wg_str wg_node_attr(const struct wg_node *, enum wg_attribute);
const struct wg_attr *wg_node_attr_ref(
    const struct wg_node *, enum wg_attribute);
/* What was read from an attribute, or from the text of an element
 * (values/value.h); NULL: it is not there or could not be used, which was
 * reported. */
const struct wg_value *wg_node_attr_value(
    const struct wg_node *, enum wg_attribute);
const struct wg_value *wg_node_value(const struct wg_node *);
/* Take an attribute away, if it is there. */
void wg_node_drop(struct wg_node *, enum wg_attribute);
/* Its first child of that kind, or NULL; NULL is fine as an argument. */
struct wg_node *wg_node_child(const struct wg_node *, enum wg_element);
/* The next sibling of the same kind, or NULL. */
struct wg_node *wg_node_same(const struct wg_node *);
/* The xml:id of the nearest node, itself or above, that has one. */
struct wg_str wg_node_nearest_id(const struct wg_node *);

#endif
