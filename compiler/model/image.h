#ifndef WG_MODEL_IMAGE_H
#define WG_MODEL_IMAGE_H

#include <stdint.h>

#include "base/source.h"
#include "base/str.h"

struct wg_node;

/*
 * A photo or drawing of content/images, read and checked by front/image.
 * Nothing is decoded: 'data' is what a PDF takes as it is, the deflated rows
 * of a PNG (predictors of RFC 2083, not interlaced) or a whole JPEG.  What
 * else stood in the file (places, cameras, comments) is gone from 'data' and
 * 'file'.
 */
enum wg_image_kind { WG_IMAGE_PNG, WG_IMAGE_JPEG };

struct wg_image {
	struct wg_str name; /* of the file */
	enum wg_image_kind kind;
	uint32_t width, height; /* [pixel] */
	unsigned components;    /* 1: grey or palette, 3: RGB */
	unsigned bits;          /* per component */
	struct wg_str palette;  /* of a PNG: RGB triples, or empty */
	struct wg_str data, file;
	struct wg_span at;      /* for diagnostics */
};

/* The file of content/images that a <mediaobject> shows, or WG_NONE. */
struct wg_str wg_image_of(const struct wg_node *mediaobject);

#endif
