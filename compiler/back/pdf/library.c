/* See library.h. */
#include "back/pdf/library.h"

#include <libdeflate.h>
#include <zlib.h>

const char *
wg_zlib_library(void)
{
	return zlibVersion();
}

const char *
wg_deflate_library(void)
{
	return LIBDEFLATE_VERSION_STRING;
}
