/* HTML as blocks: what each element becomes stands in import/tags.def. */
#include "import/maker.h"

#include "base/arena.h"
#include "front/html/html.h"

static const struct {
	const char *name;
	void (*how)(struct wg_maker *, const struct wg_soup *);
} tags[] = {
#define WG_TAG(name, how) { name, wg_on_##how },
#include "import/tags.def"
};

void
wg_maker_walk(struct wg_maker *m, const struct wg_soup *n)
{
	if (n->name.len == 0) {
		wg_maker_text(m, n->text);
		return;
	}
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (wg_str_is(n->name, tags[i].name)) {
			tags[i].how(m, n);
			return;
		}
	wg_maker_inside(m, n);
}

void
wg_maker_inside(struct wg_maker *m, const struct wg_soup *n)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		wg_maker_walk(m, k);
}

struct wg_passage *
wg_prose_read(struct wg_prose *p, struct wg_str html)
{
	struct wg_passage *root = WG_NEW(p->arena, struct wg_passage);
	struct wg_maker m = { .p = p, .a = p->arena, .into = root };
	bool whole;
	struct wg_soup *soup =
	    wg_soup_read(p->arena, wg_with_paragraphs(p->arena, html), &whole);

	if (!whole)
		wg_maker_tell(&m, WG_D_IMPORT_DEEP,
		    wg_spaced_words(p->arena, soup), NULL);
	wg_maker_inside(&m, soup);
	wg_maker_end(&m);
	wg_prose_lists(p, root);
	return root;
}

static void
weigh_piece(struct wg_weight *w, const struct wg_piece *p)
{
	w->elements++;
	/* "&" is escaped, and an emphasis has the longest tags. */
	w->bytes += p->text.len + p->text.len / 8 + p->target.len + 48;
	for (p = p->first; p != NULL; p = p->next)
		weigh_piece(w, p);
}

struct wg_weight
wg_prose_weight(const struct wg_passage *root)
{
	struct wg_weight w = { 0, 0 };

	for (const struct wg_passage *b = root; b != NULL;
	     b = wg_passage_next(b, root)) {
		w.elements++;
		w.bytes += 80 + b->ref.len; /* tags, and blanks before them */
		if (b->words != NULL)
			weigh_piece(&w, b->words);
	}
	return w;
}
