#ifndef WG_COMPOSE_COMPOSE_H
#define WG_COMPOSE_COMPOSE_H

#include <stdbool.h>

#include "facts/facts.h"
#include "facts/linker.h"
#include "model/composition.h"
#include "model/element.h"
#include "model/project.h"

struct wg_node;
struct wg_region;

/*
 * From records and editions to compositions.  What is made lives in the
 * arena; the sources it was made from must live as long.
 */

enum wg_card_form {
	WG_CARD_WHOLE, /* all facts, what it is for and what to bring */
	WG_CARD_BRIEF, /* its name, and how to get there and reach it */
	WG_CARD_COMPACT, /* on paper, about a third of a page */
	WG_CARD_REFERENCE, /* in a book: where its card stands, or compact */
};

/* On which page what an anchor names stands, from 1; 0: nowhere; nobody knows
 * yet while 'known' is false. */
struct wg_numbers {
	unsigned (*page)(void *context, struct wg_str anchor);
	void *context;
	bool known;
	unsigned figures; /* at least as wide as so many; 0: as it is */
};

/* Terms of a book, as far as they have been composed, and where they stand. */
struct wg_index_entry {
	const struct wg_node *unit;
	struct wg_str anchor;
};
struct wg_index {
	struct WG_VEC(struct wg_index_entry) entries;
};

/* Where links lead to, each document once: the words of its first link, in the
 * source language or the only one, and in the other. */
struct wg_way {
	const struct wg_document *to;
	struct wg_tokens words[2];
};
struct wg_ways {
	struct WG_VEC(struct wg_way) list;
};

struct wg_composer {
	struct wg_arena *arena;
	const struct wg_facts *voice;   /* whose words are set just now */
	const struct wg_facts *source;  /* of the source language */
	const struct wg_facts *other;   /* of a pair: the language beside it,
					 * else NULL */
	const struct wg_linker *linker; /* NULL: links are plain words */
	const struct wg_region *region; /* whose cards there are; NULL: all */
	enum wg_card_form cards;
	const struct wg_numbers *numbers; /* of a book, or NULL */
	bool paper;                     /* what a sign says is not said in
					 * words, too */
	bool sentences;                 /* each on a line of its own */
	bool stacked;                   /* a pair: the languages below each
					 * other, that which runs from right to
					 * left first */
	struct wg_index *index;           /* of a book, or NULL */
	struct wg_ways *ways;             /* of a leaflet on paper, or NULL */
	bool calls;                     /* numbers to call are rows, large */
	bool details;                   /* of a compact card, too: what it is
					 * for at length; of a brief one, in
					 * a few words */
	bool *unread;                   /* set where words come that a program
					 * translated and nobody has read; or
					 * NULL */
	unsigned level;                 /* of the heading we are below */

	bool in_link;                   /* its own */
};

/*
 * words.c: finished texts.  A unit as the voice's edition shows it, marked
 * where it is German for want of a translation; its language is what it is
 * shown in.
 */
struct wg_tokens wg_compose_unit(
    struct wg_composer *, const struct wg_node *unit);
struct wg_tokens wg_compose_label(struct wg_composer *, enum wg_label);
/* Appended to a text in the voice's language. */
void wg_compose_put_unit(struct wg_composer *, struct wg_tokens *,
    const struct wg_node *unit);
void wg_compose_put_label(
    struct wg_composer *, struct wg_tokens *, enum wg_label);
void wg_compose_put_piece(
    struct wg_composer *, struct wg_tokens *, const struct wg_piece *);
void wg_compose_put_line(
    struct wg_composer *, struct wg_tokens *, const struct wg_fact_line *);
/* A line of its own. */
struct wg_tokens wg_compose_line(
    struct wg_composer *, const struct wg_fact_line *);
/* A text without words yet, in the voice's language. */
struct wg_tokens wg_compose_text(const struct wg_composer *);
/* The title of a form, leading to it, and where there is one, its PDF. */
struct wg_tokens wg_compose_form_link(
    struct wg_composer *, const struct wg_document *form);
/* ": " as the voice's language writes it. */
struct wg_str wg_compose_colon(const struct wg_composer *);

/* article.c: the block, and those of a page, section … in order, into 'to'. */
void wg_compose_block(
    struct wg_composer *, struct wg_part *to, const struct wg_node *);
void wg_compose_blocks(
    struct wg_composer *, struct wg_part *to, const struct wg_node *parent);
/* Those of a list. */
void wg_compose_list(struct wg_composer *, struct wg_part *to,
    const struct wg_block_list *);
