/* Ids for all, what links lead to, and every text as blocks. */
#include <string.h>

#include "base/intl.h"
#include "import/import.h"
#include "import/region.h"
#include "model/former.h"
#include "model/limits.h"
#include "model/names.h"
#include "values/slug.h"
#include "values/value.h"

void
wg_region_note(struct wg_region_import *m, enum wg_diag_id id,
    struct wg_str words, const char *why)
{
	const struct wg_item_text region = { .file = m->region_file };
	const struct wg_item_text *t = m->item == NULL ||
		m->item->texts == NULL ? &region :
	    &m->item->texts[m->language];
	struct wg_noted n = { .id = id, .words = wg_str_dup(m->arena, words),
		.why = wg_str(why) };
	size_t shown = words.len;

	n.file = t->file == NULL ? WG_NONE : t->file->name;
	n.title = t->title;
	n.pointer = t->js == NULL ? WG_STR("/") :
	    wg_str_fmt(m->arena, "/%zu", t->index);
	n.language = m->spoken.at[m->language].code;
	WG_PUSH(m->arena, &m->noted) = n;
	/* At most 60 letters; the report has all. */
	while (shown > 60 || (shown < words.len && shown > 0 &&
	    ((unsigned char)words.ptr[shown] & 0xC0) == 0x80))
		shown--;
	wg_report(m->diag, id, t->file == NULL ? WG_NOWHERE :
	    WG_WHOLE(t->file), "%.*s „%.*s“: %.*s%s%s%s",
	    WG_ARG(n.pointer), WG_ARG(n.title), (int)shown,
	    words.len > 0 ? words.ptr : "", shown < words.len ? " …" : "",
	    why != NULL ? ": " : "", why != NULL ? _(why) : "");
}

/* Ids. */

bool
wg_region_is_taken(const struct wg_region_import *m, struct wg_str id)
{
	return wg_map_get(&m->taken, id) != NULL ||
	    m->is_another(m->context, id);
}

struct wg_str
wg_region_numbered(struct wg_region_import *m, struct wg_str stem)
{
	size_t n = (size_t)wg_map_get(&m->counted, stem);
	struct wg_str id;

	n = n < 2 ? 1 : n;
	do
		id = wg_str_fmt(m->arena, "%.*s-%zu", WG_ARG(stem), ++n);
	while (wg_region_is_taken(m, id));
	wg_map_put(m->arena, &m->counted, stem, (void *)n);
	return id;
}

/* What the app or the site calls so. */
static bool
is_reserved(const struct wg_item *item, struct wg_str id)
{
	return item != NULL && item->kind == WG_ITEM_PAGE &&
	    wg_name_taken(WG_EL_ARTICLE, id, item->parent == NULL);
}

static bool
is_free(struct wg_region_import *m, struct wg_str id)
{
	return wg_is_id(id) && id.len <= 60 && !wg_region_is_taken(m, id) &&
	    !is_reserved(m->item, id);
}

struct wg_str
wg_region_free_id(struct wg_region_import *m, struct wg_str key,
    struct wg_str name, const char *what, const char *ending)
{
	struct wg_str known = m->known(m->context, key), id, stem;

	stem = wg_slug(m->arena, name);
	if (stem.len == 0)
		stem = wg_str(what);
	stem = wg_str_head(stem, stem.len > 50 ? 50 : stem.len);
	while (wg_str_ends(stem, WG_STR("-")))
		stem.len--;
	id = known.len > 0 ? known : stem;
	if (known.len == 0 && !is_free(m, id))
		id = wg_str_fmt(m->arena, "%.*s-%s", WG_ARG(stem), ending);
	if (known.len == 0 && !is_free(m, id))
		id = wg_region_numbered(m, stem);
	wg_map_put(m->arena, &m->taken, id, m);
	m->name_it(m->context, key, id);
	return id;
}

static struct wg_str
slug_of(struct wg_str path)
{
	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return wg_str_from(path, i);
	return path;
}

