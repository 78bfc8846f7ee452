/*
 * The PDF writer.  Whether its files are good PDF/UA, PDF/A and text is what
 * tests/print asks; the samples for that are written to WG_PDF_SAMPLES, each
 * with its text beside it.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/source.h"
#include "pdf_sample.h"

Suite *pdf_suite(void);

static const struct wg_pdf_options plain = { .producer = { "wegweiser", 9 } };

static void
save(const char *name, const char *suffix, struct wg_str bytes)
{
	const char *folder = getenv("WG_PDF_SAMPLES");
	char path[4096];
	FILE *f;

	if (folder == NULL)
		return;
	snprintf(path, sizeof(path), "%s/%s%s", folder, name, suffix);
	f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	if (bytes.len > 0)
		ck_assert_uint_eq(
		    fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
	ck_assert_int_eq(fclose(f), 0);
}

/* Errors in the list; prints it when there are any. */
static unsigned
errors(struct sample *s, const char *code)
{
	struct wg_diag_options o = { .format = WG_FORMAT_SHORT };
	struct wg_out out = { 0 };
	struct wg_diag_count n = wg_diag_print(s->diag, &o, &out);

	wg_out_byte(&out, '\0');
	if (code != NULL)
		ck_assert_ptr_nonnull(strstr(out.ptr, code));
	else if (n.errors > 0)
		fputs(out.ptr, stderr);
	wg_out_free(&out);
	return n.errors;
}

static void
write_twice(struct sample *s, const char *name,
    const struct wg_pdf_options *o)
{
	struct wg_out one = { 0 }, two = { 0 };
	struct wg_sha256 hash, of_all;

	bool ok = wg_pdf_write(s->arena, &s->pages, o, &one, NULL, s->diag);

	ck_assert_uint_eq(errors(s, NULL), 0);
	ck_assert(ok);
	wg_out_puts(&two, "before");
	ck_assert(wg_pdf_write(s->arena, &s->pages, o, &two, &hash, s->diag));
	ck_assert(wg_str_eq(
	    wg_out_str(&one), wg_str_from(wg_out_str(&two), 6)));
	of_all = wg_sha256(wg_out_str(&one));
	ck_assert_mem_eq(&hash, &of_all, sizeof(hash));
	save(name, ".pdf", wg_out_str(&one));
	save(name, ".txt", wg_out_str(&s->texts));
	wg_out_free(&one);
	wg_out_free(&two);
	sample_close(s);
}

START_TEST(everything)
{
	write_twice(sample_everything(false), "everything", &plain);
}
END_TEST

START_TEST(with_bleed_and_marks)
{
	struct wg_pdf_options o = plain;

	o.crop_marks = true;
	o.has_epoch = true;
	o.epoch = 1700000000;
	write_twice(sample_everything(true), "marks", &o);
}
END_TEST

START_TEST(from_the_right)
{
	write_twice(sample_arabic(), "arabic", &plain);
}
END_TEST

/* Nothing on it, but still a document. */
START_TEST(empty_page)
{
	struct sample *s = sample_open("Leer", "de", false);

	sample_page(s, 0);
	write_twice(s, "empty", &plain);
}
END_TEST

static const struct {
	int64_t epoch;
	const char *date;
} dates[] = {
	{ 0, "D:19700101000000Z" },
	{ 951782399, "D:20000228235959Z" },
	{ 951782400, "D:20000229000000Z" },
	{ 1700000000, "D:20231114221320Z" },
	{ 4102444800, "D:21000101000000Z" },
	{ -1, "D:19691231235959Z" },
};

/* XMP is not compressed, so dates can be seen there. */
START_TEST(dates_follow_the_epoch)
{
	const char *d = dates[_i].date;
	struct sample *s = sample_open("Datum", "de", false);
	struct wg_pdf_options o = { .has_epoch = true,
		.epoch = dates[_i].epoch };
	struct wg_out out = { 0 };
	char xmp[64];

	sample_page(s, 0);
	ck_assert(wg_pdf_write(s->arena, &s->pages, &o, &out, NULL, s->diag));
	snprintf(xmp, sizeof(xmp),
	    "<xmp:CreateDate>%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ<", d + 2, d + 6,
	    d + 8, d + 10, d + 12, d + 14);
	ck_assert_int_ge(
	    wg_str_find_str(wg_out_str(&out), wg_str(xmp)), 0);
	wg_out_free(&out);
	sample_close(s);
}
END_TEST

