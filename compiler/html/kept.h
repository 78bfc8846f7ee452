#ifndef WG_HTML_KEPT_H
#define WG_HTML_KEPT_H

#include <stdbool.h>

#include "model/composition.h"

/*
 * Words as no browser tears them: where a line must not end (text/counts.h,
 * text/kept.h) blanks are U+00A0, and between characters that need no blank
 * (a counter of Chinese, the dash of a range) stands U+2060.  'pieces': also in
 * those from left to right of at most WG_HTML_ONE_LINE, which our own style
 * keeps on one line.  'words' itself where there is nothing to keep.  `import`
 * makes plain blanks of it again (import/words.c).
 */
const struct wg_tokens *wg_html_kept(
    struct wg_arena *, const struct wg_tokens *words, bool pieces);

/* Longer pieces may be broken at the end of a line [bytes]. */
#define WG_HTML_ONE_LINE 26

#endif
