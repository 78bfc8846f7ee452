#ifndef WG_TEXT_COUNTS_H
#define WG_TEXT_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Numbers and what they count: "6 Minuten", "27 Jahren", "12 км", "5 دقائق",
 * "15分钟", "1. November", "1 de noviembre de 2026"; "Zimmer 12", "§ 5",
 * "кабінет 3".  No line should end between them (DIN 5008), in any script.
 */
enum wg_count {
	WG_COUNT_NONE,
	WG_COUNT_SOFT, /* rather not: where nothing else fits, it may */
	WG_COUNT_HARD, /* never */
};

/* Does the line break opportunity before unit 'i' of a text of 'n' units
 * tear a number from its word? */
enum wg_count wg_count_at(const uint16_t *text, uint32_t n, uint32_t i);
/* Is there a digit at all?  Without one none does. */
bool wg_counts(const uint16_t *text, uint32_t n);

#endif
