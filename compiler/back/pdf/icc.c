/*
 * The colour profile behind DeviceRGB and DeviceGray: sRGB (IEC 61966-2-1)
 * as an ICC version 2 matrix profile, built here byte by byte, because every
 * profile that systems ship has a licence and a version of its own.
 */
#include "back/pdf/meta.h"

#include <pthread.h>

#include "back/pdf/object.h"
#include "base/deflate.h"
#include "base/out.h"

#define HEADER 128
#define TAGS 9
#define CURVE 64
#define SMALLEST 12

/* The transfer curve at i / 63 [1/65535]. */
static const uint16_t curve[CURVE] = {
	0, 81, 161, 244, 345, 466, 609, 776, 965, 1180, 1420, 1687, 1980,
	2301, 2651, 3030, 3439, 3879, 4349, 4851, 5386, 5953, 6554, 7189,
	7858, 8562, 9302, 10078, 10890, 11739, 12626, 13551, 14513, 15515,
	16556, 17636, 18757, 19918, 21120, 22363, 23648, 24974, 26344, 27756,
	29211, 30710, 32253, 33840, 35471, 37148, 38870, 40638, 42452, 44312,
	46219, 48173, 50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535,
};

/* Matrix columns and white, adapted to D50 [1/65536]. */
static const int32_t white[3] = { 63190, 65536, 54061 };
static const int32_t red[3] = { 28578, 14581, 912 };
static const int32_t green[3] = { 25241, 46981, 6362 };
static const int32_t blue[3] = { 9376, 3972, 46242 };

static void
put32(struct wg_out *out, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		wg_out_byte(out, (char)(v >> shift));
}

static void
put16(struct wg_out *out, uint32_t v)
{
	wg_out_byte(out, (char)(v >> 8));
	wg_out_byte(out, (char)v);
}

static void
put_zeros(struct wg_out *out, int n)
{
	while (n-- > 0)
		wg_out_byte(out, 0);
}

static void
put_xyz(struct wg_out *out, const int32_t xyz[3])
{
	wg_out_puts(out, "XYZ ");
	put32(out, 0);
	for (int i = 0; i < 3; i++)
		put32(out, (uint32_t)xyz[i]);
}

/* ICC.1:2001-04, 6.5.17: ASCII, then no Unicode and no script code. */
static void
put_description(struct wg_out *out)
{
	wg_out_puts(out, "desc");
	put32(out, 0);
	put32(out, 5);
	wg_out_puts(out, "sRGB");
	put_zeros(out, 1 + 4 + 4 + 2 + 1 + 67);
}

static void
put_copyright(struct wg_out *out)
{
	wg_out_puts(out, "text");
	put32(out, 0);
	wg_out_puts(out, "No copyright");
	wg_out_byte(out, 0);
}

static void
put_curve(struct wg_out *out)
{
	wg_out_puts(out, "curv");
	put32(out, 0);
	put32(out, CURVE);
	for (int i = 0; i < CURVE; i++)
		put16(out, curve[i]);
}

/* The tags' data, from multiples of four on; 'ends' has one more entry. */
static void
put_data(struct wg_out *out, uint32_t ends[7])
{
	static const int32_t *const xyz[] = { white, red, green, blue };

	for (int i = 0; i < 7; i++) {
		put_zeros(out, (int)(-out->len & 3));
		if (i == 0)
			put_description(out);
		else if (i == 1)
			put_copyright(out);
		else if (i < 6)
			put_xyz(out, xyz[i - 2]);
		else
			put_curve(out);
		ends[i] = (uint32_t)out->len;
	}
	put_zeros(out, (int)(-out->len & 3));
}

static void
put_header(struct wg_out *out, uint32_t size)
{
	put32(out, size);
	put32(out, 0);
	put32(out, 0x02100000);
	wg_out_puts(out, "mntrRGB XYZ ");
	/* A date there must be; that of the standard's second edition. */
	put16(out, 1999);
	put16(out, 10);
	put16(out, 1);
	put_zeros(out, 6);
	wg_out_puts(out, "acsp");
	put_zeros(out, 68 - 40);
	for (int i = 0; i < 3; i++)
		put32(out, (uint32_t)white[i]); /* the illuminant, D50 */
	put_zeros(out, HEADER - 80);
}

static void
put_table(struct wg_out *out, const uint32_t ends[7])
{
	static const char *const names[TAGS] = { "desc", "cprt", "wtpt",
		"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" };

	put32(out, TAGS);
	for (int i = 0; i < TAGS; i++) {
		int k = i < 6 ? i : 6; /* one curve for all three */
		uint32_t start = k > 0 ? (ends[k - 1] + 3) & ~3u : 0;

		wg_out_puts(out, names[i]);
		put32(out, HEADER + 4 + 12 * TAGS + start);
		put32(out, ends[k] - start);
	}
}

/* The same in every file of the process. */
static struct wg_out profile; /* deflated */
static pthread_once_t profile_made = PTHREAD_ONCE_INIT;

static void
make_profile(void)
{
	struct wg_deflater *deflater = wg_deflater_open(SMALLEST);
	struct wg_out data = { 0 }, out = { 0 };
	uint32_t ends[7];

	put_data(&data, ends);
	put_header(&out, (uint32_t)(HEADER + 4 + 12 * TAGS + data.len));
	put_table(&out, ends);
	wg_out_put(&out, wg_out_str(&data));
	wg_deflate_zlib(deflater, &profile, wg_out_str(&out));
	wg_deflater_close(deflater);
	wg_out_free(&data);
	wg_out_free(&out);
}

uint32_t
wg_pdf_icc(struct wg_pdf_file *file)
{
	uint32_t id = wg_pdf_reserve(file);

	pthread_once(&profile_made, make_profile);
	wg_pdf_stream(file, id, WG_STR("/N 3/Filter/FlateDecode"),
	    wg_out_str(&profile), WG_PDF_PLAIN);
	return id;
}
