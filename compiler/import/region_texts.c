/* Every text as blocks. */
#include "import/region.h"

#include "base/intl.h"
#include "model/limits.h"

static struct wg_str
find_place(void *context, const struct wg_str *facts, size_t n)
{
	struct wg_region_import *m = context;

	for (size_t i = 0; i < n; i++) {
		const struct wg_item *place = wg_map_get(&m->by_fact, facts[i]);

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

	WG_PUSH(m->arena, &m->pictures) =
	    (struct wg_noted_picture){ url, m->item->id, alt };
	if (m->language == 0 && (!shown || alt.len == 0))
		wg_region_note(m, WG_D_IMPORT_IMAGE, url,
		    shown ? N_("it has no words that say what it shows") :
			    NULL);
	return shown;
}

/* What a translation has in common with the German is told once. */
static void
tell(void *context, enum wg_diag_id id, struct wg_str words, const char *why)
{
	wg_region_note(context, id, words, why);
}

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
	    wg_str_find_str(wg_str_head(html, (size_t)list), WG_STR("<a")) >=
		0 ||
	    wg_str_find_str(wg_str_head(html, (size_t)list), WG_STR("<h")) >= 0)
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

			known |= path.len > 0 && wg_str_ends(href, path);
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
	struct wg_prose p = { .arena = m->arena,
		.context = m,
		.link = wg_region_link,
		.offer = wg_region_offer,
		.place = find_place,
		.picture = note_picture,
		.tell = tell,
		.alone = item->kind == WG_ITEM_PLACE,
		.sections = item->kind == WG_ITEM_PAGE ||
		    item->kind == WG_ITEM_IMPRINT };
	struct wg_str html = html_of(m, item, t), lost;
	size_t words;

	m->item = item;
	m->language = language;
	for (unsigned i = 0; i < 4; i++)
		p.labels[i] =
		    wg_region_label(m, language, (enum wg_import_label)i);
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
		wg_region_note(m, WG_D_IMPORT_WORDS,
		    wg_str_fmt(m->arena, "%u", p.marks),
		    N_("marks of direction, taken out"));
	if (lost.len > 0)
		wg_region_note(m, WG_D_IMPORT_LOST, lost, NULL);
	if (language == 0) {
		m->count.blocks += count_blocks(t->blocks);
		m->count.words += words;
		m->count.lost += lost.len > 0;
	}
	wg_out_free(&p.quoted);
	/* "Short and bold" before something else may be a heading. */
	for (struct wg_passage *b = t->blocks->first;
	     language == 0 && b != NULL && p.sections && !m->bold_headings;
	     b = b->next)
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
