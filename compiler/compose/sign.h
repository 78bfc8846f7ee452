#ifndef WG_COMPOSE_SIGN_H
#define WG_COMPOSE_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "compose/compose.h"
#include "model/print.h"
#include "model/product.h"
#include "model/record.h"

struct wg_diag;

/*
 * A sign that is composed: the sheets of a print job (compose/sheets.h), what
 * they are made of, and what who sets them wants.  Everything lives in 'arena'.
 */
struct wg_sign {
	const struct wg_print *print;
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_facts *facts; /* by edition; the source's first */
	/* Of a poster, and of what else is about a house. */
	const struct wg_house *house;
	struct WG_VEC(const struct wg_office *) offices;
	/* What their hours have, for the key: bits of the days of the week. */
	unsigned days;
	bool appointments, holidays_closed;
	/* By edition: signs have words that a program translated and nobody
	 * has read, since the last foot. */
	bool *unread;

	/* What who sets it wants. */
	bool brief;      /* names are short where there is a short one */
	unsigned parts;  /* into how many sheets it is split, at least 1 */
	/* What is a list may be split behind any entry: sheets end before
	 * these, the last one with what is left; of them all, or (from 1) the
	 * 'only' one. */
	const size_t *cuts;
	size_t n_cuts, only;
	size_t limit;    /* so many entries at most; 0: all */
	bool inside;     /* what would stand on a last sheet of its own stands
			  * on the others */

	/* What who composes it says, beside its sheets. */
	size_t entries;  /* how many the list has */
	struct wg_str title; /* of the whole; that of the print */
	/* In the margin of what each sheet is cut from, or none. */
	struct WG_VEC(struct wg_part *) margins;
};

/* Of a house, offices that it has not and those that are not responsible there
 * are reported. */
void wg_sign_open(struct wg_sign *, const struct wg_print *,
    struct wg_arena *, struct wg_diag *);
/* The same for a trial: in another arena, in which nothing is reported but to
 * 'diag'. */
struct wg_sign wg_sign_trial(
    const struct wg_sign *, struct wg_arena *, struct wg_diag *);

/* sign_parts.c: parts with words, which lie in the print job. */

/* Who speaks: edition 'i'. */
struct wg_composer wg_sign_voice(const struct wg_sign *, size_t i);
/*
 * Languages by direction: where each has its place.  With 'german' the source
 * language has one, too.
 */
struct wg_sides {
	struct wg_part *of[2]; /* left to right, right to left */
};
struct wg_sides wg_sign_sides(
    struct wg_sign *, struct wg_part *to, bool german);
struct wg_part *wg_sign_side(
    const struct wg_sign *, const struct wg_sides *, size_t i);
/* A part with these words, in German; a piece stays in one line; a pictogram
 * stands for 'alt' (WG_L_COUNT: it only adorns). */
struct wg_part *wg_sign_words(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, struct wg_str);
/* One with no words yet, which lie in the print job. */
struct wg_part *wg_sign_line(
    struct wg_sign *, struct wg_part *to, enum wg_part_role);
struct wg_part *wg_sign_piece(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, struct wg_str);
struct wg_part *wg_sign_label(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, size_t i, enum wg_label);
struct wg_part *wg_sign_pictogram(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, const char *name, enum wg_label alt);
/* "Moorweg 12", "12345 Beispielmoor"; as parts NULL adds nothing. */
void wg_sign_address_lines(struct wg_arena *, const struct wg_address *,
    struct wg_str lines[2]);
void wg_sign_address(struct wg_sign *, struct wg_part *to,
    const struct wg_address *);
/* Where more is said, and the address of that. */
void wg_sign_code(struct wg_sign *, struct wg_part *to);
/* In which languages ('unread', by edition) a machine translated what stands
 * on the sheet, and nobody has read it yet: by a label that says so. */
void wg_sign_unread_in(struct wg_sign *, struct wg_part *to,
    const bool *unread, enum wg_label say);

/* sign.c: names, legends, the last lines. */

/* A name in edition 'i' without the bracket that says the German one again,
 * 'brief' if the sign is and there is one.  NULL: there is none in
 * that language, which is reported; German stands there anyway. */
struct wg_part *wg_sign_name(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, size_t i, const struct wg_node *title,
    const struct wg_node *brief);
/* A label in edition 'i' without such a bracket; empty if that is not in its
 * language. */
struct wg_str wg_sign_label_text(
    struct wg_sign *, size_t i, enum wg_label, uint32_t n);
/* A label in all languages, in a line: German strong, the others as they are. */
struct wg_part *wg_sign_legend(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, const char *pictogram, enum wg_label);
/* A picture of an arrow; none of one that was refused. */
struct wg_part *wg_sign_arrow(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, enum wg_arrow);
/* Others than German, in a line: wg_sign_legend() without its German. */
void wg_sign_others(struct wg_sign *, struct wg_tokens *, enum wg_label,
    struct wg_str name);
/* "Eingang B", in edition 'i'. */
struct wg_part *wg_sign_entrance(struct wg_sign *, struct wg_part *to,
    enum wg_part_role, size_t i, struct wg_str name);
/* In which languages a program has translated what stands on the sheet, and
 * nobody has read it: 'say' in each, WG_L_MACHINE, or WG_L_MACHINE_BRIEF where
 * there is little room. */
void wg_sign_unread(
    struct wg_sign *, struct wg_part *to, enum wg_label say);
/* The last line of a sign: who publishes it, and which it is. */
void wg_sign_foot(struct wg_sign *, struct wg_part *to);

#endif
