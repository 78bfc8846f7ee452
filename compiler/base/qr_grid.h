#ifndef WG_BASE_QR_GRID_H
#define WG_BASE_QR_GRID_H

#include <stdint.h>

/* The modules of a QR code as bits, so that many are looked at in one step:
 * bit x % 64 of rows[y][x / 64] and bit y % 64 of columns[x][y / 64]. */
#define WG_QR_SIDE 177 /* of version 40 [modules] */
#define WG_QR_WORDS 3
struct wg_qr_grid {
	uint64_t rows[WG_QR_SIDE][WG_QR_WORDS];
	uint64_t columns[WG_QR_SIDE][WG_QR_WORDS];
};

void wg_qr_set(struct wg_qr_grid *, unsigned x, unsigned y);

/*
 * Invert by the mask with the fewest penalties (ISO/IEC 18004, 7.8) what is
 * 'free' to be inverted, and write the format information of level M; of two
 * that are as good, the first.  'size' is that of the code [modules].
 */
void wg_qr_mask(struct wg_qr_grid *, const struct wg_qr_grid *free,
    unsigned size);

#endif
