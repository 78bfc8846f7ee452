#ifndef WG_PRINT_LEAFLET_H
#define WG_PRINT_LEAFLET_H

#include <stdbool.h>

#include "facts/linker.h"
#include "layout/page.h"
#include "model/edition.h"

struct wg_diag;
struct wg_house;
struct wg_shaper;
struct wg_task;

/*
 * A page of the county as a leaflet to print, over as many sheets as it takes.
 */
struct wg_leaflet {
	struct wg_task *task; /* that reads; or NULL */
	const struct wg_document *page;
	const struct wg_edition *source; /* of the source language */
	const struct wg_edition *own;    /* of the reader's; may be 'source' */
	bool pair;            /* the source on the left, the reader's language
			       * on the right, block by block */
	struct wg_str paper;  /* "A4" or "A5" */
	struct wg_str url;    /* where it stands, https://… */
	struct wg_str code;   /* of the document, or empty */
	/* On a folded sheet: the house that it is for, or NULL, and its
	 * office. */
	const struct wg_house *house;
	const struct wg_document *office; /* or NULL */
	int32_t bleed;        /* beyond the trim [mpt] */
	enum wg_profile profile;
	const struct wg_linker *linker;
};

/* Overflow, letters without glyph and broken words are reported to 'diag'. */
struct wg_pages *wg_leaflet_pages(struct wg_arena *, struct wg_shaper *,
    const struct wg_leaflet *, struct wg_diag *);

#endif
