#ifndef WG_MODEL_LIMITS_H
#define WG_MODEL_LIMITS_H

/*
 * How much a source or a catalog can have.  More is a mistake or an attack:
 * who reads refuses it with its place, who writes keeps below it.
 */
#define WG_XML_BYTES (4u << 20)
#define WG_XML_DEPTH 64
#define WG_XML_ATTRIBUTES 64
#define WG_XML_VALUE (64u << 10) /* of one attribute [byte] */
#define WG_XML_ELEMENTS 200000

#define WG_PO_MESSAGES 200000
#define WG_PO_STRING (64u << 10) /* [byte] */
#define WG_PO_REFERENCES 10000   /* of one message */

#endif
