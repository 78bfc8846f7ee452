/*
 * What our own feed adds to the texts of a project: at their end the note that
 * no person has read a translation, and a link to the PDF of the page; to those
 * of places some of their fields.  All that comes again by itself; what the
 * note says is kept.
 */
#include "base/arena.h"
#include "import/region.h"

static struct wg_str
words_of(struct wg_arena *a, const struct wg_passage *b)
{
	return b == NULL || b->kind != WG_PASSAGE_PARA ? WG_NONE :
	    wg_pieces_text(a, b->words);
}

static void
take_out(struct wg_region_import *m, struct wg_prose *p,
    struct wg_passage *block)
{
	struct wg_passage *before = NULL, *parent = block->parent;

	for (struct wg_passage *b = parent->first; b != block; b = b->next)
		before = b;
	if (before == NULL)
		parent->first = block->next;
	else
		before->next = block->next;
	if (parent->last == block)
		parent->last = before;
	wg_out_fmt(&p->quoted, " %.*s ", WG_ARG(words_of(m->arena, block)));
}

/* It has just these words; in German, where the language has none of its
 * own. */
static bool
says(struct wg_region_import *m, const struct wg_passage *b, size_t language,
    enum wg_import_label which)
{
	struct wg_str words = words_of(m->arena, b);

	return words.len > 0 &&
	    (wg_str_eq(words, wg_region_label(m, language, which)) ||
		wg_str_eq(words, wg_region_label(m, 0, which)));
}

/* Of a list of facts; it goes with its last item. */
static void
take_items(struct wg_region_import *m, struct wg_prose *p,
    struct wg_passage *list, size_t language)
{
	struct wg_passage *next;

	for (struct wg_passage *i = list->first; i != NULL; i = next) {
		next = i->next;
		if (i->first != i->last ||
		    !says(m, i->first, language, WG_IMPORT_STEP_FREE))
			continue;
		wg_out_fmt(&p->quoted, " %.*s ",
		    WG_ARG(words_of(m->arena, i->first)));
		take_out(m, p, i);
	}
	if (list->first == NULL)
		take_out(m, p, list);
}

/* A place begins with what it is for, and says what the app has no field
 * for. */
static void
take_fields(struct wg_region_import *m, struct wg_prose *p,
    const struct wg_item_text *t, size_t language)
{
	struct wg_passage *root = t->blocks, *next;
	bool access = wg_js_is(t->js, "barrier_free");
	struct wg_str purpose = wg_prose_plain(
	    m->arena, wg_js_text(t->js, "meta_description"));

	if (purpose.len > 0 &&
	    wg_str_eq(words_of(m->arena, root->first), purpose))
		take_out(m, p, root->first);
	for (struct wg_passage *b = root->first; b != NULL && access; b = next) {
		next = b->next;
		if (says(m, b, language, WG_IMPORT_STEP_FREE))
			take_out(m, p, b);
		else if (b->kind == WG_PASSAGE_LIST)
			take_items(m, p, b, language);
	}
}

void
wg_region_take_own(struct wg_region_import *m, struct wg_prose *p,
    const struct wg_item *item, size_t language)
{
	struct wg_item_text *t = &item->texts[language];
	struct wg_passage *root = t->blocks;

	if (says(m, root->last, language, WG_IMPORT_PDF))
		take_out(m, p, root->last);
	t->unread = says(m, root->last, language, WG_IMPORT_MACHINE);
	if (t->unread)
		take_out(m, p, root->last);
	if (item->kind == WG_ITEM_PLACE)
		take_fields(m, p, t, language);
}

struct wg_str
wg_region_label(struct wg_region_import *m, size_t language,
    enum wg_import_label which)
{
	if (m->labels == NULL)
		m->labels = WG_NEW_ARRAY(m->arena,
		    m->spoken.n * WG_IMPORT_LABELS, struct wg_str);
	if (m->labels[language * WG_IMPORT_LABELS].len == 0)
		for (unsigned i = 0; i < WG_IMPORT_LABELS; i++)
			m->labels[language * WG_IMPORT_LABELS + i] =
			    m->label(m->context,
				m->spoken.at[language].language, i);
	return m->labels[language * WG_IMPORT_LABELS + which];
}
