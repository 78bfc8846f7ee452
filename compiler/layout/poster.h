#ifndef WG_LAYOUT_POSTER_H
#define WG_LAYOUT_POSTER_H

#include <stddef.h>

#include "layout/page.h"
#include "model/edition.h"

struct wg_arena;
struct wg_diag;
struct wg_shaper;

/*
 * The Behördenwegweiser: which office does what, where, when and how to get
 * there, on one sheet for one house.  German stands first; the other editions
 * follow in the order of the project.  What is the same in every language
 * (address, hours, phone, way) is printed once.
 */
struct wg_poster {
	const struct wg_project *project;
	const struct wg_document *print; /* a w:print of product "poster" */
	const struct wg_edition *const *editions; /* source language first,
						   * then those to print */
	size_t n;
};

struct wg_pages *wg_poster_layout(struct wg_arena *, struct wg_shaper *,
    const struct wg_poster *, struct wg_diag *);

#endif
