#ifndef WG_MODEL_COMPOSITION_H
#define WG_MODEL_COMPOSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

struct wg_image;
struct wg_language;
struct wg_pictogram;

/*
 * A composition is what a product shows, and in which order: a tree of parts,
 * made by compose/ from records and one or two editions, and written by html/
 * or set by layout/.  It has no lengths, colours or tags of any output.  Its
 * texts are finished: who writes them needs no catalog and no fact.
 * All of it lives in one arena.
 */

/* Structure elements of a PDF (ISO 32000-1, 14.8.4): standard types only. */
enum wg_role {
#define WG_ROLE(id, type) WG_ROLE_##id,
#include "model/roles.def"
	WG_ROLE_COUNT
};

enum wg_part_role {
#define WG_PART(id, name, structure, note) WG_PART_##id,
#include "model/parts.def"
	WG_PART_COUNT
};

/* Text. */

enum wg_token_kind {
	WG_TOKEN_WORDS, /* running text */
	WG_TOKEN_PIECE, /* a fact or name that belongs together */
	WG_TOKEN_OPEN,  /* an element begins … */
	WG_TOKEN_CLOSE, /* … and ends; they nest */
};

enum wg_token_element {
	WG_TOKEN_EMPHASIS,
	WG_TOKEN_ABBREV,
	WG_TOKEN_FOREIGN,  /* a German name amid a translation */
	WG_TOKEN_SPAN,     /* nothing to be seen */
	WG_TOKEN_LINK,
	WG_TOKEN_UNIT,     /* a text of its own amid others, as a name in a
			    * line of facts */
	WG_TOKEN_ABROAD,   /* "in German", or in a book "page 45", behind a
			    * link that leads there … */
	WG_TOKEN_FALLBACK, /* … "in German" behind words that are German for
			    * want of a translation.  How a mark is set off from what
			    * stands before is the writer's */
};

/* Where words come from, for messages, and what they translate (with markup,
 * or empty). */
struct wg_origin {
	struct wg_span at;
	struct wg_str german;
};

struct wg_token {
	enum wg_token_kind kind;
	enum wg_token_element element;      /* OPEN, CLOSE */
	struct wg_str text;                 /* WORDS, PIECE; with the language
					     * they are in, or NULL: none, as a
					     * number.  A LINK: where it leads:
					     * https:, tel:, mailto:, a path,
					     * '#' and an anchor of the same
					     * document; empty: nowhere */
	const struct wg_language *language; /* of an OPEN: inside */
	const struct wg_origin *origin;     /* or NULL */
	bool ltr;                           /* PIECE: left to right in every
					     * language, and on one line */
	bool strong;                        /* EMPHASIS */

	/* LINK */
	bool web;                           /* written as a link out of the
					     * project */
	struct wg_str title;                /* for people: "Telefon +49 …",
					     * its words */
	const struct wg_language *foreign;  /* its target is in that language,
					     * or NULL */
};

struct wg_tokens {
	struct WG_VEC(struct wg_token) list;
	const struct wg_language *language; /* base direction, line height; NULL
					     * where there are no words */
	bool fallback;        /* German for want of a translation */
	struct wg_span at;    /* for messages */
	struct wg_str name;   /* what it is, for messages: "title" */
};

/* Append.  'language' NULL: none; an empty text appends nothing. */
void wg_tokens_put(struct wg_arena *, struct wg_tokens *, struct wg_str,
    const struct wg_language *);
/* A piece; left to right if 'ltr'. */
void wg_tokens_piece(struct wg_arena *, struct wg_tokens *, struct wg_str,
    const struct wg_language *, bool ltr);
/* An element begins: the token, to be filled in, until the next is put. */
struct wg_token *wg_tokens_open(struct wg_arena *, struct wg_tokens *,
    enum wg_token_element, const struct wg_language *);
void wg_tokens_close(
    struct wg_arena *, struct wg_tokens *, enum wg_token_element);
/* All that is said, without elements; marks as " (in German)". */
struct wg_str wg_tokens_text(struct wg_arena *, const struct wg_tokens *);

/* Fields: what is filled in by hand, or in a viewer. */

enum wg_field_kind {
	WG_FIELD_TICK,  /* a box */
	WG_FIELD_WRITE, /* 'count' lines */
	WG_FIELD_CELLS, /* 'count' letters, a cell each */
	WG_FIELD_SIGN,  /* a frame for a hand; nothing is typed in it */
	WG_FIELD_CROSS, /* a box as it is ticked, and one that was wrong: */
	WG_FIELD_FULL,  /* pictures only */
};

struct wg_field {
	enum wg_field_kind kind;
	struct wg_str name;   /* of letters, digits, hyphens */
	struct wg_str state;  /* TICK: what is said when it is ticked */
	struct wg_str group;  /* TICK: one of several of that name, of which
			       * one is ticked: their question; else empty */
	struct wg_str words;  /* number, question, answer: for those who do
			       * not see them … */
	const struct wg_language *language; /* … and what they are in */
	unsigned count;
};

/* Parts. */

#define WG_CARD_LONG 1

struct wg_part {
	enum wg_part_role role;
	struct wg_part *first, *last, *next;

	/* What it shows itself, besides its children: none of it, or words, a
	 * pictogram, both, an image, a code. */
	struct wg_tokens words;
	struct wg_str pictogram; /* its name; one that the project has not
				  * shows nothing */
	const struct wg_image *image;
	const struct wg_field *field;
	struct wg_str code;      /* what a QR code says */
	struct wg_str alt;       /* FIGURE, CODE: its words, plain … */
	const struct wg_language *alt_language; /* … and what they are in */

	const struct wg_language *language; /* of what is in it; NULL: as around
					     * it */
	unsigned level;          /* TITLE, HEADING, NAME: 1 is the outermost;
				  * QUESTION_ROW: 2 with a short answer in it;
				  * MATRIX: so many answers; CARD_FACTS: so
				  * many columns; CARD: WG_CARD_LONG, what it
				  * does at length, too, or 0 */
	unsigned turned;         /* TABLE: from this column on (counted from 0)
				  * they are seen in reverse order, as they
				  * are those of a right-to-left language
				  * beside another one; 0: none */
	struct wg_str id;        /* what links to it name; or empty */
	struct wg_str behind;    /* what stands between its words and those of
				  * the next part in the same line: ": " as
				  * the language has it */
	struct wg_span at;       /* where it comes from, for messages */
};

struct wg_part *wg_part_new(struct wg_arena *, enum wg_part_role);
/* Append, and return the child. */
struct wg_part *wg_part_add(struct wg_part *parent, struct wg_part *child);
/* A new one of that role, appended. */
struct wg_part *wg_part_put(
    struct wg_arena *, struct wg_part *parent, enum wg_part_role);

/* The structure element of a part: WG_ROLE_COUNT for none.  'head': in a
 * TABLE_HEAD; 'deeper' headings stand above the outermost. */
enum wg_role wg_part_structure(
    const struct wg_part *, bool head, unsigned deeper);
/* Its name in model/parts.def. */
const char *wg_part_name(enum wg_part_role);

#endif
