#ifndef WG_BACK_BACKEND_H
#define WG_BACK_BACKEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/edition.h"

struct wg_addresses;
struct wg_arena;
struct wg_digest;
struct wg_diag;
struct wg_fonts;
struct wg_group;
struct wg_share;
struct wg_stage;
struct wg_map;
struct wg_task;
struct wg_trace;
struct wg_values;

/*
 * What a backend works on.  Everything is read-only and shared by all
 * threads, but the stage, which locks itself.  All editions are ready before
 * any backend runs, so each can ask whether a page exists in a language.
 */
struct wg_build {
	const struct wg_project *project;
	const struct wg_edition *const *editions; /* source language first,
						   * then print order */
	size_t n_editions;
	const struct wg_digest *digests; /* of the editions; NULL without
					  * values */
	struct wg_stage *stage;
	struct wg_fonts *fonts;
	struct wg_str today; /* YYYY-MM-DD */
	const bool *public;  /* wg_build_public() */
	const struct wg_addresses *addresses; /* back/addresses.h */
	bool flat;           /* for hosts that ignore queries */
	bool old_cards;      /* cards of vCard 3, too */
	bool hurry;          /* somebody waits: books stay as the last build
			      * left them (wg_made_later()) */
	const struct wg_map *wanted; /* but for these, by path: they are what
				      * he waits for; NULL: none */
	/* Asked between two files by calls that make many: true, the build is
	 * given up and the call may end.  Or NULL. */
	bool (*interrupted)(void *context);
	void *context;
	struct wg_str type;  /* wg_fonts_fingerprint(), for what is set in type */
	const struct wg_values *values; /* NULL: everything is made anew */
	const struct wg_share *share; /* which part of it; NULL: all */
};

/* Fill 'public': once all editions are ready. */
void wg_build_begin(struct wg_build *, struct wg_arena *);
/* Whether a page exists in an edition: some region publishes it there. */
bool wg_build_public(const struct wg_build *, size_t edition,
    const struct wg_document *);

bool wg_build_interrupted(const struct wg_build *);

/* The build's day [days from 1970-01-01]; nothing else depends on a date. */
int64_t wg_build_day(const struct wg_build *);
/* False for an event that is over, and news that is not yet or no longer
 * shown; true for all other documents. */
bool wg_build_current(struct wg_task *, const struct wg_document *);

/* Where a target leads among the leaflets: LANGUAGE/FILE.html#ANCHOR. */
struct wg_leaflet_link {
	const struct wg_language *language; /* that of the source if the page
					     * is not in the one asked for */
	struct wg_str file;
	struct wg_str anchor;               /* or empty */
};
/* False: it has no page of its own. */
bool wg_build_link(struct wg_task *, size_t edition,
    const struct wg_target *, struct wg_leaflet_link *);

/* One call of a backend: memory that ends with it, a list of its own. */
struct wg_task {
	const struct wg_build *build;
	struct wg_group *group; /* what is put belongs to it; or NULL */
	struct wg_trace *trace; /* of the file that is made; or NULL */
	struct wg_arena *arena;
	struct wg_diag *diag;
};

/*
 * An output.  Slots may be NULL.  Calls run in any order and at the same
 * time; each writes its own files by wg_stage_put().
 */
struct wg_backend {
	const char *name; /* --only NAME */
	/* Once per build, for what is made of all editions. */
	void (*whole)(struct wg_task *);
	/* The same, for what shows no words of theirs: the texts of most of
	 * them may be gone by then, and are read again if they are asked
	 * for. */
	void (*last)(struct wg_task *);
	/* Once per edition, the source language included. */
	void (*edition)(struct wg_task *, const struct wg_edition *);
	/* Once per document and build, for kinds that are outputs themselves
	 * (prints). */
	void (*document)(struct wg_task *, const struct wg_document *);
};

/*
 * The PDF of a page with those below it, or of all public pages of a region if
 * 'page' is NULL: a leaflet where it is only one, else a book (back/pdf), as
 * path below site/; WG_NONE if no page is public.
 */
struct wg_str wg_build_pdf(struct wg_arena *, const struct wg_edition *,
    const struct wg_region *, const struct wg_tree_page *page);

/* The handbook that is printed of a region in a language, if there is one: no
 * book is made of all pages then. */
const struct wg_document *wg_build_handbook(struct wg_task *,
    const struct wg_region *, const struct wg_language *);

/* The PDF of a form for whoever reads that edition, as path below leaflets/:
 * with German beside it, as both sides read it. */
struct wg_str wg_build_form_pdf(struct wg_arena *, const struct wg_project *,
    const struct wg_edition *, const struct wg_document *form);

/* The title of a document in an edition, as plain text. */
struct wg_str wg_build_title(struct wg_arena *, const struct wg_edition *,
    const struct wg_document *);

/* Every output is one line in back/backends.def. */
extern const struct wg_backend *const wg_backends[];
extern const size_t wg_n_backends;
/* The edition in that language, or NULL. */
const struct wg_edition *wg_build_edition(
    const struct wg_build *, const struct wg_language *);

#endif
