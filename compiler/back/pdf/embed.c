/*
 * Subsetting, by HarfBuzz.  Layout tables go: without GSUB there is no glyph
 * closure either, so the subset holds the glyphs on the pages and .notdef.
 * A font that would come out wrong is refused, never embedded as it happens:
 * variable fonts without an instance chosen, and CFF fonts whose codes are
 * not their glyph ids.
 */
#include "back/pdf/fonts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "back/pdf/object.h"
#include "back/pdf/moved.h"
#include "back/pdf/syntax.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/out.h"
#include "text/font.h"

#define NAME_MAX_LENGTH 100

/* What subsetting gives; 'blob' is the font program, 'gids' the glyph in it of
 * every code. */
struct subset {
	hb_face_t *face;
	hb_blob_t *blob;
	hb_subset_plan_t *plan;
	uint32_t *gids;
};

static const hb_tag_t dropped[] = { HB_TAG('G', 'S', 'U', 'B'),
	HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('B', 'A', 'S', 'E'), HB_TAG('k', 'e', 'r', 'n'),
	HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
	HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'),
	HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a'),
	HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
	HB_TAG('V', 'O', 'R', 'G'), HB_TAG('D', 'S', 'I', 'G'),
	HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
	HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H') };

static unsigned
be(const unsigned char *at, unsigned n)
{
	unsigned v = 0;

	while (n-- > 0)
		v = v << 8 | *at++;
	return v;
}

/* Where the INDEX at 'at' ends and its first object lies (CFF, 5). */
static bool
cff_index(const unsigned char *cff, size_t len, size_t at, size_t *first,
    size_t *first_len, size_t *end)
{
	unsigned count, width;
	size_t data;

	if (at + 3 > len || (count = be(cff + at, 2)) == 0)
		return false;
	width = cff[at + 2];
	data = at + 2 + (size_t)(count + 1) * width; /* offsets from 1 */
	if (width < 1 || width > 4 || data >= len)
		return false;
	*first = data + be(cff + at + 3, width);
	*end = data + be(cff + at + 3 + width, width);
	if (*first > *end || *end > len)
		return false;
	*first_len = *end - *first;
	*end = data + be(cff + at + 3 + (size_t)count * width, width);
	return *end <= len;
}

/* A CID-keyed font has ROS (12 30) first in its Top DICT (CFF, 18). */
static bool
cid_keyed(hb_face_t *face)
{
	hb_blob_t *blob =
	    hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	unsigned len;
	const unsigned char *cff =
	    (const unsigned char *)hb_blob_get_data(blob, &len);
	size_t first, n, end;
	bool found = false;

	if (len >= 4 && cff_index(cff, len, cff[2], &first, &n, &end) &&
	    cff_index(cff, len, end, &first, &n, &end))
		for (size_t i = first; i + 1 < first + n && !found; i++)
			found = cff[i] == 12 && cff[i + 1] == 30;
	hb_blob_destroy(blob);
	return found;
}

static hb_subset_input_t *
subset_input(const struct wg_pdf_font *f)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_set_t *glyphs, *drop;

	if (in == NULL)
		wg_no_memory();
	glyphs = hb_subset_input_glyph_set(in);
	drop = hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < f->codes.n; i++)
		hb_set_add(glyphs, f->codes.at[i]->glyph);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(drop, dropped[i]);
	/* Without hints and, as codes map to new ids, without old ids. */
	hb_subset_input_set_flags(in,
	    HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	return in;
}

static void
free_subset(struct subset *s)
{
	hb_subset_plan_destroy(s->plan);
	hb_blob_destroy(s->blob);
	hb_face_destroy(s->face);
}

struct moved WG_VEC(struct wg_moved);

static bool
shifted(const struct wg_pdf_code *c)
{
	return c->shift.x != 0 || c->shift.y != 0 || c->shift.advance >= 0;
}

