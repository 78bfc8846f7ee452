/*
 * Forms that are filled in (ISO 32000-1, 12.7) in a file that is PDF/UA-1 and
 * PDF/A-2a all the same: every widget has an appearance for each of its states
 * (ISO 19005-2, 6.3.3), a name for those who do not see it, and an element of
 * its own; there is no script, no action, and nothing that a viewer must make
 * up.  Lines and boxes are drawn by the page (layout/field.c).
 */
#include "back/pdf/fields.h"

#include "back/pdf/content.h"
#include "back/pdf/syntax.h"
#include "base/out.h"
#include "layout/page.h"
#include "model/language.h"
#include "text/font.h"

#define SIZE 11 /* [pt] of what is typed */

void
wg_pdf_field_add(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_fields *fields, const struct wg_field *field,
    struct wg_pdf_elem *elem, uint32_t page, const int64_t rect[4])
{
	struct wg_pdf_widget w = { .field = field, .elem = elem,
		.object = wg_pdf_reserve(file), .page = page };
	const struct wg_pdf_widget *last = fields->list.n > 0 ?
	    &fields->list.at[fields->list.n - 1] : NULL;

	for (int i = 0; i < 4; i++)
		w.rect[i] = rect[i];
	/* Answers of one question follow each other. */
	if (field->group.len > 0)
		w.group = last != NULL && last->group != 0 &&
		    wg_str_eq(last->field->name, field->name) ?
		    last->group : wg_pdf_reserve(file);
	WG_PUSH(a, &fields->list) = w;
	wg_pdf_kid(a, elem, (struct wg_pdf_kid){
		.kind = WG_PDF_KID_OBJECT, .page = page, .value = w.object });
}

void
wg_pdf_field_list(
    struct wg_out *out, const struct wg_pdf_fields *fields, uint32_t page)
{
	for (size_t i = 0; i < fields->list.n; i++)
		if (fields->list.at[i].page == page) {
			wg_pdf_ref(out, fields->list.at[i].object);
			wg_out_byte(out, ' ');
		}
}

/* Latin, Cyrillic, and what is typed beside them; viewers do not shape, so
 * letters of other scripts would come out wrong. */
static const struct {
	uint32_t first, last;
} letters[] = { { 0x20, 0x7E }, { 0xA0, 0xAC }, { 0xAE, 0x17F },
	{ 0x18F, 0x18F }, { 0x192, 0x192 }, { 0x1A0, 0x1A1 },
	{ 0x1AF, 0x1B0 }, { 0x1CD, 0x1D4 }, { 0x1E6, 0x1E7 },
	{ 0x218, 0x21B }, { 0x259, 0x259 }, { 0x2BC, 0x2BC },
	{ 0x400, 0x45F }, { 0x490, 0x493 }, { 0x49A, 0x49B },
	{ 0x4A2, 0x4A3 }, { 0x4AE, 0x4B3 }, { 0x4BA, 0x4BB },
	{ 0x4D8, 0x4D9 }, { 0x4E8, 0x4E9 }, { 0x1E00, 0x1EF9 },
	{ 0x2010, 0x2011 }, { 0x2013, 0x2014 }, { 0x2018, 0x201A },
	{ 0x201C, 0x201E }, { 0x2022, 0x2022 }, { 0x2026, 0x2026 },
	{ 0x2039, 0x203A }, { 0x20AC, 0x20AC }, { 0x2116, 0x2116 } };

void
wg_pdf_field_font(struct wg_pdf *pdf)
{
	const struct wg_font *font = pdf->pages->field_font;
	const struct wg_pdf_shift none = { 0, 0, -1 };
	struct wg_pdf_font *f;

	if (pdf->fields.list.n == 0 || font == NULL)
		return;
	f = WG_NEW(pdf->arena, struct wg_pdf_font);
	f->font = font;
	f->file = wg_font_file(font);
	f->object = wg_pdf_reserve(&pdf->file);
	f->number = (uint32_t)pdf->fonts.list.n;
	f->arena = pdf->arena;
	WG_PUSH(pdf->arena, &pdf->fonts.list) = f;
	pdf->field_font = f;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		for (uint32_t c = letters[i].first; c <= letters[i].last;
		     c++) {
			uint32_t glyph = wg_font_glyph(font, c);
			const uint16_t text = (uint16_t)c;

			if (glyph != 0)
				wg_pdf_code(f, glyph, none, &text, 1);
		}
}

