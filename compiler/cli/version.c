/* Versions as they are loaded, not as they were compiled against, but for
 * libdeflate, which cannot be asked. */
#include "cli/version.h"

#include <stdio.h>

#include "back/pdf/library.h"
#include "base/deflate.h"
#include "base/qr.h"
#include "front/xml/xml.h"
#include "text/library.h"

void
wg_print_version(void)
{
	printf("wegweiser (wegweiser) %s\n"
	       "Copyright (C) 2026 the wegweiser authors\n"
	       "License GPLv3+: GNU GPL version 3 or later "
	       "<https://gnu.org/licenses/gpl.html>.\n"
	       "This is free software: you are free to change and "
	       "redistribute it.\n"
	       "There is NO WARRANTY, to the extent permitted by law.\n\n"
	       "%s, ICU %s, HarfBuzz %s, zlib %s, libdeflate %s, "
	       "libqrencode %s\n",
	    WG_VERSION, wg_xml_library(), wg_icu_library(),
	    wg_harfbuzz_library(), wg_zlib_library(),
	    wg_deflate_library(), wg_qr_library());
}
