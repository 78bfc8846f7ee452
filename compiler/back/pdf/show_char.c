/* What is known of single characters. */
#include "back/pdf/show_in.h"

bool
wg_pdf_undrawn(uint32_t c)
{
	return c < 0x20 || c == SOFT_HYPHEN || c == 0x61C || c == 0x200E ||
	    c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

bool
wg_pdf_meaningless(uint32_t c)
{
	return (c >= 0xD800 && c <= 0xF8FF) || c == 0xFFFD ||
	    (c & 0xFFFE) == 0xFFFE || c >= 0xF0000;
}

hb_unicode_general_category_t
wg_pdf_category(uint32_t c)
{
	return hb_unicode_general_category(
	    hb_unicode_funcs_get_default(), c);
}

bool
wg_pdf_is_mark(uint32_t c)
{
	hb_unicode_general_category_t gc = wg_pdf_category(c);

	return gc == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	    gc == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
	    gc == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}
