/* The files of a region: which are there, and what belongs together. */
#include "import/region.h"

#include <unistd.h>

#include "base/intl.h"
#include "import/region_read.h"
#include "import/region_write.h"
#include "values/slug.h"

const struct wg_source *
wg_region_source(struct wg_region_import *m, struct wg_str name, bool needed)
{
	struct wg_arena *a = m->arena;
	struct wg_source *s = WG_NEW(a, struct wg_source);
	const char *path = wg_str_fmt(a, "%.*s/%.*s", WG_ARG(m->folder),
	    WG_ARG(name)).ptr;
	enum wg_file_error error =
	    wg_file_read(a, path, WG_JS_BYTES, &s->text);

	s->name = wg_str(path);
	if (error == WG_FILE_OK)
		return s;
	s->text = WG_NONE;
	if (error == WG_FILE_MISSING && !needed)
		wg_report(m->diag, WG_D_IMPORT_MISSING, WG_WHOLE(s), NULL);
	else
		wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(s), "%s",
		    error == WG_FILE_MISSING ? _("it is not there") :
		    error == WG_FILE_TOO_LARGE ? _("the file is too large") :
						 _("it cannot be read"));
	return NULL;
}

/* NULL after a report. */
const struct wg_js *
wg_region_json(struct wg_region_import *m, struct wg_str name, bool needed,
    enum wg_js_kind kind, const struct wg_source **file)
{
	const struct wg_source *s = wg_region_source(m, name, needed);
	struct wg_js_error e = { 0, NULL };
	const struct wg_js *js;

	if (s == NULL)
		return NULL;
	*file = s;
	js = wg_js_read(m->arena, s->text, &e);
	if (js == NULL) {
		wg_report(m->diag, WG_D_IMPORT_FEED,
		    (struct wg_span){ s, e.at, 0 }, "%s",
		    wg_str_starts(wg_str_trim(s->text), WG_STR("<")) ?
			_("it is a page of the web, no JSON") : _(e.why));
		return NULL;
	}
	if (js->kind == kind)
		return js;
	/* Nothing of a kind may be [] for an object. */
	if (js->kind == WG_JS_ARRAY && js->n == 0 && !needed)
		return NULL;
	wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(s), "%.*s",
	    WG_ARG(wg_js_get(js, "error") != NULL ? wg_js_text(js, "error") :
		wg_str(_("a list or an object of another kind"))));
	return NULL;
}

bool
wg_region_has(struct wg_region_import *m, struct wg_str name)
{
	return access(wg_str_fmt(m->arena, "%.*s/%.*s", WG_ARG(m->folder),
	    WG_ARG(name)).ptr, F_OK) == 0;
}

/* Only one region can be in the folder, or its files are of one. */
static bool
find_region(struct wg_region_import *m)
{
	struct wg_str *names, asked = m->name;
	size_t n, found = 0;

	if (!wg_folder_list(m->arena, wg_str_fmt(m->arena,
	    "%.*s/api/v3", WG_ARG(m->folder)).ptr, &names, &n))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		struct wg_str *inside;
		size_t k;

		if (wg_str_is(names[i], "regions") ||
		    !wg_folder_list(m->arena, wg_str_fmt(m->arena,
			"%.*s/api/v3/%.*s/de", WG_ARG(m->folder),
			WG_ARG(names[i])).ptr, &inside, &k) || k == 0 ||
		    (asked.len > 0 && !wg_str_eq(asked, names[i])))
			continue;
		if (found++ == 0)
			m->name = names[i];
		else
			wg_report(m->diag, WG_D_IMPORT_FEED, WG_NOWHERE,
			    "%.*s: %s", WG_ARG(names[i]),
			    _("a second region; --region says which"));
	}
	if (found == 0)
		wg_report(m->diag, WG_D_IMPORT_FEED, WG_NOWHERE, "%.*s: %s",
		    WG_ARG(m->folder),
		    _("there is no api/v3/REGION/de/ in it"));
	return found > 0;
}

static void
know_path(struct wg_region_import *m, struct wg_str path, struct wg_item *item)
{
	struct wg_str slug = wg_last_part(path);
	void *before;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	if (wg_map_get(&m->by_path, path) == NULL)
		wg_map_put(m->arena, &m->by_path, path, item);
	before = wg_map_get(&m->by_slug, slug);
	if (item->kind == WG_ITEM_PAGE)
		wg_map_put(m->arena, &m->by_slug, slug,
		    before != NULL && before != item ? m : (void *)item);
}

#define TITLE 400 /* [byte] */

