/*
 * --facts: what the German says in words and an element could hold (a phone
 * number, a mail address, a time, a date, an amount) becomes that element where
 * every translation of the block says the same as often.  A message has the
 * same elements in all languages, so what one language says otherwise stays
 * words in all, and is told.
 */
#include "base/arena.h"
#include "base/intl.h"
#include "import/align.h"
#include "import/fact.h"

/* A fact that somewhere stands in words. */
struct spot {
	struct wg_piece *piece;
	size_t from, to; /* [byte] */
};

struct found {
	enum wg_bare_kind kind;
	struct wg_str value, words;
	unsigned n; /* how often the German has it */
};
struct all_found WG_VEC(struct found);
struct spots WG_VEC(struct spot);

/* Texts of a language that may say what a German block says. */
struct voice {
	size_t language;
	struct wg_piece *roots[2]; /* a German block may be two there */
	size_t n;
	struct spots spots[2];     /* of the fact that is looked at */
};

static const enum wg_piece_kind pieces[] = {
	[WG_BARE_DATE] = WG_PIECE_DATE, [WG_BARE_TIME] = WG_PIECE_TIME,
	[WG_BARE_MONEY] = WG_PIECE_MONEY, [WG_BARE_EMAIL] = WG_PIECE_EMAIL,
	[WG_BARE_PHONE] = WG_PIECE_PHONE
};

/* No link stands in a link; <bdi> may be around just a fact. */
static bool
may_hold(const struct wg_piece *p)
{
	return p->kind == WG_PIECE_TEXT || p->kind == WG_PIECE_STRONG ||
	    p->kind == WG_PIECE_EM || p->kind == WG_PIECE_QUOTE ||
	    p->kind == WG_PIECE_GERMAN;
}

static bool
has_text(const struct wg_piece *p)
{
	return (p->kind == WG_PIECE_TEXT || p->kind == WG_PIECE_GERMAN) &&
	    p->text.len > 0;
}

/* Words that are marked as German are a fact only as a whole. */
static bool
may_be(const struct wg_piece *p, size_t from, size_t to)
{
	return p->kind == WG_PIECE_TEXT || (from == 0 && to == p->text.len);
}

static struct wg_fact_text
text_of(struct wg_region_import *m, size_t language, struct wg_str s)
{
	return wg_fact_in(m->arena, s, m->spoken.at[language].language);
}

/* All places below 'p' that say the fact. */
static void
find(struct wg_region_import *m, size_t language, struct wg_piece *p,
    const struct found *f, struct spots *spots)
{
	if (has_text(p)) {
		struct wg_fact_text t = text_of(m, language, p->text);
		struct spot spot = { .piece = p };

		while (wg_fact_find(m->arena, &t, f->kind, f->value, spot.to,
		    &spot.from, &spot.to))
			if (may_be(p, spot.from, spot.to))
				WG_PUSH(m->arena, spots) = spot;
	}
	for (struct wg_piece *k = p->first; k != NULL; k = k->next)
		if (may_hold(k))
			find(m, language, k, f, spots);
}

/* From the last to the first, so that the others stay where they are. */
static void
make_pieces(struct wg_region_import *m, struct wg_piece *root,
    const struct found *f, const struct spots *spots)
{
	for (size_t i = spots->n; i-- > 0;) {
		struct wg_piece *p = spots->at[i].piece;

		if (p->kind == WG_PIECE_TEXT) {
			wg_piece_part(m->arena, root, p, spots->at[i].from,
			    spots->at[i].to, pieces[f->kind], f->value);
			continue;
		}
		p->kind = pieces[f->kind];
		p->text = f->value;
	}
}

static void
add_found(struct wg_region_import *m, struct all_found *all,
    struct found found)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == found.kind &&
		    wg_str_eq(all->at[i].value, found.value)) {
			all->at[i].n++;
			return;
		}
	WG_PUSH(m->arena, all) = found;
}

/* What the German says in words, each once. */
static void
read_german(struct wg_region_import *m, const struct wg_piece *p,
    struct all_found *all)
{
	if (has_text(p)) {
		struct wg_fact_text t = text_of(m, 0, p->text);
		struct found f = { .n = 1 };
		size_t i = 0, from, to;

		while (wg_fact_next(m->arena, &t, &i, &f.kind, &f.value,
		    &from, &to)) {
			f.words = wg_str_head(
			    wg_str_from(p->text, from), to - from);
			if (may_be(p, from, to))
				add_found(m, all, f);
		}
	}
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		if (may_hold(k))
			read_german(m, k, all);
}

/* In 'language' it is said otherwise, or nobody looked. */
static void
tell_left(struct wg_region_import *m, size_t language, const struct found *f,
    const char *why)
{
	m->language = language;
	wg_region_note(m, WG_D_IMPORT_FACT, f->words, why);
	m->count.facts_left++;
}

/* In the German and in all translations, or nowhere. */
static void
take_fact(struct wg_region_import *m, struct voice *voices, size_t n,
    const struct found *f)
{
	for (size_t i = 0; i < n; i++) {
		size_t said = 0;

		for (size_t k = 0; k < voices[i].n; k++) {
			voices[i].spots[k].n = 0;
			find(m, voices[i].language, voices[i].roots[k], f,
			    &voices[i].spots[k]);
			said += voices[i].spots[k].n;
		}
		if (said == f->n)
			continue;
		tell_left(m, voices[i].language, f, NULL);
		return;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < voices[i].n; k++)
			make_pieces(m, voices[i].roots[k], f,
			    &voices[i].spots[k]);
	m->count.facts += f->n;
}

static void
take_block(struct wg_region_import *m, struct voice *voices, size_t n)
{
	struct all_found all = { 0 };
	size_t most = WG_FACTS_MOST;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < voices[i].n; k++)
			if (wg_pieces_text(m->arena, voices[i].roots[k]).len >
			    WG_FACTS_LONGEST)
				most = 0;
	read_german(m, voices[0].roots[0], &all);
	for (size_t i = 0; i < all.n; i++)
		if (i < most)
			take_fact(m, voices, n, &all.at[i]);
		else
			tell_left(m, 0, &all.at[i],
			    N_("the text is too long, or has too many"));
}

/* The texts of a language that say what German block 'i' says; false: it has
 * none. */
static bool
hear(struct wg_region_import *m, struct wg_item *item, size_t language,
    struct wg_partner p, struct voice *v)
{
	const struct wg_rows *rows = wg_rows_of(m->arena, &item->texts[language]);

	*v = (struct voice){ .language = language, .n = p.n };
	for (size_t k = 0; k < p.n; k++)
		v->roots[k] = rows->at[p.first + k].block->words;
	return p.n > 0;
}

void
wg_region_take_facts(struct wg_region_import *m, struct wg_item *item)
{
	const struct wg_rows *g = wg_rows_of(m->arena, &item->texts[0]);
	const struct wg_partner **partners =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, const struct wg_partner *);
	struct voice *voices =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, struct voice);

	for (size_t l = 1; l < m->spoken.n; l++)
		if (item->texts[l].is)
			partners[l] = wg_partners(m, item, l);
	for (size_t i = 0; i < g->n; i++) {
		size_t n = 1;

		/* What is seen on a picture is no fact. */
		if (g->at[i].block->kind == WG_PASSAGE_PICTURE)
			continue;
		m->item = item;
		hear(m, item, 0, (struct wg_partner){ i, 1 }, &voices[0]);
		for (size_t l = 1; l < m->spoken.n; l++)
			if (partners[l] != NULL)
				n += hear(m, item, l, partners[l][i],
				    &voices[n]);
		take_block(m, voices, n);
	}
}
