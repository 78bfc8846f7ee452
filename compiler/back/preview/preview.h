#ifndef WG_BACK_PREVIEW_PREVIEW_H
#define WG_BACK_PREVIEW_PREVIEW_H

#include <stdbool.h>

#include "base/str.h"
#include "model/edition.h"

struct wg_arena;
struct wg_diag;
struct wg_out;

/*
 * What a translator looks at while working: every message of a document beside
 * its translation, with what is missing, fuzzy or broken marked, where it
 * stands in which file, and what the compiler says about it.  Pages are made
 * on request from the model of the last build, and never published.
 *
 * Translations are shown as text by the HTML writer, also broken ones: none
 * can become markup.  The only script is ours.
 */
struct wg_preview {
	const struct wg_project *project;
	const struct wg_edition *const *editions; /* source language first */
	size_t n_editions;
	const struct wg_diag *diag; /* of the build */
	struct wg_str site;         /* where the output is served: an origin */
	unsigned build;             /* its number */
};

/*
 * Write the page of 'path': "/", "/TAG/" or "/TAG/ID", where the ID
 * "interface" has the words of the compiler.  False: there is none.
 */
bool wg_preview_write(struct wg_arena *, const struct wg_preview *,
    struct wg_str path, struct wg_out *);

/* Files of their own, for the strict policy: /preview.css, /preview.js. */
extern const char wg_preview_style[], wg_preview_script[];

#endif
