/* The table is short and gone through in order; see route.h. */
#include "serve/route.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

static const struct {
	const char *pattern, *with, *without;
	unsigned status; /* of a refusal, else 0 */
	const char *body;
} routes[] = {
#define WG_ROUTE(pattern, with, without) { pattern, with, without, 0, NULL },
#define WG_REFUSE(pattern, status, body) { pattern, NULL, NULL, status, body },
#include "serve/routes.def"
};

#define CAPTURES 2

/* One request while its file is found. */
struct walk {
	struct wg_arena *arena;
	const struct wg_map *pages;
	struct wg_str query;
	struct wg_str captures[CAPTURES];
};

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

struct wg_str
wg_small_letters(struct wg_arena *a, struct wg_str s)
{
	char *copy = wg_alloc(a, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = small(s.ptr[i]);
	return (struct wg_str){ copy, s.len };
}

static bool
same_name(struct wg_str s, const char *name)
{
	for (size_t i = 0; i < s.len; i++)
		if (name[i] == '\0' || small(s.ptr[i]) != name[i])
			return false;
	return name[s.len] == '\0';
}

struct wg_str
wg_query_argument(struct wg_str query, const char *name)
{
	while (query.len > 0) {
		struct wg_str pair = wg_str_cut(&query, '&');
		ptrdiff_t equals = wg_str_find(pair, '=');

		if (equals > 0 &&
		    same_name(wg_str_head(pair, (size_t)equals), name))
			return wg_str_from(pair, (size_t)equals + 1);
	}
	return WG_NONE;
}

static bool
matches(const char *pattern, struct wg_str path, struct wg_str *captures)
{
	struct wg_str rest = wg_str(pattern);
	size_t n = 0;

	if (wg_str_ends(path, WG_STR("/")))
		path.len--;
	while (rest.len > 0 && path.len > 0) {
		struct wg_str want = wg_str_cut(&rest, '/');
		struct wg_str have = wg_str_cut(&path, '/');

		if (wg_str_is(want, "**"))
			return true;
		if (wg_str_is(want, "*") && n < CAPTURES)
			captures[n++] = have;
		else if (!wg_str_eq(want, have))
			return false;
	}
	return path.len == 0 && (rest.len == 0 || wg_str_is(rest, "**"));
}

static bool
one_of(struct wg_str value, struct wg_str words)
{
	while (words.len > 0) {
		struct wg_str word = wg_str_word(&words);
		size_t i = 0;

		while (i < word.len && i < value.len &&
		    small(value.ptr[i]) == word.ptr[i])
			i++;
		if (i > 0 && i == word.len && i == value.len)
			return true;
	}
	return false;
}

/* The last part of a path, with slashes raw or encoded. */
static struct wg_str
last_part(struct wg_arena *a, struct wg_str url)
{
	struct wg_str small_url = wg_small_letters(a, url), last = WG_NONE;

	for (struct wg_str rest = small_url; rest.len > 0;) {
		struct wg_str part = rest;
		ptrdiff_t encoded = wg_str_find_str(rest, WG_STR("%2f"));
		ptrdiff_t slash = wg_str_find(rest, '/');

		if (encoded >= 0 && (slash < 0 || encoded < slash)) {
			part = wg_str_head(rest, (size_t)encoded);
			rest = wg_str_from(rest, (size_t)encoded + 3);
		} else {
			part = wg_str_cut(&rest, '/');
		}
		if (part.len > 0)
			last = part;
	}
	return last;
}

static struct wg_str
looked_up(const struct walk *w, struct wg_str key)
{
	const struct wg_str *value = wg_map_get(
	    w->pages, wg_small_letters(w->arena, key));

	return value == NULL ? WG_NONE : *value;
}

/* A whole path, or else the last part of it. */
static struct wg_str
page_value(const struct walk *w)
{
	struct wg_str url = wg_query_argument(w->query, "url");
	struct wg_str folder = looked_up(w, url);

	return folder.len > 0 ? folder : looked_up(w, wg_str_fmt(w->arena,
	    "%.*s/%.*s/%.*s", WG_ARG(w->captures[0]), WG_ARG(w->captures[1]),
	    WG_ARG(last_part(w->arena, url))));
}

/* Of a page or, behind its slash, of a language; the same map has both. */
static struct wg_str
printed(const struct walk *w, struct wg_str what)
{
	return looked_up(
	    w, wg_str_fmt(w->arena, "pdf:%.*s", WG_ARG(what)));
}

static struct wg_str
pdf_value(const struct walk *w)
{
	return printed(w, page_value(w));
}

static struct wg_str
all_value(const struct walk *w)
{
	return printed(w, wg_str_fmt(w->arena, "%.*s/%.*s/",
	    WG_ARG(w->captures[0]), WG_ARG(w->captures[1])));
}

static struct wg_str
depth_value(const struct walk *w)
{
	struct wg_str depth = wg_query_argument(w->query, "depth");

	if (depth.len == 0)
		return WG_STR("1");
	return depth.len == 1 && depth.ptr[0] >= '0' && depth.ptr[0] <= '3' ?
	    depth : WG_NONE;
}

static struct wg_str
map_value(const struct walk *w)
{
	struct wg_str on = wg_query_argument(w->query, "on_map");

	if (one_of(on, WG_STR("1 y yes t true on")))
		return WG_STR("onmap");
	if (one_of(on, WG_STR("0 n no f false off")))
		return WG_STR("offmap");
	return on.len == 0 ? WG_STR("all") : WG_NONE;
}

/* It only has to be there. */
static struct wg_str
series_value(const struct walk *w)
{
	struct wg_str rest = w->query;

	while (rest.len > 0) {
		struct wg_str pair = wg_str_cut(&rest, '&');

		if (wg_str_is(wg_str_cut(&pair, '='), "combine_recurring"))
			return WG_STR("combined");
	}
	return WG_STR("expanded");
}

static struct wg_str
first_value(const struct walk *w)
{
	return w->captures[0];
}

static struct wg_str
second_value(const struct walk *w)
{
	return w->captures[1];
}

static const struct {
	const char *name;
	struct wg_str (*value)(const struct walk *);
} variables[] = { { "$1", first_value }, { "$2", second_value },
	{ "$page", page_value }, { "$pdf", pdf_value },
	{ "$all", all_value }, { "$depth", depth_value },
	{ "$map", map_value }, { "$series", series_value } };

/* What a wrong query is told; nginx.def has the same words. */
static const struct wg_route_result no_page = { 400,
	"{\"error\": \"Either the id or the url parameter is required.\"}",
	WG_NONE };
static const struct wg_route_result by_id = { 400,
	"{\"error\": \"Pages are known by their path, not by an id: "
	"page/?url=/REGION/LANGUAGE/PAGE\"}", WG_NONE };
static const struct wg_route_result gone = { 410,
	"{\"error\": \"Gone.\"}", WG_NONE };
static const struct wg_route_result unknown = { 404,
	"{\"error\": \"No matching page translation found for url. It is the "
	"path of a page: ?url=/REGION/LANGUAGE/PAGE\"}", WG_NONE };
static const struct wg_route_result bad_depth = { 400,
	"{\"error\": \"depth is 0, 1, 2 or 3: "
	"children/?depth=2&url=/REGION/LANGUAGE/PAGE\"}", WG_NONE };
static const struct wg_route_result bad_map = { 400,
	"{\"error\": \"on_map is 1 or 0: locations/?on_map=1\"}", WG_NONE };

static struct wg_str
fill(const struct walk *w, struct wg_str template)
{
	struct wg_out out = { 0 };
	struct wg_str file;

	while (template.len > 0) {
		size_t skip = 0;

		for (size_t i = 0;
		     i < sizeof(variables) / sizeof(variables[0]); i++)
			if (wg_str_starts(template,
			    wg_str(variables[i].name))) {
				skip = strlen(variables[i].name);
				wg_out_put(&out, variables[i].value(w));
				break;
			}
		if (skip == 0) {
			wg_out_byte(&out, template.ptr[0]);
			skip = 1;
		}
		template = wg_str_from(template, skip);
	}
	file = wg_str_dup(w->arena, wg_out_str(&out));
	wg_out_free(&out);
	return file;
}

/* What older clients call the same things. */
struct wg_str
wg_modern_path(struct wg_arena *a, struct wg_str path)
{
	struct wg_str sites = WG_STR("/wp-json/extensions/v3/sites");
	struct wg_str old = WG_STR("wp-json/extensions/v3/");
	struct wg_str rest = path, tail = wg_str_from(path, sites.len);
	struct wg_str region, language;

	if (wg_str_starts(path, sites) &&
	    (tail.len == 0 || tail.ptr[0] == '/'))
		return wg_str_fmt(a, "/api/v3/regions%.*s", WG_ARG(tail));
	wg_str_cut(&rest, '/');
	region = wg_str_cut(&rest, '/');
	language = wg_str_cut(&rest, '/');
	if (region.len == 0 || language.len == 0 || !wg_str_starts(rest, old))
		return path;
	rest = wg_str_from(rest, old.len);
	if (wg_str_is(rest, "languages") || wg_str_is(rest, "languages/"))
		return wg_str_fmt(
		    a, "/api/v3/%.*s/languages/", WG_ARG(region));
	return wg_str_fmt(a, "/api/v3/%.*s/%.*s/%.*s", WG_ARG(region),
	    WG_ARG(language), WG_ARG(rest));
}

/* A query for that file, or why there is none. */
static struct wg_route_result
asked(const struct walk *w, const char *file, bool by_url)
{
	struct wg_str page;

	if (file == NULL)
		return wg_query_argument(w->query, "id").len > 0 ? by_id :
								   no_page;
	if (strstr(file, "$depth") != NULL && depth_value(w).len == 0)
		return bad_depth;
	if (strstr(file, "$map") != NULL && map_value(w).len == 0)
		return bad_map;
	if (by_url && strstr(file, "$page") != NULL) {
		page = page_value(w);
		if (page.len == 0)
			return unknown;
		if (wg_str_is(page, "gone"))
			return gone;
	}
	return (struct wg_route_result){ 200, NULL,
		fill(w, wg_str(file)) };
}

bool
wg_route(struct wg_arena *a, const struct wg_map *pages, struct wg_str path,
    struct wg_str query, struct wg_route_result *result)
{
	struct walk w = { .arena = a, .pages = pages, .query = query };
	struct wg_str url = wg_query_argument(query, "url");

	path = wg_str_from(path, 1);
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		const char *file = url.len > 0 ? routes[i].with :
						 routes[i].without;

		if (!matches(routes[i].pattern, path, w.captures))
			continue;
		if (routes[i].status != 0)
			*result = (struct wg_route_result){
				routes[i].status, routes[i].body, WG_NONE };
		else
			*result = asked(&w, file, url.len > 0);
		return true;
	}
	return false;
}

struct wg_str
wg_route_gone(struct wg_arena *a, const struct wg_map *pages,
    struct wg_str path)
{
	struct wg_str name = WG_NONE;
	const struct wg_str *file;

	if (wg_str_starts(path, WG_STR("/s/"))) {
		name = wg_str_from(path, 3);
		name = wg_str_cut(&name, '/');
	} else if ((wg_str_starts(path, WG_STR("/leaflets/")) ||
		wg_str_starts(path, WG_STR("/prints/"))) &&
	    (wg_str_ends(path, WG_STR(".html")) ||
		wg_str_ends(path, WG_STR(".pdf")) ||
		wg_str_ends(path, WG_STR(".svg")))) {
		while (wg_str_find(path, '/') >= 0)
			wg_str_cut(&path, '/');
		name = wg_str_cut(&path, '.');
	}
	if (name.len == 0)
		return WG_NONE;
	file = wg_map_get(pages, wg_small_letters(a,
	    wg_str_fmt(a, "gone:%.*s", WG_ARG(name))));
	return file == NULL ? WG_NONE : *file;
}
