#ifndef WG_PRINT_FORM_H
#define WG_PRINT_FORM_H

#include "base/str.h"
#include "model/product.h"

struct wg_arena;
struct wg_diag;
struct wg_document;
struct wg_edition;
struct wg_linker;
struct wg_pages;
struct wg_shaper;
struct wg_task;

/* A form to be set: in one language, or German beside it. */
struct wg_form_sheet {
	struct wg_task *task;
	const struct wg_document *document;
	const struct wg_edition *source, *own;
	bool pair;
	struct wg_str url;  /* of its code; empty: the page on which the form
			     * is filled in */
	int32_t bleed;
	enum wg_profile profile;
	const struct wg_linker *linker;
};

struct wg_pages *wg_form_pages(struct wg_arena *, struct wg_shaper *,
    const struct wg_form_sheet *, struct wg_diag *);

#endif
