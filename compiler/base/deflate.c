/* libdeflate: whole texts at once, twice as fast as zlib. */
#include "base/deflate.h"

#include <libdeflate.h>

#include "base/arena.h"
#include "base/out.h"

struct wg_deflater *
wg_deflater_open(int level)
{
	void *d = libdeflate_alloc_compressor(level);

	if (d == NULL)
		wg_no_memory();
	return d;
}

static struct libdeflate_compressor *
compressor(struct wg_deflater *d)
{
	return (void *)d;
}

void
wg_deflater_close(struct wg_deflater *d)
{
	libdeflate_free_compressor(compressor(d));
}

/* Neither can fail: the room suffices. */

void
wg_deflate_zlib(struct wg_deflater *d, struct wg_out *out, struct wg_str data)
{
	size_t room = libdeflate_zlib_compress_bound(compressor(d), data.len);
	char *to = wg_out_room(out, room);

	out->len += libdeflate_zlib_compress(compressor(d),
	    data.len ? data.ptr : to, data.len, to, room);
}

void
wg_deflate_gzip(struct wg_deflater *d, struct wg_out *out, struct wg_str data)
{
	size_t room = libdeflate_gzip_compress_bound(compressor(d), data.len);
	char *to = wg_out_room(out, room);

	out->len += libdeflate_gzip_compress(compressor(d),
	    data.len ? data.ptr : to, data.len, to, room);
}

const char *
wg_deflate_library(void)
{
	return LIBDEFLATE_VERSION_STRING;
}
