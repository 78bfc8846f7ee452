#ifndef WG_VALUES_MONEY_H
#define WG_VALUES_MONEY_H

#include <stdint.h>

/* An amount, or a range: 49, 12.50, 1200, 20-30.50. */
struct wg_money {
	uint64_t from, to; /* [euro cent]; the same: one amount */
};

#endif
