/*
 * A walk over the HTML with a line that is being written: what begins a block
 * ends the line, and the elements that are open go on in the next one.
 */
#include "import/prose.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "front/html/html.h"
#include "import/prose_in.h"
#include "values/value.h"

#define FORMATS 8    /* inside each other, of one line */
#define TAGS 32      /* what an element takes in a message [byte] */
#define LISTS 12     /* inside each other */
#define LONG (16u << 10)    /* a line, which ends with the next word */
#define LONGEST (32u << 10) /* of a line: its message has to fit into a
			     * catalog in any language [byte] */

struct format {
	enum wg_piece_kind kind;
	struct wg_str target;
};

struct maker {
	struct wg_prose *p;
	struct wg_arena *a;
	struct wg_passage *into;
	struct wg_piece *line;  /* NULL: none was begun */
	struct wg_piece *at;    /* the innermost that is open */
	size_t bytes;           /* of the line, with what elements take */
	struct format formats[FORMATS];
	struct wg_piece *opened[FORMATS];
	size_t n;
	const char *gap; /* NULL: blocks are blocks; else what stands between
			  * them in one line */
	bool want_gap;
	bool lines; /* a line end ends a line */
	bool card;  /* of nobody we know: only paragraphs */
};

static void walk(struct maker *, const struct wg_soup *);
static void walk_inside(struct maker *, const struct wg_soup *);
static void end_line(struct maker *);

/* For a person, who sees these words there only. */
static void
tell(struct maker *m, enum wg_diag_id id, struct wg_str s, const char *why)
{
	m->p->tell(m->p->context, id, wg_str_collapse(m->a, s), why);
	wg_out_fmt(&m->p->quoted, " %.*s ", WG_ARG(s));
}

/* The line. */

static void
open_format(struct maker *m, size_t i)
{
	m->opened[i] = m->at;
	m->at = wg_piece_add(m->a, m->at, m->formats[i].kind);
	m->at->target = m->formats[i].target;
}

static void
open_line(struct maker *m)
{
	if (m->line != NULL)
		return;
	m->line = m->at = WG_NEW(m->a, struct wg_piece);
	m->bytes = 0;
	for (size_t i = 0; i < m->n; i++)
		open_format(m, i);
}

static void
push(struct maker *m, enum wg_piece_kind kind, struct wg_str target)
{
	if (m->n == FORMATS)
		return;
	m->formats[m->n++] = (struct format){ kind, target };
	m->bytes += TAGS;
	if (m->line != NULL)
		open_format(m, m->n - 1);
}

static void
pop(struct maker *m, size_t n)
{
	while (m->n > n) {
		m->n--;
		if (m->line != NULL)
			m->at = m->opened[m->n];
	}
}

/* Between what were blocks, in one line. */
static void
put_gap(struct maker *m)
{
	if (m->gap != NULL && m->want_gap && m->line != NULL &&
	    m->line->first != NULL)
		wg_piece_add(m->a, m->at, WG_PIECE_TEXT)->text =
		    wg_str(m->gap);
	m->want_gap = false;
}

static void
put_piece(struct maker *m, enum wg_piece_kind kind, struct wg_str s)
{
	open_line(m);
	m->bytes += s.len + (kind == WG_PIECE_TEXT ? 0 : TAGS);
	wg_piece_add(m->a, m->at, kind)->text = s;
}

/* What the line has already. */
static size_t
taken(const struct maker *m)
{
	return m->line == NULL ? 0 : m->bytes;
}

/* How much of a text the line still holds: whole sentences, or words. */
static size_t
what_fits(struct maker *m, struct wg_str s)
{
	size_t room = taken(m) < LONG ? LONG - taken(m) : 0, n;
	size_t words = 0;

	if (s.len <= room)
		return s.len;
	for (n = room; n > 0; n--) {
		if (s.ptr[n - 1] != ' ')
			continue;
		if (n > 1 && s.ptr[n - 2] == '.')
			return n;
		words = words > 0 ? words : n;
	}
	if (words > 0)
		return words;
	for (n = room; n < s.len && s.ptr[n] != ' ';)
		n++;
	n += n < s.len;
	if (taken(m) + n <= LONGEST)
		return n;
	tell(m, WG_D_IMPORT_WORDS, s, N_("a word without an end, cut"));
	for (n = room; n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80;)
		n--;
	return n;
}

