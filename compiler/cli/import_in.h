#ifndef WG_CLI_IMPORT_IN_H
#define WG_CLI_IMPORT_IN_H

#include "base/map.h"
#include "catalog/fill.h"
#include "cli/import.h"
#include "cli/run.h"
#include "import/region.h"
#include "store/fresh.h"

/* What cli/import_region.c, import_book.c, import_answers.c, import_settings.c
 * and import_catalogs.c share. */

#define WG_BRINGING_BYTES (64u << 20) /* of a file of the project */

/* What became which file, and how that looked. */
struct wg_kept {
	struct wg_str key, id, hash;
	struct wg_str day; /* of what has none in the feed: the first import's */
};

/* An import of a region. */
struct wg_bringing {
	struct wg_run *run;
	struct wg_arena *arena;
	struct wg_region_import region;
	struct wg_languages languages;
	struct wg_fresh fresh;
	bool is_new;
	struct wg_str root, was; /* the book as it was read */
	const struct wg_project *project; /* as it was; NULL: it is new */
	struct WG_VEC(struct wg_kept) book;
	size_t read; /* so many of them are of earlier imports */
	struct WG_VEC(struct wg_str) others; /* lines of the book, of tables */
	struct wg_map by_key, by_id; /* → index + 1 */
	struct wg_map pictograms;    /* address → name */
	struct wg_map images;        /* address → name below content/ */
	struct wg_made_files copies; /* pictures of the texts */
	struct wg_map by_copy;       /* name → index + 1 */
	unsigned written, same, changed;
	struct wg_map *units; /* as it is now: by domain, key → wg_unit */
	struct wg_fill_count filled;
	unsigned strange; /* translations of texts that the project has not */
	bool failed;
};

/* The book: read, and what import/ asks of it answered from now on; false: it
 * says what cannot be, which was reported. */
bool wg_book_read(struct wg_bringing *);
/* The line of a key, which gets this id if it is new. */
struct wg_kept *wg_book_line(
    struct wg_bringing *, struct wg_str key, struct wg_str id);
/* As it is to be written. */
struct wg_str wg_book_text(struct wg_bringing *);
/* What else import/ asks: areas, pictograms, pictures, words of ours. */
void wg_bringing_answers(struct wg_bringing *);
/* A file of the project as it was; WG_NONE: there is none. */
struct wg_str wg_bringing_now(struct wg_bringing *, struct wg_str name);

/* Nothing has had this id in an earlier import. */
bool wg_bringing_is_new(const struct wg_bringing *, struct wg_str id);
/* The text of a project.xml that somebody has written or changed, with hosts,
 * categories and organisations that are new; what it says otherwise of those
 * that are not is told.  WG_NONE: it cannot be read. */
struct wg_str wg_bring_settings(
    struct wg_bringing *, struct wg_str name, struct wg_str was);
/* The catalogs of all languages. */
void wg_bring_translations(struct wg_bringing *);

#endif
