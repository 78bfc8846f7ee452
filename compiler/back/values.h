#ifndef WG_BACK_VALUES_H
#define WG_BACK_VALUES_H

#include "back/backend.h"
#include "base/hash.h"
#include "model/trace.h"

struct wg_arena;
struct wg_out;

/*
 * Of whatever a file may read (model/trace.h) what it is now, as hashes: two
 * builds in which they are the same read the same.
 *
 *   A document: its tree, the images it shows, where its links lead, what the
 *   documents are called that it shows something of, and its standing.
 *   Its title: what it is called, with the date and the picture.
 *   Its standing: in which languages it is public, in which regions, whether
 *   it is over.
 *   Its progress: how much of it each language has.
 *   Its words in a language (back/digest.h), or those of its title; labels.
 *   Lists: which documents there are.
 *
 * And what all files read: the program with its libraries, the options, the
 * day, the project, the regions, the theme, pictograms, holidays and the
 * registry of languages.
 */
struct wg_values;

/*
 * Once all editions are ready and 'public' is filled; in the arena.
 * 'program' names the program and all options that change an output.
 */
struct wg_values *wg_values_new(
    struct wg_arena *, const struct wg_build *, struct wg_str program);

/* Of all sources, texts and settings, and of the day; not of the program. */
struct wg_sha256 wg_values_hash(const struct wg_values *);

/* Append what all files read. */
void wg_values_put_common(const struct wg_values *, struct wg_out *);
/* Append what is read of a document; 'what': of enum wg_read. */
void wg_values_put(const struct wg_values *, struct wg_out *,
    const struct wg_document *, unsigned what);
/* The same of what an edition of the build says of it. */
void wg_values_put_words(const struct wg_values *, struct wg_out *,
    size_t edition, const struct wg_document *, unsigned what);
void wg_values_put_labels(
    const struct wg_values *, struct wg_out *, size_t edition);
/* A list of a region; NULL: of the project.  'edition': whose
 * WG_LIST_SHOWN. */
void wg_values_put_list(const struct wg_values *, struct wg_out *,
    const struct wg_region *, enum wg_read_list, size_t edition);
/* The catalogs of an edition, and what has a budget. */
void wg_values_put_texts(
    const struct wg_values *, struct wg_out *, size_t edition);

/* Does WG_LIST_SHOWN of an edition have all of the document? */
bool wg_values_show(
    const struct wg_values *, size_t edition, const struct wg_document *);

/* By its id, or by the name of its file; or NULL. */
const struct wg_document *wg_values_document(
    const struct wg_values *, struct wg_str id);
const struct wg_document *wg_values_of_file(
    const struct wg_values *, struct wg_str name);
/* Of the bytes of its file. */
const struct wg_sha256 *wg_values_bytes(
    const struct wg_values *, const struct wg_document *);

#endif
