#ifndef WG_BACK_TREE_VIEW_H
#define WG_BACK_TREE_VIEW_H

/* What the views of this folder share. */

#include "back/tree/tree.h"
#include "model/edition.h"

struct wg_view {
	const struct wg_project *project;
	const struct wg_edition *edition;
	const struct wg_tree_request *request;
	struct wg_arena *arena;
	struct wg_out *out;
	struct wg_diag *diag;
};

void wg_view_indent(struct wg_out *, unsigned depth);
void wg_view_text(struct wg_view *, const struct wg_document *);
void wg_view_boxes(struct wg_view *, const struct wg_document *);

#endif
