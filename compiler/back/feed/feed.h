#ifndef WG_BACK_FEED_FEED_H
#define WG_BACK_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "back/backend.h"
#include "base/arena.h"
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

/* One region in one language, while its files are made. */
struct wg_feed {
	struct wg_task *task;
	const struct wg_project *project;
	const struct wg_region *region;
	const struct wg_edition *edition;
	struct wg_facts facts, german;
	struct wg_arena *arena;
	struct wg_str *paths; /* of pages: "gesundheit/notfall/" */
};

/* Does the region publish this language? */
bool wg_feed_publishes(
    const struct wg_region *, const struct wg_language *);

/* … and is it offered: the source language, or one with a public page? */
bool wg_feed_visible(const struct wg_build *, const struct wg_region *,
    const struct wg_language *);

/* "/musterwede/ar/" + tail, and the same behind the API's origin. */
struct wg_str wg_feed_path(
    const struct wg_feed *, const struct wg_language *, struct wg_str tail);
void wg_feed_put_address(const struct wg_feed *, struct wg_json *,
    const struct wg_language *, struct wg_str tail);

/* Stable for ever, above 0, below 2^31. */
uint32_t wg_feed_translation_id(uint32_t number, struct wg_str language);
uint32_t wg_feed_number(struct wg_str name);

/* "modified_gmt", "last_updated" and, where wanted, "published_at". */
void wg_feed_put_dates(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, bool published);
/* A title as the app wants it: plain, with a direction mark where its first
 * strong letter has the wrong direction. */
struct wg_str wg_feed_title(
    const struct wg_feed *, struct wg_str text, bool rtl);

/*
 * Content inside the app's sanitizer: no lang, no id, no data: addresses,
 * absolute links, one div with the direction around all.
 */
struct wg_str wg_feed_page_content(struct wg_feed *, const struct wg_node *root);
struct wg_str wg_feed_place_content(
    struct wg_feed *, const struct wg_facts *, const struct wg_document *);
/* The text of content, tags taken out. */
struct wg_str wg_feed_excerpt(const struct wg_feed *, struct wg_str html);
/* Where a link to a document or section leads in this language, absolute;
 * empty when there is nothing. */
struct wg_str wg_feed_target(
    const struct wg_feed *, const struct wg_target *);

/* Write site/PATH with a newline behind. */
void wg_feed_file(struct wg_task *, struct wg_out *, const char *path, ...)
    __attribute__((format(printf, 3, 4)));

void wg_feed_pages(struct wg_feed *);
void wg_feed_places(struct wg_feed *);
void wg_feed_imprint(struct wg_feed *);
void wg_feed_put_category(
    const struct wg_feed *, struct wg_json *, const struct wg_node *category);

/* Once for the whole build. */
void wg_feed_regions(struct wg_task *);
void wg_feed_pictures(struct wg_task *);
void wg_feed_routes(struct wg_task *);

#endif
