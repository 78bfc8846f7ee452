#ifndef WG_TEXT_LIBRARY_H
#define WG_TEXT_LIBRARY_H

/* Versions of the libraries this room works with, as they are loaded. */
const char *wg_icu_library(void);
const char *wg_harfbuzz_library(void);

#endif