#define FORMER 8 /* between two of them [byte] */

/* A whole old path; one that two have leads nowhere. */
static void
keep_address(struct wg_region_import *m, struct wg_map *kept,
    struct wg_item *item, struct wg_str path)
{
	struct wg_str slug = slug_of(path);
	struct wg_value v;
	struct wg_value_error e;
	size_t bytes = 0;
	void *before;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	if (wg_str_eq(slug, item->id) || slug.len == 0)
		return;
	before = wg_map_put(m->arena, kept, path, item);
	if (before == item)
		return;
	m->item = item;
	for (size_t i = 0; i < item->former.n; i++)
		bytes += item->former.at[i].len + FORMER;
	if (before != NULL || !wg_read_former(m->arena, path, &v, &e) ||
	    wg_region_is_taken(m, slug) || is_reserved(item, slug) ||
	    bytes + path.len + FORMER > WG_XML_VALUE / 2) {
		wg_region_note(m, WG_D_IMPORT_ADDRESS, path, NULL);
		return;
	}
	WG_PUSH(m->arena, &item->former) = path;
	wg_map_put(m->arena, &m->by_former, path, item);
	if (item->kind == WG_ITEM_PAGE &&
	    wg_map_get(&m->by_former, slug) == NULL)
		wg_map_put(m->arena, &m->by_former, slug, item);
}

static void
keep_addresses(struct wg_region_import *m)
{
	struct wg_map kept = { 0 };

	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		if (item->kind == WG_ITEM_NEWS || item->kind == WG_ITEM_IMPRINT)
			continue;
		for (size_t l = 0; l < m->spoken.n; l++) {
			const struct wg_item_text *t = &item->texts[l];
			const struct wg_js *old =
			    wg_js_get(t->js, "slug_history");
			struct wg_str path = t->path, slug = slug_of(path);

			if (!t->is)
				continue;
			m->language = l;
			keep_address(m, &kept, item, path);
			for (old = old == NULL ? NULL : old->first;
			     old != NULL; old = old->next)
				if (old->kind == WG_JS_TEXT &&
				    !wg_str_eq(old->text, slug))
					keep_address(m, &kept, item,
					    wg_str_fmt(m->arena, "%.*s%.*s",
						(int)(slug.ptr - path.ptr),
						path.ptr,
						WG_ARG(old->text)));
		}
	}
	m->language = 0;
}

/* Mail, phone and name lead to a place. */
static void
know_facts(struct wg_region_import *m, struct wg_item *place)
{
	const struct wg_js *js = place->texts[0].js;
	const struct wg_js *c = wg_js_get(js, "contacts");
	static const char *const fields[] = { "email",
		"area_of_responsibility" };
	struct WG_VEC(struct wg_str) facts = { 0 };

	WG_PUSH(m->arena, &facts) = place->texts[0].title;
	for (c = c == NULL ? NULL : c->first; c != NULL; c = c->next) {
		for (size_t i = 0; i < 2; i++)
			WG_PUSH(m->arena, &facts) = wg_js_text(c, fields[i]);
		WG_PUSH(m->arena, &facts) = wg_import_number(
		    m->arena, wg_js_text(c, "phone_number"));
	}
	for (size_t i = 0; i < facts.n; i++)
		if (facts.at[i].len > 0 && wg_map_get(&m->by_fact,
		    facts.at[i]) == NULL)
			wg_map_put(m->arena, &m->by_fact, facts.at[i], place);
}

/* It can stand in the project: an address in Germany, or none. */
static bool
is_abroad(const struct wg_item *place)
{
	const struct wg_js *l = wg_js_get(place->texts[0].js, "location");
	struct wg_str country = wg_js_text(l, "country");
	struct wg_str code = wg_js_text(l, "postcode");
	bool digits = code.len == 5;

	for (size_t i = 0; i < code.len; i++)
		digits &= wg_is_digit(code.ptr[i]);
	return (country.len > 0 && !wg_str_is(country, "Deutschland") &&
		   !wg_str_is(country, "Germany")) ||
	    (code.len > 0 && !digits);
}

