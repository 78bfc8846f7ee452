/*
 * A table in two languages is one table.  Columns that need no language
 * (figures, times, prices) stand once, between the text of both; one or two
 * columns of text stand on both sides of them, the other language mirrored if
 * it runs from right to left; more are too narrow for that, and each cell is
 * said in one language below the other.
 */
#include "compose/compose.h"

#include "model/prose.h"

struct table {
	struct wg_composer *c;
	struct wg_part *part;
	bool *neutral;      /* by column */
	unsigned columns, texts;
};

#define MOST_TEXTS 2 /* beside each other in each language */

/* Has the text a letter? */
static bool
has_letter(struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);
		bool ascii = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
		bool sign = c < 0xC0 || (c >= 0x2000 && c < 0x2100) ||
		    c == 0xD7 || c == 0x2212;

		if (ascii || !sign)
			return true;
	}
	return false;
}

static struct wg_str
text_of(struct table *t, int side, const struct wg_node *cell)
{
	struct wg_tokens words;

	wg_compose_side(t->c, side);
	words = wg_compose_unit(t->c, cell);
	return wg_tokens_text(t->c->arena, &words);
}

static const struct wg_node *
next_of(const struct wg_node *n, enum wg_element e)
{
	while (n != NULL && n->element != e)
		n = n->next;
	return n;
}

static const struct wg_node *
first_row(const struct wg_node *part)
{
	return part == NULL ? NULL : next_of(part->first, WG_EL_ROW);
}

/* Count the columns, and find those without words in both languages. */
static void
look_at(struct table *t, const struct wg_node *part)
{
	for (const struct wg_node *r = first_row(part); r != NULL;
	     r = next_of(r->next, WG_EL_ROW)) {
		const struct wg_node *k = next_of(r->first, WG_EL_ENTRY);

		for (unsigned i = 0; k != NULL && i < t->columns;
		     i++, k = next_of(k->next, WG_EL_ENTRY)) {
			struct wg_str german = text_of(t, 0, k);

			t->neutral[i] &= !has_letter(german) &&
			    wg_str_eq(german, text_of(t, 1, k));
		}
	}
}

static unsigned
count_columns(const struct wg_node *table)
{
	unsigned most = 0;

	for (const struct wg_node *n = table; n; n = wg_node_next(n, table)) {
		unsigned cells = 0;

		if (n->element != WG_EL_ROW)
			continue;
		for (const struct wg_node *k = n->first; k; k = k->next)
			cells += k->element == WG_EL_ENTRY;
		most = cells > most ? cells : most;
	}
	return most;
}

/* The cell of a column, or NULL. */
static const struct wg_node *
cell_of(const struct wg_node *row, unsigned column)
{
	const struct wg_node *k = next_of(row->first, WG_EL_ENTRY);

	while (k != NULL && column-- > 0)
		k = next_of(k->next, WG_EL_ENTRY);
	return k;
}

static void
put_cell(struct table *t, struct wg_part *row, int side,
    const struct wg_node *cell)
{
	wg_compose_side(t->c, side);
	if (cell == NULL)
		wg_part_put(t->c->arena, row, WG_PART_CELL)->words =
		    wg_compose_text(t->c);
	else
		wg_compose_part(t->c, row, WG_PART_CELL, cell);
}

/* One language below the other. */
static void
put_both(struct table *t, struct wg_part *row, const struct wg_node *cell)
{
	struct wg_part *both =
	    wg_part_put(t->c->arena, row, WG_PART_CELL_PAIR);

	for (int side = 0; side < 2; side++) {
		struct wg_part *in =
		    wg_part_put(t->c->arena, both, WG_PART_SIDE);

		wg_compose_side(t->c, side);
		in->language = t->c->voice->edition->language;
		wg_compose_part(t->c, in, WG_PART_PROSE, cell);
	}
}

/* Figures need no language, what heads them does. */
static void
put_figures(struct table *t, struct wg_part *row, const struct wg_node *cell,
    bool head)
{
	if (cell != NULL && head)
		put_both(t, row, cell);
	else
		put_cell(t, row, 0, cell);
}

static void
put_below(struct table *t, struct wg_part *row, const struct wg_node *r,
    bool head)
{
	for (unsigned i = 0; i < t->columns; i++) {
		const struct wg_node *cell = cell_of(r, i);

		if (cell == NULL || t->neutral[i])
			put_figures(t, row, cell, head);
		else
			put_both(t, row, cell);
	}
}

static void
put_texts(struct table *t, struct wg_part *row, const struct wg_node *r,
    int side)
{
	for (unsigned i = 0; i < t->columns; i++)
		if (!t->neutral[i])
			put_cell(t, row, side, cell_of(r, i));
}

static void
put_beside(struct table *t, struct wg_part *row, const struct wg_node *r,
    bool head)
{
	put_texts(t, row, r, 0);
	for (unsigned i = 0; i < t->columns; i++)
		if (t->neutral[i])
			put_figures(t, row, cell_of(r, i), head);
	if (t->texts == t->columns)
		wg_part_put(t->c->arena, row, WG_PART_SPINE);
	put_texts(t, row, r, 1);
}

static void
put_rows(struct table *t, const struct wg_node *part, enum wg_part_role role)
{
	struct wg_part *rows;
	bool below = t->texts > MOST_TEXTS;

	if (first_row(part) == NULL)
		return;
	rows = wg_part_put(t->c->arena, t->part, role);
	for (const struct wg_node *r = first_row(part); r != NULL;
	     r = next_of(r->next, WG_EL_ROW)) {
		struct wg_part *row =
		    wg_part_put(t->c->arena, rows, WG_PART_ROW);

		(below ? put_below : put_beside)(
		    t, row, r, role == WG_PART_TABLE_HEAD);
	}
}

void
wg_compose_pair_table(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *n)
{
	const struct wg_table source = wg_table_of(n);
	struct table t = { .c = c, .columns = count_columns(n) };

	if (t.columns == 0)
		return;
	t.neutral = WG_NEW_ARRAY(c->arena, t.columns, bool);
	for (unsigned i = 0; i < t.columns; i++)
		t.neutral[i] = true;
	look_at(&t, source.body);
	for (unsigned i = 0; i < t.columns; i++)
		t.texts += !t.neutral[i];
	t.part = wg_part_put(c->arena, to, WG_PART_TABLE);
	if (t.texts > 1 && t.texts <= MOST_TEXTS &&
	    c->other->edition->language->rtl)
		t.part->turned = t.columns + (t.texts == t.columns);
	put_rows(&t, source.head, WG_PART_TABLE_HEAD);
	put_rows(&t, source.body, WG_PART_TABLE_BODY);
}
