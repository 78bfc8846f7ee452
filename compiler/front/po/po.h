#ifndef WG_FRONT_PO_PO_H
#define WG_FRONT_PO_PO_H

#include "base/source.h"
#include "model/catalog.h"
#include "model/limits.h"

struct wg_arena;
struct wg_diag;
struct wg_out;

#define WG_BOM WG_STR("\xEF\xBB\xBF") /* byte order mark */

#define WG_PO_ERRORS 100 /* shown of one file; the rest is counted */

/*
 * Read a catalog.  Never NULL: what is wrong is reported, what is good can be
 * used, and wg_catalog.whole is false when none of it may be (truncated,
 * conflict markers, wrong charset, two headers).  Strings point into the text
 * of the source where they can.  Of several entries of one message the best is
 * kept, the others hang on it as twins.
 */
struct wg_catalog *wg_po_read(
    struct wg_arena *, const struct wg_source *, struct wg_diag *);

/* A string as keyword and quoted lines, split only after "\n". */
void wg_po_string(struct wg_out *, const char *keyword, struct wg_str value);
/*
 * An entry, with comments, flags and what it was before; no empty line.  A
 * string that has a place (at.source) is copied as it stands there, however it
 * is wrapped; a string without one is written as by wg_po_string().
 */
void wg_po_entry(
    struct wg_out *, const struct wg_message *, const char *eol);
/* Cut the first line off '*rest'; LF, CRLF and a lone CR end a line. */
struct wg_str wg_po_line(struct wg_str *rest);

/* The first 8 hex digits of the SHA-256 of a message's msgstr (plural forms
 * joined by line feeds): what stands behind "# machine". */
void wg_po_mark(const struct wg_message *, char hex[9]);

#endif
