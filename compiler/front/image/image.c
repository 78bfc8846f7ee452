/* Which kind of picture; the headers are read by png.c and jpeg.c. */
#include "front/image/image.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "model/image.h"

static const struct {
	struct wg_str magic;
	enum wg_image_kind kind;
	const char *(*read)(
	    struct wg_arena *, struct wg_str, struct wg_image *);
} kinds[] = {
	{ { "\x89PNG\r\n\x1A\n", 8 }, WG_IMAGE_PNG, wg_png_read },
	{ { "\xFF\xD8\xFF", 3 }, WG_IMAGE_JPEG, wg_jpeg_read },
};

uint32_t
wg_image_number(struct wg_str file, size_t at, unsigned n)
{
	uint32_t value = 0;

	for (unsigned i = 0; i < n; i++)
		value = value << 8 | (unsigned char)file.ptr[at + i];
	return value;
}

struct wg_image *
wg_image_read(struct wg_arena *a, const struct wg_source *source,
    struct wg_str name, struct wg_diag *diag)
{
	struct wg_image *image = WG_NEW(a, struct wg_image);
	const char *why = N_("neither PNG nor JPEG");

	image->name = name;
	image->at = WG_WHOLE(source);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!wg_str_starts(source->text, kinds[i].magic))
			continue;
		image->kind = kinds[i].kind;
		why = kinds[i].read(a, source->text, image);
	}
	if (why == NULL && (image->width == 0 || image->height == 0 ||
	    image->width > WG_IMAGE_SIDE || image->height > WG_IMAGE_SIDE))
		why = N_("no side is longer than 10000 pixels, none is 0");
	if (why == NULL)
		return image;
	wg_report(diag, WG_D_IMAGE_REFUSED, image->at, "%.*s: %s",
	    WG_ARG(name), _(why));
	return NULL;
}