void
wg_region_ids(struct wg_region_import *m)
{
	static const char *const endings[] = { "seite", "ort", "termin",
		"meldung", "impressum" };

	wg_map_put(m->arena, &m->taken, WG_STR("project"), m);
	wg_map_put(m->arena, &m->taken, m->name, m);
	/* What the book says is taken before anything new is named. */
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_str known =
		    m->known(m->context, m->items.at[i]->key);

		if (known.len > 0)
			wg_map_put(m->arena, &m->taken, known, m);
	}
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		m->item = item;
		if (item->kind == WG_ITEM_IMPRINT) {
			item->id = m->name;
			continue;
		}
		item->id = wg_region_free_id(m, item->key,
		    item->kind == WG_ITEM_NEWS ? item->texts[0].title :
		    slug_of(item->texts[0].path), endings[item->kind],
		    endings[item->kind]);
		if (item->kind == WG_ITEM_EVENT && wg_import_day(wg_js_text(
		    wg_js_get(item->texts[0].js, "event"), "start")).len ==
		    0) {
			item->left_out = true;
			wg_region_note(m, WG_D_IMPORT_FIELD, item->texts[0]
			    .title, N_("an event without a day, left out"));
		}
		if (item->kind == WG_ITEM_PLACE) {
			item->left_out = is_abroad(item);
			if (item->left_out)
				wg_region_note(m, WG_D_IMPORT_FIELD, wg_js_text(
				    wg_js_get(item->texts[0].js, "location"),
				    "postcode"), N_("a place abroad, left out"));
			else
				know_facts(m, item);
			wg_map_put(m->arena, &m->places, item->id, item);
		}
	}
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i], *root = item;

		while (root->parent != NULL)
			root = root->parent;
		if (item->kind == WG_ITEM_PAGE)
			item->area = m->area_of(
			    m->context, slug_of(root->texts[0].path));
	}
	keep_addresses(m);
}

/* Links. */

