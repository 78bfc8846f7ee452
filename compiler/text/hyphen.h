#ifndef WG_TEXT_HYPHEN_H
#define WG_TEXT_HYPHEN_H

#include <stddef.h>

/*
 * German hyphenation with the dictionary of the package hyphen-de: patterns
 * (Liang 1983) in two levels, compounds first.  Read-only once it is open:
 * any thread may use it.
 */
struct wg_hyphens;

/* NULL: 'path' cannot be read (errno), or is no dictionary in ISO 8859-1
 * (errno is 0). */
struct wg_hyphens *wg_hyphens_open(const char *path);
void wg_hyphens_close(struct wg_hyphens *); /* NULL is fine */

#define WG_HYPHENS_LONGEST 100

/*
 * 'word' is small letters, ISO 8859-1, at most WG_HYPHENS_LONGEST of them;
 * breaks[i] becomes 1 where a line may end before letter 'i', with three
 * letters at least on either side, else 0.
 */
void wg_hyphens_word(const struct wg_hyphens *, const unsigned char *word,
    size_t n, unsigned char *breaks);

#endif