/* Is there a rule for blocks of that kind? */
bool wg_compose_rules(enum wg_element);
/* Is something shown of blocks of that kind, other than titles and sections? */
bool wg_compose_shows(enum wg_element);
/* The part of a note, tip …, and its head: the kind, and the title. */
enum wg_part_role wg_compose_box_role(enum wg_element);
struct wg_part *wg_compose_box_head(struct wg_composer *, struct wg_part *to,
    const struct wg_node *box);
/* A list of units, each an item. */
void wg_compose_items(struct wg_composer *, struct wg_part *to,
    const struct wg_unit_list *);
/* At the end of what is shown of a document: that nobody has read its
 * translation (wg_edition_is_unread()), or that of an office on it, where the
 * composer notes that; nothing if that is not so. */
void wg_compose_unread(struct wg_composer *, struct wg_part *to,
    const struct wg_document *);
/* sentences.c: a paragraph, each sentence on a line of its own. */
void wg_compose_sentences(struct wg_composer *, struct wg_part *to,
    const struct wg_tokens *);
/* beside.c: a unit as it stands beside the same in German, if the voice is
 * not that: without brackets that only repeat it. */
struct wg_tokens wg_compose_name_beside(
    struct wg_composer *, const struct wg_node *unit);
/* A part whose words are those of the unit. */
struct wg_part *wg_compose_part(struct wg_composer *, struct wg_part *to,
    enum wg_part_role, const struct wg_node *unit);

/* pair.c: the same in two languages, 'source' and 'other'. */
void wg_compose_pairs(
    struct wg_composer *, struct wg_part *to, const struct wg_node *parent);
/* One block of it. */
void wg_compose_pair_block(
    struct wg_composer *, struct wg_part *to, const struct wg_node *);
/* Units in both languages, each a bullet. */
void wg_compose_pair_items(struct wg_composer *, struct wg_part *to,
    const struct wg_unit_list *);
/* Is there a rule for blocks of that kind? */
bool wg_compose_pair_rules(enum wg_element);
/* A row of that role, its sides and spine still empty. */
struct wg_pair {
	struct wg_part *row, *sides[2], *spine;
};
struct wg_pair wg_compose_pair(
    struct wg_composer *, struct wg_part *to, enum wg_part_role);
/* Set the voice to that of a side: 0 or 1. */
void wg_compose_side(struct wg_composer *, int side);
/* pair_table.c */
void wg_compose_pair_table(
    struct wg_composer *, struct wg_part *to, const struct wg_node *table);

/* calls.c: is a definition list one of numbers to call?  Its rows, in one
 * language or two. */
bool wg_compose_is_calls(const struct wg_node *list);
void wg_compose_calls(
    struct wg_composer *, struct wg_part *to, const struct wg_node *list);

/* Which numbers that everybody should know a page lists, in its order; how
 * many. */
size_t wg_compose_first_calls(const struct wg_composer *,
    const struct wg_node *root,
    const struct wg_phone *calls[WG_FIRST_HELPLINES]);
/* A term without the number that stands beside it. */
struct wg_tokens wg_compose_call_name(
    struct wg_composer *, const struct wg_node *term);

/* book_index.c: the part is where a term of the index is explained. */
void wg_compose_indexed(struct wg_composer *, struct wg_part *term,
    const struct wg_node *unit);

/* compact.c: a place in a few lines, in one language or two. */
void wg_compose_compact(struct wg_composer *, struct wg_part *to,
    const struct wg_document *place);
/* What it is called, what for and on which page its card stands. */
void wg_compose_reference(struct wg_composer *, struct wg_part *to,
    const struct wg_document *place);
/* "12"; "000" as long as nobody knows. */
struct wg_str wg_compose_page_number(
    struct wg_composer *, struct wg_str anchor);
/* "page 12", in the voice's language. */
struct wg_piece wg_compose_on_page(
    struct wg_composer *, struct wg_str anchor);
/* What stands between the things of a list in one line. */
#define WG_COMPOSE_DOT WG_STR(" · ")

/* Of a brief card only how to get there and reach it; in a book of one region
 * not whose office it is.  How many are left. */
size_t wg_compose_brief(
    const struct wg_composer *, struct wg_fact *, size_t n);
/* card.c: a place in the composer's form; its NAME is a heading one level
 * below. */
void wg_compose_card(struct wg_composer *, struct wg_part *to,
    const struct wg_document *place);
/* The name of a place in the source language, if the voice's is another. */
void wg_compose_official_name(struct wg_composer *, struct wg_part *to,
    const struct wg_document *place);
/* A fact; several, as FACTS: no part where there are none. */
void wg_compose_fact(
    struct wg_composer *, struct wg_part *to, const struct wg_fact *);
void wg_compose_facts(struct wg_composer *, struct wg_part *to,
    const struct wg_fact *, size_t n);

#endif
