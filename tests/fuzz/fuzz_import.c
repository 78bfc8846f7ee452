/*
 * Any bytes as what an Integreat CMS sends: JSON, and HTML of people, once as
 * German and once as its translation.  No message may have a tag that the
 * German has not.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "front/html/html.h"
#include "front/json/json.h"
#include "import/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static enum wg_link_kind
link_to(void *context, struct wg_str href, struct wg_str *to)
{
	(void)context;
	*to = WG_STR("seite");
	return (enum wg_link_kind)(href.len % (WG_LINK_NONE + 1));
}

static struct wg_str
place(void *context, const struct wg_str *facts, size_t n)
{
	(void)context, (void)facts;
	return n % 2 == 0 ? WG_STR("ort") : WG_NONE;
}

static void
picture(void *context, struct wg_str url, struct wg_str alt)
{
	(void)context, (void)url, (void)alt;
}

static void
tell(void *context, enum wg_diag_id id, struct wg_str words, const char *why)
{
	(void)context, (void)id, (void)words, (void)why;
}

static struct wg_passage *
read_prose(struct wg_arena *a, struct wg_str html)
{
	struct wg_prose p = { .arena = a, .link = link_to, .place = place,
		.picture = picture, .tell = tell, .sections = true,
		.labels = { WG_STR("Hinweis"), WG_STR("Tipp"),
		    WG_STR("Wichtig"), WG_STR("Achtung") } };
	struct wg_passage *root = wg_prose_read(&p, html);
	size_t words;

	wg_prose_lost(&p, html, root, &words);
	wg_out_free(&p.quoted);
	return root;
}

static void
say(struct wg_arena *a, const struct wg_passage *german,
    const struct wg_passage *other)
{
	struct wg_out out = { 0 };
	struct wg_str text;
	bool exact;

	wg_pieces_xml(&out, other->words);
	wg_out_free(&out);
	text = wg_pieces_message(a, other->words, german->words, &exact);
	/* Without tags in the German there are none. */
	if (german->words->first != NULL && german->words->first->next ==
		NULL && german->words->first->kind == WG_PIECE_TEXT)
		assert(wg_str_find(text, '<') < 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str text =
	    wg_str_dup(a, (struct wg_str){ (const char *)bytes, n });
	struct wg_str german = text, other = wg_str_from(text, n / 2);
	struct wg_passage *g, *o;
	struct wg_js_error error;

	wg_js_read(a, text, &error);
	if (wg_utf8_bad(german) < 0 && wg_utf8_bad(other) < 0) {
		g = read_prose(a, german);
		o = read_prose(a, other);
		for (struct wg_passage *x = g, *y = o; x != NULL && y != NULL;
		     x = wg_passage_next(x, g), y = wg_passage_next(y, o))
			if (x->words != NULL && y->words != NULL)
				say(a, x, y);
	}
	wg_arena_close(a);
	return 0;
}

#include "replay.h"