static void
put(struct maker *m, struct wg_str s)
{
	while (s.len > 0 && m->gap == NULL) {
		size_t n = what_fits(m, s);

		if (n > 0)
			put_piece(m, WG_PIECE_TEXT, wg_str_head(s, n));
		s = wg_str_from(s, n);
		if (s.len > 0)
			end_line(m);
	}
	if (s.len == 0)
		return;
	if (taken(m) + s.len > LONGEST) {
		tell(m, WG_D_IMPORT_WORDS, s,
		    N_("too long for a heading or a cell"));
		return;
	}
	if (wg_str_trim(s).len > 0)
		put_gap(m);
	put_piece(m, WG_PIECE_TEXT, s);
}

static void
put_value(struct maker *m, enum wg_piece_kind kind, struct wg_str s)
{
	if (taken(m) + s.len > LONGEST) {
		if (m->gap != NULL) {
			tell(m, WG_D_IMPORT_WORDS, s,
			    N_("too long for a heading or a cell"));
			return;
		}
		end_line(m);
	}
	put_gap(m);
	put_piece(m, kind, s);
}

/* The words of the line so far, or NULL if there are none. */
static struct wg_piece *
take_line(struct maker *m)
{
	struct wg_piece *line = m->line;

	m->line = m->at = NULL;
	m->want_gap = false;
	if (line == NULL)
		return NULL;
	wg_pieces_clean(m->a, line);
	return line->first != NULL &&
	    !wg_str_blank(wg_pieces_text(m->a, line)) ? line : NULL;
}

static void
end_line(struct maker *m)
{
	struct wg_piece *words;

	if (m->gap != NULL) {
		m->want_gap = true;
		return;
	}
	words = take_line(m);
	if (words != NULL)
		wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words = words;
}

/* It stands there in another form. */
static void
account(struct maker *m, struct wg_str s)
{
	wg_out_fmt(&m->p->quoted, " %.*s ", WG_ARG(s));
}

static void
put_text(struct maker *m, struct wg_str s)
{
	s = wg_prose_chars(m->a, s, &m->p->marks);
	while (m->lines && s.len > 0) {
		put(m, wg_str_cut(&s, '\n'));
		end_line(m);
	}
	put(m, s);
}

/* Is only a block of words allowed here: in items, boxes and cells? */
static bool
is_narrow(const struct maker *m)
{
	const struct wg_passage *b = m->into;

	if (m->gap != NULL || m->p->flat || m->card)
		return true;
	for (; b != NULL; b = b->parent)
		if (b->kind != WG_PASSAGE_ROOT)
			return true;
	return false;
}

/* Elements. */

static void
on_block(struct maker *m, const struct wg_soup *n)
{
	struct wg_str facts[16];
	size_t facts_n = wg_card_facts(m->a, n, facts, 16);
	struct wg_str place = WG_NONE;
	bool before = m->card;

	end_line(m);
	if (facts_n > 0)
		place = m->p->place(m->p->context, facts, facts_n);
	if (place.len > 0 && !is_narrow(m)) {
		wg_passage_add(m->a, m->into, WG_PASSAGE_CARD)->ref = place;
		account(m, wg_spaced_words(m->a, n));
		return;
	}
	if (facts_n > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_CARD,
		    wg_spaced_words(m->a, n), NULL);
	m->card |= facts_n > 0;
	walk_inside(m, n);
	end_line(m);
	m->card = before;
}

static void
on_lines(struct maker *m, const struct wg_soup *n)
{
	bool before = m->lines;

	end_line(m);
	m->lines = true;
	walk_inside(m, n);
	m->lines = before;
	end_line(m);
}

static void
on_line(struct maker *m, const struct wg_soup *n)
{
	(void)n;
	end_line(m);
}

/* The words inside as one line. */
static struct wg_piece *
one_line(struct maker *m, const struct wg_soup *n, const char *gap)
{
	struct maker inner = *m;

	inner.line = inner.at = NULL;
	inner.gap = gap;
	inner.want_gap = false;
	inner.lines = false;
	inner.n = 0;
	walk_inside(&inner, n);
	return take_line(&inner);
}

