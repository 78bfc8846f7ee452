/*
 * The output "books": what the app's "Create PDF" asks for and is no leaflet.
 * Of each region and language all public pages, pdf/REGION/LANGUAGE.pdf, unless
 * a handbook of them is printed, and of each page that has pages below it those,
 * pdf/REGION/LANGUAGE/ID.pdf, with the places that they name;
 * back/feed/routes.c leads there.  A book is a handbook of a region that has
 * only these pages and places: the handbook is given a project with such a
 * region.
 */
#include "back/backend.h"
#include "back/made.h"
#include "back/share.h"
#include "back/pdf/linker.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "model/print.h"
#include "model/product.h"
#include "model/trace.h"
#include "model/prose.h"
#include "print/print.h"
#include "store/stage.h"
#include "text/paragraph.h"

/* The pages of one book. */
struct book {
	const struct wg_region *region;
	const struct wg_edition *own;
	const struct wg_document *of; /* a page, or the region */
	const struct wg_document *titled; /* whose title is on the cover */
	const struct wg_tree_page *pages;
	size_t n;
	const struct wg_document **places;
	size_t n_places;
};

/* What a page has cards of or leads to, by index. */
static void
name_all(bool *named, const struct wg_document *page)
{
	for (size_t i = 0; i < page->parts.n; i++)
		named[page->parts.at[i]->index] = true;
	for (const struct wg_node *n = page->root; n != NULL;
	     n = wg_node_next(n, page->root)) {
		const struct wg_target *t =
		    n->element == WG_EL_LINK ? wg_link_of(n).target : NULL;

		if (t != NULL)
			named[t->document->index] = true;
	}
}

/* Of the region's places those that its pages have cards of or lead to. */
static void
find_places(struct wg_arena *a, struct book *b)
{
	const struct wg_region *r = b->region;
	bool *named;

	if (b->of == r->document) {
		b->places = r->places;
		b->n_places = r->n_places;
		return;
	}
	b->places = WG_NEW_ARRAY(
	    a, r->n_places + 1, const struct wg_document *);
	named = WG_NEW_ARRAY(a, b->own->project->documents.n, bool);
	for (size_t i = 0; i < b->n; i++)
		name_all(named, b->pages[i].page);
	for (size_t i = 0; i < r->n_places; i++)
		if (named[r->places[i]->index])
			b->places[b->n_places++] = r->places[i];
}

/* The public ones of [first, first + n), the top of the tree at depth 0. */
static struct book
book_of(struct wg_arena *a, const struct wg_region *r,
    const struct wg_edition *own, const struct wg_document *of, size_t first,
    size_t n)
{
	struct wg_tree_page *pages =
	    WG_NEW_ARRAY(a, n + 1, struct wg_tree_page);
	struct book b = { .region = r, .own = own, .of = of, .pages = pages };

	for (size_t i = first; i < first + n; i++) {
		const struct wg_tree_page *p = &r->pages[i];

		if (!wg_edition_public(own, r, p))
			continue;
		pages[b.n] = *p;
		pages[b.n].depth -= r->pages[first].depth;
		/* Those below it follow it: the public ones are counted. */
		pages[b.n].size = 0;
		for (size_t k = i; k < i + p->size; k++)
			pages[b.n].size +=
			    wg_edition_public(own, r, &r->pages[k]);
		b.n++;
	}
	find_places(a, &b);
	return b;
}

/* What stands on the cover: of a page its title, of a region that of its
 * printed handbook, if there is one. */
static const struct wg_document *
titled(struct wg_task *task, const struct book *book)
{
	const struct wg_project *p = task->build->project;

	for (size_t i = 0; i < p->documents.n &&
	     book->of == book->region->document; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_print_job *job = d->kind != WG_KIND_PRINT ?
		    NULL : wg_read_print(task, d);

		if (job != NULL && job->product == WG_PRODUCT_HANDBOOK &&
		    job->subject == book->of)
			return d;
	}
	return book->of;
}

/* Which pages and places it has, which is known before it is made. */
static struct wg_str
made_of(struct wg_task *task, const struct book *book)
{
	struct wg_out out = { 0 };
	struct wg_str more;

	wg_out_put(&out, task->build->type);
	wg_out_counted(&out, book->of->id);
	wg_out_counted(&out, book->titled->id);
	for (size_t i = 0; i < book->n; i++) {
		wg_out_counted(&out, book->pages[i].page->id);
		wg_out_fmt(&out, "%u %u ", (unsigned)book->pages[i].depth,
		    (unsigned)book->pages[i].size);
	}
	for (size_t i = 0; i < book->n_places; i++)
		wg_out_counted(&out, book->places[i]->id);
	more = wg_str_dup(task->arena, wg_out_str(&out));
	wg_out_free(&out);
	return more;
}

