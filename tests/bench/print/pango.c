/* The same paragraphs by Pango and Cairo: what a good program in C would do.
 * The file has no structure, no language and no PDF/A. */
#include "bench.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PT(mm) ((mm) * 72 / 25.4)

static size_t written;

static cairo_status_t
count(void *closure, const unsigned char *data, unsigned n)
{
	(void)closure, (void)data;
	written += n;
	return CAIRO_STATUS_SUCCESS;
}

/* Line by line, as a paragraph goes on on the next page. */
static double
show(cairo_t *cr, PangoLayout *layout, double y, size_t *pages)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	do {
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
		PangoRectangle r;

		pango_layout_iter_get_line_extents(iter, NULL, &r);
		if (y + 16.5 > PT(277)) {
			cairo_show_page(cr);
			++*pages;
			y = PT(20);
		}
		cairo_move_to(cr, PT(20) + (double)r.x / PANGO_SCALE, y + 12);
		pango_cairo_show_layout_line(cr, line);
		y += 16.5;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	return y + 6;
}

static void
make(size_t *pages, size_t *bytes)
{
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoFontDescription *font =
	    pango_font_description_from_string("Noto Sans 11");
	double y = PT(20);

	written = 0;
	*pages = 1;
	surface = cairo_pdf_surface_create_for_stream(
	    count, NULL, PT(210), PT(297));
	cr = cairo_create(surface);
	layout = pango_cairo_create_layout(cr);
	pango_cairo_context_set_resolution(
	    pango_layout_get_context(layout), 72);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, (int)(PT(170) * PANGO_SCALE));
	pango_layout_set_auto_dir(layout, FALSE);
	for (size_t i = 0; i < bench_n; i++) {
		PangoContext *context = pango_layout_get_context(layout);

		pango_context_set_language(context,
		    pango_language_from_string(bench_texts[i].lang));
		pango_context_set_base_dir(context, bench_texts[i].rtl ?
			PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
		pango_layout_context_changed(layout);
		pango_layout_set_text(layout, bench_texts[i].text, -1);
		y = show(cr, layout, y, pages);
	}
	g_object_unref(layout);
	pango_font_description_free(font);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
	*bytes = written;
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	bench_read(argv[1]);
	bench_run("Pango+Cairo", make);
	return 0;
}