/* What a field is called.  It is read in the language of the catalog; one in
 * another language says so (ISO 32000-1, 7.9.2.2). */
static void
put_words(struct wg_out *out, const struct wg_pdf *pdf,
    const struct wg_field *f, struct wg_str words)
{
	const struct wg_str tag =
	    f->language == NULL ? WG_NONE : f->language->tag;
	struct wg_out all = { 0 };

	if (tag.len > 0 && !wg_str_eq(tag, pdf->pages->lang))
		wg_out_fmt(&all, "\033%.*s\033", WG_ARG(tag));
	wg_out_put(&all, words);
	wg_out_puts(out, "/TU");
	wg_pdf_text(out, wg_out_str(&all));
	wg_out_free(&all);
}

static void
put_type(struct wg_out *out, const struct wg_pdf *pdf,
    const struct wg_field *f)
{
	if (f->kind == WG_FIELD_TICK) {
		wg_out_puts(out, "/FT/Btn/V/Off/T");
	} else {
		wg_out_fmt(out, "/FT/Tx/DA(/F%u %d Tf 0 g)",
		    (unsigned)pdf->field_font->number, SIZE);
		if (f->kind == WG_FIELD_CELLS)
			wg_out_fmt(out, "/Ff 16777216/MaxLen %u", f->count);
		else if (f->count > 1)
			wg_out_puts(out, "/Ff 4096");
		wg_out_puts(out, "/T");
	}
	wg_pdf_literal(out, f->name);
}

/* Appearances, one for each size and state. */

enum state { EMPTY_BOX, TICKED_BOX, EMPTY_LINE };

struct look {
	int64_t width, height;
	enum state state;
	uint32_t object;
};

struct looks {
	struct wg_pdf *pdf;
	struct WG_VEC(struct look) list;
};

/* A cross with round ends in a box of that side. */
static void
draw_cross(struct wg_out *out, int64_t side)
{
	int64_t in = side * 22 / 100, end = side - in;
	const int64_t at[2][4] = { { in, in, end, end },
		{ in, end, end, in } };

	wg_out_puts(out, "q ");
	wg_pdf_number(out, side * 12 / 100);
	wg_out_puts(out, "w 1 J 0 G ");
	for (int i = 0; i < 2; i++) {
		wg_pdf_number(out, at[i][0]);
		wg_pdf_number(out, at[i][1]);
		wg_out_puts(out, "m ");
		wg_pdf_number(out, at[i][2]);
		wg_pdf_number(out, at[i][3]);
		wg_out_puts(out, "l S ");
	}
	wg_out_puts(out, "Q\n");
}

static uint32_t
look_of(struct looks *all, const int64_t rect[4], enum state state)
{
	struct wg_pdf *pdf = all->pdf;
	struct look l = { rect[2] - rect[0], rect[3] - rect[1], state, 0 };
	const int64_t box[4] = { 0, 0, l.width, l.height };
	struct wg_out entries = { 0 }, out = { 0 };

	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].width == l.width && all->list.at[i].height
		    == l.height && all->list.at[i].state == state)
			return all->list.at[i].object;
	l.object = wg_pdf_reserve(&pdf->file);
	WG_PUSH(pdf->arena, &all->list) = l;
	wg_out_puts(&entries, "/Type/XObject/Subtype/Form/BBox");
	wg_pdf_rect(&entries, box);
	wg_out_puts(&entries, "/Resources<<");
	if (state == EMPTY_LINE) {
		wg_out_fmt(&entries, "/Font<</F%u ",
		    (unsigned)pdf->field_font->number);
		wg_pdf_ref(&entries, pdf->field_font->object);
		wg_out_puts(&entries, ">>");
		wg_out_puts(&out, "/Tx BMC\nEMC");
	} else if (state == TICKED_BOX) {
		draw_cross(&out, l.width);
	}
	wg_out_puts(&entries, ">>");
	wg_pdf_stream(&pdf->file, l.object, wg_out_str(&entries),
	    wg_out_str(&out), WG_PDF_PLAIN);
	wg_out_free(&entries);
	wg_out_free(&out);
	return l.object;
}

