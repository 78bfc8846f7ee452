#ifndef WG_CLI_NEW_H
#define WG_CLI_NEW_H

#include "cli/run.h"
#include "model/project.h"

/* The parts of `wegweiser new`; each returns an exit status. */
int wg_new_usage(const char *why);
int wg_new_project(struct wg_run *);
int wg_new_document_file(struct wg_run *, enum wg_kind);
int wg_new_language_catalogs(struct wg_run *);

#endif