static bool
is_own_host(struct wg_region_import *m, struct wg_str host)
{
	static const char *const hosts[] = { "integreat.app",
		"web.integreat-app.de", "cms.integreat-app.de",
		"cms-test.integreat-app.de", "admin.integreat-app.de" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		if (wg_str_is(host, hosts[i]))
			return true;
	(void)m;
	return false;
}

/* An address of the region, by its whole path or its last part. */
static struct wg_item *
find_item(struct wg_region_import *m, struct wg_str path)
{
	struct wg_item *item;
	struct wg_str slug;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	item = wg_map_get(&m->by_path, path);
	if (item != NULL)
		return item;
	slug = slug_of(path);
	item = wg_map_get(&m->by_former, path);
	if (item == NULL)
		item = wg_map_get(&m->by_former, slug);
	if (item != NULL)
		return item;
	item = wg_map_get(&m->by_slug, slug);
	return (void *)item == (void *)m ? NULL : item;
}

static void
note_host(struct wg_region_import *m, struct wg_str host, struct wg_str href)
{
	size_t i = (size_t)wg_map_get(&m->by_host, host);

	if (i > 0) {
		m->hosts.at[i - 1].n++;
		return;
	}
	WG_PUSH(m->arena, &m->hosts) = (struct wg_noted_host){ host,
		m->item == NULL ? WG_NONE : m->item->id, 1 };
	wg_map_put(m->arena, &m->by_host, host, (void *)m->hosts.n);
	wg_region_note(m, WG_D_IMPORT_HOST, href, NULL);
}

bool
wg_region_accepts(struct wg_region_import *m, struct wg_str host)
{
	bool known = wg_map_get(&m->accepted, host) == WG_HOST_KNOWN;

	if (!m->accept_all && wg_map_get(&m->accepted, host) == NULL)
		return false;
	if (wg_map_get(&m->used, host) != NULL)
		return true;
	/* More than one attribute holds wait, too; one has room for ours. */
	if (!known &&
	    m->host_bytes + host.len + WG_HOST_GAP > WG_XML_VALUE - 100)
		return false;
	m->host_bytes += known ? 0 : host.len + WG_HOST_GAP;
	wg_map_put(m->arena, &m->used, host, m);
	WG_PUSH(m->arena, &m->used_hosts) = host;
	return true;
}

#define ADDRESS 4000 /* browsers and servers take no longer one [byte] */

enum wg_link_kind
wg_region_link(void *context, struct wg_str href, struct wg_str *to)
{
	struct wg_region_import *m = context;
	struct wg_value v;
	struct wg_value_error e;
	struct wg_str path = href, host = WG_NONE, rest;
	struct wg_item *item;

	if (wg_str_starts(href, WG_STR("//")))
		href = wg_str_fmt(m->arena, "https:%.*s", WG_ARG(href));
	if (wg_str_starts(href, WG_STR("/"))) {
		host = WG_STR("integreat.app");
	} else if (wg_str_starts(href, WG_STR("https://")) ||
	    wg_str_starts(href, WG_STR("http://"))) {
		path = wg_str_from(href, href.ptr[4] == 's' ? 8 : 7);
		rest = path;
		host = wg_str_cut(&rest, '/');
		path = rest.len == 0 ? WG_STR("/") :
		    wg_str_from(path, host.len);
	} else {
		return WG_LINK_NONE;
	}
	rest = path;
	rest = wg_str_cut(&rest, '#');
	rest = wg_str_cut(&rest, '?');
	path = wg_import_decode(m->arena, rest);
	rest = wg_str_from(path, 1);
	if (is_own_host(m, host) && wg_str_eq(wg_str_cut(&rest, '/'),
	    m->name)) {
		wg_str_cut(&rest, '/'); /* the language */
		item = find_item(m, path);
		if (item != NULL && !item->left_out &&
		    (item->kind == WG_ITEM_PAGE ||
			item->kind == WG_ITEM_PLACE)) {
			*to = item->id;
			return WG_LINK_ID;
		}
		if (!wg_str_starts(rest, WG_STR("events")) &&
		    !wg_str_starts(rest, WG_STR("news")) &&
		    !wg_str_starts(rest, WG_STR("imprint")) && rest.len > 0)
			return WG_LINK_DEAD;
		if (wg_str_starts(href, WG_STR("/")))
			href = wg_str_fmt(m->arena,
			    "https://integreat.app%.*s", WG_ARG(href));
	} else if (wg_str_starts(href, WG_STR("/"))) {
		return WG_LINK_DEAD;
	}
	if (wg_str_starts(href, WG_STR("http://")))
		return WG_LINK_PLAIN;
	if (href.len > ADDRESS || !wg_read_url(m->arena, href, &v, &e))
		return WG_LINK_NONE;
	if (!wg_region_accepts(m, v.url.host)) {
		note_host(m, v.url.host, v.url.href);
		return WG_LINK_HOST;
	}
	*to = v.url.href;
	return WG_LINK_WEB;
}

static struct wg_str
find_place(void *context, const struct wg_str *facts, size_t n)
{
	struct wg_region_import *m = context;

	for (size_t i = 0; i < n; i++) {
		const struct wg_item *place =
		    wg_map_get(&m->by_fact, facts[i]);

		if (place != NULL)
			return place->id;
	}
	return WG_NONE;
}

static bool
note_picture(void *context, struct wg_str url, struct wg_str alt)
{
	struct wg_region_import *m = context;
	bool shown = m->image_of(m->context, url).len > 0;

	WG_PUSH(m->arena, &m->pictures) = (struct wg_noted_picture){ url,
		m->item->id, alt };
	if (m->language == 0 && (!shown || alt.len == 0))
		wg_region_note(m, WG_D_IMPORT_IMAGE, url, shown ?
		    N_("it has no words that say what it shows") : NULL);
	return shown;
}

/* What a translation has in common with the German is told once. */
static void
tell(void *context, enum wg_diag_id id, struct wg_str words, const char *why)
{
	wg_region_note(context, id, words, why);
}

/* Texts. */

#define MOST_LANGUAGES 200 /* that an excuse names */

/* "Not available in this language", then only links to the others. */
static bool
is_excuse(struct wg_region_import *m, const struct wg_item_text *t,
    struct wg_str html)
{
	const struct wg_js *others = wg_js_get(t->js, "available_languages");
	ptrdiff_t list = wg_str_find_str(html, WG_STR("<ul>"));
	struct wg_str rest;
	unsigned links = 0;

	if (list < 0 || others == NULL ||
	    wg_str_find_str(wg_str_head(html, (size_t)list),
		WG_STR("<a")) >= 0 ||
	    wg_str_find_str(wg_str_head(html, (size_t)list),
		WG_STR("<h")) >= 0)
		return false;
	rest = wg_str_from(html, (size_t)list);
	for (;;) {
		ptrdiff_t at = wg_str_find_str(rest, WG_STR("href=\""));
		struct wg_str href;
		bool known = false;

		if (at < 0)
			break;
		rest = wg_str_from(rest, (size_t)at + 6);
		href = wg_import_decode(m->arena, wg_str_cut(&rest, '"'));
		for (const struct wg_js *k = others->first; k; k = k->next) {
			struct wg_str path = wg_js_text(k, "path");

			known |= path.len > 0 &&
			    wg_str_ends(href, path);
		}
		if (!known || ++links > MOST_LANGUAGES)
			return false;
	}
	/* Nothing behind the list. */
	rest = wg_str_trim(rest);
	list = wg_str_find_str(rest, WG_STR("</ul>"));
	return links > 0 && list >= 0 &&
	    wg_str_trim(wg_str_from(rest, (size_t)list + 5)).len == 0;
}

static size_t
count_blocks(const struct wg_passage *root)
{
	size_t n = 0;

	for (const struct wg_passage *b = root; b != NULL;
	     b = wg_passage_next(b, root))
		n += b->words != NULL || b->kind == WG_PASSAGE_CARD;
	return n;
}

/* News are escaped twice. */
static struct wg_str
html_of(struct wg_region_import *m, const struct wg_item *item,
    const struct wg_item_text *t)
{
	struct wg_str html = wg_js_text(t->js, "content");

	if (item->kind == WG_ITEM_NEWS && wg_str_find(html, '<') < 0 &&
	    wg_str_find_str(html, WG_STR("&lt;")) >= 0)
		html = wg_prose_plain(m->arena, html);
	return html;
}

/* Short, all bold, and something is behind it. */
static bool
is_bold_heading(struct wg_region_import *m, const struct wg_passage *b)
{
	return b->kind == WG_PASSAGE_PARA && b->next != NULL &&
	    b->words->first == b->words->last &&
	    b->words->first->kind == WG_PIECE_STRONG &&
	    wg_pieces_text(m->arena, b->words).len <= 80;
}

/* The next block in all languages; NULL where there is none. */
static void
step(const struct wg_region_import *m, struct wg_passage **blocks)
{
	for (size_t l = 0; l < m->spoken.n; l++)
		if (blocks[l] != NULL)
			blocks[l] = blocks[l]->next;
}

/* Below the headings that are some; one that is not the same in all
 * languages stays what it was, and is told. */
void
wg_region_bold_headings(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_passage **b =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_passage *);

	if (item->kind != WG_ITEM_PAGE && item->kind != WG_ITEM_IMPRINT)
		return;
	m->item = item;
	m->language = 0;
	for (size_t l = 0; l < m->spoken.n; l++)
		b[l] = item->texts[l].is ? item->texts[l].blocks->first : NULL;
	for (; b[0] != NULL; step(m, b)) {
		bool all = true;

		if (!is_bold_heading(m, b[0]))
			continue;
		for (size_t l = 1; l < m->spoken.n && all; l++)
			all = !item->texts[l].is ||
			    (b[l] != NULL && is_bold_heading(m, b[l]));
		if (!all)
			wg_region_note(m, WG_D_IMPORT_BOLD_HEADING,
			    wg_pieces_text(m->arena, b[0]->words), NULL);
		for (size_t l = 0; l < m->spoken.n && all; l++)
			if (b[l] != NULL)
				wg_passage_head(b[l], 6);
	}
}

