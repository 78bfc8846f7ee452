#ifndef WG_BACK_PDF_LIBRARY_H
#define WG_BACK_PDF_LIBRARY_H

/* Version of zlib, as it is loaded. */
const char *wg_zlib_library(void);

#endif
