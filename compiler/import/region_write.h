#ifndef WG_IMPORT_REGION_WRITE_H
#define WG_IMPORT_REGION_WRITE_H

#include "base/out.h"
#include "import/region.h"
#include "values/position.h"

/*
 * One file of content/ that is being written: what items
 * (import/region_files.c) and the region and its project
 * (import/region_project.c) share.  Whatever comes from the feed is escaped
 * here.
 */
struct wg_writing {
	struct wg_region_import *m;
	struct wg_item *item;
	struct wg_out out;
	unsigned depth;
	struct wg_map once;     /* of a place: element → what it says */
};

/* '<root …', still open for attributes: the caller ends it with '>'. */
void wg_write_begin(struct wg_writing *, struct wg_region_import *,
    struct wg_item *, const char *root);
struct wg_made_file wg_write_finish(struct wg_writing *, const char *root,
    struct wg_str path);

void wg_write_indent(struct wg_writing *);
void wg_write_open(struct wg_writing *, const char *tag);
void wg_write_shut(struct wg_writing *, const char *tag);
/* Nothing for an empty value or text. */
void wg_write_attribute(struct wg_writing *, const char *name,
    struct wg_str value);
void wg_write_element(struct wg_writing *, const char *tag, struct wg_str text);
void wg_write_comment(struct wg_writing *, struct wg_str text);
/* What cannot be used stands in the file, and is told. */
void wg_write_aside(struct wg_writing *, const char *what, struct wg_str value,
    const char *why);

/* Fields of what is no item. */
enum {
	WG_FIELDS_REGION = WG_ITEM_KINDS,
	WG_FIELDS_LOCATION,
	WG_FIELDS_CONTACT,
	WG_FIELDS_CATEGORY,
	WG_FIELDS_EVENT
};
/* What an object of kind 'which' (or enum wg_item_kind) says that nothing
 * reads is told, and stands in the file; not what 'german' says, too. */
void wg_region_unread(struct wg_writing *, unsigned which, const struct wg_js *,
    const struct wg_js *german);
/* Of an item, in all its languages. */
void wg_region_unread_item(struct wg_writing *, struct wg_item *);
/* All that a value says, as a line of words. */
struct wg_str wg_region_words(struct wg_arena *, const struct wg_js *);

/* The day of an item that says none. */
struct wg_str wg_region_day(struct wg_region_import *, struct wg_item *);

void wg_write_title(struct wg_writing *, const struct wg_item *);
void wg_write_info(struct wg_writing *, struct wg_region_import *,
    struct wg_item *);
void wg_write_block(struct wg_writing *, const struct wg_passage *);
/* Do blocks of the kind that sources ask for stand before the first heading? */
bool wg_writes_block(const struct wg_passage *root);
/* Headings become sections by how they compare, whatever their numbers. */
void wg_write_sections(struct wg_writing *, const struct wg_passage *root);
/* Numbers with a point, as far as six places go; absent if it is none. */
struct wg_str wg_write_degrees(struct wg_arena *, const struct wg_js *);

/* Of whatever has "latitude" and "longitude": it is somewhere in Germany. */
bool wg_region_has_position(const struct wg_js *);
/* The box around the region, by what it says or by its places. */
struct wg_bounds wg_region_bounds(struct wg_region_import *);
/* Categories, in the order in which places have them. */
void wg_region_categories(struct wg_region_import *);
/* Organisations that offer something, in the order in which items have them;
 * one that is a place of the region is that place. */
void wg_region_organisations(struct wg_region_import *);
/* What w:organiser says of one; absent: it cannot be named here. */
struct wg_str wg_region_organiser(
    const struct wg_region_import *, const struct wg_js *organization);
struct wg_made_file wg_region_file(struct wg_region_import *);
struct wg_made_file wg_project_file(struct wg_region_import *);
struct wg_made_file wg_linguas_file(struct wg_region_import *);

#endif