static struct wg_piece *
strengthen(struct wg_arena *a, struct wg_piece *words)
{
	struct wg_piece *line = WG_NEW(a, struct wg_piece), *strong;

	strong = wg_piece_add(a, line, WG_PIECE_STRONG);
	strong->first = words->first;
	strong->last = words->last;
	wg_pieces_clean(a, line);
	return line;
}

/* A heading that is all bold is a heading. */
static void
unwrap_strong(struct wg_piece *words)
{
	while (words->first != NULL && words->first == words->last &&
	    (words->first->kind == WG_PIECE_STRONG ||
		words->first->kind == WG_PIECE_EM)) {
		struct wg_piece *only = words->first;

		words->first = only->first;
		words->last = only->last;
	}
}

void
wg_passage_head(struct wg_passage *b, unsigned level)
{
	unwrap_strong(b->words);
	b->kind = WG_PASSAGE_HEADING;
	b->level = level;
}

static void
on_heading(struct maker *m, const struct wg_soup *n)
{
	struct wg_piece *words;
	struct wg_passage *b;

	end_line(m);
	if (m->gap != NULL) {
		walk_inside(m, n);
		end_line(m);
		return;
	}
	words = one_line(m, n, " ");
	if (words == NULL)
		return;
	if (is_narrow(m) || !m->p->sections) {
		m->p->tell(m->p->context, WG_D_IMPORT_HEADING,
		    wg_pieces_text(m->a, words), NULL);
		wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words =
		    strengthen(m->a, words);
		return;
	}
	unwrap_strong(words);
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_HEADING);
	b->words = words;
	b->level = (unsigned)(n->name.ptr[1] - '0');
}

/* What is inside as blocks of 'b', which goes if nothing was. */
static bool
fill(struct maker *m, struct wg_passage *b, const struct wg_soup *n)
{
	struct wg_passage *before = m->into;

	m->into = b;
	walk_inside(m, n);
	end_line(m);
	m->into = before;
	return b->first != NULL;
}

static void
drop_last(struct wg_passage *parent)
{
	struct wg_passage *last = parent->first, *before = NULL;

	for (; last->next != NULL; last = last->next)
		before = last;
	if (before != NULL)
		before->next = NULL;
	else
		parent->first = NULL;
	parent->last = before;
}

/* What stands in a list and is no item belongs to the one before it. */
static void
put_items(struct maker *m, struct wg_passage *list, const struct wg_soup *n)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next) {
		struct wg_passage *before = m->into;

		if (wg_soup_is(k, "li")) {
			if (!fill(m, wg_passage_add(m->a, list, WG_PASSAGE_ITEM),
			    k))
				drop_last(list);
			continue;
		}
		if (k->name.len == 0 && wg_str_blank(k->text))
			continue;
		m->into = list->last != NULL ? list->last :
		    wg_passage_add(m->a, list, WG_PASSAGE_ITEM);
		walk(m, k);
		end_line(m);
		m->into = before;
		if (list->last->first == NULL)
			drop_last(list);
	}
}

static unsigned
lists_around(const struct maker *m)
{
	unsigned n = 0;

	for (const struct wg_passage *b = m->into; b != NULL; b = b->parent)
		n += b->kind == WG_PASSAGE_LIST || b->kind == WG_PASSAGE_NUMBERS;
	return n;
}

static void
on_list(struct maker *m, const struct wg_soup *n)
{
	struct wg_passage *list;
	bool numbers = wg_soup_is(n, "ol");

	end_line(m);
	if (m->gap != NULL || m->p->flat || lists_around(m) >= LISTS) {
		walk_inside(m, n);
		end_line(m);
		return;
	}
	if (wg_soup_get(n, "start").len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_LIST,
		    wg_spaced_words(m->a, n), NULL);
	list = wg_passage_add(m->a, m->into,
	    numbers ? WG_PASSAGE_NUMBERS : WG_PASSAGE_LIST);
	put_items(m, list, n);
	if (list->first == NULL)
		drop_last(m->into);
}

