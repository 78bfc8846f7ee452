#ifndef WG_BACK_FEED_FEED_H
#define WG_BACK_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "back/backend.h"
#include "base/out.h"
#include "base/str.h"
#include "facts/facts.h"
#include "model/edition.h"

struct wg_json;

/*
 * The feed of the Integreat app, version 3 of its API, as static files below
 * `site`; the routes of queries are in report/nginx.conf.
 *
 * A slug is the document's id, in every language.  A page translation is
 * named by region/language/id, which is also its folder below _q/p: no number
 * can collide, and none changes because a page was added.
 */

/* A language that a region publishes. */
struct wg_feed_language {
	const struct wg_edition *edition;
	struct wg_str slug;
	bool visible; /* has a public page, so the app may offer it */
};

/* One region in one language, while its files are made. */
struct wg_feed {
	struct wg_task *task;
	const struct wg_project *project;
	const struct wg_region *region;
	struct wg_str region_id;
	struct wg_feed_language *languages; /* source language first */
	size_t n_languages;
	size_t self;        /* which of them this is */
	struct wg_facts facts, source_facts;
	struct wg_str *tails;  /* of page paths: "gesundheit/notfall/" */
	bool *open;            /* [page * n_languages + language]: public */
	uint32_t *page_of;     /* document → its page + 1, or 0 */
	struct wg_str *cards;  /* document → contact card, when first used */
	struct wg_out address, content, excerpt, text; /* scratch */
};

/*
 * Everything of the region that does not depend on the language.  False: the
 * region does not publish this edition, and nothing was opened.
 */
bool wg_feed_open(struct wg_feed *, struct wg_task *, const struct wg_region *,
    const struct wg_edition *);
void wg_feed_close(struct wg_feed *);

/* Is page 'i' of the region public in language 'l'? */
bool wg_feed_page_open(const struct wg_feed *, size_t i, size_t l);
/* The page of a document in this region's tree; SIZE_MAX: it has none. */
size_t wg_feed_page_of(const struct wg_feed *, const struct wg_document *);

/*
 * An address of the API: {api}/{region}/{language}/{tail}; the path begins
 * behind the origin.  Both are borrowed until the next call.
 */
struct wg_feed_address {
	struct wg_str url, path;
};
struct wg_feed_address wg_feed_address(
    struct wg_feed *, struct wg_str language, struct wg_str tail);
/* The members "url" and "path". */
void wg_feed_put_address(struct wg_json *, struct wg_feed_address);

/* Stable for ever, above 0, below 2^31: a translation, any other name. */
uint32_t wg_feed_translation_id(uint32_t number, struct wg_str language);
uint32_t wg_feed_number(struct wg_str name);

/* "modified_gmt", "last_updated", "published_at" (where 'published'): the
 * document's date at 00:00 in the region's zone. */
void wg_feed_put_dates(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, bool published);
/* The text of a unit without markup, placeholders filled in. */
struct wg_str wg_feed_plain(
    struct wg_feed *, const struct wg_facts *, const struct wg_node *unit);
/* "title": entities and direction mark as the app wants them. */
void wg_feed_put_title(struct wg_feed *, struct wg_json *,
    const struct wg_facts *, const struct wg_node *unit);
/* "excerpt" and "content", of what is in f->content. */
void wg_feed_put_content(struct wg_feed *, struct wg_json *);

/* Write site/PATH; a newline is added to what was made. */
void wg_feed_file(struct wg_task *, struct wg_out *, const char *path, ...)
    __attribute__((format(printf, 3, 4)));

/* One for every language of a region. */
void wg_feed_pages(struct wg_feed *);
void wg_feed_places(struct wg_feed *);
void wg_feed_imprint(struct wg_feed *);
/* A category of places, as in "category" and in location-categories. */
void wg_feed_put_category(
    struct wg_feed *, struct wg_json *, const struct wg_node *category);
/* One for the whole build. */
void wg_feed_regions(struct wg_task *);
void wg_feed_pictures(struct wg_task *);
void wg_feed_routes(struct wg_task *);

#endif
