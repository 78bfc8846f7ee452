#ifndef WG_CATALOG_MARKS_H
#define WG_CATALOG_MARKS_H

#include "base/map.h"
#include "base/str.h"
#include "model/project.h"

struct wg_arena;
struct wg_catalog;

/*
 * Marks of review beside the catalogs, locales/TAG/marks.tsv: translation
 * platforms drop comments, and then what a program wrote would count as a
 * person's.  A line is a fingerprint of message and translation, and its mark,
 * "machine" or "checked"; so a translation that was edited has none.  Where a
 * comment and the file differ, the more cautious one counts, until `update`
 * takes the comment of a person over.
 */
#define WG_MARKS_FILE "marks.tsv"

struct wg_marks {
	struct wg_map by_print; /* fingerprint → const char *: the word */
};

/* Lines that are none are passed over.  'text' is borrowed. */
void wg_marks_read(struct wg_marks *, struct wg_arena *, struct wg_str text);

/* Give the messages of a catalog the marks that count. */
void wg_marks_apply(
    const struct wg_marks *, struct wg_arena *, struct wg_catalog *);

/*
 * The text of the file when somebody has read 'now', which was 'was' before:
 * the same message, perhaps with another msgstr.  Only its line changes; of
 * an empty text nothing becomes one.
 */
struct wg_message;
struct wg_str wg_marks_checked(struct wg_arena *, struct wg_str text,
    const struct wg_message *was, const struct wg_message *now);

/* The text of the file for these catalogs (by domain, as they were read, without
 * wg_marks_apply(); NULL: none); empty if nothing is marked. */
struct wg_str wg_marks_text(const struct wg_marks *old, struct wg_arena *,
    const struct wg_catalog *const *);

#endif
