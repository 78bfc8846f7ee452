/*
 * Markers (ITU-T T.81): sizes come from the frame header.  Comments and
 * application data are dropped (they hold where and with what a photo was
 * made), but for what says how colours are stored.
 */
#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "front/image/image.h"
#include "model/image.h"

enum { EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0, APP14 = 0xEE,
	APP15 = 0xEF, COM = 0xFE };

static bool
is_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

static const char *
read_frame(unsigned marker, struct wg_str data, struct wg_image *image)
{
	if (marker > 0xC2)
		return N_("it is compressed in a way that few programs read");
	if (data.len < 6 || image->width != 0)
		return N_("its frame header is damaged");
	image->bits = wg_image_number(data, 0, 1);
	image->height = wg_image_number(data, 1, 2);
	image->width = wg_image_number(data, 3, 2);
	image->components = wg_image_number(data, 5, 1);
	if (image->bits != 8)
		return N_("it has other than 8 bits a colour");
	if (image->components == 4)
		return N_("it is CMYK; save it as RGB");
	if (image->components != 1 && image->components != 3)
		return N_("its frame header is damaged");
	return data.len == 6 + 3 * (size_t)image->components ? NULL :
	    N_("its frame header is damaged");
}

static bool
is_kept(unsigned marker)
{
	bool application = marker >= APP0 && marker <= APP15;

	return marker == APP0 || marker == APP14 ||
	    (!application && marker != COM);
}

/* Segments up to the first scan, which goes on to the end. */
static const char *
read_segments(struct wg_str file, struct wg_image *image, struct wg_out *kept)
{
	const char *why = NULL;

	wg_out_put(kept, wg_str_head(file, 2));
	for (size_t at = 2; why == NULL;) {
		unsigned marker;
		uint32_t length;

		if (file.len - at < 4 || (unsigned char)file.ptr[at] != 0xFF)
			return N_("it is cut short or damaged");
		marker = (unsigned char)file.ptr[at + 1];
		if (marker == 0xFF) { /* padding */
			at++;
			continue;
		}
		if (marker == SOS) {
			wg_out_put(kept, wg_str_from(file, at));
			break;
		}
		length = wg_image_number(file, at + 2, 2);
		if (length < 2 || length > file.len - at - 2)
			return N_("it is cut short or damaged");
		if (is_frame(marker))
			why = read_frame(marker, wg_str_head(
			    wg_str_from(file, at + 4), length - 2), image);
		if (is_kept(marker))
			wg_out_put(kept, wg_str_head(
			    wg_str_from(file, at), length + 2));
		at += length + 2;
	}
	return why;
}

const char *
wg_jpeg_read(struct wg_arena *a, struct wg_str file, struct wg_image *image)
{
	struct wg_out kept = { 0 };
	const char *why = read_segments(file, image, &kept);

	if (why == NULL && image->width == 0)
		why = N_("it has no frame header");
	if (why == NULL && (kept.len < 4 ||
	    (unsigned char)kept.ptr[kept.len - 1] != EOI ||
	    (unsigned char)kept.ptr[kept.len - 2] != 0xFF))
		why = N_("it is cut short");
	if (why == NULL)
		image->data = image->file = wg_str_dup(a, wg_out_str(&kept));
	wg_out_free(&kept);
	return why;
}
