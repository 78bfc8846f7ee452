/* Shaping by HarfBuzz alone; see pdf_sample.h. */
#include "pdf_sample.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "model/image.h"
#include "model/pictogram.h"

#define SIZE WG_PT(12)
#define LEFT WG_MM(20)
#define RIGHT WG_MM(190)

struct sample *
sample_open(const char *title, const char *lang, bool rtl)
{
	struct wg_arena *a = wg_arena_open();
	struct sample *s = WG_NEW(a, struct sample);

	s->arena = a;
	s->diag = wg_diag_open();
	s->fonts = wg_fonts_open(NULL, 0, s->diag);
	s->pages.title = wg_str(title);
	s->pages.lang = wg_str(lang);
	s->pages.rtl = rtl;
	s->pages.date = (struct wg_date){ true, wg_days_of(2026, 11, 1) };
	return s;
}

void
sample_close(struct sample *s)
{
	wg_out_free(&s->texts);
	wg_fonts_close(s->fonts);
	wg_diag_close(s->diag);
	wg_arena_close(s->arena);
}

struct wg_page *
sample_page(struct sample *s, int32_t bleed)
{
	s->page = WG_NEW(s->arena, struct wg_page);
	s->page->width = WG_MM(210);
	s->page->height = WG_MM(297);
	s->page->bleed = bleed;
	WG_PUSH(s->arena, &s->pages.pages) = s->page;
	s->y = WG_MM(10);
	return s->page;
}

struct wg_tag *
sample_tag(struct sample *s, struct wg_tag *parent, enum wg_role role,
    const char *lang)
{
	struct wg_tag *t = WG_NEW(s->arena, struct wg_tag);

	t->role = role;
	t->parent = parent;
	t->lang = wg_str(lang);
	return t;
}

struct wg_item *
sample_item(struct sample *s, struct wg_tag *tag)
{
	struct wg_item *i;

	WG_PUSH(s->arena, &s->page->items) = (struct wg_item){ .tag = tag };
	i = &s->page->items.at[s->page->items.n - 1];
	return i;
}

void
sample_line(struct sample *s, bool rtl)
{
	s->y += WG_PT(19);
	s->x = rtl ? RIGHT : LEFT;
}

static uint16_t *
utf16(struct sample *s, struct wg_str text, uint32_t *n)
{
	uint16_t *to = WG_NEW_ARRAY(s->arena, text.len + 1, uint16_t);
	size_t at = 0;

	*n = 0;
	while (at < text.len) {
		uint32_t c = wg_utf8_next(text, &at);

		if (c >= 0x10000) {
			to[(*n)++] = (uint16_t)(0xD7C0 + (c >> 10));
			c = 0xDC00 + (c & 0x3FF);
		}
		to[(*n)++] = (uint16_t)c;
	}
	return to;
}

