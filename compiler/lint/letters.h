#ifndef WG_LINT_LETTERS_H
#define WG_LINT_LETTERS_H

#include <stddef.h>
#include <stdint.h>

struct wg_language;

/* What lint/letters.def has for a language, and its digits, prepared for
 * asking often. */
#define WG_LETTERS 32
struct wg_letters {
	uint64_t mask; /* a bit for the low six bits of each letter */
	struct wg_letter {
		uint32_t wrong;
		const char *right; /* or "" */
	} of[WG_LETTERS];
	size_t n;
	uint32_t zero; /* of its own digits; '0' where it has none */
	uint32_t wide; /* U+FF10 where digits may be wide, or 0 */
};
void wg_letters_open(struct wg_letters *, const struct wg_language *);

#endif