/* A term with what it means; either alone is a paragraph. */
static void
put_entries(struct maker *m, struct wg_passage *entries,
    const struct wg_soup *n, const char *term, const char *meaning)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next) {
		bool is_term = wg_soup_is(k, term);

		if (wg_soup_is(k, "div") || wg_soup_is(k, "dl")) {
			put_entries(m, entries, k, term, meaning);
			continue;
		}
		if (k->name.len == 0 && wg_str_blank(k->text))
			continue;
		if (is_term) {
			struct wg_piece *words = one_line(m, k, " ");

			if (words == NULL)
				continue;
			unwrap_strong(words);
			wg_passage_add(m->a, entries, WG_PASSAGE_TERM)->words =
			    words;
		} else {
			struct wg_passage *item = entries->last;

			if (item == NULL || item->kind != WG_PASSAGE_ITEM)
				item = wg_passage_add(
				    m->a, entries, WG_PASSAGE_ITEM);
			fill(m, item, k);
			if (item->first == NULL)
				drop_last(entries);
		}
	}
}

/* Every term has one meaning, and every meaning a term. */
static bool
are_paired(const struct wg_passage *entries)
{
	const struct wg_passage *b = entries->first;

	while (b != NULL && b->kind == WG_PASSAGE_TERM && b->next != NULL &&
	    b->next->kind == WG_PASSAGE_ITEM)
		b = b->next->next;
	return b == NULL && entries->first != NULL;
}

/* Terms as paragraphs, what they mean behind them. */
static void
unpair(struct maker *m, struct wg_passage *entries)
{
	struct wg_passage *list = entries->first, *next;

	drop_last(m->into);
	for (struct wg_passage *b = list; b != NULL; b = next) {
		next = b->next;
		if (b->kind == WG_PASSAGE_TERM) {
			wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words =
			    strengthen(m->a, b->words);
			continue;
		}
		for (struct wg_passage *k = b->first, *after; k; k = after) {
			after = k->next;
			wg_passage_move(m->into, k);
		}
	}
}

static void
entries(struct maker *m, const struct wg_soup *n, const char *term,
    const char *meaning)
{
	struct wg_passage *b;

	end_line(m);
	if (m->gap != NULL || m->p->flat) {
		walk_inside(m, n);
		end_line(m);
		return;
	}
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_ENTRIES);
	put_entries(m, b, n, term, meaning);
	if (b->first == NULL)
		drop_last(m->into);
	else if (is_narrow(m) || !are_paired(b))
		unpair(m, b);
}

static void
on_entries(struct maker *m, const struct wg_soup *n)
{
	entries(m, n, "dt", "dd");
}

static void
on_details(struct maker *m, const struct wg_soup *n)
{
	entries(m, n, "summary", NULL);
}

/* Tables. */

static unsigned
span_of(const struct wg_soup *n, const char *attribute)
{
	uint32_t span;

	return wg_str_uint(wg_soup_get(n, attribute), &span) && span > 1 &&
	    span <= 20 ? span : 1;
}

static void
put_row(struct maker *m, struct wg_passage *table, const struct wg_soup *tr,
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
		    one_line(m, c, "; ");
		while (span-- > 1)
			wg_passage_add(m->a, row, WG_PASSAGE_CELL);
	}
	if (row->first == NULL)
		drop_last(table);
}

