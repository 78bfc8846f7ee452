#ifndef WG_COMPOSE_NOTICE_H
#define WG_COMPOSE_NOTICE_H

#include "compose/poster.h"

/*
 * Notices for the door of a place or house, a sheet a matter: the days on which
 * it is closed and when it opens again; where it has moved to; or, if the print
 * has a matter of its own (w:say), that.  What needs no language is large, then
 * there is a row a language.  The sentences are the program's own, so that no
 * language lacks one.  Nothing to tell is reported; the one sheet then says what
 * place it is.
 */
struct wg_notices {
	bool closed, moved, said;
};
/* What there is to tell. */
struct wg_notices wg_notices_of(const struct wg_sign *);
/* The sheet of one of them, or of none. */
struct wg_part *wg_notice(
    struct wg_sign *, struct wg_notices, struct wg_sheet_number);

#endif
