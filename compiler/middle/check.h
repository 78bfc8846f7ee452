#ifndef WG_MIDDLE_CHECK_H
#define WG_MIDDLE_CHECK_H

struct wg_arena;
struct wg_diag;
struct wg_document;
struct wg_node;
struct wg_project;

/*
 * Hold a tree against the tables of elements.def: children, text, required
 * attributes, values.  What cannot stay is taken out of the tree, so that
 * later passes meet only what the tables allow.  'a' is the tree's arena.
 */
void wg_check_tree(struct wg_arena *a, struct wg_node *root, struct wg_diag *);

/* Assert what every pass may rely on: parents, siblings, text only where the
 * table allows it.  For tests and the asan variant; cheap. */
void wg_tree_check(const struct wg_node *root);

#endif