static void
put_rows(struct maker *m, struct wg_passage *table, const struct wg_soup *n,
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
			walk(m, k); /* a caption stands before it */
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
put_flat_row(struct maker *m, const struct wg_passage *row)
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

static void
on_table(struct maker *m, const struct wg_soup *n)
{
	struct wg_passage *table = WG_NEW(m->a, struct wg_passage), *head = NULL;
	unsigned columns = 0;
	bool uneven = false;

	end_line(m);
	if (m->gap != NULL) {
		walk_inside(m, n);
		end_line(m);
		return;
	}
	table->kind = WG_PASSAGE_TABLE;
	put_rows(m, table, n, &uneven);
	end_line(m);
	for (struct wg_passage *r = table->first; r != NULL; r = r->next) {
		unsigned k = cells_of(r);

		uneven |= columns > 0 && k != columns;
		columns = k > columns ? k : columns;
	}
	for (struct wg_passage *r = table->first; r != NULL; r = r->next) {
		for (unsigned k = cells_of(r); k < columns; k++)
			wg_passage_add(m->a, r, WG_PASSAGE_CELL);
		/* Only rows at the top are headings, and not all are. */
		r->head &= (r == table->first || head != NULL) &&
		    r->next != NULL;
		head = r->head ? r : NULL;
	}
	if (table->first == NULL)
		return;
	if (columns == 1 || is_narrow(m)) {
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

/* Boxes. */

static struct wg_str
words_of(struct maker *m, const struct wg_passage *b)
{
	return b == NULL || b->words == NULL ? WG_NONE :
	    wg_pieces_text(m->a, b->words);
}

static bool
is_strong(const struct wg_passage *b)
{
	return b != NULL && b->kind == WG_PASSAGE_PARA &&
	    b->words->first == b->words->last &&
	    b->words->first->kind == WG_PIECE_STRONG;
}

/* Our own boxes begin with a label: "Hinweis", then perhaps a title. */
static bool
take_label(struct maker *m, struct wg_passage *box)
{
	struct wg_str label = words_of(m, box->first);

	for (unsigned i = 0; i < 4; i++) {
		if (label.len == 0 || box->first->next == NULL ||
		    box->first->kind != WG_PASSAGE_PARA ||
		    !wg_str_eq(label, m->p->labels[i]))
			continue;
		account(m, label);
		box->kind = (enum wg_passage_kind)(WG_PASSAGE_NOTE + i);
		box->first = box->first->next;
		if (is_strong(box->first) && box->first->next != NULL) {
			unwrap_strong(box->first->words);
			box->first->kind = WG_PASSAGE_HEADING;
		}
		return true;
	}
	return false;
}

static void
on_quotation(struct maker *m, const struct wg_soup *n)
{
	struct wg_passage *box;

	end_line(m);
	if (is_narrow(m)) {
		walk_inside(m, n);
		end_line(m);
		return;
	}
	box = wg_passage_add(m->a, m->into, WG_PASSAGE_NOTE);
	if (!fill(m, box, n)) {
		drop_last(m->into);
		return;
	}
	if (take_label(m, box))
		return;
	m->p->tell(m->p->context, WG_D_IMPORT_QUOTE, words_of(m, box->first),
	    NULL);
	drop_last(m->into);
	for (struct wg_passage *k = box->first, *after; k != NULL; k = after) {
		after = k->next;
		wg_passage_move(m->into, k);
	}
}

/* Pictures and what moves. */

static void
on_image(struct maker *m, const struct wg_soup *n)
{
	struct wg_str url = wg_soup_get(n, "src"), alt;
	struct wg_passage *b;
	uint32_t width = 0;
	bool shown;

	wg_str_uint(wg_soup_get(n, "width"), &width);
	if ((width > 0 && width <= 24) ||
	    wg_str_find_str(url, WG_STR("/static/svg/")) >= 0)
		return; /* a bullet, a mark */
	if (wg_str_starts(url, WG_STR("data:"))) {
		m->p->tell(m->p->context, WG_D_IMPORT_MEDIA,
		    wg_soup_get(n, "alt"), N_("a picture inside the text"));
		return;
	}
	alt = wg_str_trim(wg_str_collapse(m->a, wg_prose_chars(
	    m->a, wg_soup_get(n, "alt"), &m->p->marks)));
	shown = m->p->picture(m->p->context, url, alt);
	if (m->gap != NULL || is_narrow(m))
		return;
	end_line(m);
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_PICTURE);
	b->ref = url;
	if (shown && alt.len > 0) {
		b->words = WG_NEW(m->a, struct wg_piece);
		wg_piece_add(m->a, b->words, WG_PIECE_TEXT)->text = alt;
	}
}

static void
on_media(struct maker *m, const struct wg_soup *n)
{
	struct wg_str url = wg_soup_get(n, "src"), to = WG_NONE;
	bool web = m->p->link(m->p->context, url, &to) == WG_LINK_WEB;

	end_line(m);
	m->p->tell(m->p->context, WG_D_IMPORT_MEDIA, url, NULL);
	if (web && m->gap == NULL) {
		put_value(m, WG_PIECE_URI, to);
		end_line(m);
	}
	walk_inside(m, n);
	end_line(m);
}

static void
on_form(struct maker *m, const struct wg_soup *n)
{
	end_line(m);
	m->p->tell(m->p->context, WG_D_IMPORT_DROPPED,
	    wg_spaced_words(m->a, n), NULL);
	walk_inside(m, n);
	end_line(m);
}

/* Links. */

static void
on_mail(struct maker *m, const struct wg_soup *n, struct wg_str href)
{
	struct wg_str text = wg_str_trim(wg_str_collapse(m->a,
	    wg_prose_chars(m->a, wg_soup_words(m->a, n), NULL)));
	struct wg_str mail = wg_str_cut(&href, '?');
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	mail = wg_str_trim(mail);
	if (!wg_read_email(m->a, mail, &v, &e)) {
		tell(m, WG_D_IMPORT_LINK, mail, e.why);
		put(m, WG_STR(" "));
		walk_inside(m, n);
		put(m, WG_STR(" "));
		return;
	}
	if (href.len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_WORDS, href,
		    N_("what a mail is to begin with"));
	if (text.len > 0 && !wg_str_eq(text, mail)) {
		walk_inside(m, n);
		put(m, WG_STR(" ("));
		put_value(m, WG_PIECE_EMAIL, mail);
		put(m, WG_STR(")"));
		return;
	}
	account(m, text);
	put_value(m, WG_PIECE_EMAIL, mail);
}

static void
on_phone(struct maker *m, const struct wg_soup *n, struct wg_str href)
{
	struct wg_str text = wg_soup_words(m->a, n);
	struct wg_str number, shown;
	bool digits = false;

	while (wg_str_starts(href, WG_STR("tel:")))
		href = wg_str_from(href, 4);
	number = wg_import_number(m->a, wg_import_decode(m->a, href));
	shown = wg_import_number(m->a, text);
	for (size_t i = 0; i < text.len; i++)
		digits |= wg_is_digit(text.ptr[i]);
	if (number.len == 0)
		number = shown;
	if (number.len == 0 || (digits && !wg_str_eq(number, shown))) {
		m->p->tell(m->p->context, WG_D_IMPORT_PHONE,
		    wg_str_fmt(m->a, "%.*s %.*s", WG_ARG(text), WG_ARG(href)),
		    NULL);
		put(m, WG_STR(" "));
		walk_inside(m, n);
		put(m, WG_STR(" "));
		return;
	}
	if (!digits && wg_str_trim(text).len > 0) {
		walk_inside(m, n);
		put(m, WG_STR(" ("));
		put_value(m, WG_PIECE_PHONE, number);
		put(m, WG_STR(")"));
		return;
	}
	account(m, text);
	put_value(m, WG_PIECE_PHONE, number);
}

static const char *
why_not(enum wg_link_kind kind)
{
	return kind == WG_LINK_DEAD ? N_("nothing is there") :
	    kind == WG_LINK_PLAIN ? N_("only https is linked") :
				    N_("no address that can be linked");
}

static void
on_link(struct maker *m, const struct wg_soup *n)
{
	struct wg_str href = wg_str_trim(wg_soup_get(n, "href")), to = WG_NONE;
	struct wg_str text = wg_str_collapse(m->a, wg_soup_words(m->a, n));
	enum wg_link_kind kind;
	size_t open = m->n;

	/* The CMS hides one in each card. */
	if (wg_str_find_str(wg_soup_get(n, "style"), WG_STR("none")) >= 0) {
		account(m, text);
		return;
	}
	if (wg_str_starts(href, WG_STR("mailto:"))) {
		on_mail(m, n, wg_import_decode(m->a, wg_str_from(href, 7)));
		return;
	}
	if (wg_str_starts(href, WG_STR("tel:"))) {
		on_phone(m, n, href);
		return;
	}
	kind = m->p->link(m->p->context, href, &to);
	if (wg_str_blank(text) && n->first == NULL && kind != WG_LINK_HOST) {
		m->p->tell(m->p->context, WG_D_IMPORT_LINK, href,
		    N_("a link without words"));
		return;
	}
	if (kind == WG_LINK_WEB && wg_is_address(text, href)) {
		account(m, text);
		put_value(m, WG_PIECE_URI, to);
		return;
	}
	if (kind == WG_LINK_WEB || kind == WG_LINK_ID) {
		push(m, kind == WG_LINK_WEB ? WG_PIECE_LINK : WG_PIECE_GOTO,
		    to);
	} else if (kind != WG_LINK_HOST) {
		m->p->tell(m->p->context, WG_D_IMPORT_LINK, wg_str_fmt(m->a,
		    "%.*s <%.*s>", WG_ARG(text), WG_ARG(href)),
		    why_not(kind));
	}
	walk_inside(m, n);
	pop(m, open);
}

/* Words. */

static void
formatted(struct maker *m, const struct wg_soup *n, enum wg_piece_kind kind)
{
	size_t open = m->n;

	push(m, kind, WG_NONE);
	walk_inside(m, n);
	pop(m, open);
}

static void
on_strong(struct maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_STRONG);
}

static void
on_stress(struct maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_EM);
}

