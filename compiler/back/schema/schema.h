#ifndef WG_BACK_SCHEMA_SCHEMA_H
#define WG_BACK_SCHEMA_SCHEMA_H

struct wg_out;

/* RELAX NG (XML syntax) of all source documents, out of elements.def. */
void wg_schema_write(struct wg_out *);
/* The element reference of content/README.md, in Markdown. */
void wg_reference_write(struct wg_out *);

#endif
