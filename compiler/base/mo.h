#ifndef WG_BASE_MO_H
#define WG_BASE_MO_H

#include <stddef.h>

/*
 * A catalog of the program as msgfmt(1) writes it, for a language that is not
 * that of the environment: gettext(3) has one for the whole process.  Only
 * for catalogs of ours, whose plural forms are those of English and German.
 */
struct wg_mo {
	const char *bytes; /* terminated */
	size_t size;
	size_t n, originals, translations; /* offsets */
};

/* Opened once, and kept for ever; NULL: there is none, or it is damaged. */
const struct wg_mo *wg_mo_open(const char *path);
/* The translation of 'msgid', or itself. */
const char *wg_mo_say(const struct wg_mo *, const char *msgid)
    __attribute__((format_arg(2)));
const char *wg_mo_say_n(const struct wg_mo *, const char *one,
    const char *many, unsigned long n)
    __attribute__((format_arg(2), format_arg(3)));

#endif
