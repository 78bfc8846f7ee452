/* See library.h. */
#include "text/library.h"

#include <hb.h>
#include <unicode/uversion.h>

const char *
wg_icu_library(void)
{
	/* ICU renames its symbols: another version does not load at all. */
	return U_ICU_VERSION;
}

const char *
wg_harfbuzz_library(void)
{
	return hb_version_string();
}
