#include "svg/svg.h"

#include "base/out.h"
#include "base/qr.h"
#include "model/pictogram.h"

static void
put_number(struct wg_out *out, int32_t milli, bool first)
{
	int32_t cents = (milli + (milli < 0 ? -5 : 5)) / 10;

	if (!first && cents >= 0)
		wg_out_byte(out, ' ');
	wg_out_milli(out, cents * 10);
}

static void
put_path(struct wg_out *out, const struct wg_outline_path *path)
{
	static const struct {
		char letter;
		unsigned n;
	} kinds[] = { [WG_MOVE] = { 'M', 2 }, [WG_LINE] = { 'L', 2 },
		[WG_CURVE] = { 'C', 6 }, [WG_CLOSE] = { 'Z', 0 } };

	wg_out_puts(out, path->even_odd ? "<path fill-rule=\"evenodd\" d=\"" :
					  "<path d=\"");
	for (size_t i = 0; i < path->n; i++) {
		const struct wg_segment *s = &path->segments[i];

		wg_out_byte(out, kinds[s->kind].letter);
		for (unsigned k = 0; k < kinds[s->kind].n; k++)
			put_number(out, s->at[k], k == 0);
	}
	wg_out_puts(out, "\"/>");
}

void
wg_svg_pictogram(struct wg_out *out, const struct wg_pictogram *p)
{
	for (size_t i = 0; i < p->n; i++)
		put_path(out, &p->paths[i]);
}

void
wg_svg_qr(struct wg_out *out, const struct wg_qr *qr)
{
	for (unsigned y = 0; y < qr->size; y++) {
		unsigned at = 0; /* where the pen is in this row */

		for (unsigned x = 0, to; x < qr->size; x = to + 1) {
			for (to = x; to < qr->size &&
			     qr->dark[y * qr->size + to]; to++)
				;
			if (to == x)
				continue;
			wg_out_byte(out, at == 0 ? 'M' : 'm');
			wg_out_int(out, at == 0 ? x + WG_QR_QUIET : x - at);
			wg_out_byte(out, ' ');
			if (at == 0)
				wg_out_int(out, y + WG_QR_QUIET);
			wg_out_puts(out, at == 0 ? ".5h" : "0h");
			wg_out_int(out, to - x);
			at = to;
		}
	}
}
