/* See library.h. */
#include "back/pdf/library.h"

#include <zlib.h>

const char *
wg_zlib_library(void)
{
	return zlibVersion();
}