static void
on_quote(struct maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_QUOTE);
}

static void
put_plain(struct maker *m, const struct wg_soup *n, enum wg_piece_kind kind)
{
	struct wg_str s = wg_str_collapse(m->a, wg_prose_chars(
	    m->a, wg_soup_words(m->a, n), &m->p->marks));

	if (wg_str_blank(s)) {
		put(m, WG_STR(" "));
		return;
	}
	put_value(m, kind, s);
}

static void
on_abbreviation(struct maker *m, const struct wg_soup *n)
{
	if (wg_soup_get(n, "title").len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_WORDS,
		    wg_soup_get(n, "title"),
		    N_("what an abbreviation stands for"));
	put_plain(m, n, WG_PIECE_ABBR);
}

static void
on_raised(struct maker *m, const struct wg_soup *n)
{
	struct wg_str s = wg_str_trim(wg_soup_words(m->a, n));
	struct wg_str small = wg_small_digits(
	    m->a, s, wg_soup_is(n, "sup"));

	if (small.len == 0) {
		walk_inside(m, n);
		return;
	}
	account(m, s);
	put(m, small);
}

static void
on_span(struct maker *m, const struct wg_soup *n)
{
	bool german = wg_soup_has_class(n, "notranslate") ||
	    (wg_soup_is(n, "bdi") &&
		wg_str_is(wg_soup_get(n, "dir"), "ltr"));

	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		german &= k->name.len == 0;
	if (german)
		put_plain(m, n, WG_PIECE_GERMAN);
	else
		walk_inside(m, n);
}

