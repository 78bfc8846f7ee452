/* The paragraphs as a PDF by our own layout and writer. */
#include "bench.h"

#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "layout/flow.h"

static struct wg_fonts *fonts;
static struct wg_shaper *shaper;
static struct wg_diag *diag;

static struct wg_block *
paragraph(struct wg_arena *a, const struct bench_text *t)
{
	struct wg_block *b = wg_block_new(a, WG_BLOCK_TEXT);
	struct wg_text_run *run = WG_NEW(a, struct wg_text_run);

	b->tag = WG_NEW(a, struct wg_tag);
	b->tag->role = WG_ROLE_P;
	b->tag->lang = b->lang = wg_str(t->lang);
	*run = (struct wg_text_run){ .text = wg_str(t->text), .lang = b->lang,
		.tag = b->tag };
	b->runs = run;
	b->n_runs = 1;
	b->size = b->least = WG_PT(11);
	b->leading = 150;
	b->rtl = t->rtl;
	return b;
}

static void
make(size_t *pages, size_t *bytes)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_pages doc = { .title = WG_STR("Bench"),
		.lang = WG_STR("de"), .date = { true, 20758 } };
	const struct wg_page_style sheet = { .width = WG_MM(210),
		.height = WG_MM(297), .top = WG_MM(20), .bottom = WG_MM(20),
		.inner = WG_MM(20), .outer = WG_MM(20) };
	const struct wg_pdf_options options = { .producer = WG_STR("bench") };
	struct wg_block *body = wg_block_new(a, WG_BLOCK_STACK);
	struct wg_out out = { 0 };

	body->gap = WG_PT(6);
	for (size_t i = 0; i < bench_n; i++)
		wg_block_add(body, paragraph(a, &bench_texts[i]));
	wg_layout_flow(a, shaper, &doc, &sheet, body, WG_NOWHERE, diag);
	if (!wg_pdf_write(a, &doc, &options, &out, NULL, diag))
		exit(1);
	*pages = doc.pages.n;
	*bytes = wg_out_str(&out).len;
	wg_out_free(&out);
	wg_arena_close(a);
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	wg_heap_keep();
	bench_read(argv[1]);
	diag = wg_diag_open();
	fonts = wg_fonts_open(NULL, 0, diag);
	shaper = wg_shaper_open(fonts);
	bench_run("wegweiser", make);
	return 0;
}
