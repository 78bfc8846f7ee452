#ifndef WG_BACK_PDF_OBJECT_H
#define WG_BACK_PDF_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"

struct wg_deflater;

/* Where an object stands, ISO 32000-1, table 18. */
struct wg_pdf_place {
	uint8_t kind;  /* 0 not written, 1 in the file, 2 in a stream */
	uint32_t at;   /* offset [byte], or number of the object stream */
	uint16_t slot; /* in the object stream */
};

/* How a stream is packed.  Short ones never are. */
enum wg_pdf_packing {
	WG_PDF_PLAIN, /* as it is */
	WG_PDF_QUICK, /* what hardly gets smaller: font programs, offsets */
	WG_PDF_SMALL, /* text and operators */
};

/*
 * The objects of a file.  Numbers are reserved first and written later, each
 * once; a number that is never written refers to null.  Dictionaries go into
 * compressed object streams, streams into the file at once.
 */
struct wg_pdf_file {
	struct wg_arena *arena;
	struct wg_out *out;
	size_t base; /* where the file begins in 'out' */
	struct wg_deflater *quick, *small; /* by packing; opened when used */
	bool unpacked; /* streams are written as they are */
	struct WG_VEC(struct wg_pdf_place) places;
	struct wg_out numbers, bodies; /* of the object stream under way */
	uint32_t packing; /* its number, 0 for none */
	uint16_t packed;  /* objects in it */
	struct wg_sha256 hash; /* of the whole file, once it has ended */
};

/* Write the header; 'file' is { 0 } before, but for 'unpacked'. */
void wg_pdf_begin(struct wg_pdf_file *, struct wg_arena *, struct wg_out *);
/* Write the cross-reference stream, which is the trailer, too. */
void wg_pdf_end(struct wg_pdf_file *, uint32_t root, uint32_t info);
void wg_pdf_free(struct wg_pdf_file *);

uint32_t wg_pdf_reserve(struct wg_pdf_file *);
/* Where to write the value of object 'id'; it ends with the next one. */
struct wg_out *wg_pdf_object(struct wg_pdf_file *, uint32_t id);
/* 'entries' of its dictionary without << >>, Length and Filter. */
void wg_pdf_stream(struct wg_pdf_file *, uint32_t id, struct wg_str entries,
    struct wg_str data, enum wg_pdf_packing);

#endif
