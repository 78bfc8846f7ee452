#ifndef WG_BACK_PDF_IMAGE_H
#define WG_BACK_PDF_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

struct wg_image;
struct wg_out;
struct wg_pdf;
struct wg_pdf_content;
struct wg_placed_image;

/* An image of the file, however often it is shown. */
struct wg_pdf_image {
	const struct wg_image *image;
	uint32_t object;
};

void wg_pdf_paint_image(
    struct wg_pdf_content *, const struct wg_placed_image *);
/* Write those that were painted; false after a report. */
bool wg_pdf_images(struct wg_pdf *);
/* /XObject of a page: all that were painted until now. */
void wg_pdf_image_list(struct wg_out *, const struct wg_pdf *);

#endif
