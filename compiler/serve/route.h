#ifndef WG_SERVE_ROUTE_H
#define WG_SERVE_ROUTE_H

/*
 * Where the queries of the app's API lead (integreat-api.md, section 13): the
 * table of serve/routes.def, interpreted.  nginx has the same rules in
 * report/nginx.conf; tests/serve runs one table of requests against both.
 */
#include "base/map.h"
#include "base/str.h"

struct wg_arena;

struct wg_route_result {
	unsigned status;    /* 200: 'file' may exist; else refused */
	const char *body;   /* of a refusal */
	struct wg_str file; /* below site/ */
};

/*
 * False: no route takes the path; it is a file's own.  'pages' is the map that
 * back/feed/routes.c writes, its keys in small letters.
 */
bool wg_route(struct wg_arena *, const struct wg_map *pages,
    struct wg_str path, struct wg_str query, struct wg_route_result *);
/* The file that tells, with 410, that what 'path' names was taken down; or
 * WG_NONE. */
struct wg_str wg_route_gone(
    struct wg_arena *, const struct wg_map *pages, struct wg_str path);
/* The path that the same thing has today: /R/L/wp-json/extensions/v3/pages is
 * /api/v3/R/L/pages. */
struct wg_str wg_modern_path(struct wg_arena *, struct wg_str path);
/* The value of an argument, as it came, or WG_NONE. */
struct wg_str wg_query_argument(struct wg_str query, const char *name);
/* A copy with A to Z made small. */
struct wg_str wg_small_letters(struct wg_arena *, struct wg_str);

#endif
