/* api/index.html: what can be asked, for people who write programs, in their
 * language.  Programs read openapi.json. */
#include "back/feed/feed.h"
#include "base/hash.h"
#include "base/html.h"

struct line {
	const char *path, *arguments, *text;
};

static const struct line lines[] = {
#define WG_ENDPOINT(path, id, type, arguments, text) { path, arguments, text },
#include "back/feed/schema.def"
};

static void
put_head(struct wg_arena *a, struct wg_html *h)
{
	static const char style[] = "body{font:1rem/1.5 sans-serif;"
	    "margin:1rem auto;max-width:60rem;padding:0 1rem}"
	    "code{overflow-wrap:anywhere}li{margin:.5em 0}"
	    ":root{color-scheme:light dark}body{background:#fff;color:#111}"
	    "a{color:#0645ad}@media(prefers-color-scheme:dark)"
	    "{body{background:#111;color:#eee}a{color:#9cf}}";
	const struct wg_sha256 hash = wg_sha256(wg_str(style));
	char base64[45];

	wg_sha256_base64(&hash, base64);
	wg_html_raw(h, WG_STR("<!DOCTYPE html>\n"));
	wg_html_open(h, "html");
	wg_html_attr(h, "lang", WG_STR("en"));
	wg_html_open(h, "head");
	wg_html_raw(h, WG_STR("<meta charset=\"utf-8\">\n<meta "
	    "name=\"viewport\" content=\"width=device-width\">\n"));
	wg_html_raw(h, wg_str_fmt(a, "<meta http-equiv="
	    "\"Content-Security-Policy\" content=\"default-src 'none'; "
	    "style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
	    base64));
	wg_html_leaf(h, "title", WG_STR("Feed: endpoints"));
	wg_html_raw(h, WG_STR("<style>"));
	wg_html_raw(h, wg_str(style));
	wg_html_raw(h, WG_STR("</style>\n"));
	wg_html_close(h);
	wg_html_open(h, "body");
	wg_html_open(h, "main");
	wg_html_leaf(h, "h1", WG_STR("Feed: endpoints"));
}

static void
put_file(struct wg_html *h, struct wg_str href, struct wg_str words)
{
	wg_html_open(h, "li");
	wg_html_open(h, "a");
	wg_html_url(h, "href", href);
	wg_html_text(h, words);
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
}

static void
put_endpoint(struct wg_html *h, const struct line *l)
{
	struct wg_str words = wg_str(l->arguments);
	char mark = '?';

	wg_html_open(h, "li");
	wg_html_open(h, "code");
	wg_html_text(h, WG_STR("/"));
	wg_html_text(h, wg_str(l->path));
	while (words.len > 0) {
		struct wg_str word = wg_str_word(&words);
		char text[2] = { mark, '\0' };

		wg_html_text(h, wg_str(text));
		wg_html_text(h, wg_str_head(word, word.len -
			wg_str_ends(word, WG_STR("!"))));
		wg_html_text(h, WG_STR("="));
		mark = '&';
	}
	wg_html_close(h);
	wg_html_open(h, "br");
	wg_html_close(h);
	wg_html_text(h, wg_str(l->text));
	wg_html_close(h);
	wg_html_line(h);
}

void
wg_feed_endpoints(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;
	struct wg_out out = { 0 };
	struct wg_html html = { .out = &out }, *h = &html;

	put_head(task->arena, h);
	wg_html_open(h, "ul");
	put_file(h, WG_STR("v3/openapi.json"),
	    WG_STR("All of it for machines: OpenAPI 3.1"));
	put_file(h, WG_STR("v3/version.json"), WG_STR("What was built"));
	put_file(h, WG_STR("v3/regions/index.json"), WG_STR("Regions"));
	for (size_t i = 0; i < p->regions.n; i++)
		put_file(h, wg_str_fmt(task->arena,
		    "v3/%.*s/%.*s/pages/index.json",
		    WG_ARG(p->regions.at[i].document->id),
		    WG_ARG(p->source->slug)),
		    wg_str_fmt(task->arena, "Pages of %.*s",
			WG_ARG(p->regions.at[i].name)));
	wg_html_close(h);
	wg_html_leaf(h, "p", WG_STR("Pages of any origin may ask. Addresses "
	    "work with and without a slash at the end."));
	wg_html_open(h, "ul");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		put_endpoint(h, &lines[i]);
	for (int level = 0; level < 4; level++)
		wg_html_close(h);
	wg_feed_file(task, wg_feed_body(&out), "api/index.html");
	wg_out_free(&out);
}
