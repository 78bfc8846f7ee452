/* The shaper stays open until the pictures are drawn: letters are its own. */
#include "back/station/picture.h"

#include "back/backend.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "print/print.h"
#include "svg/svg.h"
#include "text/paragraph.h"

const struct wg_pages *
wg_picture_lay_out(struct wg_leaf *v, const struct wg_document *job,
    bool first, struct wg_diag *diag)
{
	const struct wg_station *s = v->s;
	struct wg_build build = { .project = s->project,
		.editions = s->editions, .n_editions = s->n_editions,
		.fonts = s->fonts, .today = s->today };
	struct wg_task task = { .build = &build, .arena = v->arena,
		.diag = diag };
	struct wg_print print;

	wg_build_begin(&build, v->arena);
	if (!wg_print_open(&print, &task, v->arena, s->project, job,
		s->editions, s->n_editions))
		return NULL;
	print.picture = first;
	if (v->shaper == NULL)
		v->shaper = wg_shaper_open(s->fonts);
	return wg_print_layout(v->arena, v->shaper, &print, diag);
}

void
wg_picture_put(struct wg_leaf *v, const struct wg_page *page,
    const char *class, struct wg_str alt)
{
	struct wg_out svg = { 0 }, address = { 0 };

	wg_svg_page(v->arena, page, &svg);
	wg_out_puts(&address, "data:image/svg+xml;base64,");
	wg_base64(&address, wg_out_str(&svg));
	wg_html_open(&v->h, "img");
	wg_html_attr(&v->h, "class", wg_str(class));
	wg_html_attr(&v->h, "alt", alt);
	wg_html_attr_int(&v->h, "width", page->width / 1000);
	wg_html_attr_int(&v->h, "height", page->height / 1000);
	wg_html_attr(&v->h, "src", wg_out_str(&address));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_out_free(&svg);
	wg_out_free(&address);
}
