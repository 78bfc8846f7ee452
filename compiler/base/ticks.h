#ifndef WG_BASE_TICKS_H
#define WG_BASE_TICKS_H

#include <stdint.h>

/* How long something took and when to give up: a clock that nobody sets
 * [ms].  It tells no time of the day, and no output depends on it. */
int64_t wg_ticks(void);

#endif