static int32_t
design(int32_t thousandths, unsigned upem)
{
	return (int32_t)((int64_t)thousandths * upem / 1000);
}

/* The glyph of a shifted code, as a place in 'list'; it was there or is put
 * there.  Codes that differ in their text share it. */
static size_t
moved_at(struct wg_arena *a, struct moved *list, struct wg_map *places,
    const struct wg_pdf_code *c, uint32_t glyph, unsigned upem)
{
	struct wg_str key = wg_str_fmt(a, "%u %d %d %d", (unsigned)glyph,
	    (int)c->shift.x, (int)c->shift.y, (int)c->width);
	size_t *at = wg_map_get(places, key);

	if (at != NULL)
		return *at;
	at = WG_NEW(a, size_t);
	*at = list->n;
	wg_map_put(a, places, key, at);
	WG_PUSH(a, list) = (struct wg_moved){ glyph,
		design(c->shift.x, upem), design(c->shift.y, upem),
		(uint32_t)design(c->width, upem), 0 };
	return *at;
}

/* Find or make the glyph of every code.  NULL, or what is wrong. */
static const char *
find_glyphs(
    struct wg_arena *a, const struct wg_pdf_font *f, struct subset *s)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(s->plan);
	unsigned upem = hb_face_get_upem(s->face);
	struct moved list = { 0 };
	struct wg_map places = { 0 };
	size_t *at = WG_NEW_ARRAY(a, f->codes.n, size_t);

	s->gids = WG_NEW_ARRAY(a, f->codes.n, uint32_t);
	for (size_t i = 0; i < f->codes.n; i++) {
		const struct wg_pdf_code *c = f->codes.at[i];

		s->gids[i] = hb_map_get(map, c->glyph);
		if (s->gids[i] == 0 || s->gids[i] == HB_MAP_VALUE_INVALID)
			return N_("lacks a glyph that the text uses");
		if (shifted(c))
			at[i] = moved_at(
			    a, &list, &places, c, s->gids[i], upem);
	}
	if (list.n > 0 && !wg_moved_add(s->face, list.at, list.n))
		return N_("cannot be subset");
	for (size_t i = 0; i < f->codes.n; i++)
		if (shifted(f->codes.at[i]))
			s->gids[i] = list.at[at[i]].id;
	return NULL;
}

static bool
is_dropped(hb_tag_t tag)
{
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		if (dropped[i] == tag)
			return true;
	return false;
}

/* The face without what is dropped: of a cmap HarfBuzz would read all
 * characters each time. */
static hb_face_t *
without_dropped(hb_face_t *face)
{
	hb_face_t *less = hb_face_builder_create();
	hb_tag_t tag;
	unsigned n = 1;

	for (unsigned i = 0;
	     hb_face_get_table_tags(face, i, &n, &tag), n > 0; i++) {
		hb_blob_t *table = hb_face_reference_table(face, tag);

		if (!is_dropped(tag))
			hb_face_builder_add_table(less, tag, table);
		hb_blob_destroy(table);
	}
	return less;
}

/* NULL, or why the font cannot be embedded. */
static const char *
run_subset(struct wg_arena *a, hb_face_t *face, const struct wg_pdf_font *f,
    struct subset *s)
{
	hb_subset_input_t *in;
	hb_face_t *less;
	const char *why;

	if (hb_face_get_glyph_count(face) == 0)
		return N_("not a font");
	if (hb_ot_var_has_data(face))
		return N_("a variable font");
	if (f->file->cff && !cid_keyed(face))
		return N_("a CFF font that is not CID-keyed");
	in = subset_input(f);
	less = without_dropped(face);
	s->plan = hb_subset_plan_create_or_fail(less, in);
	hb_face_destroy(less);
	hb_subset_input_destroy(in);
	if (s->plan == NULL)
		return N_("cannot be subset");
	s->face = hb_subset_plan_execute_or_fail(s->plan);
	if (s->face == NULL)
		return N_("cannot be subset");
	why = find_glyphs(a, f, s);
	if (why != NULL)
		return why;
	s->blob = f->file->cff ?
	    hb_face_reference_table(s->face, HB_TAG('C', 'F', 'F', ' ')) :
	    hb_face_reference_blob(s->face);
	if (hb_blob_get_length(s->blob) == 0)
		return N_("has no outlines of the kind it should have");
	return NULL;
}

