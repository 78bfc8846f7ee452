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

/* Below 1000. */
static char *
put_small(char *to, unsigned n)
{
	if (n >= 100)
		*to++ = (char)('0' + n / 100);
	if (n >= 10)
		*to++ = (char)('0' + n / 10 % 10);
	*to++ = (char)('0' + n % 10);
	return to;
}

/* "M4 4.5h7" or "m1 0h2": to where the run begins, and along it. */
#define LONGEST 16
static char *
put_run(char *to, bool first, unsigned x, unsigned y, unsigned length)
{
	*to++ = first ? 'M' : 'm';
	to = put_small(to, x);
	*to++ = ' ';
	to = put_small(to, first ? y : 0);
	if (first) {
		*to++ = '.';
		*to++ = '5';
	}
	*to++ = 'h';
	return put_small(to, length);
}

void
wg_svg_qr(struct wg_out *out, const struct wg_qr *qr)
{
	for (unsigned y = 0; y < qr->size; y++) {
		const uint8_t *row = &qr->dark[y * qr->size];
		char *to = wg_out_room(out, (qr->size / 2 + 1) * LONGEST);
		unsigned at = 0; /* where the pen is in this row */

		for (unsigned x = 0, end; x < qr->size; x = end + 1) {
			for (end = x; end < qr->size && row[end]; end++)
				;
			if (end == x)
				continue;
			to = put_run(to, at == 0,
			    at == 0 ? x + WG_QR_QUIET : x - at,
			    y + WG_QR_QUIET, end - x);
			at = end;
		}
		out->len = (size_t)(to - out->ptr);
	}
}
