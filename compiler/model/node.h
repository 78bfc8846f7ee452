#ifndef WG_MODEL_NODE_H
#define WG_MODEL_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"
#include "model/element.h"

struct wg_arena;
struct wg_attr;
struct wg_meaning;
struct wg_out;
struct wg_value;

/*
 * A node of a document.  Trees are built once and read-only from then on, so
 * that all languages share them; what a translation says instead of a unit's
 * children hangs in the edition (model/edition.h).  What attributes say, only
 * makers of records read (model/attribute.h); what a node means stands in
 * model/prose.h.
 */
struct wg_node {
	struct wg_node *parent, *first, *last, *next;
	struct wg_attr *attrs;
	const struct wg_meaning *means; /* model/prose.h, or NULL */
	struct wg_str text; /* WG_EL_TEXT only */
	/* WG_EL_TEXT in an element whose text is a value, once it was checked */
	const struct wg_value *read;
	struct wg_span at;  /* the start tag, or the text */
	enum wg_element element;
	uint32_t unit;      /* a WG_UNIT with a message: its number, from 1 */
};

struct wg_node *wg_node_new(
    struct wg_arena *, enum wg_element, struct wg_span at);
struct wg_node *wg_node_new_text(
    struct wg_arena *, struct wg_str, struct wg_span at);
void wg_node_append(struct wg_node *parent, struct wg_node *child);

/* Append all that a tree says, but not where it stands in its file: two files
 * that differ in nothing but comments, and white space between elements, say
 * the same. */
void wg_node_write(struct wg_out *, const struct wg_node *root);

bool wg_node_is(const struct wg_node *, enum wg_trait); /* any of them */
/* All character data below, white space collapsed. */
struct wg_str wg_node_text(struct wg_arena *, const struct wg_node *);

/*
 * Document order without recursion, so that depth costs no stack:
 *	for (n = root; n != NULL; n = wg_node_next(n, root))
 * wg_node_skip() goes on behind the children of 'n'.
 */
struct wg_node *wg_node_next(
    const struct wg_node *n, const struct wg_node *root);
struct wg_node *wg_node_skip(
    const struct wg_node *n, const struct wg_node *root);

#endif
