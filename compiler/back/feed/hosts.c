/*
 * Configurations for web servers, in report/: of a usual build those that
 * lead queries to files, of a flat one those that only say more of the files.
 * The routes are those of nginx's map; serve/route.c reads that, too, and
 * tests/serve asks all of them the same.
 */
#include "back/feed/feed.h"

#include <string.h>

#include "back/made.h"
#include "base/arena.h"

static const char nginx[] =
#include "back/feed/nginx.def"
    ;
static const char apache[] =
#include "back/feed/apache.def"
    ;
static const char caddy[] =
#include "back/feed/caddy.def"
    ;

static const struct {
	const char *name, *text;
} flat[] = {
#define FLAT(name, text) { name, text },
#include "back/feed/flat.def"
};

/* A line of the map: "KEY" VALUE; */
static bool
next_line(struct wg_str *map, struct wg_str *key, struct wg_str *value)
{
	struct wg_str line = wg_str_cut(map, '\n');

	wg_str_cut(&line, '"');
	*key = wg_str_cut(&line, '"');
	*value = wg_str_trim(wg_str_cut(&line, ';'));
	return key->len > 0;
}

/* Apache's RewriteMap: KEY VALUE, the key in small letters.  Each of its lines is
 * shorter than that it is made of, and takes its place: a nation has many. */
static void
make_apache_map(struct wg_out *map)
{
	struct wg_str rest = wg_out_str(map), key, value;
	char *to = map->ptr;

	while (next_line(&rest, &key, &value)) {
		for (size_t i = 0; i < key.len; i++) {
			char c = key.ptr[i];

			*to++ = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		}
		*to++ = ' ';
		memmove(to, value.ptr, value.len);
		to += value.len;
		*to++ = '\n';
	}
	map->len = (size_t)(to - map->ptr);
}

/* What stands for a comment in caddy.def: lines for some keys of the map. */

static void
put_name(struct wg_out *out, struct wg_str key, struct wg_str value)
{
	/* Caddy has decoded the query; a page's own name needs no line. */
	if (key.ptr[0] != '/' && wg_str_find(key, ':') < 0 &&
	    wg_str_find(key, '%') < 0 && !wg_str_eq(key, value))
		wg_out_fmt(out, "    \"%.*s\" %.*s\n", WG_ARG(key),
		    WG_ARG(value));
}

static void
put_print(struct wg_out *out, struct wg_str key, struct wg_str value,
    bool language)
{
	if (wg_str_starts(key, WG_STR("pdf:")) &&
	    wg_str_ends(key, WG_STR("/")) == language)
		wg_out_fmt(out, "    \"%.*s\" %.*s\n",
		    WG_ARG(wg_str_from(key, 4)), WG_ARG(value));
}

static void
put_language(struct wg_out *out, struct wg_str key, struct wg_str value)
{
	put_print(out, key, value, true);
}

static void
put_page(struct wg_out *out, struct wg_str key, struct wg_str value)
{
	put_print(out, key, value, false);
}

static void
put_gone(struct wg_out *out, struct wg_str key, struct wg_str value)
{
	if (wg_str_starts(key, WG_STR("gone:")))
		wg_out_fmt(out, "    \"~^/(?:s|prints|leaflets/[^/]+)/%.*s"
		    "(?:\\.html|\\.pdf|\\.svg|/|$)\" %.*s\n",
		    WG_ARG(wg_str_from(key, 5)), WG_ARG(value));
}

static const struct {
	const char *comment;
	void (*put)(struct wg_out *, struct wg_str key, struct wg_str value);
} holes[] = { { "    # old names", put_name },
	{ "    # PDF of languages", put_language },
	{ "    # PDF of pages", put_page }, { "    # gone", put_gone } };

static void
put_caddy(struct wg_out *out, struct wg_str map)
{
	struct wg_str text = wg_str(caddy);

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');

		wg_out_put(out, line);
		wg_out_byte(out, '\n');
		for (size_t i = 0; i < sizeof(holes) / sizeof(holes[0]); i++) {
			struct wg_str rest = map, key, value;

			if (!wg_str_is(line, holes[i].comment))
				continue;
			while (next_line(&rest, &key, &value))
				holes[i].put(out, key, value);
		}
	}
}

void
wg_feed_hosts(struct wg_task *task, struct wg_out *map)
{
	struct wg_out out = { 0 };

	if (task->build->flat) {
		for (size_t i = 0; i < sizeof(flat) / sizeof(flat[0]); i++)
			wg_group_put(task, wg_str_fmt(task->arena,
			    "report/%s", flat[i].name), wg_str(flat[i].text));
		return;
	}
	wg_group_put(task, WG_STR("report/nginx.conf"), wg_str(nginx));
	wg_group_put(task, WG_STR("report/apache.conf"), wg_str(apache));
	wg_out_puts(&out, "{\"error\": \"Gone.\"}");
	wg_feed_file(task, wg_feed_body(&out), "_q/gone.json");
	wg_out_clear(&out);
	put_caddy(&out, wg_out_str(map));
	wg_group_put(task, WG_STR("report/Caddyfile"), wg_out_str(&out));
	wg_out_free(&out);
	make_apache_map(map);
	wg_group_put(
	    task, WG_STR("report/ig-pages.txt"), wg_out_str(map));
}
