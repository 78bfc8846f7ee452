/*
 * What our own feed adds to the texts of a project: at their end the note that
 * no person has read a translation, and a link to the PDF of the page.  Both
 * come again by themselves; what the note says is kept.
 */
#include "base/arena.h"
#include "import/region.h"

static struct wg_passage *
before_last(const struct wg_passage *root)
{
	struct wg_passage *b = root->first;

	if (b == root->last)
		return NULL;
	while (b->next != root->last)
		b = b->next;
	return b;
}

/* The last paragraph, if it has just these words; in German, where the
 * language has none of its own. */
static bool
take_last(struct wg_region_import *m, struct wg_prose *p,
    struct wg_passage *root, size_t language, enum wg_import_label which)
{
	struct wg_passage *last = root->last, *before;
	struct wg_str words;

	if (last == NULL || last->kind != WG_PASSAGE_PARA)
		return false;
	words = wg_pieces_text(m->arena, last->words);
	if (!wg_str_eq(words, wg_region_label(m, language, which)) &&
	    !wg_str_eq(words, wg_region_label(m, 0, which)))
		return false;
	before = before_last(root);
	root->last = before;
	if (before == NULL)
		root->first = NULL;
	else
		before->next = NULL;
	wg_out_fmt(&p->quoted, " %.*s ", WG_ARG(words));
	return true;
}

void
wg_region_take_own(struct wg_region_import *m, struct wg_prose *p,
    struct wg_item_text *t, size_t language)
{
	take_last(m, p, t->blocks, language, WG_IMPORT_PDF);
	t->unread = take_last(
	    m, p, t->blocks, language, WG_IMPORT_MACHINE);
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
