#ifndef WG_IMPORT_PROSE_H
#define WG_IMPORT_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/out.h"
#include "base/str.h"

struct wg_arena;
struct wg_soup;

/*
 * HTML as our elements can hold it: blocks, whose words are pieces.  Nothing
 * is lost silently: each word of the HTML is in a block, or was told.
 */

enum wg_piece_kind {
	WG_PIECE_TEXT,
#define WG_PIECE(id, tag, holds) WG_PIECE_##id,
#include "import/pieces.def"
	WG_PIECE_COUNT
};

/* A text, or an element inside a message. */
struct wg_piece {
	enum wg_piece_kind kind;
	struct wg_str text;   /* of a text, and of what holds a value */
	struct wg_str target; /* of a link: an id or an address */
	struct wg_str offer;  /* of a link: its name as an offer, or empty */
	struct wg_piece *first, *last, *next;
};
/* What it is called in a message: em, link; NULL: a text. */
const char *wg_piece_tag(enum wg_piece_kind);
/* Does it hold a value, and no words? */
bool wg_piece_is_value(enum wg_piece_kind);
struct wg_piece *wg_piece_add(
    struct wg_arena *, struct wg_piece *parent, enum wg_piece_kind);
/* What stands from byte 'from' to 'to' of a text below 'root' becomes a piece of
 * its own, with 'text' in it. */
void wg_piece_part(struct wg_arena *, struct wg_piece *root,
    struct wg_piece *of, size_t from, size_t to, enum wg_piece_kind,
    struct wg_str text);
/* Blanks collapsed and moved out of elements, what is empty taken out, equal
 * neighbours made one. */
void wg_pieces_clean(struct wg_arena *, struct wg_piece *root);
/* For people and for comparing: values as they are written. */
struct wg_str wg_pieces_text(struct wg_arena *, const struct wg_piece *root);
/* Just these German words, whatever divides them in simple German. */
bool wg_is_same_german(struct wg_str, struct wg_str words);
/* As sources have it. */
void wg_pieces_xml(struct wg_out *, const struct wg_piece *root);
/*
 * As a message, if 'german' is the piece itself; a translation gets the tags
 * of the German: '*exact' is whether it has just those, with the same values.
 * A tag that the German has not is never written.
 */
struct wg_str wg_pieces_message(struct wg_arena *,
    const struct wg_piece *root, const struct wg_piece *german, bool *exact);

enum wg_passage_kind {
	WG_PASSAGE_ROOT, WG_PASSAGE_PARA, WG_PASSAGE_HEADING, WG_PASSAGE_LIST,
	WG_PASSAGE_NUMBERS, WG_PASSAGE_ITEM, WG_PASSAGE_TABLE, WG_PASSAGE_ROW,
	WG_PASSAGE_CELL, WG_PASSAGE_ENTRIES, WG_PASSAGE_TERM, WG_PASSAGE_NOTE,
	WG_PASSAGE_TIP, WG_PASSAGE_IMPORTANT, WG_PASSAGE_WARNING, WG_PASSAGE_PICTURE,
	WG_PASSAGE_CARD
};

struct wg_passage {
	enum wg_passage_kind kind;
	unsigned level;        /* of a heading */
	bool head;             /* a row of headings */
	struct wg_piece *words; /* of para, heading, cell and term; of a
				 * picture that is at hand: what it shows */
	struct wg_str ref;     /* of a card: the place; of a picture: its URL */
	struct wg_str context; /* msgctxt, or empty */
	size_t heard;          /* the index behind its message; 0: none */
	struct wg_passage *parent, *first, *last, *next;
};

enum wg_link_kind {
	WG_LINK_DEAD,  /* into the region, and nothing is there */
	WG_LINK_ID,    /* a page or a place: 'to' is its id */
	WG_LINK_WEB,   /* 'to' is an address that sources may have */
	WG_LINK_HOST,  /* its host waits for somebody to accept it */
	WG_LINK_PLAIN, /* http: */
	WG_LINK_NONE,  /* of another scheme, or no address */
};

/* What HTML is read with. */
struct wg_prose {
	struct wg_arena *arena;
	void *context;
	enum wg_link_kind (*link)(void *, struct wg_str href, struct wg_str *to);
	/* The name that the address of a link has as an offer, or WG_NONE. */
	struct wg_str (*offer)(void *, struct wg_str url);
	/* The place that somebody means by one of these, or WG_NONE. */
	struct wg_str (*place)(void *, const struct wg_str *facts, size_t n);
	/* A picture, and its words; false: it is not at hand. */
	bool (*picture)(void *, struct wg_str url, struct wg_str alt);
	/* Something for a person to look at: with the words it is about. */
	void (*tell)(void *, enum wg_diag_id, struct wg_str words,
	    const char *why);
	struct wg_str labels[4]; /* of note, tip, important, warning */
	bool alone;            /* no pictures, and no cards of places */
	bool sections;         /* headings may be made */
	/* What was told, or stands in another form, for the audit. */
	struct wg_out quoted;
	unsigned marks;        /* of direction, taken out */
};

/* The root holds the blocks.  HTML without tags is text with empty lines
 * between its paragraphs. */
struct wg_passage *wg_prose_read(struct wg_prose *, struct wg_str html);
/* How much of a source it will be, or a little less. */
struct wg_weight {
	size_t elements, bytes;
};
struct wg_weight wg_prose_weight(const struct wg_passage *root);
/* The words of the HTML that are neither in the blocks nor told, with blanks
 * between them; and how many words it has. */
struct wg_str wg_prose_lost(struct wg_prose *, struct wg_str html,
    const struct wg_passage *root, size_t *n_words);
/* A text of a field: no tags, entities once. */
struct wg_str wg_prose_plain(struct wg_arena *, struct wg_str);
/* Characters as sources have them: NFC, no marks of direction. */
struct wg_str wg_prose_chars(
    struct wg_arena *, struct wg_str, unsigned *marks);

struct wg_passage *wg_passage_add(
    struct wg_arena *, struct wg_passage *parent, enum wg_passage_kind);
/* A paragraph in bold becomes a heading. */
void wg_passage_head(struct wg_passage *, unsigned level);
/* The next one in document order below 'top', or NULL. */
struct wg_passage *wg_passage_next(
    const struct wg_passage *, const struct wg_passage *top);

/* Percent-encoded bytes; absent if they are no text. */
struct wg_str wg_import_decode(struct wg_arena *, struct wg_str);
/* A phone number as clerks write it, as sources have it; absent: none. */
struct wg_str wg_import_number(struct wg_arena *, struct wg_str);

#endif