/* No source could hold it. */
static bool
is_too_much(const struct wg_passage *root)
{
	struct wg_weight w = wg_prose_weight(root);

	return w.bytes > WG_XML_BYTES - WG_XML_VALUE ||
	    w.elements > WG_XML_ELEMENTS / 2;
}

static void
read_text(struct wg_region_import *m, struct wg_item *item, size_t language)
{
	struct wg_item_text *t = &item->texts[language];
	struct wg_prose p = { .arena = m->arena, .context = m,
		.link = wg_region_link, .place = find_place,
		.picture = note_picture, .tell = tell,
		.flat = item->kind == WG_ITEM_PLACE,
		.sections = item->kind == WG_ITEM_PAGE ||
		    item->kind == WG_ITEM_IMPRINT };
	struct wg_str html = html_of(m, item, t), lost;
	size_t words;

	m->item = item;
	m->language = language;
	for (unsigned i = 0; i < 4; i++)
		p.labels[i] = wg_region_label(
		    m, language, (enum wg_import_label)i);
	if (is_excuse(m, t, html)) {
		wg_region_note(m, WG_D_IMPORT_EMPTY, WG_NONE, NULL);
		html = WG_NONE;
	}
	t->blocks = wg_prose_read(&p, html);
	if (is_too_much(t->blocks)) {
		wg_region_note(m, WG_D_IMPORT_DEEP, wg_str_head(html, 200),
		    N_("too long for a page, it stands in import/leftover/"));
		wg_region_leave_over(m, language, t->js);
		html = WG_NONE;
		t->blocks = wg_prose_read(&p, html);
	}
	wg_region_take_own(m, &p, item, language);
	lost = wg_prose_lost(&p, html, t->blocks, &words);
	if (p.marks > 0)
		wg_region_note(m, WG_D_IMPORT_WORDS, wg_str_fmt(m->arena,
		    "%u", p.marks), N_("marks of direction, taken out"));
	if (lost.len > 0)
		wg_region_note(m, WG_D_IMPORT_LOST, lost, NULL);
	if (language == 0) {
		m->count.blocks += count_blocks(t->blocks);
		m->count.words += words;
		m->count.lost += lost.len > 0;
	}
	wg_out_free(&p.quoted);
	/* "Short and bold" before something else may be a heading. */
	for (struct wg_passage *b = t->blocks->first; language == 0 &&
	     b != NULL && p.sections && !m->bold_headings; b = b->next)
		if (is_bold_heading(m, b))
			wg_region_note(m, WG_D_IMPORT_BOLD_HEADING,
			    wg_pieces_text(m->arena, b->words), NULL);
}

void
wg_region_texts(struct wg_region_import *m)
{
	for (size_t l = 0; l < m->spoken.n; l++)
		for (size_t i = 0; i < m->items.n; i++)
			if (m->items.at[i]->texts[l].is)
				read_text(m, m->items.at[i], l);
	for (size_t i = 0; m->bold_headings && i < m->items.n; i++)
		wg_region_bold_headings(m, m->items.at[i]);
	for (size_t i = 0; i < m->items.n; i++)
		for (size_t l = 0; l < m->spoken.n; l++)
			wg_align(m, m->items.at[i], l);
	m->item = NULL;
	m->language = 0;
}