static void
put_code(struct wg_out *out, const struct wg_pdf_code *c)
{
	const int64_t numbers[] = { c->cid, c->glyph, c->shift.x, c->shift.y,
		c->width };

	for (size_t i = 0; i < 5; i++) {
		wg_out_int(out, numbers[i]);
		wg_out_byte(out, i < 4 ? ' ' : '\n');
	}
}

/* SCRJLF+NotoSans-Regular: the tag is a hash of the glyphs in it. */
static struct wg_str
subset_name(struct wg_arena *a, const struct wg_pdf_font *f)
{
	struct wg_out list = { 0 };
	struct wg_sha256 hash;
	char tag[6];

	for (size_t i = 0; i < f->codes.n; i++)
		put_code(&list, f->codes.at[i]);
	hash = wg_sha256(wg_out_str(&list));
	wg_out_free(&list);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + hash.bytes[i] % 26);
	return wg_str_fmt(a, "%.6s+%.*s", tag,
	    WG_ARG(wg_str_head(f->file->name, NAME_MAX_LENGTH)));
}

static void
put_widths(struct wg_out *out, const struct wg_pdf_font *f)
{
	wg_out_puts(out, "/DW 1000/W[");
	for (size_t i = 0; i < f->codes.n; i++) {
		const struct wg_pdf_code *c = f->codes.at[i];
		bool follows = i > 0 && f->codes.at[i - 1]->cid + 1 == c->cid;

		if (!follows) {
			wg_out_puts(out, i > 0 ? "]" : "");
			wg_out_int(out, c->cid);
		}
		wg_out_byte(out, follows ? ' ' : '[');
		wg_out_int(out, c->width);
	}
	wg_out_puts(out, "]]");
}

/* Font program, ToUnicode and CIDToGIDMap; returns the first's number. */
static uint32_t
put_streams(struct wg_pdf_file *file, const struct wg_pdf_font *f,
    const struct subset *s, uint32_t unicode, uint32_t gids)
{
	uint32_t program = wg_pdf_reserve(file);
	struct wg_out out = { 0 }, entries = { 0 };
	unsigned n;
	const char *bytes = hb_blob_get_data(s->blob, &n);

	if (f->file->cff)
		wg_out_puts(&entries, "/Subtype/CIDFontType0C");
	else
		wg_out_fmt(&entries, "/Length1 %u", n);
	wg_pdf_stream(file, program, wg_out_str(&entries),
	    (struct wg_str){ bytes, n }, WG_PDF_QUICK);
	wg_pdf_cmap(&out, f);
	wg_pdf_stream(
	    file, unicode, WG_NONE, wg_out_str(&out), WG_PDF_SMALL);
	wg_out_clear(&out);
	if (!f->file->cff) {
		wg_out_put(&out, (struct wg_str){ "\0", 2 });
		for (size_t i = 0; i < f->codes.n; i++) {
			wg_out_byte(&out, (char)(s->gids[i] >> 8));
			wg_out_byte(&out, (char)s->gids[i]);
		}
		wg_pdf_stream(
		    file, gids, WG_NONE, wg_out_str(&out), WG_PDF_SMALL);
	}
	wg_out_free(&out);
	wg_out_free(&entries);
	return program;
}

static void
put_descriptor(struct wg_out *out, const struct wg_pdf_font *f,
    struct wg_str name, uint32_t program)
{
	const struct wg_font_file *file = f->file;
	bool bold = wg_str_find_str(name, WG_STR("Bold")) >= 0;

