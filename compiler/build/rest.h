#ifndef WG_BUILD_REST_H
#define WG_BUILD_REST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_digest;
struct wg_edition;
struct wg_language;
struct wg_out;
struct wg_project;
struct wg_reads;

/*
 * Editions that are as they were in the last build.  What a build knows of an
 * edition without its texts (how much is translated, hashes of what it shows,
 * what was reported) is remembered with what the build has read
 * (build/unchanged.h).  If nothing else has changed since but sources and files
 * of some languages, the editions of all others sleep (model/edition.h): their
 * catalogs are read when a file in their language is to be made, or not at
 * all.  Only where a text is new that a catalog has already the edition is
 * made.
 */
struct wg_rest;

/* 'root' is the project's; nothing sleeps yet. */
struct wg_rest *wg_rest_new(struct wg_arena *, struct wg_str root);
/* What was remembered, and which reads it was made from; they live as long. */
void wg_rest_recall(struct wg_rest *, struct wg_str text, struct wg_str reads);
/* Something that was read is another now.  False: all may depend on it, so
 * nothing sleeps. */
bool wg_rest_stir(void *rest, const char *path, bool folder);
/* The project has been read, and is spoken in 'n' languages. */
void wg_rest_begin(struct wg_rest *, const struct wg_project *, size_t n);

/*
 * The edition of a language that sleeps, in the arena, with the reports of the
 * time it was made; 'number' counts languages.  It is made of 'catalogs' when
 * it wakes, or if that is NULL of what it reads then.  NULL: it is to be made
 * now, and to be noted by wg_rest_note().
 */
struct wg_catalog;
struct wg_edition *wg_rest_edition(struct wg_rest *, struct wg_arena *,
    size_t number, const struct wg_language *,
    const struct wg_catalog *const *catalogs, struct wg_diag *,
    struct wg_digest *);
/* What is noted stands in the arena. */
void wg_rest_note(struct wg_rest *, struct wg_arena *, size_t number,
    const struct wg_edition *, const struct wg_digest *, struct wg_diag *);
/*
 * An edition that was made in an arena of its own, as one that can sleep: it
 * stands in the arena 'a', as its digest does, its texts where they are.
 */
struct wg_edition *wg_rest_keep(struct wg_rest *, struct wg_arena *a,
    size_t number, const struct wg_edition *made, const struct wg_digest *);
/* Where the texts of one that is awake are, while no other thread is at work;
 * NULL: it sleeps, or was made of catalogs that are somebody else's. */
const struct wg_arena *wg_rest_texts(const struct wg_rest *, size_t number);
/*
 * Nobody needs the texts of an edition for now: it sleeps.  The arena that they
 * are in is the caller's, who closes it when whoever asked for them before is
 * done; NULL: it sleeps already, or was made of catalogs that are somebody
 * else's.
 */
struct wg_arena *wg_rest_sleep(struct wg_rest *, size_t number);

/* For the next build; and add what was not read now but had been to the
 * reads, which may be NULL. */
void wg_rest_write(struct wg_rest *, struct wg_reads *, struct wg_out *);
/* Did a catalog change after it was found unchanged?  Then files may say that
 * they are made from what they are not. */
bool wg_rest_disturbed(const struct wg_rest *);

#endif
