/* Tables: rows of equal length, or lines of words. */
#include "import/maker.h"

#include "base/arena.h"
#include "front/html/html.h"

static unsigned
span_of(const struct wg_soup *n, const char *attribute)
{
	uint32_t span;

	return wg_str_uint(wg_soup_get(n, attribute), &span) && span > 1 &&
		span <= 20 ?
	    span :
	    1;
}

static void
put_row(struct wg_maker *m, struct wg_passage *table, const struct wg_soup *tr,
    bool *uneven)
{
	struct wg_passage *row = wg_passage_add(m->a, table, WG_PASSAGE_ROW);

	row->head = true;
	for (const struct wg_soup *c = tr->first; c != NULL; c = c->next) {
		bool head = wg_soup_is(c, "th");
		unsigned span = span_of(c, "colspan");

		if (!head && !wg_soup_is(c, "td"))
			continue;
		*uneven |= span > 1 || span_of(c, "rowspan") > 1;
		row->head &= head;
		wg_passage_add(m->a, row, WG_PASSAGE_CELL)->words =
		    wg_maker_one_line(m, c, "; ");
		while (span-- > 1)
			wg_passage_add(m->a, row, WG_PASSAGE_CELL);
	}
	if (row->first == NULL)
		wg_passage_drop_last(table);
}

static void
put_rows(struct wg_maker *m, struct wg_passage *table, const struct wg_soup *n,
    bool *uneven)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		if (wg_soup_is(k, "tr"))
			put_row(m, table, k, uneven);
		else if (wg_soup_is(k, "thead") || wg_soup_is(k, "tbody") ||
		    wg_soup_is(k, "tfoot"))
			put_rows(m, table, k, uneven);
		else if (!wg_soup_is(k, "colgroup") &&
		    !(k->name.len == 0 && wg_str_blank(k->text)))
			wg_maker_walk(m, k); /* a caption stands before it */
}

static unsigned
cells_of(const struct wg_passage *row)
{
	unsigned n = 0;

	for (const struct wg_passage *c = row->first; c != NULL; c = c->next)
		n++;
	return n;
}

/* Cells of a row as one line. */
static void
put_flat_row(struct wg_maker *m, const struct wg_passage *row)
{
	struct wg_piece *line = WG_NEW(m->a, struct wg_piece);

	for (const struct wg_passage *c = row->first; c != NULL; c = c->next) {
		if (c->words == NULL)
			continue;
		if (line->first != NULL)
			wg_piece_add(m->a, line, WG_PIECE_TEXT)->text =
			    WG_STR("; ");
		if (line->last != NULL)
			line->last->next = c->words->first;
		else
			line->first = c->words->first;
		line->last = c->words->last;
	}
	wg_pieces_clean(m->a, line);
	if (line->first != NULL)
		wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words = line;
}

void
wg_on_table(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_passage *table = WG_NEW(m->a, struct wg_passage),
			  *head = NULL;
	unsigned columns = 0;
	bool uneven = false;

	wg_maker_end(m);
	if (m->gap != NULL) {
		wg_maker_inside(m, n);
		wg_maker_end(m);
		return;
	}
	table->kind = WG_PASSAGE_TABLE;
	put_rows(m, table, n, &uneven);
	wg_maker_end(m);
	for (struct wg_passage *r = table->first; r != NULL; r = r->next) {
		unsigned k = cells_of(r);

		uneven |= columns > 0 && k != columns;
		columns = k > columns ? k : columns;
	}
	for (struct wg_passage *r = table->first; r != NULL; r = r->next) {
		for (unsigned k = cells_of(r); k < columns; k++)
			wg_passage_add(m->a, r, WG_PASSAGE_CELL);
		/* Only rows at the top are headings, and not all are. */
		r->head &=
		    (r == table->first || head != NULL) && r->next != NULL;
		head = r->head ? r : NULL;
	}
	if (table->first == NULL)
		return;
	if (columns == 1 || wg_maker_narrow(m)) {
		for (struct wg_passage *r = table->first; r; r = r->next)
			put_flat_row(m, r);
		uneven = true;
	} else {
		wg_passage_move(m->into, table);
	}
	if (uneven)
		m->p->tell(m->p->context, WG_D_IMPORT_TABLES,
		    wg_spaced_words(m->a, n), NULL);
}
