#ifndef WG_IMPORT_MAKER_H
#define WG_IMPORT_MAKER_H

#include "import/prose_in.h"

struct wg_soup;

/*
 * A walk over HTML that makes blocks (import/prose.c) with a line that is being
 * written (import/maker.c): what begins a block ends the line, and the
 * elements that are open go on in the next one.
 */
#define WG_FORMATS 8 /* inside each other, of one line */

struct wg_format {
	enum wg_piece_kind kind;
	struct wg_str target;
};

struct wg_maker {
	struct wg_prose *p;
	struct wg_arena *a;
	struct wg_passage *into;
	struct wg_piece *line; /* NULL: none was begun */
	struct wg_piece *at;   /* the innermost that is open */
	size_t bytes;          /* of the line, with what elements take */
	struct wg_format formats[WG_FORMATS];
	struct wg_piece *opened[WG_FORMATS];
	size_t n;
	const char *gap; /* NULL: blocks are blocks; else what stands between
			  * them in one line */
	bool want_gap;
	bool lines; /* a line end ends a line */
	bool card;  /* of nobody we know: only paragraphs */
};

/* For a person, who sees these words there only. */
void wg_maker_tell(struct wg_maker *, enum wg_diag_id, struct wg_str words,
    const char *why);
/* It stands there in another form. */
void wg_maker_account(struct wg_maker *, struct wg_str words);

/* The line: elements that are opened, and back to 'n' of them. */
void wg_maker_push(struct wg_maker *, enum wg_piece_kind, struct wg_str target);
void wg_maker_pop(struct wg_maker *, size_t n);
/* Words as they are; as HTML has them; a value. */
void wg_maker_put(struct wg_maker *, struct wg_str);
void wg_maker_text(struct wg_maker *, struct wg_str);
void wg_maker_value(struct wg_maker *, enum wg_piece_kind, struct wg_str);
/* The words of the line so far, or NULL if there are none. */
struct wg_piece *wg_maker_take(struct wg_maker *);
void wg_maker_end(struct wg_maker *);
/* Is only a block of words allowed here: in items, boxes and cells? */
bool wg_maker_narrow(const struct wg_maker *);

void wg_maker_walk(struct wg_maker *, const struct wg_soup *);
void wg_maker_inside(struct wg_maker *, const struct wg_soup *);
/* The words inside as one line. */
struct wg_piece *wg_maker_one_line(struct wg_maker *, const struct wg_soup *,
    const char *gap);
/* All of it in bold; and what is all in bold, no more. */
struct wg_piece *wg_pieces_strengthen(struct wg_arena *, struct wg_piece *);
void wg_pieces_unwrap(struct wg_piece *);
void wg_passage_drop_last(struct wg_passage *parent);

/* What becomes of elements: a function each word of import/tags.def. */
#define WG_TAG(name, how) \
	void wg_on_##how(struct wg_maker *, const struct wg_soup *);
#include "import/tags.def"

#endif
