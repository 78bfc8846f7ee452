#ifndef WG_FRONT_XML_PARSER_H
#define WG_FRONT_XML_PARSER_H

/* What the readers of this folder share: a parser that trusts nobody. */

#include <expat.h>
#include <stdbool.h>

#include "base/source.h"

struct wg_diag;

/*
 * Check the bytes before expat sees them: UTF-8 (a UTF-8 BOM is skipped), no
 * NUL, no other Unicode encoding.  Reports and returns false, or gives the
 * text to parse; '*skipped' bytes were left out in front.
 */
bool wg_xml_bytes(const struct wg_source *, struct wg_diag *,
    struct wg_str *text, uint32_t *skipped);

/* A parser for UTF-8 with namespaces ("uri\nname"), entities off and expat's
 * amplification limits set. */
XML_Parser wg_xml_parser(void);

/* The mistake that stopped expat, in words a person can use. */
const char *wg_xml_error(enum XML_Error);

#endif
