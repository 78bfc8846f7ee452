/*
 * A handbook that is folded of sheets A4, or the same as pages A5; for a print
 * shop always these, with bleed.  Of a page it has that page and those below it,
 * without a list of addresses: their cards stand in the text.
 */
#include "print/print.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/impose.h"
#include "model/project.h"
#include "model/record.h"

#define MOST 40 /* pages; more paper does not fold flat */

/* Cut down to a page and what is below it. */
static struct wg_region *
chapter_of(struct wg_arena *a, const struct wg_region *r,
    const struct wg_tree_page *top)
{
	struct wg_region *chapter = WG_NEW(a, struct wg_region);

	*chapter = *r;
	chapter->pages =
	    WG_NEW_ARRAY(a, top->size, struct wg_tree_page);
	chapter->n_pages = top->size;
	chapter->n_places = 0;
	for (size_t k = 0; k < top->size; k++) {
		chapter->pages[k] = top[k];
		chapter->pages[k].depth -= top->depth;
	}
	return chapter;
}

/* Of the first region that shows the page; NULL: none does. */
static struct wg_region *
chapter(struct wg_arena *a, const struct wg_print *print)
{
	const struct wg_project *p = print->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_tree_page *top =
		    wg_region_page(&p->regions.at[i], print->subject);

		if (top != NULL)
			return chapter_of(a, &p->regions.at[i], top);
	}
	return NULL;
}

/* A handbook made of it. */
static struct wg_pages *
pages_of(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_print *book = WG_NEW(a, struct wg_print);
	struct wg_print_job *job = WG_NEW(a, struct wg_print_job);
	struct wg_project *project = WG_NEW(a, struct wg_project);

	*book = *print;
	*job = *print->job;
	*project = *print->project;
	job->size = WG_STR("A5");
	job->product = WG_PRODUCT_HANDBOOK;
	book->job = job;
	if (print->subject->kind != WG_KIND_REGION) {
		if (job->page == NULL)
			job->page = print->subject;
		project->regions.at = chapter(a, print);
		project->regions.n = 1;
		if (project->regions.at == NULL)
			return NULL;
		book->project = project;
		book->subject = project->regions.at[0].document;
	}
	return wg_handbook_layout(a, shaper, book, diag);
}

struct wg_pages *
wg_booklet_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages = pages_of(a, shaper, print, diag);

	if (pages == NULL) {
		/* In a source it was reported (lint/signs.c). */
		if (print->document->root == print->subject->root)
			wg_report(diag, WG_D_PRINT_SUBJECT,
			    print->document->root->at, "%.*s",
			    WG_ARG(print->subject->id));
		return NULL;
	}
	if (print->picture || wg_print_bleed(print) > 0 ||
	    wg_str_is(wg_print_size(print), "A5"))
		return pages;
	if (pages->pages.n > MOST)
		wg_report(diag, WG_D_BOOKLET_CREEP,
		    print->document->root->at, "%zu / %d", pages->pages.n, MOST);
	return wg_pages_booklet(a, pages, WG_MM(297), WG_MM(210));
}
