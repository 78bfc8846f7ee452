#ifndef WG_COMPOSE_FORM_H
#define WG_COMPOSE_FORM_H

#include "compose/compose.h"

/*
 * A form on paper: in two languages, if the composer has an 'other', each
 * question in both with the same number, and the answer once between or below
 * them.  Names of fields are in the language of who fills it in.
 */
struct wg_form_text {
	const struct wg_document *document;
	const struct wg_form *form;
	struct wg_str url; /* of the form in the reader's language */
	bool no_code;      /* the address is not there as a code, too */
};

/* form_item.c: questions in order; those with yes and no as tables. */
void wg_compose_questions(struct wg_composer *, struct wg_part *to,
    const struct wg_form_items *);
/* A line to write on, with its field. */
void wg_compose_write_line(struct wg_composer *, struct wg_part *to,
    const struct wg_form_item *);

#endif