/* The book as pages: a job that stands in no source. */
static const struct wg_pages *
lay_out(struct wg_task *task, const struct book *book,
    struct wg_shaper *shaper, struct wg_pdf_linker *linker)
{
	const struct wg_project *p = task->build->project;
	struct wg_arena *a = task->arena;
	struct wg_project *project = WG_NEW(a, struct wg_project);
	struct wg_region *region = WG_NEW(a, struct wg_region);
	struct wg_print_job *job = WG_NEW(a, struct wg_print_job);
	struct wg_document *print = WG_NEW(a, struct wg_document);
	struct wg_print *request = WG_NEW(a, struct wg_print);

	wg_trace_document(book->of, WG_READ_TITLE);
	wg_trace_document(book->titled, WG_READ_TITLE);
	*region = *book->region;
	region->pages = (struct wg_tree_page *)book->pages;
	region->n_pages = book->n;
	region->places = book->places;
	region->n_places = book->n_places;
	*project = *p;
	project->regions.at = region;
	project->regions.n = 1;
	*job = (struct wg_print_job){ .document = print,
		.product = WG_PRODUCT_HANDBOOK,
		.subject = region->document, .page = book->of,
		.size = WG_STR("A4") };
	*print = (struct wg_document){ .kind = WG_KIND_PRINT,
		.domain = book->of->domain, .id = book->of->id,
		.source = book->of->source, .root = book->of->root,
		.title = book->titled->title, .stand = book->of->stand,
		.record = job };
	*request = wg_print_of(
	    task, a, project, job, task->build->editions[0], book->own);
	request->linker = &linker->linker;
	return wg_print_layout(a, shaper, request, task->diag);
}

static void
write_book(struct wg_task *task, const struct book *book, struct wg_str path,
    struct wg_shaper *shaper, struct wg_pdf_linker *linker)
{
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION),
		.unpacked = wg_stage_is_dry(task->build->stage) };
	const struct wg_edition *editions[] = { task->build->editions[0],
		book->own };
	const struct wg_pages *pages;
	struct wg_out out = { 0 };
	struct wg_sha256 hash;
	struct wg_made made;

	if (wg_made_begin(task, &made, path, book->pages[0].page, editions, 2,
		made_of(task, book)))
		return;
	if (wg_made_later(task, &made))
		return;
	pages = lay_out(task, book, shaper, linker);
	if (pages != NULL &&
	    wg_pdf_write(
		task->arena, pages, &options, &out, &hash, task->diag))
		wg_stage_put_hashed(
		    task->build->stage, path, wg_out_str(&out), &hash);
	wg_made_end(task, &made);
	wg_out_free(&out);
}

/* Of a page and those below it, or of the whole region.  Memory and reports of
 * one book end with it: what is wrong with a page has been told with its
 * leaflet. */
static void
add_book(const struct wg_task *task, const struct wg_region *r,
    const struct wg_edition *e, const struct wg_tree_page *page,
    struct wg_shaper *shaper, struct wg_pdf_linker *linker)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *silent = wg_diag_open();
	struct wg_task own = { .build = task->build, .arena = a,
		.diag = silent };
	struct book book = page == NULL ?
	    book_of(a, r, e, r->document, 0, r->n_pages) :
	    book_of(a, r, e, page->page, (size_t)(page - r->pages),
		page->size);

	book.titled = titled(&own, &book);
	/* One page alone has its leaflet. */
	if (book.n > 1)
		write_book(&own, &book, wg_str_fmt(a, "site/%.*s",
		    WG_ARG(wg_build_pdf(a, e, r, page))), shaper, linker);
	wg_shaper_rest(shaper);
	wg_diag_close(silent);
	wg_arena_close(a);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_project *p = task->build->project;
	struct wg_shaper *shaper = wg_shaper_open(task->build->fonts);
	struct wg_pdf_linker linker;

	wg_pdf_linker_open(&linker, task, e);
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];

		if (!wg_region_speaks(r, e->language) ||
		    !wg_makes_region(task->build, r) ||
		    wg_build_interrupted(task->build))
			continue;
		if (wg_build_handbook(task, r, e->language) == NULL)
			add_book(task, r, e, NULL, shaper, &linker);
		for (size_t k = 0; k < r->n_pages; k++)
			if (r->pages[k].size > 1 &&
			    !wg_build_interrupted(task->build))
				add_book(task, r, e, &r->pages[k], shaper,
				    &linker);
	}
	wg_shaper_close(shaper);
}

const struct wg_backend wg_books_backend = {
	.name = "books",
	.edition = edition,
};
