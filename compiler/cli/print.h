#ifndef WG_CLI_PRINT_H
#define WG_CLI_PRINT_H

#include <stdbool.h>

#include "base/str.h"

struct wg_diag;
struct wg_job;
struct wg_out;

/* One PDF, asked for on the command line. */
struct wg_print_request {
	struct wg_str id;        /* of a print job, or of a subject */
	struct wg_str product;   /* of a subject; empty: what it is for */
	struct wg_str languages; /* commas or blanks between tags and ids */
	struct wg_str offices;
	struct wg_str size;      /* empty: the usual one */
	bool without_german, marks;
};

/*
 * Append the PDF to 'out'; 'job' is loaded.  False: the request makes no
 * sense, which was told on stderr.  True with an empty 'out': it could not be
 * made, which is told in 'diag'.
 */
bool wg_print_make(struct wg_job *, const struct wg_print_request *,
    struct wg_out *, struct wg_diag *);

#endif