static void
take_text(struct wg_region_import *m, struct wg_item *item, size_t language,
    const struct wg_js *js, const struct wg_source *file, size_t index)
{
	struct wg_item_text *t = &item->texts[language];

	*t = (struct wg_item_text){ .is = true, .file = file, .index = index,
		.js = js, .path = wg_js_text(js, "path"),
		.title = wg_prose_plain(m->arena, wg_js_text(js, "title")) };
	/* Nothing is without a title here, and it is to be one line. */
	if (t->title.len > TITLE) {
		struct wg_str whole = t->title;
		size_t n = TITLE;

		while (n > TITLE / 2 && whole.ptr[n] != ' ')
			n--;
		while (((unsigned char)whole.ptr[n] & 0xC0) == 0x80)
			n--;
		t->title = wg_str_fmt(m->arena, "%.*s …", (int)n, whole.ptr);
		m->item = item;
		m->language = language;
		wg_region_note(m, WG_D_IMPORT_FIELD, whole,
		    N_("too long for a title, cut"));
	}
	if (t->title.len == 0)
		t->title = wg_prose_plain(m->arena, wg_last_part(t->path));
	if (t->title.len == 0)
		t->title = WG_STR("…");
	if (item->kind != WG_ITEM_NEWS && t->path.len > 0)
		know_path(m, t->path, item);
}

static const char *const folders[] = { "pages", "locations", "events", "news",
	"imprint" };

/* What we publish ourselves has all places elsewhere, and on the map here. */
static struct wg_str
file_of(struct wg_region_import *m, enum wg_item_kind kind, size_t language,
    const char *name)
{
	struct wg_str all = wg_str_fmt(m->arena,
	    "_q/root/%.*s/%.*s/locations-all.json", WG_ARG(m->name),
	    WG_ARG(m->spoken.at[language].code));

	if (kind == WG_ITEM_PLACE && wg_region_has(m, all)) {
		if (name[0] == 'i')
			return all;
		name = "index";
	}
	return wg_str_fmt(m->arena, "api/v3/%.*s/%.*s/%s/%s.json",
	    WG_ARG(m->name), WG_ARG(m->spoken.at[language].code),
	    folders[kind], name);
}

static struct wg_item *
new_item(struct wg_region_import *m, enum wg_item_kind kind,
    const struct wg_js *js, const struct wg_source *file, size_t index)
{
	struct wg_item *item = WG_NEW(m->arena, struct wg_item);
	struct wg_str key;
	static const char *const words[] = { "page", "place", "event", "news",
		"imprint" };

	item->kind = kind;
	item->texts =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_item_text);
	take_text(m, item, 0, js, file, index);
	key = kind == WG_ITEM_NEWS ? wg_str_fmt(m->arena, "news %.*s",
	    WG_ARG(wg_js_text(js, "id"))) : wg_str_fmt(m->arena, "%s %.*s",
	    words[kind], WG_ARG(item->texts[0].path));
	item->key = key;
	for (unsigned n = 2; wg_map_get(&m->by_key, item->key) != NULL; n++)
		item->key = wg_str_fmt(m->arena, "%.*s #%u", WG_ARG(key), n);
	WG_PUSH(m->arena, &m->items) = item;
	wg_map_put(m->arena, &m->by_key, item->key, item);
	if (item->key.len > key.len) {
		m->item = item;
		wg_region_note(m, WG_D_IMPORT_FIELD, key,
		    N_("once more, so it has another id"));
	}
	return item;
}

/* An event that the CMS has spread over its days. */
static bool
is_spread(struct wg_region_import *m, const struct wg_js *js,
    const struct wg_source *file)
{
	struct wg_str slug = wg_last_part(wg_js_text(js, "path"));

	if (wg_str_find(slug, '$') < 0)
		return false;
	wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(file), "%.*s: %s",
	    WG_ARG(slug), _("one day of an event that comes again; fetch "
	    "events/?combine_recurring=True"));
	return true;
}

/* An object with an address of its own; else it is told. */
static bool
is_item(struct wg_region_import *m, enum wg_item_kind kind,
    const struct wg_js *js, const struct wg_source *file, size_t index)
{
	struct wg_str path = kind == WG_ITEM_NEWS ? wg_js_text(js, "id") :
						    wg_js_text(js, "path");

	if (js->kind == WG_JS_OBJECT && (path.len > 0 ||
	    kind == WG_ITEM_IMPRINT))
		return true;
	wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(file), "/%zu: %s",
	    index, _("an item without an address"));
	return false;
}

