#ifndef WG_BACK_INPUTS_H
#define WG_BACK_INPUTS_H

#include "back/backend.h"
#include "base/arena.h"
#include "store/diag_keep.h"
#include "base/hash.h"

/*
 * What a file is made from, as one fingerprint, so that a build makes only
 * those anew that can have become different.  A file of a document in some
 * editions depends on
 *
 *   the program with its libraries, the options, the day, the project, the
 *   regions, the theme, the pictograms and the registry of languages;
 *   of each of its editions: the labels, and what is translated of project
 *   and regions;
 *   the document and all that its attributes of ids lead to, and so on (a
 *   card's place, the offices of a house, the pages of a booklet): what they
 *   say (wg_node_write()), their translations, in which editions they are public, the bytes
 *   of the images they show;
 *   where its links lead (linkend): which document, whether that is public,
 *   shown in any region, and not over.
 *
 * That is more than most files use; tests/incremental compares with clean
 * builds, that it is never less.
 */
struct wg_inputs;
struct wg_out;

/*
 * Once all editions are ready and 'public' is filled; in the arena.
 * 'program' names the program and all options that change an output.
 */
struct wg_inputs *wg_inputs_new(
    struct wg_arena *, const struct wg_build *, struct wg_str program);

/* Of all sources, texts and settings, and of the day; not of the program. */
struct wg_sha256 wg_inputs_hash(const struct wg_inputs *);

/* Append what a document, and all that it shows something of, is made from in
 * some editions: for the 'more' of wg_made_begin().  Nothing without inputs. */
void wg_inputs_put(struct wg_task *, struct wg_out *,
    const struct wg_document *, const struct wg_edition *const *editions,
    size_t n);

/* The same of what a document is called, and nothing else of it. */
void wg_inputs_put_title(struct wg_task *, struct wg_out *,
    const struct wg_document *, const struct wg_edition *const *editions,
    size_t n);

/* A document and all that its attributes of ids lead to, and so on; links are
 * not followed.  'd' is one of the project. */
struct wg_document_list wg_inputs_closure(struct wg_arena *,
    const struct wg_project *, const struct wg_document *d);

/* A file while it is made; begun on the stack. */
struct wg_made {
	struct wg_str path; /* below the output's folder */
	struct wg_sha256 fingerprint;
	struct wg_diag_mark mark;
	const struct wg_document *document;
};
/*
 * True: the file of the last build is as good, has been put, and what was
 * reported about it is reported again; there is nothing to do.  Otherwise make
 * it, put it under that path, and call wg_made_end().  'path' lives as long;
 * 'more' is what it depends on besides, or empty.
 */
bool wg_made_begin(struct wg_task *, struct wg_made *, struct wg_str path,
    const struct wg_document *, const struct wg_edition *const *editions,
    size_t n, struct wg_str more);
/* True: it is a book, the build is in a hurry, and nobody waits for it: it has
 * been left as the last build made it, and there is nothing to do. */
bool wg_made_later(struct wg_task *, const struct wg_made *);
void wg_made_end(struct wg_task *, const struct wg_made *);

/*
 * Files of one language that depend on so much that only all together is
 * worth a question: on every document and its translation, but for pages that
 * the language does not have, of which titles and ids are enough; and on what
 * is translated and public in the others.  Between begin and end they are put
 * by wg_group_put().
 */
struct wg_group {
	struct wg_str name;
	size_t edition; /* in the build's list */
	const struct wg_edition *texts; /* whose catalogs it depends on, or
					 * NULL */
	const struct wg_published_id *named; /* what it leads to, or NULL */
	struct wg_sha256 fingerprint;
	struct wg_diag_mark mark;
	struct WG_VEC(struct wg_str) paths;
};
bool wg_group_begin(struct wg_task *, struct wg_group *, const char *backend,
    const struct wg_edition *);
/* A group without files: what is reported about the texts of a language as
 * they are set in type.  It depends on its catalogs, on the texts that have a
 * budget (model/budget.h), and on the fonts. */
bool wg_texts_begin(
    struct wg_task *, struct wg_group *, const struct wg_edition *);
/* Files that an address leads to, and that say no more than how it is called in
 * all languages. */
struct wg_published_id;
bool wg_named_begin(struct wg_task *, struct wg_group *, const char *backend,
    const struct wg_published_id *);
/* Files that depend on all sources, on what is public and on the book of
 * addresses, and on no translation; 'name' begins with that of the output and a
 * slash. */
bool wg_sources_begin(
    struct wg_task *, struct wg_group *, const char *name);
void wg_group_end(struct wg_task *);
/* A file of the task's group that has been put already. */
void wg_group_add(struct wg_task *, struct wg_str path);
/* wg_stage_put(), and a member of the task's group if there is one. */
void wg_group_put(struct wg_task *, struct wg_str path, struct wg_str bytes);
void wg_group_put_hashed(struct wg_task *, struct wg_str path,
    struct wg_str bytes, const struct wg_sha256 *);

#endif