static const struct {
	const char *name;
	void (*how)(struct maker *, const struct wg_soup *);
} tags[] = {
#define WG_TAG(name, how) { name, on_##how },
#include "import/tags.def"
};

static void
walk(struct maker *m, const struct wg_soup *n)
{
	if (n->name.len == 0) {
		put_text(m, n->text);
		return;
	}
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (wg_str_is(n->name, tags[i].name)) {
			tags[i].how(m, n);
			return;
		}
	walk_inside(m, n);
}

static void
walk_inside(struct maker *m, const struct wg_soup *n)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		walk(m, k);
}

struct wg_passage *
wg_prose_read(struct wg_prose *p, struct wg_str html)
{
	struct wg_passage *root = WG_NEW(p->arena, struct wg_passage);
	struct maker m = { .p = p, .a = p->arena, .into = root };
	bool whole;
	struct wg_soup *soup = wg_soup_read(
	    p->arena, wg_with_paragraphs(p->arena, html), &whole);

	if (!whole)
		tell(&m, WG_D_IMPORT_DEEP, wg_spaced_words(p->arena, soup),
		    NULL);
	walk_inside(&m, soup);
	end_line(&m);
	wg_prose_lists(p, root);
	return root;
}

static void
weigh_piece(struct wg_weight *w, const struct wg_piece *p)
{
	w->elements++;
	/* "&" is escaped, and an emphasis has the longest tags. */
	w->bytes += p->text.len + p->text.len / 8 + p->target.len + 48;
	for (p = p->first; p != NULL; p = p->next)
		weigh_piece(w, p);
}

struct wg_weight
wg_prose_weight(const struct wg_passage *root)
{
	struct wg_weight w = { 0, 0 };

	for (const struct wg_passage *b = root; b != NULL;
	     b = wg_passage_next(b, root)) {
		w.elements++;
		w.bytes += 80 + b->ref.len; /* tags, and blanks before them */
		if (b->words != NULL)
			weigh_piece(&w, b->words);
	}
	return w;
}
