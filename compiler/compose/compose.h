#ifndef WG_COMPOSE_COMPOSE_H
#define WG_COMPOSE_COMPOSE_H

#include <stdbool.h>

#include "facts/facts.h"
#include "facts/linker.h"
#include "model/composition.h"
#include "model/element.h"

struct wg_node;
struct wg_region;

/*
 * From records and editions to compositions.  What is made lives in the
 * arena; the sources it was made from must live as long.
 */

enum wg_card_form {
	WG_CARD_WHOLE, /* all facts, what it is for and what to bring */
	WG_CARD_BRIEF, /* its name, and how to get there and reach it */
};

struct wg_composer {
	struct wg_arena *arena;
	const struct wg_facts *voice;   /* whose words are set just now */
	const struct wg_facts *source;  /* of the source language */
	const struct wg_linker *linker; /* NULL: links are plain words */
	const struct wg_region *region; /* whose cards there are; NULL: all */
	enum wg_card_form cards;
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
/* ": " as the voice's language writes it. */
struct wg_str wg_compose_colon(const struct wg_composer *);

/* article.c: the block, and those of a page, section … in order, into 'to'. */
void wg_compose_block(
    struct wg_composer *, struct wg_part *to, const struct wg_node *);
void wg_compose_blocks(
    struct wg_composer *, struct wg_part *to, const struct wg_node *parent);
/* Is there a rule for blocks of that kind? */
bool wg_compose_rules(enum wg_element);
/* A list of units, each an item. */
void wg_compose_items(struct wg_composer *, struct wg_part *to,
    const struct wg_unit_list *);
/* At the end of what is shown of a document: that nobody has read its
 * translation, if that is so (wg_edition_is_unread()). */
void wg_compose_unread(struct wg_composer *, struct wg_part *to,
    const struct wg_document *);
/* A part whose words are those of the unit. */
struct wg_part *wg_compose_part(struct wg_composer *, struct wg_part *to,
    enum wg_part_role, const struct wg_node *unit);

/* card.c: a place in the composer's form; its NAME is a heading one level
 * below. */
void wg_compose_card(struct wg_composer *, struct wg_part *to,
    const struct wg_document *place);
/* A fact; several, as FACTS: no part where there are none. */
void wg_compose_fact(
    struct wg_composer *, struct wg_part *to, const struct wg_fact *);
void wg_compose_facts(struct wg_composer *, struct wg_part *to,
    const struct wg_fact *, size_t n);

#endif
