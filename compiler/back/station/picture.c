/* The shaper stays open until the pictures are drawn: letters are its own. */
#include "back/station/picture.h"

#include "back/backend.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/out.h"
#include "model/record.h"
#include "print/print.h"
#include "svg/svg.h"
#include "text/paragraph.h"

struct laying {
	struct wg_build build;
	struct wg_task task;
	struct wg_print print;
};

static bool
begin(struct laying *l, struct wg_leaf *v, const struct wg_document *job,
    struct wg_diag *diag)
{
	const struct wg_station *s = v->s;

	l->build = (struct wg_build){ .project = s->project,
		.editions = s->editions, .n_editions = s->n_editions,
		.fonts = s->fonts, .today = s->today };
	l->task = (struct wg_task){ .build = &l->build, .arena = v->arena,
		.diag = diag };
	wg_build_begin(&l->build, v->arena);
	if (!wg_print_open(&l->print, &l->task, v->arena, s->project, job,
		s->editions, s->n_editions))
		return false;
	if (v->shaper == NULL)
		v->shaper = wg_shaper_open(s->fonts);
	return true;
}

const struct wg_pages *
wg_picture_lay_out(struct wg_leaf *v, const struct wg_document *job,
    bool first, struct wg_diag *diag)
{
	struct laying l;

	if (!begin(&l, v, job, diag))
		return NULL;
	l.print.picture = first;
	return wg_print_layout(v->arena, v->shaper, &l.print, diag);
}

unsigned
wg_picture_least_sheets(struct wg_leaf *v, const struct wg_document *job)
{
	struct wg_diag *silent = wg_diag_open();
	unsigned sheets = 0;
	struct laying l;

	if (begin(&l, v, job, silent))
		sheets = wg_print_least_sheets(
		    v->arena, v->shaper, &l.print);
	wg_diag_close(silent);
	return sheets;
}

#define THUMB 40 /* lines of type on its width, and no more can be seen */
#define NUMBER 16 /* digits of a hash */

static void
put_source(struct wg_leaf *v, enum wg_picture_kind kind, struct wg_str svg)
{
	struct wg_str number = wg_sha256_digits(v->arena, svg, NUMBER);
	bool later = kind == WG_PICTURE_LATER &&
	    wg_fields_get(v->s->form, "quick").len > 0;
	struct wg_out address = { 0 };

	wg_html_attr(&v->h, "data-picture", number);
	if (wg_fields_has(v->s->form, "has", number))
		return;
	wg_out_puts(&address, "data:image/svg+xml;base64,");
	wg_base64(&address, svg);
	wg_html_attr(
	    &v->h, later ? "data-later" : "src", wg_out_str(&address));
	wg_out_free(&address);
}

void
wg_picture_put(struct wg_leaf *v, const struct wg_page *page,
    enum wg_picture_kind kind, struct wg_str alt)
{
	bool thumb = kind == WG_PICTURE_THUMB;
	struct wg_out svg = { 0 };

	wg_svg_page(v->arena, page, thumb ? page->width / THUMB : 0, &svg);
	wg_html_open(&v->h, "img");
	wg_html_attr(&v->h, "class", wg_str(thumb ? "thumb" : "page"));
	wg_html_attr(&v->h, "alt", alt);
	wg_html_attr_int(&v->h, "width", page->width / 1000);
	wg_html_attr_int(&v->h, "height", page->height / 1000);
	put_source(v, kind, wg_out_str(&svg));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_out_free(&svg);
}
