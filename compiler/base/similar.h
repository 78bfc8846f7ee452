#ifndef WG_BASE_SIMILAR_H
#define WG_BASE_SIMILAR_H

#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/*
 * How much two texts have in common: twice the length of their longest common
 * subsequence, of the sum of their lengths, in per mille; gettext's measure
 * for guesses (fstrcmp).  A text is prepared once and compared with many.
 */
#define WG_SIMILAR_LONGEST 4096 /* [byte]; longer texts are not compared */

struct wg_similar {
	struct wg_str text;
	uint64_t *bits;         /* per byte value, where it stands */
	uint16_t counts[256];
	unsigned words;
};
void wg_similar_open(struct wg_similar *, struct wg_arena *, struct wg_str);
/*
 * At least 'least' per mille, or 0.  '*budget' is taken down by the work done
 * [words]; when it is used up everything gives 0.
 */
unsigned wg_similar(const struct wg_similar *, struct wg_str other,
    unsigned least, uint64_t *budget);

#endif
