#ifndef WG_HTML_KEPT_H
#define WG_HTML_KEPT_H

#include "model/composition.h"

/*
 * Words as no browser tears them: where a line must not end (text/counts.h,
 * text/kept.h) blanks are U+00A0, and between characters that need no blank
 * (a counter of Chinese, the dash of a range) stands U+2060.  Pieces that are on
 * one line anyway stay as they are, if 'pieces' is false.  'words' itself where
 * there is nothing to keep.
 */
const struct wg_tokens *wg_html_kept(
    struct wg_arena *, const struct wg_tokens *words, bool pieces);

#endif
