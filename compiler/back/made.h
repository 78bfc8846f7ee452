#ifndef WG_BACK_MADE_H
#define WG_BACK_MADE_H

#include "back/backend.h"
#include "back/recipe.h"
#include "base/arena.h"
#include "base/hash.h"
#include "store/diag_keep.h"

/*
 * A build makes only those files anew that can have become different.  While a
 * file is made it is noted what is read (model/trace.h); the note of the file
 * keeps that (back/recipe.h) and a hash of what it was (back/values.h).  The
 * next build looks what all of that is now: if it is the same, the file is
 * kept.  Whatever is in doubt is made anew; tests/incremental compares with
 * clean builds.
 *
 * With WEGWEISER_TRACE set the program says what it makes, and of which
 * language it reads texts that slept ("awake: ar", model/edition.h).
 */

/* A file while it is made; begun on the stack. */
struct wg_made {
	struct wg_str path; /* below the output's folder */
	struct wg_str more;
	struct wg_dish dish;
	struct wg_diag_mark mark;
};
/*
 * True: the file of the last build is as good, has been put, and what was
 * reported about it is reported again; there is nothing to do.  Otherwise make
 * it, put it under that path, and call wg_made_end().  'path' and 'more' live
 * as long; 'more' is what it depends on that was read before, or empty.  The
 * document and the editions are its own.
 */
bool wg_made_begin(struct wg_task *, struct wg_made *, struct wg_str path,
    const struct wg_document *, const struct wg_edition *const *editions,
    size_t n, struct wg_str more);
/* True: it is a book, the build is in a hurry, and nobody waits for it: it has
 * been left as the last build made it, and there is nothing to do. */
bool wg_made_later(struct wg_task *, const struct wg_made *);
void wg_made_end(struct wg_task *, const struct wg_made *);

/*
 * Files of one language that read so much that only all together are worth a
 * question: every document and its translation, but of pages that the language
 * does not have titles and ids only; and what is translated and public in the
 * others.  Between begin and end they are put by wg_group_put().
 */
struct wg_group {
	struct wg_str name;
	struct wg_str more;
	struct wg_dish dish;
	const struct wg_edition *texts; /* whose catalogs reports are about, or
					 * NULL */
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
/* Files that an address leads to. */
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
