#ifndef WG_FRONT_XML_REPAIR_H
#define WG_FRONT_XML_REPAIR_H

#include <expat.h>

#include "base/source.h"

struct wg_diag;

/*
 * A hint for the mistake that stopped expat at byte 'at', if it is one that
 * beginners make: quotes and blanks of a word processor, a bare '&', an entity
 * of HTML, a prefix nobody has declared.
 */
void wg_xml_hint(struct wg_diag *, const struct wg_source *, uint32_t at,
    enum XML_Error);

/* What an element of HTML is called here, "<itemizedlist>"; NULL: it is none. */
const char *wg_xml_of_html(struct wg_str name);

#endif
