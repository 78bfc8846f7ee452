#ifndef WG_BACK_LEAFLET_DRAFT_H
#define WG_BACK_LEAFLET_DRAFT_H

struct wg_document;
struct wg_edition;
struct wg_out;
struct wg_task;

/*
 * A page as it would be laid out in a language that does not publish it yet:
 * what is missing is German, says so, and has a dashed line around it.  For
 * people at work; nothing is written to the output.
 */
void wg_leaflet_draft(struct wg_task *, const struct wg_edition *,
    const struct wg_document *, struct wg_out *);

#endif
