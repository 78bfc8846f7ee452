/*
 * What the feed says and nothing here reads.  Every object has a list of the
 * fields that are used, or say again what others say; whatever else has a
 * value is told, so that a newer CMS can say nothing that is lost.
 */
#include "base/intl.h"
#include "base/out.h"
#include "import/region_write.h"

#define MOST 40 /* fields of one object that are told one by one */

#define ITEM                                                        \
	"id url path title modified_gmt last_updated published_at " \
	"excerpt content available_languages hash parent order slug_history "

static const char *const fields[] = {
	[WG_ITEM_PAGE] = ITEM,
	[WG_ITEM_PLACE] =
	    ITEM "meta_description contacts category "
		 "temporarily_closed opening_hours appointment_url location "
		 "barrier_free website email phone_number",
	[WG_ITEM_EVENT] = ITEM "location location_path meeting_url event "
			       "recurrence_rule",
	[WG_ITEM_NEWS] = ITEM "display_date channel source externalUrl",
	[WG_ITEM_IMPRINT] = ITEM,
	[WG_FIELDS_REGION] =
	    "id name path live prefix name_without_prefix "
	    "plz events pois push_notifications longitude latitude "
	    "bounding_box aliases languages",
	[WG_FIELDS_LOCATION] = "id name address town postcode country "
			       "latitude longitude",
	[WG_FIELDS_CONTACT] =
	    "id area_of_responsibility name email "
	    "phone_number mobile_number website opening_hours "
	    "appointment_url",
	[WG_FIELDS_CATEGORY] = "id name icon color icon_url icon_color",
	[WG_FIELDS_EVENT] =
	    "id start start_date start_time end end_date "
	    "end_time all_day only_weekdays recurrence_id timezone",
};

static bool
is_one_of(struct wg_str words, struct wg_str key)
{
	struct wg_str word;

	while ((word = wg_str_word(&words)).len > 0)
		if (wg_str_eq(word, key))
			return true;
	return false;
}

/* "name: IHK, website: https://ihk.example.org/"; no more deep than the
 * reader lets it be. */
static void
put_words(struct wg_out *out, const struct wg_js *js, bool named)
{
	struct wg_out inside = { 0 };

	switch (js->kind) {
	case WG_JS_NULL:
	case WG_JS_FALSE:
		break;
	case WG_JS_TRUE:
		wg_out_puts(&inside, "true");
		break;
	case WG_JS_NUMBER:
		if (js->micro % 1000000 == 0)
			wg_out_fmt(&inside, "%lld",
			    (long long)js->micro / 1000000);
		else
			wg_out_micro(&inside, js->micro);
		break;
	case WG_JS_TEXT:
		wg_out_put(&inside, js->text);
		break;
	default:
		for (const struct wg_js *k = js->first; k != NULL; k = k->next)
			put_words(&inside, k, js->kind == WG_JS_OBJECT);
	}
	if (inside.len > 0) {
		if (out->len > 0)
			wg_out_puts(out, ", ");
		if (named)
			wg_out_fmt(out, "%.*s: ", WG_ARG(js->key));
		wg_out_put(out, wg_out_str(&inside));
	}
	wg_out_free(&inside);
}

struct wg_str
wg_region_words(struct wg_arena *a, const struct wg_js *js)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	if (js == NULL)
		return WG_NONE;
	put_words(&out, js, false);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* The address of a picture that a field is, or WG_NONE. */
static struct wg_str
picture_of(const struct wg_js *js)
{
	const struct wg_js *full = wg_js_get(js, "full");

	if (wg_str_is(js->key, "featured_image"))
		return wg_js_text(full == NULL ? NULL : full->first, "url");
	return js->kind == WG_JS_TEXT &&
		(wg_str_is(js->key, "thumbnail") ||
		    wg_str_is(js->key, "icon")) ?
	    js->text :
	    WG_NONE;
}

