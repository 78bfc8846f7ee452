#ifndef WG_BACK_TREE_TREE_H
#define WG_BACK_TREE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_diag;
struct wg_edition;
struct wg_fonts;
struct wg_out;
struct wg_project;

/* What `wegweiser tree` was asked for. */
struct wg_tree_request {
	struct wg_str language; /* BCP 47; empty: the source language */
	struct wg_str show;     /* model, text or boxes; empty: model */
	const struct wg_str *ids; /* of documents; none: all */
	size_t n_ids;
	const struct wg_edition *const *editions;
	size_t n_editions;
	struct wg_fonts *fonts;
};

/*
 * The inside as text, for people who look for a mistake and for goldens:
 * model  nodes with attributes, units in the wanted language with their state
 * text   of every unit: runs with embedding levels, and lines of 100 mm at 11
 *        point in visual order
 * boxes  of a print or form: items with places in print units [pt]
 * False for an unknown id or language, which was told on stderr.
 */
bool wg_tree_write(const struct wg_tree_request *, const struct wg_project *,
    struct wg_out *, struct wg_diag *);

#endif
