/*
 * The index: places and terms in the order of the reader's language, each with
 * its page.  Which terms there are is known when the body has been composed.
 */
#include "compose/book_contents.h"

#include <stdlib.h>

#include "facts/inline.h"
#include "text/collate.h"

#define MOST_PAGES 4 /* in one line */

struct line {
	struct wg_str key, words;
	struct wg_index_entry entry;
	unsigned page;
	size_t at; /* for who comes first otherwise */
};

void
wg_compose_indexed(struct wg_composer *c, struct wg_part *term,
    const struct wg_node *unit)
{
	if (c->index == NULL)
		return;
	/* No id of a document has a blank in it. */
	term->id = wg_str_fmt(
	    c->arena, "term %zu", c->index->entries.n + 1);
	WG_PUSH(c->arena, &c->index->entries) =
	    (struct wg_index_entry){ unit, term->id };
}

static int
by_key(const void *left, const void *right)
{
	const struct line *a = left, *b = right;
	int order = wg_str_cmp(a->key, b->key);

	if (order == 0)
		order = wg_str_cmp(a->words, b->words);
	if (order == 0 && a->page != b->page)
		order = a->page < b->page ? -1 : 1;
	return order != 0 ? order : a->at < b->at ? -1 : 1;
}

static void
put_lines(struct wg_composer *c, struct wg_part *toc, struct line *lines,
    size_t n)
{
	const struct wg_facts *reader = c->other != NULL ? c->other : c->voice;
	const struct wg_numbers *numbers = c->numbers;
	struct wg_part *item = NULL;
	unsigned pages = 0;
	struct wg_collator *collator =
	    wg_collator_open(reader->edition->language->icu);

	for (size_t i = 0; i < n; i++) {
		lines[i].at = i;
		lines[i].page = !numbers->known ? 0 : numbers->page(
		    numbers->context, lines[i].entry.anchor);
		lines[i].words = wg_inlines_text(
		    reader, c->arena, lines[i].entry.unit);
		lines[i].key = wg_collation_key(
		    collator, c->arena, lines[i].words);
	}
	wg_collator_close(collator);
	qsort(lines, n, sizeof(*lines), by_key);
	for (size_t i = 0; i < n; i++) {
		bool again = i > 0 &&
		    wg_str_eq(lines[i - 1].words, lines[i].words);

		/* What is explained twice on a page is found once. */
		if (again && numbers->known &&
		    lines[i - 1].page == lines[i].page)
			continue;
		if (again && pages++ < MOST_PAGES) {
			wg_book_also(c, item, lines[i].entry.anchor);
			continue;
		}
		pages = 1;
		item = wg_book_heading(c, toc, WG_PART_TOC_ENTRY,
		    lines[i].entry.anchor, lines[i].entry.unit, WG_L_COUNT);
	}
}

void
wg_book_index(const struct wg_book *h, struct wg_part *chapter)
{
	struct wg_composer *c = h->composer;
	const struct wg_index *index = c->index;
	const struct wg_project *p = h->print->project;
	struct wg_part *toc =
	    wg_part_put(c->arena, chapter, WG_PART_TOC_BELOW);
	struct line *lines = WG_NEW_ARRAY(c->arena,
	    h->region->n_places + index->entries.n + 1, struct line);
	size_t n = 0, some;

	for (size_t i = 0; i < p->n_categories; i++) {
		const struct wg_document **places;

		if (p->categories[i].title == NULL)
			continue;
		places = wg_book_places(h, &p->categories[i], &some);
		for (size_t k = 0; k < some; k++)
			lines[n++].entry = (struct wg_index_entry){
				places[k]->title, places[k]->id };
	}
	for (size_t i = 0; i < index->entries.n; i++)
		lines[n++].entry = index->entries.at[i];
	c->index = NULL; /* what is in it is no term */
	put_lines(c, toc, lines, n);
}