static void
read_german(struct wg_region_import *m, enum wg_item_kind kind)
{
	const struct wg_source *file;
	bool one = kind == WG_ITEM_IMPRINT;
	const struct wg_js *js = wg_region_json(m, file_of(m, kind, 0, "index"),
	    kind == WG_ITEM_PAGE, one ? WG_JS_OBJECT : WG_JS_ARRAY, &file);
	size_t i = 0;

	if (js == NULL)
		return;
	for (const struct wg_js *k = one ? js : js->first; k != NULL;
	     k = one ? NULL : k->next, i++) {
		if (!is_item(m, kind, k, file, i))
			continue;
		if (kind == WG_ITEM_NEWS && wg_js_get(k, "source") != NULL &&
		    !wg_str_is(wg_js_text(k, "source"), "local")) {
			struct wg_item other = { .kind = kind };

			other.texts = WG_NEW_ARRAY(
			    m->arena, m->spoken.n, struct wg_item_text);
			take_text(m, &other, 0, k, file, i);
			m->item = &other;
			wg_region_note(m, WG_D_IMPORT_WORDS,
			    other.texts[0].title,
			    N_("news of somebody else"));
			continue;
		}
		if (kind == WG_ITEM_EVENT && is_spread(m, k, file))
			break;
		new_item(m, kind, k, file, i);
	}
}

/* The German item that a translation belongs to, or NULL. */
static struct wg_item *
german_of(struct wg_region_import *m, enum wg_item_kind kind,
    const struct wg_js *js)
{
	const struct wg_js *de = wg_js_get(
	    wg_js_get(js, "available_languages"), "de");
	struct wg_str path = wg_js_text(de, "path");

	if (kind == WG_ITEM_NEWS)
		return wg_map_get(&m->by_key, wg_str_fmt(m->arena,
		    "news %.*s", WG_ARG(wg_js_text(js, "id"))));
	/* There is one at most, and it was read last. */
	if (kind == WG_ITEM_IMPRINT) {
		struct wg_item *last = m->items.at[m->items.n - 1];

		return last->kind == kind ? last : NULL;
	}
	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	return path.len == 0 ? NULL : wg_map_get(&m->by_path, path);
}

/* A fallback of the CMS has no number. */
static bool
is_fallback(const struct wg_js *js)
{
	const struct wg_js *id = wg_js_get(js, "id");

	return id != NULL && id->kind == WG_JS_NULL;
}

void
wg_region_leave_over(struct wg_region_import *m, size_t language,
    const struct wg_js *js)
{
	struct wg_str name =
	    wg_slug(m->arena, wg_last_part(wg_js_text(js, "path")));

	if (name.len == 0) /* news */
		name = wg_slug(m->arena, wg_js_text(js, "id"));
	name = name.len == 0 ? WG_STR("item") :
	    wg_str_head(name, name.len > 60 ? 60 : name.len);
	WG_PUSH(m->arena, &m->leftover_names) = wg_str_fmt(m->arena,
	    "%.*s/%.*s", WG_ARG(m->spoken.at[language].language->tag),
	    WG_ARG(name));
	WG_PUSH(m->arena, &m->leftover_texts) = wg_str_fmt(m->arena,
	    "<h1>%.*s</h1>\n%.*s\n", WG_ARG(wg_js_text(js, "title")),
	    WG_ARG(wg_js_text(js, "content")));
}

static void
read_translations(
    struct wg_region_import *m, enum wg_item_kind kind, size_t language)
{
	const struct wg_source *file;
	bool one = kind == WG_ITEM_IMPRINT;
	const struct wg_js *js = wg_region_json(m,
	    file_of(m, kind, language, "index"), false,
	    one ? WG_JS_OBJECT : WG_JS_ARRAY, &file);
	size_t i = 0;

	for (const struct wg_js *k = js == NULL || one ? js : js->first;
	     k != NULL; k = one ? NULL : k->next, i++) {
		struct wg_item *item = german_of(m, kind, k);

		if (is_fallback(k) || (kind == WG_ITEM_NEWS &&
		    wg_js_get(k, "source") != NULL &&
		    !wg_str_is(wg_js_text(k, "source"), "local")))
			continue;
		if (item != NULL && item->kind == kind &&
		    !item->texts[language].is) {
			take_text(m, item, language, k, file, i);
			continue;
		}
		struct wg_item other = { .kind = kind };

		other.texts = WG_NEW_ARRAY(
		    m->arena, m->spoken.n, struct wg_item_text);
		other.texts[language] = (struct wg_item_text){ .file = file,
			.index = i, .js = k, .title = wg_prose_plain(
			    m->arena, wg_js_text(k, "title")) };
		m->item = &other;
		m->language = language;
		wg_region_note(m, WG_D_IMPORT_ALONE, other.texts[language]
		    .title, item != NULL && item->kind == kind ?
			N_("a second translation of one text") : NULL);
		wg_region_leave_over(m, language, k);
	}
	m->language = 0;
}

