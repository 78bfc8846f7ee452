/* expat, set up so that a document can neither fetch nor expand anything. */
#define XML_DTD /* or the amplification setters are not declared */
#include "front/xml/parser.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "front/xml/xml.h"

static bool
other_encoding(struct wg_str s)
{
	return wg_str_starts(s, WG_STR("\xFF\xFE")) ||
	    wg_str_starts(s, WG_STR("\xFE\xFF")) ||
	    (s.len > 1 && (s.ptr[0] == '\0' || s.ptr[1] == '\0'));
}

bool
wg_xml_bytes(const struct wg_source *source, struct wg_diag *diag,
    struct wg_str *text, uint32_t *skipped)
{
	struct wg_str s = source->text;
	ptrdiff_t bad;

	*skipped = 0;
	if (other_encoding(s)) {
		wg_report(diag, WG_D_XML_ENCODING, WG_WHOLE(source), NULL);
		wg_hint(diag, "save the file as UTF-8");
		return false;
	}
	if (wg_str_starts(s, WG_STR("\xEF\xBB\xBF")))
		*skipped = 3;
	bad = wg_str_find(s, '\0');
	if (bad >= 0) {
		wg_report(diag, WG_D_XML_NUL,
		    (struct wg_span){ source, (uint32_t)bad, 1 }, NULL);
		return false;
	}
	bad = wg_utf8_bad(s);
	if (bad >= 0) {
		wg_report(diag, WG_D_XML_ENCODING,
		    (struct wg_span){ source, (uint32_t)bad, 1 },
		    "byte 0x%02X", (unsigned char)s.ptr[bad]);
		wg_hint(diag, "save the file as UTF-8");
		return false;
	}
	*text = wg_str_from(s, *skipped);
	return true;
}

XML_Parser
wg_xml_parser(void)
{
	XML_Parser p = XML_ParserCreateNS("UTF-8", '\n');

	if (p == NULL)
		wg_no_memory();
	XML_SetParamEntityParsing(p, XML_PARAM_ENTITY_PARSING_NEVER);
	XML_SetBillionLaughsAttackProtectionMaximumAmplification(p, 2.0f);
	XML_SetBillionLaughsAttackProtectionActivationThreshold(p, 64 << 10);
	return p;
}

const char *
wg_xml_error(enum XML_Error error)
{
	switch (error) {
	case XML_ERROR_NO_ELEMENTS:
		return N_("the file is empty");
	case XML_ERROR_TAG_MISMATCH:
		return N_("this end tag does not fit the tag that is open");
	case XML_ERROR_UNCLOSED_TOKEN:
		return N_("a tag that begins here has no end");
	case XML_ERROR_UNDEFINED_ENTITY:
		return N_("an entity that XML does not know; type the character");
	case XML_ERROR_DUPLICATE_ATTRIBUTE:
		return N_("the attribute stands twice in one tag");
	case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
		return N_("there is something after the end of the document");
	case XML_ERROR_INVALID_TOKEN:
		return N_("a character that cannot stand here; write &lt; for < "
		       "and &amp; for &");
	case XML_ERROR_UNBOUND_PREFIX:
		return N_("a prefix without its xmlns declaration");
	default:
		return XML_ErrorString(error);
	}
}

const char *
wg_xml_library(void)
{
	return XML_ExpatVersion();
}
