/*
 * The table of contents.  A line of it is one link from the title to its
 * number; pages stand in a list of their own below their chapter.
 */
#include "compose/book_contents.h"

#include "model/node.h"

static bool
is_in(const struct wg_book *h, const struct wg_document *d,
    const struct wg_category *category)
{
	return wg_read_place(h->print->task, d)->category == category;
}

const struct wg_document **
wg_book_places(const struct wg_book *h,
    const struct wg_category *category, size_t *n)
{
	const struct wg_document **list = WG_NEW_ARRAY(h->composer->arena,
	    h->region->n_places + 1, const struct wg_document *);

	*n = 0;
	for (size_t i = 0; i < h->region->n_places; i++)
		if (is_in(h, h->region->places[i], category))
			list[(*n)++] = h->region->places[i];
	return list;
}

bool
wg_book_any(
    const struct wg_book *h, const struct wg_category *category)
{
	for (size_t i = 0;
	     i < h->region->n_places && category->title != NULL; i++)
		if (is_in(h, h->region->places[i], category))
			return true;
	return false;
}

/* Its title, or the label. */
static void
put_title(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    struct wg_str anchor, const struct wg_node *title, enum wg_label label)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);
	const struct wg_linker *linker = c->linker;
	struct wg_tokens words;
	struct wg_token *link;

	c->linker = NULL;
	words = title == NULL ? wg_compose_label(c, label) :
	    title->element == WG_EL_TERM ? wg_compose_call_name(c, title) :
	    role == WG_PART_TOC_TITLE_TOO ?
		wg_compose_name_beside(c, title) :
		wg_compose_unit(c, title);
	c->linker = linker;
	p->words = words;
	p->words.list.n = p->words.list.room = 0;
	link = wg_tokens_open(
	    c->arena, &p->words, WG_TOKEN_LINK, words.language);
	link->text = wg_str_fmt(c->arena, "#%.*s", WG_ARG(anchor));
	link->title = wg_tokens_text(c->arena, &words);
	for (size_t i = 0; i < words.list.n; i++)
		WG_PUSH(c->arena, &p->words.list) = words.list.at[i];
	wg_tokens_close(c->arena, &p->words, WG_TOKEN_LINK);
}

/* Of a pair: the title, and dots between it and the number. */
static struct wg_part *
new_side(struct wg_composer *c, struct wg_part *line)
{
	struct wg_part *side =
	    wg_part_put(c->arena, line, WG_PART_LINK_SIDE);

	side->language = c->voice->edition->language;
	return side;
}

struct wg_part *
wg_book_heading(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, struct wg_str anchor, const struct wg_node *title, enum wg_label label)
{
	struct wg_part *item = wg_part_put(c->arena, to, role);
	struct wg_part *line =
	    wg_part_put(c->arena, item, WG_PART_TOC_LINE);
	struct wg_part *number, *side = line;

	if (c->other != NULL) {
		wg_compose_side(c, 0);
		side = new_side(c, line);
	}
	put_title(c, side, WG_PART_TOC_TITLE, anchor, title, label);
	wg_part_put(c->arena, side, WG_PART_LEADER);
	number = wg_part_put(c->arena, line, WG_PART_TOC_NUMBER);
	number->words = wg_compose_text(c);
	wg_compose_put_piece(c, &number->words, &(struct wg_piece){
	    .text = wg_compose_page_number(c, anchor), .ltr = true,
	    .href = wg_str_fmt(c->arena, "#%.*s", WG_ARG(anchor)) });
	if (c->other == NULL)
		return item;
	wg_compose_side(c, 1);
	side = new_side(c, line);
	put_title(c, side, WG_PART_TOC_TITLE_TOO, anchor, title, label);
	if (c->voice->edition->language->rtl)
		wg_part_put(c->arena, side, WG_PART_LEADER);
	wg_compose_side(c, 0);
	return item;
}

/* "45, 61" */
void
wg_book_also(
    struct wg_composer *c, struct wg_part *item, struct wg_str anchor)
{
	struct wg_part *number = item->first->first;

