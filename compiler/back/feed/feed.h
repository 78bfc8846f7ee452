#ifndef WG_BACK_FEED_FEED_H
#define WG_BACK_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "back/backend.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/out.h"
#include "base/str.h"
#include "facts/facts.h"
#include "model/edition.h"
#include "values/hours_week.h"

struct wg_json;
struct wg_zone;

/*
 * The feed of the Integreat app, version 3 of its API, as static files below
 * `site`; the routes of queries are in report/nginx.conf.
 *
 * A slug is the document's id, in every language.  A page translation is
 * named by region/language/id, which is also its folder below _q/p: no number
 * can collide, and none changes because a page was added.
 */

/* A language of a region; the source language is the first. */
struct wg_feed_language {
	const struct wg_language *language;
	const struct wg_edition *edition;
	bool *public;  /* by wg_region.pages */
	bool visible;  /* offered: the source language, or one with a public
			* page */
};

/* One region in one language, while its files are made. */
struct wg_feed {
	struct wg_task *task;
	const struct wg_project *project;
	const struct wg_region *region;
	const struct wg_zone *zone;
	const struct wg_edition *edition;
	const struct wg_feed_language *own, *languages;
	size_t n_languages;
	struct wg_facts facts;
	struct wg_arena *arena;
	struct wg_str *paths; /* of pages: "gesundheit/notfall/" */
	struct wg_map contents; /* by id of the document: struct wg_str */
	struct wg_map zipped; /* by hash of the bytes: struct wg_feed_body */
	struct wg_str *excerpts; /* of pages that are public */
};

/* The languages of a region. */
struct wg_feed_language *wg_feed_languages(const struct wg_build *,
    struct wg_arena *, const struct wg_region *, size_t *n);

/* "/musterwede/ar/" + tail, and the same behind the API's origin. */
struct wg_str wg_feed_path(
    const struct wg_feed *, const struct wg_language *, struct wg_str tail);
void wg_feed_put_address(const struct wg_feed *, struct wg_json *,
    const struct wg_language *, struct wg_str tail);

/* Stable for ever, above 0, below 2^31. */
uint32_t wg_feed_translation_id(uint32_t number, struct wg_str language);
uint32_t wg_feed_number(struct wg_str name);

/* "modified_gmt", "last_updated" and, where wanted, "published_at": that is
 * <pubdate>, or the Stand. */
void wg_feed_put_dates(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, bool published);
/* A title as the app wants it: plain, with a direction mark where its first
 * strong letter has the wrong direction. */
struct wg_str wg_feed_title(const struct wg_feed *, const struct wg_facts *,
    const struct wg_node *title);
struct wg_str wg_feed_title_text(
    const struct wg_feed *, struct wg_str text, bool rtl);

/*
 * Content inside the app's sanitizer: no lang, no id, no data: addresses,
 * absolute links, one div with the direction around all.  'facts' are those
 * of the language in which it is shown: German for a fallback.
 */
struct wg_str wg_feed_content(struct wg_feed *, const struct wg_facts *,
    const struct wg_document *, const struct wg_node *root);
/* The same of a whole page, event or news, in its own language or German. */
struct wg_str wg_feed_document(struct wg_feed *, const struct wg_document *);
struct wg_str wg_feed_place_content(
    struct wg_feed *, const struct wg_facts *, const struct wg_document *);
/* Leave in a fact what the app's own fields do not show; false: nothing. */
bool wg_feed_beyond(const struct wg_feed *, const struct wg_facts *,
    const struct wg_place *, struct wg_fact *);
/* The text of content, tags taken out; plain also has no entities. */
struct wg_str wg_feed_excerpt(const struct wg_feed *, struct wg_str html);
struct wg_str wg_feed_plain(const struct wg_feed *, struct wg_str html);
/* Where a link to a document or section leads in this language, absolute;
 * empty when there is nothing.  '*german': only there it exists. */
struct wg_str wg_feed_target(
    const struct wg_feed *, const struct wg_target *, bool *german);

/* What is put under one name or several: hashed once. */
struct wg_feed_body {
	struct wg_str bytes;
	struct wg_sha256 hash;
};
/* The output, with a newline behind; borrowed until that is changed. */
struct wg_feed_body wg_feed_body(struct wg_out *);

/* Write site/PATH; .../NAME/index.json of this region and language; what a
 * query asks for, _q/root/.../NAME.json.  A flat feed has nothing in _q/. */
void wg_feed_file(struct wg_task *, struct wg_feed_body, const char *path, ...)
    __attribute__((format(printf, 3, 4)));
/* The same and, where it is large enough for clients to gain by it, with a .gz
 * beside it; 'zipped' knows what has been compressed. */
