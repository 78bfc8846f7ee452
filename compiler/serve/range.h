#ifndef WG_SERVE_RANGE_H
#define WG_SERVE_RANGE_H

/*
 * A part of a file (RFC 9110, section 14), read as nginx reads it with
 * max_ranges 1: whoever asks for several parts gets the whole.
 */
#include <stddef.h>

#include "base/str.h"

enum wg_range {
	WG_RANGE_WHOLE,   /* nothing was asked that can be given in part */
	WG_RANGE_PART,
	WG_RANGE_OUTSIDE, /* 416 */
};

/* 'value' is that of the header Range, 'size' the file's [bytes]; a part is
 * [*from, *to). */
enum wg_range wg_range_read(
    struct wg_str value, size_t size, size_t *from, size_t *to);

#endif
