/*
 * Marks above and below letters are moved by the shaper.  The operators for
 * that in a page move the pen: up, and poppler takes the mark for a line of
 * its own; to the side, and it takes it for a word of its own, or for a letter
 * printed twice.  So what is moved becomes a glyph of its own, which has a
 * share of the room of its letter and is drawn where it belongs.
 */
#include "back/pdf/moved.h"

#include <string.h>

#include "base/out.h"

#define GLYPHS_MAX 65535

/* Flags of a component: two words, which are x and y. */
#define COMPONENT 0x0003

struct font {
	struct table {
		hb_blob_t *blob;
		const unsigned char *at;
		unsigned len;
	} glyf, loca, head, hhea, hmtx, maxp;
	unsigned n;       /* glyphs */
	unsigned metrics; /* of them with an advance of their own */
	bool wide;        /* offsets of loca have four bytes */
};

static unsigned
get16(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static void
set16(unsigned char *at, unsigned v)
{
	at[0] = (unsigned char)(v >> 8);
	at[1] = (unsigned char)v;
}

static void
put16(struct wg_out *out, unsigned v)
{
	wg_out_byte(out, (char)(v >> 8));
	wg_out_byte(out, (char)v);
}

static void
put32(struct wg_out *out, unsigned v)
{
	put16(out, v >> 16);
	put16(out, v & 0xFFFF);
}

static struct table
open_table(hb_face_t *face, hb_tag_t tag)
{
	struct table t = { .blob = hb_face_reference_table(face, tag) };

	t.at = (const unsigned char *)hb_blob_get_data(t.blob, &t.len);
	return t;
}

static unsigned
offset_of(const struct font *f, unsigned glyph)
{
	return f->wide ?
	    get16(f->loca.at + 4 * glyph) << 16 |
		get16(f->loca.at + 4 * glyph + 2) :
	    2 * get16(f->loca.at + 2 * glyph);
}

/* The length of a glyph's outline. */
static unsigned
outline(const struct font *f, unsigned glyph)
{
	return offset_of(f, glyph + 1) - offset_of(f, glyph);
}

/* Nothing below reads beyond what is asked for here. */
static bool
sound(struct font *f)
{
	if (f->head.len < 54 || f->hhea.len < 36 || f->maxp.len < 32)
		return false;
	f->n = get16(f->maxp.at + 4);
	f->metrics = get16(f->hhea.at + 34);
	f->wide = get16(f->head.at + 50) != 0;
	if (f->metrics == 0 || f->metrics > f->n ||
	    f->hmtx.len < 4 * f->metrics + 2 * (f->n - f->metrics) ||
	    f->loca.len < (f->n + 1) * (f->wide ? 4u : 2u))
		return false;
	for (unsigned i = 0; i < f->n; i++)
		if (offset_of(f, i) > offset_of(f, i + 1) ||
		    offset_of(f, i + 1) > f->glyf.len)
			return false;
	return true;
}

static void
open_font(struct font *f, hb_face_t *face)
{
	f->glyf = open_table(face, HB_TAG('g', 'l', 'y', 'f'));
	f->loca = open_table(face, HB_TAG('l', 'o', 'c', 'a'));
	f->head = open_table(face, HB_TAG('h', 'e', 'a', 'd'));
	f->hhea = open_table(face, HB_TAG('h', 'h', 'e', 'a'));
	f->hmtx = open_table(face, HB_TAG('h', 'm', 't', 'x'));
	f->maxp = open_table(face, HB_TAG('m', 'a', 'x', 'p'));
}

static void
close_font(struct font *f)
{
	hb_blob_destroy(f->glyf.blob);
	hb_blob_destroy(f->loca.blob);
	hb_blob_destroy(f->head.blob);
	hb_blob_destroy(f->hhea.blob);
	hb_blob_destroy(f->hmtx.blob);
	hb_blob_destroy(f->maxp.blob);
}

static void
replace(hb_face_t *face, hb_tag_t tag, struct wg_str bytes)
{
	hb_blob_t *blob = hb_blob_create(bytes.ptr, (unsigned)bytes.len,
	    HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

	hb_face_builder_add_table(face, tag, blob);
	hb_blob_destroy(blob);
}

/* One number of a bounding box, moved and held to 16 bits. */
static void
put_moved(struct wg_out *out, const unsigned char *at, int32_t by)
{
	int32_t v = (int16_t)get16(at) + by;

	put16(out, (unsigned)(v < -32768 ? -32768 : v > 32767 ? 32767 : v) &
	    0xFFFF);
}

static void
put_glyph(struct wg_out *out, const struct font *f, const struct wg_moved *r)
{
	const unsigned char *box = f->glyf.at + offset_of(f, r->glyph) + 2;

	put16(out, 0xFFFF); /* contours: -1, composite */
	put_moved(out, box, r->dx);
	put_moved(out, box + 2, r->dy);
	put_moved(out, box + 4, r->dx);
	put_moved(out, box + 6, r->dy);
	put16(out, COMPONENT);
	put16(out, r->glyph);
	put16(out, (unsigned)r->dx & 0xFFFF);
	put16(out, (unsigned)r->dy & 0xFFFF);
	put16(out, 0); /* so that the next one is aligned */
}

/* glyf and loca: the old glyphs as they are, then the new ones. */
static void
add_outlines(hb_face_t *face, const struct font *f, struct wg_moved *list,
    size_t n)
{
	struct wg_out glyf = { 0 }, loca = { 0 };
	unsigned id = f->n;

	wg_out_put(&glyf,
	    (struct wg_str){ (const char *)f->glyf.at, f->glyf.len });
	while (glyf.len % 4 != 0)
		wg_out_byte(&glyf, 0);
	for (unsigned i = 0; i <= f->n; i++)
		put32(&loca, i < f->n ? offset_of(f, i) : (unsigned)glyf.len);
	for (size_t i = 0; i < n; i++) {
		if (outline(f, list[i].glyph) > 0)
			put_glyph(&glyf, f, &list[i]);
		put32(&loca, (unsigned)glyf.len);
		list[i].id = id++;
	}
	replace(face, HB_TAG('g', 'l', 'y', 'f'), wg_out_str(&glyf));
	replace(face, HB_TAG('l', 'o', 'c', 'a'), wg_out_str(&loca));
	wg_out_free(&glyf);
	wg_out_free(&loca);
}

/* Where a glyph's hmtx entry has its left side bearing, and its advance. */
static const unsigned char *
bearing_at(const struct font *f, unsigned glyph)
{
	return f->hmtx.at + (glyph < f->metrics ? 4 * glyph + 2 :
	    4 * f->metrics + 2 * (glyph - f->metrics));
}

static unsigned
advance_of(const struct font *f, unsigned glyph)
{
	return get16(f->hmtx.at +
	    4 * (glyph < f->metrics ? glyph : f->metrics - 1));
}

static unsigned
most(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

/* Every glyph gets an advance of its own; the counts grow. */
static void
add_numbers(hb_face_t *face, const struct font *f,
    const struct wg_moved *list, size_t n)
{
	unsigned char head[54], hhea[36], maxp[32];
	unsigned count = f->n + (unsigned)n;
	struct wg_out hmtx = { 0 };

	for (unsigned i = 0; i < f->n; i++) {
		put16(&hmtx, advance_of(f, i));
		put_moved(&hmtx, bearing_at(f, i), 0);
	}
	for (size_t i = 0; i < n; i++) {
		put16(&hmtx, list[i].advance);
		put_moved(&hmtx, bearing_at(f, list[i].glyph), list[i].dx);
	}
	memcpy(head, f->head.at, sizeof(head));
	memcpy(hhea, f->hhea.at, sizeof(hhea));
	memcpy(maxp, f->maxp.at, sizeof(maxp));
	set16(head + 50, 1); /* indexToLocFormat: four bytes */
	set16(hhea + 34, count);
	set16(maxp + 4, count);
	/* Points and contours of composites: at most those of a glyph. */
	set16(maxp + 10, most(get16(maxp + 10), get16(maxp + 6)));
	set16(maxp + 12, most(get16(maxp + 12), get16(maxp + 8)));
	set16(maxp + 28, most(get16(maxp + 28), 1));
	set16(maxp + 30, get16(maxp + 30) + 1); /* one level deeper */
	replace(face, HB_TAG('h', 'm', 't', 'x'), wg_out_str(&hmtx));
	replace(face, HB_TAG('h', 'e', 'a', 'd'),
	    (struct wg_str){ (const char *)head, sizeof(head) });
	replace(face, HB_TAG('h', 'h', 'e', 'a'),
	    (struct wg_str){ (const char *)hhea, sizeof(hhea) });
	replace(face, HB_TAG('m', 'a', 'x', 'p'),
	    (struct wg_str){ (const char *)maxp, sizeof(maxp) });
	wg_out_free(&hmtx);
}

bool
wg_moved_add(hb_face_t *face, struct wg_moved *list, size_t n)
{
	struct font f;
	bool ok;

	open_font(&f, face);
	ok = sound(&f) && n <= GLYPHS_MAX - f.n;
	for (size_t i = 0; i < n && ok; i++)
		ok = list[i].glyph < f.n &&
		    (outline(&f, list[i].glyph) == 0 ||
			outline(&f, list[i].glyph) >= 10);
	if (ok) {
		add_outlines(face, &f, list, n);
		add_numbers(face, &f, list, n);
	}
	close_font(&f);
	return ok;
}
