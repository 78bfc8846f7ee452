/* Pictograms become one <svg> each, made once per task. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"
#include "base/qr.h"
#include "model/pictogram.h"
#include "svg/svg.h"

/* What stands behind the attributes of the <svg>. */
static struct wg_str
pictogram_body(struct wg_leaflets *l, const struct wg_pictogram *p)
{
	wg_out_clear(&l->scratch);
	wg_out_puts(&l->scratch, " viewBox=\"0 0 24 24\">");
	wg_svg_pictogram(&l->scratch, p);
	wg_out_puts(&l->scratch, "</svg>");
	return wg_str_dup(l->arena, wg_out_str(&l->scratch));
}

void
wg_pictograms_prepare(struct wg_leaflets *l)
{
	const struct wg_project *p = l->project;

	l->pictograms = WG_NEW_ARRAY(
	    l->arena, p->pictograms.n + 1, struct wg_str);
	for (size_t i = 0; i < p->pictograms.n; i++)
		l->pictograms[i] = pictogram_body(l, p->pictograms.at[i]);
}

static struct wg_str
body_of(const struct wg_leaflets *l, struct wg_str name)
{
	const struct wg_pictogram *found =
	    wg_project_pictogram(l->project, name);

	for (size_t i = 0; found != NULL && i < l->project->pictograms.n; i++)
		if (l->project->pictograms.at[i] == found)
			return l->pictograms[i];
	return WG_NONE;
}

void
wg_sheet_pictogram(struct wg_sheet *s, struct wg_str name)
{
	struct wg_str body = body_of(s->all, name);

	if (body.len == 0)
		return;
	wg_html_raw(&s->h, WG_STR("<svg class=\"i\" aria-hidden=\"true\""));
	wg_html_raw(&s->h, body);
}

void
wg_sheet_pictogram_in_words(struct wg_sheet *s, struct wg_str name,
    struct wg_str words, const struct wg_language *language)
{
	struct wg_str body = body_of(s->all, name);

	if (body.len == 0)
		return;
	wg_html_raw(&s->h, WG_STR("<svg class=\"i\" role=\"img\" lang=\""));
	wg_html_escape(s->h.out, language->tag);
	wg_html_raw(&s->h, WG_STR("\" aria-label=\""));
	wg_html_escape(s->h.out, words);
	wg_html_raw(&s->h, WG_STR("\""));
	wg_html_raw(&s->h, body);
}

void
wg_sheet_qr(struct wg_sheet *s, struct wg_str url, struct wg_str words)
{
	struct wg_out *out = s->h.out;
	struct wg_qr qr;
	unsigned side;

	if (!wg_qr_encode(s->arena, url, &qr))
		return;
	side = qr.size + 2 * WG_QR_QUIET;
	wg_html_raw(&s->h, WG_STR("<svg class=\"qr\" role=\"img\" "
				  "aria-label=\""));
	wg_html_escape(out, words);
	wg_out_fmt(out, "\" viewBox=\"0 0 %u %u\"><path stroke=\"#000\" d=\"",
	    side, side);
	wg_svg_qr(out, &qr);
	wg_out_puts(out, "\"/></svg>");
}
