#ifndef WG_BASE_QR_H
#define WG_BASE_QR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/* A QR code (ISO/IEC 18004), level M, smallest version that fits. */
struct wg_qr {
	unsigned size;        /* modules on a side, without the quiet zone */
	const uint8_t *dark;  /* size * size, row by row, 1 is dark */
};
#define WG_QR_QUIET 4 /* modules of quiet zone on each side */

/* False when 'content' is empty or does not fit (more than 2331 bytes). */
bool wg_qr_encode(struct wg_arena *, struct wg_str content, struct wg_qr *);

/* Version of libqrencode, as it is loaded. */
const char *wg_qr_library(void);

#endif