	wg_out_puts(out, "<</Type/FontDescriptor/FontName");
	wg_pdf_name(out, name);
	wg_out_fmt(out, "/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0"
	    "/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile%d ",
	    file->bbox[0], file->bbox[1], file->bbox[2], file->bbox[3],
	    file->ascent, file->descent, file->cap_height, bold ? 140 : 80,
	    file->cff ? 3 : 2);
	wg_pdf_ref(out, program);
	wg_out_puts(out, ">>");
}

static void
put_dictionaries(struct wg_pdf_file *file, const struct wg_pdf_font *f,
    struct wg_str name, const struct subset *s)
{
	uint32_t unicode = wg_pdf_reserve(file);
	uint32_t gids = f->file->cff ? 0 : wg_pdf_reserve(file);
	uint32_t descendant = wg_pdf_reserve(file);
	uint32_t descriptor = wg_pdf_reserve(file);
	uint32_t program = put_streams(file, f, s, unicode, gids);
	struct wg_out *out;

	put_descriptor(wg_pdf_object(file, descriptor), f, name, program);
	out = wg_pdf_object(file, descendant);
	wg_out_fmt(out, "<</Type/Font/Subtype/CIDFontType%d/BaseFont",
	    f->file->cff ? 0 : 2);
	wg_pdf_name(out, name);
	wg_out_puts(out, "/CIDSystemInfo<</Registry(Adobe)"
	    "/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
	wg_pdf_ref(out, descriptor);
	put_widths(out, f);
	if (!f->file->cff) {
		wg_out_puts(out, "/CIDToGIDMap ");
		wg_pdf_ref(out, gids);
	}
	wg_out_puts(out, ">>");
	out = wg_pdf_object(file, f->object);
	wg_out_puts(out, "<</Type/Font/Subtype/Type0/BaseFont");
	wg_pdf_name(out, name);
	wg_out_puts(out, f->file->cff ? "-Identity-H" : "");
	wg_out_puts(out, "/Encoding/Identity-H/DescendantFonts[");
	wg_pdf_ref(out, descendant);
	wg_out_puts(out, "]/ToUnicode ");
	wg_pdf_ref(out, unicode);
	wg_out_puts(out, ">>");
}

static int
by_cid(const void *a, const void *b)
{
	const struct wg_pdf_code *const *x = a, *const *y = b;

	return (int)(*x)->cid - (int)(*y)->cid;
}

static bool
embed(struct wg_arena *a, struct wg_pdf_file *file,
    const struct wg_pdf_font *f, struct wg_span at, struct wg_diag *diag)
{
	struct subset s = { 0 };
	hb_blob_t *blob = hb_blob_create(f->file->bytes.ptr,
	    (unsigned)f->file->bytes.len, HB_MEMORY_MODE_READONLY, NULL,
	    NULL);
	hb_face_t *face = hb_face_create(blob, f->file->index);
	const char *why = run_subset(a, face, f, &s);

	hb_blob_destroy(blob);
	if (why != NULL)
		wg_report(diag, WG_D_PDF_FONT, at, "%.*s: %s",
		    WG_ARG(f->file->file_name), _(why));
	else
		put_dictionaries(file, f, subset_name(a, f), &s);
	free_subset(&s);
	hb_face_destroy(face);
	return why == NULL;
}

bool
wg_pdf_embed(struct wg_arena *a, struct wg_pdf_file *file,
    const struct wg_pdf_fonts *fonts, struct wg_span at,
    struct wg_diag *diag)
{
	bool ok = true;

	for (size_t i = 0; i < fonts->list.n; i++) {
		struct wg_pdf_font *f = fonts->list.at[i];

		if (f->codes.n == 0)
			continue;
		/* CFF codes come in order of use. */
		qsort(f->codes.at, f->codes.n, sizeof(f->codes.at[0]),
		    by_cid);
		ok = embed(a, file, f, at, diag) && ok;
	}
	return ok;
}
