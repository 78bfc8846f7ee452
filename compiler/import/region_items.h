#ifndef WG_IMPORT_REGION_ITEMS_H
#define WG_IMPORT_REGION_ITEMS_H

#include "import/region_write.h"

/* Items as files, which import/region_files.c puts together. */
struct wg_made_file wg_write_place(struct wg_region_import *, struct wg_item *);
struct wg_made_file wg_write_event(struct wg_region_import *, struct wg_item *);
struct wg_made_file wg_write_news(struct wg_region_import *, struct wg_item *);

/* The contacts of a place.  Regions of 2022 have none: the place says it
 * itself, and is its own. */
const struct wg_js *wg_contact_first(const struct wg_item_text *);
const struct wg_js *wg_contact_next(const struct wg_item_text *,
    const struct wg_js *);
/* What it is for; absent: it is the place itself. */
struct wg_str wg_contact_desk(struct wg_region_import *, const struct wg_js *);
/* Those that are the place itself, or its desks. */
void wg_write_contacts(struct wg_writing *, bool own);
/* Copies of what a contact says; of another CMS they may say more. */
void wg_write_copies(struct wg_writing *);

void wg_write_hours(struct wg_writing *, const struct wg_js *contact);
/* 'own': of the place itself, not of a desk. */
void wg_write_web(struct wg_writing *, const char *tag, struct wg_str href,
    bool own);
/* False: it cannot be linked, which was told. */
bool wg_write_web_of(struct wg_writing *, const char *what, struct wg_str href,
    struct wg_str *to);

#endif
