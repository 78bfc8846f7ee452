#ifndef WG_SVG_SVG_H
#define WG_SVG_SVG_H

#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_out;
struct wg_outline_path; /* base/outline.h */
struct wg_page;         /* layout/page.h */
struct wg_pictogram;
struct wg_qr;

/*
 * Pictures for browsers: outlines as SVG 1.1, of pictograms, QR codes and
 * whole pages.  No text, no font, no style sheet and no script is in them, so
 * they look the same everywhere and may stand in any page.
 */

/* The paths of a pictogram, in its box of 24 units, two places after the
 * point; colour and size are the <svg>'s around them. */
void wg_svg_pictogram(struct wg_out *, const struct wg_pictogram *);

/* The dark modules as one path of strokes a module high, inside the quiet zone:
 * what "d" of a stroked <path> says.  A third of the bytes of outlines. */
void wg_svg_qr(struct wg_out *, const struct wg_qr *);

/*
 * A page as a file of its own, as wide as its trim [pt]: boxes, pictograms and
 * codes, letters as outlines, each once.  Images are grey fields of their
 * size.  Bleed is cut off.  Same page, same bytes.  For a small picture type
 * below 'least' [mpt] becomes grey bars, as the eye sees it; 0: none does.
 */
void wg_svg_page(struct wg_arena *, const struct wg_page *, int32_t least,
    struct wg_out *);

#endif