static void
shape(struct sample *s, struct wg_glyph_run *r, const char *script,
    const char *lang)
{
	const struct wg_font_file *file = wg_font_file(r->font);
	hb_blob_t *blob = hb_blob_create(file->bytes.ptr,
	    (unsigned)file->bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, file->index);
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *buffer = hb_buffer_create();
	struct wg_glyph *glyphs;
	hb_glyph_info_t *info;
	hb_glyph_position_t *pos;

	hb_font_set_scale(font, 1000, 1000);
	hb_buffer_add_utf16(buffer, r->text, (int)r->length, 0, -1);
	hb_buffer_set_direction(buffer,
	    r->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, hb_script_from_string(script, -1));
	hb_buffer_set_language(buffer, hb_language_from_string(lang, -1));
	hb_buffer_set_flags(buffer,
	    HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_cluster_level(
	    buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_shape(font, buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(buffer, &r->n);
	pos = hb_buffer_get_glyph_positions(buffer, NULL);
	glyphs = WG_NEW_ARRAY(s->arena, r->n, struct wg_glyph);
	for (uint32_t i = 0; i < r->n; i++) {
		glyphs[i] = (struct wg_glyph){ info[i].codepoint,
			info[i].cluster, pos[i].x_advance, pos[i].x_offset,
			pos[i].y_offset };
		r->width += (int32_t)((int64_t)pos[i].x_advance * r->size /
		    1000);
	}
	r->glyphs = glyphs;
	hb_buffer_destroy(buffer);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

struct wg_glyph_run *
sample_run(struct sample *s, struct wg_tag *tag, const char *script,
    const char *lang, unsigned level, const char *text)
{
	struct wg_item *i = sample_item(s, tag);
	struct wg_glyph_run *r = &i->run;

	i->kind = WG_ITEM_RUN;
	r->font = wg_font_for(
	    s->fonts, wg_str(script), wg_str(lang), WG_REGULAR);
	r->size = SIZE;
	r->color = 0x1A1A1A;
	r->level = (uint8_t)level;
	r->text = utf16(s, wg_str(text), &r->length);
	shape(s, r, script, lang);
	r->y = s->y;
	if (level & 1)
		s->x -= r->width;
	r->x = s->x;
	if (!(level & 1))
		s->x += r->width;
	return r;
}

void
sample_note(struct sample *s, const char *type, const char *text)
{
	wg_out_fmt(&s->texts, "%s %s\n", type, text);
}

struct wg_tag *
sample_block(struct sample *s, struct wg_tag *parent, enum wg_role role,
    const char *script, const char *lang, unsigned level,
    const char *text)
{
	static const char *const types[] = {
#define WG_ROLE(id, type) [WG_ROLE_##id] = type,
#include "model/roles.def"
	};
	struct wg_tag *t = sample_tag(s, parent, role, lang);

	sample_line(s, level & 1);
	sample_run(s, t, script, lang, level, text);
	sample_note(s, types[role], text);
	return t;
}

static const struct {
	const char *script, *lang;
	unsigned level;
	const char *text;
} scripts[] = {
	{ "Latn", "de", 0, "Ausländerbehörde, 10\u00A0Uhr – Außenstelle" },
	{ "Latn", "vi", 0, "Tiếng Việt: giấy khám bệnh" },
	{ "Cyrl", "uk", 0, "Приймальня, її ґанок" },
	{ "Arab", "ar", 1, "السلام لا بللاه لَا" },
	{ "Arab", "fa", 1, "می\u200Cخواهم کتاب\u200Cها" },
	{ "Hebr", "he", 1, "שָׁלוֹם עולם" },
	{ "Ethi", "ti", 0, "ትግርኛ እንኳዕ" },
	{ "Deva", "hi", 0, "किताब क्षत्रिय र्कि" },
	{ "Beng", "bn", 0, "আমরা কোথাও কৌ" },
	{ "Taml", "ta", 0, "தமிழ் கொடு போ" },
	{ "Thai", "th", 0, "น้ำ ทำงาน ที่" },
	{ "Laoo", "lo", 0, "ນ້ຳ ທຳ" },
	{ "Khmr", "km", 0, "ក្រុង កើត ស្ត្រី" },
	{ "Mymr", "my", 0, "မြန်မာ ကြောင့်" },
	{ "Geor", "ka", 0, "საქართველო" },
	{ "Armn", "hy", 0, "Հայաստան" },
	{ "Hani", "zh-Hans", 0, "外国人管理局 A\u00A0B \U00020BB7" },
	{ "Hani", "ja", 0, "便利なパフ\u3099 骨" },
	{ "Hang", "ko", 0, "외국인 청 \u1112\u1161\u11AB" },
};

static void
add_scripts(struct sample *s)
{
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		sample_block(s, NULL, WG_ROLE_P, scripts[i].script,
		    scripts[i].lang, scripts[i].level, scripts[i].text);
}

/* A German phone number in an Arabic sentence, linked. */
static void
add_mixed(struct sample *s)
{
	struct wg_tag *p = sample_tag(s, NULL, WG_ROLE_P, "ar");
	struct wg_tag *a = sample_tag(s, p, WG_ROLE_LINK, "");
	int32_t edge;

	a->href = WG_STR("tel:+498912345");
	a->contents = WG_STR("هاتف +49 89 12345");
	sample_line(s, true);
	sample_run(s, p, "Arab", "ar", 1, "اتصل ب ");
	edge = s->x -= WG_PT(80);
	sample_run(s, a, "Latn", "ar", 2, "\u2066+49 89 12345\u2069");
	s->x = edge;
	sample_run(s, p, "Arab", "ar", 1, " الآن.");
	sample_note(s, "P", "اتصل ب +49 89 12345 "
	    "الآن.");
}

static void
add_margin(struct sample *s, const char *text)
{
	struct wg_page *page = s->page;
	struct wg_item *i = sample_item(s, NULL);
	int32_t bleed = page->bleed;

	i->kind = WG_ITEM_BOX;
	i->box = (struct wg_box){ -bleed, -bleed, page->width + 2 * bleed,
		WG_MM(8) + bleed, 0, 0, 0xD9E8F5, 0, true, 0, 0 };
	i->pagination = true;
	s->y = page->height - WG_MM(12);
	s->x = LEFT;
	sample_run(s, NULL, "Latn", "de", 0, text);
	page->items.at[page->items.n - 1].pagination = true;
}

/* A paragraph and a link in it that go on overleaf. */
static void
add_overleaf(struct sample *s, int32_t bleed)
{
	struct wg_tag *p = sample_tag(s, NULL, WG_ROLE_P, "");
	struct wg_tag *a = sample_tag(s, p, WG_ROLE_LINK, "");

	a->href = WG_STR("https://example.org/");
	a->contents = WG_STR("Webseite example.org");
	sample_line(s, false);
	sample_run(s, p, "Latn", "de", 0, "Mehr steht ");
	sample_run(s, a, "Latn", "de", 0, "auf der ");
	add_margin(s, "Seite 1");
	sample_page(s, bleed);
	sample_line(s, false);
	sample_run(s, a, "Latn", "de", 0, "Webseite");
	sample_run(s, p, "Latn", "de", 0, " der Schule.");
	sample_note(s, "P", "Mehr steht auf der Webseite der Schule.");
}

/* A link that begins on one line and ends on the next, hyphenated. */
static void
add_link(struct sample *s)
{
	struct wg_tag *p = sample_tag(s, NULL, WG_ROLE_P, "");
	struct wg_tag *a = sample_tag(s, p, WG_ROLE_LINK, "");
	struct wg_tag *em = sample_tag(s, a, WG_ROLE_SPAN, "");
	struct wg_glyph_run *r;

	a->href = WG_STR("https://example.org/a(b)?q=\\");
	a->contents = WG_STR("Webseite example.org");
	sample_line(s, false);
	sample_run(s, p, "Latn", "de", 0, "Fragen beantwortet die ");
	sample_run(s, em, "Latn", "de", 0, "ganz neue ");
	r = sample_run(s, a, "Latn", "de", 0, "Bildungs-");
	((uint16_t *)(uintptr_t)r->text)[8] = 0xAD;
	r->hyphen = true;
	sample_line(s, false);
	sample_run(s, a, "Latn", "de", 0, "beratung");
	sample_run(s, p, "Latn", "de", 0, " im Haus.");
	sample_note(s, "P",
	    "Fragen beantwortet die ganz neue Bildungsberatung im Haus.");
}

static void
add_list(struct sample *s, bool numbered)
{
	struct wg_tag *l = sample_tag(s, NULL, WG_ROLE_L, ""), *li, *p;

	l->numbered = numbered;
	for (int i = 0; i < 2; i++) {
		li = sample_tag(s, l, WG_ROLE_LI, "");
		sample_block(s, li, WG_ROLE_LBL, "Latn", "", 0,
		    numbered ? i ? "2." : "1." : "\u2022");
		s->y -= WG_PT(19);
		p = sample_tag(s, li, WG_ROLE_LBODY, "");
		sample_line(s, false);
		s->x += WG_PT(14);
		sample_run(s, p, "Latn", "de", 0, "Ausweis");
		sample_note(s, "LBody", "Ausweis");
	}
}

static void
add_row(struct sample *s, struct wg_tag *table, enum wg_role role,
    const char *first, const char *second)
{
	struct wg_tag *tr = sample_tag(s, table, WG_ROLE_TR, ""), *empty;
	struct wg_tag *head;

	head = sample_block(s, tr, WG_ROLE_TH, "Latn", "", 0, first);
	head->row_header = role == WG_ROLE_TD;
	s->y -= WG_PT(19);
	if (second != NULL) {
		sample_line(s, false);
		s->x += WG_MM(60);
		sample_run(s, sample_tag(s, tr, role, ""), "Latn", "de", 0,
		    second);
		sample_note(s, role == WG_ROLE_TD ? "TD" : "TH", second);
	} else {
		s->y += WG_PT(19);
		empty = sample_tag(s, tr, WG_ROLE_TD, "");
		sample_item(s, empty)->kind = WG_ITEM_TAG;
		sample_note(s, "TD", "");
	}
}

static void
add_table(struct sample *s)
{
	struct wg_tag *table = sample_tag(s, NULL, WG_ROLE_TABLE, "");
	struct wg_tag *tr = sample_tag(s, table, WG_ROLE_TR, "");

	sample_block(s, tr, WG_ROLE_TH, "Latn", "", 0, "Zeiten")->span = 2;
	add_row(s, table, WG_ROLE_TH, "Tag", "Uhr");
	add_row(s, table, WG_ROLE_TD, "Mo", "8\u201312");
	add_row(s, table, WG_ROLE_TD, "Di", NULL);
}

static const struct wg_segment arrow[] = {
	{ WG_MOVE, { 2000, 12000 } },
	{ WG_LINE, { 12000, 2000 } },
	{ WG_LINE, { 12000, 8000 } },
	{ WG_CURVE, { 16000, 8000, 22000, 10000, 22000, 16000 } },
	{ WG_LINE, { 12000, 16000 } },
	{ WG_LINE, { 12000, 22000 } },
	{ WG_CLOSE, { 0 } },
};
static const struct wg_outline_path arrow_path = { arrow, 7, true };
static const struct wg_pictogram arrow_pictogram = { { "arrow", 5 },
	&arrow_path, 1 };

/* Four by four pixels, black and white. */
static const char rows[] =
	"\x78\xDA\x63\x60\xF8\x0F\x85\x0C\x70\x16\x00\x4F\xC4\x07\xF9";
static const struct wg_image chessboard = { .name = { "brett.png", 9 },
	.kind = WG_IMAGE_PNG, .width = 4, .height = 4, .components = 1,
	.bits = 8, .data = { rows, sizeof(rows) - 1 } };

static void
add_pictograms(struct sample *s)
{
	struct wg_tag *figure = sample_tag(s, NULL, WG_ROLE_FIGURE, "");
	struct wg_tag *code = sample_tag(s, NULL, WG_ROLE_FIGURE, "ar");
	struct wg_tag *image = sample_tag(s, NULL, WG_ROLE_FIGURE, NULL);
	struct wg_item *i = sample_item(s, figure);

	figure->alt = WG_STR("Pfeil nach links");
	i->kind = WG_ITEM_PICTOGRAM;
	i->pictogram = (struct wg_placed_pictogram){ &arrow_pictogram, LEFT,
		s->y + WG_PT(8), WG_MM(18), 0xA3162A, false };
	i = sample_item(s, NULL);
	i->kind = WG_ITEM_PICTOGRAM;
	i->pictogram = (struct wg_placed_pictogram){ &arrow_pictogram,
		LEFT + WG_MM(24), s->y + WG_PT(8), WG_MM(18), 0x0057A8, true };
	i = sample_item(s, image);
	i->kind = WG_ITEM_IMAGE;
	i->image = (struct wg_placed_image){ &chessboard, LEFT + WG_MM(76),
		s->y + WG_PT(8), WG_MM(10), WG_MM(10) };
	image->alt = WG_STR("Schachbrett");
	code->alt = WG_STR("رمز example.org");
	i = sample_item(s, code);
	i->kind = WG_ITEM_CODE;
	i->code = (struct wg_code){ WG_STR("https://example.org/schule"),
		LEFT + WG_MM(48), s->y + WG_PT(8), WG_MM(25), WG_NOWHERE };
	sample_note(s, "Figure", "Pfeil nach links");
	sample_note(s, "Figure", "Schachbrett");
	sample_note(s, "Figure", "رمز example.org");
	i = sample_item(s, NULL);
	i->kind = WG_ITEM_BOX;
	i->box = (struct wg_box){ LEFT + WG_MM(90), s->y + WG_PT(8),
		WG_MM(40), WG_MM(20), WG_MM(3), WG_PT(1), 0xF0E6C8,
		0x7A5C00, true, 0, 0 };
	s->y += WG_MM(30);
}

static void
add_outline(struct sample *s, const char *title, unsigned level,
    uint32_t page)
{
	WG_PUSH(s->arena, &s->pages.outlines) = (struct wg_outline){
		wg_str(title), level, page, s->y, WG_NONE };
}

struct sample *
sample_everything(bool bleed)
{
	struct sample *s = sample_open("Alles \u2013 \u0644\u0627 & <eins>",
	    "de", false);
	struct wg_tag *section = sample_tag(s, NULL, WG_ROLE_SECT, "");

	sample_page(s, bleed ? WG_MM(3) : 0);
	sample_block(s, section, WG_ROLE_H1, "Latn", "", 0, "Schulpflicht");
	add_outline(s, "Schulpflicht", 1, 0);
	add_scripts(s);
	add_overleaf(s, bleed ? WG_MM(3) : 0);
	section = sample_tag(s, NULL, WG_ROLE_SECT, "");
	sample_block(s, section, WG_ROLE_H2, "Latn", "", 0,
	    "Ihr Kind ist krank");
	add_outline(s, "Krank", 2, 1);
	add_outline(s, "Mehr", 1, 1);
	add_mixed(s);
	add_link(s);
	add_list(s, false);
	add_list(s, true);
	add_table(s);
	add_pictograms(s);
	add_margin(s, "Seite 2");
	return s;
}

struct sample *
sample_arabic(void)
{
	struct sample *s =
	    sample_open("مرحبا", "ar", true);

	sample_page(s, 0);
	sample_block(s, NULL, WG_ROLE_H1, "Arab", "ar", 1,
	    "أهلاً");
	sample_block(s, NULL, WG_ROLE_P, "Latn", "de", 2, "Guten Tag");
	add_mixed(s);
	return s;
}
