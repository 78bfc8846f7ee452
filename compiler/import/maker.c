/* The line that is being written; see import/maker.h. */
#include "import/maker.h"

#include "base/arena.h"
#include "base/intl.h"

#define TAGS 32          /* what an element takes in a message [byte] */
#define LONG (16u << 10) /* a line, which ends with the next word */
#define LONGEST \
	(32u << 10) /* of a line: its message has to fit into a
			     * catalog in any language [byte] */

/* For a person, who sees these words there only. */
void
wg_maker_tell(struct wg_maker *m, enum wg_diag_id id, struct wg_str s,
    const char *why)
{
	m->p->tell(m->p->context, id, wg_str_collapse(m->a, s), why);
	wg_out_fmt(&m->p->quoted, " %.*s ", WG_ARG(s));
}

/* The line. */

static void
open_format(struct wg_maker *m, size_t i)
{
	m->opened[i] = m->at;
	m->at = wg_piece_add(m->a, m->at, m->formats[i].kind);
	m->at->target = m->formats[i].target;
	if (m->at->kind == WG_PIECE_LINK)
		m->at->offer = m->p->offer(m->p->context, m->at->target);
}

static void
open_line(struct wg_maker *m)
{
	if (m->line != NULL)
		return;
	m->line = m->at = WG_NEW(m->a, struct wg_piece);
	m->bytes = 0;
	for (size_t i = 0; i < m->n; i++)
		open_format(m, i);
}

void
wg_maker_push(struct wg_maker *m, enum wg_piece_kind kind, struct wg_str target)
{
	if (m->n == WG_FORMATS)
		return;
	m->formats[m->n++] = (struct wg_format){ kind, target };
	m->bytes += TAGS;
	if (m->line != NULL)
		open_format(m, m->n - 1);
}

void
wg_maker_pop(struct wg_maker *m, size_t n)
{
	while (m->n > n) {
		m->n--;
		if (m->line != NULL)
			m->at = m->opened[m->n];
	}
}

/* Between what were blocks, in one line. */
static void
put_gap(struct wg_maker *m)
{
	if (m->gap != NULL && m->want_gap && m->line != NULL &&
	    m->line->first != NULL)
		wg_piece_add(m->a, m->at, WG_PIECE_TEXT)->text = wg_str(m->gap);
	m->want_gap = false;
}

static void
put_piece(struct wg_maker *m, enum wg_piece_kind kind, struct wg_str s)
{
	open_line(m);
	m->bytes += s.len + (kind == WG_PIECE_TEXT ? 0 : TAGS);
	wg_piece_add(m->a, m->at, kind)->text = s;
}

/* What the line has already. */
static size_t
taken(const struct wg_maker *m)
{
	return m->line == NULL ? 0 : m->bytes;
}

/* How much of a text the line still holds: whole sentences, or words. */
static size_t
what_fits(struct wg_maker *m, struct wg_str s)
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
	wg_maker_tell(m, WG_D_IMPORT_WORDS, s,
	    N_("a word without an end, cut"));
	for (n = room; n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80;)
		n--;
	return n;
}

void
wg_maker_put(struct wg_maker *m, struct wg_str s)
{
	while (s.len > 0 && m->gap == NULL) {
		size_t n = what_fits(m, s);

		if (n > 0)
			put_piece(m, WG_PIECE_TEXT, wg_str_head(s, n));
		s = wg_str_from(s, n);
		if (s.len > 0)
			wg_maker_end(m);
	}
	if (s.len == 0)
		return;
	if (taken(m) + s.len > LONGEST) {
		wg_maker_tell(m, WG_D_IMPORT_WORDS, s,
		    N_("too long for a heading or a cell"));
		return;
	}
	if (wg_str_trim(s).len > 0)
		put_gap(m);
	put_piece(m, WG_PIECE_TEXT, s);
}

void
wg_maker_value(struct wg_maker *m, enum wg_piece_kind kind, struct wg_str s)
{
	if (taken(m) + s.len > LONGEST) {
		if (m->gap != NULL) {
			wg_maker_tell(m, WG_D_IMPORT_WORDS, s,
			    N_("too long for a heading or a cell"));
			return;
		}
		wg_maker_end(m);
	}
	put_gap(m);
	put_piece(m, kind, s);
}

/* The words of the line so far, or NULL if there are none. */
struct wg_piece *
wg_maker_take(struct wg_maker *m)
{
	struct wg_piece *line = m->line;

	m->line = m->at = NULL;
	m->want_gap = false;
	if (line == NULL)
		return NULL;
	wg_pieces_clean(m->a, line);
	return line->first != NULL &&
		!wg_str_blank(wg_pieces_text(m->a, line)) ?
	    line :
	    NULL;
}

void
wg_maker_end(struct wg_maker *m)
{
	struct wg_piece *words;

	if (m->gap != NULL) {
		m->want_gap = true;
		return;
	}
	words = wg_maker_take(m);
	if (words != NULL)
		wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words = words;
}

/* It stands there in another form. */
void
wg_maker_account(struct wg_maker *m, struct wg_str s)
{
	wg_out_fmt(&m->p->quoted, " %.*s ", WG_ARG(s));
}

void
wg_maker_text(struct wg_maker *m, struct wg_str s)
{
	s = wg_prose_chars(m->a, s, &m->p->marks);
	while (m->lines && s.len > 0) {
		wg_maker_put(m, wg_str_cut(&s, '\n'));
		wg_maker_end(m);
	}
	wg_maker_put(m, s);
}

/* Is only a block of words allowed here: in items, boxes and cells? */
bool
wg_maker_narrow(const struct wg_maker *m)
{
	const struct wg_passage *b = m->into;

	if (m->gap != NULL || m->card)
		return true;
	for (; b != NULL; b = b->parent)
		if (b->kind != WG_PASSAGE_ROOT)
			return true;
	return false;
}