static void
refused(struct sample *s, const char *code)
{
	struct wg_out out = { 0 };

	ck_assert(!wg_pdf_write(
	    s->arena, &s->pages, &plain, &out, NULL, s->diag));
	ck_assert_uint_eq(out.len, 0);
	ck_assert_uint_eq(errors(s, code), 1);
	wg_out_free(&out);
	sample_close(s);
}

static struct sample *
one_line(const char *text)
{
	struct sample *s = sample_open("Fehler", "de", false);

	sample_page(s, 0);
	sample_block(s, NULL, WG_ROLE_P, "Latn", "", 0, text);
	return s;
}

START_TEST(missing_glyph_is_refused)
{
	refused(one_line("\u4E00"), "pdf-glyph");
}
END_TEST

START_TEST(private_use_is_refused)
{
	refused(one_line("\uE000"), "pdf-text");
}
END_TEST

START_TEST(figure_without_words_is_refused)
{
	struct sample *s = one_line("Bild");
	struct wg_item *i =
	    sample_item(s, sample_tag(s, NULL, WG_ROLE_FIGURE, ""));

	i->kind = WG_ITEM_BOX;
	i->box = (struct wg_box){ .width = 9, .height = 9, .filled = true };
	refused(s, "pdf-figure");
}
END_TEST

START_TEST(long_code_is_refused)
{
	struct sample *s = one_line("Code");
	struct wg_tag *t = sample_tag(s, NULL, WG_ROLE_FIGURE, "");
	struct wg_item *i = sample_item(s, t);
	char *bytes = wg_alloc(s->arena, 3000);

	memset(bytes, 'x', 3000);
	t->alt = WG_STR("Code");
	i->kind = WG_ITEM_CODE;
	i->code = (struct wg_code){ .content = { bytes, 3000 },
		.size = WG_MM(20) };
	refused(s, "pdf-qr");
}
END_TEST

/* A font cut short: whatever is left, no crash and no file. */
START_TEST(broken_font_is_refused)
{
	struct sample *s = one_line("Schrift");
	const struct wg_glyph_run *r = &s->page->items.at[0].run;
	struct wg_font_file *file =
	    (struct wg_font_file *)(uintptr_t)wg_font_file(r->font);

	file->bytes.len = 200;
	refused(s, "pdf-font");
}
END_TEST

/* Clusters as no shaper would make them. */
START_TEST(odd_clusters_do_no_harm)
{
	struct sample *s = one_line("lauter Buchstaben");
	struct wg_glyph_run *r = &s->page->items.at[0].run;
	struct wg_glyph *g = (struct wg_glyph *)(uintptr_t)r->glyphs;
	struct wg_out out = { 0 };

	for (uint32_t i = 0; i < r->n; i++)
		g[i].cluster = (i * 7 + (uint32_t)_i) % 23 * (uint32_t)_i;
	r->level = (uint8_t)(_i & 1);
	wg_pdf_write(s->arena, &s->pages, &plain, &out, NULL, s->diag);
	wg_out_free(&out);
	sample_close(s);
}
END_TEST

Suite *
pdf_suite(void)
{
	Suite *suite = suite_create("pdf");
	TCase *tc = tcase_create("pdf");

	tcase_add_test(tc, everything);
	tcase_add_test(tc, with_bleed_and_marks);
	tcase_add_test(tc, from_the_right);
	tcase_add_test(tc, empty_page);
	tcase_add_loop_test(tc, dates_follow_the_epoch, 0,
	    (int)(sizeof(dates) / sizeof(dates[0])));
	tcase_add_test(tc, missing_glyph_is_refused);
	tcase_add_test(tc, private_use_is_refused);
	tcase_add_test(tc, figure_without_words_is_refused);
	tcase_add_test(tc, long_code_is_refused);
	tcase_add_test(tc, broken_font_is_refused);
	tcase_add_loop_test(tc, odd_clusters_do_no_harm, 0, 6);
	suite_add_tcase(suite, tc);
	return suite;
}
