#ifndef WG_IMPORT_ALIGN_H
#define WG_IMPORT_ALIGN_H

#include "import/region.h"

/*
 * What import/align.c and its helpers share: the blocks of a text that have
 * words, in their order, and what tells that two of them say the same.
 */

struct wg_row {
	struct wg_passage *block;
	unsigned depth;
	size_t letters;
	struct WG_VEC(struct wg_str) values;  /* phones …, sorted */
	struct WG_VEC(struct wg_str) numbers; /* in digits, sorted */
	struct WG_VEC(struct wg_str) names;   /* words in Latin letters */
	struct wg_str text;
};
struct wg_rows WG_VEC(struct wg_row);

/* Of all that a text has; worked out once. */
const struct wg_rows *wg_rows_of(struct wg_arena *, struct wg_item_text *);
/* Block by block of one kind, at one depth. */
bool wg_rows_same_sequence(const struct wg_rows *, const struct wg_rows *);
/* Values, numbers and names that both have. */
unsigned wg_rows_shared(const struct wg_row *, const struct wg_row *);
/* How long a text of the language is for one letter of German. */
double wg_rows_median(struct wg_region_import *, size_t language);
/* How far from that length; 0: just so long. */
double wg_rows_stretch(size_t german, size_t other, double median);

enum wg_likeness {
	WG_UNLIKE,
	WG_LIKE,      /* but of another length; sure where all around is */
	WG_VERY_LIKE
};
enum wg_likeness wg_rows_likeness(struct wg_arena *,
    const struct wg_row *german, const struct wg_row *other, double median);

/* The blocks of a language that say what each German block says, of all that
 * have words: none, one, or two behind each other. */
struct wg_partner {
	size_t first, n;
};
const struct wg_partner *wg_partners(
    struct wg_region_import *, struct wg_item *, size_t language);

/* Put words in 'said' for a message, unless it has some. */
void wg_heard_say(struct wg_region_import *, struct wg_heard *,
    size_t language, const struct wg_piece *words, bool sure);
/* The message of a block, or NULL. */
struct wg_heard *wg_heard_of(struct wg_item *, const struct wg_passage *);

/*
 * German words that translations keep, "<bdi dir="ltr">Sekundarstufe I</bdi>":
 * in the German, too, they become a piece of their own, where every
 * translation of the block has them.
 */
void wg_foreign_words(struct wg_region_import *, struct wg_item *);
/* Facts that all languages say alike become pieces (import/facts.c). */
void wg_region_take_facts(struct wg_region_import *, struct wg_item *);

#endif
