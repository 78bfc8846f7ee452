/* Any bytes as a document of blocks: lay it out over pages, write the PDF,
 * and take the file apart again. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "back/pdf/pdf.h"
#include "base/diag.h"
#include "base/out.h"
#include "layout/flow.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Make blocks from bytes. */

struct maker {
	struct wg_arena *arena;
	const uint8_t *at, *end;
	struct wg_block *open[8]; /* containers; the first is the body */
	unsigned depth, blocks;
	bool rtl;
};

static unsigned
byte(struct maker *m)
{
	return m->at < m->end ? *m->at++ : 0;
}

static struct wg_str
piece(struct maker *m)
{
	size_t n = byte(m);
	struct wg_str s;

	if (n > (size_t)(m->end - m->at))
		n = (size_t)(m->end - m->at);
	s = wg_str_dup(m->arena, (struct wg_str){ (const char *)m->at, n });
	m->at += n;
	return s;
}

static struct wg_tag *
tag(struct maker *m, enum wg_role role, struct wg_tag *parent)
{
	struct wg_tag *t = WG_NEW(m->arena, struct wg_tag);

	t->role = role;
	t->parent = parent;
	return t;
}

/* A paragraph of up to three runs, the second a link. */
static struct wg_block *
text(struct maker *m, enum wg_role role, struct wg_tag *parent)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_TEXT);
	struct wg_text_run *runs =
	    WG_NEW_ARRAY(m->arena, 3, struct wg_text_run);
	unsigned flags = byte(m);

	b->tag = tag(m, role, parent);
	b->n_runs = 1 + flags % 3;
	for (size_t i = 0; i < b->n_runs; i++) {
		struct wg_tag *t = b->tag;

		if (i == 1) {
			t = tag(m, WG_ROLE_LINK, b->tag);
			t->href = WG_STR("https://example.org/(a)\\");
			t->contents = WG_STR("Seite");
		}
		runs[i] = (struct wg_text_run){ .text = piece(m),
			.lang = m->rtl ? WG_STR("ar") : WG_STR("de"),
			.script = m->rtl ? WG_STR("Arab") : WG_STR("Latn"),
			.isolate = i == 1 ? WG_ISOLATE_LTR : WG_ISOLATE_NONE,
			.whole = i == 1 && flags & 8, .tag = t,
			.underline = i == 1 };
	}
	b->runs = runs;
	b->lang = m->rtl ? WG_STR("ar") : WG_STR("de");
	b->rtl = m->rtl;
	b->size = b->least = WG_PT(6 + (flags >> 4));
	b->leading = 140;
	b->name = WG_STR("text");
	b->keep_with_next = flags & 16;
	return b;
}

static struct wg_block *
list(struct maker *m)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_LIST);
	struct wg_tag *l = tag(m, WG_ROLE_L, NULL);
	unsigned n = 1 + byte(m) % 4;

	b->indent = WG_PT(14);
	b->rtl = m->rtl;
	for (unsigned i = 0; i < n; i++) {
		struct wg_tag *li = tag(m, WG_ROLE_LI, l);
		struct wg_block *marker = text(m, WG_ROLE_LBL, li);
		struct wg_block *item = text(m, WG_ROLE_LBODY, li);

		item->marker = marker;
		wg_block_add(b, item);
	}
	return b;
}

static struct wg_block *
table(struct maker *m)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_GRID);
	struct wg_tag *t = tag(m, WG_ROLE_TABLE, NULL);
	unsigned shape = byte(m), rows = 1 + (shape >> 2) % 4;

	b->columns = 1 + shape % 4;
	b->head_rows = shape >> 7;
	b->row_gap = b->gap = WG_PT(4);
	b->row_rule = shape & 64 ? WG_PT(1) : 0;
	b->striped = shape & 32;
	b->fit_words = shape & 16;
	b->rtl = m->rtl;
	for (unsigned i = 0; i < rows; i++) {
		struct wg_tag *row = tag(m, WG_ROLE_TR, t);

		for (unsigned k = 0; k < b->columns; k++) {
			struct wg_block *cell =
			    wg_block_new(m->arena, WG_BLOCK_STACK);

			cell->tag = tag(m, i < b->head_rows ? WG_ROLE_TH :
				WG_ROLE_TD, row);
			wg_block_add(cell, text(m, WG_ROLE_P, cell->tag));
			wg_block_add(b, cell);
		}
	}
	return b;
}

static struct wg_block *
box(struct maker *m, enum wg_block_kind kind)
{
	struct wg_block *b = wg_block_new(m->arena, kind);
	unsigned flags = byte(m);

	b->padding_x = b->padding_y = WG_PT(flags % 16);
	b->filled = flags & 16;
	b->fill = 0xEEEEEE;
	b->line = flags & 32 ? WG_PT(1) : 0;
	b->radius = flags & 32 ? WG_PT(3) : 0;
	b->keep_together = flags & 64;
	b->new_page = flags & 128;
	b->columns = 1 + flags % 3;
	b->gap = WG_PT(flags % 8);
	b->rtl = m->rtl;
	return b;
}

