/*
 * Chunks (RFC 2083): header, palette and rows are kept, everything else goes.
 * What the header promises is compared with the rows when they are written
 * (back/pdf/image.c), where zlib is.
 */
#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "front/image/image.h"
#include "model/image.h"

enum { GREY = 0, RGB = 2, PALETTE = 3 };

/* The CRC of PNG, four bits at a time. */
static uint32_t
crc(struct wg_str s)
{
	static const uint32_t table[16] = { 0x00000000, 0x1DB71064, 0x3B6E20C8,
		0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
		0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0,
		0x86D3D2D4, 0xA00AE278, 0xBDBDF21C };
	uint32_t c = 0xFFFFFFFF;

	for (size_t i = 0; i < s.len; i++) {
		c ^= (unsigned char)s.ptr[i];
		c = c >> 4 ^ table[c & 15];
		c = c >> 4 ^ table[c & 15];
	}
	return ~c;
}

static const char *
read_header(struct wg_str data, struct wg_image *image)
{
	unsigned bits, color;

	if (data.len != 13)
		return N_("its header is not as long as a header");
	image->width = wg_image_number(data, 0, 4);
	image->height = wg_image_number(data, 4, 4);
	bits = image->bits = wg_image_number(data, 8, 1);
	color = wg_image_number(data, 9, 1);
	if (color == 4 || color == 6)
		return N_("it has transparency; save it without");
	if (color != GREY && color != RGB && color != PALETTE)
		return N_("its header names no kind of colours");
	if (bits == 0 || bits > 16 || (bits & (bits - 1)) != 0 ||
	    (color == RGB && bits < 8) || (color == PALETTE && bits > 8))
		return N_("its header names no number of bits");
	if (wg_image_number(data, 10, 2) != 0)
		return N_("its header names another compression");
	if (wg_image_number(data, 12, 1) != 0)
		return N_("it is interlaced; save it without");
	image->components = color == RGB ? 3 : 1;
	return NULL;
}

/* What has been read of a file. */
struct reader {
	struct wg_image *image;
	struct wg_out rows, file;
	bool header, palette, end;
	bool wants_palette;
};

static const char *
read_chunk(struct reader *r, struct wg_str type, struct wg_str data)
{
	if (wg_str_is(type, "IHDR")) {
		if (r->header)
			return N_("it has two headers");
		r->header = true;
		r->wants_palette = data.len > 9 && data.ptr[9] == PALETTE;
		return read_header(data, r->image);
	}
	if (!r->header)
		return N_("it does not begin with a header");
	if (wg_str_is(type, "PLTE")) {
		if (data.len == 0 || data.len > 768 || data.len % 3 != 0)
			return N_("its palette is no palette");
		r->palette = true;
		if (r->wants_palette)
			r->image->palette = data;
	} else if (wg_str_is(type, "tRNS")) {
		return N_("it has transparency; save it without");
	} else if (wg_str_is(type, "IDAT")) {
		wg_out_put(&r->rows, data);
	} else if (wg_str_is(type, "IEND")) {
		r->end = true;
	} else if ((type.ptr[0] & 0x20) == 0) {
		return N_("it needs something we do not know");
	}
	return NULL;
}

static bool
is_kept(struct wg_str type)
{
	return (type.ptr[0] & 0x20) == 0; /* critical chunks */
}

static const char *
read_chunks(struct reader *r, struct wg_str file)
{
	const char *why = NULL;

	wg_out_put(&r->file, wg_str_head(file, 8));
	for (size_t at = 8; why == NULL && !r->end;) {
		uint32_t length;
		struct wg_str whole;

		if (file.len - at < 12)
			return N_("it is cut short");
		length = wg_image_number(file, at, 4);
		if (length > file.len - at - 12)
			return N_("it is cut short");
		whole = wg_str_head(wg_str_from(file, at), length + 12);
		if (crc(wg_str_head(wg_str_from(whole, 4), length + 4)) !=
		    wg_image_number(whole, length + 8, 4))
			return N_("it is damaged: a checksum does not fit");
		why = read_chunk(r, wg_str_head(wg_str_from(whole, 4), 4),
		    wg_str_head(wg_str_from(whole, 8), length));
		if (is_kept(wg_str_from(whole, 4)))
			wg_out_put(&r->file, whole);
		at += length + 12;
	}
	if (why == NULL && r->rows.len == 0)
		why = N_("it has a header but no picture");
	if (why == NULL && r->wants_palette && !r->palette)
		why = N_("its palette is missing");
	return why;
}

const char *
wg_png_read(struct wg_arena *a, struct wg_str file, struct wg_image *image)
{
	struct reader r = { .image = image };
	const char *why = read_chunks(&r, file);

	if (why == NULL) {
		image->data = wg_str_dup(a, wg_out_str(&r.rows));
		image->file = wg_str_dup(a, wg_out_str(&r.file));
	}
	wg_out_free(&r.rows);
	wg_out_free(&r.file);
	return why;
}
