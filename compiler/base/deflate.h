#ifndef WG_BASE_DEFLATE_H
#define WG_BASE_DEFLATE_H

#include "base/str.h"

struct wg_out;
struct wg_deflater;

/* Compressed bytes (RFC 1951); the same bytes always give the same, on every
 * machine with the same version of the library. */
struct wg_deflater *wg_deflater_open(int level); /* 1 fast, 12 small */
void wg_deflater_close(struct wg_deflater *);    /* NULL is fine */
/* Append as zlib (RFC 1950), or as a file of gzip without name and time (RFC
 * 1952). */
void wg_deflate_zlib(struct wg_deflater *, struct wg_out *, struct wg_str);
void wg_deflate_gzip(struct wg_deflater *, struct wg_out *, struct wg_str);
/* Version of libdeflate as it was compiled against: it cannot be asked. */
const char *wg_deflate_library(void);

#endif