static void
put_looks(struct wg_out *out, const struct wg_pdf_widget *w,
    const uint32_t looks[2])
{
	if (w->field->kind != WG_FIELD_TICK) {
		wg_out_puts(out, "/AP<</N ");
		wg_pdf_ref(out, looks[0]);
		wg_out_puts(out, ">>");
		return;
	}
	wg_out_puts(out, "/AS/Off/AP<</N<<");
	wg_pdf_name(out, w->field->state);
	wg_out_byte(out, ' ');
	wg_pdf_ref(out, looks[1]);
	wg_out_puts(out, "/Off ");
	wg_pdf_ref(out, looks[0]);
	wg_out_puts(out, ">>>>");
}

static void
write_widget(struct looks *all, size_t i, uint32_t key)
{
	struct wg_pdf *pdf = all->pdf;
	const struct wg_pdf_widget *w = &pdf->fields.list.at[i];
	bool tick = w->field->kind == WG_FIELD_TICK;
	const uint32_t looks[2] = { look_of(all, w->rect, tick ? EMPTY_BOX : EMPTY_LINE),
		tick ? look_of(all, w->rect, TICKED_BOX) : 0 };
	struct wg_out *out = wg_pdf_object(&pdf->file, w->object);

	wg_out_puts(out, "<</Type/Annot/Subtype/Widget/F 4/Border[0 0 0]/P ");
	wg_pdf_ref(out, pdf->page_objects[w->page]);
	wg_out_fmt(out, "/StructParent %zu/Rect", key + i);
	wg_pdf_rect(out, w->rect);
	put_words(out, pdf, w->field, w->field->words);
	if (w->group != 0) {
		wg_out_puts(out, "/Parent ");
		wg_pdf_ref(out, w->group);
	} else {
		put_type(out, pdf, w->field);
	}
	put_looks(out, w, looks);
	wg_out_puts(out, ">>");
}

/* Boxes of which one is ticked: no radio buttons, which viewers let nobody
 * clear again. */
static void
write_group(struct wg_pdf *pdf, size_t first)
{
	const struct wg_pdf_widget *w = &pdf->fields.list.at[first];
	struct wg_out *out = wg_pdf_object(&pdf->file, w->group);

	wg_out_puts(out, "<<");
	put_words(out, pdf, w->field, w->field->group);
	put_type(out, pdf, w->field);
	wg_out_puts(out, "/Kids[");
	for (size_t i = first; i < pdf->fields.list.n &&
	     pdf->fields.list.at[i].group == w->group; i++) {
		wg_out_puts(out, i > first ? " " : "");
		wg_pdf_ref(out, pdf->fields.list.at[i].object);
	}
	wg_out_puts(out, "]>>");
}

static bool
begins_field(const struct wg_pdf_fields *fields, size_t i)
{
	const struct wg_pdf_widget *w = fields->list.at + i;

	return w->group == 0 || i == 0 || w[-1].group != w->group;
}

uint32_t
wg_pdf_field_write(struct wg_pdf *pdf, uint32_t key)
{
	const struct wg_pdf_fields *fields = &pdf->fields;
	struct looks looks = { .pdf = pdf };
	uint32_t id;
	struct wg_out *out;

	if (fields->list.n == 0)
		return 0;
	for (size_t i = 0; i < fields->list.n; i++) {
		if (begins_field(fields, i) && fields->list.at[i].group != 0)
			write_group(pdf, i);
		write_widget(&looks, i, key);
	}
	id = wg_pdf_reserve(&pdf->file);
	out = wg_pdf_object(&pdf->file, id);
	wg_out_puts(out, "<</Fields[");
	for (size_t i = 0; i < fields->list.n; i++) {
		const struct wg_pdf_widget *w = &fields->list.at[i];

		if (!begins_field(fields, i))
			continue;
		wg_pdf_ref(out, w->group != 0 ? w->group : w->object);
		wg_out_byte(out, ' ');
	}
	wg_out_fmt(out, "]/DR<</Font<</F%u ",
	    (unsigned)pdf->field_font->number);
	wg_pdf_ref(out, pdf->field_font->object);
	wg_out_fmt(out, ">>>>/DA(/F%u %d Tf 0 g)>>",
	    (unsigned)pdf->field_font->number, SIZE);
	return id;
}