void wg_feed_large_file(struct wg_task *, struct wg_map *zipped,
    struct wg_feed_body, struct wg_str path);
/* site/BEFORE/REGION/BEHIND, under every name that the region has or had. */
void wg_feed_region_file(struct wg_task *, struct wg_map *zipped,
    struct wg_feed_body, const struct wg_region *, const char *before,
    struct wg_str behind);
void wg_feed_list(struct wg_feed *, struct wg_feed_body, const char *name);
void wg_feed_variant(struct wg_feed *, struct wg_feed_body, const char *name);

/* objects.c: shared objects, with their keys unless said otherwise. */
bool wg_feed_translated(
    const struct wg_edition *, const struct wg_document *);
/* Those to show a place, event, news or imprint with: German if it is not
 * translated whole. */
const struct wg_facts *wg_feed_facts(
    const struct wg_feed *, const struct wg_document *);
/* Does a place, event, news or imprint exist there, in German at least? */
bool wg_feed_speaks(const struct wg_feed *, const struct wg_feed_language *,
    const struct wg_document *);
/* "id": null for a fallback. */
void wg_feed_put_id(
    const struct wg_feed *, struct wg_json *, const struct wg_document *);
void wg_feed_put_languages(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, struct wg_str tail, bool ids);
void wg_feed_put_hours(
    const struct wg_feed *, struct wg_json *, const struct wg_contact *);
/* The week in which the build's day lies; 'whole' where there are no hours. */
struct wg_hours_week wg_feed_hours_week(
    const struct wg_feed *, const struct wg_contact *);
/* Which week that is, where the year has several sorts; empty where it has
 * not. */
struct wg_str wg_feed_hours_season(const struct wg_feed *,
    const struct wg_facts *, const struct wg_contact *);
void wg_feed_put_contacts(const struct wg_feed *, struct wg_json *,
    const struct wg_place *, const struct wg_facts *);
/* Only the object; NULL is the category "other". */
void wg_feed_put_category(
    const struct wg_feed *, struct wg_json *, const struct wg_category *);
/* Where a place is that day; NULL, or a place without address: all keys are
 * null. */
void wg_feed_put_location(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, int64_t day);
void wg_feed_put_organization(
    const struct wg_feed *, struct wg_json *, const struct wg_document *);
/* The first number of that kind, with blanks that a phone leaves out
 * ("+49 30 23125112"), or empty. */
struct wg_str wg_feed_phone(const struct wg_feed *,
    const struct wg_contact *, enum wg_line_kind);
/* Addresses of pictures, empty if there is none: of a pictogram, the picture
 * of a document, that or its pictogram. */
struct wg_str wg_feed_pictogram(const struct wg_feed *, struct wg_str name);
/* offers.c: an item for each offer of a page that is not 'seen' yet; whether
 * there are any; a list of those of all pages that are public. */
void wg_feed_put_offers(const struct wg_feed *, struct wg_json *,
    const struct wg_document *, struct wg_map *seen);
bool wg_feed_has_offers(const struct wg_region *);
void wg_feed_offers(const struct wg_feed *, struct wg_out *);
struct wg_str wg_feed_media(
    const struct wg_feed *, const struct wg_media *);
struct wg_str wg_feed_own_media(
    const struct wg_feed *, const struct wg_document *);
struct wg_str wg_feed_thumbnail(
    const struct wg_feed *, const struct wg_document *);

/* The endpoints. */
void wg_feed_pages(struct wg_feed *);
void wg_feed_places(struct wg_feed *);
void wg_feed_events(struct wg_feed *);
void wg_feed_news(struct wg_feed *);
void wg_feed_imprint(struct wg_feed *);
/* News and pages for feed readers. */
void wg_feed_atom(struct wg_feed *);
/* Is it a location of this language that the app shows? */
bool wg_feed_has_place(const struct wg_feed *, const struct wg_document *);
/* Can it be a location at all: has it an address and a position? */
bool wg_feed_locates(const struct wg_place *, int64_t today);

/* Once for the whole build. */
void wg_feed_regions(struct wg_task *);
void wg_feed_pictograms(struct wg_task *);
void wg_feed_routes(struct wg_task *);
/* api/v3/openapi.json: the contract; api/v3/version.json: what was built. */
void wg_feed_openapi(struct wg_task *);
void wg_feed_version(struct wg_task *);
/* api/index.html: the same for people. */
void wg_feed_endpoints(struct wg_task *);
/* Configurations of web servers; 'map' is that of nginx, routes.c, and what it
 * holds is used up. */
void wg_feed_hosts(struct wg_task *, struct wg_out *map);
void wg_feed_check(struct wg_task *);

#endif