static struct wg_block *
code(struct maker *m)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_CODE);

	b->tag = tag(m, WG_ROLE_FIGURE, NULL);
	b->tag->alt = WG_STR("QR");
	b->content = piece(m);
	b->size = WG_PT(20 + byte(m));
	return b;
}

static void
add(struct maker *m, struct wg_block *b)
{
	wg_block_add(m->open[m->depth], b);
	m->blocks++;
}

static void
push(struct maker *m, struct wg_block *b)
{
	add(m, b);
	if (m->depth + 1 < sizeof(m->open) / sizeof(m->open[0]))
		m->open[++m->depth] = b;
}

static void
heading(struct maker *m)
{
	struct wg_block *b = text(m, WG_ROLE_H1, NULL);

	b->outline = 1;
	b->keep_with_next = true;
	b->anchor = WG_STR("a");
	add(m, b);
}

static void
make(struct maker *m)
{
	while (m->at < m->end && m->blocks < 200)
		switch (byte(m) % 9) {
		case 0: add(m, text(m, WG_ROLE_P, NULL)); break;
		case 1: heading(m); break;
		case 2: add(m, list(m)); break;
		case 3: add(m, table(m)); break;
		case 4: push(m, box(m, WG_BLOCK_STACK)); break;
		case 5: push(m, box(m, WG_BLOCK_COLUMNS)); break;
		case 6: push(m, box(m, WG_BLOCK_GRID)); break;
		case 7: m->depth -= m->depth > 0; break;
		case 8: add(m, code(m)); break;
		}
}

/* Take a file apart. */

static const char *
expect(const char *at, const char *end, const char *what)
{
	size_t n = strlen(what);

	assert((size_t)(end - at) >= n && memcmp(at, what, n) == 0);
	return at + n;
}

static const char *
find(const char *at, const char *end, const char *what)
{
	const char *found = memmem(at, (size_t)(end - at), what, strlen(what));

	assert(found != NULL);
	return found;
}

/* "7 0 obj", a dictionary, perhaps a stream as long as it says, "endobj". */
static const char *
object(const char *at, const char *end)
{
	const char *stop, *data;
	char *rest;

	assert(strtoul(at, &rest, 10) > 0);
	at = expect(rest, end, " 0 obj\n");
	stop = find(at, end, "endobj\n");
	data = memmem(at, (size_t)(end - at), ">>stream\n", 9);
	if (data != NULL && data < stop) {
		const char *length = find(at, data, "/Length ") + 8;

		at = data + 9 + strtoul(length, NULL, 10);
		at = expect(at, end, "\nendstream\n");
		stop = at;
	}
	return expect(stop, end, "endobj\n");
}

static void
check_file(struct wg_str s)
{
	const char *at = s.ptr, *end = s.ptr + s.len, *xref = NULL;

	at = expect(at, end, "%PDF-1.7\n%");
	at = find(at, end, "\n") + 1;
	while (*at >= '0' && *at <= '9') {
		xref = at;
		at = object(at, end);
	}
	at = expect(at, end, "startxref\n");
	assert(xref != NULL &&
	    strtoul(at, NULL, 10) == (unsigned long)(xref - s.ptr));
	at = find(at, end, "\n") + 1;
	at = expect(at, end, "%%EOF\n");
	assert(at == end);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct wg_fonts *fonts;
	static struct wg_shaper *shaper;
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct maker m = { .arena = a, .at = bytes, .end = bytes + n };
	struct wg_pages pages = { .title = WG_STR("Titel"),
		.date = { true, 20758 } };
	struct wg_page_style sheet = { .width = WG_PT(300), .height = WG_PT(260),
		.top = WG_PT(20), .bottom = WG_PT(20), .inner = WG_PT(20),
		.outer = WG_PT(20), .edge = WG_PT(5) };
	const struct wg_pdf_options options = { .producer = WG_STR("fuzz") };
	struct wg_out out = { 0 };

	if (fonts == NULL) {
		fonts = wg_fonts_open(NULL, 0, wg_diag_open());
		shaper = wg_shaper_open(fonts);
	}
	m.rtl = sheet.rtl = pages.rtl = byte(&m) & 1;
	pages.lang = m.rtl ? WG_STR("ar") : WG_STR("de");
	m.open[0] = wg_block_new(a, WG_BLOCK_STACK);
	make(&m);
	wg_layout_flow(
	    a, shaper, &pages, &sheet, m.open[0], WG_NOWHERE, diag);
	assert(pages.pages.n > 0);
	if (wg_pdf_write(a, &pages, &options, &out, NULL, diag))
		check_file(wg_out_str(&out));
	else
		assert(wg_out_str(&out).len == 0 &&
		    wg_diag_reports(diag) > 0);
	wg_out_free(&out);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