	while (number->role != WG_PART_TOC_NUMBER &&
	    number->role != WG_PART_TOC_NUMBERS)
		number = number->next;
	number->role = WG_PART_TOC_NUMBERS;
	wg_tokens_put(c->arena, &number->words, WG_STR(", "), NULL);
	wg_compose_put_piece(c, &number->words, &(struct wg_piece){
	    .text = wg_compose_page_number(c, anchor), .ltr = true,
	    .href = wg_str_fmt(c->arena, "#%.*s", WG_ARG(anchor)) });
}

static void
put_chapters(const struct wg_book *h, struct wg_part *toc)
{
	struct wg_composer *c = h->composer;
	struct wg_part *chapter = NULL, *below = NULL;

	for (size_t i = 0; i < h->region->n_pages; i++) {
		const struct wg_tree_page *p = &h->region->pages[i];

		if (p->depth == 0) {
			chapter = wg_book_heading(c, toc, WG_PART_TOC_CHAPTER,
			    p->page->id, p->page->title, WG_L_COUNT);
			below = NULL;
			continue;
		}
		if (below == NULL)
			below = wg_part_put(
			    c->arena, chapter, WG_PART_TOC_BELOW);
		wg_book_heading(c, below, WG_PART_TOC_ENTRY, p->page->id,
		    p->page->title, WG_L_COUNT);
	}
}

static void
put_addresses(const struct wg_book *h, struct wg_part *toc)
{
	struct wg_composer *c = h->composer;
	const struct wg_project *p = h->print->project;
	struct wg_part *chapter = wg_book_heading(c, toc, WG_PART_TOC_CHAPTER,
	    WG_BOOK_ADDRESSES, NULL, WG_L_CONTACT);
	struct wg_part *below = NULL;

	for (size_t i = 0; i < p->n_categories; i++) {
		if (!wg_book_any(h, &p->categories[i]))
			continue;
		if (below == NULL)
			below = wg_part_put(
			    c->arena, chapter, WG_PART_TOC_BELOW);
		wg_book_heading(c, below, WG_PART_TOC_ENTRY,
		    p->categories[i].id, p->categories[i].title, WG_L_COUNT);
	}
}

bool
wg_book_says(const struct wg_composer *c, enum wg_label label)
{
	const struct wg_edition *e = c->voice->edition;

	return wg_edition_label_language(e, label) == e->language;
}

static struct wg_part *
put_word(struct wg_composer *c, struct wg_part *to, enum wg_part_role role)
{
	struct wg_part *word = wg_part_put(c->arena, to, role);

	word->words = wg_compose_label(c, WG_L_CONTENTS);
	return word;
}

static void
put_contents_title(struct wg_composer *c, struct wg_part *to)
{
	struct wg_part *titles, *side;

	if (c->other == NULL) {
		put_word(c, to, WG_PART_CONTENTS_TITLE)->level = 1;
		return;
	}
	titles = wg_part_put(c->arena, to, WG_PART_TITLES);
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		side = wg_part_put(c->arena, titles, WG_PART_SIDE);
		side->language = c->voice->edition->language;
		if (i == 0)
			put_word(c, side, WG_PART_CONTENTS_TITLE)->level = 1;
		else if (wg_book_says(c, WG_L_CONTENTS))
			put_word(c, side, WG_PART_TITLE_TOO);
	}
	wg_compose_side(c, 0);
}

void
wg_book_contents(const struct wg_book *h, struct wg_part *to)
{
	struct wg_composer *c = h->composer;
	struct wg_part *sect = wg_part_put(c->arena, to, WG_PART_CONTENTS);
	struct wg_part *toc;

	put_contents_title(c, sect);
	toc = wg_part_put(c->arena, sect, WG_PART_TOC);
	put_chapters(h, toc);
	if (h->region->n_places > 0)
		put_addresses(h, toc);
	if (h->region->imprint_title != NULL)
		wg_book_heading(c, toc, WG_PART_TOC_CHAPTER,
		    WG_BOOK_IMPRINT, h->region->imprint_title, WG_L_COUNT);
	if (h->region->n_places > 0)
		wg_book_heading(c, toc, WG_PART_TOC_CHAPTER,
		    WG_BOOK_INDEX, NULL, WG_L_INDEX);
}
