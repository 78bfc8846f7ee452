#ifndef WG_FRONT_IMAGE_IMAGE_H
#define WG_FRONT_IMAGE_IMAGE_H

#include <stddef.h>

#include "base/source.h"
#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_image;

#define WG_IMAGE_BYTES (4u << 20) /* of a file */
#define WG_IMAGE_SIDE 10000       /* [pixel] */

/*
 * A PNG or JPEG, by its first bytes.  Refused with a report
 * (WG_D_IMAGE_REFUSED), then NULL: other kinds, files that are cut short or
 * damaged, and what a PDF for archives cannot hold as it is: transparency,
 * interlaced PNG, CMYK.
 */
struct wg_image *wg_image_read(struct wg_arena *, const struct wg_source *,
    struct wg_str name, struct wg_diag *);

/* Inside of this folder: NULL, or what is wrong.  They fill all but name, at
 * and kind. */
const char *wg_png_read(
    struct wg_arena *, struct wg_str file, struct wg_image *);
const char *wg_jpeg_read(
    struct wg_arena *, struct wg_str file, struct wg_image *);

/* 'n' bytes at 'at', which must be there, as a number. */
uint32_t wg_image_number(struct wg_str file, size_t at, unsigned n);

#endif