/* Offers that links of the text have, and that there are some. */
static bool
is_offered(struct wg_writing *w, const struct wg_js *js)
{
	if (wg_str_is(js->key, "extras"))
		return w->m->offers.n > 0;
	if (!wg_str_is(js->key, "embedded_offers") || js->kind != WG_JS_ARRAY)
		return false;
	for (const struct wg_js *o = js->first; o != NULL; o = o->next)
		if (!wg_region_has_offer(w->m, w->item, wg_js_text(o, "url")))
			return false;
	return true;
}

/* Pictures that are at hand stand in the text, and that of a place in it. */
static bool
is_shown(struct wg_writing *w, struct wg_str picture)
{
	const struct wg_item *item = w->item;
	const struct wg_passage *b;

	/* A region has none. */
	if (picture.len == 0 || item->texts == NULL ||
	    item->texts[0].blocks == NULL ||
	    w->m->image_of(w->m->context, picture).len == 0)
		return false;
	if (item->kind == WG_ITEM_PLACE)
		return wg_str_eq(picture,
		    wg_js_text(item->texts[0].js, "thumbnail"));
	b = item->texts[0].blocks->first;
	while (b != NULL && (b->kind != WG_PASSAGE_PICTURE ||
	    b->words == NULL || !wg_str_eq(b->ref, picture)))
		b = b->next;
	return b != NULL;
}

static void
tell(struct wg_writing *w, const struct wg_js *js, struct wg_str words)
{
	struct wg_region_import *m = w->m;
	struct wg_str picture = picture_of(js);
	struct wg_str said =
	    wg_str_fmt(m->arena, "%.*s: %.*s", WG_ARG(js->key), WG_ARG(words));

	/* It stands in the head of the item. */
	if (wg_str_is(js->key, "organization") ?
		wg_region_organiser(m, js).len > 0 :
		m->pictogram_of(m->context, picture).len > 0)
		return;
	if (is_offered(w, js) || is_shown(w, picture))
		return;
	if (picture.len > 0) {
		WG_PUSH(m->arena, &m->pictures) =
		    (struct wg_noted_picture){ picture, w->item->id, js->key };
		wg_region_note(m, WG_D_IMPORT_IMAGE, picture, NULL);
	} else {
		wg_region_note(m, WG_D_IMPORT_UNREAD, said,
		    wg_str_is(js->key, "organization") ?
			N_("who offers it, without a website that can be linked") :
			wg_str_is(js->key, "embedded_offers") ?
			N_("an offer of another app") :
			NULL);
	}
	if (m->language == 0)
		wg_write_comment(w, said);
}

void
wg_region_unread(struct wg_writing *w, unsigned which, const struct wg_js *js,
    const struct wg_js *german)
{
	struct wg_region_import *m = w->m;
	struct wg_str known = wg_str(fields[which]);
	size_t n = 0;

	if (js == NULL || js->kind != WG_JS_OBJECT)
		return;
	for (js = js->first; js != NULL; js = js->next) {
		struct wg_str words;

		if (is_one_of(known, js->key))
			continue;
		words = wg_region_words(m->arena, js);
		if (words.len == 0 || ++n > MOST ||
		    wg_str_eq(words,
			wg_region_words(m->arena,
			    wg_js_get_str(german, js->key))))
			continue;
		tell(w, js, words);
	}
	if (n > MOST)
		wg_region_note(m, WG_D_IMPORT_UNREAD,
		    wg_str_fmt(m->arena, "%zu", n - MOST),
		    N_("more fields that nobody knows"));
}

void
wg_region_unread_item(struct wg_writing *w, struct wg_item *item)
{
	struct wg_region_import *m = w->m;
	const struct wg_js *german = item->texts[0].js;

	m->item = item;
	for (size_t l = 0; l < m->spoken.n; l++) {
		m->language = l;
		if (item->texts[l].is)
			wg_region_unread(w, item->kind, item->texts[l].js,
			    l == 0 ? NULL : german);
	}
	m->language = 0;
}
