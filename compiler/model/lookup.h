#ifndef WG_MODEL_LOOKUP_H
#define WG_MODEL_LOOKUP_H

#include "model/project.h"

/* What an id names.  Records point to what they name (model/record.h), so
 * outputs may not include this (LAYERS). */
const struct wg_target *wg_project_find(
    const struct wg_project *, struct wg_str id);
/* The id of the document that is most like 'id', or WG_NONE. */
struct wg_str wg_project_near(const struct wg_project *, struct wg_str id);
/* A document of that kind and id, or NULL. */
const struct wg_document *wg_project_document(
    const struct wg_project *, enum wg_kind, struct wg_str id);

#endif