#define DEEPEST 30 /* pages above a page: more is a circle, or no tree */

static void
find_parent(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_str path = wg_js_text(
	    wg_js_get(item->texts[0].js, "parent"), "path");
	struct wg_item *up;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	if (path.len == 0)
		return;
	up = wg_map_get(&m->by_path, path);
	if (up != NULL && up->kind == WG_ITEM_PAGE) {
		item->parent = up;
		return;
	}
	m->item = item;
	wg_region_note(m, WG_D_IMPORT_FIELD, path,
	    N_("the page above it is not there, so it stands at the top"));
}

static void
leave_circle(struct wg_region_import *m, struct wg_item *item)
{
	const struct wg_item *up = item;

	for (unsigned n = 0; n <= DEEPEST && up != NULL; n++)
		up = up->parent;
	if (up == NULL)
		return;
	m->item = item;
	wg_region_note(m, WG_D_IMPORT_FIELD, item->parent->texts[0].path,
	    N_("more than 30 pages above each other, so it stands at the "
	       "top"));
	item->parent = NULL;
}

/* Pages hang below their parents, in the order of the file. */
static void
find_parents(struct wg_region_import *m)
{
	for (size_t i = 0; i < m->items.n; i++)
		if (m->items.at[i]->kind == WG_ITEM_PAGE)
			find_parent(m, m->items.at[i]);
	for (size_t i = 0; i < m->items.n; i++)
		leave_circle(m, m->items.at[i]);
	for (size_t i = m->items.n; i-- > 0;) {
		struct wg_item *item = m->items.at[i];
		struct wg_item **first = item->parent != NULL ?
		    &item->parent->below : &m->pages;

		if (item->kind != WG_ITEM_PAGE)
			continue;
		item->next = *first;
		*first = item;
	}
	m->item = NULL;
}

static void
read_map(struct wg_region_import *m)
{
	const struct wg_source *file;
	struct wg_str name = file_of(m, WG_ITEM_PLACE, 0, "on_map");
	const struct wg_js *js;

	if (!wg_region_has(m, name))
		return;
	js = wg_region_json(m, name, false, WG_JS_ARRAY, &file);
	m->has_map = js != NULL;
	for (js = js == NULL ? NULL : js->first; js != NULL; js = js->next)
		wg_map_put(m->arena, &m->on_map, wg_js_text(js, "path"), m);
}

/* Of its own file, or of the list of all. */
static const struct wg_js *
read_region(struct wg_region_import *m)
{
	struct wg_str own = wg_str_fmt(m->arena,
	    "api/v3/regions/%.*s/index.json", WG_ARG(m->name));
	const struct wg_js *js;

	if (wg_region_has(m, own))
		return wg_region_json(
		    m, own, true, WG_JS_OBJECT, &m->region_file);
	js = wg_region_json(m, WG_STR("api/v3/regions/index.json"), true,
	    WG_JS_ARRAY, &m->region_file);
	if (js == NULL)
		return NULL;
	for (js = js->first; js != NULL; js = js->next)
		if (wg_str_eq(wg_js_text(js, "path"), m->name))
			return js;
	wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(m->region_file),
	    "%.*s: %s", WG_ARG(m->name), _("the region is not in it"));
	return NULL;
}

/* What says of a feed that this program has made it. */
static bool
is_own(struct wg_region_import *m)
{
	struct wg_str name = WG_STR("api/v3/version.json");
	struct wg_js_error e;
	const struct wg_source *s =
	    wg_region_has(m, name) ? wg_region_source(m, name, false) : NULL;

	return s != NULL && wg_str_is(wg_js_text(wg_js_read(m->arena, s->text,
	    &e), "program"), "wegweiser");
}

bool
wg_region_read(struct wg_region_import *m)
{
	if (!find_region(m))
		return false;
	m->own = is_own(m);
	m->region = read_region(m);
	if (m->region == NULL || !wg_region_languages(m))
		return false;
	wg_region_hidden(m);
	for (unsigned kind = 0; kind < WG_ITEM_KINDS; kind++)
		read_german(m, (enum wg_item_kind)kind);
	if (m->items.n == 0 || m->items.at[0]->kind != WG_ITEM_PAGE) {
		wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(m->region_file),
		    "%s", _("no German pages"));
		return false;
	}
	for (size_t l = 1; l < m->spoken.n; l++)
		for (unsigned kind = 0; kind < WG_ITEM_KINDS; kind++)
			read_translations(m, (enum wg_item_kind)kind, l);
	find_parents(m);
	read_map(m);
	return true;
}
