/*
 * Any bytes as what an Integreat CMS sends: JSON, and HTML of people, once as
 * German and once as its translation, by itself and as pages of a region.  No
 * message may have a tag that the German has not.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "front/html/html.h"
#include "front/json/json.h"
#include "import/region.h"

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

static struct wg_str
offer(void *context, struct wg_str url)
{
	(void)context;
	return url.len % 3 == 0 ? WG_STR("termin") : WG_NONE;
}

static bool
picture(void *context, struct wg_str url, struct wg_str alt)
{
	(void)context, (void)alt;
	return url.len % 2 == 0;
}

static void
tell(void *context, enum wg_diag_id id, struct wg_str words, const char *why)
{
	(void)context, (void)id, (void)words, (void)why;
}

static struct wg_passage *
read_prose(struct wg_arena *a, struct wg_str html)
{
	struct wg_prose p = { .arena = a, .link = link_to, .offer = offer,
		.place = place,
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

static struct wg_str
no_name(void *context, struct wg_str key)
{
	(void)context, (void)key;
	return WG_NONE;
}

static struct wg_str
label(void *context, const struct wg_language *l, enum wg_import_label which)
{
	(void)context, (void)l;
	return which == WG_IMPORT_PDF ? WG_STR("PDF") : WG_STR("Hinweis");
}

/* Two pages, each in German and in another language. */
static void
add_page(struct wg_region_import *m, struct wg_str german, struct wg_str other)
{
	struct wg_item *item = WG_NEW(m->arena, struct wg_item);
	struct wg_str texts[] = { german, other };

	item->id = m->items.n == 0 ? WG_STR("a") : WG_STR("b");
	item->area = WG_STR("authorities");
	item->texts = WG_NEW_ARRAY(m->arena, 2, struct wg_item_text);
	for (size_t l = 0; l < 2; l++) {
		struct wg_js *js = WG_NEW(m->arena, struct wg_js);
		struct wg_js *content = WG_NEW(m->arena, struct wg_js);

		*content = (struct wg_js){ .kind = WG_JS_TEXT,
			.key = WG_STR("content"), .text = texts[l] };
		*js = (struct wg_js){ .kind = WG_JS_OBJECT, .first = content,
			.n = 1 };
		item->texts[l] = (struct wg_item_text){ .is = true, .js = js,
			.title = item->id };
	}
	WG_PUSH(m->arena, &m->items) = item;
}

static void
bring(struct wg_arena *a, struct wg_str german, struct wg_str other)
{
	static const struct wg_language de = { .tag = { "de", 2 } };
	static const struct wg_language fa = { .tag = { "fa", 2 } };
	struct wg_region_import m = { .arena = a, .diag = wg_diag_open(),
		.name = WG_STR("r"), .known = no_name, .pictogram_of = no_name,
		.image_of = no_name, .bold_headings = true,
		.area_of = no_name, .label = label };

	WG_PUSH(a, &m.spoken) =
	    (struct wg_feed_language){ WG_STR("de"), &de };
	WG_PUSH(a, &m.spoken) =
	    (struct wg_feed_language){ WG_STR("fa"), &fa };
	add_page(&m, german, other);
	add_page(&m, german, german);
	wg_region_texts(&m);
	wg_region_contexts(&m);
	wg_diag_close(m.diag);
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
		bring(a, german, other);
	}
	wg_arena_close(a);
	return 0;
}
