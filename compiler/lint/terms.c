/*
 * The right word.  locales/glossary.tsv has the official terms in its first
 * column: a word that is one of them but for hyphens and capitals is written
 * wrongly.  content/terms.tsv has words to avoid, and abbreviations that need
 * no explanation.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"
#include "lint/style.h"

struct avoid {
	struct wg_str words; /* folded, words separated by one blank */
	struct wg_str right; /* as it is to be written */
	unsigned n;          /* words */
	unsigned rank;       /* in the order of the file */
	bool goes_on;        /* the last word may have an ending: "word*" */
	struct avoid *next;  /* with the same beginning, the earlier first */
	struct avoid *last;  /* of the first one */
};

struct wg_terms {
	struct wg_map spelling; /* folded → struct wg_str, as it is written */
	struct wg_map known;
	/* What to avoid, by its first word; or what a word begins with. */
	struct wg_map words, beginnings;
	unsigned n;
};

/* Small letters, without hyphens. */
static struct wg_str
fold(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str folded;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011)
			continue;
		if ((c >= 'A' && c <= 'Z') ||
		    (c >= 0xC0 && c <= 0xDE && c != 0xD7))
			c += 0x20;
		wg_out_char(&out, c == WG_UTF8_BAD ? 0xFFFD : c);
	}
	folded = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return folded;
}

static bool
has_soft_hyphen(struct wg_str s)
{
	return wg_str_find_str(s, WG_STR("\xC2\xAD")) >= 0;
}

static void
read_glossary(
    struct wg_arena *a, struct wg_terms *terms, struct wg_str rest)
{
	bool head = true;

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str term = wg_str_trim(wg_str_cut(&line, '\t'));
		struct wg_str *copy;

		if (term.len == 0 || wg_str_starts(term, WG_STR("#")))
			continue;
		if (wg_str_ends(term, WG_STR("*")))
			term.len--;
		/* Names of several words have many right forms. */
		if (!head && wg_str_find(term, ' ') < 0) {
			copy = WG_NEW(a, struct wg_str);
			*copy = term;
			wg_map_put(
			    a, &terms->spelling, fold(a, term), copy);
		}
		head = false;
	}
}

static void
index_term(struct wg_arena *a, struct wg_terms *terms, struct avoid *avoid)
{
	struct wg_map *map = avoid->n == 1 && avoid->goes_on ?
	    &terms->beginnings : &terms->words;
	struct wg_str rest = avoid->words, first = wg_str_word(&rest);
	struct avoid *chain = wg_map_get(map, first);

	avoid->rank = terms->n++;
	avoid->last = avoid;
	if (chain == NULL) {
		wg_map_put(a, map, first, avoid);
	} else {
		chain->last->next = avoid;
		chain->last = avoid;
	}
}

static void
read_term(struct wg_arena *a, struct wg_terms *terms,
    const struct wg_source *source, struct wg_str line, struct wg_diag *diag)
{
	struct wg_str right = line;
	struct wg_str term = wg_str_trim(wg_str_cut(&right, '\t'));
	struct avoid *avoid;

	right = wg_str_trim(right);
	if (term.len == 0 || right.len == 0) {
		wg_report(diag, WG_D_TERMS_ROW,
		    (struct wg_span){ source,
			(uint32_t)(line.ptr - source->text.ptr),
			(uint32_t)line.len },
		    NULL);
		return;
	}
	if (wg_str_is(right, "=")) {
		wg_map_put(a, &terms->known, term, terms);
		return;
	}
	avoid = WG_NEW(a, struct avoid);
	*avoid = (struct avoid){ .right = right,
		.goes_on = wg_str_ends(term, WG_STR("*")) };
	term.len -= avoid->goes_on;
	avoid->words = fold(a, wg_str_collapse(a, term));
	for (term = avoid->words; wg_str_word(&term).len > 0;)
		avoid->n++;
	if (avoid->n > 0)
		index_term(a, terms, avoid);
}

struct wg_terms *
wg_terms_read(struct wg_arena *a, const struct wg_source *glossary,
    const struct wg_source *source, struct wg_diag *diag)
{
	struct wg_terms *terms = WG_NEW(a, struct wg_terms);
	struct wg_str rest = source == NULL ? WG_NONE : source->text;

	if (glossary != NULL)
		read_glossary(a, terms, glossary->text);
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');

		if (wg_str_trim(line).len > 0 &&
		    !wg_str_starts(line, WG_STR("#")))
			read_term(a, terms, source, line, diag);
	}
	return terms;
}

bool
wg_terms_known(const struct wg_terms *terms, struct wg_str abbreviation)
{
	return wg_map_get(&terms->known, abbreviation) != NULL;
}

/* 'folded' are the words of the text. */
static bool
avoided_here(const struct wg_style_text *t, const struct wg_str *folded,
    const struct avoid *avoid, size_t i)
{
	struct wg_str rest = avoid->words;

	for (unsigned k = 0; k < avoid->n; k++) {
		struct wg_str want = wg_str_word(&rest);

		if (i + k >= t->n || t->words[i + k].unit != t->words[i].unit)
			return false;
		if (k + 1 == avoid->n && avoid->goes_on ?
			!wg_str_starts(folded[i + k], want) :
			!wg_str_eq(folded[i + k], want))
			return false;
	}
	return true;
}

static const struct avoid *
earlier(const struct avoid *a, const struct avoid *b)
{
	return a == NULL || (b != NULL && b->rank < a->rank) ? b : a;
}

/* The first row of the table that the text has at its word 'i', or NULL. */
static const struct avoid *
avoided_at(const struct wg_style_text *t, const struct wg_str *folded,
    size_t i)
{
	const struct avoid *found = wg_map_get(&t->terms->words, folded[i]);

	while (found != NULL && !avoided_here(t, folded, found, i))
		found = found->next;
	for (size_t n = 1; n <= folded[i].len; n++)
		found = earlier(found, wg_map_get(&t->terms->beginnings,
		    wg_str_head(folded[i], n)));
	return found;
}

static void
check_spelling(const struct wg_style_text *t, size_t i)
{
	struct wg_str bare = wg_style_bare(t->words[i].text);
	const struct wg_str *right = bare.len == 0 ? NULL :
		wg_map_get(&t->terms->spelling, fold(t->arena, bare));

	if (right == NULL || wg_str_eq(*right, bare) || has_soft_hyphen(bare))
		return;
	wg_report(t->diag, WG_D_TERM, t->words[i].at, "%.*s", WG_ARG(bare));
	wg_hint(t->diag, "write %.*s", WG_ARG(*right));
}

void
wg_check_words(const struct wg_style_text *t)
{
	struct wg_str *folded =
	    WG_NEW_ARRAY(t->arena, t->n + 1, struct wg_str);

	for (size_t i = 0; i < t->n; i++)
		folded[i] = fold(t->arena, wg_style_bare(t->words[i].text));
	for (size_t i = 0; i < t->n; i++) {
		const struct avoid *avoid;

		if (t->words[i].placeholder)
			continue;
		check_spelling(t, i);
		avoid = avoided_at(t, folded, i);
		if (avoid == NULL)
			continue;
		wg_report(t->diag, WG_D_TERM, t->words[i].at, "%.*s",
		    WG_ARG(wg_style_bare(t->words[i].text)));
		wg_hint(t->diag, "write %.*s", WG_ARG(avoid->right));
	}
}
