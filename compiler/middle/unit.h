#ifndef WG_MIDDLE_UNIT_H
#define WG_MIDDLE_UNIT_H

#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_node;
struct wg_project;

/*
 * Number the units of all documents, in document order, and make their
 * msgids: white space collapsed, inline elements as bare tags, numbered when
 * a name occurs twice, placeholders self-closing.
 */
void wg_units_number(struct wg_project *);

/* A tag of a msgid and the node it stands for. */
struct wg_unit_tag {
	struct wg_str name; /* link, link2 */
	const struct wg_node *node;
};
/* The inline elements of a unit in document order, with their tag names. */
struct wg_unit_tag *wg_unit_tags(
    struct wg_arena *, const struct wg_node *unit, size_t *n);

/* The last text of a unit loses the blank at its end. */
void wg_unit_trim_end(struct wg_node *unit);

#endif
