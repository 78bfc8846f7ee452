/* Small files: they are read on a phone in front of a poster. */
#include "back/plain.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/html.h"
#include "base/out.h"

static const char style[] =
    "body{margin:0 auto;max-width:40rem;padding:1rem;overflow-wrap:anywhere;"
    "font:1.125rem/1.4 system-ui,sans-serif;color:#111;background:#fff}"
    "h1{font-size:1.5rem}ul{list-style:none;margin:0;padding:0}"
    "a{display:block;padding:.75rem 1rem;margin:.5rem 0;"
    "border:2px solid;border-radius:.5rem;color:#0b3d91}"
    "b{display:block;font-size:1.75rem}"
    "@media(prefers-color-scheme:dark){"
    "body{color:#eee;background:#111}a{color:#a8c7ff}}";

static void
meta(struct wg_html *h, const char *key, const char *name,
    struct wg_str content)
{
	wg_html_open(h, "meta");
	wg_html_attr(h, key, wg_str(name));
	wg_html_attr(h, "content", content);
	wg_html_close(h);
	wg_html_line(h);
}

static void
put_language(struct wg_html *h, const struct wg_language *l)
{
	wg_html_attr(h, "lang", l->tag);
	wg_html_attr(h, "dir", l->rtl ? WG_STR("rtl") : WG_STR("ltr"));
}

/* Down to the open <main>. */
static void
begin(struct wg_task *task, struct wg_html *h, const struct wg_language *l,
    struct wg_str title, struct wg_str onward, struct wg_str canonical)
{
	struct wg_sha256 hash = wg_sha256(wg_str(style));
	char *base64 = wg_alloc(task->arena, 45);

	wg_sha256_base64(&hash, base64);
	wg_html_doctype(h);
	wg_html_open(h, "html");
	put_language(h, l);
	wg_html_line(h);
	wg_html_open(h, "head");
	wg_html_line(h);
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	wg_html_line(h);
	meta(h, "name", "viewport",
	    WG_STR("width=device-width, initial-scale=1"));
	meta(h, "http-equiv", "Content-Security-Policy",
	    wg_str_fmt(task->arena,
		"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
		"form-action 'none'", base64));
	meta(h, "name", "referrer", WG_STR("no-referrer"));
	meta(h, "name", "color-scheme", WG_STR("light dark"));
	if (onward.len > 0) {
		meta(h, "http-equiv", "refresh", wg_str_fmt(task->arena,
		    "0; url=%.*s", WG_ARG(onward)));
		wg_html_open(h, "link");
		wg_html_attr(h, "rel", WG_STR("canonical"));
		wg_html_url(h, "href", canonical);
		wg_html_close(h);
		wg_html_line(h);
	}
	wg_html_leaf(h, "title", title);
	wg_html_line(h);
	wg_html_open(h, "style");
	wg_html_raw(h, wg_str(style));
	wg_html_close(h);
	wg_html_line(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "body");
	wg_html_line(h);
	wg_html_open(h, "main");
	wg_html_line(h);
}

static struct wg_str
end(struct wg_task *task, struct wg_html *h)
{
	struct wg_str bytes;

	wg_html_close_to(h, 0);
	wg_out_byte(h->out, '\n');
	bytes = wg_str_dup(task->arena, wg_out_str(h->out));
	wg_out_free(h->out);
	return bytes;
}

static void
put_choice(struct wg_html *h, const struct wg_choice *c)
{
	const struct wg_language *l = c->edition->language;

	wg_html_open(h, "li");
	wg_html_open(h, "a");
	wg_html_url(h, "href", c->href);
	wg_html_attr(h, "hreflang", l->tag);
	put_language(h, l);
	wg_html_leaf(h, "b", l->label);
	if (c->words.len > 0) {
		wg_html_text(h, WG_STR(" "));
		wg_html_open(h, "span");
		if (c->spoken != l)
			put_language(h, c->spoken);
		wg_html_text(h, c->words);
		wg_html_close(h);
	}
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
}

struct wg_str
wg_plain_chooser(struct wg_task *task, struct wg_str title,
    const struct wg_choice *choices, size_t n)
{
	struct wg_out out = { 0 };
	struct wg_html html = { .out = &out }, *h = &html;

	begin(task, h, task->build->project->source, title, WG_NONE, WG_NONE);
	wg_html_leaf(h, "h1", title);
	wg_html_line(h);
	wg_html_open(h, "ul");
	wg_html_line(h);
	for (size_t i = 0; i < n; i++)
		put_choice(h, &choices[i]);
	return end(task, h);
}

struct wg_str
wg_plain_onward(struct wg_task *task, struct wg_str href,
    struct wg_str canonical, struct wg_str words,
    const struct wg_language *language)
{
	struct wg_out out = { 0 };
	struct wg_html html = { .out = &out }, *h = &html;

	begin(task, h, language, words, href, canonical);
	wg_html_open(h, "h1");
	wg_html_open(h, "a");
	wg_html_url(h, "href", href);
	wg_html_text(h, words);
	return end(task, h);
}
