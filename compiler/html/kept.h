#ifndef WG_HTML_KEPT_H
#define WG_HTML_KEPT_H

#include "model/composition.h"

/*
 * Words as no browser tears them: where a line must not end (text/counts.h,
 * text/kept.h) blanks are U+00A0, and between characters that need no blank
 * (a counter of Chinese, the dash of a range) stands U+2060.  Pieces from left
 * to right are on one line anyway.  'words' itself where there is nothing to
 * keep.  Not for the feed: who imports it takes blanks as part of a phone.
 */
const struct wg_tokens *wg_html_kept(
    struct wg_arena *, const struct wg_tokens *words);

#endif
