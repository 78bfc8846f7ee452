#ifndef WG_BASE_UNIQUE_H
#define WG_BASE_UNIQUE_H

/* The end of a template for mkdtemp(3) and mkostemp(3): they put six letters
 * for it that make a name which nobody else has. */
#define WG_UNIQUE "XXXXXX"

#endif
